"""What makes a value harmless before it is logged: masking, hashing, counting, testing, cutting."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from constitution_gate.gates.source.languages import text
from constitution_gate.gates.source.logging.syntax import chain, is_call, is_constant, is_part, pieces

if TYPE_CHECKING:
    from tree_sitter import Node

_MAKING_WORDS = """
mask masked masks masker masking unidentifiable redact redacted redacts redactor redaction hash hashed hashes hasher
hashing sha sha1 sha256 sha512 md5 hmac blake2b digest hexdigest anonymize anonymise anonymized anonymised anonymous
anonymizer anonymiser pseudonymize pseudonymise pseudonymized pseudonymised pseudonym obfuscate obfuscated obfuscator
scrub scrubbed scrubber sanitize sanitise sanitized sanitised sanitizer censor censored encrypt encrypted encryptor
cipher tokenize tokenized fingerprint hide hidden bcrypt argon2 checksum crc32 filtered omit except without exclude
partial partially safe safely abbreviate abbreviated truncate truncated shorten shortened last4 ellipsize
"""
_MAKING = frozenset(_MAKING_WORDS.split())
_MEASURING_WORDS = """
length len size count bool boolean isset empty exists exist present type typeof sizeof strlen any is has includes
contains equals startswith endswith starts ends matches test validate valid verify verified domain indexof checkpw
compare nonempty blank nil null
"""
_MEASURING = frozenset(_MEASURING_WORDS.split())
_CUTTING_WORDS = """
substring substr slice split left right first last take charat char head tail
"""
_CUTTING = frozenset(_CUTTING_WORDS.split())
_FILTERING = frozenset({"filter", "strip", "substr", "substring"})
_MOST_NODES = 400
_TESTS_WORDS = """
comparison_operator not_operator is_pattern_expression is_expression instanceof_expression type_test
"""
_TESTS = frozenset(_TESTS_WORDS.split())
_BINARY = frozenset({"binary_expression", "binary_operator", "boolean_operator", "binary"})
_COMPARING_WORDS = """
== != === !== < > <= >= <=> =~ !~ instanceof in is not
"""
_COMPARING = frozenset(_COMPARING_WORDS.split())
_NOT = frozenset({"!", "not", "typeof", "void", "delete", "defined?"})
_UNARY = frozenset({"unary_expression", "prefix_unary_expression", "unary_op_expression", "unary", "not_operator"})


@lru_cache(maxsize=8192)
def names_redacted(name: str) -> bool:
    """Whether a name says that what it holds is made harmless: `masked_email`, `emailHash`, `redact`."""
    return not _MAKING.isdisjoint(pieces(name))


@lru_cache(maxsize=8192)
def redacts(function: str) -> bool:
    """Whether the name of a function says that no whole value comes out: `mask`, `sha256`, `len`, `is_valid`."""
    words = pieces(function)
    if not words:
        return False
    if names_redacted(function) or words[0] in _MEASURING or words[-1] in _MEASURING:
        return True
    joined = "".join(words)
    return joined in _CUTTING or joined in _MEASURING or joined in _MAKING or words[0] in _FILTERING


def is_test(node: Node) -> bool:
    """Whether a node gives a truth value: a comparison, a negation, a test of a type."""
    if node.type in _TESTS:
        return True
    if node.type in _BINARY:
        operator = node.child_by_field_name("operator")
        return text(operator) in _COMPARING
    return node.type in _UNARY and bool(node.children) and text(node.children[0]) in _NOT


def is_harmless(value: Node) -> bool:
    """Whether a value is constant, a test, a part, or went through something that redacts."""
    if is_constant(value) or is_test(value) or is_part(value):
        return True
    pending = [value]
    for _ in range(_MOST_NODES):
        if not pending:
            break
        node = pending.pop()
        if is_part(node):
            return True
        names = chain(node)
        if names and any(map(names_redacted, names)):
            return True
        if is_call(node) and names and redacts(names[-1]):
            return True
        pending.extend(node.named_children)
    last = chain(value)
    return bool(last) and redacts(last[-1])
