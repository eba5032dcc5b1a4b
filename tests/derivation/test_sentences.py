"""Which sentences of a constitution ask for which check: `sentences/<check>/{asking,silent}.txt`, one on each line."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from constitution_gate.constitution.markdown import Paragraph
from constitution_gate.constitution.model import Principle
from constitution_gate.constitution.norms import find_norms
from constitution_gate.gates.derivation import derive

SENTENCES = Path(__file__).parent / "sentences"
CHECKS = sorted(path.name for path in SENTENCES.iterdir())
PRINCIPLE = Principle("p", "I", "Engineering Standards", 1, 9, False, ())


@cache
def asked_for(sentence: str) -> frozenset[str]:
    norms = find_norms((Paragraph(sentence, 1, 1),))
    return frozenset(demand.check for norm in norms for demand in derive(norm, PRINCIPLE))


def sentences(kind: str) -> list[tuple[str, str]]:
    files = ((check, SENTENCES / check / f"{kind}.txt") for check in CHECKS)
    return [(check, line) for check, file in files for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("check", "sentence"), sentences("asking"))
def test_a_sentence_that_asks_for_it_becomes_the_check(check: str, sentence: str) -> None:
    assert check in asked_for(sentence)


@pytest.mark.parametrize(("check", "sentence"), sentences("silent"))
def test_a_sentence_about_something_else_does_not_become_the_check(check: str, sentence: str) -> None:
    assert check not in asked_for(sentence)
