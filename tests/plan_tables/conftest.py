from __future__ import annotations

import pytest

from constitution_gate.constitution.markdown import Item, Table, parse, plain
from constitution_gate.constitution.model import Level, Phase
from constitution_gate.engine.report import (
    ClaimEntry,
    EvidenceEntry,
    FeatureReport,
    FindingEntry,
    GateReport,
    Outcome,
    Source,
    TrackingEntry,
    Verdict,
)
from constitution_gate.gates.artifacts import markers

FEATURE = "specs/001-orders"
PLAN = f"{FEATURE}/plan.md"


class Reports:
    """Makes reports by hand: gates, what they rest on, and rows."""

    path = PLAN

    def evidence(self, path="contracts/orders.yaml", line=1, note="OpenAPI 3.1 with 4 operations"):
        return EvidenceEntry(f"{FEATURE}/{path}", line, line, "0" * 64, note)

    def finding(self, message="There is no contract.", path="contracts/orders.yaml", line=3):
        return FindingEntry(message, f"{FEATURE}/{path}", line, "Write it.")

    def gate(self, identifier="api-contract", verdict="pass", *, line=None, **changes):
        verdict = Verdict(verdict)
        made = GateReport(
            id=identifier,
            title=changes.pop("title", "API contract exists"),
            principle=changes.pop("principle", "I. Contract First"),
            level=Level.MUST,
            waivable=changes.pop("waivable", True),
            check="openapi-contract",
            phase=Phase.DESIGN,
            source=Source("declared", ".specify/memory/constitution.md", 7),
            verdict=verdict,
            reason=changes.pop("reason", "The fact exposes-http-api is false."),
            evidence=(self.evidence(),) if verdict in {Verdict.PASS, Verdict.ATTESTED} else (),
            findings=(self.finding(),) if verdict in {Verdict.FAIL, Verdict.ERROR, Verdict.JUSTIFIED} else (),
            claim=ClaimEntry("claim", "open", PLAN, line) if line else None,
        )
        return made.replace(**changes)

    def row(self, line, *, gate=None, stale=False, violation="an old row", complete=False):
        return TrackingEntry(violation, "", "", gate, complete, stale, line)

    def report(self, *gates, rows=(), outcome="failed"):
        return FeatureReport(
            id="001-orders",
            path=FEATURE,
            phase=Phase.DESIGN,
            outcome=Outcome(outcome),
            facts={},
            gates=tuple(gates),
            complexity_tracking=tuple(rows),
        )

    def audit(self, data, verdicts=("pass", "fail", "not-applicable", "unverified", "attested", "justified")):
        """A stand-in for the audit: each item of the check is a claim, each row of a table is a row."""
        document = parse(data.decode("utf-8"))
        written = [line for block in markers.marked_blocks(document) for line in block]
        gates, rows, seen = [], [], set()
        for section in document.sections():
            title = section.title.casefold()
            for block in section.blocks:
                if isinstance(block, Item) and block.box is not None and title == "constitution check":
                    key = plain(block.text)
                    if block.line in written or key in seen:
                        continue
                    seen.add(key)
                    verdict = verdicts[len(gates) % len(verdicts)]
                    gates.append(self.gate(f"gate-{len(gates)}", verdict, line=block.line, title=key[:40]))
                if isinstance(block, Table) and title == "complexity tracking":
                    for row in block.rows:
                        names = [gate.id for gate in gates if f"`{gate.id}`" in row.cells[0]]
                        named = names[0] if names else None
                        entry = self.row(row.line, gate=named, stale=named is None, violation=row.cells[0])
                        rows.append(entry)
        if not gates:
            gates = [self.gate("gate-0", "fail"), self.gate("gate-1", "pass")]
        return self.report(*gates, rows=rows)


@pytest.fixture(scope="session")
def reports():
    return Reports()


@pytest.fixture(scope="session")
def template():
    """A plan as the template leaves it, with a trailing rule in each section."""
    return """\
# Implementation Plan: Orders

## Summary

Take orders.

## Constitution Check

*GATE: Must pass before Phase 0 research. Re-check after Phase 1 design.*

### Required Documentation Gates

- [ ] API contract (OpenAPI) exists - implementation MUST match
- [x] Sequence diagram for major flows
      with two lines
- [x] Data model definition

> **Note**: run the analysis first.

---

## Project Structure

```text
src/
```

## Complexity Tracking

> **Fill ONLY if Constitution Check has violations that must be justified**

| Violation | Why Needed | Simpler Alternative Rejected Because |
|-----------|------------|-------------------------------------|
| [e.g., 4th project] | [current need] | [why 3 projects insufficient] |
| [e.g., Repository pattern] | [specific problem] | [why direct DB access insufficient] |
"""
