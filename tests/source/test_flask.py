"""The routes of Flask and its extensions, in the forms in which projects write them."""

from __future__ import annotations

import pytest

APP = "== app.py\nfrom flask import Blueprint, Flask\nfrom flask.views import MethodView\napp = Flask(__name__)\n"
REST = (
    "== app.py\nfrom flask import Flask\nfrom flask_restful import Api, Resource\napp = Flask(__name__)\n"
    "class Order(Resource):\n  def get(self, id): ...\n  def delete(self, id): ...\n"
)
RESTX = "== app.py\nfrom flask import Flask\nfrom flask_restx import Api, Namespace, Resource\napp = Flask(__name__)\n"

FORMS = {
    "a decorator": (APP + "@app.route('/orders')\ndef f(): ...\n", {"GET /orders"}),
    "methods": (APP + "@app.route('/o', methods=['GET', 'POST'])\ndef f(): ...\n", {"GET /o", "POST /o"}),
    "methods in a tuple": (APP + "@app.route('/o', methods=('PUT',))\ndef f(): ...\n", {"PUT /o"}),
    "methods in a constant": (APP + "M = ['PUT']\n@app.route('/o', methods=M)\ndef f(): ...\n", {"PUT /o"}),
    "a shorthand": (APP + "@app.post('/o')\ndef f(): ...\n", {"POST /o"}),
    "converters": (APP + "@app.get('/o/<int:id>/<uuid:x>/<name>')\ndef f(): ...\n", {"GET /o/{}/{}/{}"}),
    "a rule": (APP + "app.add_url_rule('/o', 'o', f, methods=['DELETE'])\n", {"DELETE /o"}),
    "a rule by name": (APP + "app.add_url_rule(rule='/o', view_func=f)\n", {"GET /o"}),
    "a class of methods": (
        APP + "class V(MethodView):\n  def get(self): ...\n  def patch(self): ...\n"
        "app.add_url_rule('/o', view_func=V.as_view('o'))\n",
        {"GET /o", "PATCH /o"},
    ),
    "a view in a variable": (
        APP + "class V(MethodView):\n  def get(self): ...\nview = V.as_view('o')\napp.add_url_rule('/o', view_func=view)\n",
        {"GET /o"},
    ),
    "methods of a base class": (
        APP + "class B(MethodView):\n  def get(self): ...\nclass V(B):\n  def post(self): ...\n"
        "app.add_url_rule('/o', view_func=V.as_view('o'))\n",
        {"GET /o", "POST /o"},
    ),
    "a blueprint": (
        APP + "b = Blueprint('b', __name__, url_prefix='/b')\n@b.route('/x')\ndef f(): ...\napp.register_blueprint(b)\n",
        {"GET /b/x"},
    ),
    "a prefix at the registration": (
        APP + "b = Blueprint('b', __name__, url_prefix='/b')\n@b.route('/x')\ndef f(): ...\n"
        "app.register_blueprint(b, url_prefix='/c')\n",
        {"GET /c/x"},
    ),
    "nested blueprints": (
        APP + "b = Blueprint('b', __name__, url_prefix='/b')\nc = Blueprint('c', __name__, url_prefix='/<int:n>/c')\n"
        "@c.get('/x')\ndef f(): ...\nb.register_blueprint(c)\napp.register_blueprint(b)\n",
        {"GET /b/{}/c/x"},
    ),
    "Flask-RESTful": (
        REST + "api = Api(app, prefix='/api')\napi.add_resource(Order, '/orders/<id>', '/o/<id>')\n",
        {"GET /api/orders/{}", "DELETE /api/orders/{}", "GET /api/o/{}", "DELETE /api/o/{}"},
    ),
    "Flask-RESTful, bound late": (
        REST + "api = Api()\napi.add_resource(Order, '/orders/<id>')\napi.init_app(app)\n",
        {"GET /orders/{}", "DELETE /orders/{}"},
    ),
    "Flask-RESTX namespaces": (
        RESTX + "api = Api(app)\nns = api.namespace('cats')\n@ns.route('/', '/all')\nclass Cats(Resource):\n"
        "  @ns.doc('x')\n  def get(self): ...\n",
        {"GET /cats", "GET /cats/all"},
    ),
    "Flask-RESTX, a namespace with a path": (
        RESTX + "api = Api(app)\nns = Namespace('cats')\napi.add_namespace(ns, path='/c')\n@ns.route('/<int:id>')\n"
        "class Cat(Resource):\n  def put(self, id): ...\n",
        {"PUT /c/{}"},
    ),
    "flask-smorest": (
        "== app.py\nfrom flask import Flask\nfrom flask_smorest import Api, Blueprint\nfrom flask.views import MethodView\n"
        "app = Flask(__name__)\napi = Api(app)\nb = Blueprint('pets', __name__, url_prefix='/pets')\n@b.route('/')\n"
        "class Pets(MethodView):\n  @b.response(200)\n  def get(self): ...\napi.register_blueprint(b)\n",
        {"GET /pets"},
    ),
    "an application that is made by a function": (
        "== shop/__init__.py\nfrom flask import Flask\ndef create_app():\n  app = Flask(__name__)\n"
        "  from .users import bp as users_bp\n  from . import orders\n  app.register_blueprint(users_bp)\n"
        "  app.register_blueprint(orders.bp, url_prefix='/orders')\n  return app\n"
        "== shop/users.py\nfrom flask import Blueprint\nbp = Blueprint('u', __name__, url_prefix='/users')\n"
        "@bp.get('/')\ndef f(): ...\n"
        "== shop/orders.py\nfrom flask import Blueprint\nbp = Blueprint('o', __name__)\n@bp.post('')\ndef f(): ...\n"
        "== wsgi.py\nfrom shop import create_app\napp = create_app()\n@app.route('/late')\ndef late(): ...\n",
        {"GET /users", "POST /orders", "GET /late"},
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_route_is_read(form: str, routes) -> None:
    text, expected = FORMS[form]
    assert routes("Flask", text) == (expected, set())


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("@app.route(PREFIX + '/x')\ndef f(): ...\n", "GET /**/x"),
        ("b = Blueprint('b', __name__)\n@b.route('/x')\ndef f(): ...\n", "GET /**/x"),
        ("app.register_blueprint(find('b'))\n", "* **"),
        ("@app.route('/x', methods=allowed())\ndef f(): ...\n", "* /x"),
        ("from nowhere import thing\n@thing.route('/x')\ndef f(): ...\n", "GET /**/x"),
        ("from nowhere import View\napp.add_url_rule('/x', view_func=View.as_view('x'))\n", "* /x"),
    ],
)
def test_what_only_the_program_knows_is_unresolved(code: str, expected: str, routes) -> None:
    found, unresolved = routes("Flask", APP + code)
    assert found == set()
    assert unresolved == {expected}
