"""Paths that a repository does not keep: what .gitignore names (gitignore(5)), and what tools generate or install.

A pattern is read without its negations; where one is negated later, the path counts as kept.
"""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates import globs
from constitution_gate.gates.feature import Unreadable

if TYPE_CHECKING:
    from constitution_gate.gates.feature import Repository

_MOST_PATTERNS = 500
_GENERATED_LIST = """
dist build out output target bin obj node_modules vendor third_party coverage htmlcov generated __generated__ gen
storybook-static playwright-report test-results logs log tmp temp venv env __pycache__ site-packages pods deriveddata
.next .nuxt .venv .turbo .cache .gradle .idea .vs .git
"""
_GENERATED = frozenset(_GENERATED_LIST.split())
_LOCKS = frozenset({"package-lock.json", "pnpm-lock.yaml", "npm-shrinkwrap.json", "go.sum", "packages.lock.json"})
_SHOWN_ENVIRONMENT = ("example", "sample", "template", "dist", "tmpl")


class IgnoredPaths:
    """What a repository does not keep; its .gitignore files are read as they are asked for."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._rules: dict[str, tuple[tuple[bool, tuple[str, ...]], ...]] = {}

    def holds(self, path: str) -> bool:
        """Whether a file at this path would be generated, installed, private to a machine, or ignored by git."""
        *directories, name = path.split("/")
        if any(part.casefold() in _GENERATED for part in directories) or _is_generated(name.casefold()):
            return True
        for depth in range(len(directories) + 1):
            directory = "/".join(directories[:depth])
            below = path[len(directory) + 1 :] if directory else path
            if self._ignored(directory, below):
                return True
        return False

    def _ignored(self, directory: str, below: str) -> bool:
        ignored = False
        for keeps, patterns in self._of(directory):
            if ignored == keeps and any(globs.matches(below, pattern) for pattern in patterns):
                ignored = not keeps
        return ignored

    def _of(self, directory: str) -> tuple[tuple[bool, tuple[str, ...]], ...]:
        if directory not in self._rules:
            path = f"{directory}/.gitignore" if directory else ".gitignore"
            try:
                artifact = self._repository.read(path)
            except Unreadable:
                artifact = None
            self._rules[directory] = _rules(artifact.text) if artifact is not None else ()
        return self._rules[directory]


def _rules(text: str) -> tuple[tuple[bool, tuple[str, ...]], ...]:
    rules = []
    for line in text.split("\n")[:_MOST_PATTERNS]:
        pattern = line.strip()
        if not pattern or pattern.startswith("#"):
            continue
        keeps = pattern.startswith("!")
        pattern = pattern.lstrip("!").replace("{", "[{]").replace("}", "[}]")
        inner = pattern.rstrip("/")
        anchored = "/" in inner
        inner = inner.lstrip("/") if anchored else f"**/{inner}"
        files = () if pattern.endswith("/") or inner.endswith("/**") else (inner,)
        below = inner if inner.endswith("/**") else f"{inner}/**"
        valid = tuple(glob for glob in (*files, below) if globs.validate(glob) is None)
        if valid:
            rules.append((keeps, valid))
    return tuple(rules)


def _is_generated(name: str) -> bool:
    if name in _LOCKS or name.endswith((".lock", ".lockb", ".log", ".pyc", ".map", ".tsbuildinfo")) or ".min." in name:
        return True
    if name.startswith(".env"):
        return not name.endswith(_SHOWN_ENVIRONMENT)
    return ".g." in name or "_pb2." in name or ".generated." in name or name.endswith((".db", ".sqlite", ".sqlite3"))
