"""A change touches every feature whose verdict may rest on what it changed, and few others."""

from __future__ import annotations

import os
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.constitution.model import GateDeclaration, InputError, Phase, Problem
from constitution_gate.engine import touched
from constitution_gate.engine.binding import Gate, bind
from constitution_gate.engine.working_tree import Changes
from constitution_gate.gates.feature import Artifact, Feature, Unreadable

PLAN = """\
# Implementation Plan

## Constitution Check

- [x] **I. Small**: shown. Evidence: `docs/size.md`, `CHANGES.md`, `samples/`

## Project Structure

```text
README.md
package.json
src/app.py
```

The contract is ../../contracts/shop.yaml, the shape of it ../shared.json, and openapi.yaml sums it up.
"""
TASKS = """\
# Tasks

- [X] T001 Write `web/src/cart.ts` and web/src/index.ts
- [X] T002 Remove web/src/basket.ts
- [ ] T003 Write web/src/later.ts
"""
FILES = {
    "specs/001-shop/plan.md": PLAN,
    "specs/001-shop/tasks.md": TASKS,
    "specs/001-shop/contracts/own.yaml": 'a:\n  $ref: "../../../schemas/a%20b.yaml#/x"\n',
    "specs/002-other/plan.md": "# Plan\n\nNothing is named here.\n",
    "schemas/a b.yaml": "x: {$ref: 'deep/c.yaml'}\n",
    "schemas/deep/c.yaml": "y: 1\n",
    "contracts/shop.yaml": "openapi: 3.1.0\n",
    "openapi.yaml": "openapi: 3.1.0\n",
    "package.json": "{}\n",
    "README.md": "# Shop\n",
    "CHANGES.md": "# Changes\n\nMany of them were made.\n",
    "docs/size.md": "# Size\n",
    "samples/one.md": "# One\n\nA sample that says something.\n",
    "specs/shared.json": "{}\n",
    "src/app.py": "x = 1\n",
    "web/src/cart.ts": "export {}\n",
    "web/src/index.ts": "export {}\n",
}


class Files:
    """A repository in memory."""

    def __init__(self, files: dict[str, str]) -> None:
        self.refused: dict[str, str] = {}
        self.files = files
        self.paths = tuple(sorted(files))

    def read(self, path: str, *, text: bool = True) -> Artifact | None:
        if self.is_directory(path):
            raise Unreadable(path, "it is a directory")
        return Artifact(path, self.files[path].encode("utf-8", "surrogateescape")) if path in self.files else None

    def size(self, path: str) -> int | None:
        return len(self.files[path]) if path in self.files else None

    def is_directory(self, path: str) -> bool:
        return any(each.startswith(f"{path}/") for each in self.files)

    def is_ignored(self, path: str) -> bool:
        return False

    def mentions(self, path: str, words: Any) -> bool:
        return any(word in self.files.get(path, "").lower().encode() for word in words)

    def shared(self, _key: object, compute: Any) -> Any:
        return compute()


def _gate(check: str, **keys: Any) -> Gate:
    gate, problems = bind(GateDeclaration(check, check, check, "c.md", 1, **keys), None, "declared")
    assert gate is not None, problems
    return gate


def _touched(
    *,
    modified: dict[str, str] | tuple[str, ...] = (),
    added: dict[str, str] | tuple[str, ...] = (),
    removed: tuple[str, ...] = (),
    gates: tuple[Gate, ...] = (),
    applies: bool = True,
    files: dict[str, str] | None = None,
) -> dict[str, str]:
    before = {path: text for path, text in (FILES if files is None else files).items() if path not in added}
    now = {path: text for path, text in before.items() if path not in removed}
    now |= modified if isinstance(modified, dict) else dict.fromkeys(modified, "changed\n")
    now |= added if isinstance(added, dict) else dict.fromkeys(added, "new\n")
    changes = Changes(frozenset(added), frozenset(removed), frozenset(modified))
    tree: Any = Files(now)

    def read(path: str) -> Feature:
        own = {name: Artifact(name, text.encode()) for name, text in now.items() if name.startswith(f"{path}/")}
        return Feature(path, own, tree)

    base: Any = Files(before)
    difference = touched.Difference(changes, tree, base)
    demanded = touched.Demanded(gates, lambda _: (), lambda _: lambda _: applies)
    found = touched.of_features(("specs/001-shop", "specs/002-other"), difference, read, demanded)
    return {each.path.removeprefix("specs/"): each.reason for each in found}


@pytest.mark.parametrize(
    "path",
    [
        ".specify/memory/constitution.md",
        ".specify/templates/plan-template.md",
        ".specify/templates/overrides/plan-template.md",
        ".specify/constitution-gate-baseline.json",
        ".specify",
    ],
)
def test_what_every_verdict_rests_on_touches_all(path: str) -> None:
    assert list(_touched(modified=(path,))) == ["001-shop", "002-other"]
    assert list(_touched(removed=(path,))) == ["001-shop", "002-other"]


@pytest.mark.parametrize(
    "path", [".specify/feature.json", ".specifyx/a.md", "README.md", "package.json", "x/README.md"]
)
def test_what_no_verdict_rests_on_touches_none(path: str) -> None:
    assert _touched(modified=(path,)) == {}


