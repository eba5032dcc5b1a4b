"""What `init` writes for a pipeline or a commit: a file that is not there yet, or lines that somebody puts in.

A file that is there is never replaced. Lines come into one only where it then reads as it did, with them added.
"""

from __future__ import annotations

import os

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.planned_change import Insertion, created, inserted
from constitution_gate.engine.version import VERSION
from constitution_gate.gates.feature import Unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_gate.engine.planned_change import PlannedChange
    from constitution_gate.engine.surfaces.origin import Origin
    from constitution_gate.engine.tree import Tree

GITHUB = ".github/workflows/constitution-gate.yml"
GITLAB = ".gitlab/constitution-gate.yml"
GITLAB_CI = ".gitlab-ci.yml"
PRE_COMMIT = ".pre-commit-config.yaml"

_PROGRAM = "constitution-gate"
_DASH = lazy(r"[ ]*(?=- )")
_COMMENT = lazy(r"[ \t]*(?:#.*)?\Z")


class ByHand(Record):
    """Lines that somebody has to put into a file."""

    path: str
    lines: str
    why: str


class Plan(Record):
    """What is to be written, what people have to do, and what is to be said besides."""

    changes: tuple[PlannedChange, ...] = ()
    by_hand: tuple[ByHand, ...] = ()
    notes: tuple[str, ...] = ()


def github(tree: Tree, origin: Origin) -> Plan:
    """A workflow of GitHub Actions; raises InputError where the project is not the whole repository."""
    _require_top(tree.root, GITHUB)
    name = "github-action.yml" if origin.action else "github-package.yml"
    return _new(tree, GITHUB, _filled(name, origin))


def gitlab(tree: Tree, origin: Origin) -> Plan:
    """The component as a local file, and the lines that include it; raises as `github` does."""
    _require_top(tree.root, GITLAB)
    component = _new(tree, GITLAB, resource("gitlab.yml"))
    include = _filled("gitlab-include.yml", origin)
    present = _read(tree, GITLAB_CI)
    if present is None:
        return component.replace(changes=(*component.changes, created(GITLAB_CI, include)))
    if _PROGRAM in present:
        return component.replace(notes=(*component.notes, f"{GITLAB_CI} includes it already."))
    by_hand = ByHand(GITLAB_CI, include.decode("utf-8"), "It is there already, and may have an `include:` of its own.")
    return component.replace(by_hand=(by_hand,))


def pre_commit(tree: Tree, origin: Origin) -> Plan:
    """Two hooks for pre-commit; raises InputError where the origin is no repository, for hooks come from one."""
    _require_top(tree.root, PRE_COMMIT)
    if origin.address is None:
        remedy = "Give --from OWNER/REPOSITORY@COMMIT or --from git+https://HOST/PATH@COMMIT."
        raise InputError(Problem("pre-commit takes hooks from a git repository alone.", remedy=remedy))
    entry = _filled("pre-commit.yml", origin).decode("utf-8").splitlines()
    present = _read(tree, PRE_COMMIT)
    if present is None:
        text = "".join(f"{line}\n" for line in ("repos:", *(f"  {line}" for line in entry)))
        return Plan(changes=(created(PRE_COMMIT, text.encode("utf-8")),))
    if _PROGRAM in present:
        return Plan(notes=(f"{PRE_COMMIT} has it already.",))
    change = extended(present, entry)
    if change is not None:
        return Plan(changes=(change,))
    why = "Where they would have to stand cannot be told for certain."
    return Plan(by_hand=(ByHand(PRE_COMMIT, "\n".join(("repos:", *(f"  {line}" for line in entry))) + "\n", why),))


def extended(text: str, entry: Sequence[str]) -> PlannedChange | None:
    """The configuration of pre-commit with one more repository at the end of `repos`.

    None where the text has another form than one list of repositories in block style, or would read otherwise than as
    before with the entry added.
    """
    from constitution_gate.constitution.markdown import split_lines
    from constitution_gate.constitution.yaml_source import load

    try:
        before = load(text, PRE_COMMIT)
        wanted = load("\n".join(entry), PRE_COMMIT).value
    except InputError:
        return None
    repositories = before.value.get("repos") if isinstance(before.value, dict) else None
    if not isinstance(repositories, list) or not repositories:
        return None
    lines = split_lines(text.removeprefix("\ufeff"))
    last = before.mark(("repos", len(repositories) - 1))[0]
    dash = _DASH.match(lines[last - 1])
    if dash is None:
        return None
    depth = len(dash.group())
    end = last
    for number in range(last + 1, len(lines) + 1):
        line = lines[number - 1]
        if _COMMENT.match(line):
            continue
        if len(line) - len(line.lstrip(" ")) <= depth:
            break
        end = number
    addition = Insertion(end, tuple(f"{dash.group()}{line}" for line in entry))
    change = inserted(PRE_COMMIT, text.encode("utf-8"), [addition])
    try:
        after = load(change.new.decode("utf-8"), PRE_COMMIT).value
    except InputError:
        return None
    return change if after == {**before.value, "repos": [*repositories, *wanted]} else None


def resource(name: str) -> bytes:
    """A file that a project gets as it is; raises FileNotFoundError where the installation lacks it.

    A wheel carries the GitLab component beside this module; a source tree keeps it in templates/, where GitLab looks.
    """
    from importlib.resources import files

    here = files("constitution_gate.engine.surfaces")
    if name == "gitlab.yml" and not (here / name).is_file():
        return here.joinpath("..", "..", "..", "..", "templates", "constitution-gate.yml").read_bytes()
    return (here / name).read_bytes()


def _filled(name: str, origin: Origin) -> bytes:
    values = {
        "@ACTION@": origin.action or "",
        "@PACKAGE@": origin.requirement,
        "@ADDRESS@": origin.address or "",
        "@REVISION@": origin.revision or "",
        "@VERSION@": VERSION,
    }
    text = resource(name).decode("utf-8")
    for token, value in values.items():
        text = text.replace(token, value)
    return text.encode("utf-8")


def _new(tree: Tree, path: str, data: bytes) -> Plan:
    """A file of one's own: made where there is none, and left as it is where there is one."""
    present = _read(tree, path)
    if present is None:
        return Plan(changes=(created(path, data),))
    if present.encode("utf-8") == data:
        return Plan(notes=(f"{path} is there already.",))
    return Plan(notes=(f"{path} is there already, with another text; it stays. To have it written anew, remove it.",))


def _read(tree: Tree, path: str) -> str | None:
    try:
        found = tree.read(path)
    except Unreadable as refused:
        raise InputError(
            Problem(f"The file cannot be read: {refused.reason}.", path, None, "Put a file there.")
        ) from None
    return found.text if found is not None else None


def _require_top(root: str, path: str) -> None:
    """A forge reads its files at the top of the repository alone."""
    here = os.path.realpath(root)
    if os.path.lexists(os.path.join(here, ".git")):
        return
    above = os.path.dirname(here)
    while above != here:
        here, above = above, os.path.dirname(above)
        if os.path.lexists(os.path.join(here, ".git")):
            message = "The project's root is not the top of its repository, where this file is looked for."
            raise InputError(Problem(message, path, None, "Write it there by hand, with the root: see docs/ci.md."))
