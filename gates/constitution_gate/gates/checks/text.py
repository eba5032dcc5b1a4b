"""Text that the project demands stands in its files, and text that it forbids does not.

`require` must match in every file that a glob of `files` finds, `forbid` in none of them.
"""

from __future__ import annotations

from constitution_gate.constitution.markdown import split_lines
from constitution_gate.constitution.model import Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates import scope
from constitution_gate.gates.feature import Unreadable
from constitution_gate.gates.patterns import PatternError, compile_pattern
from constitution_gate.gates.protocol import Evidence, Finding, Result

if TYPE_CHECKING:
    from constitution_gate.gates.feature import Artifact, Feature
    from constitution_gate.gates.patterns import Pattern

PHASE = Phase.PLAN
CONDITION: tuple[str, ...] = ()

_FINDINGS_SHOWN = 50
# RE2 may read to the end of a file for each match, so the matches that are merely counted have a limit too.
_MATCHES_COUNTED = 1_000


class Parameters(Record):
    """`files` are globs; `require` and `forbid` are patterns in RE2 syntax."""

    files: tuple[str, ...] = ()
    require: str | None = None
    forbid: str | None = None


def problems(parameters: Parameters) -> tuple[str, ...]:
    """What is wrong with the parameters, one sentence each."""
    found = list(scope.problems("files", parameters.files))
    if parameters.require is None and parameters.forbid is None:
        found.append("Neither `require` nor `forbid` is given.")
    for name, pattern in (("require", parameters.require), ("forbid", parameters.forbid)):
        if pattern is None:
            continue
        try:
            compiled = compile_pattern(pattern)
        except PatternError as error:
            found.append(f"`{name}`: {error}")
            continue
        if name == "require" and compiled.matches_nothing():
            found.append("`require`: The pattern matches the empty text, so it demands nothing.")
    return tuple(found)


def check(feature: Feature, parameters: Parameters) -> Result:
    """Search each file; the text that matched is never quoted, for it may be a secret."""
    wrong = problems(parameters)
    if wrong:
        return Result(undecided=" ".join(wrong))
    require = None if parameters.require is None else compile_pattern(parameters.require)
    forbid = None if parameters.forbid is None else compile_pattern(parameters.forbid)
    scopes = [scope.look(feature, pattern) for pattern in parameters.files]
    unread = {path: reason for found in scopes for path, reason in (*found.refused.items(), *found.hiding.items())}
    artifacts: list[Artifact] = []
    for path in sorted({path for found in scopes for path in found.files}):
        try:
            artifacts.append(scope.read(feature, path))
        except Unreadable as refused:
            unread[path] = refused.reason
    nothing = [
        Finding(
            f"No file matches {scope.quoted(found.glob)}: 0 files were looked at.",
            found.place,
            None,
            "Write the file, or mend the glob.",
        )
        for found in scopes
        if not found.files and not found.refused
    ]
    missing, evidence = _required(artifacts, require)
    hits = _forbidden(artifacts, forbid)
    findings = (*nothing, *sorted((*missing, *hits), key=lambda finding: (finding.path, finding.line or 0)))
    return Result(findings, scope.shown(evidence), scope.unread(unread))


def _required(artifacts: list[Artifact], require: Pattern | None) -> tuple[list[Finding], list[Evidence]]:
    findings: list[Finding] = []
    evidence = []
    for artifact in artifacts:
        if require is None:
            last = max(1, len(split_lines(artifact.text)))
            evidence.append(Evidence.of(artifact, "No line matches what is forbidden.", 1, last))
            continue
        hit = require.first(artifact.text)
        if hit is None:
            message = f"The file does not match what `require` demands, {scope.quoted(require.source)}."
            findings.append(Finding(message, artifact.path, None, "Add what is demanded."))
        else:
            evidence.append(Evidence.of(artifact, "This line matches what is demanded.", hit.line))
    more = len(findings) - _FINDINGS_SHOWN
    if more > 0:
        first = findings[_FINDINGS_SHOWN]
        return [
            *findings[:_FINDINGS_SHOWN],
            Finding(f"{more:,} more files do not match.", first.path),
        ], evidence
    return findings, evidence


def _forbidden(artifacts: list[Artifact], forbid: Pattern | None) -> list[Finding]:
    if forbid is None:
        return []
    findings: list[Finding] = []
    message = f"The text matches what `forbid` rules out, {scope.quoted(forbid.source)}."
    hidden = f"{message.removesuffix('.')}, once its hidden characters are taken away."
    for artifact in artifacts:
        for hit in forbid.hits(artifact.text, _MATCHES_COUNTED - len(findings)):
            said = message if hit.column else hidden
            findings.append(Finding(said, artifact.path, hit.line, "Remove it.", hit.column))
        if len(findings) >= _MATCHES_COUNTED:
            break
    if len(findings) <= _FINDINGS_SHOWN:
        return findings
    more = len(findings) - _FINDINGS_SHOWN
    least = "At least " if len(findings) >= _MATCHES_COUNTED else ""
    first = findings[_FINDINGS_SHOWN]
    rest = Finding(f"{least}{more:,} more places match.", first.path, first.line)
    return [*findings[:_FINDINGS_SHOWN], rest]
