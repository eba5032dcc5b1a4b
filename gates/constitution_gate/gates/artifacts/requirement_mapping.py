"""Which tasks serve which requirement of a feature.

A requirement has a task where a task, its phase, or a row of a coverage table names it; where the story that names it
has tasks; or where it shares enough of its distinctive words with a task, a phase and a story. Spec Kit's
`/speckit.analyze` builds the same map "by keyword/explicit reference patterns like IDs or key phrases"
(templates/commands/analyze.md, coverage), and leaves out criteria that ask for no work: "exclude post-launch outcome
metrics and business KPIs".

How many shared words are enough was decided on sixty features of twenty real projects: of what a spec asks, three
requirements in a thousand fall below; of requirements of other projects, three in four do. So what is reported is
seldom wrong, and a requirement that only resembles what the tasks do is passed over: ids in tasks decide better.
"""

from __future__ import annotations

from enum import StrEnum

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import requirement_definitions, requirement_ids, shared_words, work_items
from constitution_gate.gates.artifacts import spec as specs
from constitution_gate.gates.artifacts.requirement_ids import Id
from constitution_gate.gates.vocabulary import tracing
from constitution_gate.gates.vocabulary.languages import detect

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from constitution_gate.gates.artifacts.requirement_definitions import Definition
    from constitution_gate.gates.artifacts.shared_words import Reader, Word
    from constitution_gate.gates.artifacts.spec import UserStory
    from constitution_gate.gates.artifacts.work_items import WorkItem, WorkItems
    from constitution_gate.gates.feature import Artifact, Feature

ENOUGH = 0.4
"""The sum of the shares of a requirement's weight that its best task, phase and story hold, from 0 to 3."""
ENOUGH_BESIDE_IDS = 1.3
"""The same where tasks name most requirements by id, so that one which none names is likely to be forgotten."""
_MOST = 0.7
_FEWEST_NAMED = 4
_FEWEST_WORDS = 2
_TASKS_SHOWN = 5
_NEAR_BEST = 0.6
_WEAK = 0.15
_GOOD_PART = 0.25
_REACH = 0.3
_MOST_PAIRS = 1_000_000
_WORDS_SHOWN = 3
_LONGEST_WORD = 24
_LATIN = frozenset({"de", "es", "fr", "pt"})
_MARKERS = 4
_OTHER_FEATURE = lazy(r"\b(?:specs?|features?)[\s/#-]{0,2}\d{1,4}\b|\b\d{3}-[a-z]")
_NOTHING_NEW = lazy(r"\W*(?:no|zero)\s+(?:new|additional|extra|external|further|other|changes?|third)\b")
_CRITERION = "SC"
_NON_FUNCTIONAL = frozenset({"NFR", "RNF", "NFA", "ENF"})


_HOW = {
    "id": "named by a task",
    "table": "named in a coverage table",
    "phase": "named by the phase of a task",
    "story": "named by a story that has tasks",
    "words": "by words shared with tasks",
}


class Coverage(StrEnum):
    """Whether a requirement has a task."""

    COVERED = "covered"
    UNCOVERED = "uncovered"
    NO_WORK = "asks for no task"
    UNDECIDED = "undecided"


class Traced(Record):
    """A requirement and its tasks. `how` is "id", "table", "phase", "story" or "words".

    `note` says in a sentence why it has no task.
    """

    id: str
    text: str
    line: int
    coverage: Coverage
    tasks: tuple[str, ...] = ()
    how: str = ""
    note: str = ""

    @property
    def by(self) -> str:
        """By what its tasks are found, in words; "" without tasks."""
        return _HOW.get(self.how, "")


class Stray(Record):
    """A task that belongs to no requirement and no story, and why."""

    task: str
    line: int
    reason: str


class Reference(Record):
    """A requirement that a task or a document names and spec.md does not define; `by` is the task, or the document."""

    written: str
    path: str
    line: int
    by: str


class RequirementMapping(Record):
    """The requirements of spec.md with their tasks, and what is wrong with either's ids.

    `repeated` are ids that spec.md defines twice, differently; `repeated_tasks` tasks whose id an earlier one has.
    `gaps` are the numbers that spec.md leaves out; `shared` counts the tasks of phases that serve every story.
    """

    requirements: tuple[Traced, ...]
    tasks: tuple[WorkItem, ...]
    strays: tuple[Stray, ...] = ()
    unknown: tuple[Reference, ...] = ()
    repeated: tuple[Definition, ...] = ()
    repeated_tasks: tuple[WorkItem, ...] = ()
    gaps: tuple[Id, ...] = ()
    shared: int = 0

    def of(self, coverage: Coverage) -> tuple[Traced, ...]:
        """The requirements of one coverage."""
        return tuple(traced for traced in self.requirements if traced.coverage is coverage)


