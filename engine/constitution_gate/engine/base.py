"""The base revision: the constitution as it was there, what changed since, and which gates hold because of it.

Trusted is the constitution of the base, for who edits the tree owns the one in it. There may be three of it: the one in
the tree, the one where the branch left the base (the merge base), and the one that the base has come to since.

- What the branch changed lies between the merge base and the tree. While that is no complete amendment, a gate that it
  removes or weakens is judged as it was.
- What the base came to ask for since is judged as it stands there: no branch escapes a rule by starting before it.
  Where the branch changed nothing, a merge leaves the constitution of the base, and all is judged by that.
"""

from __future__ import annotations

from constitution_gate.constitution import changes as text_changes
from constitution_gate.constitution.changes import Change, Effect, Subject
from constitution_gate.constitution.model import GateDeclaration, Level, Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING, cast
from constitution_gate.engine import collection, gate_changes
from constitution_gate.engine.binding import Gate, bind
from constitution_gate.engine.revision import Revision, RevisionTree, open_revision
from constitution_gate.gates.artifacts import editions
from constitution_gate.gates.checks import amendment as check

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from constitution_gate.constitution.amendment import Amendment
    from constitution_gate.constitution.changes import Edition
    from constitution_gate.constitution.model import Constitution
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
    constitution: Constitution
    """The one that the features are judged by."""
    newer: Edition | None = None
    """The constitution that the base has come to, where it is another one than where the branch left it."""

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
        """The comparison in one sentence or two."""
        return f"{self._compared} {self.moved}".rstrip()

    @property
    def moved(self) -> str:
        """What the base has come to since the branch left it; empty where its constitution is the same."""
        if self.newer is None:
            return ""
        name, version = self.revision.name, self.newer.constitution.version
        what = f"The constitution at {name} was changed since this branch left it"
        what += f" (it is {version} there)" if version else ""
        if self.constitution is self.newer.constitution:
            return f"{what}: judged by that one."
        return f"{what}: what it asks for since is judged as it stands there."

    @property
    def _compared(self) -> str:
        against = f"Compared with {self.revision.label}"
        if self.amendment is None:
            return f"{against}: there is no constitution; the whole of it is new."
        if not self.changes:
            same = "the same" if self.newer is None else "the one that this branch started from"
            return f"{against}: the constitution is {same}."
        weaker = sum(change.weakens for change in self.changes)
        count = f"{len(self.changes)} changes, {weaker} of which {'asks' if weaker == 1 else 'ask'} for less"
        if self.amendment.complete:
            return f"{against}: the constitution was amended completely ({count})."
        judged = "; what it weakens is judged as it was there" if weaker else ""
        return f"{against}: the amendment of the constitution is not complete ({count}){judged}."


def compare(project: Project, revision: str, today: datetime.date) -> Base:
    """Compare a project with one of its revisions.

    Raises InputError where git, the revision, or one of the constitutions cannot be read.
    """
    tree = open_revision(project.root, revision, project.repository.limits)
    project.constitution_file()
    found = editions.compared(project.repository, tree, revision)
    own = _own_changes(tree, found, today)
    if not tree.revision.has_moved_on:
        return own
    newer = editions.later(tree, tree.at_tip(), revision)
    return _with_newer(own, newer) if newer is not None else own


def _own_changes(tree: RevisionTree, found: Editions, today: datetime.date) -> Base:
    """What the tree made of the constitution where the branch left the base."""
    revision = tree.revision.name
    constitution = found.new.constitution
    gates = collection.from_constitution(constitution)
    if found.old is None:
        return Base(tree, tree.revision, found, (), (), None, gates, constitution)
    old_gates = collection.from_constitution(found.old.constitution)
    matched = text_changes.match(found.old.constitution.principles, constitution.principles)
    of_gates = gate_changes.compare(old_gates, gates, matched)
    told = tuple(_untold(of_gates, found.changes))
    changes = check.together(found.changes, told)
    parameters = check.Parameters(sync_impact_report=_asks_for_report(old_gates), gates=told, today=today.isoformat())
    judged = check.judge(found, changes, revision, parameters)
    if not judged.complete:
        gates = gate_changes.still_demanded(of_gates, gates, matched, revision)
    gates = _with_amendment(found, parameters, gates)
    return Base(tree, tree.revision, found, changes, of_gates, judged, gates, constitution)


def _with_newer(own: Base, newer: Edition) -> Base:
    """With what the base came to ask for since the branch left it."""
    newer_gates = collection.from_constitution(newer.constitution)
    found = own.editions
    if found.old is not None and not own.changes:
        amended = next(gate.parameters for gate in own.gates if gate.check == NAME)
        gates = _with_amendment(found, cast("check.Parameters", amended), newer_gates)
        return own.replace(gates=gates, constitution=newer.constitution, newer=newer)
    old = found.old.constitution if found.old is not None else None
    old_gates = collection.from_constitution(old) if old is not None else ()
    was = text_changes.match(newer.constitution.principles, old.principles) if old is not None else ()
    matched = text_changes.match(newer.constitution.principles, own.constitution.principles)
    since = tuple(
        entry
        for entry in gate_changes.compare(newer_gates, own.gates, matched)
        if entry.old is not None and not gate_changes.held(entry.old, old_gates, was)
    )
    return own.replace(gates=gate_changes.still_demanded(since, own.gates, matched, own.revision.name), newer=newer)


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


def _with_amendment(found: Editions, parameters: check.Parameters, gates: Sequence[Gate]) -> tuple[Gate, ...]:
    """The gates, those of this check with what it is to judge, and the one that is always there before them."""
    own = tuple(gate.replace(parameters=parameters) if gate.check == NAME else gate for gate in gates)
    return (_demanded(found, parameters, {gate.id for gate in own}), *own)


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
