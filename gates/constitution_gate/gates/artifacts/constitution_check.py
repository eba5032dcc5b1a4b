"""The Constitution Check of a plan: what the plan says of itself, principle by principle.

People write it as a checklist, a table, sub-headings with marks, bullets or labelled sentences, in one stage or two
("Must pass before Phase 0 research. Re-check after Phase 1 design." in Spec Kit's plan template). A claim is what
one item, row, heading or sentence says of one thing; a line about the whole check ("GATE STATUS: PASS") is none.
Only `[x]` and `[X]` are ticks. Nothing in code, comments, link definitions or the block that the program itself
writes is a claim.
"""

from __future__ import annotations

from functools import lru_cache

from constitution_gate.constitution.markdown import Block, Heading, Item, plain
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import markers
from constitution_gate.gates.artifacts.check_titles import is_title, stage_of
from constitution_gate.gates.artifacts.claim import Claim
from constitution_gate.gates.artifacts.claim_reader import Reader
from constitution_gate.gates.artifacts.claim_status import ClaimStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.constitution.markdown import Document
    from constitution_gate.gates.feature import Artifact

__all__ = ["CheckSection", "Claim", "ClaimStatus", "ConstitutionCheck", "is_title", "read"]


class CheckSection(Record):
    """A heading that opens a Constitution Check. `stage` is 0 before Phase 0, 1 for a re-check after design."""

    title: str
    line: int
    end_line: int
    level: int
    stage: int


class ConstitutionCheck(Record):
    """Every Constitution Check of a plan and all that they claim, in order of the lines."""

    sections: tuple[CheckSection, ...] = ()
    claims: tuple[Claim, ...] = ()

    @property
    def repeated(self) -> tuple[CheckSection, ...]:
        """The sections that stand beside an earlier one of the same stage, those inside another one left out."""
        found: list[CheckSection] = []
        outer: list[CheckSection] = []
        for section in self.sections:
            if outer and section.line <= outer[-1].end_line:
                continue
            if any(other.stage == section.stage for other in outer):
                found.append(section)
            outer.append(section)
        return tuple(found)


@lru_cache(maxsize=32)
def read(plan: Artifact) -> ConstitutionCheck:
    """Read the Constitution Checks of a plan; without one, both parts are empty. No text is an error."""
    document = plan.document
    opened = tuple(_sections(document))
    written = markers.marked_blocks(document)
    claims: list[Claim] = []
    for section, blocks in opened:
        reader = Reader(section.stage, document.lines)
        # The program writes no items: one between its markers is a person's, and is not hidden there.
        reader.read(
            [block for block in blocks if isinstance(block, Item) or not markers.in_blocks(block.line, written)]
        )
        claims.extend(_without_blank_end(claim, document) for claim in reader.claims())
    claims.sort(key=lambda claim: claim.line)
    return ConstitutionCheck(tuple(section for section, _ in opened), tuple(claims))


def _without_blank_end(claim: Claim, document: Document) -> Claim:
    end = min(claim.end_line, len(document.lines))
    while end > claim.line and not document.lines[end - 1].strip():
        end -= 1
    return claim if end == claim.end_line else claim.replace(end_line=end)


def _sections(document: Document) -> Iterator[tuple[CheckSection, list[Block]]]:
    """Each check with the blocks that belong to it and to no check inside it."""
    open_sections: list[tuple[Heading, list[Block]]] = []
    closed: list[tuple[Heading, list[Block], int]] = []
    for block in document.blocks:
        if isinstance(block, Heading) and not block.quoted:
            while open_sections and block.level <= open_sections[-1][0].level:
                heading, blocks = open_sections.pop()
                closed.append((heading, blocks, block.line - 1))
            if is_title(block.text):
                open_sections.append((block, []))
                continue
        if open_sections:
            open_sections[-1][1].append(block)
    closed.extend((heading, blocks, len(document.lines)) for heading, blocks in open_sections)
    for heading, blocks, end in sorted(closed, key=lambda found: found[0].line):
        title = plain(heading.text)
        yield CheckSection(title, heading.line, end, heading.level, stage_of(title) or 0), blocks