def of_feature(feature: Feature, prefixes: Collection[str] = ()) -> RequirementMapping | None:
    """The mapping of a feature that has spec.md and tasks.md, else None."""
    if feature.spec is None or feature.tasks is None:
        return None
    own = {feature.spec.path, feature.tasks.path}
    others = tuple(document for document in feature.documents() if document.path not in own)
    return read(feature.spec, feature.tasks, others, prefixes)


def read(
    spec: Artifact, tasks: Artifact, others: Iterable[Artifact] = (), prefixes: Collection[str] = ()
) -> RequirementMapping:
    """Trace every requirement of spec.md to tasks.md; coverage tables are looked for in the `others` as well.

    With `prefixes` only requirements of these prefixes count. Where spec.md defines none, its stories are traced.
    """
    work = work_items.read(tasks)
    defined = requirement_definitions.read(spec, prefixes)
    told = specs.user_stories(spec)
    rows = [(other, row) for other in others for row in work_items.rows(other)]
    links = _Links(spec, tasks, work, told, [row for _, row in rows], _kinds(defined.found))
    matching = _Matching(spec, tasks, work, told, defined.found)
    gaps = tuple(_gaps(definition.id for definition in defined.found))
    if defined.found:
        systematic = links.systematic(defined.found)
        traced = tuple(_trace(definition, links, matching, systematic=systematic) for definition in defined.found)
    else:
        traced = tuple(_trace_story(story, work) for story in told if not prefixes)
    numbers = {story.number for story in told}
    return RequirementMapping(
        traced,
        work.items,
        tuple(_strays(work, links, matching, numbers)) if defined.found or told else (),
        tuple(_unknown(links, rows, defined.found, gaps, matching.languages)) if not prefixes else (),
        defined.repeated,
        tuple(_repeated_tasks(work)),
        gaps,
        sum(matching.serves_all(item) for item in work.items),
    )


def _kinds(found: Iterable[Definition]) -> frozenset[str]:
    return frozenset(definition.id.kind for definition in found)


class _Named:
    """Tasks by the requirements that something names; the parts of a requirement and the whole are found together."""

    def __init__(self) -> None:
        self._found: dict[Id, dict[str, dict[str, None]]] = {}

    def add(self, identifier: Id, tasks: Iterable[str]) -> None:
        parts = self._found.setdefault(identifier.parent, {})
        parts.setdefault(identifier.sub, {}).update(dict.fromkeys(tasks))

    def of(self, identifier: Id) -> tuple[str, ...]:
        parts = self._found.get(identifier.parent, {})
        fitting = [parts.get(sub, {}) for sub in ("", identifier.sub)] if identifier.sub else parts.values()
        return tuple(dict.fromkeys(task for named in fitting for task in named))


