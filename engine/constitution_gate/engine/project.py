"""Find the root, the constitution and the features of a Spec Kit project.

The rules are those of Spec Kit's `scripts/python/common.py` (1.2.3): the root is SPECIFY_INIT_DIR or the nearest
ancestor with `.specify/`; the feature is SPECIFY_FEATURE_DIRECTORY or `feature_directory` of
`.specify/feature.json`. The fall-backs are those of the releases before 0.10.0: SPECIFY_FEATURE, the git branch,
and the highest number under specs/.
"""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cached_property

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.model import Constitution, InputError, Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.limits import DEFAULT, Limits
from constitution_gate.engine.tree import Tree
from constitution_gate.gates.feature import Artifact, Feature, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CONSTITUTION = ".specify/memory/constitution.md"
TEMPLATES = (".specify/templates/overrides/plan-template.md", ".specify/templates/plan-template.md")

_NUMBERED = lazy(r"(\d{8}-\d{6}|\d{3,})-")
_READ_SUFFIXES = (
    ".md",
    ".markdown",
    ".yaml",
    ".yml",
    ".json",
    ".mmd",
    ".mermaid",
    ".puml",
    ".plantuml",
    ".wsd",
    ".sql",
    ".prisma",
    ".dbml",
    ".graphql",
    ".proto",
    ".ts",
    ".py",
    ".txt",
)


