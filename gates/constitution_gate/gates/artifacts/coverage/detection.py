"""Which files are coverage reports, and which reader each needs.

A report is looked for by the names that the tools give it, and recognised by its content.
"""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts.coverage.report import CoverageError, Report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_gate.gates.feature import Artifact

LARGEST = 16 * 1024 * 1024
"""In bytes; what is larger is not read."""

_NAME = lazy(
    r"(?:[\w.-]*cobertura[\w.-]*|[\w.-]*jacoco[\w.-]*|coverage|cov|clover|coverage[._-]clover)\.xml"
    r"|(?:[\w.-]*lcov[\w.-]*|coverage)\.info|lcov|[\w.-]*\.lcov"
    r"|(?:coverage|cov|coverage-summary|coverage-final)\.json",
    re.IGNORECASE | re.ASCII,
)
# Such names are common for other things, so a file counts only if its first line is a profile's.
_GO_NAME = lazy(r"(?:c|cov|cover|coverage|profile|coverprofile)\.(?:out|cov|txt)", re.ASCII)
_MODE = lazy(r"mode: (?:set|count|atomic)[ \t]*\r?(?:\n|\Z)")
_LCOV = lazy(r"(?:\s|#[^\n]*\n)*+(?:TN:|SF:)")
_SAMPLES = frozenset(
    {"fixtures", "fixture", "__fixtures__", "testdata", "test-data", "test_data", "examples", "samples", "vendor"}
)
_NOT_THE_PROJECT = ("specs/", ".specify/")


def candidates(paths: Sequence[str]) -> tuple[str, ...]:
    """The paths of files that bear a report's name, in their order; samples for tests and vendored ones are none."""
    return tuple(path for path in paths if _is_named(path))


def is_certain(path: str) -> bool:
    """Whether a file of this name is a report, so that one that cannot be read must be named."""
    return bool(_NAME.fullmatch(path.rsplit("/", 1)[-1]))


def read(artifact: Artifact) -> Report | None:
    """The report in a file; None where the file is something else with a common name.

    Raises CoverageError where it is too large, ill-formed, contradicts itself, or is in a format that is not known.
    """
    if len(artifact.data) > LARGEST:
        raise CoverageError(f"is larger than the limit of {LARGEST // (1024 * 1024)} MiB")
    try:
        text = artifact.text
    except UnicodeDecodeError:
        if not is_certain(artifact.path):
            return None
        raise CoverageError("is not UTF-8") from None
    report = _read(text, artifact)
    if report is None and is_certain(artifact.path):
        raise CoverageError("is in a format that is not known")
    return report


def _read(text: str, artifact: Artifact) -> Report | None:
    if _MODE.match(text):
        from constitution_gate.gates.artifacts.coverage import go_cover

        return go_cover.read(text)
    if _LCOV.match(text):
        from constitution_gate.gates.artifacts.coverage import lcov

        return lcov.read(text)
    start = text.lstrip()[:1]
    if start == "<":
        return _read_xml(text)
    return _read_json(text, artifact.path) if start == "{" else None


def _read_xml(text: str) -> Report | None:
    from constitution_gate.gates.artifacts.coverage.xml_elements import root

    name, attributes = root(text)
    if name == "report":
        from constitution_gate.gates.artifacts.coverage import jacoco

        return jacoco.read(text)
    if name != "coverage":
        return None
    if "line-rate" in attributes or "<packages" in text:
        from constitution_gate.gates.artifacts.coverage import cobertura

        return cobertura.read(text)
    if "<project" in text:
        from constitution_gate.gates.artifacts.coverage import clover

        return clover.read(text)
    return None


def _read_json(text: str, path: str) -> Report | None:
    from constitution_gate.constitution import yaml_source
    from constitution_gate.constitution.model import InputError
    from constitution_gate.gates.artifacts.coverage import coverage_py, istanbul

    limits = yaml_source.Limits(bytes=LARGEST)
    try:
        # The name decides that it is read as JSON, whatever it is called.
        value = yaml_source.load(text, path if path.lower().endswith(".json") else f"{path}.json", limits=limits).value
    except InputError as error:
        raise CoverageError(f"is no JSON that can be relied on (line {error.problems[0].line})") from None
    if not isinstance(value, dict):
        return None
    if coverage_py.is_one(value):
        return coverage_py.read(value)
    if istanbul.is_summary(value):
        return istanbul.read_summary(value)
    return istanbul.read_final(value) if istanbul.is_final(value) else None


def _is_named(path: str) -> bool:
    *directories, name = path.split("/")
    if path.startswith(_NOT_THE_PROJECT) or not _SAMPLES.isdisjoint(directories):
        return False
    return bool(_NAME.fullmatch(name) or _GO_NAME.fullmatch(name))
