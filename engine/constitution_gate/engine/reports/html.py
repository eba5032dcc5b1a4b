"""The report as one HTML page that needs nothing but itself: no request leaves it.

Every text goes through `clean` and is escaped where it is put in (Jinja2, autoescape). What the page may do is said in
its Content-Security-Policy: it runs the one script and uses the one style whose digests stand there, and loads nothing
(https://www.w3.org/TR/CSP3/).
"""

from __future__ import annotations

from functools import cache

from constitution_gate.constitution.model import Level
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.escaping import NAME_LIMIT, clean
from constitution_gate.engine.report import AuditReport, FeatureReport, GateReport, Outcome, Verdict
from constitution_gate.engine.reports import anchors, frozen, ordering, trend
from constitution_gate.engine.reports.excerpts import Excerpts
from constitution_gate.engine.reports.places import Place, Places, nowhere

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jinja2 import Environment

    from constitution_gate.engine.report import PrincipleSummary
    from constitution_gate.engine.reports.anchors import Anchors
    from constitution_gate.engine.reports.trend import Run

ROOM = 6 << 20
"""About how many bytes the gates of all features take; the features that do not fit are counted."""
FEATURES_LISTED = 2_000
FEATURES_OPEN = 10
"""With more features than that, all are folded."""
GATES_ON_TOP = 40
FINDINGS_ON_TOP = 3
FINDINGS_SHOWN = 20
EVIDENCE_SHOWN = 20
EXCERPTS_SHOWN = 5
"""Findings and pieces of evidence of one gate, and how many of each are shown with their lines."""
ENTRIES_SHOWN = 100
"""Input errors, notes, deviations, entries of the baseline."""

_EXCERPTS_ON_PAGE = 2_000
_TEXT_LIMIT = 600
_PACKAGE = "constitution_gate.engine.reports.page"
_HOLDS = frozenset({Verdict.PASS, Verdict.ATTESTED})
_STANDS = frozenset({Verdict.PASS, Verdict.ATTESTED, Verdict.JUSTIFIED, Verdict.PENDING})
_WORST_FIRST = (
    Outcome.INTERNAL_ERROR,
    Outcome.INPUT_ERROR,
    Outcome.FAILED,
    Outcome.INCONCLUSIVE,
    Outcome.PASSED,
)
_ICONS = {
    Outcome.PASSED: "1a7f37",
    Outcome.FAILED: "c4261d",
    Outcome.INPUT_ERROR: "c4261d",
    Outcome.INCONCLUSIVE: "b27b00",
    Outcome.INTERNAL_ERROR: "c4261d",
}
OUTCOMES = {
    Outcome.PASSED: "Passed",
    Outcome.FAILED: "Failed",
    Outcome.INPUT_ERROR: "Input error",
    Outcome.INCONCLUSIVE: "Inconclusive",
    Outcome.INTERNAL_ERROR: "Internal error",
}
VERDICTS = {
    Verdict.FAIL: "fail",
    Verdict.ERROR: "error",
    Verdict.UNVERIFIED: "unverified",
    Verdict.JUSTIFIED: "justified",
    Verdict.PASS: "pass",
    Verdict.ATTESTED: "attested",
    Verdict.PENDING: "pending",
    Verdict.NOT_APPLICABLE: "not applicable",
}
"""The verdicts in words, in the order in which the page lists them."""


def render(report: AuditReport, places: Places | None = None, *, history: Sequence[Run] | None = None) -> str:
    """The report as an HTML document with a final newline; the same arguments give the same bytes.

    Lines of files are shown where `places` reads them, and links to a forge stand where it knows the forge; without it
    the document leads nowhere. `history` holds the runs of earlier audits, the oldest first.
    """
    places = places or nowhere()
    excerpts = Excerpts(report, places, _EXCERPTS_ON_PAGE)
    view = _View(report, places, excerpts, anchors.of_report(report), tuple(history or ()))
    return view.page()


class Slice(Record):
    """A part of a bar: where it begins and how wide it is, of 100."""

    verdict: Verdict
    x: str
    width: str


class Told(Record):
    """A gate that is told on top, and those of the same feature that found nothing besides."""

    gate: GateReport
    same: tuple[GateReport, ...]


class Concerned(Record):
    """A feature with its gates that are told on top."""

    feature: FeatureReport
    told: tuple[Told, ...]