class Project(Record):
    """A project on disk; nothing of it is read before it is asked for."""

    __slots__ = ("__dict__",)

    repository: Tree

    @property
    def root(self) -> str:
        """The absolute path of the root."""
        return self.repository.root

    def constitution_file(self) -> Artifact:
        """The constitution's file; raises InputError where it is missing or may not be read."""
        remedy = "Write it with /speckit.constitution, or name the project with --root."
        try:
            found = self.repository.read(CONSTITUTION)
        except Unreadable as refused:
            raise InputError(
                Problem(f"The constitution cannot be read: {refused.reason}.", CONSTITUTION, None, remedy)
            ) from None
        if found is None or not self._has_exact_name(CONSTITUTION):
            raise InputError(Problem("There is no constitution.", CONSTITUTION, None, remedy))
        return found

    def constitution(self) -> Constitution:
        """The constitution; raises InputError with every problem of it."""
        from constitution_gate.constitution import reader

        file = self.constitution_file()
        return reader.read(file.text, path=file.path, sha256=file.sha256)

    def plan_template(self) -> Artifact | None:
        """The plan template in force, or None; raises InputError where it may not be read."""
        for path in TEMPLATES:
            try:
                found = self.repository.read(path)
            except Unreadable as refused:
                raise InputError(Problem(f"The plan template cannot be read: {refused.reason}.", path)) from None
            if found is not None:
                return found
        return None

    def features(self) -> tuple[str, ...]:
        """The paths of all features: every directory under specs/ that holds a spec.md or a plan.md."""
        return self._features

    @cached_property
    def _features(self) -> tuple[str, ...]:
        found = feature_directories(self.repository.below("specs"))
        if len(found) > self.repository.limits.features:
            limit = f"{self.repository.limits.features:,}"
            raise InputError(Problem(f"There are more features than the limit of {limit}.", "specs"))
        return tuple(found)

    def feature(self, path: str) -> Feature:
        """The feature in this directory.

        Raises InputError where there is none, or where one of its documents may not be read.
        """
        if not self.repository.is_directory(path):
            raise InputError(_no_feature(path, self.features()))
        below = self.repository.below(path)
        nested = tuple(f"{other}/" for other in feature_directories(below) if other != path)
        artifacts: dict[str, Artifact] = {}
        unreadable = {
            name: reason
            for name, reason in self.repository.refused_below(path).items()
            if not (nested and name.startswith(nested))
        }
        for name in below:
            if (nested and name.startswith(nested)) or not name.lower().endswith(_READ_SUFFIXES):
                continue
            try:
                artifact = self.repository.read(name)
            except Unreadable as refused:
                unreadable[name] = refused.reason
                continue
            if artifact is not None:
                artifacts[name] = artifact
        problems = [
            Problem(f"The document cannot be read: {reason}.", name, None, "Replace it by a UTF-8 text file.")
            for name, reason in sorted(unreadable.items())
            if name.endswith(".md")
        ]
        if problems:
            raise InputError(*problems)
        if f"{path}/spec.md" not in artifacts and f"{path}/plan.md" not in artifacts:
            raise InputError(_no_feature(path, self.features()))
        return Feature(path, artifacts, self.repository, unreadable)

    def named(self, name: str, cwd: str) -> str:
        """The path of the feature that a command names: a directory, its name, its number, or the start of its name.

        Raises InputError where none or several answer to it.
        """
        known = self.features()
        wanted = name.rstrip("/")
        if not wanted or not wanted.isprintable() or any(c in wanted for c in "*?\\"):
            raise InputError(Problem(f"{name!r} is no name of a feature.", None, None, _known(known)))
        for candidate in (os.path.join(self.root, wanted), os.path.join(cwd, wanted)):
            relative = os.path.relpath(os.path.normpath(candidate), self.root).replace(os.sep, "/")
            if relative in known:
                return relative
        matches = [path for path in known if path.rsplit("/", 1)[-1] == wanted]
        if not matches and wanted.isdigit():
            matches = [path for path in known if _number(path) == int(wanted)]
        if not matches:
            matches = [path for path in known if path.rsplit("/", 1)[-1].startswith(f"{wanted}-")]
        if len(matches) == 1:
            return matches[0]
        if matches:
            which = ", ".join(matches[:5])
            raise InputError(
                Problem(f"Several features answer to {wanted!r}: {which}.", None, None, "Name the directory.")
            )
        relative = os.path.relpath(os.path.normpath(os.path.join(self.root, wanted)), self.root)
        if not relative.startswith("..") and self.repository.is_directory(relative):
            raise InputError(_no_feature(relative, known))
        raise InputError(_no_feature(wanted, known))

    def current(self, environment: Mapping[str, str]) -> tuple[str, str]:
        """The current feature's path, and the sentence that says why it is this one.

        Raises InputError where no rule gives one.
        """
        known = self.features()
        directory = environment.get("SPECIFY_FEATURE_DIRECTORY")
        if directory:
            return self._inside(directory, "SPECIFY_FEATURE_DIRECTORY"), "named by SPECIFY_FEATURE_DIRECTORY"
        recorded = self._recorded()
        if recorded is not None:
            return self._inside(recorded, ".specify/feature.json"), "named by .specify/feature.json"
        for name, origin in (
            (environment.get("SPECIFY_FEATURE"), "SPECIFY_FEATURE"),
            (self._branch(), "the git branch"),
        ):
            found = _by_prefix(name, known) if name else None
            if found:
                return found, f"named by {origin}"
        if len(known) == 1:
            return known[0], "the only feature"
        numbered = [path for path in known if _NUMBERED.match(path.rsplit("/", 1)[-1])]
        if numbered:
            highest = max(numbered, key=lambda path: (_number(path) or 0, path))
            return highest, "the highest number under specs/"
        raise InputError(
            Problem(
                "No current feature: neither SPECIFY_FEATURE_DIRECTORY nor .specify/feature.json names one.",
                None,
                None,
                _known(known) + " Name one, or use --all.",
            )
        )

    def _inside(self, directory: str, origin: str) -> str:
        full = os.path.normpath(os.path.join(self.root, directory))
        relative = os.path.relpath(full, self.root).replace(os.sep, "/")
        if relative == "." or relative.startswith("../") or relative == "..":
            raise InputError(Problem(f"The feature directory that {origin} names is not inside the root.", None))
        return relative

    def _recorded(self) -> str | None:
        import json

        path = ".specify/feature.json"
        try:
            file = self.repository.read(path)
            if file is None:
                return None
            content = json.loads(file.text)
        except Unreadable as refused:
            raise InputError(Problem(f"It cannot be read: {refused.reason}.", path)) from None
        except (ValueError, RecursionError):
            raise InputError(Problem("It is not valid JSON.", path, None, "Run the specify command again.")) from None
        directory = content.get("feature_directory") if isinstance(content, dict) else None
        if not isinstance(directory, str) or not directory:
            raise InputError(Problem("It names no feature_directory.", path, None, "Run the specify command again."))
        return directory

    def _branch(self) -> str | None:
        try:
            head = self.repository.read(".git/HEAD")
        except Unreadable:
            return None
        if head is None or not head.text.startswith("ref: refs/heads/"):
            return None
        return head.text.removeprefix("ref: refs/heads/").strip()

    def _has_exact_name(self, path: str) -> bool:
        directory, name = path.rsplit("/", 1)
        return name in self.repository.names(directory)


