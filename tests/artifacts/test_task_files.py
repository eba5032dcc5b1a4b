"""What a task says becomes of the files that it names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts import task_files, tasks
from constitution_gate.gates.artifacts.mentions import located
from constitution_gate.gates.artifacts.task_files import Fate
from constitution_gate.gates.feature import Artifact


def _fates(text: str, section: str = "Phase 1") -> dict[str, str]:
    artifact = Artifact("specs/001-x/tasks.md", f"## {section}\n\n- [x] T001 {text}\n".encode())
    (task,) = tasks.tasks(artifact)
    return {file.written: file.fate.value for file in task_files.files(task)}


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Write the client in `src/a.py`", {"src/a.py"}),
        (
            "Write `src/a.py` and `src/b.py`, with tests in `tests/test_a.py`",
            {"src/a.py", "src/b.py", "tests/test_a.py"},
        ),
        ("[P] [US1] Add the list in src/pages/List.tsx", {"src/pages/List.tsx"}),
        ("在 `src/a.py` 与 `src/b.py` 实现记录", {"src/a.py", "src/b.py"}),
        ("實作清單（src/a.ts、src/b.ts）", {"src/a.ts", "src/b.ts"}),
        ("Schreibe den Zähler in src/a.go und src/b.go", {"src/a.go", "src/b.go"}),
        ("Implement update and delete in `src/a.py`", {"src/a.py"}),
        ("Add the delete button to `src/a.tsx`", {"src/a.tsx"}),
        ("Extract the types from `src/a.ts` into `src/b.ts`", {"src/a.ts", "src/b.ts"}),
        ("See [the client](src/a.py)", {"src/a.py"}),
        ("Write `src/a.py`. Then update `src/b.py`", {"src/a.py", "src/b.py"}),
    ],
)
def test_a_file_that_a_task_writes_or_changes_stands(text: str, stands: set[str]) -> None:
    assert _fates(text) == dict.fromkeys(stands, "stands")


@pytest.mark.parametrize(
    "text",
    [
        "Remove `src/a.py`",
        "Delete the deprecated src/a.py",
        "Write the new client, then delete `src/a.py`",
        "删除 `src/a.py`",
        "移除 `src/a.py`",
        "`src/a.py` を削除",
        "Eliminar el archivo `src/a.py`",
        "Lösche `src/a.py`",
        "`src/a.py` entfernen",
        "Supprimer le fichier `src/a.py`",
    ],
)
def test_a_file_that_a_task_removes_goes(text: str) -> None:
    assert _fates(text)["src/a.py"] == "goes"


@pytest.mark.parametrize(
    "text",
    [
        "Rename `src/a.py` to `src/b.py`",
        "Rename the module `src/a.py` → `src/b.py`",
        "Move src/a.py -> src/b.py",
        "Merge `src/a.py` into `src/b.py`",
        "Convert `src/a.py` to `src/b.py`",
        "Replace `src/a.py` with `src/b.py`",
        "Tidy up: `src/a.py` → `src/b.py`",
        "将 `src/a.py` 重命名为 `src/b.py`",
        "把 `src/a.py` 移动到 `src/b.py`",
        "`src/a.py` を `src/b.py` に移動",
        "Renombrar `src/a.py` a `src/b.py`",
    ],
)
def test_of_a_renamed_file_the_old_name_goes_and_the_new_one_stands(text: str) -> None:
    assert _fates(text) == {"src/a.py": "goes", "src/b.py": "stands"}


@pytest.mark.parametrize(
    "text",
    [
        "Remove the fallback from `src/a.py`",
        "Use the new client instead of `src/a.py`",
        "Verify that nothing imports the old `src/a.py`",
        "Write the client (e.g. `src/a.py`)",
        "Write the client in `src/a.py` (skipped: not needed)",
        "Write the client in `src/a.py` — deferred to the next feature",
        "Update `src/a.py` if it exists",
        "如需，更新 `src/a.py`",
    ],
)
def test_a_file_that_is_only_spoken_of_is_neither(text: str) -> None:
    assert _fates(text)["src/a.py"] == "spoken of"


def test_a_heading_may_set_its_tasks_aside() -> None:
    assert _fates("Write `src/a.py`", "Deferred tasks") == {"src/a.py": "spoken of"}


def test_what_follows_a_colon_or_a_bracket_is_detail() -> None:
    found = _fates("Test the reader in `tests/a.py`: rejects `in/b.json` (as in `in/c.json`)")
    assert found == {"tests/a.py": "stands", "in/b.json": "spoken of", "in/c.json": "spoken of"}


@given(st.text(st.sampled_from("removeàb 删将を`/.→:(),;—*[]~\n py"), max_size=200))
@settings(max_examples=100, deadline=None)
def test_no_text_raises(text: str) -> None:
    artifact = Artifact("specs/001-x/tasks.md", f"- [x] T001 {text}".encode())
    for task in tasks.steps(artifact):
        assert all(file.written and file.fate in Fate for file in task_files.files(task))


@given(st.lists(st.sampled_from(["`src/a.py`", "src/b.ts", "[c](lib/c.go)", "`d.rs`", "plain", "and"]), max_size=12))
@settings(max_examples=60, deadline=None)
def test_mentions_are_located_in_order_and_where_they_are_written(words: list[str]) -> None:
    text = " ".join(words)
    found = located(text)
    assert [mention.start for mention in found] == sorted(mention.start for mention in found)
    assert all(mention.written in text[mention.start : mention.end] for mention in found)
    assert len(found) == len([word for word in words if "." in word])


def test_a_long_hostile_task_is_read_in_linear_time() -> None:
    for piece in ("remove the ", "`a/b.py` and ", "`a/b.py` → ", "(((: ", "instead of ", "；", "a/"):
        _fates(piece * 20_000)
