"""Names in Java source: types, their annotations and ancestors, and constants, across the files of a repository."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from constitution_gate.constitution.record import Record
from constitution_gate.gates.source.languages import branches, text
from constitution_gate.gates.source.model import UNKNOWN
from constitution_gate.gates.source.steps import Steps, limited

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tree_sitter import Node

    from constitution_gate.gates.source.languages import SourceFile

_TYPES = frozenset(
    [
        "class_declaration",
        "interface_declaration",
        "enum_declaration",
        "record_declaration",
        "annotation_type_declaration",
    ]
)
_BODIES = frozenset(["class_body", "interface_body", "enum_body", "enum_body_declarations", "annotation_type_body"])
_ESCAPES = {"\\n": "\n", "\\t": "\t", "\\r": "\r", "\\b": "\b", "\\f": "\f", "\\s": " "}
_MOST_ANCESTORS = 50
_OF_THE_LANGUAGE = frozenset({"AutoCloseable", "Cloneable", "Comparable", "Iterable", "Object", "Record", "Runnable"})
_OF_THE_PLATFORM = ("java.", "javax.", "jakarta.", "org.springframework.", "org.slf4j.", "lombok.")


class Annotation(Record):
    """An annotation by the last part of its name; an argument without a name is `value`."""

    name: str
    node: Node
    arguments: Mapping[str, Node]


class Method(Record):
    """A method and the type in which it is declared."""

    name: str
    arity: int
    node: Node
    type: Type


class Type:
    """A class, interface, enumeration, record or annotation type.

    `constants` are its fields that have a value; `elements` are the declarations of what an annotation is given.
    """

    def __init__(self, module: Module, node: Node, outer: Type | None) -> None:
        self.module = module
        self.node = node
        self.outer = outer
        self.name = text(node.child_by_field_name("name"))
        self.inner: dict[str, Type] = {}
        self.methods: list[Method] = []
        self.constants: dict[str, Node] = {}
        self.elements: dict[str, Node] = {}

    @property
    def is_concrete(self) -> bool:
        """Whether there may be objects of this very type."""
        return self.node.type in {"class_declaration", "record_declaration"} and "abstract" not in _words(self.node)

    @cached_property
    def annotations(self) -> list[Annotation]:
        """The annotations on the declaration."""
        return annotations_of(self.node)

    @cached_property
    def bases(self) -> list[str]:
        """The names of the superclass and the interfaces as written, without type arguments."""
        found: list[str] = []
        for child in self.node.children:
            if child.type in {"superclass", "super_interfaces", "extends_interfaces"}:
                found += [_erased(each) for each in _listed(child)]
        return found


class Module:
    """A parsed file: its package, its imports and its types."""

    def __init__(self, file: SourceFile, root: Node) -> None:
        self.file = file
        self.root = root
        self.package = ""
        self.imports: dict[str, str] = {}
        self.members: dict[str, str] = {}
        self.packages: list[str] = []
        self.holders: list[str] = []
        self.types: dict[str, Type] = {}
        self.all: list[Type] = []
        pending: list[tuple[Node, Type | None]] = [(root, None)]
        while pending:
            node, outer = pending.pop()
            kind = node.type
            if kind == "package_declaration":
                self.package = text(node.named_children[-1]) if node.named_child_count else ""
            elif kind == "import_declaration":
                self._import(node)
            elif kind in _TYPES:
                made = Type(self, node, outer)
                (self.types if outer is None else outer.inner)[made.name] = made
                self.all.append(made)
                body = node.child_by_field_name("body")
                pending += [(child, made) for child in reversed(body.children if body is not None else ())]
            elif kind in _BODIES or kind in {"program", "ERROR"}:
                pending += [(child, outer) for child in reversed(branches(node))]
            elif outer is not None:
                _member(node, outer)

    def _import(self, node: Node) -> None:
        name = next((text(child) for child in node.named_children if child.type == "scoped_identifier"), "")
        is_static = any(child.type == "static" for child in node.children)
        if any(child.type == "asterisk" for child in node.children):
            (self.holders if is_static else self.packages).append(name)
        else:
            (self.members if is_static else self.imports)[name.rpartition(".")[2]] = name


class Program:
    """The Java files of a repository, each parsed when a name leads to it."""

    def __init__(self, files: Iterable[SourceFile]) -> None:
        self._files = {file.path: file for file in files}
        self._modules: dict[str, Module | None] = {}
        self._by_stem: dict[str, list[str]] = {}
        self._ancestry: dict[int, list[Type]] = {}
        for path in self._files:
            self._by_stem.setdefault(path.rpartition("/")[2].removesuffix(".java"), []).append(path)

    def module(self, path: str) -> Module | None:
        """The module in a file; None where there is none or it cannot be parsed."""
        if path not in self._modules:
            file = self._files.get(path)
            root = file.root if file is not None else None
            self._modules[path] = Module(file, root) if file is not None and root is not None else None
        return self._modules[path]

    def mentioning(self, hints: Sequence[bytes]) -> Iterator[Module]:
        """The modules in whose files one of the hints stands."""
        for path, file in self._files.items():
            module = self.module(path) if file.mentions(hints) else None
            if module is not None:
                yield module

    def find(self, name: str, near: Type) -> Type | None:
        """The type that a name means where it stands in a type: nested, of the file, imported, of the package."""
        first, *rest = name.split(".")
        found = self._nested(first, near) or near.module.types.get(first)
        if found is None and first in near.module.imports:
            found = self._qualified(near.module.imports[first])
        if found is None:
            for package in (near.module.package, *near.module.packages):
                found = found or self._in_package(package, first)
        if found is None:
            return self._qualified(name) if rest else None
        for part in rest:
            found = found.inner.get(part) if found is not None else None
        return found

    def is_foreign(self, name: str, near: Type) -> bool:
        """Whether a name means a type of neither the repository nor the platform and Spring, as far as imports tell."""
        if self.find(name, near) is not None or name in _OF_THE_LANGUAGE:
            return False
        first = name.partition(".")[0]
        whole = near.module.imports.get(first, name)
        return not whole.startswith(_OF_THE_PLATFORM)

    def ancestry(self, of: Type) -> list[Type]:
        """A type and its ancestors in the repository, nearest first."""
        found = self._ancestry.get(id(of))
        if found is None:
            found, seen = [of], {id(of)}
            for each in found:
                for name in each.bases if len(found) <= _MOST_ANCESTORS else ():
                    base = self.find(name, each)
                    if base is not None and id(base) not in seen:
                        seen.add(id(base))
                        found.append(base)
            self._ancestry[id(of)] = found
        return found

    def string(self, node: Node | None, near: Type, steps: Steps | None = None) -> str:
        """The text of an expression, with UNKNOWN for each part that is no constant of the repository."""
        steps = steps or Steps()
        if node is None or not steps.take():
            return UNKNOWN
        kind = node.type
        if kind == "string_literal":
            # In a literal, `**` stands for itself and not for what is unknown.
            return limited("".join(_unescaped(child) for child in node.named_children).replace(UNKNOWN, "{*}"))
        if kind == "parenthesized_expression" and node.named_child_count == 1:
            return self.string(node.named_children[0], near, steps)
        if kind == "binary_expression" and text(node.child_by_field_name("operator")) == "+":
            sides = (node.child_by_field_name("left"), node.child_by_field_name("right"))
            return limited("".join(self.string(side, near, steps) for side in sides))
        if kind == "identifier":
            return self._constant(text(node), near, steps)
        if kind == "field_access":
            holder = self.find(text(node.child_by_field_name("object")), near)
            return self._of(holder, text(node.child_by_field_name("field")), steps)
        return UNKNOWN

    def strings(self, node: Node | None, near: Type) -> list[str]:
        """The texts of an array, or the one text of another expression; none for None."""
        if node is None:
            return []
        if node.type == "element_value_array_initializer":
            return [self.string(each, near) for each in node.named_children if not each.type.endswith("comment")]
        return [self.string(node, near)]

    def _constant(self, name: str, near: Type, steps: Steps) -> str:
        outer: Type | None = near
        while outer is not None:
            found = self._of(outer, name, steps)
            if found != UNKNOWN:
                return found
            outer = outer.outer
        imported = near.module.members.get(name)
        holders = [imported.rpartition(".")[0]] if imported else near.module.holders
        for holder in holders:
            found = self._of(self._qualified(holder), name, steps)
            if found != UNKNOWN:
                return found
        return UNKNOWN

    def _of(self, holder: Type | None, name: str, steps: Steps) -> str:
        for each in self.ancestry(holder) if holder is not None else ():
            if name in each.constants:
                return self.string(each.constants[name], each, steps)
        return UNKNOWN

    def _nested(self, name: str, near: Type) -> Type | None:
        outer: Type | None = near
        while outer is not None:
            if outer.name == name:
                return outer
            if name in outer.inner:
                return outer.inner[name]
            outer = outer.outer
        return None

    def _qualified(self, name: str) -> Type | None:
        """The type of a full name: `com.acme.Paths`, `com.acme.Paths.Orders`."""
        package, _, last = name.rpartition(".")
        found = self._in_package(package, last)
        if found is None and package:
            holder_package, _, holder = package.rpartition(".")
            outer = self._in_package(holder_package, holder)
            found = outer.inner.get(last) if outer is not None else None
        return found

    def _in_package(self, package: str, name: str) -> Type | None:
        for path in self._by_stem.get(name, ()):
            module = self.module(path)
            if module is not None and module.package == package and name in module.types:
                return module.types[name]
        return None


def annotations_of(declaration: Node) -> list[Annotation]:
    """The annotations on a declaration."""
    found: list[Annotation] = []
    for modifiers in declaration.children:
        for each in modifiers.children if modifiers.type == "modifiers" else ():
            if each.type in {"annotation", "marker_annotation"}:
                name = text(each.child_by_field_name("name")).rpartition(".")[2]
                found.append(Annotation(name, each, _arguments(each)))
    return found


def _arguments(annotation: Node) -> dict[str, Node]:
    found: dict[str, Node] = {}
    given = annotation.child_by_field_name("arguments")
    for each in given.named_children if given is not None else ():
        if each.type == "element_value_pair":
            value = each.child_by_field_name("value")
            if value is not None:
                found[text(each.child_by_field_name("key"))] = value
        elif not each.type.endswith("comment"):
            found.setdefault("value", each)
    return found


def _member(node: Node, of: Type) -> None:
    if node.type == "method_declaration":
        given = node.child_by_field_name("parameters")
        arity = sum(each.type.endswith("parameter") for each in given.named_children) if given is not None else 0
        of.methods.append(Method(text(node.child_by_field_name("name")), arity, node, of))
    elif node.type == "annotation_type_element_declaration":
        of.elements[text(node.child_by_field_name("name"))] = node
    elif node.type == "constant_declaration" or (node.type == "field_declaration" and "final" in _words(node)):
        for each in node.children_by_field_name("declarator"):
            value = each.child_by_field_name("value")
            if value is not None:
                of.constants[text(each.child_by_field_name("name"))] = value


def _words(declaration: Node) -> set[str]:
    return {each.type for child in declaration.children if child.type == "modifiers" for each in child.children}


def _listed(node: Node) -> Iterator[Node]:
    for each in node.named_children:
        if each.type == "type_list":
            yield from each.named_children
        else:
            yield each


def _erased(node: Node) -> str:
    return text(node.named_children[0]) if node.type == "generic_type" and node.named_child_count else text(node)


def _unescaped(node: Node) -> str:
    written = text(node)
    if node.type != "escape_sequence":
        return written
    return _ESCAPES.get(written, written[1:] if len(written) == 2 else UNKNOWN)
