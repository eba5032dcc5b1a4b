"""Whether a version says that clients must expect to break (Semantic Versioning 2.0.0, rules 4, 8 and 9)."""

from __future__ import annotations

import re

from constitution_gate.constitution.record import Record

# Whoever writes 1.2 leaves no doubt about the major version.
_VERSION = r"v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:-([0-9A-Za-z.-]{1,100}))?(?:\+[0-9A-Za-z.-]{1,100})?"
_FIRST_YEAR = 1900


class Bump(Record):
    """`allows` breaking changes: True, False, or None where the versions do not tell; `reason` ends a sentence."""

    allows: bool | None
    reason: str


class _Version(Record):
    core: tuple[int, int, int]
    preview: str


def judge(base: object, head: object) -> Bump:
    """What the versions of two descriptions, at the base revision and now, say about breaking changes.

    A version below 1.0.0 promises little: there a new minor version counts as a major one. Previews of one version
    (2.0.0-beta) promise nothing to each other.
    """
    old, new = _read(base), _read(head)
    for version, stated, when in ((old, base, "at the base revision "), (new, head, "")):
        if version is None:
            shown = f"{stated!r}" if isinstance(stated, (str, int, float)) else "missing"
            return Bump(None, f"{when}`info.version` is {shown[:40]}, which is no semantic version")
    assert old is not None
    assert new is not None
    change = f"`info.version` goes from {base} to {head}" if base != head else f"`info.version` is still {head}"
    if new.core[0] > old.core[0]:
        return Bump(True, f"{change}, a new major version")
    if old.core[0] == new.core[0] == 0 and new.core[1] > old.core[1]:
        return Bump(True, f"{change}, a new minor version before 1.0.0, which counts as a major one")
    if old.core == new.core and old.preview and new.preview != old.preview:
        return Bump(True, f"{change}, and a preview promises nothing to the next one")
    return Bump(False, change)


def _read(stated: object) -> _Version | None:
    match = re.fullmatch(_VERSION, stated.strip(), re.ASCII) if isinstance(stated, str) else None
    if match is None or int(match[1]) >= _FIRST_YEAR:
        return None
    return _Version((int(match[1]), int(match[2] or 0), int(match[3] or 0)), match[4] or "")