@pytest.mark.parametrize("path", ["specs/002-other/plan.md", "specs/002-other/a/b/c.bin", "specs/002-other"])
def test_a_file_in_the_directory_touches_its_feature_alone(path: str) -> None:
    assert _touched(modified=(path,)) == {"002-other": f"{path} changed"}


def test_the_start_of_a_name_is_not_the_name() -> None:
    assert _touched(added=("specs/001-shop-two/spec.md", "specs/001-shopping.md")) == {}


@pytest.mark.parametrize(
    "path",
    [
        "src/app.py",
        "web/src/later.ts",
        "contracts/shop.yaml",
        "specs/shared.json",
        "docs/size.md",
        "CHANGES.md",
        "schemas/a b.yaml",
        "schemas/deep/c.yaml",
    ],
)
def test_a_file_that_a_document_names_touches_the_feature(path: str) -> None:
    for changes in ({"modified": (path,)}, {"removed": (path,)}, {"added": (path,)}):
        assert list(_touched(**changes)) == ["001-shop"], changes  # type: ignore[arg-type]


def test_a_file_without_a_directory_counts_where_a_verdict_may_rest_on_it() -> None:
    assert _touched(modified={"README.md": "# Shop\n\n```mermaid\nsequenceDiagram\n```\n"})
    assert _touched(modified={"package.json": '{"openapi": "3.1.0"}'})
    assert _touched(removed=("openapi.yaml",))


def test_a_path_is_found_however_it_is_spelled() -> None:
    for written in ("`docs\\page.md`", "docs/./page.md", "docs//page.md", "[x](docs/p%61ge.md)", "(./docs/page.md#a)"):
        files = {**FILES, "specs/002-other/plan.md": f"# Plan\n\nSee {written}.\n"}
        assert list(_touched(modified=("docs/page.md",), files=files)) == ["002-other"], written
    files = {**FILES, "specs/002-other/plan.md": "# Plan\n\nSee docs/Gre\u0301ement.md and docs/设计.md。\n"}
    assert list(_touched(modified=("docs/Gr\u00e9ement.md",), files=files)) == ["002-other"]
    assert list(_touched(modified=("docs/设计.md",), files=files)) == ["002-other"]


def test_many_changed_files_are_found_as_few_are() -> None:
    many = tuple(f"other/file{number}.txt" for number in range(200))
    assert _touched(added=many) == {}
    assert list(_touched(added=many, modified=("src/app.py",))) == ["001-shop"]


def test_a_directory_that_is_named_counts_where_it_comes_goes_or_shows_nothing_any_more() -> None:
    assert list(_touched(removed=("samples/one.md",))) == ["001-shop"]
    assert list(_touched(modified={"samples/one.md": "# One\n"})) == ["001-shop"]
    assert _touched(modified={"samples/one.md": "# One\n\nAnother sample that says something.\n"}) == {}
    assert _touched(added={"samples/two.md": "# Two\n"}) == {}


def test_the_directory_around_the_feature_is_no_evidence_that_could_be_lost() -> None:
    files = {**FILES, "specs/001-shop/plan.md": "## Constitution Check\n\n- [x] **I. A**: Evidence: `specs/`\n"}
    assert _touched(modified=("specs/003-new/notes.md",), files=files) == {}


def test_a_link_that_leads_out_of_a_document_is_no_file() -> None:
    files = {**FILES, "specs/002-other/plan.md": "# Plan\n\nSee https://example.org/app.py and napp.py.\n"}
    assert list(_touched(modified=("app.py",), files=files)) == []


@pytest.mark.parametrize(
    ("path", "gate"),
    [
        ("menus/today.md", {"check": "text", "parameters": {"files": ("menus/*.md",), "forbid": "x"}}),
        ("adr/1.md", {"check": "file", "parameters": {"paths": ("./adr/**", "b")}}),
        ("shape.json", {"check": "schema", "parameters": {"files": ("data/*.json",), "schema": "shape.json"}}),
        ("schemas/deep/c.yaml", {"check": "openapi-contract", "parameters": {"contracts": ("schemas/a b.yaml",)}}),
        ("src/other.py", {"check": "contract-implementation"}),
        ("specs/001-shop/contracts/own.yaml", {"check": "contract-implementation"}),
        ("db/migrations/0001_init.sql", {"check": "migrations"}),
        ("coverage.xml", {"check": "testing"}),
        ("src/log.kt", {"check": "pii-logging"}),
    ],
)
def test_what_a_gate_looks_at_touches_the_features_that_it_applies_to(path: str, gate: dict[str, Any]) -> None:
    if gate["check"] == "openapi-contract":
        from constitution_gate.gates.checks import openapi_contract

        names = openapi_contract.Parameters.__annotations__
        key = next(name for name in ("contracts", "files", "paths") if name in names)
        gate = {**gate, "parameters": {key: ("schemas/a b.yaml",)}}
    bound = _gate(**gate)
    assert "002-other" in _touched(modified=(path,), gates=(bound,))
    assert "002-other" not in _touched(modified=(path,), gates=(bound,), applies=False)
    assert "002-other" not in _touched(modified=("unrelated/notes.txt",), gates=(bound,))


