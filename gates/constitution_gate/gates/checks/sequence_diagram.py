"""A sequence diagram shows the feature's flow between its parties.

Mermaid, PlantUML and drawn diagrams count, in the feature's documents, in files of their own, and in files of the
repository that the documents name. gates.md, section 6: it must parse, with two or more participants and a message.
"""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.model import Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import diagrams, references
from constitution_gate.gates.feature import Unreadable
from constitution_gate.gates.protocol import Evidence, Finding, Result

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from constitution_gate.gates.feature import Artifact, Feature

PHASE = Phase.DESIGN
CONDITION = ("multi-party-flow",)

_SUFFIXES = (*diagrams.MERMAID_SUFFIXES, *diagrams.PLANTUML_SUFFIXES)
_PICTURES = (".png", ".svg", ".jpg", ".jpeg", ".gif", ".webp", ".drawio", ".excalidraw", ".pdf")
_ABOUT = lazy(r"sequence|seq[-_ ]?diagram|時序|时序|シーケンス|secuencia|séquence|sequenz|시퀀스", re.IGNORECASE)
_ABOUT_DIAGRAMS = lazy(r"diagram|flow|圖|图|図|フロー|流程", re.IGNORECASE)
_REMEDY = "Draw who sends what to whom as a Mermaid `sequenceDiagram` in plan.md or data-model.md."


class Parameters(Record):
    """What a gate may set.

    `min_participants` is how many parties the diagram must show, `min_messages` how many messages between
    different ones.
    """

    min_participants: int = 2
    min_messages: int = 1


def problems(parameters: Parameters) -> tuple[str, ...]:
    """Say which parameters would let a diagram pass that shows no flow; each is one sentence."""
    found = []
    if parameters.min_participants < 2:
        found.append(f"min_participants is {parameters.min_participants}; a flow has at least 2 participants.")
    if parameters.min_messages < 1:
        found.append(f"min_messages is {parameters.min_messages}; a flow has at least 1 message.")
    return tuple(found)


def check(feature: Feature, parameters: Parameters) -> Result:
    """Look for a sequence diagram that can be drawn and shows parties that exchange messages."""
    findings: list[Finding] = []
    evidence: list[Evidence] = []
    weak: list[Finding] = []
    others: dict[str, str] = {}
    for artifact in _artifacts(feature, findings):
        for diagram in diagrams.diagrams(artifact):
            if isinstance(diagram, diagrams.OtherDiagram):
                if "tree" not in diagram.sort and not artifact.path.endswith("/tasks.md"):
                    others.setdefault(diagram.sort, f"{artifact.path}:{diagram.line}")
            elif isinstance(diagram, diagrams.EntityDiagram):
                others.setdefault("an entity or class diagram", f"{artifact.path}:{diagram.line}")
            elif diagram.kind == "drawn" and artifact.path == f"{feature.path}/tasks.md":
                # What is drawn there are the dependencies of tasks.
                continue
            elif diagram.errors:
                findings.append(_broken(artifact, diagram))
            elif (shortfall := _shortfall(diagram, parameters)) is not None:
                weak.append(Finding(shortfall, artifact.path, diagram.line, _REMEDY))
            else:
                evidence.append(_evidence(artifact, diagram))
    if evidence or findings:
        return Result(tuple(findings), tuple(evidence))
    if weak:
        return Result(tuple(weak), tuple(Evidence.of(a, "looked for a sequence diagram") for a in feature.documents()))
    return _none_found(feature, others)


