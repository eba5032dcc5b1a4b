"""The settings of Spring Boot that move routes: `application.properties`, `application.yml`, and those of profiles.

Which profiles are active is told to the program when it starts. The routes are those without any; where a profile sets
one of the settings that matter to something else, that is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.gates.source import paths
from constitution_gate.gates.source.model import UNKNOWN
from constitution_gate.gates.source.steps import limited

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from constitution_gate.gates.feature import Artifact

FILES = "**/application{,-*}.{properties,yml,yaml}"
"""A glob over the files that hold settings."""

_CONTEXT = ("server.servlet.contextpath", "server.contextpath", "spring.webflux.basepath")
_SERVLET = ("spring.mvc.servlet.path", "server.servletpath")
_ACTIVATING = (
    "spring.config.activate.onprofile",
    "spring.config.activate.oncloudplatform",
    "spring.profiles",
)
_RESOURCES = ("config", "resources", "main", "src")
_NAME = lazy(r"application(?:-([^/]+))?\.(properties|ya?ml)")
_PLACEHOLDER = lazy(r"\$\{([^{}:$]+)(?::([^{}]*))?\}")
_MOST_NESTED = 8
_MOST_DOCUMENTS = 200
_BREAK = lazy(r"(?m)^[#!]?---[ \t]*(?:#[^\r\n]*)?$")
_FILTERED = lazy(r"@[\w.-]+@")
"""What Maven and Gradle fill in when they build; no YAML where it begins a value."""
_FAULT = "\0"


class Different(Record):
    """What a profile sets otherwise: where, why it matters, and below which path something answers then."""

    path_of_file: str
    line: int
    reason: str
    path: str


class _Value(Record):
    text: str
    line: int


class _Profile(Record):
    """What a file or a part of it sets only while a profile is active."""

    name: str
    path: str
    settings: Mapping[str, _Value]


class Settings:
    """The settings files of a repository; `different` is what profiles set otherwise of all that was asked for."""

    def __init__(self, artifacts: Iterable[Artifact], applications: Iterable[str] = ()) -> None:
        """`applications` are the paths of files that start one: a module with one has no settings of another's."""
        self._by_base: dict[str, dict[str, str]] = {}
        self._profiles: dict[str, list[_Profile]] = {}
        self._different: dict[Different, None] = {}
        self._prefixes: dict[tuple[str, ...], str] = {}
        named = [(match, each) for each in artifacts if (match := _NAME.fullmatch(each.name))]
        # Spring Boot prefers properties to YAML, and `config/` to what stands beside it.
        for match, artifact in sorted(named, key=lambda pair: (pair[0][2] == "properties", _depth(pair[1].path))):
            self._read(artifact, match[1] or "")
        for path in applications:
            base = path.partition("src/main/")[0].rstrip("/")
            if not any(_is_in(path, each) for each in self._by_base):
                self._by_base[base] = {}

    @property
    def different(self) -> tuple[Different, ...]:
        """What profiles set otherwise, of all that was asked for."""
        return tuple(self._different)

    def prefix(self, path: str) -> str:
        """The path below which the application of a source file answers; UNKNOWN where it is not clear."""
        bases = tuple(self._of(path))
        if bases not in self._prefixes:
            self._prefixes[bases] = self._prefix_of(bases)
        return self._prefixes[bases]

    def filled(self, written: str, path: str) -> str:
        """A text with its `${…}` filled in, from the settings or with the default that it states.

        UNKNOWN stands for those that have neither, and for `#{…}`.
        """
        if "#{" in written:
            return UNKNOWN
        bases = self._of(path)
        for _ in range(_MOST_NESTED):
            if "${" not in written:
                return written
            written = limited(_PLACEHOLDER.sub(lambda match: self._value(match, bases), written))
        return UNKNOWN if "${" in written else written

    def _prefix_of(self, bases: Sequence[str]) -> str:
        found = {_prefix(self._by_base[base]) for base in bases}
        prefix = found.pop() if len(found) == 1 else UNKNOWN if found else ""
        for base in bases:
            for profile in self._profiles.get(base, ()):
                keys = [key for key in (*_CONTEXT, *_SERVLET, _FAULT) if key in profile.settings]
                own = {key: profile.settings[key].text for key in keys}
                below = _prefix({**self._by_base[base], **own}) if keys else prefix
                if below != prefix:
                    reason = f"the profile {_shown(profile.name)} puts all routes below another path"
                    self._say(profile, keys, reason, paths.joined(below.replace(UNKNOWN, ""), UNKNOWN))
        return prefix

    def _read(self, artifact: Artifact, profile: str) -> None:
        base = _base(artifact.path)
        values = self._by_base.setdefault(base, {})
        for part in _parts(artifact):
            activating = next((part[key].text for key in _ACTIVATING if key in part), profile)
            if activating:
                self._profiles.setdefault(base, []).append(_Profile(activating, artifact.path, part))
            else:
                values.update({name: value.text for name, value in part.items()})

    def _of(self, path: str) -> list[str]:
        """The module in which a file stands; all modules where none above it has settings."""
        bases = [base for base in self._by_base if _is_in(path, base)]
        return [max(bases, key=len)] if bases else list(self._by_base)

    def _value(self, match: re.Match[str], bases: Sequence[str]) -> str:
        name, default = _relaxed(match[1]), match[2]
        # A name of an environment variable is there to be replaced.
        fallback = UNKNOWN if default is None or match[1].isupper() else default
        values = {self._by_base[base].get(name, fallback) for base in bases} or {fallback}
        value = values.pop() if len(values) == 1 else UNKNOWN
        for base in bases:
            for profile in self._profiles.get(base, ()):
                other = profile.settings.get(name)
                if other is not None and other.text != value:
                    reason = f"the profile {_shown(profile.name)} sets a part of paths to something else"
                    below = UNKNOWN if "$" in other.text else other.text
                    self._say(profile, (name,), reason, f"/{UNKNOWN}/{below}/{UNKNOWN}")
        return UNKNOWN if "$" in value else limited(value)

    def _say(self, profile: _Profile, keys: Sequence[str], reason: str, path: str) -> None:
        line = next((profile.settings[key].line for key in keys if key in profile.settings), 1)
        self._different[Different(profile.path, line, reason, path)] = None


