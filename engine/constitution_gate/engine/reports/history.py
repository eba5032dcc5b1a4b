"""The history of a project for a terminal, a spreadsheet and a program."""

from __future__ import annotations

from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.escaping import clean
from constitution_gate.engine.report import Outcome, Verdict
from constitution_gate.engine.reports import json, ordering
from constitution_gate.engine.reports.text import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_gate.engine.history.model import Change, Comparison, History, Progress, Run

RUNS_LISTED = 20
CHANGES_SHOWN = 20
BARS = 40
COLUMNS = (
    *("run", "at", "revision", "clean", "tool_version", "constitution_version", "constitution_sha256", "options"),
    *("feature", "phase", "outcome", "blocking", "due"),
)
"""The columns of the CSV; there is a row for each feature in each run."""

_SHORT_REVISION = 12
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_COLORS = {Outcome.PASSED: "32", Outcome.INCONCLUSIVE: "33"}
_RED = "31"
_GONE_BECAUSE = {
    Verdict.PASS: "passes now",
    Verdict.ATTESTED: "is attested now",
    Verdict.JUSTIFIED: "is justified now",
    Verdict.PENDING: "is not due now",
    Verdict.NOT_APPLICABLE: "does not apply now",
    Verdict.FAIL: "still fails",
    Verdict.ERROR: "cannot be decided now",
    Verdict.UNVERIFIED: "is not verified now",
    None: "is gone",
}
_WAS = {
    Verdict.PASS: "passed",
    Verdict.ATTESTED: "was attested",
    Verdict.JUSTIFIED: "was justified",
    Verdict.PENDING: "was not due",
    Verdict.NOT_APPLICABLE: "did not apply",
    Verdict.FAIL: "failed otherwise",
    Verdict.ERROR: "could not be decided",
    Verdict.UNVERIFIED: "was not verified",
    None: "is new",
}


class Glyphs(Record):
    """The signs of the text: bars from none to most, what was resolved, what is new."""

    bars: str
    resolved: str
    new: str


UNICODE = Glyphs("▁▂▃▄▅▆▇█", "✔", "✘")
ASCII = Glyphs("_.:-=+*#", "-", "+")


def as_json(history: History) -> str:
    """The history as JSON with a final newline; its schema is `schema history`."""
    found = json.plain(history)
    assert isinstance(found, dict)
    return json.dump({"schema_version": found.pop("schema_version"), **found})


