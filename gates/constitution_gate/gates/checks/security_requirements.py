"""Security is stated, the API is protected, and no secret stands in an artifact.

gates.md, section 6. Three parts: every operation of the feature's OpenAPI documents is secured or declared public; the
feature's documents state each topic (authentication, authorization, where secrets live) or why it does not apply; no
file of the feature holds a secret. A finding points to a secret and never quotes it.
"""

from __future__ import annotations

import re

from constitution_gate.constitution.digest import sha256
from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.model import Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates import scope
from constitution_gate.gates.artifacts import contract as contracts
from constitution_gate.gates.artifacts import detected_secrets, secrets, statements
from constitution_gate.gates.feature import Unreadable
from constitution_gate.gates.protocol import Evidence, Finding, Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from constitution_gate.constitution.model import Norm
    from constitution_gate.gates.artifacts.contract import Contract, Search
    from constitution_gate.gates.artifacts.statements import Reading
    from constitution_gate.gates.feature import Artifact, Feature
    from constitution_gate.gates.openapi.protection import Place, Protection

PHASE = Phase.DESIGN
CONDITION: tuple[str, ...] = ()

TOPICS = {
    "authentication": ("who a caller is and how that is proved", "Say how callers prove who they are"),
    "authorization": ("who may do what", "Say who may do what and where that is enforced"),
    "secrets": ("where secrets live", "Say where keys, passwords and connection strings live"),
    "transport-encryption": (
        "how connections are encrypted",
        "Say how connections are encrypted (TLS and where it ends)",
    ),
    "encryption-at-rest": ("how stored data is encrypted", "Say which stored data is encrypted and with which keys"),
    "input-validation": ("how input is validated", "Say where input is validated and against what"),
    "rate-limiting": ("how requests are limited", "Say which limit holds for whom and what happens beyond it"),
}
"""Topic -> what a document must state, and how to mend it."""

_SERVED = lazy(
    r"\b(?:endpoints?|apis?|routes?|operations?|requests?)\b|端點|端点|接口|エンドポイント|リクエスト|請求|请求",
    re.IGNORECASE | re.ASCII,
)
# Where nobody is told apart, nobody is allowed more than others.
_IMPLIED_BY = {"authorization": "authentication"}
_REVOKE = "Revoke it, take it out of the history too, and keep the new one in a secret store or the environment."
_NO_TEXT = (
    ".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico", ".pdf", ".zip", ".gz", ".woff", ".woff2", ".ttf", ".mp3", ".mp4",
)  # fmt: skip
_LONGEST_NAME = 80
_MOST_PLACES = 5
_MOST_SECRETS = 20
_OTHER_ENCODINGS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class Parameters(Record):
    """What a gate may set.

    `topics` are what the documents must state (see TOPICS), `contract` and `artifacts` whether the operations of the
    contracts are judged and the feature's files are searched for secrets.
    """

    topics: tuple[str, ...] = ("authentication", "authorization", "secrets")
    contract: bool = True
    artifacts: bool = True


def problems(parameters: Parameters) -> tuple[str, ...]:
    """Say which topics are not known, and whether nothing is left to demand; each is one sentence."""
    known = ", ".join(TOPICS)
    found = [
        f"`topics` names {scope.quoted(topic)}; known are {known}."
        for topic in parameters.topics
        if topic not in TOPICS
    ]
    if not (parameters.topics or parameters.contract or parameters.artifacts):
        found.append("`topics` is empty, `contract` and `artifacts` are false: nothing is demanded.")
    return tuple(found)


def parameters_from(norms: Iterable[Norm]) -> dict[str, object]:
    """What norms that name some topics ask for, and no more; nothing where one asks for security as such.

    "Secrets MUST NOT be committed" asks for the topic and the search, "All endpoints MUST require authentication" for
    the topic and for the contract.
    """
    topics: set[str] = set()
    served = False
    for norm in norms:
        named = {topic.name for topic in _topics(tuple(TOPICS)) if statements.names(norm.text, topic)}
        if not named and statements.names(norm.text, statements.Topic("security")):
            return {}
        topics |= named
        served = served or bool(named & {"authentication", "authorization"} and _SERVED.search(norm.text))
    if not topics:
        return {}
    ordered = tuple(topic for topic in TOPICS if topic in topics)
    return {"topics": ordered, "contract": served, "artifacts": "secrets" in topics}


