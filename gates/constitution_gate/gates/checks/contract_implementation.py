"""The source serves the operations of the contract.

Routes are read from the syntax trees of the source, with the prefixes of routers, blueprints, modules and included
files; they must be the operations of the contract, none missing, none extra, with the same methods and with parameters
in the same places. What only the running program knows is said, and leaves the gate undecided.
"""

from __future__ import annotations

from constitution_gate.constitution.model import Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates import scope
from constitution_gate.gates.artifacts import contract as contracts
from constitution_gate.gates.artifacts import described_operations
from constitution_gate.gates.feature import Unreadable
from constitution_gate.gates.protocol import Evidence, Finding, Result
from constitution_gate.gates.source import serving
from constitution_gate.gates.source.comparison import compare
from constitution_gate.gates.source.frameworks.catalogue import FRAMEWORKS
from constitution_gate.gates.source.model import ANY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_gate.gates.artifacts.described_operations import Contents, Described
    from constitution_gate.gates.feature import Feature
    from constitution_gate.gates.source.comparison import Comparison, Missing
    from constitution_gate.gates.source.model import Route, Served, Unresolved

PHASE = Phase.IMPLEMENT
CONDITION: tuple[str, ...] = ("exposes-http-api",)

IGNORED = (
    "**/{health,healthz,healthcheck,live,livez,liveness,ready,readyz,readiness,ping,up,metrics,version,favicon.ico}",
    "**/{health,actuator}/**",
    "**/{docs,redoc,swagger,swagger-ui,api-docs,openapi.json,openapi.yaml,swagger.json,schema}",
)
"""What operators and generators ask of a service, besides its API."""
_MOST_FINDINGS = 100
_SHOWN = 3


class Parameters(Record):
    """`ignore`: globs over paths that may be served and stand in no contract. `source`: globs of the source files.

    `base_path` is the prefix that the source's routes have and the contract's paths and servers do not.
    """

    ignore: tuple[str, ...] = IGNORED
    source: tuple[str, ...] = ()
    base_path: str = ""


def problems(parameters: Parameters) -> tuple[str, ...]:
    """What is wrong with the parameters, one sentence each."""
    found = list(scope.problems("source", parameters.source)) if parameters.source else []
    ignored = [glob.lstrip("/") for glob in parameters.ignore if glob != "/"]
    if ignored:
        found += scope.problems("ignore", ignored)
    if parameters.base_path and not parameters.base_path.startswith("/"):
        found.append("`base_path` does not begin with a slash.")
    return tuple(found)


def check(feature: Feature, parameters: Parameters) -> Result:
    """Read the routes and the contracts, and compare them."""
    wrong = problems(parameters)
    if wrong:
        return Result(undecided=" ".join(wrong))
    own = [described_operations.read(feature, each) for each in contracts.find(feature).contracts]
    unknown = [each.unknown for each in own if each.unknown]
    if not any(each.operations for each in own):
        reason = unknown[0] if unknown else "the feature has no OpenAPI document with an operation"
        return Result(undecided=f"There is nothing to compare the source with: {reason}.")
    served = serving.read(feature, parameters.source)
    if not served.frameworks:
        return Result(undecided=_nothing_served(served))
    listed = [each.operations for each in own]
    outcome = _compare(listed, (), served, parameters)
    others: list[Contents] = []
    if outcome.extra:
        others = list(described_operations.elsewhere(feature))
        unknown += [each.unknown for each in others if each.unknown]
        foreign = [operation for each in others for operation in each.operations]
        outcome = _compare(listed, foreign, served, parameters)
    findings = _findings(outcome)
    undecided = _undecided(outcome, served, unknown)
    evidence = _left_out(own, served) if findings else _evidence(feature, own, outcome, served)
    return Result(tuple(findings), tuple(evidence), undecided)


def _compare(
    listed: Sequence[Sequence[Described]], others: Sequence[Described], served: Served, parameters: Parameters
) -> Comparison:
    return compare(listed, others, served, base_path=parameters.base_path, ignore=parameters.ignore)


def _nothing_served(served: Served) -> str:
    reason = "No source files that serve HTTP were found."
    told = served.left_out.told()
    if told:
        reason = f"{reason} {told[0].upper()}{told[1:]}."
    if served.unresolved:
        return f"{reason} {_places(served.unresolved)}"
    return f"{reason} Known are {', '.join(FRAMEWORKS)}."


def _findings(outcome: Comparison) -> list[Finding]:
    findings = [_shifted(*each) for each in outcome.shifted]
    findings += [_missing(each) for each in outcome.missing if each.could_be is None]
    findings += [_extra(each) for each in outcome.extra]
    findings = list(dict.fromkeys(findings))
    findings.sort(key=lambda finding: (finding.path, finding.line or 0, finding.message))
    more = len(findings) - _MOST_FINDINGS
    if more > 0:
        last = findings[_MOST_FINDINGS - 1]
        findings[_MOST_FINDINGS:] = [Finding(f"{more:,} more differences are not listed.", last.path, last.line)]
    return findings


