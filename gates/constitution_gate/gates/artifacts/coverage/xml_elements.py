"""Walk through the elements of an XML report that a stranger wrote.

Only the standard library's expat is used, and only its events. A document type is read past, for JaCoCo and
Cobertura name one; its external part is never loaded, and one with an internal part is refused whole, so that no
entity can be declared.
"""

from __future__ import annotations

from contextlib import suppress

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts.coverage.report import CoverageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import NoReturn

DEPTH = 64
"""How deep elements may stand in each other."""


class _RootFound(Exception):
    pass


def walk(text: str, element: Callable[[tuple[str, ...], Mapping[str, str]], None]) -> None:
    """Call `element` with the names from the root down to each element, and its attributes, in document order.

    Raises CoverageError for what is not well-formed, is nested too deep, or declares an entity.
    """
    from xml.parsers import expat

    names: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(names) == DEPTH:
            raise CoverageError(f"is nested deeper than the limit of {DEPTH} elements")
        names.append(name)
        element(tuple(names), attributes)

    def end(_: str) -> None:
        names.pop()

    def doctype(_name: str, _system: str | None, _public: str | None, has_internal_subset: bool) -> None:
        if has_internal_subset:
            refuse()

    def refuse(*_: object) -> NoReturn:
        raise CoverageError("declares entities of its own, which are not read")

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        raise CoverageError(f"is not well-formed XML (line {error.lineno})") from None


def root(text: str) -> tuple[str, Mapping[str, str]]:
    """The name and the attributes of the outermost element; raises CoverageError as `walk` does."""
    found: list[tuple[str, Mapping[str, str]]] = []

    def first(names: tuple[str, ...], attributes: Mapping[str, str]) -> None:
        found.append((names[0], attributes))
        raise _RootFound

    with suppress(_RootFound):
        walk(text, first)
    return found[0]
