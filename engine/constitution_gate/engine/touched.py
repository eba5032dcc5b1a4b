"""Which features a change touches: those whose verdicts may rest on a file that it changed, and why.

A feature too many is audited rather than one too few. It is touched by a file

- that all verdicts rest on: the constitution, the templates, anything else below .specify/;
- in its own directory;
- that one of its documents names, or to which one of its contracts refers, over however many files;
- in a directory that its plan gives as evidence and that shows nothing any more;
- that a gate which applies to it names by a path or a glob;
- of a kind that such a gate looks for in the whole repository: source, migrations, contracts, coverage reports;
- whose coming or going, or whose excuse for being absent, bears on what its ticked tasks say;
- of another feature that no longer states what it stated for the service as a whole.

Adding a file to a change never takes a feature out of what it touches.
"""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.model import InputError
from constitution_gate.constitution.record import Record, fields_of
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates import globs, reach, references
from constitution_gate.gates.artifacts import contract, standing_files, ticked_files
from constitution_gate.gates.artifacts.standing_files import Standing, StandingFiles
from constitution_gate.gates.checks import observability_requirements as observability
from constitution_gate.gates.feature import Unreadable
from constitution_gate.gates.named_paths import NamedPaths
from constitution_gate.gates.openapi.references import join

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from constitution_gate.engine.binding import Gate
    from constitution_gate.engine.working_tree import Changes
    from constitution_gate.gates.feature import Artifact, Feature, Repository
    from constitution_gate.gates.reach import Kind

TICKED = "ticked-tasks"
SERVICE = "observability-requirements"

_CONFIGURATION = ".specify/"
_CURRENT = ".specify/feature.json"
"""It says which feature a developer works on, and no verdict rests on it."""
_EXCUSES = (".gitignore", ".gitmodules")
_REFERENCE = lazy(r"""\$ref["']?[ \t]*:[ \t]*(?:"([^"\n]{1,1000})"|'([^'\n]{1,1000})'|([^\s"',}\]]{1,1000}))""")
_MOST_REFERRED = 1_000
_WORD = lazy(r"[\w.@+~-]+")
_DATA = (".yaml", ".yml", ".json")
_SCHEMAS_AND_DIAGRAMS = (
    *(".sql", ".prisma", ".dbml", ".graphql", ".gql", ".proto", ".ts", ".py"),
    *(".mmd", ".mermaid", ".puml", ".plantuml", ".wsd", ".drawio"),
)
_A_CONTRACT = (b"openapi", b"swagger")
_A_DRAWING = (b"mermaid", b"plantuml", b"@startuml", b"sequencediagram", b"participant")
_A_DECISION = ("adr", "decision")


class Demanded(Record):
    """What features are judged by.

    `gates` are those of every feature, `further` gives those that one has besides, none of which names a file, and
    `applying` says of a gate whether it is judged for a feature. Either may raise InputError.
    """

    gates: tuple[Gate, ...]
    further: Callable[[Feature], Sequence[Gate]]
    applying: Callable[[Feature], Callable[[Gate], bool]]


class Touched(Record):
    """A feature, and in half a sentence why it is touched."""

    path: str
    reason: str


