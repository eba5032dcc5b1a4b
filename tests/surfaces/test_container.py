"""The container file, as far as it can be read: what it builds on, what it copies, and as whom it runs."""

from __future__ import annotations

import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXT = re.sub(r"(?m)^#.*\n", "", (ROOT / "Containerfile").read_text(encoding="utf-8")).replace("\\\n", " ")
INSTRUCTIONS = [tuple(line.split(None, 1)) for line in TEXT.splitlines() if line.strip()]
LAST_STAGE = INSTRUCTIONS[max(at for at, (name, _) in enumerate(INSTRUCTIONS) if name == "FROM") :]


def _values(name: str) -> list[str]:
    return [value for instruction, value in INSTRUCTIONS if instruction == name]


def test_it_has_instructions_of_known_names_only() -> None:
    known = {"ARG", "FROM", "WORKDIR", "COPY", "RUN", "ENV", "USER", "ENTRYPOINT", "CMD"}
    assert {name for name, _ in INSTRUCTIONS} == known


def test_every_stage_builds_on_the_one_pinned_image() -> None:
    (image,) = _values("ARG")
    assert re.fullmatch(r"PYTHON_IMAGE=docker\.io/library/python:3\.\d+-slim-[a-z]+", image)
    assert all(stage.split()[0] == "${PYTHON_IMAGE}" for stage in _values("FROM"))


def test_what_it_copies_is_there_and_is_not_ignored() -> None:
    ignored, *kept = (ROOT / ".containerignore").read_text(encoding="utf-8").split()
    assert ignored == "*"
    assert kept.count("docs/*") == 1
    assert kept.index("!docs") < kept.index("docs/*") < kept.index("!docs/checks")
    for value in _values("COPY"):
        if not value.startswith("--from="):
            *sources, _ = value.split()
            for source in sources:
                assert (ROOT / source).exists()
                assert f"!{source}" in kept


def test_it_copies_all_that_the_wheel_is_built_from() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    copied = {source for value in _values("COPY") if not value.startswith("--from=") for source in value.split()[:-1]}
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    needed = [path.split("/")[0] for path in wheel["packages"]] + [*wheel["force-include"]]
    assert {*needed, "pyproject.toml", project["project"]["readme"], *project["project"]["license-files"]} <= copied


def test_everything_that_is_installed_is_known_by_hash_or_comes_from_the_source() -> None:
    for command in (
        part for value in _values("RUN") for part in value.split("&&") if re.search(r"pip .*install", part)
    ):
        assert "--require-hashes" in command or "--no-index" in command


def test_the_program_runs_as_a_user_without_rights_and_without_a_shell() -> None:
    values = dict(LAST_STAGE)
    assert re.fullmatch(r"[1-9]\d+:[1-9]\d+", values["USER"])
    assert [name for name, _ in LAST_STAGE].index("USER") > [name for name, _ in LAST_STAGE].index("RUN")
    assert json.loads(values["ENTRYPOINT"]) == ["constitution-gate"]
    assert json.loads(values["CMD"]) == ["--help"]
