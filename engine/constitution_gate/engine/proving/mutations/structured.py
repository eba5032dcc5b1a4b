"""YAML and JSON: contracts, schemas and service descriptions, key by key.

A key is renamed to an extension (`x-…`), so that what it held is gone and the file is still well-formed; other bytes
stay as they are.
"""

from __future__ import annotations

import re
from functools import lru_cache

from constitution_gate.constitution.model import InputError
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.proving.mutation import edits, replaced

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from constitution_gate.constitution.located_data import Source
    from constitution_gate.engine.proving.mutation import Mutation, Subject
    from constitution_gate.gates.feature import Artifact

    Pointer = tuple[str | int, ...]

SUFFIXES = (".yaml", ".yml", ".json")
_MOST_KEYS = 2_000
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_SHOWN = 80


def responses(subject: Subject) -> Iterator[Mutation]:
    """Take the responses out of each operation."""
    for artifact, source, pointer in _keys(subject):
        if pointer[-1] == "responses" and len(pointer) > 1 and pointer[-2] in _METHODS:
            yield from _renamed(artifact, source, pointer, "remove-responses", "The responses were taken out")


def operations(subject: Subject) -> Iterator[Mutation]:
    """Take each operation out, and put it under another method."""
    for artifact, source, pointer in _keys(subject):
        if pointer[-1] in _METHODS and len(pointer) > 2 and pointer[-3] in {"paths", "webhooks"}:
            yield from _renamed(artifact, source, pointer, "remove-operation", "The operation was taken out")
            yield from _other_method(artifact, source, pointer)


def _other_method(artifact: Artifact, source: Source, pointer: Pointer) -> Iterator[Mutation]:
    siblings = _at(source.value, pointer[:-1])
    free = next((method for method in ("patch", "put", "delete", "get") if method not in siblings), None)
    if free is not None:
        done = f"The method of the operation was changed to {free.upper()}"
        yield from _renamed(artifact, source, pointer, "change-method", done, free)


def paths(subject: Subject) -> Iterator[Mutation]:
    """Take each path out, and give it another name."""
    for artifact, source, pointer in _keys(subject):
        if len(pointer) > 1 and pointer[-2] == "paths" and str(pointer[-1]).startswith("/"):
            yield from _renamed(artifact, source, pointer, "remove-path", "The path was taken out")
            other = f"/renamed{pointer[-1]}"
            yield from _renamed(artifact, source, pointer, "rename-path", "The path was renamed", other)


def references(subject: Subject) -> Iterator[Mutation]:
    """Let each reference lead nowhere: rename what it names, and name what is not there."""
    for artifact, source, pointer in _keys(subject):
        parent = pointer[-2] if len(pointer) > 1 else None
        if parent in {"schemas", "definitions", "parameters", "responses", "securitySchemes", "requestBodies"}:
            other = f"{pointer[-1]}Renamed"
            done = "What references lead to was renamed"
            yield from _renamed(artifact, source, pointer, "dangle-reference", done, other)
        if pointer[-1] == "$ref" and isinstance(target := _at(source.value, pointer), str):
            line, _ = source.mark(pointer)
            body = edits(artifact)[line]
            if body.count(target) == 1:
                done = "The reference was changed to what is not there."
                yield replaced("wrong-reference", artifact, done, {line: body.replace(target, f"{target}Missing")})


def security(subject: Subject) -> Iterator[Mutation]:
    """Take each security requirement and scheme out."""
    for artifact, source, pointer in _keys(subject):
        if pointer[-1] in {"security", "securitySchemes", "securityDefinitions"}:
            yield from _renamed(artifact, source, pointer, "remove-security", "The security was taken out")


def versions(subject: Subject) -> Iterator[Mutation]:
    """Take back the version in `info`, as if the change had none of its own."""
    for artifact, source, pointer in _keys(subject):
        version = _at(source.value, pointer)
        if pointer == ("info", "version") and isinstance(version, str):
            line, _ = source.mark(pointer)
            body = edits(artifact)[line]
            if body.count(version) == 1:
                done = "The version was taken back to 0.0.1."
                yield replaced("take-version-back", artifact, done, {line: body.replace(version, "0.0.1")})


