"""Entities in Markdown: a heading, a bold line or a list entry that names one, and a table or list of its fields."""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import Code, Heading, Item, Paragraph, Table, plain, split_lines
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts.data_model import code, names
from constitution_gate.gates.artifacts.data_model.model import Entity, Field
from constitution_gate.gates.artifacts.data_model.types import is_filled, is_type

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from constitution_gate.gates.feature import Artifact

_TYPE_HEADER = lazy(
    r"(?:data ?|sql |db |column |field |ts |python )?types?(?: .*)?$|.*(?:型別|型别|類型|类型|資料型態|データ型|タイプ"
    r"|자료형|타입|유형)$|型$|tipo(?: de dat[oa]s?)?$|typ$|datentyp$"
    r"|(?:postgres\w*|sql\w*|mysql|python|typescript|c#|\.net) type$|dtype$|format$",
    re.IGNORECASE,
)
_NAME_HEADER = lazy(
    r"(?:field|column|attribute|property|name|key|member|parameter|param)s?(?: name)?$|.*(?:欄位|字段|屬性"
    r"|属性|名稱|名称|フィールド|項目|カラム|列名|필드|속성|컬럼).{0,3}$"
    r"|campo|atributo|propiedad|propriedade|columna|coluna|champ|attribut|feld|spalte|nombre|nome",
    re.IGNORECASE,
)
_HEADER_NOTE = lazy(r"[(（][^()（）]{0,60}[)）]")
_ENTITY_HEADER = lazy(
    r"(?:entity|entities|table|model|collection|aggregate|resource|class)(?: name)?$|實體|实体|エンティティ|資料表"
    r"|テーブル|表名|entidad|tabla|엔티티|테이블",
    re.IGNORECASE,
)
_GENERIC = lazy(
    r"(?:(?:core|key|main|new|domain|data|database|db|persistent|stored|primary|supporting|backend"
    r"|frontend|shared|phase \d)\s+)*"
    r"(?:entit(?:y|ies)|fields?|attributes?|propert(?:y|ies)|columns?|schemas?|structures?"
    r"|definitions?|models?|tables?|collections?|types?"
    r"|schema changes?|entity definitions?|data models?|overview|interfaces?|typescript types?"
    r"|interface definitions?|domain model)(?:\s+definitions?)?$"
    r"|(?:核心|主要|關鍵|关键|資料|数据|データ)?(?:實體|实体|欄位|字段|屬性|属性|エンティティ|フィールド"
    r"|資料模型|数据模型|データモデル|定義|定义|實體定義|实体定义)$"
    r"|entidades?|campos?|atributos?|modelo de datos",
    re.IGNORECASE,
)
_NOT_FIELDS = lazy(
    r"rule|constraint|validation|invariant|index|transition|\bstates?\b|lifecycle|behaviou?r|relation"
    r"|note|method|operation|event|example"
    r"|migration|query|queries|usage|performance|security|assumption|decision|rationale|error|endpoint|status code|test"
    r"|規則|规则|約束|约束|限制|驗證|验证|校验|制約|検証|狀態|状态|状態|關係|关系|関係|關聯|索引|備註|备注|說明|说明"
    r"|regla|restric|relaci|estado|índice|nota|validaci",
    re.IGNORECASE,
)
_NOT_A_FIELD = lazy(
    r"cardinality|constraints?|purpose|storage|unique|index|indexes|primary|foreign|relationships?"
    r"|validations?|rules?|notes?|rationale"
    r"|performance|simplicity|flexibility|consistency|invariants?|examples?|description|table|collection|used|why",
    re.IGNORECASE,
)
_RELATION_LABEL = lazy(r"relation|關係|关系|関係|關聯|关联|relaci|beziehung|관계", re.IGNORECASE)
_FIELD_LABEL = lazy(
    r"(?:(?:key|core|main|required|optional|important)\s+)?(?:field|attribute|propert|column)\w*|欄位|字段"
    r"|屬性|属性|フィールド|項目|campos?|atributos?|필드|속성",
    re.IGNORECASE,
)
_BULLET = lazy(
    r"(?P<mark>\*\*|`|__|\*\*`"
    r"|)(?P<name>[^\W\d][\w.$\[\]]{0,79}\??)(?P=mark)`?\**(?P<more>(?:\s*[,、/]\s*`?[\w.]{1,80}`?){0,12})"
    r"\s*(?P<rest>.*)$",
    re.DOTALL,
)
_RELATION_NAME = lazy(r"↔|→|<-+>|-+>|⇔|<=>")
_BOLD_LINE = lazy(r"\*\*(?P<name>[^*\n]{1,120})\*\*\s*[:：]?\s*(?P<rest>[^\n]*)$")
_TREE = lazy(r"[│|├└─┬┌+`\-\s*•]*")
_TREE_FIELD = lazy(
    r"[\"'`]?(?P<name>[A-Za-z_][\w.]{0,79})[\"'`]?\??\s*(?::\s*(?P<type>[^#/]{1,200}?)"
    r"|\((?P<paren>[^()]{1,100})\)|\s(?P<bare>[a-zA-Z]+(?:\([^)]*\))?))\s*(?:(?:#|//|←|--|—|,).*)?$"
)
_TREE_ROOT = lazy(
    r"(?:collection\s*:?\s*)?[/\"'`]?(?P<name>[A-Za-z_][\w-]{0,79})[\"'`]?(?:/\{[^}]*\}|/<[^>]*>|/:\w+"
    r"|\s*\([^()]*\)|\s*\{|\s*:|/)?\s*(?:\(.*\)|#.*|//.*)?\{?$"
)
_PROSE_LANGUAGES = frozenset({"", "text", "txt", "plain", "plaintext", "ascii", "yaml", "yml"})


