"""The gates of a project from all four sources, each listed once."""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import plain
from constitution_gate.constitution.model import (
    Constitution,
    GateDeclaration,
    InputError,
    Level,
    Norm,
    Principle,
    Problem,
)
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.binding import Gate, bind
from constitution_gate.gates import catalogue, derivation, naming
from constitution_gate.gates.artifacts import constitution_check
from constitution_gate.gates.artifacts.constitution_check import Claim, ClaimStatus
from constitution_gate.gates.vocabulary.languages import detect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from constitution_gate.engine.report import SourceKind
    from constitution_gate.gates.feature import Artifact

PLAN_COMPLETE = "plan-complete"
TICKED_TASKS = "ticked-tasks"
SECTIONS = frozenset({"architecture-decisions", "caching-strategy", "dependencies", "retry-policy", "risk-assessment"})
"""The checks of what Spec Kit's plan has a section for; a template that has the section asks for its content."""
_BRACKETED = lazy(r"\[[^\]\n]*[A-Za-z][^\]\n]*\](?!\()")
_HEADING_FRAME = lazy(r"^[\W\d]+|\s*[\[(（*][^\n]*$")
_SAMPLE = 6000
_MARKERS = 3


class _Derived(Record):
    """What the norms of a principle ask of one check; `norms` are those that ask, `norm` is the strongest."""

    check: str
    principle: Principle
    norm: Norm
    norms: tuple[Norm, ...]
    decided: tuple[Norm, ...]
    when: tuple[str, ...]


class _Asked(Record):
    """An item of a checklist that asks for a check, as a norm."""

    artifact: Artifact
    title: str
    norm: Norm
    when: tuple[str, ...]


def from_constitution(constitution: Constitution) -> tuple[Gate, ...]:
    """Declared, derived and review gates, in the order of the constitution.

    Raises InputError with everything in the declarations that cannot be bound.
    """
    gates: list[Gate] = []
    problems: list[Problem] = []
    for declaration in constitution.declarations:
        gate, wrong = bind(declaration, constitution.principle(declaration.principle), "declared")
        problems.extend(wrong)
        if gate is not None:
            gates.append(gate)
    if problems:
        raise InputError(*problems)
    taken = {gate.id for gate in gates}
    derived = {principle.id: _derived(principle) for principle in constitution.principles}
    for position, declaration in enumerate(constitution.declarations):
        gates[position] = _completed(gates[position], declaration, derived)
    declared = tuple(gates)
    for principle in constitution.principles:
        undecided = list(_binding_norms(principle))
        for found in derived[principle.id]:
            undecided = [norm for norm in undecided if norm not in found.decided]
            if not any(_replaces(gate, found) for gate in declared):
                gates.append(_derived_gate(constitution, found, taken))
        undecided_whole = not principle.norms or not any(g.principle is principle for g in gates)
        needs_review = undecided or undecided_whole or principle.unseen
        reviewed = any(gate.check == "review" and gate.principle is principle for gate in declared)
        if needs_review and (principle.unseen or not reviewed):
            gates.append(_review_gate(constitution, principle, undecided, taken))
    return tuple(sorted(gates, key=lambda gate: gate.source.line))


def from_template(
    template: Artifact | None, plan: Artifact | None, constitution: Constitution | None, known: Sequence[Gate]
) -> tuple[Gate, ...]:
    """The gates that the plan template's Constitution Check asks for, or the plan's own checklist without one.

    An item that names a principle belongs to that principle's gates; one that no check decides becomes a review
    gate, unless it is a placeholder. What the template has a section for becomes a SHOULD gate. A plan must be complete
    whatever else is asked (Spec Kit's `/speckit.plan`: "ERROR on gate failures or unresolved clarifications"), and what
    its tasks tick as done should be there (`/speckit.implement`: "mark the task off as [X]" for completed tasks).
    """
    taken = {gate.id for gate in known}
    gates: list[Gate] = []
    asked: dict[str, list[_Asked]] = {}
    principles = constitution.principles if constitution else ()
    for artifact, claim in _items(template, plan):
        if naming.best(claim.key, principles) is not None:
            continue
        demands = derivation.derive_item(claim.text) if artifact is template else ()
        demands = demands or derivation.derive_item(claim.key)
        for demand in demands:
            norm = Norm(derivation.without_placeholders(claim.text), "", Level.MUST, claim.line)
            asked.setdefault(demand.check, []).append(_Asked(artifact, claim.key, norm, demand.when))
        if not demands and not _BRACKETED.search(claim.text if artifact is template else claim.key):
            slug = _slug(claim.key)
            gates.append(_bound(artifact.path, claim.line, "review", slug, claim.key, "template", taken))
    bound = {gate.check for gate in known if gate.level is Level.MUST}
    gates += [_item_gate(check, items, taken) for check, items in asked.items() if check not in bound]
    gates.sort(key=lambda gate: gate.source.line)
    if template is not None:
        gates += _section_gates(template, {gate.check for gate in (*known, *gates)}, taken)
    if PLAN_COMPLETE not in {*bound, *asked}:
        title = "The plan is filled in and leaves nothing open"
        gates.append(_always(PLAN_COMPLETE, title, template or plan, taken, waivable=False))
    if TICKED_TASKS not in {gate.check for gate in known} | asked.keys():
        title = "The files that ticked tasks name exist"
        gates.append(_always(TICKED_TASKS, title, template or plan, taken, level=Level.SHOULD))
    return tuple(gates)


