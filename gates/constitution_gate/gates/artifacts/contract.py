"""The OpenAPI documents of a feature, told by what they hold and not by what they are called."""

from __future__ import annotations

import re
from functools import lru_cache

from constitution_gate.constitution.model import InputError
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates import scope
from constitution_gate.gates.feature import Unreadable
from constitution_gate.gates.openapi.references import join

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from constitution_gate.constitution.yaml_source import Source
    from constitution_gate.gates.feature import Artifact, Feature
    from constitution_gate.gates.openapi.references import Document
    from constitution_gate.gates.scope import Scope

SUFFIXES = (".yaml", ".yml", ".json")
MAX_MENTIONS = 500

# The second form is that of JSON on one line, where other fields may come first.
_VERSION_KEY = (
    r"""^[ \t]*+(?:\{[ \t]*+)?["']?(?:openapi|swagger)["']?[ \t]*:|[{,][ \t]*+"(?:openapi|swagger)"[ \t]*:[ \t]*"\d"""
)
_TOP_LEVEL_KEY = r"""^(?:\{[ \t]*+)?["']?(?:openapi|swagger)["']?[ \t]*:"""
_TOOLING = ("codegen", "config", "generator", "lint", "overlay", "rules", "settings", "tools")
_PARTS = ("info", "paths", "webhooks", "components", "definitions")


class Contract(Record):
    """A file that is an OpenAPI document, valid or not."""

    artifact: Artifact
    source: Source

    @property
    def version_key(self) -> str:
        """The field that states the version."""
        return "swagger" if "swagger" in self.source.value else "openapi"


class Rejected(Record):
    """A file that is none, and why; `claims` says that its name or its text claims that it is one."""

    path: str
    line: int | None
    reason: str
    remedy: str = ""
    claims: bool = False


