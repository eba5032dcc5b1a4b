"""Korean."""

from __future__ import annotations

from constitution_gate.constitution.languages.vocabulary import Label, Vocabulary, must, must_not, should
from constitution_gate.constitution.model import Level

WORDS = Vocabulary(
    keywords=(
        *must_not(
            r"금지",
            r"(?:서는|면|지)\s*(?:절대\s*)?(?:안\s*(?:된다|됩니다|돼)|않아야\s*(?:한다|합니다))",
            r"허용(?:하지|되지)\s*않(?:는다|습니다|음)",
        ),
        *must(
            r"(?:하여|해)야\s*(?:만\s*)?(?:한다|합니다|함)",
            r"[가-힣]야\s*(?:한다|합니다)",
            r"반드시",
            r"필수(?!는\s*아)",
            r"의무",
        ),
        *should(r"권장", r"바람직"),
    ),
    labels=(
        Label(r"필수\s?(?:사항|요구사항|규칙)?", Level.MUST),
        Label(r"금지\s?(?:사항|규칙)?", Level.MUST, True),
        Label(r"권장\s?(?:사항|규칙)?", Level.SHOULD),
    ),
    non_negotiable=(r"(?:협상|타협)\s?(?:불가|할\s?수\s?없)", r"양보\s?(?:불가|할\s?수\s?없)"),
    wrappers=(r"(?:핵심|기본|주요|설계|개발)?\s?원칙",),
    numbering=("원칙", "조항"),
    asides=(r"근거", r"이유", r"배경", r"예시?", r"참고"),
    administration=(
        r"알려진 (?:편차|위반|예외)(?:.{0,20})",
        r"(?:예외|편차) (?:목록|대장)",
        r"목차",
        r"서문",
        r"개요",
        r"목적",
        r"(?:적용\s?)?범위",
        r"용어(?:\s?정의)?",
        r"부록",
        r"참고\s?(?:문헌|자료)",
        r"(?:변경|개정|버전)\s?(?:이력|기록|정책)",
        r"개정\s?절차",
    ),
    governance=(r"거버넌스(?:.{1,10})?", r"준수(?:.{1,10})?"),
    procedure=(r"헌장", r"헌법", r"원칙", r"개정", r"버전", r"검토", r"위반", r"예외"),
    subjects=(r"api", r"테스트", r"기능", r"명세", r"데이터", r"서비스", r"코드"),
    version=(r"버전",),
    ratified=(r"(?:비준|제정|승인|채택)(?:일|\s?날짜)?",),
    amended=(r"(?:최종|마지막)\s?(?:개정|수정|업데이트)(?:일)?", r"(?:개정|수정)일"),
    rule_columns=(r"(?:규칙|제약|요구)(?:\s?사항)?",),
    loosening=(r"다만|예외|제외|가능한 한|가급적|원칙적으로|필요시|필요에 따라|선택 ?사항|면제",),
    registers=(r"편차|예외|위반|면제|기술 부채",),
    broken_columns=(r"(?:규칙|원칙|요구 ?사항|조항)(?:.{0,10})",),
    violation_columns=(r"(?:알려진 )?(?:편차|위반|예외|면제)(?:.{0,10})",),
    status_columns=(r"(?:현재 )?(?:상태|상황|진행)(?:.{0,6})",),
)
