"""The routes of NestJS, in the forms in which projects write them."""

from __future__ import annotations

import pytest

HEAD = "== src/orders.controller.ts\nimport { Controller, Get, Post } from '@nestjs/common';\n"
MAIN = "\n== src/main.ts\nimport { NestFactory } from '@nestjs/core';\nasync function main() {\n  const app = await NestFactory.create(M);\n"

FORMS = {
    "a controller": (HEAD + "@Controller('orders')\nexport class C { @Get() all() {} }", {"GET /orders"}),
    "without a path": (HEAD + "@Controller()\nclass C { @Get('x') x() {} }", {"GET /x"}),
    "a parameter": (HEAD + "@Controller('o')\nclass C { @Get(':id') one(@Param('id') id: string) {} }", {"GET /o/{}"}),
    "a parameter of the controller": (HEAD + "@Controller('o/:id/items')\nclass C { @Post() add() {} }", {"POST /o/{}/items"}),
    "other decorators between": (
        HEAD + "@ApiTags('o')\n@Controller('o')\n@UseGuards(G)\nexport class C {\n  @HttpCode(204)\n  @Delete(':id')\n  @Roles('x')\n  async drop() {}\n}",
        {"DELETE /o/{}"},
    ),
    "several paths": (HEAD + "@Controller(['a', 'b'])\nclass C { @Get(['x', 'y']) f() {} }", {"GET /a/x", "GET /a/y", "GET /b/x", "GET /b/y"}),
    "an object": (HEAD + "@Controller({ path: 'o' })\nclass C { @Patch() f() {} }", {"PATCH /o"}),
    "a constant": (HEAD + "const PATH = 'o';\n@Controller(PATH)\nclass C { @Get(`${PATH}/x`) f() {} }", {"GET /o/o/x"}),
    "all": (HEAD + "@Controller('o')\nclass C { @All('x') f() {} }", {"* /o/x"}),
    "a base class": (
        HEAD + "abstract class B { @Get('count') count() {} @Get('own') own() {} }\n@Controller('o')\nclass C extends B { @Post() add() {} own() {} }",
        {"GET /o/count", "POST /o"},
    ),
    "a global prefix": (HEAD + "@Controller('o')\nclass C { @Get() f() {} }" + MAIN + "  app.setGlobalPrefix('api/v1');\n}", {"GET /api/v1/o"}),
    "a global prefix with exceptions": (
        HEAD + "@Controller('health')\nclass C { @Get() f() {} }" + MAIN + "  app.setGlobalPrefix('/api', { exclude: ['health'] });\n}",
        {"GET /health"},
    ),
    "versions in the path": (
        HEAD + "@Controller({ path: 'o', version: '2' })\nclass C { @Get() f() {} @Version('3') @Get('x') g() {} }"
        + MAIN + "  app.enableVersioning({ type: VersioningType.URI });\n}",
        {"GET /v2/o", "GET /v3/o/x"},
    ),
    "a default version": (
        HEAD + "@Controller('o')\nclass C { @Get() f() {} }" + MAIN + "  app.setGlobalPrefix('api');\n  app.enableVersioning({ defaultVersion: '1' });\n}",
        {"GET /api/v1/o"},
    ),
    "versions in a header": (
        HEAD + "@Controller({ path: 'o', version: '2' })\nclass C { @Get() f() {} }" + MAIN + "  app.enableVersioning({ type: VersioningType.HEADER, header: 'V' });\n}",
        {"GET /o"},
    ),
    "nested modules": (
        HEAD + "@Controller('o')\nexport class C { @Get() f() {} }\n== src/app.module.ts\nimport { Module } from '@nestjs/common';\n"
        "import { RouterModule } from '@nestjs/core';\nimport { C } from './orders.controller';\n@Module({ controllers: [C] })\nclass Orders {}\n"
        "@Module({ imports: [Orders, RouterModule.register([{ path: 'admin', children: [{ path: 'deep', module: Orders }] }])] })\nexport class App {}",
        {"GET /admin/deep/o"},
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_route_is_read(form: str, routes) -> None:
    text, expected = FORMS[form]
    assert routes("NestJS", text) == (expected, set())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD + "@Controller(PATH)\nclass C { @Get('x') f() {} }", "GET /**/x"),
        (HEAD + "@Controller('o')\nclass C { @Get(path()) f() {} }", "GET /o/**"),
        (HEAD + "@Controller('o')\nclass C { @Get() f() {} }" + MAIN + "  app.setGlobalPrefix(config.get('prefix'));\n}", "GET /**/o"),
    ],
)
def test_what_only_the_program_knows_is_unresolved(text: str, expected: str, routes) -> None:
    assert routes("NestJS", text) == (set(), {expected})
