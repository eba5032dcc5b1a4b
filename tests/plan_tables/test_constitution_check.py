"""The Constitution Check: boxes, pointers and the table between the markers."""

from __future__ import annotations

import re

import pytest

from constitution_gate.constitution.markdown import Table, parse
from constitution_gate.constitution.model import InputError
from constitution_gate.engine.plan_tables import fill, settle
from constitution_gate.engine.report import JustificationEntry
from constitution_gate.gates.artifacts import markers

BEGIN = markers.BEGIN.format(name=markers.CONSTITUTION_CHECK)
END = markers.END.format(name=markers.CONSTITUTION_CHECK)
PLAN = "# Plan\n\n## Constitution Check\n\n{items}\n\n## Project Structure\n\nsrc/\n"


def filled(text, report, **options):
    return fill(text.encode(), report, **options).data.decode()


def line_of(text, part):
    return next(number for number, line in enumerate(text.split("\n"), start=1) if part in line)


def test_a_template_is_filled_as_documented(reports, template):
    report = reports.report(
        reports.gate("api-contract", "pass", line=line_of(template, "API contract")),
        reports.gate("sequence-diagram", "fail", line=line_of(template, "Sequence"), title="Sequence diagram"),
        reports.gate("data-model", "not-applicable", line=line_of(template, "Data model"), title="Data model"),
    )
    text = filled(template, report)
    assert text == template.replace(
        "- [ ] API contract (OpenAPI) exists - implementation MUST match\n"
        "- [x] Sequence diagram for major flows\n"
        "      with two lines\n"
        "- [x] Data model definition\n"
        "\n"
        "> **Note**: run the analysis first.\n",
        "- [x] API contract (OpenAPI) exists - implementation MUST match"
        " <!-- constitution-gate: ticked; api-contract pass, contracts/orders.yaml:1 -->\n"
        "- [ ] Sequence diagram for major flows"
        " <!-- constitution-gate: unticked; sequence-diagram fail, contracts/orders.yaml:3 -->\n"
        "      with two lines\n"
        "- [x] Data model definition <!-- constitution-gate: data-model not-applicable -->\n"
        "\n"
        "> **Note**: run the analysis first.\n"
        "\n"
        f"{BEGIN}\n"
        "\n"
        "| Gate | Principle | Level | Verdict | Evidence |\n"
        "|---|---|---|---|---|\n"
        "| `api-contract` API contract exists | I. Contract First | MUST | ✅ pass |"
        " `contracts/orders.yaml:1` OpenAPI 3.1 with 4 operations |\n"
        "| `sequence-diagram` Sequence diagram | I. Contract First | MUST | ❌ fail |"
        " `contracts/orders.yaml:3` There is no contract. |\n"
        "| `data-model` Data model | I. Contract First | MUST | ➖ not-applicable |"
        " The fact exposes-http-api is false. |\n"
        "\n"
        "**Outcome**: ❌ failed at phase design. 3 gates: 1 pass, 1 fail, 1 not-applicable.\n"
        "\n"
        f"{END}\n",
    ).replace(
        "| [e.g., 4th project] | [current need] | [why 3 projects insufficient] |\n"
        "| [e.g., Repository pattern] | [specific problem] | [why direct DB access insufficient] |\n",
        "| `sequence-diagram` Sequence diagram |  |  |\n",
    )


@pytest.mark.parametrize(
    ("verdicts", "before", "after"),
    [
        (["pass"], " ", "x"),
        (["pass"], "x", "x"),
        (["pass"], "X", "X"),
        (["attested"], " ", "x"),
        (["pass", "attested"], " ", "x"),
        *((["pass", verdict], "x", " ") for verdict in ("fail", "error", "unverified", "pending", "justified")),
        *(([verdict], "x", " ") for verdict in ("fail", "error", "unverified", "pending", "justified")),
        *(([verdict], " ", " ") for verdict in ("fail", "error", "unverified", "pending", "justified")),
        (["not-applicable"], " ", " "),
        (["not-applicable"], "x", "x"),
        (["pass", "not-applicable"], " ", " "),
        (["pass", "not-applicable"], "x", "x"),
        (["fail", "not-applicable"], "x", " "),
    ],
)
def test_a_box_follows_the_verdicts_of_all_its_gates(reports, verdicts, before, after):
    gates = [reports.gate(f"gate-{n}", verdict, line=5) for n, verdict in enumerate(verdicts)]
    result = fill(PLAN.format(items=f"- [{before}] API contract").encode(), reports.report(*gates))
    assert f"\n- [{after}] API contract <!-- constitution-gate: " in result.data.decode()
    changed = before.casefold() != after.casefold()
    assert [box.ticked for box in result.ticked] == ([after == "x"] if changed else [])


