"""plan.md as Spec Kit's plan template lays it out: Technical Context, Project Structure, Structure Decision."""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import Code, Heading, Item, Paragraph, Table, plain
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import titles

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from constitution_gate.constitution.markdown import Block, Section
    from constitution_gate.gates.feature import Artifact

TECHNICAL_CONTEXT = frozenset(
    {
        "technical context",
        "tech context",
        "technical details",
        "技术上下文",
        "技术背景",
        "技術上下文",
        "技術背景",
        "技術脈絡",
        "技術情境",
        "技術コンテキスト",
        "技術的コンテキスト",
        "技術的背景",
        "기술 컨텍스트",
        "기술적 맥락",
        "contexto técnico",
        "contexte technique",
        "technischer kontext",
        "contesto tecnico",
        "технический контекст",
    }
)
SUMMARY = frozenset(
    {
        "summary",
        "摘要",
        "概要",
        "總結",
        "总结",
        "サマリー",
        "요약",
        "resumen",
        "resumo",
        "résumé",
        "zusammenfassung",
        "sommario",
        "сводка",
    }
)
PROJECT_STRUCTURE = frozenset(
    {
        "project structure",
        "项目结构",
        "專案結構",
        "項目結構",
        "プロジェクト構造",
        "プロジェクト構成",
        "프로젝트 구조",
        "estructura del proyecto",
        "estrutura do projeto",
        "structure du projet",
        "projektstruktur",
        "struttura del progetto",
        "структура проекта",
    }
)
_STRUCTURE_DECISION = frozenset(
    {
        "structure decision",
        "structure decisions",
        "结构决策",
        "结构决定",
        "結構決策",
        "結構決定",
        "構造の決定",
        "構造決定",
        "構成の決定",
        "構造の選択",
        "구조 결정",
        "decisión de estructura",
        "decisión estructural",
        "decisão de estrutura",
        "decisão estrutural",
        "décision de structure",
        "strukturentscheidung",
        "decisione sulla struttura",
        "решение по структуре",
    }
)
_TREE = lazy(r"[├└│]|^[^\S\n]*+[\w.@{}\[\]-]++/(?:\s|$)", re.MULTILINE)
_NAMED = lazy(
    r"(?:\*\*|__)(.{1,120}?)(?:\*\*|__)\s*[:：]?\s*(.*)\Z|([^:：`|\[\]()]{1,60})(?::(?=\s|\Z)|：)\s*(.*)\Z", re.DOTALL
)


class Field(Record):
    """A named value: both without markup around the name; `value` is inline source, "" where nothing is said."""

    name: str
    value: str
    line: int


def sections(plan: Artifact, names: Collection[str]) -> tuple[Section, ...]:
    """Every section whose heading is one of the names (folded), numbers, marks and bracketed words left out."""
    return titles.sections(plan.document, names)


def technical_context(plan: Artifact) -> tuple[Field, ...]:
    """The fields of Technical Context, from bold labels, bullets and two-column tables, in order.

    A list or a paragraph below a field without a value of its own is its value. Fields in a sub-section belong to
    something else and are left out.
    """
    found: list[Field] = []
    for section in sections(plan, TECHNICAL_CONTEXT):
        found.extend(_fields(section.own_blocks()))
    return tuple(found)


def structure_trees(plan: Artifact) -> tuple[Code, ...]:
    """The code blocks under Project Structure; in a plan without that heading, those that draw a tree."""
    inside = [
        block for section in sections(plan, PROJECT_STRUCTURE) for block in section.blocks if isinstance(block, Code)
    ]
    if inside:
        return tuple(inside)
    return tuple(b for b in plan.document.blocks if isinstance(b, Code) and _TREE.search(b.text))


def structure_decision(plan: Artifact) -> Field | None:
    """What stands under the label or the heading "Structure Decision"; None where there is neither."""
    blocks = plan.document.blocks
    for section in sections(plan, _STRUCTURE_DECISION):
        value = " ".join(_inline(block) for block in section.own_blocks()).strip()
        return Field(section.title, value, section.line)
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph | Item):
            continue
        for offset, line in enumerate(block.text.split("\n")):
            field = _named(line, block.line + offset)
            if field is None or titles.bare(field.name) not in _STRUCTURE_DECISION:
                continue
            rest = block.text.split("\n")[offset + 1 :]
            value = " ".join([field.value, *rest]).strip()
            if not value:
                value = " ".join(_until_heading_or_label(blocks[index + 1 :])).strip()
            return Field(field.name, value, field.line)
    return None


def structure_prose(plan: Artifact) -> str:
    """The paragraphs under Project Structure, which explain it where no label does."""
    return " ".join(
        block.text
        for section in sections(plan, PROJECT_STRUCTURE)
        for block in section.blocks
        if isinstance(block, Paragraph | Item)
    )


def _fields(blocks: Iterable[Block]) -> Iterator[Field]:
    waiting: Field | None = None
    heads_list = False
    for block in blocks:
        if isinstance(block, Table):
            if waiting is not None and not waiting.value:
                waiting = Field(waiting.name, _table_text(block), waiting.line)
                continue
            yield from _table_fields(block)
        elif isinstance(block, Paragraph | Item):
            nested = isinstance(block, Item) and waiting is not None and not waiting.value and "**" not in block.text
            for offset, line in enumerate(block.text.split("\n")):
                field = (
                    None if nested or (isinstance(block, Item) and block.depth) else _named(line, block.line + offset)
                )
                if field is not None:
                    # A bare label above bullets with names of their own is a heading, no field.
                    groups = heads_list and isinstance(block, Item) and waiting is not None and not waiting.value
                    if waiting is not None and not groups:
                        yield waiting
                    waiting, heads_list = field, isinstance(block, Paragraph)
                elif waiting is not None:
                    waiting = Field(waiting.name, f"{waiting.value} {line.strip()}".strip(), waiting.line)
        elif isinstance(block, Code) and waiting is not None and not waiting.value:
            waiting = Field(waiting.name, block.text.strip(), waiting.line)
    if waiting is not None:
        yield waiting


def _table_fields(table: Table) -> Iterator[Field]:
    rows = [(row.cells, row.line) for row in table.rows]
    if len(table.header) > 1 and "**" in table.header[0]:
        rows.insert(0, (table.header, table.line))
    for cells, line in rows:
        if len(cells) >= 2 and plain(cells[0]):
            yield Field(plain(cells[0]).strip(" :："), cells[1].strip(), line)


def _table_text(table: Table) -> str:
    return " ".join(cell for row in table.rows for cell in row.cells)


def _named(line: str, number: int) -> Field | None:
    match = _NAMED.match(line.strip())
    if match is None:
        return None
    name, value = (match.group(1), match.group(2)) if match.group(1) else (match.group(3), match.group(4))
    return Field(plain(name).strip(" :："), value.strip().rstrip("\\").strip(), number)


def _until_heading_or_label(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading):
            return
        text = _inline(block)
        if text.lstrip().startswith("**") and _named(text, 1) is not None and not isinstance(block, Item):
            return
        yield text


def _inline(block: Block) -> str:
    if isinstance(block, Table):
        return _table_text(block)
    return block.text if isinstance(block, Paragraph | Item | Code) else ""
