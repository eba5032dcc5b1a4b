"""The routes of Express, in the forms in which projects write them."""

from __future__ import annotations

import pytest

APP = "== src/app.js\nconst express = require('express');\nconst app = express();\n"

FORMS = {
    "a route": (APP + "app.get('/orders', (req, res) => {});", {"GET /orders"}),
    "a parameter": (APP + "app.delete('/o/:id/items/:itemId', h);", {"DELETE /o/{}/items/{}"}),
    "a parameter with a pattern": (APP + "app.get('/o/:id(\\\\d+)', h);", {"GET /o/{}"}),
    "an optional parameter": (APP + "app.get('/o/:id?', h);", {"GET /o", "GET /o/{}"}),
    "several handlers": (APP + "app.post('/o', auth, validate(schema), h);", {"POST /o"}),
    "several paths": (APP + "app.get(['/a', '/b'], h);", {"GET /a", "GET /b"}),
    "all": (APP + "app.all('/o', h);", {"* /o"}),
    "a chain on route": (APP + "app.route('/o').get(h).post(mw, h).all(h);", {"GET /o", "POST /o", "* /o"}),
    "a chain on a router": (
        APP + "const r = express.Router();\nr.get('/a', h).put('/b', h);\napp.use('/p', r);",
        {"GET /p/a", "PUT /p/b"},
    ),
    "a constant": (APP + "const BASE = '/api';\napp.get(`${BASE}/x`, h);\napp.get(BASE + '/y', h);", {"GET /api/x", "GET /api/y"}),
    "a frozen object of constants": (APP + "const P = { ORDERS: '/orders' };\napp.get(P.ORDERS, h);", {"GET /orders"}),
    "a setting is no route": (APP + "app.get('env'); app.set('x', 1);", set()),
    "a client is no route": (APP + "axios.get('/x', {}); request(app).get('/y', 1);", set()),
    "what answers when nothing does": (APP + "app.use('*', missing); app.get('*', spa); app.use(handleErrors());", set()),
    "modules of ES": (
        "== a.mjs\nimport express, { Router } from 'express';\nconst app = express();\nconst r = Router();\n"
        "r.get('/x', h);\napp.use('/p', r);\nexport default app;",
        {"GET /p/x"},
    ),
    "a middleware before the router": (
        APP + "const r = express.Router();\nr.get('/x', h);\napp.use('/p', auth, limit({}), r);",
        {"GET /p/x"},
    ),
    "a router without prefix": (APP + "const r = express.Router();\nr.get('/x', h);\napp.use(r);", {"GET /x"}),
    "nested routers": (
        APP + "const a = express.Router(), b = express.Router({ mergeParams: true });\nb.get('/:y', h);\n"
        "a.use('/:x/b', b);\napp.use('/a', a);",
        {"GET /a/{}/b/{}"},
    ),
    "a table of routers": (
        APP + "const a = express.Router();\na.get('/x', h);\nconst table = [{ path: '/a', route: a }];\n"
        "table.forEach((each) => { app.use(each.path, each.route); });\n",
        {"GET /a/x"},
    ),
    "a function of the application": (
        APP + "require('./routes')(app);\n== src/routes/index.js\nmodule.exports = function (app) { app.get('/x', h); more(app); };\n"
        "function more(a) { a.put('/y', h); }",
        {"GET /x", "PUT /y"},
    ),
    "a class with a router": (
        "== src/app.ts\nimport express from 'express';\nimport { Pets } from './pets';\nclass App {\n"
        "  public app: express.Application;\n  constructor() { this.app = express(); this.app.use('/pets', new Pets().router); }\n}"
        "\n== src/pets.ts\nimport { Router } from 'express';\nexport class Pets {\n  router = Router();\n"
        "  constructor() { this.init(); }\n  private init() { this.router.get('/:id', this.read); }\n}",
        {"GET /pets/{}"},
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_route_is_read(form: str, routes) -> None:
    text, expected = FORMS[form]
    assert routes("Express", text) == (expected, set())


@pytest.mark.parametrize(
    ("importing", "exporting"),
    [
        ("const r = require('./users');", "const r = require('express').Router(); r.get('/x', h); module.exports = r;"),
        ("const { r } = require('./users');", "const { Router } = require('express'); exports.r = Router(); exports.r.get('/x', h);"),
        ("const { r } = require('./users.js');", "const e = require('express'); const r = e.Router(); r.get('/x', h); module.exports = { r };"),
        ("import r from './users';", "import { Router } from 'express'; const r = Router(); r.get('/x', h); export default r;"),
        ("import { q as r } from './users.js';", "import { Router } from 'express'; export const q = Router(); q.get('/x', h);"),
        ("import * as users from './users'; const r = users.r;", "import e from 'express'; const r = e.Router(); r.get('/x', h); export { r };"),
        ("import { make } from './users'; const r = make(1);", "import e from 'express'; export function make() { const r = e.Router(); r.get('/x', h); return r; }"),
        ("import r from '@/users';", "import { Router } from 'express'; const r = Router(); r.get('/x', h); export default r;"),
    ],
)
def test_a_router_of_another_file_is_found(importing: str, exporting: str, routes) -> None:
    text = f"{APP}{importing}\napp.use('/users', r);\n== src/users.js\n{exporting}"
    assert routes("Express", text) == ({"GET /users/x"}, set())


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("app.get(process.env.P + '/x', h);", "GET /**/x"),
        ("names.forEach((n) => app.get(`/${n}/y`, h));", "GET /**/y"),
        ("app.get(/^\\/x$/, h);", "GET /**"),
        ("fs.readdirSync('.').forEach((f) => app.use('/p', require('./routes/' + f)));", "* /p**"),
        ("const r = express.Router(); r.get('/x', h);", "GET /**/x"),
        ("const r = express.Router(); r.get('/x', h); app.use(base(), r); app.use(PREFIX, r);", "GET /**/x"),
        ("const routes = require('./gone'); app.use('/p', routes);", "* /p**"),
        ("function add(app) { app.get('/x', h); }", "GET /**/x"),
        ("let p = '/a'; if (q) { p = '/b'; } app.get(p, h);", "GET /**"),
    ],
)
def test_what_only_the_program_knows_is_unresolved(code: str, expected: str, routes) -> None:
    _, unresolved = routes("Express", APP + code)
    assert expected in unresolved