@pytest.mark.parametrize("verdict", ["fail", "error", "unverified", "pending", "justified", "not-applicable"])
def test_no_box_is_ticked_without_a_pass(reports, verdict):
    text = PLAN.format(items="- [ ] One\n- [ ] Two\n* [ ] Three\n1. [ ] Four")
    gates = [reports.gate(f"gate-{line}", verdict, line=line) for line in (5, 6, 7, 8)]
    assert "[x]" not in filled(text, reports.report(*gates)).lower()


@pytest.mark.parametrize(
    "item",
    [
        "* [ ] API contract",
        "+ [ ] API contract",
        "12) [ ] API contract",
        "  - [ ] API contract",
        "> - [ ] API contract",
        "- - [ ] API contract",
        "-\t[ ] API contract",
    ],
)
def test_a_box_after_any_bullet_is_found(reports, item):
    text = filled(PLAN.format(items=item), reports.report(reports.gate(line=5)))
    assert item.replace("[ ]", "[x]") + " <!-- constitution-gate: ticked; api-contract pass" in text


@pytest.mark.parametrize(
    "items",
    [
        "- [y] API contract",
        "- [✓] API contract",
        "- [] API contract",
        "- \\[ ] API contract",
        "- **API contract**: PASS",
        "The API contract: PASS",
        "    - [ ] API contract",
        "| Gate | Status |\n|---|---|\n| API | PASS |",
    ],
)
def test_what_is_no_checklist_item_stays_as_it_is(reports, items):
    text = filled(PLAN.format(items=items), reports.report(reports.gate("a", line=5), reports.gate("b", line=7)))
    assert f"\n\n{items}\n\n{BEGIN}" in text


def test_an_item_in_a_fence_or_a_comment_is_no_item(reports):
    items = "```\n- [ ] API contract\n```\n\n<!--\n- [ ] API contract\n-->"
    text = filled(PLAN.format(items=items), reports.report(reports.gate("a", line=6), reports.gate("b", line=10)))
    assert items in text


def test_a_claim_of_another_file_moves_no_box(reports):

    gate = reports.gate(line=5)
    gate = gate.replace(claim=gate.claim.replace(path="specs/002-other/plan.md"))
    assert "- [ ] API contract\n" in filled(PLAN.format(items="- [ ] API contract"), reports.report(gate))


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("- [ ] A  ", "- [x] A <!-- constitution-gate: ticked; api-contract pass, contracts/orders.yaml:1 -->  "),
        ("- [ ] A <!-- kept -->", "- [x] A <!-- kept --> <!-- constitution-gate: ticked;"),
        ("- [ ] A `b\n  c` d", "- [x] A `b\n  c` d"),
        ("- [ ] A <!-- b\n  c --> d", "- [x] A <!-- b\n  c --> d"),
        ("- [ ] A [b](\n  c.md) d", "- [x] A [b](\n  c.md) d"),
        ("- [ ] A <b\n  id='c'> d", "- [x] A <b\n  id='c'> d"),
        ("- [ ] A\\\n  b", "- [x] A\\\n  b"),
    ],
)
def test_a_pointer_never_lands_inside_what_people_wrote(reports, item, expected):
    text = filled(PLAN.format(items=item), reports.report(reports.gate(line=5)))
    assert f"\n\n{expected}" in text


def test_a_pointer_is_replaced_and_never_stacked(reports):
    first = filled(PLAN.format(items="- [ ] A"), reports.report(reports.gate(line=5)))
    second = filled(first, reports.report(reports.gate("api-contract", "fail", line=5, waivable=False)))
    assert second.count("constitution-gate: ") == 1
    assert "- [ ] A <!-- constitution-gate: api-contract fail, contracts/orders.yaml:3 -->\n" in second


