"""The files that a gate's globs name: which there are, which may not be read, and what shows it.

A link, a device or a directory that may not be entered is never passed over in silence: it stands in
`refused` where a glob names it, and in `hiding` where files that a glob names could stand below it.
"""

from __future__ import annotations

from constitution_gate.constitution.digest import sha256
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates import globs
from constitution_gate.gates.feature import LINKED_FILE, Unreadable
from constitution_gate.gates.protocol import Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from constitution_gate.gates.feature import Artifact, Feature

MAX_GLOBS = 50
EVIDENCE_SHOWN = 20
_NAMES_SHOWN = 3
_QUOTED_LENGTH = 80
_ROOT = "."


class Scope(Record):
    """What one glob names: `glob` is expanded, `files` are in order of their paths.

    `refused` and `hiding` map paths to the reason why they may not be read.
    """

    glob: str
    files: tuple[str, ...]
    refused: Mapping[str, str]
    hiding: Mapping[str, str]

    @property
    def place(self) -> str:
        """The path to name where nothing is found: the file or directory without wildcards, or the root."""
        return globs.base(self.glob) or _ROOT


def look(feature: Feature, pattern: str) -> Scope:
    """What a glob names; raises globs.GlobError for a glob that `problems` names."""
    glob = globs.expand(pattern, feature.path)
    repository = feature.repository
    refused: dict[str, str] = {}
    hiding: dict[str, str] = {}
    for path, reason in sorted(repository.refused.items()):
        if globs.matches(path, glob):
            refused[path] = reason
        elif reason != LINKED_FILE and (path == _ROOT or globs.reaches(glob, path)):
            hiding[path] = reason
    files = globs.matching(repository.paths, glob)
    base = globs.base(glob)
    if not files and base not in hiding and _is_left_out(feature, base):
        hiding[base] = "nothing in this directory is looked at"
    return Scope(glob, files, refused, hiding)


def _is_left_out(feature: Feature, directory: str) -> bool:
    """Whether a directory is there that the repository shows no file of, as with installed packages."""
    if not directory or not feature.repository.is_directory(directory):
        return False
    return not any(path.startswith(f"{directory}/") for path in feature.repository.paths)


def read(feature: Feature, path: str, *, text: bool = True) -> Artifact:
    """One file of a scope; raises Unreadable, also where it went away or its text is not UTF-8."""
    found = feature.repository.read(path, text=text)
    if found is None:
        raise Unreadable(path, "it is not there any more")
    if text:
        try:
            found.text  # noqa: B018 - decoding is what may fail
        except UnicodeDecodeError:
            raise Unreadable(path, "it is not UTF-8") from None
    return found


def read_named(feature: Feature, path: str) -> Artifact | None:
    """The one file that `file` names, or None where there is none; raises Unreadable."""
    name = expand_path(path, feature.path)
    if feature.repository.read(name) is None:
        return None
    return read(feature, name)


def expand_path(path: str, feature_path: str) -> str:
    """Put the feature's directory where `{feature}` stands."""
    return path.replace(globs.FEATURE, feature_path).removeprefix("./")


def problems(parameter: str, patterns: Sequence[str]) -> tuple[str, ...]:
    """What is wrong with the globs of a parameter, one sentence each."""
    if not patterns:
        return (f"`{parameter}` names no glob.",)
    if len(patterns) > MAX_GLOBS:
        return (f"`{parameter}` names more than {MAX_GLOBS} globs.",)
    reasons = ((pattern, globs.validate(pattern)) for pattern in patterns)
    return tuple(f"The glob {quoted(pattern)} {reason}" for pattern, reason in reasons if reason)


def path_problems(parameter: str, path: str) -> tuple[str, ...]:
    """What is wrong with a parameter that names one file, one sentence each."""
    if not path:
        return (f"`{parameter}` names no file.",)
    reason = globs.validate(path)
    if reason is None and any(character in path.replace(globs.FEATURE, "") for character in "*?[{"):
        reason = "has a wildcard, and one file is asked for."
    return (f"The path {quoted(path)} {reason}",) if reason else ()


def quoted(text: str) -> str:
    """A text of the constitution within a sentence: short, and without characters that no reader sees."""
    shown = text if text.isprintable() else ascii(text)[1:-1]
    if len(shown) > _QUOTED_LENGTH:
        shown = shown[:_QUOTED_LENGTH] + "…"
    return f"`{shown}`"


def unread(reasons: Mapping[str, str]) -> str | None:
    """Why nothing can be decided about these paths, as one sentence; None where there is none."""
    if not reasons:
        return None
    named = [f"{path} ({reason})" for path, reason in sorted(reasons.items())]
    more = f" and {len(named) - _NAMES_SHOWN} more" if len(named) > _NAMES_SHOWN else ""
    return f"What the gate asks about cannot be judged: {'; '.join(named[:_NAMES_SHOWN])}{more}."


def shown(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """At most 20 pieces of evidence; the last one says how many more there are."""
    first = tuple(evidence[:EVIDENCE_SHOWN])
    more = len(evidence) - len(first)
    if more <= 0:
        return first
    note = f"{first[-1].note.removesuffix('.')}; {more:,} more files likewise."
    return (*first[:-1], first[-1].replace(note=note))


def listing(feature: Feature, scope: Scope, note: str) -> Evidence | None:
    """Evidence for what is not there: the directory that was searched.

    Its lines are the paths of all files below it, in order, and its digest is that of these lines, each ended
    by LF. None where no file was looked at.
    """
    paths = feature.repository.paths
    base = globs.base(scope.glob)
    while base:
        below = [path for path in paths if path.startswith(f"{base}/")]
        if below:
            break
        base = base.rpartition("/")[0]
    else:
        below = list(paths)
    if not below:
        return None
    digest = sha256("".join(f"{path}\n" for path in below).encode("utf-8", "surrogateescape"))
    searched = f"{note.removesuffix('.')}; {len(below):,} files were looked at."
    return Evidence(f"{base or _ROOT}/", 1, len(below), digest, searched)
