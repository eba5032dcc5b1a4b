"""Against a base revision: a weaker constitution is found, and what it weakened is judged as it was."""

from __future__ import annotations

import datetime
import shutil
from typing import Any

import pytest

from constitution_gate.constitution.changes import Effect, Matched
from constitution_gate.constitution.model import GateDeclaration, InputError, Level, Phase
from constitution_gate.engine import audit, gate_changes
from constitution_gate.engine.base import Base, compare
from constitution_gate.engine.binding import Gate, bind
from constitution_gate.engine.project import open_project
from constitution_gate.engine.report import Outcome, Verdict

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git program")
TODAY = datetime.date(2026, 3, 1)
PATH = ".specify/memory/constitution.md"
CONSTITUTION = """\
# Kitchen Constitution

## Core Principles

### I. Clean Recipes

Recipes MUST NOT name a brand.

```yaml gate
id: no-brands
check: text
level: MUST
with:
  files: ["recipes/*.md", "menus/*.md"]
  forbid: "(?i)acme"
```

### II. Named Cooks

Every recipe SHOULD name its cook.

**Version**: 1.0.0 | **Ratified**: 2025-01-01 | **Last Amended**: 2025-01-01
"""
REPORT = "<!--\nSync Impact Report\n- Version change: 1.0.0 → 2.0.0\n- Modified principles: I. Clean Recipes\n-->\n\n"
PLAN = """\
# Implementation Plan: Soups

## Constitution Check

- [x] **I. Clean Recipes**: none. Evidence: `recipes/soup.md`
- [x] **II. Named Cooks**: named. Evidence: `recipes/soup.md`

## Complexity Tracking
"""


@pytest.fixture
def kitchen(clone: Any) -> Any:
    """A project on the branch `pr`, whose constitution is that of `main`."""
    clone.write(PATH, CONSTITUTION)
    clone.write("specs/001-soups/spec.md", "# Feature Specification: Soups\n\n- **FR-001**: System MUST cook soup\n")
    clone.write("specs/001-soups/plan.md", PLAN)
    clone.write("recipes/soup.md", "# Soup\n\nWater and salt, by Ada.\n")
    clone.write("menus/today.md", "# Today\n\nSoup.\n")
    clone.commit()
    clone.git("checkout", "-q", "-b", "pr")
    return clone


def _amended(text: str) -> str:
    footer = "**Version**: 2.0.0 | **Ratified**: 2025-01-01 | **Last Amended**: 2026-03-01"
    return REPORT + text.replace(CONSTITUTION.splitlines()[-1], footer)


def _base(kitchen: Any) -> Base:
    return compare(open_project(kitchen.root), "main", TODAY)


def _verdicts(kitchen: Any, **options: Any) -> dict[str, Verdict]:
    report = audit.audit(kitchen.root, base="main", today=TODAY, **options)
    (feature,) = report.features
    return {gate.id: gate.verdict for gate in feature.gates}


def test_an_unchanged_constitution_leaves_the_amendment_out(kitchen: Any) -> None:
    verdicts = _verdicts(kitchen)
    assert verdicts["amendment"] is Verdict.NOT_APPLICABLE
    assert verdicts["no-brands"] is Verdict.PASS
    report = audit.audit(kitchen.root, base="main", today=TODAY)
    assert report.base is not None
    assert report.base.revision == "main"
    assert report.base.version == "1.0.0"
    assert any("the constitution is the same" in note for note in report.notes)
    assert audit.audit(kitchen.root, today=TODAY).base is None


NARROWED = CONSTITUTION.replace('"recipes/*.md", "menus/*.md"', '"menus/*.md"')
DROPPED = CONSTITUTION[: CONSTITUTION.index("```yaml")] + CONSTITUTION[CONSTITUTION.index("### II.") :]
HIDDEN = CONSTITUTION.replace("```yaml gate", "<!--\n```yaml gate").replace("```\n\n### II", "```\n-->\n\n### II")


