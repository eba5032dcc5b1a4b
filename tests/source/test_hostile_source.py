"""Source that nobody meant to be read: it is refused or read, and never ends the program."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.feature import Artifact
from constitution_gate.gates.source import languages
from constitution_gate.gates.source.frameworks import catalogue
from constitution_gate.gates.source.languages import SourceFile

PYTHON = """from fastapi import APIRouter, FastAPI
from flask import Blueprint, Flask
from django.urls import include, path
from .b import router as other
app = FastAPI()
web = Flask(__name__)
bp = Blueprint('b', __name__, url_prefix='/b')
router = APIRouter(prefix=f'{A}/x')
A = B + '/a'
B = A
for r in [router, other]:
    app.include_router(r, prefix='/p' + A)
@router.get('/{id}')
@bp.route('/<id>', methods=['GET'])
def f(id): return app
class V(MethodView, V):
    http_method_names = ['get']
    def get(self): self.app = app
urlpatterns = [path('x/', include(urlpatterns)), path('y', V.as_view()), *urlpatterns]
web.add_url_rule('/v', view_func=V.as_view('v'))
"""
SCRIPT = """import express, { Router as R } from 'express';
import Fastify from 'fastify';
import { Controller, Get } from '@nestjs/common';
import * as self from './a';
const app = express(), fastify = Fastify(), router = R();
const A = `${B}/a`, B = A + '/b', table = [{ path: A, route: router }, ...table];
table.forEach(({ path, route }) => app.use(path, route));
for (const each of table) app.use(each.path, each.route);
router.route('/x').get(h).post(h); app.use('/p', router, app); router.use(router);
fastify.register(async function plugin(f) { f.register(plugin, { prefix: '/p' }); f.get('/:id', h); });
@Controller({ path: [A], version: ['1'] })
export class C extends C { router = this.router; @Get(`${A}`) x() { return this.x(); } }
@Module({ imports: [M, N, ...list, ...(A ? list : [])], controllers: [C, D(), ...list].filter(A).concat(list) })
export class M extends Y(M) { static of() { return { module: M, imports: list, controllers }; } }
const N = { module: N }, list = [...list, M], D = (x = D) => applyDecorators(D(x), Get(x), Controller(D));
function Y(B) { return class extends B { @D() y() {} }; } enum V { One = V.One } const O = { ...O, a: O.b, b: O['a'] };
@D() class Z extends Y(Z) { get z() { return this.z; } @Get(O.a) a() {} } NestFactory.create(M);
app[A]('/x', h); app.all('/:a(({b{c', h); new C([new C(), list]); fastify.route({ ...O, ...fastify });
for (const r of list) fastify.route(r); fastify.register(load, { dir: join('.'), ignorePattern: /((/ });
export const { GET } = Y(GET); export const rewrites = () => [{ destination: O }], basePath = O.a;
export default app; export * from './a'; module.exports = { app, ...self };
"""
FILES = {".py": PYTHON, ".ts": SCRIPT, ".js": SCRIPT}


def everything(text: str, suffix: str) -> None:
    files = [
        SourceFile(Artifact(path, text.encode("utf-8", "replace")))
        for path in (f"a{suffix}", f"urls{suffix}", f"pages/api/b{suffix}", f"app/x/route{suffix}")
    ]
    for name in catalogue.FRAMEWORKS:
        framework = catalogue.load(name)
        if suffix in framework.SUFFIXES:
            served = framework.read(files)
            assert all(route.path.startswith("/") and "**" not in route.path for route in served.routes)


@pytest.mark.parametrize("suffix", FILES)
def test_names_that_lead_to_themselves_end(suffix: str) -> None:
    everything(FILES[suffix], suffix)


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(sorted(FILES)), st.integers(0, 2**32))
def test_mutated_source_is_read(suffix: str, seed: int) -> None:
    generator = random.Random(seed)
    text = list(FILES[suffix])
    for _ in range(generator.randrange(1, 12)):
        at = generator.randrange(len(text))
        what = generator.randrange(4)
        if what == 0:
            del text[at : at + generator.randrange(1, 30)]
        elif what == 1:
            text.insert(at, generator.choice("(){}[]'\"`,;:.@=>\n\t \\\u2028\u202eé𝕏\0"))
        elif what == 2:
            start = generator.randrange(len(text))
            text[at:at] = text[start : start + 40]
        else:
            text[at] = generator.choice("(){}[]'\"`,;:.@=>")
        text = text or ["x"]
    everything("".join(text), suffix)


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(sorted(FILES)), st.text(max_size=200))
def test_any_text_is_read(suffix: str, text: str) -> None:
    everything(f"fastapi flask django express fastify @nestjs/ next/ {text}", suffix)


@pytest.mark.parametrize("suffix", sorted(languages.GRAMMARS))
def test_brackets_without_end_are_refused(suffix: str) -> None:
    file = SourceFile(Artifact(f"a{suffix}", b"{a:" * 5_000))
    assert file.root is None
    assert "brackets" in file.fault


def test_a_file_over_the_limit_is_refused() -> None:
    file = SourceFile(Artifact("a.py", b"#" * (languages.MAX_BYTES + 1)))
    assert file.root is None
    assert "2 MiB" in file.fault


@pytest.mark.parametrize("suffix", sorted(languages.GRAMMARS))
def test_every_language_is_parsed(suffix: str) -> None:
    assert SourceFile(Artifact(f"a{suffix}", b"a\n")).root is not None


def test_names_that_double_at_each_step_take_no_time() -> None:
    lines = [f"a{n} = a{n + 1} + a{n + 1}" for n in range(60)]
    everything("from fastapi import FastAPI\napp = FastAPI()\n@app.get(a0)\ndef f(): ...\n" + "\n".join(lines), ".py")
    consts = [f"const a{n} = a{n + 1} + a{n + 1};" for n in range(60)]
    everything("import express from 'express';\nconst app = express();\napp.get(a0, h);\n" + "\n".join(consts), ".js")


def test_routers_that_double_at_each_step_take_no_time() -> None:
    lines = ["from fastapi import APIRouter", "r0 = APIRouter()", "@r0.get('/x')", "def f(): ..."]
    for n in range(40):
        lines += [f"r{n + 1} = APIRouter()", *(f"r{n + 1}.include_router(r{n}, prefix='/{p}')" for p in "ab")]
    everything("\n".join(lines), ".py")


def test_url_patterns_that_include_each_other_end() -> None:
    head = "from django.urls import include, path\n"
    everything(head + "a = [path('a', include(b))]\nb = [path('b', include(a))]\nurlpatterns = a + b", ".py")
    everything(head + "v = wrap(v)\nurlpatterns = [path('a', v)]", ".py")


def test_functions_and_loops_that_double_at_each_step_end() -> None:
    called = "".join(f"def f{n}(a):\n  a.add_api_route('/x', g)\n  f{n + 1}(a)\n  f{n + 1}(a)\n" for n in range(40))
    loops = "".join(f"{'  ' * n}for x{n} in (1, 2, 3, 4):\n" for n in range(12))
    body = f"{'  ' * 12}app.add_api_route(f'/{{x1}}', g)\n"
    everything(f"from fastapi import FastAPI\napp = FastAPI()\n{called}f0(app)\n{loops}{body}", ".py")


def test_a_function_that_is_called_without_end_is_said_to_be() -> None:
    text = (
        b"from fastapi import FastAPI\napp = FastAPI()\ndef f(a, n):\n  a.get(f'/{n}')(g)\n  f(a, n + 1)\nf(app, 1)\n"
    )
    served = catalogue.load("FastAPI").read([SourceFile(Artifact("a.py", text))])
    assert any("too deep" in each.reason for each in served.unresolved)
