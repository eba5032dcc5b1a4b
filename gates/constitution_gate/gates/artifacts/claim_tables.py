"""Tables of a Constitution Check: what their columns mean, in any order and wording, and what a row claims."""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import plain
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import claim_status
from constitution_gate.gates.artifacts.claim_labels import BRACKETS, label_of, trimmed
from constitution_gate.gates.artifacts.claim_status import ClaimStatus

if TYPE_CHECKING:
    from constitution_gate.constitution.markdown import Row, Table

_STATUS_COLUMN = lazy(
    r"\b(?:status|result|assessment|verdict|complian(?:t|ce)|pass|pass/fail|outcome|check|evaluation|met|satisfied|"
    r"gate status|rating|state|aligned|alignment|pre-design|post-design|initial|estado|resultado|cumple|cumplimiento|"
    r"conformidade|situação|atende|statut|résultat|conformité|conforme|ergebnis|erfüllt|bewertung)\b"
    r"|状态|狀態|状況|結果|结果|判定|評価|评估|評估|准拠|準拠|符合|合規|合规|通過|通过|检查结果|檢查結果|상태|"
    r"결과|статус|результат"
)
_INVERTED = lazy(r"(?:violation|violations|violates|conflict|conflicts|breach|違反|违反)\?*\Z")
_APPLIES = lazy(r"appl(?:ies|icable|y)|in scope|relevan|適用|适用|aplica|pertinent|zutreffend")
_SUBJECT_COLUMNS = (
    lazy(r"principle|princip|prinzip|原則|原则|원칙|принцип"),
    lazy(r"\bgates?\b|\barticle|\brule|\bregla|\bregra|規則|规则|關卡|关卡|ゲート|門檻|관문"),
    lazy(
        r"requirement|criteri|constraint|\bcheck|\bitem|standard|section|要求|要件|項目|项目|条款|條款|檢查|"
        r"检查|requisito|exigence"
    ),
    lazy(r"\barea|topic|aspect|category|領域|领域|方面|constitution|憲法|宪法|憲章|宪章"),
)
_ORDINAL_COLUMN = lazy(r"(?:#|no\.?|nr\.?|id|n°|nº|№|編號|编号|番号|序號|序号|num(?:ber)?)\Z")
_VIOLATION_TABLE = lazy(r"violation|deviation|exception|違反|违反|偏離|偏离|偏差")
_WHY_COLUMN = lazy(r"why|justif|alternativ|理由|為什麼|为什么|必要")


class Columns(Record):
    """The columns of a table by their meaning; `inverted` asks whether there is a violation."""

    subject: int
    ordinal: int | None
    statuses: tuple[int, ...]
    inverted: int | None
    applies: int | None


def columns_of(table: Table) -> Columns | None:
    """What the columns mean; None for a table that says nothing of principles or gates."""
    names = [BRACKETS.sub("", plain(cell).casefold()).strip() for cell in table.header]
    if any(_VIOLATION_TABLE.search(n) for n in names) and any(_WHY_COLUMN.search(n) for n in names):
        return None
    ordinal = next((i for i, n in enumerate(names) if _ORDINAL_COLUMN.match(n)), None)
    applies = next((i for i, n in enumerate(names) if _APPLIES.search(n)), None)
    subject = next((i for p in _SUBJECT_COLUMNS for i, n in enumerate(names) if p.search(n)), None)
    inverted = next((i for i, n in enumerate(names) if i != subject and _INVERTED.match(n)), None)
    named = [i for i, n in enumerate(names) if _STATUS_COLUMN.search(n) and i not in {subject, ordinal, applies}]
    if not named and subject is not None and _STATUS_COLUMN.search(names[subject]) and _answers(table, subject) > 0.5:
        named, subject = [subject], None
    others = [i for i in range(len(names)) if i not in {subject, ordinal, applies, *named}]
    if not named and inverted is None:
        named = [i for i in others if _answers(table, i) > 0.5][:1]
    best = max((_answers(table, i) for i in named), default=0.0)
    statuses = tuple(i for i in named if _answers(table, i) >= best / 2 and (best or i == named[0]))
    if subject is None:
        subject = next((i for i in range(len(names)) if i not in {ordinal, applies, inverted, *named}), None)
        if subject is None or not (statuses or inverted is not None):
            return None
    return Columns(subject, ordinal, statuses, inverted, applies)


def _answers(table: Table, column: int) -> float:
    """The share of the rows whose cell in this column is a status."""
    cells = [plain(row.cells[column]) for row in table.rows if column < len(row.cells)]
    if not cells:
        return 0.0
    return sum(claim_status.of_cell(cell) is not ClaimStatus.NONE for cell in cells) / len(cells)


def row_status(row: Row, columns: Columns, column: int | None) -> ClaimStatus:
    """What a row claims in one status column; None where the table has no such column."""
    cells = [plain(cell) for cell in row.cells]
    status = ClaimStatus.NONE
    if column is not None:
        status = claim_status.of_cell(cells[column])
        # Evidence that begins with FAIL takes back what the status cell says.
        later = [claim_status.of_text(cell) for cell in cells[column + 1 :] if cell[:4].isupper() or cell[:1] == "❌"]
        if status is not ClaimStatus.NONE and ClaimStatus.FAIL in later:
            return ClaimStatus.FAIL
    elif columns.inverted is not None:
        answer = claim_status.of_cell(cells[columns.inverted])
        flipped = {ClaimStatus.PASS: ClaimStatus.FAIL, ClaimStatus.FAIL: ClaimStatus.PASS}
        status = flipped.get(answer, answer)
    else:
        status = label_of(row.cells[columns.subject]).status
    if status is ClaimStatus.NONE and columns.applies is not None:
        applies = claim_status.of_cell(cells[columns.applies])
        if applies in {ClaimStatus.NOT_APPLICABLE, ClaimStatus.FAIL}:
            return ClaimStatus.NOT_APPLICABLE
    return status


def row_key(row: Row, columns: Columns) -> str:
    """The name of what a row is about, with its number from a column of its own."""
    key = trimmed(row.cells[columns.subject])
    if not columns.statuses and columns.inverted is None:
        key = label_of(row.cells[columns.subject]).key
    if columns.ordinal is not None and key:
        number = plain(row.cells[columns.ordinal]).strip(" .")
        if re.fullmatch(r"[IVXLCivxlc]+|\d+(?:\.\d+)*|[一二三四五六七八九十]+", number) and not key.startswith(number):
            return f"{number}. {key}"
    return key