class _Draft:
    def __init__(self, name: str, line: int, aliases: Sequence[str] = ()) -> None:
        self.name = name
        self.line = line
        self.aliases = list(aliases)
        self.fields: list[Field] = []
        self.relations: list[str] = []


class _Reading:
    """Where the reader stands: the headings above, the last bold line, and the drafts so far by place of naming."""

    def __init__(self, path: str, whole: bool) -> None:
        self.path = path
        self.whole = whole
        self.drafts: dict[tuple[str, int], _Draft] = {}
        self.headings: list[Heading] = []
        self.label: tuple[str, int] = ("", 0)
        self.parents: list[tuple[int, str, int]] = []
        self.by_words: dict[str, _Draft] = {}

    def draft(self, name: str, line: int) -> _Draft:
        others = names.aliases(plain(name)) or (plain(name),)
        key = (others[0], line)
        if key not in self.drafts:
            self.drafts[key] = _Draft(others[0], line, others[1:])
        return self.drafts[key]

    def known(self, name: str, line: int) -> _Draft:
        """The draft of this name wherever it was named first; a table that lists entities comes back to them."""
        words = "".join(names.words(plain(name)))
        if words not in self.by_words:
            self.by_words[words] = self.draft(name, line)
        return self.by_words[words]

    def owner(self) -> tuple[str, int] | None:
        """The name that fields here belong to: a bold line that names something, else the nearest telling heading."""
        if self.label[0] and not _NOT_FIELDS.search(self.label[0]) and not _FIELD_LABEL.match(self.label[0]):
            nearest = plain(self.headings[-1].text) if self.headings else ""
            if not nearest or _GENERIC.match(_bare(nearest)):
                return self.label
        for heading in reversed(self.headings):
            shown = _bare(plain(heading.text))
            if shown and not _GENERIC.match(shown) and heading.level > 1:
                return heading.text, heading.line
        for heading in reversed(self.headings):
            return heading.text, heading.line
        return ("Data model", 1) if self.whole else None

    def excluded(self) -> bool:
        """Whether what stands here are rules, states or relations rather than fields."""
        if self.label[0] and _NOT_FIELDS.search(self.label[0]):
            return True
        return (
            bool(self.headings) and _NOT_FIELDS.search(plain(self.headings[-1].text)) is not None and not self.label[0]
        )