def keys(subject: Subject) -> Iterator[Mutation]:
    """Take each key out."""
    for artifact, source, pointer in _keys(subject):
        yield from _renamed(artifact, source, pointer, "remove-key", f"The key {_name(pointer)} was taken out")


def values(subject: Subject) -> Iterator[Mutation]:
    """Put a value of another kind behind each key that has a number or a word."""
    for artifact, source, pointer in _keys(subject):
        value = _at(source.value, pointer)
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            line, column = source.mark(pointer)
            body = edits(artifact)[line]
            head, colon, tail = body[column - 1 :].partition(":")
            written = tail.strip().rstrip(",").strip("\"'")
            if colon and written and written == str(value):
                tail = tail.replace(written, "-1" if isinstance(value, str) else '"unknown"', 1)
                done = f"The value of {_name(pointer)} was changed to one of another kind."
                body = f"{body[: column - 1]}{head}{colon}{tail}"
                yield replaced("wrong-value", artifact, done, {line: body})


def broken(subject: Subject) -> Iterator[Mutation]:
    """Leave each file in the middle of a merge, so that it cannot be read."""
    for artifact in _files(subject):
        done = "A line that no reader understands was put at the top."
        yield replaced("break-syntax", artifact, done, {1: "<<<<<<< mine: {" + edits(artifact)[1]})


def _renamed(
    artifact: Artifact, source: Source, pointer: Pointer, kind: str, done: str, name: str | None = None
) -> Iterator[Mutation]:
    """The mutation that renames the key at a pointer, to an extension unless a name is given."""
    key = str(pointer[-1])
    line, column = source.mark(pointer)
    lines = edits(artifact)
    if not 1 <= line <= len(lines):
        return
    body = lines[line]
    start = column - 1
    for quote in ('"', "'", ""):
        written = f"{quote}{key}{quote}"
        if body.startswith(written, start) and re.match(r"\s*:", body[start + len(written) :]):
            other = f"{quote}{name or f'x-removed-{key}'}{quote}"
            changed = body[:start] + other + body[start + len(written) :]
            yield replaced(kind, artifact, f"{done}.", {line: changed})
            return


def _files(subject: Subject) -> tuple[Artifact, ...]:
    """The files of data that the evidence points to, and those of the feature."""
    own = [artifact for path, artifact in subject.feature.artifacts.items() if path.lower().endswith(SUFFIXES)]
    looked = [artifact for artifact in subject.files() if artifact.path.lower().endswith(SUFFIXES)]
    found = {artifact.path: artifact for artifact in (*looked, *own)}
    return tuple(artifact for artifact in found.values() if artifact.data.strip())


def _keys(subject: Subject) -> Iterator[tuple[Artifact, Source, Pointer]]:
    """Every key of every file, within a limit, the outer ones first."""
    for artifact in _files(subject):
        source = _source(artifact.text, artifact.path)
        if source is not None:
            for pointer in _pointers(source.value):
                yield artifact, source, pointer


@lru_cache(maxsize=8)
def _source(text: str, path: str) -> Source | None:
    from constitution_gate.constitution import yaml_source

    try:
        return yaml_source.load(text, path)
    except InputError:
        return None


def _pointers(value: Any) -> Iterator[Pointer]:
    waiting: list[tuple[Pointer, Any]] = [((), value)]
    seen: set[int] = set()
    count = 0
    while waiting:
        following: list[tuple[Pointer, Any]] = []
        for pointer, each in waiting:
            if not isinstance(each, dict | list) or id(each) in seen:
                continue
            seen.add(id(each))
            entries = each.items() if isinstance(each, dict) else enumerate(each)
            for key, inner in entries:
                if isinstance(each, dict):
                    yield (*pointer, key)
                    count += 1
                    if count >= _MOST_KEYS:
                        return
                following.append(((*pointer, key), inner))
        waiting = following


def _at(value: Any, pointer: Pointer) -> Any:
    for part in pointer:
        value = value[part]
    return value


def _name(pointer: Pointer) -> str:
    shown = "/".join(map(str, pointer))
    shown = shown if shown.isprintable() else ascii(shown)[1:-1]
    return f"“{shown if len(shown) <= _SHOWN else '…' + shown[-_SHOWN:]}”"
