"""Whether a feature's documents state a topic: how it is done, or that it is not, and why.

A topic (authentication, secrets, logging, …) is data: the phrases under its name in `vocabulary.stated`. What is judged
is one sentence, list item or row of a table. It states a topic where it

- names a `means` of the topic ("OAuth 2.0", "row-level security"), or
- names the `subject` of the topic, itself or by its label or heading, and says `how` ("API keys" with "environment
  variable"), or lays down a `rule` ("requires authentication"), or
- stands behind the topic's own label or below its own heading and says something, or
- denies the topic and gives a reason ("No authentication: offline tool, single user").

What only names the topic ("Authentication: PASS", "follows best practices", "TBD", "N/A"), asks, is put off, is an
alternative that was not taken, or stands in code or a comment states nothing. Some of that is kept as hollow, for a
finding to point to. In a Constitution Check only a means, the subject with words that say `exactly` how, or a denial
with its reason counts: all other words there repeat the constitution.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from importlib import import_module

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts.sentences import sentences
from constitution_gate.gates.completeness import says_nothing, visible, why_incomplete
from constitution_gate.gates.facts.passages import words
from constitution_gate.gates.vocabulary.languages import detect
from constitution_gate.gates.vocabulary.phrases import Phrases, comparable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from constitution_gate.gates.artifacts.sentences import Place, Sentence
    from constitution_gate.gates.feature import Artifact, Feature

_REPEATS = lazy(
    r"(?:tasks?|checklists?|analy[sz]\w*|reviews?|changelog|readme|issues?|summary|report|roadmap|status|progress|"
    r"verification|implementation|pr|pull)(?![a-z])"
)
_TASK = lazy(r"(?:\*\*)?T\d{3,4}\b")
_PATHS = lazy(
    r"(?<![^\s`\"'(])(?:https?://\S+|/(?!health|metrics|ready|live|ping\b)[^\s`|]+|(?:[\w.@-]+/){2,}[\w.@-]*|[\w./@-]+\.(?:md|tsx?|jsx?|py|java|cs|go|rs|rb|kt|"
    r"swift|ya?ml|json|sql|html|css|sh|php|dart|vue|svelte)\b)"
)
_ABOUT_ITSELF = lazy(r"branch|分支|ブランチ|rama\b|branche|input|entrada|输入|輸入|入力|eingabe|entrée")
_CLAUSE_END = lazy(r"[.;](?=\s|$)|[。；]")
_QUESTION = ("?", "？")
_WORD = lazy(r"[^\W\d_]+")
_SHORTEST_WORD = 3
_WITHOUT_BLANKS = "\u2e80"
_SAMPLE = 6000
_MARKERS = 2
_BEGINNING = 20
_LONGEST_DENIAL = 200
_LABELLED = 2
_HEADED = 3
_NEAR = 60
_NEAR_WORDS = 5


class Topic(Record):
    """A topic by its name in `STATED`; who denies its `umbrella` with a reason ("security") denies the topic too.

    `refusable` says that turning somebody away states the topic ("no access without a token"), and that what only
    hides something ("passwords are never logged") does not.
    """

    name: str
    umbrella: str = ""
    refusable: bool = True


SORTS = ("means", "how", "own", "absent")
"""Sorts of statements, the plainest first: naming a means, saying how, below the topic's own heading, denying it."""


class Statement(Record):
    """A sentence, item or row that states a topic, or only names it ("hollow").

    `sort` is one of SORTS, or "hollow". The text is not kept: it may hold what no report quotes.
    """

    artifact: Artifact
    line: int
    end_line: int
    sort: str


class Reading(Record):
    """What documents say of a topic, in order of the documents and lines, up to the first of the plainest sort."""

    stated: tuple[Statement, ...] = ()
    hollow: tuple[Statement, ...] = ()

    @property
    def plainest(self) -> Statement | None:
        """The statement to show: the first of the plainest sort."""
        return min(self.stated, key=lambda statement: SORTS.index(statement.sort), default=None)


