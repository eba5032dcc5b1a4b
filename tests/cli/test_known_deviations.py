"""Known deviations stand beside the gates that they concern in every report, and change no verdict."""

from __future__ import annotations

import jsonschema
import pytest

from constitution_gate.engine.schemas import schema

CONSTITUTION = ".specify/memory/constitution.md"
REGISTER = """
## Known Deviations

| Rule | Violation | Status |
|------|-----------|--------|
| I: "Every stored entity MUST be defined in a data model with typed fields" | legacy `blobs` table | Open |
| III. Small Steps | the first release is one slice | Accepted |
| Radiators | the office is cold | Open |
"""


@pytest.fixture
def deviating(project):
    """The project, with a register in its constitution."""
    project.replace(CONSTITUTION, "\n## Governance", f"{REGISTER}\n## Governance")
    return project


def _verdicts(run, project) -> dict[str, str]:
    report = run("audit", "1", "--root", project.root, "--format", "json").json
    return {gate["id"]: gate["verdict"] for gate in report["features"][0]["gates"]}


def test_a_deviation_stands_beside_the_gate_that_it_concerns(deviating, run) -> None:
    report = run("audit", "1", "--root", deviating.root, "--format", "json").json
    found = {gate["id"]: gate.get("deviations") for gate in report["features"][0]["gates"]}
    assert found["principle-1-data-model"] == [
        {
            "rule": 'I: "Every stored entity MUST be defined in a data model with typed fields"',
            "violation": "legacy blobs table",
            "status": "Open",
            "path": CONSTITUTION,
            "line": 21,
        }
    ]
    assert [each["line"] for each in found["principle-3-review"]] == [22]
    assert [name for name, entries in found.items() if entries] == ["principle-1-data-model", "principle-3-review"]
    assert [each["rule"] for each in report["other_deviations"]] == ["Radiators"]
    jsonschema.Draft202012Validator(schema("report")).validate(report)


def test_a_report_without_a_register_says_nothing_of_deviations(project, run) -> None:
    report = run("audit", "1", "--root", project.root, "--format", "json").json
    assert "other_deviations" not in report
    assert all("deviations" not in gate for gate in report["features"][0]["gates"])


def test_a_register_makes_no_gate_and_changes_no_verdict(project, run) -> None:
    for broken in (False, True):
        if broken:
            project.replace("specs/001-notes/data-model.md", "| id | uuid |\n| title | text |\n", "")
        before = _verdicts(run, project)
        project.replace(CONSTITUTION, "\n## Governance", f"{REGISTER}\n## Governance")
        assert _verdicts(run, project) == before
        project.replace(CONSTITUTION, REGISTER, "")
    assert run("audit", "1", "--root", project.root).status == 1


def test_a_failing_gate_fails_though_its_deviation_is_accepted(deviating, run) -> None:
    deviating.replace("specs/001-notes/data-model.md", "| id | uuid |\n| title | text |\n", "")
    deviating.replace(CONSTITUTION, "| legacy `blobs` table | Open |", "| legacy `blobs` table | Accepted for good |")
    ended = run("audit", "1", "--root", deviating.root)
    assert ended.status == 1
    lines = ended.out.splitlines()
    at = next(number for number, line in enumerate(lines) if "✘ principle-1-data-model" in line)
    below = " ".join(line.strip() for line in lines[at : at + 14])
    assert f"known deviation ({CONSTITUTION}:21): legacy blobs table (Accepted for good)" in below


@pytest.mark.parametrize("form", ["text", "markdown", "analysis"])
def test_every_report_shows_them(deviating, run, form: str) -> None:
    out = " ".join(run("audit", "1", "--root", deviating.root, "--format", form).out.split())
    assert "legacy blobs table (Open)" in out.replace("\\", "")
    assert "the first release is one slice (Accepted)" in out.replace("\\", "")
    assert "nown deviations that concern no gate here" in out
    assert "Radiators" in out


def test_the_text_report_still_fits_80_columns(deviating, run) -> None:
    out = run("audit", "1", "--root", deviating.root).out
    assert max(map(len, out.splitlines())) <= 80


def test_hostile_cells_are_made_harmless(project, run) -> None:
    row = "| I | \u202eevil\u200b <b>x</b> ::error::boom \x1b[31m | `|` |"
    project.replace(
        CONSTITUTION, "\n## Governance", REGISTER.replace("| Radiators", f"{row}\n| Radiators") + "\n## Governance"
    )
    for form in ("text", "markdown", "json", "analysis"):
        out = run("audit", "1", "--root", project.root, "--format", form).out
        assert not {"\u202e", "\u200b", "\x1b"} & set(out)
        assert "<b>" not in out
        assert not any(line.lstrip().startswith("::") for line in out.splitlines())
