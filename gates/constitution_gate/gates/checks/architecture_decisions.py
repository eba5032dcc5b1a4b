"""Each architecture decision has its context, the decision, its rationale and the alternatives.

The section "Architecture Decisions" of the plan (gates.md, section 6, and the plan template), the records of
research.md in Spec Kit's form (Decision, Rationale, Alternatives considered), and the ADR files that the feature's
documents name. A record in research.md has its context in its heading.
"""

from __future__ import annotations

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.model import Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import (
    complexity_tracking,
    constitution_check,
    plan_parts,
    plan_prose,
    plan_sections,
    plan_words,
    references,
)
from constitution_gate.gates.artifacts.plan_parts import Demand, Judged, Lack
from constitution_gate.gates.completeness import is_complete, says_nothing, visible, why_incomplete
from constitution_gate.gates.feature import Unreadable
from constitution_gate.gates.protocol import Evidence, Finding, Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constitution_gate.constitution.model import Norm
    from constitution_gate.gates.artifacts.plan_sections import Entry
    from constitution_gate.gates.artifacts.plan_words import Words
    from constitution_gate.gates.feature import Artifact, Feature

PHASE = Phase.PLAN
CONDITION: tuple[str, ...] = ()

_CONTEXT = Demand("context", "a context", "setting")
_DECISION = Demand("decision", "an outcome")
_RATIONALE = Demand("rationale", "a rationale", "why")
_ALTERNATIVES = Demand("alternatives", "an alternative", "alternatives")
_PARTS = frozenset({"decision", "rationale", "alternatives"})
_RECORD = 2
_ADR = lazy(
    r"(?:^|/)(?:adrs?|decisions?|architecture-decisions|decision-records)/[^/]+\.md\Z|(?:^|/)adr[-_]?\d[^/]*\.md\Z"
)
_NUMBER = lazy(r"\W*(?:(?:decision|adr|dr|d|r)[\s#-]*)?\d*[.:)\s—–-]*", 2)
_FEWEST_WORDS = 3
_REMEDY = "Write its Context, Decision, Rationale and Alternatives Considered."
_SECTION = (
    "Add a section “Architecture Decisions” with a sub-section for each decision: Context, Decision, Rationale, "
    "Alternatives Considered."
)


class Parameters(Record):
    """Which of the parts are demanded of each decision."""

    context: bool = True
    decision: bool = True
    rationale: bool = True
    alternatives: bool = True


def problems(parameters: Parameters) -> tuple[str, ...]:
    """Say what is wrong with the parameters, one sentence each."""
    return () if any(parameters.values()) else ("Every part is off, so nothing is demanded.",)


def parameters_from(norms: Iterable[Norm]) -> dict[str, object]:
    """Demand the parts that norms name, where they name some of them and not others."""
    off = plan_words.named_parts("decisions", norms, ("context", "decision", "rationale", "alternatives"))
    return {part: value for part, value in off.items() if part != "decision"}


def check(feature: Feature, parameters: Parameters) -> Result:
    """Judge every record of a decision; where there is none, the items of the sections on decisions."""
    if (unread := plan_prose.unread(feature)) is not None:
        return Result(undecided=unread)
    words = plan_words.words("decisions", plan_words.languages(feature))
    demands = [
        demand for demand in (_CONTEXT, _DECISION, _RATIONALE, _ALTERNATIVES) if getattr(parameters, demand.part)
    ]
    findings: list[Finding] = []
    evidence: list[Evidence] = []
    documents, refused = _documents(feature)
    for document in documents:
        whole = plan_sections.whole(document.document, words)
        refused = refused or plan_parts.too_many(document, (whole,))
        records = _records(whole, document, feature)
        if not records or (document is feature.spec and evidence):
            continue
        judged = [_judge(record, around, document is feature.plan, demands, words) for record, around in records]
        findings += plan_parts.findings(document.path, judged, "decision", _REMEDY)
        note = f"{plan_parts.counted(len(records), 'decision')} recorded."
        first, last = records[0][0].line, max(record.end_line for record, _ in records)
        evidence.append(Evidence.of(document, note, first, max(first, last)))
    if refused:
        return Result(tuple(findings), tuple(evidence), refused)
    return Result(tuple(findings), tuple(evidence)) if evidence else _summaries(feature, documents, demands, words)


def _documents(feature: Feature) -> tuple[list[Artifact], str | None]:
    """The documents that may hold decisions, and why an ADR file that they name cannot be read."""
    own = [feature.artifact(name) for name in ("plan.md", "research.md", "design.md")]
    found = [document for document in own if document is not None]
    refused = None
    seen = {document.path for document in found}
    for path, artifact in feature.artifacts.items():
        if _ADR.search(path.lower()):
            seen.add(path)
            found.append(artifact)
    named = [document for document in found if document.path.startswith(f"{feature.path}/")]
    for reference in references.references(feature, (".md",), named):
        if reference.path in seen or not _ADR.search(reference.path.lower()):
            continue
        seen.add(reference.path)
        try:
            artifact_or_none = feature.repository.read(reference.path)
        except Unreadable as unreadable:
            refused = f"{reference.path} could not be read: {unreadable.reason}"
            continue
        if artifact_or_none is not None:
            found.append(artifact_or_none)
    if feature.spec is not None:
        found.append(feature.spec)
    return found, refused


