"""What is kept of compiled patterns changes nothing but the time they take."""

from __future__ import annotations

import marshal
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.constitution.pattern_store import PatternStore

if TYPE_CHECKING:
    from pathlib import Path

PATTERNS = [
    (r"(?P<word>\w+)\s*=\s*(?P<value>[^;\n]*)", 0),
    (r"^(?:must|shall|should)(?! not)\b|(?<=no )never", re.IGNORECASE | re.MULTILINE),
    (r"(?a:\bno\w)|[一-鿿]{2,}|(?:原則|ß)", re.IGNORECASE),
    (r"(a)|(b)|(?:c(d)?)", re.ASCII),
    (r"\s*+x*+(?>y+)z", re.DOTALL),
]


@pytest.fixture(autouse=True)
def _byte_code_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def kept(path: Path) -> PatternStore:
    """A store that another process filled with all the patterns."""
    first = PatternStore(str(path))
    for pattern, flags in PATTERNS:
        first.compiled(pattern, flags)
    first.save()
    return PatternStore(str(path))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> PatternStore:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "dont_write_bytecode", False)
        return kept(tmp_path_factory.mktemp("kept") / "patterns")


@settings(max_examples=100, deadline=None)
@given(text=st.text(alphabet="abcdxyz nomustshallv=;\n一原則ßSS", max_size=60))
@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_a_kept_pattern_finds_what_a_compiled_one_finds(
    filled: PatternStore, pattern: str, flags: int, text: str
) -> None:
    restored, fresh = filled.compiled(pattern, flags), re.compile(pattern, flags)

    assert [(m.span(), m.groups(), m.lastgroup) for m in restored.finditer(text)] == [
        (m.span(), m.groups(), m.lastgroup) for m in fresh.finditer(text)
    ]
    assert (restored.pattern, restored.flags, restored.groups) == (fresh.pattern, fresh.flags, fresh.groups)
    assert dict(restored.groupindex) == dict(fresh.groupindex)


def test_nothing_is_compiled_that_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = kept(tmp_path / "patterns")
    monkeypatch.setattr(re._parser, "parse", None)  # type: ignore[attr-defined]

    assert [store.compiled(*each).pattern for each in PATTERNS] == [pattern for pattern, _ in PATTERNS]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0",
        b"no marshal at all",
        marshal.dumps([]),
        marshal.dumps((("of another version",), {})),
        marshal.dumps(("mark", "no dictionary")),
    ],
)
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "patterns").write_bytes(content)
    store = PatternStore(str(tmp_path / "patterns"))

    assert [bool(store.compiled(*each)) for each in PATTERNS] == [True] * len(PATTERNS)


def test_a_pattern_whose_code_is_none_is_compiled(tmp_path: Path) -> None:
    path = tmp_path / "patterns"
    kept(path)
    mark, known = marshal.loads(path.read_bytes())
    damaged = {key: (flags, b"\xff" * 8, *rest) for key, (flags, _, *rest) in known.items()}
    path.write_bytes(marshal.dumps((mark, damaged)))

    assert PatternStore(str(path)).compiled("(a)|(b)|(?:c(d)?)", re.ASCII).fullmatch("cd")


def test_a_truncated_file_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "patterns"
    kept(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    kept(path)

    assert marshal.loads(path.read_bytes()) == marshal.loads(whole)


def test_patterns_of_several_processes_are_kept_together(tmp_path: Path) -> None:
    path = tmp_path / "patterns"
    one, other = PatternStore(str(path)), PatternStore(str(path))
    one.compiled("one")
    other.compiled("other")
    one.save()
    other.save()

    assert {key for key, _ in marshal.loads(path.read_bytes())[1]} == {"one", "other"}
    assert [entry.name for entry in tmp_path.iterdir()] == ["patterns"]


@pytest.mark.parametrize("pattern", ["(", "[z-a]", "*", "(?P<a>x)(?P<a>y)", "(?<=a+)b"])
def test_an_ill_formed_pattern_is_refused_as_by_re(tmp_path: Path, pattern: str) -> None:
    with pytest.raises(re.error):
        PatternStore(str(tmp_path / "patterns")).compiled(pattern)


def test_nothing_is_kept_where_python_keeps_no_byte_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept(tmp_path / "patterns")

    assert list(tmp_path.iterdir()) == []


def test_a_directory_that_is_not_there_is_no_error(tmp_path: Path) -> None:
    store = kept(tmp_path / "none" / "patterns")

    assert store.compiled("a").match("a")


def test_the_command_keeps_its_patterns_with_its_byte_code(tmp_path: Path) -> None:
    specs = tmp_path / "project" / "specs" / "001-notes"
    specs.mkdir(parents=True)
    (specs / "spec.md").write_text("# Notes\n")
    command = "import sys; from constitution_gate.engine.cli.entry import main; main()"
    arguments = ["audit", "001-notes", "--root", str(tmp_path / "project"), "--all-checks"]
    environment = {"PYTHONPYCACHEPREFIX": str(tmp_path / "cache"), "PYTHONPATH": ":".join(sys.path)}
    runs = [
        subprocess.run(
            [sys.executable, "-c", command, *arguments], capture_output=True, env=environment, check=False
        ).stdout
        for _ in range(2)
    ]

    assert runs[0]
    assert runs[0] == runs[1]
    assert len(list((tmp_path / "cache").rglob("pattern_store.*.patterns"))) == 1
