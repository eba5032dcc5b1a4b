"""Whether Spec Kit calls the program: extension, hooks, presets and the commands of each agent.

What is looked for is what `specify` 0.10.0 to 1.2.3 leaves in a project: `.specify/extensions.yml`, the registries, and
the manifest of each agent's files below `.specify/integrations/`.
"""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine import spec_kit
from constitution_gate.engine.doctor.set_up import Observation, State, data
from constitution_gate.engine.specify import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from constitution_gate.engine.doctor.set_up import SetUp

EXTENSIONS = ".specify/extensions.yml"
EXTENSION = f".specify/extensions/{spec_kit.EXTENSION}/extension.yml"
EXTENSION_REGISTRY = ".specify/extensions/.registry"
PRESET_REGISTRY = ".specify/presets/.registry"
INTEGRATIONS = ".specify/integrations"
OPTIONS = ".specify/init-options.json"
TEMPLATE = ".specify/templates/plan-template.md"
WORKFLOW = f".specify/workflows/{spec_kit.WORKFLOW}/workflow.yml"

INSTALL = "constitution-gate init --spec-kit"
_WRAPPED = {
    "analyze": (spec_kit.ANALYZE_MARKER, spec_kit.ANALYZE_PRESET, "knows no --audit"),
    "constitution": (spec_kit.CONSTITUTION_MARKER, spec_kit.CONSTITUTION_PRESET, "does not keep declared gates"),
}
"""The commands that presets wrap: what marks the wrapped one, the preset, and what is wrong without."""
_SIGN_OFF_SINCE = next(step.since for step in spec_kit.STEPS if step.installed == WORKFLOW)
_UPGRADE = "specify integration upgrade {} --force"


def layout(set_up: SetUp) -> Iterator[Observation]:
    """Whether `specify` set the project up, in a version that all of this was tried with."""
    name = "spec-kit"
    options = _mapping(set_up, OPTIONS)
    stated = options.get("speckit_version")
    version = numbers(stated) if isinstance(stated, str) else None
    oldest, newest = (numbers(each) or () for each in spec_kit.VERSION_RANGE)
    tried = " to ".join(spec_kit.VERSION_RANGE)
    if TEMPLATE not in set_up.documents:
        cure = "specify init --here --integration AGENT"
        yield Observation(name, State.FAULT, "Spec Kit's templates are not there.", TEMPLATE, None, cure)
    if version is None:
        message = f"The version of Spec Kit is not stated; {tried} were tried."
        yield Observation(name, State.NOTE, message, OPTIONS)
    elif not oldest <= version <= newest:
        message = f"Spec Kit {stated} is none of the versions that were tried ({tried})."
        state, upgrade = (State.FAULT, "specify self upgrade") if version < oldest else (State.NOTE, None)
        yield Observation(name, state, message, OPTIONS, None, upgrade)
    else:
        yield Observation(name, State.GOOD, f"Spec Kit {stated}.", OPTIONS)


def extension(set_up: SetUp) -> Iterator[Observation]:
    """Whether the extension is installed, enabled, and of this program's version."""
    name = "extension"
    if EXTENSION not in set_up.documents:
        yield Observation(name, State.FAULT, "The extension is not installed.", EXTENSION, None, INSTALL)
        return
    entry = _entry(set_up, EXTENSION_REGISTRY, "extensions", spec_kit.EXTENSION)
    if entry is None:
        message = "The extension is there, and Spec Kit's registry does not know it."
        yield Observation(name, State.FAULT, message, EXTENSION_REGISTRY, None, INSTALL)
        return
    if entry.get("enabled") is False:
        cure = f"specify extension enable {spec_kit.EXTENSION}"
        yield Observation(name, State.FAULT, "The extension is disabled.", EXTENSION_REGISTRY, None, cure)
    has, carried = _version(_mapping(set_up, EXTENSION), "extension"), _version(_carried(), "extension")
    if has != carried:
        message = f"The extension is {has or 'of no stated version'}, and this program carries {carried}."
        yield Observation(name, State.FAULT, message, EXTENSION, None, INSTALL)
    elif entry.get("enabled") is not False:
        yield Observation(name, State.GOOD, f"The extension {has} is installed and enabled.", EXTENSION)


