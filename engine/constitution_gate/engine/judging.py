"""Judge many features: those first whose verdicts are kept, the others in one process or several.

The reports come in the order of the features, and are the same however many processes made them and whatever was kept.
"""

from __future__ import annotations

import os
from functools import partial

from constitution_gate.constitution.model import InputError
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING, cast
from constitution_gate.engine import observations
from constitution_gate.engine.report import FeatureReport, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from constitution_gate.engine.cache import Cache
    from constitution_gate.engine.observations import Observations
    from constitution_gate.engine.project import Project

    Judge = Callable[[str], FeatureReport]

_WORTH_A_PROCESS = 8
_CHUNK = 4


class Work(Record):
    """How features are judged. `jobs` is the number of processes, 0 as many as there are cores and work for them.

    `progress` is called with the number of features that are done, and that of all. `cache` and `question` (the key's
    parts besides the feature) say where verdicts are kept; a `began` in nanoseconds lies before the first look at the
    tree.
    """

    jobs: int = 1
    progress: Callable[[int, int], None] = lambda _done, _all: None
    cache: Cache | None = None
    question: tuple[object, ...] = ()
    began: int = 0


class Judged(Record):
    """A feature's report, or why there is none, and what it rests on."""

    found: FeatureReport | InputError
    seen: Observations


def judge_all(project: Project, paths: Sequence[str], judge: Judge, work: Work) -> Iterator[FeatureReport | InputError]:
    """The reports of the features at these paths, in their order; `judge` makes one or raises InputError."""
    kept = {path: found for path in paths if (found := _kept(project, path, work)) is not None}
    missing = [path for path in dict.fromkeys(paths) if path not in kept]
    done = len(kept)
    if done:
        work.progress(done, len(paths))
    fresh: dict[str, FeatureReport | InputError] = {}
    for path, judged in zip(missing, _made(project, missing, judge, work.jobs), strict=True):
        fresh[path] = judged.found
        project.repository.saw(judged.seen)
        _keep(project, path, judged, work)
        done += 1
        work.progress(done, len(paths))
    for path in paths:
        yield kept[path] if path in kept else fresh[path]


def observed(project: Project, judge: Judge, path: str) -> Judged:
    """Judge one feature, and say what was looked at."""
    with project.repository.recording() as seen:
        try:
            report = judge(path)
            whole = ("below", "") in seen
            left_out = project.repository.left_out_below("" if whole else path)
            found: FeatureReport | InputError = report.replace(left_out=dict(left_out))
        except InputError as error:
            found = error
    return Judged(found, dict(seen))


def processes(jobs: int, features: int) -> int:
    """How many processes judge so many features."""
    if jobs == 0:
        affinity = getattr(os, "sched_getaffinity", None)
        cores = len(affinity(0)) if affinity else os.cpu_count() or 1
        return max(1, min(cores, features // _WORTH_A_PROCESS))
    return min(jobs, max(features, 1))


def _made(project: Project, paths: Sequence[str], judge: Judge, jobs: int) -> Iterator[Judged]:
    count = processes(jobs, len(paths))
    one = partial(observed, project, judge)
    if count == 1:
        yield from map(one, paths)
        return
    # What the first one computes for all is there when the processes begin.
    yield one(paths[0])
    yield from _in_processes(one, paths[1:], count)


_one: Callable[[str], Judged] | None = None


def _in_processes(one: Callable[[str], Judged], paths: Sequence[str], count: int) -> Iterator[Judged]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    global _one
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    initial = None if method == "fork" else one
    _one = one
    try:
        with ProcessPoolExecutor(
            count, mp_context=multiprocessing.get_context(method), initializer=_begin, initargs=(initial,)
        ) as pool:
            yield from pool.map(_judge, paths, chunksize=_CHUNK)
    finally:
        _one = None


def _begin(one: Callable[[str], Judged] | None) -> None:
    global _one
    if one is not None:
        _one = one


def _judge(path: str) -> Judged:
    return cast("Callable[[str], Judged]", _one)(path)


def _kept(project: Project, path: str, work: Work) -> FeatureReport | None:
    if work.cache is None:
        return None
    entry = work.cache.get(work.cache.key("feature", path, *work.question))
    if entry is None:
        return None
    from constitution_gate.engine.report_values import unpack

    if not observations.still_hold(project.repository, entry):
        return None
    try:
        found = unpack(entry["report"])
    except (KeyError, TypeError, ValueError):
        return None
    project.repository.saw(observations.of_entry(entry))
    return found if isinstance(found, FeatureReport) else None


def _keep(project: Project, path: str, judged: Judged, work: Work) -> None:
    report = judged.found
    if work.cache is None or isinstance(report, InputError) or not is_lasting(report):
        return
    from constitution_gate.engine.report_values import pack

    entry = {**observations.entry(project.repository, judged.seen, work.began), "report": pack(report)}
    work.cache.put(work.cache.key("feature", path, *work.question), entry)


def is_lasting(report: FeatureReport) -> bool:
    """Whether the same tree gives the same report: a check that crashed or took too long may fare better next time."""
    return all(gate.verdict is not Verdict.ERROR for gate in report.gates)
