"""The plan is filled in, and nothing of its template or of an open question is left.

Spec Kit's `/speckit.plan` resolves every NEEDS CLARIFICATION in Phase 0, fills the Constitution Check from the
constitution, and its template says that "the delivered plan must not include Option labels". What was left behind
is always a finding; a part that an older or translated template does not have is none.
"""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import Code, Heading, Item, Paragraph, Table, plain
from constitution_gate.constitution.model import Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates import completeness
from constitution_gate.gates.artifacts import complexity_tracking, constitution_check, placeholders, plan
from constitution_gate.gates.feature import Unreadable
from constitution_gate.gates.protocol import Evidence, Finding, Result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.constitution.markdown import Block, Document
    from constitution_gate.gates.artifacts.constitution_check import CheckSection
    from constitution_gate.gates.artifacts.placeholders import Placeholder
    from constitution_gate.gates.feature import Artifact, Feature, Repository

PHASE = Phase.PLAN
CONDITION: tuple[str, ...] = ()

_DOCUMENTS = ("data-model.md", "plan.md", "quickstart.md", "research.md", "spec.md", "tasks.md")
_PLAN_TEMPLATES = (".specify/templates/overrides/plan-template.md", ".specify/templates/plan-template.md")
_CONFLICT = lazy(r"(?:<{7}|>{7}|\|{7})(?:\s|\Z)")
_WRITE_SPEC = "Write it with /speckit.specify."
_FEWEST_WORDS = 3
_PUT_OFF = ("is empty.", "holds no word.", "puts its answer off.")


class Parameters(Record):
    """The check has none."""


def check(feature: Feature, parameters: Parameters) -> Result:  # noqa: ARG001 - every check takes parameters
    """Look for what is left to fill in, in the plan first and in the documents beside it."""
    path = f"{feature.path}/plan.md"
    if path in feature.unreadable:
        return Result(undecided=f"plan.md could not be read: {feature.unreadable[path]}")
    artifact = feature.plan
    if artifact is None:
        return Result((Finding(f"There is no plan.md in {feature.path}.", path, None, "Write it with /speckit.plan."),))
    if not artifact.text.strip():
        return Result((Finding("plan.md is empty.", path, 1, "Write it with /speckit.plan."),))
    of_templates = placeholders.template_tokens(feature.repository)
    read = [found for name in _DOCUMENTS if (found := feature.artifact(name)) is not None]
    findings = [finding for document in read for finding in _left_behind(document, of_templates)]
    findings.extend(_of_plan(artifact, feature.repository, {f.line for f in findings if f.path == path}))
    spec = f"{feature.path}/spec.md"
    if feature.spec is None and spec not in feature.unreadable:
        findings.append(Finding("There is no spec.md that the plan follows from.", spec, None, _WRITE_SPEC))
    unreadable = [name for name in _DOCUMENTS if f"{feature.path}/{name}" in feature.unreadable]
    wanting = {finding.path for finding in findings}
    filled = sorted((a for a in read if a.path not in wanting), key=lambda a: a is not artifact)
    return Result(
        tuple(sorted(findings, key=lambda finding: (finding.path, finding.line or 0))),
        tuple(Evidence.of(a, "nothing is left to fill in", 1, max(len(a.document.lines), 1)) for a in filled),
        f"{', '.join(unreadable)} could not be read" if unreadable else None,
    )


def _left_behind(artifact: Artifact, of_templates: frozenset[str]) -> Iterator[Finding]:
    examples: set[int] = set()
    if artifact.name == "plan.md":
        for row in complexity_tracking.read(artifact).rows:
            if row.example:
                examples.add(row.line)
                yield Finding(
                    "Complexity Tracking still holds a placeholder row of the template.",
                    artifact.path,
                    row.line,
                    "Delete the row, or write the violation that it stands for.",
                )
        for label in placeholders.option_labels(artifact):
            yield Finding(
                f"The source tree still holds the option label “{label.token}”.",
                artifact.path,
                label.line,
                "Keep the layout that was chosen, without its label, and delete the others.",
            )
    by_line: dict[int, list[Placeholder]] = {}
    for token in placeholders.tokens(artifact, of_templates):
        if token.line not in examples:
            by_line.setdefault(token.line, []).append(token)
    for line, tokens in by_line.items():
        more = f" (and {len(tokens) - 1} more in this line)" if len(tokens) > 1 else ""
        yield Finding(
            f"The template's placeholder {tokens[0].token} was never filled in{more}.",
            artifact.path,
            line,
            "Write what it asks for, or delete what the feature does not need.",
        )
    for comment in placeholders.instructions(artifact):
        yield Finding(
            f"A template comment with placeholder instructions is left (“{comment.token}”).",
            artifact.path,
            comment.line,
            "Do what it asks, and delete it.",
        )
    if artifact.name in {"plan.md", "spec.md"}:
        for marker in placeholders.clarifications(artifact):
            yield Finding(
                f"A question still waits for clarification: {marker.token}",
                artifact.path,
                marker.line,
                "Answer it, with /speckit.clarify or in research.md, and take the marker out.",
            )
    yield from _conflicts(artifact)


