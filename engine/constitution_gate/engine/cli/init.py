"""`init`: what a project lacks, shown and then written: explicit gates, or the surfaces that are asked for."""

from __future__ import annotations

import os
import sys

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.cli import output
from constitution_gate.engine.cli.audit import project_of, wants_color
from constitution_gate.engine.surfaces.planning import ByHand

if TYPE_CHECKING:
    from constitution_gate.engine.explicit_gates import Explicit
    from constitution_gate.engine.planned_change import PlannedChange
    from constitution_gate.engine.project import Project
    from constitution_gate.engine.specify import Specify
    from constitution_gate.engine.surfaces.origin import Origin
    from constitution_gate.engine.surfaces.spec_kit import Call
    from constitution_gate.gates.feature import Artifact

_INPUT_ERROR = 2


class Wanted(Record):
    """What is to be set up: the surfaces that are named, without any the gates.

    `origin` is where a pipeline takes the program from, as it was typed. `yes` writes without a question, `dry_run`
    only shows.
    """

    spec_kit: bool = False
    ci: str | None = None
    pre_commit: bool = False
    origin: str | None = None
    yes: bool = False
    dry_run: bool = False


class _Work(Record):
    """What is to be done: files to write, calls of `specify` to make, lines for people, and what is said besides."""

    changes: tuple[PlannedChange, ...] = ()
    calls: tuple[Call, ...] = ()
    by_hand: tuple[ByHand, ...] = ()
    notes: tuple[str, ...] = ()


def run(root: str | None, wanted: Wanted, color: str) -> int:
    """Show what is to be done, ask where a terminal is there, and do it.

    0 where all is in place, 1 where something is left to do, 2 where it cannot be done.
    """
    from constitution_gate.engine import specify

    try:
        project = project_of(root)
        program = specify.find(project.root, os.environ) if wanted.spec_kit else None
        work = _work(project, wanted, program)
    except InputError as error:
        return _refused(error)
    status = output.write(_shown(work, colored=wants_color(color)), 0)
    for note in work.notes:
        output.note(note)
    if status:
        return status
    left = 1 if work.by_hand else 0
    if not work.changes and not work.calls:
        return left
    if wanted.dry_run or not (wanted.yes or _agreed()):
        output.note("Nothing was written." if wanted.dry_run or _is_terminal() else "Nothing was written: give --yes.")
        return 1
    return max(left, _done(project, work, program))


def _work(project: Project, wanted: Wanted, program: Specify | None) -> _Work:
    if not (wanted.spec_kit or wanted.ci or wanted.pre_commit):
        return _gates(project)
    from constitution_gate.engine.surfaces import planning

    found = [_spec_kit(project, program)] if wanted.spec_kit else []
    writers = {"github": planning.github, "gitlab": planning.gitlab, "pre-commit": planning.pre_commit}
    names = [wanted.ci or "", "pre-commit" if wanted.pre_commit else ""]
    for write in (writers[name] for name in names if name):
        plan = write(project.repository, _origin(wanted.origin))
        found.append(_Work(plan.changes, (), plan.by_hand, plan.notes))
    return _Work(
        tuple(change for each in found for change in each.changes),
        tuple(call for each in found for call in each.calls),
        tuple(lines for each in found for lines in each.by_hand),
        tuple(note for each in found for note in each.notes),
    )


def _origin(typed: str | None) -> Origin:
    from constitution_gate.engine.surfaces import origin

    found = origin.parse(typed) if typed is not None else origin.of_installation()
    if found is None:
        message = "Where a pipeline is to take the program from is not known, and no public index is assumed."
        raise InputError(Problem(message, remedy=f"Give --from {origin.FORMS}."))
    return found


