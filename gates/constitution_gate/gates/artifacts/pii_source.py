"""What the source of a repository puts into logs, against the personal fields of a feature's data model."""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts.personal_data import fields as personal_fields
from constitution_gate.gates.protocol import Evidence, Finding, Result

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_gate.gates.feature import Feature
    from constitution_gate.gates.source.logging.arguments import Mention
    from constitution_gate.gates.source.logging.scanning import Leak, Scan

_MOST_FINDINGS = 10
_MOST_NAMED = 5
_MOST_UNKNOWN = 3
_MOST_EVIDENCE = 5
_BESIDE = "of tests, examples, migrations or seeds"
_REMEDY = "Log an id instead, or mask or hash the value first."
_PRINTABLE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-$")


def look(feature: Feature, own: Sequence[str] = (), public: Sequence[str] = ()) -> Result:
    """What the source logs; nothing where the repository holds none.

    `own` are names of fields that are personal in this project, `public` those that are not. Undecided where a file
    that may log personal data cannot be read or parsed, or is in a language that is not parsed.
    """
    from constitution_gate.gates.source.logging import scanning
    from constitution_gate.gates.source.logging.names import Names

    repository = feature.repository
    if not any(scanning.is_source(path) for path in (*repository.paths, *repository.refused)):
        return Result()
    declared = personal_fields.declared(feature, own, public)
    scan = scanning.scan(feature, Names(declared, own, public))
    evidence = _evidence(scan) if scan.first is not None and not scan.leaks else _left_out(feature, scan)
    return Result(_findings(scan), evidence, _undecided(scan, tuple(scanning.places(scan))))


def _findings(scan: Scan) -> tuple[Finding, ...]:
    findings = [Finding(_message(leak), leak.path, leak.line, _REMEDY) for leak in scan.leaks[:_MOST_FINDINGS]]
    if more := scan.leaks[_MOST_FINDINGS:]:
        message = f"{len(more):,} more calls put personal data into a log, the next one here."
        findings.append(Finding(message, more[0].path, more[0].line, _REMEDY))
    return tuple(findings)


def _message(leak: Leak) -> str:
    shown = [_shown(mention) for mention in leak.mentions[:_MOST_NAMED]]
    more = len(leak.mentions) - _MOST_NAMED
    listed = ", ".join(shown) + (f" and {more:,} more" if more > 0 else "")
    return f"This call puts personal data into a log: {listed}."


def _shown(mention: Mention) -> str:
    """The name of a field, never what it holds; a key that is no plain name could hold anything."""
    name = mention.name
    plain = len(name) <= 60 and (_PRINTABLE.issuperset(name) or name.isidentifier())
    if mention.whole:
        return f"{name} {mention.kind}" if plain else f"an object {mention.kind}"
    return f"{name} ({mention.kind})" if plain else f"a field ({mention.kind})"


def _undecided(scan: Scan, languages: Sequence[str]) -> str | None:
    reasons = list(scan.unknown[:_MOST_UNKNOWN])
    if len(scan.unknown) > _MOST_UNKNOWN:
        reasons.append(f"{len(scan.unknown) - _MOST_UNKNOWN:,} more files could not be judged")
    if languages:
        reasons.append(f"source in languages that are not parsed logs, and names personal data: {', '.join(languages)}")
    return "; ".join(reasons) or None


def _left_out(feature: Feature, scan: Scan) -> tuple[Evidence, ...]:
    """What was not looked at, where nothing was looked at or something was found."""
    told = scan.left_out.told(_BESIDE)
    place = scan.first or feature.plan or feature.spec
    if not told or place is None:
        return ()
    return (Evidence.of(place, f"In the source: {_count(scan.files, 'file')} looked at; {told}"),)


def _evidence(scan: Scan) -> tuple[Evidence, ...]:
    assert scan.first is not None
    told = scan.left_out.told(_BESIDE)
    skipped = f"; {told}" if told else ""
    audits = f"; {_count(scan.audits, 'call')} of an audit mechanism left out" if scan.audits else ""
    made = sum(calls for _, calls in scan.parsed)
    found = []
    if not scan.parsed:
        looked = _count(scan.files, "file")
        note = f"In the source: no file both logs and names personal data ({looked} looked at{skipped})"
        found.append(Evidence.of(scan.first, note, 1, max(1, scan.first.data.count(b"\n"))))
    for index, (artifact, calls) in enumerate(scan.parsed[:_MOST_EVIDENCE]):
        note = f"{_count(calls, 'logging call')} without personal data"
        if not index:
            note = (
                f"In the source: none of {_count(made, 'logging call')} that could name personal data does "
                f"({_count(scan.files, 'file')} looked at{skipped}{audits})"
            )
        found.append(Evidence.of(artifact, note, 1, max(1, artifact.data.count(b"\n"))))
    return tuple(found)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun if number == 1 else f'{noun}s'}"
