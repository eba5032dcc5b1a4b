"""Several processes record in one history at once, and others read it meanwhile."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_WRITER = """
import sys
from constitution_gate.constitution.model import Level, Phase
from constitution_gate.engine.history import database, recording
from constitution_gate.engine.history.model import Audit, Circumstances, Finding, Gate, Judgement
from constitution_gate.engine.report import Outcome, Verdict

path, who, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
for number in range(count):
    finding = Finding(f"{who}-{number}", 1, "plan.md", number, "It is missing.")
    gate = Gate("g", None, Level.MUST, "section", Verdict.FAIL, "It is missing.", True, (finding,))
    judged = {f"specs/00{n}-{who}": Judgement(Phase.PLAN, Outcome.FAILED, 1, 1, (gate,)) for n in range(3)}
    circumstances = Circumstances("2026-01-01T00:00:00Z", who, None)
    audit = Audit(circumstances, "0", None, None, Outcome.FAILED, 0, judged)
    with database.writing(path, "h", makes_directory=True) as connection:
        print(recording.insert(connection, "name:orders", audit), flush=True)
"""
_PROCESSES = 4
_EACH = 8


def _start(path: Path, who: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    started = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path), who, str(_EACH)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    assert started.stdout is not None
    assert started.stdout.readline() == "ready\n"
    return started


def test_every_recording_of_every_process_is_there_once_and_whole(recorded) -> None:
    recorded.path = recorded.path.parent / "state" / "h.sqlite3"
    started = [_start(recorded.path, f"process{n}") for n in range(_PROCESSES)]
    for process in started:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    seen = [recorded.history() for _ in range(10)]
    numbers: list[int] = []
    for process in started:
        out, _ = process.communicate(timeout=60)
        assert process.returncode == 0
        own = [int(line) for line in out.split()]
        assert own == sorted(own)
        numbers += own
    assert sorted(numbers) == list(range(1, _PROCESSES * _EACH + 1))
    seen.append(recorded.history())
    for history in seen:
        assert [run.number for run in history.runs] == list(range(len(history.runs), 0, -1))
        assert all(run.features == run.blocking == 3 for run in history.runs)
    assert all(len(feature.runs) == _EACH for feature in seen[-1].features)
    assert os.listdir(recorded.path.parent) == ["h.sqlite3"]