def entities(artifact: Artifact, *, whole: bool) -> tuple[Entity, ...]:
    """The entities of a Markdown file.

    `whole` says that the file is a data model, so that lists and tables anywhere in it may hold fields; in any
    other document only code and the sections whose headings speak of data are looked at.
    """
    reading = _Reading(artifact.path, whole)
    for block in artifact.document.blocks:
        if isinstance(block, Heading):
            reading.headings = [heading for heading in reading.headings if heading.level < block.level]
            reading.headings.append(block)
            reading.label, reading.parents = ("", 0), []
        elif isinstance(block, Paragraph):
            _paragraph(block, reading)
        elif isinstance(block, Table):
            if _about_data(reading):
                _table(block, reading)
        elif isinstance(block, Item):
            if _about_data(reading):
                _item(block, reading)
        elif isinstance(block, Code):
            _code(block, reading)
    return tuple(
        Entity(
            d.name,
            tuple(d.fields),
            tuple(dict.fromkeys(d.relations)),
            artifact.path,
            d.line,
            tuple(dict.fromkeys(d.aliases)),
        )
        for d in reading.drafts.values()
        if (d.fields or d.relations) and not _RELATION_NAME.search(d.name)
    )


_DATA_HEADING = lazy(
    r"data[ -]?model|\bentit|schema|\bdatabase\b|\btables?\b|collection|persist|\berd?\b|domain model"
    r"|storage|資料模型|数据模型|データモデル|實體|实体|エンティティ"
    r"|資料表|資料庫|数据库|データベース|modelo de d|entidad|esquema|datenmodell|modèle de données|데이터 모델|엔티티",
    re.IGNORECASE,
)

_KEY_ENTITIES = lazy(
    r"key entit|key data|關鍵實體|关键实体|核心.{0,4}实体|主要エンティティ|entidades clave|entidades[- ]chave",
    re.IGNORECASE,
)


def _about_data(reading: _Reading) -> bool:
    if reading.whole:
        return True
    if any(_KEY_ENTITIES.search(heading.text) for heading in reading.headings):
        # They say what a specification speaks of; the data model says how it is stored.
        return False
    return any(_DATA_HEADING.search(heading.text) for heading in reading.headings)


def _bare(text: str) -> str:
    found = names.aliases(text)
    return found[0] if found else text


def _paragraph(block: Paragraph, reading: _Reading) -> None:
    reading.parents = []
    last = block.text.strip().split("\n")[-1].strip() if block.text.strip() else ""
    match = _BOLD_LINE.match(last)
    if match is not None:
        reading.label = (match["name"].strip(" :："), block.end_line)
        owner = reading.owner()
        if match["rest"] and _FIELD_LABEL.match(match["name"]) and _about_data(reading) and owner is not None:
            _inline_fields(match["rest"], block.end_line, reading, owner)
    elif last.endswith((":", "：")) and len(last) <= 80:
        reading.label = (plain(last).strip(" :："), block.end_line)
    else:
        reading.label = ("", 0)


def _inline_fields(text: str, line: int, reading: _Reading, owner: tuple[str, int]) -> None:
    """Fields in one sentence: `id` (uuid), `name` (text)."""
    for match in re.finditer(
        r"`(?P<name>\w{1,80})`\s*(?:[:：]\s*(?P<type>[\w\[\]<>]{1,80})|[(（](?P<paren>[^()（）]{1,80})[)）])?", text
    ):
        kind = (match["type"] or match["paren"] or "").strip()
        reading.draft(*owner).fields.append(Field(match["name"], kind if kind and is_type(kind) else "", line))


