"""The status that a plan claims for a principle, read from the words and marks that people use for it.

The vocabulary is exact: a word that it does not hold is no status, so that a look-alike or an unheard-of word never
counts as a pass. Where marks and words disagree, the worse one stands; a pass that is qualified ("PASS (pending)",
"PASS with exceptions", "WARN → mitigated") is not a pass.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import cache, lru_cache

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class ClaimStatus(StrEnum):
    """What a plan says of itself.

    FAIL: ❌, FAIL, VIOLATION, not met. PARTIAL: ⚠️, WARN, EXCEPTION, partial. OPEN: an unticked box, pending, TBD.
    NONE: no status at all.
    """

    PASS = "pass"  # noqa: S105 - a verdict, not a secret
    FAIL = "fail"
    PARTIAL = "partial"
    NOT_APPLICABLE = "not-applicable"
    OPEN = "open"
    NONE = "none"


_WORST_FIRST = (
    ClaimStatus.FAIL,
    ClaimStatus.OPEN,
    ClaimStatus.PARTIAL,
    ClaimStatus.NOT_APPLICABLE,
    ClaimStatus.PASS,
    ClaimStatus.NONE,
)
_UNMET = frozenset({ClaimStatus.FAIL, ClaimStatus.OPEN, ClaimStatus.PARTIAL})

_GLYPHS = {
    **dict.fromkeys("✅✔☑✓🟢👍🆗", ClaimStatus.PASS),
    **dict.fromkeys("❌✗✘✖❎🔴🚫⛔🛑👎", ClaimStatus.FAIL),
    **dict.fromkeys("⚠🟡🟠🔶🔸❗", ClaimStatus.PARTIAL),
    **dict.fromkeys("⏳⌛🔄🚧⬜☐🔲🕒🔜⏸❓", ClaimStatus.OPEN),
}

# Phrases in several languages, folded; the longest that fits is taken.
_VOCABULARY = {
    ClaimStatus.PASS: """
pass; passes; passed; passing; compliant; complies; complied; comply; compliance confirmed; fully compliant
confirmed; satisfied; satisfies; met; fully met; ok; okay; yes; aligned; aligns; fulfilled; fulfills; fulfils
verified; conforms; conformant; conforming; respected; adhered; adheres; upheld; honored; honoured; approved
followed; done; complete; completed; implemented; achieved; no violation; no violations; no fail; no failure
通過; 通过; 已通過; 已通过; 符合; 已符合; 合規; 合规; 合格; 滿足; 满足; 已滿足; 已满足; 達成; 达成; 已達成; 已达成
無違反; 无违反; 無違規; 无违规; 是; 適合; 準拠; 遵守; 充足; 達成済み; 満たす; 満たしている; 違反なし; 問題なし; はい
準拠済み; 適合済み; パス; 통과; 준수; 충족; 적합; 예; 위반 없음
cumple; cumplido; cumplida; se cumple; aprobado; aprobada; conforme; pasa; satisfecho; sí; sin violaciones
aprovado; aprovada; atende; atendido; atendida; cumprido; cumprida; passa; passou; sim; em conformidade
bestanden; erfüllt; eingehalten; konform; ja; keine verstöße; respecté; respectée; validé; validée; réussi
satisfait; oui; superato; rispettato; soddisfatto; пройдено; соответствует; выполнено; соблюдено; да
""",
    ClaimStatus.FAIL: """
fail; fails; failed; failing; failure; violation; violations; violated; violates; no; non-compliant; noncompliant
non compliant; not compliant; not in compliance; does not comply; not met; not yet met; unmet; not pass; not passed
not passing; does not pass; did not pass; not satisfied; unsatisfied; not fulfilled; not aligned; misaligned
not conformant; not done; not implemented; not complete; not ok; rejected; blocked; blocker; breach; breached
broken; missing; absent; ko; not followed; not respected
未通過; 未通过; 不通過; 不通过; 不符合; 未符合; 違反; 违反; 違規; 违规; 失敗; 失败; 不合規; 不合规; 不合格
未滿足; 未满足; 不滿足; 不满足; 未達成; 未达成; 否
不適合; 未達; 非準拠; 未準拠; 満たさない; 満たしていない; いいえ; 不可
위반; 미준수; 불합격; 미충족; 실패; 부적합; 아니오
no cumple; no se cumple; incumple; incumplido; violación; infracción; falla; fallido; rechazado; no conforme
no aprobado; reprovado; reprovada; não atende; não atendido; não conforme; falha; falhou; violação; viola
não cumprido; não; nicht bestanden; nicht erfüllt; nicht eingehalten; nicht konform; verletzt; verstoß; verstoss
nein; durchgefallen; fehlgeschlagen; non conforme; échec; échoué; violé; non respecté; non respectée; non validé
non; non superato; violazione; не пройдено; нарушение; нарушено; не соответствует; не выполнено; нет
""",
    ClaimStatus.PARTIAL: """
