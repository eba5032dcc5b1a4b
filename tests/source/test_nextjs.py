"""The routes of Next.js, which stand where their files do."""

from __future__ import annotations

import pytest

GET = "export async function GET(request: Request) {}\n"
BY_METHOD = "if (req.method === 'GET') {} else if (req.method == 'POST') {} else res.status(405).end();"

FORMS = {
    "a function": (f"== app/api/orders/route.ts\n{GET}", {"GET /api/orders"}),
    "below src": (f"== src/app/api/orders/route.js\n{GET}", {"GET /api/orders"}),
    "in a monorepo": (f"== apps/web/src/app/api/orders/route.ts\n{GET}", {"GET /api/orders"}),
    "a constant": ("== app/o/route.ts\nexport const POST = async () => {};\nexport const runtime = 'edge';\n", {"POST /o"}),
    "a parameter": (f"== app/o/[id]/route.ts\n{GET}", {"GET /o/{}"}),
    "several parts": (f"== app/o/[...parts]/route.ts\n{GET}", {"GET /o/{}"}),
    "optional parts": (f"== app/o/[[...parts]]/route.ts\n{GET}", {"GET /o", "GET /o/{}"}),
    "a group": (f"== app/(shop)/o/route.ts\n{GET}", {"GET /o"}),
    "a private folder": (f"== app/_lib/o/route.ts\n{GET}", set()),
    "exported names": ("== app/o/route.ts\nimport { h } from '@/h';\nexport { h as PUT, h as PATCH };\n", {"PUT /o", "PATCH /o"}),
    "destructured": ("== app/o/route.ts\nexport const { GET, DELETE } = handlers();\n", {"GET /o", "DELETE /o"}),
    "exported from elsewhere": (f"== app/o/route.ts\nexport * from '../p/route';\n== app/p/route.ts\n{GET}", {"GET /o", "GET /p"}),
    "a base path": (f"== next.config.mjs\nexport default {{ basePath: '/shop' }};\n== app/o/route.ts\n{GET}", {"GET /shop/o"}),
    "a page is no route": ("== app/o/page.tsx\nexport default function Page() { return <p/>; }\n", set()),
    "pages": (f"== pages/api/o/[id].ts\nexport default function handler(req, res) {{ {BY_METHOD} }}\n", {"GET /api/o/{}", "POST /api/o/{}"}),
    "pages, an index": (f"== src/pages/api/o/index.js\nconst h = (req, res) => {{ {BY_METHOD} }};\nexport default h;\n", {"GET /api/o", "POST /api/o"}),
    "pages, a switch": (
        "== pages/api/o.ts\nexport default withAuth(async (req, res) => { switch (req.method) { case 'PUT': break; default: } });\n",
        {"PUT /api/o"},
    ),
    "pages, a guard": (
        "== pages/api/o.ts\nmodule.exports = (req, res) => { if (req.method !== 'DELETE') return res.status(405).end(); };\n",
        {"DELETE /api/o"},
    ),
    "pages, next-connect": (
        "== pages/api/o.ts\nimport { createRouter } from 'next-connect';\nconst r = createRouter();\nr.get(h).post(h);\n"
        "export default r.handler();\n",
        {"GET /api/o", "POST /api/o"},
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_route_is_read(form: str, routes) -> None:
    text, expected = FORMS[form]
    assert routes("Next.js", text) == (expected, set())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("== pages/api/o.ts\nexport default function h(req, res) { res.json({}); }\n", "* /api/o"),
        ("== pages/api/o.ts\nimport h from 'elsewhere';\nexport default h;\n", "* /api/o"),
        ("== app/o/route.ts\nexport * from './gone';\n", "* /o"),
        ("== app/o/route.js\nmodule.exports = handlers;\n", "* /o"),
    ],
)
def test_what_only_the_program_knows_is_unresolved(text: str, expected: str, routes) -> None:
    assert routes("Next.js", text) == (set(), {expected})
