"""The routes of ASP.NET Core controllers and endpoints, in the forms in which projects write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.feature import Artifact
from constitution_gate.gates.source import mvc_conventions
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


API = (
    '== src/Shop/FilmsController.cs\nusing Microsoft.AspNetCore.Mvc;\n[ApiController]\n[Route("films")]\n'
    "public class FilmsController : ControllerBase { [HttpGet] public void All() {} }\n"
)
PAGE = (
    '== src/Shop/PageController.cs\nusing Microsoft.AspNetCore.Mvc;\n[Route("page")]\n'
    "public class PageController : Controller {\n  [HttpGet] public void Page() {}\n"
    '  [HttpGet("/films/late")] public void Late() {}\n}\n'
)
PREFIXED = (
    "== src/Shop/Prefix.cs\nusing Microsoft.AspNetCore.Mvc.ApplicationModels;\n"
    "class Prefix : IApplicationModelConvention {{\n  private readonly AttributeRouteModel _prefix;\n"
    "  public Prefix(string prefix) {{ _prefix = new AttributeRouteModel(new RouteAttribute(prefix)); }}\n"
    "  public void Apply(ApplicationModel application) {{\n"
    "    foreach (var controller in application.Controllers) {{\n      {rule}\n"
    "      foreach (var selector in controller.Selectors.Where(s => s.AttributeRouteModel != null))\n"
    "        selector.AttributeRouteModel = AttributeRouteModel.CombineAttributeRouteModel(\n"
    "          _prefix, selector.AttributeRouteModel);\n    }}\n  }}\n}}\n"
    "== src/Shop/Program.cs\nvar builder = WebApplication.CreateBuilder(args);\n"
    "builder.Services.AddControllers(o => {{ o.Conventions.Add({added}); }});\n"
    "var app = builder.Build();\napp.MapControllers();\n"
)

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
        {"GET /a/{}", "POST /b", "PUT /c", "PATCH /c", "* /d", "* /health"},
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
    "controllers by a pattern": (
        PROGRAM
        + 'app.MapControllerRoute("default", "{controller=Home}/{action=Index}/{id?}");\n'
        + CONTROLLER
        + "public class HomeController : Controller {\n  public IActionResult Index() => View();\n"
        "  [HttpPost] public IActionResult SaveAsync() => View();\n}\n"
        '[Area("Back")] public class DeskController : Controller { public IActionResult Index() => View(); }\n',
        {"* /", "* /Home", "* /Home/Index", "* /Home/Index/{}", "POST /Home/Save", "POST /Home/Save/{}"},
    ),
    "controllers of an area by a pattern": (
        PROGRAM + 'app.MapControllerRoute("areas", "{area:exists}/{controller}/{action=Index}");\n'
        'app.MapGroup("x").MapAreaControllerRoute("desk", "Desk", "desk/{controller}/{action}");\n'
        + CONTROLLER
        + '[Area("Back")] public class A : Controller { public IActionResult Index() => View(); }\n'
        '[Area("Desk")] public class B : Controller { [HttpPut] public IActionResult Save() => View(); }\n',
        {"* /Back/A", "* /Back/A/Index", "PUT /Desk/B/Save", "PUT /x/desk/B/Save"},
    ),
    "controllers by the default pattern": (
        PROGRAM
        + "app.MapDefaultControllerRoute();\n"
        + CONTROLLER
        + "public class FilmsController : Controller { public IActionResult List() => View(); }\n",
        {"* /Films/List", "* /Films/List/{}"},
    ),
    "controllers of an old startup class by a pattern": (
        CONTROLLER + "class Startup { public void Configure(IApplicationBuilder app) {\n"
        'app.UseMvc(routes => { routes.MapRoute("default", "{controller}/{action}"); }); } }\n'
        "public class FilmsController : Controller { public IActionResult List() => View(); }\n",
        {"* /Films/List"},
    ),
    "a prefix that a convention adds": (
        PREFIXED.format(rule="", added='new Prefix("api")') + API + PAGE,
        {"GET /api/films", "GET /api/page", "GET /films/late"},
    ),
    "a prefix for what is an API": (
        PREFIXED.format(
            rule="if (controller.Attributes.OfType<ApiControllerAttribute>().Any())", added='new Prefix("api")'
        )
        + API
        + PAGE,
        {"GET /api/films", "GET /page", "GET /films/late"},
    ),
    "a prefix that an extension hands on": (
        PREFIXED.replace("o.Conventions.Add({added});", "o.UseGeneralRoutePrefix({added});").format(
            rule="", added='"api/v2"'
        )
        + API
        + "== src/Shop/Extensions.cs\nusing Microsoft.AspNetCore.Mvc;\nstatic class Extensions {\n"
        "public static void UseGeneralRoutePrefix(this MvcOptions opts, IRouteTemplateProvider route) => "
        "opts.Conventions.Insert(0, new Prefix(route));\n"
        "public static void UseGeneralRoutePrefix(this MvcOptions opts, string prefix) => "
        "opts.UseGeneralRoutePrefix(new RouteAttribute(prefix));\n}\n",
        {"GET /api/v2/films"},
    ),
    "names in kebab case": (
        controller('[HttpGet("[action]")] public void AllOpenOnes() {}', '[Route("api/[controller]")]').replace(
            "OrdersController", "WorkOrdersController"
        )
        + "== src/Shop/Mvc.cs\nusing Microsoft.AspNetCore.Mvc;\nclass M { void C(MvcOptions o) { "
        "o.Conventions.Add(new RouteTokenTransformerConvention(new Slugify())); } }\n"
        "class Slugify : IOutboundParameterTransformer { public string TransformOutbound(object v) => "
        'Regex.Replace(v.ToString(), "([a-z])([A-Z])", "$1-$2").ToLower(); }\n',
        {"GET /api/work-orders/all-open-ones"},
    ),
    "names in lower case": (
        controller("[HttpGet] public void A() {}")
        + "== src/Shop/Mvc.cs\nusing Microsoft.AspNetCore.Mvc;\nclass M { void C(MvcOptions o) { "
        "o.Conventions.Add(new RouteTokenTransformerConvention(new Lower())); } }\n"
        "class Lower : IOutboundParameterTransformer { public string TransformOutbound(object v) => "
        "v?.ToString()?.ToLowerInvariant(); }\n",
        {"GET /api/orders"},
    ),
    "a default that something comes after": (
        controller('[HttpGet("{year:int=2025}/all")] public void A() {}\n[HttpGet("x/{a=1}/{b?}")] public void B() {}'),
        {"GET /api/Orders/{}/all", "GET /api/Orders/x", "GET /api/Orders/x/{}", "GET /api/Orders/x/{}/{}"},
    ),
    "a type under another name": (
        controller("[HttpGet(Paths.Item)] public void A() {}\n[HttpPut(Item)] public void B() {}").replace(
            "using Microsoft.AspNetCore.Mvc;",
            "using Microsoft.AspNetCore.Mvc;\nusing Paths = Shop.Routing.Templates;\n"
            "using static Shop.Routing.Templates;",
        )
        + '== src/Shop/Templates.cs\nnamespace Shop.Routing;\nclass Templates { public const string Item = "{id}"; }\n',
        {"GET /api/Orders/{}", "PUT /api/Orders/{}"},
    ),
    "a type that is known everywhere under another name": (
        controller("[HttpGet(Paths.Item)] public void A() {}\n[HttpPut(Item)] public void B() {}")
        + "== src/Shop/Usings.cs\nglobal using Paths = Shop.Routing.Templates;\n"
        "global using static Shop.Routing.Templates;\n"
        + '== src/Shop/Templates.cs\nnamespace Shop.Routing;\nclass Templates { public const string Item = "{id}"; }\n',
        {"GET /api/Orders/{}", "PUT /api/Orders/{}"},
    ),
    "a prefix that the call gives": (
        PROGRAM + 'app.MapFilms("/films", paid: "p");\nDeep(app, "d");\n' + ENDPOINTS + "static class E {\n"
        '  public static void MapFilms(this IEndpointRouteBuilder r, string at, string a = "o", string paid = "") {\n'
        '    var g = r.MapGroup(at); g.MapGet("{id}", H); g.MapGet(a, H); g.MapGet(paid + "/x", H); }\n'
        '  public static void Deep(IEndpointRouteBuilder r, string a) => Deeper(r, a + "/e");\n'
        "  static void Deeper(IEndpointRouteBuilder r, string b) { r.MapPost(b, H); }\n}\n",
        {"GET /films/{}", "GET /films/o", "GET /films/p/x", "POST /d/e"},
    ),
    "a prefix that each call gives": (
        PROGRAM
        + 'var api = app.MapGroup("/api");\napi.MapCrud<Film>("films");\napi.MapCrud<Song>("songs");\n'
        + ENDPOINTS
        + "static class E { public static void MapCrud<T>(this RouteGroupBuilder g, string name) { "
        'g.MapGet(name, H); g.MapGet($"{name}/{{id}}", H); } }\n',
        {"GET /api/films", "GET /api/films/{}", "GET /api/songs", "GET /api/songs/{}"},
    ),
    "a builder that may be given": (
        PROGRAM + 'app.MapFilms(app.MapGroup("v1"));\napp.MapSongs();\n' + ENDPOINTS + "static class E {\n"
        "  public static void MapFilms(this WebApplication app, RouteGroupBuilder? g = null) { "
        'IEndpointRouteBuilder to = g ?? app; to.MapGet("films", H); }\n'
        "  public static void MapSongs(this WebApplication app, RouteGroupBuilder? g = null) { "
        'IEndpointRouteBuilder to = g != null ? g : app; to.MapGet("songs", H); }\n}\n',
        {"GET /v1/films", "GET /songs"},
    ),
    "a branch of the pipeline": (
        PROGRAM + 'app.Map("/back", back => {\n  back.UseRouting();\n'
        '  back.UseEndpoints(routes => { routes.MapGet("/x", H); });\n});\n',
        {"GET /back/x"},
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
    "a pattern that is meant for some controllers": (
        PROGRAM
        + 'app.MapControllerRoute("blog", "blog/{*slug}", new { controller = "Blog", action = "Index" });\n'
        + CONTROLLER
        + "public class HomeController : Controller { public IActionResult Index() => View(); }\n",
        {"* **"},
    ),
    "a pattern with two names in a part": (
        PROGRAM
        + 'app.MapControllerRoute("default", "{controller}.{action}");\n'
        + CONTROLLER
        + "public class HomeController : Controller { public IActionResult Index() => View(); }\n",
        {"* **"},
    ),
    "a convention with a condition of its own": (
        PREFIXED.format(rule="if (!controller.ControllerName.StartsWith('X')) continue;", added='new Prefix("api")')
        + API,
        {"GET /**/films"},
    ),
    "a convention for what is no API": (
        PREFIXED.format(
            rule="if (!controller.Attributes.OfType<ApiControllerAttribute>().Any()) continue;",
            added='new Prefix("api")',
        )
        + API,
        {"GET /**/films"},
    ),
    "a prefix of a convention from the configuration": (
        PREFIXED.format(rule="", added='new Prefix(builder.Configuration["Prefix"])') + API,
        {"GET /**/films"},
    ),
    "two conventions": (
        PREFIXED.format(rule="", added='new Prefix("api")') + 'o.Conventions.Add(new Prefix("v1"));\n' + API,
        {"GET /**/films"},
    ),
    "names that a function of the project changes": (
        controller("[HttpGet] public void A() {}")
        + "== src/Shop/Mvc.cs\nusing Microsoft.AspNetCore.Mvc;\nclass M { void C(MvcOptions o) { "
        "o.Conventions.Add(new RouteTokenTransformerConvention(new Plural())); } }\n"
        "class Plural : IOutboundParameterTransformer { public string TransformOutbound(object v) => "
        'Regex.Replace(v + "s", "([a-z])([A-Z])", "$1-$2").ToLower(); }\n',
        {"GET /api/**"},
    ),
    "a group that each call makes anew": (
        PROGRAM
        + 'var a = app.Part("a");\nvar b = app.Part("b");\na.MapGet("x", H);\nb.MapGet("y", H);\n'
        + ENDPOINTS
        + "static class E { public static RouteGroupBuilder Part(this IEndpointRouteBuilder r, string name) => "
        "r.MapGroup(name); }\n",
        {"GET /**/x", "GET /**/y"},
    ),
    "a prefix and a builder that each call gives": (
        PROGRAM + 'Films(app.MapGroup("a"), "x");\nFilms(app.MapGroup("b"), "y");\n'
        'static void Films(RouteGroupBuilder g, string p) { g.MapGroup(p).MapGet("", H); }\n',
        {"GET /a/**", "GET /b/**"},
    ),
    "a builder that some calls give": (
        PROGRAM
        + 'app.MapFilms();\napp.MapFilms(app.MapGroup("v1"));\n'
        + ENDPOINTS
        + "static class E { public static void MapFilms(this WebApplication app, RouteGroupBuilder g = null) { "
        'var to = g is null ? app : g; to.MapGet("films", H); } }\n',
        {"GET /**/films"},
    ),
    "endpoints of a package": (
        PROGRAM + 'app.MapGroup("/x").MapFilmCatalogue();\napp.MapHub<Chat>("/chat");\napp.MapRazorPages();\n',
        {"* /x/**"},
    ),
    "a route on a base class of a package": (
        controller('[HttpGet("{id}")] public void A() {}', "", "Acme.Web.ApiController"),
        {"GET /**/{}"},
    ),
    "actions of a base class that the build generates": (
        controller("public override void All() {}", "", "OrdersControllerBase"),
        {"* **"},
    ),
    "a function that answers whatever is asked for": (
        PROGRAM + 'app.Run(async context => await context.Response.WriteAsync("x"));\n',
        {"* /**"},
    ),
    "a branch of the pipeline that answers": (
        PROGRAM + 'app.Map("/legacy", branch => { branch.UseAuthorization(); branch.Run(c => Old(c)); });\n',
        {"* /legacy/**"},
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


@settings(max_examples=100, deadline=None)
@given(
    st.text("{}/:?=*a b", max_size=40), st.dictionaries(st.sampled_from(["area", "controller", "action"]), st.text())
)
def test_a_conventional_pattern_gives_paths_or_nothing(pattern: str, names: dict[str, str]) -> None:
    assert all(path.startswith("/") for path in mvc_conventions.conventional(pattern, names) or ())


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_text_makes_it_raise(data: st.DataObject) -> None:
    text = FORMS[data.draw(st.sampled_from(sorted(FORMS)))][0].encode()
    at, length = data.draw(st.integers(0, len(text))), data.draw(st.integers(0, 30))
    changed = text[:at] + data.draw(st.binary(max_size=12)) + text[at + length :]
    aspnetcore.read([SourceFile(Artifact("Program.cs", changed))])