def check(feature: Feature, parameters: Parameters) -> Result:
    """Judge the contracts, look for the statements, and search the files."""
    wrong = problems(parameters)
    if wrong:
        return Result(undecided=" ".join(wrong))
    findings: list[Finding] = []
    evidence: list[Evidence] = []
    undecided: list[str] = []
    search = contracts.find(feature)
    described = _read_contracts(feature, search, undecided if parameters.contract else [])
    if parameters.contract:
        for contract, protection in described:
            findings += _exposed(contract, protection)
            if protection.operations:
                evidence.append(_protected(contract, protection))
    _state(feature, parameters.topics, described, findings, evidence)
    if parameters.artifacts:
        _search(feature, search, findings, evidence, undecided)
    findings.sort(key=lambda finding: (finding.path, finding.line or 0))
    return Result(tuple(findings), tuple(evidence), " ".join(undecided) or None)


def _topics(names: Iterable[str]) -> tuple[statements.Topic, ...]:
    return tuple(statements.Topic(name, "security") for name in names)


def _read_contracts(feature: Feature, search: Search, undecided: list[str]) -> list[tuple[Contract, Protection]]:
    undecided += [
        f"{rejected.path} cannot be read as an OpenAPI document, so its security is not judged."
        for rejected in search.rejected
        if rejected.claims
    ]
    found = []
    for contract in search.contracts:
        from constitution_gate.gates.openapi import protection, versions

        path = contract.artifact.path
        try:
            read = protection.read(path, contract.source, contracts.opener(feature))
        except versions.UnknownVersionError:
            undecided.append(f"{path} states no version of OpenAPI that exists, so its security is not judged.")
            continue
        except RecursionError:
            undecided.append(f"{path} is nested too deep for its security to be judged.")
            continue
        if read.unresolved:
            lost = read.unresolved[0]
            undecided.append(
                f"{lost.path}:{lost.line} refers to operations that are not there, so they are not judged."
            )
        found.append((contract, read))
    return found


def _exposed(contract: Contract, protection: Protection) -> Iterator[Finding]:
    remedy = "Name a scheme under `security`, or write `security: []` where anybody may call it."
    if protection.undeclared and protection.operations == len(protection.undeclared) > 1:
        line, column = contract.source.mark(("paths",))
        message = f"None of the {protection.operations:,} operations says how it is secured."
        remedy = "Set `security` for the document, and `security: []` where anybody may call an operation."
        yield Finding(message, contract.artifact.path, line, remedy, column)
    else:
        message = "{} says neither how it is secured nor that it is public."
        yield from _grouped(protection.undeclared, message, remedy)
    remedy = "Declare the scheme under components/securitySchemes (securityDefinitions in OpenAPI 2.0)."
    yield from _grouped(protection.faults, "{}", remedy)


def _grouped(places: tuple[Place, ...], message: str, remedy: str) -> Iterator[Finding]:
    """A finding for each of the first places; the last one says how many more there are."""
    for index, place in enumerate(places[:_MOST_PLACES]):
        more = len(places) - _MOST_PLACES if index == _MOST_PLACES - 1 else 0
        text = message.format(_shortened(place.name))
        if more > 0:
            text = f"{text.removesuffix('.')}, and {more:,} more like it."
        yield Finding(text, place.path, place.line, remedy, place.column)


def _shortened(name: str) -> str:
    shown = name if name.isprintable() else ascii(name)[1:-1]
    return shown if len(shown) <= _LONGEST_NAME else shown[: _LONGEST_NAME - 1] + "…"


def _protected(contract: Contract, protection: Protection) -> Evidence:
    parts = []
    if protection.secured:
        named = ", ".join(_shortened(name) for name in protection.schemes[:_MOST_PLACES])
        parts.append(f"{protection.secured:,} of {protection.operations:,} operations secured ({named})")
    if protection.public:
        parts.append(f"{protection.public:,} declared public")
    if protection.undeclared:
        parts.append(f"{len(protection.undeclared):,} neither")
    if protection.sent:
        parts.append(f"{protection.sent:,} of webhooks and callbacks are sent, not served")
    last = max(1, len(re.findall(r"\r\n|\n|\r", contract.artifact.text.rstrip("\r\n"))) + 1)
    return Evidence.of(contract.artifact, f"Security of the contract: {', '.join(parts)}.", 1, last)


def _state(
    feature: Feature,
    names: tuple[str, ...],
    described: list[tuple[Contract, Protection]],
    findings: list[Finding],
    evidence: list[Evidence],
) -> None:
    """Look for a statement of each topic; a contract can state authentication, and with scopes authorization."""
    readings = {
        topic.name: reading
        for topic, reading in statements.read(statements.specifying(feature), _topics(_with_implied(names))).items()
    }
    for name in names:
        subject, ask = TOPICS[name]
        plainest = readings[name].plainest
        if plainest is not None:
            note = f"Rules out {_shown(name)}, and says why." if plainest.sort == "absent" else f"Says {subject}."
            evidence.append(Evidence.of(plainest.artifact, note, plainest.line, plainest.end_line))
            continue
        secured = _stated_by_contract(name, described)
        if secured is not None:
            evidence.append(Evidence.of(secured.artifact, f"The contract says {subject}."))
            continue
        implying = readings[_IMPLIED_BY[name]].plainest if name in _IMPLIED_BY else None
        if implying is not None and implying.sort == "absent":
            note = f"Rules out {_shown(_IMPLIED_BY[name])}, and says why; so there is no {_shown(name)}."
            evidence.append(Evidence.of(implying.artifact, note, implying.line, implying.end_line))
            continue
        findings.append(
            _unstated(feature, name, readings[name], subject, f"{ask}, or why this feature needs none of it.")
        )


