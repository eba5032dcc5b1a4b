"""The settings of Spring Boot that move routes: `application.properties`, `application.yml`.

What a profile sets is left out, as none is active unless the program is told so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.gates.source import paths
from constitution_gate.gates.source.model import UNKNOWN

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping

    from constitution_gate.gates.feature import Artifact

NAMES = frozenset({"application.properties", "application.yml", "application.yaml"})
SUFFIXES = (".properties", ".yml", ".yaml")

_CONTEXT = ("server.servlet.contextpath", "server.contextpath", "spring.webflux.basepath")
_SERVLET = ("spring.mvc.servlet.path", "server.servletpath")
_PROFILES = ("spring.config.activate.onprofile", "spring.profiles")
_RESOURCES = ("config", "resources", "main", "src")
_PLACEHOLDER = lazy(r"\$\{([^{}:]*)(:[^{}]*)?\}")
_BREAK = lazy(r"(?m)^(?:#|!)?---[ \t]*$")


class Settings:
    """The settings files of a repository."""

    def __init__(self, artifacts: Iterable[Artifact]) -> None:
        self._by_base: dict[str, dict[str, str]] = {}
        for artifact in artifacts:
            if artifact.name in NAMES:
                self._by_base.setdefault(_base(artifact.path), {}).update(_read(artifact))

    def prefix(self, path: str) -> str:
        """The path below which the application of a source file answers; UNKNOWN where it is not clear."""
        found = {self._prefix(settings) for settings in self._of(path)}
        return found.pop() if len(found) == 1 else UNKNOWN if found else ""

    def filled(self, written: str, path: str) -> str:
        """A text with its `${…}` filled in; UNKNOWN stands for those that no file sets, and for `#{…}`."""
        if "#{" in written:
            return UNKNOWN
        settings = self._of(path)
        return _PLACEHOLDER.sub(lambda match: self._value(match, settings), written) if "${" in written else written

    def _of(self, path: str) -> list[Mapping[str, str]]:
        """The settings of the module in which a file stands; those of all modules where it has none of its own."""
        bases = [base for base in self._by_base if not base or path.startswith(f"{base}/")]
        return [self._by_base[base] for base in ([max(bases, key=len)] if bases else self._by_base)]

    def _prefix(self, settings: Mapping[str, str]) -> str:
        if _FAULT in settings:
            return UNKNOWN
        parts = [next((settings[key] for key in keys if key in settings), "") for keys in (_CONTEXT, _SERVLET)]
        return UNKNOWN if any("$" in part for part in parts) else paths.joined(*parts).rstrip("/")

    def _value(self, match: re.Match[str], every: list[Mapping[str, str]]) -> str:
        values = {settings.get(_relaxed(match.group(1)), UNKNOWN) for settings in every}
        value = values.pop() if len(values) == 1 else UNKNOWN
        return UNKNOWN if "$" in value else value


_FAULT = "\0"


def _base(path: str) -> str:
    """The directory of the module whose settings a file holds."""
    parts = path.split("/")[:-1]
    for each in _RESOURCES:
        if parts and parts[-1] == each:
            parts.pop()
    return "/".join(parts)


def _read(artifact: Artifact) -> dict[str, str]:
    try:
        written = artifact.text
    except UnicodeDecodeError:
        return {_FAULT: ""}
    found: dict[str, str] = {}
    for part in _BREAK.split(written):
        settings = _properties(part) if artifact.name.endswith(".properties") else _yaml(part, artifact.path)
        if not any(key in settings for key in _PROFILES):
            found.update(settings)
    return found


def _properties(written: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in written.replace("\r", "\n").replace("\\\n", "").split("\n"):
        row = row.strip()
        if not row or row[0] in "#!":
            continue
        at = min((position for position in (row.find("="), row.find(":")) if position > 0), default=-1)
        if at > 0:
            found[_relaxed(row[:at])] = row[at + 1 :].strip()
    return found


def _yaml(written: str, path: str) -> dict[str, str]:
    from constitution_gate.constitution import yaml_source
    from constitution_gate.constitution.model import InputError

    if not written.strip():
        return {}
    try:
        value = yaml_source.load(written, path).value
    except InputError:
        return {_FAULT: ""}
    found: dict[str, str] = {}
    pending: list[tuple[str, object]] = [("", value)]
    while pending:
        name, each = pending.pop()
        if isinstance(each, dict):
            pending += [(f"{name}.{key}" if name else str(key), inner) for key, inner in each.items()]
        elif isinstance(each, str | int):
            found[_relaxed(name)] = str(each)
    return found


def _relaxed(name: str) -> str:
    return name.strip().replace("-", "").lower()
