"""The API contract is a valid OpenAPI document.

Every OpenAPI document of the feature must state a version that exists, describe at least one operation, be valid,
and resolve each of its references inside the repository. What is no OpenAPI document does not count, whatever it
is called, and the finding says why.
"""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.model import Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates import scope
from constitution_gate.gates.artifacts import contract as contracts
from constitution_gate.gates.feature import Unreadable
from constitution_gate.gates.openapi import versions
from constitution_gate.gates.protocol import Evidence, Finding, Result

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_gate.constitution.model import Norm
    from constitution_gate.gates.artifacts.contract import Contract, Rejected, Search
    from constitution_gate.gates.feature import Feature
    from constitution_gate.gates.openapi.validation import Report

PHASE = Phase.DESIGN
CONDITION: tuple[str, ...] = ("exposes-http-api",)

_NAMED_VERSION = lazy(
    r"\b(?:open ?api|swagger)(?: specifications?| spec| documents?| schemas?)?"
    r"[ (]{1,2}(?:version |v)?([23])(?:\.(\d|x))?",
    re.IGNORECASE,
)
_REMEDY = "Describe the API in an OpenAPI document, for example in contracts/openapi.yaml."


class Parameters(Record):
    """`paths` are globs; without them the feature's own contracts count. `versions` are families, "3.1"."""

    paths: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()
    min_operations: int = 1


def problems(parameters: Parameters) -> tuple[str, ...]:
    """What is wrong with the parameters, one sentence each."""
    found = list(scope.problems("paths", parameters.paths)) if parameters.paths else []
    known = ", ".join(versions.FAMILIES)
    found += [
        f"`versions` names {scope.quoted(version)}; known are {known}."
        for version in parameters.versions
        if version not in versions.FAMILIES
    ]
    if parameters.min_operations < 1:
        found.append("`min_operations` is less than 1.")
    return tuple(found)


def parameters_from(norms: Iterable[Norm]) -> dict[str, object]:
    """The OpenAPI versions that norms name, each with the later ones of its major version; nothing where none is named.

    "OpenAPI 3.x" asks for 3.0 and later, "OpenAPI 3.1" for 3.1 and later: nobody forbids a newer minor version by
    naming the one in use.
    """
    named = {
        (match.group(1), int(minor) if (minor := match.group(2)) and minor.isdecimal() else 0)
        for norm in norms
        if not norm.negative
        for match in _NAMED_VERSION.finditer(norm.text)
    }
    asked = tuple(
        family
        for family in versions.FAMILIES
        if any(family[0] == major and int(family[2]) >= minor for major, minor in named)
    )
    return {"versions": asked} if asked else {}


def check(feature: Feature, parameters: Parameters) -> Result:
    """Find the contracts and validate each of them."""
    wrong = problems(parameters)
    if wrong:
        return Result(undecided=" ".join(wrong))
    search = contracts.named(feature, parameters.paths) if parameters.paths else contracts.find(feature)
    if not search.contracts:
        return Result(tuple(_nothing(feature, search, asked=bool(parameters.paths))), undecided=search.undecided)
    return _judge(feature, search, parameters)


def _judge(feature: Feature, search: Search, parameters: Parameters) -> Result:
    from constitution_gate.gates.openapi.validation import validate

    findings = [_unmatched(glob, place) for glob, place in search.missing]
    undecided = [search.undecided] if search.undecided else []
    evidence = []
    reports: list[tuple[Contract, Report]] = []
    for contract in search.contracts:
        path = contract.artifact.path
        try:
            report = validate(path, contract.source, contracts.opener(feature))
        except RecursionError:
            undecided.append(f"{path} is nested too deep to be judged.")
            continue
        reports.append((contract, report))
        if report.undecided:
            undecided.append(f"{path} could not be judged whole: {report.undecided}.")
    used = {path for _, report in reports for path in report.files}
    findings += [_rejection(each) for each in search.rejected if each.claims and each.path not in used]
    for contract, report in reports:
        faults = _faults(contract, report, parameters)
        if not report.operations and contract.artifact.path not in used and report.family:
            faults.append(_at(contract, "paths", "The document describes no operation.", "Describe at least one."))
        findings += faults
        if not faults and not report.undecided:
            evidence.append(_evidence(contract, report))
    count = sum(len(report.operations) for _, report in reports)
    if not findings and not undecided and count < parameters.min_operations:
        least = parameters.min_operations
        message = f"The contract has {count} operation{'' if count == 1 else 's'}; at least {least} must be."
        findings.append(_at(reports[0][0], "paths", message, "Describe the missing ones."))
    findings.sort(key=lambda finding: (finding.path, finding.line or 0, finding.column or 0, finding.message))
    return Result(tuple(findings), tuple(evidence), " ".join(undecided) or None)