@pytest.mark.parametrize(
    ("weaker", "effect"),
    [
        (NARROWED, Effect.WEAKENED),
        (DROPPED, Effect.REMOVED),
        (HIDDEN, Effect.REMOVED),
        (CONSTITUTION.replace("level: MUST", "level: SHOULD"), Effect.WEAKENED),
        (CONSTITUTION.replace("level: MUST", "level: MUST\nphase: release"), Effect.WEAKENED),
        (CONSTITUTION.replace("level: MUST", "level: MUST\nwhen: caches"), Effect.WEAKENED),
        (CONSTITUTION.replace("level: MUST", "level: MUST\nunless: persistent-data"), Effect.WEAKENED),
        (CONSTITUTION.replace("(?i)acme", "acme"), Effect.REDEFINED),
    ],
)
def test_a_gate_that_was_weakened_is_judged_as_it_was(weaker: str, effect: Effect, kitchen: Any) -> None:
    kitchen.write(PATH, weaker)
    kitchen.write("recipes/soup.md", "# Soup\n\nOne ACME cube.\n")
    found = _base(kitchen)
    assert found.unamended
    assert effect in {change.effect for change in found.changes if change.weakens}
    (feature,) = audit.audit(kitchen.root, base="main", today=TODAY).features
    gates = {gate.id: gate for gate in feature.gates}
    assert gates["amendment"].verdict is Verdict.FAIL
    (old,) = (gate for gate in feature.gates if gate.source.path == f"{PATH}@main")
    assert old.id in {"no-brands", "no-brands-base"}
    assert old.verdict is Verdict.FAIL
    assert len(gates) == len(feature.gates)


@pytest.mark.parametrize("weaker", [NARROWED, DROPPED])
def test_a_complete_amendment_sets_the_old_gates_aside(weaker: str, kitchen: Any) -> None:
    kitchen.write(PATH, _amended(weaker))
    kitchen.write("recipes/soup.md", "# Soup\n\nOne ACME cube, by Ada.\n")
    found = _base(kitchen)
    assert found.weakens
    assert not found.unamended
    verdicts = _verdicts(kitchen)
    assert verdicts["amendment"] is Verdict.PASS
    assert Verdict.FAIL not in verdicts.values()


def test_the_amendment_is_judged_whatever_the_phase(kitchen: Any) -> None:
    kitchen.write(PATH, NARROWED)
    assert _verdicts(kitchen, phase="spec")["amendment"] is Verdict.FAIL


def test_no_row_of_complexity_tracking_justifies_an_incomplete_amendment(kitchen: Any) -> None:
    kitchen.write(PATH, NARROWED)
    row = "| Violation | Why Needed | Simpler Alternative Rejected Because |\n|-|-|-|\n"
    kitchen.write("specs/001-soups/plan.md", f"{PLAN}\n{row}| amendment | a release tomorrow | too slow to vote |\n")
    assert _verdicts(kitchen)["amendment"] is Verdict.FAIL


def test_a_removed_principle_still_asks_for_its_review(kitchen: Any) -> None:
    cooks = CONSTITUTION[CONSTITUTION.index("### II.") : CONSTITUTION.index("**Version**")]
    kitchen.write(PATH, CONSTITUTION.replace(cooks, ""))
    kitchen.write("specs/001-soups/plan.md", PLAN.replace("- [x] **II. Named Cooks**", "- [ ] **II. Named Cooks**"))
    verdicts = _verdicts(kitchen)
    assert verdicts["amendment"] is Verdict.FAIL
    assert verdicts["principle-2-review"] is not Verdict.ATTESTED


def test_the_review_of_a_principle_that_lost_its_mark_cannot_be_waived(kitchen: Any) -> None:
    marked = CONSTITUTION.replace("### II. Named Cooks", "### II. Named Cooks (NON-NEGOTIABLE)")
    kitchen.write(PATH, marked)
    kitchen.commit()
    kitchen.git("branch", "-f", "main", "pr")
    kitchen.write(PATH, CONSTITUTION)
    plan = PLAN.replace("- [x] **II. Named Cooks**: named.", "- [ ] **II. Named Cooks**: not met.")
    row = "| Violation | Why Needed | Simpler Alternative Rejected Because |\n|-|-|-|\n"
    kitchen.write("specs/001-soups/plan.md", f"{plan}\n{row}| II. Named Cooks | the cook is shy | we asked twice |\n")
    verdicts = _verdicts(kitchen)
    assert verdicts["principle-2-review"] is Verdict.FAIL


