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
_SLASHES = lazy(r"/{2,}")


def joined(*parts: str) -> str:
    """The path that parts make, with one slash between them, one in front, and none at the end."""
    whole = _SLASHES.sub("/", "/" + "/".join(parts))
    return whole.rstrip("/") or "/"


def colons(path: str) -> str:
    """`:id`, `:id(\\d+)`, `:id?` and `*` of Express, Fastify, Nest, Gin, Echo and Rails."""
    return _COLON.sub(_colon, path)


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