class Difference:
    """What changed between two trees, and what follows from it for every feature."""

    def __init__(self, changes: Changes, now: Repository, base: Repository) -> None:
        self.changes = changes
        self.paths = tuple(sorted(changes.paths))
        self._now = now
        self._base = base
        self.everything = next((path for path in self.paths if _is_for_all(path)), None)
        directories = _directories_come_or_gone(changes, now, base)
        self.named = NamedPaths({*self.paths, *directories}, [path for path in self.paths if self._is_bare(path)])
        held = (*sorted(changes.removed), *sorted(changes.modified))
        self.above = {directory: path for path in reversed(held) for directory in _above(path)}
        self._named_above = NamedPaths(self.above)
        self.kinds: dict[Kind, str] = {}
        for path in self.paths:
            for kind in reach.kinds(path, comes_or_goes=path in changes.come_or_gone):
                self.kinds.setdefault(kind, path)
        self.keys: dict[str, list[str]] = {}
        for path in sorted(changes.come_or_gone):
            self.keys.setdefault(standing_files.key(path.rpartition("/")[2]), []).append(path)
        self.excuse = self._excuse(directories)
        self._unsettled: dict[str, str] | None = None
        self._behind: dict[str, str | None] = {}

    def emptied(self, feature: Feature) -> str | None:
        """The first changed path in a directory that the plan names as evidence and that shows nothing any more."""
        for directory in self._named_above.in_assessment(feature):
            if references.resolve(directory, feature) is None and references.resolve(
                directory, feature.replace(repository=self._base)
            ):
                return self.above[directory]
        return None

    @property
    def is_looked_for(self) -> bool:
        """Whether a gate that names no file may look for something that changed."""
        designs = any(path.endswith(observability.DESIGNS) for path in self.paths)
        return bool(self.kinds or self.keys or self.excuse) or designs

    @property
    def unsettled(self) -> Mapping[str, str]:
        """Topic -> the document that settled it for the service, and does so no longer."""
        if self._unsettled is None:
            self._unsettled = {}
            for path in self.paths:
                if path not in self.changes.added and path.startswith("specs/"):
                    for topic in self._lost(path):
                        self._unsettled.setdefault(topic, path)
        return self._unsettled

    def behind(self, glob: str) -> str | None:
        """The first changed path that hides files which a glob matches, or to which such a file refers."""
        if glob not in self._behind:
            refused = self._now.refused
            hidden = (path for path in self.paths if path in refused and globs.reaches(glob, path))
            found = next(hidden, None)
            if found is None and glob.endswith((*_DATA, "*", "}")):
                referred = _referred_from(globs.matching(self._now.paths, glob), self._now)
                found = next((path for path in self.paths if path in referred), None)
            self._behind[glob] = found
        return self._behind[glob]

    def _lost(self, path: str) -> frozenset[str]:
        if not path.endswith(observability.DESIGNS):
            return frozenset()
        was = _read(self._base, path)
        if was is None:
            return frozenset(observability.SERVICE_WIDE)
        current = _read(self._now, path)
        return observability.settled(was) - (observability.settled(current) if current else frozenset())

    def _excuse(self, directories: Sequence[str]) -> str | None:
        """The changed file because of which a file that stands nowhere may be missed, or may no longer be."""
        for path in self.paths:
            if path.rpartition("/")[2] in _EXCUSES or (_is_task_list(path) and self._goes_otherwise(path)):
                return path
        source = [path for path in sorted(self.changes.come_or_gone) if ticked_files.is_source(path)]
        if source and not any(ticked_files.is_source(path) and path not in source for path in self._now.paths):
            return source[0]
        return next((path for path in directories if path.count("/") == 1), None)

    def _goes_otherwise(self, path: str) -> bool:
        """Whether a task list says of other files than before that they go; so where it cannot be read."""
        gone: list[frozenset[str]] = []
        for tree, absent in ((self._base, self.changes.added), (self._now, self.changes.removed)):
            artifact = None if path in absent else _read(tree, path)
            if artifact is None and path not in absent:
                return True
            gone.append(ticked_files.goes(artifact) if artifact is not None else frozenset())
        return gone[0] != gone[1]

    def _is_bare(self, path: str) -> bool:
        """Whether a verdict may rest on a file of the root that a document names without a directory."""
        lowered = path.lower()
        if "/" in path:
            return False
        if lowered.endswith(_SCHEMAS_AND_DIAGRAMS):
            return True
        if lowered.endswith(_DATA):
            return self._speaks_of(path, _A_CONTRACT)
        if not lowered.endswith(".md"):
            return False
        return any(word in lowered for word in _A_DECISION) or self._speaks_of(path, _A_DRAWING)

    def _speaks_of(self, path: str, words: Sequence[bytes]) -> bool:
        """Whether one of the words may stand in a file, as it is or as it was."""
        trees = []
        if path not in self.changes.removed:
            trees.append(self._now)
        if path not in self.changes.added:
            trees.append(self._base)
        return any(tree.mentions(path, words) for tree in trees)


