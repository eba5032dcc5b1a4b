"""Logging, metrics and tracing are stated, and the headers and endpoints for them are in the contract.

gates.md, section 6. The feature's documents say of each topic how it is done, or why this feature needs none; naming it
is not enough. Headers and endpoints are looked for where a constitution names them.
"""

from __future__ import annotations

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.model import Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates import scope
from constitution_gate.gates.artifacts import statements
from constitution_gate.gates.feature import Unreadable
from constitution_gate.gates.protocol import Evidence, Finding, Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constitution_gate.constitution.model import Norm
    from constitution_gate.gates.artifacts.contract import Contract
    from constitution_gate.gates.artifacts.observed_contract import Contents, Missing
    from constitution_gate.gates.feature import Artifact, Feature

PHASE = Phase.DESIGN
CONDITION: tuple[str, ...] = ()

TOPICS = {
    "logging": ("what is logged and how", "Say what is logged, in which form and to where"),
    "metrics": ("what is measured", "Say what is measured and where the numbers go"),
    "tracing": ("how a request is followed", "Say how one request is followed through the system"),
    "health-checks": ("how health is checked", "Say which endpoint or probe tells that it works, and what it checks"),
    "alerting": ("who is alerted of what", "Say which condition alerts whom"),
    "correlation-ids": ("how log lines of one request are joined", "Say which id every log line of a request carries"),
    "audit-log": ("what is recorded for audits", "Say which actions are recorded, with actor and time, and where"),
}
"""Topic -> what a document must state, and how to mend it."""

