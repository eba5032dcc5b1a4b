"""YAML and JSON files meet the JSON Schema that the project gives for them.

`schema` is the schema itself or the path of a file that holds it; it is of draft 2020-12 unless its `$schema`
names another. Every file that a glob of `files` finds must meet it.
"""

from __future__ import annotations

from constitution_gate.constitution.markdown import split_lines
from constitution_gate.constitution.model import InputError, Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates import scope
from constitution_gate.gates.feature import Unreadable
from constitution_gate.gates.json_schema import SchemaError, UndecidedError, prepare
from constitution_gate.gates.protocol import Evidence, Finding, Result

if TYPE_CHECKING:
    from constitution_gate.constitution.model import Problem
    from constitution_gate.gates.feature import Artifact, Feature
    from constitution_gate.gates.json_schema import Schema

PHASE = Phase.PLAN
CONDITION: tuple[str, ...] = ()

_FINDINGS_SHOWN = 50
_VIOLATIONS_COUNTED = 1_000
_REMEDY = "Mend the file."


class Parameters(Record):
    """`files` are globs; `schema` is a JSON Schema, or the path of one."""

    files: tuple[str, ...] = ()
    schema: dict[str, object] | str = ""


def problems(parameters: Parameters) -> tuple[str, ...]:
    """What is wrong with the parameters, one sentence each; a schema's file is read when the check runs."""
    found = list(scope.problems("files", parameters.files))
    if isinstance(parameters.schema, str):
        found += scope.path_problems("schema", parameters.schema)
    else:
        try:
            prepare(parameters.schema)
        except SchemaError as error:
            found += [f"The schema {reason}" for reason in error.reasons]
    return tuple(found)


def check(feature: Feature, parameters: Parameters) -> Result:
    """Hold each file against the schema."""
    wrong = scope.problems("files", parameters.files)
    if wrong:
        return Result(undecided=" ".join(wrong))
    schema = _schema(feature, parameters.schema)
    if isinstance(schema, str):
        return Result(undecided=schema)
    scopes = [scope.look(feature, pattern) for pattern in parameters.files]
    unread = {path: reason for found in scopes for path, reason in (*found.refused.items(), *found.hiding.items())}
    findings = [
        Finding(f"No file matches {scope.quoted(found.glob)}: 0 files were looked at.", found.place, None)
        for found in scopes
        if not found.files and not found.refused
    ]
    evidence: list[Evidence] = []
    for path in sorted({path for found in scopes for path in found.files}):
        try:
            artifact = scope.read(feature, path)
            violations = _violations(artifact, schema)
        except Unreadable as refused:
            unread[path] = refused.reason
        except UndecidedError as reason:
            unread[path] = f"the schema {reason}".removesuffix(".")
        else:
            findings += violations
            if not violations:
                last = max(1, len(split_lines(artifact.text)))
                evidence.append(Evidence.of(artifact, "It meets the schema.", 1, last))
    if len(findings) > _FINDINGS_SHOWN:
        more = len(findings) - _FINDINGS_SHOWN
        rest = findings[_FINDINGS_SHOWN]
        findings[_FINDINGS_SHOWN:] = [Finding(f"{more:,} more places do not meet it.", rest.path, rest.line)]
    return Result(tuple(findings), scope.shown(evidence), scope.unread(unread))


def _schema(feature: Feature, given: dict[str, object] | str) -> Schema | str:
    """The schema, or the sentence that says why there is none."""
    from constitution_gate.constitution import yaml_source

    where = ""
    try:
        if isinstance(given, str):
            wrong = scope.path_problems("schema", given)
            if wrong:
                return " ".join(wrong)
            path = scope.expand_path(given, feature.path)
            where = f" in {path}"
            artifact = scope.read_named(feature, given)
            if artifact is None:
                return f"The schema{where} is not there."
            value = yaml_source.load(artifact.text, path).value
            if not isinstance(value, dict):
                return f"The schema{where} is no mapping."
            given = value
        return prepare(given)
    except Unreadable as refused:
        return f"The schema{where} cannot be read: {refused.reason}."
    except InputError as error:
        return f"The schema{where} cannot be read: {_sentence(error.problems[0])}"
    except SchemaError as error:
        return " ".join(f"The schema{where} {reason}" for reason in error.reasons)


def _violations(artifact: Artifact, schema: Schema) -> list[Finding]:
    from constitution_gate.constitution import yaml_source

    try:
        source = yaml_source.load(artifact.text, artifact.path)
    except InputError as error:
        return [Finding(problem.message, artifact.path, problem.line, _REMEDY) for problem in error.problems]
    findings = []
    for violation in schema.violations(source.value, _VIOLATIONS_COUNTED):
        line, column = source.mark(violation.pointer)
        where = scope.quoted("/" + "/".join(map(str, violation.pointer)))
        findings.append(Finding(f"{where} {violation.message}", artifact.path, line, _REMEDY, column))
    return sorted(findings, key=lambda finding: (finding.line or 0, finding.column or 0))


def _sentence(problem: Problem) -> str:
    return f"line {problem.line}: {problem.message}" if problem.line else problem.message
