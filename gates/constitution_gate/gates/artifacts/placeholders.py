"""What a template left behind: tokens to fill in, instruction comments, option labels, unresolved markers.

The tokens are those of the project's own `.specify/templates/*.md`, taken as written, and those that Spec Kit's
templates have had over time. A bracket is no placeholder because it is a bracket: links, tags such as `[P]` and
`[US1]`, check boxes, types, ranges, route parameters and citations stay out, for a token counts only when it is one
of the templates'.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import Code, Comment, Heading, Html, Item, Paragraph, Table
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import plan as plans
from constitution_gate.gates.feature import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Literal

    from constitution_gate.constitution.markdown import Document
    from constitution_gate.gates.feature import Artifact, Repository

TEMPLATES = ".specify/templates/"

# Tokens of Spec Kit's spec, plan and tasks templates (templates/*.md, all releases), white space folded.
_STOCK = frozenset(
    """
[FEATURE]
[FEATURE NAME]
[DATE]
[Brief Title]
[Gates determined based on constitution file]
[current need]
[specific need]
[specific problem]
[why 3 projects insufficient]
[why direct DB access insufficient]
[why existing storage insufficient]
[initial state]
[expected outcome]
[specific action]
[boundary condition]
[error scenario]
[user journey]
[specific value]
[Entity 1]
[Entity 2]
[Add more user stories as needed, each with an assigned priority]
[Add more user story phases as needed, following the same pattern]
[Brief description of what this story delivers]
[How to verify this story works on its own]
[Project-Specific Gate]
[Add gates from your constitution]
[Mitigation strategy]
[endpoint 1]
[endpoint 2]
[API call 1]
[API call 2]
[Risk 1]
[Risk 2]
[Dependency 1]
[Dependency 2]
[Other feature/service]
[What was decided?]
[Why was this decision made?]
[What other options were evaluated?]
[What is the issue or situation requiring a decision?]
[same as backend above]
[name + purpose for each]
[#]
[data volume/users/traffic]
""".strip().split("\n")
)
# Sentences of the templates by how they begin: their ends have changed from release to release.
_STOCK_BEGINNINGS = (
    "[Extract from feature spec",
    "[Document the selected structure",
    "[Document any operations that should",
    "[Describe this user journey",
    "[Describe how this can be tested",
    "[Describe ",
    "[Explain the value",
    "[Explain why",
    "[What it represents,",
    "[What it is, version",
    "[How it's related",
    "[Measurable metric, e.g.",
    "[User satisfaction metric, e.g.",
    "[Business metric, e.g.",
    "[Assumption about ",
    "[Dependency on existing system/service",
    "[specific capability, e.g.",
    "[key interaction, e.g.",
    "[data requirement, e.g.",
    "[behavior, e.g.",
    "[single/web/mobile",
    "[if applicable, e.g.",
    "[domain-specific, e.g.",
    "[platform-specific structure",
    "[Security requirements per your constitution",
    "[Logging/tracing requirements per your constitution",
    "[Per project conventions - e.g.",
    "[DEFAULT to Option 1",
    "[commands with --help",
)
# Tags that the templates define and a filled document keeps.
_TAGS = frozenset(
    {"[ID]", "[P]", "[P?]", "[Story]", "[Story?]", "[US#]", "[US?]", "[X]", "[x]", "[ ]", "[OPTIONAL]", "[CONDITIONAL]"}
    | {"[REMOVE IF UNUSED]", "[N/A]", "[NEW]", "[Title]"}
)
_TAG = lazy(r"\[(?:US\s?\d[\w+/, -]*|[A-Z]{1,3}:?[\w#+,.:-]*\d[\w#+,:.-]*|[A-Z]{1,2})\]\Z")

_BRACKETS = lazy(r"(?<![\w\]/.$\\])\[([^\[\]]{1,400})\](?![(\[\w/.])", re.DOTALL)
_NUMBERED_NAME = lazy(r"\[###(?:-[A-Za-z-]{1,40})?\]")
_EXAMPLE = lazy(r"\[\s*(?:e\.\s?g\.|例如|例えば|z\.\s?B\.|p\.\s?ej\.|par ex)", re.IGNORECASE)
_LABELLED = lazy(r"(?:\*\*|__)[^*_\n]{1,80}(?:\*\*|__)\s*[:：]?\s*")
_SPAN = lazy(r"`[^`\n]*`")
_STRUCK = lazy(r"~~[^~\n]+~~")
_TASK_NUMBER = lazy(r"(?<!\w)TXXX(?!\w)")
_UNRENDERED = lazy(r"\$ARGUMENTS(?!\w)|\{(?:ARGS|SCRIPT|AGENT_SCRIPT)\}|__AGENT__|__SPECKIT_COMMAND_[A-Z_]+__")
_INSTRUCTION = lazy(
    r"ACTION REQUIRED\s*[:：]|需要操作\s*[:：]|必要な対応\s*[:：]|IMPORTANT\s*:[^\n]{0,200}?(?:SAMPLE (?:TASKS|ITEMS)|"
    r"should be PRIORITIZED|should be populated based on YOUR|must be replaced|REPLACE (?:these|the))",
)
_OPTION = lazy(r"\s*(?:[#/<!*;-]+\s*)?(?:\[REMOVE IF UNUSED\]\s*|Option \d+\s*[:：])")

_NEEDED = (
    r"(?:NEEDS?[ -]CLARIFICATION|NECESITA ACLARACI[OÓ]N|REQUIERE ACLARACI[OÓ]N|PRECISA DE ESCLARECIMENTO"
    r"|需要澄清|需澄清|待澄清|要明確化|KLÄRUNGSBEDARF|À CLARIFIER)"
)
_MARKER = lazy(rf"\[\s*{_NEEDED}\s*(?P<question>[:：—–-][^\[\]]*)?\]", re.IGNORECASE)
_WHOLE = lazy(rf"\W*{_NEEDED}(?!\w)", re.IGNORECASE)
_SETTLED_BEFORE = lazy(
    r"(?:\b(?:no|zero|0|without|all|any|every|each|free of|max(?:imum)?(?: of)? \d+|\d+)"
    r"(?: (?:unresolved|remaining|open|outstanding|more|other|of the))?"
    r"|沒有|没有|不含|無|无|sin|ningún|nenhum|keine|aucun)\s*(?:任何|未解決的|未解决的)?[\s\"'“(]*\Z",
    re.IGNORECASE,
)
_SETTLED_AFTER = lazy(
    r"[\s\"'”)]*(?:(?:markers?|items?|tags?|entries)\s+)?(?:(?:are|were|is|was|have|has|been|all|now)\s+){0,3}"
    r"(?:resolved|removed|answered|remain(?:s|ing)?|left|allowed)\b"
    r"|\s*(?:标记|標記|マーカー)?\s*(?:已解|なし|はない|は残って|残なし|解決済)",
    re.IGNORECASE,
)
_ANSWERED = lazy(
    r"(?:→|->|⇒)\s*\**(?:A|Answer|Resolved|Resolution|Decision|答)\b|\*\*(?:Resolved|Answer|Resolution)\b",
    re.IGNORECASE,
)
_LINK = "[link]"
_LONGEST_SHOWN = 80
_DEEPEST = 4
_NEARBY = 60
_SHORTEST_OTHER_SCRIPT = 4
_SHORTEST_CAPITALS = 4


class Placeholder(Record):
    """What was left: the token as written, shortened, its line, and what kind of thing it is."""

    token: str
    line: int
    kind: Literal["token", "instruction", "option", "clarification"]


def template_tokens(repository: Repository) -> frozenset[str]:
    """The tokens to fill in of the project's own templates, white space folded.

    Templates that cannot be read add nothing: they are not what is judged. Code and comments of a template hold
    samples, single lower-case words are as often names as tokens, and the tags of tasks.md stay in a filled file.
    """
    return repository.shared("template tokens", lambda: _template_tokens(repository))


def _template_tokens(repository: Repository) -> frozenset[str]:
    found: set[str] = set()
    for path in repository.paths:
        if not (path.startswith(TEMPLATES) and path.endswith(".md")) or path.count("/") > _DEEPEST:
            continue
        try:
            template = repository.read(path)
        except Unreadable:
            continue
        if template is not None:
            for text, _ in _passages(template.document):
                found.update(_folded(m.group()) for m in _BRACKETS.finditer(_SPAN.sub(" ", text)))
    return frozenset(token for token in found if _is_token(token))


def tokens(artifact: Artifact, of_templates: frozenset[str] = frozenset()) -> tuple[Placeholder, ...]:
    """The tokens left in a document, in order of their lines; code holds none but the numbered feature name."""
    found: list[Placeholder] = []
    for text, line in _passages(artifact.document):
        prose = _SPAN.sub(_blanked, text) if "`" in text else text
        matches = [*_NUMBERED_NAME.finditer(text), *_TASK_NUMBER.finditer(prose), *_UNRENDERED.finditer(prose)]
        if "[" in prose:
            matches.extend(
                m
                for m in _BRACKETS.finditer(prose)
                if not _NUMBERED_NAME.match(m.group()) and _is_left(m, prose, of_templates)
            )
        found.extend(_located(matches, text, line))
    for block in artifact.document.blocks:
        if isinstance(block, Code) and "[###" in block.text:
            first = block.line + (block.info is not None)
            found.extend(_located(list(_NUMBERED_NAME.finditer(block.text)), block.text, first))
    return tuple(sorted(found, key=lambda entry: entry.line))


def instructions(artifact: Artifact) -> tuple[Placeholder, ...]:
    """The comments with which a template tells its reader what to do ("ACTION REQUIRED: …")."""
    return tuple(
        Placeholder(_shown(match.group()), block.line + block.text.count("\n", 0, match.start()), "instruction")
        for block in artifact.document.blocks
        if isinstance(block, Comment) and (match := _INSTRUCTION.search(block.text))
    )


def option_labels(plan: Artifact) -> tuple[Placeholder, ...]:
    """The lines "Option 1: …" and "[REMOVE IF UNUSED] …" left in the trees of Project Structure."""
    return tuple(
        Placeholder(_shown(line), tree.line + (tree.info is not None) + offset, "option")
        for tree in plans.structure_trees(plan)
        for offset, line in enumerate(tree.text.split("\n"))
        if _OPTION.match(line)
    )


def clarifications(artifact: Artifact) -> tuple[Placeholder, ...]:
    """The live markers `[NEEDS CLARIFICATION: …]`, and fields of Technical Context with that value.

    Not live is what stands in code or in a comment, is struck through, is answered on the spot, or is only spoken
    of ("No [NEEDS CLARIFICATION] markers remain").
    """
    found: dict[int, Placeholder] = {}
    for text, line in _passages(artifact.document):
        if "[" not in text:
            continue
        shown = _STRUCK.sub(_blanked, _SPAN.sub(_blanked, text))
        written = list(_MARKER.finditer(shown))
        answers = [match.start() for match in _ANSWERED.finditer(shown)] if written else []
        live = [match for match in written if _is_live(match, shown, answers)]
        for marker in _located(live, text, line, "clarification"):
            found.setdefault(marker.line, marker)
    for field in plans.technical_context(artifact):
        if _WHOLE.match(_STRUCK.sub("", field.value)) and field.line not in found:
            found[field.line] = Placeholder(_shown(field.value), field.line, "clarification")
    return tuple(found[line] for line in sorted(found))


def _is_live(marker: re.Match[str], text: str, answers: Sequence[int]) -> bool:
    """Whether a marker asks: it is not answered behind it (`answers` are offsets in the text), nor only spoken of."""
    before, after = _around(marker, text)
    following = bisect_left(answers, marker.end())
    if following < len(answers) and answers[following] < marker.end() + len(after):
        return False
    spoken_of = _SETTLED_BEFORE.search(before[-_NEARBY:]) or _SETTLED_AFTER.match(after)
    return bool(marker.group("question")) or not spoken_of


def _around(match: re.Match[str], text: str) -> tuple[str, str]:
    """What stands in the same line before and behind."""
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    return text[start : match.start()], text[match.end() : end if end >= 0 else len(text)]


def _passages(document: Document) -> Iterator[tuple[str, int]]:
    """Inline text that a reader sees, with its first line; no code block and no comment."""
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph | Item):
            yield block.text, block.line
        elif isinstance(block, Table):
            for cell in block.header:
                yield cell, block.line
            for row in block.rows:
                for cell in row.cells:
                    yield cell, row.line
        elif isinstance(block, Html):
            yield block.text, block.line


def _located(
    matches: Sequence[re.Match[str]], text: str, first: int, kind: Literal["token", "clarification"] = "token"
) -> list[Placeholder]:
    """The matches in a text whose first line is `first`, each in its line."""
    if not matches:
        return []
    ends = [m.start() for m in re.finditer("\n", text)]
    return [Placeholder(_shown(m.group()), first + bisect_left(ends, m.start()), kind) for m in matches]


def _blanked(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def _shown(token: str) -> str:
    text = " ".join(token.split())
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _folded(token: str) -> str:
    return " ".join(token.split())


def _is_left(match: re.Match[str], text: str, of_templates: frozenset[str]) -> bool:
    token = _folded(match.group())
    if token in _TAGS or _MARKER.fullmatch(token):
        return False
    if token == _LINK:
        return text[: match.start()].rstrip(" *_").endswith((":", "："))
    if token in _STOCK or token in of_templates or token.startswith(_STOCK_BEGINNINGS):
        return True
    return bool(_EXAMPLE.match(token)) and _stands_alone(match, text)


def _stands_alone(match: re.Match[str], text: str) -> bool:
    """Whether a token is all that a cell or a labelled line says: "Formats [e.g., CSV]" is a person's aside."""
    before, after = _around(match, text)
    return not after.strip(" .\\") and (not before.strip() or _LABELLED.fullmatch(before.strip() + " ") is not None)


@cache
def _is_token(token: str) -> bool:
    inner = token[1:-1].strip()
    if token in _TAGS or _TAG.match(token) or _NUMBERED_NAME.match(token) or "CLARIFICATION" in inner.upper():
        return token.startswith(("[e.g.", "[domain-specific", "[if applicable"))
    if not any(c.isalpha() for c in inner) or inner[0] in "\"'^.-!@$*":
        return False
    if not inner.isascii():
        return len(inner) >= _SHORTEST_OTHER_SCRIPT
    return len(inner.split()) > 1 or (inner.isupper() and len(inner) >= _SHORTEST_CAPITALS and inner.isalpha())


def is_clarification(value: str) -> bool:
    """Whether a value is nothing but NEEDS CLARIFICATION, perhaps with the question behind it."""
    return _WHOLE.match(value) is not None