def read(documents: Sequence[Artifact], topics: Sequence[Topic]) -> dict[Topic, Reading]:
    """What the documents say of each topic, in the languages that they are written in; no text is an error.

    `specifying` gives the documents of a feature that can state something. A document that is not UTF-8 says nothing:
    its reader has reported it.
    """
    languages = _languages(tuple(documents))
    return {topic: _reading(documents, _Judge(topic, languages, topics)) for topic in topics}


def _reading(documents: Sequence[Artifact], judge: _Judge) -> Reading:
    """What documents say of one topic, up to the first statement of the plainest sort."""
    found: dict[str, list[Statement]] = {"stated": [], "hollow": []}
    for artifact in documents:
        document = _document(artifact)
        for index in judge.candidates(document):
            sort = judge.sort(document, index)
            if sort is None:
                continue
            sentence = document.all[index]
            kept = found["hollow" if sort == "hollow" else "stated"]
            if not (kept and kept[-1].artifact is artifact and kept[-1].line == sentence.line):
                kept.append(Statement(artifact, sentence.line, sentence.end_line, sort))
            if sort == SORTS[0]:
                return Reading(tuple(found["stated"]), tuple(found["hollow"]))
    return Reading(tuple(found["stated"]), tuple(found["hollow"]))


def specifying(feature: Feature) -> tuple[Artifact, ...]:
    """The documents that say how a feature is built, plan.md and spec.md first.

    tasks.md and what stands under a name like it (checklists, analyses, reviews) says what to do, or repeats.
    """
    first = [artifact for artifact in (feature.plan, feature.spec) if artifact is not None]
    others = [a for a in feature.documents() if a not in first and not _REPEATS.match(a.name.lower())]
    return (*first, *others)


def names(text: str, topic: Topic) -> bool:
    """Whether a text, such as a norm of the constitution, names a topic or one of its means.

    `named` in a topic's description is what does so where its subject alone may mean something else.
    """
    languages = detect(text)
    shown = _stated(topic.name, "unlike", languages).without(comparable(text))
    parts = ("named",) if "named" in _module("en").STATED.get(topic.name, ()) else ("subject", "means", "rule")
    return any(_stated(topic.name, part, languages).stands_in(shown) for part in parts)


class _Document:
    """The sentences of a document, and all of them as one text, to look for phrases in once."""

    def __init__(self, artifact: Artifact) -> None:
        self.all: tuple[Sentence, ...] = tuple(
            sentence for sentence in sentences(artifact.document) if not _is_apart(sentence)
        )
        lines = [comparable(f"{sentence.label}: {sentence.text}") for sentence in self.all]
        self.text = "\n".join(lines)
        self.starts: list[int] = []
        offset = 0
        for line in lines:
            self.starts.append(offset)
            offset += len(line) + 1
        self._shown: dict[int, tuple[str, str]] = {}
        self.places: dict[Place, list[int]] = {}
        for index, sentence in enumerate(self.all):
            self.places.setdefault(sentence.place, []).append(index)

    def shown(self, index: int) -> tuple[str, str]:
        """The label and the text of a sentence as a reader sees them, to look for phrases in."""
        if index not in self._shown:
            sentence = self.all[index]
            self._shown[index] = comparable(visible(sentence.label)), comparable(_without_paths(visible(sentence.text)))
        return self._shown[index]

    def holding(self, phrases: Phrases) -> Iterator[int]:
        """The sentences in which a phrase may stand."""
        for offset in phrases.offsets(self.text):
            yield bisect_right(self.starts, offset) - 1


@lru_cache(maxsize=32)
def _document(artifact: Artifact) -> _Document:
    return _Document(artifact)


