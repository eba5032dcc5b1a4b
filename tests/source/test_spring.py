"""The routes of Spring controllers, in the forms in which projects write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.feature import Artifact
from constitution_gate.gates.source.frameworks import spring
from constitution_gate.gates.source.languages import SourceFile

IMPORTS = "package com.acme.web;\nimport org.springframework.web.bind.annotation.*;\n"
FILE = f"== src/main/java/com/acme/web/Orders.java\n{IMPORTS}"
PATHS = "== src/main/java/com/acme/Paths.java\npackage com.acme;\npublic final class Paths {\n"


def controller(methods: str, mapping: str = '@RequestMapping("/orders")', rest: str = "") -> str:
    return f"{FILE}@RestController\n{mapping}\npublic class Orders {rest} {{\n{methods}\n}}\n"


FORMS = {
    "a mapping on a class and on a method": (controller('@GetMapping("/{id}") String f() {}'), {"GET /orders/{}"}),
    "no path on the method": (controller("@PostMapping String f() {}"), {"POST /orders"}),
    "no mapping on the class": (controller('@PutMapping("/o") String f() {}', ""), {"PUT /o"}),
    "paths without slashes": (controller('@GetMapping("all/") String f() {}', '@RequestMapping("o")'), {"GET /o/all"}),
    "several paths": (
        controller('@GetMapping({"/a", "/b"}) String f() {}', '@RequestMapping(path = {"/x", "/y"})'),
        {"GET /x/a", "GET /x/b", "GET /y/a", "GET /y/b"},
    ),
    "methods by name": (
        controller(
            '@RequestMapping(value = "/o", method = RequestMethod.DELETE) void f() {}\n'
            '@RequestMapping(path = "/p", method = {RequestMethod.GET, POST}) void g() {}',
            "",
        ),
        {"DELETE /o", "GET /p", "POST /p"},
    ),
    "no method": (controller('@RequestMapping("/o") void f() {}', ""), {"* /o"}),
    "a method of the class": (
        controller("@RequestMapping void f() {}", '@RequestMapping(path = "/o", method = RequestMethod.GET)'),
        {"GET /o"},
    ),
    "a pattern": (controller('@GetMapping("/{id:[0-9]{3}}/{*rest}") String f() {}'), {"GET /orders/{}/{}"}),
    "a wildcard": (controller('@GetMapping("/files/**") String f() {}'), {"GET /orders/files/{}"}),
    "a full name": (
        FILE
        + '@RestController class Orders { @org.springframework.web.bind.annotation.PatchMapping("/o") void f() {} }',
        {"PATCH /o"},
    ),
    "@Controller": (FILE + '@Controller class Pages { @GetMapping("/home") String f() {} }', {"GET /home"}),
    "a constant of the class": (
        controller('static final String ID = "/{id}";\n@GetMapping(ID + "/items") String f() {}'),
        {"GET /orders/{}/items"},
    ),
    "constants of another class": (
        f"== src/main/java/com/acme/web/Orders.java\n{IMPORTS}import com.acme.Paths;\n"
        '@RestController @RequestMapping(Paths.V1 + "/orders") class Orders {\n'
        "@GetMapping(Paths.Orders.ITEM) String f() {}\n}\n"
        + PATHS
        + 'public static final String API = "/api";\npublic static final String V1 = API + "/v1";\n'
        'public interface Orders { String ITEM = "/{id}"; }\n}\n',
        {"GET /api/v1/orders/{}"},
    ),
    "a constant that is imported": (
        f"== src/main/java/com/acme/web/Orders.java\n{IMPORTS}import static com.acme.Paths.ORDERS;\n"
        "@RestController @RequestMapping(ORDERS) class Orders { @GetMapping String f() {} }\n"
        + PATHS
        + 'static final String ORDERS = "/orders";\n}\n',
        {"GET /orders"},
    ),
    "an interface with the mappings": (
        (
            "== src/main/java/com/acme/api/OrdersApi.java\npackage com.acme.api;\n"
            "import org.springframework.web.bind.annotation.*;\n"
            '@RequestMapping("/orders") public interface OrdersApi {\n'
            '@GetMapping("/{id}") String get(String id);\n'
            '@DeleteMapping("/{id}") default void remove(String id) {}\n}\n'
            f"== src/main/java/com/acme/web/Orders.java\n{IMPORTS}import com.acme.api.OrdersApi;\n"
            "@RestController class Orders implements OrdersApi { public String get(String id) {} }\n"
        ),
        {"GET /orders/{}", "DELETE /orders/{}"},
    ),
    "an override with a mapping of its own": (
        FILE + 'interface Api { @GetMapping("/a") String get(); }\n'
        '@RestController class Orders implements Api { @GetMapping("/b") public String get() {} }\n',
        {"GET /b"},
    ),
    "methods of a superclass": (
        FILE + 'abstract class Base<T> { @GetMapping("/{id}") T get(String id) {} @GetMapping T all() {} }\n'
        '@RestController @RequestMapping("/a") class A extends Base<Integer> {}\n'
        '@RestController @RequestMapping("/b") class B extends Base<String> {}\n',
        {"GET /a/{}", "GET /a", "GET /b/{}", "GET /b"},
    ),
    "the mapping of a superclass": (
        FILE + '@RequestMapping("/api") abstract class Base {}\n'
        '@RestController class A extends Base { @GetMapping("/a") String f() {} }\n',
        {"GET /api/a"},
    ),
    "an annotation of the project": (
        FILE + '@RestController @RequestMapping("/admin") @interface AdminController {}\n'
        '@AdminController class A { @GetMapping("/a") String f() {} }\n',
        {"GET /admin/a"},
    ),
    "an annotation of the project that is given the path": (
        FILE + "@RestController @RequestMapping @interface ApiController { String[] value(); }\n"
        '@ApiController("/x") class A { @GetMapping("/a") String f() {} }\n',
        {"GET /x/a"},
    ),
    "a prefix for all controllers of a kind": (
        controller("@GetMapping String f() {}")
        + "== src/main/java/com/acme/web/Web.java\n"
        + IMPORTS
        + 'class Web { void configurePathMatch(PathMatchConfigurer c) { c.addPathPrefix("/api", '
        "HandlerTypePredicate.forAnnotation(RestController.class)); } }\n",
        {"GET /api/orders"},
    ),
    "a context path in properties": (
        controller("@GetMapping String f() {}")
        + "== src/main/resources/application.properties\nserver.port=1\nserver.servlet.context-path = /shop\n",
        {"GET /shop/orders"},
    ),
    "a context path in YAML": (
        controller("@GetMapping String f() {}")
        + "== src/main/resources/application.yml\nserver:\n  servlet:\n    contextPath: /shop\n---\n"
        "spring.config.activate.on-profile: dev\nserver.servlet.context-path: /dev\n",
        {"GET /shop/orders"},
    ),
    "a setting in a path": (
        controller("@GetMapping String f() {}", '@RequestMapping("${api.base:/x}/orders")')
        + "== src/main/resources/application.properties\napi.base=/v2\n",
        {"GET /v2/orders"},
    ),
    "a client and an abstract class": (
        FILE + '@FeignClient interface Client { @GetMapping("/foreign") String f(); }\n'
        '@RestController abstract class Base { @GetMapping("/x") String f() {} }\n',
        set(),
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_controller_serves_what_its_mappings_say(form: str, routes) -> None:
    text, expected = FORMS[form]
    assert routes("Spring", text) == (expected, set())


UNRESOLVED = {
    "a constant of a library": (
        controller("@GetMapping(Elsewhere.PATH) String f() {}"),
        {"GET /orders/**"},
    ),
    "a setting without a value": (controller('@GetMapping("${a.b}") String f() {}'), {"GET /orders/**"}),
    "a setting that the environment may replace": (
        controller("@GetMapping String f() {}")
        + "== src/main/resources/application.yml\nserver.servlet.context-path: ${BASE:/x}\n",
        {"GET /**/orders"},
    ),
    "an expression": (controller('@GetMapping("#{paths.x}") String f() {}'), {"GET /orders/**"}),
    "constants that lead to each other": (
        controller("static final String A = B; static final String B = A; @GetMapping(A) String f() {}"),
        {"GET /orders/**"},
    ),
    "a prefix for some controllers": (
        controller('@GetMapping String f() {} void c(P c) { c.addPathPrefix("/api", type -> type.isX()); }'),
        {"GET /**/orders"},
    ),
    "a functional router": (
        FILE + "@Configuration class C { @Bean RouterFunction<ServerResponse> r() {} }\n",
        {"* **"},
    ),
    "Spring Data REST": (FILE + "@RepositoryRestResource interface Orders extends CrudRepository<A, B> {}\n", {"* **"}),
}


@pytest.mark.parametrize("form", UNRESOLVED)
def test_what_the_source_does_not_say_is_unresolved(form: str, routes) -> None:
    text, expected = UNRESOLVED[form]
    assert routes("Spring", text) == (set(), expected)


def test_a_route_knows_its_handler_and_its_place(read) -> None:
    (route,) = read("Spring", controller('@GetMapping("/{id}")\nString one() {}')).routes
    assert (route.path_of_file, route.line, route.handler) == ("src/main/java/com/acme/web/Orders.java", 6, "one")


def test_modules_have_context_paths_of_their_own(routes) -> None:
    text = "".join(
        f"== {name}/src/main/java/A.java\nimport org.springframework.web.bind.annotation.*;\n"
        f'@RestController class A {{ @GetMapping("/a") String f() {{}} }}\n'
        f"== {name}/src/main/resources/application.properties\nserver.servlet.context-path=/{name}\n"
        for name in ("orders", "users")
    )
    assert routes("Spring", text) == ({"GET /orders/a", "GET /users/a"}, set())


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_text_makes_it_raise(data: st.DataObject) -> None:
    text = FORMS[data.draw(st.sampled_from(sorted(FORMS)))][0].encode()
    at, length = data.draw(st.integers(0, len(text))), data.draw(st.integers(0, 30))
    changed = text[:at] + data.draw(st.binary(max_size=12)) + text[at + length :]
    files = [SourceFile(Artifact("A.java", changed)), SourceFile(Artifact("application.yml", changed))]
    spring.read(files)