def test_the_box_of_a_person_comes_back_when_the_gate_passes(reports):
    failing = reports.report(reports.gate("a", "fail", line=5, waivable=False))
    first = filled(PLAN.format(items="- [x] A"), failing)
    assert "- [ ] A <!-- constitution-gate: unticked; a fail" in first
    second = filled(first, reports.report(reports.gate("a", line=5)))
    assert "- [x] A <!-- constitution-gate: a pass" in second


def test_an_item_whose_gate_is_gone_loses_pointer_and_tick(reports):
    first = filled(PLAN.format(items="- [ ] A"), reports.report(reports.gate("a", line=5)))
    assert "- [ ] A\n" in filled(first, reports.report(reports.gate("b")))


def test_a_pointer_keeps_an_item_with_its_gate_and_never_ticks_it(reports):
    first = filled(PLAN.format(items="- [ ] A"), reports.report(reports.gate("a", "pending", line=5)))
    assert "- [ ] A <!-- constitution-gate: a pass" in filled(first, reports.report(reports.gate("a")))
    ticked = filled(PLAN.format(items="- [ ] A"), reports.report(reports.gate("a", line=5)))
    failing = reports.report(reports.gate("a", "fail", waivable=False))
    assert "- [ ] A <!-- constitution-gate: a fail" in filled(ticked, failing)


def test_a_justified_gate_points_to_its_row(reports):
    row = JustificationEntry("`api-contract` no contract | yet", "why", "alternative", reports.path, 20)
    gate = reports.gate("api-contract", "justified", line=5, justification=row)
    text = filled(PLAN.format(items="- [x] A"), reports.report(gate))
    assert "- [ ] A <!-- constitution-gate: unticked; api-contract justified, see Complexity Tracking -->" in text
    assert "| ⚠️ justified | Complexity Tracking: &#96;api-contract&#96; no contract &#124; yet |" in text


def test_the_placeholder_of_the_template_gives_way_to_the_table(reports):
    text = PLAN.format(items="*GATE: Must pass.*\n\n[Gates determined based on constitution file]")
    result = filled(text, reports.report(reports.gate()))
    assert "determined" not in result
    assert f"*GATE: Must pass.*\n\n{BEGIN}\n" in result
    assert f"\n{END}\n\n## Project Structure" in result


def test_the_placeholder_goes_where_the_table_stands_already(reports):
    first = filled(PLAN.format(items="text"), reports.report(reports.gate()))
    again = first.replace("text\n\n", "text\n\n[Gates determined based on constitution file]\n\n")
    assert filled(again, reports.report(reports.gate())) == first


def test_the_table_stands_above_a_rule_that_ends_the_section(reports):
    text = filled(PLAN.format(items="Text.\n\n---"), reports.report(reports.gate()))
    assert re.search(rf"Text\.\n\n{re.escape(BEGIN)}\n.*?\n{re.escape(END)}\n\n---\n\n## Project", text, re.DOTALL)


def test_a_heading_that_follows_without_a_blank_line_stays_a_heading(reports):
    text = "## Constitution Check\nText.\n## Project Structure\nMore.\n"
    result = filled(text, reports.report(reports.gate()))
    assert result.startswith(f"## Constitution Check\nText.\n\n{BEGIN}\n")
    assert result.endswith(f"{END}\n\n## Project Structure\nMore.\n")


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("# Plan\n\n## Project Structure\n\nx\n", "# Plan\n\n", "\n## Project Structure\n\nx\n"),
        ("# Plan\n### Complexity Tracking\n", "# Plan\n\n", "\n### Complexity Tracking\n"),
        ("# Plan\n\nEnd.\n", "# Plan\n\nEnd.\n\n", ""),
        ("# Plan\n\nEnd.", "# Plan\n\nEnd.\n\n", ""),
        ("", "", ""),
        ("```\n## Constitution Check\n```\n", "```\n## Constitution Check\n```\n\n", ""),
        ("<!--\n## Constitution Check\n-->\n", "<!--\n## Constitution Check\n-->\n\n", ""),
        ("a\n\n    ## Constitution Check\n", "a\n\n    ## Constitution Check\n\n", ""),
        ("> ## Constitution Check\n", "> ## Constitution Check\n\n", ""),
    ],
)
def test_a_missing_section_is_added_where_the_template_has_it(reports, text, before, after):
    result = filled(text, reports.report(reports.gate()))
    level = "###" if "###" in text else "##"
    assert result.startswith(f"{before}{level} Constitution Check\n\n{BEGIN}\n")
    assert result.endswith(f"{END}{'' if text == '# Plan' + chr(10) * 2 + 'End.' else chr(10)}{after}")
    assert filled(result, reports.report(reports.gate())) == result