class _Links:
    """What names requirements: tasks, phases, rows of tables, stories."""

    def __init__(
        self,
        spec: Artifact,
        tasks: Artifact,
        work: WorkItems,
        told: Sequence[UserStory],
        other_rows: Sequence[tuple[str, int]],
        kinds: frozenset[str],
    ) -> None:
        self._kinds = kinds
        self._live = [item for item in work.items if not item.skipped]
        self._by_task = _Named()
        self._by_phase = _Named()
        self._by_row = _Named()
        self._by_story = _Named()
        self._of_story: dict[int, list[str]] = {}
        self.references: list[tuple[Id, Reference]] = []
        self.linked: set[str] = set()
        self.skipped: dict[Id, str] = {}
        for item in work.items:
            named = self.named(item.source)
            elsewhere = bool(named) and _OTHER_FEATURE.search(item.text) is not None
            for identifier, written in named:
                if item.skipped:
                    self.skipped.setdefault(identifier, item.name)
                else:
                    self._by_task.add(identifier, [item.name])
                if not elsewhere:
                    self.references.append((identifier, Reference(written, tasks.path, item.line, item.name)))
            if named:
                self.linked.add(item.name)
        inside: dict[work_items.Place, list[str]] = {}
        for item in self._live:
            for number in item.stories:
                self._of_story.setdefault(number, []).append(item.name)
            for depth in range(2, len(item.place) + 1):
                inside.setdefault(item.place[:depth], []).append(item.name)
        for place, names in inside.items():
            for identifier, _ in self.named(work.prose.get(place, "")):
                self._by_phase.add(identifier, names)
                self.linked.update(names)
        self._read_rows([*work.rows, *other_rows])
        for story in told:
            serving = self.of_stories({story.number})
            for number in range(story.line - 1, min(story.end_line, len(spec.document.lines))):
                for identifier, _ in self.named(spec.document.lines[number]):
                    self._by_story.add(identifier, serving)

    def named(self, text: str) -> list[tuple[Id, str]]:
        """The requirements that a text names, each as it is written there."""
        if not self._kinds or not any(kind in text for kind in self._kinds):
            return []
        return [(mention.id, mention.written) for mention in requirement_ids.mentions(text, self._kinds)]

    def _read_rows(self, rows: Sequence[tuple[str, int]]) -> None:
        known = {str(identifier): item.name for item in self._live for identifier in work_items.task_ids(item.id)}
        for text, _ in rows:
            named = self.named(text)
            if not named:
                continue
            tasks = [known[key] for key in map(str, work_items.task_ids(text)) if key in known]
            if not tasks and "|" in text:
                tasks = self.of_stories(work_items.stories(text))
            self.linked.update(tasks)
            for identifier, _ in named:
                self._by_row.add(identifier, tasks)

    def of_stories(self, numbers: Collection[int]) -> list[str]:
        """The tasks that serve one of the stories."""
        return list(dict.fromkeys(name for number in sorted(numbers) for name in self._of_story.get(number, ())))

    def of(self, definition: Definition) -> tuple[str, tuple[str, ...]]:
        """How a requirement is named, and the tasks; its parts and the whole of which it is one count too."""
        for how, found in (
            ("id", self._by_task),
            ("table", self._by_row),
            ("phase", self._by_phase),
            ("story", self._by_story),
        ):
            tasks = found.of(definition.id)
            if tasks:
                return how, tasks
        stories = work_items.stories(definition.text)
        return "story", tuple(self.of_stories(stories)) if stories else ()

    def systematic(self, found: Sequence[Definition]) -> bool:
        """Whether tasks name most functional requirements by id."""
        functional = [
            definition for definition in found if definition.id.kind != _CRITERION and not definition.set_aside
        ]
        named = sum(
            self.of(definition)[0] in {"id", "table"} and bool(self.of(definition)[1]) for definition in functional
        )
        return named >= max(_FEWEST_NAMED, _MOST * len(functional))


class _Matching:
    """The words of requirements, tasks, phases and stories."""

    def __init__(
        self, spec: Artifact, tasks: Artifact, work: WorkItems, told: Sequence[UserStory], found: Sequence[Definition]
    ) -> None:
        asked, answered = detect(spec.text, markers=_MARKERS), detect(tasks.text, markers=_MARKERS)
        self.languages = tuple(dict.fromkeys([*asked, *answered]))
        self._reader: Reader = shared_words.Reader(self.languages, foreign=bool(_LATIN & set(asked) - set(answered)))
        self._items = [item for item in work.items if not item.skipped]
        self._shared: dict[work_items.Place, bool] = {}
        self.too_many = len(found) * len(work.items) > _MOST_PAIRS
        forms = [self._reader.forms(item.text) for item in self._items]
        self._skipped = [(item.name, self._reader.forms(item.text)) for item in work.items if item.skipped]
        self._words = {definition.line: self._reader.words(definition.text) for definition in found}
        asked_forms = [shared_words.forms_of(words) for words in self._words.values()]
        self.tasks = shared_words.Texts(forms, asked_forms)
        self._phases = list(_phases(self._items, forms, work, self._reader))
        serving = {number for item in self._items for number in item.stories}
        lines = spec.document.lines
        self._stories = [
            self._reader.forms("\n".join(lines[story.line - 1 : story.end_line]))
            for story in told
            if story.number in serving
        ]
        said = dict.fromkeys(word for line in lines for word in self._reader.words(line))
        self._asked = shared_words.forms_of(said)
        self._within_reach = sum(not word.foreign for word in said) >= _REACH * len(said)

    def words(self, definition: Definition) -> tuple[Word, ...]:
        """The distinctive words of a requirement."""
        return self._words[definition.line]

    def strength(self, words: Sequence[Word]) -> float:
        """How much of the words' weight the best task, the best phase and the best story with tasks hold, summed up."""
        task = max(self.tasks.shares(words).values(), default=0.0)
        return task + self.tasks.most(words, self._phases) + self.tasks.most(words, self._stories)

    def best(self, words: Sequence[Word]) -> tuple[str, ...]:
        """The tasks that hold most of the words, in the order of the file."""
        shares = self.tasks.shares(words)
        top = max(shares.values(), default=0.0)
        least = min(top, max(_WEAK, top * _NEAR_BEST))
        near = sorted((number for number in shares if shares[number] >= least), key=lambda n: (-shares[n], n))
        return tuple(self._items[number].name for number in sorted(near[:_TASKS_SHOWN]))

    def is_asked(self, item: WorkItem) -> bool:
        """Whether a task shares a word with spec.md, or could not, for the two are in different languages."""
        words = self._reader.words(item.text)
        return not (words and self._within_reach) or any(not word.forms.isdisjoint(self._asked) for word in words)

    def skipped(self, words: Sequence[Word]) -> str | None:
        """The skipped task that holds most of the words, where it holds a good part of them."""
        shares = [(self.tasks.most(words, [forms]), name) for name, forms in self._skipped]
        best = max(shares, default=(0.0, ""), key=lambda found: found[0])
        return best[1] if best[0] >= _GOOD_PART else None

    def serves_all(self, item: WorkItem) -> bool:
        """Whether a task stands in a phase that serves every story, such as Setup or Polish, or in no phase at all."""
        if item.stories:
            return False
        known = self._shared.get(item.place)
        if known is None:
            titles = [title.lower() for title in item.place[1:]]
            known = not titles or any(tracing.first(title, self.languages, "SHARED") for title in titles)
            self._shared[item.place] = known
        return known

    def verifies(self) -> str | None:
        """The first task that does verifying work."""
        for item in self._items:
            if tracing.first(item.text.lower(), self.languages, "VERIFICATION"):
                return item.name
        return None


