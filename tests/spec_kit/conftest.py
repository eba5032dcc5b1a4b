"""The real `specify` program, in projects of its own, without a network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from constitution_gate.engine import spec_kit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DATA = Path(spec_kit.__file__).parent
NOWHERE = "http://127.0.0.1:9"
PROXIES = {name: NOWHERE for word in ("http_proxy", "https_proxy", "all_proxy") for name in (word, word.upper())}
LOCAL = {"no_proxy": "localhost,127.0.0.1", "NO_PROXY": "localhost,127.0.0.1"}


class Specify:
    """One version of the program."""

    def __init__(self, program: Path, version: str) -> None:
        self.program = program
        self.version = version

    @property
    def number(self) -> tuple[int, ...]:
        return tuple(int(part) for part in self.version.split("."))

    def environment(self, home: Path) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("SPECIFY", "SPECKIT"))}
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        return {**kept, **PROXIES, **LOCAL, "HOME": str(home), "PATH": path, "COLUMNS": "200", "NO_COLOR": "1"}

    def run(self, project: Path, *words: str) -> subprocess.CompletedProcess[str]:
        """Call it in a project, with nobody to ask."""
        return subprocess.run(
            [str(self.program), *words],
            cwd=project,
            env=self.environment(project.parent),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def must(self, project: Path, *words: str) -> str:
        """Call it and see that it succeeds; its standard output."""
        ended = self.run(project, *words)
        assert ended.returncode == 0, f"{words}: {ended.stdout}{ended.stderr}"
        return ended.stdout

    def new_project(self, project: Path, agent: str) -> Path:
        project.mkdir(parents=True)
        self.must(
            project, "init", "--here", "--force", "--integration", agent, "--script", "sh", "--ignore-agent-tools"
        )
        return project

    def steps(self) -> list[spec_kit.Step]:
        return [step for step in spec_kit.STEPS if step.since <= self.number]

    def install(self, project: Path, source: Path = DATA) -> None:
        for step in self.steps():
            for words in step.add:
                self.must(project, *(word.format(source=source / step.source) for word in words))

    def upgrade(self, project: Path, source: Path) -> None:
        for step in self.steps():
            for words in step.upgrade:
                self.must(project, *(word.format(source=source / step.source) for word in words))

    def remove(self, project: Path) -> None:
        for step in reversed(self.steps()):
            for words in step.remove:
                self.must(project, *words)


def _specify(which: str) -> Specify:
    named = os.environ.get(f"CONSTITUTION_GATE_SPECIFY_{which.upper()}")
    beside = shutil.which("specify", path=str(Path(sys.executable).parent)) if which == "newest" else None
    program = named or beside
    version = spec_kit.VERSION_RANGE[which == "newest"]
    if program is None:
        pytest.skip(f"specify {version} is not installed; see CONTRIBUTING.md")
    shown = subprocess.run([program, "--version"], capture_output=True, encoding="utf-8", check=True).stdout
    assert version in shown, f"{program} is {shown.strip()}, not {version}"
    return Specify(Path(program), version)


@pytest.fixture(scope="session")
def newest() -> Specify:
    return _specify("newest")


@pytest.fixture(scope="session", params=["oldest", "newest"])
def specify(request: pytest.FixtureRequest) -> Specify:
    return _specify(request.param)


@pytest.fixture(scope="session", params=["claude", "copilot"])
def agent(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def _once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A directory that is made once for all processes of a run."""
    base = factory.getbasetemp()
    place = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / f"spec-kit-{name}"
    done = place / "done"
    try:
        place.mkdir()
    except FileExistsError:
        for _ in range(1200):
            if done.exists():
                return place
            time.sleep(0.1)
        raise
    make(place)
    done.touch()
    return place


class Made:
    """A project as `specify init` makes it, and the same one with everything installed."""

    def __init__(self, place: Path) -> None:
        self.bare = place / "bare"
        self.installed = place / "installed"


@pytest.fixture(scope="session")
def made(specify: Specify, agent: str, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """What the tests copy."""

    def make(place: Path) -> None:
        specify.new_project(place / "bare", agent)
        shutil.copytree(place / "bare", place / "installed", symlinks=True)
        specify.install(place / "installed")

    return Made(_once(tmp_path_factory, f"{specify.version}-{agent}", make))


@pytest.fixture
def project(made: Made, tmp_path: Path) -> Path:
    """A project of one's own with everything installed."""
    return Path(shutil.copytree(made.installed, tmp_path / "project", symlinks=True))


@pytest.fixture(scope="session")
def bare_newest(newest: Specify, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project without anything of ours."""
    return (
        _once(tmp_path_factory, "bare", lambda place: newest.new_project(place / "project", "claude") and None)
        / "project"
    )


@pytest.fixture(scope="session")
def files() -> Mapping[str, bytes]:
    return spec_kit.files()
