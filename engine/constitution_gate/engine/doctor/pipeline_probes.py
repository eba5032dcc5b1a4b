"""Whether a pipeline audits, sees the whole history, and runs the version that is used here."""

from __future__ import annotations

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import split_lines
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.doctor.set_up import Observation, State
from constitution_gate.engine.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.engine.doctor.set_up import SetUp

GITHUB = ".github/workflows/"
PIPELINES = (".gitlab-ci.yml", "azure-pipelines.yml", "Jenkinsfile", "bitbucket-pipelines.yml", ".circleci/config.yml")
PRE_COMMIT = ".pre-commit-config.yaml"

_CALL = lazy(
    r"(?<![\w.-])constitution-gate[\"']?\s+(?:\\|audit|fill|lint|prove|sign-off)|(?<![\w.-])speckit\.analyze\b"
    r"|\buses:\s*\S*constitution-gate@|\b(?:component|file|image|local|remote):\s*\S*constitution-gate"
)
_DEPTH = lazy(r"(?m)^[^#\n]*fetch-depth:\s*['\"]?0\b")
_GIT_DEPTH = lazy(r"(?m)^[^#\n]*(?:GIT_DEPTH|fetchDepth):\s*['\"]?0\b")
_TARGET = lazy(r"(?m)^[^#\n]*\bpull_request_target\b")
_USES = lazy(r"\buses:\s*['\"]?([\w./-]*constitution-gate)@([\w./-]+)['\"]?(?:\s*#\s*v?(\d+(?:\.\d+)+\S*))?")
_PINNED = lazy(r"constitution-gate==([\w.+!]+)")
_FIXED = lazy(r"[0-9a-f]{40}\Z|v?\d+\.\d+\.\d+\S*\Z")


def pipeline(set_up: SetUp) -> Iterator[Observation]:
    """Whether a pipeline calls the program."""
    calls = dict(_calls(set_up))
    for path, line in calls.items():
        yield Observation("pipeline", State.GOOD, "This pipeline audits.", path, line)
    if not calls:
        cure = "constitution-gate init --ci github --from OWNER/REPOSITORY@COMMIT (or --ci gitlab)"
        message = "No pipeline calls constitution-gate: nothing stops a change that breaks a gate."
        yield Observation("pipeline", State.FAULT, message, cure=cure)


def history(set_up: SetUp) -> Iterator[Observation]:
    """Whether the checkout of the pipeline has the history that a comparison with the base needs."""
    for path, line in _calls(set_up):
        text = set_up.documents[path]
        if path.startswith(GITHUB) and not _DEPTH.search(text):
            message = "The checkout is shallow: the revision to compare with is not in it."
            cure = "Give actions/checkout `fetch-depth: 0` under `with:`."
            yield Observation("history", State.FAULT, message, path, line, cure)
        elif path == ".gitlab-ci.yml" and "constitution-gate audit" in text and not _GIT_DEPTH.search(text):
            message = "The checkout is shallow: the revision to compare with is not in it."
            yield Observation("history", State.FAULT, message, path, line, 'Set the variable `GIT_DEPTH: "0"`.')


def trust(set_up: SetUp) -> Iterator[Observation]:
    """Whether the pipeline hands the rights of the base branch to a stranger's tree."""
    for path, _ in _calls(set_up):
        text = set_up.documents[path]
        found = _TARGET.search(text) if path.startswith(GITHUB) else None
        if found is not None:
            message = "pull_request_target runs with the secrets of the base branch on a stranger's tree."
            line = text.count("\n", 0, found.end()) + 1
            yield Observation("trust", State.FAULT, message, path, line, "Use `on: pull_request`.")


def versions(set_up: SetUp) -> Iterator[Observation]:
    """Whether pipelines are pinned, to the version that runs here."""
    for path, _ in _calls(set_up):
        for number, line in enumerate(split_lines(set_up.documents[path]), start=1):
            code = line.split("#", 1)[0]
            uses, pinned = _USES.search(line), _PINNED.search(code)
            if uses is not None and not _FIXED.match(uses.group(2)):
                message = f"The action is taken from {uses.group(2)}, which moves."
                yield Observation("versions", State.FAULT, message, path, number, "Name a commit or a version.")
            said = pinned.group(1) if pinned else _stated(uses.group(2), uses.group(3)) if uses else None
            if said is not None and said != VERSION:
                message = f"The pipeline runs {said}, and here runs {VERSION}: verdicts may differ."
                yield Observation("versions", State.FAULT, message, path, number, f"Take {VERSION} in both places.")


def pre_commit(set_up: SetUp) -> Iterator[Observation]:
    """Whether hooks run before a commit."""
    if "constitution-gate" in set_up.documents.get(PRE_COMMIT, ""):
        yield Observation("pre-commit", State.GOOD, "pre-commit runs hooks of constitution-gate.", PRE_COMMIT)
    else:
        message = "No hook runs before a commit."
        yield Observation(
            "pre-commit",
            State.NOTE,
            message,
            PRE_COMMIT,
            None,
            "constitution-gate init --pre-commit --from OWNER/REPOSITORY@COMMIT",
        )


def _stated(revision: str, comment: str | None) -> str | None:
    """The version that a revision or the comment behind it names."""
    return comment or (
        revision.removeprefix("v") if revision.removeprefix("v")[:1].isdigit() and "." in revision else None
    )


def _calls(set_up: SetUp) -> Iterator[tuple[str, int]]:
    """Each pipeline that calls the program, with the line."""
    for path, text in set_up.documents.items():
        if not path.startswith(GITHUB) and path not in PIPELINES:
            continue
        for number, line in enumerate(split_lines(text), start=1):
            if not line.lstrip().startswith("#") and _CALL.search(line.split(" #", 1)[0]):
                yield path, number
                break
