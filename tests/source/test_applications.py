"""Whole applications: their routes are read as they are, and no change of their contract goes unseen.

`applications/<name>/` is the root of a small repository with one feature, and its `routes.yaml` the truth about it,
written by hand: `framework` (one or a list), `routes` as `GET /loans/{} app/loans.py:23`, `unresolved` as path, line
and part of the reason, and where the gate needs some, its `parameters`.
"""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from constitution_gate.engine.project import open_project
from constitution_gate.gates.checks import contract_implementation
from constitution_gate.gates.checks.contract_implementation import Parameters
from constitution_gate.gates.feature import Artifact, Feature
from constitution_gate.gates.protocol import Finding, Result
from constitution_gate.gates.source import paths, serving
from constitution_gate.gates.source.comparison import is_ignored
from constitution_gate.gates.source.frameworks.catalogue import FRAMEWORKS
from constitution_gate.gates.source.model import Route, Served

APPLICATIONS = Path(__file__).parent / "applications"
NAMES = sorted(file.parent.name for file in APPLICATIONS.glob("*/routes.yaml"))
METHODS = ("get", "put", "post", "delete", "patch")
AUTOMATIC = ("head", "options", "trace")
SAMPLE = 12
"""How many mutations of a kind are made of each contract."""

each_application = pytest.mark.parametrize("name", NAMES)


@cache
def truth(name: str) -> dict[str, Any]:
    return yaml.safe_load((APPLICATIONS / name / "routes.yaml").read_text(encoding="utf-8"))


def frameworks(name: str) -> tuple[str, ...]:
    named = truth(name)["framework"]
    return (named,) if isinstance(named, str) else tuple(named)


def parameters(name: str) -> Parameters:
    given = truth(name).get("parameters") or {}
    return Parameters(**{key: tuple(value) if isinstance(value, list) else value for key, value in given.items()})


@cache
def opened(name: str) -> tuple[Feature, Served]:
    project = open_project(APPLICATIONS / name)
    (path,) = project.features()
    feature = project.feature(path)
    return feature, serving.read(feature, parameters(name).source)


@cache
def contract(name: str) -> tuple[str, dict[str, Any]]:
    """The path of the contract, and what of it a comparison looks at."""
    feature, _ = opened(name)
    ((path, text),) = [
        (path, artifact.text)
        for path, artifact in feature.artifacts.items()
        if "/contracts/" in path and re.search(r"^openapi:", artifact.text, re.MULTILINE)
    ]
    document = yaml.safe_load(text)
    bare = {key: document[key] for key in ("openapi", "info", "servers") if key in document}
    items = {
        path: {key: {"responses": {}} for key in item if key in (*METHODS, *AUTOMATIC)}
        | ({"servers": item["servers"]} if "servers" in item else {})
        for path, item in document["paths"].items()
    }
    return path, {**bare, "paths": items}


def operations(name: str) -> list[tuple[str, str]]:
    _, document = contract(name)
    return [(path, method) for path, item in document["paths"].items() for method in item if method in METHODS]


def template(path: str) -> str:
    return paths.joined(paths.braces(path))


def serving_routes(name: str, path: str, method: str) -> list[Route]:
    """The routes that serve an operation of the contract: those below the longest end of a server's path."""
    _, served = opened(name)
    _, document = contract(name)
    servers = document["paths"].get(path, {}).get("servers") or document.get("servers") or [{"url": ""}]
    for server in servers:
        base = "/" + server["url"].partition("://")[2].partition("/")[2] if "://" in server["url"] else server["url"]
        parts = base.strip("/").split("/")
        for start in range(len(parts) + 1):
            whole = paths.joined(*parts[start:], template(path))
            found = [
                route
                for route in served.routes
                if (route.path.lower() == whole.lower() if route.any_case else route.path == whole)
                and route.method in {method.upper(), "*"}
            ]
            if found:
                return found
    return []


def judged(name: str, document: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> tuple[Result, dict[tuple, int]]:
    """What the check says of an application with another contract, and the lines of that contract's operations."""
    feature, served = opened(name)
    path, _ = contract(name)
    text = yaml.dump(document, sort_keys=False, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper))
    changed = feature.replace(artifacts={**feature.artifacts, path: Artifact(path, text.encode())})
    with monkeypatch.context() as patched:
        patched.setattr(serving, "read", lambda *_: served)
        result = contract_implementation.check(changed, parameters(name))
    assert result.findings or result.undecided
    return result, _lines(text)


def _lines(text: str) -> dict[tuple[str, str], int]:
    """(path, method) -> line, told from the indentation of what was dumped."""
    found: dict[tuple[str, str], int] = {}
    root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    (items,) = [value for key, value in root.value if key.value == "paths"]
    for path, item in items.value:
        for method, _ in item.value:
            found[path.value, method.value] = method.start_mark.line + 1
    return found


