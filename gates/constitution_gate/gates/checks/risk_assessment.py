"""Each risk has a likelihood, an impact and a mitigation.

The section "Risk Assessment" of the plan (gates.md, section 6, and the plan template) rates each risk Low, Medium or
High. The words of longer scales ("rare", "critical"), numbers from 1 to 5 and percentages count as well unless the
gate asks for the three words. A plan without the section may have it in research.md or spec.md.
"""

from __future__ import annotations

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.model import Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import plan_parts, plan_prose, plan_sections, plan_words
from constitution_gate.gates.artifacts.plan_parts import Demand, Judged, Lack
from constitution_gate.gates.completeness import visible, why_incomplete
from constitution_gate.gates.protocol import Evidence, Finding, Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from constitution_gate.constitution.model import Norm
    from constitution_gate.gates.artifacts.plan_sections import Entry
    from constitution_gate.gates.artifacts.plan_words import Words
    from constitution_gate.gates.feature import Artifact, Feature

PHASE = Phase.PLAN
CONDITION: tuple[str, ...] = ()

_LIKELIHOOD = Demand("likelihood", "a likelihood")
_IMPACT = Demand("impact", "an impact")
_MITIGATION = Demand("mitigation", "a mitigation", "mitigation")
_NUMBER = lazy(r"\W*(?:[1-5](?:\s*/\s*5)?|\d{1,3}(?:\.\d+)?\s*[%％])(?![\w.])")
_LETTER = lazy(r"\W*(?:V?H|M|V?L)\W*\Z")
_MARKS = "🔴🟠🟡🟢"
_SHORT = 24
_REMEDY = "Rate its likelihood and its impact as Low, Medium or High, and say how it is mitigated."
_SECTION = "Add a section “Risk Assessment” with a table `Risk | Likelihood | Impact | Mitigation`."
_ORDER = ("plan.md", "research.md", "spec.md", "design.md")


class Parameters(Record):
    """Which of the parts are demanded; `numbers` lets 1 to 5, percentages and longer scales count as levels."""

    likelihood: bool = True
    impact: bool = True
    mitigation: bool = True
    numbers: bool = True


def problems(parameters: Parameters) -> tuple[str, ...]:
    """Say what is wrong with the parameters, one sentence each."""
    if parameters.likelihood or parameters.impact or parameters.mitigation:
        return ()
    return ("`likelihood`, `impact` and `mitigation` are all off, so nothing is demanded.",)


def parameters_from(norms: Iterable[Norm]) -> dict[str, object]:
    """Demand the parts that norms name, where they name some of them and not others."""
    return plan_words.named_parts("risks", norms, ("likelihood", "impact", "mitigation"))


def check(feature: Feature, parameters: Parameters) -> Result:
    """Judge each risk of the first document that has a section on risks."""
    if (unread := plan_prose.unread(feature)) is not None:
        return Result(undecided=unread)
    words = plan_words.words("risks", plan_words.languages(feature))
    for name in _ORDER:
        document = feature.artifact(name)
        sections = plan_sections.sections(document.document, words) if document is not None else ()
        if document is not None and sections:
            roots = [plan_sections.read(section, words) for section in sections]
            if (unlimited := plan_parts.too_many(document, roots)) is not None:
                return Result(undecided=unlimited)
            return _judged(document, roots, parameters, words)
    path = feature.plan.path if feature.plan is not None else f"{feature.path}/plan.md"
    return Result((Finding("The plan assesses no risks.", path, None, _SECTION),))


