"""What changed in the constitution since a revision: the gravest first, then what the amendment lacks. 80 columns."""

from __future__ import annotations

from constitution_gate.constitution.changes import Bump, Change, Effect, Subject
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine import audit
from constitution_gate.engine.escaping import cell, clean, code
from constitution_gate.engine.reports import json, ordering
from constitution_gate.engine.reports.text import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.engine.base import Base

_HEADINGS = {
    Effect.REMOVED: "Removed",
    Effect.WEAKENED: "Weakened",
    Effect.REDEFINED: "Redefined, and not shown to ask for as much",
    Effect.STRENGTHENED: "Strengthened",
    Effect.ADDED: "Added",
    Effect.RENAMED: "Renamed",
    Effect.REWORDED: "Wording",
}
_GLYPHS = {Effect.STRENGTHENED: "+", Effect.ADDED: "+"}
_LESS, _ELSE = "−", "~"
_SHOWN = 50


def as_text(base: Base, *, color: bool = False) -> str:
    """The changes for a terminal, with a final newline; without `color` it holds no escape sequence."""
    return "\n".join(_lines(base, color)) + "\n"


def as_markdown(base: Base) -> str:
    """The changes as Markdown, with a final newline."""
    return "\n".join(_markdown(base)) + "\n"


def as_json(base: Base) -> str:
    """The changes as JSON, with a final newline."""
    amendment, old = base.amendment, base.editions.old
    return json.dump(
        {
            "schema_version": 1,
            "tool": audit.tool(),
            "base": {
                "revision": base.revision.name,
                "commit": base.revision.commit,
                "tip": base.revision.tip if base.revision.has_moved_on else None,
            },
            "old": audit.summarize(old.constitution) if old else None,
            "new": audit.summarize(base.editions.new.constitution),
            "outcome": "failed" if base.unamended else "passed",
            "weakens": base.weakens,
            "bump": {
                "needed": amendment.needed.name if amendment else None,
                "stated": amendment.stated.name if amendment and amendment.stated is not None else None,
            },
            "amendment": {
                "complete": amendment.complete,
                "findings": [
                    {"message": fault.message, "path": fault.path, "line": fault.line, "remedy": fault.remedy}
                    for fault in amendment.faults
                ],
            }
            if amendment
            else None,
            "changes": [
                {
                    "effect": change.effect,
                    "subject": change.subject,
                    "name": change.name,
                    "message": change.message,
                    "bump": change.bump.name,
                    "weakens": change.weakens,
                    "old_line": change.old_line,
                    "new_line": change.new_line,
                    "old_text": change.old_text,
                    "new_text": change.new_text,
                }
                for change in base.changes
            ],
        }
    )


def summary(base: Base) -> str:
    """The comparison in one sentence."""
    if base.amendment is None:
        return f"There is no constitution at {clean(base.revision.name)}: the whole of it is new."
    if not base.changes and base.newer is not None:
        return "The constitution is the one that this branch started from."
    if not base.changes:
        return f"The constitution is the one at {clean(base.revision.name)}."
    weaker = sum(change.weakens for change in base.changes)
    count = "1 change" if len(base.changes) == 1 else f"{len(base.changes)} changes"
    less = f"{weaker} {'asks' if weaker == 1 else 'ask'} for less, or may do so" if weaker else "none asks for less"
    state = "The amendment is complete." if base.amendment.complete else "The amendment is not complete."
    return f"{count}: {less}. {state}"


def versions(base: Base) -> str:
    """Where the change starts and ends."""
    old, new = base.editions.old, base.editions.new.constitution.version or "no version"
    was = old.constitution.version or "no version" if old else "nothing"
    return f"{was} → {new}"


def bump(base: Base) -> str:
    """The bump that the change needs, and the one that the version states."""
    amendment = base.amendment
    if amendment is None or amendment.needed is Bump.NONE:
        return ""
    states = {None: "no comparable version", Bump.NONE: "none"}.get(amendment.stated) or amendment.stated
    name = states.name if isinstance(states, Bump) else states
    return f"the change needs {amendment.needed.name}, the version states {name}"


