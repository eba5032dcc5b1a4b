"""The pinned dependencies are those that pyproject.toml asks for, each with its hashes."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _pins(name: str) -> dict[str, str]:
    text = re.sub(r"(?m)^#.*\n", "", (ROOT / "requirements" / name).read_text(encoding="utf-8"))
    found = {}
    for entry in text.replace("\\\n", " ").splitlines():
        pin, *hashes = entry.split(" --hash=")
        requirement = Requirement(pin.strip())
        (specifier,) = requirement.specifier
        assert specifier.operator == "=="
        assert hashes
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", value.strip()) for value in hashes)
        found[canonicalize_name(requirement.name)] = specifier.version
    return found


@pytest.mark.parametrize(
    ("file", "demanded"),
    [("runtime.txt", PROJECT["project"]["dependencies"]), ("build.txt", PROJECT["build-system"]["requires"])],
)
def test_what_the_project_asks_for_is_pinned_within_its_range(file: str, demanded: list[str]) -> None:
    pins = _pins(file)
    for requirement in map(Requirement, demanded):
        assert requirement.specifier.contains(pins[canonicalize_name(requirement.name)]), requirement


def test_nothing_is_pinned_twice_to_two_versions() -> None:
    runtime, build = _pins("runtime.txt"), _pins("build.txt")
    assert {name for name in runtime.keys() & build.keys() if runtime[name] != build[name]} == set()
