"""Which files of a repository may serve, and what is said of those that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from constitution_gate.engine.project import open_project
from constitution_gate.gates.feature import Feature
from constitution_gate.gates.source import selection, serving

APP = "from fastapi import FastAPI\napp = FastAPI()\n@app.get('/x')\ndef f(): ...\n"


def feature(root: Path, files: dict[str, str]) -> Feature:
    for path, text in {"specs/001-a/spec.md": "# A\n", **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return open_project(root).feature("specs/001-a")


@pytest.mark.parametrize(
    "path",
    [
        "tests/test_app.py",
        "backend/tests/app.py",
        "src/app.test.ts",
        "src/app.spec.ts",
        "src/__tests__/app.ts",
        "examples/app.py",
        "docs/app.py",
        "app/conftest.py",
        "src/test/java/OrdersTest.java",
        "service_test.go",
    ],
)
def test_tests_and_examples_do_not_serve(path: str) -> None:
    assert not selection.is_product(path)


@pytest.mark.parametrize(
    "path",
    ["app.py", "src/contest.py", "src/main/java/com/example/orders/Orders.java", "app/latest.ts", "src/specials.py"],
)
def test_the_product_serves(path: str) -> None:
    assert selection.is_product(path)


def test_only_the_files_that_are_asked_for_are_read(tmp_path: Path) -> None:
    own = feature(tmp_path, {"a/app.py": APP, "b/app.py": APP.replace("/x", "/y")})
    assert [route.path for route in serving.read(own, ["a/**"]).routes] == ["/x"]
    assert [route.path for route in serving.read(own).routes] == ["/x", "/y"]


def test_a_file_that_cannot_be_parsed_is_unresolved(tmp_path: Path) -> None:
    own = feature(tmp_path, {"app.py": APP, "deep.py": "import fastapi\n" + "[" * 600})
    (fault,) = serving.read(own).unresolved
    assert (fault.path_of_file, "brackets" in fault.reason) == ("deep.py", True)


def test_a_syntax_error_in_what_names_the_framework_is_unresolved(tmp_path: Path) -> None:
    own = feature(tmp_path, {"app.py": APP, "broken.py": "x = = fastapi..APIRouter((\n"})
    assert [each.path_of_file for each in serving.read(own).unresolved] == ["broken.py"]


def test_a_syntax_error_around_a_path_is_unresolved(tmp_path: Path) -> None:
    own = feature(tmp_path, {"app.py": APP + "@app.get('/y'\n)) def g(: ...\n"})
    assert [each.path_of_file for each in serving.read(own).unresolved] == ["app.py"]


def test_a_file_that_cannot_be_read_is_unresolved(tmp_path: Path) -> None:
    own = feature(tmp_path, {"app.py": APP})
    (tmp_path / "latin.py").write_bytes(b"# fastapi \xe9\n")
    own = open_project(tmp_path).feature(own.path)
    assert [each.path_of_file for each in serving.read(own).unresolved] == ["latin.py"]


SPRING = {
    "service/src/main/java/com/acme/Films.java": "import org.springframework.web.bind.annotation.*;\n"
    '@RestController class Films { @GetMapping("/films") String all() { return ""; } }\n',
    "service/src/main/resources/application.yml": "server.servlet.context-path: /shop\n",
}


@pytest.mark.parametrize("source", [(), ("service/src/main/java/**",)])
def test_settings_are_read_with_the_source_that_they_belong_to(tmp_path: Path, source: tuple[str, ...]) -> None:
    served = serving.read(feature(tmp_path, SPRING), source)
    assert ([route.path for route in served.routes], served.unresolved) == (["/shop/films"], ())


def test_settings_of_tests_are_not_read(tmp_path: Path) -> None:
    settings = {"service/src/test/resources/application-x.yml": "server.servlet.context-path: /test\n"}
    assert serving.read(feature(tmp_path, {**SPRING, **settings})).unresolved == ()


def test_settings_that_cannot_be_read_are_unresolved(tmp_path: Path) -> None:
    own = feature(tmp_path, SPRING)
    (tmp_path / "service/src/main/resources/application-prod.yml").write_bytes(b"a: \xe9\n")
    own = open_project(tmp_path).feature(own.path)
    (fault,) = serving.read(own).unresolved
    assert fault.path_of_file == "service/src/main/resources/application-prod.yml"


def test_settings_alone_serve_nothing(tmp_path: Path) -> None:
    (settings,) = (path for path in SPRING if path.endswith(".yml"))
    assert serving.read(feature(tmp_path, {settings: SPRING[settings]})) == serving.Served()


def test_a_repository_without_a_server_serves_nothing(tmp_path: Path) -> None:
    assert serving.read(feature(tmp_path, {"tool.py": "print('hello')\n"})) == serving.Served()
