"""How the documents of a feature are read for facts, and what is made of what cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from constitution_gate.gates.facts.catalogue import FACTS, observe
from constitution_gate.gates.feature import Feature

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = ("contracts/api.yaml", "contracts/api.md", "data-model.md", "notes.md", "plan.md", "spec.md", "tasks.md")
LINES = [
    "**Storage**: PostgreSQL",
    "**Storage**: N/A",
    "| Storage | none |",
    "POST /orders creates an order",
    "No new endpoints.",
    "- [ ] T001 Create migration 0001 in db/",
    "create table orders (id bigserial primary key)",
    "No schema changes.",
    "Browser -> API -> queue -> worker",
    "The service sends emails via SMTP.",
    "No external services.",
    "Responses are cached in Redis for 60 seconds.",
    "No caching.",
    "Alternatives considered:",
    "| Rejected | Why |",
    "|---|---|",
    "- `email`: string",
    "Members leave their e-mail address.",
    "No PII.",
    "Calls the Stripe API.",
    "[NEEDS CLARIFICATION: which cache?]",
    "## Out of Scope",
    "```",
    "<!--",
    "-->",
    "openapi: 3.1.0",
    "  /orders:",
    "資料庫遷移",
    "\u202eStorage\u200b: SQLite",
]
hostile = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(LINES), max_size=12).map("\n".join))
trees = st.dictionaries(st.sampled_from(NAMES), hostile, max_size=len(NAMES))
quiet = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@quiet
@given(files=trees)
def test_any_documents_can_be_read(files: dict[str, str], make_feature: Callable[..., Feature]) -> None:
    feature = make_feature(files)
    for name in FACTS:
        found = observe(feature, name)
        assert found.reason
        for item in found.evidence:
            artifact = feature.artifacts[item.path]
            assert 1 <= item.start_line <= item.end_line <= max(1, len(artifact.document.lines))
            assert item.sha256 == artifact.sha256


@quiet
@given(files=trees, order=st.randoms(use_true_random=False))
def test_the_order_of_the_files_does_not_matter(
    files: dict[str, str], order: object, make_feature: Callable[..., Feature]
) -> None:
    feature = make_feature(files)
    paths = list(feature.artifacts)
    order.shuffle(paths)  # type: ignore[attr-defined]
    shuffled = Feature(feature.path, {path: feature.artifacts[path] for path in paths}, feature.repository)
    assert [observe(feature, name) for name in FACTS] == [observe(shuffled, name) for name in FACTS]


@pytest.mark.parametrize("name", sorted(FACTS))
def test_a_feature_with_an_unreadable_document_is_taken_to_have_the_fact(
    name: str, make_feature: Callable[..., Feature]
) -> None:
    found = observe(make_feature({"spec.md": "Sort a list.\n"}, unreadable=["plan.md"]), name)
    assert found.value
    assert "plan.md could not be read" in found.reason


@pytest.mark.parametrize("name", sorted(FACTS))
def test_a_document_that_is_not_utf8_hides_no_fact(name: str, make_feature: Callable[..., Feature]) -> None:
    found = observe(make_feature({"spec.md": "Sort a list.\n", "plan.md": b"\xff\xfe"}), name)
    assert found.value
    assert "plan.md is not UTF-8" in found.reason


@pytest.mark.parametrize("name", sorted(FACTS))
def test_a_feature_without_documents_is_taken_to_have_the_fact(name: str, make_feature: Callable[..., Feature]) -> None:
    assert observe(make_feature({}), name).value


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_evidence_names_the_line_whatever_ends_it(end: str, make_feature: Callable[..., Feature]) -> None:
    plan = end.join(["\ufeff# Plan", "", "<!-- one", "two -->", "A\u2028B", "**Storage**: PostgreSQL", ""])
    found = observe(make_feature({"plan.md": plan}), "persistent-data")
    assert found.value
    assert [item.start_line for item in found.evidence] == [6]
    assert found.reason == "The feature keeps data: its storage is named (plan.md:6)."


def test_what_stands_in_a_comment_is_not_stated(make_feature: Callable[..., Feature]) -> None:
    feature = make_feature({"plan.md": "Sort.\n<!--\n**Storage**: PostgreSQL\n-->\n"})
    assert not observe(feature, "persistent-data").value


def test_a_comment_does_not_hide_what_stands_outside_it(make_feature: Callable[..., Feature]) -> None:
    feature = make_feature({"plan.md": "<!-- N/A -->**Storage**: PostgreSQL\n"})
    assert observe(feature, "persistent-data").value


def test_a_statement_of_none_does_not_outweigh_a_contract(make_feature: Callable[..., Feature]) -> None:
    contract = '{"openapi": "3.1.0", "paths": {"/orders": {"get": {}}}}'
    plan = "No new endpoints.\n**Project Type**: CLI\n"
    feature = make_feature({"plan.md": plan, "contracts/openapi.json": contract})
    assert observe(feature, "exposes-http-api").value


def test_a_statement_of_none_does_not_outweigh_migrations_and_tables(make_feature: Callable[..., Feature]) -> None:
    feature = make_feature(
        {
            "plan.md": "**Storage**: PostgreSQL\nNo schema changes.\n",
            "data-model.md": "create table orders (id bigserial primary key)\n",
            "tasks.md": "- [ ] T001 Write migration 0001_orders.sql, a new table `orders`\n",
        }
    )
    assert observe(feature, "schema-change").value


@pytest.mark.parametrize(
    ("words", "facts"),
    [
        (" ", []),
        ("no ", []),
        ("a, ", []),
        ("-> ", []),
        ("*", []),
        ("POST ", []),
        ("create ", []),
        ("\n", []),
        ("<!--", []),
        ("sequenceDiagram\n", []),
        ("|", []),
        ("必須", []),
        ("```\n", []),
        ("# a\n", []),
        ("**Storage**: MySQL\n", ["persistent-data"]),
        ("alternatives:\n", []),
        ("- alternatives:\n  - a\n", []),
        ("| alternatives |\n|---|\n", []),
        ("cache ", []),
        ("cached in memory\n", ["caches"]),
        ("send an email via stripe ", ["calls-external", "multi-party-flow"]),
        ("calls ", []),
        ("users with ", []),
        ("email", []),
        ("[needs clarification", []),
        (": [", []),
        ("個資快取外部", []),
        ("Ab", []),
    ],
    ids=ascii,
)
def test_what_is_repeated_a_thousand_times_states_no_more_than_it_says(
    words: str, facts: list[str], make_feature: Callable[..., Feature]
) -> None:
    text = words * 1_000
    feature = make_feature({"spec.md": text, "plan.md": text})
    assert sorted(name for name in FACTS if observe(feature, name).value) == facts


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("contracts/api.YAML", "openapi: 3.0.3\npaths: {}\n"),
        ("contracts/api.json", '{"info": {}, "openapi": "3.0.3", "paths": {}}'),
    ],
)
def test_prose_denies_no_contract_however_it_is_spelled(
    name: str, text: str, make_feature: Callable[..., Feature]
) -> None:
    feature = make_feature({"spec.md": "No HTTP API. No new endpoints.\n", name: text})
    assert observe(feature, "exposes-http-api").value
