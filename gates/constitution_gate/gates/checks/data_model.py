"""A data model defines the feature's entities with typed fields and relations.

data-model.md in any of its usual forms, an ER or class diagram, Prisma, DBML, SQL DDL, and types in code count.
gates.md, section 6: it names the entities that the specification's Key Entities name.
"""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import split_lines
from constitution_gate.constitution.model import Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import contract, data_model, diagrams, model_schemas, spec
from constitution_gate.gates.artifacts.data_model import names
from constitution_gate.gates.protocol import Evidence, Finding, Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constitution_gate.gates.feature import Artifact, Feature

PHASE = Phase.DESIGN
CONDITION = ("persistent-data",)

_NOTHING_NEW = lazy(
    r"\bno (?:new |additional |persist\w* )+(?:\w+ ){0,2}(?:tables?|entit\w+|data ?models?|schema"
    r"|collections?|columns?|storage|data)\b"
    r"|\b(?:not|without) (?:introduc\w+|add\w*|creat\w+"
    r"|chang\w+) (?:any )?(?:new )?(?:\w+ )?(?:tables?|entit\w+|schema|collections?)\b"
    r"|不新增(?:資料表|数据表|實體|实体)|新しいエンティティはな",
    re.IGNORECASE,
)
_NOT_STORED = lazy(
    r"\bderived\b|\bcomputed\b|\bimplicit\b|\bexisting\b|\balready (?:exists?|defined)\b"
    r"|not (?:persisted|stored)|transient|in[- ]memory|ephemeral"
    r"|out of scope|external (?:system|service)|defined (?:in|by) (?:a |another |spec)|provided by"
    r"|read[- ]only view|user interface|\bUI\b"
    r"|衍生|計算得出|不持久化|既有|現有|现有|派生|外部システム|既存",
    re.IGNORECASE,
)
_RELATION = lazy(
    r"relation|foreign key|\bFK\b|\breferences?\b|refers to|belongs to|has many|has one|one-to|many-to"
    r"|\b[1N]\s*[:：]\s*[1NM*]\b|\bcontains\b|\bowns\b"
    r"|\blinked\b|associat|parent|cardinality|→|↔|──|-->|@relation|ForeignKey|embedded|nested|subcollection"
    r"|關聯|关联|關係|关系|関係|関連|外鍵|外键|外部キー|屬於|属于|參照|参照|一對多|一对多|relaci|pertenece"
    r"|clave foránea|beziehung"
    r"|fremdschlüssel|clé étrangère",
    re.IGNORECASE,
)
# A name that can only be an attribute's: camelCase or snake_case.
_ATTRIBUTE = lazy(r"\b(?:[a-z]+(?:[A-Z][a-z0-9]+)+|[a-z]+(?:_[a-z0-9]+)+)\b")
_LISTED = 6
_COMMON_ATTRIBUTES = frozenset({"createdat", "updatedat", "deletedat", "userid", "createdby", "updatedby"})


class Parameters(Record):
    """What a gate may set.

    `key_entities` says whether every key entity of the specification must be there, `relations` whether two or
    more entities must be related, `contract` whether an entity must have what the contract's schema of its name shows.
    """

    key_entities: bool = True
    relations: bool = True
    contract: bool = True


def check(feature: Feature, parameters: Parameters) -> Result:
    """Look for entities with typed fields, for those that the specification names, and for relations."""
    found = data_model.entities(feature)
    typed = [entity for entity in found if entity.typed]
    looked = data_model.sources(feature)
    findings = [*_broken(looked), *_unreadable(feature)]
    if not typed:
        return _undefined(feature, found, looked, findings)
    texts = _texts(looked, typed, feature)
    if parameters.key_entities:
        findings.extend(_missing(feature, found, texts))
    if parameters.relations:
        findings.extend(_unrelated(typed, texts))
    compared = _beside_schemas(feature, typed, texts) if parameters.contract else ()
    findings.extend(_not_modelled(compared))
    return Result(tuple(findings), (*_evidence(looked, found), *_comparison(feature, compared)))


