"""What a plan says of itself, one thing at a time."""

from __future__ import annotations

from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import claim_status
from constitution_gate.gates.artifacts.claim_status import ClaimStatus
from constitution_gate.gates.artifacts.mentions import mentions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    Kind = Literal["checklist", "row", "heading", "bullet", "sentence"]


class Claim(Record):
    """One thing that the plan says of itself.

    `key` names what it is about, `text` is the whole, both without markup. `end_line` includes what belongs to it.
    `references` are candidates for evidence as written. `box_line` is the line of its check box, where it has one.
    `group` is the heading or label it stands under within the check, "" directly below the check's heading.
    """

    key: str
    text: str
    status: ClaimStatus
    line: int
    end_line: int
    stage: int
    references: tuple[str, ...]
    kind: Kind
    box_line: int | None = None
    group: str = ""


class Draft:
    """A claim whose parts are still being read."""

    def __init__(
        self,
        key: str,
        text: str,
        status: ClaimStatus,
        line: int,
        end_line: int,
        stage: int,
        kind: Kind,
        group: str,
        box_line: int | None = None,
        sources: Sequence[str] = (),
        parts: Sequence[ClaimStatus] = (),
    ) -> None:
        self.key = key
        self.text = text
        self.status = status
        self.line = line
        self.end_line = end_line
        self.stage = stage
        self.kind = kind
        self.group = group
        self.box_line = box_line
        self.sources = list(sources)
        self.parts = list(parts)

    def claim(self) -> Claim:
        """The claim, its status lowered by what its parts say."""
        status = self.status
        if status is ClaimStatus.NONE and self.box_line is None and self.parts:
            status = claim_status.worst(self.parts)
        return Claim(
            self.key,
            self.text,
            claim_status.lowered(status, self.parts),
            self.line,
            self.end_line,
            self.stage,
            mentions("\n".join(self.sources)),
            self.kind,
            self.box_line,
            self.group,
        )
