"""A whole run of `audit` that is kept: what it printed, and what that rests on."""

from __future__ import annotations

from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine import observations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_gate.engine.cache import Cache
    from constitution_gate.engine.observations import Observations
    from constitution_gate.engine.project import Project


class Run(Record):
    """The exit status of a run, and the report for each of its targets."""

    status: int
    texts: tuple[str, ...]


class Place(Record):
    """Where a run is kept. `began` is a time before the first look at the tree, in nanoseconds since 1970."""

    cache: Cache
    key: str
    began: int

    def read(self, project: Project) -> Run | None:
        """The run, if it would go the same way now."""
        entry = self.cache.get(self.key)
        if entry is None or not observations.still_hold(project.repository, entry):
            return None
        status, texts = entry.get("status"), entry.get("texts")
        if not isinstance(status, int) or not isinstance(texts, list):
            return None
        run = Run(status, tuple(map(str, texts)))
        if not observations.is_fresh(entry):
            self.keep(project, run, observations.of_entry(entry))
        return run

    def keep(self, project: Project, run: Run, seen: Observations) -> None:
        """Keep a run that rests on these observations."""
        rests = observations.entry(project.repository, seen, self.began)
        self.cache.put(self.key, {**rests, "status": run.status, "texts": list(run.texts)})


def place(cache: Cache, project: Project, paths: Sequence[str], how: object, began: int) -> Place:
    """Where the run over these features is kept; `how` is all that says what is printed and how it is judged."""
    return Place(cache, cache.key("run", project.root, tuple(paths), how), began)