def of_features(
    paths: Sequence[str], difference: Difference, read: Callable[[str], Feature], demanded: Demanded
) -> tuple[Touched, ...]:
    """The features among those at these paths that a difference touches, in their order.

    `read` reads a feature; one for which InputError is raised counts as touched.
    """
    if not difference.paths:
        return ()
    if difference.everything is not None:
        return tuple(Touched(path, f"{difference.everything} changed") for path in paths)
    found = ((path, _why(path, difference, read, demanded)) for path in paths)
    return tuple(Touched(path, reason) for path, reason in found if reason is not None)


def _why(path: str, difference: Difference, read: Callable[[str], Feature], demanded: Demanded) -> str | None:
    own = f"{path}/"
    changed = next((each for each in difference.paths if each.startswith(own) or each == path), None)
    if changed is not None:
        return f"{changed} changed"
    try:
        feature = read(path)
        return _named(feature, difference) or _looked_for(feature, difference, demanded)
    except InputError as error:
        return f"it cannot be read ({error.problems[0].path or path})"


def _named(feature: Feature, difference: Difference) -> str | None:
    found = difference.named.in_feature(feature)
    if found is not None:
        return f"{found[0]} changed, which {found[1].path} names"
    emptied = difference.emptied(feature)
    if emptied is not None:
        return f"{emptied} changed, in a directory that the plan names as evidence"
    referred = _referred(feature)
    changed = next((path for path in difference.paths if path in referred), None)
    return f"{changed} changed, to which a contract refers" if changed is not None else None


def _looked_for(feature: Feature, difference: Difference, demanded: Demanded) -> str | None:
    """What a gate that is judged for the feature looks for in the repository, where that changed."""
    further = demanded.further(feature) if difference.is_looked_for else ()
    applies: Callable[[Gate], bool] | None = None
    for gate in (*demanded.gates, *further):
        reason = _by_gate(gate, feature, difference)
        if reason is not None:
            applies = applies or demanded.applying(feature)
            if applies(gate):
                return reason
    return None


def _by_gate(gate: Gate, feature: Feature, difference: Difference) -> str | None:
    """What a gate would look at, where that changed."""
    if gate.check not in reach.LOOKS_AT:
        return f"{difference.paths[0]} changed, and what the gate {gate.id} looks at is not known"
    for kind in reach.LOOKS_AT[gate.check]:
        if kind in difference.kinds:
            return f"{difference.kinds[kind]} changed, and the gate {gate.id} looks at {kind.value}"
    changed = _globbed(gate, feature, difference)
    if changed is not None:
        return f"{changed} changed, which the gate {gate.id} looks at"
    if gate.check == SERVICE:
        for topic in getattr(gate.parameters, "topics", ()):
            if topic in difference.unsettled:
                return f"{difference.unsettled[topic]} changed, which settled {topic} for the service"
    return _ticked(feature, difference) if gate.check == TICKED else None


def _globbed(gate: Gate, feature: Feature, difference: Difference) -> str | None:
    """The first changed path that a text among the parameters of a gate matches, or that lies below one."""
    for text in _texts(gate.parameters):
        if globs.validate(text) is not None:
            continue
        glob = globs.expand(text, feature.path).removeprefix("./")
        matching = globs.matching(difference.paths, glob)
        if matching:
            return matching[0]
        further = difference.behind(glob)
        if further is not None:
            return further
    return None


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Record):
        for each in (getattr(value, name) for name in fields_of(type(value))):
            yield from _texts(each)
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from _texts(each)