def _with_implied(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*names, *(_IMPLIED_BY[name] for name in names if name in _IMPLIED_BY))))


def _unstated(feature: Feature, name: str, reading: Reading, subject: str, remedy: str) -> Finding:
    if reading.hollow:
        place = reading.hollow[0]
        message = f"This line names {_shown(name)}, and no document says {subject}."
        return Finding(message, place.artifact.path, place.line, remedy)
    home = feature.plan or feature.spec
    path = home.path if home is not None else feature.path
    return Finding(f"No document says {subject} ({_shown(name)}).", path, None, remedy)


def _shown(name: str) -> str:
    return name.replace("-", " ")


def _stated_by_contract(topic: str, described: list[tuple[Contract, Protection]]) -> Contract | None:
    for contract, protection in described:
        if protection.undeclared or protection.faults or not protection.secured:
            continue
        if topic == "authentication" or (topic == "authorization" and protection.scoped):
            return contract
    return None


def _search(
    feature: Feature, contract_search: Search, findings: list[Finding], evidence: list[Evidence], undecided: list[str]
) -> None:
    """Search every file of the feature, and its contracts elsewhere, for secrets."""
    searched: list[Artifact] = []
    found: list[Finding] = []
    no_text = 0
    refused: dict[str, str] = {}
    for path in _files(feature, contract_search):
        try:
            artifact = feature.artifacts.get(path) or feature.repository.read(path, text=False)
        except Unreadable as unreadable:
            refused[path] = unreadable.reason
            continue
        if artifact is None:
            refused[path] = feature.unreadable.get(path, "it is not there any more")
            continue
        text = _text(artifact)
        if text is None:
            no_text += 1
            continue
        searched.append(artifact)
        known = secrets.secrets(text, path)
        lines = {secret.line for secret in known}
        others = [secret for secret in detected_secrets.secrets(text) if secret.line not in lines]
        for secret in sorted((*known, *others)):
            message = f"{secret.kind[0].upper()}{secret.kind[1:]} stands in this line."
            found.append(Finding(message, path, secret.line, _REVOKE))
    if refused:
        undecided.append(scope.unread(refused) or "")
    if len(found) > _MOST_SECRETS:
        last = found[_MOST_SECRETS - 1]
        more = f"{last.message.removesuffix('.')}, and {len(found) - _MOST_SECRETS:,} more in the feature."
        found[_MOST_SECRETS - 1 :] = [last.replace(message=more)]
    findings += found
    if searched:
        evidence.append(_searched(feature, searched, no_text))


def _files(feature: Feature, search: Search) -> list[str]:
    prefix = f"{feature.path}/"
    inside = [path for path in feature.repository.paths if path.startswith(prefix)]
    elsewhere = [contract.artifact.path for contract in search.contracts]
    named = {*feature.artifacts, *feature.unreadable, *inside, *elsewhere}
    return sorted(path for path in named if not path.lower().endswith(_NO_TEXT))


def _text(artifact: Artifact) -> str | None:
    """The text of a file in whatever encoding, or None for a file that holds none."""
    try:
        return artifact.text
    except UnicodeDecodeError:
        pass
    encoding = _OTHER_ENCODINGS.get(artifact.data[:2])
    if encoding:
        return artifact.data.decode(encoding, "replace")
    return None if b"\0" in artifact.data else artifact.data.decode("utf-8", "replace")


def _searched(feature: Feature, files: list[Artifact], no_text: int) -> Evidence:
    """Evidence for the search: its lines are the files, and its digest that of the list that sha256sum prints."""
    listed = "".join(f"{artifact.sha256}  {artifact.path}\n" for artifact in files)
    digest = sha256(listed.encode("utf-8", "surrogateescape"))
    left = f"; {no_text:,} hold no text" if no_text else ""
    detectors = secrets.DETECTORS + ("; detect-secrets" if detected_secrets.installed() else "")
    note = f"{len(files):,} file{'' if len(files) == 1 else 's'} searched for secrets ({detectors}){left}."
    return Evidence(f"{feature.path}/", 1, len(files), digest, note)