def _phases(
    items: Sequence[WorkItem], forms: Sequence[frozenset[str]], work: WorkItems, reader: Reader
) -> Iterator[frozenset[str]]:
    """The words of each phase: its heading and prose, and those of its tasks; the file as a whole is none."""
    found: dict[work_items.Place, set[str]] = {}
    for item, own in zip(items, forms, strict=True):
        for depth in range(2, len(item.place) + 1):
            found.setdefault(item.place[:depth], set()).update(own)
    for place, text in work.prose.items():
        if place in found:
            found[place] |= reader.forms(text)
    yield from map(frozenset, found.values())


def _trace(definition: Definition, links: _Links, matching: _Matching, *, systematic: bool) -> Traced:
    traced = Traced(definition.written, definition.text, definition.line, Coverage.COVERED)
    if definition.set_aside:
        return traced.replace(coverage=Coverage.NO_WORK, note=f"The spec sets it aside: {definition.set_aside}.")
    how, tasks = links.of(definition)
    if tasks:
        return traced.replace(tasks=tasks, how=how)
    if matching.too_many:
        note = "There are too many requirements and tasks to compare their words; name it in its task."
        return traced.replace(coverage=Coverage.UNDECIDED, note=note)
    if definition.id.kind == _CRITERION:
        return _trace_criterion(traced, definition, matching)
    words = matching.words(definition)
    if matching.strength(words) >= (ENOUGH_BESIDE_IDS if systematic else ENOUGH):
        return traced.replace(tasks=matching.best(words), how="words")
    if _forbids(definition):
        return traced.replace(coverage=Coverage.NO_WORK, note="It forbids, and asks for nothing to be built.")
    if tracing.first(definition.text.lower(), matching.languages, "KEEPS"):
        return traced.replace(coverage=Coverage.NO_WORK, note="It asks to leave something as it is.")
    verifying = matching.verifies() if definition.id.kind in _NON_FUNCTIONAL else None
    if verifying and not systematic:
        return traced.replace(tasks=(verifying,), how="words")
    skipped = links.skipped.get(definition.id) or matching.skipped(words)
    if skipped:
        note = f"No task serves {definition.written}: {skipped}, which speaks of it, is skipped."
        return traced.replace(coverage=Coverage.UNCOVERED, note=note)
    if systematic:
        note = f"No task names {definition.written}, though tasks name most requirements by id."
        return traced.replace(coverage=Coverage.UNCOVERED, note=note)
    return _without_task(traced, words, matching)


def _trace_criterion(traced: Traced, definition: Definition, matching: _Matching) -> Traced:
    said = definition.text.lower()
    words = matching.words(definition)
    if tracing.first(said, matching.languages, "AFTER_RELEASE"):
        return traced.replace(coverage=Coverage.NO_WORK, note="It is measured with users or in operation.")
    if matching.strength(words) >= ENOUGH:
        return traced.replace(tasks=matching.best(words), how="words")
    if not tracing.first(said, matching.languages, "VERIFICATION"):
        return traced.replace(coverage=Coverage.NO_WORK, note="It states an outcome of the requirements.")
    verifying = matching.verifies()
    if verifying:
        return traced.replace(tasks=(verifying,), how="words")
    return _without_task(traced, words, matching)


