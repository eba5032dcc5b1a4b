"""The sections that a declared gate names by file and heading."""

from __future__ import annotations

from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates import scope
from constitution_gate.gates.feature import Unreadable
from constitution_gate.gates.headings import sections
from constitution_gate.gates.protocol import Finding, Result

if TYPE_CHECKING:
    from constitution_gate.constitution.markdown import Section
    from constitution_gate.gates.feature import Artifact, Feature


class NamedSections(Record):
    """A file and its sections with the heading; at least one."""

    artifact: Artifact
    sections: tuple[Section, ...]


def find(feature: Feature, file: str, heading: str, content: str) -> NamedSections | Result:
    """The sections, or what a check says where the file or the section is missing or cannot be read.

    `content` names what belongs into the section, for the remedy ("the table").
    """
    try:
        artifact = scope.read_named(feature, file)
    except Unreadable as refused:
        return Result(undecided=scope.unread({refused.path: refused.reason}))
    path = scope.expand_path(file, feature.path)
    shown = scope.quoted(heading)
    if artifact is None:
        remedy = f"Write it, with {content} under a heading {shown}."
        return Result((Finding("The file is not there.", path, None, remedy),))
    matching = sections(artifact.document, heading)
    if not matching:
        remedy = f"Add a heading {shown} with {content}."
        return Result((Finding(f"There is no section {shown}.", path, None, remedy),))
    return NamedSections(artifact, matching)
