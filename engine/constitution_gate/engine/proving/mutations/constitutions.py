"""The constitution: rules taken out or lowered, and an amendment that leaves something out."""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.proving.mutation import edits, inserted, replaced
from constitution_gate.gates.artifacts.editions import CONSTITUTION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.engine.proving.mutation import Mutation, Subject

_MUST = lazy(r"\b(?:MUST NOT|SHALL NOT|MUST|SHALL|REQUIRED)\b|必須|必须|不得|務必")
_VERSION = lazy(
    r"(?P<head>\*{0,2}(?:Version|版本|バージョン|Versión|Versão)\*{0,2}\s*[:：]\s*\*{0,2}\s*)v?\d+(?:\.\d+){0,2}", 2
)


def lowered(subject: Subject) -> Iterator[Mutation]:
    """Lower each rule without a new version, and add one."""
    artifact = subject.read(CONSTITUTION)
    if artifact is None:
        return
    lines = edits(artifact)
    rules = [line for line in range(1, len(lines) + 1) if _MUST.search(lines[line])]
    for line in rules:
        body = _MUST.sub(lambda match: "MAY" if match.group().isascii() else "可以", lines[line], count=1)
        yield replaced("lower-rule", artifact, "The rule was lowered.", {line: body})
    if rules:
        done = "A rule was added without a new version."
        added = ["", "Every ledger MUST be sealed with wax.", ""]
        yield inserted("add-rule", artifact, done, rules[-1], added)


def versions(subject: Subject) -> Iterator[Mutation]:
    """Take the version back."""
    artifact = subject.read(CONSTITUTION)
    if artifact is None:
        return
    lines = edits(artifact)
    for line in range(1, len(lines) + 1):
        if match := _VERSION.search(lines[line]):
            body = re.sub(re.escape(match.group()), f"{match.group('head')}0.0.1", lines[line], count=1)
            yield replaced("take-version-back", artifact, "The version was taken back to 0.0.1.", {line: body})