def _conflicts(artifact: Artifact) -> Iterator[Finding]:
    code = [range(b.line, b.end_line + 1) for b in artifact.document.blocks if isinstance(b, Code)]
    for number, line in enumerate(artifact.document.lines, start=1):
        if line[:1] in {"<", ">", "|"} and _CONFLICT.match(line) and not any(number in lines for lines in code):
            yield Finding(
                "A merge conflict is not resolved.", artifact.path, number, "Resolve it and delete its marks."
            )


def _of_plan(artifact: Artifact, repository: Repository, known: set[int | None]) -> Iterator[Finding]:
    yield from _constitution_check(artifact, repository, known)
    yield from _summary(artifact, known)
    yield from _technical_context(artifact, known)
    yield from _structure(artifact, known)


def _constitution_check(artifact: Artifact, repository: Repository, known: set[int | None]) -> Iterator[Finding]:
    found = constitution_check.read(artifact)
    if not found.sections:
        yield Finding(
            "plan.md has no Constitution Check section.",
            artifact.path,
            1,
            "Add the section “## Constitution Check” with one item for each principle.",
        )
        return
    for section in found.repeated:
        if section.stage == 0:
            yield Finding(
                f"plan.md has a second Constitution Check section; the first stands in line {found.sections[0].line}.",
                artifact.path,
                section.line,
                "Make them one, or say in the heading that this one is the re-check after design.",
            )
    first = found.sections[0]
    if any(line is not None and first.line <= line <= first.end_line for line in known):
        return
    said = _said(artifact.document, first)
    if not said and not found.claims:
        yield Finding(
            "The Constitution Check says nothing.",
            artifact.path,
            first.line,
            "Say of each principle of the constitution how the plan meets it.",
        )
    elif said and said <= _template_says(repository):
        yield Finding(
            "The Constitution Check is still the template's text.",
            artifact.path,
            first.line,
            "Say of each principle of the constitution how this feature meets it.",
        )


def _said(document: Document, section: CheckSection) -> frozenset[str]:
    """What stands in a section, piece by piece, without the template's line on when the gate must pass."""
    pieces: set[str] = set()
    for block in document.blocks:
        if section.line < block.line <= section.end_line and not isinstance(block, Heading):
            pieces.update(_pieces(block))
    return frozenset(pieces)


def _pieces(block: Block) -> Iterator[str]:
    if isinstance(block, Item):
        yield f"[{block.box}] {plain(block.text)}"
    elif isinstance(block, Paragraph):
        shown = plain(block.text)
        if shown and not re.match(r"(?:GATE|關卡|关卡|ゲート)\s*[:：]", shown):
            yield shown
    elif isinstance(block, Table):
        for row in block.rows:
            if any(map(completeness.says_something, row.cells)):
                yield " | ".join(map(plain, row.cells))


def _template_says(repository: Repository) -> frozenset[str]:
    for path in _PLAN_TEMPLATES:
        try:
            template = repository.read(path)
        except Unreadable:
            continue
        if template is not None:
            sections = constitution_check.read(template).sections
            return frozenset().union(*(_said(template.document, section) for section in sections))
    return frozenset()


def _summary(artifact: Artifact, known: set[int | None]) -> Iterator[Finding]:
    for section in plan.sections(artifact, plan.SUMMARY):
        filled = any(
            isinstance(block, Code) or any(map(completeness.is_complete, _pieces(block))) for block in section.blocks
        )
        if not filled and not any(line in known for line in range(section.line, section.end_line + 1)):
            yield Finding(
                "The Summary says nothing.",
                artifact.path,
                section.line,
                "Say what the feature is for and how it is built, in a few sentences.",
            )


def _technical_context(artifact: Artifact, known: set[int | None]) -> Iterator[Finding]:
    fields = plan.technical_context(artifact)
    for section in plan.sections(artifact, plan.TECHNICAL_CONTEXT):
        if not any(completeness.visible(text) for block in section.blocks for text in _pieces(block)):
            yield Finding(
                "Technical Context says nothing.",
                artifact.path,
                section.line,
                "State language, dependencies, storage, testing and the rest, or N/A.",
            )
    for field in fields:
        reason = completeness.why_incomplete(field.value)
        if field.line in known or reason is None:
            continue
        if reason in _PUT_OFF:
            yield Finding(
                f"The field “{field.name}” of Technical Context {reason}",
                artifact.path,
                field.line,
                "State it, or write N/A where it does not apply.",
            )
        elif "placeholder" in reason and not placeholders.is_clarification(field.value):
            yield Finding(
                f"The field “{field.name}” of Technical Context holds only a placeholder.",
                artifact.path,
                field.line,
                "State it, or write N/A where it does not apply.",
            )


def _structure(artifact: Artifact, known: set[int | None]) -> Iterator[Finding]:
    decision = plan.structure_decision(artifact)
    if decision is not None:
        if decision.line not in known and not _decides(decision.value):
            yield Finding(
                "The Structure Decision says nothing.",
                artifact.path,
                decision.line,
                "Name the layout that was chosen and why.",
            )
        return
    sections = plan.sections(artifact, plan.PROJECT_STRUCTURE)
    if sections and len(completeness.visible(plan.structure_prose(artifact)).split()) < _FEWEST_WORDS:
        yield Finding(
            "Project Structure has no Structure Decision.",
            artifact.path,
            sections[0].line,
            "Add “**Structure Decision**: …” with the layout that was chosen and why.",
        )


def _decides(value: str) -> bool:
    return completeness.is_complete(value)