@pytest.mark.parametrize(
    "heading",
    [
        "## constitution check",
        "## **Constitution Check** ##",
        "Constitution Check\n---",
        "### 3. Constitution Check ✅",
        "# Constitution Check",
        "## Constitution Check (Phase 0)",
    ],
)
def test_the_section_is_known_by_its_words(reports, heading):
    result = filled(f"# Plan\n\n{heading}\n\nText.\n", reports.report(reports.gate()))
    assert f"{heading}\n\nText.\n\n{BEGIN}" in result


def test_only_the_plain_section_is_written_where_a_later_one_rechecks(reports):
    later = "## Post-Design Constitution Check\n\nB\n\n## Constitution Check (Post-Design)\n\nC\n"
    text = f"## Constitution Check\n\nA\n\n{later}"
    result = filled(text, reports.report(reports.gate()))
    assert result.startswith(f"## Constitution Check\n\nA\n\n{BEGIN}")
    assert result.endswith(f"{END}\n\n{later}")


def test_only_what_is_between_the_markers_is_replaced(reports):
    text = PLAN.format(
        items=f"Above.\n\n{BEGIN}\n\n| Gate | Principle | Level | Verdict | Evidence |\n|---|---|---|---|---|\n"
        f"| old | | | | |\n\n**Outcome**: old\n\n{END}\nBelow."
    )
    result = filled(text, reports.report(reports.gate()))
    assert "old" not in result
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    assert result.startswith(before + BEGIN)
    assert result.endswith(END + after)


@pytest.mark.parametrize(
    "inside",
    [
        "A note of a reviewer.",
        "- [ ] an item",
        "```\n| code |\n```",
        "| Other | Table |\n|---|---|\n| a | b |",
        "<!-- a remark -->",
    ],
)
def test_what_people_wrote_between_the_markers_moves_below_them(reports, inside):
    first = filled(PLAN.format(items="Text."), reports.report(reports.gate()))
    noted = first.replace(f"\n\n{END}", f"\n\n{inside}\n\n{END}")
    result = fill(noted.encode(), reports.report(reports.gate()))
    assert result.data.decode() == first.replace(END, f"{END}\n\n{inside}")
    assert result.notes
    assert fill(result.data, reports.report(reports.gate())).data == result.data


def test_a_table_that_stands_elsewhere_stays_there(reports):
    first = filled("# Plan\n\nEnd.\n", reports.report(reports.gate()))
    moved = "## Constitution Check\n\nText.\n\n" + first.replace("## Constitution Check", "## Gates")
    result = filled(moved, reports.report(reports.gate("b", "error", waivable=False)))
    assert result.count(BEGIN) == 1
    assert result.startswith("## Constitution Check\n\nText.\n\n# Plan")


@pytest.mark.parametrize(
    "text",
    [
        f"{BEGIN}\n\nAfter\n",
        f"{END}\n\nAfter\n",
        f"{END}\n\nBetween\n\n{BEGIN}\n",
        f"{BEGIN}\na\n{END}\n\n{BEGIN}\nb\n{END}\n",
        f"{BEGIN}\n{BEGIN}\na\n{END}\n{END}\n",
        f"{BEGIN}\na\n{END}\n{END}\n",
        f"- item\n\n  {BEGIN}\n  a\n  {END}\n",
        f"> {BEGIN}\n> a\n> {END}\n",
        f"text {BEGIN} text\n\n{END}\n",
        f"{BEGIN} text\n\n{END}\n",
        f"{BEGIN}\n\n## Next\n\n{END}\n",
        "<!--\nconstitution-gate:begin constitution-check\n-->\na\n" + END + "\n",
    ],
)
def test_damaged_markers_are_refused(reports, text):
    with pytest.raises(InputError) as refused:
        filled(f"## Constitution Check\n\n{text}", reports.report(reports.gate()))
    problem = refused.value.problems[0]
    assert problem.path == reports.path
    assert problem.line
    assert problem.remedy


