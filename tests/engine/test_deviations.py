"""Which gates a deviation concerns: by id, principle, quoted norm, or the check's words, and else none."""

from __future__ import annotations

import pytest

from constitution_gate.constitution.reader import read
from constitution_gate.engine import collection, deviations

TEXT = """\
# Orders Constitution

## Core Principles

### I. Contract First

Every HTTP API MUST be described by an OpenAPI contract. Every contract MUST be read by two people.

### II. Schema Changes

Schema changes MUST use migration scripts.

### III. Courage

Every plan MUST name what could go wrong at midnight.

```yaml gate
id: midnight-note
check: file
with:
  paths: ["{feature}/midnight.md"]
```

## Known Deviations

| Rule | Violation | Status |
|------|-----------|--------|
"""


def concerned(rule: str, violation: str = "it is broken") -> list[str]:
    constitution = read(f"{TEXT}| {rule} | {violation} | Open |\n", path="c.md", sha256="0" * 64)
    gates = collection.from_constitution(constitution)
    assert len(constitution.deviations) == 1
    return sorted(deviations.concerning(constitution, gates))


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("midnight-note", ["midnight-note"]),
        ("the gate `midnight-note`", ["midnight-note"]),
        ("III. Courage", ["principle-3-review"]),
        ("III", ["principle-3-review"]),
        ("§III: plans", ["principle-3-review"]),
        ("Principle III — Courage", ["principle-3-review"]),
        ("Courage", ["principle-3-review"]),
        ("II. Schema Changes", ["principle-2-migrations"]),
        ('"Every plan MUST name what could go wrong at midnight"', ["principle-3-review"]),
        ("I: OpenAPI contract for every endpoint", ["principle-1-openapi-contract"]),
        ('§I: "Every contract MUST be read by two people"', ["principle-1-review"]),
        ("Schema changes use migration scripts", ["principle-2-migrations"]),
        ("Database migrations are required", ["principle-2-migrations"]),
    ],
)
def test_a_deviation_concerns(rule: str, expected: list[str]) -> None:
    assert concerned(rule) == expected


@pytest.mark.parametrize("rule", ["", "IV", "Radiators", "The office is cold", "Contract-Frist", "principle", "plan"])
def test_a_deviation_that_concerns_no_gate(rule: str) -> None:
    assert concerned(rule) == []


def test_a_gate_may_be_named_in_the_violation() -> None:
    assert concerned("some rule", "midnight-note is not met in 002") == ["midnight-note"]


def test_what_concerns_no_gate_of_any_feature_is_listed() -> None:
    constitution = read(f"{TEXT}| Radiators | cold | Open |\n", path="c.md", sha256="0" * 64)
    (entry,) = deviations.of_no_gate(constitution, ())
    assert (entry.rule, entry.violation, entry.status, entry.path) == ("Radiators", "cold", "Open", "c.md")