def test_a_new_constitution_weakens_nothing(kitchen: Any) -> None:
    kitchen.git("checkout", "-q", "--orphan", "empty")
    kitchen.git("rm", "-q", "-r", "--cached", ".")
    kitchen.git("commit", "-q", "--allow-empty", "-m", "start")
    report = audit.audit(kitchen.root, base="empty", today=TODAY)
    assert report.outcome is Outcome.PASSED
    assert any("the whole of it is new" in note for note in report.notes)


def test_a_deleted_constitution_is_an_input_error_even_where_every_check_runs(kitchen: Any) -> None:
    (kitchen.root / PATH).unlink()
    assert audit.audit(kitchen.root, base="main", all_checks=True).outcome is Outcome.INPUT_ERROR


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# C\n\n### I. A\n\nIt MUST.\n\n```yaml gate\nid: x\ncheck: nothing\n```\n", "is not known"),
        ("# C\n\n### I. [PRINCIPLE_2_NAME]\n\nIt MUST.\n", "never filled in"),
        ("", "empty"),
    ],
)
def test_a_base_that_cannot_be_read_is_an_input_error_that_names_it(text: str, said: str, kitchen: Any) -> None:
    kitchen.write(PATH, text)
    kitchen.commit()
    kitchen.git("branch", "-f", "main", "pr")
    kitchen.write(PATH, CONSTITUTION)
    with pytest.raises(InputError) as caught:
        _base(kitchen)
    assert said in str(caught.value)
    assert caught.value.problems[0].path == f"{PATH}@main"


def test_the_base_decides_whether_a_report_is_asked_for(kitchen: Any) -> None:
    lax = CONSTITUTION.replace(
        "### II.", "```yaml gate\nid: amended\ncheck: amendment\nwith: {sync_impact_report: false}\n```\n\n### II."
    )
    kitchen.write(PATH, _amended(lax).removeprefix(REPORT))
    found = _base(kitchen)
    assert found.amendment is not None
    assert [fault.message for fault in found.amendment.faults] == [
        "The constitution changed and has no Sync Impact Report."
    ]
    kitchen.write(PATH, lax)
    kitchen.commit()
    kitchen.git("branch", "-f", "main", "pr")
    kitchen.write(PATH, _amended(lax).removeprefix(REPORT))
    assert _base(kitchen).amendment is not None
    assert _base(kitchen).amendment.complete  # type: ignore[union-attr]


def _gate(**keys: Any) -> Gate:
    given = {"id": "g", "check": "text", "title": "g", "path": "c.md", "line": 1, **keys}
    gate, problems = bind(GateDeclaration(**given), None, "declared")
    assert gate is not None, problems
    return gate


@pytest.mark.parametrize(
    ("check", "old", "new", "weaker"),
    [
        ("text", {"files": ("a", "b"), "forbid": "x"}, {"files": ("a",), "forbid": "x"}, True),
        ("text", {"files": ("a",), "forbid": "x"}, {"files": ("a", "b"), "forbid": "x"}, False),
        ("text", {"files": ("a",), "require": "x"}, {"files": ("a", "b"), "require": "x"}, True),
        ("text", {"files": ("a",), "forbid": "x"}, {"files": ("a",), "forbid": "y"}, True),
        ("file", {"paths": ("a",), "min": 2}, {"paths": ("a",), "min": 1}, True),
        ("file", {"paths": ("a",), "min": 1}, {"paths": ("a",), "min": 2}, False),
        ("file", {"paths": ("a",), "max": 3}, {"paths": ("a",)}, True),
        ("file", {"paths": ("a",)}, {"paths": ("a",), "max": 3}, False),
        ("openapi-contract", {"versions": ("3.1",)}, {"versions": ("3.0", "3.1")}, True),
        ("openapi-contract", {"versions": ("3.1",)}, {}, True),
        ("openapi-contract", {}, {"versions": ("3.1",)}, False),
        ("table", {"file": "a", "heading": "h", "columns": ("x",)}, {"file": "a", "heading": "h"}, True),
        ("testing", {"test_first": True}, {}, True),
        ("testing", {}, {"coverage": 80.0}, False),
        ("testing", {"coverage": 80.0}, {"coverage": 70.0}, True),
        ("testing", {"coverage": 80.0}, {}, True),
        ("schema", {"files": ("a",), "schema": {"type": "object"}}, {"files": ("a",), "schema": "a.json"}, True),
    ],
)
def test_a_parameter_is_weaker_unless_it_is_shown_to_be_stricter(
    check: str, old: dict[str, Any], new: dict[str, Any], weaker: bool
) -> None:
    before, after = _gate(check=check, parameters=old), _gate(check=check, parameters=new)
    assert gate_changes.enforces(after, before, None) is not weaker
    found = gate_changes.compare([before], [after], ())
    assert [entry.change.weakens for entry in found] == [weaker]
    assert gate_changes.compare([before], [before], ()) == ()