class _Judge:
    """Decides for one topic, in certain languages, what a sentence says of it."""

    def __init__(self, topic: Topic, languages: tuple[str, ...], topics: Sequence[Topic]) -> None:
        self.languages = languages
        self.refusable = topic.refusable
        self.means = _stated(topic.name, "means", languages)
        self.rule = _stated(topic.name, "rule", languages)
        self.subject = _stated(topic.name, "subject", languages)
        self.how = _stated(topic.name, "how", languages)
        self.exactly = _stated(topic.name, "exactly", languages)
        self.absent = _stated(topic.name, "absent", languages)
        self.unlike = _stated(topic.name, "unlike", languages)
        self.umbrella = _stated(topic.umbrella, "subject", languages)
        self._titles: dict[str, bool] = {}
        self.others = [_stated(other.name, "subject", languages) for other in topics if other.name != topic.name]

    def candidates(self, document: _Document) -> list[int]:
        """The sentences that may say something of the topic, in order."""
        found = set(document.holding(self.means))
        for phrases in (self.rule, self.subject, self.absent, self.umbrella):
            found.update(document.holding(phrases))
        for place, indexes in document.places.items():
            if self._is_topic(place.nearest):
                found.update(indexes)
        return sorted(found)

    def sort(self, document: _Document, index: int) -> str | None:
        """How a sentence states the topic (see SORTS), "hollow" where it only names it, None where it says nothing."""
        sentence = document.all[index]
        label, text = (self.unlike.without(part) for part in document.shown(index))
        whole = f"{label}: {text}" if label else text
        setting = self._setting(sentence.place, label)
        if setting == "alternative" or (self.refusable and _mood("hides", self.languages).stands_in(whole)):
            return None
        named = list(self.subject.spans(whole))
        if why_incomplete(sentence.text) or whole.endswith(_QUESTION):
            none = says_nothing(sentence.text) and any(self._denied(whole, span) for span in named)
            return "absent" if none and self._explained(document, index) else "hollow" if named else None
        refusing = self.refusable and _mood("refuses", self.languages).stands_in(whole)
        later = setting == "later" or (not refusing and _mood("later", self.languages).stands_in(whole))
        means = [span for span in self.means.spans(whole) if refusing or not self._denied(whole, span)]
        if means and setting != "excluded":
            return "hollow" if later else "means"
        denied = setting == "excluded" or _mood("excluded", self.languages).stands_in(whole)
        denied = denied or any(self._denied(whole, span) for span in named)
        if ((named and denied) or self.absent.stands_in(whole)) and not refusing:
            brief = len(whole) <= _LONGEST_DENIAL
            return "absent" if brief and self._has_reason(document, index, whole) else "hollow"
        if self._umbrella_denied(whole):
            return "absent" if self._has_reason(document, index, whole) else None
        ruled = self.rule.stands_in(whole)
        if not named and not ruled and not self._is_topic(sentence.place.nearest):
            return None
        if later or (sentence.place.check and not (named and self.exactly.stands_in(whole))):
            return "hollow" if named else None
        if not self.refusable and self._only_hides(whole):
            return None
        return "how" if ruled else self._says_how(sentence, label, text) or ("hollow" if named else None)

    def _only_hides(self, whole: str) -> bool:
        """Whether every clause that names the topic says only what must not be shown there."""
        moods = [_mood(name, self.languages) for name in ("hides", "withholds")]
        parts = _CLAUSE_END.split(whole)
        shown = [part for part in parts if not any(mood.stands_in(part) for mood in moods)]
        return len(shown) < len(parts) and not any(self.subject.stands_in(part) for part in shown)

    def _says_how(self, sentence: Sentence, label: str, text: str) -> str | None:
        content = self._content(text)
        place = sentence.place
        around = (*place.titles[-1:], place.lead, *place.parents, sentence.label, sentence.text)
        says = [comparable(visible(part)) for part in around] if content >= 1 else []
        if any(self.how.stands_in(part) or self.exactly.stands_in(part) for part in says):
            return "how"
        own = content >= _LABELLED if self._is_topic(label) else content >= _HEADED and not label
        return "own" if own and (self._is_topic(label) or self._is_topic(place.nearest)) else None

    def _setting(self, place: Place, label: str) -> str:
        """The mood in which a place is to be read: "alternative", "later", "excluded" or none."""
        titles = comparable("\n".join((*place.titles, place.lead, *place.parents, label)))
        for name in ("alternative", "excluded", "later"):
            if _mood(name, self.languages).stands_in(titles):
                return name
        return ""

    def _is_topic(self, title: str) -> bool:
        """Whether a title names the topic, nothing else, and no other topic that is asked for."""
        if title not in self._titles:
            shown = comparable(visible(title))
            named = self.subject.stands_in(shown) and not any(other.stands_in(shown) for other in self.others)
            frame = _mood("frame", self.languages)
            self._titles[title] = named and self._content(frame.without(shown)) == 0
        return self._titles[title]

    def _denied(self, whole: str, span: tuple[int, int]) -> bool:
        """Whether the words around a phrase say that there is no such thing."""
        start, end = span
        before = whole[max(0, start - _NEAR) : start]
        before = before[max(before.rfind(mark) for mark in ".;:|,。；：，(（—–") + 1 :]
        near = " ".join(before.split()[-_NEAR_WORDS:]) + " "
        after = whole[end : end + _NEAR]
        return bool(
            words("NEGATION", self.languages).search(near) or words("NEGATION_AFTER", self.languages).search(after)
        )

    def _umbrella_denied(self, whole: str) -> bool:
        """Whether a sentence begins with the denial of all that the topic belongs to: "Security: N/A (…)"."""
        return any(span[0] <= _BEGINNING and self._denied(whole, span) for span in self.umbrella.spans(whole))

    def _has_reason(self, document: _Document, index: int, whole: str) -> bool:
        """Whether a denial says more than that there is none."""
        if _mood("reason", self.languages).stands_in(whole):
            return True
        rest = _mood("frame", self.languages).without(words("NEGATION", self.languages).sub(" ", whole))
        return self._content(rest) >= _LABELLED or self._explained(document, index)

    def _explained(self, document: _Document, index: int) -> bool:
        """Whether the next sentence of the same block says something of its own."""
        sentence = document.all[index]
        following = document.all[index + 1 : index + 2]
        return any(
            other.block == sentence.block
            and not other.label
            and self._content(comparable(visible(other.text))) >= _LABELLED
            for other in following
        )

    def _content(self, text: str) -> int:
        """How many words a text has that say something of their own."""
        for phrases in (self.subject, self.absent, self.umbrella, *self.others, _mood("empty", self.languages)):
            text = phrases.without(text)
        count = 0
        for word in _WORD.findall(text):
            if word[0] >= _WITHOUT_BLANKS:
                count += len(word) // 2
            else:
                count += len(word) > _SHORTEST_WORD
        return count


