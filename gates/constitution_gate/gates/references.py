"""Whether a reference that a plan gives as evidence leads to something that is there.

A path exists and holds something, a heading anchor exists in a document of the feature and text stands below it, a
requirement, story or task id is defined. The plan itself, its own assessment, the constitution and Spec Kit's
templates are no evidence that the plan meets the constitution; nor are a comment, a bare heading and "TBD".
"""

from __future__ import annotations

import re
import unicodedata

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import Code, Comment, Heading, Html, Item, Paragraph, Table, plain
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates import completeness
from constitution_gate.gates.artifacts import complexity_tracking, constitution_check
from constitution_gate.gates.feature import Unreadable
from constitution_gate.gates.protocol import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_gate.constitution.markdown import Block
    from constitution_gate.gates.feature import Artifact, Feature

_ID = lazy(r"(?:FR|SC|NFR|US|CHK|T)-?\d{1,5}[a-z]?(?:-[A-Z]+)?\Z")
_ID_PARTS = lazy(r"([A-Z]+)-?(\d+)(.*)\Z")
# Bullets, boxes, numbers, marks, bars and tags such as `[P]` may stand before the id that a line defines.
_LINE_START = r"[\s>#|*_+~`(-]*(?:\d{1,3}[.)]\s+)?(?:\[[^\[\]]{0,12}\]\s*)*[\s*_`~(\[]*"
_LINE_SUFFIX = lazy(r"(?::(\d+)(?:[-–:]\d+)?|#L(\d+)(?:-L?\d+)?)\Z")
_NO_EVIDENCE = (".git/", ".specify/memory/constitution.md", ".specify/scripts/", ".specify/templates/")
_SHORT = 60
_MOST_IN_DIRECTORY = 50


def resolve(reference: str, feature: Feature) -> Evidence | None:
    """What the reference leads to, or None where it leads nowhere."""
    text = unicodedata.normalize("NFC", reference.strip().strip("`").strip())
    if not text or len(text) > 400 or not text.isprintable():
        return None
    if _ID.match(text):
        return _identifier(text, feature)
    line = 1
    suffix = _LINE_SUFFIX.search(text)
    if suffix:
        line = int((suffix.group(1) or suffix.group(2))[:9])
        text = text[: suffix.start()]
    path, _, anchor = text.partition("#")
    if not path:
        return _anchor(feature.plan, anchor, feature) if anchor else None
    for candidate in _candidates(path, feature):
        found = _path(candidate, anchor, line, feature)
        if found is not None:
            return found
    return None


def _candidates(path: str, feature: Feature) -> tuple[str, ...]:
    clean = path.rstrip("/")
    if clean.startswith("/") and not clean.startswith("//") and "." in clean.rsplit("/", 1)[-1]:
        # Plans write "/contracts/api.yaml" for a file of theirs; nothing outside the root is meant or opened.
        clean = clean[1:]
    if not clean or clean.startswith("/") or "\\" in clean or "://" in clean:
        return ()
    parts = feature.path.split("/")
    inside = clean
    while inside.startswith("../") and parts:
        parts.pop()
        inside = inside[3:]
    if ".." in inside.split("/"):
        return ()
    relative = _without_dots("/".join([*parts, inside]))
    return (relative,) if clean.startswith("../") else (relative, _without_dots(clean))


def _without_dots(path: str) -> str:
    """The one spelling of a path, so that `a//b` and `a/./b` cannot pass for another file than `a/b`."""
    return "/".join(part for part in path.split("/") if part not in {"", "."})


def _path(path: str, anchor: str, line: int, feature: Feature) -> Evidence | None:
    plan = feature.plan
    if path.startswith(_NO_EVIDENCE) or (plan is not None and path == plan.path and not anchor):
        return None
    artifact = feature.artifacts.get(path)
    if artifact is None:
        try:
            artifact = feature.repository.read(path, text=False)
        except Unreadable:
            return _directory(path, feature)
    if artifact is None or not _says_something(artifact):
        return None
    if anchor and path.endswith(".md"):
        return _anchor(artifact, anchor, feature)
    if line > 1 and line > artifact.data.count(b"\n") + 1:
        return None
    return Evidence.of(artifact, "named by the plan's assessment", line)