@pytest.mark.parametrize(
    "text",
    [
        f"```text\n{BEGIN}\nDocumented\n{END}\n```",
        f"~~~\n{BEGIN}\n~~~",
        f"a\n\n    {BEGIN}\n",
        f"<pre>\n{BEGIN}\n</pre>",
        "<!-- the marker constitution-gate:begin constitution-check is ours -->",
        "<!-- constitution-gate:begin other-part -->",
        f"\\{BEGIN}",
        f"The marker `{BEGIN}` begins it.",
    ],
)
def test_markers_that_are_documentation_are_no_markers(reports, text):
    result = filled(f"## Constitution Check\n\n{text}\n", reports.report(reports.gate()))
    assert result.startswith(f"## Constitution Check\n\n{text.rstrip()}\n")
    assert len(markers.marked_blocks(parse(result))) == 1


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"a\n\n## Constitution Check\n\ncaf\xe9\n", 5),
        ("## Constitution Check\n".encode("utf-16"), 1),
        (b"a\nb\0c\n", 2),
        (b"# P\n## Constitution Check\n## Constitution Check\n", 3),
        (b"# P\n## Constitution Check\n### constitution check\n", 3),
        (b"# P\n## Complexity Tracking\n\n## Complexity Tracking ##\n", 4),
        (b"# P\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n", 2),
        (b"## Constitution Check\n\n```\nopen\n\n", 3),
        (b"## Constitution Check\n\n<!-- open\n\n", None),
        (b"## Constitution Check\n\n<pre>\nopen\n", None),
    ],
)
def test_a_plan_that_cannot_be_written_for_sure_is_refused(reports, data, line):
    with pytest.raises(InputError) as refused:
        fill(data, reports.report(reports.gate()))
    assert refused.value.problems[0].path == reports.path
    assert refused.value.problems[0].line == line


def test_every_problem_is_named(reports):
    text = (
        f"## Constitution Check\n\n## Constitution Check\n\n## Complexity Tracking\n\n## Complexity Tracking\n\n{END}\n"
    )
    with pytest.raises(InputError) as refused:
        filled(text, reports.report(reports.gate()))
    assert len(refused.value.problems) == 3


