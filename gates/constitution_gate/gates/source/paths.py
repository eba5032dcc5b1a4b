"""Path templates of all frameworks in one form: PARAMETER for a parameter, UNKNOWN for what is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.gates.source.model import PARAMETER, UNKNOWN

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

OPTIONAL = "{?}"
"""A parameter that may be left out with its slash: `:id?`, `{id?}`, `[[...slug]]`."""
_MOST_OPTIONAL = 4

_COLON = lazy(r"\*\*|:[A-Za-z_]\w*(?:\([^()]*\))?[?*+]?|\*\w*|\{\*\w+\}")
_ANGLE = lazy(r"<[^<>/]*>")
_SQUARE = lazy(r"\[\[\.\.\.[^\[\]/]*\]\]|\[[^\[\]/]*\]")
_CATCH_ALL = lazy(r"/?(?:\*\w*|\{\*\w*\}|\(\.\*\)|<path:\w+>|\{\w+:path\}|:\w+\(\.\*\)|:\w+\*)")
_TOKEN = lazy(r"\\.|\*\*|::|:(?:[A-Za-z_$][\w$]*|\"[^\"]*\")|\*(?:[A-Za-z_$][\w$]*|\"[^\"]*\")?|\(|\?")
_BRACKET = lazy(r"\\.|[(){}]")
_SLASHES = lazy(r"/{2,}")


def joined(*parts: str) -> str:
    """The path that parts make, with one slash between them, one in front, and none at the end."""
    whole = _SLASHES.sub("/", "/" + "/".join(parts))
    return whole.rstrip("/") or "/"


def colons(path: str) -> str:
    """`:id`, `:id(\\d+)`, `:id?` and `*` of Express, Fastify, Nest, Gin, Echo and Rails."""
    return _COLON.sub(_colon, path)


def templates(path: str, *, doubled: bool = False) -> tuple[str, ...]:
    """The paths that a pattern of Express, Nest or Fastify stands for, in the common form; at most 16.

    `:id`, `:id(\\d+)`, `:id?`, `*` and `*name`, groups in braces that may be left out (`/rounds{/:day}`), and a
    backslash before a character that is meant as it is (path-to-regexp). With `doubled`, two colons stand for one, and
    braces and backslashes for themselves (find-my-way).
    """
    found = [path] if doubled else _with_and_without(path)
    return tuple(dict.fromkeys(_pattern(each, doubled=doubled) for each in found))


def _with_and_without(path: str) -> list[str]:
    """The pattern with each of its groups, and without it; a group with a wildcard alone is a wildcard."""
    found: dict[str, None] = {}
    pending = [path]
    while pending:
        each = pending.pop()
        start = each.find("{")
        end = _closing(each, start) if start >= 0 else -1
        if end < 0 or each[start - 1 : start] == "\\":
            found[each] = None
            continue
        if len(found) + len(pending) >= 1 << _MOST_OPTIONAL:
            found[f"{each[:start]}{UNKNOWN}"] = None
            continue
        inner = each[start + 1 : end - 1]
        if not inner.startswith("*"):
            pending.append(f"{each[:start]}{each[end:]}")
        pending.append(f"{each[:start]}{inner}{each[end:]}")
    return list(found)


def _pattern(path: str, *, doubled: bool) -> str:
    out: list[str] = []
    at = 0
    for match in _TOKEN.finditer(path):
        if match.start() < at:
            continue
        out.append(path[at : match.start()])
        written, at = match.group(), match.end()
        if written.startswith("\\"):
            out.append(written if doubled else written[1:])
        elif written == UNKNOWN:
            out.append(UNKNOWN)
        elif written == "::":
            out.append(":" if doubled else written)
        elif written == "(" and doubled:
            out.append(written)
        elif written[0] in ":(":
            opening = match.start() if written == "(" else at
            end = _closing(path, opening) if path[opening : opening + 1] == "(" else at
            if end < 0:
                return f"{''.join(out)}{UNKNOWN}"
            modifier = path[end : end + 1]
            at = end + (modifier in ("?", "*", "+"))
            optional = UNKNOWN if written == "(" else OPTIONAL
            out.append(optional if modifier in ("?", "*") else PARAMETER)
        elif written == "?":
            # The character before it may be left out.
            out[-1] = out[-1][:-1]
            out.append(UNKNOWN)
        else:
            at = match.start() + 1 if doubled else at
            out.append(PARAMETER)
    return "".join((*out, path[at:]))


def _closing(path: str, start: int) -> int:
    """Behind the bracket that closes the one that stands here; -1 where none does."""
    opening = path[start]
    closing = ")" if opening == "(" else "}"
    depth = 0
    for match in _BRACKET.finditer(path, start):
        depth += (match.group() == opening) - (match.group() == closing)
        if not depth:
            return match.end()
    return -1


def angles(path: str) -> str:
    """`<id>` and `<int:id>` of Flask and Django's `path`."""
    return _ANGLE.sub(PARAMETER, path)


