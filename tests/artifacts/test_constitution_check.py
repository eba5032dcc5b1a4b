"""What a plan's Constitution Check claims, in every form that people write it in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts.constitution_check import Claim, ClaimStatus, ConstitutionCheck, is_title, read
from constitution_gate.gates.feature import Artifact

PASS, FAIL, PARTIAL = ClaimStatus.PASS, ClaimStatus.FAIL, ClaimStatus.PARTIAL
NOT_APPLICABLE, OPEN, NONE = ClaimStatus.NOT_APPLICABLE, ClaimStatus.OPEN, ClaimStatus.NONE


def check(body: str, heading: str = "## Constitution Check") -> ConstitutionCheck:
    return read(Artifact("specs/001-x/plan.md", f"# Plan\n\n{heading}\n\n{body}\n\n## Summary\n".encode()))


def only(body: str) -> Claim:
    (claim,) = check(body).claims
    return claim


@pytest.mark.parametrize(
    ("item", "status", "key"),
    [
        ("- [x] **I. Contract-First**: see `contracts/api.yaml`", PASS, "I. Contract-First"),
        ("- [X] I. Contract-First", PASS, "I. Contract-First"),
        ("* [x] I. Contract-First", PASS, "I. Contract-First"),
        ("+ [x] I. Contract-First", PASS, "I. Contract-First"),
        ("1. [x] I. Contract-First", PASS, "I. Contract-First"),
        ("- [ ] I. Contract-First", OPEN, "I. Contract-First"),
        ("> - [ ] I. Contract-First", OPEN, "I. Contract-First"),
        (
            "- [x] API contract (OpenAPI/Swagger spec) exists - see a.yaml",
            PASS,
            "API contract (OpenAPI/Swagger spec) exists",
        ),
        ("- [x] N/A — Sequence diagram: one party only", NOT_APPLICABLE, "Sequence diagram"),
        ("- [x] **Security**: N/A (no user input)", NOT_APPLICABLE, "Security"),
        ("- [x] ~~**II. Tests**~~: N/A for this feature", NOT_APPLICABLE, "II. Tests"),
        ("- [x] ~~**II. Tests**: covered~~", OPEN, "II. Tests"),
        ("- [x] **II. Tests**: FAIL - not done, see the backlog.", FAIL, "II. Tests"),
        ("- [x] **II. Tests**: NOT PASS", FAIL, "II. Tests"),
        ("- [x] **II. Tests** — the suite is there; not met", FAIL, "II. Tests"),
        ("- [x] **II. Tests**: each requirement has a failing-first test", PASS, "II. Tests"),
        ("- [x] **II. Tests**: TBD", OPEN, "II. Tests"),
        ("- [x] **II. Tests**: ⚠️ PARTIAL", PARTIAL, "II. Tests"),
        ("- [ ] **II. Tests**: PASS", OPEN, "II. Tests"),
        ("- [ ] **II. Tests**: ❌ missing", FAIL, "II. Tests"),
        ("- [N/A] Sequence diagram", NOT_APPLICABLE, "Sequence diagram"),
        ("- [PASS] Gate：the contract comes first", PASS, "the contract comes first"),
        ("- PASS：Contract-First，see a.yaml", PASS, "Contract-First，see a.yaml"),
        ("- **Contracts**: PASS — see a.yaml", PASS, "Contracts"),
        ("- Gate A (Spec): **PASS** — complete", PASS, "Gate A (Spec)"),
        ("- **I. Contract-First**: ✅ **PASS**\n  - the document is written first", PASS, "I. Contract-First"),
        ("- ✅ **I. Contract-First** (NON-NEGOTIABLE): done", PASS, "I. Contract-First (NON-NEGOTIABLE)"),
        ("- ❌ **I. Contract-First**: no document", FAIL, "I. Contract-First"),
        ("- **I. Contract-First**: described before code", NONE, "I. Contract-First"),
        ("- **Contratos**: Cumple — existe el documento", PASS, "Contratos"),
        ("- **Contratos**: No cumple", FAIL, "Contratos"),
        ("- **Verträge**: nicht erfüllt", FAIL, "Verträge"),
        ("- **Contrats**: sans objet", NOT_APPLICABLE, "Contrats"),
        ("- **契約**: 通過（規劃）", PASS, "契約"),
        ("- **契約**：未通過", FAIL, "契約"),
        ("- **契約**: 该项不适用", NONE, "契約"),
        ("- **契約**: 準拠", PASS, "契約"),
        ("- **契約**: 該当なし", NOT_APPLICABLE, "契約"),
        ("- **契約**: 违反", FAIL, "契約"),
        ("- Using ≤3 projects? Yes", PASS, "Using ≤3 projects?"),
        ("- Projects: [#] (max 3)", NONE, "Projects"),
        ("- Principle I: Contract-First — PASS", PASS, "Principle I: Contract-First"),
    ],
)
def test_an_item_claims_what_it_says(item: str, status: ClaimStatus, key: str) -> None:
    claim = only(item)
    assert (claim.status, claim.key) == (status, key)


@pytest.mark.parametrize(
    "mark", ["[]", "[y]", "[✓]", "[✅]", "[ x]", "[x ]", "[\u0445]", "\\[x]", "[-]", "`[x]`", "[v]", "[＊]"]
)
@pytest.mark.parametrize("text", ["covered. Evidence: `tests/a.py`", "PASS — `tests/a.py`"])
def test_no_other_box_is_a_tick(mark: str, text: str) -> None:
    claim = only(f"- {mark} **II. Tests**: {text}")
    assert claim.status is OPEN
    assert claim.key == "II. Tests"


def test_an_unticked_child_opens_a_ticked_item() -> None:
    claim = only("- [x] **II. Tests**: covered\n  - [ ] FR-003 has none yet")
    assert claim.status is OPEN
    assert claim.end_line == claim.line + 1


def test_a_box_has_its_line() -> None:
    claim = only("- [x] **II. Tests**: covered")
    assert claim.kind == "checklist"
    assert claim.box_line == claim.line == 5


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("<details><summary>done</summary>\n\n- [ ] **II. Tests**: later\n\n</details>", OPEN),
        ("<details><summary>done</summary>\n- [ ] **II. Tests**: later\n</details>", OPEN),
        ("<details>\n- [x] **II. Tests**: covered\n</details>", OPEN),
        ("<!-->\n\n- [ ] **II. Tests**: later\n\n<!-- -->", OPEN),
    ],
)
def test_folded_items_are_seen(text: str, status: ClaimStatus) -> None:
    assert only(text).status is status


@pytest.mark.parametrize(
    "text",
    [
        "<!--\n- [x] **II. Tests**: covered\n-->",
        "```markdown\n- [x] **II. Tests**: covered\n```",
        "~~~\n```\n- [x] **II. Tests**: covered\n~~~",
        "A sample:\n\n    - [x] **II. Tests**: covered",
        "[//]: # (- [x] **II. Tests**: covered)",
        "All gates pass. No further action is needed.",
        "**GATE STATUS: PASS** ✅",
        "- **Gate Result**: PASS",
        "**Post-Phase 1 re-check: PASS** — all is well",
        "A remark.\u2028- [x] **II. Tests**: covered",
        "A remark.\x85- [x] **II. Tests**: covered",
        "> **Note**: Run the analysis before implementation.",
        (
            "<!-- constitution-gate:begin constitution-check -->\n| Gate | Verdict |\n|---|---|\n| a | pass |\n"
            "<!-- constitution-gate:end constitution-check -->"
        ),
        "| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n| I | speed | slow |",
        "| Decision | Rationale |\n|---|---|\n| queue | bursts |",
    ],
)
def test_what_claims_nothing_of_a_principle(text: str) -> None:
    assert check(text).claims == ()


TABLES = {
    "status and notes": (
        "| Principle | Status | Notes |\n|---|---|---|\n| I. Contracts | ✅ PASS | a.yaml |",
        "I. Contracts",
        PASS,
    ),
    "evidence in the status": (
        "| Gate | Requirement | Status |\n|---|---|---|\n| §V PII | none logged | ✅ PASS — scroll offsets |",
        "§V PII",
        PASS,
    ),
    "number column": (
        "| # | Principle | Gate | Status |\n|---|---|---|---|\n| II | Tests | first | ❌ |",
        "II. Tests",
        FAIL,
    ),
    "any order": (
        "| Status | Notes | Principle |\n|---|---|---|\n| FAIL | late | I. Contracts |",
        "I. Contracts",
        FAIL,
    ),
    "assessment": (
        "| Principle | Assessment |\n|---|---|\n| I. Contracts | ⚠️→✅ by decision 2 |",
        "I. Contracts",
        PARTIAL,
    ),
    "mitigated": ("| Gate | Status |\n|---|---|\n| Tests | ⚠️ WARN → mitigated — helper |", "Tests", PARTIAL),
    "violation": ("| Gate | Status |\n|---|---|\n| Tests | ⚠️ VIOLATION |", "Tests", FAIL),
    "both marks": ("| Gate | Status |\n|---|---|\n| Tests | ✅ ❌ |", "Tests", FAIL),
    "empty cell": ("| Gate | Status |\n|---|---|\n| Tests | |\n", "Tests", NONE),
    "unknown word": ("| Gate | Status |\n|---|---|\n| Tests | groovy |\n", "Tests", NONE),
    "look-alike word": ("| Gate | Status |\n|---|---|\n| Tests | P\u0410SS |\n", "Tests", NONE),
    "not pass": ("| Gate | Status |\n|---|---|\n| Tests | NOT PASS |\n", "Tests", FAIL),
    "pending": ("| Gate | Status |\n|---|---|\n| Tests | Pending |\n", "Tests", OPEN),
    "alternatives of a template": ("| Gate | Status |\n|---|---|\n| Tests | PASS/FAIL |\n", "Tests", OPEN),
    "tick and not applicable": ("| Gate | Status |\n|---|---|\n| Tests | ✅ N/A |\n", "Tests", NOT_APPLICABLE),
    "evidence says fail": (
        "| Gate | Status | Evidence |\n|---|---|---|\n| Tests | PASS | FAIL - not done |\n",
        "Tests",
        FAIL,
    ),
    "applies column": (
        "| Principle | Applies? | Status |\n|---|---|---|\n| X. Mail | N/A | — |\n",
        "X. Mail",
        NOT_APPLICABLE,
    ),
    "violation column": ("| Principle | Violation? |\n|---|---|\n| X. Mail | No |\n", "X. Mail", PASS),
    "violation column, yes": ("| Principle | Violation? |\n|---|---|\n| X. Mail | Yes |\n", "X. Mail", FAIL),
    "prose status besides the result": (
        "| Gate | Spec Status | Result |\n|---|---|---|\n| Tests | spec names them | ✅ PASS |",
        "Tests",
        PASS,
    ),
    "chinese": ("| 憲法原則 | 狀態 | 說明 |\n|---|---|---|\n| 一、契約優先 | 未通過 | 無 |", "一、契約優先", FAIL),
    "japanese": ("| 原則 | 判定 |\n|---|---|\n| 一、契約 | 準拠 |", "一、契約", PASS),
    "spanish": ("| Principio | Estado |\n|---|---|\n| I. Contratos | Cumple |", "I. Contratos", PASS),
    "no heading for the status": (
        "| Rule | This plan | ok |\n|---|---|---|\n| Fail closed | canaries | ✅ |",
        "Fail closed",
        PASS,
    ),
    "in a quote": ("> | Gate | Status |\n> |---|---|\n> | Tests | FAIL |", "Tests", FAIL),
}


@pytest.mark.parametrize("case", TABLES)
def test_a_row_claims_what_its_status_column_says(case: str) -> None:
    text, key, status = TABLES[case]
    claim = only(text)
    assert (claim.key, claim.status, claim.kind) == (key, status, "row")


def test_a_row_about_the_whole_check_claims_nothing() -> None:
    assert only("| Gate | Status |\n|---|---|\n| Tests | PASS |\n| Overall | PASS |").key == "Tests"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("### I. Contracts ✅", PASS),
        ("### I. Contracts ✅ (CONFIRMED)", PASS),
        ("### I. Contracts — FAIL", FAIL),
        ("### ✅ I. Contracts\n\n- **Status**: PASS", PASS),
        ("### ✅ I. Contracts\n\n- **Status**: FAIL", FAIL),
        ("### I. Contracts\n\n**Status**: Compliant", PASS),
        ("### I. Contracts\n\n- the document is written first", NONE),
        ("### I. Contracts ✅\n\n- ❌ the document is missing", FAIL),
        ("### I. Contracts ✅\n\n- ✅ written\n- reviewed", PASS),
        ("### I. Contracts\n\n**Verdict**: PASS - as planned", PASS),
    ],
)
def test_a_sub_heading_claims_what_it_and_its_text_say(text: str, status: ClaimStatus) -> None:
    claim = only(text)
    assert (claim.key, claim.status, claim.kind) == ("I. Contracts", status, "heading")


def test_rows_and_boxes_below_a_heading_are_claims_and_lower_it() -> None:
    text = (
        "### I. Contracts ✅\n\n| Requirement | Status |\n|---|---|\n| Examples | ✅ PASS |\n| Errors | FAIL |\n\n"
        "### II. Tests ✅\n\n- [x] unit\n- [ ] integration\n"
    )
    found = {claim.key: (claim.status, claim.group) for claim in check(text).claims}
    assert found == {
        "I. Contracts": (FAIL, ""),
        "Examples": (PASS, "I. Contracts"),
        "Errors": (FAIL, "I. Contracts"),
        "II. Tests": (OPEN, ""),
        "unit": (PASS, "II. Tests"),
        "integration": (OPEN, "II. Tests"),
    }


def test_a_heading_that_groups_items_is_no_claim() -> None:
    first = "### Required Documentation Gates\n\n- [x] Data model definition\n\n"
    text = f"{first}#### Simplicity Gate\n\n- [ ] Using ≤3 projects?"
    assert [(claim.key, claim.group) for claim in check(text).claims] == [
        ("Data model definition", "Required Documentation Gates"),
        ("Using ≤3 projects?", "Simplicity Gate"),
    ]


def test_a_bullet_that_groups_boxes_is_a_claim_only_when_it_names_a_principle() -> None:
    text = "- Documentation:\n  - [x] Data model\n- **II. Tests**\n  - [x] unit\n  - [ ] integration"
    assert [(claim.key, claim.status) for claim in check(text).claims] == [
        ("Data model", PASS),
        ("II. Tests", OPEN),
        ("unit", PASS),
        ("integration", OPEN),
    ]


def test_labelled_lines_of_a_paragraph_are_claims() -> None:
    text = "**I. Contracts**: ✅ PASS\n**II. Tests**: FAIL - late\n**Required Gates (NON-NEGOTIABLE)**"
    found = check(text).claims
    assert [(c.key, c.status, c.line, c.kind) for c in found] == [
        ("I. Contracts", PASS, 5, "sentence"),
        ("II. Tests", FAIL, 6, "sentence"),
    ]


def test_the_text_below_a_labelled_line_belongs_to_it() -> None:
    claim = only("**✅ I. Contracts**\n\n- written in `contracts/api.yaml`\n\n**Status**: COMPLIANT (N/A for Phase 1)")
    assert claim.status is PASS
    assert claim.references == ("contracts/api.yaml",)


def test_a_box_that_the_program_set_says_nothing() -> None:
    claim = only("- [x] **I. Contracts** <!-- constitution-gate: ticked; api-contract pass -->")
    assert (claim.status, claim.box_line) == (NONE, 5)


TITLES = [
    "Constitution Check",
    "constitution  check",
    "Constitution\u00a0Check",
    "2. Constitution Check",
    "Constitution Check (Post-Design)",
    "Constitution Check（Post-Design）",
    "Post-Design Constitution Check",
    "Phase 1 — Constitution Check (Post-Design)",
    "Post–Phase 1 Constitution Re-Check",
    "Re-evaluated Constitution Check",
    "Constitution Re-check (Post-Design)",
    "Constitution Check ✅",
    "Constitution Check: PASS",
    "宪法检查",
    "宪法检查（Phase 1 设计后复查）",
    "憲法チェック",
    "Verificación de la Constitución",
    "Verfassungsprüfung",
]
NOT_TITLES = [
    "C\u03bfnstitution Check",
    "Consti\u200btution Check",
    "Constitution Check\u200b",
    "Constitution",
    "Constitution Checks Explained",
    "Why we skip the Constitution Check",
    "Constitution Check Failures",
    "Reconstitution Check",
    "Constitution Checklist for Reviewers",
    "Checks",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_of_the_check(title: str) -> None:
    assert is_title(title)


@pytest.mark.parametrize("title", NOT_TITLES)
def test_no_title_of_the_check(title: str) -> None:
    assert not is_title(title)


@pytest.mark.parametrize(
    "heading",
    [
        "# Constitution Check",
        "###### Constitution Check",
        "## Constitution Check ##  ",
        "   ## Constitution Check",
        "Constitution Check\n---",
        "Constitution Check\n===",
    ],
)
def test_every_form_of_heading_opens_the_section(heading: str) -> None:
    found = check("- [x] I. Contracts", heading)
    assert len(found.sections) == len(found.claims) == 1


@pytest.mark.parametrize(
    "second",
    [
        "## Post-Design Constitution Check",
        "### Constitution Re-check (Post-Design)",
        "### Gate Evaluation (Post-Phase 1)",
        "**Gate Evaluation (Post-Phase 1)**: PASS",
        "**Post-Design Re-evaluation:**",
        "## 宪法检查（Phase 1 设计后复查）",
    ],
)
def test_a_check_in_two_stages(second: str) -> None:
    found = check(f"- [ ] I. Contracts\n\n{second}\n\n- [x] I. Contracts")
    assert [(claim.stage, claim.status) for claim in found.claims] == [(0, OPEN), (1, PASS)]
    assert found.repeated == ()


def test_two_status_columns_are_two_stages() -> None:
    found = check(
        "| Principle | Pre-Design Status | Post-Design Status |\n|---|---|---|\n| I. Contracts | Pending | PASS |"
    )
    assert [(claim.stage, claim.status) for claim in found.claims] == [(0, OPEN), (1, PASS)]


def test_the_rule_of_the_template_opens_no_stage() -> None:
    text = "*GATE: Must pass before Phase 0 research. Re-check after Phase 1 design.*\n\n- [x] I. Contracts"
    assert only(text).stage == 0


def test_every_section_is_read_and_a_repeated_one_is_told() -> None:
    found = check("- [ ] I. Contracts\n\n## Notes\n\n## Constitution Check\n\n- [x] I. Contracts")
    assert [claim.status for claim in found.claims] == [OPEN, PASS]
    assert [section.line for section in found.repeated] == [9]


def test_a_section_inside_another_is_read_once() -> None:
    found = check("- [x] I. Contracts\n\n### Constitution Check\n\n- [ ] II. Tests")
    assert [claim.key for claim in found.claims] == ["I. Contracts", "II. Tests"]
    assert len(found.sections) == 2


def test_a_plan_without_the_section_claims_nothing() -> None:
    assert read(Artifact("plan.md", b"# Plan\n\n- [x] I. Contracts\n")) == ConstitutionCheck()


def test_references_are_kept_as_written() -> None:
    claim = only(
        "- [x] **I. Contracts**: [the contract](contracts/api.yaml), `data-model.md`, tests/test_a.py:12, FR-001\n"
        "  - see [flow](#main-flow) and T012, D-003"
    )
    assert claim.references == (
        "contracts/api.yaml",
        "data-model.md",
        "tests/test_a.py:12",
        "FR-001",
        "#main-flow",
        "T012",
        "D-003",
    )


def test_line_ends_of_every_kind_count_alike() -> None:
    body = "# Plan\n\n## Constitution Check\n\n- [x] I. Contracts\n"
    for end in ("\n", "\r\n", "\r"):
        (claim,) = read(Artifact("plan.md", body.replace("\n", end).encode())).claims
        assert claim.line == 5


def test_a_homoglyph_in_a_name_stays_in_the_key() -> None:
    assert only("- [x] **II. T\u0435st Evidence**: covered").key == "II. T\u0435st Evidence"


_PIECES = st.sampled_from(
    [
        "- ",
        "  - ",
        "1. ",
        "[x] ",
        "[ ] ",
        "[✓] ",
        "`[x]` ",
        "**I. A**",
        ": ",
        " — ",
        "✅",
        "❌",
        "⚠️",
        "PASS",
        "FAIL",
        "N/A",
        "| a | Status |\n|---|---|\n",
        "| b | ",
        " |",
        "\n",
        "\n\n",
        "### ",
        "## Constitution Check\n",
        "> ",
        "```\n",
        "<!--",
        "-->",
        "<details>",
        "~~",
        "(",
        ")",
        "（",
        "）",
        "[",
        "]",
        "→",
        "通過",
        "\u200b",
        "\r",
        "    ",
        "Post-Design",
        "**",
        "`",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(_PIECES | st.text(max_size=6), max_size=40).map("".join))
def test_no_text_is_an_error_and_lines_stay_in_the_document(text: str) -> None:
    body = f"# Plan\n\n## Constitution Check\n\n{text}\n"
    found = read(Artifact("plan.md", body.encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode()))
    lines = len(Artifact("plan.md", body.encode("utf-8", "replace")).document.lines)
    for claim in found.claims:
        assert 1 <= claim.line <= claim.end_line <= lines + 1
        assert claim.stage in {0, 1}


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="[]`\r\n"), min_size=1, max_size=3))
def test_a_tick_is_an_x_and_nothing_else(mark: str) -> None:
    claims = check(f"- [{mark}] **II. Tests**: covered by `tests/a.py`").claims
    if mark not in {"x", "X"}:
        assert all(claim.status is not PASS or claim.box_line is None for claim in claims)
