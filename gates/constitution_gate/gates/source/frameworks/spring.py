"""Spring MVC and WebFlux: mappings on controllers, their ancestors and interfaces.

Functional routers, Spring Data REST, servlets, JAX-RS and controllers in Kotlin or Groovy are not read; they become
unresolved, and so does what a profile serves elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.gates.source import paths
from constitution_gate.gates.source.collecting import COMPUTED, Collector
from constitution_gate.gates.source.java import Annotation, Method, Module, Program, Type, annotations_of
from constitution_gate.gates.source.languages import text, walk
from constitution_gate.gates.source.model import ANY, PARAMETER, UNKNOWN, Served
from constitution_gate.gates.source.spring_settings import FILES as _SETTINGS
from constitution_gate.gates.source.spring_settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tree_sitter import Node

    from constitution_gate.gates.source.languages import SourceFile

SUFFIXES = (".java",)
BESIDE = (_SETTINGS, "**/*.{kt,groovy}", "**/WEB-INF/web.xml", "**/Dockerfile", "**/*compose*.{yml,yaml}")
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
_APPLICATION = (b"@SpringBootApplication", b"@EnableAutoConfiguration")
_VIEWS = frozenset({"addViewController", "addRedirectViewController", "addStatusController"})
_IN_CODE = {
    "setContextPath": "the path below which all routes stand is set in code",
    "registerMapping": "a mapping is registered in code",
    "SimpleUrlHandlerMapping": "handlers are mapped by URL here",
    "ServletRegistrationBean": "a servlet is registered here",
}
_DISPATCHERS = frozenset({"DispatcherServlet", "DispatcherServletRegistrationBean"})
_SETTING_NAMES = (
    b"server.servlet.context-path",
    b"spring.mvc.servlet.path",
    b"spring.webflux.base-path",
    b"getServletMappings",
    b"WebServlet",
)
_IN_DEPLOYMENT = (
    b"SERVER_SERVLET_CONTEXT_PATH",
    b"SPRING_WEBFLUX_BASE_PATH",
    b"SPRING_MVC_SERVLET_PATH",
    *(b"--" + each for each in _SETTING_NAMES[:3]),
)
_JAX_RS = (b"jakarta.ws.rs.", b"javax.ws.rs.")
_OTHER_LANGUAGES = (".kt", ".groovy")
_OTHER_CONTROLLERS = (b"@RestController", b"@Controller", b"@RequestMapping", b"RouterFunction")
_MOST_META = 8
_URL_PATTERN = lazy(r"<url-pattern>([^<]*)</url-pattern>")


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
        self.files = {file.path: file for file in files}
        self.beside = [file for file in files if file.suffix != ".java"]
        applications = [file.path for file in sources if file.mentions(_APPLICATION)]
        self.settings = Settings((file.artifact for file in self.beside), applications)
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
            self._in_code(module)
        for file in self.program.mentioning(_JAX_RS):
            for each in file.all:
                if each.is_concrete and any(annotation.name == "Path" for annotation in each.annotations):
                    self.collector.unresolved("JAX-RS resources are not read", file.file, each.node)
        for other in self.beside:
            self._beside(other)
        for differs in self.settings.different:
            self.collector.unresolved(differs.reason, self.files[differs.path_of_file], differs.line, path=differs.path)
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
            given = {name: (value, near) for name, value in each.arguments.items()}
            found = self._stated(each.name, given, near)
            if found is not None:
                path_of_file = near.module.file.path
                filled = tuple(self.settings.filled(path, path_of_file) for path in found[0])
                return _Mapping(filled, found[1], near, each.node)
        return None

    def _stated(
        self, name: str, given: Mapping[str, tuple[Node, Type]], near: Type, depth: int = 0
    ) -> tuple[list[str], tuple[str, ...]] | None:
        """The paths and methods of an annotation that is given something; None for one that is no mapping.

        What an annotation of the repository is given replaces what it gives to the mapping that stands on it.
        """
        if name in _MAPPINGS:
            values = [given[each] for each in _PATHS if each in given]
            listed = [self.program.strings(node, where) for node, where in values]
            return next((each for each in listed if each), []), self._methods(given.get("method")) or _MAPPINGS[name]
        declared = self.program.find(name, near) if depth < _MOST_META else None
        if declared is None or declared.node.type != "annotation_type_declaration":
            return None
        for meta in declared.annotations:
            below = {key: (value, declared) for key, value in meta.arguments.items()}
            below |= _aliased(meta, declared, given)
            found = self._stated(meta.name, below, declared, depth + 1)
            if found is not None:
                return found
        return None

    def _methods(self, given: tuple[Node, Type] | None) -> tuple[str, ...]:
        if given is None:
            return ()
        node, _ = given
        values = node.named_children if node.type == "element_value_array_initializer" else [node]
        return tuple(text(each).rpartition(".")[2].strip('"') for each in values if each.type in _METHOD_NODES)

    def _controller(self, of: Type) -> None:
        ancestry = self.program.ancestry(of)
        self._foreign(of, ancestry)
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

    def _foreign(self, of: Type, ancestry: Sequence[Type]) -> None:
        """Say that a controller has an ancestor that is not in the repository and may hold its mappings.

        So it is with interfaces that a build generates from a contract.
        """
        for each in ancestry:
            names = [name for name in each.bases if self.program.is_foreign(name, each)]
            if names:
                reason = f"its mappings may stand on {names[0]}, which is not in the repository"
                self.collector.unresolved(reason, of.module.file, of.node)
                return

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
        for name in of.bases:
            # The generated controller hands on to it: https://openapi-generator.tech/docs/generators/spring
            if name.endswith("ApiDelegate") and of.is_concrete and self.program.is_foreign(name, of):
                reason = f"its controller is generated with {name}, which is not in the repository"
                self.collector.unresolved(reason, of.module.file, of.node)
        for method in of.methods if functional else ():
            returned = method.node.child_by_field_name("type")
            if text(returned).startswith(_FUNCTIONAL.decode()):
                self.collector.unresolved("a functional router declares routes in code", of.module.file, method.node)

    def _in_code(self, module: Module) -> None:
        """What the configuration in a file serves by itself, or moves."""
        if not module.all or not module.file.mentions((*map(str.encode, (*_VIEWS, *_IN_CODE)), *_SETTING_NAMES)):
            return
        near = module.all[0]
        for node in walk(module.root):
            if node.type == "method_invocation":
                self._called_in_code(node, near)
            elif node.type == "object_creation_expression":
                made = text(node.child_by_field_name("type")).partition("<")[0].rpartition(".")[2]
                if made in _IN_CODE and not any(each in text(node) for each in _DISPATCHERS):
                    self.collector.unresolved(_IN_CODE[made], module.file, node)
                elif made in _DISPATCHERS | {"ServletRegistrationBean"}:
                    self._dispatched([each for each in walk(node) if each.type == "string_literal"], near)
            elif node.type == "string_literal" and _is_setting(text(node)):
                self.collector.unresolved(_IN_CODE["setContextPath"], module.file, node)
        for each in module.all:
            for annotation in each.annotations:
                if annotation.name == "WebServlet":
                    self.collector.unresolved(_IN_CODE["ServletRegistrationBean"], module.file, annotation.node)
            for method in each.methods:
                if method.name == "getServletMappings":
                    self._dispatched([node for node in walk(method.node) if node.type in _METHOD_NODES], near)

    def _called_in_code(self, call: Node, near: Type) -> None:
        name = text(call.child_by_field_name("name"))
        given = call.child_by_field_name("arguments")
        file = near.module.file
        if name in _VIEWS and given is not None and given.named_child_count:
            written = self.settings.filled(self.program.string(given.named_children[0], near), file.path)
            path = paths.joined(self.settings.prefix(file.path), written)
            if not paths.is_catch_all(written):
                self.collector.route("GET", _template(path), file, call, reason=_REASON)
        elif name in {"setContextPath", "registerMapping"}:
            self.collector.unresolved(_IN_CODE[name], file, call)

    def _dispatched(self, patterns: Sequence[Node], near: Type) -> None:
        """Say where the servlet that dispatches to controllers answers, if not everywhere."""
        for each in patterns:
            written = self.program.string(each, near) if each.type == "string_literal" else ""
            if written.rstrip("/*"):
                path = paths.joined(written.rstrip("/*"), UNKNOWN)
                self.collector.unresolved(_DISPATCHED, near.module.file, each, path=path)

    def _beside(self, file: SourceFile) -> None:
        data = file.artifact.data
        if file.suffix in _OTHER_LANGUAGES and file.mentions(HINTS):
            at = min((place for each in _OTHER_CONTROLLERS if (place := data.find(each)) >= 0), default=-1)
            if at >= 0:
                language = "Kotlin" if file.suffix == ".kt" else "Groovy"
                line = data.count(b"\n", 0, at) + 1
                self.collector.unresolved(f"controllers in {language} are not read", file, line)
        elif file.suffix == ".xml" and b"DispatcherServlet" in data:
            before, *mappings = data.split(b"<servlet-mapping>")
            line = before.count(b"\n") + 1
            for mapping in mappings:
                inside = mapping.partition(b"</servlet-mapping>")[0].decode("utf-8", "replace")
                for match in _URL_PATTERN.finditer(inside):
                    written = match[1].strip().rstrip("/*")
                    if written.startswith("/"):
                        self.collector.unresolved(_DISPATCHED, file, line, path=paths.joined(written, UNKNOWN))
                line += mapping.count(b"\n")
        elif any(each in data for each in _IN_DEPLOYMENT):
            at = min(data.find(each) for each in _IN_DEPLOYMENT if each in data)
            line = data.count(b"\n", 0, at) + 1
            self.collector.unresolved("the path below which all routes stand is set where it is deployed", file, line)


_REASON = f"{COMPUTED}, or stands in a setting or a library"
_DISPATCHED = "the servlet that dispatches to controllers answers below a path of its own"
_PATHS = ("value", "path", "url")
_METHOD_NODES = frozenset({"identifier", "field_access", "string_literal"})


def _is_setting(written: str) -> bool:
    """Whether a literal names a setting that moves all routes, to give it a value and not to ask for it."""
    name = written.strip('"').removeprefix("--").partition("=")[0]
    return name.encode() in _SETTING_NAMES[:3]


def _aliased(meta: Annotation, declared: Type, given: Mapping[str, tuple[Node, Type]]) -> dict[str, tuple[Node, Type]]:
    """What an annotation of the repository hands on to one that stands on it: by `@AliasFor`, or under the same name.

    What is stated wins over a default; an empty default hands on nothing.
    """
    found: dict[str, tuple[Node, Type]] = {}
    for stated in (True, False):
        for name, element in declared.elements.items():
            value = given.get(name) if stated else _default(element, declared)
            attribute = _attribute_of(meta, name, element)
            if value is not None and attribute and attribute not in found:
                found[attribute] = value
    # `value`, `path` and `url` are one: what is handed on replaces all of them.
    handed = next((found[each] for each in _PATHS if each in found), None)
    if handed is not None and meta.name in _MAPPINGS:
        found.update(dict.fromkeys(_PATHS, handed))
    return found


def _attribute_of(meta: Annotation, name: str, element: Node) -> str:
    """The attribute of an annotation that an element stands for; empty where it stands for none."""
    alias = next((each for each in annotations_of(element) if each.name == "AliasFor"), None)
    if alias is None:
        # Without an alias a name stands for the same name, `value` excepted: it may be the name of the bean.
        return name if name == "path" else ""
    of = text(alias.arguments.get("annotation")).removesuffix(".class").rpartition(".")[2]
    written = text(alias.arguments.get("attribute", alias.arguments.get("value"))).strip('"')
    if of == meta.name:
        return written or name
    return written if not of and written in _PATHS else ""


def _default(element: Node, declared: Type) -> tuple[Node, Type] | None:
    value = element.child_by_field_name("value")
    if value is None or text(value) == '""' or not (value.named_child_count or value.type in _METHOD_NODES):
        return None
    return value, declared


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
