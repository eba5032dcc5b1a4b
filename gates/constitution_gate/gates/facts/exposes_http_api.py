"""The feature serves an HTTP API: it adds, changes or documents endpoints that are its own.

Calling somebody else's API, GraphQL, gRPC and WebSocket are not such a surface.
"""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.facts.passages import (
    SPECIFYING,
    Passage,
    affirmed,
    denies,
    phrases,
    says,
    term,
    texts,
)
from constitution_gate.gates.facts.technical_context import fields
from constitution_gate.gates.facts.weighing import Signal, weigh
from constitution_gate.gates.vocabulary import technology

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_gate.gates.facts.passages import Text
    from constitution_gate.gates.facts.technical_context import Field
    from constitution_gate.gates.feature import Feature
    from constitution_gate.gates.protocol import Fact

NAME = "exposes-http-api"
_CONTRACT = (".yaml", ".yml", ".json")
_OPENAPI = lazy(
    r"""^[ \t]*\{?[ \t]*["']?(?:openapi|swagger)["']?[ \t]*:|[{,][ \t]*"(?:openapi|swagger)"[ \t]*:[ \t]*"\d""",
    re.MULTILINE,
)
_CONTRACT_NAME = lazy(r"(?:^|[/._-])(?:openapi|swagger)[\w.-]{0,40}\.(?:ya?ml|json)$", re.IGNORECASE)
_TITLE = lazy(r"^#[ \t][^\n]*", re.MULTILINE)
_SEVERAL = 2


def fact(feature: Feature) -> Fact:
    """Decide whether the feature serves an HTTP API.

    An OpenAPI document settles it, a broken one too: whoever breaks a contract does not get rid of the API. A contract
    that lists endpoints outweighs prose that denies them, unless the feature is a client or calls an API that exists.
    """
    yes, no = "The feature serves an HTTP API", "The feature serves no HTTP API"
    described = tuple(_openapi(feature))
    if described:
        return weigh(feature, [Signal(8, "it has an OpenAPI document", lambda: described)], yes=yes, no=no)
    documents = texts(feature, *SPECIFYING)
    planned = texts(feature, "spec.md", "plan.md")
    contracts = texts(feature, "contracts/")
    tasks = texts(feature, "tasks.md")
    kinds = fields(documents, "project type")
    own = _own(contracts)
    called = any(_kind(kinds, technology.CLIENT)) or any(denies(documents, NAME, "consumes"))
    served = () if called else tuple(_endpoints(own))
    listing = tuple(text for text in own if any(passage.artifact is text.artifact for passage in served))
    signals = (
        Signal(-4, "its project type serves no HTTP", lambda: _kind(kinds, technology.SERVES_NO_HTTP)),
        Signal(-4, "it is said to have no endpoints of its own", lambda: denies(documents, NAME, "denies")),
        Signal(-2, "it is said to use an API that exists", lambda: denies((*documents, *contracts), NAME, "consumes")),
        Signal(2, "its project type is a service", lambda: _kind(kinds, technology.HTTP_SERVICE)),
        Signal(1, "its project type has a server", lambda: _kind(kinds, technology.SERVER)),
        Signal(3, "a contract lists endpoints", lambda: _endpoints(own)),
        Signal(5, "a contract lists endpoints, and none is said to be another's", lambda: served),
        Signal(4, "a contract says that it serves them", lambda: affirmed(listing, term(technology.SERVES))),
        Signal(3, "a document names endpoints of its own", lambda: _endpoints(documents)),
        Signal(2, "its plan names an OpenAPI contract", lambda: affirmed(planned, term(technology.OPENAPI_FILE))),
        Signal(2, "it is said to be used over HTTP", lambda: affirmed(documents, term(technology.OVER_HTTP))),
        Signal(3, "tasks build endpoints", lambda: says(tasks, NAME, "builds"), several=_SEVERAL, few=2),
        Signal(3, "a requirement asks for an API", lambda: says(documents, NAME, "offers")),
        Signal(1, "its source tree has route files", lambda: affirmed(documents, term(technology.ROUTE_FILES))),
        Signal(1, "it depends on a framework that serves HTTP", lambda: _frameworks(documents)),
    )
    return weigh(feature, signals, yes=yes, no=no)


def _openapi(feature: Feature) -> Iterator[Passage]:
    """The files that are, or by their name should be, an OpenAPI document, those that cannot be read left out."""
    for path, artifact in sorted(feature.artifacts.items()):
        if not path.lower().endswith(_CONTRACT):
            continue
        try:
            text = artifact.text
        except UnicodeDecodeError:
            continue
        start = _OPENAPI.search(text)
        if start:
            yield Passage(artifact, text.count("\n", 0, start.start()) + 1, start.group().strip())
        elif _CONTRACT_NAME.search(path):
            yield Passage(artifact, 1, artifact.name)


def _own(contracts: Sequence[Text]) -> tuple[Text, ...]:
    """The contracts that do not say, in their title or below it, that their API is somebody else's."""
    return tuple(
        text
        for text in contracts
        if not any(denies((text,), NAME, "consumes")) and not term(technology.OF_OTHERS).search(_title(text))
    )


def _title(text: Text) -> str:
    found = _TITLE.search(text.folded)
    return found.group() if found else ""


def _endpoints(documents: Sequence[Text]) -> Iterator[Passage]:
    for text in documents:
        consumed = phrases(NAME, "consumed here", text.languages)
        for passage in text.affirmed(term(technology.METHOD_AND_PATH), exact_case=True):
            if consumed is None or not consumed.search(passage.text.lower()):
                yield passage


def _kind(kinds: Sequence[Field], source: str) -> Iterator[Passage]:
    """The project types of a kind; a type that has a server is not of a kind that serves nothing."""
    for kind in kinds:
        serves = term(technology.HTTP_SERVICE).search(kind.value) or term(technology.SERVER).search(kind.value)
        if term(source).search(kind.value) and not (source == technology.SERVES_NO_HTTP and serves):
            yield kind.passage


def _frameworks(documents: Sequence[Text]) -> Iterator[Passage]:
    framework = term(technology.HTTP_FRAMEWORK)
    return (field.passage for field in fields(documents, "dependencies") if field.affirms(framework))
