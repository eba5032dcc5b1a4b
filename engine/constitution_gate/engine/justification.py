"""Complexity Tracking rows and the failing gates that they name.

A complete row that names a waivable gate, or its principle, justifies it (Spec Kit's plan template: "Fill ONLY if
Constitution Check has violations that must be justified"). A row past its date justifies nothing.
"""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.report import JustificationEntry, TrackingEntry, Verdict
from constitution_gate.gates import completeness, naming

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Collection, Mapping, Sequence

    from constitution_gate.constitution.model import Principle
    from constitution_gate.engine.binding import Gate
    from constitution_gate.gates.artifacts.complexity_tracking import TrackingRow

_BY_NUMBER = lazy(r"\W*(?:principle|article|原則|原则|principio|princípio|prinzip|principe)\b", re.IGNORECASE)
_IDENTIFIER = lazy(r"(?<![\w-])[a-z][a-z0-9-]*(?![\w-])")
_DATE = lazy(r"\d{4}-\d{2}-\d{2}\Z")


def names(row: TrackingRow, gate: Gate, principles: Sequence[Principle], ids: Collection[str]) -> bool:
    """Whether the row's first cell names the gate by its id or title, or its principle by number and title.

    A row that names gates by their ids (`ids` are those of all gates) names those alone, whatever else it says.
    """
    text = naming.folded(row.violation)
    if text is None:
        return False
    named = set(_IDENTIFIER.findall(text)).intersection(ids)
    if named:
        return gate.id in named
    if gate.principle is None:
        wanted, given = naming.words(naming.folded(gate.title) or ""), naming.words(text)
        return len(wanted) > 0 and any(
            given[i : i + len(wanted)] == wanted for i in range(len(given) - len(wanted) + 1)
        )
    if naming.best(row.violation, principles) is gate.principle:
        return True
    number, _ = naming.split_number(text)
    own = gate.principle.number
    return own is not None and number == own.casefold() and _BY_NUMBER.match(text) is not None


def why_void(row: TrackingRow, today: Callable[[], datetime.date]) -> str | None:
    """Why the row justifies nothing, or None where it does."""
    if not row.complete:
        return row.incomplete_because or "a cell says nothing"
    if row.expires is None or not completeness.says_something(completeness.visible(row.expires)):
        return None
    import datetime

    text = row.expires.strip()
    try:
        expires = datetime.date.fromisoformat(text) if _DATE.match(text) else None
    except ValueError:
        expires = None
    if expires is None:
        return f"its date {text!r} is no date of the form YYYY-MM-DD"
    return f"it expired on {text}" if today() > expires else None


def entry(row: TrackingRow, path: str) -> JustificationEntry:
    """The row as the report shows it beside its gate."""
    return JustificationEntry(row.violation, row.why_needed, row.simpler_alternative, path, row.line)


def tracking(
    rows: Sequence[TrackingRow],
    gates: Sequence[Gate],
    verdicts: Mapping[str, Verdict],
    principles: Sequence[Principle],
    today: Callable[[], datetime.date],
) -> tuple[TrackingEntry, ...]:
    """Every row that people wrote, with the failing gate that it names; one that names none is stale."""
    ids = {gate.id for gate in gates}
    failing = [gate for gate in gates if verdicts[gate.id] in {Verdict.FAIL, Verdict.ERROR, Verdict.JUSTIFIED}]
    entries = []
    for row in rows:
        if row.empty or row.example:
            continue
        named = next((gate.id for gate in failing if names(row, gate, principles, ids)), None)
        entries.append(
            TrackingEntry(
                violation=row.violation,
                why_needed=row.why_needed,
                simpler_alternative=row.simpler_alternative,
                gate=named,
                complete=why_void(row, today) is None,
                stale=named is None,
                line=row.line,
            )
        )
    return tuple(entries)
