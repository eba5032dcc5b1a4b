"""Taking a line of a Constitution Check apart: what it names, and what it says of that."""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import plain
from constitution_gate.constitution.record import Record
from constitution_gate.gates.artifacts import claim_status
from constitution_gate.gates.artifacts.check_titles import DASHES
from constitution_gate.gates.artifacts.claim_status import ClaimStatus

NUMBERED = lazy(
    r"(?:core )?(?:principle|article|rule|gate|principio|princípio|prinzip|principe|原則|原则)\s*(?:[ivxlc]+|"
    r"\d+|[a-z])\b"
    r"|[ivxlc]{1,6}(?:[.)、．:]|\s+[—–-]|[—–])\s*\S|第?[一二三四五六七八九十]+[、.．条條]|§\s*\w|(?:qg|c|p|g)-?\d+\b",
    re.IGNORECASE,
)
_BARE_NUMBER = lazy(
    r"(?:(?:core )?(?:principle|article|rule|gate|principio|princípio|prinzip|principe|原則|"
    r"原则)\s*)?(?:[ivxlc]+|\d+)\.?\Z",
    re.IGNORECASE,
)
VERDICT = lazy(
    r"(?:the )?(?:overall|total|all (?:\w+ ){0,3}(?:gates?|principles?|checks?|requirements)|results?|verdict"
    r"|conclusion|gates? (?:status|results?|evaluation|verdict|outcome|check|decision|summary|review|violations.*)"
    r"|summary|status|outcome|compliance summary"
    r"|(?:final|initial) (?:constitution(?:al)? )?(?:gate|check|evaluation|verdict|result|assessment|status|review).*"
    r"|constitution.*(?:check|gates?|status|compliance|summary|result|review)"
    r"|.*\bgate (?:result|status|evaluation|verdict)s?"
    r"|re-?check.*|re-?evaluation.*|post[ –—-]{0,2}(?:design|phase).*|pre[ –—-]{0,2}(?:design|phase).*"
    r"|結果|结果|結論|结论|總結|总结|總評|總體.*|总体.*|判定|総合.*|關卡.*|关卡.*|門檻.*|評估結果|评估结果"
    r"|resultado|veredicto|conclusión|conclusão|ergebnis|fazit|résultat|verdict global|결과|결론)\Z"
)
STATUS_LABEL = lazy(
    r"(?:status|compliance|verdict|result|assessment|gate|gate status|gate result|outcome|evaluation|judge?ment|check"
    r"|状态|狀態|状況|結果|结果|判定|評価|结论|結論|estado|resultado|statut|résultat|ergebnis|상태)\Z"
)
REMARK = lazy(
    r"(?:note|notes|evidence|rationale|reasons?|date|version|reviewers?|references?|source|re-?evaluation date|"
    r"approved.*|"
    r"next steps?|action|actions|理由|備註|备注|說明|说明|備考|nota|notas|remarque|hinweis)\Z"
)
FALSE_BOX = lazy(r"(?:\\\[[^\[\]\n]{0,3}\]|\[[^\[\]\n]{0,3}\](?![(\[])|`\[[^\[\]`\n]{0,3}\]`)\s*")
_STRONG = lazy(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_BRACKET_WORD = lazy(r"(?:\*\*|__)?[\[【]([^\[\]【】]{1,24})[\]】](?:\*\*|__)?(?!\()")
_SEPARATOR = lazy(r":(?=\s|$|\*|[^\x00-\x7f])|：|\s[—–-]\s|—|(?<=[?？])(?=\s)")
_EDGES = " \t\n:：—–-|,;，；"
_CODE_SPAN = lazy(r"`[^`]*`")
BRACKETS = lazy(r"\([^()]*\)|（[^（）]*）|\[[^\[\]]*\]")


class Label(Record):
    """What a line of a claim says: what it names, what it says of it, whether the name is set in bold."""

    key: str
    rest: str
    before: ClaimStatus
    bold: bool

    @property
    def status(self) -> ClaimStatus:
        """What is said of the name, the marks in front of it included."""
        said = claim_status.of_text(self.rest)
        if self.before is ClaimStatus.NONE:
            return said
        if said is ClaimStatus.NONE:
            return self.before
        return claim_status.exact(f"{_MARKS[self.before]}{_WORDS[said]}")

    @property
    def folded(self) -> str:
        """The name as it is compared with labels, without what stands in brackets."""
        return BRACKETS.sub(" ", " ".join(self.key.casefold().translate(DASHES).split())).strip(_EDGES)

    @property
    def verdict(self) -> bool:
        """Whether it names the whole check ("Gate Result") and no principle."""
        return bool(VERDICT.match(self.folded))

    @property
    def numbered(self) -> bool:
        """Whether it begins as a principle does ("II.", "Principle 3", "§V")."""
        return bool(NUMBERED.match(self.key.strip()))


_MARKS = {
    ClaimStatus.PASS: "✅",
    ClaimStatus.FAIL: "❌",
    ClaimStatus.PARTIAL: "⚠",
    ClaimStatus.OPEN: "⬜",
    ClaimStatus.NOT_APPLICABLE: "",
}
_WORDS = {
    ClaimStatus.PASS: "PASS",
    ClaimStatus.FAIL: "FAIL",
    ClaimStatus.PARTIAL: "PARTIAL",
    ClaimStatus.OPEN: "PENDING",
    ClaimStatus.NOT_APPLICABLE: "N/A",
}


def label_of(source: str) -> Label:
    """Take a line apart: marks in front, the name, and what is said of it."""
    rest, before = _leading_status(source.strip())
    strong = _STRONG.match(rest)
    if strong:
        inner, after = strong.group(2).strip(), rest[strong.end() :]
        label = _bold_label(inner, after)
        if _BARE_NUMBER.match(plain(label.key)):
            longer = _split(f"{label.key}: {label.rest}", skip=1)
            if longer.rest and claim_status.of_text(plain(longer.rest)) is not ClaimStatus.NONE:
                label = longer.replace(bold=True)
    else:
        label = _split(rest)
        if _BARE_NUMBER.match(plain(label.key)) and label.rest:
            label = _split(rest, skip=1)
        elif before is not ClaimStatus.NONE and label.rest and label.folded in {"gate", "gates"}:
            # "[PASS] Gate: contract first" names what follows.
            label = _split(label.rest)
    return label.replace(key=trimmed(label.key), rest=plain(label.rest), before=before)


def heading_label(source: str) -> Label:
    """Take a heading apart: the status stands before or behind the name, and a colon belongs to the name."""
    rest, before = _leading_status(source)
    label = _name_and_tail(rest).replace(before=before)
    if not label.rest:
        cut = next((m for m in _SEPARATOR.finditer(rest) if _is_status(rest[m.end() :])), None)
        if cut is not None:
            label = Label(rest[: cut.start()], plain(rest[cut.end() :]), before, bold=False)
    return label.replace(key=trimmed(label.key))


def is_status_word(bracketed: str) -> bool:
    """Whether brackets at the start of an item hold a word such as N/A, and so are no check box."""
    inner = bracketed.strip("`\\ ")[1:-1]
    return len(inner) > 1 and any(c.isalpha() for c in inner) and _is_status(inner)


def _is_status(text: str) -> bool:
    return claim_status.exact(plain(text)) is not ClaimStatus.NONE


def _leading_status(text: str) -> tuple[str, ClaimStatus]:
    found: list[ClaimStatus] = []
    for _ in range(4):
        text = text.lstrip(" \t\ufe0f")
        mark = claim_status.glyph(text[:1])
        word = _BRACKET_WORD.match(text)
        strong = _STRONG.match(text)
        if mark is not None:
            found.append(mark)
            text = text[1:]
        elif word and (status := claim_status.exact(word.group(1))) is not ClaimStatus.NONE:
            found.append(status)
            text = text[word.end() :].lstrip(_EDGES)
        elif strong and (status := claim_status.exact(strong.group(2).strip(_EDGES))) is not ClaimStatus.NONE:
            found.append(status)
            text = text[strong.end() :].lstrip(_EDGES)
        else:
            cut = _SEPARATOR.search(text)
            status = claim_status.exact(text[: cut.start()]) if cut and cut.start() else ClaimStatus.NONE
            if cut is None or status is ClaimStatus.NONE:
                break
            found.append(status)
            text = text[cut.end() :].lstrip(_EDGES)
    return text.lstrip(" \t\ufe0f"), claim_status.worst(found)


def _bold_label(inner: str, after: str) -> Label:
    cut = next(
        (
            m
            for m in _SEPARATOR.finditer(inner)
            if claim_status.of_text(plain(inner[m.end() :])) is not ClaimStatus.NONE
        ),
        None,
    )
    if cut is not None and not _BARE_NUMBER.match(inner[: cut.start()]):
        return Label(inner[: cut.start()], f"{inner[cut.end() :]} {after}", ClaimStatus.NONE, bold=True)
    trailing = after.lstrip()
    if trailing.startswith(("(", "（")) and not inner.rstrip().endswith((":", "：")):
        aside = BRACKETS.match(trailing)
        if aside and claim_status.exact(aside.group()) is ClaimStatus.NONE and len(aside.group()) < 60:
            separator = trailing[aside.end() :].lstrip()
            if not separator or separator[0] in ":：—–-✅❌⚠":
                return Label(f"{inner} {aside.group()}", separator.lstrip(_EDGES), ClaimStatus.NONE, bold=True)
    return Label(inner, after.lstrip(_EDGES), ClaimStatus.NONE, bold=True)


def _split(text: str, skip: int = 0) -> Label:
    """Split at the separator after the name; brackets and code spans hold none."""
    hidden = BRACKETS.sub(lambda m: "x" * len(m.group()), _CODE_SPAN.sub(lambda m: "x" * len(m.group()), text))
    for match in _SEPARATOR.finditer(hidden):
        if not hidden[: match.start()].strip():
            continue
        if skip:
            skip -= 1
            continue
        return Label(text[: match.start()], text[match.end() :].lstrip(_EDGES), ClaimStatus.NONE, bold=False)
    return _name_and_tail(text)


def _name_and_tail(text: str) -> Label:
    """A name with its status behind it and nothing between: "I. RESTful Design ✅ (CONFIRMED)", "IV. Tests PASS"."""
    shown = plain(text)
    for index, character in enumerate(shown):
        if index and claim_status.glyph(character) is not None:
            return Label(shown[:index], shown[index:], ClaimStatus.NONE, bold=False)
    opening = max(shown.rfind("("), shown.rfind("（"), shown.rfind("["))
    cuts = [opening] if opening > 0 else []
    if " " in shown and shown.rsplit(" ", 1)[1].isupper():
        cuts.append(shown.rindex(" "))
    for cut in cuts:
        if claim_status.exact(shown[cut:]) is not ClaimStatus.NONE:
            return Label(shown[:cut], shown[cut:], ClaimStatus.NONE, bold=False)
    return Label(text, "", ClaimStatus.NONE, bold=False)


def trimmed(key: str) -> str:
    """The name without marks and separators at its ends."""
    shown = plain(key).replace("\ufe0f", "")
    while True:
        cut = shown.strip(_EDGES)
        if cut and claim_status.glyph(cut[0]) is not None:
            cut = cut[1:]
        elif cut and claim_status.glyph(cut[-1]) is not None:
            cut = cut[:-1]
        if cut == shown:
            return shown
        shown = cut