class On(Record):
    """What is told on top: the features, how many gates that are, and how many are left out."""

    features: tuple[Concerned, ...]
    gates: int
    more: int


class Same(Record):
    """Gates that nothing verifies for the same reason."""

    reason: str
    gates: tuple[tuple[FeatureReport, GateReport], ...]
    gates_count: int


class Group(Record):
    """The gates of a feature that serve one principle; `principle` is None for those that serve none."""

    name: str
    principle: PrincipleSummary | None
    gates: tuple[GateReport, ...]


class Enforced(Record):
    """A principle with its norms in words, and how many of its gates, over all features, have which verdict."""

    name: str
    principle: PrincipleSummary
    norms: str
    counts: Mapping[Verdict, int]


class _View:
    """What the templates ask of a report."""

    def __init__(
        self, report: AuditReport, places: Places, excerpts: Excerpts, anchors: Anchors, history: tuple[Run, ...]
    ) -> None:
        self.report = report
        self.excerpts = excerpts
        self.anchors = anchors
        self._places = places
        self._history = history
        self._environment = _environment()
        self._known = _principles(report)
        self._principles = _names(report, self._known)
        self._shown: frozenset[int] = frozenset()

    def page(self) -> str:
        """The whole document."""
        shown = self._features()
        style, script = _asset("report.css"), _asset("report.js")
        template = self._environment.get_template("report.html.j2")
        text = template.render(
            view=self,
            report=self.report,
            grouped=[(feature, ordering.group(feature)) for feature in self.report.features],
            icon=_ICONS[self.report.outcome],
            sections=shown,
            style=_markup(style),
            script=_markup(script),
            policy=_policy(style, script),
        )
        return text.rstrip("\n") + "\n"

    def lead(self) -> str:
        """The outcome in one sentence."""
        features = self.report.features
        if self.report.errors and not features:
            return "Nothing was judged."
        if not features:
            return "No feature is concerned."
        blocking = [feature for feature in features if ordering.group(feature).blocking]
        doubtful = sum(len(same.gates) for same in self.unverified())
        said = []
        if blocking:
            gates = sum(len(ordering.group(feature).blocking) for feature in blocking)
            where = f" in {len(blocking):,} of {len(features):,} features" if len(features) > 1 else ""
            said.append(f"{frozen.count(gates, 'gate')} block{'s' if gates == 1 else ''}{where}.")
        if doubtful:
            said.append(f"Nothing verifies {frozen.count(doubtful, 'gate')}.")
        return " ".join(said) or f"Nothing blocks in {frozen.count(len(features), 'feature')}."

    @property
    def gate_count(self) -> int:
        """How many gates all features have."""
        return sum(len(feature.gates) for feature in self.report.features)

    @property
    def has_history(self) -> bool:
        """Whether there is a chart for one of the features."""
        return any(run.feature is not None for run in self._history)

    def is_shown(self, feature: FeatureReport) -> bool:
        """Whether the gates of a feature are on the page."""
        return id(feature) in self._shown

    def _features(self) -> list[object]:
        """The sections of the features that fit, in the order of the report; the worst are chosen first."""
        features = self.report.features
        chosen: dict[int, str] = {}
        room = ROOM
        template = self._environment.get_template("feature.html.j2")
        for feature in sorted(features, key=lambda each: _WORST_FIRST.index(each.outcome)):
            failed = feature.outcome is not Outcome.PASSED and len(features) <= FEATURES_OPEN
            text = template.render(view=self, report=self.report, feature=feature, is_open=failed or len(features) == 1)
            room -= len(text.encode("utf-8", "replace"))
            if room < 0 and chosen:
                break
            chosen[id(feature)] = text
        self._shown = frozenset(chosen)
        return [_markup(chosen[id(feature)]) for feature in features if id(feature) in chosen]

    def verdicts(self) -> Mapping[Verdict, str]:
        """The verdicts that occur, with their words."""
        found = self.report.summary.gates
        return {verdict: word for verdict, word in VERDICTS.items() if found.get(verdict.value)}

    def levels(self) -> tuple[str, ...]:
        """The levels that occur."""
        found = {gate.level for feature in self.report.features for gate in feature.gates}
        return tuple(level.value for level in Level if level in found)

    def principles(self) -> Sequence[str]:
        """The names of the groups of gates, in the order of the constitution."""
        return self._principles

    def number(self, gate: GateReport) -> int:
        """Which of `principles` a gate belongs to."""
        return self._principles.index(gate.principle or "")

    def verdict(self, gate: GateReport) -> str:
        """The word for a verdict."""
        return VERDICTS[gate.verdict]

    def glyph(self, gate: GateReport) -> str:
        """The sign for a verdict."""
        return ordering.GLYPHS[gate.verdict]

    def agreement(self, gate: GateReport) -> str:
        """Whether the plan's claim and the verdict agree: `agrees`, `differs`, or nothing where that says nothing."""
        if gate.claim is None or gate.verdict is Verdict.NOT_APPLICABLE:
            return ""
        claimed = {"pass": True, "fail": False}.get(gate.claim.status)
        if claimed is None:
            return ""
        return "agrees" if claimed == (gate.verdict in _STANDS) else "differs"

    def by_principle(self, feature: FeatureReport) -> Iterator[Group]:
        """The gates of a feature, those of one principle together, what fails first in each."""
        found: dict[str, list[GateReport]] = {}
        for gate in feature.gates:
            found.setdefault(gate.principle or "", []).append(gate)
        order = list(VERDICTS)
        for name in sorted(found, key=self._principles.index):
            gates = sorted(found[name], key=lambda gate: order.index(gate.verdict))
            yield Group(name, self._known.get(name), tuple(gates))

    def enforcement(self) -> Iterator[Enforced]:
        """Each principle with the verdicts of its gates."""
        counts: dict[str, dict[Verdict, int]] = {}
        for feature in self.report.features:
            for gate in feature.gates:
                own = counts.setdefault(gate.principle or "", {})
                own[gate.verdict] = own.get(gate.verdict, 0) + 1
        names = {principle.id: name for name, principle in self._known.items()}
        for principle in self.report.constitution.principles if self.report.constitution else ():
            name = names.get(principle.id, _label(principle))
            norms = zip(principle.norms.values(), Level, strict=True)
            told = ", ".join(f"{count} {level.value}" for count, level in norms if count)
            yield Enforced(name, principle, told, _in_order(counts.get(name, {})))

    def blocking(self) -> On:
        """What is told of the gates that block."""
        return _on_top((feature, ordering.group(feature).blocking) for feature in self.report.features)

    def warnings(self) -> On:
        """What is told of the SHOULD gates that fail."""
        return _on_top((feature, ordering.group(feature).warnings) for feature in self.report.features)

    def unverified(self) -> Iterator[Same]:
        """The gates that nothing verifies and that should be, by the reason."""
        found: dict[str, list[tuple[FeatureReport, GateReport]]] = {}
        for feature in self.report.features:
            for gate in ordering.group(feature).unverified:
                found.setdefault(gate.reason, []).append((feature, gate))
        for reason, gates in found.items():
            yield Same(reason, tuple(gates), len(gates))

    def bar(self, counts: Mapping[Verdict, int]) -> Iterator[Slice]:
        """The counts as slices of a bar."""
        total = sum(counts.values())
        x = 0.0
        for verdict, count in counts.items():
            width = 100 * count / total
            yield Slice(verdict, f"{x:.2f}", f"{width:.2f}")
            x += width

    def counts(self, gates: Iterable[GateReport]) -> Mapping[Verdict, int]:
        """How many gates have each verdict, those that do not occur left out."""
        found: dict[Verdict, int] = {}
        for gate in gates:
            found[gate.verdict] = found.get(gate.verdict, 0) + 1
        return _in_order(found)

    def all_counts(self) -> Mapping[Verdict, int]:
        """The counts over all features."""
        found = self.report.summary.gates
        return {verdict: found[verdict.value] for verdict in VERDICTS if found.get(verdict.value)}

    def holds(self, feature: FeatureReport) -> int:
        """How many gates of a feature hold."""
        return sum(gate.verdict in _HOLDS for gate in feature.gates)

    def address(self, path: str, line: int | None = None) -> str | None:
        """The page of the forge that shows a place."""
        return self._places.address(Place(path, line))

    def trend(self, feature: FeatureReport | None = None) -> trend.Trend | None:
        """The chart of earlier audits of a feature, or of all."""
        return trend.trend(self._history, feature.path if feature else None)

    def frozen_headline(self) -> str:
        """What the baseline freezes, and whether it is to be trusted."""
        assert self.report.baseline is not None
        return f"{frozen.headline(self.report.baseline)} {frozen.trust(self.report)}"

    def frozen_lists(self) -> Iterator[tuple[str, list[str]]]:
        """The entries of the baseline about which something is to be said, as sentences under their headings."""
        baseline = self.report.baseline
        if baseline is not None:
            for heading, entries in frozen.lists(baseline):
                yield heading, [frozen.entry(entry, baseline.path) for entry in entries]


