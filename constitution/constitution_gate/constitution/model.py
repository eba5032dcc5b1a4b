"""What a constitution demands, as immutable values."""

from __future__ import annotations

from enum import StrEnum

from constitution_gate.constitution.record import NOTHING, Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Level(StrEnum):
    """How binding a norm or a gate is (RFC 2119, RFC 8174)."""

    MUST = "MUST"
    SHOULD = "SHOULD"
    MAY = "MAY"

    @property
    def strength(self) -> int:
        """2 for MUST, 1 for SHOULD, 0 for MAY."""
        return {"MUST": 2, "SHOULD": 1, "MAY": 0}[self.value]


class Phase(StrEnum):
    """How far a feature has come; the members are in order."""

    SPEC = "spec"
    PLAN = "plan"
    DESIGN = "design"
    TASKS = "tasks"
    IMPLEMENT = "implement"
    RELEASE = "release"

    @property
    def order(self) -> int:
        """0 for spec up to 5 for release."""
        return list(Phase).index(self)


class Problem(Record):
    """One thing wrong with the input: what, where, and what to do about it.

    `path` is relative to the root, with `/`; `line` counts from 1.
    """

    message: str
    path: str | None = None
    line: int | None = None
    remedy: str | None = None

    def __str__(self) -> str:
        """Say where, what and the remedy on one line."""
        where = f"{self.path}:{self.line}: " if self.path and self.line else f"{self.path}: " if self.path else ""
        return where + self.message + (f" {self.remedy}" if self.remedy else "")


class InputError(Exception):
    """The input cannot be judged; carries every problem found, never only the first."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class Norm(Record):
    """One normative statement.

    `text` is the whole statement without markup, on one line. `keyword` is the word that makes it binding, as it
    stands in the text ("MUST NOT", "不得"); `negative` says that it forbids.
    """

    text: str
    keyword: str
    level: Level
    line: int
    negative: bool = False


class Principle(Record):
    """A headed part of the constitution that carries rules.

    `id` is unique in its constitution and stable ("principle-1", "security-requirements"); `number` is as written
    ("I", "3") or None; `title` has neither number nor NON-NEGOTIABLE mark. `core` is False for a section outside
    the principles that binds all the same (quality gates, security requirements). `text` is the body's source without
    the blocks that declare gates.
    `heading` is the title with its mark, as it is written; `unseen` are the characters in it that no reader sees.
    """

    id: str
    number: str | None
    title: str
    line: int
    end_line: int
    non_negotiable: bool
    norms: tuple[Norm, ...]
    core: bool = True
    text: str = ""
    heading: str = ""
    unseen: tuple[str, ...] = ()

    @property
    def level(self) -> Level:
        """The strongest level of its norms; MUST where it is non-negotiable or states no level."""
        if self.non_negotiable or not self.norms:
            return Level.MUST
        return max((norm.level for norm in self.norms), key=lambda level: level.strength)

    @property
    def label(self) -> str:
        """Number and title, as a reader would name it."""
        return f"{self.number}. {self.title}" if self.number else self.title


class GateDeclaration(Record):
    """A gate as the constitution declares it, or as it follows from a norm or a template item.

    None means that the declaration leaves the key to its default: the principle's level, the check's own phase
    and condition. `parameters` is what stands under `with`, not yet checked against the check's parameters.
    `principle` is the id of a principle.
    """

    id: str
    check: str
    title: str
    path: str
    line: int
    principle: str | None = None
    level: Level | None = None
    waivable: bool | None = None
    when: tuple[str, ...] | None = None
    unless: tuple[str, ...] = ()
    phase: Phase | None = None
    parameters: Mapping[str, object] = NOTHING


class SyncImpactReport(Record):
    """The comment that `/speckit.constitution` writes on top; the versions are None where it names none."""

    text: str
    line: int
    old_version: str | None = None
    new_version: str | None = None


class Deviation(Record):
    """A known deviation, as the constitution's register has it: which rule, how it is broken, what is done about it."""

    rule: str
    violation: str
    status: str
    line: int


class Constitution(Record):
    """A constitution that was read whole; `principles` are in document order, binding sections among them."""

    path: str
    sha256: str
    title: str
    principles: tuple[Principle, ...]
    declarations: tuple[GateDeclaration, ...] = ()
    version: str | None = None
    version_line: int | None = None
    ratified: str | None = None
    last_amended: str | None = None
    sync_impact: SyncImpactReport | None = None
    deviations: tuple[Deviation, ...] = ()

    def principle(self, identifier: str | None) -> Principle | None:
        """The principle with this id, or None."""
        return next((p for p in self.principles if p.id == identifier), None)
