"""Follow `$ref` inside the repository, and nowhere else.

References are resolved as RFC 3986 and RFC 6901 say, against the file they stand in. Nothing is fetched: a
reference that names a scheme, a host or an absolute path, or that climbs out of the root, is refused.
"""

from __future__ import annotations

import re

from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from constitution_gate.constitution.yaml_source import Source

Pointer = tuple[str | int, ...]

MAX_HOPS = 100
MAX_DOCUMENTS = 100

# Comparing names takes time with the square of their length, and a hint is worth little of it.
_HINTED_NAMES = 100
_HINTED_LENGTH = 60


class BadReferenceError(Exception):
    """A reference that does not lead anywhere; the message is a sentence, the remedy another.

    `missing` is the part of a path that is not there, and `there` what stands in its place.
    """

    def __init__(self, message: str, remedy: str = "", missing: str = "", there: object = None) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.missing = missing
        self.there = there

    def hint(self) -> str:
        """The remedy, or the name that may have been meant."""
        if self.remedy or not isinstance(self.there, dict) or len(self.missing) > _HINTED_LENGTH:
            return self.remedy
        if len(self.there) > _HINTED_NAMES:
            return ""
        from difflib import get_close_matches

        names = [name for name in self.there if len(name) <= _HINTED_LENGTH]
        near = get_close_matches(self.missing, names, 1)
        return f"Did you mean {shown(near[0])}?" if near else ""


class Document:
    """One file of the description, with its path relative to the root."""

    def __init__(self, path: str, source: Source) -> None:
        self.path = path
        self.source = source
        self._names: dict[str, Pointer] | None = None

    @property
    def value(self) -> Any:
        """What the file holds."""
        return self.source.value

    def names(self) -> dict[str, Pointer]:
        """Where each `$id`, and each `$anchor` with a '#' before it, stands (JSON Schema 2020-12, 8.2)."""
        if self._names is None:
            self._names = {}
            stack: list[tuple[Any, Pointer]] = [(self.value, ())]
            while stack:
                value, pointer = stack.pop()
                if isinstance(value, dict):
                    for key in ("$id", "$anchor", "$dynamicAnchor"):
                        name = value.get(key)
                        if isinstance(name, str):
                            self._names.setdefault(name.rstrip("#") if key == "$id" else f"#{name}", pointer)
                    stack.extend((item, (*pointer, key)) for key, item in value.items() if _branches(item))
                elif isinstance(value, list):
                    stack.extend((item, (*pointer, index)) for index, item in enumerate(value) if _branches(item))
        return self._names


class Node(Record):
    """A place in a document."""

    document: Document
    pointer: Pointer

    def child(self, *parts: str | int) -> Node:
        """A place below this one."""
        return Node(self.document, self.pointer + parts)

    @property
    def key(self) -> tuple[str, Pointer]:
        """What identifies the place."""
        return self.document.path, self.pointer


def _branches(value: object) -> bool:
    return isinstance(value, (dict, list))