def _lines(base: Base, color: bool) -> Iterator[str]:
    def styled(text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if color else text

    head = f"Constitution since {clean(base.revision.label)}: {clean(versions(base))}"
    for line in wrapped(head, "", "  "):
        yield styled(line, "1")
    yield ""
    for effect, heading in _HEADINGS.items():
        same = [change for change in base.changes if change.effect is effect]
        if not same:
            continue
        yield styled(f"{heading} ({len(same)})", "1")
        for change in same[:_SHOWN]:
            yield from _change(base, change, styled)
        if len(same) > _SHOWN:
            yield f"  … and {len(same) - _SHOWN} more"
        yield ""
    amendment = base.amendment
    if amendment is not None and base.changes:
        yield styled("Amendment", "1") + f": {bump(base)}"
        for fault in amendment.faults[:_SHOWN]:
            yield f"  {styled('✘', '31')} {clean(ordering.place(fault.path or '', fault.line), 400)}"
            yield from wrapped(clean(fault.message, 400), "      ", "      ")
            if fault.remedy:
                yield from wrapped(f"→ {clean(fault.remedy, 400)}", "      ", "        ")
        if amendment.complete:
            yield f"  {styled('✔', '32')} version, dates and Sync Impact Report fit the change"
        yield ""
    yield summary(base)
    if base.moved:
        yield from wrapped(clean(base.moved, 400), "", "")


def _change(base: Base, change: Change, styled: object) -> Iterator[str]:
    assert callable(styled)
    glyph = _glyph(change)
    shown = styled(glyph, {"+": "32", _LESS: "31"}.get(glyph, "2"))
    first, *rest = wrapped(clean(_name(change), 400), "    ", "    ")
    yield f"  {shown} {first.lstrip()}"
    yield from rest
    path = base.editions.file.path
    where = ordering.place(path, change.new_line) if change.new_line else ""
    was = f"line {change.old_line} at {base.revision.name}" if change.old_line else ""
    if not change.new_line or change.effect is not Effect.ADDED:
        where = f"{where} ({was})" if where and was else where or f"{path}, {was}" if was else where
    if where:
        yield from wrapped(clean(where, 400), "      ", "      ")
    if change.subject is Subject.NORM:
        if change.old_text:
            yield from wrapped(f"- {clean(change.old_text, 400)}", "      ", "        ")
        if change.new_text:
            yield from wrapped(f"+ {clean(change.new_text, 400)}", "      ", "        ")


def _glyph(change: Change) -> str:
    return _LESS if change.weakens else _GLYPHS.get(change.effect, _ELSE)


def _name(change: Change) -> str:
    name = f"gate {change.name}" if change.subject is Subject.GATE else change.name
    return f"{name}: {change.message}"


def _markdown(base: Base) -> Iterator[str]:
    yield f"# Constitution since {cell(base.revision.label)}: {cell(versions(base))}"
    yield ""
    yield f"{cell(f'{summary(base)} {base.moved}'.rstrip(), 600)}"
    if base.changes:
        yield ""
        yield "| Effect | What | Change | Was | Is | Needs | Line |"
        yield "|--------|------|--------|-----|----|-------|------|"
        for change in base.changes:
            less = " (asks for less, or may)" if change.weakens and change.effect is not Effect.WEAKENED else ""
            name = f"gate {change.name}" if change.subject is Subject.GATE else change.name
            was, now = (cell(text, 400) if text else "" for text in (change.old_text, change.new_text))
            line = f"{change.old_line or '–'} → {change.new_line or '–'}"
            yield (
                f"| {change.effect.value}{less} | {cell(name)} | {cell(change.message, 400)} | {was} | {now} "
                f"| {change.bump.name} | {line} |"
            )
    amendment = base.amendment
    if amendment is not None and base.changes:
        yield ""
        yield "## Amendment"
        yield ""
        yield f"{'Complete' if amendment.complete else 'Not complete'}: {bump(base)}."
        if amendment.faults:
            yield ""
        for fault in amendment.faults:
            place = code(ordering.place(fault.path or "", fault.line), 400)
            yield f"- {place}: {cell(fault.message, 400)} {cell(fault.remedy or '', 400)}"
