"""Which tasks write tests, and of which kind."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts import planned_tests
from constitution_gate.gates.artifacts.planned_tests import Reading
from constitution_gate.gates.artifacts.tasks import Task
from constitution_gate.gates.vocabulary import testing

LANGUAGES = ("en", "de", "es", "fr", "ja", "pt", "zh")


def read(text: str, *headings: str, tags: tuple[str, ...] = (), language: str = "en", skipped: bool = False) -> Reading:
    task = Task("T001", False, skipped, False, None, text, 1, "", tags)
    return planned_tests.read(task, headings, tuple(dict.fromkeys(("en", language))))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Write contract test for POST /orders in tests/contract/test_orders.py", {"contract"}),
        ("Add unit tests for the cart", {"unit"}),
        ("Integration test: happy path of refunds", {"integration"}),
        ("Unit and integration tests for the importer", {"unit", "integration"}),
        ("Create `checkout.cy.ts`", {"e2e"}),
        ("Checkout as a guest in e2e/checkout.spec.ts", {"e2e"}),
        ("Refund of a paid order in RefundServiceTest.java", {"unit"}),
        ("Rounds to cents in internal/money/money_test.go", {"unit"}),
        ("Rejects a foreign order in src/Shop.IntegrationTests/OrderTests.cs", {"integration"}),
        ("Cart totals in spec/models/cart_spec.rb", {"unit"}),
        ("Scenarios of the cart in features/cart.feature", {"unit"}),
        ("Rounding in tests/rounding.rs", {"unit"}),
        ("Register form tests in src/register.test.tsx", {"unit"}),
        ("Cart service tests — skipped items are counted", {"unit"}),
        ("Add data export and unit tests", {"unit"}),
    ],
)
def test_a_task_that_writes_tests(text: str, kinds: set[str]) -> None:
    found = read(text)
    assert found.tests
    assert found.kinds == kinds


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        ("zh", "建立購物車的單元測試", {"unit"}),
        ("zh", "在 `src/test/java/x/CartTest.java` 添加契约测试", {"contract"}),
        ("ja", "カートの結合テストを書く", {"integration"}),
        ("es", "Escribir pruebas unitarias del carrito", {"unit"}),
        ("pt", "Escrever testes de integração do carrinho", {"integration"}),
        ("fr", "Écrire les tests de bout en bout du panier", {"e2e"}),
        ("de", "Vertragstests für den Warenkorb schreiben", {"contract"}),
    ],
)
def test_a_task_that_writes_tests_in_other_languages(language: str, text: str, kinds: set[str]) -> None:
    found = read(text, language=language)
    assert found.tests
    assert found.kinds == kinds


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Run the test suite"),
        ("en", "Ensure all tests pass"),
        ("en", "Verify tests FAIL before implementing"),
        ("en", "Manual test of the checkout"),
        ("en", "Create test data"),
        ("en", "Set up the test framework in vitest.config.ts"),
        ("en", "Create conftest.py with fixtures in tests/conftest.py"),
        ("en", "Add a database helper in tests/helpers/db.ts"),
        ("en", "Create tests/ directory structure"),
        ("en", "Fetch the latest rates in src/rates.py"),
        ("en", "Implement the contest page in src/contest.tsx"),
        ("en", "Add scripts (build/lint/test) in package.json"),
        ("en", "Add data-testid attributes for tests in src/Cart.tsx"),
        ("en", "Update src/Card.tsx; do not create a component test"),
        ("en", "E2E tests of the map — DEFERRED (needs a browser)"),
        ("en", "Unit tests of the map (optional)"),
        ("en", "Refactor the handlers so that they can be tested"),
        ("zh", "執行所有測試"),
        ("zh", "建立測試資料"),
        ("zh", "人工测试结账流程"),
        ("ja", "テストデータを作成する"),
        ("ja", "すべてのテストを実行する"),
        ("ja", "手動でテストする"),
        ("es", "Ejecutar las pruebas"),
        ("pt", "Criar os dados de teste"),
        ("fr", "Lancer les tests"),
        ("de", "Testdaten anlegen"),
    ],
)
def test_a_task_that_writes_none(language: str, text: str) -> None:
    found = read(text, language=language)
    assert not found.tests
    assert not found.doubtful


@pytest.mark.parametrize("text", ["Test the login flow", "Verify refund tests exist", "Cart tests in README.md"])
def test_what_may_be_a_test_is_doubtful(text: str) -> None:
    found = read(text)
    assert not found.tests
    assert found.doubtful


def test_a_skipped_task_and_a_tag_for_people_write_none() -> None:
    assert not read("Unit tests of the cart", skipped=True).tests
    assert not read("Checkout on a phone", tags=("MANUAL",)).tests
    assert read("Clamps the offset", tags=("UNIT",)).tests


def test_the_heading_of_a_section_of_tests_says_what_its_tasks_are() -> None:
    section = "Tests for User Story 1 (OPTIONAL - only if tests requested) ⚠️"
    assert read("POST /orders returns 201", section).tests
    assert read("POST /orders returns 201", "Integration Tests").kinds == {"integration"}
    assert not read("Order builder in tests/builders.py", section).tests
    for other in ("Implementation (ONLY after tests are failing)", "Test Infrastructure", "Strategy (no tests)"):
        assert not read("POST /orders returns 201", other).tests


@pytest.mark.parametrize(
    ("text", "code", "first"),
    [
        ("Implement src/cart.go and cart_test.go", True, True),
        ("Write failing tests in cart_test.go, then implement src/cart.go", True, False),
        ("Implement refunds with unit tests", True, True),
        ("Unit tests in cart_test.go", False, False),
        ("Create Card.tsx, Card.test.tsx and Card.css", True, True),
    ],
)
def test_code_that_is_written_along_with_tests(text: str, code: bool, first: bool) -> None:
    found = read(text)
    assert (found.tests, found.code, found.code_first) == (True, code, first)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Implement the cart in src/cart.py", True),
        ("Implement the cart", True),
        ("Document the cart in docs/cart.md", False),
        ("Verify that the cart loads", False),
        ("Describe the route in contracts/openapi.yaml", False),
    ],
)
def test_which_tasks_write_code(text: str, code: bool) -> None:
    assert read(text).code is code


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "tests/",
                "test_",
                ".py",
                "Write ",
                "tests ",
                "for ",
                "測試",
                "テスト",
                "`",
                "[",
                " — ",
                "/",
                "with ",
                "run ",
            ]
        )
        | st.text(max_size=4)
    ).map("".join),
    st.sampled_from(LANGUAGES),
)
def test_no_text_is_an_error(text: str, language: str) -> None:
    found = read(text, text, language=language)
    assert found.kinds <= set(testing.KINDS)
    assert bool(found.kinds) or not found.tests


@pytest.mark.parametrize(
    ("piece", "tests"),
    [("write a ", False), ("tests ", True), ("test_", False), ("a/b.", False), ("(", False), ("` ", False)],
)
def test_a_task_that_repeats_one_word_is_read_whole(piece: str, tests: bool) -> None:
    assert read(piece * 2_000).tests is tests