def _referred(feature: Feature) -> frozenset[str]:
    """What the contracts of a feature refer to: its own, and those that its documents name."""
    own = [path for path in feature.artifacts if path.lower().endswith(_DATA)]
    named = {place for each in contract.mentions(feature) for place in contract.places(feature, each)}
    return _referred_from((*own, *sorted(named)), feature.repository)


def _referred_from(paths: Sequence[str], repository: Repository) -> frozenset[str]:
    """The files to which files refer by `$ref`, and those to which these refer, and so on."""
    found: set[str] = set()
    pending = [path for path in paths if path.lower().endswith(_DATA)]
    seen = set(pending)
    while pending and len(seen) < _MOST_REFERRED:
        path = pending.pop()
        artifact = _read(repository, path)
        for target in _targets(artifact) if artifact is not None else ():
            found.add(target)
            if target not in seen:
                seen.add(target)
                pending.append(target)
    return frozenset(found)


def _targets(artifact: Artifact) -> Iterator[str]:
    if b"$ref" not in artifact.data:
        return
    for match in _REFERENCE.finditer(artifact.data.decode("utf-8", "replace")):
        address = (match.group(1) or match.group(2) or match.group(3)).partition("#")[0]
        for written in dict.fromkeys((address, _decoded(address))):
            target = join(artifact.path, written) if written and "://" not in written else None
            if target:
                yield target


def _decoded(address: str) -> str:
    data = re.sub(rb"%([0-9A-Fa-f]{2})", lambda match: bytes((int(match.group(1), 16),)), address.encode())
    return data.decode("utf-8", "replace")


def _ticked(feature: Feature, difference: Difference) -> str | None:
    """Whether a file that a ticked task names came, went, or is missed where it was not."""
    tasks = feature.tasks
    if tasks is None:
        return None
    if difference.keys and (near := _near(tasks, difference)):
        tops = frozenset(path.split("/", 1)[0] for path in feature.repository.paths if "/" in path)
        named = ticked_files.named(tasks, feature.path, tops)
        for path in near:
            if any(standing_files.may_stand_for(path, each) for each in named):
                return f"{path} came or went, and a ticked task names it or one like it"
    if difference.excuse is not None:
        standing = StandingFiles((*feature.repository.paths, *feature.repository.refused))
        named = ticked_files.named(tasks, feature.path, standing.tops)
        if any(standing.standing(each, feature.path) is Standing.MISSING for each in sorted(named)):
            return f"{difference.excuse} changed, and a file that a ticked task names is missing"
    return None


def _near(tasks: Artifact, difference: Difference) -> list[str]:
    """The paths that came or went and are called like something in a task list."""
    words = set(_WORD.findall(tasks.text))
    names = {standing_files.key(name) for word in words for name in (word, word.rstrip("."), word.strip("."))}
    return sorted(path for name in names & difference.keys.keys() for path in difference.keys[name])


def _is_task_list(path: str) -> bool:
    return path.startswith("specs/") and path.endswith("/tasks.md")


def _is_for_all(path: str) -> bool:
    return f"{path}/".startswith(_CONFIGURATION) and path != _CURRENT


def _directories_come_or_gone(changes: Changes, now: Repository, base: Repository) -> tuple[str, ...]:
    """The directories that stand in one of the two trees only, each with a slash at its end."""
    came = {above for path in changes.added for above in _above(path)}
    went = {above for path in changes.removed for above in _above(path)}
    if came:
        came -= {above for path in (*base.paths, *base.refused) for above in _above(path)}
    if went:
        went -= {above for path in (*now.paths, *now.refused) for above in _above(path)}
    return tuple(sorted(came | went))


def _above(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield f"{path}/"


def _read(repository: Repository, path: str) -> Artifact | None:
    try:
        return repository.read(path)
    except (Unreadable, InputError):
        return None
