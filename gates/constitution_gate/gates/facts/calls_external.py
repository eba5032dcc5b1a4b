"""The feature's own code calls a service outside the project over the network while it runs.

Its own back end and database are not outside, and what tests simulate or a build downloads is not called.
"""

from __future__ import annotations

from functools import lru_cache

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.facts.passages import (
    SPECIFYING,
    affirmed,
    apart_from,
    denies,
    phrases,
    says,
    term,
    texts,
    together,
)
from constitution_gate.gates.facts.technical_context import fields
from constitution_gate.gates.facts.weighing import Signal, weigh
from constitution_gate.gates.vocabulary import technology

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from constitution_gate.gates.facts.passages import Passage, Text
    from constitution_gate.gates.feature import Feature
    from constitution_gate.gates.protocol import Fact

NAME = "calls-external"


def fact(feature: Feature) -> Fact:
    """Decide whether the feature calls an outside service."""
    documents = texts(feature, *SPECIFYING)
    contracts = texts(feature, "contracts/")
    tasks = texts(feature, "tasks.md")
    researched = texts(feature, "research.md", "quickstart.md")
    narrative = (*documents, *contracts)
    everything = (*narrative, *researched, *tasks)
    signals = (
        Signal(-4, "it is said to call no outside service", lambda: denies(documents, NAME, "denies")),
        Signal(4, "it calls an outside service", lambda: _called(narrative)),
        Signal(3, "it depends on the client of an outside service", lambda: _depended(documents)),
        Signal(3, "it is said to call an outside service", lambda: _said(narrative)),
        Signal(3, "tasks build the call of an outside service", lambda: _built(tasks)),
        Signal(3, "it calls a service with a name of its own", lambda: _neighbours((*documents, *researched, *tasks))),
        Signal(2, "a table lists calls that are retried", lambda: _retried(documents)),
        Signal(2, "it is configured for an outside service", lambda: _configured(everything)),
        Signal(2, "it is built on the API of a product", lambda: _products((*narrative, *tasks))),
        Signal(1, "it needs the key of an API", lambda: affirmed(everything, term(r"\bapi[- _]?keys?\b|\w_api_key\b"))),
        Signal(1, "it names an outside service", lambda: _named((*documents, *researched))),
    )
    return weigh(
        feature, signals, yes="The feature calls an outside service", no="The feature calls no outside service"
    )


def _called(documents: Sequence[Text]) -> Iterator[Passage]:
    for text in documents:
        talks = phrases(NAME, "talks", text.languages)
        for passage in _services(text):
            if talks and together(passage.text.lower(), term(technology.OUTSIDE_SERVICE), talks):
                yield passage


def _named(documents: Sequence[Text]) -> Iterator[Passage]:
    return (passage for text in documents for passage in _services(text))


@lru_cache(maxsize=32)
def _services(text: Text) -> tuple[Passage, ...]:
    """The lines of a document that name an outside service; several signals look at them."""
    return tuple(_at_run_time((text,), lambda text: text.affirmed(term(technology.OUTSIDE_SERVICE))))


def _configured(documents: Sequence[Text]) -> Iterator[Passage]:
    return _at_run_time(documents, lambda text: affirmed((text,), term(technology.SERVICE_KEY)))


def _said(documents: Sequence[Text]) -> Iterator[Passage]:
    return _at_run_time(documents, lambda text: says((text,), NAME, "calls"))


def _built(tasks: Sequence[Text]) -> Iterator[Passage]:
    for text in tasks:
        builds = phrases(NAME, "builds", text.languages)
        for passage in _named((text,)):
            if builds is not None and builds.search(passage.text.lower()):
                yield passage


def _products(documents: Sequence[Text]) -> Iterator[Passage]:
    """Where the API or SDK of something with the name of a product stands."""
    return _at_run_time(documents, lambda text: text.affirmed(term(technology.PRODUCT_API), exact_case=True))


def _neighbours(documents: Sequence[Text]) -> Iterator[Passage]:
    return _at_run_time(documents, lambda text: text.affirmed(term(technology.NEIGHBOUR), exact_case=True))


def _retried(documents: Sequence[Text]) -> Iterator[Passage]:
    for text in documents:
        yield from apart_from(
            text.rows(term(technology.RETRY_COLUMN)),
            term(f"{technology.OWN_STORE}|{technology.RELATIONAL}|{technology.DOCUMENT}"),
        )


def _depended(documents: Sequence[Text]) -> Iterator[Passage]:
    service = term(technology.OUTSIDE_SERVICE)
    return (field.passage for field in fields(documents, "dependencies") if field.affirms(service))


def _at_run_time(documents: Sequence[Text], find: Callable[[Text], Iterable[Passage]]) -> Iterator[Passage]:
    """What is found on lines that are neither about a simulated service nor about work before the system runs."""
    for text in documents:
        yield from apart_from(find(text), term(technology.NOT_AT_RUN_TIME), phrases(NAME, "simulated", text.languages))
