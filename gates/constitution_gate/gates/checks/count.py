"""A number that the project limits stays within its limits: files, or the items of a list.

`files` counts the files that the globs find; `file` with `heading` counts the outermost list items of a
section. Nothing to count is no pass unless `min: 0` or `max: 0` allows for nothing.
"""

from __future__ import annotations

from constitution_gate.constitution.markdown import Item
from constitution_gate.constitution.model import Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates import scope
from constitution_gate.gates.completeness import is_complete
from constitution_gate.gates.feature import Unreadable
from constitution_gate.gates.headings import has_words, sections
from constitution_gate.gates.protocol import Evidence, Finding, Result

if TYPE_CHECKING:
    from constitution_gate.constitution.markdown import Section
    from constitution_gate.gates.feature import Artifact, Feature

PHASE = Phase.PLAN
CONDITION: tuple[str, ...] = ()


class Parameters(Record):
    """`files` are globs; `file` is one path and `heading` the text of a heading in it."""

    files: tuple[str, ...] = ()
    file: str | None = None
    heading: str | None = None
    min: int | None = None
    max: int | None = None

    @property
    def nothing_will_do(self) -> bool:
        """Whether the project allows for nothing to count."""
        return self.min == 0 or self.max == 0

    @property
    def bounds(self) -> str:
        """What is allowed, for a sentence."""
        parts = []
        if self.min is not None:
            parts.append(f"at least {self.min:,}")
        if self.max is not None:
            parts.append(f"at most {self.max:,}")
        return " and ".join(parts)


def problems(parameters: Parameters) -> tuple[str, ...]:
    """What is wrong with the parameters, one sentence each."""
    found: list[str] = []
    listed = parameters.file is not None or parameters.heading is not None
    if bool(parameters.files) == listed:
        found.append("Give either `files`, or `file` and `heading`.")
    elif parameters.files:
        found += scope.problems("files", parameters.files)
    else:
        found += scope.path_problems("file", parameters.file or "")
        if not has_words(parameters.heading or ""):
            found.append("`heading` names no heading, or holds hidden characters.")
    if parameters.min is None and parameters.max is None:
        found.append("Neither `min` nor `max` is given.")
    elif min(parameters.min or 0, parameters.max or 0) < 0:
        found.append("`min` and `max` cannot be negative.")
    elif parameters.min is not None and parameters.max is not None and parameters.min > parameters.max:
        found.append(f"`min` ({parameters.min}) is larger than `max` ({parameters.max}).")
    elif parameters.min == 0 and parameters.max is None:
        found.append("`min: 0` without `max` asks for nothing.")
    return tuple(found)


def check(feature: Feature, parameters: Parameters) -> Result:
    """Count, and compare with the limits."""
    wrong = problems(parameters)
    if wrong:
        return Result(undecided=" ".join(wrong))
    if parameters.file is None:
        return _files(feature, parameters)
    try:
        artifact = scope.read_named(feature, parameters.file)
    except Unreadable as refused:
        return Result(undecided=scope.unread({refused.path: refused.reason}))
    if artifact is None:
        path = scope.expand_path(parameters.file, feature.path)
        return Result((Finding("The file is not there.", path, None, "Write it."),))
    return _items(artifact, parameters)


def _files(feature: Feature, parameters: Parameters) -> Result:
    scopes = [scope.look(feature, pattern) for pattern in parameters.files]
    paths = sorted({path for found in scopes for path in (*found.files, *found.refused)})
    hiding = {path: reason for found in scopes for path, reason in found.hiding.items()}
    refused = {path: reason for found in scopes for path, reason in found.refused.items()}
    place = scopes[0].place
    count = len(paths)
    if count == 0 and not parameters.nothing_will_do and not hiding:
        names = ", ".join(scope.quoted(found.glob) for found in scopes[:3])
        message = f"No file matches {names}: there is nothing to count."
        return Result((Finding(message, place, None, "Mend the glob, or allow for none with `min: 0`."),))
    message = f"{_matching(count)}; {parameters.bounds} may."
    if parameters.max is not None and count > parameters.max:
        return Result((Finding(message, paths[parameters.max], None, "Remove or merge some."),))
    if hiding or refused:
        return Result(undecided=scope.unread({**hiding, **refused}))
    if parameters.min is not None and count < parameters.min:
        return Result((Finding(message, place, None, "Add the missing ones."),))
    evidence = []
    for found in scopes:
        note = f"{_matching(len(found.files))} {scope.quoted(found.glob)}."
        searched = scope.listing(feature, found, note)
        if searched:
            evidence.append(searched)
    if not evidence:
        return Result(undecided="There is no file in the repository that could be looked at.")
    return Result((), scope.shown(evidence))


def _items(artifact: Artifact, parameters: Parameters) -> Result:
    heading = scope.quoted(parameters.heading or "")
    matching = sections(artifact.document, parameters.heading or "")
    if not matching:
        remedy = f"Add a heading {heading} with a list."
        return Result((Finding(f"There is no section {heading}.", artifact.path, None, remedy),))
    findings = []
    evidence = []
    for section in matching:
        items = _outermost(section)
        finding = _judge(artifact, section, items, parameters)
        if finding:
            findings.append(finding)
        else:
            note = f"The section {heading} lists {_number(len(items))}."
            evidence.append(Evidence.of(artifact, note, section.line, max(section.line, section.end_line)))
    return Result(tuple(findings), scope.shown(evidence))


def _outermost(section: Section) -> list[Item]:
    return [block for block in section.blocks if isinstance(block, Item) and not block.quoted and block.depth == 0]


def _judge(artifact: Artifact, section: Section, items: list[Item], parameters: Parameters) -> Finding | None:
    """Placeholders count against `max` and not for `min`: neither reading favours a pass."""
    heading = scope.quoted(parameters.heading or "")
    if not items and not parameters.nothing_will_do:
        remedy = "Write a list, or allow for none with `min: 0`."
        return Finding(f"The section {heading} holds no list item.", artifact.path, section.line, remedy)
    if parameters.max is not None and len(items) > parameters.max:
        message = f"The section {heading} lists {_number(len(items))}; {parameters.bounds} may stand there."
        return Finding(message, artifact.path, items[parameters.max].line, "Remove or merge some.")
    filled = sum(is_complete(item.text) for item in items)
    if parameters.min is not None and filled < parameters.min:
        message = f"The section {heading} lists {_number(filled)} with content; {parameters.bounds} must be."
        return Finding(message, artifact.path, section.line, "Add the missing ones.")
    return None


def _matching(count: int) -> str:
    return "1 file matches" if count == 1 else f"{count:,} files match"


def _number(count: int) -> str:
    return "1 item" if count == 1 else f"{count:,} items"
