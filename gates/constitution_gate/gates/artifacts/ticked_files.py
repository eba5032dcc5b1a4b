"""The files that ticked tasks say stand in the repository, and which of them do not."""

from __future__ import annotations

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates import globs
from constitution_gate.gates.artifacts import mentions, task_files, tasks
from constitution_gate.gates.artifacts.ignored_paths import IgnoredPaths
from constitution_gate.gates.artifacts.standing_files import Standing, StandingFiles, normal
from constitution_gate.gates.artifacts.task_files import Fate
from constitution_gate.gates.feature import Unreadable
from constitution_gate.gates.protocol import Evidence, Finding, Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constitution_gate.gates.artifacts.tasks import Task
    from constitution_gate.gates.feature import Artifact, Feature

_MOST = 10
_LISTED = 5
_MOST_LISTS = 200
_CODE_LIST = """
.py .pyi .ts .tsx .js .jsx .mjs .cjs .mts .cts .java .kt .kts .go .rs .rb .cs .fs .php .swift .scala .ex .exs .vue
.svelte .c .h .cc .cpp .hpp .dart .lua .r .sql .prisma .sh .ps1 .tf
"""
_CODE = tuple(_CODE_LIST.split())
_KNOWN_NAMES_LIST = """
dockerfile makefile package.json pyproject.toml docker-compose.yml docker-compose.yaml requirements.txt go.mod
cargo.toml tsconfig.json pom.xml build.gradle build.gradle.kts gemfile composer.json
"""
_KNOWN_NAMES = frozenset(_KNOWN_NAMES_LIST.split())
_DOCUMENT_PLACES = frozenset({"specs", "docs", "doc"})
_PLACEHOLDER = lazy(
    r"[*?{}<>$%|\s…]|X{2,}|N{3,}|YYYY|\#{2,}|[Tt]imestamp|://|\A(?:www\.|[\w-]+\.(?:com|org|io|net)/)|\[|\A~|\A[A-Za-z]:"
)


def named(artifact: Artifact, directory: str, tops: frozenset[str]) -> frozenset[str]:
    """The files that some ticked task of a tasks.md says it left behind; `tops` are as for `normal`."""
    ticked = (task for task in tasks.steps(artifact) if task.ticked)
    written = (file.written for task in ticked for file in task_files.files(task) if file.fate is Fate.STANDS)
    return frozenset(path for each in written if (path := normal(each, directory, tops)))


def goes(artifact: Artifact) -> frozenset[str]:
    """The files that ticked tasks of a tasks.md remove or rename, which excuses other features that name them."""
    ticked = (task for task in tasks.steps(artifact) if task.ticked)
    files = (file.written for task in ticked for file in task_files.files(task) if file.fate is Fate.GOES)
    return frozenset(path for path in (normal(written, "", frozenset()) for written in files) if path)


def is_source(path: str) -> bool:
    """Whether a file is source; a repository without any is one of documents, whose tasks say nothing of its files."""
    return path.endswith(_CODE) and not _is_document_place(path)


class _Named(Record):
    """A file that a ticked task says stands in the repository."""

    task: Task
    written: str
    path: str


def look_for(feature: Feature, artifact: Artifact, ticked: Sequence[Task], ignore: Sequence[str]) -> Result:
    """What speaks for the ticked tasks of a tasks.md, and against them; `ignore` are globs of files to pass over."""
    repository = feature.repository
    standing = repository.shared("files", lambda: StandingFiles((*repository.paths, *repository.refused)))
    named = _judged(feature, ignore, ticked, standing)
    if not named:
        looked = (Evidence.of(artifact, f"{_tasks(len(ticked))} ticked, none of which names a file", ticked[0].line),)
        return Result((), looked, "No ticked task names a file that could be looked for.")
    return _compared(feature, artifact, standing, named)