def _spec_kit(project: Project, program: Specify | None) -> _Work:
    from constitution_gate.engine.doctor import reading, spec_kit_probes
    from constitution_gate.engine.surfaces import spec_kit

    version = program.version() if program is not None else None
    set_up = reading.read(project, os.environ)
    if spec_kit_probes.hides_hooks(set_up):
        message = "The hooks of all extensions stand in this file, and it cannot be read."
        raise InputError(Problem(message, spec_kit_probes.EXTENSIONS, None, "Mend its YAML first."))
    calls = spec_kit.missing(project.repository, version, spec_kit_probes.broken(set_up))
    notes = [f"This version of specify cannot install {name}." for name in spec_kit.left_out(version)]
    if not calls:
        return _Work(notes=(*notes, "Spec Kit has the extension, the presets and the workflow already."))
    if program is None:
        lines = "".join(f"{spec_kit.shown(call)}\n" for call in calls)
        why = "There is no specify program on PATH. Install it, and run these at the root of the project."
        return _Work(by_hand=(ByHand("Spec Kit", lines, why),), notes=tuple(notes))
    return _Work(calls=calls, notes=tuple(notes))


def _shown(work: _Work, *, colored: bool) -> str:
    from constitution_gate.engine.reports import unified_diff
    from constitution_gate.engine.surfaces import spec_kit

    parts = [unified_diff.render(change, color=colored) for change in work.changes]
    if work.calls:
        calls = "".join(f"  {spec_kit.shown(call)}\n" for call in work.calls)
        parts.append(f"Spec Kit's program installs the rest, below .specify/ and where your agents look:\n\n{calls}")
    parts += [f"{lines.path}: {lines.why}\n\n{lines.lines}" for lines in work.by_hand]
    return "\n".join(parts)


def _done(project: Project, work: _Work, program: Specify | None) -> int:
    from constitution_gate.engine import planned_change
    from constitution_gate.engine.surfaces import spec_kit

    try:
        for change in work.changes:
            planned_change.make(project.root, change)
            output.note(f"{change.path} was written.")
        if program is not None and work.calls:
            spec_kit.carry_out(program, work.calls)
            output.note("Spec Kit has the extension, the presets and the workflow.")
    except InputError as error:
        return _refused(error)
    return 0


def _refused(error: InputError) -> int:
    for problem in error.problems:
        output.note(str(problem))
    return _INPUT_ERROR


def _gates(project: Project) -> _Work:
    """The change that declares the derived gates, and what is to be said about it."""
    from constitution_gate.engine import explicit_gates

    file = project.constitution_file()
    found = explicit_gates.explicit(file)
    return _Work(changes=(found.change,) if found.change else (), notes=tuple(_told(file, found)))


def _told(file: Artifact, found: Explicit) -> list[str]:
    notes = [f"{left.gate.id} (line {left.gate.source.line}) stays derived: {left.reason}." for left in found.left_out]
    notes += [
        f"{gate.id} is called {name} from now on: an id has small ASCII letters, digits and hyphens. Change it where a "
        "Complexity Tracking row or a baseline names it."
        for gate, name in found.written
        if gate.id != name
    ]
    if found.change is None:
        notes.append(f"{file.path}: no derived gate is left to declare.")
        return notes
    count = len(found.written)
    gates = "1 gate that follows" if count == 1 else f"{count} gates that follow"
    notes.append(f"This declares {gates} from prose; each demands what it did. {_amendment(file, found.change)}")
    return notes


def _amendment(file: Artifact, change: PlannedChange) -> str:
    """What the change is as an amendment; the footer is left to people."""
    from constitution_gate.constitution import amendment, changes
    from constitution_gate.constitution.changes import Edition

    old = Edition.of(file.text, path=file.path, sha256=file.sha256)
    new = Edition.of(change.new.decode("utf-8"), path=file.path, sha256=file.sha256)
    bump = changes.needed(changes.compare(old, new))
    before = amendment.version(old.constitution.version)
    versions = f" ({old.constitution.version} → {amendment.next_version(before, bump)})" if before else ""
    return (
        f"As an amendment it is a {bump.name}{versions}: the version, the dates and the Sync Impact Report are left to "
        "you, and `constitution-gate diff HEAD` says what they lack."
    )


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _agreed() -> bool:
    """Whether somebody at a terminal says yes; nobody there has agreed to nothing."""
    if not _is_terminal():
        return False
    sys.stderr.write("Write this? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline(100).strip().casefold() in {"y", "yes"}
