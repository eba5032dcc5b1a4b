"""Validate one OpenAPI description: its shape, its references, its meaning, and the official schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from constitution_gate.constitution.record import Record
from constitution_gate.gates.openapi import official, operations, parameters, schemas, security, versions
from constitution_gate.gates.openapi.references import Document, Node, References
from constitution_gate.gates.openapi.structure import Fault, Walk

if TYPE_CHECKING:
    from collections.abc import Callable

    from constitution_gate.constitution.yaml_source import Source

RULES: dict[str, tuple[Any, ...]] = {
    "Document": (operations.document,),
    "Operation": (operations.operation,),
    "PathItem": (operations.path_item,),
    "Responses": (operations.responses,),
    "Link": (operations.link,),
    "Parameter": (parameters.parameter,),
    "Header": (parameters.header,),
    "MediaType": (parameters.media_type,),
    "Encoding": (parameters.encoding,),
    "Example": (parameters.example,),
    "Server": (parameters.server,),
    "ServerVariable": (parameters.server_variable,),
    "Schema": (schemas.check,),
    "Items": (schemas.check,),
    "Discriminator": (schemas.discriminator,),
    "SecurityRequirement": (security.requirement,),
    "SecurityScheme": (security.scheme,),
    "License": (parameters.license_terms,),
}


class Problem(Record):
    """Something wrong in a description, at a line of one of its files."""

    path: str
    line: int
    column: int
    message: str
    remedy: str = ""


class Report(Record):
    """What validation found.

    `problems` are in order of path and line; `left_out` counts those over the limit. `undecided` says why there
    is no verdict although no problem was found. `operations` are those of paths and webhooks, `files` what was
    read through references, `notes` what a reader should know although it is no fault.
    """

    problems: tuple[Problem, ...]
    family: str | None = None
    version: str = ""
    operations: tuple[operations.Operation, ...] = ()
    references: int = 0
    files: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    undecided: str | None = None
    left_out: int = 0


def validate(path: str, source: Source, open_file: Callable[[str], Document | str]) -> Report:
    """Validate the description in a file that was read.

    `open_file` gives a further file of the repository as a document, or says why it cannot.
    """
    root = Document(path, source)
    try:
        family = versions.family(source.value)
    except versions.UnknownVersionError as error:
        line, column = source.mark((error.key,))
        return Report((Problem(path, line, column, error.message, error.remedy),))
    walk = Walk(family, References(root, open_file), RULES)
    walk.run(Node(root, ()))
    found = operations.check(walk)
    undecided, note = (None, "") if walk.faults else _second_opinion(walk, root, family)
    version = str(source.value.get("openapi") or source.value.get("swagger"))
    return Report(
        problems=_problems(walk.faults.values()),
        family=family,
        version=version,
        operations=tuple(found),
        references=len(walk.found),
        files=walk.references.paths,
        notes=tuple(filter(None, (*_ignored(walk, family), note))),
        undecided=undecided,
        left_out=walk.left_out,
    )


def _second_opinion(walk: Walk, root: Document, family: str) -> tuple[str | None, str]:
    """Add what the official schema refuses; the reason where it gives no verdict, and a note for the reader."""
    try:
        refused = official.complaints(root.value, family)
    except official.TooLargeError as error:
        return None, str(error)
    except official.NoVerdictError as error:
        return str(error), ""
    for pointer, message in refused:
        walk.fault(Node(root, pointer), message)
    return None, ""


def _problems(faults: Any) -> tuple[Problem, ...]:
    placed = {_placed(fault) for fault in faults}
    return tuple(sorted(placed, key=lambda problem: (problem.path, problem.line, problem.column, problem.message)))


def _placed(fault: Fault) -> Problem:
    document = fault.node.document
    line, column = document.source.mark(fault.node.pointer)
    return Problem(document.path, line, column, fault.message, fault.remedy)


def _ignored(walk: Walk, family: str) -> list[str]:
    counts = {key: "once" if count == 1 else f"{count:,} times" for key, count in walk.ignored.items()}
    notes = []
    if "nullable" in counts:
        notes.append(f"OpenAPI {family} ignores 'nullable', which stands {counts['nullable']}")
    if "pattern" in counts:
        notes.append(f"'pattern' was too long to compile {counts['pattern']}")
    return notes