def test_a_gate_under_another_name_is_still_in_force() -> None:
    old, new = _gate(id="old", parameters={"files": ("a",), "forbid": "x"}), None
    new = old.replace(id="new")
    (entry,) = gate_changes.compare([old], [new], ())
    assert entry.change.effect is Effect.RENAMED


def test_where_neither_form_is_stricter_both_are_judged() -> None:
    old = _gate(parameters={"files": ("a",), "forbid": "x"}, level=Level.MUST)
    new = _gate(parameters={"files": ("a", "b"), "forbid": "x"}, level=Level.SHOULD, phase=Phase.SPEC)
    changes = gate_changes.compare([old], [new], ())
    gates = gate_changes.still_demanded(changes, [new], (Matched(None, None),), "main")
    assert [(gate.id, gate.level) for gate in gates] == [("g", Level.SHOULD), ("g-base", Level.MUST)]


STRICTER = CONSTITUTION.replace(
    "### II. Named Cooks\n\nEvery recipe SHOULD name its cook.",
    "### II. Named Cooks\n\nEvery recipe SHOULD name its cook.\n\n```yaml gate\nid: no-salt\ncheck: text\nlevel: MUST\n"
    'with:\n  files: ["recipes/*.md"]\n  forbid: "salt"\n```',
).replace("**Version**: 1.0.0", "**Version**: 1.1.0")
SALTY = "# Soup\n\nOne ACME cube and salt, by Ada.\n"


def _main_goes_on(kitchen: Any, text: str) -> None:
    """Change the constitution of `main` after `pr` left it."""
    kitchen.git("add", "-A")
    kitchen.git("commit", "-q", "--allow-empty", "-m", "of the branch")
    kitchen.git("checkout", "-q", "main")
    kitchen.write(PATH, text)
    kitchen.commit()
    kitchen.git("checkout", "-q", "pr")


def test_a_branch_behind_its_base_has_weakened_nothing_and_is_judged_by_what_the_base_asks_for_now(
    kitchen: Any,
) -> None:
    _main_goes_on(kitchen, STRICTER)
    report = audit.audit(kitchen.root, base="main", today=TODAY)
    (feature,) = report.features
    gates = {gate.id: gate for gate in feature.gates}
    assert gates["amendment"].verdict is Verdict.NOT_APPLICABLE
    assert gates["no-brands"].verdict is Verdict.PASS
    assert gates["no-salt"].verdict is Verdict.FAIL
    assert gates["no-salt"].source.path == f"{PATH}@main"
    assert report.constitution is not None
    assert (report.constitution.path, report.constitution.version) == (f"{PATH}@main", "1.1.0")
    assert report.base is not None
    assert report.base.version == "1.0.0"
    assert report.base.tip == kitchen.git("rev-parse", "main")
    assert any("it is 1.1.0 there): judged by that one" in note for note in report.notes)


def test_merging_the_base_changes_no_verdict(kitchen: Any) -> None:
    kitchen.write("recipes/soup.md", SALTY)
    _main_goes_on(kitchen, STRICTER)
    behind = _verdicts(kitchen)
    kitchen.git("merge", "-q", "--no-edit", "main")
    assert _verdicts(kitchen) == behind
    assert behind["no-salt"] is Verdict.FAIL
    report = audit.audit(kitchen.root, base="main", today=TODAY)
    assert report.base is not None
    assert report.base.tip is None


def test_a_base_that_asks_for_less_by_now_is_followed(kitchen: Any) -> None:
    kitchen.write("recipes/soup.md", SALTY)
    _main_goes_on(kitchen, _amended(DROPPED))
    verdicts = _verdicts(kitchen)
    assert "no-brands" not in verdicts
    assert verdicts["amendment"] is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize("own", [_amended(DROPPED), DROPPED, NARROWED, CONSTITUTION + "\nA word more.\n"])