def _directory(path: str, feature: Feature) -> Evidence | None:
    if f"{feature.path}/".startswith(f"{path}/") or not feature.repository.is_directory(path):
        # The feature's own directory and those around it hold what is to be shown, and show nothing of it.
        return None
    own = feature.plan.path if feature.plan else None
    prefix = f"{path}/"
    inside = [
        name
        for name in feature.repository.paths
        if name.startswith(prefix) and name != own and not name.startswith(_NO_EVIDENCE)
    ]
    for name in inside[:_MOST_IN_DIRECTORY]:
        try:
            artifact = feature.repository.read(name, text=False)
        except Unreadable:
            continue
        if artifact is not None and _says_something(artifact):
            return Evidence.of(artifact, f"stands in {path}/, which the plan's assessment names")
    return None


def _says_something(artifact: Artifact) -> bool:
    """Whether a reader finds more in a file than blanks, comments, headings and a promise to write it."""
    try:
        text = artifact.text
    except UnicodeDecodeError:
        return True
    if artifact.path.endswith(".md"):
        return any(map(_speaks, artifact.document.blocks))
    return completeness.says_something(text) and (len(text) > _SHORT or completeness.is_complete(text))


def _speaks(block: Block) -> bool:
    if isinstance(block, Item | Paragraph | Html):
        return completeness.is_complete(block.text)
    if isinstance(block, Table):
        return any(completeness.is_complete(cell) for row in block.rows for cell in row.cells)
    return isinstance(block, Code) and completeness.says_something(block.text)


def _anchor(artifact: Artifact | None, anchor: str, feature: Feature) -> Evidence | None:
    if artifact is None:
        return None
    wanted = anchor.casefold()
    blocks = artifact.document.blocks
    for index, block in enumerate(blocks):
        if not isinstance(block, Heading) or slug(plain(block.text)) != wanted:
            continue
        if artifact is feature.plan and _is_own_assessment(artifact, block.line):
            return None
        if not any(map(_speaks, _below(blocks[index + 1 :], block.level))):
            return None
        return Evidence.of(artifact, "named by the plan's assessment", block.line)
    return None


def _below(blocks: Sequence[Block], level: int) -> Iterator[Block]:
    """The blocks up to the next heading of this level or a higher one."""
    for block in blocks:
        if isinstance(block, Heading) and block.level <= level:
            return
        yield block


def _is_own_assessment(plan: Artifact, line: int) -> bool:
    """Whether a line of the plan stands where the plan assesses or excuses itself."""
    checks, tracking = constitution_check.read(plan).sections, complexity_tracking.read(plan).sections
    spans = [(each.line, each.end_line) for each in checks] + [(each.line, each.end_line) for each in tracking]
    return any(first <= line <= last for first, last in spans)


def _identifier(identifier: str, feature: Feature) -> Evidence | None:
    """The line that defines an id: it begins an item, a heading, a paragraph or a row; a mention defines nothing."""
    artifact = feature.tasks if identifier[0] == "T" else feature.spec
    if artifact is None:
        return None
    defined = _definition(identifier)
    comments = [block for block in artifact.document.blocks if isinstance(block, Comment)]
    for number, text in enumerate(artifact.document.lines, start=1):
        if defined.match(text) and not any(c.line <= number <= c.end_line and defined.match(c.text) for c in comments):
            return Evidence.of(artifact, f"defines {identifier}", number)
    return None


def _definition(identifier: str) -> re.Pattern[str]:
    """Matches a line that defines the id, however many zeros fill its number up."""
    parts = _ID_PARTS.match(identifier)
    assert parts is not None, "only ids come here"
    prefix, number, rest = parts.group(1), parts.group(2).lstrip("0") or "0", re.escape(parts.group(3))
    named = rf"{prefix}-?0*{number}{rest}"
    if prefix == "US":
        named = rf"(?i:{named}|user stor(?:y|ies) 0*{number})"
    return re.compile(rf"{_LINE_START}{named}(?![\w])(?!-\d)")


def slug(title: str) -> str:
    """The anchor that GitHub gives a heading: lower case, punctuation dropped, blanks as hyphens."""
    kept = "".join(c for c in title.strip().lower() if c.isalnum() or c in " -_" or unicodedata.category(c) == "Mn")
    return kept.replace(" ", "-")
