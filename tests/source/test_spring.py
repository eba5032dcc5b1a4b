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


RESOURCES = "== src/main/resources/"

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
        FILE + "@RestController @RequestMapping @interface ApiController {\n"
        "@AliasFor(annotation = RequestMapping.class) String[] value(); }\n"
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
        "spring.config.activate.on-profile: dev\nserver.servlet.context-path: /shop/\n",
        {"GET /shop/orders"},
    ),
    "properties beside YAML": (
        controller("@GetMapping String f() {}")
        + f"{RESOURCES}application.properties\nserver.servlet.context-path=/a\\\n  b\n"
        "#server.servlet.context-path=/c\\\n"
        f"{RESOURCES}application.yml\nserver.servlet.context-path: /d\n",
        {"GET /ab/orders"},
    ),
    "settings that the build fills in": (
        controller("@GetMapping String f() {}")
        + f"{RESOURCES}application.yml\ninfo:\n  version: @project.version@\nserver.servlet.context-path: /shop\n",
        {"GET /shop/orders"},
    ),
    "a profile that sets what does not matter": (
        controller("@GetMapping String f() {}") + f"{RESOURCES}application.yml\nserver.servlet.context-path: /shop\n"
        f"{RESOURCES}application-prod.yml\nserver:\n  port: 80\n  servlet.context-path: /shop\n",
        {"GET /shop/orders"},
    ),
    "settings of another application": (
        controller("@GetMapping String f() {}").replace("== src", "== orders/src")
        + "== orders/src/main/java/com/acme/Main.java\nimport org.springframework.boot.*;\n"
        "@SpringBootApplication class Main {}\n"
        "== billing/src/main/resources/application.yml\nserver.servlet.context-path: /billing\n",
        {"GET /orders"},
    ),
    "settings of the module that starts": (
        controller("@GetMapping String f() {}").replace("== src", "== web/src")
        + "== app/src/main/java/com/acme/Main.java\nimport org.springframework.boot.*;\n"
        "@SpringBootApplication class Main {}\n"
        "== app/src/main/resources/application.yml\nserver.servlet.context-path: /shop\n",
        {"GET /shop/orders"},
    ),
    "a setting with a default": (
        controller(
            "@GetMapping String f() {}", '@RequestMapping("${openapi.orders.base-path:${api.base:/v2}}/orders")'
        ),
        {"GET /v2/orders"},
    ),
    "an attribute that stands for the path": (
        FILE + "@RestController @RequestMapping @interface Resource {\n"
        '@AliasFor(annotation = RequestMapping.class, attribute = "path") String[] at();\n'
        '@AliasFor(annotation = RestController.class) String value() default "/no";\n}\n'
        '@Resource(at = {"/x", "/y"}) class A { @GetMapping("/a") String f() {} }\n',
        {"GET /x/a", "GET /y/a"},
    ),
    "an attribute that names the bean": (
        FILE + '@RestController @RequestMapping("/x") @interface ApiController { String value() default ""; }\n'
        '@ApiController("beans") class A { @GetMapping("/a") String f() {} }\n',
        {"GET /x/a"},
    ),
    "an attribute with a default for the path": (
        FILE + 'interface Paths { String V1 = "/v1"; }\n'
        "@RestController @RequestMapping @interface Resource {\n"
        "@AliasFor(annotation = RequestMapping.class) String[] path() default Paths.V1;\n}\n"
        '@Resource class A { @GetMapping("/a") String f() {} }\n',
        {"GET /v1/a"},
    ),
    "annotations upon annotations": (
        FILE + "@RestController @RequestMapping @interface Resource {\n"
        '@AliasFor(annotation = RequestMapping.class, attribute = "path") String[] at() default {};\n}\n'
        '@Resource(at = "/none") @interface Admin {\n'
        '@AliasFor(annotation = Resource.class, attribute = "at") String[] below() default {};\n}\n'
        '@Admin(below = "/admin") class A { @GetMapping("/a") String f() {} }\n'
        '@Admin class B { @Delete(path = "/b") String f() {} }\n'
        "@RequestMapping(method = RequestMethod.DELETE) @interface Delete {\n"
        '@AliasFor(annotation = RequestMapping.class, attribute = "path") String[] path() default {};\n}\n',
        {"GET /admin/a", "DELETE /none/b"},
    ),
    "pages without a controller": (
        (
            FILE + 'class Web implements WebMvcConfigurer {\n  static final String HOME = "/home";\n'
            "  public void addViewControllers(ViewControllerRegistry registry) {\n"
            '    registry.addViewController(HOME).setViewName("home");\n'
            '    registry.addRedirectViewController("/old", HOME);\n'
            '    registry.addStatusController("/gone", HttpStatus.GONE);\n  }\n}\n'
            f"{RESOURCES}application.yml\nserver.servlet.context-path: /shop\n"
        ),
        {"GET /shop/home", "GET /shop/old", "GET /shop/gone"},
    ),
    "a servlet that dispatches everything": (
        controller("@GetMapping String f() {}") + f"== src/main/java/com/acme/web/Init.java\n{IMPORTS}"
        "class Init extends AbstractAnnotationConfigDispatcherServletInitializer {\n"
        '  protected String[] getServletMappings() { return new String[] { "/" }; }\n}\n',
        {"GET /orders"},
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
    "a list that leaves the default to the environment": (
        controller("@GetMapping String f() {}", '@RequestMapping("${API_BASE:/x}/orders")'),
        {"GET /**/orders"},
    ),
    "settings that cannot be read": (
        controller("@GetMapping String f() {}") + f"{RESOURCES}application.yml\na: [\n",
        {"GET /**/orders"},
    ),
    "settings of more documents than anyone writes": (
        controller("@GetMapping String f() {}") + f"{RESOURCES}application.yml\n" + "---\n" * 300,
        {"GET /**/orders"},
    ),
    "a context path too long to be one": (
        controller("@GetMapping String f() {}")
        + f"{RESOURCES}application.properties\nserver.servlet.context-path=/{'x' * 5000}\n",
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


BESIDE = {
    "a profile with a path of its own": (
        (
            f"{RESOURCES}application.yml\nserver.servlet.context-path: /shop\n"
            f"{RESOURCES}application-prod.yml\nserver:\n  servlet:\n    context-path: /store\n"
        ),
        {"GET /shop/orders"},
        {("* /store/**", "src/main/resources/application-prod.yml", 3)},
    ),
    "a profile in properties": (
        f"{RESOURCES}application-prod.properties\n\nserver.servlet.context-path: /store\n",
        {"GET /orders"},
        {("* /store/**", "src/main/resources/application-prod.properties", 2)},
    ),
    "a profile in the same file": (
        (
            f"{RESOURCES}application.yml\nserver.servlet.context-path: /shop\n--- # of the tests\nspring:\n"
            "  config.activate.on-profile: [dev, test]\nserver.servlet.context-path: ${BASE}\n"
        ),
        {"GET /shop/orders"},
        {("* /**", "src/main/resources/application.yml", 5)},
    ),
    "a profile that cannot be read": (
        f"{RESOURCES}application-prod.yml\nserver: {{\n",
        {"GET /orders"},
        {("* /**", "src/main/resources/application-prod.yml", 1)},
    ),
    "a path that is set in code": (
        (
            f"== src/main/java/com/acme/Web.java\n{IMPORTS}"
            'class Web { void f(ConfigurableServletWebServerFactory x) { x.setContextPath("/shop"); } }\n'
        ),
        {"GET /orders"},
        {("* **", "src/main/java/com/acme/Web.java", 3)},
    ),
    "a servlet": (
        (
            f"== src/main/java/com/acme/Web.java\n{IMPORTS}"
            'class Web { Object f() { return new ServletRegistrationBean<>(new Old(), "/old/*"); } }\n'
        ),
        {"GET /orders"},
        {("* **", "src/main/java/com/acme/Web.java", 3)},
    ),
    "a servlet that dispatches below a path": (
        (
            f"== src/main/java/com/acme/Web.java\n{IMPORTS}"
            'class Web { Object f() { return new ServletRegistrationBean<>(new DispatcherServlet(), "/app/*"); } }\n'
        ),
        {"GET /orders"},
        {("* /app/**", "src/main/java/com/acme/Web.java", 3)},
    ),
    "an initializer that dispatches below a path": (
        (
            f"== src/main/java/com/acme/Web.java\n{IMPORTS}"
            'class Web { protected String[] getServletMappings() { return new String[] { "/app/*" }; } }\n'
        ),
        {"GET /orders"},
        {("* /app/**", "src/main/java/com/acme/Web.java", 3)},
    ),
    "a deployment descriptor": (
        (
            "== src/main/webapp/WEB-INF/web.xml\n<web-app>\n<servlet><servlet-name>s</servlet-name>\n"
            "<servlet-class>org.springframework.web.servlet.DispatcherServlet</servlet-class></servlet>\n"
            "<servlet-mapping><servlet-name>s</servlet-name>\n<url-pattern> /app/* </url-pattern></servlet-mapping>\n"
        ),
        {"GET /orders"},
        {("* /app/**", "src/main/webapp/WEB-INF/web.xml", 4)},
    ),
    "controllers in Kotlin": (
        (
            "== src/main/kotlin/com/acme/Films.kt\npackage com.acme\n"
            "import org.springframework.web.bind.annotation.*\n\n@RestController\nclass Films\n"
        ),
        {"GET /orders"},
        {("* **", "src/main/kotlin/com/acme/Films.kt", 4)},
    ),
    "resources of JAX-RS": (
        (
            "== src/main/java/com/acme/Films.java\npackage com.acme;\nimport jakarta.ws.rs.*;\n"
            '@Path("/films") public class Films { @GET public String all() { return ""; } }\n'
            "== src/main/java/com/acme/Client.java\npackage com.acme;\nimport jakarta.ws.rs.*;\n"
            '@Path("/films") public interface Client { @GET String all(); }\n'
        ),
        {"GET /orders"},
        {("* **", "src/main/java/com/acme/Films.java", 3)},
    ),
    "an interface that the build generates": (
        (
            "== src/main/java/com/acme/FilmsController.java\npackage com.acme;\nimport com.acme.api.FilmsApi;\n"
            "import org.springframework.web.bind.annotation.RestController;\n\n"
            "@RestController public class FilmsController implements FilmsApi { @Override public void all() {} }\n"
        ),
        {"GET /orders"},
        {("* **", "src/main/java/com/acme/FilmsController.java", 5)},
    ),
    "a delegate of a controller that the build generates": (
        (
            "== src/main/java/com/acme/Films.java\npackage com.acme;\nimport org.springframework.stereotype.Service;\n"
            "@Service public class Films implements FilmsApiDelegate { }\n"
        ),
        {"GET /orders"},
        {("* **", "src/main/java/com/acme/Films.java", 3)},
    ),
    "a servlet with an annotation": (
        f'== src/main/java/com/acme/Old.java\n{IMPORTS}@WebServlet("/old") class Old extends HttpServlet {{ }}\n',
        {"GET /orders"},
        {("* **", "src/main/java/com/acme/Old.java", 3)},
    ),
    "a mapping that is registered": (
        (
            f"== src/main/java/com/acme/Web.java\n{IMPORTS}"
            "class Web { void f(RequestMappingHandlerMapping all) { all.registerMapping(info, this, method); } }\n"
        ),
        {"GET /orders"},
        {("* **", "src/main/java/com/acme/Web.java", 3)},
    ),
    "a setting in code": (
        (
            f"== src/main/java/com/acme/Main.java\n{IMPORTS}"
            "class Main { void f(SpringApplication a) {\n"
            'a.setDefaultProperties(Map.of("server.servlet.context-path", "/shop")); }\n'
            '@Value("${server.servlet.context-path:/}") String asked; }\n'
        ),
        {"GET /orders"},
        {("* **", "src/main/java/com/acme/Main.java", 4)},
    ),
    "a setting where it is deployed": (
        "== deploy/docker-compose.yml\nservices:\n  a:\n    environment:\n      SERVER_SERVLET_CONTEXT_PATH: /shop\n",
        {"GET /orders"},
        {("* **", "deploy/docker-compose.yml", 4)},
    ),
    "ancestors of the platform": (
        (
            "== src/main/java/com/acme/FilmsController.java\npackage com.acme;\n"
            "import org.springframework.beans.factory.InitializingBean;\nimport java.io.Serializable;\n"
            "@org.springframework.web.bind.annotation.RestController\n"
            "public class FilmsController implements InitializingBean, Serializable, Runnable { }\n"
        ),
        {"GET /orders"},
        set(),
    ),
    "Kotlin without controllers": (
        "== src/main/kotlin/com/acme/Films.kt\nimport org.springframework.stereotype.Service\n@Service class Films\n",
        {"GET /orders"},
        set(),
    ),
}


@pytest.mark.parametrize("form", BESIDE)
def test_what_may_serve_otherwise_is_said_beside_the_routes(form: str, read) -> None:
    text, expected, said = BESIDE[form]
    served = read("Spring", controller("@GetMapping String f() {}") + text)
    assert {f"{route.method} {route.path}" for route in served.routes} == expected
    assert {(f"{each.method} {each.path}", each.path_of_file, each.line) for each in served.unresolved} == said


def test_a_profile_that_changes_a_part_of_a_path_is_said(read) -> None:
    served = read(
        "Spring",
        controller("@GetMapping String f() {}", '@RequestMapping("${api.base}/orders")')
        + f"{RESOURCES}application.yml\napi.base: /v1\n{RESOURCES}application-prod.yml\napi:\n  base: /v2\n",
    )
    assert [route.path for route in served.routes] == ["/v1/orders"]
    assert [(each.path, each.line) for each in served.unresolved] == [("/**/v2/**", 2)]


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
    names = ("A.java", "application.yml", "application-x.yml", "application.properties", "B.kt", "WEB-INF/web.xml")
    files = [SourceFile(Artifact(name, changed)) for name in names]
    spring.read(files)