def _is_apart(sentence: Sentence) -> bool:
    """Whether a sentence says nothing of the feature: the lines below the title, and tasks."""
    preamble = not sentence.place.titles and sentence.label and _ABOUT_ITSELF.search(sentence.label.lower())
    return bool(preamble or _TASK.match(sentence.text))


def _without_paths(text: str) -> str:
    """A text without the paths and addresses in it: a file called `auth/vault.ts` states nothing."""
    return _PATHS.sub(" ", text) if "/" in text or "." in text else text


@lru_cache(maxsize=128)
def _stated(topic: str, part: str, languages: tuple[str, ...]) -> Phrases:
    """The phrases of a part of a topic's description in all of its languages."""
    described = (_module(name).STATED for name in ("technology", *languages))
    return Phrases(topics.get(topic, {}).get(part, "") for topics in described)


@lru_cache(maxsize=128)
def _mood(name: str, languages: tuple[str, ...]) -> Phrases:
    return Phrases(_module(language).MOODS.get(name, "") for language in languages)


def _module(name: str) -> Any:
    return import_module(f"constitution_gate.gates.vocabulary.stated.{name}")


@lru_cache(maxsize=32)
def _languages(documents: tuple[Artifact, ...]) -> tuple[str, ...]:
    found = {language for artifact in documents for language in detect(artifact.text[:_SAMPLE], markers=_MARKERS)}
    return tuple(sorted(found))
