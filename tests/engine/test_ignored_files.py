"""An ignore rule of the audited project hides nothing that git tracks; of the rest, it leaves out what it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from constitution_gate.engine.project import open_project
from constitution_gate.gates.artifacts import pii_source
from constitution_gate.gates.source import serving

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from constitution_gate.gates.feature import Feature
    from constitution_gate.gates.source.model import Served

APP = "from fastapi import FastAPI\napp = FastAPI()\n@app.get('/{name}')\ndef f(): print(user.email)\n"
FEATURE = "specs/001-a"


def app(name: str) -> str:
    return APP.replace("{name}", name)


def feature(root: Path) -> Feature:
    return open_project(root).feature(FEATURE)


def paths(served: Served) -> list[str]:
    return sorted(route.path for route in served.routes)


@pytest.fixture
def project(clone: Any) -> Any:
    clone.write(f"{FEATURE}/spec.md", "# A\n")
    clone.write("src/shop/app.py", app("tracked"))
    clone.commit()
    return clone


@pytest.mark.parametrize(
    ("file", "rules"),
    [
        (".gitignore", "src/\n"),
        (".gitignore", "*.py\n"),
        (".gitignore", "*\n"),
        (".gitignore", "/src\n/src/**\n**/app.py\n"),
        ("src/.gitignore", "shop/\n"),
        ("src/shop/.gitignore", "*\n"),
        (".git/info/exclude", "src/\n*.py\n"),
    ],
)
@pytest.mark.parametrize("committed", [True, False])
def test_a_tracked_file_is_seen_whatever_is_ignored(project: Any, file: str, rules: str, *, committed: bool) -> None:
    project.write(file, rules)
    if committed:
        project.commit()
    served = serving.read(feature(project.root))
    assert paths(served) == ["/tracked"]
    assert served.left_out.count == 0
    assert [finding.path for finding in pii_source.look(feature(project.root)).findings] == ["src/shop/app.py"]


@pytest.mark.parametrize("rules", ["env/\n", "env\n", "/env/**\n", "env/lib/*.py\n"])
def test_an_ignored_file_that_is_not_tracked_is_left_out_and_counted(project: Any, rules: str) -> None:
    project.write(".gitignore", rules)
    project.write("env/lib/one.py", app("one"))
    project.write("env/lib/two.py", app("two"))
    served = serving.read(feature(project.root))
    assert paths(served) == ["/tracked"]
    assert served.left_out.ignored == 2
    assert served.left_out.told() == "2 files were left out: 2 that git ignores"
    result = pii_source.look(feature(project.root))
    assert [finding.path for finding in result.findings] == ["src/shop/app.py"]
    assert "2 that git ignores" in result.evidence[0].note


def test_beside_a_tracked_file_only_what_is_not_tracked_is_left_out(project: Any) -> None:
    project.write(".gitignore", "src/\n")
    project.write("src/shop/new.py", app("new"))
    served = serving.read(feature(project.root))
    assert (paths(served), served.left_out.ignored) == (["/tracked"], 1)


def test_a_new_file_that_no_rule_ignores_is_seen(project: Any) -> None:
    project.write("src/shop/new.py", app("new"))
    assert paths(serving.read(feature(project.root))) == ["/new", "/tracked"]


def test_a_rule_that_is_taken_back_ignores_nothing(project: Any) -> None:
    project.write(".gitignore", "*.py\n!new.py\n")
    project.write("src/shop/new.py", app("new"))
    assert paths(serving.read(feature(project.root))) == ["/new", "/tracked"]


def test_what_was_added_and_not_committed_is_tracked(project: Any) -> None:
    project.write("src/shop/new.py", app("new"))
    project.git("add", "src/shop/new.py")
    project.write(".gitignore", "*.py\n")
    assert paths(serving.read(feature(project.root))) == ["/new", "/tracked"]


def test_without_git_no_rule_ignores_anything(tmp_path: Path) -> None:
    for path, text in {f"{FEATURE}/spec.md": "# A\n", ".gitignore": "*.py\n", "app.py": app("x")}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    assert paths(serving.read(feature(tmp_path))) == ["/x"]


def test_without_a_git_program_no_rule_ignores_anything(project: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    project.write(".gitignore", "env/\n")
    project.write("env/one.py", app("one"))
    monkeypatch.setenv("PATH", "")
    assert paths(serving.read(feature(project.root))) == ["/one", "/tracked"]


@pytest.mark.parametrize("rules", ["services/\n", "*\n", "/services/loans\n"])
def test_a_root_that_is_ignored_as_a_whole_is_seen(clone: Any, rules: str) -> None:
    clone.write("services/loans/specs/001-a/spec.md", "# A\n")
    clone.write("services/loans/app.py", app("x"))
    clone.write(".gitignore", rules)
    assert paths(serving.read(feature(clone.root / "services/loans"))) == ["/x"]


def test_below_the_root_of_the_repository_its_rules_hold(clone: Any) -> None:
    clone.write("services/loans/specs/001-a/spec.md", "# A\n")
    clone.write("services/loans/app.py", app("x"))
    clone.commit()
    clone.write(".gitignore", "env/\nservices/loans/*.py\n")
    clone.write("services/loans/env/one.py", app("one"))
    served = serving.read(feature(clone.root / "services/loans"))
    assert (paths(served), served.left_out.ignored) == (["/x"], 1)


def test_names_of_any_kind_are_told_apart(project: Any) -> None:
    project.write(".gitignore", "env*/\n")
    project.write("env é\tx/one.py", app("one"))
    project.write("src/env.py", app("two"))
    served = serving.read(feature(project.root))
    assert (paths(served), served.left_out.ignored) == (["/tracked", "/two"], 1)


def test_configuration_of_the_repository_ignores_nothing_more(project: Any) -> None:
    project.write("rules", "*.py\n")
    project.git("config", "core.excludesFile", str(project.root / "rules"))
    project.write("src/shop/new.py", app("new"))
    assert paths(serving.read(feature(project.root))) == ["/new", "/tracked"]


def test_a_revision_holds_nothing_that_is_ignored(project: Any) -> None:
    from constitution_gate.engine.revision import open_revision

    project.write(".gitignore", "*\n")
    tree = open_revision(str(project.root), "HEAD")
    assert not tree.is_ignored("src/shop/app.py")
    assert tree.mentions("src/shop/app.py", [b"fastapi"])
    assert not tree.mentions("src/shop/app.py", [b"flask"])
    assert tree.mentions("src/none.py", [b"flask"])
