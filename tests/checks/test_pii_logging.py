"""The check `pii-logging` where a folder of examples would not show it."""

from __future__ import annotations

import pytest

from constitution_gate.constitution.model import Level, Norm
from constitution_gate.gates.checks import pii_logging


def asked(*texts: str) -> dict[str, object]:
    return pii_logging.parameters_from([Norm(text, "MUST", Level.MUST, 1) for text in texts])


LOGS = {"marked": False, "protected": False, "unlogged": True}


@pytest.mark.parametrize(
    "text",
    [
        "PII MUST NOT be logged.",
        "Personally Identifiable Information (PII) MUST NOT be logged:",
        "Email addresses MUST be masked in logs.",
        "No personal data may appear in log entries; this is mandatory.",
        "個資不得寫入日誌。",
        "Personenbezogene Daten dürfen nicht protokolliert werden, und das ist für alle Dienste bindend.",
    ],
)
def test_a_norm_about_logs_asks_for_nothing_else(text: str) -> None:
    assert asked(text) == LOGS


def test_further_norms_ask_for_their_parts() -> None:
    texts = ("PII MUST NOT be logged.", "PII fields MUST be clearly identified in interfaces with comments.")
    assert asked(*texts) == {**LOGS, "marked": True}
    assert asked(*reversed(texts)) == asked(*texts)
    assert asked("All personal data MUST be encrypted at rest.") == {
        "marked": False,
        "protected": True,
        "unlogged": False,
    }


def test_a_norm_against_exposure_asks_for_protection_and_one_against_reports_for_logs() -> None:
    exposed = Norm("User PII MUST NOT be exposed in public responses.", "MUST NOT", Level.MUST, 1, negative=True)
    reported = Norm("PII MUST NOT be included in Sentry events.", "MUST NOT", Level.MUST, 2, negative=True)
    assert pii_logging.parameters_from([exposed]) == {"marked": False, "protected": True, "unlogged": False}
    assert pii_logging.parameters_from([reported]) == LOGS


def test_a_norm_that_names_no_part_asks_for_all() -> None:
    assert asked("Personal data MUST be handled with care.") == {}
    assert asked() == {}


def test_what_norms_ask_for_are_parameters() -> None:
    pii_logging.Parameters(**asked("PII MUST NOT be logged."))
