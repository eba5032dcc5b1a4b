"""Schema changes have migration scripts that parse, and a rationale.

Scripts of the usual tools and plain SQL count, by their path and by what stands in them; none is run. gates.md,
section 6: destructive statements are named in the rationale.
"""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import split_lines
from constitution_gate.constitution.model import Phase
from constitution_gate.constitution.pattern_store import compiled
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import data_model, model_columns, references
from constitution_gate.gates.artifacts import migrations as scripts
from constitution_gate.gates.artifacts.data_model import names
from constitution_gate.gates.artifacts.migrations import rationale, recognition
from constitution_gate.gates.artifacts.migrations.tables import tables
from constitution_gate.gates.protocol import Evidence, Finding, Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constitution_gate.gates.feature import Artifact, Feature

PHASE = Phase.IMPLEMENT
CONDITION = ("schema-change",)

_BESIDE_TABLE = lazy(r"\btables?\s+(?:if (?:not )?exists\s+)?[`\"](\w{1,80})|`(\w{2,80})`\s+table", re.IGNORECASE)
_MOST_LOSSES = 200
_LISTED = 6
_OUTSIDE_LIMITS = lazy(r"larger than|over the limit|limit of|too large|exceed", re.IGNORECASE)


class Parameters(Record):
    """What a gate may set.

    `rationale` says whether the documents or the scripts must say why and how the schema changes, `entities`
    whether every stored entity of the data model must have a script that creates its table, `columns` whether that
    table and the entity must have the same fields.
    """

    rationale: bool = True
    entities: bool = True
    columns: bool = True


def check(feature: Feature, parameters: Parameters) -> Result:
    """Look for the feature's migration scripts, what is wrong with them, and why the schema changes."""
    every = scripts.migrations(feature.repository)
    documents = feature.documents()
    entities = _stored(feature)
    own = _belonging(feature, every, documents, entities)
    findings = list(_unreadable(feature))
    left_out = [
        path for path, reason in scripts.unreadable(feature.repository).items() if _OUTSIDE_LIMITS.search(reason)
    ]
    if not own:
        return _none(feature, every, findings, left_out)
    findings.extend(_problems(own))
    if parameters.entities:
        findings.extend(_not_created(feature, entities, every, own))
    # A script that is not read may add what seems to be lacking.
    whole = parameters.columns and not scripts.unreadable(feature.repository)
    compared = _beside_tables(feature, entities, every, own, documents) if whole else ()
    findings.extend(_differences(compared))
    prose = tuple(rationale.prose(documents))
    findings.extend(_losses(own, rationale.Removals(prose)))
    explained = rationale.explanation(prose, own) or _described(own, entities)
    if parameters.rationale and explained is None:
        home = feature.plan or feature.spec
        message = (
            "No document and no script says why the schema changes, or how existing data and a rollback are handled."
        )
        remedy = "State it in plan.md or data-model.md, or in a comment of the migration."
        findings.append(Finding(message, home.path if home is not None else feature.path, None, remedy))
    findings.sort(key=lambda finding: (finding.path, finding.line or 0))
    evidence = (*_evidence(own, every, explained, documents, left_out), *_comparison(compared, own))
    return Result(tuple(findings), evidence)


def _described(own: Sequence[scripts.Migration], entities: Sequence[data_model.Entity]) -> tuple[str, int] | None:
    """The data model as the rationale of scripts that only create tables: there is no old data to account for."""
    only_creates = all(m.content.created and not m.content.altered and not m.content.losses for m in own)
    return (entities[0].path, entities[0].line) if only_creates and entities else None