def _compared(feature: Feature, artifact: Artifact, standing: StandingFiles, named: Sequence[_Named]) -> Result:
    """The files that stand, and a finding for each ticked task that names one that does not."""
    found: dict[str, Standing] = {}
    for entry in named:
        if entry.path not in found:
            found[entry.path] = standing.standing(entry.path, feature.path)
    missing = {entry.path for entry in named if found[entry.path] is Standing.MISSING}
    missing = {path for path in missing if not feature.repository.is_directory(path)}
    evidence = (Evidence.of(artifact, _summary(found, missing), named[0].task.line, named[-1].task.line),)
    if missing and _is_without_source(standing, [entry.path for entry in named], found):
        reason = f"The repository does not hold the source that the ticked tasks name ({len(missing)} files)."
        return Result((), evidence, reason)
    if missing:
        missing -= _gone_elsewhere(feature, missing)
        missing -= _in_submodules(feature, missing)
    findings = tuple(_findings(artifact, standing, [entry for entry in named if entry.path in missing]))
    return Result(findings, evidence)


def _judged(
    feature: Feature, ignore: Sequence[str], ticked: Sequence[Task], standing: StandingFiles
) -> tuple[_Named, ...]:
    """The files that ticked tasks leave behind: none that is generated, ignored, or removed by a later task."""
    ignored = IgnoredPaths(feature.repository)
    kept: list[_Named] = []
    for task in ticked:
        named = task_files.files(task)
        paths = [(file, normal(file.written, feature.path, standing.tops)) for file in named]
        gone = {path for file, path in paths if path and file.fate is Fate.GOES}
        if gone:
            kept = [entry for entry in kept if not _is_gone(entry.path, gone)]
        files = [path for _, path in paths if path and _is_file_name(path.rsplit("/", 1)[-1])]
        for file, path in paths:
            if path is None or file.fate is not Fate.STANDS or _is_gone(path, gone):
                continue
            if not _names_a_file(file.written, path, alone=len(files) == 1):
                continue
            if ignored.holds(path) or any(globs.matches(path, pattern) for pattern in ignore):
                continue
            kept.append(_Named(task, file.written, path))
    return tuple(dict.fromkeys(kept))


def _names_a_file(written: str, path: str, *, alone: bool) -> bool:
    """Whether a path is one file's; a name without a directory only where the task names nothing else."""
    if _PLACEHOLDER.search(written) or written.endswith("/") or written.startswith("../"):
        # `../x` is what an import says more often than a path from the feature's directory.
        return False
    name = path.rsplit("/", 1)[-1].casefold()
    if "/" in path:
        return _is_file_name(name)
    return alone and (name in _KNOWN_NAMES or (name.endswith(_CODE) and not name.startswith(".")))


def _is_file_name(name: str) -> bool:
    return mentions.has_suffix(name) or name.casefold() in _KNOWN_NAMES


def _is_gone(path: str, gone: Iterable[str]) -> bool:
    return any(
        f"/{path}".endswith(f"/{other}") or f"/{other}".endswith(f"/{path}") or f"/{path}/".find(f"/{other}/") >= 0
        for other in gone
    )


def _is_without_source(standing: StandingFiles, named: Iterable[str], found: dict[str, Standing]) -> bool:
    """Whether this is a checkout of documents: no source at all, or none of the places that the tasks name."""
    if not any(map(is_source, standing.paths)):
        return True
    outside = [path for path in named if "/" in path and not _is_document_place(path)]
    return bool(outside) and not any(
        path.split("/", 1)[0] in standing.tops or found[path] is not Standing.MISSING for path in outside
    )


def _is_document_place(path: str) -> bool:
    first = path.split("/", 1)[0]
    return "/" in path and (first in _DOCUMENT_PLACES or first.startswith("."))