def _trace_story(story: UserStory, work: WorkItems) -> Traced:
    tasks = tuple(item.name for item in work.items if story.number in item.stories and not item.skipped)
    traced = Traced(f"US{story.number}", story.title, story.line, Coverage.COVERED, tasks, "id")
    if tasks:
        return traced
    return traced.replace(coverage=Coverage.UNCOVERED, how="", note=f"No task serves {traced.id}.")


def _without_task(traced: Traced, words: Sequence[Word], matching: _Matching) -> Traced:
    """A requirement that no task names and that shares too few words with any; undecided where that says nothing."""
    if not matching.tasks.comparable(words, _FEWEST_WORDS):
        note = "It says too little to be compared, or says it in another language than the tasks."
        return traced.replace(coverage=Coverage.UNDECIDED, note=note)
    missing = dict.fromkeys(word.written[:_LONGEST_WORD] for word in matching.tasks.strangers(words))
    named = ", ".join(f"'{word}'" for word in [*missing][:_WORDS_SHOWN])
    stand = f": {named} {'stands' if len(missing) == 1 else 'stand'} in no task" if named else ""
    note = f"No task names {traced.id}, and none shares enough of its words{stand}."
    return traced.replace(coverage=Coverage.UNCOVERED, note=note)


def _forbids(definition: Definition) -> bool:
    """Whether all that a requirement binds to is to leave something undone."""
    from constitution_gate.constitution.markdown import Paragraph
    from constitution_gate.constitution.norms import find_norms

    if _NOTHING_NEW.match(definition.text.lower()):
        return True
    norms = find_norms((Paragraph(definition.text, 1, 1),))
    return bool(norms) and all(norm.negative for norm in norms)


def _strays(work: WorkItems, links: _Links, matching: _Matching, told: set[int]) -> Iterator[Stray]:
    for item in work.items:
        if item.skipped or not item.id or item.name in links.linked:
            continue
        if item.labelled and told and not item.stories & told:
            named = ", ".join(f"US{number}" for number in sorted(item.stories))
            yield Stray(item.id, item.line, f"it is labelled {named}, and spec.md tells no such story")
        elif not item.stories and not matching.serves_all(item) and not matching.is_asked(item):
            yield Stray(item.id, item.line, "it names no requirement and no story, and spec.md holds none of its words")


def _unknown(
    links: _Links,
    rows: Iterable[tuple[Artifact, tuple[str, int]]],
    found: Iterable[Definition],
    gaps: Sequence[Id],
    languages: tuple[str, ...],
) -> Iterator[Reference]:
    """The requirements that tasks name and the spec does not define, and the gaps that other documents name."""
    known = {definition.id.parent for definition in found}
    families = {identifier.prefix for identifier in known}
    seen: set[Id] = set()
    for identifier, reference in links.references:
        if identifier.prefix in families and identifier.parent not in known and identifier not in seen:
            seen.add(identifier)
            yield reference
    left_out = {*gaps} - seen
    for document, (text, line) in rows if left_out else ():
        missing = {identifier.parent: written for identifier, written in links.named(text)}
        missing = {identifier: written for identifier, written in missing.items() if identifier in left_out}
        if not missing or _OTHER_FEATURE.search(text) or tracing.first(text.lower(), languages, "SET_ASIDE"):
            continue
        left_out -= missing.keys()
        for written in missing.values():
            yield Reference(written, document.path, line, document.name)


def _repeated_tasks(work: WorkItems) -> Iterator[WorkItem]:
    first: dict[str, WorkItem] = {}
    for item in work.items:
        if not item.id.startswith("T"):
            continue
        known = first.setdefault(item.id, item)
        if known is not item and _letters(known.text) != _letters(item.text):
            yield item


def _gaps(ids: Iterable[Id]) -> Iterator[Id]:
    """The numbers that are left out between the lowest and the highest of each prefix."""
    numbers: dict[str, set[int]] = {}
    for identifier in ids:
        numbers.setdefault(identifier.prefix, set()).add(identifier.number)
    for prefix, found in numbers.items():
        if max(found) - min(found) > 2 * len(found) + 10:
            continue  # numbered by section, not in one row
        yield from (Id(prefix, number) for number in range(min(found), max(found)) if number not in found)


def _letters(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())