def built_in(known: Sequence[Gate]) -> tuple[Gate, ...]:
    """Every built-in check that nothing asks for, as MAY gates."""
    checks = {gate.check for gate in known} | catalogue.DECLARATIVE | {"review"}
    taken = {gate.id for gate in known}
    return tuple(
        _bound("", 0, name, name, catalogue.title(catalogue.load(name)), "built-in", taken, level=Level.MAY)
        for name in catalogue.CHECKS
        if name not in checks
    )


def _binding_norms(principle: Principle) -> Iterator[Norm]:
    musts = [norm for norm in principle.norms if norm.level is Level.MUST]
    yield from musts or principle.norms


def _derived(principle: Principle) -> tuple[_Derived, ...]:
    """One entry per check, by its strongest norm, with the norms that the check decides wholly.

    A condition is kept only where every norm that asks for the check states the same one; otherwise the check's own
    condition holds, so that a narrow norm never hides a broad one.
    """
    asked: dict[str, list[tuple[Norm, derivation.Demand]]] = {}
    for norm in principle.norms:
        for demand in derivation.derive(norm, principle):
            asked.setdefault(demand.check, []).append((norm, demand))
    found = []
    for check, pairs in asked.items():
        strongest = max(pairs, key=lambda pair: pair[0].level.strength)[0]
        norms = tuple(norm for norm, _ in pairs)
        decided = tuple(norm for norm, demand in pairs if demand.decides)
        when = _common(demand.when for _, demand in pairs)
        found.append(_Derived(check, principle, strongest, norms, decided, when))
    return tuple(found)


