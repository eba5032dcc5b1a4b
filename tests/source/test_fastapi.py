"""The routes of FastAPI, in the forms in which projects write them."""

from __future__ import annotations

import pytest

APP = "== main.py\nfrom fastapi import APIRouter, FastAPI\nimport fastapi\napp = FastAPI()\n"

FORMS = {
    "a decorator": (APP + "@app.get('/orders')\ndef f(): ...\n", {"GET /orders"}),
    "a parameter with a converter": (APP + "@app.get('/f/{p:path}/x')\ndef f(p): ...\n", {"GET /f/{}/x"}),
    "an async handler": (APP + "@app.post('/orders', status_code=201)\nasync def f(): ...\n", {"POST /orders"}),
    "a path given by name": (APP + "@app.put(path='/o/{id}')\ndef f(id): ...\n", {"PUT /o/{}"}),
    "two decorators": (APP + "@app.get('/a')\n@app.get('/b')\ndef f(): ...\n", {"GET /a", "GET /b"}),
    "api_route": (APP + "@app.api_route('/a', methods=['GET', 'PATCH'])\ndef f(): ...\n", {"GET /a", "PATCH /a"}),
    "add_api_route": (APP + "app.add_api_route('/a', f, methods={'DELETE'})\n", {"DELETE /a"}),
    "add_api_route without methods": (APP + "app.add_api_route('/a', f)\n", {"GET /a"}),
    "a trailing slash": (APP + "@app.get('/a/')\ndef f(): ...\n", {"GET /a"}),
    "the prefix of a router": (
        APP + "r = APIRouter(prefix='/users')\n@r.get('')\ndef f(): ...\napp.include_router(r)\n",
        {"GET /users"},
    ),
    "both prefixes": (
        APP + "r = fastapi.APIRouter(prefix='/u')\n@r.get('/{id}')\ndef f(id): ...\napp.include_router(r, prefix='/v1')\n",
        {"GET /v1/u/{}"},
    ),
    "a router included twice": (
        APP + "r = APIRouter()\n@r.get('/x')\ndef f(): ...\nfor p in ():\n  ...\n"
        "app.include_router(r, prefix='/v1')\napp.include_router(r, prefix='/v2')\n",
        {"GET /v1/x", "GET /v2/x"},
    ),
    "nested routers": (
        APP + "a = APIRouter(prefix='/a')\nb = APIRouter(prefix='/b')\n@b.get('/c')\ndef f(): ...\n"
        "a.include_router(b)\napp.include_router(a)\n",
        {"GET /a/b/c"},
    ),
    "a constant prefix": (
        APP + "BASE = '/api'\nV = f'{BASE}/v1'\n@app.get(V + '/x')\ndef f(): ...\n",
        {"GET /api/v1/x"},
    ),
    "a mounted application": (
        APP + "sub = FastAPI()\n@sub.get('/x')\ndef f(): ...\napp.mount('/sub', sub)\n",
        {"GET /sub/x"},
    ),
    "a class of routes": (APP + "class C:\n  @app.get('/x')\n  def f(self): ...\n", {"GET /x"}),
    "an application made by a function": (
        "== main.py\nfrom fastapi import FastAPI\ndef make():\n  app = FastAPI()\n  @app.get('/x')\n  def f(): ...\n"
        "  return app\napp = make()\n@app.get('/y')\ndef g(): ...\n",
        {"GET /x", "GET /y"},
    ),
    "an application kept in an object": (
        "== main.py\nfrom fastapi import FastAPI\nclass S:\n  def __init__(self):\n    self.app = FastAPI()\n"
        "    self.app.add_api_route('/x', self.f)\n",
        {"GET /x"},
    ),
    "routers in a list": (
        APP + "a = APIRouter()\n@a.get('/a')\ndef f(): ...\nfor each in [a]:\n  app.include_router(each, prefix='/p')\n",
        {"GET /p/a"},
    ),
    "a subclass of the router": (
        APP + "class R(APIRouter): ...\nr = R(prefix='/r')\n@r.get('/x')\ndef f(): ...\napp.include_router(r)\n",
        {"GET /r/x"},
    ),
}

FILES = """
== service/app/main.py
from fastapi import FastAPI
from app.api import api_router
from app.core.config import settings
from .extra import register
app = FastAPI()
app.include_router(api_router, prefix=settings.API_V1_STR)
register(app)
== service/app/core/config.py
class Settings(BaseSettings):
    API_V1_STR: str = "/api/v1"
settings = Settings()
== service/app/extra.py
def register(application):
    @application.delete("/extra")
    def extra(): ...
== service/app/api/__init__.py
from fastapi import APIRouter
from .routes import items, users as people
api_router = APIRouter()
api_router.include_router(items.router)
api_router.include_router(people.router, prefix="/users")
== service/app/api/routes/items.py
from fastapi import APIRouter
router = APIRouter(prefix="/items")
@router.get("/{item_id}")
def read(item_id): ...
== service/app/api/routes/users.py
from fastapi import APIRouter
router = APIRouter()
@router.get("/")
def listed(): ...
"""


@pytest.mark.parametrize("form", FORMS)
def test_a_route_is_read(form: str, routes) -> None:
    text, expected = FORMS[form]
    assert routes("FastAPI", text) == (expected, set())


def test_routers_are_followed_across_files(routes) -> None:
    found, unresolved = routes("FastAPI", FILES)
    assert found == {"GET /api/v1/items/{}", "GET /api/v1/users", "DELETE /extra"}
    assert not unresolved


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import os\n@app.get(os.environ['P'] + '/x')\ndef f(): ...\n", "GET /**/x"),
        ("for n in names:\n  @app.get(f'/{n}')\n  def f(): ...\n", "GET /**"),
        ("r = APIRouter()\n@r.get('/x')\ndef f(): ...\n", "GET /**/x"),
        ("app.include_router(load(), prefix='/p')\n", "* /p**"),
        ("r = APIRouter(prefix=PREFIX)\n@r.get('/x')\ndef f(): ...\napp.include_router(r)\n", "GET /**/x"),
        ("app.add_api_route('/x', f, methods=METHODS)\n", "* /**/x"),
        ("P = '/a'\nif debug:\n  P = '/b'\n@app.get(P)\ndef f(): ...\n", "GET /**"),
        ("from lost import router\n@router.get('/x')\ndef f(): ...\n", "GET /**/x"),
    ],
)
def test_what_only_the_program_knows_is_unresolved(code: str, expected: str, routes) -> None:
    found, unresolved = routes("FastAPI", APP + code)
    assert found == set()
    assert expected in unresolved


def test_another_object_with_a_get_is_no_route(routes) -> None:
    text = APP + "cache = {}\ncache.get('/x')\nclient.get('/y')\n"
    assert routes("FastAPI", text) == (set(), set())
