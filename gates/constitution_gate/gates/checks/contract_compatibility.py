"""A contract that breaks its clients has a new major version.

Each OpenAPI document of the feature is compared with the one at the base revision. What clients could send must still
be accepted, and what they get must be what they were promised; a change that breaks that needs a new major version in
`info.version` (Semantic Versioning 2.0.0, rule 8).
"""

from __future__ import annotations

from constitution_gate.constitution.model import Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates import scope
from constitution_gate.gates.artifacts import contract as contracts
from constitution_gate.gates.base_feature import at_base
from constitution_gate.gates.protocol import Evidence, Finding, Result

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_gate.gates.artifacts.contract import Contract, Search
    from constitution_gate.gates.feature import Feature
    from constitution_gate.gates.openapi.compatibility.changes import Change
    from constitution_gate.gates.openapi.compatibility.description import Description
    from constitution_gate.gates.openapi.compatibility.version_bump import Bump

PHASE = Phase.DESIGN
CONDITION: tuple[str, ...] = ("exposes-http-api",)

MAX_FINDINGS = 50
_UNCLEAR_SHOWN = 3
_NO_BASE = "No base revision was given to compare the contract with; name one with --base REV."
_NO_CONTRACT = "There is no OpenAPI document to compare, neither now nor at {base}."


class Parameters(Record):
    """`paths` are globs; without them the feature's own contracts count."""

    paths: tuple[str, ...] = ()


class _Pair(Record):
    """A contract at the base revision and the one that replaces it; one of them may be missing."""

    before: Contract | None
    after: Contract | None

    @property
    def paths(self) -> frozenset[str]:
        """Where they stand."""
        return frozenset(each.artifact.path for each in (self.before, self.after) if each is not None)