def test_a_branch_that_changes_the_constitution_keeps_what_the_base_came_to_ask_for(own: str, kitchen: Any) -> None:
    kitchen.write(PATH, own)
    kitchen.write("recipes/soup.md", SALTY)
    _main_goes_on(kitchen, STRICTER)
    verdicts = _verdicts(kitchen)
    assert verdicts["no-salt"] is Verdict.FAIL
    complete = own == _amended(DROPPED)
    assert ("no-brands" in verdicts) is not complete
    if complete:
        assert verdicts["amendment"] is Verdict.PASS
    elif own in {DROPPED, NARROWED}:
        assert verdicts["amendment"] is Verdict.FAIL
        assert verdicts["no-brands"] is Verdict.FAIL


def test_what_the_base_tightened_since_is_held_against_what_the_branch_loosened(kitchen: Any) -> None:
    tighter = CONSTITUTION.replace('forbid: "(?i)acme"', 'forbid: "(?i)acme|salt"')
    looser = CONSTITUTION.replace("level: MUST", "level: SHOULD")
    kitchen.write(PATH, _amended(looser))
    kitchen.write("recipes/soup.md", "# Soup\n\nSalt, by Ada, and salt.\n")
    _main_goes_on(kitchen, tighter)
    (feature,) = audit.audit(kitchen.root, base="main", today=TODAY).features
    held = [gate for gate in feature.gates if gate.source.path == f"{PATH}@main" and gate.check == "text"]
    assert [(gate.level, gate.verdict) for gate in held] == [(Level.MUST, Verdict.FAIL)]


def test_a_branch_from_before_the_constitution_is_held_to_the_one_of_the_base(kitchen: Any) -> None:
    kitchen.git("checkout", "-q", "--orphan", "start")
    kitchen.git("rm", "-q", "-r", "--cached", ".")
    kitchen.git("commit", "-q", "--allow-empty", "-m", "start")
    kitchen.git("branch", "-f", "main", "start")
    kitchen.write(PATH, DROPPED)
    kitchen.write("recipes/soup.md", SALTY)
    kitchen.git("checkout", "-q", "-B", "pr")
    _main_goes_on(kitchen, STRICTER)
    assert _base(kitchen).amendment is None
    verdicts = _verdicts(kitchen)
    assert verdicts["no-brands"] is Verdict.FAIL
    assert verdicts["no-salt"] is Verdict.FAIL


@pytest.mark.parametrize("later", ["", "# [PROJECT_NAME] Constitution\n\n### [PRINCIPLE_1_NAME]\n"])
def test_a_base_without_a_constitution_by_now_takes_nothing_away(later: str, kitchen: Any) -> None:
    kitchen.write("recipes/soup.md", SALTY)
    if later:
        _main_goes_on(kitchen, later)
    else:
        _main_goes_on(kitchen, CONSTITUTION)
        kitchen.git("checkout", "-q", "main")
        kitchen.git("rm", "-q", PATH)
        kitchen.commit()
        kitchen.git("checkout", "-q", "pr")
    assert _verdicts(kitchen)["no-brands"] is Verdict.FAIL


def test_a_base_whose_constitution_cannot_be_read_by_now_is_an_input_error(kitchen: Any) -> None:
    _main_goes_on(kitchen, "# C\n\n### I. A\n\nIt MUST.\n\n```yaml gate\nid: x\ncheck: nothing\n```\n")
    with pytest.raises(InputError) as caught:
        _base(kitchen)
    assert caught.value.problems[0].path == f"{PATH}@main"


def test_a_contract_is_compared_with_the_one_that_the_branch_started_from(kitchen: Any) -> None:
    kitchen.write("note.md", "later\n")
    _main_goes_on(kitchen, CONSTITUTION)
    kitchen.git("checkout", "-q", "main")
    kitchen.write("specs/001-soups/contracts/api.yaml", "openapi: 3.1.0\n")
    kitchen.commit()
    kitchen.git("checkout", "-q", "pr")
    assert _base(kitchen).tree.read("specs/001-soups/contracts/api.yaml") is None