def _none(
    feature: Feature, every: Sequence[scripts.Migration], findings: list[Finding], left_out: Sequence[str]
) -> Result:
    looked = tuple(Evidence.of(m.artifact, f"a {m.tool} migration, not of this feature", 1, 1) for m in every[:200])
    if findings:
        return Result(tuple(findings), looked)
    usable = [migration for migration in every if not migration.problems]
    if usable:
        count = f"{len(usable)} migration script" + ("s" if len(usable) != 1 else "")
        reason = f"the repository has {count}, and neither a table nor a path ties any of them to this feature"
        return Result((), looked, reason)
    if every:
        return Result(tuple(_problems(every)), looked)
    home = feature.plan or feature.tasks or feature.spec
    missing = _named_but_missing(feature)
    beside = (
        f" ({missing})"
        if missing
        else f" ({_listed(left_out)} is over the size limit and was left out)"
        if left_out
        else ""
    )
    message = f"The feature changes the schema, and the repository has no migration script{beside}."
    remedy = "Add the migration in the form of the project's tool, and name its path in tasks.md."
    return Result((Finding(message, home.path if home is not None else feature.path, None, remedy),), looked)


def _named_but_missing(feature: Feature) -> str:
    """The first path of a migration that the tasks or the plan name and that does not exist."""
    pattern = compiled(
        r"(?<![\w./-])[\w./-]{0,200}migrations?/[\w./-]{1,200}\.(?:sql|py|ts|js|rb|cs|php)\b", re.IGNORECASE | re.ASCII
    )
    known = set(feature.repository.paths)
    for document in (feature.tasks, feature.plan):
        if document is None:
            continue
        for number, line in enumerate(document.document.lines, start=1):
            match = pattern.search(line) if "migration" in line.casefold() else None
            if match is not None and match.group().lstrip("./") not in known:
                return f"{document.path}:{number} names {match.group()[:120]}, which does not exist"
    return ""


def _stored(feature: Feature) -> tuple[data_model.Entity, ...]:
    """The entities of the data model that have a table of their own."""
    return tuple(entity for entity in data_model.entities(feature) if entity.typed and _has_identity(entity))


def _has_identity(entity: data_model.Entity) -> bool:
    shown = " ".join((entity.name, *entity.aliases)).casefold()
    if data_model.is_transient(entity.name) or re.search(
        r"value object|\bdto\b|enum|derived|transient|embedded|json|existing|\bview\b|read model"
        r"|in[- ]memory|not persisted|client|frontend|値オブジェクト|衍生|既有|現有|现有|列舉|枚举",
        shown,
    ):
        return False
    stem = "".join(names.words(entity.name))
    for field in entity.fields:
        joined = "".join(names.words(field.name))
        if joined in {"id", "uuid", "guid", f"{stem}id", "pk"} or re.search(
            r"\bPK\b|primary|serial", field.type, re.IGNORECASE
        ):
            return True
    return False


def _belonging(
    feature: Feature,
    every: Sequence[scripts.Migration],
    documents: Sequence[Artifact],
    entities: Sequence[data_model.Entity],
) -> tuple[scripts.Migration, ...]:
    """The scripts that the documents name by path, that lie in the feature, or that touch one of its tables."""
    named = {reference.path for reference in references.references(feature, recognition.EXTENSIONS, documents)}
    folders = _folders(documents)
    text = "\n".join(document.text for document in documents if not document.path.endswith("/tasks.md"))
    mentioned = _tables_named_in(text)
    known = frozenset(names.words(name) for entity in entities for name in (entity.name, *entity.aliases))

    def belongs(migration: scripts.Migration) -> bool:
        path = migration.path
        if path in named or path.startswith(f"{feature.path}/") or any(path.startswith(folder) for folder in folders):
            return True
        if migration.tool == "script":
            return False
        if migration.problems and not migration.tables:
            given = set(names.words(path.rsplit("/", 1)[-1].rpartition(".")[0]))
            return any(words and given.issuperset(words) for words in known)
        return any(table in mentioned or _is_table_of(table, known) for table in migration.tables)

    return tuple(migration for migration in every if belongs(migration))


def _tables_named_in(text: str) -> frozenset[str]:
    """What can only be a table's name in prose and DDL: snake_case words, and words beside "table"."""
    found = set(re.findall(r"\b[a-z][a-z0-9]{0,60}(?:_[a-z0-9]{1,60}){1,8}\b", text))
    found.update(match.group(1) or match.group(2) for match in _BESIDE_TABLE.finditer(text))
    return frozenset(found)