_ALSO = {"tracing": "correlation-ids"}
"""An id that every log line of a request carries is the smallest form of tracing."""
SERVICE_WIDE = ("health-checks", "alerting")
"""Designed once for a service: the plan of a later feature need not repeat it."""
DESIGNS = ("/plan.md", "/spec.md", "/research.md")
_UMBRELLA = "observability"
_PLACES = ("operations", "responses", "contract")
_HEADER_NAME = lazy(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+\Z")
_NAMED_HEADER = lazy(
    r"(?<![\w/-])(x-[a-z0-9]+(?:-[a-z0-9]+)*|traceparent|tracestate|(?:request|correlation|trace)-id)(?![\w/-])"
)
_OBSERVES = ("trace", "request", "correlation", "span", "b3", "time", "duration", "runtime")
_NAMED_ENDPOINT = lazy(r"(?<![\w.)}\]/-])((?:/[a-z0-9_-]+){1,4})(?![\w/{-])")
_PROBES = ("health", "healthz", "healthcheck", "metrics", "prometheus", "ready", "readyz", "readiness", "live", "livez",
           "liveness", "ping", "status")  # fmt: skip
_RESPONSES = lazy(
    r"\b(?:every|each|all)\b[^.;]{0,30}\bresponses?\b|responses must|(?:所有|每個|每个|全部)[^。；]{0,8}(?:回應|响应)"
    r"|(?:すべて|全て|各)[^。]{0,8}(?:レスポンス|応答)|\b(?:jede|alle)\b[^.;]{0,30}\bantwort"
    r"|\b(?:cada|todas? las?|todas? as?)\b[^.;]{0,30}\b(?:respuesta|resposta)"
    r"|\b(?:chaque|toutes? les?)\b[^.;]{0,30}\bréponse"
)
_NO_DESIGN = ("quickstart", "data-model", "data_model", "report", "analysis", "review", "summary", "retro")
_OPTIONAL = lazy(
    r"[(（][^()（）]*\b(?:where|if|when|as) (?:available|possible|applicable|needed|appropriate)\b[^()（）]*[)）]"
)
_GROUP = lazy(r"[(（]([^()（）]*)[)）]")
_SHOWN = 5
_MOST_SEARCHED = 40


class Parameters(Record):
    """What a gate may set.

    `topics` are what the documents must state (see TOPICS), `at_least` how many of them, 0 for all. `headers`
    must be declared in the contract, `headers_in` says where: "operations" (the request or a response of each),
    "responses" (every response of each) or "contract" (at least one operation). `endpoints` are paths that a
    contract must have.
    """

    topics: tuple[str, ...] = ("logging", "metrics", "tracing")
    at_least: int = 0
    headers: tuple[str, ...] = ()
    headers_in: str = "operations"
    endpoints: tuple[str, ...] = ()


def problems(parameters: Parameters) -> tuple[str, ...]:
    """Say which topics, headers and endpoints cannot be judged, one sentence each."""
    known = ", ".join(TOPICS)
    found = [
        f"`topics` names {scope.quoted(topic)}; known are {known}."
        for topic in parameters.topics
        if topic not in TOPICS
    ]
    found += [
        f"`headers` names {scope.quoted(name)}, which is no name of a header."
        for name in parameters.headers
        if not _HEADER_NAME.match(name)
    ]
    found += [
        f"`endpoints` names {scope.quoted(path)}; a path begins with a slash and is more than one."
        for path in parameters.endpoints
        if not path.startswith("/") or not path.strip("/ ")
    ]
    if not 0 <= parameters.at_least <= len(parameters.topics):
        found.append(f"`at_least` is {parameters.at_least:,}; `topics` names {len(parameters.topics):,}.")
    if parameters.headers_in not in _PLACES:
        found.append(f"`headers_in` is {scope.quoted(parameters.headers_in)}; it is one of {', '.join(_PLACES)}.")
    if not (parameters.topics or parameters.headers or parameters.endpoints):
        found.append("`topics`, `headers` and `endpoints` are empty: nothing is demanded.")
    return tuple(found)


def parameters_from(norms: Iterable[Norm]) -> dict[str, object]:
    """What the norms name: topics, headers, endpoints; the topics are the default where one asks for all of it.

    "Every response MUST carry an `x-trace-id` header" asks for the header in every response and for nothing else,
    "observability (metrics/logs/traces)" for one of the three, and "(request id where available)" for none.
    """
    topics: set[str] = set()
    alternatives: set[str] = set()
    headers: dict[str, None] = {}
    endpoints: dict[str, None] = {}
    general = every_response = False
    for norm in norms:
        own_headers, own_endpoints = tuple(_headers(norm.text)), tuple(_endpoints(norm.text))
        if norm.negative:
            continue
        headers.update(dict.fromkeys(own_headers))
        endpoints.update(dict.fromkeys(own_endpoints))
        every_response = every_response or bool(own_headers and _RESPONSES.search(norm.text.lower()))
        rest = _OPTIONAL.sub(" ", norm.text.lower())
        for written in (*own_headers, *own_endpoints):
            rest = rest.replace(written.lower(), " ")
        either = {name for group in _GROUP.findall(rest) for name in _alternatives(group)}
        alternatives |= either
        named = _named(_GROUP.sub(" ", rest) if either else rest)
        general = general or not (named or either or own_headers or own_endpoints)
        topics |= named
    found: dict[str, object] = {}
    if headers:
        found["headers"] = tuple(headers)
        found["headers_in"] = "responses" if every_response else "operations"
    if endpoints:
        found["endpoints"] = tuple(endpoints)
    if general:
        return found
    if alternatives and not topics:
        topics = alternatives
        found["at_least"] = 1
    if topics or found:
        found["topics"] = tuple(topic for topic in TOPICS if topic in topics)
    return found


def _named(text: str) -> set[str]:
    return {topic.name for topic in _topics(tuple(TOPICS)) if statements.names(text, topic)}


def _alternatives(group: str) -> set[str]:
    """The topics of a list in parentheses such as "metrics/logs/traces"; none where it names fewer than two."""
    parts = [_named(part) for part in group.replace("／", "/").split("/")]
    found: set[str] = set().union(*parts)
    return found if sum(bool(part) for part in parts) > 1 and len(found) > 1 else set()


def check(feature: Feature, parameters: Parameters) -> Result:
    """Look for the statements, then for the headers and endpoints."""
    wrong = problems(parameters)
    if wrong:
        return Result(undecided=" ".join(wrong))
    findings: list[Finding] = []
    evidence: list[Evidence] = []
    undecided: list[str] = []
    _state(feature, parameters, findings, evidence)
    if parameters.headers or parameters.endpoints:
        _declare(feature, parameters, findings, evidence, undecided)
    undecided += [
        f"{path} cannot be read: {reason}."
        for path, reason in sorted(feature.unreadable.items())
        if path.lower().endswith((".md", ".markdown"))
    ]
    findings.sort(key=lambda finding: (finding.path, finding.line or 0))
    return Result(tuple(findings), tuple(evidence), " ".join(undecided) or None)


def _topics(names: Iterable[str]) -> tuple[statements.Topic, ...]:
    return tuple(statements.Topic(name, _UMBRELLA, refusable=False) for name in names)


def _state(feature: Feature, parameters: Parameters, findings: list[Finding], evidence: list[Evidence]) -> None:
    names = parameters.topics
    missing: list[Finding] = []
    wanted = tuple(dict.fromkeys((*names, *(_ALSO[name] for name in names if name in _ALSO))))
    read = {topic.name: reading for topic, reading in statements.read(_documents(feature), _topics(wanted)).items()}
    silent = []
    for name in names:
        reading = read[name]
        plainest = reading.plainest or (read[_ALSO[name]].plainest if name in _ALSO else None)
        subject, ask = TOPICS[name]
        if plainest is not None:
            note = f"Says why there is no {_shown(name)}." if plainest.sort == "absent" else f"Says {subject}."
            evidence.append(Evidence.of(plainest.artifact, note, plainest.line, plainest.end_line))
        elif name in SERVICE_WIDE and (found := _of_the_service(feature, name)) is not None:
            evidence.append(found)
        elif reading.hollow:
            place = reading.hollow[0]
            message = f"This line names {_shown(name)}, and no document says {subject}."
            remedy = f"{ask}, or why nothing of it is needed."
            missing.append(Finding(message, place.artifact.path, place.line, remedy))
        else:
            silent.append(name)
    if silent:
        home = feature.plan or feature.spec
        subjects = [f"{TOPICS[name][0]} ({_shown(name)})" for name in silent]
        listed = f"{', '.join(subjects[:-1])} or {subjects[-1]}" if len(subjects) > 1 else subjects[0]
        remedy = " ".join(f"{TOPICS[name][1]}, or why nothing of it is needed." for name in silent)
        missing.append(Finding(f"No document says {listed}.", home.path if home else feature.path, None, remedy))
    if not parameters.at_least or len(evidence) < parameters.at_least:
        findings += missing


def _of_the_service(feature: Feature, name: str) -> Evidence | None:
    """What settles a topic of the service as a whole: another feature states it, or this one serves nothing."""
    topic = _topics((name,))[0]
    features = feature.path.rpartition("/")[0]
    for path in feature.repository.paths:
        if not path.startswith(f"{features}/") or not path.endswith(DESIGNS) or path in feature.artifacts:
            continue
        try:
            document = feature.repository.read(path)
        except Unreadable:
            continue
        plainest = statements.read((document,), (topic,))[topic].plainest if document is not None else None
        if plainest is not None and plainest.sort != "absent":
            note = f"Another feature says {TOPICS[name][0]}."
            return Evidence.of(plainest.artifact, note, plainest.line, plainest.end_line)
    from constitution_gate.gates.facts import catalogue as facts

    home = feature.plan or feature.spec
    if name == "health-checks" and home is not None:
        served = facts.observe(feature, "exposes-http-api")
        if not served.value:
            return Evidence.of(home, f"No health check is asked of it: {served.reason[:1].lower()}{served.reason[1:]}")
    return None


def settled(document: Artifact) -> frozenset[str]:
    """The topics of the service as a whole that a design document settles for every feature."""
    if not document.path.endswith(DESIGNS):
        return frozenset()
    read = statements.read((document,), _topics(SERVICE_WIDE))
    found = ((topic.name, reading.plainest) for topic, reading in read.items())
    return frozenset(name for name, plainest in found if plainest is not None and plainest.sort != "absent")


def _documents(feature: Feature) -> tuple[Artifact, ...]:
    """The plan, the specification and what stands beside them; a quickstart or a report says nothing of the design."""
    contracts = f"{feature.path}/contracts/"
    return tuple(
        document
        for document in statements.specifying(feature)
        if not document.path.startswith(contracts) and not any(word in document.name.lower() for word in _NO_DESIGN)
    )


def _shown(topic: str) -> str:
    return topic.replace("-", " ")


def _declare(
    feature: Feature,
    parameters: Parameters,
    findings: list[Finding],
    evidence: list[Evidence],
    undecided: list[str],
) -> None:
    """Look into the feature's contracts; without one, whether it should have one."""
    from constitution_gate.gates.artifacts import contract as contracts
    from constitution_gate.gates.artifacts import observed_contract

    search = contracts.find(feature)
    undecided += [
        f"{rejected.path} cannot be read as an OpenAPI document, so its headers and paths are not judged."
        for rejected in search.rejected
        if rejected.claims
    ]
    if not search.contracts:
        _without_contract(feature, parameters, bool(undecided), findings, evidence)
        return
    described: list[tuple[Contract, Contents]] = []
    for contract in search.contracts:
        contents = observed_contract.read(feature, contract, parameters.headers, parameters.headers_in)
        if contents.unknown:
            undecided.append(f"{contents.unknown}, so its headers and paths are not judged.")
        else:
            described.append((contract, contents))
    for header in parameters.headers:
        _header(header, parameters.headers_in, described, findings, evidence)
    paths = [(contract, contents.paths) for contract, contents in described]
    for endpoint in parameters.endpoints:
        _endpoint(feature, endpoint, paths, findings, evidence)


def _without_contract(
    feature: Feature, parameters: Parameters, unread: bool, findings: list[Finding], evidence: list[Evidence]
) -> None:
    from constitution_gate.gates.facts import catalogue as facts

    if unread:
        return
    observed = facts.observe(feature, "exposes-http-api")
    home = feature.plan or feature.spec
    if observed.value:
        named = ", ".join(scope.quoted(name) for name in (*parameters.headers, *parameters.endpoints))
        message = f"The feature serves an HTTP API and has no OpenAPI document that could declare {named}."
        remedy = "Describe the API under contracts/, with these headers and endpoints."
        findings.append(Finding(message, home.path if home else feature.path, None, remedy))
    elif not parameters.topics and home is not None:
        note = f"No headers or endpoints are asked of it: {observed.reason[:1].lower()}{observed.reason[1:]}"
        evidence.append(Evidence.of(home, note))


def _header(
    header: str,
    place: str,
    described: Sequence[tuple[Contract, Contents]],
    findings: list[Finding],
    evidence: list[Evidence],
) -> None:
    missing = [each for _, contents in described for each in dict(contents.headers)[header]]
    missing.sort(key=lambda each: (each.path, each.line))
    total = sum(contents.operations for _, contents in described)
    shown = scope.quoted(header)
    if place == "contract" and len(missing) < total:
        missing = []
    if not total:
        return
    if missing:
        findings += _lacking(missing, total, shown)
        return
    for contract, contents in described:
        if contents.operations:
            where = {"responses": "every response of", "operations": ""}.get(place, "one or more of")
            note = f"{shown} is declared for {where} {contents.operations:,} operations.".replace("  ", " ")
            evidence.append(Evidence.of(contract.artifact, note, 1, _lines(contract)))


def _lacking(missing: Sequence[Missing], total: int, shown: str) -> Iterator[Finding]:
    remedy = f"Declare {shown} as a header of its responses or as a parameter of its request."
    if len(missing) == total > 1 and not any(each.responses for each in missing):
        first = missing[0]
        message = f"None of the {total:,} operations declares the header {shown}."
        yield Finding(message, first.path, first.line, remedy, first.column)
        return
    for index, each in enumerate(missing[:_SHOWN]):
        name = _cut(each.operation)
        if each.responses:
            listed = ", ".join(_cut(status) for status in each.responses[:_SHOWN])
            message = f"{name} does not declare the header {shown} in its responses {listed}"
        else:
            message = f"{name} does not declare the header {shown}"
        more = len(missing) - _SHOWN if index == _SHOWN - 1 else 0
        message += f", and {more:,} more operations likewise." if more > 0 else "."
        yield Finding(message, each.path, each.line, remedy, each.column)


def _endpoint(
    feature: Feature,
    endpoint: str,
    paths: Sequence[tuple[Contract, Sequence[tuple[str, int]]]],
    findings: list[Finding],
    evidence: list[Evidence],
) -> None:
    """An endpoint that every service has may be described by the contract of another feature."""
    from constitution_gate.gates.artifacts import observed_contract

    shown = scope.quoted(endpoint)
    for contract, own in paths:
        line = observed_contract.serves(own, endpoint)
        if line is not None:
            evidence.append(Evidence.of(contract.artifact, f"The contract has the endpoint {shown}.", line))
            return
    for contract in _elsewhere(feature, endpoint, {contract.artifact.path for contract, _ in paths}):
        line = observed_contract.serves(observed_contract.read(feature, contract, (), "operations").paths, endpoint)
        if line is not None:
            evidence.append(Evidence.of(contract.artifact, f"Another contract has the endpoint {shown}.", line))
            return
    if not paths:
        return
    contract = paths[0][0]
    line, column = contract.source.mark(("paths",)) if "paths" in contract.source.value else (1, 1)
    message = f"No contract of the repository has the endpoint {shown}."
    findings.append(Finding(message, contract.artifact.path, line, f"Describe {shown} under paths.", column))


def _elsewhere(feature: Feature, endpoint: str, known: set[str]) -> Iterator[Contract]:
    """The other contracts of the repository in which the endpoint's last part stands."""
    from constitution_gate.gates.artifacts import contract as contracts

    last = endpoint.rstrip("/").rpartition("/")[2]
    searched = 0
    for path in feature.repository.paths:
        lowered = path.lower()
        named = "/contracts/" in lowered or "openapi" in lowered or "swagger" in lowered
        if path in known or not named or not lowered.endswith(contracts.SUFFIXES):
            continue
        searched += 1
        if searched > _MOST_SEARCHED:
            return
        found = contracts.at(feature, path, last)
        if found is not None:
            yield found


def _headers(text: str) -> Iterator[str]:
    for match in _NAMED_HEADER.finditer(text.lower()):
        if any(word in match.group(1) for word in _OBSERVES):
            yield match.group(1)


def _endpoints(text: str) -> Iterator[str]:
    for match in _NAMED_ENDPOINT.finditer(text.lower()):
        parts = match.group(1).strip("/").split("/")
        if parts[0] in _PROBES or parts[-1] in _PROBES:
            yield match.group(1)


def _cut(name: str) -> str:
    shown = name if name.isprintable() else ascii(name)[1:-1]
    return shown if len(shown) <= 80 else f"{shown[:79]}…"


def _lines(contract: Contract) -> int:
    from constitution_gate.constitution.markdown import split_lines

    return max(1, len(split_lines(contract.artifact.text)))
