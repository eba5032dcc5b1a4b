"""Which files are looked at, what cannot be judged, and what findings say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.engine.project import open_project
from constitution_gate.gates.artifacts import pii_source
from constitution_gate.gates.feature import Artifact
from constitution_gate.gates.source.languages import MAX_NESTING
from constitution_gate.gates.source.logging.names import Names
from constitution_gate.gates.source.logging.scanning import File

if TYPE_CHECKING:
    from pathlib import Path

    from constitution_gate.gates.protocol import Result

LEAK = "import logging\n\nlogging.info('x %s', user.email)\n"


def look(root: Path, files: dict[str, str | bytes]) -> Result:
    for path, content in {"specs/001-a/spec.md": "# Spec\n", **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    return pii_source.look(open_project(root).feature("specs/001-a"))


def test_a_finding_names_the_file_the_line_and_the_field(tmp_path: Path) -> None:
    result = look(tmp_path, {"src/a.py": LEAK})
    (finding,) = result.findings
    assert (finding.path, finding.line) == ("src/a.py", 3)
    assert finding.message == "This call puts personal data into a log: email (email address)."
    assert result.evidence == ()


def test_no_value_is_quoted(tmp_path: Path) -> None:
    code = 'console.log({ "ann@example.test email": x, password: "hunter2" + p })\n'
    messages = [finding.message for finding in look(tmp_path, {"src/a.ts": code}).findings]
    assert messages
    assert not any("ann@" in message or "hunter2" in message for message in messages)


@pytest.mark.parametrize(
    "path",
    [
        "tests/a.py",
        "src/test_a.py",
        "src/fixtures/a.py",
        "examples/a.py",
        "db/migrations/0001_a.py",
        "database/seeders/a.py",
        "db/seeds/a.py",
    ],
)
def test_tests_examples_migrations_and_seeds_are_left_out_and_counted(tmp_path: Path, path: str) -> None:
    result = look(tmp_path, {path: LEAK, "src/ok.py": "print('email sent')\n"})
    assert result.findings == ()
    assert result.undecided is None
    assert "1 file was left out: 1 of tests, examples, migrations or seeds" in result.evidence[0].note


def test_a_repository_without_source_says_nothing(tmp_path: Path) -> None:
    assert look(tmp_path, {"README.md": "print(email)"}) == pii_source.Result()


def test_source_that_logs_nothing_is_evidence(tmp_path: Path) -> None:
    result = look(tmp_path, {"src/a.py": "x = 1\n"})
    assert "no file both logs and names personal data (1 file looked at)" in result.evidence[0].note


@pytest.mark.parametrize(
    ("path", "code", "language"),
    [
        ("app/A.kt", 'Log.d(TAG, "x ${user.email}")', "Kotlin (app/A.kt)"),
        ("app/A.swift", "print(user.email)", "Swift (app/A.swift)"),
        ("lib/a.dart", "debugPrint(user.email);", "Dart (lib/a.dart)"),
        ("src/a.rs", 'info!("{}", user.email);', "Rust (src/a.rs)"),
    ],
)
def test_a_language_that_is_not_parsed_leaves_it_open(tmp_path: Path, path: str, code: str, language: str) -> None:
    result = look(tmp_path, {path: code, "src/ok.py": "print('email sent')\n"})
    assert result.undecided is not None
    assert language in result.undecided


def test_a_language_that_is_not_parsed_is_fine_where_it_does_not_log(tmp_path: Path) -> None:
    assert look(tmp_path, {"app/A.kt": "class User(val email: String)"}).undecided is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("print(email)\n".encode("utf-16"), "is not UTF-8 text"),
        (b"print(email)\n" + b"(" * (MAX_NESTING + 10), "brackets open at once"),
        (b"print(email)\n" + b"#" * (3 << 20), "larger than the limit"),
        (b"def f(:\n  logging.info(email\n class :::", "does not follow the grammar"),
    ],
    ids=["utf-16", "nesting", "size", "grammar"],
)
def test_a_file_that_cannot_be_judged_leaves_it_open(tmp_path: Path, content: bytes, reason: str) -> None:
    result = look(tmp_path, {"src/a.py": content})
    assert result.findings or (result.undecided and reason in result.undecided and "src/a.py" in result.undecided)


def test_a_link_to_source_leaves_it_open(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src/a.py").symlink_to("/etc/hostname")
    result = look(tmp_path, {})
    assert result.undecided is not None
    assert "src/a.py cannot be read" in result.undecided


def test_many_findings_are_grouped(tmp_path: Path) -> None:
    result = look(tmp_path, {"src/a.py": "print(email)\n" * 40})
    assert len(result.findings) == 11
    assert result.findings[-1].message.startswith("30 more calls")


def test_what_a_component_logs_is_found_on_its_line(tmp_path: Path) -> None:
    code = "<template>\n  <p>{{ email }}</p>\n</template>\n<script setup lang='ts'>\nconsole.log(email)\n</script>\n"
    (finding,) = look(tmp_path, {"src/A.vue": code}).findings
    assert finding.line == 5


def test_a_call_over_several_lines_is_found_where_the_name_stands(tmp_path: Path) -> None:
    (finding,) = look(tmp_path, {"src/a.py": "print(\n  'x',\n  email,\n)\n"}).findings
    assert finding.line == 3


def test_an_audit_mechanism_may_hold_personal_data_but_no_credential(tmp_path: Path) -> None:
    code = "audit.log.info('x', email=email)\naudit.log.info('x', password=password)\nprint('email sent')\n"
    (finding,) = look(tmp_path, {"src/a.py": code}).findings
    assert finding.line == 2


def test_fields_of_the_data_model_are_personal_whatever_their_convention(tmp_path: Path) -> None:
    model = "# Data model\n\n## Member\n\n| Field | Type |\n|---|---|\n| id | uuid |\n| emergency_contact | text |\n"
    code = "console.log(m.emergencyContact)\nconsole.log({ 'emergency-contact': x })\nconsole.log(m.id)\n"
    result = look(tmp_path, {"specs/001-a/data-model.md": model, "src/a.ts": code})
    assert [finding.line for finding in result.findings] == [1, 2]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"print(" + b"email + " * 4_000 + b"x)\n", True),
        (b"x" + b".a(email)" * 4_000 + b"\nlogging.info(x)\n", False),
        (b"logger" + b".info(email)" * 2_000 + b"\n", True),
        (b"".join(b"logger.info(id_%d, e=mask(email))\nemail = mask(email)\n" % i for i in range(500)), False),
        (b"print(email)\n" * 2_000, True),
        (b"f(" * 400 + b"print(email)" + b")" * 400, True),
    ],
    ids=["sum", "chain", "fluent", "assignments", "calls", "nested"],
)
def test_long_source_is_read_to_its_end(tmp_path: Path, data: bytes, found: bool) -> None:
    result = look(tmp_path, {"src/a.py": data.decode()})
    assert bool(result.findings or result.undecided) == found


SUFFIXES = st.sampled_from(["py", "ts", "tsx", "js", "java", "cs", "php", "rb", "go", "vue"])
TOKENS = st.sampled_from(
    [
        "logger",
        ".",
        "info",
        "(",
        ")",
        "{",
        "}",
        "[",
        "]",
        "email",
        "user",
        "password",
        ",",
        ":",
        "=",
        "+",
        "'",
        '"',
        "`",
        "${",
        "}",
        "#{",
        'f"',
        "print",
        "console",
        "log",
        "<?php",
        "->",
        "=>",
        "::",
        "!",
        "?",
        "mask",
        ";",
        "\n",
        "lambda",
        "def",
        "class",
        "func",
        "puts",
        "\\",
        "%",
        "@",
        "&",
        "*",
        "1",
        "...",
        "\u2028",
        "\ufeff",
        "é",
        "電話",
        "<script>",
        "</script>",
    ]
)


@settings(max_examples=100, deadline=None)
@given(SUFFIXES, st.lists(TOKENS, max_size=60))
def test_no_source_raises(suffix: str, tokens: list[str]) -> None:
    File(Artifact(f"a.{suffix}", "".join(tokens).encode()), Names(own=("x",)))


@settings(max_examples=60, deadline=None)
@given(SUFFIXES, st.binary(max_size=200))
def test_no_bytes_raise(suffix: str, data: bytes) -> None:
    File(Artifact(f"a.{suffix}", b"logger.info(email, " + data), Names())


WHOLE = b"""Log::info("x {$u->email}", ['a' => $b]);
logger.info({ email, ...x }, `a ${b.c?.d}`); _l.LogInformation(
"{E}", new { E = e, u.F }); log.Info().Str("email", x[1:2]).Msg("y"); logger.info("a #{b}", email: c) { |d|
puts d }; print(f"{user['email']!r}", [a for a in b], *c, **d, lambda: email)"""


@settings(max_examples=100, deadline=None)
@given(SUFFIXES, st.integers(0, len(WHOLE)), st.integers(0, 12), st.binary(max_size=3))
def test_no_mutation_raises(suffix: str, at: int, removed: int, put: bytes) -> None:
    File(Artifact(f"a.{suffix}", WHOLE[:at] + put + WHOLE[at + removed :]), Names())
