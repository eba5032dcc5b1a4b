"""What a feature's documents decide about personal data and logs.

Fields that hold it are marked, the documents say how it is protected and that it is kept out of logs, and no sentence
of them puts it into one. What the source does is another matter: this looks at no source.
"""

from __future__ import annotations

from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import statements
from constitution_gate.gates.artifacts.personal_data import fields as personal_fields
from constitution_gate.gates.artifacts.personal_data import handling, marking
from constitution_gate.gates.artifacts.personal_data.leaks import leaks
from constitution_gate.gates.artifacts.personal_data.words import languages_of
from constitution_gate.gates.protocol import Evidence, Finding, Result

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_gate.gates.artifacts.personal_data.fields import PersonalField
    from constitution_gate.gates.artifacts.personal_data.handling import Handling
    from constitution_gate.gates.artifacts.personal_data.leaks import Leak
    from constitution_gate.gates.feature import Artifact, Feature

SCOPE = "In the documents"
_MOST_LEAKS = 4
_MOST_ENTITIES = 4
_MOST_NAMED = 5
_PLACES_SHOWN = 3
_READ = (".md", ".markdown", ".yaml", ".yml", ".json", ".prisma", ".dbml", ".sql", ".graphql")
_LOG_REMEDY = "Log an id instead, or say that the value is redacted; what an audit needs belongs into an audit store."
_MARK_REMEDY = "Mark each in place (a column Classification, `PII` in its description) or in a section Personal data."
_PROTECT_REMEDY = (
    "Say for each, or for personal data as such: encrypted, hashed, masked, who may see it, how long it is kept."
)
_UNLOGGED_REMEDY = "Say in plan.md that none is logged, or how it is redacted in logs."


class Demands(Record):
    """What is asked of the documents; sentences that log personal data are looked for in any case.

    `marked`: fields are marked; `protected`: their protection is stated; `unlogged`: it is stated that they are kept
    out of logs. `fields` are names of fields that are personal in this project, `public` those that are not.
    """

    marked: bool = True
    protected: bool = True
    unlogged: bool = True
    fields: tuple[str, ...] = ()
    public: tuple[str, ...] = ()


def look(feature: Feature, demands: Demands) -> Result:
    """What the documents decide; undecided where one of them cannot be read."""
    saying = statements.specifying(feature)
    reading = (*saying, *(each for each in (feature.tasks,) if each is not None))
    languages = languages_of(reading)
    declared = personal_fields.declared(feature, demands.fields, demands.public)
    said = handling.read(saying, declared, languages)
    found = tuple(leaks(reading, languages))
    leaking = {(each.document.path, each.line) for each in found}
    unlogged = tuple(place for place in said.unlogged if (place.document.path, place.line) not in leaking)
    said = said.replace(unlogged=unlogged)
    findings = _leaks(found)
    if demands.marked:
        findings += _unmarked(feature, declared, said, languages)
    if demands.protected:
        findings += _unprotected(declared, said)
    findings += _unsaid(feature, demands, declared, said)
    findings.sort(key=lambda finding: (finding.path, finding.line or 0))
    return Result(tuple(findings), _evidence(feature, demands, declared, said, reading), _unread(feature))


def _leaks(found: Sequence[Leak]) -> list[Finding]:
    findings = [
        Finding(f"This puts personal data into a log ({each.kind}).", each.document.path, each.line, _LOG_REMEDY)
        for each in found[:_MOST_LEAKS]
    ]
    if more := found[_MOST_LEAKS:]:
        message = f"{len(more):,} more sentences put personal data into a log, the next one here."
        findings.append(Finding(message, more[0].document.path, more[0].line, _LOG_REMEDY))
    return findings


def _unmarked(
    feature: Feature, declared: Sequence[PersonalField], said: Handling, languages: tuple[str, ...]
) -> list[Finding]:
    """One finding for each entity with fields that nothing calls personal."""
    left: dict[tuple[str, str, int], list[PersonalField]] = {}
    for field in marking.unmarked(feature, declared, languages):
        if field.kind in said.declared or field.name.lower() in said.declared or field.entity in said.entities:
            continue
        left.setdefault((field.path, field.entity, field.entity_line), []).append(field)
    groups = list(left.values())
    findings = [
        Finding(
            f"Nothing marks fields of {_shown(group[0].entity)} as personal data: {_listed(group)}.",
            group[0].path,
            group[0].line,
            _MARK_REMEDY,
        )
        for group in groups[:_MOST_ENTITIES]
    ]
    if more := groups[_MOST_ENTITIES:]:
        message = f"{len(more):,} more entities have fields with personal data that nothing marks, the next one here."
        findings.append(Finding(message, more[0][0].path, more[0][0].line, _MARK_REMEDY))
    return findings


