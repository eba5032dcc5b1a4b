"""Whether a cell or a short text says something, or merely fills its place.

The one home of the rule "a cell is complete when it says something: empty, `-`, N/A, none, TBD, TODO,
`[specific need]`, `...` and the like are not". What is judged is what a reader sees: comments, tags, markup
and invisible characters count for nothing, and entities count as the characters they stand for.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from constitution_gate.constitution import markdown
from constitution_gate.constitution.lazy_pattern import lazy

_AUTOLINK = lazy(r"<(https?://[^<>\s]+)>")
_REFERENCE_LINK = lazy(r"\[([^\[\]]+)\]\[[^\[\]]*\]")
_BRACKETED = lazy(r"\[(?!['\"])[^\[\]]*\]|【[^【】]*】|\{\{[^{}]*\}\}|\{[^{}:\"]*\}|<[^<>]*>")
_TEMPLATE_MARK = lazy(
    r"\[\s*(?i:e\.\s?g\.|needs clarification|tbd\b|todo\b)"
    r"|(?i:\bneeds clarification\b)|\[[A-Z][A-Z0-9]*_[A-Z0-9_]+\]|\$ARGUMENTS\b"
)
_REFERENCE = lazy(r"\[(?:[xX]|\^?\d+|[A-Z]{2,10}-\d+)\]")
_PUT_OFF = lazy(
    r"(?:TODO|TBD|TBA|TBC|FIXME|XXX|TKTK)\b(?!-\d)"
    r"|(?i:todo|tbd|fixme)\s*[:(]"
    r"|(?i:to be (?:determined|decided|defined|confirmed|completed|filled|added|done)\b)"
    r"|(?i:lorem ipsum\b)"
)
_WORD_ENDS = lazy(r"[\s,;|]+")
_TAGGED = lazy(r"<[A-Za-z][^<>]*>")
_FILLER_LENGTH = 60

# Letters and symbols that look like a blank or a dash: they have a letter's category and say nothing.
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0\ufffc\ufffd")
_DASHES = frozenset("ー㆒ㅡᅳ")
_FIRST_RULE, _LAST_RULE = "\u2500", "\u259f"

_FILLERS = """
n/a; none; none yet; none for now; n/a for now; nothing; nil; not applicable; not available
not yet; tbd; tba; tbc; todo; to do; fixme; wip; fill in; fill me in; fill this in; placeholder; insert here
text here; asdf; blah; blah blah; etc; undefined; unspecified; not specified; not defined; to follow; idem
ninguno; ninguna; nada; no aplica; no procede; n. d.; por definir; por determinar; pendiente de definir
nenhum; nenhuma; não aplicável; não se aplica; a definir; a determinar; aucun; aucune; néant; rien; s. o.
sans objet; non applicable; à définir; à déterminer; à compléter; à préciser; kein; keine; keiner; keines
keins; nichts; k. A.; entfällt; nicht zutreffend; nicht anwendbar; nicht relevant; zu klären
noch zu klären; wird noch geklärt; noch offen; nessuno; nessuna; niente; non applicabile; da definire
da determinare; geen; niet van toepassing; n. v. t.; nader te bepalen; ingen; inga; inget; ej tillämpligt
ikke relevant; ikke aktuelt; ei mitään; ei sovellu; brak; nie dotyczy; do ustalenia; žádný; žádné; žiadny
nincs; niciunul; nu se aplică; yok; belirlenecek; не применимо; неприменимо; отсутствует; не указано
не определено; уточнить; ничего; н/д; н/п; немає; не застосовується; κανένα; καμία; δεν ισχύει
tidak ada; tidak berlaku; không có; không áp dụng; ไม่มี; कोई नहीं; लागू नहीं; なし; 無し; 無; ナシ
該当なし; 該当無し; 特になし; 特に無し; 未定; 未記入; 未設定; 後日; 適用外; 検討中; 同上; 无; 沒有; 没有
暂无; 暫無; 不适用; 不適用; 待定; 待补充; 待補充; 待填; 待填写; 待填寫; 待确认; 待確認; 略
없음; 해당 없음; 미정; 추후 결정; 추후; لا يوجد; لا شيء; غير متوفر; لا ينطبق; אין; לא רלוונטי
"""


def is_complete(cell: str) -> bool:
    """Whether a cell says something; `cell` is inline Markdown."""
    return why_incomplete(cell) is None


def why_incomplete(cell: str) -> str | None:
    """Say why a cell is not complete, as the end of the sentence "The cell …"; None when it is complete."""
    shown = visible(cell)
    if not shown:
        return "holds only a placeholder." if _TAGGED.fullmatch(cell.strip()) else "is empty."
    if not says_something(shown):
        return "holds no word."
    if _TEMPLATE_MARK.search(shown):
        return "holds a placeholder of the template."
    if not says_something(_BRACKETED.sub(" ", _REFERENCE.sub(" reference ", shown))):
        return "holds only a placeholder."
    if _PUT_OFF.match(shown.lstrip("*_([ ")):
        return "puts its answer off."
    if len(shown) <= _FILLER_LENGTH and _is_filler(shown):
        return "says that there is nothing, not why."
    return None


def says_nothing(cell: str) -> bool:
    """Whether a cell is empty or says that there is nothing (a dash, N/A, none); what is put off says something."""
    shown = visible(cell)
    return not says_something(shown) or (len(shown) <= _FILLER_LENGTH and _is_filler(shown))


def visible(text: str) -> str:
    """What a reader sees of inline Markdown, on one line: no comment, tag, markup or invisible character."""
    if "<" in text:
        text = _AUTOLINK.sub(r"\1", text)
    if "][" in text:
        text = _REFERENCE_LINK.sub(r"\1", text)
    text = markdown.plain(text)
    if "&" in text:
        from html import unescape

        text = unescape(text)
    if not text.isascii():
        text = "".join(character for character in unicodedata.normalize("NFKC", text) if not _unseen(character))
    return " ".join(text.split())


def says_something(text: str) -> bool:
    """Whether a letter, a digit or a symbol such as a tick stands in a text; dots and dashes say nothing."""
    return any(_speaks(character) for character in text)


def _speaks(character: str) -> bool:
    if character.isalnum():
        return character not in _DASHES and character not in _BLANK
    if character == "×":
        return True
    return unicodedata.category(character) == "So" and not _FIRST_RULE <= character <= _LAST_RULE


def _unseen(character: str) -> bool:
    return character in _BLANK or (
        unicodedata.category(character) in {"Cc", "Cf", "Cn", "Co", "Cs"} and not character.isspace()
    )


def _is_filler(shown: str) -> bool:
    fillers = _fillers()
    compact = _letters(shown)
    if compact in fillers or (len(compact) > 1 and not compact.strip("x")):
        return True
    words = [word for word in map(_letters, _WORD_ENDS.split(shown)) if word]
    return bool(words) and all(word in fillers for word in words)


@cache
def _fillers() -> frozenset[str]:
    return frozenset(_letters(phrase) for phrase in re.split(r"[;\n]", _FILLERS) if phrase.strip())


def _letters(text: str) -> str:
    """The letters and digits alone, without case and accents, so that `N / A`, `n.a.` and `(N/A)` are one."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if c.isalnum())