def _table(block: Table, reading: _Reading) -> None:
    header = [_HEADER_NOTE.sub("", plain(cell)).strip() for cell in block.header]
    type_column = next((i for i, cell in enumerate(header) if _TYPE_HEADER.match(cell)), None)
    name_column = next((i for i, cell in enumerate(header) if _NAME_HEADER.match(cell) and i != type_column), None)
    entity_column = next((i for i, cell in enumerate(header) if _ENTITY_HEADER.match(cell)), None)
    if type_column is None or (
        reading.label[0] and re.search(r"error|endpoint|status code|event", reading.label[0], re.IGNORECASE)
    ):
        return
    if name_column is None:
        name_column = next((i for i in range(len(header)) if i not in {type_column, entity_column}), None)
    owner = reading.owner()
    if name_column is None or owner is None:
        return
    current: tuple[str, int] | None = None
    for row in block.rows:
        name, kind = plain(row.cells[name_column]).strip(), plain(row.cells[type_column]).strip()
        if not name:
            continue
        if entity_column is not None and entity_column not in {name_column, type_column}:
            named = plain(row.cells[entity_column]).strip()
            current = (named, row.line) if named and (current is None or named != current[0]) else current
            draft = reading.known(*(current or owner))
        else:
            draft = reading.draft(*owner)
        draft.fields.append(Field(name, kind if is_filled(kind) else "", row.line))
        referred = re.search(r"(?:→|->|references?|FK to|refers to)\s*`?(\w+)", " ".join(row.cells), re.IGNORECASE)
        if referred is not None:
            draft.relations.append(referred.group(1))


def _item(block: Item, reading: _Reading) -> None:
    reading.parents = [parent for parent in reading.parents if parent[0] < block.depth]
    shown = block.text.strip()
    lead = shown.split("\n", 1)[0] if shown else ""
    parsed = None if reading.excluded() else _field(shown, block.line)
    if (
        _FIELD_LABEL.match(plain(lead))
        and "`" in lead
        and (above := [p for p in reading.parents if not _FIELD_LABEL.match(p[1])] or reading.owner())
    ):
        _inline_fields(lead, block.line, reading, (above[-1][1], above[-1][2]) if isinstance(above, list) else above)
    labelled = plain(lead).split(":", 1)[0].split("：", 1)[0]
    telling = [parent for parent in reading.parents if not _FIELD_LABEL.match(parent[1])]
    if telling and _NOT_FIELDS.search(telling[-1][1]) and names.words(telling[-1][1]):
        parsed = (
            None
            if re.search(r"^(?:rules?|constraints?|validation|relation|invariant|index)", telling[-1][1], re.IGNORECASE)
            else parsed
        )
    reading.parents.append((block.depth, labelled.strip(), block.line))
    relation = re.search(r"(?:→|->|FK|references?|belongs to|has many|has one|1:N|N:1|1:1|N:M|many-to|one-to)", shown)
    if relation is not None and (reading.excluded() or parsed is None):
        owner = reading.owner()
        if owner is not None and _RELATION_LABEL.search(
            f"{reading.label[0]} {reading.headings[-1].text if reading.headings else ''}"
        ):
            reading.draft(*owner).relations.append(plain(shown)[:80])
    if not parsed:
        return
    target = (telling[-1][1], telling[-1][2]) if telling else reading.owner()
    if target is None:
        return
    if not telling and not parsed[0].type and not reading.label[0]:
        # A list entry without a type and without a label above is a sentence as often as a field.
        heading = reading.headings[-1].text if reading.headings else ""
        if not re.match(r"[`*]", shown) or _GENERIC.match(_bare(plain(heading))):
            return
    reading.draft(*target).fields.extend(parsed)