def _on_top(failing: Iterable[tuple[FeatureReport, Sequence[GateReport]]]) -> On:
    found: list[Concerned] = []
    count = left_out = 0
    room = GATES_ON_TOP
    for feature, gates in failing:
        told = _told(gates)
        shown = told[: max(0, room)]
        room -= len(shown)
        count += len(gates)
        left_out += sum(1 + len(entry.same) for entry in told[len(shown) :])
        if shown:
            found.append(Concerned(feature, shown))
    return On(tuple(found), count, left_out)


def _told(gates: Sequence[GateReport]) -> tuple[Told, ...]:
    """The gates that found something new, each with the later ones that did not."""
    found: list[tuple[GateReport, list[GateReport]]] = []
    for gate in gates:
        first = ordering.repeated(gate, [each for each, _ in found])
        if first is None:
            found.append((gate, []))
        else:
            next(same for each, same in found if each is first).append(gate)
    return tuple(Told(gate, tuple(same)) for gate, same in found)


def _principles(report: AuditReport) -> dict[str, PrincipleSummary]:
    """The principles by what gates call them: number and title, where the report has the heading with its mark."""
    found: dict[str, PrincipleSummary] = {}
    called = {gate.principle for feature in report.features for gate in feature.gates if gate.principle}
    for principle in report.constitution.principles if report.constitution else ():
        label = _label(principle)
        names = [name for name in called if label.startswith(name)] if principle.non_negotiable else []
        name = label if label in called else max(names, key=len, default=None)
        if name is not None:
            found.setdefault(name, principle)
    return found


