"""Sequence diagrams: Mermaid and PlantUML, in fences and in files of their own."""

from __future__ import annotations

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.proving.mutation import deleted, edited, edits, inserted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.engine.proving.mutation import Mutation, Subject
    from constitution_gate.gates.feature import Artifact

_MESSAGE = lazy(
    r"(?P<head>\s*)(?P<from>[\w.\"“” -]{1,80}?)"
    r"(?P<arrow>\s*<?<?[-.=]{1,3}[\w\[\]#]{0,12}[-.=]{0,2}(?:>>|>|\)|x)[+\-o]?\s*)"
    r"(?P<to>[\w.\"“” ]{1,80}?)(?P<rest>\s*:.*)$"
)


def broken(subject: Subject) -> Iterator[Mutation]:
    """Put a message that goes nowhere behind the first one of each diagram."""
    for artifact, messages in _drawn(subject):
        done = "A message without a receiver was put into the diagram."
        yield inserted("break-diagram", artifact, done, messages[0], ["    ->> ->>"])


def silenced(subject: Subject) -> Iterator[Mutation]:
    """Take all messages out of each diagram."""
    for artifact, messages in _drawn(subject):
        yield deleted("remove-messages", artifact, "All messages of the diagram were taken out.", messages)


def merged(subject: Subject) -> Iterator[Mutation]:
    """Let one party send every message of a diagram to itself."""
    for artifact, messages in _drawn(subject):
        lines = edits(artifact)
        made = edits(artifact)
        first = _MESSAGE.match(lines[messages[0]])
        assert first is not None
        party = first.group("from").strip()
        for line in messages:
            match = _MESSAGE.match(lines[line])
            assert match is not None
            made.replace(line, f"{match.group('head')}{party}{match.group('arrow')}{party}{match.group('rest')}")
        done = "Every message was made one of a single party to itself."
        yield edited("merge-participants", artifact, messages[0], done, made)


def _drawn(subject: Subject) -> Iterator[tuple[Artifact, list[int]]]:
    """Each diagram that the evidence points to: its file, and the lines of its messages."""
    for artifact in subject.files():
        lines = edits(artifact)
        for place in subject.of_file(artifact):
            last = min(place.end_line, len(lines))
            messages = [line for line in range(max(place.start_line, 1), last + 1) if _MESSAGE.match(lines[line])]
            if messages:
                yield artifact, messages
