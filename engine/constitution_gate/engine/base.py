"""The base revision: the constitution as it was there, what changed since, and which gates hold because of it.

Trusted is the constitution at the base, for who edits the tree owns the one in it. While an amendment is not complete,
a gate of the base that it removes or weakens is judged as it was there.
"""

from __future__ import annotations

from constitution_gate.constitution import changes as text_changes
from constitution_gate.constitution.changes import Change, Effect, Subject
from constitution_gate.constitution.model import GateDeclaration, Level, Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine import collection, gate_changes
from constitution_gate.engine.binding import Gate, bind
from constitution_gate.engine.revision import Revision, RevisionTree, open_revision
from constitution_gate.gates.artifacts import editions
from constitution_gate.gates.checks import amendment as check

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from constitution_gate.constitution.amendment import Amendment
    from constitution_gate.engine.gate_changes import GateChange
    from constitution_gate.engine.project import Project
    from constitution_gate.gates.artifacts.editions import Editions

NAME = "amendment"
_EXPLAINED = frozenset({Effect.REMOVED, Effect.WEAKENED, Effect.REDEFINED})


class Base(Record):
    """The tree at the base revision and what the constitution became since.

    `changes` are those of the text and of the gates; `gate_changes` are all of the gates, those that a change of the
    text accounts for among them. `amendment` is None where the base holds no constitution.
    """

    tree: RevisionTree
    revision: Revision
    editions: Editions
    changes: tuple[Change, ...]
    gate_changes: tuple[GateChange, ...]
    amendment: Amendment | None
    gates: tuple[Gate, ...]
    """What the features are judged by: the gates of the tree, those of the base that still hold, and `amendment`."""

    @property
    def weakens(self) -> bool:
        """Whether the constitution of the tree asks for less than that of the base, or may do so."""
        return any(change.weakens for change in self.changes)

    @property
    def unamended(self) -> bool:
        """Whether it does so without a complete amendment."""
        return self.weakens and self.amendment is not None and not self.amendment.complete

    @property
    def note(self) -> str:
        """The comparison in one sentence."""
        against = f"Compared with {self.revision.label}"
        if self.amendment is None:
            return f"{against}: there is no constitution; the whole of it is new."
        if not self.changes:
            return f"{against}: the constitution is the same."
        weaker = sum(change.weakens for change in self.changes)
        count = f"{len(self.changes)} changes, {weaker} of which {'asks' if weaker == 1 else 'ask'} for less"
        if self.amendment.complete:
            return f"{against}: the constitution was amended completely ({count})."
        judged = "; what it weakens is judged as it was there" if weaker else ""
        return f"{against}: the amendment of the constitution is not complete ({count}){judged}."


def compare(project: Project, revision: str, today: datetime.date) -> Base:
    """Compare a project with one of its revisions.

    Raises InputError where git, the revision, or one of the two constitutions cannot be read.
    """
    tree = open_revision(project.root, revision, project.repository.limits)
    project.constitution_file()
    found = editions.compared(project.repository, tree, revision)
    gates = collection.from_constitution(found.new.constitution)
    if found.old is None:
        return Base(tree, tree.revision, found, (), (), None, gates)
    old_gates = collection.from_constitution(found.old.constitution)
    matched = text_changes.match(found.old.constitution.principles, found.new.constitution.principles)
    of_gates = gate_changes.compare(old_gates, gates, matched)
    told = tuple(_untold(of_gates, found.changes))
    changes = check.together(found.changes, told)
    parameters = check.Parameters(sync_impact_report=_asks_for_report(old_gates), gates=told, today=today.isoformat())
    judged = check.judge(found, changes, revision, parameters)
    if not judged.complete:
        gates = gate_changes.still_demanded(of_gates, gates, matched, revision)
    gates = tuple(gate.replace(parameters=parameters) if gate.check == NAME else gate for gate in gates)
    demanded = _demanded(found, parameters, {gate.id for gate in gates})
    return Base(tree, tree.revision, found, changes, of_gates, judged, (demanded, *gates))


def _untold(of_gates: Sequence[GateChange], changes: Sequence[Change]) -> Iterator[Change]:
    """The changes of gates that no change of their principle accounts for; a declared gate is always told."""
    explained = {
        change.old_line if change.subject is Subject.NORM else change.principle
        for change in changes
        if change.effect in _EXPLAINED
    }
    for entry in of_gates:
        old = entry.old
        derived = old is not None and old.source.kind != "declared"
        keys = {entry.change.old_line, entry.change.principle} if derived else set()
        if not keys & explained:
            yield entry.change


def _asks_for_report(old_gates: Sequence[Gate]) -> bool:
    """Whether the base demands a Sync Impact Report: unless it declares the check without one."""
    declared = [gate.parameters for gate in old_gates if gate.check == NAME]
    return not declared or any(getattr(parameters, "sync_impact_report", True) for parameters in declared)


def _demanded(found: Editions, parameters: check.Parameters, taken: set[str]) -> Gate:
    """The gate that is always there where a tree is compared with its base: MUST, not waivable, due from the start."""
    line = found.new.constitution.version_line or 1
    declaration = GateDeclaration(
        id=NAME if NAME not in taken else f"{NAME}-of-the-constitution",
        check=NAME,
        title="A changed constitution is amended in full",
        path=found.file.path,
        line=line,
        level=Level.MUST,
        waivable=False,
        phase=Phase.SPEC,
    )
    gate, problems = bind(declaration, None, "built-in")
    assert gate is not None, problems
    return gate.replace(parameters=parameters)
