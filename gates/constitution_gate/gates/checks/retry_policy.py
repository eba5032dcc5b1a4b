"""Calls to other systems are retried by a stated policy: how often, how far apart, and on what.

The section "Retry Logic" of the plan (gates.md, section 6, and the plan template) lists each operation with its
attempts, its backoff and what it is retried on. Operations that change something are named where they are not
idempotent, and database calls are not retried unless the plan says why. Where the plan has no such section, what the
feature's other documents state counts.
"""

from __future__ import annotations

from functools import cached_property

from constitution_gate.constitution.model import Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import plan_parts, plan_prose, plan_words
from constitution_gate.gates.artifacts.plan_parts import Demand
from constitution_gate.gates.artifacts.plan_policy import Policy, Subject
from constitution_gate.gates.protocol import Evidence, Finding, Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constitution_gate.constitution.model import Norm
    from constitution_gate.gates.artifacts.plan_policy import Chapter
    from constitution_gate.gates.artifacts.plan_prose import Sentence
    from constitution_gate.gates.artifacts.plan_sections import Entry
    from constitution_gate.gates.feature import Feature

PHASE = Phase.DESIGN
CONDITION = ("calls-external",)

_ATTEMPTS = Demand("attempts", "a number of attempts", "attempts", "counted", "gives no number.")
_BACKOFF = Demand("backoff", "a backoff", "backoff", "spaced", "does not say how long to wait.")
_ON = Demand("on", "a condition to retry on", "on")
_IDEMPOTENCY = Demand("idempotency", "a note on idempotency")
_TELLING = frozenset({"attempts", "backoff"})
_REMEDY = "State for each operation how often it is tried, with which backoff, and on which errors."
_SECTION = (
    "Add a section “Retry Logic” with a table `Operation | Max Attempts | Backoff Strategy | Retry On` and a line "
    "`Idempotency Concerns: …`."
)
_IDEMPOTENCY_REMEDY = "Say that it carries an idempotency key, may be repeated, or is not retried."
_DATABASE_REMEDY = "Take the retry out, or say what it is for, as with serialization failures or failover."


class Parameters(Record):
    """Which of the parts are demanded.

    `idempotency` says whether operations that change something must be said to be safe to repeat, `database` whether
    the retry of a database call needs a reason.
    """

    attempts: bool = True
    backoff: bool = True
    retry_on: bool = True
    idempotency: bool = True
    database: bool = True


def problems(parameters: Parameters) -> tuple[str, ...]:
    """Say what is wrong with the parameters, one sentence each."""
    if parameters.attempts or parameters.backoff or parameters.retry_on:
        return ()
    return ("`attempts`, `backoff` and `retry_on` are all off, so nothing is demanded.",)


def parameters_from(norms: Iterable[Norm]) -> dict[str, object]:
    """Demand the parts that norms name, where they name some of them and not others."""
    off = plan_words.named_parts("retry", norms, ("attempts", "backoff", "retry_on", "idempotency"))
    return {} if {"attempts", "backoff", "retry_on"} <= off.keys() else off


def check(feature: Feature, parameters: Parameters) -> Result:
    """Judge the plan's section first, then those of the other documents, then what their sentences state."""
    if (unread := plan_prose.unread(feature)) is not None:
        return Result(undecided=unread)
    wanted = ((_ATTEMPTS, parameters.attempts), (_BACKOFF, parameters.backoff), (_ON, parameters.retry_on))
    subject = Subject(
        "retry", "retried operation", tuple(demand for demand, on in wanted if on), _REMEDY, _TELLING, _TELLING
    )
    policy = Policy(feature, subject, _speaks)
    wanting: tuple[Finding, ...] = ()
    for chapter in policy.chapters():
        if (unlimited := plan_parts.too_many(chapter.document, chapter.roots)) is not None:
            return Result(undecided=unlimited)
        if (denied := policy.denial(chapter)) is not None:
            note = "Says that nothing is retried, and why."
            return Result((), (Evidence.of(chapter.document, note, denied.line, denied.end_line),))
        judgement = _Judgement(policy, chapter, parameters)
        verdict = policy.judge(chapter, judgement.demands, judgement.further)
        concerns = tuple(judgement.concerns())
        if not verdict.findings and not concerns:
            return Result((), verdict.evidence)
        if verdict.final or concerns:
            return Result((*verdict.findings, *concerns))
        wanting = wanting or verdict.findings
    # A sentence that says what is retried ("webhook deliveries: 5 attempts …") need not say on what.
    shown, missing = policy.together({_ON.part: "operation"})
    if not missing:
        return Result((), tuple(shown))
    if wanting:
        return Result(wanting)
    lacking = plan_parts.none_of([plan_parts.bare(demand.shown) for demand in missing])
    message = f"The feature speaks of retries, and states {lacking}."
    return policy.nothing("The plan states no retry policy for its calls to other systems.", message, _SECTION)


def _speaks(policy: Policy, sentence: Sentence) -> bool:
    """Whether a sentence is about what the system itself retries: no button, and no database."""
    words = policy.words
    if words.says("by hand", sentence.text) or words.says("database", sentence.text):
        return False
    return words.says("retry", sentence.text) or words.says("retry", sentence.block) or words.is_heading(sentence.title)


class _Judgement:
    """What is asked of the operations in the sections of one document."""

    def __init__(self, policy: Policy, chapter: Chapter, parameters: Parameters) -> None:
        self.policy = policy
        self.words = policy.words
        self.path = chapter.document.path
        self.parameters = parameters
        self.roots = chapter.roots

    def demands(self, entry: Entry) -> Sequence[Demand]:
        """All of the subject's; of an operation that is said not to be retried, none."""
        return () if self._unretried(entry) else self.policy.subject.demands

    def further(self, entry: Entry, around: Sequence[Entry]) -> Iterator[Finding]:
        """A database call that is retried without a reason, a change that may not be safe to repeat."""
        if self._unretried(entry):
            return
        name = entry.name
        if self.parameters.database and self.words.says("database", name):
            reasons = (entry.text, *(outer.own for outer in around))
            if not any(self.words.says(phrase, text) for text in reasons for phrase in ("why", "contention")):
                message = f"The database call “{name}” is retried, and nothing says why."
                yield Finding(message, self.path, entry.line, _DATABASE_REMEDY)
        if not self.parameters.idempotency:
            return
        if self.words.says("writes", name) and not self._is_repeatable:
            message = f"“{name}” changes something and is retried, and nothing says whether it may be repeated."
            yield Finding(message, self.path, entry.line, _IDEMPOTENCY_REMEDY)

    def concerns(self) -> Iterator[Finding]:
        """The labels such as "Idempotency Concerns" that nothing stands behind."""
        for part in (e.parts["idempotency"] for root in self.roots for e in root.all() if "idempotency" in e.parts):
            reason = plan_parts.wrong(part.text, _IDEMPOTENCY, self.words)
            if reason is not None and self.parameters.idempotency:
                yield Finding(f"The note on idempotency {reason}", self.path, part.line, _IDEMPOTENCY_REMEDY)

    @cached_property
    def _is_repeatable(self) -> bool:
        """Whether the sections say of any operation that it may be repeated."""
        return any(
            "idempotency" in each.parts or self.words.says("idempotency", each.own)
            for root in self.roots
            for each in root.all()
        )

    def _unretried(self, entry: Entry) -> bool:
        attempts = entry.parts.get("attempts")
        if attempts is not None:
            return self.words.says("unretried", attempts.text)
        return entry.form == "item" and self.words.says("spared", entry.own)
