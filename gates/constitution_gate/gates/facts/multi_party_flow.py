"""The feature has a flow in which several parties exchange messages.

Several means more than a client and the one service that answers it: an outside service, a queue, a push or a
webhook, services that call one another, a chain of three systems.
"""

from __future__ import annotations

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.facts.passages import (
    DIAGRAM_FILES,
    SPECIFYING,
    affirmed,
    denies,
    says,
    term,
    texts,
    together,
)
from constitution_gate.gates.facts.weighing import Signal, weigh
from constitution_gate.gates.vocabulary import technology

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_gate.gates.facts.passages import Passage, Text
    from constitution_gate.gates.feature import Feature
    from constitution_gate.gates.protocol import Fact

NAME = "multi-party-flow"
_DIAGRAM = "sequencediagram"
_DIAGRAM_END = lazy(rf"```|~~~|{_DIAGRAM}")
_PARTY = lazy(r"(?:participant|actor|database|queue|boundary|control)[ \t]+(\S+)")
_CALL = lazy(r"--?>>?[+-]?|--?[x)]")
_CALL_ENDS = 2
_ARROW = r"→|->|=>|➜|⇒|▶"
_SEVERAL = 3


def fact(feature: Feature) -> Fact:
    """Decide whether the feature has a flow among several parties."""
    documents = texts(feature, *SPECIFYING)
    narrative = tuple(text for text in documents if text.artifact.name != "data-model.md")
    drawn = (*documents, *texts(feature, "contracts/", "quickstart.md", "research.md", DIAGRAM_FILES))
    signals = (
        Signal(-3, "it is said to involve no other system", lambda: denies(documents, NAME, "denies")),
        Signal(4, "a sequence diagram has three or more participants", lambda: _sequence_diagrams(drawn)),
        Signal(3, "a flow passes through three or more systems", lambda: _chains(documents)),
        Signal(3, "it describes messages among systems", lambda: says(documents, NAME, "exchanges")),
        Signal(3, "a message broker carries a part of it", lambda: affirmed(documents, term(technology.BROKER))),
        Signal(3, "it talks to an outside service", lambda: _called(narrative)),
        Signal(1, "it names an outside service", lambda: affirmed(narrative, term(technology.EXTERNAL_SERVICE))),
        Signal(2, "it keeps a connection open", lambda: says(narrative, NAME, "streams"), several=_SEVERAL, few=1),
    )
    return weigh(
        feature, signals, yes="Several parties exchange messages", no="No flow among several parties is stated"
    )


def _sequence_diagrams(documents: Sequence[Text]) -> Iterator[Passage]:
    for text in documents:
        if _DIAGRAM not in text.folded:
            continue
        for match, passage in text.places(term(_DIAGRAM)):
            end = _DIAGRAM_END.search(text.folded, match.end())
            if len(_parties(text.folded[match.end() : end.start() if end else None])) >= _SEVERAL:
                yield passage


def _parties(diagram: str) -> set[str]:
    found = set()
    for line in diagram.split("\n"):
        declared = _PARTY.match(line.strip())
        if declared:
            found.add(declared.group(1))
            continue
        call, colon, _ = line.partition(":")
        ends = _CALL.split(call)
        if colon and len(ends) == _CALL_ENDS:
            found |= {end.strip() for end in ends}
    return found


def _chains(documents: Sequence[Text]) -> Iterator[Passage]:
    for passage in affirmed(documents, term(_ARROW)):
        nodes = term(_ARROW).split(passage.text.lower())
        if sum(bool(term(technology.SYSTEM).search(node)) for node in nodes) >= _SEVERAL:
            yield passage


def _called(documents: Sequence[Text]) -> Iterator[Passage]:
    for passage in affirmed(documents, term(technology.EXTERNAL_SERVICE)):
        if together(passage.text.lower(), term(technology.EXTERNAL_SERVICE), term(technology.TALKS)):
            yield passage