def as_csv(history: History) -> str:
    """A row for each feature in each run, the newest first (RFC 4180); no cell is a formula to a spreadsheet."""
    import csv
    import io

    runs = {run.number: run for run in history.runs}
    rows = sorted(
        ((runs[point.run], feature.path, point) for feature in history.features for point in feature.runs),
        key=lambda row: (-row[0].number, row[1]),
    )
    into = io.StringIO(newline="")
    writer = csv.writer(into, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for run, path, point in rows:
        clean_tree = "" if run.clean is None else str(run.clean).lower()
        around = (run.number, run.at, run.revision, clean_tree, run.tool_version)
        constitution = (run.constitution_version, run.constitution_sha256)
        judged = (point.phase.value, point.outcome.value, point.blocking, point.due)
        writer.writerow(map(_cell, (*around, *constitution, "; ".join(run.options), path, *judged)))
    return into.getvalue()


def _cell(value: object) -> str:
    """A cell that a spreadsheet takes for text (https://owasp.org/www-community/attacks/CSV_Injection)."""
    if value is None:
        return ""
    text = clean(str(value), 2_000)
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_text(history: History, glyphs: Glyphs = UNICODE, *, color: bool = False) -> str:
    """The history for a terminal with a final newline: how each feature stands, what changed, and the runs."""
    return "\n".join(_lines(history, glyphs, color)) + "\n"


def _lines(history: History, glyphs: Glyphs, color: bool) -> Iterator[str]:
    runs = history.runs
    if not runs:
        return
    days = [run.at[:10] for run in runs]
    first, last = min(days), max(days)
    span = f"on {last}" if first == last else f"from {first} to {last}"
    yield f"{_count(len(runs), 'audit')} recorded {span} (UTC)"
    told = [feature for feature in history.features if not _always_passed(feature)]
    for feature in sorted(told, key=lambda each: (each.outcome is Outcome.PASSED, each.path)):
        yield ""
        yield from _feature(feature, history, glyphs, color)
    if len(told) < len(history.features):
        yield ""
    for feature in history.features:
        if _always_passed(feature):
            yield from _head(feature, f"  passed in every run since {_minute(feature.since)}", color)
    yield ""
    yield from _runs(runs, color)


def _always_passed(feature: Progress) -> bool:
    """Whether there is nothing to tell of a feature: it never failed, and no finding came or went."""
    compared = feature.compared
    return not feature.blocked and (compared is None or not (compared.resolved or compared.new))


def _head(feature: Progress, more: str, color: bool) -> Iterator[str]:
    word = _words(feature.outcome).upper()
    first, *rest = wrapped(clean(feature.path).removeprefix("specs/") + more, " " * (len(word) + 2), "  ")
    yield f"{_styled(word, f'1;{_COLORS.get(feature.outcome, _RED)}', color)}  {_styled(first.lstrip(), '1', color)}"
    yield from rest


def _feature(feature: Progress, history: History, glyphs: Glyphs, color: bool) -> Iterator[str]:
    yield from _head(feature, "", color)
    now = feature.runs[-1]
    blocks = "blocks" if now.blocking == 1 else "block"
    bars = sparkline([point.blocking for point in feature.runs], glyphs)
    yield f"  {bars}  {now.blocking} of {_count(now.due, 'due gate')} {blocks}"
    if now.run != history.runs[0].number:
        yield f"  last audited in run {now.run}, {_minute(now.at)}"
    yield f"  {_words(feature.outcome)} since run {feature.since_run}, {_minute(feature.since)}"
    yield from wrapped(_unblocking(feature), "  ", "    ")
    if feature.compared is not None:
        yield from _compared(feature.compared, glyphs, color)
    elif history.against is not None:
        yield f"  not audited before or in run {history.against}"


def _unblocking(feature: Progress) -> str:
    """How long it took to pass again, in one sentence without a full stop."""
    if not feature.blocked:
        return "never blocked"
    if feature.last_seconds is None or feature.median_seconds is None:
        return "not unblocked yet"
    last, median = duration(feature.last_seconds), duration(feature.median_seconds)
    times = sum(span.seconds is not None for span in feature.blocked)
    if times == 1:
        return f"unblocked once, after {last}"
    return f"unblocked {times} times, the last time after {last}, in the median after {median}"


def _compared(compared: Comparison, glyphs: Glyphs, color: bool) -> Iterator[str]:
    counts = (
        f"{sum(change.count for change in compared.resolved)} resolved",
        f"{sum(change.count for change in compared.new)} new",
        f"{compared.unchanged} as before",
    )
    yield f"  compared with run {compared.run}, {_minute(compared.at)}: {', '.join(counts)}"
    yield from _changes(compared.resolved, glyphs.resolved, "32", _GONE_BECAUSE, color)
    yield from _changes(compared.new, glyphs.new, _RED, _WAS, color)


def _changes(
    changes: Sequence[Change], sign: str, code: str, words: dict[Verdict | None, str], color: bool
) -> Iterator[str]:
    gate = None
    for change in changes[:CHANGES_SHOWN]:
        if change.gate != gate:
            gate = change.gate
            head = f"{clean(gate)}  ({change.level.value}; {words[change.other]})"
            first, *more = wrapped(head, "      ", "      ")
            yield f"    {_styled(sign, code, color)} {first.lstrip()}"
            yield from more
        times = f" ({change.count} times)" if change.count > 1 else ""
        yield from wrapped(clean(ordering.place(change.path, change.line), 400), "        ", "          ")
        yield from wrapped(clean(change.message, 400) + times, "          ", "          ")
    if len(changes) > CHANGES_SHOWN:
        yield f"      … and {len(changes) - CHANGES_SHOWN} more"


def _runs(runs: Sequence[Run], color: bool) -> Iterator[str]:
    yield _styled("Runs", "1", color)
    yield f"  {'run':>5}  {'when (UTC)':16}  {'revision':13}  {'outcome':12}  {'blocking':>12}  {'features':>8}"
    for run in runs[:RUNS_LISTED]:
        revision = (run.revision or "")[:_SHORT_REVISION] + ("*" if run.clean is False else "")
        blocking = f"{run.blocking} of {run.due}"
        yield (
            f"  {run.number:>5}  {_minute(run.at):16}  {clean(revision):13}  {run.outcome.value:12}  {blocking:>12}"
            f"  {run.features:>8}"
        )
        if run.options:
            yield from wrapped(f"with {clean('; '.join(run.options), 400)}", " " * 9, " " * 11)
    if len(runs) > RUNS_LISTED:
        yield f"  … and {len(runs) - RUNS_LISTED} earlier; --last N looks at the last ones only"
    if any(run.clean is False for run in runs[:RUNS_LISTED]):
        yield "  * with changes that were not committed"


def sparkline(numbers: Sequence[int], glyphs: Glyphs = UNICODE) -> str:
    """The last numbers as bars; the lowest is none, and the highest the most that there is."""
    shown = numbers[-BARS:]
    most, top = max(1, *shown) if shown else 1, len(glyphs.bars) - 1
    return "".join(glyphs.bars[-(-number * top // most)] for number in shown)


def duration(seconds: int) -> str:
    """A time in its two greatest units: 40 s, 12 min, 4 h 30 min, 3 days 2 h."""
    if seconds < 60:
        return f"{seconds} s"
    if seconds < 3_600:
        return f"{seconds // 60} min"
    if seconds < 86_400:
        return _both(f"{seconds // 3_600} h", seconds % 3_600 // 60, "min")
    return _both(_count(seconds // 86_400, "day"), seconds % 86_400 // 3_600, "h")


def _both(greater: str, number: int, unit: str) -> str:
    return f"{greater} {number} {unit}" if number else greater


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _words(outcome: Outcome) -> str:
    return outcome.value.replace("-", " ")


def _minute(at: str) -> str:
    return at[:16].replace("T", " ")


def _styled(text: str, code: str, color: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if color else text
