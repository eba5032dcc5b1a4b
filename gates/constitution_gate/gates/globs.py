"""Globs over paths relative to the root, with `/` between their parts.

`*` and `?` stay within one part of a path, `[a-z]` and `[!a-z]` are one character, a part that is `**` stands
for any number of directories (at the end: for every file below), and `{yaml,yml}` for either. `{feature}` is
the feature's directory. Upper and lower case differ. Names that start with a dot are names like any other: a
file must not leave a scope by hiding.

A glob becomes an `re` pattern whose every repetition is atomic or is the last of its part, so that a match
takes at most the length of the glob times the length of the path, whatever a constitution asks for.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_LENGTH = 256
MAX_ALTERNATIVES = 64
FEATURE = "{feature}"

_ANY = "**"
# Persian and Indic names are spelled with these two; no other invisible character belongs in a name.
_JOINERS = "\u200c\u200d"
# Stands for the feature's directory while a glob is validated; a glob that holds it itself is refused before.
_MARK = "\x01"


class GlobError(ValueError):
    """A glob that has no meaning; the message is the end of the sentence "The glob …"."""


def validate(pattern: str) -> str | None:
    """Say why a glob is refused, as the end of the sentence "The glob …"; None when it may be used.

    Globs are relative to the root and cannot leave it (docs: "globs are relative to the root").
    """
    reason = _characters(pattern)
    if reason:
        return reason
    try:
        alternatives = tuple(_alternatives(pattern.replace(FEATURE, _MARK)))
        for alternative in alternatives:
            _path_shape(alternative)
            _regex(_parts(alternative))
    except GlobError as error:
        return str(error)
    return None


def expand(pattern: str, feature_path: str) -> str:
    """Put the feature's directory where `{feature}` stands; characters of its name never act as wildcards."""
    escaped = re.sub(r"[*?\[{},]", lambda match: f"[{match.group()}]", feature_path)
    return pattern.replace(FEATURE, escaped)


def matching(paths: Sequence[str], pattern: str) -> tuple[str, ...]:
    """The paths that a glob matches, in their order.

    Raises GlobError (a ValueError) for a glob that `validate` refuses for its brackets or braces.
    """
    glob = _compiled(pattern)
    prefix, suffix, match = glob.prefix, glob.suffix, glob.regex.fullmatch
    # The two literal ends rule out nearly every path of a large tree at a tenth of the price of a match.
    return tuple(path for path in paths if path.startswith(prefix) and path.endswith(suffix) and match(path))


def matches(path: str, pattern: str) -> bool:
    """Whether a glob matches one path; raises as `matching` does."""
    return _compiled(pattern).regex.fullmatch(path) is not None


def reaches(pattern: str, directory: str) -> bool:
    """Whether a glob could match a path below this directory; raises as `matching` does."""
    names = directory.split("/")
    return any(_reaches(parts, names) for parts in _compiled(pattern).alternatives)


def base(pattern: str) -> str:
    """The longest path without wildcards that every match starts with: a file, a directory, or ""."""
    glob = _compiled(pattern)
    if len(glob.alternatives) == 1 and glob.prefix == "/".join(glob.alternatives[0]):
        return glob.prefix
    return glob.prefix.rpartition("/")[0]


class _Glob(Record):
    alternatives: tuple[tuple[str, ...], ...]
    regex: re.Pattern[str]
    prefix: str
    suffix: str


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> _Glob:
    alternatives = tuple(_parts(alternative) for alternative in _alternatives(pattern))
    regex = re.compile("|".join(_regex(parts) for parts in alternatives))
    literals = [_literal_ends(parts) for parts in alternatives]
    prefix = _common_start([start for start, _ in literals])
    suffix = _common_start([end[::-1] for _, end in literals])[::-1]
    return _Glob(alternatives, regex, prefix, suffix)


def _characters(pattern: str) -> str | None:
    if not pattern.strip():
        return "is empty."
    if len(pattern) > MAX_LENGTH:
        return f"is longer than {MAX_LENGTH} characters."
    if "\\" in pattern:
        return "holds a backslash; write `/` between directories and `[*]` for a literal `*`."
    if any(_unseen(character) for character in pattern):
        return "holds a control or an invisible character."
    return None


def _unseen(character: str) -> bool:
    if character.isascii():
        return character < " " or character == "\x7f"
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and character not in _JOINERS


def _path_shape(alternative: str) -> None:
    if not alternative:
        raise GlobError("has an empty alternative.")
    if alternative.startswith(("/", "~")):
        raise GlobError("is absolute; write it from the root, without a leading `/` or `~`.")
    if re.match(r"[A-Za-z]:", alternative):
        raise GlobError("starts with a drive letter; write it from the root.")
    if _MARK in alternative[1:]:
        raise GlobError("has `{feature}` in its middle; it is a path from the root and can only stand first.")
    parts = alternative.split("/")
    if ".." in parts:
        raise GlobError("climbs out of its directory with `..`.")
    if not parts[-1] or parts[-1] == ".":
        raise GlobError("ends at a directory; write `/**` after it for every file below it.")
    if "" in parts:
        raise GlobError("has an empty part (`//`).")
    if any(_ANY in part and part != _ANY for part in parts):
        raise GlobError("has `**` beside other characters; it stands alone, as in `docs/**/*.md`.")


