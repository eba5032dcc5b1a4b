"""spec.md: requirements, user stories, key entities and clarifications, as Spec Kit's spec template lays them out."""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import Heading, Item, Paragraph, Table, plain
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.constitution.markdown import Block, Section
    from constitution_gate.gates.feature import Artifact

_REQUIREMENT = lazy(
    r"[\s*_`]*+(?P<id>(?:FR|NFR|SC|NF|QR|SR|PR|DR|UR|TR|CR|IR|"
    r"UX)-?(?:[A-Z]{1,16}-)?\d{1,4}(?:\.\d{1,3})*[a-z]?)(?![\w-])"
    r"[\s*_`]*+(?:\([^()]{1,60}\)|（[^（）]{1,60}）)?[\s*_`]*+[:：.—–-]?[\s*_`]*+"
)
_STORY = lazy(
    r"(?:user story|story|用户故事|使用者故事|用戶故事|ユーザーストーリー|사용자 스토리|historia de usuario|"
    r"história de usuário"
    r"|user-story|récit utilisateur|benutzergeschichte)\s*(?P<number>\d{1,3})\b|us-?(?P<short>\d{1,3})\b",
    re.IGNORECASE,
)
_PRIORITY = lazy(r"(?>[(（][^()（）]*?\bP(?P<level>\d))[^()（）]*+[)）]", re.IGNORECASE)
_GIVEN = lazy(
    r"\bgiven\b|\bwhen\b.{0,1000}?\bthen\b|假如|假設|假设|给定|給定|前提|\bdado\b|\bdada\b|étant donné|angenommen"
    r"|gegeben",
    re.IGNORECASE,
)
_ENTITIES = frozenset(
    {
        "key entities",
        "key entity",
        "entities",
        "data entities",
        "domain entities",
        "core entities",
        "关键实体",
        "主要实体",
        "核心实体",
        "關鍵實體",
        "主要實體",
        "核心實體",
        "主要エンティティ",
        "キーエンティティ",
        "主要なエンティティ",
        "重要エンティティ",
        "핵심 엔티티",
        "주요 엔티티",
        "entidades clave",
        "entidades principales",
        "entidades-chave",
        "entidades chave",
        "entidades principais",
        "entités clés",
        "entités principales",
        "schlüsselentitäten",
        "kernentitäten",
        "wichtige entitäten",
        "entità chiave",
        "ключевые сущности",
    }
)
_CLARIFICATIONS = frozenset(
    {
        "clarifications",
        "clarification",
        "澄清",
        "澄清事项",
        "澄清事項",
        "明確化",
        "確認事項",
        "명확화",
        "aclaraciones",
        "esclarecimentos",
    }
    | {"clarifications needed", "klarstellungen"}
)
_ASIDE = lazy(r"(?<!\s)\s*+(?:\(([^()]*)\)|（([^（）]*)）)")
_ANSWER = lazy(r"(?<!\s)\s*+(?:(?:→|->|⇒)\s*+)?\**+(?:A|Answer|答|回答|答案)\**+\s*+[:：]\**+\s*+", re.IGNORECASE)
_QUESTION = lazy(r"\**(?:Q\d*|Question|問|问|問題|问题)\**\s*[:：.]\**\s*", re.IGNORECASE)
_BOLD = lazy(r"(?:\*\*|__)(.{1,120}?)(?:\*\*|__)\s*(.*)\Z", re.DOTALL)
_NAME_ENDS = lazy(r"(?<!\s)\s*(?::(?=\s|\Z)|：|\s[—–-]\s|—)\s*")
_LONGEST_NAME = 60
# What follows such a label in the section relates entities and names no new one.
_RELATIONS = lazy(
    r"(?:entity )?relation(?:ship)?s?\b|關聯|关联|关系|關係|関係|relaciones|relações|beziehungen", re.IGNORECASE
)
_RELATION = lazy(r"\b(?:\d+|[NM*])\s*:\s*(?:\d+|[NM*])(?!\w)|→|->|↔")


class Requirement(Record):
    """A requirement where it is defined; `kind` is the letters of its id (FR, NFR, SC). Struck-through ones are out."""

    id: str
    text: str
    line: int

    @property
    def kind(self) -> str:
        """The letters in front of the number."""
        match = re.match(r"[A-Z]+", self.id)
        return match.group() if match else ""


class UserStory(Record):
    """A user story with the lines of its section; `scenarios` are the lines of its acceptance scenarios."""

    number: int
    title: str
    priority: int | None
    line: int
    end_line: int
    scenarios: tuple[int, ...] = ()


class Entity(Record):
    """A key entity; `aliases` are its other names, such as the English one in brackets."""

    name: str
    text: str
    line: int
    aliases: tuple[str, ...] = ()


class Clarification(Record):
    """A question that was asked about the spec, and its answer, "" where there is none."""

    question: str
    answer: str
    line: int


def requirements(spec: Artifact) -> tuple[Requirement, ...]:
    """The requirements with an id (FR-001, NFR-2, SC-003), each where it is first defined, in order.

    A definition is an item, a paragraph, a heading or a table row that begins with the id.
    """
    found: dict[str, Requirement] = {}
    for source, line in _leading_texts(spec.document.blocks):
        match = _REQUIREMENT.match(source)
        if match and match.group("id") not in found:
            found[match.group("id")] = Requirement(match.group("id"), plain(source[match.end() :]), line)
    return tuple(found.values())