def _judged(document: Artifact, roots: Sequence[Entry], parameters: Parameters, words: Words) -> Result:
    findings: list[Finding] = []
    evidence: list[Evidence] = []
    for root in roots:
        risks = [(e, around) for e, around in plan_sections.listed(root) if _is_risk(e, words)] or [
            found
            for child in root.children
            for found in plan_sections.innermost(child, lambda entry: _is_risk(entry, words), (root,))
        ]
        if not risks and _LIKELIHOOD.part in root.parts:
            risks = [(root, ())]
        if not risks:
            finding, shown = _without_risks(document, root, words)
            findings += finding
            evidence += shown
            continue
        judged = [_risk(entry, around, root, parameters, words) for entry, around in risks]
        findings += plan_parts.findings(document.path, judged, "risk", _REMEDY)
        note = f"{plan_parts.counted(len(risks), 'risk')} assessed."
        evidence.append(Evidence.of(document, note, root.line, root.end_line))
    return Result(tuple(findings), tuple(evidence))


def _is_risk(entry: Entry, words: Words) -> bool:
    if entry.form == "row" or entry.parts:
        return True
    return entry.form == "item" or any(words.rated(part, entry.text) for part in ("likelihood", "impact"))


def _without_risks(document: Artifact, root: Entry, words: Words) -> tuple[list[Finding], list[Evidence]]:
    """A section that lists no risk: it may say that there is none, and why."""
    said = visible(root.own)
    if said and why_incomplete(root.own) is None and words.says("none", said) and len(said.split()) > 2:
        return [], [Evidence.of(document, "Says that there is no risk, and why.", root.line, root.end_line)]
    reason = why_incomplete(root.own) if said else None
    message = f"The section “{root.name}” {reason}" if reason else f"The section “{root.name}” lists no risk."
    return [Finding(message, document.path, root.line, _SECTION)], []


def _risk(entry: Entry, around: Sequence[Entry], root: Entry, parameters: Parameters, words: Words) -> Judged:
    if words.is_plain_level(entry.name) and entry.form == "item":
        # "**HIGH**: the vendor may …" rates the risk before it names it.
        entry = entry.replace(name=plan_sections.shown(visible(entry.own)[len(entry.name) :]))
    judged = plan_parts.judge(entry, (), (), words)
    if judged.unnamed is not None:
        return judged
    lacks: list[Lack] = []
    for demand, wanted in ((_LIKELIHOOD, parameters.likelihood), (_IMPACT, parameters.impact)):
        part = entry.parts.get(demand.part)
        if not wanted:
            continue
        if part is None:
            if not words.rated(demand.part, entry.text) and not any(words.rated(demand.part, a.name) for a in around):
                lacks.append(Lack(demand, None, entry.line))
        elif (reason := _not_rated(part.text, parameters, words)) is not None:
            lacks.append(Lack(demand, reason, part.line))
    if parameters.mitigation and (lack := _unmitigated(entry, root, words)) is not None:
        lacks.append(lack)
    return Judged(entry, tuple(lacks))


def _unmitigated(entry: Entry, root: Entry, words: Words) -> Lack | None:
    part = entry.parts.get(_MITIGATION.part)
    if part is None and words.says("mitigation", root.name):
        # Below "Risks / mitigations" what follows a risk's name is its mitigation.
        _, _, rest = visible(entry.own).partition(entry.name)
        if plan_parts.wrong(rest.strip(" :：—–-→>."), _MITIGATION, words) is None:
            return None
    return plan_parts.lack(entry, (), _MITIGATION, words)


def _not_rated(text: str, parameters: Parameters, words: Words) -> str | None:
    """Why a cell is no level, as the end of "The likelihood …"; None where it is one."""
    reason = why_incomplete(text)
    if reason is not None:
        return reason
    shown = visible(text)
    levels = words.levels(shown if len(shown) <= _SHORT else shown[:_SHORT])
    if len(levels) == 3:
        return "is left unchosen (Low, Medium or High)."
    if _LETTER.match(shown):
        return None
    if levels and (parameters.numbers or words.is_plain_level(shown)):
        return None
    if parameters.numbers and (_NUMBER.match(shown) or any(mark in shown for mark in _MARKS)):
        return None
    return "is not Low, Medium or High."
