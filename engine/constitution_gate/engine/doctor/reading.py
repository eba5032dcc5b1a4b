"""Reads what the probes look at. Nothing is written, and no program is run but git and `specify --version`."""

from __future__ import annotations

import os
from contextlib import suppress

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine import spec_kit
from constitution_gate.engine.doctor import machine_probes, pipeline_probes, spec_kit_probes
from constitution_gate.engine.doctor.set_up import SetUp, data
from constitution_gate.gates.feature import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from constitution_gate.constitution.model import Constitution
    from constitution_gate.engine.binding import Gate
    from constitution_gate.engine.project import Project
    from constitution_gate.engine.specify import Specify

_RATIFIED_TEMPLATE = ".specify/memory/.constitution-template.json"
_BRANCHES = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
_MOST_FILES = 500
_FILES = (
    _RATIFIED_TEMPLATE,
    spec_kit_probes.EXTENSION,
    spec_kit_probes.EXTENSIONS,
    spec_kit_probes.EXTENSION_REGISTRY,
    spec_kit_probes.OPTIONS,
    spec_kit_probes.PRESET_REGISTRY,
    spec_kit_probes.TEMPLATE,
    spec_kit_probes.WORKFLOW,
    f".specify/presets/{spec_kit.ANALYZE_PRESET}/preset.yml",
    f".specify/presets/{spec_kit.CONSTITUTION_PRESET}/preset.yml",
    pipeline_probes.PRE_COMMIT,
    *pipeline_probes.PIPELINES,
)


def read(project: Project, environment: Mapping[str, str]) -> SetUp:
    """What there is to know about a project and this machine; whatever cannot be read is said in the result."""
    from constitution_gate.engine import specify

    tree = project.repository
    documents, unreadable = _documents(project, _FILES)
    listed = [
        *(f".github/workflows/{name}" for name in tree.names(".github/workflows") if name.endswith((".yml", ".yaml"))),
        *(f"{spec_kit_probes.INTEGRATIONS}/{name}" for name in tree.names(spec_kit_probes.INTEGRATIONS)),
    ]
    more, refused = _documents(project, listed[:_MOST_FILES])
    set_up = SetUp({**documents, **more}, {**unreadable, **refused})
    commands = [path for manifest in more for path in _command_files(set_up, manifest)]
    agents, refused_too = _documents(project, commands[:_MOST_FILES])
    constitution, gates, problems = _constitution(project)
    branch, no_git = _git(project.root)
    program = specify.find(project.root, environment)
    return set_up.replace(
        documents={**set_up.documents, **agents},
        unreadable={**set_up.unreadable, **refused_too},
        constitution=constitution,
        gates=gates,
        problems=problems,
        untouched=_is_template(project, set_up),
        branch=branch,
        no_git=no_git,
        programs={
            **{name: _on_path(name, environment) for name in machine_probes.PROGRAMS},
            "specify": program.program if program is not None else None,
        },
        specify=_version(program) if program is not None else None,
        no_cache=_cache(project.root, environment),
        extras={name: _is_installed(module) for name, (module, _, _) in machine_probes.EXTRAS.items()},
    )


def _documents(project: Project, paths: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    found: dict[str, str] = {}
    refused: dict[str, str] = {}
    for path in paths:
        try:
            artifact = project.repository.read(path)
        except Unreadable as reason:
            refused[path] = reason.reason
            continue
        if artifact is not None:
            found[path] = artifact.text
    return found, refused


def _command_files(set_up: SetUp, manifest: str) -> tuple[str, ...]:
    source = data(set_up, manifest) if manifest.endswith(".manifest.json") else None
    value = source.value if source is not None and isinstance(source.value, dict) else {}
    wanted = ("speckit-analyze", "speckit-constitution/", "speckit.analyze.", "speckit.constitution.")
    return tuple(path for path in spec_kit_probes.command_files(value) if any(name in path for name in wanted))


def _constitution(project: Project) -> tuple[Constitution | None, tuple[Gate, ...], tuple[Problem, ...]]:
    from constitution_gate.engine import collection

    try:
        constitution = project.constitution()
    except InputError as error:
        return None, (), error.problems
    try:
        gates = collection.from_constitution(constitution)
        template = collection.from_template(project.plan_template(), None, constitution, gates)
    except InputError as error:
        return constitution, (), error.problems
    return constitution, (*gates, *template), ()


def _is_template(project: Project, set_up: SetUp) -> bool:
    """Whether the constitution is the one that `specify` put there, by the digest that it wrote down."""
    source = data(set_up, _RATIFIED_TEMPLATE)
    digest = source.value.get("sha256") if source is not None and isinstance(source.value, dict) else None
    try:
        return digest is not None and project.constitution_file().sha256 == digest
    except InputError:
        return False


def _git(root: str) -> tuple[str | None, str | None]:
    from constitution_gate.engine.git import open_repository

    try:
        repository = open_repository(root)
    except InputError as error:
        return None, error.problems[0].message
    for branch in _BRANCHES:
        with suppress(InputError):
            repository.commit(branch)
            return branch, None
    return None, None


def _version(program: Specify) -> tuple[int, ...] | None:
    try:
        return program.version()
    except InputError:
        return None


def _on_path(name: str, environment: Mapping[str, str]) -> str | None:
    import shutil

    return shutil.which(name, path=environment.get("PATH", os.defpath))


def _cache(root: str, environment: Mapping[str, str]) -> str | None:
    """Why no cache is used; None where one is."""
    from constitution_gate.engine.cache import open_cache, place

    directory = place(environment)
    if directory is None:
        return "There is no directory for the cache: neither HOME nor CONSTITUTION_GATE_CACHE_DIR names one."
    if open_cache(environment, root) is None:
        return "The cache would lie in the project itself, so that none is used."
    here = directory
    while not os.path.lexists(here) and os.path.dirname(here) != here:
        here = os.path.dirname(here)
    if not os.path.isdir(here) or not os.access(here, os.W_OK | os.X_OK):
        return "The directory of the cache cannot be written."
    return None


def _is_installed(module: str) -> bool:
    from importlib.util import find_spec

    return find_spec(module) is not None
