"""What norms demand of tests, as parameters of the check `testing`."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.constitution.model import Level, Norm
from constitution_gate.gates.checks import testing
from constitution_gate.gates.testing_norms import parameters


def norm(text: str, level: Level = Level.MUST, *, negative: bool = False) -> Norm:
    return Norm(text, "MUST", level, 1, negative)


@pytest.mark.parametrize(
    "text",
    [
        "TDD mandatory: Tests written → User approved → Tests fail → Then implement",
        "The Red-Green-Refactor cycle MUST be followed",
        "Tests MUST be written before the implementation",
        "Write the tests first, then the code",
        "No production code MUST be written without a failing test",
        "測試先行：必須先寫測試再實作",
        "テストは実装の前に書かれなければならない",
        "Los tests deben escribirse antes de implementar el código",
        "Os testes devem ser escritos antes da implementação",
        "Les tests doivent être écrits avant le code",
        "Tests müssen vor der Implementierung geschrieben werden",
    ],
)
def test_tests_first(text: str) -> None:
    assert parameters([norm(text)]) == {"test_first": True}


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("Test coverage MUST be ≥ 80%", 80),
        ("Minimum 85 % line coverage is required", 85),
        ("Code coverage must be 80-90%", 80),
        ("Unit test coverage MUST exceed 72.5 percent", 72.5),
        ("Code MUST NOT be merged with coverage below 80%", 80),
        ("Mutation score MUST be 60% and test coverage 75%", 75),
        ("程式碼覆蓋率必須 80% 以上", 80),
        ("テストカバレッジは80%以上でなければならない", 80),
        ("La couverture de code doit être d'au moins 80 %", 80),
        ("La cobertura de código debe ser de al menos 80 %", 80),
        ("A cobertura de código deve ser de pelo menos 80 %", 80),
        ("Die Testabdeckung muss mindestens 85 % betragen", 85),
    ],
)
def test_a_percentage_alone_demands_no_test_of_each_story(text: str, percent: float) -> None:
    assert parameters([norm(text)]) == {"coverage": percent, "per_story": False}


@pytest.mark.parametrize(
    "text",
    [
        "100% of endpoints MUST be covered by tests",
        "95% of requests MUST be answered in 200 ms, which tests cover",
        "Coverage MUST NOT decrease by more than 2%",
        "API coverage MUST be 100%",
        "All tests MUST pass before merge",
        "Tests MUST be isolated, repeatable, and fast",
        "100% test coverage is a goal, not required",
    ],
)
def test_what_is_no_percentage_of_the_code(text: str) -> None:
    assert "coverage" not in parameters([norm(text)])


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Critical paths MUST have >90% code coverage", "critical paths"),
        ("All new code MUST have at least 90% coverage", "new code"),
        ("Coverage of the payment engine MUST be at least 90%", "payment engine"),
        ("核心業務邏輯的測試覆蓋率必須達到 90%", "核心業務邏輯"),
    ],
)
def test_a_percentage_for_a_part_of_the_code_keeps_its_words(text: str, part: str) -> None:
    found = parameters([norm(text)])
    assert (found["coverage"], found["coverage_of"]) == (90, part)


def test_lines_and_branches() -> None:
    text = "80% line coverage and 70% branch coverage are required"
    assert parameters([norm(text)]) == {"coverage": 80, "branch_coverage": 70, "per_story": False}
    listed = parameters([norm("Coverage MUST be 60% (branches, functions, lines)")])
    assert listed == {"coverage": 60, "branch_coverage": 60, "per_story": False}


def test_the_strictest_percentage_of_a_kind_holds_and_one_for_all_code_before_one_for_a_part() -> None:
    both = [norm("Coverage MUST be at least 80%"), norm("Coverage MUST be at least 85%")]
    assert parameters(both)["coverage"] == parameters(both[::-1])["coverage"] == 85
    mixed = parameters([norm("Coverage for business logic MUST be at least 95%, overall coverage at least 80%")])
    assert mixed == {"coverage": 80, "per_story": False}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("All features MUST have unit and integration tests", ("unit", "integration")),
        ("Features MUST be covered by automated tests (unit, e2e)", ("unit", "e2e")),
        ("Toda funcionalidade deve ter testes unitários", ("unit",)),
        ("核心業務邏輯必須有對應測試（至少單元測試；必要時加上整合測試）", ("unit",)),
    ],
)
def test_kinds_that_every_feature_must_have(text: str, kinds: tuple[str, ...]) -> None:
    assert parameters([norm(text)]) == {"kinds": kinds}


def test_a_kind_alone_demands_no_test_of_each_story() -> None:
    assert parameters([norm("Integration tests MUST cover contracts")]) == {
        "kinds": ("integration",),
        "per_story": False,
    }
    assert parameters([norm("Every endpoint MUST have contract tests")]) == {"kinds": ("contract",), "per_story": False}


@pytest.mark.parametrize(
    "text",
    [
        "Every repository MUST have integration tests",
        "Unit or integration tests MUST accompany each change",
        "Integration tests MUST be added where applicable",
        "Every change MUST be accompanied by automated tests",
    ],
)
def test_kinds_that_not_every_feature_must_have(text: str) -> None:
    assert parameters([norm(text)]) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Test coverage of at least 80% is enforced in CI",
        "A minimum of 80% of the code MUST be covered",
        "Maintain at least 80% test coverage for all new features",
        "测试覆盖率必须达到 80%，核心模块达到 95%",
    ],
)
def test_words_for_all_code_are_no_part_of_it(text: str) -> None:
    assert parameters([norm(text)]) == {"coverage": 80, "per_story": False}


def test_what_is_only_recommended_does_not_join_what_is_demanded() -> None:
    tdd = norm("TDD SHOULD be followed", Level.SHOULD)
    assert parameters([norm("Every feature MUST have tests"), tdd]) == {}
    assert parameters([tdd]) == {"test_first": True}


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.lists(
            st.sampled_from(
                [
                    "coverage ",
                    "80%",
                    "70 %",
                    "0%",
                    "999%",
                    "branch ",
                    "unit ",
                    "tests ",
                    "MUST have ",
                    "(",
                    ")",
                    " of ",
                    ". ",
                    "覆蓋率",
                    "テスト",
                    "and ",
                    "or ",
                    "every ",
                    "critical paths ",
                ]
            )
            | st.text(max_size=4)
        ).map("".join),
        max_size=3,
    )
)
def test_what_is_read_off_norms_is_always_a_valid_gate(texts: list[str]) -> None:
    found = parameters([norm(text) for text in texts])
    made = testing.Parameters(**found)
    assert testing.problems(made) == ()
