"""Which operations of a description are secured, which are declared public, and of which nothing is said.

What holds for an operation is its own `security`, or else that of the document (Operation Object, Security Requirement
Object, OpenAPI 2.0 to 3.2). An empty list, or an alternative without a scheme, declares that no credentials are needed.
Webhooks and callbacks are requests that the API sends; of them is demanded only that the schemes they name exist.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from constitution_gate.constitution.record import Record
from constitution_gate.gates.openapi import operations, versions
from constitution_gate.gates.openapi.references import BadReferenceError, Document, Node, References, shown
from constitution_gate.gates.openapi.security import declared
from constitution_gate.gates.openapi.structure import Walk

if TYPE_CHECKING:
    from collections.abc import Callable

    from constitution_gate.constitution.yaml_source import Source
    from constitution_gate.gates.openapi.operations import Operation

_DEEPEST_CALLBACK = 4
_MISSING = object()


class Place(Record):
    """Where something stands, and what: an operation, or the name of a scheme."""

    path: str
    line: int
    column: int
    name: str


class Protection(Record):
    """What a description says about the security of its operations.

    `undeclared` are operations of which nothing is said, `faults` requirements that cannot be met: a sentence each.
    `schemes` are those that operations require, `scoped` says that a requirement names a scope or a role. `sent` counts
    the operations of webhooks and callbacks, `unresolved` are paths whose reference leads nowhere.
    """

    secured: int = 0
    public: int = 0
    undeclared: tuple[Place, ...] = ()
    faults: tuple[Place, ...] = ()
    schemes: tuple[str, ...] = ()
    scoped: bool = False
    sent: int = 0
    unresolved: tuple[Place, ...] = ()

    @property
    def operations(self) -> int:
        """How many operations the API serves."""
        return self.secured + self.public + len(self.undeclared)


def read(path: str, source: Source, open_file: Callable[[str], Document | str]) -> Protection:
    """Read the description in a file; `open_file` gives a further file as a document, or says why it cannot.

    Raises versions.UnknownVersionError.
    """
    root = Document(path, source)
    walk = Walk(versions.family(source.value), References(root, open_file), {})
    reader = _Reader(walk)
    reader.document(Node(root, ()))
    return reader.result()


class _Reader:
    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._schemes = declared(walk)
        self._counts = {"secured": 0, "public": 0, "sent": 0}
        self._undeclared: list[Place] = []
        self._faults: dict[tuple[str, int, int, str], Place] = {}
        self._unresolved: list[Place] = []
        self._named: dict[str, None] = {}
        self._scoped = False

    def document(self, root: Node) -> None:
        default = root.document.value.get("security", _MISSING)
        outermost = self._judged(default, root)
        for operation in operations.below(self._walk, root, "paths"):
            self._operation(operation, outermost)
        for operation in operations.below(self._walk, root, "webhooks") if self._walk.json_schema else ():
            self._sends(operation, 0)
        for path, node in operations.lost(self._walk, root, "paths"):
            self._unresolved.append(_place(node.child("$ref"), path))

    def result(self) -> Protection:
        return Protection(
            self._counts["secured"],
            self._counts["public"],
            tuple(self._undeclared),
            tuple(self._faults.values()),
            tuple(self._named),
            self._scoped,
            self._counts["sent"],
            tuple(self._unresolved),
        )

    def _operation(self, operation: Operation, outermost: str) -> None:
        own = operation.value.get("security", _MISSING)
        standing = outermost if own is _MISSING else self._judged(own, operation.node)
        if standing:
            self._counts[standing] += 1
        else:
            self._undeclared.append(_place(operation.node, f"{operation.method.upper()} {operation.path}"))
        for callback in operations.callbacks(self._walk, operation):
            self._sends(callback, 1)

    def _sends(self, operation: Operation, depth: int) -> None:
        self._counts["sent"] += 1
        self._judged(operation.value.get("security", _MISSING), operation.node, counts=False)
        if depth < _DEEPEST_CALLBACK:
            for callback in operations.callbacks(self._walk, operation):
                self._sends(callback, depth + 1)

    def _judged(self, requirements: Any, node: Node, *, counts: bool = True) -> str:
        """ "secured", "public", or nothing where nothing is said that could be met."""
        if requirements is _MISSING:
            return ""
        if not isinstance(requirements, list):
            self._fault(node.child("security"), "`security` is no list, so it declares nothing.")
            return ""
        if not requirements:
            return "public"
        standing = "secured"
        for index, requirement in enumerate(requirements):
            place = node.child("security", index)
            if not isinstance(requirement, dict):
                self._fault(place, "This security requirement is no mapping of a scheme to its scopes.")
            elif not requirement:
                standing = "public"
            for name, scopes in requirement.items() if isinstance(requirement, dict) else ():
                if not self._is_declared(name, place.child(name)):
                    self._fault(place.child(name), f"The security scheme {shown(name)} is not declared.")
                elif counts:
                    self._named[name] = None
                    self._scoped = self._scoped or bool(scopes)
        return standing

    def _is_declared(self, name: str, node: Node) -> bool:
        if name in self._schemes:
            return isinstance(self._schemes[name], dict)
        if self._walk.family != "3.2" or not any(character in name for character in "/#"):
            return False
        try:
            self._walk.references.target(name, node)
        except BadReferenceError:
            return False
        return True

    def _fault(self, node: Node, message: str) -> None:
        place = _place(node, message)
        self._faults.setdefault((place.path, place.line, place.column, message), place)


def _place(node: Node, name: str) -> Place:
    line, column = node.document.source.mark(node.pointer)
    return Place(node.document.path, line, column, name)
