"""Texts that a pattern matches and paths that a glob matches, made from the pattern itself.

Only the simple parts of patterns are followed. What was made is tried against the pattern, and is None where that does
not match: a guess is never taken for a sample.
"""

from __future__ import annotations

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates import globs

if TYPE_CHECKING:
    from constitution_gate.gates.patterns import Pattern

_FLAGS = lazy(r"\(\?(?P<flags>[A-Za-z]+(?:-[A-Za-z]+)?)\)|\(\?(?:P?<\w+>|[A-Za-z-]*:)?")
_COUNT = lazy(r"\{(\d{1,3})(?:,\d*)?\}")
_CLASSES = {"d": "1", "w": "a", "s": " ", "D": "a", "W": "-", "S": "a", "n": "\n", "t": "\t", "r": "\r"}
_NOTHING = frozenset("bBAzZQE")
_DEEPEST = 20


def matching_text(pattern: Pattern) -> str | None:
    """A text in which the pattern finds a match; None where none was made."""
    try:
        made, end = _alternative(pattern.source, 0, 0)
    except (IndexError, ValueError):
        return None
    if end != len(pattern.source):
        return None
    return made if made and pattern.first(made) is not None else None


def matching_path(glob: str, number: int) -> str | None:
    """A path that the glob matches, another one for each number; None where none was made."""
    made = []
    brace = None
    index = 0
    while index < len(glob):
        character = glob[index]
        if character == "*":
            doubled = glob.startswith("**", index)
            made.append(f"added-{number}")
            index += 2 if doubled else 1
            continue
        if character == "?":
            made.append("x")
        elif character == "{":
            brace = index
        elif character == "," and brace is not None:
            index = glob.find("}", index)
            if index < 0:
                return None
            brace = None
        elif character == "}":
            brace = None
        elif character == "[":
            end = glob.find("]", index + 2)
            made.append(glob[index + 1 : index + 2])
            index = end if end >= 0 else len(glob)
        else:
            made.append(character)
        index += 1
    path = "".join(made)
    return path if path and globs.matches(path, glob) else None


def _alternative(source: str, start: int, depth: int) -> tuple[str, int]:
    """What the first of the alternatives from here on matches, and where the group ends."""
    if depth > _DEEPEST:
        raise ValueError
    made: list[str] = []
    index = start
    kept: str | None = None
    while index < len(source) and source[index] != ")":
        if source[index] == "|":
            kept = kept if kept is not None else "".join(made)
            made = []
            index += 1
            continue
        one, index = _one(source, index, depth)
        count = 1
        if index < len(source) and source[index] in "*+?{":
            counted = _COUNT.match(source, index)
            if counted is not None:
                count, index = int(counted.group(1)), counted.end()
            elif source[index] != "{":
                count = 0 if source[index] in "*?" else 1
                index += 1
            if index < len(source) and source[index] in "?+":
                index += 1
        made.append(one * count)
    return (kept if kept is not None else "".join(made)), index


def _one(source: str, index: int, depth: int) -> tuple[str, int]:
    """What one part of a pattern matches, and where the next one begins."""
    character = source[index]
    if character == "(":
        head = _FLAGS.match(source, index)
        if head is not None and head.group("flags"):
            return "", head.end()
        made, end = _alternative(source, head.end() if head is not None else index + 1, depth + 1)
        return made, end + 1
    if character == "[":
        return _member(source, index)
    if character == "\\":
        following = source[index + 1]
        if following in _NOTHING:
            return "", index + 2
        return _CLASSES.get(following, following), index + 2
    if character in "^$":
        return "", index + 1
    return ("a" if character == "." else character), index + 1


def _member(source: str, index: int) -> tuple[str, int]:
    """A character of a class, and where the class ends."""
    first = index + 1
    negated = source[first] == "^"
    first += negated
    end = first + 1
    while source[end] != "]":
        end += 2 if source[end] == "\\" else 1
    if negated:
        return next(each for each in "a1 -_~" if each not in source[first:end]), end + 1
    if source[first] == "\\":
        return _CLASSES.get(source[first + 1], source[first + 1]), end + 1
    return source[first], end + 1