class Search(Record):
    """What a search found; `missing` are globs that no file matches, with the place they name."""

    contracts: tuple[Contract, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    missing: tuple[tuple[str, str], ...] = ()
    undecided: str | None = None


class Mention(Record):
    """A path to a YAML or JSON file that a document of the feature names, as written, and where."""

    artifact: Artifact
    line: int
    path: str


def find(feature: Feature) -> Search:
    """The contracts in the feature's directory; without one, those of the repository that its documents name."""
    contracts: list[Contract] = []
    rejected: list[Rejected] = []
    for path, artifact in feature.artifacts.items():
        if path.lower().endswith(SUFFIXES):
            _sort(artifact, contracts, rejected)
    rejected += _unreadable(feature)
    if not contracts:
        for artifact in _named_elsewhere(feature, rejected):
            _sort(artifact, contracts, rejected)
    return Search(tuple(contracts), tuple(rejected))


def named(feature: Feature, globs: Sequence[str]) -> Search:
    """The contracts among the files that globs match; every glob must give one."""
    contracts: dict[str, Contract] = {}
    rejected: dict[str, Rejected] = {}
    missing: list[tuple[str, str]] = []
    hiding: dict[str, str] = {}
    for glob in globs:
        found = scope.look(feature, glob)
        own, none = _among(feature, found)
        contracts.update((each.artifact.path, each) for each in own)
        rejected.update((each.path, each) for each in none if each.claims or not own)
        if found.files or found.refused:
            hiding.update(found.hiding)
        elif found.hiding:
            rejected.update((path, _refused(path, reason)) for path, reason in found.hiding.items())
        else:
            missing.append((found.glob, found.place))
        if found.files and not own and not none:
            missing.append((found.glob, found.place))
    return Search(
        tuple(contracts[path] for path in sorted(contracts)),
        tuple(rejected[path] for path in sorted(rejected)),
        tuple(missing),
        scope.unread(hiding),
    )


def opener(feature: Feature) -> Callable[[str], Document | str]:
    """What opens the files of the repository that a contract refers to, or says why one cannot be read."""

    def opened(path: str) -> Document | str:
        from constitution_gate.constitution import yaml_source
        from constitution_gate.gates.openapi.references import Document

        try:
            artifact = feature.repository.read(path)
            if artifact is None:
                return f"there is no file {path}"
            return Document(path, yaml_source.load(artifact.text, path))
        except Unreadable as refused:
            return f"{path} cannot be read: {refused.reason}"
        except UnicodeDecodeError:
            return f"{path} is not UTF-8"
        except InputError as error:
            problem = error.problems[0]
            return f"line {problem.line} of {path} cannot be read: {problem.message.rstrip('.')}"

    return opened


def at(feature: Feature, path: str, word: str) -> Contract | None:
    """The contract at a path of the repository, None where none stands there or its text has not the word."""
    try:
        artifact = feature.repository.read(path)
    except Unreadable:
        return None
    if artifact is None or word not in artifact.text or not re.search(_VERSION_KEY, artifact.text, re.MULTILINE):
        return None
    found = _recognise(artifact, asked=False)
    return found if isinstance(found, Contract) else None


def mentions(feature: Feature) -> Iterator[Mention]:
    """The YAML and JSON files that the feature's Markdown documents name, in order."""
    for artifact in feature.artifacts.values():
        if not artifact.path.endswith(".md"):
            continue
        for number, line in enumerate(re.split(r"\r\n|\n|\r", artifact.text), 1):
            if ".y" not in line and ".json" not in line:
                continue
            for word in re.findall(r"[^\s`'\"()<>\[\]{}|,;*]+", line):
                path = word.partition("#")[0].rstrip(".:!?")
                if path.lower().endswith(SUFFIXES) and "://" not in path:
                    yield Mention(artifact, number, path)


def places(feature: Feature, mention: Mention) -> tuple[str, ...]:
    """Where the file could be that a document names: beside it, in the feature's directory, below the root."""
    bases = (mention.artifact.path, f"{feature.path}/spec.md", "spec.md")
    found = (join(base, mention.path.lstrip("/")) for base in bases)
    return tuple(dict.fromkeys(path for path in found if path))


def described_in_markdown(feature: Feature) -> Rejected | None:
    """An OpenAPI description that stands inside a Markdown file of contracts/."""
    for path, artifact in feature.artifacts.items():
        if path.startswith(f"{feature.path}/contracts/") and path.endswith(".md"):
            for number, line in enumerate(re.split(r"\r\n|\n|\r", artifact.text), 1):
                if re.match(r"\s{0,3}(?:openapi|swagger):", line):
                    reason = "The OpenAPI description here is part of a Markdown file, which no tool reads."
                    return Rejected(path, number, reason, "Move it to a .yaml file of its own.", claims=True)
    return None


def _among(feature: Feature, found: Scope) -> tuple[list[Contract], list[Rejected]]:
    contracts: list[Contract] = []
    rejected = [_refused(path, reason) for path, reason in found.refused.items()]
    literal = found.glob in found.files
    for path in found.files:
        if not literal and not path.lower().endswith(SUFFIXES):
            continue
        try:
            artifact = scope.read(feature, path)
        except Unreadable as unreadable:
            rejected.append(_refused(path, unreadable.reason))
            continue
        _sort(artifact, contracts, rejected, asked=literal)
    return contracts, rejected


def _refused(path: str, reason: str) -> Rejected:
    return Rejected(path, None, f"It cannot be read: {reason}.", "Put a file there.", claims=True)


def _unreadable(feature: Feature) -> list[Rejected]:
    """What stands in contracts/ and cannot be read, and what is called an OpenAPI document and cannot."""
    directory = f"{feature.path}/contracts"
    return [
        _refused(path, reason)
        for path, reason in feature.unreadable.items()
        if path == directory or path.startswith(f"{directory}/") or _claims(path)
    ]


def _named_elsewhere(feature: Feature, rejected: list[Rejected]) -> Iterator[Artifact]:
    """Files outside the feature that its documents name; another feature's are that feature's."""
    features = feature.path.rpartition("/")[0]
    seen: set[str] = set()
    for mention in mentions(feature):
        for path in places(feature, mention):
            if path in seen or path in feature.artifacts or (features and path.startswith(f"{features}/")):
                continue
            seen.add(path)
            if len(seen) > MAX_MENTIONS:
                return
            try:
                artifact = feature.repository.read(path)
            except Unreadable as unreadable:
                rejected.append(_refused(path, unreadable.reason))
                continue
            if artifact is not None and re.search(_VERSION_KEY, artifact.text, re.MULTILINE):
                yield artifact


def _sort(artifact: Artifact, contracts: list[Contract], rejected: list[Rejected], *, asked: bool = False) -> None:
    """Put a file where it belongs; `asked` says that a gate names this very file."""
    found = _recognise(artifact, asked=asked)
    if isinstance(found, Contract):
        contracts.append(found)
    else:
        rejected += found


@lru_cache(maxsize=128)
def _recognise(artifact: Artifact, *, asked: bool) -> Contract | tuple[Rejected, ...]:
    from constitution_gate.constitution import yaml_source

    path = artifact.path
    try:
        text = artifact.text
    except UnicodeDecodeError:
        return (_refused(path, "it is not UTF-8"),)
    claims = asked or _claims(path) or re.search(_TOP_LEVEL_KEY, text, re.MULTILINE) is not None
    if not claims and not re.search(_VERSION_KEY, text, re.MULTILINE):
        return (Rejected(path, 1, _likeness(text)),)
    if not text.strip() or text.startswith(("<", "version https://git-lfs.")):
        return (Rejected(path, 1, _likeness(text), claims=claims),)
    try:
        source = yaml_source.load(text, path)
    except InputError as error:
        return tuple(Rejected(path, p.line, p.message, p.remedy or "", claims) for p in error.problems)
    value = source.value
    if not isinstance(value, dict) or not ("openapi" in value or "swagger" in value):
        return (Rejected(path, 1, _likeness(text, value), claims=claims),)
    if not any(part in value for part in _PARTS):
        reason = "It states a version of OpenAPI and describes nothing."
        return (Rejected(path, 1, reason, "Add info and paths.", claims),)
    return Contract(artifact, source)


def _claims(path: str) -> bool:
    """Whether a file is called like an OpenAPI document, and not like the settings of a tool for them."""
    name = path.rpartition("/")[2].lower()
    called = "openapi" in name or "swagger" in name
    return called and name.endswith(SUFFIXES) and not any(word in name for word in _TOOLING)


def _likeness(text: str, value: object = "") -> str:
    """What a file that is no OpenAPI document is."""
    if not text.strip():
        return "It is empty."
    if text.startswith("version https://git-lfs."):
        return "It is a Git LFS pointer, and the file itself was not fetched."
    if text.lstrip().startswith("<"):
        return "It is a web page or XML."
    if value is None:
        return "It holds comments only."
    if isinstance(value, list):
        return "Its top level is a list, and a description is a mapping."
    return "It states neither 'openapi' nor 'swagger' at its top level."