def _beside_schemas(
    feature: Feature, typed: Sequence[data_model.Entity], texts: Sequence[str]
) -> tuple[model_schemas.Compared, ...]:
    """The feature's entities beside the schemas of its contracts that have their names."""
    if not any(path.lower().endswith(contract.SUFFIXES) for path in feature.artifacts):
        return ()
    own = [entity for entity in typed if entity.path.startswith(f"{feature.path}/")]
    found = [schema for each in contract.find(feature).contracts for schema in model_schemas.schemas(each)]
    return model_schemas.compare(own, found, texts)


def _not_modelled(compared: Iterable[model_schemas.Compared]) -> Iterator[Finding]:
    for found in compared:
        if found.lacking:
            shown = ", ".join(value.name[:60] for value in found.lacking[:_LISTED])
            more = f" and {len(found.lacking) - _LISTED} more" if len(found.lacking) > _LISTED else ""
            name = _shown(found.entity.name)
            message = f"The contract's schema {_shown(found.schema.name)} has {shown}{more}, the entity {name} has not."
            remedy = f"Add it to {name} in {found.entity.path}, or say there where it comes from."
            yield Finding(message, found.schema.path, found.lacking[0].line, remedy)


def _comparison(feature: Feature, compared: Iterable[model_schemas.Compared]) -> Iterator[Evidence]:
    for found in compared:
        artifact = feature.artifacts.get(found.schema.path)
        if artifact is not None and not found.lacking:
            name = _shown(found.schema.name)
            note = f"the schema {name} and the entity {_shown(found.entity.name)} share {found.shared} fields"
            if found.doubt:
                note = f"the schema {name} is not compared with {_shown(found.entity.name)}: {found.doubt}"
            yield Evidence.of(artifact, note, found.schema.line)


def _unrelated(typed: Sequence[data_model.Entity], texts: Sequence[str]) -> list[Finding]:
    """One finding where several stored entities stand side by side, and no field and no sentence relates any two."""
    stored = [entity for entity in typed if len(entity.fields) > 1 and not data_model.is_transient(entity.name)]
    if len(stored) < 2 or any(entity.relations for entity in typed) or any(_RELATION.search(text) for text in texts):
        return []
    if any(len(words) > 1 and words[-1] == "id" for e in stored for f in e.fields if (words := names.words(f.name))):
        return []
    message = f"The data model defines {len(stored)} entities, and nothing relates any of them to another."
    remedy = "State the relations: a foreign key, a reference in a field's type, or a Relationships section."
    return [Finding(message, stored[0].path, stored[0].line, remedy)]


def _undefined(
    feature: Feature, found: Sequence[data_model.Entity], looked: Iterable[Artifact], findings: list[Finding]
) -> Result:
    looked_at = tuple(Evidence.of(artifact, "looked for entities with typed fields") for artifact in looked)
    model = next((artifact for artifact in feature.artifacts.values() if data_model.is_data_model(artifact)), None)
    if model is not None and not findings and not found and _NOTHING_NEW.search(model.text):
        reason = f"{model.path} says that the feature adds no entity, and defines none"
        return Result((), looked_at, reason)
    if found:
        first = found[0]
        message = f"The data model names {_count(len(found))}, but gives none of their fields a type."
        remedy = "Give every field its type, in a table `Field | Type` or as `name: type`."
        findings.append(Finding(message, first.path, first.line, remedy))
    else:
        home = model or feature.plan or feature.spec
        where = home.path if home is not None else feature.path
        said = (
            "The data model defines no entity with fields." if model is not None else "The feature has no data model."
        )
        remedy = "Define each entity with its typed fields and its relations in data-model.md."
        findings.append(Finding(said, where, 1 if model is not None else None, remedy))
    return Result(tuple(findings), looked_at)


def _broken(looked: Iterable[Artifact]) -> list[Finding]:
    return [
        Finding(
            f"The entity diagram cannot be drawn: {diagram.errors[0].message}.",
            artifact.path,
            diagram.errors[0].line,
            "Correct the line, and look at the diagram as it is rendered.",
        )
        for artifact in looked
        for diagram in diagrams.entity_diagrams(artifact)
        if diagram.errors
    ]


