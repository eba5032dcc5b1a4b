"""Files that the project asks for exist, and files that it rules out do not.

Each glob of `paths` must find a file that is not empty, and all of them together between `min` and `max`
files. `max: 0` alone says that no such file may exist.
"""

from __future__ import annotations

from constitution_gate.constitution.model import Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates import scope
from constitution_gate.gates.feature import Unreadable
from constitution_gate.gates.protocol import Evidence, Finding, Result

if TYPE_CHECKING:
    from constitution_gate.gates.feature import Artifact, Feature
    from constitution_gate.gates.scope import Scope

PHASE = Phase.PLAN
CONDITION: tuple[str, ...] = ()

_FINDINGS_SHOWN = 50
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Parameters(Record):
    """`paths` are globs; `min` is 1 where it is not given, 0 where `max` is 0."""

    paths: tuple[str, ...] = ()
    min: int | None = None
    max: int | None = None

    @property
    def least(self) -> int:
        """How many files there must be."""
        if self.min is None:
            return 0 if self.max == 0 else 1
        return self.min


def problems(parameters: Parameters) -> tuple[str, ...]:
    """What is wrong with the parameters, one sentence each."""
    found = list(scope.problems("paths", parameters.paths))
    if min(parameters.least, parameters.max or 0) < 0:
        found.append("`min` and `max` cannot be negative.")
    elif parameters.max is not None and parameters.least > parameters.max:
        found.append(f"`min` ({parameters.least}) is larger than `max` ({parameters.max}).")
    elif parameters.least == 0 and parameters.max is None:
        found.append("`min: 0` without `max` asks for nothing.")
    return tuple(found)


def check(feature: Feature, parameters: Parameters) -> Result:
    """Look for the files; a link, a device or an empty file is none."""
    wrong = problems(parameters)
    if wrong:
        return Result(undecided=" ".join(wrong))
    scopes = [scope.look(feature, pattern) for pattern in parameters.paths]
    findings, evidence, undecided = _demanded(feature, scopes, parameters.least)
    if parameters.max is not None:
        findings += _surplus(scopes, parameters.max)
        hiding = {path: reason for found in scopes for path, reason in found.hiding.items()}
        undecided = {**undecided, **hiding}
    if not findings and not evidence and not undecided:
        evidence = _absence(feature, scopes, parameters)
        if not evidence:
            return Result(undecided="There is no file in the repository that could be looked at.")
    return Result(tuple(findings), scope.shown(evidence), scope.unread(undecided))


def _demanded(
    feature: Feature, scopes: list[Scope], least: int
) -> tuple[list[Finding], list[Evidence], dict[str, str]]:
    """Read until every glob has a file and all together have enough; more would change nothing."""
    kept: dict[str, Artifact] = {}
    unreadable: dict[str, str] = {}
    findings: list[Finding] = []
    for found in scopes if least else ():
        blank: list[str] = []
        own = False
        for path in found.files:
            if own and len(kept) >= least:
                break
            try:
                artifact = kept.get(path) or scope.read(feature, path, text=False)
            except Unreadable as refused:
                unreadable[path] = refused.reason
                continue
            if _is_blank(artifact.data):
                blank.append(path)
            else:
                kept[path] = artifact
                own = True
        if not own:
            findings += _missing(found, blank, unreadable)
    if not findings and len(kept) < least and not unreadable:
        findings.append(_too_few(scopes, len(kept), least))
    if not findings and len(kept) >= least:
        unreadable = {}
    count = len({path for found in scopes for path in found.files})
    note = f"It is there and not empty, one of {count:,} files." if count > 1 else "It is there and not empty."
    evidence = [Evidence.of(kept[path], note, 1, _line_count(kept[path].data)) for path in sorted(kept)]
    return findings, evidence, unreadable


def _missing(found: Scope, blank: list[str], unreadable: dict[str, str]) -> list[Finding]:
    glob = scope.quoted(found.glob)
    findings = [
        Finding(f"The file that {glob} asks for is empty.", path, None, "Write it.") for path in blank[:_FINDINGS_SHOWN]
    ]
    findings += [
        Finding(f"What stands where {glob} asks for a file is none: {reason}.", path, None, "Put a file there.")
        for path, reason in list(found.refused.items())[:_FINDINGS_SHOWN]
    ]
    if not findings and not any(path in unreadable for path in found.files):
        findings.append(Finding(f"No file matches {glob}.", found.place, None, "Write the file."))
    return findings


def _too_few(scopes: list[Scope], count: int, least: int) -> Finding:
    are = "1 file is" if count == 1 else f"{count:,} files are"
    message = f"{are} there and not empty; at least {least:,} must be."
    return Finding(message, scopes[0].place, None, "Write the missing ones.")


def _surplus(scopes: list[Scope], most: int) -> list[Finding]:
    there = sorted({path for found in scopes for path in (*found.files, *found.refused)})
    if len(there) <= most:
        return []
    if most == 0:
        findings = [Finding("This file may not exist.", path, None, "Remove it.") for path in there[:_FINDINGS_SHOWN]]
        more = len(there) - len(findings)
        if more:
            findings.append(Finding(f"{more:,} more files may not exist.", there[_FINDINGS_SHOWN]))
        return findings
    message = f"{len(there):,} files match; at most {most:,} may. This is the first above the limit."
    return [Finding(message, there[most], None, "Remove or merge some of them.")]


def _absence(feature: Feature, scopes: list[Scope], parameters: Parameters) -> list[Evidence]:
    evidence = []
    for found in scopes:
        count = len(found.files)
        are = "No file matches" if not count else "1 file matches" if count == 1 else f"{count:,} files match"
        note = f"{are} {scope.quoted(found.glob)}, and at most {parameters.max} may."
        searched = scope.listing(feature, found, note)
        if searched:
            evidence.append(searched)
    return evidence


def _is_blank(data: bytes) -> bool:
    return not data.removeprefix(_BYTE_ORDER_MARK).strip()


def _line_count(data: bytes) -> int:
    return max(1, len(data.splitlines()))
