"""A section that the project asks for is there and filled.

Every section of `file` under `heading` must hold `min_words` words. Comments, code, quotes, raw HTML,
headings, struck-out text, placeholders and words such as TBD are none.
"""

from __future__ import annotations

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import Item, Paragraph, Table
from constitution_gate.constitution.model import Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates import named_sections, scope
from constitution_gate.gates.completeness import is_complete, says_something, visible
from constitution_gate.gates.headings import has_words
from constitution_gate.gates.protocol import Evidence, Finding, Result

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from constitution_gate.constitution.markdown import Section
    from constitution_gate.gates.feature import Feature

PHASE = Phase.PLAN
CONDITION: tuple[str, ...] = ()

_STRUCK = lazy(r"~~[^~]+~~")
_PLACEHOLDER = lazy(r"\[[^\[\]()]*\](?![(\[])")
_BOX_OR_REFERENCE = lazy(r"\[(?:[xX ]|\^?\d+|[A-Z]{2,10}-\d+)\]")
# Japanese and Chinese put no space between words; as in word processors, each of their characters counts.
_UNSPACED = lazy(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


class Parameters(Record):
    """`file` is one path, `heading` the text of a heading with or without its number."""

    file: str = ""
    heading: str = ""
    min_words: int = 1


def problems(parameters: Parameters) -> tuple[str, ...]:
    """What is wrong with the parameters, one sentence each."""
    found = list(scope.path_problems("file", parameters.file))
    if not has_words(parameters.heading):
        found.append("`heading` names no heading, or holds hidden characters.")
    if parameters.min_words < 1:
        found.append("`min_words` must be 1 or more.")
    return tuple(found)


def check(feature: Feature, parameters: Parameters) -> Result:
    """Count the words of each section with the heading."""
    wrong = problems(parameters)
    if wrong:
        return Result(undecided=" ".join(wrong))
    found = named_sections.find(feature, parameters.file, parameters.heading, "some words")
    if isinstance(found, Result):
        return found
    artifact, matching = found.artifact, found.sections
    heading = scope.quoted(parameters.heading)
    findings, evidence = [], []
    for section in matching:
        count = sum(count_words(text) for text in _texts(section))
        holds = f"{count:,} word{'' if count == 1 else 's'}"
        if count < parameters.min_words:
            message = f"The section {heading} holds {holds}; at least {parameters.min_words:,} are demanded."
            findings.append(Finding(message, artifact.path, section.line, "Write what the section is for."))
        else:
            note = f"The section {heading} holds {holds}."
            evidence.append(Evidence.of(artifact, note, section.line, max(section.line, section.end_line)))
    return Result(tuple(findings), scope.shown(evidence))


def count_words(text: str) -> int:
    """The words of inline Markdown that say something."""
    bare = _PLACEHOLDER.sub(_keep_reference, _STRUCK.sub(" ", text))
    if not is_complete(bare):
        return 0
    count = 0
    for word in visible(bare).split():
        unspaced = len(_UNSPACED.findall(word))
        count += unspaced
        if says_something(_UNSPACED.sub("", word) if unspaced else word):
            count += 1
    return count


def _keep_reference(match: re.Match[str]) -> str:
    return match.group() if _BOX_OR_REFERENCE.fullmatch(match.group()) else " "


def _texts(section: Section) -> Iterator[str]:
    for block in section.blocks:
        if isinstance(block, Paragraph | Item) and not block.quoted:
            yield block.text
        elif isinstance(block, Table) and not block.quoted:
            for row in block.rows:
                yield from row.cells
