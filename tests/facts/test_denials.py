"""What artifacts show outweighs what prose denies; models of a screen and of another's API show nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constitution_gate.gates.facts.catalogue import observe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from constitution_gate.gates.feature import Feature

NO_STORAGE = "**Storage**: N/A\n\nNothing is stored. No database is used.\n"
NO_API = "No HTTP API. No new endpoints are added.\n"
ENDPOINTS = "# Endpoints\n\n## `GET /orders`\n\nReturns 200 and the orders.\n\n## `POST /orders`\n\nReturns 201.\n"

STORED = {
    "keys": "## Order\n\n- `id`: uuid\n- `customer_id`: uuid (FK to Customer)\n- unique constraint on `number`\n",
    "a table": (
        "## Order\n\n| Field | Type |\n|---|---|\n| sum | decimal |\n\nStored in the `orders` table.\nIndex on sum.\n"
    ),
    "columns": "total VARCHAR(20) NOT NULL\nat TIMESTAMPTZ\n",
    "a collection": "**Collection**: `orders`\n\n- total: number\n- Saved to the orders collection.\n",
    "relations": "- `item_id`: integer, foreign key, ON DELETE CASCADE\n- composite index on item and order\n",
    "Chinese": "- `id`: uuid\n- `user_id`: uuid，外鍵\n- 資料表 `orders`\n",
    "Japanese": "- `id`: uuid\n- `user_id`: uuid（外部キー）\n- テーブル: orders\n",
    "German": "- `id`: uuid\n- `kunde_id`: uuid, Fremdschlüssel\n- Tabelle: bestellungen\n",
}

UNSTORED = {
    "the state of a screen": "## View\n\n- `open`: boolean\n- `sortBy`: string\n",
    "what an API answers": (
        "## Order\n\n| Field | Type | Rule |\n|---|---|---|\n| id | string | Unique key |\n| at | date | RFC 3339 |\n"
    ),
    "a message": "## Frame\n\n- `kind`: string\n- `payload`: string, must not be null\n",
    "a denial of its own": "## Roll\n\n- `total`: int\n\nNo database tables. Not stored in any table.\n",
    "a table of the page": "## Row\n\n- `cells`: string\n\nThe table view has three columns.\n",
    "later work": "## Roll\n\n- `total`: int\n\n## Future\n\n- Stored in the rolls table, foreign key to player\n",
}


@pytest.mark.parametrize("model", STORED.values(), ids=STORED)
def test_a_data_model_of_stored_entities_outweighs_a_denial(model: str, make_feature: Callable[..., Feature]) -> None:
    found = observe(make_feature({"plan.md": NO_STORAGE, "data-model.md": model}), "persistent-data")
    assert found.value, found
    assert found.evidence[0].path.endswith("data-model.md")


@pytest.mark.parametrize("model", UNSTORED.values(), ids=UNSTORED)
def test_a_model_of_what_is_not_stored_keeps_nothing(model: str, make_feature: Callable[..., Feature]) -> None:
    found = observe(make_feature({"plan.md": "**Storage**: N/A\n", "data-model.md": model}), "persistent-data")
    assert not found.value, found


@pytest.mark.parametrize(
    "files",
    [
        {"plan.md": NO_API, "contracts/endpoints.md": ENDPOINTS},
        {"plan.md": NO_API, "contracts/api.md": "| Endpoint | Answer |\n|---|---|\n| GET /orders/{id} | order |\n"},
        {
            "plan.md": f"**Project Type**: CLI\n{NO_API}",
            "contracts/endpoints.md": f"{ENDPOINTS}\nServed by `src/server.py`.\n",
        },
        {
            "plan.md": f"**Project Type**: library\n{NO_API}",
            "contracts/endpoints.md": ENDPOINTS,
            "tasks.md": "- [ ] T001 Implement the GET /orders endpoint\n- [ ] T002 Add the POST /orders endpoint\n",
        },
    ],
)
def test_a_contract_that_lists_endpoints_outweighs_a_denial(
    files: Mapping[str, str], make_feature: Callable[..., Feature]
) -> None:
    found = observe(make_feature(files), "exposes-http-api")
    assert found.value, found


@pytest.mark.parametrize(
    "files",
    [
        {
            "plan.md": "**Project Type**: frontend SPA\nNo new endpoints are added.\n",
            "contracts/endpoints.md": ENDPOINTS,
        },
        {
            "plan.md": "**Project Type**: mobile app\nNo backend API is involved.\n",
            "contracts/api.md": f"{ENDPOINTS}\nThe app consumes these from the backend API.\n",
        },
        {
            "plan.md": "**Project Type**: CLI\nNo endpoints.\n",
            "contracts/upstream.md": "# Third-party issue tracker\n\n## `GET /issues`\n",
        },
        {"plan.md": f"The page consumes the existing backend API. {NO_API}", "contracts/api.md": ENDPOINTS},
        {"plan.md": NO_API, "contracts/cli.md": "# Commands\n\n`orders list` prints the orders.\n"},
    ],
)
def test_a_contract_of_an_api_that_is_called_serves_none(
    files: Mapping[str, str], make_feature: Callable[..., Feature]
) -> None:
    found = observe(make_feature(files), "exposes-http-api")
    assert not found.value, found


@pytest.mark.parametrize(
    ("fact", "files"),
    [
        (
            "handles-pii",
            {"plan.md": "No PII is handled.\n", "data-model.md": "| Field | Type |\n|---|---|\n| `email` | text |\n"},
        ),
        (
            "caches",
            {
                "plan.md": "No caching.\n\nProduct lists are cached in memory for 60 seconds.\n",
                "research.md": "`Cache-Control: public, max-age=60`\n",
            },
        ),
        (
            "calls-external",
            {
                "plan.md": "No external services.\n**Primary Dependencies**: stripe\n",
                "tasks.md": "- [ ] T001 Implement the Stripe client in src/pay.ts\n",
                "quickstart.md": "Set STRIPE_SECRET_KEY.\n",
            },
        ),
    ],
)
def test_artifacts_together_outweigh_a_denial(
    fact: str, files: Mapping[str, str], make_feature: Callable[..., Feature]
) -> None:
    found = observe(make_feature(files), fact)
    assert found.value, found


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("- Alternatives considered:\n  - Redis cache with a TTL\n- Results are cached for 60 seconds.\n", True),
        ("Rejected:\n- Redis cache with a TTL\n\nResults are cached for 60 seconds.\n", True),
        ("Rejected:\n- Redis cache with a TTL\nDecision:\n- results are cached for 60 seconds\n", True),
        ("| Rejected | Why |\n|---|---|\n| Redis cache, TTL | ops |\n\nResults are cached for 60 seconds.\n", True),
        ("- Alternatives considered:\n  - Redis cache with a TTL\n- Results are read anew.\n", False),
        ("Alternatives considered:\n\n- Redis cache with a TTL\n- cached in memory for 60 seconds\n", False),
        ("| Rejected option | Why |\n|---|---|\n| Redis cache, TTL | ops |\n| cached in memory | stale |\n", False),
    ],
)
def test_a_label_sets_aside_the_list_below_it_and_nothing_else(
    text: str, holds: bool, make_feature: Callable[..., Feature]
) -> None:
    found = observe(make_feature({"spec.md": "Sort.\n", "research.md": text}), "caches")
    assert found.value is holds, found
