"""The feature keeps copies of its data in a cache, or its design relies on one.

A cache of a tool, a build or a machine is none, nor is one that another feature has and this one leaves as it is.
"""

from __future__ import annotations

from itertools import chain

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.facts.passages import (
    SPECIFYING,
    apart_from,
    denies,
    phrases,
    says,
    term,
    texts,
)
from constitution_gate.gates.facts.weighing import Signal, weigh
from constitution_gate.gates.vocabulary import technology

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from constitution_gate.gates.facts.passages import Passage, Text
    from constitution_gate.gates.feature import Feature
    from constitution_gate.gates.protocol import Fact

NAME = "caches"
_SEVERAL = 3
_NEAR = (
    *("cach", "stale", "gctime", "gc time", "max-age", "s-maxage", "memoi", "varnish", "read-through", "network-first"),
    *("workbox", "dedupinginterval", "revalidate", "cdn", "zwischengespeichert", "zwischenspeicher", "gecacht"),
    *("快取", "緩存", "缓存", "キャッシュ"),
)
"""Of these one stands on each line about a cache: no other line is looked at closely."""


def fact(feature: Feature) -> Fact:
    """Decide whether the feature caches."""
    documents = _about_caches(texts(feature, *SPECIFYING, "contracts/"))
    tasks = _about_caches(texts(feature, "tasks.md"))
    researched = _about_caches(texts(feature, "research.md", "quickstart.md"))
    everything = (*documents, *researched, *tasks)
    signals = (
        Signal(-3, "it is said to cache nothing", lambda: denies((*documents, *researched), NAME, "denies")),
        Signal(3, "it names a cache for its data", lambda: _named(everything)),
        Signal(4, "a table lists what is cached", lambda: _listed(everything)),
        Signal(3, "it is said that data is cached", lambda: _kept(everything)),
        Signal(3, "it speaks of a cache time and again", lambda: _mentioned(documents), several=_SEVERAL, few=1),
        Signal(1, "it fetches through a library that caches", lambda: _fetches(everything)),
    )
    return weigh(feature, signals, yes="The feature caches data", no="The feature caches nothing")


def _about_caches(documents: Sequence[Text]) -> tuple[Text, ...]:
    return tuple(text for text in documents if any(word in text.folded for word in _NEAR))


def _listed(documents: Sequence[Text]) -> Iterator[Passage]:
    """Rows of a table of cached items: its header says so, or the heading above one that gives each row an expiry."""
    cached, expiring = term(technology.CACHE_COLUMN), term(technology.EXPIRY_COLUMN)
    for text in documents:
        rows = chain(text.rows(cached), text.rows(expiring, below=cached))
        yield from apart_from(rows, term(technology.TOOL_CACHE), phrases(NAME, "kept as it is", text.languages))


def _named(documents: Sequence[Text]) -> Iterator[Passage]:
    return _of_data(documents, lambda text: text.affirmed(term(technology.CACHE), near=_NEAR))


def _kept(documents: Sequence[Text]) -> Iterator[Passage]:
    return _of_data(documents, lambda text: says((text,), NAME, "keeps", near=_NEAR))


def _mentioned(documents: Sequence[Text]) -> Iterator[Passage]:
    return _of_data(documents, lambda text: text.affirmed(term(technology.CACHED), near=_NEAR))


def _fetches(documents: Sequence[Text]) -> Iterator[Passage]:
    """Lines that name a library of the client for the cache that it keeps."""
    for passage in _mentioned(documents):
        if term(technology.FETCH_LIBRARY).search(passage.text.lower()):
            yield passage


def _of_data(documents: Sequence[Text], find: Callable[[Text], Iterable[Passage]]) -> Iterator[Passage]:
    """What is found on lines that are neither about the cache of a tool nor about one that stays as it is."""
    for text in documents:
        found = (passage for passage in find(text) if not text.is_title(passage))
        yield from apart_from(found, term(technology.TOOL_CACHE), phrases(NAME, "kept as it is", text.languages))