def hooks(set_up: SetUp) -> Iterator[Observation]:
    """Whether the agents find the hooks of the extension, switched on and without a condition.

    A file of hooks that does not parse is passed over by the agents without a word.
    """
    name = "hooks"
    if EXTENSION not in set_up.documents:
        return
    source = data(set_up, EXTENSIONS)
    registered = source.value.get("hooks") if source is not None and isinstance(source.value, dict) else None
    if source is None or not isinstance(registered, dict):
        hidden = hides_hooks(set_up)
        message = "The hooks cannot be read: agents skip them all." if hidden else "No hook is registered."
        cure = "Mend its YAML: specify would write over the hooks of others." if hidden else INSTALL
        yield Observation(name, State.FAULT, message, EXTENSIONS, None, cure)
        return
    sound = 0
    for event, command in _hooks_carried():
        entries = registered.get(event)
        listed = list(enumerate(entries)) if isinstance(entries, list) else []
        place = next((n for n, each in listed if isinstance(each, dict) and each.get("command") == command), None)
        if place is None:
            message = f"The hook {event} does not call {command}."
            yield Observation(name, State.FAULT, message, EXTENSIONS, None, INSTALL)
            continue
        line = source.mark(("hooks", event, place))[0]
        entry = listed[place][1]
        off = entry.get("enabled") is False
        if off or entry.get("condition") or entry.get("optional") is True:
            why = "switched off" if off else "conditional" if entry.get("condition") else "optional"
            mend = (
                f"specify extension enable {spec_kit.EXTENSION}" if off else "Set `condition: null`, `optional: false`."
            )
            yield Observation(name, State.FAULT, f"The hook {event} is {why}.", EXTENSIONS, line, mend)
        else:
            sound += 1
    if sound == len(_hooks_carried()):
        yield Observation(name, State.GOOD, f"{sound} hooks call the extension.", EXTENSIONS)


def presets(set_up: SetUp) -> Iterator[Observation]:
    """Whether the presets that wrap Spec Kit's commands are installed and enabled."""
    for preset in (spec_kit.ANALYZE_PRESET, spec_kit.CONSTITUTION_PRESET):
        path = f".specify/presets/{preset}/preset.yml"
        entry = _entry(set_up, PRESET_REGISTRY, "presets", preset)
        if path not in set_up.documents or entry is None:
            yield Observation("presets", State.FAULT, f"The preset {preset} is not installed.", path, None, INSTALL)
        elif entry.get("enabled") is False:
            cure = f"specify preset enable {preset}"
            yield Observation("presets", State.FAULT, f"The preset {preset} is disabled.", PRESET_REGISTRY, None, cure)
        else:
            yield Observation("presets", State.GOOD, f"The preset {preset} is installed and enabled.", path)


def commands(set_up: SetUp) -> Iterator[Observation]:
    """Whether the commands of each agent carry what the presets put into them.

    `specify integration upgrade` writes them anew, and a preset of somebody else may have taken them away.
    """
    agents = dict(_agents(set_up))
    if not agents:
        cure = "specify integration install AGENT"
        yield Observation("commands", State.FAULT, "Spec Kit has installed no agent here.", INTEGRATIONS, None, cure)
    for agent, files in agents.items():
        for command, (marker, _, does) in _WRAPPED.items():
            path = next((path for path in files if _is_command(path, command)), None)
            if path is None or path not in set_up.documents:
                message = f"The {command} command of {agent} is not there."
                cure = _UPGRADE.format(agent)
                yield Observation("commands", State.FAULT, message, path, None, cure)
            elif marker not in set_up.documents[path]:
                message = f"The {command} command of {agent} {does}: it was written anew without the preset."
                yield Observation("commands", State.FAULT, message, path, None, INSTALL)
            else:
                said = f"The {command} command of {agent} carries what its preset puts into it."
                yield Observation("commands", State.GOOD, said, path)