def _gone_elsewhere(feature: Feature, missing: Iterable[str]) -> set[str]:
    """The files that a ticked task of another feature removes or renames."""
    specs = feature.path.rpartition("/")[0]
    own = f"{feature.path}/tasks.md"
    lists = (p for p in feature.repository.paths if p.startswith(f"{specs}/") and p.endswith("/tasks.md") and p != own)
    gone: set[str] = set()
    for number, path in enumerate(lists):
        if number == _MOST_LISTS:
            break
        try:
            artifact = feature.repository.read(path)
        except Unreadable:
            continue
        if artifact is not None:
            gone |= goes(artifact)
    return {path for path in missing if _is_gone(path, gone)}


def _in_submodules(feature: Feature, missing: Iterable[str]) -> set[str]:
    """The files below a submodule, whose content another repository keeps (gitmodules(5))."""
    try:
        artifact = feature.repository.read(".gitmodules")
    except Unreadable:
        artifact = None
    if artifact is None:
        return set()
    entries = (line.partition("=") for line in artifact.text.splitlines())
    below = tuple(f"{value.strip()}/" for name, _, value in entries if name.strip() == "path" and value.strip())
    return {path for path in missing if path.startswith(below)}


def _findings(artifact: Artifact, standing: StandingFiles, missing: Sequence[_Named]) -> Iterator[Finding]:
    """One finding for each task; one for all tasks whose files lie below a directory that does not exist."""
    lost: dict[str, list[_Named]] = {}
    for entry in missing:
        first = entry.path.split("/", 1)[0]
        if "/" in entry.path and first not in standing.tops:
            lost.setdefault(first, []).append(entry)
    lost = {first: entries for first, entries in lost.items() if len({entry.task.line for entry in entries}) > 1}
    findings = [_of_directory(artifact, first, entries) for first, entries in lost.items()]
    by_task: dict[int, list[_Named]] = {}
    for entry in missing:
        if entry.path.split("/", 1)[0] not in lost:
            by_task.setdefault(entry.task.line, []).append(entry)
    findings += [_of_task(artifact, entries) for entries in by_task.values()]
    findings.sort(key=lambda finding: finding.line or 0)
    yield from findings[:_MOST]
    if more := findings[_MOST:]:
        message = f"And {len(more)} more ticked task{'s name' if len(more) > 1 else ' names'} files that do not exist."
        yield Finding(message, artifact.path, more[0].line, "Compare the ticks with what was built.")


def _of_task(artifact: Artifact, entries: Sequence[_Named]) -> Finding:
    task, first = entries[0].task, entries[0].path
    paths = dict.fromkeys(entry.path for entry in entries)
    more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
    message = f"{task.id or 'A task'} is ticked, and {first}{more} that it names do{'' if more else 'es'} not exist."
    remedy = "Write the file, correct its path, or take the tick back."
    return Finding(message, artifact.path, task.line, remedy)


def _of_directory(artifact: Artifact, first: str, entries: Sequence[_Named]) -> Finding:
    named = list(dict.fromkeys(entry.task.id or f"line {entry.task.line}" for entry in entries))
    listed = ", ".join(named[:_LISTED]) + (f" and {len(named) - _LISTED} more" if len(named) > _LISTED else "")
    message = f"{len(named)} ticked tasks name files below {first}/, which does not exist: {listed}."
    remedy = "Write the files, correct their paths, or take the ticks back."
    return Finding(message, artifact.path, entries[0].task.line, remedy)


def _summary(found: dict[str, Standing], missing: set[str]) -> str:
    stand = [path for path, standing in found.items() if standing is not Standing.MISSING or path not in missing]
    note = f"{len(stand)} of {len(found)} files that ticked tasks name exist"
    if near := sum(standing is Standing.NEAR for standing in found.values()):
        note += f", {near} of them with another ending or spelling"
    if elsewhere := sum(standing is Standing.ELSEWHERE for standing in found.values()):
        note += f", {elsewhere} of them in another directory"
    return note


def _tasks(count: int) -> str:
    return "1 task" if count == 1 else f"{count} tasks"