class References:
    """Resolves references from the documents of one description."""

    def __init__(self, root: Document, open_file: Callable[[str], Document | str]) -> None:
        """`open_file` gives the document at a path relative to the root, or says why there is none."""
        self._documents: dict[str, Document | str] = {root.path: root}
        self._open = open_file
        self.root = root

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that were read, the first document left out."""
        return tuple(sorted(p for p, d in self._documents.items() if d is not self.root and isinstance(d, Document)))

    def document(self, path: str) -> Document | str:
        """The document at a path, or the reason why there is none."""
        if path not in self._documents:
            if len(self._documents) >= MAX_DOCUMENTS:
                return f"the description is spread over more than {MAX_DOCUMENTS} files, the limit"
            self._documents[path] = self._open(path)
        return self._documents[path]

    def target(self, reference: str, node: Node) -> Node:
        """The place that a reference at a node names, without following further references there.

        Raises BadReferenceError.
        """
        address, _, fragment = reference.partition("#")
        fragment = _unquote(fragment)
        document, start = self._resource(address, node)
        if fragment and not fragment.startswith("/"):
            anchor = document.names().get(f"#{fragment}")
            if anchor is None:
                raise BadReferenceError(
                    f"The reference {shown(reference)} names an anchor that is not there.",
                    "Begin a path in the document with '#/'.",
                )
            return Node(document, anchor)
        return Node(document, (*start, *_walk(document, start, fragment, reference)))

    def _resource(self, address: str, node: Node) -> tuple[Document, Pointer]:
        """The document and the start in it that a reference without its fragment names."""
        own = node.document
        if not address:
            return own, _nearest_resource(own.value, node.pointer)
        self_address = own.value.get("$self") if isinstance(own.value, dict) else None
        if address == self_address:
            return own, ()
        known = own.names().get(address)
        if known is not None:
            return own, known
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", address) or address.startswith(("/", "\\")):
            raise BadReferenceError(
                f"The reference {shown(_without_secrets(address))} leaves the repository; nothing outside is read.",
                "Copy what it names into the repository and refer to it by a relative path.",
            )
        path = join(own.path, _unquote(address.partition("?")[0]))
        if path is None:
            raise BadReferenceError(
                f"The reference {shown(address)} leaves the repository; nothing outside is read.",
                "Refer to a file inside the repository.",
            )
        document = self.document(path)
        if isinstance(document, str):
            raise BadReferenceError(f"The reference {shown(address)} cannot be followed: {document}.")
        return document, ()


def join(base: str, relative: str) -> str | None:
    """A path relative to another file, from the root; None where it climbs out of the root."""
    if "\\" in relative or any(ord(character) < 32 for character in relative):
        return None
    parts = base.split("/")[:-1]
    for part in relative.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def shown(text: str) -> str:
    """A short quotation of a name from the document."""
    text = text if len(text) <= 80 else text[:77] + "..."
    return "'" + text.replace("'", "’") + "'"


def _without_secrets(address: str) -> str:
    """An address without user, password and query, any of which may hold a secret."""
    return re.sub(r"//[^/@]*@", "//…@", address.partition("?")[0])


def _unquote(text: str) -> str:
    """Decode percent escapes; raises BadReferenceError where they are not UTF-8."""
    if "%" not in text:
        return text
    try:
        return re.sub(
            r"(?:%[0-9A-Fa-f]{2})+",
            lambda match: bytes.fromhex(match[0].replace("%", "")).decode("utf-8"),
            text,
        )
    except UnicodeDecodeError:
        raise BadReferenceError(f"The reference {shown(text)} has escapes that are not UTF-8.") from None


def _walk(document: Document, start: Pointer, fragment: str, reference: str) -> list[str | int]:
    """The parts of a JSON Pointer, each of which is there."""
    value = value_at(document.value, start)
    parts: list[str | int] = []
    for escaped in fragment.split("/")[1:]:
        part = escaped.replace("~1", "/").replace("~0", "~")
        if isinstance(value, dict) and part in value:
            value = value[part]
            parts.append(part)
        elif isinstance(value, list) and part.isascii() and part.isdigit() and int(part[:9]) < len(value):
            value = value[int(part[:9])]
            parts.append(int(part[:9]))
        else:
            message = f"The reference {shown(reference)} leads nowhere: there is no {shown(part)}."
            raise BadReferenceError(message, missing=part, there=value)
    return parts


def value_at(value: Any, pointer: Pointer) -> Any:
    """What stands at a pointer that is known to lead somewhere."""
    for part in pointer:
        value = value[part]
    return value


def _nearest_resource(value: Any, pointer: Pointer) -> Pointer:
    """The innermost object on the way with an `$id`: the root of its own JSON Schema resource."""
    nearest: Pointer = ()
    for index, part in enumerate(pointer):
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(value, dict) and isinstance(value.get("$id"), str):
            nearest = pointer[: index + 1]
    return nearest