warn; warning; warnings; partial; partially; partially met; partially compliant; partially satisfied; partial pass
pass with exceptions; pass with exception; pass with warnings; pass with warning; pass with caveats; mostly
pass with deviation; pass with deviations; pass with violations; pass with conditions; pass with justification
conditional; conditional pass; conditionally; conditionally met; exception; exceptions; exempt; exemption
deviation; deviations; deviates; justified; justified violation; justified deviation; mitigated; caution; concern
concerns; noted; at risk; waived; waiver; risk accepted; accepted risk; deferred; needs attention
needs work; needs improvement; minor deviation
部分; 部分符合; 部分通過; 部分通过; 部分滿足; 部分满足; 警告; 例外; 豁免; 有條件通過; 有条件通过; 偏差; 偏離; 偏离
一部; 一部準拠; 一部適合; 部分的; 部分的に準拠; 要注意; 注意; 条件付き; 条件付き合格; 逸脱
부분; 부분 준수; 예외; 경고; 조건부
parcial; parcialmente; cumple parcialmente; advertencia; excepción; con excepciones; desviación; justificado
atende parcialmente; aviso; exceção; com ressalvas; desvio; teilweise; teilweise erfüllt; warnung; ausnahme
bedingt; bedingt erfüllt; abweichung; partiel; partielle; partiellement; avertissement; dérogation; sous réserve
parziale; parzialmente; avviso; eccezione; частично; предупреждение; исключение
""",
    ClaimStatus.NOT_APPLICABLE: """
n/a; n.a.; n.a; not applicable; not-applicable; non-applicable; inapplicable; does not apply; not relevant
out of scope; 不適用; 不适用; 無關; 无关; 不涉及; 該当なし; 該当無し; 対象外; 適用外; 非該当; 해당 없음; 해당없음
no aplica; no aplicable; não aplicável; não se aplica; nicht zutreffend; nicht anwendbar; nicht relevant
entfällt; sans objet; non applicable; s.o.; non applicabile; не применимо; неприменимо
""",
    ClaimStatus.OPEN: """
