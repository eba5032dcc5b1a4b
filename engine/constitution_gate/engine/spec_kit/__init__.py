"""What is installed into Spec Kit: an extension, presets, a workflow with its overlay, a bundle, and their catalogs.

All of it is data beside this module, so that a project can be set up without a network. Spec Kit's own program
(`specify`) installs it; `STEPS` says how that is called.
"""

from __future__ import annotations

from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

VERSION_RANGE = ("0.10.0", "1.2.3")
"""The oldest and the newest version of `specify` that all of this was tried with."""

EXTENSION = "constitution-gate"
ANALYZE_PRESET = "constitution-gate-analyze"
CONSTITUTION_PRESET = "constitution-gate-constitution"
WORKFLOW = "constitution-gate-release"
OVERLAY = "constitution-gate"
BUNDLE = "constitution-gate"

ANALYZE_MARKER = "speckit.analyze --audit"
"""Stands in the agent's analyze command as long as the preset wraps it."""
CONSTITUTION_MARKER = "constitution-gate diff HEAD"
"""Stands in the agent's constitution command as long as the preset wraps it."""


class Step(Record):
    """A component, and how `specify` installs it.

    `source` is where it lies below the package data, `installed` the file by which it is recognised in a project.
    `add`, `upgrade` and `remove` are calls of `specify` at the project's root, each a list of arguments in which the
    word `{source}` stands for the absolute path of `source`: to install it, to put it in the place of an installed
    version, and to take it away. None of them asks a question or needs a network. `since` is the first version of
    `specify` that it works with.
    """

    source: str
    installed: str
    add: tuple[tuple[str, ...], ...]
    upgrade: tuple[tuple[str, ...], ...]
    remove: tuple[tuple[str, ...], ...]
    since: tuple[int, ...] = (0, 10, 0)


def _preset(name: str) -> Step:
    add = ("preset", "add", "--dev", "{source}")
    remove = ("preset", "remove", name)
    return Step(
        source=f"presets/{name}",
        installed=f".specify/presets/{name}/preset.yml",
        add=(add,),
        upgrade=(remove, add),
        remove=(remove,),
    )


STEPS = (
    Step(
        source="extension",
        installed=f".specify/extensions/{EXTENSION}/extension.yml",
        add=(("extension", "add", "--dev", "{source}"),),
        upgrade=(("extension", "add", "--dev", "{source}", "--force"),),
        remove=(("extension", "remove", EXTENSION, "--force"),),
    ),
    _preset(ANALYZE_PRESET),
    _preset(CONSTITUTION_PRESET),
    Step(
        source="workflow/workflow.yml",
        installed=f".specify/workflows/{WORKFLOW}/workflow.yml",
        add=(("workflow", "add", "{source}"),),
        upgrade=(("workflow", "add", "{source}"),),
        remove=(("workflow", "remove", WORKFLOW),),
        # Before, a gate takes no answer from an input, and a run without a terminal would end unanswered with status 0.
        since=(1, 0, 1),
    ),
    Step(
        source="workflow/overlay.yml",
        installed=f".specify/workflows/overlays/speckit/{OVERLAY}.yml",
        add=(("workflow", "overlay", "add", "{source}"),),
        upgrade=(("workflow", "overlay", "add", "{source}"),),
        remove=(("workflow", "overlay", "remove", "speckit", OVERLAY),),
        since=(1, 0, 1),
    ),
)
"""What a project gets, in the order in which it is installed; it is removed in the opposite order."""


RESTORE = ("integration", "upgrade")
"""The call after a removal that brings back a command which an old version took away with the preset (0.10, Claude).

Without `--force`, which would overwrite templates of the project as well.
"""


def files() -> Mapping[str, bytes]:
    """The content of each file of the package data by its path, with `/`, in order of the paths."""
    from importlib.resources import files as resources

    found: dict[str, bytes] = {}
    for directory in ("bundle", "catalogs", "extension", "presets", "workflow"):
        _collect(resources(__name__) / directory, f"{directory}/", found)
    return found


def _collect(directory: Traversable, prefix: str, found: dict[str, bytes]) -> None:
    for entry in sorted(directory.iterdir(), key=lambda one: one.name):
        if not entry.is_dir():
            found[prefix + entry.name] = entry.read_bytes()
        elif entry.name != "__pycache__":
            _collect(entry, f"{prefix}{entry.name}/", found)