def _folders(documents: Sequence[Artifact]) -> frozenset[str]:
    """The folders of single migrations that the documents name, such as `prisma/migrations/20260101_orders/`."""
    pattern = compiled(r"(?<![\w./-])[\w./-]{0,200}migrations/[\w-]{4,200}/", re.ASCII)
    return frozenset(match.lstrip("./") for document in documents for match in pattern.findall(document.text))


def _is_table_of(table: str, known: frozenset[tuple[str, ...]]) -> bool:
    """Whether a table is that of an entity, given by its words: the same words, perhaps with a prefix before them."""
    given = names.words(table)
    return any(given[start:] in known for start in range(len(given)))


def _unreadable(feature: Feature) -> Iterator[Finding]:
    for path, reason in scripts.unreadable(feature.repository).items():
        if not _OUTSIDE_LIMITS.search(reason):
            yield Finding(f"The migration cannot be read: {reason}.", path, None, "Replace it by a UTF-8 text file.")


def _problems(found: Iterable[scripts.Migration]) -> Iterator[Finding]:
    for migration in found:
        if not migration.problems:
            continue
        first = migration.problems[0]
        more = f" ({len(migration.problems) - 1} more like it)" if len(migration.problems) > 1 else ""
        message = f"The {migration.tool} migration does not count: {first.message}{more}."
        remedy = "Write the statements that change the schema, and run the migration once against an empty database."
        yield Finding(message, migration.path, first.line, remedy)


def _not_created(
    feature: Feature,
    entities: Sequence[data_model.Entity],
    every: Sequence[scripts.Migration],
    own: Sequence[scripts.Migration],
) -> Iterator[Finding]:
    """One finding for each stored entity that no script of the repository creates a table for."""
    # A script with a problem has its own finding; the tables that it was to create are not missing besides.
    created = {names.words(table) for migration in every for table in migration.content.created}
    created |= {names.words(table.name) for table in tables(every)}
    if not created and all(migration.tool == "script" or migration.content.altered for migration in own):
        # Stores without tables, and features that only change what an older system created.
        return
    own_path = f"{feature.path}/"
    for entity in entities:
        if not entity.path.startswith(own_path) or entity.path.endswith((".ts", "/spec.md")):
            continue
        if any(_is_created(names.words(name), created) for name in (entity.name, *entity.aliases)):
            continue
        message = f"No migration creates the table of the entity {entity.name[:60]}."
        remedy = "Create it in a migration, or say in the data model that it is not stored."
        yield Finding(message, entity.path, entity.line, remedy)


def _is_created(wanted: tuple[str, ...], created: set[tuple[str, ...]]) -> bool:
    """Whether a table has the entity's words, either of them perhaps with a prefix: ApplicationUser, app_users."""
    return any(
        "".join(table) == "".join(wanted) or table[-len(wanted) :] == wanted or wanted[-len(table) :] == table
        for table in created
        if table and wanted
    )


def _beside_tables(
    feature: Feature,
    entities: Sequence[data_model.Entity],
    every: Sequence[scripts.Migration],
    own: Sequence[scripts.Migration],
    documents: Sequence[Artifact],
) -> tuple[model_columns.Compared, ...]:
    """The feature's entities beside the tables that its own scripts create, with the columns that any script adds."""
    mine = {migration.path for migration in own}
    created = [table for table in tables(every) if table.path in mine]
    modelled = [e for e in entities if e.path.startswith(f"{feature.path}/") and not e.path.endswith("/spec.md")]
    if not created or not modelled:
        return ()
    paths = {entity.path for entity in modelled}
    sources = [artifact for path, artifact in feature.artifacts.items() if path in paths]
    lines = {artifact.path: split_lines(artifact.text) for artifact in sources}
    named = model_columns.words_of(artifact.text for artifact in sources)
    beside = model_columns.words_of((d.text for d in documents if d.path not in paths), joined=True)
    return model_columns.compare(modelled, created, lines, named | beside)


