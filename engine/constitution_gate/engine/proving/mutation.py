"""What a mutation is, what it is made from, and the edits that mutations are made of."""

from __future__ import annotations

from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.line_edits import LineEdits
from constitution_gate.gates.feature import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import TypeAlias

    from constitution_gate.gates.feature import Artifact, Feature

    Changes: TypeAlias = Mapping[str, bytes | None]
    Family: TypeAlias = "Callable[[Subject], Iterator[Mutation]]"


class Place(Record):
    """Lines of a file, which evidence or a claim points to."""

    path: str
    start_line: int
    end_line: int


class Subject(Record):
    """A gate that passes: the check that decides it, its parameters, and where its evidence stands.

    `places` are the lines of the evidence, each once, in their order; of an assessment those of the plan's claim too.
    """

    feature: Feature
    check: str
    parameters: object
    places: tuple[Place, ...]

    def read(self, path: str) -> Artifact | None:
        """A text file of the repository; None where there is none, or it cannot be read as text."""
        try:
            return self.feature.repository.read(path)
        except Unreadable:
            return None

    def files(self) -> tuple[Artifact, ...]:
        """The text files that the evidence points to, each once."""
        found = (self.read(path) for path in dict.fromkeys(place.path for place in self.places))
        return tuple(artifact for artifact in found if artifact is not None)

    def of_file(self, artifact: Artifact) -> tuple[Place, ...]:
        """The lines of one file that the evidence points to."""
        return tuple(place for place in self.places if place.path == artifact.path)

    def covers(self, artifact: Artifact, first: int, last: int) -> bool:
        """Whether the evidence points to one of these lines."""
        return any(place.start_line <= last and first <= place.end_line for place in self.of_file(artifact))


class Mutation(Record):
    """One way to break what a gate rests on.

    `kind` names it among others of its family; `done` is a sentence that says what was done, and quotes nothing.
    `changes` are the new bytes of each file that it changes, None for a file that is taken away.
    """

    kind: str
    path: str
    line: int | None
    done: str
    changes: Changes


def edits(artifact: Artifact) -> LineEdits:
    """The file's lines, to be edited; the text is the one that stands in the file."""
    return LineEdits(artifact.data.decode("utf-8"))


def edited(kind: str, artifact: Artifact, line: int, done: str, made: LineEdits) -> Mutation:
    """The mutation that edits one file."""
    return Mutation(kind, artifact.path, line, done, {artifact.path: made.text().encode("utf-8")})


def replaced(kind: str, artifact: Artifact, done: str, lines: Mapping[int, str]) -> Mutation:
    """The mutation that puts other text into lines of a file."""
    made = edits(artifact)
    for line, body in lines.items():
        made.replace(line, body)
    return edited(kind, artifact, min(lines), done, made)


def deleted(kind: str, artifact: Artifact, done: str, lines: Sequence[int]) -> Mutation:
    """The mutation that takes lines out of a file."""
    made = edits(artifact)
    for line in lines:
        made.delete(line)
    return edited(kind, artifact, min(lines), done, made)


def inserted(kind: str, artifact: Artifact, done: str, after: int, lines: Sequence[str]) -> Mutation:
    """The mutation that adds lines below one (0: at the top)."""
    made = edits(artifact)
    made.insert_after(after, lines)
    return edited(kind, artifact, after + 1, done, made)
