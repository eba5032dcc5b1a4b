"""A report becomes rows of the history."""

from __future__ import annotations

from collections import Counter

from constitution_gate.constitution.digest import sha256
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine import fingerprint
from constitution_gate.engine.escaping import clean
from constitution_gate.engine.history import moment
from constitution_gate.engine.history.model import Audit, Finding, Gate, Judgement
from constitution_gate.engine.report import Verdict

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from constitution_gate.engine.history.model import Circumstances
    from constitution_gate.engine.report import AuditReport, FeatureReport, FindingEntry, GateReport

UNMET = frozenset({Verdict.FAIL, Verdict.ERROR, Verdict.UNVERIFIED})
_NOT_DUE = frozenset({Verdict.PENDING, Verdict.NOT_APPLICABLE})
_LONGEST = 2_000


def audit_of(report: AuditReport, circumstances: Circumstances) -> Audit:
    """What is recorded of a report: its texts are cut and made harmless as in the JSON report."""
    constitution = report.constitution
    return Audit(
        circumstances=circumstances.replace(options=tuple(clean(option) for option in circumstances.options)),
        tool_version=report.tool.version,
        constitution_version=_text(constitution.version) if constitution and constitution.version else None,
        constitution_sha256=constitution.sha256 if constitution else None,
        outcome=report.outcome,
        errors=len(report.errors),
        features={clean(feature.path, _LONGEST): _judgement(feature) for feature in report.features},
    )


def insert(connection: sqlite3.Connection, project: str, audit: Audit) -> int:
    """Record an audit of a project in a transaction that may write; its number, the highest of the project."""
    import json

    (last,) = connection.execute("SELECT coalesce(max(number), 0) FROM run WHERE project = ?", (project,)).fetchone()
    around = audit.circumstances
    run = connection.execute(
        "INSERT INTO run (project, number, at, revision, clean, tool_version, constitution_version,"
        " constitution_sha256, options, outcome, errors) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            project,
            last + 1,
            moment.seconds(around.at),
            around.revision,
            around.clean,
            audit.tool_version,
            audit.constitution_version,
            audit.constitution_sha256,
            json.dumps(around.options),
            audit.outcome.value,
            audit.errors,
        ),
    ).lastrowid
    for path, judgement in audit.features.items():
        row = (run, path, _kept(connection, judgement))
        connection.execute("INSERT INTO feature (run, path, judgement) VALUES (?, ?, ?)", row)
    return int(last) + 1


def _kept(connection: sqlite3.Connection, judgement: Judgement) -> int:
    """The id of a judgement, which is kept once however often it is made: most features do not change in a run."""
    digest = sha256(repr(judgement).encode("utf-8", "backslashreplace"))
    found = connection.execute("SELECT id FROM judgement WHERE digest = ?", (digest,)).fetchone()
    if found is not None:
        return int(found[0])
    made = connection.execute(
        "INSERT INTO judgement (digest, phase, outcome, blocking, due) VALUES (?, ?, ?, ?, ?)",
        (digest, judgement.phase.value, judgement.outcome.value, judgement.blocking, judgement.due),
    ).lastrowid
    assert made is not None
    connection.executemany(
        "INSERT INTO gate (judgement, position, name, principle, level, decided_by, verdict, reason, blocks)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (made, at, g.id, g.principle, g.level.value, g.check, g.verdict.value, g.reason, g.blocks)
            for at, g in enumerate(judgement.gates)
        ],
    )
    connection.executemany(
        "INSERT INTO finding (judgement, gate, position, fingerprint, count, path, line, message)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (made, at, position, *finding.values())
            for at, gate in enumerate(judgement.gates)
            for position, finding in enumerate(gate.findings)
        ],
    )
    return made


def _judgement(feature: FeatureReport) -> Judgement:
    return Judgement(
        phase=feature.phase,
        outcome=feature.outcome,
        blocking=sum(gate.blocks for gate in feature.gates),
        due=sum(gate.verdict not in _NOT_DUE for gate in feature.gates),
        gates=tuple(_gate(feature, gate) for gate in feature.gates),
    )


def _gate(feature: FeatureReport, gate: GateReport) -> Gate:
    return Gate(
        id=_text(gate.id),
        principle=_text(gate.principle) if gate.principle is not None else None,
        level=gate.level,
        check=_text(gate.check),
        verdict=gate.verdict,
        reason=_text(gate.reason),
        blocks=gate.blocks,
        findings=tuple(_findings(feature, gate)),
    )


def _findings(feature: FeatureReport, gate: GateReport) -> Iterator[Finding]:
    """The findings by their fingerprints, each where it first comes."""
    if not gate.findings:
        if gate.verdict in UNMET:
            yield Finding(fingerprint.of_gate(feature, gate), 1, _text(feature.path), None, _text(gate.reason))
        return
    found = fingerprint.all_of(feature, gate)
    counts = Counter(found)
    first: dict[str, FindingEntry] = {}
    for each, finding in zip(found, gate.findings, strict=True):
        first.setdefault(each, finding)
    for each, finding in first.items():
        yield Finding(each, counts[each], _text(finding.path), finding.line, _text(finding.message))


def _text(text: str) -> str:
    return clean(text, _LONGEST)