def sampled(every: list[Any]) -> list[Any]:
    return every[:: max(1, -(-len(every) // SAMPLE))]


def places(findings: tuple[Finding, ...]) -> list[tuple[str, int | None, bool]]:
    return sorted((finding.path, finding.line, "stands in no contract" in finding.message) for finding in findings)


def extras(name: str, path: str, method: str) -> set[tuple[str, int, bool]]:
    """The findings that the routes of an operation give once the contract has it no more."""
    ignored = parameters(name).ignore
    return {
        (route.path_of_file, route.line, True)
        for route in serving_routes(name, path, method)
        if not is_ignored(route.path, ignored)
    }


def own(name: str) -> list[tuple[str, str]]:
    """The operations that a route serves for this method alone, so that no other operation can account for it."""
    return [
        (path, method)
        for path, method in operations(name)
        if all(route.method != "*" for route in serving_routes(name, path, method)) and extras(name, path, method)
    ]


def assert_missing_and_extra(
    name: str,
    document: dict[str, Any],
    at: tuple[str, str],
    extra: set[tuple[str, int, bool]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An operation that is not served is missing at its line in the contract, or named beside what is unresolved."""
    file, _ = contract(name)
    result, lines = judged(name, document, monkeypatch)
    missing = {(file, lines[at], False)}
    if f"{at[1].upper()} {at[0]}" in (result.undecided or ""):
        missing = set()
    assert missing or truth(name).get("unresolved")
    assert set(places(result.findings)) == missing | extra, at


@each_application
def test_the_routes_are_those_that_the_application_serves(name: str) -> None:
    _, served = opened(name)
    found = [f"{route.method} {route.path} {route.path_of_file}:{route.line}" for route in served.routes]
    assert sorted(found) == sorted(truth(name)["routes"])
    assert served.frameworks == tuple(sorted(frameworks(name), key=list(FRAMEWORKS).index))


@each_application
def test_what_cannot_be_resolved_is_said(name: str) -> None:
    _, served = opened(name)
    wanted = truth(name).get("unresolved") or []
    found = sorted((each.path_of_file, each.line, each.reason) for each in served.unresolved)
    assert [place[:2] for place in found] == sorted((each["path"], each["line"]) for each in wanted)
    for each in wanted:
        assert any(place[:2] == (each["path"], each["line"]) and each["reason"] in place[2] for place in found), each


@each_application
def test_an_application_keeps_its_own_contract(name: str) -> None:
    feature, _ = opened(name)
    result = contract_implementation.check(feature, parameters(name))
    assert result.findings == ()
    assert result.evidence
    assert bool(result.undecided) == bool(truth(name).get("unresolved")), result.undecided


@each_application
def test_the_contract_has_operations_enough_to_be_a_real_one(name: str) -> None:
    assert len(operations(name)) >= 10
    assert all(serving_routes(name, path, method) for path, method in operations(name))


@each_application
def test_an_operation_taken_out_of_the_contract_is_extra_at_its_route(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path, method in own(name):
        document = deepcopy(contract(name)[1])
        del document["paths"][path][method]
        result, _ = judged(name, document, monkeypatch)
        assert set(places(result.findings)) == extras(name, path, method), (method, path)


@each_application
def test_an_operation_with_another_method_is_missing_and_extra(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for path, method in sampled(own(name)):
        document = deepcopy(contract(name)[1])
        item = document["paths"][path]
        other = next((each for each in METHODS if each not in item and not serving_routes(name, path, each)), None)
        if other is None:
            continue
        document["paths"][path] = {other if key == method else key: value for key, value in item.items()}
        assert_missing_and_extra(name, document, (path, other), extras(name, path, method), monkeypatch)


def moved(document: dict[str, Any], path: str, method: str, to: str) -> dict[str, Any]:
    changed = deepcopy(document)
    item = changed["paths"][path]
    beside = {"servers": item["servers"]} if "servers" in item else {}
    changed["paths"][to] = {method: item.pop(method), **beside}
    return changed


@each_application
def test_an_operation_with_another_path_is_missing_and_extra(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, (path, method) in enumerate(sampled(own(name))):
        parts = path.split("/")
        literal = [index for index, part in enumerate(parts) if part and "{" not in part]
        if literal:
            at = literal[number % len(literal)]
            parts[at] = f"{parts[at]}-elsewhere"
        else:
            parts.append("elsewhere")
        to = "/".join(parts).replace("//", "/")
        document = moved(contract(name)[1], path, method, to)
        assert_missing_and_extra(name, document, (to, method), extras(name, path, method), monkeypatch)


@each_application
def test_a_parameter_in_another_place_is_missing_and_extra(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    known = {template(path) for path in contract(name)[1]["paths"]}
    tried = 0
    for path, method in sampled([each for each in own(name) if "{" in each[0]]):
        parts = path.split("/")
        last = max(index for index, part in enumerate(parts) if "{" in part)
        other = max((index for index, part in enumerate(parts) if part and "{" not in part), default=0)
        if not other:
            continue
        parts[last], parts[other] = parts[other], parts[last]
        to = "/".join(parts)
        if template(to) in known or serving_routes(name, to, method):
            continue
        document = moved(contract(name)[1], path, method, to)
        assert_missing_and_extra(name, document, (to, method), extras(name, path, method), monkeypatch)
        tried += 1
    assert tried


@each_application
def test_an_operation_that_is_not_served_is_missing_at_its_line(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    every = list(contract(name)[1]["paths"])
    for path in sampled(every):
        document = deepcopy(contract(name)[1])
        item = document["paths"][path]
        method = next((each for each in METHODS if each not in item and not serving_routes(name, path, each)), None)
        if method is None:
            continue
        item[method] = {"responses": {}}
        assert_missing_and_extra(name, document, (path, method), set(), monkeypatch)
    for path in (f"{every[-1].rstrip('/')}/added", "/{added}/added/by/nobody"):
        document = deepcopy(contract(name)[1])
        document["paths"][path] = {"get": {"responses": {}}}
        assert_missing_and_extra(name, document, (path, "get"), set(), monkeypatch)


def test_every_framework_has_an_application() -> None:
    assert set(FRAMEWORKS) == {framework for name in NAMES for framework in frameworks(name)}
