"""Which headings open a Constitution Check, and which words say that it is the re-check after design."""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import plain
from constitution_gate.gates import naming

_NAMES = (
    r"constitution(?:al)?[ -](?:compliance[ -]|gate[ -])?(?:re[ -]?)?check",
    r"constitution(?:al)?[ -](?:re-?evaluation|re-?assessment)",
    (
        r"(?:宪法|宪章|憲法|憲章|章程)(?:合规|合規|符合性)?"
        r"(?:检查|檢查|检验|檢驗|检核|檢核|复查|複查|复核|複核|核查|校验|審查|审查)"
    ),
    r"(?:憲法|憲章|コンスティテューション)[ ・]?(?:チェック|再チェック|確認|適合性チェック|準拠チェック)",
    r"헌법 ?(?:재?검사|재?점검|재?확인|체크)",
    r"(?:verificación|comprobación|revisión|chequeo|control) de (?:la )?constitución",
    r"(?:verificação|checagem|conferência|revisão) da constituição",
    r"(?:vérification|contrôle|revue) de la constitution",
    r"verfassungs-?(?:prüfung|check)|konstitutionsprüfung|prüfung der verfassung",
    r"verifica della costituzione|проверка конституции",
)
_NAME = lazy("|".join(f"(?:{name})" for name in _NAMES))
_BESIDE = lazy(
    r"(?:post|pre|phase|design|designed|research|initial|final|first|second|after|before|and|the|of|for|re|"
    r"evaluated|evaluation|checked|updated|revisited|gate|gates|step|section|status|result|results|review|"
    r"planning|plan|complete|completed|i|ii|iii|iv|v|vi|part|round|pass|passed|ok|阶段|階段|设计后|設計後|"
    r"phase0|phase1|设计|設計|初始|初步|事後|事前|再|后|後|前)\Z"
)
_LATER = lazy(
    r"post[ –—-]{0,2}(?:design|phase|plan|research|implementation)|after (?:phase|design)|re-?check|re-?eval|re-?assess"
    r"|revisit|second check|(?:设计|設計|phase ?\d) ?(?:完成)?(?:后|後)|复查|複查|复核|複核|再チェック|再確認|"
    r"再検証|再評価|재검|재점검"
    r"|post-?diseño|tras el diseño|pós-?design|nach dem entwurf|après la conception"
)
_EARLIER = lazy(
    r"pre[ –—-]{0,2}(?:design|phase|plan|research|implementation)|before (?:phase|design|research)|\binitial\b"
    r"|初始|初步|初回|事前|(?:设计|設計|phase ?\d) ?前"
)
_SUFFIX_OPENS = "([{（【:：—–-|,"
DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))


def is_title(text: str) -> bool:
    """Whether a heading opens a Constitution Check: the name itself, perhaps with words for its stage."""
    folded = naming.folded(plain(text))
    if folded is None:
        return False
    folded = folded.translate(DASHES)
    name = _NAME.search(folded)
    if name is None:
        return False
    before, after = folded[: name.start()], folded[name.end() :].strip()
    if before and before[-1].isalnum() and name.group()[0].isascii():
        return False
    if after[:1].isalnum() and folded[name.end()] != " " and name.group()[-1].isascii():
        return False
    if not _only_stage_words(re.sub(r"\([^()]*\)|（[^（）]*）", " ", before)):
        return False
    return not after or after[0] in _SUFFIX_OPENS or _only_stage_words(re.split(r"[(（:：-]", after, maxsplit=1)[0])


def _only_stage_words(text: str) -> bool:
    return all(word.isdigit() or _BESIDE.match(word) for word in re.findall(r"[^\W_]+", text))


def stage_of(text: str) -> int | None:
    """1 for words of a re-check, 0 for words of the first check, None for neither."""
    folded = text.casefold()
    if _LATER.search(folded):
        return 1
    return 0 if _EARLIER.search(folded) else None
