"""A mutation breaks one thing, says what, and leaves everything else as it was."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.engine.project import Project
from constitution_gate.engine.proving import catalogue
from constitution_gate.engine.proving.mutation import Place, Subject, deleted, inserted, replaced
from constitution_gate.engine.proving.mutations import documents, structured
from constitution_gate.engine.proving.overlay import Overlay
from constitution_gate.engine.proving.proof import _mutations
from constitution_gate.engine.proving.samples import matching_path, matching_text
from constitution_gate.engine.tree import Tree
from constitution_gate.gates import globs, patterns
from constitution_gate.gates.artifacts.secrets import secrets
from constitution_gate.gates.catalogue import CHECKS
from constitution_gate.gates.feature import Artifact

EXAMPLES = Path(__file__).parents[1] / "checks"
ONE_OF_EACH = [min((EXAMPLES / check / "pass").glob("*/")) for check in sorted(set(CHECKS) - {"review"})]
TEXTS = st.text(st.sampled_from("ab|#-*:`[x]. \r\n\t0é。<>{}\"'$"), max_size=300)


def _subject(root: Path, files: dict[str, bytes], check: str = "review") -> Subject:
    """A feature with these files, and evidence that points to all of their lines."""
    (root / "specs/001-a").mkdir(parents=True, exist_ok=True)
    (root / "specs/001-a/spec.md").write_bytes(b"# Spec\n")
    overlay = Overlay(Tree(str(root)), files)
    feature = Project(overlay).feature("specs/001-a")
    return Subject(feature, check, None, tuple(Place(path, 1, 10_000) for path in files))


@pytest.mark.parametrize("case", ONE_OF_EACH, ids=[case.parent.parent.name for case in ONE_OF_EACH])
def test_mutations_are_the_same_each_time_and_each_is_another_one(case: Path, bench) -> None:
    first, _ = bench(case)
    again, _ = bench(case)
    made = [mutation for _, mutation in _mutations(first.subject)]
    assert made == [mutation for _, mutation in _mutations(again.subject)]
    assert len({frozenset(mutation.changes.items()) for mutation in made}) == len(made)
    for mutation in made:
        assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", mutation.kind)
        assert mutation.done.endswith(".")
        assert mutation.path in mutation.changes or mutation.path in {p.path for p in first.subject.places}


@pytest.mark.parametrize("case", ONE_OF_EACH, ids=[case.parent.parent.name for case in ONE_OF_EACH])
def test_an_edit_changes_no_line_but_those_from_where_it_says(case: Path, bench) -> None:
    first, _ = bench(case)
    for _, mutation in _mutations(first.subject):
        data = mutation.changes.get(mutation.path)
        artifact = first.subject.read(mutation.path)
        if data is None or artifact is None or mutation.line is None or len(mutation.changes) > 1:
            continue
        before = artifact.data.splitlines(keepends=True)
        after = data.splitlines(keepends=True)
        assert before[: mutation.line - 1] == after[: mutation.line - 1] or _ends_alike(before, after, mutation.line)


def _ends_alike(before: list[bytes], after: list[bytes], line: int) -> bool:
    """Whether only the end of the last line before the edit differs, where the file ended without one."""
    return [each.rstrip() for each in before[: line - 1]] == [each.rstrip() for each in after[: line - 1]]


def test_a_cell_is_replaced_and_the_others_stay(tmp_path: Path) -> None:
    text = b"# P\r\n\r\n| A | B |\r\n|---|---|\r\n| one | two \\| half |\r\n"
    subject = _subject(tmp_path, {"specs/001-a/plan.md": text})
    made = [mutation.changes["specs/001-a/plan.md"] for mutation in documents.cells(subject)]
    assert made == [text.replace(b" one ", b" TBD "), text.replace(b" two \\| half ", b" TBD ")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("api.yaml", b"paths:\n  /a:\n    get:\n      responses: {}\n"),
        ("api.json", b'{"paths": {"/a": {"get": {"responses": {}}}}}\n'),
        ("api.yaml", b'{"paths": {"/a": {"get": {"responses": {}}}}}\n'),
        ("api.yaml", b"\xef\xbb\xbfpaths:\r\n  '/a':\r\n    get:\r\n      responses: {}\r\n"),
    ],
)
def test_a_key_is_taken_out_of_each_notation(tmp_path: Path, name: str, text: bytes) -> None:
    path = f"specs/001-a/contracts/{name}"
    (mutation,) = structured.responses(_subject(tmp_path, {path: text}))
    assert mutation.changes == {path: text.replace(b"responses", b"x-removed-responses")}


@settings(max_examples=60, deadline=None)
@given(plan=TEXTS, contract=TEXTS, check=st.sampled_from(sorted(CHECKS)))
def test_no_text_breaks_the_mutations(
    tmp_path_factory: pytest.TempPathFactory, plan: str, contract: str, check: str
) -> None:
    files = {
        "specs/001-a/plan.md": plan.encode(),
        "specs/001-a/contracts/api.yaml": contract.encode(),
        "specs/001-a/tasks.md": contract.encode(),
        "src/app.py": plan.encode(),
        "db/migrations/001.sql": contract.encode(),
    }
    subject = _subject(tmp_path_factory.mktemp("root"), files, check)
    for number, (_, mutation) in enumerate(_mutations(subject)):
        assert all(data is None or data.decode("utf-8") is not None for data in mutation.changes.values())
        if number > 80:
            break


@settings(max_examples=60, deadline=None)
@given(text=TEXTS, data=st.data())
def test_lines_beside_an_edit_keep_every_byte(text: str, data: st.DataObject) -> None:
    artifact = Artifact("a.md", ("\ufeff" * data.draw(st.integers(0, 1)) + text).encode())
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    lines = lines[:-1] if not lines[-1] else lines
    if not lines:
        return
    line = data.draw(st.integers(1, len(lines)))
    made = replaced("k", artifact, "d.", {line: "new"}).changes["a.md"]
    assert made is not None
    kept = made.decode().removeprefix("\ufeff")
    assert kept.startswith("".join(lines[: line - 1]))
    assert kept.endswith("".join(lines[line:]))


def test_lines_are_inserted_and_deleted_where_it_is_said() -> None:
    artifact = Artifact("a.md", b"one\r\ntwo\r\n")
    assert inserted("k", artifact, "d.", 1, ["new"]).changes["a.md"] == b"one\r\nnew\r\ntwo\r\n"
    assert deleted("k", artifact, "d.", [1]).changes["a.md"] == b"two\r\n"


def test_the_made_up_token_is_one_to_the_check_and_opens_nothing(tmp_path: Path) -> None:
    from constitution_gate.engine.proving.mutations import insertions

    (mutation, *_) = insertions.secrets(_subject(tmp_path, {"specs/001-a/plan.md": b"# P\n"}))
    data = mutation.changes["specs/001-a/plan.md"]
    assert data is not None
    assert [secret.kind for secret in secrets(data.decode(), "plan.md")] == ["a GitHub token"]
    source = Path(insertions.__file__).read_text(encoding="utf-8")
    assert not secrets(source, "insertions.py"), "the source itself holds no token"


@pytest.mark.parametrize(
    "pattern",
    [r"(?i)\bmongodb\b", r"(?m)^\s*print\(", r"TODO|FIXME", r"[A-Z]{3}-\d+", r"a(?:b|c)+?d{2,}", r"x?y*z", r"[^a]b"],
)
def test_a_sample_of_a_pattern_matches_it(pattern: str) -> None:
    compiled = patterns.compile_pattern(pattern)
    made = matching_text(compiled)
    assert made is not None
    assert compiled.first(made) is not None


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from(r"ab()[]{}\\|?*+^$.,-1wsd"), min_size=1, max_size=12))
def test_no_sample_is_given_that_does_not_match(pattern: str) -> None:
    try:
        compiled = patterns.compile_pattern(pattern)
    except patterns.PatternError:
        return
    made = matching_text(compiled)
    assert made is None or compiled.first(made) is not None


@pytest.mark.parametrize("glob", ["src/legacy/**", "**/*.patch", "docs/{a,b}/x?.md", "[ab]/*.txt", "**/pyproject.toml"])
def test_a_sample_of_a_glob_matches_it(glob: str) -> None:
    made = [matching_path(glob, number) for number in range(2)]
    assert all(path is not None and globs.matches(path, glob) for path in made)


def test_general_ways_are_named_once() -> None:
    every = [*catalogue.GENERAL, *catalogue.OF_FILES]
    assert len(set(every)) == len(every)
