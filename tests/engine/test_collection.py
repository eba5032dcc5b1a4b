"""Gates come from four sources, each is listed once, and a declaration never weakens a norm."""

from __future__ import annotations

import pytest

from constitution_gate.constitution import reader
from constitution_gate.constitution.model import InputError, Level
from constitution_gate.engine import collection
from constitution_gate.engine.binding import Gate
from constitution_gate.gates.feature import Artifact


def _gates(body: str, block: str = "") -> tuple[Gate, ...]:
    fence = f"\n```yaml gate\n{block}\n```\n" if block else ""
    text = f"# C\n\n## Core Principles\n\n### I. Contracts\n\n{body}\n{fence}\n**Version**: 1.0.0\n"
    return collection.from_constitution(reader.read(text, path="c.md", sha256="0" * 64))


def _listed(gates: tuple[Gate, ...]) -> list[tuple[str, str]]:
    return [(gate.check, gate.source.kind) for gate in gates]


NORM = "Every HTTP API MUST be described by an OpenAPI contract."


def test_a_norm_that_a_check_decides_wholly_becomes_one_gate_at_its_line() -> None:
    (gate,) = _gates(NORM)
    assert (gate.check, gate.source.kind, gate.source.line, gate.level) == (
        "openapi-contract",
        "derived",
        7,
        Level.MUST,
    )


def test_a_norm_that_no_check_decides_becomes_a_review() -> None:
    assert _listed(_gates("Code MUST be kind.")) == [("review", "review")]


@pytest.mark.parametrize("block", ["", "id: api\ncheck: openapi-contract", "id: kindness\ncheck: review\nlevel: MAY"])
def test_a_principle_whose_name_nobody_can_read_has_a_review_that_binds(block: str) -> None:
    fence = f"\n```yaml gate\n{block}\n```\n" if block else ""
    text = f"# C\n\n## Core Principles\n\n### I. Contracts (NON-NEGO\u200bTIABLE)\n\n{NORM}\n{fence}\n"
    gates = collection.from_constitution(reader.read(text, path="c.md", sha256="0" * 64))
    assert ("review", Level.MUST, False) in [(gate.check, gate.level, gate.waivable) for gate in gates]


def test_a_norm_that_asks_for_more_keeps_a_review_beside_its_check() -> None:
    gates = _gates("Every HTTP API MUST be described by an OpenAPI contract that the customers signed.")
    assert sorted(_listed(gates)) == [("openapi-contract", "derived"), ("review", "review")]


def test_a_declared_gate_replaces_the_derived_one_of_its_check() -> None:
    assert _listed(_gates(NORM, "id: api\ncheck: openapi-contract")) == [("openapi-contract", "declared")]


@pytest.mark.parametrize(
    "weaker", ["level: MAY", "phase: release", "when: multi-party-flow", "unless: persistent-data"]
)
def test_a_declared_gate_that_is_weaker_than_the_norm_stands_beside_it(weaker: str) -> None:
    gates = _gates(NORM, f"id: api\ncheck: openapi-contract\n{weaker}")
    assert sorted(_listed(gates)) == [("openapi-contract", "declared"), ("openapi-contract", "derived")]