def _missing(missing: Missing) -> Finding:
    operation = missing.operation
    message = f"No route serves {operation.method} {_shown(operation.path)}."
    if missing.near:
        methods = ", ".join(dict.fromkeys(_method(route) for route in missing.near))
        near = missing.near[0]
        if operation.method in methods.split(", "):
            message = (
                f"{operation.method} {_shown(operation.path)} is served at {near.path} "
                f"({near.path_of_file}:{near.line}), not below the server's base path."
            )
        else:
            message = (
                f"No route serves {operation.method} {_shown(operation.path)}; "
                f"{near.path_of_file}:{near.line} serves the path with {methods} only."
            )
    return Finding(message, operation.path_of_file, operation.line, "Implement it, or take it out of the contract.")


def _extra(route: Route) -> Finding:
    message = f"{_method(route)} {route.path} ({route.framework}) stands in no contract."
    remedy = "Describe it in the contract, remove it, or list it under `ignore`."
    return Finding(message, route.path_of_file, route.line, remedy)


def _shifted(prefix: str, operation: Described, route: Route) -> Finding:
    message = (
        f"The source serves the contract's paths below {prefix} ({route.path_of_file}:{route.line}), "
        "which no server of the contract states."
    )
    remedy = f"Put {prefix} into the URL of `servers`, or set `base_path` where something in front takes it off."
    return Finding(message, operation.path_of_file, operation.line, remedy)


def _undecided(outcome: Comparison, served: Served, unknown: Sequence[str]) -> str | None:
    reasons = [f"{each[0].upper()}{each[1:]}." for each in unknown]
    hidden = [each for each in outcome.missing if each.could_be is not None]
    if hidden:
        named = ", ".join(f"{each.operation.method} {_shown(each.operation.path)}" for each in hidden[:_SHOWN])
        more = f" and {len(hidden) - _SHOWN:,} more" if len(hidden) > _SHOWN else ""
        reasons.append(f"No route was found for {named}{more}, which may be among what could not be resolved.")
    if served.unresolved:
        reasons.append(_places(served.unresolved))
    return " ".join(reasons) or None


def _places(unresolved: Sequence[Unresolved]) -> str:
    named = "; ".join(f"{each.path_of_file}:{each.line} ({each.reason})" for each in unresolved[:_SHOWN])
    more = f"; and {len(unresolved) - _SHOWN:,} more" if len(unresolved) > _SHOWN else ""
    return f"Not all routes could be resolved without running the program: {named}{more}."


def _evidence(feature: Feature, own: Sequence[Contents], outcome: Comparison, served: Served) -> tuple[Evidence, ...]:
    found: list[Evidence] = []
    for each in own:
        count = sum(operation in outcome.served for operation in each.operations)
        if count:
            path = each.contract.artifact.path
            lines = [operation.line for operation in each.operations if operation.path_of_file == path] or [1]
            note = (
                f"{count:,} of {_count(len(each.operations), 'operation')} served by {' and '.join(served.frameworks)}"
            )
            ignored = sorted({route.path for route in outcome.ignored})
            if ignored:
                note += f"; served besides: {', '.join(ignored[:_SHOWN])}{' …' if len(ignored) > _SHOWN else ''}"
            if not found and served.left_out.count:
                note += f"; {served.left_out.told()}"
            found.append(Evidence.of(each.contract.artifact, f"{note}.", min(lines), max(lines)))
    found += _source(feature, served)
    return scope.shown(found)


def _left_out(own: Sequence[Contents], served: Served) -> tuple[Evidence, ...]:
    """What was not looked at, beside findings."""
    told = served.left_out.told()
    return (Evidence.of(own[0].contract.artifact, f"{told[0].upper()}{told[1:]}."),) if told else ()


def _source(feature: Feature, served: Served) -> Iterator[Evidence]:
    by_file: dict[str, list[Route]] = {}
    for route in served.routes:
        by_file.setdefault(route.path_of_file, []).append(route)
    for path, routes in sorted(by_file.items()):
        try:
            artifact = scope.read(feature, path)
        except Unreadable:
            continue
        lines = [route.line for route in routes]
        note = f"{_count(len(routes), 'route')} of {routes[0].framework}."
        yield Evidence.of(artifact, note, min(lines), max(lines))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _method(route: Route) -> str:
    return "any method" if route.method == ANY else route.method


def _shown(path: str) -> str:
    return path if path.isprintable() and len(path) <= 100 else f"{ascii(path[:100])[1:-1]}…"
