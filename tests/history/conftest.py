"""Audits made by hand, and a history to record them in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from constitution_gate.constitution.model import Level, Phase
from constitution_gate.engine.history import database, moment, progress, recording
from constitution_gate.engine.history.model import Audit, Circumstances, Finding, Gate, History, Judgement
from constitution_gate.engine.report import Outcome, Verdict

START = 1_790_000_000
PROJECT = "name:orders"


def gate(identifier: str, messages: Sequence[str] = (), **changes: object) -> Gate:
    """A MUST gate that fails with these findings, each its own fingerprint, or passes without any."""
    verdict = Verdict.FAIL if messages else Verdict.PASS
    findings = tuple(Finding(text, messages.count(text), "plan.md", 3, text) for text in dict.fromkeys(messages))
    return Gate(identifier, "I. Order", Level.MUST, "section", verdict, "It is so.", bool(messages), findings).replace(
        **changes
    )


def judgement(gates: Mapping[str, Sequence[str]] | Sequence[Gate]) -> Judgement:
    """A feature with gates that fail as is said."""
    made = tuple(gate(*pair) for pair in gates.items()) if isinstance(gates, Mapping) else tuple(gates)
    blocking = sum(each.blocks for each in made)
    return Judgement(Phase.PLAN, Outcome.FAILED if blocking else Outcome.PASSED, blocking, len(made), made)


def audit(features: Mapping[str, object], hour: int = 0, **around: object) -> Audit:
    """An audit so many hours after the first one; `around` are its circumstances."""
    judged = {path: judgement(gates) for path, gates in features.items()}  # type: ignore[arg-type]
    outcome = Outcome.FAILED if any(each.blocking for each in judged.values()) else Outcome.PASSED
    circumstances = Circumstances(moment.text(START + hour * 3_600), None, None).replace(**around)
    return Audit(circumstances, "0.1.0", "1.0.0", "0" * 64, outcome, 0, judged)


class Recorded:
    """A history on disk."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def reading(self) -> Iterator[object]:
        """The database as it is read."""
        with database.reading(str(self.path), "the file") as connection:
            yield connection

    def record(self, *audits: Audit, project: str = PROJECT) -> list[int]:
        """Record audits, each in a transaction of its own; their numbers."""
        numbers = []
        for each in audits:
            with database.writing(str(self.path), "the file", makes_directory=False) as connection:
                numbers.append(recording.insert(connection, project, each))
        return numbers

    def history(self, *features: str, project: str = PROJECT, **question: object) -> History:
        """What is recorded."""
        with database.reading(str(self.path), "the file") as connection:
            return progress.history(connection, project, progress.Question(features, **question))


@pytest.fixture
def recorded(tmp_path: Path) -> Recorded:
    """A history that is not there yet."""
    return Recorded(tmp_path / "history.sqlite3")


@pytest.fixture(scope="session")
def make_audit() -> Callable[..., Audit]:
    """Make an audit of features: path -> gate -> messages of its findings, or path -> gates."""
    return audit


@pytest.fixture(scope="session")
def make_judgement() -> Callable[..., Judgement]:
    """Make the judgement of a feature."""
    return judgement


@pytest.fixture(scope="session")
def make_gate() -> Callable[..., Gate]:
    """Make a gate."""
    return gate
