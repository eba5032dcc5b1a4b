"""What detect-secrets adds where it is installed."""

from __future__ import annotations

import importlib.util

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts import detected_secrets, secrets

MAILCHIMP = "mailchimp: " + "0a1b2c3d4e5f60718293a4b5c6d7e8f9"[::-1] + "-us14"


def test_a_form_that_only_the_package_knows_is_found_and_not_quoted() -> None:
    text = f"# Mail\n\nThe account: {MAILCHIMP}\n"
    assert secrets.secrets(text, "plan.md") == ()
    found = detected_secrets.secrets(text)
    assert [(secret.line, secret.kind) for secret in found] == [(3, "what detect-secrets calls “Mailchimp Access Key”")]
    assert "us14" not in str(found)


def test_a_placeholder_in_a_known_form_is_no_secret() -> None:
    assert detected_secrets.secrets("key: " + "0" * 32 + "-us14\n") == ()


def test_without_the_package_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert not detected_secrets.installed()
    assert detected_secrets.secrets(MAILCHIMP) == ()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_no_text_is_an_error(text: str) -> None:
    lines = text.count("\n") + text.count("\r") + 1
    assert all(1 <= secret.line <= lines for secret in detected_secrets.secrets(text))
