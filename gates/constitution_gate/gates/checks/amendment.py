"""A changed constitution is amended in full: version, dates and Sync Impact Report fit the change."""

from __future__ import annotations

from constitution_gate.constitution import amendment
from constitution_gate.constitution.changes import Change, Effect, Subject
from constitution_gate.constitution.model import Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.statements import shown
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import editions
from constitution_gate.gates.protocol import Evidence, Finding, Result

if TYPE_CHECKING:
    from constitution_gate.constitution.amendment import Amendment
    from constitution_gate.gates.artifacts.editions import Editions
    from constitution_gate.gates.feature import Feature

PHASE = Phase.PLAN
CONDITION = ("constitution-changed",)
GIVEN = frozenset({"gates", "today"})
"""The parameters that the engine gives and no declaration sets."""

_NAMED = 20
_REMEDY = "Take it back, or complete the amendment."
_PUT_BACK = (
    "Put the gate block back if a tool that rewrote the file dropped it (/speckit.constitution may); "
    "else complete the amendment."
)


class Parameters(Record):
    """`sync_impact_report` demands the report; `gates` is what changed in the gates, `today` an ISO date in UTC."""

    sync_impact_report: bool = True
    gates: tuple[Change, ...] = ()
    today: str | None = None


def check(feature: Feature, parameters: Parameters) -> Result:
    """Judge the amendment. Where it is not complete, every change that weakens is a finding of its own."""
    found = editions.of_feature(feature)
    if found is None:
        return Result(undecided="no base revision was given to compare the constitution with")
    if found.old is None:
        return Result(undecided=f"there is no constitution at {feature.base_name} that could have been amended")
    changes = together(found.changes, parameters.gates)
    if not changes:
        return Result(evidence=(Evidence.of(found.file, f"the constitution is the one at {feature.base_name}"),))
    judged = judge(found, changes, feature.base_name, parameters)
    weaker = [change for change in changes if change.weakens]
    if judged.faults:
        missing = [Finding(p.message, p.path or found.file.path, p.line, p.remedy or "") for p in judged.faults]
        return Result(findings=(*missing, *(_weakened(change, found, feature.base_name) for change in weaker)))
    constitution = found.new.constitution
    was = found.old.constitution.version or "no version"
    bump = f"and the change needs a {judged.needed.name}"
    said = f"the constitution was amended from {was} to {constitution.version}, {bump}"
    lines = [Evidence.of(found.file, said, constitution.version_line or 1)]
    lines += [
        Evidence.of(found.file, f"by this amendment: {sentence(change)}", _line(change, found))
        for change in weaker[:_NAMED]
    ]
    return Result(evidence=tuple(lines))


def judge(found: Editions, changes: tuple[Change, ...], base_name: str, parameters: Parameters) -> Amendment:
    """The amendment that these editions make; the old one must be there."""
    import datetime

    assert found.old is not None
    return amendment.judge(
        found.old,
        found.new,
        changes,
        base=base_name,
        today=datetime.date.fromisoformat(parameters.today) if parameters.today else None,
        sync_impact_report=parameters.sync_impact_report,
    )


def together(changes: tuple[Change, ...], gates: tuple[Change, ...]) -> tuple[Change, ...]:
    """The changes of the text and of the gates; lines that a change of a gate accounts for are not told twice."""
    if gates:
        changes = tuple(change for change in changes if change.subject is not Subject.TEXT)
    return (*changes, *gates)


def sentence(change: Change) -> str:
    """A change in one sentence without its full stop, with the rule that it is about."""
    name = f"gate {change.name}" if change.subject is Subject.GATE else shown(change.name, 80)
    quoted = change.new_text or change.old_text if change.subject is Subject.NORM else None
    return f'{name}: {change.message}: "{quoted}"' if quoted else f"{name}: {change.message}"


def _weakened(change: Change, found: Editions, base_name: str) -> Finding:
    was = f" (line {change.old_line} at {base_name})" if change.old_line else ""
    return Finding(f"{sentence(change)}{was}.", found.file.path, _line(change, found), remedy(change))


def remedy(change: Change) -> str:
    """What to do about a change that weakens."""
    dropped = change.subject is Subject.GATE and change.effect is Effect.REMOVED and change.new_line is None
    return _PUT_BACK if dropped else _REMEDY


def _line(change: Change, found: Editions) -> int:
    principle = found.new.constitution.principle(change.principle) if change.new_line is None else None
    return change.new_line or (principle.line if principle else 1)
