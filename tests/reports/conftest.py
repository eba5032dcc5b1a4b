"""Reports of every kind, built by hand: what each format is tried on."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import strategies as st

from constitution_gate.constitution.model import Level, Phase
from constitution_gate.constitution.record import NOTHING
from constitution_gate.engine import summary
from constitution_gate.engine.audit import tool
from constitution_gate.engine.report import (
    AuditReport,
    BaselineEntry,
    BaselineSummary,
    ClaimEntry,
    ConstitutionSummary,
    ErrorEntry,
    EvidenceEntry,
    FeatureReport,
    FindingEntry,
    GateReport,
    JustificationEntry,
    Outcome,
    Source,
    Verdict,
)
from constitution_gate.engine.reports import github, gitlab, html, job_summary, junit, sarif
from constitution_gate.engine.reports.places import Places

SCHEMAS = Path(__file__).parent / "schemas"
CONSTITUTION = ".specify/memory/constitution.md"
HOSTILE = (
    "::error file=x::owned",
    "%0A::error::owned",
    "two\r\n::set-output name=a::b",
    "##[error]owned ##vso[task.complete] ##teamcity[buildStatus]",
    "\x1b[2J\x1b]0;title\x07 \x9b31m \x00\x08",
    "right \u202eto\u202c left \u2066x\u2069 \u200bzero",
    "]]> <![CDATA[ <!-- --> &amp; \ufffe \uffff \ud800",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "</details></summary><h1>x</h1>",
    "| a | b | `c` \\| ``` ![x](http://h/i.png) [go](javascript:1) @all #1",
    "a, b: c=d %25 \u2028 \u2029 \x85",
    "{0} $(id) ${{ github.token }} =cmd()",
)


class Samples:
    """Makes reports, and renders one in every format."""

    formats = ("sarif", "junit", "github", "gitlab", "summary", "html")
    hostile = HOSTILE
    schemas = SCHEMAS
    files = Places(lambda _path: True)

    @staticmethod
    def finding(message: str = "The entity Note is not defined.", path: str = "data-model.md", **more) -> FindingEntry:
        full = path if "/" in path else f"specs/001-notes/{path}"
        return FindingEntry(
            **{"message": message, "path": full, "line": 12, "remedy": "Define it.", "column": 3, **more}
        )

    def gate(self, name: str = "data-model", verdict: Verdict = Verdict.FAIL, **more) -> GateReport:
        fields = {
            "title": "Every entity MUST be defined.",
            "principle": "I. Data Model First",
            "level": Level.MUST,
            "waivable": True,
            "check": "data-model",
            "phase": Phase.PLAN,
            "source": Source("derived", CONSTITUTION, 7),
            "reason": "The reason of it.",
            "claim": ClaimEntry("Data model: defined", "pass", "specs/001-notes/plan.md", 30),
        }
        if verdict in {Verdict.FAIL, Verdict.JUSTIFIED} and "findings" not in more:
            fields["findings"] = (self.finding(),)
        if verdict in {Verdict.PASS, Verdict.ATTESTED}:
            fields["evidence"] = (EvidenceEntry("specs/001-notes/data-model.md", 3, 9, "0" * 64, "1 entity: Note"),)
        if verdict is Verdict.JUSTIFIED:
            row = JustificationEntry("Data model", "A prototype.", "A table: too early.", "specs/001-notes/plan.md", 60)
            fields["justification"] = row
        return GateReport(id=name, verdict=verdict, **{**fields, **more})

    @staticmethod
    def feature(*gates: GateReport, name: str = "001-notes", outcome: Outcome | None = None) -> FeatureReport:
        if outcome is None:
            outcome = Outcome.FAILED if any(gate.blocks for gate in gates) else Outcome.PASSED
        return FeatureReport(name, f"specs/{name}", Phase.PLAN, outcome, NOTHING, gates, ())

    @staticmethod
    def report(*features: FeatureReport, **more) -> AuditReport:
        outcome = more.pop("outcome", Outcome.FAILED)
        constitution = ConstitutionSummary(CONSTITUTION, "1.2.0", "2026-01-01", "2026-01-02", "1" * 64, ())
        counted = summary.summarize(features, outcome)
        return AuditReport(tool(), ".", more.pop("constitution", constitution), features, counted, outcome, **more)

    def every_verdict(self) -> AuditReport:
        """A gate of each verdict and level, a frozen one, and one whose file is not there."""
        gates = [
            self.gate(f"{verdict.value}-{level.value.lower()}", verdict, level=level)
            for verdict in Verdict
            for level in Level
        ]
        held = (self.finding("An old one.", frozen=True), self.finding("Another old one.", frozen=True))
        gates.append(self.gate("held", findings=held, frozen=2))
        gates.append(self.gate("half-held", findings=(*held, self.finding("A new one.")), frozen=2))
        gates.append(self.gate("nowhere", findings=(self.finding("It is not there.", "missing.md"),)))
        gates.append(self.gate("no-line", waivable=False, findings=(self.finding(line=None, column=None),)))
        stale = BaselineEntry(
            "specs/001-notes", "gone", "a" * 32, 1, "plan.md", "It was bad.", "It no longer fails.", 4
        )
        refused = stale.replace(gate="other", reason="It was not there at the base.")
        baseline = BaselineSummary("baseline.json", "2" * 64, 3, 4, 2, 1, 1, 1, None, (stale,), (refused,))
        return self.report(self.feature(*gates), notes=("A note.",), baseline=baseline)

    def input_error(self) -> AuditReport:
        """What is left when the constitution cannot be read."""
        errors = (
            ErrorEntry("The placeholder is not filled in.", CONSTITUTION, 3, "Run /speckit.constitution."),
            ErrorEntry("There is no feature '9'.", None, None, None),
            ErrorEntry("It is a link.", "specs/001-notes/plan.md", None, "Put the file there."),
        )
        return self.report(outcome=Outcome.INPUT_ERROR, constitution=None, errors=errors)

    def hostile_report(self) -> AuditReport:
        """Hostile text in every field that comes from the audited tree."""
        gates = []
        for number, text in enumerate(HOSTILE):
            finding = self.finding(text, f"specs/{text}/x.md", remedy=text)
            row = JustificationEntry(text, text, text, text, 4)
            for verdict in (Verdict.FAIL, Verdict.JUSTIFIED, Verdict.PASS, Verdict.UNVERIFIED, Verdict.ERROR):
                shared = {"name": f"g{number}-{verdict.value}{text}", "title": text, "principle": text, "reason": text}
                more = {
                    "check": text,
                    "source": Source("declared", text, 3),
                    "claim": ClaimEntry(text, "pass", text, 2),
                }
                found = (finding,) if verdict in {Verdict.FAIL, Verdict.JUSTIFIED} else ()
                evidence = (EvidenceEntry(text, 1, 2, "0" * 64, text),)
                gates.append(
                    self.gate(verdict=verdict, findings=found, **shared, **more).replace(
                        evidence=evidence, justification=row if verdict is Verdict.JUSTIFIED else None
                    )
                )
        errors = tuple(ErrorEntry(text, text, 1, text) for text in HOSTILE)
        features = [self.feature(*gates[at::3], name=text) for at, text in enumerate(HOSTILE[:3])]
        return self.report(*features, notes=HOSTILE, errors=errors)

    def many(self, count: int) -> AuditReport:
        """One gate with so many findings."""
        findings = tuple(self.finding(f"Finding {number}.") for number in range(count))
        return self.report(self.feature(self.gate(findings=findings)))

    def render(self, name: str, report: AuditReport, places: Places | None = None) -> str:
        """The report in a format."""
        places = places or self.files
        if name == "junit":
            return junit.render(report)
        renderer = {"sarif": sarif, "github": github, "gitlab": gitlab, "summary": job_summary, "html": html}[name]
        return renderer.render(report, places)

    def any_report(self) -> st.SearchStrategy[AuditReport]:
        """Any text in any field, any verdict at any level."""
        text = st.text(max_size=30) | st.sampled_from(HOSTILE)
        line = st.none() | st.integers(1, 10**6)
        finding = st.builds(FindingEntry, text, text, line, text, line, st.booleans())
        evidence = st.builds(EvidenceEntry, text, st.integers(1, 99), st.integers(1, 99), text, text)
        gate = st.builds(
            GateReport,
            id=text,
            title=text,
            principle=st.none() | text,
            level=st.sampled_from(Level),
            waivable=st.booleans(),
            check=text,
            phase=st.sampled_from(Phase),
            source=st.builds(Source, st.sampled_from(["declared", "derived"]), text, st.integers(1, 99)),
            verdict=st.sampled_from(Verdict),
            reason=text,
            findings=st.lists(finding, max_size=3).map(tuple),
            evidence=st.lists(evidence, max_size=2).map(tuple),
            claim=st.none() | st.builds(ClaimEntry, text, text, text, st.integers(1, 99)),
            justification=st.none() | st.builds(JustificationEntry, text, text, text, text, st.integers(1, 99)),
        )
        feature = st.builds(
            lambda name, outcome, gates: self.feature(*gates, name=name, outcome=outcome),
            text,
            st.sampled_from(Outcome),
            st.lists(gate, max_size=4),
        )
        errors = st.lists(st.builds(ErrorEntry, text, st.none() | text, line, st.none() | text), max_size=2).map(tuple)
        return st.builds(
            lambda features, errors, notes: self.report(*features, errors=errors, notes=notes),
            st.lists(feature, max_size=3),
            errors,
            st.lists(text, max_size=2).map(tuple),
        )


@pytest.fixture(scope="session")
def samples() -> Samples:
    """Reports to render."""
    return Samples()


class Harmless:
    """Asserts that nothing in a rendered report acts on a terminal or a CI runner."""

    _acts = re.compile(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2028\u2029\u2060-\u2069\ufeff\ufff9-\uffff\ud800-\udfff]"
    )
    _own = re.compile(r"::(?:error|warning|notice) (?:[a-z]+=[^:,\s][^:,]*,)*title=[^:,]*::")

    def __call__(self, text: str, *, annotations: bool = False) -> None:
        assert not self._acts.search(text)
        assert not re.search(r"##[A-Za-z]*\[", text)
        for line in text.split("\n"):
            if line.lstrip().startswith("::"):
                assert annotations, line
                assert self._own.match(line), line


@pytest.fixture(scope="session")
def assert_harmless() -> Harmless:
    """The assertion that a text is harmless."""
    return Harmless()


@pytest.fixture(scope="session")
def sarif_errors():
    """What the schema of SARIF says against a log."""
    import jsonschema_rs

    schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    validator = jsonschema_rs.validator_for(schema, validate_formats=True)
    return lambda log: [f"{list(error.instance_path)}: {error.message}" for error in validator.iter_errors(log)]