pending; tbd; tbc; todo; to do; to be done; to be determined; to be verified; to be confirmed; to be decided
open; in progress; wip; work in progress; planned; not started; not yet; not yet done; not yet verified
unverified; not verified; unchecked; not checked; not evaluated; not assessed; awaiting; needs review
needs clarification; needs verification; under review; unknown; skipped; unresolved; on hold; incomplete
待定; 待確認; 待确认; 待處理; 待处理; 未完成; 進行中; 进行中; 待驗證; 待验证; 待辦; 待办; 未檢查; 未检查; 待評估
待评估; 未対応; 保留; 確認中; 検討中; 未定; 未確認; 未完了; 対応中; 予定; 보류; 대기; 미정; 진행 중; 미확인
pendiente; por definir; por verificar; en progreso; en curso; pendente; a definir; em andamento; a verificar
offen; ausstehend; in arbeit; noch offen; ungeprüft; en attente; à définir; en cours; à vérifier
in attesa; da definire; in corso; ожидает; в процессе; не проверено
""",
}
_LONGEST = 28

# "Pass tokens in a header" is no status; "Compliant with RFC 9110" is one.
_TAKE_COMPLEMENT = lazy(
    r"(?:compliant|complies|satisfied|satisfies|met|aligned|aligns|fulfilled|conforms|conformant|adheres|"
    r"followed|upheld|confirmed|verified)\Z"
)
_COMPLEMENT = lazy(r"(?:with|by|via|in|for|per|as|since|because|to|under|at|on|throughout|through|across|from)\Z")
# "通过接口" is "by way of the interface".
_PREPOSITIONS = frozenset({"通過", "通过"})
_SHORT = frozenset({"no", "non", "não", "ko", "open", "met", "ja", "sí", "sim"})
# Words that a sentence about a design begins with as well as a status.
_NOUNS = lazy(
    r"(?:open|failure|violation|violations|warning|warnings|exception|exceptions|deviation|deviations|missing|"
    r"absent|broken|blocked|rejected|failed|failing|justified|deferred|planned|skipped|unknown|partial|pass|"
    r"fail|passing|concern|concerns|violación|excepción|violation|dérogation|ausnahme|abweichung|aviso)\Z"
)
_LAST_BEFORE_CJK = 0x2E7F

_EMPHASIS = " \t\n*_~`\"'“”„«»"
_OPENING, _CLOSING = "([（【［「", ")]）】］」"
_ARROW = lazy(r"(?:[→➜➔⇒]|[-=]+>)\s*")
_SEGMENT = lazy(r"\s*[—–;；。|]\s*|\s+-\s+|[.:]\s+|：\s*|<br\s*/?>")
_QUALIFIED = lazy(
    r"\s+with\s+(?:[\w-]+\s+){0,2}(?:exceptions?|deviations?|warnings?|caveats?|violations?|conditions?|"
    r"justifications?|risks?|concerns?|reservations?|gaps?)\b",
    re.IGNORECASE,
)
_DEVIATES = lazy(
    r"\s*(?:(?!(?:no|not|zero|without|nor)\b)[\w-]+\s+){0,3}(?:deviations?|exceptions?|violations?|waivers?|"
    r"caveats?)\b",
    re.IGNORECASE,
)
_PENDING = lazy(r"\s*(?:pending|awaiting|tbd|todo|not yet|to be (?:done|verified|confirmed)|待|未)\b", re.IGNORECASE)
_MOST_TEXT = 4_000


def worst(statuses: Iterable[ClaimStatus]) -> ClaimStatus:
    """The worst of several; NONE of none."""
    return min(statuses, key=_WORST_FIRST.index, default=ClaimStatus.NONE)


def lowered(status: ClaimStatus, parts: Iterable[ClaimStatus]) -> ClaimStatus:
    """A status as its parts leave it: what fails, is open or partial in a part is so in the whole."""
    return worst([status, *(part for part in parts if part in _UNMET)])


def glyph(character: str) -> ClaimStatus | None:
    """The status that a mark stands for, or None."""
    return _GLYPHS.get(character)


def of_cell(text: str) -> ClaimStatus:
    """The status in a cell of a status column; text without markup, evidence may follow the status."""
    return _of(text, loose=True)


def of_text(text: str) -> ClaimStatus:
    """The status in what follows the name of a claim; text without markup.

    A word in running text is no status: it must lead and be set off ("PASS — why", "compliant with …"), or stand
    alone between dashes, periods or colons, or at the end.
    """
    return _of(text, loose=False)


def exact(text: str) -> ClaimStatus:
    """The status when the text is a status and nothing else ("✅ PASS", "(CONFIRMED)", "n/a")."""
    found = [mark for character in text if (mark := _GLYPHS.get(character))]
    bare = "".join(character for character in _normal(text) if character not in _GLYPHS)
    bare = bare.strip(_EMPHASIS + _OPENING + _CLOSING + ".,:;!：。，、").casefold()
    if bare:
        word = _phrases().get(bare)
        return ClaimStatus.NONE if word is None else _combined([word], found)
    return worst(found)


@lru_cache(maxsize=4096)
def _of(text: str, *, loose: bool) -> ClaimStatus:
    text = _normal(text[:_MOST_TEXT])
    first = _leading(text, loose=loose)
    segments = [part for part in _SEGMENT.split(text) if part]
    others = [_segment(part) for part in segments[1:]]
    if segments and segments[-1].rstrip().endswith((")", "）")):
        others.append(_parenthesised(segments[-1]))
    unmet = [status for status in others if status in _UNMET]
    if first is not ClaimStatus.NONE:
        return worst([first, *unmet])
    stated = [status for status in others if status is not ClaimStatus.NONE]
    if stated:
        return worst(stated)
    return worst(mark for character in text if (mark := _GLYPHS.get(character)))


def _segment(text: str) -> ClaimStatus:
    """A later segment counts when it is all status and set off by capitals, a mark, or several words."""
    bare = text.strip(_EMPHASIS + ".,!")
    telling = bare.isupper() or " " in bare or bare[:1] in _GLYPHS or (bare != "" and _is_ideographic(bare[0]))
    found = exact(bare) if telling else ClaimStatus.NONE
    if found is ClaimStatus.NONE:
        word = re.match(r"[A-Z][A-Z/ -]+(?![\w/-])", bare)
        if word and (status := _phrases().get(word.group().strip(" -").casefold())) in _UNMET:
            return status or ClaimStatus.NONE
    return found


def _parenthesised(text: str) -> ClaimStatus:
    opening = max(text.rfind("("), text.rfind("（"))
    inner = text[opening + 1 :].rstrip()[:-1] if opening > 0 else ""
    return exact(inner) if inner.isupper() or inner[:1] in _GLYPHS else ClaimStatus.NONE


def _normal(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).replace("\ufe0f", "").replace("\u2011", "-").replace("\u2010", "-")
    return " ".join(folded.split())


def _leading(rest: str, *, loose: bool, nested: bool = False) -> ClaimStatus:
    words: list[ClaimStatus] = []
    marks: list[ClaimStatus] = []
    expects_word = True
    while True:
        rest = rest.lstrip(_EMPHASIS)
        arrow = _ARROW.match(rest) if words or marks else None
        if arrow:
            rest, expects_word = rest[arrow.end() :], True
            continue
        if rest[:1] in _GLYPHS and rest:
            marks.append(_GLYPHS[rest[0]])
            rest, expects_word = rest[1:], True
            continue
        if rest[:1] and rest[0] in _OPENING and not words:
            rest = rest[1:]
            continue
        found = _phrase(rest, loose=loose, marked=bool(marks)) if expects_word else None
        if found is None:
            return _combined(words, marks)
        status, size = found
        rest, expects_word = rest[size:], False
        words.extend((status, *_qualifiers(rest, status, nested=nested)))


def _qualifiers(rest: str, status: ClaimStatus, *, nested: bool) -> list[ClaimStatus]:
    after = rest.lstrip(_EMPHASIS)
    if status is ClaimStatus.PASS and _QUALIFIED.match(rest):
        return [ClaimStatus.PARTIAL]
    if after[:1] in {"/", "|"}:
        other = _phrase(after[1:].lstrip(), loose=False, marked=False)
        if other is not None and other[0] is not status:
            return [ClaimStatus.OPEN]
    if not nested and after[:1] and after[0] in _OPENING:
        if status is ClaimStatus.PASS and _DEVIATES.match(after[1:]):
            return [ClaimStatus.PARTIAL]
        inner = _leading(after[1:201], loose=False, nested=True)
        # "PASS (planned)" is what a plan can say; "PASS (pending tests)" takes the pass back.
        if inner is ClaimStatus.OPEN or _PENDING.match(after[1:]):
            return [ClaimStatus.OPEN] if _PENDING.match(after[1:]) else []
        return [inner] if inner in _UNMET else []
    return []


def _combined(words: list[ClaimStatus], marks: list[ClaimStatus]) -> ClaimStatus:
    if not words:
        return worst(marks)
    word = worst(words)
    mark = worst(marks)
    if ClaimStatus.FAIL in {word, mark}:
        return ClaimStatus.FAIL
    if word in _UNMET:
        return word
    if mark is ClaimStatus.PARTIAL or (mark is ClaimStatus.OPEN and word is ClaimStatus.PASS):
        return mark
    return words[0] if len(words) == 1 else word


def _phrase(text: str, *, loose: bool, marked: bool) -> tuple[ClaimStatus, int] | None:
    phrases = _phrases()
    for size in range(min(_LONGEST, len(text)), 0, -1):
        written = text[:size]
        status = ClaimStatus.NOT_APPLICABLE if written == "NA" else phrases.get(written.casefold())
        if status is not None and _set_off(written, text[size:], status, loose=loose, marked=marked):
            return status, size
    return None


def _set_off(written: str, after: str, status: ClaimStatus, *, loose: bool, marked: bool) -> bool:
    """Whether a phrase of the vocabulary stands as a status, and is not the beginning of a sentence."""
    folded = written.casefold()
    told = loose or marked or written.isupper()
    if not after:
        return True
    joined = after[0].isalnum() or (after[0] == " " and after[1:2].isalnum())
    if _is_ideographic(written[-1]):
        free = status is ClaimStatus.NOT_APPLICABLE or (loose and folded not in _PREPOSITIONS and len(folded) > 1)
        return not joined or free
    if after[0] in "_'’" or (after[0].isalnum() and not _is_ideographic(after[0])):
        return False
    if after[0] == "-" and after[1:2].isalnum():
        return False
    if after[0] == " " and joined:
        if status is ClaimStatus.NOT_APPLICABLE:
            return True
        next_word = after[1:].split(" ", 1)[0].strip(".,;:").casefold()
        if _TAKE_COMPLEMENT.match(folded) and _COMPLEMENT.match(next_word):
            return True
        return told and folded not in _SHORT
    if not told and (_NOUNS.match(folded) or (after[0] in ",/" and " " not in folded)):
        return folded in {"yes", "no"}
    return True


def _is_ideographic(character: str) -> bool:
    return ord(character) > _LAST_BEFORE_CJK


@cache
def _phrases() -> dict[str, ClaimStatus]:
    return {
        phrase.strip(): status
        for status, phrases in _VOCABULARY.items()
        for phrase in re.split(r"[;\n]", phrases)
        if phrase.strip()
    }
