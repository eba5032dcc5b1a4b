"""Reads the plain forms of `audit` without the command-line library, which takes longer to import than most audits.

Whatever is not plain (help, an abbreviation, an error) is left to the full parser, which decides the same for every
line that is read here.
"""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.cli.audit import Request
from constitution_gate.engine.cli.targets import FORMATS
from constitution_gate.engine.time_limit import GATE_SECONDS

if TYPE_CHECKING:
    from collections.abc import Sequence

_FLAGS = {
    "--all": "every",
    "--strict": "strict",
    "--allow-unverified": "allow_unverified",
    "--all-checks": "all_checks",
    "--quiet": "quiet",
    "--record": "record",
}
_SWITCHES = {"--cache": True, "--no-cache": False}
_NUMBERS = {"--jobs": (0, 64), "--time-limit": (1, 3600)}
_VALUES = {
    "--root": "root",
    "--phase": "phase",
    "--format": "format",
    "--output": "output",
    "--color": "color",
    "--base": "base",
    "--changed": "changed",
    "--baseline": "baseline",
    "--history": "history",
    "--project": "project",
}
_PHASES = frozenset({"spec", "plan", "design", "tasks", "implement", "release"})
_COLORS = frozenset({"auto", "always", "never"})


def read(arguments: Sequence[str]) -> Request | None:
    """The request, or None where the full parser has to read the line."""
    if not arguments or arguments[0] != "audit":
        return None
    features: list[str] = []
    formats: list[str] = []
    values: dict[str, str] = {}
    flags: dict[str, bool] = {}
    numbers = {"--jobs": 0, "--time-limit": GATE_SECONDS}
    rest = iter(arguments[1:])
    for word in rest:
        if word in _SWITCHES:
            flags["cache"] = _SWITCHES[word]
        elif word in _NUMBERS:
            least, most = _NUMBERS[word]
            count = next(rest, "")
            if not (count.isascii() and count.isdecimal() and len(count) <= 4 and least <= int(count) <= most):
                return None
            numbers[word] = int(count)
        elif word in _FLAGS:
            flags[_FLAGS[word]] = True
        elif word in _VALUES:
            value = next(rest, None)
            if value is None or value.startswith("-"):
                return None
            if word == "--format":
                formats.append(value)
            else:
                values[_VALUES[word]] = value
        elif word.startswith("-") or not word:
            return None
        else:
            features.append(word)
    if values.get("phase", "plan") not in _PHASES or values.get("color", "auto") not in _COLORS:
        return None
    if any(name.partition(":")[0] not in FORMATS for name in formats):
        return None
    return Request(
        features=tuple(features),
        formats=tuple(formats) or ("text",),
        jobs=int(numbers["--jobs"]),
        time_limit=float(numbers["--time-limit"]),
        **values,  # type: ignore[arg-type]
        **flags,  # type: ignore[arg-type]
    )
