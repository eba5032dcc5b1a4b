"""Version, dates and the Sync Impact Report, wherever a constitution states them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from constitution_gate.constitution.model import Constitution

Read = Callable[[str], Constitution]

BODY = "# Ledger\n\n## Core Principles\n\n### I. Balance\n\nLedgers MUST balance.\n\n"


@pytest.mark.parametrize(
    "footer",
    [
        "**Version**: 1.2.0 | **Ratified**: 2025-01-31 | **Last Amended**: 2025-02-01",
        "**Version:** 1.2.0 | **Ratified:** 2025-01-31 | **Last Amended:** 2025-02-01",
        "Version: 1.2.0\nRatified: 2025-01-31\nLast Amended: 2025-02-01",
        "- **Version**: v1.2.0\n- **Ratified**: 2025-01-31\n- **Last Updated**: 2025-02-01",
        "*Version 1.2.0 | Ratified 2025-01-31 | Last amended 2025-02-01*",
        "**版本**：1.2.0 | **批准日期**：2025-01-31 | **最后修订**：2025-02-01",
        "**版本**：1.2.0｜**通過日期**：2025-01-31｜**最後修訂**：2025-02-01",
        "バージョン：1.2.0 | 制定日：2025-01-31 | 最終改訂：2025-02-01",
        "**Versión**: 1.2.0 | **Ratificada**: 2025-01-31 | **Última enmienda**: 2025-02-01",
        "**Versão**: 1.2.0 | **Ratificado**: 2025-01-31 | **Última alteração**: 2025-02-01",
        "**Version**: 1.2.0 | **Ratifiziert**: 2025-01-31 | **Zuletzt geändert**: 2025-02-01\n\nund mehr",
        "**Version** : 1.2.0 | **Ratifiée** : 2025-01-31 | **Dernière modification** : 2025-02-01\n\navec les autres",
        "**Версия**: 1.2.0 | **Принята**: 2025-01-31 | **Последнее обновление**: 2025-02-01",
        "| Version | 1.2.0 |\n|---|---|\n| Ratified | 2025-01-31 |\n| Last Amended | 2025-02-01 |",
        "<!--\nVersion: 1.2.0\nRatified: 2025-01-31\nLast Amended: 2025-02-01\n-->",
    ],
)
@pytest.mark.parametrize("place", ["bottom", "top"])
def test_version_and_dates_are_read(constitution: Read, footer: str, place: str) -> None:
    text = f"{BODY}{footer}\n" if place == "bottom" else BODY.replace("\n\n", f"\n\n{footer}\n\n", 1)
    read = constitution(text)

    assert (read.version, read.ratified, read.last_amended) == ("1.2.0", "2025-01-31", "2025-02-01")


def test_the_line_of_the_version(constitution: Read) -> None:
    assert constitution(f"{BODY}**Version**: 1.2.0\n").version_line == 9


def test_front_matter_and_the_title_can_state_the_version(constitution: Read) -> None:
    assert constitution(f"---\nversion: 1.2.0\n---\n{BODY}").version == "1.2.0"
    assert constitution(BODY.replace("# Ledger", "# Ledger (v1.2.0)")).version == "1.2.0"


def test_the_newest_entry_of_a_history_where_nothing_else_states_it(constitution: Read) -> None:
    read = constitution(
        f"{BODY}## Version history\n\n| Version | Date | Change |\n|---|---|---|\n| 1.9.0 | 2025-01-31 | new |\n"
        "| 1.10.0 | 2025-02-01 | newer |\n"
    )

    assert (read.version, read.last_amended) == ("1.10.0", "2025-02-01")


def test_the_footer_outweighs_the_versions_of_other_things(constitution: Read) -> None:
    read = constitution(
        f"{BODY}## Stack\n\n- **Version**: 3.11\n\n**Version**: 1.2.0 | **Ratified**: 2025-01-31\n\nVersion: 9.0.0\n"
    )

    assert read.version == "1.2.0"


@pytest.mark.parametrize(
    "text",
    [
        "```\nVersion: 1.2.0\n```",
        "The version of the API is 1.2.0.",
        "Versioning: 1.2.0",
        "**Version**: TODO(VERSION): unknown",
    ],
)
def test_what_states_no_version(constitution: Read, text: str) -> None:
    assert constitution(f"{BODY}{text}\n").version is None


def test_a_deferred_date_is_none_and_another_form_is_kept(constitution: Read) -> None:
    read = constitution(
        f"{BODY}**Version**: 1.2.0 | **Ratified**: TODO(RATIFICATION_DATE): unknown | **Last Amended**: May 5, 2025\n"
    )

    assert (read.ratified, read.last_amended) == (None, "May 5, 2025")


@pytest.mark.parametrize(
    ("report", "old", "new"),
    [
        ("Sync Impact Report\n\nVersion change: 1.1.0 → 1.2.0 (MINOR)", "1.1.0", "1.2.0"),
        ("SYNC IMPACT REPORT\n==========\n- Version: 1.1.0 -> 1.2.0", "1.1.0", "1.2.0"),
        ("Sync Impact Report\nVersion change: N/A (template) → 1.2.0", None, "1.2.0"),
        ("同步影响报告\n版本变更：1.1.0 → 1.2.0", "1.1.0", "1.2.0"),
        ("Sync Impact Report\nNo change.", None, None),
        ("1.1.0 → 1.2.0: more rules", "1.1.0", "1.2.0"),
    ],
)
def test_the_sync_impact_report(constitution: Read, report: str, old: str | None, new: str | None) -> None:
    read = constitution(f"# Ledger\n\n<!-- a note -->\n\n<!-- {report}\n-->\n\n" + BODY.partition("\n\n")[2])

    assert read.sync_impact is not None
    assert (read.sync_impact.line, read.sync_impact.old_version, read.sync_impact.new_version) == (5, old, new)
    assert read.version == new


def test_an_ordinary_comment_is_no_report(constitution: Read) -> None:
    assert constitution(f"<!-- keep 2 copies -->\n\n{BODY}").sync_impact is None
