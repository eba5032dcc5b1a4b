"""What the Technical Context of a plan says of where data is kept."""

from __future__ import annotations

from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.facts.passages import term
from constitution_gate.gates.facts.technical_context import fields
from constitution_gate.gates.vocabulary import technology

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constitution_gate.gates.facts.passages import Passage, Text

_NONE = (
    r"^(?:n/?a\b|none\b|no\b|not? |nil\b|-+$|—|stateless|in[- ]memory|memory\b|ephemeral|read[- ]only|"
    r"transient|static\b|"
    r"なし|無|无|内存|記憶體|不適用|不适用|不需|不要|没有|沒有|ステートレス|メモリ|インメモリ|該当なし|"
    r"kein\w*|nicht |entfällt|ningun\w*|ningún|no aplica|sin |en memoria|nenhum\w*|não |sem |em memória|aucun\w*|sans |"
    r"non applicable|en mémoire|im speicher|im arbeitsspeicher)"
)
_ELSEWHERE = (
    r"\b(?:back-?end|remote|existing|external|upstream|third[- ]party)\b[^\n,;]{0,30}\bapis?\b"
    r"|\bapi\b[^\n]{0,20}\bno local\b"
)
_KEPT = (
    f"{technology.DOCUMENT}|{technology.ON_DEVICE}|\\bdatabases?\\b|資料庫|数据库|データベース|"
    "base de datos|banco de dados|base de données|datenbank"
)


class Storage(Record):
    """The storage fields, sorted by what they name; those in `relational` stand in `kept` too."""

    kept: tuple[Passage, ...]
    relational: tuple[Passage, ...]
    files: tuple[Passage, ...]
    none: tuple[Passage, ...]


def storage(documents: Sequence[Text]) -> Storage:
    """Read the storage fields of the documents; "N/A", "in memory" and somebody else's API keep nothing."""
    kept: list[Passage] = []
    relational: list[Passage] = []
    files: list[Passage] = []
    none: list[Passage] = []
    for field in fields(documents, "storage"):
        if term(_NONE).search(field.value) or term(_ELSEWHERE).search(field.value):
            none.append(field.passage)
        elif field.affirms(term(technology.RELATIONAL)):
            kept.append(field.passage)
            relational.append(field.passage)
        elif field.affirms(term(_KEPT)):
            kept.append(field.passage)
        elif field.affirms(term(technology.FILES)):
            files.append(field.passage)
    return Storage(tuple(kept), tuple(relational), tuple(files), tuple(none))
