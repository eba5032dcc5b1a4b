"""Secrets are told by their form or their look, and what is shown in place of one is none."""

from __future__ import annotations

import random
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts import secrets

DOCUMENT = "specs/001-orders/quickstart.md"


def _random(alphabet: str, length: int, seed: int = 7) -> str:
    return "".join(random.Random(seed).choices(alphabet, k=length))


# Made up when the test runs, so that no scanner of this repository takes them for leaked ones.
ALPHANUMERIC = _random(string.ascii_letters + string.digits, 255)
HEX = _random("0123456789abcdef", 64)
UPPER = _random("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 64)
SIGNED = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI4ODIzIiwicm9sZSI6ImFkbWluIn0." + ALPHANUMERIC[:43]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"id AKIA{UPPER[:16]}", "an AWS access key id"),
        (f"`ghp_{ALPHANUMERIC[:36]}`", "a GitHub token"),
        (f"github_pat_{ALPHANUMERIC[:22]}_{ALPHANUMERIC[22:81]}", "a GitHub token"),
        (f"glpat-{ALPHANUMERIC[:20]}", "a GitLab token"),
        (f"xoxb-{ALPHANUMERIC[:40]}", "a Slack token"),
        (
            f"https://hooks.slack.com/services/T{UPPER[:8]}/B{UPPER[8:16]}/{ALPHANUMERIC[:24]}",
            "a Slack webhook address",
        ),
        (f"sk_live_{ALPHANUMERIC[:24]}", "a Stripe key"),
        (f"AIza{ALPHANUMERIC[:35]}", "a Google API key"),
        (f"sk-proj-{ALPHANUMERIC[:80]}", "an OpenAI key"),
        (f"sk-ant-api03-{ALPHANUMERIC[:90]}", "an Anthropic key"),
        (f"npm_{ALPHANUMERIC[:36]}", "an npm token"),
        (f"SG.{ALPHANUMERIC[:22]}.{ALPHANUMERIC[22:65]}", "a SendGrid key"),
        (f"AccountKey={ALPHANUMERIC[:86]}==", "an Azure storage key"),
        (f"hvs.{ALPHANUMERIC[:90]}", "a HashiCorp Vault token"),
        (f"bot 8812345678:AA{ALPHANUMERIC[:33]}", "a Telegram bot token"),
        (SIGNED, "a signed token (JWT)"),
        (f"-----BEGIN RSA PRIVATE KEY-----\n{ALPHANUMERIC[:64]}", "a private key"),
        (f'"-----BEGIN PRIVATE KEY-----\\n{ALPHANUMERIC[:64]}\\n"', "a private key"),
        ("postgres://app:t0Ugh-Nut9@db.shop.net:5432/app", "an address with a password"),
        (f"redis://:{ALPHANUMERIC[:24]}@localhost:6379", "an address with a password"),
        ("Server=sql.shop.net;User Id=app;Password=t0Ugh-Nut9;", "a connection string with a password"),
        (f"JWT_SECRET='{ALPHANUMERIC[:28]}'", "a value that looks like a secret"),
        (f'"apiKey": "{HEX[:32]}"', "a value that looks like a secret"),
    ],
)
def test_a_secret_is_found_and_named(text: str, kind: str) -> None:
    assert secrets.secrets(f"# Set up\r\n\r\n{text}\r\n", DOCUMENT) == (secrets.Secret(3, kind),)


@pytest.mark.parametrize(
    "text",
    [
        "AKIAIOSFODNN7EXAMPLE",
        "AKIAXXXXXXXXXXXXXXXX",
        "<your-key> changeme sk_test_xxx ${TOKEN} {{ token }} ****",
        "ghp_" + "x" * 36,
        "ghp_1234567890abcdefghijklmnopqrstuvwxyz",
        "sk_live_" + "0" * 24,
        "`ghp_[A-Za-z0-9]{36}`",
        "sk-...",
        "api_key: 550e8400-e29b-41d4-a716-446655440000",
        "password: 'password123'",
        'password: "string (required, min 8, 1 upper, 1 number)"',
        'export JWT_SECRET="dev-secret"',
        "JWT_SECRET=change-me-change-me-change-me-1234",
        "postgres://postgres:postgres@localhost:5432/app",
        "mysql://root:root@mysql:3306/app",
        "postgres://user:pass@host.net:5432/app",
        "postgres://app:${DB_PASSWORD}@db.shop.net/app",
        "postgres://app:t0Ugh-Nut9@db.example.com/app",
        "https://github.com/org/app/blob/main/a@v2",
        "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
        "-----BEGIN PUBLIC KEY-----\n" + ALPHANUMERIC[:64],
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIn0." + ALPHANUMERIC[:43],
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9...",
        "token: getUserAccessTokenFromHeader2",
        "secret: projects/shop-123/secrets/db-pass/versions/12",
        f"token_sha256: {HEX}",
        f"passwordHash: {ALPHANUMERIC[:40]}",
        f"commit {HEX[:40]}",
        "xAKIA" + UPPER[:16],
    ],
)
def test_what_stands_in_place_of_a_secret_is_none(text: str) -> None:
    assert secrets.secrets(text, DOCUMENT) == ()


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("specs/001-a/.env", True),
        ("specs/001-a/.env.production", True),
        ("specs/001-a/staging.env", True),
        ("specs/001-a/.env.example", False),
        ("specs/001-a/.env.sample", False),
        (DOCUMENT, False),
    ],
)
def test_in_an_environment_file_a_chosen_password_is_enough(path: str, found: bool) -> None:
    text = "PORT=8080\nDB_PASSWORD=brown-Otter-77\nAPI_TOKEN=changeme\nADMIN_PASSWORD=admin\nCLIENT_SECRET=\n"
    assert bool(secrets.secrets(text, path)) is found


def test_several_kinds_in_one_line_are_each_told_once() -> None:
    line = f"ghp_{ALPHANUMERIC[:36]} ghp_{ALPHANUMERIC[36:72]} npm_{ALPHANUMERIC[:36]}"
    assert [secret.kind for secret in secrets.secrets(line, DOCUMENT)] == ["a GitHub token", "an npm token"]


def test_lines_end_only_where_markdown_ends_them() -> None:
    text = f"a\rb\r\nc\u2028d\x0be\nghp_{ALPHANUMERIC[:36]}"
    assert [secret.line for secret in secrets.secrets(text, DOCUMENT)] == [4]


@settings(max_examples=80, deadline=None)
@given(
    st.text(alphabet="aA1:/@=.-_ \n\"'", max_size=120),
    st.text(alphabet="aA1:/@=.-_ \n\"'", max_size=120),
)
def test_no_text_is_an_error_and_none_hides_a_secret(before: str, after: str) -> None:
    secrets.secrets(before + after, "x/.env")
    found = secrets.secrets(f"{before} ghp_{ALPHANUMERIC[:36]} {after}", DOCUMENT)
    assert secrets.Secret(before.count("\n") + 1, "a GitHub token") in found


@pytest.mark.parametrize(
    "part",
    [
        "eyJ",
        "password",
        "password=a1",
        "://",
        "x://a:b",
        "AKIA",
        "-----BEGIN ",
        "-----BEGIN PRIVATE KEY-----\n",
        "a",
        "ghp_",
    ],
)
def test_a_secret_after_a_hostile_text_is_the_only_one(part: str) -> None:
    text = f"{part * 2_000}\n`ghp_{ALPHANUMERIC[:36]}`"
    assert secrets.secrets(text, DOCUMENT) == (secrets.Secret(text.count("\n") + 1, "a GitHub token"),)
