"""What a feature's documents lay down on a subject such as caching or retry: item by item, or for all together.

The sections on the subject are looked at first, those of the plan before those of other documents. An item of theirs
must say everything itself, or have it said by the section around it. A section that lists no items, and a feature
without a section, are judged by what the sentences of all documents state.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import NOTHING
from constitution_gate.gates.artifacts import plan_parts, plan_prose, plan_sections, plan_words
from constitution_gate.gates.completeness import visible, why_incomplete
from constitution_gate.gates.protocol import Evidence, Finding, Result

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from constitution_gate.gates.artifacts.plan_parts import Demand, Judged
    from constitution_gate.gates.artifacts.plan_prose import Sentence
    from constitution_gate.gates.artifacts.plan_sections import Entry
    from constitution_gate.gates.feature import Artifact, Feature

_FEWEST_WORDS = 2
_ELSEWHERE = lazy(r"[\w-]+\.md\b")


class Subject(NamedTuple):
    """What a check asks of every item. `noun` names an item, `remedy` says how to mend one.

    `telling` are the parts by which an item is known for one, `joined` those that must be stated in one place.
    """

    name: str
    noun: str
    demands: tuple[Demand, ...]
    remedy: str
    telling: frozenset[str]
    joined: frozenset[str] = frozenset()


class Chapter(NamedTuple):
    """The sections of one document on the subject, as entries."""

    document: Artifact
    roots: tuple[Entry, ...]


class Verdict(NamedTuple):
    """What the sections of a document come to; `final` says that nothing stated elsewhere can make up for it."""

    findings: tuple[Finding, ...]
    evidence: tuple[Evidence, ...]
    final: bool


class Policy:
    """The documents of a feature, read for one subject."""

    def __init__(self, feature: Feature, subject: Subject, speaks: Callable[[Policy, Sentence], bool]) -> None:
        """`speaks` says which sentences are about the subject."""
        self.feature = feature
        self.subject = subject
        self.words = plan_words.words(subject.name, plan_words.languages(feature))
        self.documents = plan_prose.documents(feature)
        self._speaks = speaks

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of all documents on the subject."""
        about = self.words.pattern(self.subject.name)
        return tuple(
            sentence
            for document in self.documents
            for sentence in plan_prose.sentences(
                document, self.words.languages, about=about, opens=self.words.is_heading
            )
            if self._speaks(self, sentence)
        )

    def chapters(self) -> Iterator[Chapter]:
        """The documents with sections on the subject, the plan first."""
        for document in self.documents:
            sections = plan_sections.sections(document.document, self.words)
            if sections:
                yield Chapter(document, tuple(plan_sections.read(section, self.words) for section in sections))

    def items(self, root: Entry) -> list[tuple[Entry, tuple[Entry, ...]]]:
        """The items of a section, each with what stands around it; the section alone where it lists none.

        A row of the subject's table, and what labels a part, is an item; so is what bears a name and states a part,
        and with it the other rows of its table. A sentence without a name is one only where it states two: else it
        is a rule for the whole section.
        """
        found = list(plan_sections.innermost(root, lambda entry: entry is not root and self._is_item(entry)))
        tables = {entry.header for entry, _ in found if entry.header is not None}
        if tables:
            found = list(
                plan_sections.innermost(
                    root, lambda entry: entry is not root and (entry.header in tables or self._is_item(entry))
                )
            )
        return found or [(root, ())]

    def _is_item(self, entry: Entry) -> bool:
        parts = {demand.part for demand in self.subject.demands}
        if entry.form == "row" or entry.parts.keys() & parts:
            return True
        if not entry.said.strip():
            return False
        stated = {d.part for d in self.subject.demands if self.words.says(d.said or d.part, entry.text)}
        named = entry.form == "section" or len(visible(entry.own)) > len(entry.name) + 2
        if named and self.subject.name == "caching" and self.words.says("caching", entry.text):
            return True
        return bool(stated & self.subject.telling) and (named or len(stated) > 1)

    def judge(
        self,
        chapter: Chapter,
        demands: Callable[[Entry], Sequence[Demand]] | None = None,
        further: Callable[[Entry, Sequence[Entry]], Iterator[Finding]] | None = None,
    ) -> Verdict:
        """Judge the sections of a document.

        `demands` are those of one item (without it: the subject's), `further` finds what else is wrong with one.
        """
        document, roots = chapter
        findings: list[Finding] = []
        evidence: list[Evidence] = []
        final = False
        for root in roots:
            others = tuple(other for other in roots if other is not root)
            items = self.items(root)
            listed = items[0][0] is not root
            judged: list[Judged] = []
            for entry, around in items:
                wanted = demands(entry) if demands else self.subject.demands
                if entry is root:
                    wanted = [
                        demand
                        for demand in wanted
                        if demand.part in entry.parts or not self._stated_elsewhere(demand, others)
                    ]
                judged.append(plan_parts.judge(entry, (*around, *others), wanted, self.words))
                if further is not None:
                    findings.extend(further(entry, (*around, *others)))
            final = final or bool(findings)
            findings += plan_parts.findings(
                document.path, judged, self.subject.noun if listed else "section", self.subject.remedy
            )
            strict = listed and document is self.feature.plan and not _ELSEWHERE.search(root.text)
            final = final or any(item.unnamed or any(lack.reason or strict for lack in item.lacks) for item in judged)
            what = plan_parts.counted(len(items), self.subject.noun) if listed else f"the section “{root.name}”"
            note = f"{what[0].upper()}{what[1:]}: each part is stated."
            evidence.append(Evidence.of(document, note, root.line, root.end_line))
        return Verdict(tuple(findings), tuple(evidence), final)

    def _stated_elsewhere(self, demand: Demand, others: Sequence[Entry]) -> bool:
        """Whether other sections, or sentences of any document, state a part for all together."""
        if demand.part in self.subject.joined:
            return False
        if any(self.words.says(demand.said or demand.part, other.text) for other in others):
            return True
        return self._sentence(demand, self.sentences) is not None

    def _sentence(self, demand: Demand, sentences: Iterable[Sentence]) -> Sentence | None:
        phrase = demand.said or demand.part
        return next((s for s in sentences if self.words.says(phrase, s.text) and why_incomplete(s.text) is None), None)

    def together(self, otherwise: Mapping[str, str] = NOTHING) -> tuple[list[Evidence], list[Demand]]:
        """What the sentences of all documents state, and the demands that none of them meets.

        `otherwise` is by part what may stand for it beside the parts that are stated in one place.
        """
        found = self._joined()
        beside = tuple(found.values())
        for demand in self.subject.demands:
            if demand.part not in self.subject.joined and (s := self._sentence(demand, self.sentences)) is not None:
                found[demand.part] = s
            elif demand.part in otherwise:
                named = next((s for s in beside if self.words.says(otherwise[demand.part], s.block)), None)
                found.update({demand.part: named} if named is not None else {})
        shown = [found[d.part].evidence(f"States {d.shown}.") for d in self.subject.demands if d.part in found]
        return shown, [demand for demand in self.subject.demands if demand.part not in found]

    def _joined(self) -> dict[str, Sentence]:
        """The parts that one place states: a section on the subject, or what stands around one sentence."""
        demands = [demand for demand in self.subject.demands if demand.part in self.subject.joined]
        sections: dict[tuple[str, str], list[Sentence]] = {}
        best: dict[str, Sentence] = {}
        for sentence in self.sentences if demands else ():
            if self.words.is_heading(sentence.title):
                sections.setdefault((sentence.artifact.path, sentence.title), []).append(sentence)
            here = {d.part: sentence for d in demands if self.words.says(d.said or d.part, sentence.block)}
            best = max(best, here, key=len)
        for sentences in sections.values():
            here = {d.part: s for d in demands if (s := self._sentence(d, sentences)) is not None}
            best = max(best, here, key=len)
        return best

    def denial(self, chapter: Chapter) -> Entry | None:
        """The section that says, with a reason, that there is nothing of the kind; None where none says so."""
        for root in chapter.roots:
            said = visible(" ".join((*(part.text for part in root.parts.values()), root.own)))
            demanded = {demand.part for demand in self.subject.demands}
            if not said or root.parts.keys() & demanded or self.items(root)[0][0] is not root:
                continue
            opening = visible(root.own) or f"no {said}"
            reasoned = why_incomplete(said) is None and len(said.split()) + said.count("，") > _FEWEST_WORDS
            stated = any(self.words.says(d.said or d.part, said) for d in self.subject.demands)
            if reasoned and not stated and self.words.says("none", opening):
                return root
        return None

    def nothing(self, message: str, missing: str, remedy: str) -> Result:
        """The finding where no section is: at the first sentence on the subject, or at the plan."""
        plan = self.feature.plan
        first = next((s for s in self.sentences if s.artifact is plan), None) or next(iter(self.sentences), None)
        if first is None:
            path = plan.path if plan is not None else f"{self.feature.path}/plan.md"
            return Result((Finding(message, path, None, remedy),))
        return Result((Finding(missing, first.artifact.path, first.line, remedy),))