def _common(conditions: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The condition that all share; none where they differ: then the check's own holds."""
    stated = set(conditions)
    return stated.pop() if len(stated) == 1 else ()


def _replaces(gate: Gate, found: _Derived) -> bool:
    """Whether a declared gate stands for a derived one: the same check under the same principle, and no weaker.

    A lower level, a later phase or a narrower condition than the norm has would let the norm go unenforced; then
    both gates are listed.
    """
    if gate.check != found.check or gate.principle is not found.principle:
        return False
    as_strong = gate.level.strength >= found.norm.level.strength and gate.phase.order <= gate.module.PHASE.order
    return as_strong and set(gate.when) <= set(found.when or gate.module.CONDITION) and not gate.unless


def _derived_gate(constitution: Constitution, found: _Derived, taken: set[str]) -> Gate:
    gate = _bound(
        constitution.path,
        found.norm.line,
        found.check,
        f"{found.principle.id}-{found.check}",
        found.norm.text,
        "derived",
        taken,
        found.when or None,
        level=found.norm.level,
        principle=found.principle,
    )
    return _with_parameters(gate, found.norms)


def _item_gate(check: str, items: Sequence[_Asked], taken: set[str]) -> Gate:
    """One gate for all items that ask for a check, in the place of the first."""
    first = items[0]
    when = _common(item.when for item in items) or None
    gate = _bound(first.artifact.path, first.norm.line, check, check, first.title, "template", taken, when)
    return _with_parameters(gate, [item.norm for item in items])


def _section_gates(template: Artifact, asked: set[str], taken: set[str]) -> Iterator[Gate]:
    """A gate for each section of the template whose content a check knows and that nothing asks for already.

    A template shows what a plan should hold; it does not bind as a constitution does.
    """
    languages = detect(template.text[:_SAMPLE], markers=_MARKERS)
    for section in template.document.sections():
        title = _HEADING_FRAME.sub("", plain(section.heading.text))
        check = derivation.named_check(title, languages)
        if check in SECTIONS and check not in asked:
            asked.add(check)
            line = section.heading.line
            yield _bound(template.path, line, check, check, title, "template", taken, level=Level.SHOULD)


def _always(
    check: str,
    title: str,
    source: Artifact | None,
    taken: set[str],
    *,
    level: Level = Level.MUST,
    waivable: bool | None = None,
) -> Gate:
    """A gate that every plan has, at the Constitution Check of the template or the plan."""
    path, line = (source.path, _check_line(source)) if source else ("plan.md", 1)
    return _bound(path, line, check, check, title, "template", taken, level=level, waivable=waivable)


def _completed(gate: Gate, declaration: GateDeclaration, derived: Mapping[str, Sequence[_Derived]]) -> Gate:
    """A declared gate with what its principle's norms set and the declaration does not."""
    found = derived.get(gate.principle.id, ()) if gate.principle else ()
    norms = next((asked.norms for asked in found if asked.check == gate.check), ())
    return _with_parameters(gate, norms, frozenset(declaration.parameters))


def _with_parameters(gate: Gate, norms: Sequence[Norm], declared: frozenset[str] = frozenset()) -> Gate:
    """The gate with the parameters that norms set for its check, but for those that are declared."""
    parameters_from = getattr(gate.module, "parameters_from", None)
    if parameters_from is None or not norms:
        return gate
    stated = {name: value for name, value in parameters_from(norms).items() if name not in declared}
    parameters: Any = gate.parameters
    return gate.replace(parameters=parameters.replace(**stated)) if stated else gate


def _review_gate(constitution: Constitution, principle: Principle, undecided: Sequence[Norm], taken: set[str]) -> Gate:
    level = max((n.level for n in undecided), key=lambda level: level.strength) if undecided else principle.level
    # A mark that holds a character which no reader sees is none, and the principle may be meant to be non-negotiable.
    unseen = bool(principle.unseen)
    return _bound(
        constitution.path,
        undecided[0].line if undecided else principle.line,
        "review",
        f"{principle.id}-review",
        principle.title,
        "review",
        taken,
        level=Level.MUST if unseen else level,
        principle=principle,
        waivable=False if unseen else None,
    )


def _bound(
    path: str,
    line: int,
    check: str,
    identifier: str,
    title: str,
    kind: SourceKind,
    taken: set[str],
    when: tuple[str, ...] | None = None,
    *,
    level: Level = Level.MUST,
    principle: Principle | None = None,
    waivable: bool | None = None,
) -> Gate:
    unique = _unique(identifier, taken)
    declaration = GateDeclaration(
        id=unique, check=check, title=title, path=path, line=line, level=level, when=when, waivable=waivable
    )
    gate, problems = bind(declaration, principle, kind)
    if gate is None:
        raise InputError(*problems)
    return gate


def _unique(identifier: str, taken: set[str]) -> str:
    base = identifier[:58].strip("-") or "gate"
    candidate, count = base, 1
    while candidate in taken:
        count += 1
        candidate = f"{base}-{count}"
    taken.add(candidate)
    return candidate


def _items(template: Artifact | None, plan: Artifact | None) -> Iterator[tuple[Artifact, Claim]]:
    """The checklist items of the template; those of the plan where the template has none."""
    if template is not None:
        items = [claim for claim in constitution_check.read(template).claims if claim.box_line is not None]
        if items:
            for claim in items:
                yield template, claim
            return
    if plan is not None:
        seen: set[str] = set()
        for claim in constitution_check.read(plan).claims:
            denied = claim.status is ClaimStatus.FAIL
            if (claim.box_line is not None or denied) and claim.key not in seen:
                seen.add(claim.key)
                yield plan, claim


def _check_line(artifact: Artifact) -> int:
    sections = constitution_check.read(artifact).sections
    return sections[0].line if sections else 1


def _slug(text: str) -> str:
    words = re.findall(r"[a-z0-9]+", plain(text).casefold())
    slug = "-".join(words)[:48].strip("-")
    return slug if slug and slug[0].isalpha() else f"item-{slug}".rstrip("-")