def _artifacts(feature: Feature, findings: list[Finding]) -> Iterator[Artifact]:
    """The feature's documents and diagram files, and those of the repository that its documents name."""
    documents = feature.documents()
    yield from documents
    seen = {document.path for document in documents}
    for path, artifact in feature.artifacts.items():
        if path.lower().endswith(_SUFFIXES):
            seen.add(path)
            yield artifact
    for path, reason in feature.unreadable.items():
        if path.lower().endswith(_SUFFIXES):
            findings.append(Finding(f"The diagram cannot be read: {reason}.", path))
    for reference in references.references(feature, (*_SUFFIXES, ".md"), documents):
        if reference.path in seen or reference.path.startswith((".specify/", "specs/")):
            continue
        if (
            reference.path.endswith(".md")
            and not _ABOUT_DIAGRAMS.search(reference.text)
            and not _ABOUT.search(reference.text)
        ):
            continue
        seen.add(reference.path)
        try:
            named = feature.repository.read(reference.path)
        except Unreadable as refused:
            findings.append(
                Finding(
                    f"The diagram {reference.path} cannot be read: {refused.reason}.",
                    reference.document,
                    reference.line,
                )
            )
            continue
        if named is not None:
            yield named


def _broken(artifact: Artifact, diagram: diagrams.SequenceDiagram) -> Finding:
    first = diagram.errors[0]
    more = f" ({len(diagram.errors) - 1} more like it)" if len(diagram.errors) > 1 else ""
    message = f"The {_kind(diagram)} cannot be drawn: {first.message}{more}."
    return Finding(message, artifact.path, first.line, "Correct the line, and look at the diagram as it is rendered.")


def _shortfall(diagram: diagrams.SequenceDiagram, parameters: Parameters) -> str | None:
    parties, messages = len(diagram.participants), len(diagram.exchanges)
    if not parties:
        return f"The {_kind(diagram)} is empty."
    if parties < parameters.min_participants:
        return f"The {_kind(diagram)} has {_count(parties, 'participant')}; it needs {parameters.min_participants}."
    if messages < parameters.min_messages:
        return (
            f"The {_kind(diagram)} has {_count(messages, 'message')} between different participants; "
            f"it needs {parameters.min_messages}."
        )
    return None


def _evidence(artifact: Artifact, diagram: diagrams.SequenceDiagram) -> Evidence:
    note = (
        f"A {_kind(diagram)} with {_count(len(diagram.participants), 'participant')} "
        f"and {_count(len(diagram.messages), 'message')}."
    )
    return Evidence.of(artifact, note, diagram.line, diagram.end_line)


def _kind(diagram: diagrams.SequenceDiagram) -> str:
    return {"mermaid": "Mermaid sequence diagram", "plantuml": "PlantUML sequence diagram"}.get(
        diagram.kind, "drawn sequence diagram"
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _none_found(feature: Feature, others: Mapping[str, str]) -> Result:
    looked = tuple(Evidence.of(artifact, "looked for a sequence diagram") for artifact in feature.documents())
    picture = _picture(feature)
    if picture is not None:
        return Result((), looked, f"the sequence diagram is {picture}, and a picture cannot be read")
    home = feature.plan or feature.spec
    path = home.path if home is not None else feature.path
    found = sorted(others.items(), key=lambda item: item[0].startswith("a drawing"))
    instead = f" (found instead: {', '.join(f'{sort} at {where}' for sort, where in found[:3])})" if found else ""
    message = f"The feature has no sequence diagram{instead}."
    return Result((Finding(message, path, _mention(home), _REMEDY),), looked)


def _mention(artifact: Artifact | None) -> int | None:
    """The line that speaks of the diagram, so that the finding stands where it is asked for or claimed."""
    if artifact is None:
        return None
    return next((n for n, line in enumerate(artifact.document.lines, start=1) if _ABOUT.search(line)), None)


def _picture(feature: Feature) -> str | None:
    """Where a picture stands for the diagram: "an image (plan.md:12)"; None where none does."""
    for artifact in feature.documents():
        for number, line in enumerate(artifact.document.lines, start=1):
            if _ABOUT.search(line) and any(suffix in line.lower() for suffix in _PICTURES):
                return f"an image ({artifact.path}:{number})"
    prefix = f"{feature.path}/"
    for path in feature.repository.paths:
        if path.startswith(prefix) and path.lower().endswith(_PICTURES) and _ABOUT.search(path[len(prefix) :]):
            return f"an image ({path})"
    return None