def squares(path: str) -> str:
    """`[id]`, `[...slug]` and `[[...slug]]` of Next.js."""
    return _SQUARE.sub(lambda match: OPTIONAL if match.group().startswith("[[") else PARAMETER, path)


def braces(path: str) -> str:
    """`{id}`, `{id:int}`, `{id:[0-9]{3}}`, `{*slug}` and `{id?}` of OpenAPI and many frameworks."""
    out: list[str] = []
    depth = start = 0
    for position, character in enumerate(path):
        if character == "{":
            if not depth:
                start = position + 1
            depth += 1
        elif character == "}" and depth:
            depth -= 1
            if not depth:
                out.append(OPTIONAL if path[start:position].endswith("?") else PARAMETER)
        elif not depth:
            out.append(character)
    return "".join(out)


def is_catch_all(path: str) -> bool:
    """Whether a path as written stands for everything (`*`, `/{*path}`, `(.*)`): the answer where nothing serves."""
    return bool(_CATCH_ALL.fullmatch(path))


def variants(path: str) -> tuple[str, ...]:
    """The paths that a template with OPTIONAL parts stands for; at most 16."""
    found = [path]
    for _ in range(_MOST_OPTIONAL):
        if OPTIONAL not in found[0]:
            break
        found = [
            each
            for one in found
            for each in (
                one.replace(OPTIONAL, PARAMETER, 1),
                joined(*one.replace(f"/{OPTIONAL}", "", 1).split("/"))
                if f"/{OPTIONAL}" in one
                else one.replace(OPTIONAL, "", 1),
            )
        ]
    return tuple(dict.fromkeys(one.replace(OPTIONAL, PARAMETER) for one in found))


def shared_directories(path: str, other: str) -> int:
    """How many directories two files have in common, from the root on."""
    count = 0
    for one, two in zip(path.split("/")[:-1], other.split("/")[:-1], strict=False):
        if one != two:
            break
        count += 1
    return count


def could_be(pattern: str, path: str) -> bool:
    """Whether a path may be what a pattern with UNKNOWN parts stands for; each stands for any text."""
    # The unknown part may be empty, and then its slash is not there either.
    pieces = pattern.replace(f"/{UNKNOWN}", UNKNOWN).split(UNKNOWN)
    if len(pieces) == 1:
        return pattern == path
    first, *middle, last = pieces
    if not path.startswith(first) or not path.endswith(last) or len(path) < len(first) + len(last):
        return False
    return _in_order(path[len(first) : len(path) - len(last)], middle)


def _in_order(path: str, pieces: Sequence[str]) -> bool:
    at = 0
    for piece in pieces:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return True


def _colon(match: re.Match[str]) -> str:
    if match.group() == UNKNOWN:
        return UNKNOWN
    return OPTIONAL if match.group().endswith("?") else PARAMETER
