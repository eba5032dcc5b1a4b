"""What the fuzzer runs is itself right: each target takes its seeds, and a fault is found and made small."""

from __future__ import annotations

import random

import pytest
from engines import LARGEST, Finding, fault, minimised, mutated, repeated
from readers import TARGETS, seeds


@pytest.mark.parametrize("name", TARGETS)
def test_a_reader_takes_its_words_and_some_seeds(name: str) -> None:
    target = TARGETS[name]
    texts = seeds(target)
    for text in (texts[0], *texts[1 :: max(1, len(texts) // 2)]):
        assert fault(target.read, text) is None, text


def test_a_fault_is_told_by_its_exception_and_place() -> None:
    def read(text: str) -> None:
        if "needle" in text:
            raise KeyError(text)

    assert fault(read, "hay") is None
    key = fault(read, "hay needle hay")
    assert key is not None
    assert key.startswith("KeyError in ")
    assert minimised(read, Finding(key, "hay\n" * 50 + "a needle" + "\nhay" * 50)) == "needle"


def test_a_reader_that_does_not_end_is_stopped() -> None:
    def read(_text: str) -> None:
        while True:
            pass

    found = fault(read, "a", limit=0.05)
    assert found is not None
    assert found.startswith("more than 0.05 s")


def test_texts_stay_within_their_size() -> None:
    random_ = random.Random(1)
    for _ in range(200):
        assert len(mutated(random_, ["a\nb\n" * 30_000, "c"], ("d", "e"))) <= LARGEST
    text = repeated("head", "T001 ", "tail", 1_000, counts=True)
    assert text.startswith("headT0 T1 T2 ")
    assert text.endswith("tail")
    assert len(text) <= 1_004
