"""What `baseline` says: what is frozen, by principle and gate, what was taken out, and what is not frozen and why."""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.escaping import clean
from constitution_gate.engine.reports.frozen import EMPHASIS, count
from constitution_gate.engine.reports.text import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_gate.engine.baseline_update import Held, Left, Update

SHOWN = 50
_WHY = {
    "non-negotiable": f"{EMPHASIS}; to freeze them all the same, give --include-non-negotiable{{add}}",
    "new": "not in the baseline; to freeze them, give --add",
    "amendment": "a change of the constitution is never frozen",
    "error": "the check could not run, and an error is never frozen",
    "name": "the name of the feature is no text, and cannot be written",
}


def render(found: Update, path: str, *, exists: bool, quiet: bool = False) -> str:
    """The text with a final newline; `exists` says that there was a baseline before."""
    return "\n".join(_lines(found, path, exists, quiet)) + "\n"


def _lines(found: Update, path: str, exists: bool, quiet: bool) -> Iterator[str]:
    frozen = sum(each.count for each in found.held)
    gates, features = {each.gate.id for each in found.held}, {each.feature for each in found.held}
    what = f"{count(frozen, 'finding')} of {count(len(gates), 'gate')} in {count(len(features), 'feature')}"
    new = f", {found.added} of them new" if exists and found.added else ""
    yield from wrapped(f"{clean(path, 400)}: {what} frozen{new}.", "", "  ")
    if not quiet:
        yield from _held(found.held)
        yield from _removed(found)
    yield from _left(found.left, exists=exists, quiet=quiet)
    if found.unverified:
        said = f"{count(found.unverified, 'MUST gate')} not verified. Only failures are frozen; --allow-unverified"
        yield ""
        yield from wrapped(f"{said} is there for the others.", "", "  ")


def _held(held: Sequence[Held]) -> Iterator[str]:
    principles: dict[str, dict[tuple[str, str], list[Held]]] = {}
    for each in held:
        gate = each.gate
        title = gate.principle or "No principle"
        principles.setdefault(title, {}).setdefault((gate.id, _about(gate.level.value, gate.waivable)), []).append(each)
    for title, gates in principles.items():
        yield ""
        yield from wrapped(clean(title), "", "  ")
        for (name, about), entries in gates.items():
            number = sum(each.count for each in entries)
            features = len({each.feature for each in entries})
            said = f"{clean(name)} ({about}): {count(number, 'finding')} in {count(features, 'feature')}"
            yield from wrapped(said, "  ", "    ")


def _removed(found: Update) -> Iterator[str]:
    if not found.removed:
        return
    yield ""
    yield f"No longer needed ({sum(gone.count for gone in found.removed)})"
    for gone in found.removed[:SHOWN]:
        entry = gone.entry
        times = f" ({gone.count} times)" if gone.count > 1 else ""
        said = f"{entry.feature}, gate {entry.gate}{times}: {gone.reason} {entry.message}"
        yield from wrapped(clean(said, 600), "  ", "    ")
    if len(found.removed) > SHOWN:
        yield f"  … and {len(found.removed) - SHOWN} more"


def _left(left: Sequence[Left], *, exists: bool, quiet: bool) -> Iterator[str]:
    """What fails and stays as it is, by why and by gate."""
    reasons: dict[str, dict[tuple[str, str], list[Left]]] = {}
    for each in left:
        about = _about(each.gate.level.value, each.gate.waivable)
        if each.gate.principle:
            about += f", {each.gate.principle}"
        reasons.setdefault(each.why, {}).setdefault((each.gate.id, about), []).append(each)
    for why, gates in reasons.items():
        number = sum(each.count for entries in gates.values() for each in entries)
        yield ""
        explained = _WHY[why].format(add=" with --add" if exists else "")
        yield from wrapped(f"Not frozen ({number}): {explained}.", "", "  ")
        for (gate, about), entries in [] if quiet else list(gates.items())[:SHOWN]:
            features = sorted({each.feature for each in entries})
            named = ", ".join(features[:3]) + (f" and {len(features) - 3} more" if len(features) > 3 else "")
            said = f"{gate} ({about}): {count(sum(each.count for each in entries), 'finding')} in {named}"
            yield from wrapped(clean(said, 600), "  ✘ ", "    ")
        if not quiet and len(gates) > SHOWN:
            yield f"  … and {len(gates) - SHOWN} more gates"


def _about(level: str, waivable: bool) -> str:
    return level if waivable else f"{level}, {EMPHASIS}"
