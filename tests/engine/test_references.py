"""Evidence resolves only to what is there, holds something, and is not the plan itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.engine.project import open_project
from constitution_gate.gates.feature import Feature
from constitution_gate.gates.references import resolve, slug


@pytest.fixture(scope="module")
def feature(tmp_path_factory: pytest.TempPathFactory) -> Feature:
    root = tmp_path_factory.mktemp("project")
    files = {
        "specs/001-a/plan.md": (
            "# Plan\n\n## Migration Flow\n\ntext\n\n## Constitution Check\n\n### I. First\n\ntext\n\n"
            "## Complexity Tracking\n\ntext\n\n## Nothing\n\n<!-- text -->\n\n## Later\n\nTBD\n\n## Empty\n"
        ),
        "specs/001-a/spec.md": (
            "# Spec\n\n### User Story 2 - Pay\n\n- **FR-001**: System MUST\n- **SC-002**: fast\n\n"
            "| Id | Text |\n|---|---|\n| NFR-3 | small |\n\nSee FR-007 and SC-008.\n\n<!-- FR-009 -->\n"
        ),
        "specs/001-a/tasks.md": "# Tasks\n\n- [ ] T003 [US2] Write\n",
        "specs/001-a/research.md": "# Research\n\n## Decision 1: Use `PostgreSQL`\n\nWhy.\n",
        "specs/001-a/contracts/api.yaml": "openapi: 3.1.0\n",
        "src/a.py": "x = 1\ny = 2\n",
        "src/empty.py": "",
        "src/blank.py": "  \n",
        ".specify/memory/constitution.md": "# C\n",
        ".specify/templates/plan-template.md": "# Plan\n\ntext\n",
        "docs/logo.png": "\x89PNG\x00\x01",
        "docs/mark.txt": "\ufeff",
        "docs/nul.bin": "\x00\x00",
        "docs/unseen.md": "\u200b\n",
        "docs/later.md": "TODO\n",
        "docs/later.txt": "tbd",
        "docs/title.md": "# Proof\n\n## Part\n\n<!-- proof -->\n",
        "docs/code.md": "# Proof\n\n```sh\nmake\n```\n",
        "hollow/.gitkeep": "\n",
        "kept/.gitkeep": "",
        "kept/proof.txt": "seen failing on 1 May",
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    (root / "link.py").symlink_to("src/a.py")
    return open_project(root).feature("specs/001-a")


@pytest.mark.parametrize(
    ("reference", "path", "line"),
    [
        ("contracts/api.yaml", "specs/001-a/contracts/api.yaml", 1),
        ("./contracts/api.yaml", "specs/001-a/contracts/api.yaml", 1),
        ("/contracts/api.yaml", "specs/001-a/contracts/api.yaml", 1),
        ("specs/001-a/contracts/api.yaml", "specs/001-a/contracts/api.yaml", 1),
        ("../../src/a.py", "src/a.py", 1),
        ("src/a.py:2", "src/a.py", 2),
        ("src/a.py#L2", "src/a.py", 2),
        ("`src/a.py`", "src/a.py", 1),
        ("src/", "src/a.py", 1),
        ("docs/logo.png", "docs/logo.png", 1),
        ("docs/code.md", "docs/code.md", 1),
        ("docs//./code.md", "docs/code.md", 1),
        ("kept/", "kept/proof.txt", 1),
        ("research.md#decision-1-use-postgresql", "specs/001-a/research.md", 3),
        ("#migration-flow", "specs/001-a/plan.md", 3),
        ("plan.md#migration-flow", "specs/001-a/plan.md", 3),
        ("FR-001", "specs/001-a/spec.md", 5),
        ("SC-002", "specs/001-a/spec.md", 6),
        ("SC-02", "specs/001-a/spec.md", 6),
        ("NFR-003", "specs/001-a/spec.md", 10),
        ("US2", "specs/001-a/spec.md", 3),
        ("US-02", "specs/001-a/spec.md", 3),
        ("T003", "specs/001-a/tasks.md", 3),
    ],
)
def test_a_reference_leads_to_a_file_an_anchor_or_an_id(feature: Feature, reference: str, path: str, line: int) -> None:
    found = resolve(reference, feature)
    assert found is not None
    assert (found.path, found.start_line) == (path, line)


@pytest.mark.parametrize(
    "reference",
    [
        *("", "`", "none.md", "src/none.py", "src/empty.py", "src/blank.py", "hollow/", "src/a.py:99"),
        *("specs/", "specs/001-a/", "specs/001-a"),
        *("plan.md", "specs/001-a/plan.md", "#constitution-check", "#empty", "#nowhere", "research.md#nowhere"),
        *("../../../outside", "../../../../etc/passwd", "/etc/passwd", "C:\\x", "https://example.org/a.md", "//h/a.md"),
        *("plan.md#i-first", "#complexity-tracking", "#nothing", "#later", "././plan.md", "FR-009", ".git/HEAD"),
        *(".specify//memory/constitution.md", "./.specify/./memory/constitution.md", ".specify/memory/", ".specify/"),
        *("docs/mark.txt", "docs/nul.bin", "docs/unseen.md", "docs/later.md", "docs/later.txt", "docs/title.md"),
        *(
            ".specify/memory/constitution.md",
            ".specify/templates/plan-template.md",
            "link.py",
            "FR-002",
            "FR-007",
            "SC-008",
            "FR-0011",
            "T004",
            "US3",
            "a\nb",
            "x" * 500,
        ),
    ],
)
def test_what_leads_nowhere_is_no_evidence(feature: Feature, reference: str) -> None:
    assert resolve(reference, feature) is None


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_reference_can_be_asked(feature: Feature, reference: str) -> None:
    found = resolve(reference, feature)
    assert found is None or found.start_line >= 1


def test_an_anchor_is_spelt_as_github_spells_it() -> None:
    assert slug("Decision 1: Use `PostgreSQL`!") == "decision-1-use-postgresql"
