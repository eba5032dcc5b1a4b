"""Names from the tree are told, and do nothing where they are printed."""

from __future__ import annotations

import json
import os
import xml.etree.ElementTree as ET

import pytest

NAMES = (
    "new\nline",
    "carriage\rreturn",
    "clear\x1b[2J\x1b]0;title\x07",
    "c1\x9b31m",
    "::set-output name=a::b",
    "\n::error file=x::owned",
    "##[error]owned",
    "##vso[task.complete]",
    "right\u202eto\u202cleft",
    "zero\u200bwidth",
    "line\u2028separator",
    "percent%0A%25",
    "comma,colon:equals=",
    "<script>alert(1)</script>",
    "]]>",
    "`code`|cell|",
    "[link](javascript:a)",
    "$(id) ${{ github.token }}",
    "-rf",
    " blank ",
    "*[?]{a,b}",
    "caf\u00e9 cafe\u0301",
)
FORMATS = ("text", "markdown", "json", "sarif", "junit", "github", "gitlab")


def well_formed(form: str, said: str) -> None:
    if form in {"json", "sarif", "gitlab"}:
        json.loads(said)
    elif form == "junit":
        ET.fromstring(said)


@pytest.mark.parametrize("form", FORMATS)
def test_names_of_features_are_inert(project, audit, form: str) -> None:
    for number, name in enumerate(NAMES, start=2):
        project.write(f"specs/{number:03}-{name}/spec.md", "# Feature\n\n- **FR-001**: System MUST be\n")
        project.write(
            f"specs/{number:03}-{name}/plan.md", "# Plan\n\n## Constitution Check\n\n- [ ] **I. Contract First**\n"
        )
    ended = audit("--all", "--format", form)
    assert ended.status == 3
    well_formed(form, ended.said)


@pytest.mark.parametrize("form", FORMATS)
def test_names_of_files_are_inert(project, audit, form: str) -> None:
    for name in NAMES:
        project.write(f"{project.feature}/{name}.md", "4111-1111-1111-1111\n")
        project.write(f"{project.feature}/contracts/{name}.yaml", "openapi: 3.1.0\ninfo: {}\npaths: {}\n")
    ended = audit(project.feature, "--format", form)
    assert ended.status == 1
    well_formed(form, ended.said)


@pytest.mark.parametrize("form", FORMATS)
def test_what_documents_say_is_inert(project, audit, form: str) -> None:
    lines = "".join(f"- [ ] **{name}**: FAIL {name}. Evidence: `{name}`\n" for name in NAMES if "\n" not in name)
    project.replace(project.plan, "- [x] **II", f"{lines}- [x] **II")
    paths = "".join(f"  {json.dumps('/' + name)}: {{get: {{operationId: {json.dumps(name)}}}}}\n" for name in NAMES)
    project.replace(project.contract, "paths:\n", f"paths:\n{paths}")
    ended = audit(project.feature, "--format", form)
    assert ended.status in {1, 2}
    well_formed(form, ended.said)


@pytest.mark.parametrize("form", FORMATS)
def test_what_a_constitution_says_is_inert(project, audit, form: str) -> None:
    sections = "".join(f"### {number}. {name}\n\nIt MUST be {name}.\n\n" for number, name in enumerate(NAMES, start=3))
    project.replace(project.constitution, "## Governance", f"{sections}## Governance")
    ended = audit(project.feature, "--format", form)
    assert ended.status in {1, 2}
    well_formed(form, ended.said)


@pytest.mark.skipif(os.sep != "/", reason="names are bytes on POSIX only")
@pytest.mark.parametrize("form", FORMATS)
def test_names_that_are_not_utf_8_are_told(project, audit, form: str) -> None:
    try:
        project.write(f"{project.feature}/\udcff\udcfe.md", "4111-1111-1111-1111\n")
    except OSError:
        pytest.skip("the file system takes no such name")
    project.write(f"{project.feature}/contracts/\udc80.yaml", "openapi: 3.1.0\n")
    project.write("specs/\udcff-feature/spec.md", "# Feature\n")
    ended = audit("--all", "--format", form)
    assert ended.status == 1
    well_formed(form, ended.said)


def test_names_that_differ_in_case_stand_for_nothing(project, audit) -> None:
    if (project.root / ".SPECIFY").exists():
        pytest.skip("the file system knows no case")
    assert audit().status == 0
    for name in (
        ".specify/memory/constitution.md",
        "specs/001-orders/plan.md",
        "specs/001-orders/contracts/orders.yaml",
    ):
        content = (project.root / name).read_text()
        decoy = name.replace("constitution.md", "Constitution.md").replace("plan.md", "PLAN.md")
        project.write(decoy.replace("orders.yaml", "Orders.yaml"), content)
        project.free(name)
        ended = audit()
        assert ended.status == (0 if name.endswith(".yaml") else ended.status)
        assert name.endswith(".yaml") or ended.status in {1, 2, 3}
        project.write(name, content)
        project.free(decoy)


def test_a_decoy_beside_the_real_one_changes_nothing(project, audit) -> None:
    project.replace(project.plan, "[x] **II", "[ ] **II")
    assert audit().status == 1
    plan = (project.root / project.plan).read_text().replace("[ ] **II", "[x] **II")
    for name in ("Plan.md", "PLAN.MD", "plan.md ", "plan.md.bak", ".plan.md", "pl\u0430n.md", "plan\u200b.md"):
        target = project.root / project.feature / name
        if not target.exists():
            project.write(f"{project.feature}/{name}", plan)
    assert audit().status == 1