def _unreadable(feature: Feature) -> list[Finding]:
    return [
        Finding(f"The data model cannot be read: {reason}.", path)
        for path, reason in feature.unreadable.items()
        if path.lower().endswith(data_model.SCHEMA_SUFFIXES) or "data-model" in path.lower()
    ]


def _texts(looked: Iterable[Artifact], typed: Sequence[data_model.Entity], feature: Feature) -> list[str]:
    """The text of the files that define entities; of the specification only the lines that do."""
    paths = {entity.path for entity in typed}
    texts = []
    for artifact in looked:
        if artifact.path not in paths and not data_model.is_data_model(artifact):
            continue
        if feature.spec is not None and artifact.path == feature.spec.path:
            lines = artifact.document.lines
            shown = [
                lines[f.line - 1] for e in typed if e.path == artifact.path for f in e.fields if f.line <= len(lines)
            ]
            texts.append("\n".join((*shown, *(e.name for e in typed if e.path == artifact.path))))
        else:
            texts.append(artifact.text)
    return texts


def _missing(feature: Feature, found: Sequence[data_model.Entity], texts: Sequence[str]) -> list[Finding]:
    specification = feature.spec
    if specification is None:
        return []
    lines = [_words(line) for text in texts for line in split_lines(text) if line.strip()]
    own = [name for entity in found for name in (entity.name, *entity.aliases)]
    home = next((a.path for a in feature.artifacts.values() if data_model.is_data_model(a)), None) or found[0].path
    missing = []
    for entity in spec.key_entities(specification):
        if _NOT_STORED.search(entity.text) or data_model.is_transient(entity.name):
            continue
        written = (entity.name, *entity.aliases)
        if any(_is_named(name, own, lines, texts) for name in written) or _is_embedded(entity.text, found):
            continue
        message = f"The data model does not name the key entity {_shown(entity.name)}."
        remedy = f"Define it in {home} with its typed fields, or correct the specification."
        missing.append(Finding(message, specification.path, entity.line, remedy))
    return missing


def _is_named(name: str, own: Sequence[str], lines: Sequence[frozenset[str]], texts: Sequence[str]) -> bool:
    """Whether an entity, a line of the model, or its prose has a key entity under one of its names."""
    for alias in names.aliases(name) or (name,):
        if any(names.same(alias, known) for known in own):
            return True
        wanted = names.words(alias)
        if not alias.isascii() and any(alias in text for text in texts):
            return True
        joined = "".join(wanted)
        if wanted and any(joined in line or line.issuperset(wanted) for line in lines):
            return True
    return False


def _is_embedded(text: str, found: Sequence[data_model.Entity]) -> bool:
    """Whether half of the attributes that the specification gives an entity, one at least, are fields of others."""
    attributes = {"".join(names.words(name)) for name in _ATTRIBUTE.findall(text)}
    telling = {attribute for attribute in attributes if attribute not in _COMMON_ATTRIBUTES}
    known = {"".join(names.words(field.name)) for entity in found for field in entity.fields}
    return bool(telling) and 2 * len(telling & known) >= len(telling)


def _words(line: str) -> frozenset[str]:
    return frozenset(names.words(line[:2_000]))


def _evidence(looked: Iterable[Artifact], found: Sequence[data_model.Entity]) -> list[Evidence]:
    evidence = []
    for artifact in looked:
        own = [entity for entity in found if entity.path == artifact.path]
        if not own:
            evidence.append(Evidence.of(artifact, "looked for entities, none found"))
            continue
        listed = ", ".join(_shown(entity.name) for entity in own[:6])
        more = f" and {len(own) - 6} more" if len(own) > 6 else ""
        last = max(max((f.line for f in entity.fields), default=entity.line) for entity in own)
        start = min(entity.line for entity in own)
        note = f"{_count(len(own))} with {sum(len(e.fields) for e in own)} fields: {listed}{more}"
        evidence.append(Evidence.of(artifact, note, start, max(start, last)))
    return evidence


def _count(number: int) -> str:
    return "1 entity" if number == 1 else f"{number} entities"


def _shown(name: str) -> str:
    return name if len(name) <= 60 else f"{name[:57]}..."