def _prefix(settings: Mapping[str, str]) -> str:
    if _FAULT in settings:
        return UNKNOWN
    parts = [next((settings[key] for key in keys if key in settings), "") for keys in (_CONTEXT, _SERVLET)]
    return UNKNOWN if any("$" in part for part in parts) else limited(paths.joined(*parts).rstrip("/"))


def _is_in(path: str, base: str) -> bool:
    return not base or path.startswith(f"{base}/")


def _depth(path: str) -> tuple[bool, str]:
    return path.split("/")[-2:-1] == ["config"], path


def _base(path: str) -> str:
    """The directory of the module whose settings a file holds."""
    parts = path.split("/")[:-1]
    for each in _RESOURCES:
        if parts and parts[-1] == each:
            parts.pop()
    return "/".join(parts)


def _parts(artifact: Artifact) -> Iterator[dict[str, _Value]]:
    """The documents of a file, each with its settings."""
    try:
        written = artifact.text
    except UnicodeDecodeError:
        yield {_FAULT: _Value("", 1)}
        return
    written = written.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    read = _properties if artifact.name.endswith(".properties") else _yaml
    start, line = 0, 1
    breaks = list(_BREAK.finditer(written))
    if len(breaks) > _MOST_DOCUMENTS:
        yield {_FAULT: _Value("", 1)}
        return
    for match in (*breaks, None):
        end = match.start() if match is not None else len(written)
        yield read(written[start:end], artifact.path, line)
        if match is not None:
            line += written.count("\n", start, match.end())
            start = match.end()


def _properties(written: str, _: str, line: int) -> dict[str, _Value]:
    found: dict[str, _Value] = {}
    begun = ""
    first = line
    for number, row in enumerate(written.split("\n"), line):
        first = first if begun else number
        row = begun + row.strip()
        if not begun and row.startswith(("#", "!")):
            continue
        if row.endswith("\\"):
            begun = row[:-1]
            continue
        begun = ""
        at = min((position for position in (row.find("="), row.find(":")) if position > 0), default=-1)
        if at > 0:
            found[_relaxed(row[:at])] = _Value(row[at + 1 :].strip(), first)
    return found


def _yaml(written: str, path: str, line: int) -> dict[str, _Value]:
    from constitution_gate.constitution import yaml_source
    from constitution_gate.constitution.model import InputError

    if not written.strip():
        return {}
    try:
        source = yaml_source.load(_FILTERED.sub("$filtered$", written), path, first_line=line)
    except InputError:
        return {_FAULT: _Value("", line)}
    found: dict[str, _Value] = {}
    pending: list[tuple[tuple[str | int, ...], object]] = [((), source.value)]
    while pending:
        pointer, each = pending.pop()
        if isinstance(each, dict):
            pending += [((*pointer, key), inner) for key, inner in each.items()]
            continue
        if isinstance(each, list):
            each = ",".join(str(inner) for inner in each if isinstance(inner, str | int | float))
        if isinstance(each, str | int | float):
            found[_relaxed(".".join(map(str, pointer)))] = _Value(str(each), source.mark(pointer)[0])
    return found


def _shown(name: str) -> str:
    return name if name.isprintable() and len(name) <= 40 else f"{ascii(name[:40])[1:-1]}…"


def _relaxed(name: str) -> str:
    return name.strip().replace("-", "").lower()