def test_a_declared_review_replaces_the_automatic_one() -> None:
    assert _listed(_gates("Code MUST be kind.", "id: kindness\ncheck: review")) == [("review", "declared")]


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("id: a\ncheck: openapy-contract", "'openapi-contract'"),
        ("id: a\ncheck: file", "path"),
        ("id: a\ncheck: file\nwith: {path: ['x']}", "no parameter 'path'"),
        ("id: a\ncheck: file\nwith: {paths: ['../x']}", "climbs out"),
        ("id: a\ncheck: text\nwith: {files: ['x'], forbid: '(x'}", "forbid"),
        ("id: a\ncheck: file\nwith: {paths: ['x'], min: '0'}", "min"),
    ],
)
def test_a_gate_that_cannot_be_bound_is_an_error_at_its_line(block: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        _gates(NORM, block)
    assert all(problem.path == "c.md" and problem.line for problem in caught.value.problems)


def test_items_of_the_template_become_gates_unless_something_asks_for_their_check() -> None:
    plan = "## Constitution Check\n\n- [ ] API contract (OpenAPI) exists\n- [ ] Somebody read it\n- [ ] [Add gates]\n"
    template = Artifact(".specify/templates/plan-template.md", plan.encode())
    gates = collection.from_template(template, None, None, _gates(NORM))
    assert [(gate.id, gate.check) for gate in gates] == [
        ("somebody-read-it", "review"),
        ("plan-complete", "plan-complete"),
        ("ticked-tasks", "ticked-tasks"),
    ]
    assert [gate.check for gate in collection.from_template(template, None, None, ())] == [
        *("openapi-contract", "review", "plan-complete", "ticked-tasks"),
    ]


def test_a_plan_that_is_not_complete_cannot_be_justified() -> None:
    gate, _ = collection.from_template(None, None, None, ())
    assert (gate.check, gate.waivable, gate.level) == ("plan-complete", False, Level.MUST)


def test_that_ticked_tasks_name_files_that_exist_should_hold_for_every_plan() -> None:
    _, gate = collection.from_template(None, None, None, ())
    assert (gate.check, gate.waivable, gate.level) == ("ticked-tasks", True, Level.SHOULD)


@pytest.mark.parametrize("level", ["MUST", "SHOULD", "MAY"])
def test_a_declared_gate_about_ticked_tasks_stands_for_the_one_that_every_plan_has(level: str) -> None:
    known = _gates(NORM, f"id: ticks\ncheck: ticked-tasks\nlevel: {level}")
    assert "ticked-tasks" not in {gate.check for gate in collection.from_template(None, None, None, known)}


def _template(text: str) -> Artifact:
    return Artifact(".specify/templates/plan-template.md", text.encode())


def _from_template(text: str, known: tuple[Gate, ...] = ()) -> dict[str, Gate]:
    return {gate.check: gate for gate in collection.from_template(_template(text), None, None, known)}


def test_the_norms_that_ask_for_a_check_set_its_parameters() -> None:
    (gate,) = (g for g in _gates(f"{NORM} It MUST be an OpenAPI 3.1 document.") if g.check == "openapi-contract")
    assert gate.parameters.versions == ("3.1", "3.2")  # type: ignore[attr-defined]


def test_norms_that_ask_for_the_same_check_become_one_gate_with_the_parameters_of_all() -> None:
    gates = _gates("Public APIs MUST use OpenAPI 3.2 contracts.\n\nOld APIs MUST keep a Swagger 2.0 contract.")
    found = [gate for gate in gates if gate.check == "openapi-contract"]
    assert [gate.parameters.versions for gate in found] == [("2.0", "3.2")]  # type: ignore[attr-defined]


def test_a_declared_gate_takes_what_it_does_not_declare_from_the_norms() -> None:
    norm = "Every HTTP API MUST be described by an OpenAPI 3.1 contract."
    (gate,) = _gates(norm, "id: api\ncheck: openapi-contract\nwith: {min_operations: 2}")
    assert gate.parameters.values() == ((), ("3.1", "3.2"), 2)  # type: ignore[attr-defined]


def test_a_declared_parameter_stands_against_the_norms() -> None:
    norm = "Every HTTP API MUST be described by an OpenAPI 3.1 contract."
    (gate,) = _gates(norm, 'id: api\ncheck: openapi-contract\nwith: {versions: ["3.2"]}')
    assert gate.parameters.versions == ("3.2",)  # type: ignore[attr-defined]


def test_a_norm_about_something_else_sets_no_parameter() -> None:
    gates = _gates(f"{NORM} Client types MUST be generated from the OpenAPI 3.2 document.")
    (gate,) = (g for g in gates if g.check == "openapi-contract")
    assert gate.parameters.versions == ()  # type: ignore[attr-defined]


def test_items_of_the_template_that_ask_for_the_same_check_become_one_gate() -> None:
    gates = _from_template(
        "## Constitution Check\n\n- [ ] OpenAPI 3.1 contract exists\n- [ ] Swagger 2.0 contract exists\n"
    )
    assert sorted(gates) == ["openapi-contract", "plan-complete", "ticked-tasks"]
    gate = gates["openapi-contract"]
    assert (gate.source.line, gate.title) == (3, "OpenAPI 3.1 contract exists")
    assert gate.parameters.versions == ("2.0", "3.1", "3.2")  # type: ignore[attr-defined]


ITEMS = """## Constitution Check

- [ ] **Contract Compliance**: OpenAPI contract file exists and is authoritative source
- [ ] **Security**: [Security requirements per your constitution]
- [ ] **PII Handling**: PII MUST NOT be logged; use dedicated audit mechanisms if needed
- [ ] **[Project-Specific Gate]**: [Add gates from your constitution]
- [ ] **Kindness**: [Kind words per your constitution]
- [ ] **Kindness**: reviewers say please
- [ ] Database migration scripts (if schema changes)
"""


def test_the_labels_and_conditions_of_the_templates_items_are_read() -> None:
    gates = collection.from_template(_template(ITEMS), None, None, ())
    assert [(gate.check, gate.source.line, gate.when) for gate in gates] == [
        ("openapi-contract", 3, ("exposes-http-api",)),
        ("security-requirements", 4, ()),
        ("pii-logging", 5, ("handles-pii",)),
        ("review", 8, ()),
        ("migrations", 9, ("schema-change",)),
        ("plan-complete", 1, ()),
        ("ticked-tasks", 1, ()),
    ]


@pytest.mark.parametrize(
    ("heading", "language", "check"),
    [
        ("Caching Strategy [OPTIONAL]", "", "caching-strategy"),
        ("Retry Logic [OPTIONAL]", "", "retry-policy"),
        ("Architecture Decisions", "", "architecture-decisions"),
        ("8. Risk Assessment *(mandatory)*", "", "risk-assessment"),
        ("Dependencies", "", "dependencies"),
        ("風險評估", "這份計畫必須依專案憲章填寫。", "risk-assessment"),
        ("依存関係", "この計画は憲章に従うこと。", "dependencies"),
        (
            "Análisis de riesgos",
            "El plan debe seguir la constitución del proyecto según cada una de las reglas.",
            "risk-assessment",
        ),
        (
            "Estratégia de cache",
            "O plano deve seguir a constituição com todos os princípios das equipes.",
            "caching-strategy",
        ),
        ("Risikobewertung", "Der Plan muss mit der Verfassung und für alle Features stimmen.", "risk-assessment"),
        (
            "Stratégie de cache",
            "Le plan doit suivre la constitution pour chaque principe et toutes les règles.",
            "caching-strategy",
        ),
    ],
)
def test_a_section_of_the_template_asks_for_its_content(heading: str, language: str, check: str) -> None:
    text = f"# Plan\n\n{language}\n\n## {heading}\n\n| a | b |\n|---|---|\n"
    gate = _from_template(text)[check]
    assert (gate.level, gate.source.kind, gate.source.line, gate.when) == (
        Level.SHOULD,
        "template",
        5,
        gate.module.CONDITION,
    )


@pytest.mark.parametrize("heading", ["Summary", "Primary Dependencies", "Testing", "Risks of failure", "[OPTIONAL]"])
def test_other_sections_of_the_template_ask_for_nothing(heading: str) -> None:
    assert list(_from_template(f"# Plan\n\n## {heading}\n")) == ["plan-complete", "ticked-tasks"]


def test_a_section_asks_for_nothing_that_is_asked_for_already() -> None:
    text = "# Plan\n\n## Constitution Check\n\n- [ ] Risk assessment done\n\n## Risk Assessment\n\n## Risks\n"
    gates = collection.from_template(_template(text), None, None, ())
    assert [(gate.check, gate.level) for gate in gates] == [
        ("risk-assessment", Level.MUST),
        ("plan-complete", Level.MUST),
        ("ticked-tasks", Level.SHOULD),
    ]
    known = _gates("Every plan SHOULD include a risk assessment.")
    assert "risk-assessment" not in _from_template("# Plan\n\n## Risk Assessment\n", known)