def workflow(set_up: SetUp) -> Iterator[Observation]:
    """Whether the sign-off workflow is there; older versions of `specify` have none."""
    if WORKFLOW in set_up.documents:
        yield Observation("workflow", State.GOOD, f"The workflow {spec_kit.WORKFLOW} is installed.", WORKFLOW)
    elif set_up.specify is None or set_up.specify >= _SIGN_OFF_SINCE:
        message = f"The workflow {spec_kit.WORKFLOW} is not installed."
        yield Observation("workflow", State.NOTE, message, WORKFLOW, None, INSTALL)


def broken(set_up: SetUp) -> frozenset[str]:
    """What is installed and does not work, as it is called below the package data: installing it anew mends it."""
    found = set()
    if any(each.state is State.FAULT for probe in (extension, hooks) for each in probe(set_up)):
        found.add("extension")
    for command, (marker, preset, _) in _WRAPPED.items():
        entry = _entry(set_up, PRESET_REGISTRY, "presets", preset)
        files = [path for _, paths in _agents(set_up) for path in paths if _is_command(path, command)]
        stripped = any(marker not in set_up.documents[path] for path in files if path in set_up.documents)
        if entry is None or entry.get("enabled") is False or stripped:
            found.add(f"presets/{preset}")
    return frozenset(found)


def hides_hooks(set_up: SetUp) -> bool:
    """Whether the file of hooks is there and cannot be read: `specify` would write over what stands in it."""
    source = data(set_up, EXTENSIONS)
    there = EXTENSIONS in set_up.documents or EXTENSIONS in set_up.unreadable
    return there and not (source is not None and isinstance(source.value, dict | None))


def command_files(manifest: Mapping[str, object]) -> tuple[str, ...]:
    """The files of an agent that its manifest names, those that only point to others left out."""
    files = manifest.get("files")
    return tuple(path for path in files if "/prompts/" not in path) if isinstance(files, dict) else ()


def _agents(set_up: SetUp) -> Iterator[tuple[str, tuple[str, ...]]]:
    for path in set_up.documents:
        if path.startswith(f"{INTEGRATIONS}/") and path.endswith(".manifest.json"):
            name = path.removeprefix(f"{INTEGRATIONS}/").removesuffix(".manifest.json")
            files = command_files(_mapping(set_up, path))
            if name != "speckit" and files:
                yield name, files


def _is_command(path: str, command: str) -> bool:
    return f"/speckit-{command}/" in path or path.rsplit("/", 1)[-1].startswith(f"speckit.{command}.")


def _mapping(set_up: SetUp, path: str) -> Mapping[str, object]:
    source = data(set_up, path)
    return source.value if source is not None and isinstance(source.value, dict) else {}


def _entry(set_up: SetUp, registry: str, kind: str, name: str) -> Mapping[str, object] | None:
    entries = _mapping(set_up, registry).get(kind)
    entry = entries.get(name) if isinstance(entries, dict) else None
    return entry if isinstance(entry, dict) else None


def _version(manifest: Mapping[str, object], kind: str) -> str | None:
    about = manifest.get(kind)
    version = about.get("version") if isinstance(about, dict) else None
    return version if isinstance(version, str) else None


def _carried() -> Mapping[str, object]:
    from constitution_gate.constitution.yaml_source import load

    found = load(spec_kit.files()["extension/extension.yml"].decode("utf-8"), "extension.yml").value
    assert isinstance(found, dict)
    return found


def _hooks_carried() -> list[tuple[str, str]]:
    """Each event with the command that the extension hangs on it."""
    registered = _carried().get("hooks")
    found: list[tuple[str, str]] = []
    for event, entry in registered.items() if isinstance(registered, dict) else ():
        found += [(event, each["command"]) for each in (entry if isinstance(entry, list) else [entry])]
    return found
