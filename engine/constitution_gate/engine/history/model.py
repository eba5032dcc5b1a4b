"""What is recorded of an audit, and what recorded audits say together. No verdict rests on any of it.

The field names of `History` are those of the JSON that `history` prints; its JSON Schema is made from these classes.
Times are in UTC to the second, as in 2026-01-31T08:15:00Z (RFC 3339).
"""

from __future__ import annotations

from constitution_gate.constitution.model import Level, Phase  # noqa: TC001 - the schema is made from them
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.report import Outcome, Tool, Verdict  # noqa: TC001 - the schema is made from them

if TYPE_CHECKING:
    from typing import Literal


class Finding(Record):
    """What a gate found, `count` times; `fingerprint` tells it again in another revision."""

    fingerprint: str
    count: int
    path: str
    line: int | None
    message: str


class Gate(Record):
    """A gate as it was decided. One that is not met has a finding at least, of its verdict if of nothing else."""

    id: str
    principle: str | None
    level: Level
    check: str
    verdict: Verdict
    reason: str
    blocks: bool
    findings: tuple[Finding, ...]


class Judgement(Record):
    """What was decided of a feature: `blocking` and `due` are how many gates blocked, and how many were due."""

    phase: Phase
    outcome: Outcome
    blocking: int
    due: int
    gates: tuple[Gate, ...]


class Circumstances(Record):
    """Around an audit. `clean` says whether the tree was that of the revision; None where git cannot tell.

    `options` are those that can change the outcome.
    """

    at: str
    revision: str | None
    clean: bool | None
    options: tuple[str, ...] = ()


class Audit(Record):
    """An audit as it is recorded: the judgements by the path of the feature. `errors` counts what was not judged."""

    circumstances: Circumstances
    tool_version: str
    constitution_version: str | None
    constitution_sha256: str | None
    outcome: Outcome
    errors: int
    features: dict[str, Judgement]


class Run(Record):
    """A recorded audit by its number, with how many features it judged and how many gates of theirs blocked."""

    number: int
    at: str
    revision: str | None
    clean: bool | None
    tool_version: str
    constitution_version: str | None
    constitution_sha256: str | None
    options: tuple[str, ...]
    outcome: Outcome
    errors: int
    features: int
    blocking: int
    due: int


class Point(Record):
    """A feature in one run."""

    run: int
    at: str
    phase: Phase
    outcome: Outcome
    blocking: int
    due: int


class Span(Record):
    """A time in which a feature did not pass: from the first run in which it did not to the next in which it did.

    `to_run`, `ended` and `seconds` are None where it does not pass yet.
    """

    from_run: int
    began: str
    to_run: int | None
    ended: str | None
    seconds: int | None


class Change(Record):
    """What is not met in one of two runs. `other` is the gate's verdict in the other run; None: it was not there."""

    gate: str
    principle: str | None
    level: Level
    path: str
    line: int | None
    message: str
    count: int
    other: Verdict | None


class Comparison(Record):
    """The last run of a feature beside an earlier one: what is met since, and what is not met any more.

    `unchanged` is how many findings there are in both.
    """

    run: int
    at: str
    resolved: tuple[Change, ...]
    new: tuple[Change, ...]
    unchanged: int


class Progress(Record):
    """A feature over its runs, the oldest first: how it stands, since when, and how long it took to pass again.

    `compared` is None where there is nothing to compare the last run with.
    """

    path: str
    outcome: Outcome
    since_run: int
    since: str
    runs: tuple[Point, ...]
    blocked: tuple[Span, ...]
    last_seconds: int | None
    median_seconds: int | None
    compared: Comparison | None


class History(Record):
    """The recorded audits of a project, the newest first, and each feature over them.

    `project` is the name under which they are recorded, None where that is the place of the root. `against` is the run
    that was asked to be compared with.
    """

    tool: Tool
    project: str | None
    against: int | None
    runs: tuple[Run, ...]
    features: tuple[Progress, ...]
    schema_version: Literal[1] = 1