def _field(text: str, line: int) -> list[Field]:
    """The fields that a list entry declares, none where it is a sentence."""
    first = text.split("\n", 1)[0]
    whole = re.match(r"`(\w+\??\s*:\s[^`]{1,200})`(.*)$", first)
    match = _BULLET.match(f"`{whole[1].replace(':', '`:', 1)}{whole[2]}" if whole is not None else first)
    if match is None or _FIELD_LABEL.fullmatch(match["name"]) or _NOT_A_FIELD.fullmatch(match["name"]):
        return []
    marked = bool(match["mark"])
    rest = match["rest"].strip().lstrip("`*").strip()
    kind = ""
    if rest[:1] in {":", "：", "|", "=", "-", "–", "—"}:
        body = rest.lstrip(":：|=-–— `").strip()
        kind = body if is_type(rest.lstrip(":：|=-–— ")) else _parenthesised(body)
        if not kind and not marked:
            return []
    elif rest[:1] in {"(", "（", "[", "<"}:
        kind = _parenthesised(rest)
        if not kind and not marked:
            return []
    elif not rest:
        if not marked:
            return []
    elif is_type(rest) and marked:
        kind = rest
    else:
        return []
    found = [match["name"], *re.findall(r"\w+(?:\.\w+)*", match["more"])]
    return [Field(name.rstrip("?"), kind[:80].strip(" `*"), line) for name in found]


def _parenthesised(text: str) -> str:
    for match in re.finditer(r"[(（\[]([^()（）\[\]]{1,120})", text[:300]):
        if is_type(match.group(1)):
            return match.group(1)
    return ""


def _code(block: Code, reading: _Reading) -> None:
    language = re.split(r"[\s,{:]", (block.info or "").strip().casefold(), maxsplit=1)[0]
    first = block.line if block.info is None else block.line + 1
    if language in code.LANGUAGES or (language in _PROSE_LANGUAGES and _about_data(reading)):
        coded = code.entities(block.text, language, first)
        for found in coded:
            draft = reading.draft(found.name, found.line)
            draft.fields.extend(found.fields)
            draft.relations.extend(found.references)
            draft.aliases.extend(found.aliases)
        if not coded and language in _PROSE_LANGUAGES and _about_data(reading) and not reading.excluded():
            _tree(split_lines(block.text), first, reading)


def _tree(lines: Sequence[str], first: int, reading: _Reading) -> None:
    """Fields below a collection's name in an indented tree, each with its type."""
    roots: list[tuple[int, str, int]] = []
    for offset, line in enumerate(lines[:2_000]):
        lead = _TREE.match(line[:300])
        assert lead is not None
        depth, shown = lead.end(), line[lead.end() : 300].strip()
        if not shown:
            continue
        roots = [root for root in roots if root[0] < depth]
        match = _TREE_FIELD.match(shown)
        kind = (match["type"] or match["paren"] or match["bare"] or "").strip() if match is not None else ""
        if match is not None and roots and kind and is_type(kind):
            owner = next((root for root in reversed(roots) if root[1]), None)
            if owner is not None:
                reading.draft(owner[1], owner[2]).fields.append(Field(match["name"], kind, first + offset))
        root = _TREE_ROOT.match(shown)
        roots.append((depth, root["name"] if root is not None else "", first + offset))


def merged(found: Iterable[Entity]) -> tuple[Entity, ...]:
    """The entities with those of one name and one file put together: a table and the class beside it are one."""
    groups: dict[tuple[str, str], Entity] = {}
    for entity in found:
        key = (entity.path, "".join(names.words(entity.name)))
        known = groups.get(key)
        if known is None:
            groups[key] = entity
            continue
        have = {f.name.casefold().replace("_", "") for f in known.fields if f.type}
        extra = tuple(f for f in entity.fields if f.name.casefold().replace("_", "") not in have)
        groups[key] = Entity(
            known.name,
            known.fields + extra,
            tuple(dict.fromkeys(known.relations + entity.relations)),
            known.path,
            known.line,
            tuple(dict.fromkeys((*known.aliases, entity.name, *entity.aliases))),
        )
    return tuple(groups.values())
