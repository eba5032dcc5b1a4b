"""Whether a reference that a plan gives as evidence leads to something that is there.

A path exists and is not empty, a heading anchor exists in a document of the feature, a requirement, story or task id
is defined. The plan itself and the constitution are no evidence that the plan meets the constitution.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from constitution_gate.constitution.markdown import Heading, plain
from constitution_gate.gates.feature import Unreadable
from constitution_gate.gates.protocol import Evidence

if TYPE_CHECKING:
    from constitution_gate.gates.feature import Artifact, Feature

_ID = re.compile(r"(?:FR|SC|NFR|US|CHK|T)-?\d{1,5}[a-z]?(?:-[A-Z]+)?\Z")
_LINE_SUFFIX = re.compile(r"(?::(\d+)(?:[-–:]\d+)?|#L(\d+)(?:-L?\d+)?)\Z")
_OWN_RULES = ".specify/memory/constitution.md"


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
    clean = path.removeprefix("./").rstrip("/")
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
    relative = "/".join([*parts, inside])
    return (relative,) if clean.startswith("../") else (relative, clean)


def _path(path: str, anchor: str, line: int, feature: Feature) -> Evidence | None:
    plan = feature.plan
    if path == _OWN_RULES or (plan is not None and path == plan.path and not anchor):
        return None
    artifact = feature.artifacts.get(path)
    if artifact is None:
        try:
            artifact = feature.repository.read(path, text=False)
        except Unreadable:
            return _directory(path, feature)
    if artifact is None or not artifact.data.strip():
        return None
    if anchor and path.endswith(".md"):
        return _anchor(artifact, anchor, feature)
    if line > 1 and line > artifact.data.count(b"\n") + 1:
        return None
    return Evidence.of(artifact, "named by the plan's assessment", line)


def _directory(path: str, feature: Feature) -> Evidence | None:
    if not feature.repository.is_directory(path):
        return None
    prefix = f"{path}/"
    inside = next((name for name in feature.repository.paths if name.startswith(prefix)), None)
    if inside is None or not feature.repository.size(inside):
        return None
    try:
        artifact = feature.repository.read(inside, text=False)
    except Unreadable:
        return None
    return Evidence.of(artifact, f"stands in {path}/, which the plan's assessment names") if artifact else None


def _anchor(artifact: Artifact | None, anchor: str, feature: Feature) -> Evidence | None:
    if artifact is None:
        return None
    wanted = anchor.casefold()
    blocks = artifact.document.blocks
    for index, block in enumerate(blocks):
        if not isinstance(block, Heading) or slug(plain(block.text)) != wanted:
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        own_check = artifact is feature.plan and "constitution" in wanted
        if following is None or own_check or (isinstance(following, Heading) and following.level <= block.level):
            return None
        return Evidence.of(artifact, "named by the plan's assessment", block.line)
    return None


def _identifier(identifier: str, feature: Feature) -> Evidence | None:
    pattern = re.compile(rf"(?<![\w-]){re.escape(identifier)}(?![\w])(?!-\d)")
    name = feature.tasks if identifier[0] == "T" else feature.spec
    if identifier.startswith("US"):
        number = identifier.removeprefix("US").lstrip("-")
        pattern = re.compile(rf"(?:User Story {number}|US-?{number})(?![\w])", re.IGNORECASE)
    if name is None:
        return None
    for number_, text in enumerate(name.document.lines, start=1):
        if pattern.search(text):
            return Evidence.of(name, f"defines {identifier}", number_)
    return None


def slug(title: str) -> str:
    """The anchor that GitHub gives a heading: lower case, punctuation dropped, blanks as hyphens."""
    kept = "".join(c for c in title.strip().lower() if c.isalnum() or c in " -_" or unicodedata.category(c) == "Mn")
    return kept.replace(" ", "-")
