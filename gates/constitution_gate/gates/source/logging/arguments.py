"""What the arguments of a logging call hold: names of personal data in expressions, keys and interpolations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.gates.source.languages import line, text
from constitution_gate.gates.source.logging.calls import log_call
from constitution_gate.gates.source.logging.redaction import is_harmless, is_test, redacts
from constitution_gate.gates.source.logging.syntax import (
    STRINGS,
    arguments,
    chain,
    is_call,
    is_chain,
    is_constant,
    is_part,
    is_wrapper,
    key,
    literal,
    pieces,
    receiver,
    squashed,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tree_sitter import Node

    from constitution_gate.gates.source.logging.calls import LogCall
    from constitution_gate.gates.source.logging.names import Names

DIRECT, TEXT, DUMP = "direct", "text", "dump"
"""How a value is written: as an argument of its own, made text inside another, or with all its fields."""
MOST_NODES = 4000

_PAIRS_WORDS = """
pair keyword_argument array_element_initializer keyed_element named_argument
"""
_PAIRS = frozenset(_PAIRS_WORDS.split())
_SKIPPED_WORDS = """
comment line_comment block_comment type_conversion format_specifier interpolation_format_clause for_in_clause
formal_parameters parameters lambda_parameters block_parameters type_arguments type_annotation type_argument_list
implicit_parameter statement_block import_statement class_body class_declaration function_declaration if_clause class
method escape_sequence method_reference
"""
_SKIPPED = frozenset(_SKIPPED_WORDS.split())
_LAMBDAS_WORDS = """
lambda arrow_function lambda_expression anonymous_function function_expression func_literal
"""
_LAMBDAS = frozenset(_LAMBDAS_WORDS.split())
_TERNARIES = frozenset({"conditional_expression", "ternary_expression", "conditional"})
_BINARY = frozenset({"binary_expression", "binary_operator", "boolean_operator", "binary"})
_SPREADS = frozenset({"spread_element", "dictionary_splat", "hash_splat_argument", "variadic_unpacking"})
_CREATIONS = frozenset({"object_creation_expression", "new_expression", "implicit_object_creation_expression"})
_AND = frozenset({"&&", "and"})
_TAKING_WORDS = """
get fetch dig getattr input header post getparameter getheader getstring value getitem getattribute cookie query
getorelse getordefault read attr field
"""
_TAKING = frozenset(_TAKING_WORDS.split())
_COLUMNS_WORDS = """
map pluck collect values valueslist select flatmap each getall only pick values_at
"""
_COLUMNS = frozenset(_COLUMNS_WORDS.split())
_TRANSPARENT_WORDS = """
str string repr format formatted fmt sprintf sprint sprintln stringify dumps dump json join concat trim strip lower
upper lowercase uppercase downcase upcase encode decode escape text message msg serialize any interface arg kv print
printf export inspect of entry entries map list dict tuple set array vars assign merge pluck collect select attr attrs
group to as append build describe prepare normalize normalise object stringer strs field fields value put v yaml
structured serializer marshal debug render template util sub interpolate replace_all lit with
"""
_TRANSPARENT = frozenset(_TRANSPARENT_WORDS.split())
_DUMPING_WORDS = """
stringify dumps dump vars asdict repr inspect vardump varexport printr serialize serializeobject marshal marshalindent
writevalueasstring modeldump todict tojson attributes getattributes toarray jsonencode fromentries entries assign dict
"""
_DUMPING = frozenset(_DUMPING_WORDS.split())
_LIMITING = frozenset({"exclude", "include", "only", "except", "fields", "replacer"})
_KEYED_WORDS = """
addkeyvalue addargument withfield put kv keyvalue value v forcontext pushproperty str tag with entry of setattribute
append withvalue any interface string object stringer strs
"""
_KEYED = frozenset(_KEYED_WORDS.split())
_CREATED_WORDS = """
map dict dictionary hash list array string error exception event object builder tuple pair
"""
_CREATED = frozenset(_CREATED_WORDS.split())
_KEY = lazy(r"[\w.\-]{1,60}")
_PLACEHOLDER = lazy(r"(?<!\{)\{(@?)(\w{1,60})[^{}]{0,40}\}")
_WRITING_WHOLE = frozenset({"p", "pp", "inspect", "ap"})


class Mention(Record):
    """A name that is logged, its kind of data, and where it stands; `whole` says that it is all of an entity."""

    name: str
    kind: str
    line: int
    whole: bool = False


class Reading:
    """Reads the arguments of one call. `redacted` says whether a variable was made harmless before."""

    def __init__(self, call: LogCall, names: Names, redacted: Callable[[str], bool]) -> None:
        self._call = call
        self._names = names
        self._redacted = redacted
        self._language = call.language
        self._found: dict[tuple[str, str], Mention] = {}
        self._pending: list[tuple[Node, str]] = []
        self.complete = True

    def mentions(self) -> tuple[Mention, ...]:
        """What is logged, in the order of the text; `complete` is False afterwards where there was too much."""
        self._positional(self._call.arguments, self._call.method, DIRECT)
        for _ in range(MOST_NODES):
            if not self._pending:
                break
            self._read(*self._pending.pop())
        self.complete = not self._pending
        return tuple(sorted(self._found.values(), key=lambda each: each.line))

    def _read(self, node: Node, mode: str) -> None:
        kind = node.type
        if kind in _SKIPPED or is_test(node) or is_part(node):
            return
        if is_call(node):
            self._nested(node, mode)
        elif is_wrapper(node):
            self._push(node.named_children, mode)
        elif is_chain(node):
            self._judge(node, chain(node), mode)
        elif kind in STRINGS:
            if not is_constant(node):
                self._push([each for each in node.named_children if not each.type.endswith("content")], TEXT)
        elif kind in _PAIRS:
            self._pair(node, mode)
        elif kind in _TERNARIES:
            self._push(_outcomes(node), mode)
        elif kind in _LAMBDAS:
            body = node.child_by_field_name("body")
            self._push([body] if body is not None else [], TEXT)
        elif kind in _BINARY:
            self._binary(node)
        elif kind in _SPREADS:
            self._push(node.named_children, DUMP)
        else:
            self._composite(node, mode)

    def _composite(self, node: Node, mode: str) -> None:
        kind = node.type
        if kind == "anonymous_object_creation_expression":
            self._members(node)
        elif kind == "assignment_expression":
            self._keyed(_left_key(node), node.child_by_field_name("right"), node, mode)
        elif kind == "initializer_expression" and len(node.named_children) == 2 and literal(node.named_children[0]):
            self._keyed(literal(node.named_children[0]) or "", node.named_children[1], node, mode)
        elif kind in _CREATIONS:
            self._created(node, mode)
        elif kind == "interpolation" and self._language == "Python":
            conversion = any(text(each) == "!r" for each in node.named_children)
            self._push(node.named_children[:1], DUMP if conversion else TEXT)
        elif kind == "named_expression":
            self._push([each for each in (node.child_by_field_name("value"),) if each is not None], mode)
        else:
            self._push(node.named_children, TEXT if "interpolation" in kind or "substitution" in kind else mode)

    def _push(self, nodes: Sequence[Node], mode: str) -> None:
        self._pending.extend((node, mode) for node in reversed(nodes))

    def _binary(self, node: Node) -> None:
        operator = text(node.child_by_field_name("operator"))
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        sides = [each for each in ((None if operator in _AND else left), right) if each is not None]
        self._push(sides or node.named_children, TEXT)

    def _created(self, node: Node, mode: str) -> None:
        name = text(node.child_by_field_name("type") or node.child_by_field_name("constructor"))
        if not name and node.named_children:
            name = text(node.named_children[0])
        if redacts(name) and "map" not in pieces(name):
            return
        if not _CREATED.isdisjoint(pieces(name)):
            given = [each for each in node.named_children if "argument" in each.type or "initializer" in each.type]
            self._push(given, mode)
        elif (initializer := node.child_by_field_name("initializer")) is not None:
            self._push([initializer], mode)

    def _members(self, node: Node) -> None:
        """`new { Email = e, u.Phone }`: the grammar lists names and values side by side."""
        children = [each for each in node.children if each.type not in {"{", "}", ",", "new"}]
        index = 0
        while index < len(children):
            if index + 2 < len(children) and children[index + 1].type == "=":
                self._keyed(text(children[index]), children[index + 2], node, DIRECT)
                index += 3
            else:
                self._push([children[index]], DIRECT)
                index += 1

    def _pair(self, node: Node, mode: str) -> None:
        key_node = node.child_by_field_name("key") or node.child_by_field_name("name")
        value = node.child_by_field_name("value")
        if node.type == "array_element_initializer":
            children = node.named_children
            if len(children) < 2:
                self._push(children, mode)
                return
            key_node, value = children[0], children[-1]
        if value is None:
            name = key(key_node)
            self._judge(node, (name,), mode)
            return
        self._keyed(key(key_node), value, node, mode)

    def _keyed(self, name: str, value: Node | None, node: Node, mode: str) -> None:
        """A key with a value: a personal key is a finding unless the value is harmless."""
        if value is None:
            return
        kind = self._names.kind(name, "") if name else None
        if kind is None:
            self._push([value], DIRECT if mode == TEXT else mode)
            return
        if not self._is_harmless(value):
            self._add(name, kind, node)

    def _is_harmless(self, value: Node) -> bool:
        if value.type in _TERNARIES:
            return all(self._is_harmless(each) for each in _outcomes(value) if each.type not in _TERNARIES)
        names = chain(value)
        return is_harmless(value) or (len(names) == 1 and self._redacted(names[0]))

    def _positional(self, nodes: Sequence[Node], method: str, mode: str) -> None:
        """Arguments in a row, among them pairs of a name and a value, and templates whose holes have names."""
        left = list(nodes)
        holes = self._holes(left) if self._language == "C#" else {}
        paired = self._language == "Go" or squashed(method) in _KEYED
        index = 0
        pending: list[tuple[Node, str]] = []
        while index < len(left):
            node = left[index]
            name = literal(node) if paired and index + 1 < len(left) else None
            kind = self._names.kind(name) if name and _KEY.fullmatch(name) else None
            if kind is not None and name is not None:
                if not self._is_harmless(left[index + 1]):
                    self._add(name, kind, node)
                index += 2
                continue
            whole, hole = holes.get(index, (False, ""))
            hole_kind = self._names.kind(hole) if hole else None
            if hole_kind is not None:
                if not self._is_harmless(_inner(node)):
                    self._add(hole, hole_kind, node)
            else:
                pending.append((node, DUMP if whole else mode))
            index += 1
        self._pending.extend(reversed(pending))

    def _holes(self, nodes: Sequence[Node]) -> dict[int, tuple[bool, str]]:
        """Which argument fills which hole of a message template: `"{@User} signed in from {Ip}"`."""
        for index, node in enumerate(nodes):
            template = literal(node)
            if template is not None and "{" in template:
                found = _PLACEHOLDER.findall(template[:2000])
                return {index + 1 + at: (bool(sign), name) for at, (sign, name) in enumerate(found)}
        return {}

    def _nested(self, node: Node, mode: str) -> None:
        """What a call among the arguments gives."""
        if log_call(node, self._language) is not None:
            return
        names = chain(node)
        if not names:
            self._push(arguments(node), mode)
            return
        given = arguments(node)
        name = squashed(names[-1])
        if redacts(names[-1]) or any(redacts(each) for each in names[:-1] if len(pieces(each)) == 1 and _makes(each)):
            return
        if name in _TAKING and given and (taken := _taken(given, name)) is not None:
            owner = chain(given[0]) if name in {"getattr", "dig"} and len(names) == 1 else names[:-1]
            self._judge(node, (*owner, taken), mode)
            return
        if any(key(each.child_by_field_name("name") or each.child_by_field_name("key")) in _LIMITING for each in given):
            return
        if name in _COLUMNS:
            self._columns(node, given)
        elif self._is_transparent(names):
            self._through(node, names, given, name, mode)
        elif not given or pieces(names[-1])[:1] == ("get",):
            self._judge(node, names, mode)

    def _is_transparent(self, names: Sequence[str]) -> bool:
        words = pieces(names[-1])
        return not _TRANSPARENT.isdisjoint(words) or names[0] in {"zap", "slog", "logrus", "zerolog"}

    def _through(self, node: Node, names: Sequence[str], given: Sequence[Node], name: str, mode: str) -> None:
        inner = DUMP if name in _DUMPING or mode == DUMP else TEXT
        if not given:
            self._judge(node, names, inner if inner == DUMP else mode)
            return
        below = receiver(node)
        if below is not None:
            self._push([below], inner)
        self._positional(given, names[-1], inner)

    def _columns(self, node: Node, given: Sequence[Node]) -> None:
        below = receiver(node)
        owner = chain(below)[-1:] if below is not None else ()
        for each in given:
            name = literal(each)
            if name is not None:
                self._judge(each, (*owner, name), TEXT)
            else:
                self._push([each], TEXT)

    def _judge(self, node: Node, names: Sequence[str], mode: str) -> None:
        names = [name for name in names if name]
        if not names or (len(names) == 1 and self._redacted(names[0])):
            return
        if found := self._names.of_chain(names, self._language):
            self._add(*found, node)
            return
        if self._names.dumps(names) or mode == DUMP:
            whole = self._names.dumped(names)
        else:
            whole = self._names.entity(names) if self._writes_whole(node, mode) else None
        if whole:
            self._add(whole, "with its personal fields", node, whole=True)

    def _writes_whole(self, node: Node, mode: str) -> bool:
        """Whether the language writes all fields of an object that stands there."""
        if self._language in {"Go", "Java"}:
            return True
        if self._language == "Ruby":
            return self._call.method in _WRITING_WHOLE
        if self._language == "C#" or mode != DIRECT:
            return False
        if self._language == "Python" and self._call.method not in {"print", "pprint", "pp"}:
            return bool(self._call.arguments) and node == self._call.arguments[0]
        return True

    def _add(self, name: str, kind: str, node: Node, *, whole: bool = False) -> None:
        self._found.setdefault((name, kind), Mention(name, kind, line(node), whole))


def _makes(name: str) -> bool:
    return pieces(name)[0] in {"hashlib", "hash", "mask", "masker", "redact", "redactor", "bcrypt", "digest", "hmac"}


def _inner(node: Node) -> Node:
    return node.named_children[-1] if node.type == "argument" and node.named_children else node


def _outcomes(node: Node) -> list[Node]:
    if node.child_by_field_name("condition") is None and node.type == "conditional_expression":
        children = node.named_children
        return [*children[:1], *children[2:]]
    fields = ("consequence", "body", "alternative")
    return [each for each in map(node.child_by_field_name, fields) if each is not None]


def _left_key(node: Node) -> str:
    left = node.child_by_field_name("left")
    if left is None:
        return ""
    if left.type == "element_binding_expression" and left.named_children:
        return key(left.named_children[0])
    names = chain(left)
    return names[-1] if names else ""


def _taken(given: Sequence[Node], name: str) -> str | None:
    """The name of the element that `get("email")` or `getattr(user, "email")` takes."""
    if name == "getattr" and len(given) > 1:
        return literal(given[1])
    return literal(given[-1] if name == "dig" else given[0])