def _faults(contract: Contract, report: Report, parameters: Parameters) -> list[Finding]:
    findings = [Finding(p.message, p.path, p.line, p.remedy, p.column) for p in report.problems]
    if report.left_out:
        findings.append(Finding(f"{report.left_out:,} more faults are not listed.", contract.artifact.path))
    if report.family and parameters.versions and report.family not in parameters.versions:
        message = f"The document is OpenAPI {report.family}; {', '.join(parameters.versions)} is asked for."
        findings.append(_at(contract, contract.version_key, message, "Convert it."))
    return findings


def _evidence(contract: Contract, report: Report) -> Evidence:
    parts = [
        f"OpenAPI {report.version}",
        _count(len(report.operations), "operation"),
        f"{_count(report.references, 'reference')}, all resolved",
    ]
    if report.files:
        parts.append(f"{_count(len(report.files), 'further file')} read")
    note = "; ".join(("Valid: " + ", ".join(parts), *report.notes)) + "."
    text = contract.artifact.text
    lines = text.count("\n") + text.count("\r") - text.count("\r\n")
    return Evidence.of(contract.artifact, note, 1, max(1, lines + (not text.endswith(("\n", "\r")))))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _at(contract: Contract, key: str, message: str, remedy: str) -> Finding:
    line, column = contract.source.mark((key,))
    return Finding(message, contract.artifact.path, line, remedy, column)


def _nothing(feature: Feature, search: Search, *, asked: bool) -> list[Finding]:
    """Why there is no contract: the files that do not count, or the place where one is named."""
    directory = f"{feature.path}/contracts"
    findings = [_unmatched(glob, place) for glob, place in search.missing]
    findings += [
        _rejection(each) for each in search.rejected if asked or each.claims or each.path.startswith(f"{directory}/")
    ]
    if findings:
        return sorted(findings, key=lambda finding: (finding.path, finding.line or 0, finding.message))
    inside = contracts.described_in_markdown(feature)
    if inside is not None:
        return [_rejection(inside)]
    for mention in contracts.mentions(feature):
        places = contracts.places(feature, mention)
        if ("contract" in mention.path or "api" in mention.path) and not any(_is_there(feature, p) for p in places):
            message = f"The document names {scope.quoted(mention.path)}, and there is no such file."
            return [Finding(message, mention.artifact.path, mention.line, _REMEDY)]
    others = [path.removeprefix(f"{directory}/") for path in feature.artifacts if path.startswith(f"{directory}/")]
    named = f"; contracts/ holds only {', '.join(scope.quoted(name) for name in others[:3])}" if others else ""
    more = f" and {len(others) - 3:,} more" if len(others) > 3 else ""
    home = feature.plan or feature.spec
    path = home.path if home is not None else feature.path
    return [Finding(f"The feature has no OpenAPI document{named}{more}.", path, 1 if home else None, _REMEDY)]


def _is_there(feature: Feature, path: str) -> bool:
    try:
        return feature.repository.read(path) is not None
    except Unreadable:
        return True


def _unmatched(glob: str, place: str) -> Finding:
    return Finding(f"No OpenAPI document matches {scope.quoted(glob)}.", place, None, _REMEDY)


def _rejection(rejected: Rejected) -> Finding:
    message = f"This file does not count as a contract. {rejected.reason}"
    return Finding(message, rejected.path, rejected.line, rejected.remedy or _REMEDY)
