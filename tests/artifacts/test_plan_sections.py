"""The items of a plan's section and their parts, in every form."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.constitution import markdown
from constitution_gate.gates.artifacts import plan_sections, plan_words
from constitution_gate.gates.artifacts.plan_sections import Entry
from constitution_gate.gates.artifacts.plan_words import Words

SUBJECTS = ("caching", "retry", "decisions", "risks", "dependencies")
EVERY_LANGUAGE = ("de", "en", "es", "fr", "ja", "pt", "zh")


def words(subject: str, *languages: str) -> Words:
    return plan_words.words(subject, languages or ("en",))


def read(subject: str, text: str, *languages: str) -> Entry:
    known = words(subject, *languages)
    (section,) = plan_sections.sections(markdown.parse(text), known)
    return plan_sections.read(section, known)


def parts(entry: Entry) -> dict[str, str]:
    return {part: value.text for part, value in entry.parts.items()}


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("caching", "Caching Strategy [OPTIONAL]"),
        ("caching", "🗄️ 7. Cache design"),
        ("caching", "R9: Distributed caching"),
        ("caching", "缓存策略"),
        ("caching", "キャッシュ方針"),
        ("retry", "5. Error Handling and Retry Strategy"),
        ("retry", "Reconnection"),
        ("retry", "Wiederholungsstrategie"),
        ("decisions", "Key Design Decisions"),
        ("decisions", "Decisions & Rationale"),
        ("decisions", "Architekturentscheidungen"),
        ("decisions", "技术决策"),
        ("risks", "Risk Register"),
        ("risks", "Risks / mitigations"),
        ("risks", "**Risks**"),
        ("risks", "Análisis de riesgos"),
        ("dependencies", "External Dependencies"),
        ("dependencies", "4. Dependency Summary"),
        ("dependencies", "Dépendances"),
        ("dependencies", "依存関係"),
    ],
)
def test_a_heading_that_opens_a_section(subject: str, title: str) -> None:
    assert words(subject, *EVERY_LANGUAGE).is_heading(title)


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("caching", "Cac\u200bhing"),
        ("caching", "Attaching files"),
        ("retry", "POST /api/email/retry/{id}"),
        ("retry", "User Story 5 - Retry after an error"),
        ("decisions", "Structure Decision"),
        ("decisions", "Who decides"),
        ("risks", "Backward Compatibility & Change Risk"),
        ("dependencies", "Phase Dependencies"),
        ("dependencies", "Dependencies & Execution Order"),
        ("dependencies", "依存関係チェックの実装方法"),
    ],
)
def test_a_heading_that_opens_none(subject: str, title: str) -> None:
    assert not words(subject, *EVERY_LANGUAGE).is_heading(title)


@pytest.mark.parametrize(
    ("subject", "label", "part"),
    [
        ("caching", "Cache Duration (TTL)", ("ttl",)),
        ("caching", "TTL / Invalidation", ("ttl", "invalidation")),
        ("caching", "**Caching Tool**", ("tool",)),
        ("retry", "Max Attempts", ("attempts",)),
        ("retry", "Backoff Strategy", ("backoff",)),
        ("retry", "Retry On", ("on",)),
        ("retry", "Idempotency Concerns", ("idempotency",)),
        ("decisions", "Alternatives Considered & Rejected", ("alternatives",)),
        ("decisions", "Context and Problem Statement", ("context",)),
        ("risks", "Likelihood/Impact", ("likelihood", "impact")),
        ("risks", "Risk", ("name",)),
        ("dependencies", "Purpose", ("reason",)),
        ("caching", "Products", ()),
        ("caching", "", ()),
        ("retry", "x" * 300, ()),
    ],
)
def test_what_a_label_names(subject: str, label: str, part: tuple[str, ...]) -> None:
    assert words(subject).parts(label) == part


def test_a_table_gives_a_part_for_each_of_its_columns_be_it_empty() -> None:
    root = read("caching", "## Caching\n\n| Store | Data | TTL |\n|---|---|---|\n| Redis | Products | |\n")
    (row,) = root.children
    assert (row.name, row.form, row.line, row.header) == ("Products", "row", 5, 3)
    assert parts(row) == {"name": "Products", "tool": "Redis", "ttl": ""}


def test_a_table_of_two_columns_labels_the_parts_of_the_section() -> None:
    root = read("retry", "## Retry\n\n| Setting | Value |\n|---|---|\n| Attempts | 3 |\n| Owner | shop team |\n")
    assert (parts(root), root.own, root.children) == ({"attempts": "3"}, "Owner: shop team", ())


@pytest.mark.parametrize(
    "body",
    [
        "### Import fails\n\n**Likelihood**: Low\n**Impact**: High\n",
        "**Import fails**\n\n- Likelihood: Low\n- Impact: High\n",
        "- **Import fails**\n  - Likelihood: Low\n  - Impact: High\n",
        "- Import fails: Likelihood: Low; Impact: High\n",
        "- **Import fails** (Likelihood: Low, Impact: High)\n",
        "- Risk: Import fails\n- Likelihood: Low\n- Impact: High\n",
        "**Risk**: Import fails. **Likelihood**: Low. **Impact**: High\n",
        "### Import fails\n\n#### Likelihood\n\nLow\n\n#### Impact\n\nHigh\n",
        "| Risk | Likelihood/Impact |\n|---|---|\n| Import fails | Low/High |\n",
    ],
)
def test_one_risk_in_many_forms(body: str) -> None:
    root = read("risks", f"## Risks\n\n{body}\n## Next\n\n**Impact**: none of ours\n")
    (risk,) = root.children
    found = {part: text.strip(". ") for part, text in parts(risk).items()}
    assert risk.name.startswith("Import fails")
    assert (found["likelihood"], found["impact"]) == ("Low", "High")


def test_what_stands_below_a_bare_label_is_its_part() -> None:
    root = read("retry", "## Retry\n\n**Retry on**:\n\n- 5xx\n- timeouts\n\n**Backoff**: 1 s\n\nAfterwards we stop.\n")
    assert parts(root) == {"on": "5xx\ntimeouts", "backoff": "1 s"}
    assert root.own == "Afterwards we stop."


def test_a_decision_goes_on_until_its_next_label() -> None:
    head = "## Decisions\n\n### Decision: one owner\n\n"
    text = f"{head}**Rationale**: no races.\n\n- simple\n\n**Alternatives**:\n\n- locks\n"
    (record,) = read("decisions", text).children
    assert record.name == "one owner"
    assert parts(record) == {"decision": "one owner", "rationale": "no races.\nsimple", "alternatives": "locks"}


def test_alternatives_under_headings_of_the_same_level_belong_to_them() -> None:
    text = "## Decisions\n\n### Alternatives considered\n\n### Locks\n\nThey block.\n"
    assert parts(read("decisions", text)) == {"alternatives": "Locks\nThey block."}


def test_quotes_comments_and_rejected_alternatives_are_no_part() -> None:
    text = (
        "## Caching\n\n> TTL: 5 minutes\n\n<!-- **TTL**: 5 minutes -->\n\n**Alternatives considered**:\n\n"
        "- Memcached: TTL: 1 hour\n\n### Future work\n\n**TTL**: 1 day\n"
    )
    root = read("caching", text)
    assert [entry.parts for entry in root.all()] == [{}]


def test_more_items_than_are_read_are_said_to_be_more() -> None:
    text = "## Risks\n\n" + "- a\n" * (plan_sections.MOST_ENTRIES + 1)
    assert read("risks", text).omitted


@pytest.mark.parametrize("language", EVERY_LANGUAGE)
def test_every_language_has_words_for_every_subject_and_no_others(language: str) -> None:
    english, module = plan_words.of_language("en"), plan_words.of_language(language)
    assert module.SECTIONS.keys() == english.SECTIONS.keys()
    assert module.STATED.keys() <= english.STATED.keys()
    assert set(english.STATED) - set(module.STATED) <= {"setting"}
    assert module.LEVELS.keys() == english.LEVELS.keys()
    for subject in SUBJECTS:
        assert module.COLUMNS[subject].keys() == english.COLUMNS[subject].keys()


@given(
    st.sampled_from(SUBJECTS),
    st.lists(
        st.sampled_from(
            [
                "## Caching",
                "## Risks",
                "### A",
                "- a: b",
                "  - TTL: 5",
                "**TTL**:",
                "| TTL | b |",
                "|---|---|",
                "| a | |",
            ]
        )
        | st.text(max_size=20),
        max_size=20,
    ),
)
@settings(max_examples=100, deadline=None)
def test_no_text_breaks_the_reader_and_every_line_is_one_of_the_document(subject: str, lines: list[str]) -> None:
    document = markdown.parse("\n".join(lines))
    for entry in plan_sections.whole(document, words(subject, *EVERY_LANGUAGE)).all():
        last = max(len(document.lines), 1)
        assert 1 <= entry.line <= entry.end_line <= last
        assert all(1 <= part.line <= last for part in entry.parts.values())
