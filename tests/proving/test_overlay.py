"""An overlay answers as a tree on disk does after the same changes, and leaves the tree on disk as it is."""

from __future__ import annotations

import hashlib
import itertools
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.engine.project import open_project
from constitution_gate.engine.proving.overlay import Overlay
from constitution_gate.engine.proving.proof import _mutations
from constitution_gate.engine.tree import Tree
from constitution_gate.gates.feature import Unreadable

EXAMPLES = Path(__file__).parents[1] / "checks"
SAMPLE = [
    EXAMPLES / "openapi-contract/pass/a-description-is-spread-over-several-files",
    EXAMPLES / "migrations/pass/a-dropped-column-that-the-research-explains",
    EXAMPLES / "contract-implementation/pass/fastapi-with-routers-in-several-files",
    EXAMPLES / "count/pass/three-projects-are-allowed-and-two-are-there",
]


def _digest(root: Path) -> str:
    found = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        found.update(str(path.relative_to(root)).encode())
        found.update(f"{path.stat().st_mtime_ns}".encode())
        found.update(path.read_bytes() if path.is_file() else b"")
    return found.hexdigest()


def _write(root: Path, changes: dict[str, bytes | None]) -> None:
    for path, data in changes.items():
        file = root / path
        if data is None:
            file.unlink(missing_ok=True)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)


def _answers(tree: Tree, paths: list[str]) -> list[object]:
    found: list[object] = [tree.paths, dict(tree.refused), dict(tree.left_out)]
    directories = sorted({"/".join(path.split("/")[:count]) for path in paths for count in range(path.count("/") + 1)})
    for directory in directories:
        found += [directory, tree.below(directory), tree.names(directory), tree.is_directory(directory)]
    for path in paths:
        try:
            artifact = tree.read(path)
            found.append(artifact.data if artifact else None)
        except Unreadable as refused:
            found.append(refused.reason)
        found += [tree.size(path), tree.is_directory(path), tree.content(path, 1_000), tree.link(path)]
        found += [tree.mentions(path, [b"ledger"])]
    return found


FILES = {
    "specs/001-a/plan.md": b"# Plan\n\nThe ledger.\n",
    "specs/001-a/spec.md": b"# Spec\n",
    "src/app.py": b"x = 1\n",
}
PATHS = [
    "specs/001-a/plan.md",
    "specs/001-a/spec.md",
    "src/app.py",
    "src/new/deep.py",
    "specs/001-a/more.md",
    "top.txt",
]
NUMBERS = itertools.count()
CONTENT = st.one_of(st.none(), st.sampled_from([b"", b"new ledger\n", b"caf\xff", b"a\0b", b"x" * 120_000]))


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stage")


@settings(max_examples=60, deadline=None)
@given(changes=st.dictionaries(st.sampled_from(PATHS), CONTENT, max_size=4))
def test_an_overlay_answers_as_the_changed_tree_does(stage: Path, changes: dict[str, bytes | None]) -> None:
    number = next(NUMBERS)
    before, after = stage / f"{number}-before", stage / f"{number}-after"
    for root in (before, after):
        _write(root, dict(FILES))
        (root / "link").symlink_to("specs")
        (root / "node_modules").mkdir()
    digest = _digest(before)
    overlay = Overlay(Tree(str(before)), changes)
    kept = {path: data for path, data in changes.items() if data is not None or path in FILES}
    _write(after, kept)
    assert _answers(overlay, PATHS) == _answers(Tree(str(after)), PATHS)
    assert _digest(before) == digest


@pytest.mark.parametrize("case", SAMPLE, ids=[case.name for case in SAMPLE])
def test_a_mutation_turns_the_verdict_as_it_would_on_disk(case: Path, bench, tmp_path: Path) -> None:
    first, judge = bench(case)
    for number, (_, mutation) in enumerate(_mutations(first.subject)):
        if number == 12:
            break
        # The name of the check is read off the path of the example.
        copy = tmp_path / str(number) / case.parent.parent.name / "pass" / case.name
        shutil.copytree(case, copy)
        _write(copy, dict(mutation.changes))
        expected, _ = bench(copy)
        assert judge(mutation.changes).report == expected.report, mutation.kind


@pytest.mark.parametrize(
    "path",
    ["../out.md", "/etc/passwd", "a//b.md", "", "specs", "src/app.py/below.py", "node_modules/x/i.js", ".gitignore"],
)
def test_a_path_that_no_file_could_have_is_refused(tmp_path: Path, path: str) -> None:
    _write(tmp_path, dict(FILES))
    with pytest.raises(ValueError, match=r"path|file|root"):
        Overlay(Tree(str(tmp_path)), {path: b"x"})


def test_what_the_tree_computed_is_taken_over_where_no_change_concerns_it(tmp_path: Path) -> None:
    _write(tmp_path, dict(FILES))
    tree = Tree(str(tmp_path))
    calls: list[str] = []

    def length(repository: Tree) -> int:
        calls.append("computed")
        artifact = repository.read("src/app.py")
        return len(artifact.data) if artifact else 0

    assert tree.shared("length", lambda: length(tree)) == 6
    beside = Overlay(tree, {"specs/001-a/plan.md": b""})
    assert beside.shared("length", lambda: length(beside)) == 6
    assert len(calls) == 1
    within = Overlay(tree, {"src/app.py": b"y"})
    assert within.shared("length", lambda: length(within)) == 1
    assert len(calls) == 2


def test_a_new_file_is_seen_by_what_lists_the_tree(tmp_path: Path) -> None:
    _write(tmp_path, dict(FILES))
    tree = Tree(str(tmp_path))
    assert tree.shared("count", lambda: len(tree.paths)) == 3
    overlay = Overlay(tree, {"src/more.py": b""})
    assert overlay.shared("count", lambda: len(overlay.paths)) == 4


def test_the_example_project_is_not_written(tmp_path: Path) -> None:
    from constitution_gate.engine.audit import Options
    from constitution_gate.engine.proving.proof import Effort, prove

    example = Path(__file__).parents[2] / "docs/examples/orders-api"
    root = Path(shutil.copytree(example, tmp_path / "example"))
    digest = _digest(root)
    report = prove(open_project(root), ["specs/001-place-order"], Options(every_fact=False), Effort(limit=20))
    assert report.features[0].gates
    assert _digest(root) == digest