HOSTILE = [
    "a | b || c",
    "`code` ``more`` ```",
    "<script>alert(1)</script> <img src=x onerror=y>",
    "<!-- comment --> -->",
    BEGIN + END,
    "![i](http://evil.example/x.png) [l](javascript:x) <https://evil.example>",
    "https://evil.example www.evil.example a@evil.example @everyone",
    "**b** __u__ _e_ ~~s~~ # h",
    "new\nline\r\nand\ttab\x0b\u2028\u2029\x85",
    "\x1b[31mred\x07 \x00 \u202egnp.exe \u200b\u2066 \ud800",
    "trailing backslash \\",
    "\\| \\\\| \\`",
    "&lt;b&gt; &#124; &amp;",
    "::error::x ##[error]y",
    "[x] [X] - [x]",
    "$x$ $$y$$",
    "x" * 5000,
    "|" * 500,
    "",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_text_in_its_cell(reports, hostile):

    path = f"specs/001-orders/{hostile}"
    gates = [
        reports.gate("a", "fail", title=hostile, principle=hostile, waivable=True).replace(
            findings=(reports.finding(hostile, hostile),),
        ),
        reports.gate("b", title=hostile).replace(evidence=(reports.evidence(hostile, note=hostile),)),
        reports.gate("c", "not-applicable", reason=hostile, line=5),
        reports.gate("d", "fail", line=5, waivable=False).replace(findings=(reports.finding("m", path),)),
        reports.gate(hostile, "justified", line=5, justification=JustificationEntry(hostile, "", "", reports.path, 1)),
    ]
    text = filled(PLAN.format(items="- [x] A"), reports.report(*gates))
    document = parse(text)
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert [len(table.rows) for table in tables] == [5, 1]
    assert len(markers.marked_blocks(document)) == 1
    assert [heading.text for heading in document.headings()] == [
        "Plan",
        "Constitution Check",
        "Project Structure",
        "Complexity Tracking",
    ]
    assert "[x]" not in text.lower()
    for table in tables:
        for row in table.rows:
            assert all(len(cell) <= 200 for cell in row.cells)
            source = text.split("\n")[row.line - 1]
            assert source.isprintable()
            assert source.count("|") == len(table.header) + 1
    item = next(line for line in text.split("\n") if line.startswith("- [ ] A"))
    assert item.count("-->") == 1
    assert item.endswith(" -->")
    assert item.isprintable()


@pytest.mark.parametrize("hostile", HOSTILE[:-3])
def test_hostile_text_renders_as_text(reports, hostile):
    from markdown_it import MarkdownIt

    gate = reports.gate("c", "not-applicable", reason=hostile, title=hostile, principle=hostile)
    text = filled(PLAN.format(items="A"), reports.report(gate))
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(text)
    body = html.partition("<tbody>")[2].partition("</tbody>")[0]
    assert set(re.findall(r"<(/?\w+)", body)) <= {"tr", "/tr", "td", "/td", "code", "/code"}


def test_a_place_in_the_plan_is_named_by_its_section(reports):

    text = PLAN.format(items="A")
    gates = [
        reports.gate("a").replace(evidence=(reports.evidence("plan.md", 9, "one project"),)),
        reports.gate("b").replace(evidence=(reports.evidence("plan.md", 9), reports.evidence())),
        reports.gate("c").replace(evidence=(reports.evidence().replace(path="src/app.py", start_line=4),)),
    ]
    result = filled(text, reports.report(*gates))
    assert "| `plan.md` § Project Structure: one project |" in result
    assert "`plan.md` § Project Structure: OpenAPI 3.1 with 4 operations (and 1 more) |" in result
    assert "| `/src/app.py:4` OpenAPI" in result


def test_filling_settles_on_the_audit_of_what_is_written(reports):
    """Template text goes with the first filling, and with it the finding that names it."""

    def audit(data):
        text = data.decode()
        missing = "determined" in text
        line = line_of(text, "## Later")
        gate = reports.gate("plan-complete", "fail" if missing else "pass", waivable=False)
        return reports.report(gate, reports.gate("b", "unverified", reason=f"Line {line} names nothing."))

    text = PLAN.format(items="[Gates determined based on constitution file]") + "\n## Later\n"
    result, report = settle(text.encode(), audit)
    assert report.gates[0].verdict == "pass"
    assert f"Line {line_of(result.data.decode(), '## Later')} names nothing." in result.data.decode()
    assert settle(result.data, audit)[0].data == result.data


def test_verdicts_that_never_settle_are_a_defect(reports):
    turns = iter(range(100))

    def audit(_data):
        return reports.report(reports.gate(reason=str(next(turns)), verdict="pending"))

    with pytest.raises(RuntimeError, match="still change"):
        settle(b"# Plan\n", audit)


@pytest.mark.parametrize(
    ("line", "box", "expected"),
    [
        ("- [x] A <!-- constitution-gate: ticked; a pass -->", "x", True),
        ("- [ ] A <!-- constitution-gate: unticked; a fail -->", " ", True),
        ("- [x] A <!-- constitution-gate: unticked; a fail -->", "x", False),
        ("- [ ] A <!-- constitution-gate: ticked; a pass -->", " ", False),
        ("- [x] A <!-- constitution-gate: a pass -->", "x", False),
        ("- [x] A", "x", False),
        ("- [x] `<!-- constitution-gate: ticked; a pass -->`", "x", False),
        ("- [✓] A <!-- constitution-gate: ticked; a pass -->", "✓", False),
        ("- A <!-- constitution-gate: ticked; a pass -->", None, False),
    ],
)
def test_a_box_that_the_program_set_is_told_from_a_claim(line, box, expected):
    assert markers.set_by_program(line, box) is expected
