"""What the runner of a job provides: the shell, the environment, a checkout, and the program where it was installed."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "docs/examples/orders-api"
ROOMS = [str(ROOT / room) for room in ("constitution", "gates", "engine")]

PROGRAM = f"""\
#!{sys.executable}
import sys
sys.path[:0] = {ROOMS!r}
sys.argv[0] = "constitution-gate"
from constitution_gate.engine.cli.entry import main
main()
"""
RECORDER = """\
#!/bin/sh
case "$1" in -I) shift 2 ;; esac
for word in "$@"; do printf '%s\\0' "$word"; done > "$RECORD"
exit "${STATUS:-0}"
"""


class Job(NamedTuple):
    """How a script of a job ended, and what it told the runner."""

    status: int
    out: str
    outputs: dict[str, str]
    words: list[str] | None
    """What the program was called with, where a recorder stood in for it."""


class Runner:
    """A runner with a checkout. The program is the real one, or after `record` one that writes its words down."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.checkout = home / "checkout"
        self.temporary = home / "temporary"
        self.bin = home / "bin"
        self.summary = home / "summary"
        for directory in (self.checkout, self.temporary, self.bin):
            directory.mkdir()
        self._put("python", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
        self._put("constitution-gate", PROGRAM)

    def _put(self, name: str, text: str) -> None:
        (self.bin / name).write_text(text, encoding="utf-8")
        (self.bin / name).chmod(stat.S_IRWXU)

    def record(self) -> None:
        """Let the program do nothing but write down what it is called with."""
        self._put("python", RECORDER)
        self._put("constitution-gate", RECORDER)

    def stand_in_for_python(self) -> None:
        """Put a `python3` on PATH whose environments hold the program, and whose pip writes down its words."""
        self._put(
            "python3",
            f"""\
#!/bin/sh
case "$2" in
  -c) exit "${{OLD:-0}}" ;;
esac
for last in "$@"; do :; done
mkdir -p "$last/bin"
cp "{self.bin}/constitution-gate" "$last/bin/constitution-gate"
cat > "$last/bin/python" <<'END'
#!/bin/sh
printf '%s\\n' "$*" >> "{self.home}/pip"
env > "{self.home}/environment"
exit "${{FAILING:-0}}"
END
chmod +x "$last/bin/python"
""",
        )

    def copy_example(self) -> None:
        """Check the bundled example out."""
        shutil.copytree(EXAMPLE, self.checkout, dirs_exist_ok=True)

    def git(self, *words: str) -> str:
        """Call git in the checkout, with no configuration of the user."""
        environment = {"PATH": os.environ["PATH"], "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
        for who in ("AUTHOR", "COMMITTER"):
            environment |= {f"GIT_{who}_NAME": "Ada", f"GIT_{who}_EMAIL": "ada@example.org"}
        called = ["git", "-C", str(self.checkout), *words]
        return subprocess.run(called, env=environment, check=True, capture_output=True, text=True).stdout.strip()

    def branch(self) -> None:
        """Commit the checkout as `origin/main`, and be on a branch of it with one more commit, in one feature."""
        self.git("init", "-q", "-b", "main", "--template=")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "first")
        self.git("update-ref", "refs/remotes/origin/main", "HEAD")
        self.git("checkout", "-q", "-b", "change")
        spec = self.checkout / "specs/001-place-order/spec.md"
        spec.write_text(spec.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        self.git("commit", "-q", "-a", "-m", "second")

    def run(self, shell: list[str], script: str, environment: Mapping[str, str]) -> Job:
        """Run a script as the runner does, with these variables and none of the caller's but PATH."""
        output, record = self.home / "output", self.home / "record"
        output.write_text("", encoding="utf-8")
        record.unlink(missing_ok=True)
        file = self.home / "script.sh"
        file.write_text(script, encoding="utf-8")
        ended = subprocess.run(
            [*shell, str(file)],
            cwd=self.checkout,
            env={
                "PATH": f"{self.bin}{os.pathsep}{os.environ['PATH']}",
                "HOME": str(self.home),
                "RECORD": str(record),
                "GITHUB_OUTPUT": str(output),
                "GITHUB_STEP_SUMMARY": str(self.summary),
                "GITHUB_WORKSPACE": str(self.checkout),
                "RUNNER_TEMP": str(self.temporary),
                "RUNNER_OS": "Linux",
                **environment,
            },
            capture_output=True,
            check=False,
        )
        told = output.read_text(encoding="utf-8").splitlines()
        words = record.read_bytes().decode().split("\0")[:-1] if record.exists() else None
        said = (ended.stdout + ended.stderr).decode()
        return Job(ended.returncode, said, dict(line.split("=", 1) for line in told), words)


Validate = Callable[[str, object], list[str]]


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A runner with an empty checkout."""
    return Runner(tmp_path)


@pytest.fixture
def validate() -> Validate:
    """What is wrong with a value by a schema that check-jsonschema carries."""

    def errors(name: str, value: object) -> list[str]:
        import jsonschema_rs
        from check_jsonschema.builtin_schemas import get_builtin_schema

        validator = jsonschema_rs.validator_for(json.dumps(get_builtin_schema(name)))
        return [f"{error.instance_path}: {error.message[:300]}" for error in validator.iter_errors(value)]

    return errors


class _Loader(yaml.SafeLoader):
    """YAML 1.2 of what matters here: `on` is a word."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", __import__("re").compile("^(?:true|false)$"), list("tf"))


@pytest.fixture(scope="session")
def load() -> Callable[[str], list[Any]]:
    """The documents of a YAML text."""
    return lambda text: list(yaml.load_all(text, _Loader))