def _unprotected(declared: Sequence[PersonalField], said: Handling) -> list[Finding]:
    kinds = [kind for kind in dict.fromkeys(field.kind for field in declared) if kind not in said.protected]
    if said.protects_all or not kinds:
        return []
    first = next(field for field in declared if field.kind == kinds[0])
    message = f"No document says how this personal data is protected: {', '.join(kinds)}."
    return [Finding(message, first.path, first.line, _PROTECT_REMEDY)]


def _unsaid(feature: Feature, demands: Demands, declared: Sequence[PersonalField], said: Handling) -> list[Finding]:
    """One finding for all that no document says of the feature's personal data as a whole."""
    missing = []
    remedies = []
    if not declared and not (said.declared or said.protections or said.unlogged):
        if demands.marked:
            missing.append("which personal data the feature handles")
            remedies.append("Define the fields in data-model.md and mark those that hold personal data.")
        if demands.protected:
            missing.append("how personal data is protected")
            remedies.append(_PROTECT_REMEDY)
    if demands.unlogged and not said.unlogged:
        missing.append("that personal data is kept out of logs")
        remedies.append(_UNLOGGED_REMEDY)
    if not missing:
        return []
    home = feature.plan or feature.spec
    listed = f"{', '.join(missing[:-1])}, or {missing[-1]}" if len(missing) > 1 else missing[0]
    message = f"No document says {listed}."
    return [Finding(message, home.path if home else feature.path, 1 if home else None, " ".join(remedies))]


def _evidence(
    feature: Feature, demands: Demands, declared: Sequence[PersonalField], said: Handling, reading: Sequence[Artifact]
) -> tuple[Evidence, ...]:
    parts = ["no sentence puts personal data into a log"]
    if declared:
        entities = len({(field.path, field.entity) for field in declared})
        fields, of = _count(len(declared), "field"), _count(entities, "entity")
        parts.append(f"{fields} of {of} with personal data" + (", each marked" if demands.marked else ""))
    found = [Evidence.of(document, f"{SCOPE}: {'; '.join(parts)}", 1, _lines(document)) for document in reading[:1]]
    paths = {artifact.path for artifact in reading[:1]}
    for document in reading[1:]:
        paths.add(document.path)
        found.append(Evidence.of(document, "no sentence puts personal data into a log", 1, _lines(document)))
    for path in dict.fromkeys(field.path for field in declared):
        artifact = feature.artifacts.get(path)
        own = [field for field in declared if field.path == path]
        if artifact is not None:
            start, end = min(field.line for field in own), max(field.line for field in own)
            found.append(Evidence.of(artifact, f"{_count(len(own), 'field')} with personal data", start, end))
    places = [(place, "says how personal data is protected") for place in said.protections[:_PLACES_SHOWN]]
    places += [(place, "keeps personal data out of logs") for place in said.unlogged[:_PLACES_SHOWN]]
    found += [Evidence.of(place.document, note, place.line) for place, note in places]
    return tuple(found)


def _unread(feature: Feature) -> str | None:
    for path, reason in sorted(feature.unreadable.items()):
        if path.lower().endswith(_READ):
            return f"{path} cannot be read: {reason}"
    return None


def _listed(group: Sequence[PersonalField]) -> str:
    named = [f"{_shown(field.name)} ({field.kind})" for field in group[:_MOST_NAMED]]
    more = f" and {len(group) - _MOST_NAMED} more" if len(group) > _MOST_NAMED else ""
    return ", ".join(named) + more


def _shown(name: str) -> str:
    printable = name if name.isprintable() else ascii(name)[1:-1]
    return printable if len(printable) <= 60 else f"{printable[:57]}..."


def _count(number: int, noun: str) -> str:
    plural = "entities" if noun == "entity" else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"


def _lines(document: Artifact) -> int:
    return max(1, len(document.document.lines))
