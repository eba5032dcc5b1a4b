"""The diagrams of a file: Mermaid and PlantUML in fences and files of their own, and drawings in code blocks."""

from __future__ import annotations

from functools import lru_cache

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts.diagrams.model import (
    Diagram,
    DiagramEntity,
    EntityDiagram,
    Message,
    OtherDiagram,
    Relation,
    SequenceDiagram,
    Trouble,
)

if TYPE_CHECKING:
    from constitution_gate.constitution.markdown import Code
    from constitution_gate.gates.feature import Artifact

__all__ = [
    "MERMAID_SUFFIXES",
    "PLANTUML_SUFFIXES",
    "Diagram",
    "DiagramEntity",
    "EntityDiagram",
    "Message",
    "OtherDiagram",
    "Relation",
    "SequenceDiagram",
    "Trouble",
    "diagrams",
    "entity_diagrams",
    "sequence_diagrams",
]

MERMAID_SUFFIXES = (".mmd", ".mermaid")
PLANTUML_SUFFIXES = (".puml", ".plantuml", ".wsd", ".iuml", ".pu")

_MERMAID = frozenset({"mermaid", "mmd", "{mermaid}", "sequence"})
_PLANTUML = frozenset({"plantuml", "puml", "uml", "wsd", "{plantuml}"})
_PROSE = frozenset({"", "text", "txt", "plain", "plaintext", "ascii", "diagram", "asciiart", "ascii-art", "none"})


def sequence_diagrams(artifact: Artifact) -> tuple[SequenceDiagram, ...]:
    """The sequence diagrams of a file, the broken ones with their errors; lines are those of the file."""
    return tuple(found for found in diagrams(artifact) if isinstance(found, SequenceDiagram))


def entity_diagrams(artifact: Artifact) -> tuple[EntityDiagram, ...]:
    """The entity-relationship and class diagrams of a file; lines are those of the file."""
    return tuple(found for found in diagrams(artifact) if isinstance(found, EntityDiagram))


@lru_cache(maxsize=128)
def diagrams(artifact: Artifact) -> tuple[Diagram, ...]:
    """Every diagram of a Markdown, Mermaid or PlantUML file, in order; a file of another sort has none."""
    name = artifact.name.lower()
    if name.endswith(MERMAID_SUFFIXES):
        return _mermaid(artifact.text, 1)
    if name.endswith(PLANTUML_SUFFIXES):
        return _plantuml(artifact.text, 1)
    if not name.endswith((".md", ".markdown")):
        return ()
    return _in_markdown(artifact)


def _in_markdown(artifact: Artifact) -> tuple[Diagram, ...]:
    from constitution_gate.constitution.markdown import Code, Heading

    found: list[Diagram] = []
    headings: list[Heading] = []
    for block in artifact.document.blocks:
        if isinstance(block, Heading):
            headings = [heading for heading in headings if heading.level < block.level]
            headings.append(block)
        elif isinstance(block, Code):
            found.extend(_in_code(block, tuple(heading.text for heading in headings)))
    return tuple(found)


def _in_code(block: Code, headings: tuple[str, ...]) -> tuple[Diagram, ...]:
    from constitution_gate.gates.artifacts.diagrams import drawn, mermaid, plantuml

    language = (block.info or "").split(None, 1)[0].casefold() if (block.info or "").strip() else ""
    first = block.line if block.info is None else block.line + 1
    if language in _MERMAID:
        return _mermaid(block.text, first)
    if language in _PLANTUML:
        return _plantuml(block.text, first)
    if language not in _PROSE:
        return ()
    if plantuml.is_plantuml(block.text):
        return _plantuml(block.text, first)
    if mermaid.is_mermaid(block.text):
        return _mermaid(block.text, first)
    read = drawn.drawing(block.text, first, headings)
    return (read,) if read is not None else ()


def _mermaid(text: str, first_line: int) -> tuple[Diagram, ...]:
    from constitution_gate.gates.artifacts.diagrams import mermaid

    read = mermaid.diagram(text, first_line)
    return (read,) if read is not None else ()


def _plantuml(text: str, first_line: int) -> tuple[Diagram, ...]:
    from constitution_gate.gates.artifacts.diagrams import plantuml

    return plantuml.diagrams(text, first_line)
