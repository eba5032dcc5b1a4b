"""Declaration + check -> Gate. What is not known is an error that names what is known."""

from __future__ import annotations

from constitution_gate.constitution.model import GateDeclaration, Level, Phase, Principle, Problem
from constitution_gate.constitution.record import Record, defaults_of, fields_of
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.report import Source
from constitution_gate.gates import catalogue
from constitution_gate.gates.facts.catalogue import FACTS, OF_THE_BASE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from constitution_gate.engine.report import SourceKind
    from constitution_gate.gates.protocol import Check


class Gate(Record):
    """A gate that is ready to be evaluated."""

    id: str
    title: str
    principle: Principle | None
    level: Level
    waivable: bool
    check: str
    module: Check
    parameters: object
    when: tuple[str, ...]
    unless: tuple[str, ...]
    phase: Phase
    source: Source

    @property
    def decided_by(self) -> str:
        """ "review" where a recorded assessment decides it, else "machine"."""
        return "review" if self.check == "review" else "machine"


def bind(
    declaration: GateDeclaration, principle: Principle | None, kind: SourceKind
) -> tuple[Gate | None, tuple[Problem, ...]]:
    """The gate, or None with every reason why it cannot be bound."""
    path, line = declaration.path, declaration.line
    if declaration.check not in catalogue.CHECKS:
        message = f"Gate {declaration.id!r} asks for a check {declaration.check!r}, which is not known."
        return None, (Problem(message, path, line, _known(declaration.check, catalogue.CHECKS)),)
    module = catalogue.load(declaration.check)
    when = module.CONDITION if declaration.when is None else declaration.when
    problems = [
        Problem(
            f"Gate {declaration.id!r} refers to a fact {name!r}, which is not known.",
            path,
            line,
            _known(name, FACTS),
        )
        for name in (*when, *declaration.unless)
        if name not in FACTS and name not in OF_THE_BASE
    ]
    parameters, wrong = _parameters(declaration, module)
    problems.extend(Problem(f"Gate {declaration.id!r}: {sentence}", path, line, remedy) for sentence, remedy in wrong)
    if problems:
        return None, tuple(problems)
    fixed = principle is not None and principle.non_negotiable
    return (
        Gate(
            id=declaration.id,
            title=declaration.title,
            principle=principle,
            level=declaration.level or (principle.level if principle else Level.MUST),
            waivable=not fixed if declaration.waivable is None else declaration.waivable and not fixed,
            check=declaration.check,
            module=module,
            parameters=parameters,
            when=when,
            unless=declaration.unless,
            phase=declaration.phase or module.PHASE,
            source=Source(kind, declaration.path, declaration.line),
        ),
        (),
    )


def _parameters(declaration: GateDeclaration, module: Check) -> tuple[object, list[tuple[str, str]]]:
    given = dict(declaration.parameters)
    fields = set(fields_of(module.Parameters)) - getattr(module, "GIVEN", frozenset())
    if declaration.check == "review":
        fields = set()
    unknown = [name for name in given if name not in fields]
    if unknown:
        return None, [
            (f"the check {declaration.check!r} has no parameter {name!r}.", _known(name, fields)) for name in unknown
        ]
    remedy = f"See constitution-gate explain {declaration.check}."
    if given:
        parameters, sentences = _validated(module, given)
    else:
        try:
            parameters, sentences = module.Parameters(), []
        except TypeError:
            required = [name for name in fields_of(module.Parameters) if name not in defaults_of(module.Parameters)]
            return None, [(f"the check {declaration.check!r} needs {', '.join(required)} under 'with'.", remedy)]
    problems = getattr(module, "problems", None)
    if parameters is not None and problems is not None:
        sentences.extend(problems(parameters))
    return parameters, [(sentence, remedy) for sentence in sentences]


def _validated(module: Check, given: dict[str, object]) -> tuple[object, list[str]]:
    from constitution_gate.constitution import record_values

    plain = record_values.read_plain(module.Parameters, given)
    if plain is not None:
        return plain, []
    import json

    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(module.Parameters).validate_json(json.dumps(given), strict=True), []
    except ValidationError as error:
        return None, [
            f"parameter {'.'.join(map(str, entry['loc']))}: {entry['msg'][:1].lower()}{entry['msg'][1:]}."
            for entry in error.errors(include_url=False, include_input=False)
        ]


def _known(name: str, known: Iterable[str]) -> str:
    names = sorted(known)
    if not names:
        return "It has no parameters."
    import difflib

    near = difflib.get_close_matches(name[:100], names, 1)
    listed = f"Known: {', '.join(names)}."
    return f"Did you mean {near[0]!r}? {listed}" if near else listed
