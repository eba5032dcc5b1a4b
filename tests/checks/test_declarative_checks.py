"""The checks that a project declares without code: parameters that ask for nothing, and trees that hide something."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, Any

import pytest

from constitution_gate.engine.project import open_project
from constitution_gate.gates import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from constitution_gate.gates.protocol import Result

FEATURE = "specs/001-x"


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Result]:
    """Write a small repository and run a check on its feature."""

    def run_check(check: str, files: Mapping[str, str | bytes], /, **parameters: Any) -> Result:
        for path, content in {f"{FEATURE}/spec.md": "# Spec\n", **files}.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        module = catalogue.load(check)
        given = module.Parameters(**parameters)
        assert module.problems(given) == ()  # type: ignore[attr-defined]
        return module.check(open_project(tmp_path).feature(FEATURE), given)

    return run_check


@pytest.mark.parametrize(
    ("check", "parameters", "message"),
    [
        ("file", {}, "`paths` names no glob"),
        ("file", {"paths": ("/etc/*",)}, "The glob `/etc/*` is absolute"),
        ("file", {"paths": ("a\x1b[31m\n",)}, "The glob `a\\x1b[31m\\n` holds a control"),
        ("file", {"paths": ("a",) * 51}, "more than 50 globs"),
        ("file", {"paths": ("a",), "min": -1}, "negative"),
        ("file", {"paths": ("a",), "max": -1}, "negative"),
        ("file", {"paths": ("a",), "min": 3, "max": 2}, "`min` (3) is larger than `max` (2)"),
        ("file", {"paths": ("a",), "min": 0}, "asks for nothing"),
        ("text", {"forbid": "x"}, "`files` names no glob"),
        ("text", {"files": ("a",)}, "Neither `require` nor `forbid`"),
        ("text", {"files": ("a",), "require": "(?=x)"}, "`require`: The pattern looks ahead"),
        ("text", {"files": ("a",), "forbid": ""}, "`forbid`: The pattern is empty"),
        ("text", {"files": ("a",), "require": "x*"}, "demands nothing"),
        ("section", {"heading": "A"}, "`file` names no file"),
        ("section", {"file": "docs/*.md", "heading": "A"}, "has a wildcard"),
        ("section", {"file": "../a.md", "heading": "A"}, "climbs out"),
        ("section", {"file": "a.md", "heading": " - "}, "`heading` names no heading"),
        ("section", {"file": "a.md", "heading": "A\u200b"}, "hidden characters"),
        ("section", {"file": "a.md", "heading": "A", "min_words": 0}, "`min_words` must be 1"),
        ("table", {"file": "a.md", "heading": "A", "columns": ("B", "b")}, "a column twice"),
        ("table", {"file": "a.md", "heading": "A", "columns": ("",)}, "empty name"),
        ("table", {"file": "a.md", "heading": "A", "min_rows": 0}, "`min_rows` must be 1"),
        ("schema", {"files": ("a",)}, "`schema` names no file"),
        ("schema", {"files": ("a",), "schema": {}}, "The schema is empty"),
        ("schema", {"files": ("a",), "schema": {"type": "sting"}}, "The schema is no JSON Schema"),
        ("schema", {"files": ("a",), "schema": "/etc/passwd"}, "is absolute"),
        ("count", {"max": 3}, "either `files`, or `file` and `heading`"),
        ("count", {"files": ("a",), "file": "b.md", "heading": "C", "max": 3}, "either `files`"),
        ("count", {"file": "b.md", "max": 3}, "`heading` names no heading"),
        ("count", {"heading": "b", "max": 3}, "`file` names no file"),
        ("count", {"files": ("a",)}, "Neither `min` nor `max`"),
        ("count", {"files": ("a",), "min": 0}, "asks for nothing"),
        ("count", {"files": ("a",), "min": 3, "max": 1}, "is larger than `max`"),
    ],
)
def test_parameters_that_ask_for_nothing_or_cannot_be_followed_are_named(
    tmp_path: Path, check: str, parameters: dict[str, Any], message: str
) -> None:
    module = catalogue.load(check)
    found = module.problems(module.Parameters(**parameters))  # type: ignore[attr-defined]
    assert any(message in sentence for sentence in found), found
    assert all(sentence.isprintable() for sentence in found)
    (tmp_path / FEATURE).mkdir(parents=True)
    (tmp_path / FEATURE / "spec.md").write_text("# Spec\n")
    result = module.check(open_project(tmp_path).feature(FEATURE), module.Parameters(**parameters))
    assert result.undecided
    assert not result.evidence


def test_a_link_in_the_scope_is_named_and_not_followed(tmp_path: Path, run: Callable[..., Result]) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src/b.py").symlink_to("../elsewhere.py")
    result = run(
        "text", {"src/a.py": "x = 1\n", "elsewhere.py": "password = 1\n"}, files=("src/*.py",), forbid="password"
    )
    assert result.findings == ()
    assert result.undecided is not None
    assert "src/b.py (it is a symbolic link" in result.undecided


@pytest.mark.parametrize(
    ("check", "parameters"),
    [
        ("text", {"files": ("src/**/*.py",), "forbid": "password"}),
        ("file", {"paths": ("src/**/*_old.py",), "max": 0}),
        ("count", {"files": ("src/**/*.py",), "max": 3}),
        ("schema", {"files": ("src/**/*.py",), "schema": {"type": "string"}}),
    ],
)
def test_a_linked_directory_that_could_hide_files_leaves_the_gate_undecided(
    tmp_path: Path, run: Callable[..., Result], check: str, parameters: dict[str, Any]
) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src/more").symlink_to("../elsewhere")
    result = run(check, {"src/a.py": "x\n", "elsewhere/b.py": "password = 1\n"}, **parameters)
    assert result.findings == ()
    assert result.undecided is not None
    assert "src/more (" in result.undecided


def test_a_linked_directory_beside_the_scope_is_of_no_matter(tmp_path: Path, run: Callable[..., Result]) -> None:
    (tmp_path / "latest").symlink_to("elsewhere")
    result = run("text", {"src/a.py": "x = 1\n"}, files=("src/**/*.py",), forbid="password")
    assert (result.findings, result.undecided) == ((), None)
    assert result.evidence


@pytest.mark.parametrize(
    ("target", "decided"),
    [("AGENTS.md", True), ("docs/a.md", True), ("docs", False), ("/etc/hosts", False), ("x/../docs", False)],
)
def test_a_link_to_a_file_of_the_tree_hides_nothing_else(
    tmp_path: Path, run: Callable[..., Result], target: str, decided: bool
) -> None:
    (tmp_path / "CLAUDE.md").symlink_to(target)
    result = run(
        "text", {"AGENTS.md": "# A\n", "docs/a.md": "# B\n", "b.yml": "a: 1\n"}, files=("**/*.yml",), forbid="c"
    )
    assert (result.undecided is None) is decided


def test_a_directory_that_is_left_out_cannot_be_said_to_be_empty(run: Callable[..., Result]) -> None:
    result = run("file", {"node_modules/left/index.js": "1\n"}, paths=("node_modules/**",), max=0)
    assert result.undecided is not None
    assert "node_modules (nothing in this directory is looked at)" in result.undecided


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFO on this system")
def test_a_pipe_where_a_file_must_be_is_no_file(tmp_path: Path, run: Callable[..., Result]) -> None:
    (tmp_path / "docs").mkdir()
    os.mkfifo(tmp_path / "docs/adr.md")
    result = run("file", {}, paths=("docs/adr.md",))
    ((finding),) = result.findings
    assert finding.path == "docs/adr.md"
    assert "is none: it is not a regular file" in finding.message


def test_a_link_where_no_file_may_be_is_one_too_many(tmp_path: Path, run: Callable[..., Result]) -> None:
    (tmp_path / "legacy.py").symlink_to("elsewhere.py")
    (finding,) = run("file", {}, paths=("legacy.py",), max=0).findings
    assert (finding.path, finding.message) == ("legacy.py", "This file may not exist.")


def test_a_file_over_its_limit_is_named_and_not_passed(run: Callable[..., Result]) -> None:
    result = run("text", {"src/a.py": "x" * (2 << 20) + "y"}, files=("src/*.py",), forbid="password")
    assert result.undecided is not None
    assert "src/a.py (it is larger than the limit" in result.undecided


def test_the_evidence_of_absence_is_the_listing_of_what_was_searched(run: Callable[..., Result]) -> None:
    result = run("file", {"src/b.py": "", "src/a/c.py": "", "other.py": ""}, paths=("src/**/old_*.py",), max=0)
    (evidence,) = result.evidence
    assert (evidence.path, evidence.start_line, evidence.end_line) == ("src/", 1, 2)
    assert evidence.sha256 == hashlib.sha256(b"src/a/c.py\nsrc/b.py\n").hexdigest()
    assert "2 files were looked at" in evidence.note


def test_many_matches_are_counted_and_the_text_is_never_quoted(run: Callable[..., Result]) -> None:
    result = run("text", {"a.txt": "token=hunter2\n" * 70}, files=("a.txt",), forbid="(?i)token=[a-z0-9]+")
    assert len(result.findings) == 51
    assert result.findings[-1].message == "20 more places match."
    assert [finding.line for finding in result.findings[:3]] == [1, 2, 3]
    assert not any("hunter2" in finding.message + finding.remedy for finding in result.findings)


def test_matches_beyond_counting_are_said_to_be_more(run: Callable[..., Result]) -> None:
    result = run("text", {"a.txt": "x" * 3_000}, files=("a.txt",), forbid="x")
    assert result.findings[-1].message == "At least 950 more places match."


def test_evidence_is_limited_and_counted(run: Callable[..., Result]) -> None:
    files = {f"src/{n:02}.py": "x = 1\n" for n in range(30)}
    result = run("text", files, files=("src/*.py",), require="x")
    assert len(result.evidence) == 20
    assert "10 more files likewise" in result.evidence[-1].note


def test_an_unreadable_file_beside_enough_others_does_not_matter_to_file(run: Callable[..., Result]) -> None:
    result = run("file", {"docs/a.md": "# A\n", "docs/b.md": "x" * (1 << 21)}, paths=("docs/*.md",))
    assert (result.findings, result.undecided) == ((), None)


def test_a_file_that_cannot_be_read_is_not_counted_as_there(run: Callable[..., Result]) -> None:
    result = run("file", {"docs/b.md": "x" * (1 << 21)}, paths=("docs/*.md",))
    assert result.evidence == ()
    assert result.undecided is not None
    assert "docs/b.md (it is larger" in result.undecided


@pytest.mark.parametrize("check", ["section", "table", "count"])
def test_a_document_that_is_not_text_leaves_the_gate_undecided(run: Callable[..., Result], check: str) -> None:
    limit = {"max": 3} if check == "count" else {}
    result = run(check, {"docs/a.md": b"# Heading\n\n\xff\n"}, file="docs/a.md", heading="Heading", **limit)
    assert result.undecided is not None
    assert "docs/a.md (it is not UTF-8" in result.undecided


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("## 2. Rollback", "Rollback"),
        ("## II. ROLLBACK", "rollback"),
        ("## 2.1 Rollback", "3. Rollback"),
        ("## Rollback *(mandatory)*", "Rollback"),
        ("## **Rollback** [OPTIONAL]", "Rollback"),
        ("## Repl\u00e9gue", "Reple\u0301gue"),
        ("Rollback\n--------", "Rollback"),
        ("## Rollback:", "Rollback"),
        ("### Article IV — Rollback", "Rollback"),
    ],
)
def test_a_heading_is_found_however_it_is_numbered(run: Callable[..., Result], written: str, asked: str) -> None:
    result = run("section", {"a.md": f"# Plan\n\n{written}\n\nGo back to the last tag.\n"}, file="a.md", heading=asked)
    assert (result.findings, result.undecided) == ((), None)
    assert result.evidence[0].start_line == 3


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("one two three", 3),
        ("- one\n- two [link](a.md)", 3),
        ("1 — 2 … 3", 3),
        ("日本語です", 5),
        ("API を使う", 4),
        ("N/A", 0),
        ("- [ ] \n- ~~gone~~", 0),
        ("<div hidden>\nnot seen at all\n</div>", 0),
        ("[who decides] decides", 1),
        ("see [x] and [ADR-1]", 4),
        ("&nbsp; &nbsp;", 0),
        ("\u200b\u2060", 0),
        ("> quoted words", 0),
        ("    indented code", 0),
        ("### Sub-heading", 0),
    ],
)
def test_words_are_what_a_reader_finds_written(run: Callable[..., Result], body: str, words: int) -> None:
    result = run("section", {"a.md": f"## Part\n\n{body}\n"}, file="a.md", heading="Part", min_words=1_000)
    (finding,) = result.findings
    assert f"holds {words} word" in finding.message
