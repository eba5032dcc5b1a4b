"""The routes of net/http, chi, Gin and Echo, in the forms in which projects write them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.feature import Artifact
from constitution_gate.gates.source.frameworks import catalogue
from constitution_gate.gates.source.languages import SourceFile


def main(body: str, *imports: str) -> str:
    listed = "\n".join(f'\t"{each}"' for each in ("net/http", *imports))
    return f"== main.go\npackage main\n\nimport (\n{listed}\n)\n\nfunc main() {{\n{body}\n}}\n"


def package(name: str, code: str, *imports: str) -> str:
    listed = "\n".join(f'\t"{each}"' for each in ("net/http", *imports))
    return f"== {name}/{name}.go\npackage {name}\n\nimport (\n{listed}\n)\n\n{code}\n"


CHI = "github.com/go-chi/chi/v5"
GIN = "github.com/gin-gonic/gin"
ECHO = "github.com/labstack/echo/v4"
SHOP = "example.com/shop"

FORMS = {
    "a pattern with a method": (
        "net/http",
        main('mux := http.NewServeMux()\nmux.HandleFunc("GET /orders/{id}", get)\nhttp.ListenAndServe(":80", mux)'),
        {"GET /orders/{}"},
    ),
    "a pattern without a method": (
        "net/http",
        main('mux := http.NewServeMux()\nmux.Handle("/orders", http.HandlerFunc(list))'),
        {"* /orders"},
    ),
    "the default mux": ("net/http", main('http.HandleFunc("/x", f)\nhttp.Handle("POST /y", h)'), {"* /x", "POST /y"}),
    "a host, a rest and an exact path": (
        "net/http",
        main('m := http.NewServeMux()\nm.HandleFunc("GET example.com/a/{rest...}", f)\nm.HandleFunc("GET /{$}", f)'),
        {"GET /a/{}", "GET /"},
    ),
    "a mux below a prefix that is stripped": (
        "net/http",
        main(
            'api := http.NewServeMux()\napi.HandleFunc("GET /orders", f)\nroot := http.NewServeMux()\n'
            'root.Handle("/v1/", http.StripPrefix("/v1", logged(api)))\nhttp.ListenAndServe(":80", root)'
        ),
        {"GET /v1/orders"},
    ),
    "a mux below a prefix that is kept": (
        "net/http",
        main(
            'api := http.NewServeMux()\napi.HandleFunc("GET /v1/orders", f)\nroot := &http.ServeMux{}\n'
            'root.Handle("/v1/", api)'
        ),
        {"GET /v1/orders"},
    ),
    "a mux in a field": (
        "net/http",
        package(
            "api",
            "type Server struct {\n\tmux *http.ServeMux\n}\n"
            "func New() *Server {\n\ts := &Server{mux: http.NewServeMux()}\n\ts.routes()\n\treturn s\n}\n"
            'func (s *Server) routes() {\n\ts.mux.HandleFunc("DELETE /x/{id}", s.remove)\n}\n',
        ),
        {"DELETE /x/{}"},
    ),
    "a mux that is passed on": (
        "net/http",
        main("mux := http.NewServeMux()\norders.Register(mux)", f"{SHOP}/orders")
        + package("orders", 'func Register(m *http.ServeMux) {\n\tm.HandleFunc("PUT /orders", f)\n}'),
        {"PUT /orders"},
    ),
    "methods and paths of constants": (
        "net/http",
        main(
            'mux := http.NewServeMux()\nmux.HandleFunc(http.MethodPatch+" "+paths.Orders, f)\n'
            'mux.HandleFunc(fmt.Sprintf("GET %s/{id}", paths.Orders), f)',
            "fmt",
            f"{SHOP}/paths",
        )
        + package("paths", 'const Base = "/api"\nconst Orders = Base + "/orders"'),
        {"PATCH /api/orders", "GET /api/orders/{}"},
    ),
    "files and what answers everything": (
        "net/http",
        main(
            'mux := http.NewServeMux()\nmux.Handle("/static/", http.FileServer(http.Dir("x")))\n'
            'mux.HandleFunc("/", notFound)\nmux.HandleFunc("GET /a", f)'
        ),
        {"GET /a"},
    ),
    "chi": (
        "chi",
        main(
            'r := chi.NewRouter()\nr.Use(m)\nr.Get("/a/{id:[0-9]+}", f)\nr.With(auth).Post("/b", f)\n'
            'r.Method("PUT", "/c", h)\nr.MethodFunc(http.MethodDelete, "/d", f)\nr.HandleFunc("/e", f)\nr.NotFound(f)',
            CHI,
        ),
        {"GET /a/{}", "POST /b", "PUT /c", "DELETE /d", "* /e"},
    ),
    "chi, groups": (
        "chi",
        main(
            'r := chi.NewRouter()\nr.Route("/orders", func(r chi.Router) {\n\tr.Get("/", f)\n'
            '\tr.Group(func(r chi.Router) {\n\t\tr.Use(m)\n\t\tr.Patch("/{id}", f)\n\t})\n})',
            CHI,
        ),
        {"GET /orders", "PATCH /orders/{}"},
    ),
    "chi, a router that a function gives": (
        "chi",
        main(
            'r := chi.NewRouter()\nr.Mount("/orders", orders.Router())\nhttp.ListenAndServe(":80", r)',
            CHI,
            f"{SHOP}/orders",
        )
        + package(
            "orders", 'func Router() http.Handler {\n\tr := chi.NewRouter()\n\tr.Get("/{id}", f)\n\treturn r\n}', CHI
        ),
        {"GET /orders/{}"},
    ),
    "chi, resources with methods": (
        "chi",
        main('r := chi.NewRouter()\nr.Mount("/users", usersResource{}.Routes())\nr.Route("/x", h.routes)', CHI)
        + '== users.go\npackage main\nimport "github.com/go-chi/chi/v5"\ntype usersResource struct{}\n'
        'func (u usersResource) Routes() chi.Router {\n\tr := chi.NewRouter()\n\tr.Get("/", u.List)\n\treturn r\n}\n'
        'func (h *handler) routes(r chi.Router) {\n\tr.Put("/y", f)\n}\n',
        {"GET /users", "PUT /x/y"},
    ),
    "chi below net/http": (
        "chi",
        main(
            'r := chi.NewRouter()\nr.Get("/a", f)\nhttp.Handle("/api/", http.StripPrefix("/api", r))',
            CHI,
        ),
        {"GET /api/a"},
    ),
    "gin": (
        "Gin",
        main(
            'r := gin.Default()\nr.GET("/a/:id", f)\nr.POST("/b", auth, f)\nr.Any("/c/*rest", f)\n'
            'r.Handle("PUT", "/d", f)\nr.Match([]string{"GET", http.MethodPatch}, "/e", f)\n'
            'r.Static("/s", "x")\nr.Run()',
            GIN,
        ),
        {"GET /a/{}", "POST /b", "* /c/{}", "PUT /d", "GET /e", "PATCH /e"},
    ),
    "gin, groups": (
        "Gin",
        main(
            'r := gin.New()\nv1 := r.Group("/v1")\n{\n\tv1.GET("/a", f)\n\tadmin := v1.Group("/admin", auth)\n'
            '\tadmin.DELETE("", f)\n}\nr.Group("x").GET("y", f)',
            GIN,
        ),
        {"GET /v1/a", "DELETE /v1/admin", "GET /x/y"},
    ),
    "gin, handlers that register themselves": (
        "Gin",
        main(
            'r := gin.New()\napi := r.Group("/api")\nfor _, h := range []Handler{orders.New(), orders.New()} {\n'
            "\th.Register(api)\n}",
            GIN,
            f"{SHOP}/orders",
        )
        + package("orders", 'func (h *Handler) Register(g *gin.RouterGroup) {\n\tg.GET("/orders", h.list)\n}', GIN),
        {"GET /api/orders"},
    ),
    "gin, a router that a function makes": (
        "Gin",
        main("r := setup()\nr.Run()", GIN) + '== setup.go\npackage main\nimport "github.com/gin-gonic/gin"\n'
        'func setup() *gin.Engine {\n\tr := gin.Default()\n\troutes(r, "/api")\n\treturn r\n}\n'
        'func routes(r gin.IRouter, base string) {\n\tr.GET(base+"/x", f)\n}\n',
        {"GET /api/x"},
    ),
    "gin, an embedded engine": (
        "Gin",
        package(
            "api",
            "type Server struct {\n\t*gin.Engine\n\tapi *gin.RouterGroup\n}\n"
            'func New() *Server {\n\ts := &Server{Engine: gin.New()}\n\ts.api = s.Group("/api")\n'
            "\ts.routes()\n\treturn s\n}\n"
            'func (s *Server) routes() {\n\ts.GET("/a", f)\n\ts.api.GET("/b", f)\n}\n',
            GIN,
        ),
        {"GET /a", "GET /api/b"},
    ),
    "echo": (
        "Echo",
        main(
            'e := echo.New()\ne.GET("/a/:id", f)\ne.Add("PUT", "/b", f)\ne.Any("/c", f)\n'
            'e.Match([]string{"GET", "POST"}, "/d", f)\ne.File("/f", "x")\ng := e.Group("/admin", m)\n'
            'g.DELETE("/:id", f)\n'
            'e.Logger.Fatal(e.Start(":80"))',
            ECHO,
        ),
        {"GET /a/{}", "PUT /b", "* /c", "GET /d", "POST /d", "DELETE /admin/{}"},
    ),
    "echo, generated registration": (
        "Echo",
        main("e := echo.New()\nRegisterHandlers(e, server)", ECHO)
        + '== gen.go\npackage main\nimport "github.com/labstack/echo/v4"\n'
        "type EchoRouter interface {\n\tGET(path string, h echo.HandlerFunc, m ...echo.MiddlewareFunc) *echo.Route\n}\n"
        'func RegisterHandlers(router EchoRouter, si ServerInterface) {\n\tRegisterWithBase(router, si, "")\n}\n'
        "func RegisterWithBase(router EchoRouter, si ServerInterface, base string) {\n"
        '\trouter.GET(base+"/pets/:id", si.Get)\n}\n',
        {"GET /pets/{}"},
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_router_serves_what_is_registered(form: str, routes) -> None:
    framework, text, expected = FORMS[form]
    assert routes(framework, text) == (expected, set())


UNRESOLVED = {
    "a path that is computed": ("Gin", main('r := gin.New()\nr.GET(os.Getenv("P"), f)', GIN), {"GET /**"}),
    "a table of routes": (
        "chi",
        main(
            "r := chi.NewRouter()\nfor _, each := range routes {\n\tr.Method(each.Method, each.Path, each.Handler)\n}",
            CHI,
        ),
        {"* /**"},
    ),
    "a function that nothing calls": (
        "Echo",
        package("x", 'func Register(g *echo.Group) {\n\tg.GET("/x", f)\n}', ECHO) + main("e := echo.New()", ECHO),
        {"GET /**/x"},
    ),
    "a router that comes from elsewhere": (
        "Gin",
        main('r := lib.Router()\nr.GET("/x", f)\n_ = gin.New()', GIN, "example.org/lib"),
        {"GET /**/x"},
    ),
    "a router of a library is mounted": (
        "chi",
        main('r := chi.NewRouter()\nr.Mount("/x", lib.Handler())', CHI, "example.org/lib"),
        {"* /x/**"},
    ),
    "a tree": (
        "net/http",
        main('mux := http.NewServeMux()\nmux.HandleFunc("/orders/", f)'),
        {"* /orders/**"},
    ),
    "one handler for everything": ("net/http", main('http.HandleFunc("/", f)'), {"* /**"}),
    "a group that has two values": (
        "Gin",
        main('r := gin.New()\ng := r.Group("/a")\ng = r.Group("/b")\ng.GET("/x", f)', GIN),
        {"GET /**/x"},
    ),
}


@pytest.mark.parametrize("form", UNRESOLVED)
def test_what_the_source_does_not_say_is_unresolved(form: str, routes) -> None:
    framework, text, expected = UNRESOLVED[form]
    assert routes(framework, text) == (set(), expected)


def test_each_framework_has_its_own_routes(routes) -> None:
    text = main('r := gin.New()\nr.GET("/g", f)\nhttp.HandleFunc("/h", f)', GIN)
    assert routes("Gin", text) == ({"GET /g"}, set())
    assert routes("net/http", text) == ({"* /h"}, set())
    assert routes("Echo", text) == (set(), set())


TEXTS = {
    framework: [form for form in path.read_text(encoding="utf-8").split("\n## ") if "\n== " in form]
    for path in (Path(__file__).parent / "forms").iterdir()
    for framework in ("net/http", "chi", "Gin", "Echo")
    if path.stem == framework.replace("/", "-")
}


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_no_text_makes_it_raise(data: st.DataObject) -> None:
    framework = data.draw(st.sampled_from(sorted(TEXTS)))
    text = data.draw(st.sampled_from(TEXTS[framework])).partition("\n== ")[2].partition("\n")[2].encode()
    at, length = data.draw(st.integers(0, len(text))), data.draw(st.integers(0, 30))
    changed = text[:at] + data.draw(st.binary(max_size=12)) + text[at + length :]
    catalogue.load(framework).read([SourceFile(Artifact("main.go", changed)), SourceFile(Artifact("a/b.go", changed))])


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_order_of_files_does_not_matter(data: st.DataObject) -> None:
    framework = data.draw(st.sampled_from(sorted(TEXTS)))
    _, *files = data.draw(st.sampled_from(TEXTS[framework])).split("\n== ")
    named = [SourceFile(Artifact(name, text.encode())) for name, _, text in (file.partition("\n") for file in files)]
    read = catalogue.load(framework).read
    found = read(named)
    again = read([SourceFile(each.artifact) for each in data.draw(st.permutations(named))])
    assert (again.routes, again.unresolved) == (found.routes, found.unresolved)


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ('r.\n\tGet("/a", f)', 7),
        ('add(r,\n\t"/a")', 7),
        ('for _, p := range []string{\n\n\t"/a",\n} { r.Get(p, f) }', 8),
        ('base(r,\n\n\t"/a")', 10),
    ],
    ids=["the method", "the argument", "the element", "where it is added to"],
)
def test_a_route_stands_where_its_path_is_written(code: str, line: int, read) -> None:
    functions = (
        'func add(r chi.Router, p string) { r.Get(p, f) }\nfunc base(r chi.Router, p string) { r.Get(p+"/b", f) }'
    )
    text = (
        f'== main.go\npackage main\n\nimport "{CHI}"\n\nfunc main() {{ r := chi.NewRouter()\n{code} }}\n{functions}\n'
    )
    (route,) = read("chi", text).routes
    assert (route.path_of_file, route.line) == ("main.go", line)