def _records(whole: Entry, document: Artifact, feature: Feature) -> list[tuple[Entry, Entry]]:
    """The entries that record a decision, each with what it stands in.

    Two of decision, rationale and alternatives are labelled in a record. The Constitution Check and Complexity
    Tracking decide nothing, and beside full records the rows of a table only sum them up, except in the plan.
    """
    spans: list[tuple[int, int]] = []
    if document is feature.plan:
        spans = [(s.line, s.end_line) for s in constitution_check.read(document).sections]
        spans += [(s.line, s.end_line) for s in complexity_tracking.read(document).sections]
    found = [
        (record, around)
        for record, around in _below(whole)
        if not any(first <= record.line <= last for first, last in spans)
    ]
    full = [(record, around) for record, around in found if record.form != "row"]
    return full if full and document is not feature.plan else found


def _below(entry: Entry) -> Iterator[tuple[Entry, Entry]]:
    for child in entry.children:
        if len(child.parts.keys() & _PARTS) >= _RECORD and not _instructs(child):
            yield child, entry
        yield from _below(child)


def _instructs(entry: Entry) -> bool:
    """Whether a list item only says how a decision is to be written, as Spec Kit's first plan templates did."""
    return entry.form == "item" and not any(is_complete(part.text) for part in entry.parts.values())


def _judge(record: Entry, around: Entry | None, in_plan: bool, demands: Sequence[Demand], words: Words) -> Judged:
    judged = plan_parts.judge(record, (), demands, words)
    lacks = [
        lack
        for lack in judged.lacks
        if (lack.reason or not _given(record, around, lack.demand, in_plan=in_plan))
        and not _decides_for_none(record, lack)
    ]
    return Judged(record, tuple(lacks), judged.unnamed)


def _decides_for_none(record: Entry, lack: Lack) -> bool:
    """Whether the decision is to have nothing ("Decision: none"), which the rationale explains."""
    rationale = record.parts.get("rationale")
    return (
        lack.demand is _DECISION
        and lack.reason is not None
        and bool(visible(record.parts["decision"].text))
        and says_nothing(record.parts["decision"].text)
        and rationale is not None
        and is_complete(rationale.text)
    )


def _given(record: Entry, around: Entry | None, demand: Demand, *, in_plan: bool) -> bool:
    """Whether a part without a label of its own is given in another way."""
    if demand is _CONTEXT:
        return not in_plan and record.form != "row"
    if demand is _DECISION:
        words = _NUMBER.sub("", record.name, count=1).split()
        return is_complete(record.own) or len(words) >= _FEWEST_WORDS or not record.name.isascii()
    if demand is _ALTERNATIVES:
        # "Option A" and "Option B" stand beside "Decision: A", below one heading.
        return around is not None and bool(around.name) and "alternatives" in around.parts
    consequences = record.parts.get("consequences")
    return consequences is not None and is_complete(consequences.text)


def _summaries(feature: Feature, documents: Sequence[Artifact], demands: Sequence[Demand], words: Words) -> Result:
    """Judge what stands under a heading on decisions where no decision is recorded in parts."""
    for document in documents:
        for section in plan_sections.sections(document.document, words):
            root = plan_sections.read(section, words)
            entries = _items(root)
            if entries:
                judged = [_judge(entry, None, document is feature.plan, demands, words) for entry in entries]
                findings = plan_parts.findings(document.path, judged, "decision", _REMEDY)
                shown = Evidence.of(document, plan_parts.counted(len(entries), "decision"), root.line, root.end_line)
                return Result(tuple(findings), (shown,))
            said = visible(root.own)
            if said and words.says("none", said) and why_incomplete(root.own) is None and len(said.split()) > 2:
                note = "Says that there is no decision to record, and why."
                return Result((), (Evidence.of(document, note, root.line, root.end_line),))
            if document is feature.plan:
                message = f"The section “{root.name}” records no decision."
                return Result((Finding(message, document.path, root.line, _REMEDY),))
    path = feature.plan.path if feature.plan is not None else f"{feature.path}/plan.md"
    return Result((Finding("The plan records no architecture decision.", path, None, _SECTION),))


def _items(root: Entry) -> list[Entry]:
    """The sub-sections of a section on decisions, else its items."""
    return [child for child in root.children if child.form == "section"] or list(_listed(root))


def _listed(root: Entry) -> Iterator[Entry]:
    return (entry for entry, _ in plan_sections.listed(root))
