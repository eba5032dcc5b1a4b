"""The parameters that norms set are parameters of the check, whatever the norms say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.constitution.model import Level, Norm
from constitution_gate.constitution.record import fields_of
from constitution_gate.gates import catalogue

CHECKS = sorted(name for name in catalogue.CHECKS if hasattr(catalogue.load(name), "parameters_from"))
WORDS = """OpenAPI 3.1 2.0 9.9 coverage 80% 300% -5 % ≥ tests unit integration before first TTL invalidation Redis retry
backoff attempts secrets TLS authentication input rate limit logs metrics traces correlation id /health PII masked
logged requirements tasks risks impact mitigation versions pinned reason context alternatives and or of for ( ) .
測試 覆蓋率 快取 個資 日誌 テスト リスク pruebas cobertura riscos Abhängigkeiten journaux"""
SENTENCES = st.lists(st.sampled_from(WORDS.split()), max_size=12).map(" ".join) | st.text(max_size=60)


@pytest.mark.parametrize("check", CHECKS)
@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(SENTENCES, st.booleans()), max_size=3))
def test_what_norms_set_are_parameters_that_the_check_takes(check: str, said: list[tuple[str, bool]]) -> None:
    module = catalogue.load(check)
    norms = [Norm(text, "MUST", Level.MUST, 1, negative) for text, negative in said]
    stated = module.parameters_from(norms)  # type: ignore[attr-defined]
    assert set(stated) <= set(fields_of(module.Parameters))
    problems = getattr(module, "problems", None)
    assert not (problems and problems(module.Parameters(**stated)))


@pytest.mark.parametrize("check", CHECKS)
def test_no_norm_sets_nothing(check: str) -> None:
    assert catalogue.load(check).parameters_from([]) == {}  # type: ignore[attr-defined]