def open_project(root: str | os.PathLike[str], limits: Limits = DEFAULT) -> Project:
    """The project at this directory; raises InputError where there is no such directory."""
    path = os.fspath(root)
    if not path or "\0" in path or not os.path.isdir(path):
        raise InputError(Problem(f"There is no directory {path!r}.", None, None, "Name the project with --root."))
    return Project(Tree(path, limits))


def find_root(cwd: str, environment: Mapping[str, str]) -> str:
    """The root for a working directory; raises InputError where there is none."""
    named = environment.get("SPECIFY_INIT_DIR")
    if named:
        root = os.path.join(cwd, named)
        if not os.path.isdir(os.path.join(root, ".specify")):
            raise InputError(Problem(f"SPECIFY_INIT_DIR names {named!r}, which holds no .specify directory."))
        return os.path.abspath(root)
    here = os.path.abspath(cwd)
    while True:
        if os.path.isdir(os.path.join(here, ".specify")):
            return here
        above = os.path.dirname(here)
        if above == here:
            remedy = "Run it inside a Spec Kit project, or name one with --root."
            raise InputError(Problem("No directory from here upwards holds .specify.", None, None, remedy))
        here = above


def feature_directories(paths: Iterable[str]) -> list[str]:
    """The directories that hold a feature, in order."""
    found = {
        path.rsplit("/", 1)[0] for path in paths if path.endswith(("/spec.md", "/plan.md")) and path.count("/") >= 2
    }
    return sorted(found)


def _number(path: str) -> int | None:
    match = re.match(r"\d+", path.rsplit("/", 1)[-1])
    return int(match.group()[:18]) if match else None


def _by_prefix(name: str, known: tuple[str, ...]) -> str | None:
    """Spec Kit before 0.10.0: a branch selects by its number, else by its whole name."""
    branch = unicodedata.normalize("NFC", name.rsplit("/", 1)[-1])
    prefix = _NUMBERED.match(branch)
    if prefix:
        matches = [path for path in known if path.rsplit("/", 1)[-1].startswith(prefix.group())]
        if len(matches) > 1:
            exact = [path for path in matches if path.rsplit("/", 1)[-1] == branch]
            if len(exact) == 1:
                return exact[0]
            which = ", ".join(matches[:5])
            raise InputError(Problem(f"Several features answer to {branch!r}: {which}.", None, None, "Name one."))
        return matches[0] if matches else None
    return next((path for path in known if path.rsplit("/", 1)[-1] == branch), None)


def _known(known: tuple[str, ...]) -> str:
    if not known:
        return "No directory under specs/ holds a spec.md or plan.md."
    names = ", ".join(path.removeprefix("specs/") for path in known[:8])
    return f"Known: {names}{f' and {len(known) - 8} more' if len(known) > 8 else ''}."


def _no_feature(name: str, known: tuple[str, ...]) -> Problem:
    return Problem(
        f"There is no feature {name!r}: no such directory with a spec.md or plan.md.",
        None,
        None,
        _known(known),
    )
