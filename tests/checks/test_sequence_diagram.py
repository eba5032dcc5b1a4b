"""The parameters of sequence-diagram: none may let a diagram pass that shows no flow."""

from __future__ import annotations

import pytest

from constitution_gate.gates.checks import sequence_diagram


@pytest.mark.parametrize(
    ("participants", "messages", "refused"), [(2, 1, 0), (5, 3, 0), (1, 1, 1), (0, 0, 2), (2, -1, 1)]
)
def test_a_threshold_below_a_flow_is_refused(participants: int, messages: int, refused: int) -> None:
    parameters = sequence_diagram.Parameters(participants, messages)
    assert len(sequence_diagram.problems(parameters)) == refused