def test_a_check_that_is_not_known_may_look_at_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    gate = _gate("migrations").replace(check="made-elsewhere")
    assert list(_touched(modified=("anything.txt",), gates=(gate,))) == ["001-shop", "002-other"]


TICKED = (_gate("ticked-tasks"),)


@pytest.mark.parametrize("path", ["apps/web/src/cart.ts", "web/src/Cart.tsx", "web/src/cart.js", "src/index.ts"])
def test_a_file_like_one_that_a_ticked_task_names_counts_where_it_comes_or_goes(path: str) -> None:
    assert list(_touched(added=(path,), gates=TICKED)) == ["001-shop"]
    assert list(_touched(removed=(path,), gates=TICKED)) == ["001-shop"]
    assert _touched(modified=(path,), gates=TICKED) == {}
    assert _touched(added=(path,)) == {}


def test_another_file_of_a_usual_name_is_none_that_a_task_names() -> None:
    assert _touched(added=("api/index.ts", "README.md", "tests/index.ts"), gates=TICKED) == {}


def test_an_excuse_counts_for_a_feature_that_misses_a_file() -> None:
    other = "specs/002-other/tasks.md"
    files = {**FILES, other: "# Tasks\n\n- [X] T001 Remove web/src/cart.ts\n"}
    without = {path: text for path, text in files.items() if path != "web/src/cart.ts"}
    for changed in (other, ".gitignore", ".gitmodules", "web/.gitignore"):
        assert "001-shop" in _touched(modified={changed: "# Nothing\n"}, files=without, gates=TICKED), changed
        assert "001-shop" not in _touched(modified={changed: "# Nothing\n"}, files=files, gates=TICKED), changed
    same = {other: files[other] + "- [X] T002 Write it down\n"}
    assert "001-shop" not in _touched(modified=same, files=without, gates=TICKED)


def test_a_feature_that_settled_something_for_the_service_touches_the_others() -> None:
    topics = {"check": "observability-requirements", "parameters": {"topics": ("health-checks",)}}
    said = (
        "# Plan\n\n## Observability\n\nHealth checks: `GET /healthz` answers 200 while the database answers a query.\n"
    )
    files = {**FILES, "specs/002-other/plan.md": said}
    gates = (_gate(**topics),)
    assert "001-shop" in _touched(modified={"specs/002-other/plan.md": "# Plan\n"}, files=files, gates=gates)
    kept = {"specs/002-other/plan.md": said + "\nMore is said here.\n"}
    assert "001-shop" not in _touched(modified=kept, files=files, gates=gates)


def test_a_feature_that_cannot_be_read_is_audited() -> None:
    def read(path: str) -> Feature:
        raise InputError(Problem("It cannot be read.", f"{path}/plan.md"))

    tree: Any = Files({})
    difference = touched.Difference(Changes(added=frozenset({"a.txt"})), tree, tree)
    demanded = touched.Demanded((), lambda _: (), lambda _: lambda _: True)
    (found,) = touched.of_features(("specs/001-shop",), difference, read, demanded)
    assert found.reason == "it cannot be read (specs/001-shop/plan.md)"


def test_nothing_touches_nothing() -> None:
    assert _touched() == {}
    assert _touched(gates=(_gate("contract-implementation"),)) == {}


def test_a_gate_is_judged_at_its_phase_only() -> None:
    gate = _gate("migrations", phase=Phase.RELEASE)
    assert _touched(modified=("db/migrations/0001_init.sql",), gates=(gate,), applies=False) == {}


NAMES = st.sampled_from(
    [
        *FILES,
        *("web/src/Cart.tsx", "samples/two.md", "db/migrations/0001_init.sql", ".gitignore", "a\nb/src/app.py", "é.md"),
        *("specs/002-other/x.md", "specs/003-new/spec.md", "menus/a.md", os.fsdecode(b"src/\xff.py"), "src", "a" * 300),
        *("specs/002-other", "lib/thing.py", "coverage.xml", "specs/001-shop/plan.md"),
    ]
)
GATES = (*TICKED, _gate("migrations"), _gate("testing"), _gate("file", parameters={"paths": ("menus/*.md",)}))


@settings(max_examples=80, deadline=None)
@given(st.frozensets(NAMES, max_size=6), st.frozensets(NAMES, max_size=6))
def test_more_changed_files_never_touch_fewer_features(some: frozenset[str], more: frozenset[str]) -> None:
    def found(names: frozenset[str]) -> set[str]:
        modified = {name: FILES[name] + "\n" for name in names if name in FILES}
        return {*_touched(modified=modified, added=tuple(name for name in names if name not in FILES), gates=GATES)}

    assert found(some) <= found(some | more)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.frozensets(st.text(min_size=1, max_size=12), max_size=5))
def test_no_text_and_no_name_makes_the_search_fail(text: str, names: frozenset[str]) -> None:
    files = {**FILES, "specs/002-other/plan.md": text, "specs/002-other/contracts/a.json": text}
    _touched(added=tuple(names), files=files)
