"""The routes of Fastify, in the forms in which projects write them."""

from __future__ import annotations

import pytest

APP = "== src/app.js\nconst fastify = require('fastify')({ logger: true });\n"

FORMS = {
    "a route": (APP + "fastify.get('/orders', async () => {});", {"GET /orders"}),
    "options": (APP + "fastify.post('/orders', { schema }, h);", {"POST /orders"}),
    "parameters": (APP + "fastify.put('/o/:id/:a-:b', h);", {"PUT /o/{}/{}-{}"}),
    "a type argument": (
        "== a.ts\nimport Fastify from 'fastify';\nconst app = Fastify();\napp.get<{ Params: P }>('/o/:id', h);",
        {"GET /o/{}"},
    ),
    "a type provider": (
        "== a.ts\nimport { fastify } from 'fastify';\nconst app = fastify().withTypeProvider<T>();\napp.get('/x', h);",
        {"GET /x"},
    ),
    "all": (APP + "fastify.all('/o', h);", {"* /o"}),
    "route": (APP + "fastify.route({ method: 'PATCH', url: '/o/:id', handler: h });", {"PATCH /o/{}"}),
    "route with methods": (APP + "fastify.route({ method: ['GET', 'POST'], path: '/o', handler });", {"GET /o", "POST /o"}),
    "route with a variable": (APP + "const r = { method: 'GET', url: '/o' };\nfastify.route(r);", {"GET /o"}),
    "a plugin in place": (
        APP + "fastify.register(async (f) => { f.get('/x', h); }, { prefix: '/p' });",
        {"GET /p/x"},
    ),
    "a named plugin": (
        APP + "fastify.register(routes, { prefix: '/p' });\nasync function routes(instance, opts) { instance.get('/', h); }",
        {"GET /p"},
    ),
    "nested plugins": (
        APP + "fastify.register((a, o, done) => { a.register(inner, { prefix: '/:x/b' }); done(); }, { prefix: '/a' });\n"
        "function inner(b, o, done) { b.delete('/:y', h); done(); }",
        {"DELETE /a/{}/b/{}"},
    ),
    "a plugin that is not encapsulated has no prefix": (
        APP + "const fp = require('fastify-plugin');\nfastify.register(fp(async (f) => { f.get('/x', h); }), { prefix: '/p' });",
        {"GET /x"},
    ),
    "a plugin of another package": (APP + "fastify.register(require('@fastify/cors'), { origin: true });", set()),
    "a function of the server": (APP + "setup(fastify);\nfunction setup(server) { server.get('/x', h); }", {"GET /x"}),
    "a plugin of another file": (
        APP + "fastify.register(require('./users'), { prefix: '/users' });\n== src/users.js\n"
        "module.exports = async function (f) { f.get('/:id', h); };",
        {"GET /users/{}"},
    ),
    "a typed plugin of another file": (
        "== a.ts\nimport Fastify from 'fastify';\nimport users from './users.js';\nconst app = Fastify();\n"
        "await app.register(users, { prefix: '/users' });\n== users.ts\nimport { FastifyPluginAsync } from 'fastify';\n"
        "const users: FastifyPluginAsync = async (fastify): Promise<void> => { fastify.get('/', h); };\nexport default users;",
        {"GET /users"},
    ),
    "a plugin that is imported when needed": (
        APP + "fastify.register(import('./lazy.mjs'), { prefix: '/l' });\n== src/lazy.mjs\nexport default async (f) => { f.get('/x', h); };",
        {"GET /l/x"},
    ),
    "an autoloaded directory": (
        APP + "const load = require('@fastify/autoload');\nfastify.register(load, { dir: path.join(__dirname, 'routes') });\n"
        "== src/routes/cats/index.js\nmodule.exports = async (fastify) => { fastify.get('/:id', h); };\n"
        "== src/routes/root.js\nmodule.exports = async (fastify) => { fastify.get('/', h); };",
        {"GET /cats/{}", "GET /"},
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_route_is_read(form: str, routes) -> None:
    text, expected = FORMS[form]
    assert routes("Fastify", text) == (expected, set())


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("fastify.get(base + '/x', h);", "GET /**/x"),
        ("fastify.register(plugins[0], { prefix: '/p' });", "* **"),
        ("fastify.route(makeRoute());", "* **"),
        ("fastify.route({ method: verb, url: '/x' });", "* /**/x"),
        ("fastify.register(async (f) => { f.get('/x', h); }, options);", "GET /**/x"),
        ("async function lost(fastify) { fastify.get('/x', h); }", "GET /**/x"),
    ],
)
def test_what_only_the_program_knows_is_unresolved(code: str, expected: str, routes) -> None:
    found, unresolved = routes("Fastify", APP + code)
    assert found == set()
    assert unresolved == {expected}