def _differences(compared: Iterable[model_columns.Compared]) -> Iterator[Finding]:
    for found in compared:
        entity, table = found.entity, found.table
        if found.lacking:
            fields = [field.name for field in found.lacking]
            message = f"The table {table.name} has no column for {_named(fields)} of the entity {entity.name[:60]}."
            remedy = "Add it in a migration, or say in the data model that it is not stored."
            yield Finding(message, entity.path, found.lacking[0].line, remedy)
        if found.unknown:
            columns = [column.name for column in found.unknown]
            message = f"The new table {table.name} has {_named(columns)}, which the data model does not know."
            remedy = f"Add it to the entity {entity.name[:60]} in {entity.path}, or take the column out."
            yield Finding(message, found.unknown[0].path, found.unknown[0].line, remedy)


def _comparison(compared: Iterable[model_columns.Compared], own: Iterable[scripts.Migration]) -> Iterator[Evidence]:
    artifacts = {migration.path: migration.artifact for migration in own}
    for found in compared:
        entity, table = found.entity, found.table
        if found.doubt:
            note = f"the table {table.name} is not compared with {entity.name[:60]}: {found.doubt}"
            yield Evidence.of(artifacts[table.path], note, table.line)
        elif not found.lacking and not found.unknown:
            note = f"the table {table.name} has the {found.shared} fields of {entity.name[:60]} that are compared"
            yield Evidence.of(artifacts[table.path], note, table.line)


def _named(found: Sequence[str]) -> str:
    shown = [name[:60] for name in found[:_LISTED]]
    if len(found) > _LISTED:
        return f"{', '.join(shown)} and {len(found) - _LISTED} more"
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else shown[0]


def _losses(own: Iterable[scripts.Migration], removals: rationale.Removals) -> Iterator[Finding]:
    remedy = "Say in plan.md, research.md or data-model.md, or in a comment above it, why the data may go."
    for migration in own:
        reported: set[tuple[str, str]] = set()
        for loss in migration.content.losses[:_MOST_LOSSES]:
            key = (loss.what, loss.subject)
            if key in reported or removals.explain(loss, migration):
                continue
            reported.add(key)
            named = f" of {loss.subject}" if loss.subject else ""
            message = f"The destructive statement {loss.what}{named} is named in no rationale."
            yield Finding(message, migration.path, loss.line, remedy)
        if len(migration.content.losses) > _MOST_LOSSES:
            message = f"The migration has more than {_MOST_LOSSES} destructive statements; the rest were not compared."
            yield Finding(message, migration.path, migration.content.losses[_MOST_LOSSES].line, remedy)


def _evidence(
    own: Sequence[scripts.Migration],
    every: Sequence[scripts.Migration],
    explained: tuple[str, int] | None,
    documents: Sequence[Artifact],
    left_out: Sequence[str],
) -> Iterator[Evidence]:
    beside = f"; {_listed(left_out)} left out for its size" if left_out else ""
    for migration in own:
        tables = ", ".join(migration.tables[:6]) or "no table by name"
        last = max(1, len(split_lines(migration.artifact.text)))
        yield Evidence.of(migration.artifact, f"a {migration.tool} migration: {tables}{beside}", 1, last)
        beside = ""
    mine = {migration.path for migration in own}
    for migration in every[:200]:
        if migration.path not in mine:
            yield Evidence.of(migration.artifact, f"a {migration.tool} migration, not of this feature")
    if explained is not None:
        path, line = explained
        artifact = next((a for a in (*documents, *(m.artifact for m in own)) if a.path == path), None)
        if artifact is not None:
            yield Evidence.of(artifact, "the rationale of the change", line)


def _listed(paths: Sequence[str]) -> str:
    return ", ".join(paths[:3]) + (f" and {len(paths) - 3} more" if len(paths) > 3 else "")
