"""The routes of ASP.NET Core controllers and endpoints, in the forms in which projects write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.feature import Artifact
from constitution_gate.gates.source.frameworks import aspnetcore
from constitution_gate.gates.source.languages import SourceFile

PROGRAM = (
    "== src/Shop/Program.cs\nvar builder = WebApplication.CreateBuilder(args);\nvar app = builder.Build();\n"
    "app.MapControllers();\n"
)
CONTROLLER = "== src/Shop/OrdersController.cs\nusing Microsoft.AspNetCore.Mvc;\nnamespace Shop;\n"
ENDPOINTS = "== src/Shop/OrderEndpoints.cs\nnamespace Shop;\n"


def controller(actions: str, route: str = '[Route("api/[controller]")]', base: str = "ControllerBase") -> str:
    return f"{PROGRAM}{CONTROLLER}[ApiController]\n{route}\npublic class OrdersController : {base}\n{{\n{actions}\n}}\n"


FORMS = {
    "a template with a constraint": (
        controller('[HttpGet("{id:int}")] public IActionResult Get(int id) => Ok();'),
        {"GET /api/Orders/{}"},
    ),
    "no template": (controller("[HttpPost] public void Create() {}"), {"POST /api/Orders"}),
    "two attributes": (
        controller('[HttpGet] [HttpGet("all")] public void List() {}'),
        {"GET /api/Orders", "GET /api/Orders/all"},
    ),
    "a route and a method": (
        controller('[HttpPut, Route("{id}/state")] public void Put() {}'),
        {"PUT /api/Orders/{}/state"},
    ),
    "the name of the action": (
        controller("[HttpDelete] public void PurgeAsync() {}", '[Route("api/[controller]/[action]")]'),
        {"DELETE /api/Orders/Purge"},
    ),
    "an action with another name": (
        controller('[HttpGet("[action]")] [ActionName("latest")] public void A() {}'),
        {"GET /api/Orders/latest"},
    ),
    "templates that begin anew": (
        controller('[HttpGet("~/status")] public void A() {}\n[HttpGet("/other")] public void B() {}'),
        {"GET /status", "GET /other"},
    ),
    "verbs": (
        controller('[AcceptVerbs("GET", "POST", Route = "x")] public void A() {}'),
        {"GET /api/Orders/x", "POST /api/Orders/x"},
    ),
    "an optional parameter, a default and the rest": (
        controller(
            '[HttpGet("{a?}")] public void A() {}\n[HttpPut("p/{n:int=1}")] public void B() {}\n'
            '[HttpGet("files/{**path}")] public void C() {}'
        ),
        {
            "GET /api/Orders",
            "GET /api/Orders/{}",
            "PUT /api/Orders/p",
            "PUT /api/Orders/p/{}",
            "GET /api/Orders/files/{}",
        },
    ),
    "several routes on the class": (
        controller('[HttpGet("x")] public void A() {}', '[Route("a")]\n[Route("b")]'),
        {"GET /a/x", "GET /b/x"},
    ),
    "a version": (
        controller(
            "[HttpGet] public void A() {}", '[ApiVersion("2.0")]\n[Route("api/v{version:apiVersion}/[controller]")]'
        ),
        {"GET /api/v2/Orders"},
    ),
    "a base class with a route and an action": (
        controller('[HttpGet("x")] public void A() {}', "", "Base")
        + '== src/Shop/Base.cs\n[Route("api/[controller]")]\npublic abstract class Base : ControllerBase {\n'
        '[HttpGet("base")] public virtual void B() {}\n[NonAction] public void N() {}\n}\n',
        {"GET /api/Orders/x", "GET /api/Orders/base"},
    ),
    "an attribute of the project": (
        controller("[HttpGet] public void A() {}", "[ApiRoute]")
        + "== src/Shop/ApiRouteAttribute.cs\nclass ApiRouteAttribute : RouteAttribute {\n"
        'public ApiRouteAttribute() : base("api/v1/[controller]") {}\n}\n',
        {"GET /api/v1/Orders"},
    ),
    "constants of another class": (
        controller("[HttpGet(Routes.Item)] public void A() {}", '[Route(Routes.Base + "/orders")]')
        + '== src/Shop/Routes.cs\nstatic class Routes {\n  public const string Base = "api";\n'
        '  public const string Item = $"{Base}/{{id}}";\n}\n',
        {"GET /api/orders/api/{}"},
    ),
    "what is no action": (
        controller(
            "private void A() {}\npublic static void B() {}\n[NonAction] public void C() {}\n"
            "[HttpGet] public void D() {}"
        ),
        {"GET /api/Orders"},
    ),
    "controllers below a group": (
        PROGRAM.replace("app.MapControllers()", 'app.MapGroup("/shop").MapControllers()')
        + CONTROLLER
        + '[ApiController] [Route("orders")] class Orders { [HttpGet] public void A() {} }\n',
        {"GET /shop/orders"},
    ),
    "an old startup class": (
        CONTROLLER + "class Startup { public void Configure(IApplicationBuilder app) {\n"
        'app.UseEndpoints(e => { e.MapControllers(); e.MapGet("/x", H); }); } }\n',
        {"GET /x"},
    ),
    "endpoints": (
        PROGRAM + 'app.MapGet("/a/{id:guid}", (Guid id) => 1).WithName("a");\napp.MapPost("b", H);\n'
        'app.MapMethods("/c", new[] { "PUT", HttpMethods.Patch }, H);\napp.Map("/d", H);\n'
        'app.MapHealthChecks("/health");\napp.MapFallback(H);\n',
        {"GET /a/{}", "POST /b", "PUT /c", "PATCH /c", "* /d", "GET /health"},
    ),
    "groups": (
        PROGRAM + 'var api = app.MapGroup("/api").RequireAuthorization();\nvar v1 = api.MapGroup("/v1");\n'
        'v1.MapGet("/a", H);\napi.MapGroup("x").MapGroup("y").MapDelete("", H);\n',
        {"GET /api/v1/a", "DELETE /api/x/y"},
    ),
    "an extension method": (
        PROGRAM + 'app.MapOrders().WithTags("x");\n' + ENDPOINTS + "public static class OrderEndpoints {\n"
        "  public static RouteGroupBuilder MapOrders(this IEndpointRouteBuilder routes) {\n"
        '    var group = routes.MapGroup("/orders");\n    group.MapGet("/{id}", GetOne);\n    return group;\n  }\n}\n',
        {"GET /orders/{}"},
    ),
    "an extension method on a group": (
        PROGRAM
        + 'app.MapGroup("/api").MapOrders().MapGet("/late", H);\n'
        + ENDPOINTS
        + "public static class OrderEndpoints {\n"
        '  public static RouteGroupBuilder MapOrders(this RouteGroupBuilder g) { g.MapPost("/o", '
        "Add); return g; }\n}\n",
        {"POST /api/o", "GET /api/late"},
    ),
    "a static method and a local function": (
        PROGRAM
        + 'Orders.Map(app);\nLocal(app.MapGroup("l"));\nvoid Local(RouteGroupBuilder g) { g.MapGet("x", H); }\n'
        + ENDPOINTS
        + 'static class Orders { public static void Map(WebApplication app) => app.MapPut("/o", H); }\n',
        {"PUT /o", "GET /l/x"},
    ),
    "endpoint classes that a loop maps": (
        PROGRAM
        + "foreach (var each in app.Services.GetServices<IEndpoint>()) each.MapEndpoint(app);\n"
        + ENDPOINTS
        + 'class Get : IEndpoint { public void MapEndpoint(IEndpointRouteBuilder b) { b.MapGet("g", H); } }\n'
        'class Put : IEndpoint { public void MapEndpoint(IEndpointRouteBuilder b) { b.MapPut("p", H); } }\n',
        {"GET /g", "PUT /p"},
    ),
    "Carter": (
        PROGRAM
        + "app.MapCarter();\n"
        + ENDPOINTS
        + "public class Orders : ICarterModule { public void AddRoutes(IEndpointRouteBuilder app) { "
        'app.MapGet("/a", H); } }\n'
        'public class Users() : CarterModule("/users") {\n'
        'public override void AddRoutes(IEndpointRouteBuilder app) { app.MapGet("/{id}", H); } }\n',
        {"GET /a", "GET /users/{}"},
    ),
    "constants and variables": (
        PROGRAM
        + 'const string Base = "/api";\nvar path = $"{Base}/x";\napp.MapGet(path, H);\napp.MapGet(Base + "/y", H);\n',
        {"GET /api/x", "GET /api/y"},
    ),
    "the version of a set": (
        PROGRAM + "var set = app.NewApiVersionSet().HasApiVersion(new ApiVersion(1, 0)).Build();\n"
        'var g = app.MapGroup("api/v{version:apiVersion}").WithApiVersionSet(set);\ng.MapGet("x", H);\n',
        {"GET /api/v1/x"},
    ),
    "identity": (
        PROGRAM + 'app.MapGroup("/account").MapIdentityApi<User>();\n',
        {f"{method} /account/{path}" for method, path in aspnetcore._IDENTITY},
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_an_application_serves_what_it_maps(form: str, routes) -> None:
    text, expected = FORMS[form]
    assert routes("ASP.NET Core", text) == (expected, set())


UNRESOLVED = {
    "a path from the configuration": (PROGRAM + 'app.MapGet(config["path"], H);\n', {"GET /**"}),
    "a group that is computed": (PROGRAM + 'app.MapGroup(Prefix()).MapGet("/x", H);\n', {"GET /**/x"}),
    "a function that nothing calls": (
        ENDPOINTS + 'static class E { static void MapX(this IEndpointRouteBuilder app) { app.MapGet("/x", H); } }\n',
        {"GET /**/x"},
    ),
    "a variable with two values": (
        PROGRAM + 'var g = app.MapGroup("/a");\ng = app.MapGroup("/b");\ng.MapGet("/x", H);\n',
        {"GET /**/x"},
    ),
    "methods that are computed": (PROGRAM + 'app.MapMethods("/x", methods, H);\n', {"* /x"}),
    "a convention": (
        PROGRAM
        + 'app.MapControllerRoute("default", "{controller}/{action}");\n'
        + CONTROLLER
        + "public class HomeController : Controller { public IActionResult Index() => View(); }\n",
        {"* **"},
    ),
    "a version that nothing states": (
        controller("[HttpGet] public void A() {}", '[Route("v{version:apiVersion}/o")]'),
        {"GET /v**/o"},
    ),
    "names that a convention transforms": (
        controller("[HttpGet] public void A() {}")
        + "== src/Shop/Mvc.cs\nvar c = new RouteTokenTransformerConvention(new Slugify());\n",
        {"GET /api/**"},
    ),
    "a prefix that a convention adds": (
        controller("[HttpGet] public void A() {}") + "== src/Shop/Mvc.cs\nclass C { AttributeRouteModel m; }\n",
        {"GET /**/api/Orders"},
    ),
    "a proxy": (PROGRAM + "app.MapReverseProxy();\n", {"* **"}),
    "constants that lead to each other": (
        controller("const string A = B; const string B = A + A; [HttpGet(A)] public void F() {}"),
        {"GET /api/Orders/**"},
    ),
}


@pytest.mark.parametrize("form", UNRESOLVED)
def test_what_the_source_does_not_say_is_unresolved(form: str, routes) -> None:
    text, expected = UNRESOLVED[form]
    assert routes("ASP.NET Core", text) == (set(), expected)


def test_paths_are_compared_without_case_and_routes_know_their_place(read) -> None:
    (route,) = read("ASP.NET Core", controller('[HttpGet("{id}")]\npublic void One() {}')).routes
    assert (route.path_of_file, route.line, route.handler, route.any_case) == (
        "src/Shop/OrdersController.cs",
        7,
        "One",
        True,
    )


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_text_makes_it_raise(data: st.DataObject) -> None:
    text = FORMS[data.draw(st.sampled_from(sorted(FORMS)))][0].encode()
    at, length = data.draw(st.integers(0, len(text))), data.draw(st.integers(0, 30))
    changed = text[:at] + data.draw(st.binary(max_size=12)) + text[at + length :]
    aspnetcore.read([SourceFile(Artifact("Program.cs", changed))])