def _label(principle: PrincipleSummary) -> str:
    return f"{principle.number}. {principle.title}" if principle.number else principle.title


def _names(report: AuditReport, known: Mapping[str, PrincipleSummary]) -> list[str]:
    """What gates call their principles, in the order of the constitution, then others, then none."""
    used = {gate.principle or "" for feature in report.features for gate in feature.gates}
    others = sorted(used.difference(known, {""}))
    return [*known, *others, *([""] if "" in used else [])]


def _in_order(counts: Mapping[Verdict, int]) -> dict[Verdict, int]:
    return {verdict: counts[verdict] for verdict in VERDICTS if counts.get(verdict)}


def _markup(text: str) -> object:
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - it comes from this package, or out of its templates


def _policy(style: str, script: str) -> str:
    """The Content-Security-Policy: this style, this script, the icon that stands in the page, and nothing else."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    from base64 import b64encode
    from hashlib import sha256

    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}"


def _asset(name: str) -> str:
    from importlib.resources import files

    return files(_PACKAGE).joinpath(name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(_asset),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["name"] = lambda text: clean(text, NAME_LIMIT)
    environment.filters["at"] = lambda path, line=None: clean(ordering.place(path, line), 400)
    environment.filters["count"] = _count
    environment.filters["thousands"] = "{:,}".format
    environment.globals.update(
        ordering=ordering,
        frozen=frozen,
        outcomes=OUTCOMES,
        verdicts=VERDICTS,
        glyphs=ordering.GLYPHS,
        features_listed=FEATURES_LISTED,
        gates_on_top=GATES_ON_TOP,
        findings_on_top=FINDINGS_ON_TOP,
        findings_shown=FINDINGS_SHOWN,
        evidence_shown=EVIDENCE_SHOWN,
        excerpts_shown=EXCERPTS_SHOWN,
        entries_shown=ENTRIES_SHOWN,
    )
    return environment


def _count(number: int, noun: str) -> str:
    """A number with its noun, its thousands set apart."""
    return frozen.count(number, noun).replace(str(number), f"{number:,}", 1)


def _finalize(value: object) -> object:
    """What a template puts out: no text without `clean`, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return clean(value, _TEXT_LIMIT)
    return value
