"""What the grammars of the seven languages have in common: names of chains, calls and their arguments, literals."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.gates.source.languages import text

if TYPE_CHECKING:
    from tree_sitter import Node

LANGUAGES = {
    ".py": "Python",
    ".js": "JavaScript",
    ".jsx": "JavaScript",
    ".mjs": "JavaScript",
    ".cjs": "JavaScript",
    ".ts": "JavaScript",
    ".mts": "JavaScript",
    ".cts": "JavaScript",
    ".tsx": "JavaScript",
    ".vue": "JavaScript",
    ".svelte": "JavaScript",
    ".java": "Java",
    ".cs": "C#",
    ".php": "PHP",
    ".rb": "Ruby",
    ".go": "Go",
}
"""Suffix -> the language by whose habits a call is judged; TypeScript logs as JavaScript does."""

_CALLS_WORDS = """
call call_expression method_invocation invocation_expression function_call_expression member_call_expression
nullsafe_member_call_expression scoped_call_expression print_statement
"""
_CALLS = frozenset(_CALLS_WORDS.split())
_WRAPPERS_WORDS = """
parenthesized_expression parenthesized_statements non_null_expression await_expression await as_expression
satisfies_expression postfix_unary_expression checked_expression argument literal_element type_assertion_expression
expression_list block_argument
"""
_WRAPPERS = frozenset(_WRAPPERS_WORDS.split())
_OWNERS = ("object", "expression", "operand", "condition", "scope", "receiver", "value", "array", "argument")
_MEMBERS_WORDS = """
attribute member_expression field_access member_access_expression conditional_access_expression
nullsafe_member_access_expression scoped_property_access_expression selector_expression scope_resolution
"""
_MEMBERS = frozenset(_MEMBERS_WORDS.split())
_SUBSCRIPTS_WORDS = """
subscript subscript_expression array_access element_access_expression element_reference index_expression
"""
_SUBSCRIPTS = frozenset(_SUBSCRIPTS_WORDS.split())
_CASTS = frozenset({"cast_expression", "type_conversion_expression"})
STRINGS_WORDS = """
string template_string string_literal verbatim_string_literal raw_string_literal encapsed_string
interpreted_string_literal simple_symbol hash_key_symbol concatenated_string
"""
STRINGS = frozenset(STRINGS_WORDS.split())
_CONTENTS_WORDS = """
string_content string_fragment string_literal_content interpreted_string_literal_content raw_string_content
raw_string_literal_content escape_sequence
"""
_CONTENTS = frozenset(_CONTENTS_WORDS.split())
_SYMBOLS = frozenset({"simple_symbol", "hash_key_symbol"})
_PLAIN_WORDS = """
integer float number true false null none nil undefined null_literal boolean_literal integer_literal
decimal_integer_literal decimal_floating_point_literal real_literal int_literal float_literal character_literal
boolean regex
"""
_PLAIN = frozenset(_PLAIN_WORDS.split())
_SLICES = frozenset({"slice", "range", "range_expression"})
_LONGEST_CHAIN = 40
_LONGEST_NAME = 100
_WORD = lazy(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+|[^\W\d_A-Za-z]+")


@lru_cache(maxsize=8192)
def pieces(name: str) -> tuple[str, ...]:
    """The words of a name in lower case: `userEmail`, `user_email`, `UserEmail` and `user-email` are the same."""
    return tuple(piece.lower() for piece in _WORD.findall(name[:_LONGEST_NAME]))


def squashed(name: str) -> str:
    """The words of a name in lower case without what parts them."""
    return "".join(pieces(name))


def is_call(node: Node) -> bool:
    """Whether a node calls a function or a method."""
    return node.type in _CALLS


def is_chain(node: Node) -> bool:
    """Whether a node refers to something by name: an identifier, a member, an element."""
    return node.type in _MEMBERS or node.type in _SUBSCRIPTS or bool(_identifier(node))


def is_wrapper(node: Node) -> bool:
    """Whether a node only puts brackets, `await` or a cast around another."""
    return node.type in _WRAPPERS or node.type in _CASTS


def is_part(node: Node) -> bool:
    """Whether a node takes a part of a text only (`email[:3]`)."""
    if node.type == "slice_expression":
        return True
    if node.type not in _SUBSCRIPTS:
        return False
    return any(each.type in _SLICES for each in _indexes(node))


def chain(node: Node) -> tuple[str, ...]:
    """The names along a chain from its root: `a.b(c).d["e"]` gives a, b, d, e. At most the last forty."""
    names: list[str] = []
    below: Node | None = node
    for _ in range(_LONGEST_CHAIN):
        if below is None:
            break
        below, name = _step(below)
        if name:
            names.append(name[:_LONGEST_NAME])
    return tuple(reversed(names))


def receiver(call: Node) -> Node | None:
    """What a method is called on; None for a function."""
    function = call.child_by_field_name("function")
    if function is None:
        return _first(call, ("object", "scope", "receiver"))
    return _step(function)[0] if function.type in _MEMBERS else None


def arguments(call: Node) -> list[Node]:
    """The arguments of a call, without comments."""
    found = call.child_by_field_name("arguments")
    if call.type == "print_statement":
        return [each for each in call.named_children if each.type != "chevron"]
    if found is None:
        return []
    if found.type == "template_string":
        return [found]
    return [each for each in found.named_children if not each.type.endswith("comment")]


def literal(node: Node | None) -> str | None:
    """The text of a string without interpolation, or of a symbol; None for anything else."""
    while node is not None and is_wrapper(node):
        node = node.named_children[0] if node.named_children else None
    if node is None or node.type not in STRINGS:
        return None
    if node.type in _SYMBOLS:
        return text(node).strip(":\"'")
    found = []
    for child in node.named_children:
        if child.type in _CONTENTS:
            found.append(text(child))
        elif child.type not in {"string_start", "string_end", "raw_string_start", "raw_string_end"}:
            return None
    return "".join(found)


def is_constant(node: Node) -> bool:
    """Whether a node is a literal: text, a number, a truth value, nothing."""
    return node.type in _PLAIN or literal(node) is not None


def key(node: Node | None) -> str:
    """The name that a key bears; empty where it is computed."""
    if node is None:
        return ""
    name = literal(node)
    if name is not None:
        return name
    while is_wrapper(node) and node.named_children:
        node = node.named_children[0]
        name = literal(node)
        if name is not None:
            return name
    return _identifier(node)


def _step(node: Node) -> tuple[Node | None, str]:
    """What a node of a chain stands on, and the name that it adds."""
    kind = node.type
    if kind in _CALLS:
        function = node.child_by_field_name("function")
        if function is not None:
            return function, ""
        name = node.child_by_field_name("name") or node.child_by_field_name("method")
        return _first(node, ("object", "scope", "receiver")), text(name).lstrip("$@")
    if kind in _MEMBERS:
        return _member(node)
    if kind in _SUBSCRIPTS:
        owner = _first(node, _OWNERS) or (node.named_children[0] if node.named_children else None)
        named = [each for each in map(_key_of_index, _indexes(node)) if each]
        return owner, named[-1] if named else ""
    if kind in _CASTS:
        return node.child_by_field_name("value") or (node.named_children[-1] if node.named_children else None), ""
    if kind in _WRAPPERS:
        return (node.named_children[0] if node.named_children else None), ""
    if kind in {"unary_expression", "pointer_expression"} and node.child_count and text(node.children[0]) in {"*", "&"}:
        return node.children[-1], ""
    if kind in {"qualified_name", "generic_name"} and node.named_children:
        child = node.named_children[0] if kind == "generic_name" else node.named_children[-1]
        return None, text(child)
    return None, _identifier(node)


def _key_of_index(node: Node) -> str:
    """The name by which an element is taken: that of a string or symbol, not of a variable or a number."""
    return literal(node) or (text(node) if node.type == "name" else "")


def _member(node: Node) -> tuple[Node | None, str]:
    owner = _first(node, _OWNERS)
    name = _first(node, ("attribute", "property", "field", "name"))
    if name is None:
        binding = node.named_children[-1] if node.named_children else None
        name = binding.child_by_field_name("name") if binding is not None else None
    if name is not None and name.type == "generic_name" and name.named_children:
        name = name.named_children[0]
    return owner, text(name).lstrip("$@#")


def _indexes(node: Node) -> list[Node]:
    found = _first(node, ("subscript", "index"))
    if found is None:
        return node.named_children[1:]
    if found.type == "bracketed_argument_list":
        return [child for each in found.named_children for child in each.named_children]
    return [found]


def _first(node: Node, fields: tuple[str, ...]) -> Node | None:
    for field in fields:
        found = node.child_by_field_name(field)
        if found is not None:
            return found
    return None


def _identifier(node: Node) -> str:
    kind = node.type
    if kind == "variable_name":
        return text(node).lstrip("$")
    if node.child_count:
        return ""
    if kind.endswith("identifier") or kind in _LEAVES:
        return text(node).lstrip("$@#")
    return ""


_LEAVES_WORDS = """
this self super name constant instance_variable global_variable class_variable this_expression
shorthand_property_identifier predefined_type shorthand_property_identifier_pattern
"""
_LEAVES = frozenset(_LEAVES_WORDS.split())