def _alternatives(pattern: str) -> Iterator[str]:
    """The globs without braces that a glob stands for."""
    found = [""]
    index = 0
    while index < len(pattern):
        character = pattern[index]
        choices: tuple[str, ...] = (character,)
        end = index + 1
        if character == "[":
            end = _class_end(pattern, index) + 1
            choices = (pattern[index:end],)
        elif character == "{":
            choices, end = _braces(pattern, index)
        elif character == "}":
            raise GlobError("has a `}` without its `{`; write `[}]` for a literal one.")
        if len(found) * len(choices) > MAX_ALTERNATIVES:
            raise GlobError(f"stands for more than {MAX_ALTERNATIVES} alternatives.")
        found = [start + choice for start in found for choice in choices]
        index = end
    yield from found


def _braces(pattern: str, start: int) -> tuple[tuple[str, ...], int]:
    choices = [""]
    index = start + 1
    while index < len(pattern):
        character = pattern[index]
        end = _class_end(pattern, index) + 1 if character == "[" else index + 1
        if character == "{":
            raise GlobError("has braces within braces.")
        if character == "}":
            if len(choices) == 1:
                raise GlobError(f"has braces around one word; only `{FEATURE}` is known.")
            return tuple(choices), end
        if character == ",":
            choices.append("")
        else:
            choices[-1] += pattern[index:end]
        index = end
    raise GlobError("has a `{` without its `}`; write `[{]` for a literal one.")


def _class_end(pattern: str, start: int) -> int:
    first = start + 1
    if pattern[first : first + 1] in {"!", "^"}:
        first += 1
    # A bracket that comes first is a member (POSIX.1-2017, 9.3.5), so the search starts behind it.
    end = pattern.find("]", first + 1)
    if end < 0 or "/" in pattern[start:end] or _MARK in pattern[start:end]:
        raise GlobError("has a `[` without its `]` before the next `/`; write `[[]` for a literal one.")
    return end


def _parts(alternative: str) -> tuple[str, ...]:
    parts: list[str] = []
    for part in alternative.split("/"):
        if part not in {"", "."} and not (part == _ANY and parts and parts[-1] == _ANY):
            parts.append(part)
    if parts and parts[-1] == _ANY:
        parts.append("*")
    return tuple(parts)


def _regex(parts: Sequence[str]) -> str:
    if not parts:
        raise GlobError("names no file.")
    groups: list[list[str]] = [[]]
    for part in parts:
        if part == _ANY:
            groups.append([])
        else:
            groups[-1].append(_part_regex(part))
    first, *rest = ["/".join(group) for group in groups]
    if not rest:
        return first
    *middle, last = rest
    start = f"{first}/" if first else ""
    # The leftmost place of a fixed run of parts is as good as any later one, so nothing need be tried again.
    between = "".join(f"(?>(?:[^/]++/)*?{group}/)" for group in middle)
    return f"{start}{between}(?:[^/]++/)*{last}"


def _part_regex(part: str) -> str:
    runs = [""]
    index = 0
    while index < len(part):
        character = part[index]
        end = index + 1
        if character == "*":
            runs.append("")
        elif character == "?":
            runs[-1] += "[^/]"
        elif character == "[":
            end = _class_end(part, index) + 1
            runs[-1] += _class_regex(part[index + 1 : end - 1])
        else:
            runs[-1] += re.escape(character)
        index = end
    first, *rest = runs
    if not rest:
        return first
    *middle, last = rest
    between = "".join(f"(?>[^/]*?{run})" for run in middle if run)
    return f"(?>{first}{between}[^/]*{last}(?![^/]))"


def _class_regex(members: str) -> str:
    negated = members[0] in "!^"
    if negated:
        members = members[1:]
    ranges = ""
    index = 0
    while index < len(members):
        low = high = members[index]
        if members[index + 1 : index + 2] == "-" and index + 2 < len(members):
            high = members[index + 2]
            index += 2
        if low > high:
            raise GlobError(f"has a range that runs backwards (`{low}-{high}`).")
        ranges += f"\\U{ord(low):08x}-\\U{ord(high):08x}"
        index += 1
    return f"(?!/)[{'^' if negated else ''}{ranges}]"


def _literal_ends(parts: Sequence[str]) -> tuple[str, str]:
    joined = "/".join(parts)
    if not any(character in joined for character in "*?["):
        return joined, joined
    prefix = re.split(r"[*?\[]", joined, maxsplit=1)[0]
    suffix = re.split(r"[*?\]]", parts[-1])[-1]
    return prefix, suffix


def _common_start(texts: Sequence[str]) -> str:
    first, last = min(texts), max(texts)
    length = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    return first[:length]


def _reaches(parts: Sequence[str], names: Sequence[str]) -> bool:
    states = {0}
    for name in names:
        following = set()
        for state in _with_skips(parts, states):
            if state == len(parts):
                continue
            if parts[state] == _ANY:
                following.add(state)
            elif _part_matcher(parts[state]).fullmatch(name):
                following.add(state + 1)
        states = following
    return any(state < len(parts) for state in states)


def _with_skips(parts: Sequence[str], states: set[int]) -> set[int]:
    return states | {state + 1 for state in states if state < len(parts) and parts[state] == _ANY}


@lru_cache(maxsize=1024)
def _part_matcher(part: str) -> re.Pattern[str]:
    return re.compile(_part_regex(part))
