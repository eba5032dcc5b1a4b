"""Spring MVC and WebFlux: mappings on controllers, their ancestors and interfaces.

Functional routers and Spring Data REST declare routes in ways that are not read; they become unresolved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.constitution.record import Record
from constitution_gate.gates.source import paths
from constitution_gate.gates.source.collecting import COMPUTED, Collector
from constitution_gate.gates.source.java import Annotation, Method, Program, Type, annotations_of
from constitution_gate.gates.source.languages import text, walk
from constitution_gate.gates.source.model import ANY, PARAMETER, UNKNOWN, Served
from constitution_gate.gates.source.spring_settings import SUFFIXES as _SETTINGS
from constitution_gate.gates.source.spring_settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tree_sitter import Node

    from constitution_gate.gates.source.languages import SourceFile

SUFFIXES = (".java", *_SETTINGS)
HINTS = (b"org.springframework.",)

_MAPPINGS: dict[str, tuple[str, ...]] = {
    "RequestMapping": (),
    "GetMapping": ("GET",),
    "PostMapping": ("POST",),
    "PutMapping": ("PUT",),
    "DeleteMapping": ("DELETE",),
    "PatchMapping": ("PATCH",),
    "HttpExchange": (),
    "GetExchange": ("GET",),
    "PostExchange": ("POST",),
    "PutExchange": ("PUT",),
    "DeleteExchange": ("DELETE",),
    "PatchExchange": ("PATCH",),
}
_CONTROLLERS = frozenset({"Controller", "RestController"})
_DATA_REST = frozenset({"RepositoryRestResource", "BasePathAwareController", "RepositoryRestController"})
_FUNCTIONAL = b"RouterFunction"
_MOST_META = 8


class _Mapping(Record):
    """A mapping annotation: its paths (none where it states none), its methods (none for all), and where it stands."""

    paths: tuple[str, ...]
    methods: tuple[str, ...]
    type: Type
    node: Node


def read(files: Sequence[SourceFile]) -> Served:
    """The routes of every controller, below the context path that the settings give where they are among the files."""
    return _Reading(files).served()


class _Reading:
    def __init__(self, files: Sequence[SourceFile]) -> None:
        sources = [file for file in files if file.suffix == ".java"]
        self.program = Program(sources)
        self.collector = Collector("Spring")
        self.settings = Settings(file.artifact for file in files if file.suffix != ".java")
        found = (self.program.module(file.path) for file in sources if file.mentions(HINTS))
        self.modules = [module for module in found if module is not None]
        self.added: list[tuple[str, str]] = []

    def served(self) -> Served:
        for module in self.modules:
            if module.file.mentions((b"addPathPrefix",)) and module.all:
                self._added_prefixes(module.all[0], module.file)
        for module in self.modules:
            functional = module.file.mentions((_FUNCTIONAL,))
            for each in module.all:
                if each.is_concrete and self._is_controller(each):
                    self._controller(each)
                self._unread(each, functional=functional)
        return self.collector.served()

    def _added_prefixes(self, near: Type, file: SourceFile) -> None:
        """`addPathPrefix("/api", forAnnotation(RestController.class))`: the prefix, and the annotation or nothing."""
        for node in walk(file.root) if file.root is not None else ():
            if node.type != "method_invocation" or text(node.child_by_field_name("name")) != "addPathPrefix":
                continue
            given = node.child_by_field_name("arguments")
            arguments = given.named_children if given is not None else []
            if len(arguments) == 2:
                self.added.append((self.program.string(arguments[0], near), _annotation_asked_for(arguments[1])))

    def _is_controller(self, of: Type) -> bool:
        return any(
            each.name in _CONTROLLERS or any(meta.name in _CONTROLLERS for meta in self._metas(each, ancestor))
            for ancestor in self.program.ancestry(of)
            for each in ancestor.annotations
        )

    def _metas(self, of: Annotation, near: Type) -> Iterator[Annotation]:
        """The annotations on the declaration of an annotation of the repository, and theirs."""
        pending = [(of, near)]
        for _ in range(_MOST_META):
            if not pending:
                return
            each, inside = pending.pop(0)
            declared = self.program.find(each.name, inside)
            if declared is not None and declared.node.type == "annotation_type_declaration":
                yield from declared.annotations
                pending += [(meta, declared) for meta in declared.annotations]

    def _mapping(self, declaration: Node, near: Type) -> _Mapping | None:
        """The mapping that stands on a declaration, by itself or within an annotation of the repository."""
        for each in annotations_of(declaration):
            if each.name in _MAPPINGS:
                return self._read(each, each, near, near)
            declared = self.program.find(each.name, near)
            for meta in self._metas(each, near) if declared is not None else ():
                if meta.name in _MAPPINGS and declared is not None:
                    return self._read(meta, each, declared, near)
        return None

    def _read(self, mapping: Annotation, written: Annotation, declared: Type, near: Type) -> _Mapping:
        """Read a mapping; where it stands on an annotation, paths that are given to that one replace its own."""
        stated: list[str] = []
        for annotation, where in ((written, near), (mapping, declared)):
            for name in ("value", "path", "url"):
                if not stated and name in annotation.arguments:
                    stated = self.program.strings(annotation.arguments[name], where)
        methods: tuple[str, ...] = _MAPPINGS[mapping.name]
        given = mapping.arguments.get("method")
        if given is not None:
            values = given.named_children if given.type == "element_value_array_initializer" else [given]
            methods = tuple(text(each).rpartition(".")[2].strip('"') for each in values if each.type in _METHOD_NODES)
        path_of_file = near.module.file.path
        return _Mapping(tuple(self.settings.filled(each, path_of_file) for each in stated), methods, near, written.node)

    def _controller(self, of: Type) -> None:
        ancestry = self.program.ancestry(of)
        stated = (self._mapping(each.node, each) for each in ancestry)
        base = next((each for each in stated if each is not None), None)
        above = [
            paths.joined(prefix, path)
            for prefix in self._prefixes(of)
            for path in ((base.paths if base is not None else ()) or ("",))
        ]
        for mapping, handler in self._handlers(ancestry):
            methods = dict.fromkeys((*(base.methods if base is not None else ()), *mapping.methods))
            for prefix in above:
                for path in mapping.paths or ("",):
                    whole = paths.joined(prefix, path)
                    if paths.is_catch_all(whole):
                        continue
                    for method in methods or (ANY,):
                        self.collector.route(
                            method, _template(whole), mapping.type.module.file, mapping.node, handler, reason=_REASON
                        )

    def _handlers(self, ancestry: Sequence[Type]) -> Iterator[tuple[_Mapping, str]]:
        """The mapped methods, each with the mapping nearest to it: an override takes that of what it overrides."""
        taken: set[tuple[str, int]] = set()
        for each in ancestry:
            own: list[Method] = []
            for method in each.methods:
                mapping = self._mapping(method.node, each)
                if mapping is not None and (method.name, method.arity) not in taken:
                    own.append(method)
                    yield mapping, method.name
            taken.update((method.name, method.arity) for method in own)

    def _prefixes(self, of: Type) -> list[str]:
        context = self.settings.prefix(of.module.file.path)
        names = {each.name for each in of.annotations}
        for prefix, annotation in self.added:
            if not annotation:
                return [UNKNOWN]
            if annotation in names:
                return [paths.joined(context, self.settings.filled(prefix, of.module.file.path))]
        return [context]

    def _unread(self, of: Type, *, functional: bool) -> None:
        """What serves in a way that is not read."""
        for each in of.annotations:
            if each.name in _DATA_REST:
                self.collector.unresolved("Spring Data REST makes routes of its own here", of.module.file, each.node)
        for method in of.methods if functional else ():
            returned = method.node.child_by_field_name("type")
            if text(returned).startswith(_FUNCTIONAL.decode()):
                self.collector.unresolved("a functional router declares routes in code", of.module.file, method.node)


_REASON = f"{COMPUTED}, or stands in a setting or a library"
_METHOD_NODES = frozenset({"identifier", "field_access", "string_literal"})


def _annotation_asked_for(predicate: Node) -> str:
    """The one annotation that a predicate over controllers asks for; empty where it asks for anything else."""
    calls = [each for each in walk(predicate) if each.type == "method_invocation"]
    classes = [each for each in walk(predicate) if each.type == "class_literal"]
    names = {text(each.child_by_field_name("name")) for each in calls}
    if len(calls) == len(classes) == 1 and names <= {"forAnnotation", "isAnnotationPresent"}:
        if any(each.type in {"unary_expression", "binary_expression"} for each in walk(predicate)):
            return ""
        return text(classes[0]).removesuffix(".class").rpartition(".")[2]
    return ""


def _template(path: str) -> str:
    """`{id:[0-9]+}`, `{*rest}` and `*` as parameters."""
    return UNKNOWN.join(piece.replace("*", PARAMETER) for piece in paths.braces(path).split(UNKNOWN))
