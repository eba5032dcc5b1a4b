"""What norms ask of security-requirements, which parameters it refuses, and that it quotes no secret."""

from __future__ import annotations

from pathlib import Path

import pytest

from constitution_gate.constitution.model import Level, Norm
from constitution_gate.engine.project import open_project
from constitution_gate.gates.checks import security_requirements
from constitution_gate.gates.checks.security_requirements import Parameters

TOKEN = "ghp_" + "q7RzT2mKx9WbLd4VnYc8JfHs3PgEaUo6Bv1N"  # made up


def norm(text: str) -> Norm:
    return Norm(text=text, line=1, level=Level.MUST, keyword="MUST")


@pytest.mark.parametrize(
    ("texts", "asked"),
    [
        (["Secrets MUST NOT be committed."], {"topics": ("secrets",), "contract": False, "artifacts": True}),
        (
            ["All endpoints MUST require authentication."],
            {"topics": ("authentication",), "contract": True, "artifacts": False},
        ),
        (
            ["Role-based access control MUST be enforced."],
            {"topics": ("authorization",), "contract": False, "artifacts": False},
        ),
        (["All input MUST be validated."], {"topics": ("input-validation",), "contract": False, "artifacts": False}),
        (
            ["Secrets MUST NOT be committed.", "所有請求必須經過身份驗證與授權檢查"],
            {"topics": ("authentication", "authorization", "secrets"), "contract": True, "artifacts": True},
        ),
        (["Secrets MUST NOT be committed.", "Security requirements MUST be documented."], {}),
        (["The feature MUST be reviewed."], {}),
    ],
)
def test_norms_ask_for_what_they_name_and_no_more(texts: list[str], asked: dict[str, object]) -> None:
    found = security_requirements.parameters_from(norm(text) for text in texts)
    assert found == asked
    assert security_requirements.problems(Parameters(**found)) == ()


@pytest.mark.parametrize(
    ("parameters", "part"),
    [
        (Parameters(topics=("authentication", "coffee")), "`topics` names `coffee`; known are authentication, "),
        (Parameters(topics=(), contract=False, artifacts=False), "nothing is demanded"),
    ],
)
def test_what_demands_nothing_or_the_unknown_is_refused(parameters: Parameters, part: str) -> None:
    (problem,) = security_requirements.problems(parameters)
    assert part in problem


def write(root: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        path = root / "specs" / "001-orders" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("tasks.md", f"# Tasks\n\n- [ ] T001 Use {TOKEN}\n".encode()),
        ("contracts/order.json", f'{{\n"a": 1,\n"token": "{TOKEN}"\n}}'.encode()),
        ("scripts/seed.ts", f"// seed\n\nconst token = '{TOKEN}'\n".encode()),
        (".env", f"A=1\n\nTOKEN={TOKEN}\n".encode()),
        ("notes.txt", f"a\n\n{TOKEN}\n".encode("utf-16")),
        ("latin.txt", b"caf\xe9\n\n" + TOKEN.encode()),
    ],
)
def test_a_secret_is_found_in_every_file_and_quoted_in_none(tmp_path: Path, name: str, data: bytes) -> None:
    root = write(tmp_path, {"spec.md": b"# Orders\n", name: data})
    feature = open_project(str(root)).feature("specs/001-orders")
    result = security_requirements.check(feature, Parameters(topics=(), contract=False))
    (finding,) = result.findings
    assert (finding.path, finding.line) == (f"specs/001-orders/{name}", 3)
    assert TOKEN not in repr(result)


def test_many_secrets_are_told_in_few_findings(tmp_path: Path) -> None:
    lines = "\n".join(f"npm_{index:036d}{TOKEN}"[-40:] for index in range(50))
    feature = open_project(str(write(tmp_path, {"spec.md": lines.encode()}))).feature("specs/001-orders")
    findings = security_requirements.check(feature, Parameters(topics=(), contract=False)).findings
    assert len(findings) == 20
    assert "and 30 more in the feature" in findings[-1].message


def test_a_file_that_cannot_be_read_leaves_the_search_undecided(tmp_path: Path) -> None:
    root = write(tmp_path, {"spec.md": b"# Orders\n"})
    (root / "specs/001-orders/keys.json").symlink_to("/etc/hostname")
    result = security_requirements.check(
        open_project(str(root)).feature("specs/001-orders"), Parameters(topics=(), contract=False)
    )
    assert result.undecided is not None
    assert "keys.json" in result.undecided


def test_a_picture_is_no_text(tmp_path: Path) -> None:
    root = write(tmp_path, {"spec.md": b"# Orders\n", "flow.bin": b"\0\xff", "flow.png": b"\x89PNG\0"})
    feature = open_project(str(root)).feature("specs/001-orders")
    result = security_requirements.check(feature, Parameters(topics=(), contract=False))
    assert (result.findings, result.undecided) == ((), None)
    assert result.evidence[0].note.startswith("1 file")
