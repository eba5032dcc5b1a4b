"""`prove`: the report in each format, and the exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

EXAMPLE = str(Path(__file__).resolve().parents[2] / "docs/examples/orders-api")


def test_each_proof_names_what_was_broken_and_what_then_appears(run) -> None:
    ended = run(
        "prove", "002-cancel-order", "--gate", "principle-6-retry-policy", "--root", EXAMPLE, "--format", "json"
    )
    assert ended.status == 0
    report = json.loads(ended.out)
    assert report["summary"] == {"proven": 1, "unproven": 0, "not-in-question": 0}
    (gate,) = report["features"][0]["gates"]
    (attempt,) = [each for each in gate["attempts"] if each["turned"]]
    assert gate["before"] == "pass"
    assert attempt["after"] == "fail"
    assert attempt["finding"]["path"] == attempt["path"] == "specs/002-cancel-order/plan.md"
    assert attempt["finding"]["line"] == attempt["line"]


def test_a_gate_that_does_not_pass_is_not_in_question(run) -> None:
    ended = run("prove", "002-cancel-order", "--gate", "api-contract", "--root", EXAMPLE)
    assert ended.status == 0
    assert "– api-contract  fail" in ended.out


def test_with_thorough_every_mutation_up_to_the_limit_is_counted(run) -> None:
    words = ("--gate", "principle-6-retry-policy", "--thorough", "--limit", "9", "--root", EXAMPLE)
    ended = run("prove", "002-cancel-order", *words, "--format", "json")
    (gate,) = json.loads(ended.out)["features"][0]["gates"]
    assert (gate["tried"], gate["limited"]) == (9, True)
    assert 0 < gate["turned"] == len(gate["attempts"]) <= 9
    shown = run("prove", "002-cancel-order", *words)
    assert f"{gate['turned']} of 9 mutations turned a verdict." in shown.out


def test_two_runs_print_the_same(run) -> None:
    words = ("prove", "002-cancel-order", "--root", EXAMPLE, "--limit", "20", "--format", "markdown")
    assert run(*words).out == run(*words).out


def test_a_gate_that_nothing_turns_is_unproven_with_what_was_tried(run, project) -> None:
    (Path(project.root) / "LICENSE").write_text("Free.\n", encoding="utf-8")
    constitution = Path(project.root) / ".specify/memory/constitution.md"
    text = constitution.read_text(encoding="utf-8")
    block = "```yaml gate\nid: no-binary\ncheck: file\nwith:\n  paths: ['{LICENSE,**/plan.md}']\n```\n\n"
    constitution.write_text(text.replace("## Governance", f"{block}## Governance"), encoding="utf-8")
    ended = run("prove", "1", "--gate", "no-binary", "--limit", "1", "--root", str(project.root))
    assert ended.status in {0, 1}
    assert ("✘ no-binary" in ended.out) == (ended.status == 1)


@pytest.mark.parametrize(
    ("words", "said"),
    [(("--gate", "nobody"), "no gate 'nobody'"), (("999",), "no feature '999'")],
)
@pytest.mark.parametrize("listing", ["text", "markdown", "json"])
def test_an_input_error_is_a_report_too(run, words: tuple[str, ...], said: str, listing: str) -> None:
    named = () if words[0] == "999" else ("002-cancel-order",)
    ended = run("prove", *named, *words, "--root", EXAMPLE, "--format", listing)
    assert ended.status == 2
    assert said.replace("'", "") in ended.out.replace("'", "").replace("&apos;", "").replace("\n  ", " ")
