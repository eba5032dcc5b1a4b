"""The routes of Laravel and Lumen, in the forms in which projects write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.feature import Artifact
from constitution_gate.gates.source.frameworks import laravel
from constitution_gate.gates.source.languages import SourceFile

USE = "<?php\nuse Illuminate\\Support\\Facades\\Route;\n"
WEB = f"== routes/web.php\n{USE}"
API = f"== routes/api.php\n{USE}"

FORMS = {
    "the API": (
        API + "Route::get('/orders/{order:slug}', [OrderController::class, 'show']);\n",
        {"GET /api/orders/{}"},
    ),
    "the web": (
        WEB + "Route::post('orders', 'OrderController@store')->name('x')->middleware('auth');\n",
        {"POST /orders"},
    ),
    "all verbs": (
        WEB + "Route::put('a', F); Route::patch('b', F); Route::delete('c', F); Route::options('d', F); "
        "Route::any('e', F);",
        {"PUT /a", "PATCH /b", "DELETE /c", "OPTIONS /d", "* /e"},
    ),
    "several methods": (WEB + "Route::match(['get', 'POST'], '/o', fn () => 1);\n", {"GET /o", "POST /o"}),
    "an optional parameter": (WEB + "Route::get('o/{id?}', F);\n", {"GET /o", "GET /o/{}"}),
    "a group with a prefix": (
        WEB + "Route::prefix('admin')->middleware(['auth'])->group(function () {\n"
        "  Route::get('/', F);\n  Route::prefix('x')->name('x.')->group(fn () => Route::get('y', F));\n});\n",
        {"GET /admin", "GET /admin/x/y"},
    ),
    "a group with an array": (
        WEB + "Route::group(['prefix' => '/v1', 'middleware' => 'api'], function () { Route::get('y', F); });\n",
        {"GET /v1/y"},
    ),
    "a group of one controller": (
        WEB + "Route::controller(OrderController::class)->group(function () { Route::get('/orders', 'index'); });\n",
        {"GET /orders"},
    ),
    "a prefix of a single route": (WEB + "Route::middleware('x')->prefix('a')->get('b', F);\n", {"GET /a/b"}),
    "a resource": (
        WEB + "Route::resource('photos', PhotoController::class);\n",
        {
            "GET /photos",
            "GET /photos/create",
            "POST /photos",
            "GET /photos/{}",
            "GET /photos/{}/edit",
            "PUT /photos/{}",
            "PATCH /photos/{}",
            "DELETE /photos/{}",
        },
    ),
    "an API resource with some actions": (
        API + "Route::apiResource('photos', C::class)->only(['index', 'show']);\n"
        "Route::apiResource('films', C::class)->except('update', 'destroy', 'show');\n"
        "Route::apiResource('songs', C::class, ['only' => 'store']);\n",
        {"GET /api/photos", "GET /api/photos/{}", "GET /api/films", "POST /api/films", "POST /api/songs"},
    ),
    "several resources": (
        API + "Route::apiResources(['a' => A::class, 'b' => B::class], ['only' => ['index']]);\n",
        {"GET /api/a", "GET /api/b"},
    ),
    "a nested resource": (
        API + "Route::apiResource('photos.comments', C::class)->only(['index', 'show']);\n",
        {"GET /api/photos/{}/comments", "GET /api/photos/{}/comments/{}"},
    ),
    "a shallow resource": (
        API + "Route::apiResource('photos.comments', C::class)->shallow()->only(['index', 'show']);\n",
        {"GET /api/photos/{}/comments", "GET /api/comments/{}"},
    ),
    "a singleton": (
        API + "Route::apiSingleton('profile', C::class)->destroyable();\n",
        {"GET /api/profile", "PUT /api/profile", "PATCH /api/profile", "DELETE /api/profile"},
    ),
    "a file that another requires": (
        API + "Route::prefix('v1')->group(function () { require __DIR__ . '/v1/orders.php'; });\n"
        f"== routes/v1/orders.php\n{USE}Route::get('orders', F);\n",
        {"GET /api/v1/orders"},
    ),
    "files that a provider loads": (
        f"== app/Providers/RouteServiceProvider.php\n{USE}"
        "class RouteServiceProvider extends ServiceProvider {\n  public function boot(): void {\n"
        "    $this->routes(function () {\n"
        "      Route::middleware('api')->prefix('api/v2')->group(base_path('routes/api.php'));\n"
        "      Route::middleware('web')->group(base_path('routes/web.php'));\n"
        "      Route::prefix('admin')->group(base_path('routes/admin.php'));\n    });\n  }\n}\n"
        + API
        + "Route::get('a', F);\n"
        + WEB
        + "Route::get('b', F);\n"
        + f"== routes/admin.php\n{USE}Route::get('c', F);\n",
        {"GET /api/v2/a", "GET /b", "GET /admin/c"},
    ),
    "files that the bootstrap file names": (
        "== bootstrap/app.php\n<?php\nreturn Application::configure(basePath: dirname(__DIR__))\n"
        "  ->withRouting(web: __DIR__.'/../routes/web.php', api: __DIR__.'/../routes/api.php', apiPrefix: 'api/v1',\n"
        "    health: '/up', then: function () { Route::get('late', F); })->create();\n"
        + API
        + "Route::get('a', F);\n"
        + WEB
        + "Route::get('b', F);\n",
        {"GET /api/v1/a", "GET /b", "GET /late", "GET /up"},
    ),
    "a module with a provider": (
        (
            f"== Modules/Blog/Providers/RouteServiceProvider.php\n{USE}class P {{ function map() {{\n"
            "Route::prefix('api')->group(module_path($this->name, '/routes/api.php')); } }\n"
            f"== Modules/Blog/routes/api.php\n{USE}Route::get('posts', F);\n"
        ),
        {"GET /api/posts"},
    ),
    "an application in a directory": (f"== backend/routes/api.php\n{USE}Route::get('a', F);\n", {"GET /api/a"}),
    "constants and variables": (
        API
        + "const BASE = 'x';\n$path = BASE . '/y';\nRoute::get($path, F);\nRoute::get(Paths::ITEM . \"/z/$path\", F);\n"
        "== app/Paths.php\n<?php\n"
        "final class Paths { const ROOT = 'items'; public const ITEM = self::ROOT . '/{id}'; }\n",
        {"GET /api/x/y", "GET /api/items/{}/z/x/y"},
    ),
    "Lumen": (
        (
            "== routes/web.php\n<?php\n$router->get('/a', 'C@a');\n"
            "$router->group(['prefix' => 'v1'], function () use ($router) { "
            "$router->post('b', ['uses' => 'C@b']); });\n"
        ),
        {"GET /a", "POST /v1/b"},
    ),
    "what serves everything": (
        WEB + "Route::get('/{any}', fn () => view('app'))->where('any', '.*');\nRoute::fallback(F);\n"
        "Route::view('/x', 'x');\n",
        {"GET /x"},
    ),
    "a facade under another name": (
        (
            "== routes/web.php\n<?php\nuse Illuminate\\Support\\Facades\\Route as Router;\n"
            "Router::get('a', F);\nRouter::prefix('b')->group(function () { Router::post('c', F); });\n"
        ),
        {"GET /a", "POST /b/c"},
    ),
    "a facade with its full name": (WEB + "\\Illuminate\\Support\\Facades\\Route::get('a', F);\n", {"GET /a"}),
    "the router of the container": (
        "== routes/web.php\n<?php\napp('router')->get('a', F);\n$app['router']->post('b', F);\n",
        {"GET /a", "POST /b"},
    ),
    "an enumeration": (
        API + "use App\\Area as Part;\nRoute::prefix(Part::Films->value)->group(fn () => Route::get('x', F));\n"
        "Route::get(Part::V1 . '/y', F);\n"
        "== app/Area.php\n<?php\nnamespace App;\nenum Area: string { case Films = 'films'; const V1 = 'v1'; }\n",
        {"GET /api/films/x", "GET /api/v1/y"},
    ),
    "a loop over a list": (
        WEB + "foreach (['en', 'fr'] as $l) {\n  Route::prefix($l)->group(function () { Route::get('x', F); });\n}\n"
        "foreach (['a' => A::class, 'b' => B::class] as $name => $controller) { Route::get(\"$name/all\", F); }\n",
        {"GET /en/x", "GET /fr/x", "GET /a/all", "GET /b/all"},
    ),
    "a loop over a constant and a variable": (
        WEB + "$all = ['a', 'b'];\nforeach ($all as $x) { Route::get(\"p/{$x}\", F); }\n"
        "foreach (Locales::ALL as $x) { Route::post($x, F); }\n"
        "== app/Locales.php\n<?php\nclass Locales { const ALL = ['de', self::EN]; const EN = 'en'; }\n",
        {"GET /p/a", "GET /p/b", "POST /de", "POST /en"},
    ),
    "a loop over the cases of an enumeration": (
        WEB + "foreach (Area::cases() as $area) { Route::apiResource($area->value, C::class)->only('index'); }\n"
        "== app/Area.php\n<?php\nenum Area: string { case A = 'a'; case B = 'b'; }\n",
        {"GET /a", "GET /b"},
    ),
    "a parameter in the prefix of a resource": (
        API + "Route::prefix('{tenant}')->group(function () {\n  Route::apiResource('films', C::class)->only('show');\n"
        "  Route::apiResource('users/{user}/notes', C::class)->only('index');\n});\n",
        {"GET /api/{}/films/{}", "GET /api/{}/users/{}/notes"},
    ),
    "several singletons": (
        API + "Route::apiSingletons(['profile' => A::class, 'cart' => B::class]);\n",
        {"GET /api/profile", "PUT /api/profile", "PATCH /api/profile"}
        | {"GET /api/cart", "PUT /api/cart", "PATCH /api/cart"},
    ),
    "other words for the pages of forms": (
        (
            f"== app/Providers/P.php\n{USE}class P extends ServiceProvider {{ function boot() {{\n"
            "Route::resourceVerbs(['create' => 'neu', 'edit' => 'aendern']); } }\n"
            + WEB
            + "Route::resource('films', C::class)->only('create', 'edit');\n"
        ),
        {"GET /films/neu", "GET /films/{}/aendern"},
    ),
    "routes beside a provider": (
        (
            f"== modules/Blog/src/P.php\n{USE}class P extends ServiceProvider {{ function boot() {{\n"
            "Route::prefix('blog')->group(__DIR__.'/routes.php'); } }\n"
            f"== modules/Blog/src/routes.php\n{USE}Route::get('posts', F);\n"
        ),
        {"GET /blog/posts"},
    ),
    "what only asks the router": (
        WEB + "Route::get('a', F)->name('a');\nif (Route::has('b')) { Route::get('b', F); }\n"
        "Route::pattern('id', '[0-9]+');\nRoute::whereNumber('id')->middleware('x');\n",
        {"GET /a", "GET /b"},
    ),
    "a condition": (WEB + "if (app()->isLocal()) { Route::get('x', F); }\n", {"GET /x"}),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_route_files_are_read(form: str, routes) -> None:
    text, expected = FORMS[form]
    assert routes("Laravel", text) == (expected, set())


UNRESOLVED = {
    "a setting": (API + "Route::get(config('a.b'), F);\n", {"GET /api/**"}),
    "a prefix that is a setting": (
        WEB + "Route::prefix(env('P'))->group(function () { Route::get('x', F); });\n",
        {"GET /**/x"},
    ),
    "a loop over a setting": (
        WEB + "foreach (config('app.locales') as $x) { Route::get(\"p/$x\", F); }\n",
        {"GET /p/**"},
    ),
    "a list that changes": (
        WEB + "$all = ['a'];\n$all = ['b'];\nforeach ($all as $x) { Route::get(\"p/$x\", F); }\n",
        {"GET /p/**"},
    ),
    "a loop over objects": (WEB + "foreach ([a(), b()] as $x) { Route::get($x, F); }\n", {"GET /**"}),
    "a macro with options": (API + "Route::crud('films', C::class)->only('index');\n", {"* /api/**"}),
    "a macro behind attributes": (API + "Route::middleware('auth')->crud('films', C::class);\n", {"* /api/**"}),
    "a macro in a provider": (
        (
            f"== app/Providers/P.php\n{USE}class P extends ServiceProvider {{ function boot() {{\n"
            "Route::tenanted(function () { Route::get('x', F); }); } }\n"
        ),
        {"* /**"},
    ),
    "a package": (WEB + "Auth::routes();\nVolt::route('/counter', 'counter');\n", {"* /**"}),
    "attributes of a package": (
        (
            "== app/Http/Controllers/FilmController.php\n<?php\nuse Illuminate\\Http\\Request;\n"
            "use Spatie\\RouteAttributes\\Attributes\\Get;\nclass FilmController {\n"
            "  #[Get('films')]\n  public function index() {}\n}\n"
        ),
        {"* **"},
    ),
    "a class that declares routes for whoever calls it": (
        f"== app/Support/Films.php\n{USE}class Films {{ static function api() {{ Route::get('films', F); }} }}\n",
        {"GET /**/films"},
    ),
    "a list that is walked by a function": (
        WEB + "collect(['a', 'b'])->each(fn ($x) => Route::get($x, F));\n",
        {"GET /**"},
    ),
    "a function that declares routes": (
        WEB + "function crud($name) { Route::get(\"$name/all\", F); }\ncrud('films');\n",
        {"GET /**/all"},
    ),
    "a script that nothing loads": (f"== app/films.php\n{USE}Route::get('films', F);\n", {"GET /**/films"}),
    "words of forms from a setting": (
        (
            f"== app/Providers/P.php\n{USE}class P extends ServiceProvider {{ function boot() {{\n"
            "Route::resourceVerbs(config('app.verbs')); } }\n"
            + WEB
            + "Route::resource('films', C::class)->only('create');\n"
        ),
        {"GET /films/**"},
    ),
    "actions that are computed": (API + "Route::apiResource('a', C::class)->only($actions);\n", {"* /api/a/**"}),
    "methods that are computed": (API + "Route::match($methods, 'a', F);\n", {"* /api/a"}),
    "a file that nothing loads": (f"== routes/admin.php\n{USE}Route::get('x', F);\n", {"GET /**/x"}),
    "a file that is not there": (WEB + "Route::prefix('a')->group(base_path('routes/b.php'));\n", {"* /a/**"}),
    "a macro": (WEB + "Route::localized(function () { Route::get('x', F); });\n", {"* /**"}),
}


@pytest.mark.parametrize("form", UNRESOLVED)
def test_what_the_source_does_not_say_is_unresolved(form: str, routes) -> None:
    text, expected = UNRESOLVED[form]
    assert routes("Laravel", text) == (set(), expected)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_text_makes_it_raise(data: st.DataObject) -> None:
    text = FORMS[data.draw(st.sampled_from(sorted(FORMS)))][0].encode()
    at, length = data.draw(st.integers(0, len(text))), data.draw(st.integers(0, 30))
    changed = text[:at] + data.draw(st.binary(max_size=12)) + text[at + length :]
    laravel.read([SourceFile(Artifact(path, changed)) for path in ("routes/api.php", "app/Provider.php")])


def test_a_file_that_loads_itself_ends(routes) -> None:
    found, _ = routes("Laravel", API + "Route::get('x', F);\nrequire __DIR__ . '/api.php';\n")
    assert found == {"GET /api/x"}
