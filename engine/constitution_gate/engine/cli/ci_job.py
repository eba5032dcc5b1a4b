"""What the runner of a CI job says about the job, and where the audited root lies in its repository."""

from __future__ import annotations

import os

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constitution_gate.engine.project import Project
    from constitution_gate.engine.reports.places import Places
    from constitution_gate.gates.feature import Artifact

_SERVER = lazy(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?\Z")
_REPOSITORY = lazy(r"[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+\Z")
_COMMIT = lazy(r"[0-9a-f]{40,64}\Z")


class Job(Record):
    """`summary` is the file for the job summary, and `room` how many bytes the runner still takes in it.

    `pages` is the address below which the forge shows the files of the commit, with a `/` at its end. Outside of
    GitHub Actions they are None, 0 and None.
    """

    summary: str | None = None
    room: int = 0
    pages: str | None = None


def of(environment: Mapping[str, str]) -> Job:
    """The job that the environment tells of."""
    summary = environment.get("GITHUB_STEP_SUMMARY") or None
    room = 0
    if summary:
        from constitution_gate.engine.reports.job_summary import LARGEST

        try:
            room = LARGEST - os.stat(summary).st_size
        except OSError:
            room = LARGEST
    return Job(summary, room, _pages(environment))


def _pages(environment: Mapping[str, str]) -> str | None:
    server = environment.get("GITHUB_SERVER_URL", "")
    repository = environment.get("GITHUB_REPOSITORY", "")
    commit = environment.get("GITHUB_SHA", "")
    if not (_SERVER.match(server) and _REPOSITORY.match(repository) and _COMMIT.match(commit)):
        return None
    return f"{server}/{repository}/blob/{commit}/"


def places(project: Project, job: Job) -> Places:
    """The places of a project's tree, counted from the root of the repository that it belongs to."""
    from constitution_gate.engine.reports.places import Places
    from constitution_gate.gates.feature import Unreadable

    repository = project.repository

    def read(path: str) -> Artifact | None:
        try:
            return repository.read(path)
        except Unreadable:
            return None

    return Places(lambda path: repository.size(path) is not None, prefix(project.root), job.pages, read)


def prefix(root: str) -> str:
    """The path of a directory below the nearest one that holds `.git`, with a `/` at its end; empty where none does."""
    here = os.path.realpath(root)
    above = here
    while not os.path.lexists(os.path.join(above, ".git")):
        if os.path.dirname(above) == above:
            return ""
        above = os.path.dirname(above)
    below = os.path.relpath(here, above).replace(os.sep, "/")
    return "" if below == "." else f"{below}/"
