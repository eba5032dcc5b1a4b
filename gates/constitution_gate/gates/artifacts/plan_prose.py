"""The sentences of a document with the headings above them.

List items and rows of tables count as sentences, and so does a line of code where code is asked for. Quotes,
comments, what stands below headings such as "Out of scope", and lines on later work or rejected alternatives are
left out: they do not say what is done.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import Code, Heading, Item, Paragraph, Table
from constitution_gate.gates.artifacts import constitution_check, titles
from constitution_gate.gates.completeness import visible
from constitution_gate.gates.protocol import Evidence
from constitution_gate.gates.vocabulary.languages import fold, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from constitution_gate.gates.feature import Artifact, Feature

_SENTENCE_END = lazy(r"(?<=[.!?;])[ \n]+|(?<=[。！？；])")
_LABELLED_LINE = lazy(r"\n(?=\s*(?:\*\*|__))")
# A bare label such as "**Alternatives considered**:" stands for the list that follows it.
_BARE_LABEL = lazy(r"\W*[^\n]{1,60}[:：][*_\s]*\Z|\s*(?:\*\*|__)[^\n]{1,60}(?:\*\*|__)\s*\Z")
_NEARBY = 3
_FIRST = ("plan.md", "research.md", "spec.md", "design.md", "data-model.md")
_LAST = ("quickstart.md",)
# Code elsewhere shows how to call a thing, not how it is built.
_WITH_CODE = frozenset({"plan.md", "research.md", "design.md", "data-model.md"})


class Sentence(NamedTuple):
    """A sentence in lower case without markup; `title` is the nearest heading above it, `block` all around it."""

    artifact: Artifact
    text: str
    line: int
    title: str
    block: str

    def evidence(self, note: str) -> Evidence:
        """The sentence's line as evidence."""
        return Evidence.of(self.artifact, note, self.line)


def documents(feature: Feature) -> tuple[Artifact, ...]:
    """The feature's documents that say how it is built, the plan first; tasks, reports and checklists do not."""
    prefix = f"{feature.path}/"
    named = {artifact.path.removeprefix(prefix): artifact for artifact in feature.documents()}
    named.pop("tasks.md", None)
    first = [named.pop(name) for name in _FIRST if name in named]
    last = [named.pop(name) for name in _LAST if name in named]
    others = [a for name, a in named.items() if name.startswith("contracts/") or ("/" not in name and _designs(name))]
    return (*first, *others, *last)


def unread(feature: Feature) -> str | None:
    """Why nothing can be decided from the feature's documents: one of them could not be read. None where all were."""
    prefix = f"{feature.path}/checklists/"
    missed = sorted(path for path in feature.unreadable if path.endswith(".md") and not path.startswith(prefix))
    if not missed:
        return None
    more = f" (nor could {len(missed) - 1} more)" if len(missed) > 1 else ""
    return f"{missed[0]} could not be read: {feature.unreadable[missed[0]]}{more}"


def _designs(name: str) -> bool:
    return not any(
        word in name.lower() for word in ("task", "report", "analy", "review", "issue", "roadmap", "changelog")
    )


def sentences(
    artifact: Artifact, languages: tuple[str, ...], *, about: re.Pattern[str], opens: Callable[[str], bool]
) -> Iterator[Sentence]:
    """The sentences of a document that say what is done, in order.

    These are the sentences of blocks in which `about` stands (it is looked for in lower case), and of those directly
    below a heading that `opens` a section. A Constitution Check repeats what is demanded, so nothing in it counts.
    """
    if about.search(fold(artifact.text)) is None and not any(opens(h.text) for h in artifact.document.headings()):
        return
    checks = constitution_check.read(artifact).sections if artifact.name == "plan.md" else ()
    aside = re.compile("|".join(f"(?:{vocabulary(language).ASIDE})" for language in languages))
    above: list[tuple[int, str, bool]] = []
    deepest: int | None = None
    for block in artifact.document.blocks:
        if isinstance(block, Heading):
            if not block.quoted:
                shown = fold(visible(block.text))
                above = [entry for entry in above if entry[0] < block.level]
                above.append((block.level, titles.bare(block.text) or "", aside.search(shown) is not None))
                deepest = None
            continue
        if any(dropped for _, _, dropped in above) or any(c.line <= block.line <= c.end_line for c in checks):
            continue
        depth = block.depth if isinstance(block, Item) else -1
        if deepest is not None and depth > deepest:
            continue
        deepest = None
        if (
            isinstance(block, Item | Paragraph)
            and _BARE_LABEL.match(block.text)
            and aside.search(fold(visible(block.text)))
        ):
            deepest = depth
            continue
        title = above[-1][1] if above else ""
        opened = bool(above) and opens(title)
        for text, line, whole in _pieces(block, with_code=artifact.name in _WITH_CODE):
            if not opened and about.search(fold(whole)) is None:
                continue
            shown = fold(visible(text))
            if shown and not aside.search(shown):
                yield Sentence(artifact, shown, line, title, fold(visible(whole)))


def _pieces(block: object, *, with_code: bool) -> Iterator[tuple[str, int, str]]:
    if isinstance(block, Paragraph | Item) and not block.quoted:
        for chunk, first in _split(block.text, _LABELLED_LINE, block.line):
            for piece, line in _split(chunk, _SENTENCE_END, first):
                yield piece, line, chunk
    elif isinstance(block, Table) and not block.quoted:
        for row in block.rows:
            text = " | ".join(row.cells)
            yield text, row.line, text
    elif isinstance(block, Code) and with_code and not block.quoted:
        first = block.line + (block.info is not None)
        lines = block.text.split("\n")
        for offset, text in enumerate(lines):
            yield text, first + offset, "\n".join(lines[max(offset - _NEARBY, 0) : offset + _NEARBY + 1])


def _split(text: str, pattern: re.Pattern[str], line: int) -> Iterator[tuple[str, int]]:
    """The pieces between the matches of a pattern, each with its line."""
    start = 0
    for match in pattern.finditer(text):
        yield text[start : match.start()], line + text.count("\n", 0, start)
        start = match.end()
    yield text[start:], line + text.count("\n", 0, start)