class _Judgement(Record):
    findings: tuple[Finding, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    undecided: tuple[str, ...] = ()


def problems(parameters: Parameters) -> tuple[str, ...]:
    """What is wrong with the parameters, one sentence each."""
    return scope.problems("paths", parameters.paths) if parameters.paths else ()


def check(feature: Feature, parameters: Parameters) -> Result:
    """Pair the contracts with those at the base revision and compare each pair; undecided without a base revision."""
    wrong = problems(parameters)
    if wrong:
        return Result(undecided=" ".join(wrong))
    if feature.base is None:
        return Result(undecided=_NO_BASE)
    earlier = at_base(feature, feature.base)
    now, then = _search(feature, parameters), _search(earlier, parameters)
    undecided = [reason for reason in (now.undecided, then.undecided) if reason]
    undecided += _unreadable(now, feature.path, "") + _unreadable(then, feature.path, f" at {feature.base_name}")
    lost = {each.path for search in (now, then) for each in search.rejected if each.claims}
    pairs = [pair for pair in _pairs(feature, earlier, now.contracts, then.contracts) if not pair.paths & lost]
    judged = [_judge(feature, earlier, pair) for pair in pairs]
    findings = [finding for each in judged for finding in each.findings]
    undecided += [reason for each in judged for reason in each.undecided]
    if not pairs and not undecided:
        undecided.append(_NO_CONTRACT.format(base=feature.base_name))
    findings.sort(key=lambda finding: (finding.path, finding.line or 0, finding.column or 0, finding.message))
    evidence = tuple(piece for each in judged for piece in each.evidence)
    return Result(_limited(findings), evidence, " ".join(dict.fromkeys(undecided)) or None)


def _search(feature: Feature, parameters: Parameters) -> Search:
    return contracts.named(feature, parameters.paths) if parameters.paths else contracts.find(feature)


def _unreadable(search: Search, directory: str, when: str) -> list[str]:
    """What claims to be a contract of the feature and cannot be read as one."""
    return [
        f"{each.path} cannot be read{when}: {each.reason}"
        for each in search.rejected
        if each.claims and (each.path.startswith(f"{directory}/") or when == "")
    ][:_UNCLEAR_SHOWN]


def _pairs(feature: Feature, earlier: Feature, now: Iterable[Contract], then: Iterable[Contract]) -> tuple[_Pair, ...]:
    """Contracts of one path belong together; then those of one title, then those that share most operations."""
    after = {each.artifact.path: each for each in now}
    before = {each.artifact.path: each for each in then}
    for path in [path for path in after if path not in before]:
        found = contracts.at(earlier, path, "")
        if found is not None:
            before[path] = found
    for path in [path for path in before if path not in after]:
        found = contracts.at(feature, path, "")
        if found is not None:
            after[path] = found
    pairs = {path: path for path in after if path in before}
    for alike in (_same_title, _same_operations):
        for path in (each for each in before if each not in pairs.values()):
            found_path = next((p for p in after if p not in pairs and alike(before[path], after[p])), None)
            if found_path is not None:
                pairs[found_path] = path
    matched = [_Pair(before[old], after[new]) for new, old in pairs.items()]
    matched += [_Pair(None, contract) for path, contract in after.items() if path not in pairs]
    matched += [_Pair(contract, None) for path, contract in before.items() if path not in pairs.values()]
    return tuple(matched)


def _title(contract: Contract) -> str:
    info = contract.source.value.get("info")
    title = info.get("title") if isinstance(info, dict) else None
    return title.strip().casefold() if isinstance(title, str) else ""


def _same_title(one: Contract, other: Contract) -> bool:
    return bool(_title(one)) and _title(one) == _title(other)


def _same_operations(one: Contract, other: Contract) -> bool:
    before, after = _routes(one), _routes(other)
    return bool(before) and 2 * len(before & after) >= len(before)


def _routes(contract: Contract) -> frozenset[tuple[str, str]]:
    paths = contract.source.value.get("paths")
    return frozenset(
        (path, method)
        for path, item in (paths if isinstance(paths, dict) else {}).items()
        for method in (item if isinstance(item, dict) else ())
    )


def _judge(feature: Feature, earlier: Feature, pair: _Pair) -> _Judgement:
    base = feature.base_name
    if pair.before is None:
        assert pair.after is not None
        note = f"New since {base}: there was no contract here that it could break."
        return _Judgement(evidence=(_evidence(pair.after, note),))
    if pair.after is None:
        path = pair.before.artifact.path
        message = f"The contract {scope.quoted(path)} of {base} is gone: clients lose what it promised them."
        remedy = "Restore it, or keep its operations, marked as deprecated, until a new major version."
        return _Judgement((Finding(message, feature.path, None, remedy),))
    return _compared(feature, earlier, pair.before, pair.after)


def _compared(feature: Feature, earlier: Feature, before: Contract, after: Contract) -> _Judgement:
    from constitution_gate.gates.openapi import versions
    from constitution_gate.gates.openapi.compatibility.comparison import compare
    from constitution_gate.gates.openapi.compatibility.version_bump import judge

    path = after.artifact.path
    try:
        old = _description(earlier, before)
    except versions.UnknownVersionError as error:
        return _Judgement(undecided=(f"{path} cannot be compared: at {feature.base_name}, {_lower(error.message)}",))
    try:
        new = _description(feature, after)
    except versions.UnknownVersionError as error:
        return _Judgement(undecided=(f"{path} cannot be compared: {_lower(error.message)}",))
    found = compare(old, new)
    bump = judge(_version(before), _version(after))
    counted = f"{found.operations:,} operation{'' if found.operations == 1 else 's'} of {feature.base_name}"
    if not found.breaking and not found.unclear:
        moved = "" if before.artifact.path == path else f" in {before.artifact.path}"
        return _Judgement(evidence=(_evidence(after, f"Nothing breaks for clients of the {counted}{moved}."),))
    count = len(found.breaking)
    if bump.allows:
        more = f", and {len(found.unclear):,} that could not be judged" if found.unclear else ""
        note = f"{count:,} breaking change{'' if count == 1 else 's'}{more}; {bump.reason}."
        return _Judgement(evidence=(_evidence(after, note),))
    undecided = tuple(_unclear(change) for change in found.unclear[:_UNCLEAR_SHOWN])
    if len(found.unclear) > _UNCLEAR_SHOWN:
        undecided += (f"{len(found.unclear) - _UNCLEAR_SHOWN:,} more parts could not be compared.",)
    if bump.allows is None and found.breaking:
        plural = "" if count == 1 else "s"
        undecided += (f"{path} has {count:,} breaking change{plural}, and {bump.reason}. {found.breaking[0].message}",)
        return _Judgement(undecided=undecided)
    return _Judgement(tuple(_finding(change, bump, feature.base_name) for change in found.breaking), (), undecided)


def _description(feature: Feature, contract: Contract) -> Description:
    from constitution_gate.gates.openapi.compatibility.description import Description
    from constitution_gate.gates.openapi.references import Document

    return Description(Document(contract.artifact.path, contract.source), contracts.opener(feature))


def _version(contract: Contract) -> object:
    info = contract.source.value.get("info")
    return info.get("version") if isinstance(info, dict) else None


def _finding(change: Change, bump: Bump, base: str) -> Finding:
    document = change.node.document
    line, column = document.source.mark(change.node.pointer)
    remedy = f"Take it back, or publish it as a new major version: {bump.reason}."
    return Finding(change.message + _was(change, base), document.path, line, remedy, column)


def _was(change: Change, base: str) -> str:
    if change.was is None:
        return ""
    document = change.was.document
    line, _ = document.source.mark(change.was.pointer)
    file = "" if document.path == change.node.document.path else f" of {document.path}"
    return f" It stood on line {line}{file} at {base}."


def _unclear(change: Change) -> str:
    document = change.node.document
    return f"{document.path}, line {document.source.mark(change.node.pointer)[0]}: {change.message}"


def _evidence(contract: Contract, note: str) -> Evidence:
    text = contract.artifact.text
    lines = text.count("\n") + text.count("\r") - text.count("\r\n")
    return Evidence.of(contract.artifact, note, 1, max(1, lines + (not text.endswith(("\n", "\r")))))


def _limited(findings: list[Finding]) -> tuple[Finding, ...]:
    shown = findings[:MAX_FINDINGS]
    more = len(findings) - len(shown)
    if more:
        shown.append(Finding(f"{more:,} more breaking changes are not listed.", shown[-1].path))
    return tuple(shown)


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]