def user_stories(spec: Artifact) -> tuple[UserStory, ...]:
    """The user stories by their headings ("User Story 1 - Title (Priority: P1)"), in order."""
    found = []
    for section in spec.document.sections():
        title = section.title
        match = _STORY.search(title)
        if match is None or (match.start() and title[: match.start()].strip(" #*🎯-—:0123456789.")):
            continue
        rest = title[match.end() :]
        priority = _PRIORITY.search(rest)
        name = _PRIORITY.sub("", rest).strip(" -—–:：.")
        found.append(
            UserStory(
                int(match.group("number") or match.group("short")),
                name,
                int(priority.group("level")) if priority else None,
                section.line,
                section.end_line,
                tuple(b.line for b in section.blocks if isinstance(b, Item | Paragraph) and _GIVEN.search(b.text)),
            )
        )
    return tuple(found)


def stories_named(text: str) -> tuple[int, ...]:
    """The numbers of the stories that a text names ("Phase 3: User Story 1 - Title", "US2"), in order, each once."""
    found = (match for match in _STORY.finditer(text) if not text[match.start() - 1 : match.start()].isalnum())
    return tuple(dict.fromkeys(int(match.group("number") or match.group("short")) for match in found))


def key_entities(spec: Artifact) -> tuple[Entity, ...]:
    """The entities under Key Entities, from bullets, table rows or sub-headings, in order."""
    found: dict[str, Entity] = {}
    for section in titles.sections(spec.document, _ENTITIES):
        for entity in _entities(section):
            if _RELATIONS.match(entity.name):
                break
            if not _RELATION.search(entity.name):
                found.setdefault(entity.name.casefold(), entity)
    return tuple(found.values())


def clarifications(spec: Artifact) -> tuple[Clarification, ...]:
    """The questions and answers of the Clarifications section, in order."""
    found: list[Clarification] = []
    for section in titles.sections(spec.document, _CLARIFICATIONS):
        for block in section.blocks:
            if not isinstance(block, Item | Paragraph):
                continue
            source = " ".join(block.text.split())
            question = _QUESTION.match(source)
            if question:
                asked = source[question.end() :]
                answer = _ANSWER.search(asked)
                parts = (asked[: answer.start()], asked[answer.end() :]) if answer else (asked, "")
                found.append(Clarification(plain(parts[0]), plain(parts[1]), block.line))
            elif found and not found[-1].answer and (answer := _ANSWER.match(source)):
                found[-1] = Clarification(found[-1].question, plain(source[answer.end() :]), found[-1].line)
    return tuple(found)


def _leading_texts(blocks: tuple[Block, ...]) -> Iterator[tuple[str, int]]:
    for block in blocks:
        if isinstance(block, Item | Heading):
            yield block.text, block.line
        elif isinstance(block, Paragraph):
            for offset, line in enumerate(block.text.split("\n")):
                yield line, block.line + offset
        elif isinstance(block, Table):
            for row in block.rows:
                yield " ".join([row.cells[0], ": ", *row.cells[1:]]), row.line


def _entities(section: Section) -> Iterator[Entity]:
    blocks = section.blocks
    level = min((b.level for b in blocks if isinstance(b, Heading) and not b.quoted), default=0)
    if level:
        for block in blocks:
            if isinstance(block, Heading) and block.level == level:
                yield _entity(re.sub(r"^\d+[.)]\s*", "", block.text), "", block.line)
        return
    for block in blocks:
        if isinstance(block, Item) and not block.depth:
            found = _named_entity(block.text, block.line)
            if found is not None:
                yield found
        elif isinstance(block, Paragraph):
            for offset, line in enumerate(block.text.split("\n")):
                found = _named_entity(line, block.line + offset) if line.lstrip().startswith("**") else None
                if found is not None:
                    yield found
        elif isinstance(block, Table):
            for row in block.rows:
                yield _entity(row.cells[0], " ".join(row.cells[1:]), row.line)


def _named_entity(source: str, line: int) -> Entity | None:
    """The entity of a bullet "**Order**: …" or "Order — …"; a sentence names none."""
    bold = _BOLD.match(source.strip())
    if bold:
        return _entity(bold.group(1), bold.group(2), line)
    shown = plain(source)
    end = _NAME_ENDS.search(shown)
    name = shown[: end.start()] if end else shown
    if not name or len(name) > _LONGEST_NAME or (not end and len(name.split()) > 4):
        return None
    return _entity(name, shown[end.end() :] if end else "", line)


def _entity(name: str, text: str, line: int) -> Entity:
    shown = plain(name).strip(" :：—–-*")
    aside = plain(text)
    other = _ASIDE.match(aside)
    inside = [first or second for first, second in _ASIDE.findall(shown)]
    if other and len(other.group()) <= _LONGEST_NAME:
        inside.append(other.group(1) or other.group(2) or "")
    bare = _ASIDE.sub("", shown).strip() or shown
    parts = [part.strip() for part in re.split(r"\s*/\s*|、", bare)]
    aliases = [*(parts if len(parts) > 1 else []), *(i.strip() for i in inside if i and len(i) <= _LONGEST_NAME)]
    return Entity(bare, aside.strip(" :：—–-"), line, tuple(dict.fromkeys(a for a in aliases if a and a != bare)))
