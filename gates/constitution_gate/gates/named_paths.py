"""Which of some paths a feature's documents name, so that a verdict may rest on what stands there.

Told by the text alone, and rather once too often: a path counts as named where it is written in full, from the root,
the feature or the document. A name without a directory counts only where a verdict may rest on the file itself, for
nearly every feature names README.md or package.json somewhere.
"""

from __future__ import annotations

import re
import unicodedata

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import constitution_check

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from constitution_gate.gates.feature import Artifact, Feature

_WORD = lazy(r"[\w.@~+-]+", re.ASCII)
_PERCENT = lazy(r"%([0-9A-Fa-f]{2})")
_EDGES = ".-~@+"
_FEW = 40


class NamedPaths:
    """Paths to look for, those of directories with a slash at their end.

    `bare` are those files of the root that count wherever they are named; the others count in the plan's Constitution
    Check, where a plan names its evidence.
    """

    def __init__(self, paths: Collection[str], bare: Collection[str] = ()) -> None:
        self._bare = frozenset(bare)
        self._by_name: dict[str, list[str]] = {}
        for path in sorted(paths):
            self._by_name.setdefault(_name(path), []).append(path)
        self._plain = frozenset(name for name in self._by_name if _WORD.fullmatch(name))
        self._other = tuple(name for name in self._by_name if name not in self._plain)

    def in_feature(self, feature: Feature) -> tuple[str, Artifact] | None:
        """The first path that a document of the feature names and that is not the feature's own, with the document."""
        if not self._by_name:
            return None
        own = f"{feature.path}/"
        for artifact in feature.artifacts.values():
            try:
                text = _normal(artifact.text)
            except UnicodeDecodeError:
                continue
            for path in self._near(text):
                if not path.startswith(own) and self._is_named(path, text, artifact, feature):
                    return path, artifact
        return None

    def in_assessment(self, feature: Feature) -> Iterator[str]:
        """The paths that the Constitution Check of the feature's plan names."""
        if feature.plan is None or not self._by_name:
            return
        text = _assessment(feature.plan, feature)
        yield from (path for path in self._near(text) if self._is_named(path, text, feature.plan, feature))

    def _near(self, text: str) -> Iterator[str]:
        """The paths whose last part stands somewhere in a text."""
        names = [name for name in self._other if name in text]
        if len(self._plain) <= _FEW:
            names += [name for name in self._plain if name in text]
        else:
            words = set(_WORD.findall(text))
            words.update(*({word.rstrip(_EDGES), word.strip(_EDGES)} for word in tuple(words)))
            names += words & self._plain
        for name in sorted(names):
            yield from self._by_name[name]

    def _is_named(self, path: str, text: str, artifact: Artifact, feature: Feature) -> bool:
        bare = "/" not in path.rstrip("/")
        if not bare and _stands_in(path, text):
            return True
        places = dict.fromkeys((artifact.path.rpartition("/")[0], feature.path))
        if any(relative in text and _stands_in(relative, text) for relative in (_relative(path, at) for at in places)):
            return True
        if not bare:
            return False
        if path not in self._bare and not path.endswith("/"):
            text = _assessment(artifact, feature)
        return _stands_in(path, text)


def _stands_in(path: str, text: str) -> bool:
    """Whether a path stands in a text as a whole, or after steps up; one of a directory with a slash or without."""
    bare = path.rstrip("/")
    if bare not in text:
        return False
    end = "/" if path.endswith("/") and "/" not in bare else "/?" if path.endswith("/") else ""
    pattern = rf"(?:(?<![\w./~+-])/?|(?<=\./)){re.escape(bare)}{end}(?![\w/-]|\.\w)"
    return re.search(pattern, text, re.ASCII) is not None


def _assessment(artifact: Artifact, feature: Feature) -> str:
    """The Constitution Check of the feature's plan; empty for any other document."""
    if artifact is not feature.plan:
        return ""
    lines = artifact.document.lines
    sections = constitution_check.read(artifact).sections
    return _normal("\n".join(line for each in sections for line in lines[each.line - 1 : each.end_line]))


def _name(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


def _relative(path: str, directory: str) -> str:
    """A path as it is written from a directory that it does not lie in, with `..` for each step up."""
    steps, above = path.split("/"), directory.split("/")
    same = 0
    while same < min(len(steps) - 1, len(above)) and steps[same] == above[same]:
        same += 1
    return "/".join([*[".."] * (len(above) - same), *steps[same:]])


def _normal(text: str) -> str:
    """A text with its paths spelled in one way: percent-encoded characters, backslashes, doubled slashes, forms."""
    if "%" in text:
        data = _PERCENT.sub(lambda match: f"\x00{match.group(1)}", text).encode("utf-8", "surrogateescape")
        decoded = re.sub(rb"\x00(..)", lambda match: bytes((int(match.group(1), 16),)), data)
        text = f"{text}\n{decoded.decode('utf-8', 'replace')}"
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if "\\" in text:
        text = text.replace("\\", "/")
    if "/./" in text or "//" in text:
        text = text.replace("/./", "/").replace("//", "/")
    return text
