"""The forms in which projects write their routes: `forms/<framework>.txt`, a slash in its name as a dash.

A form begins with `## title`; `> GET /x` is a route of it, `? GET /**/x` is what could not be resolved, and the rest
are its files, each after a line `== path`. What stands under `## shared` belongs to every form of the file.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from constitution_gate.gates.source.frameworks.catalogue import FRAMEWORKS

FORMS = Path(__file__).parent / "forms"
NAMES = {name.replace("/", "-"): name for name in FRAMEWORKS}


def forms() -> list[tuple[str, str, str]]:
    found = []
    for path in sorted(FORMS.iterdir()):
        text = f"\n{path.read_text(encoding='utf-8')}"
        _, *sections = text.split("\n## ")
        titled = {title: body for title, _, body in (section.partition("\n") for section in sections)}
        assert len(titled) == len(sections), path
        shared = titled.pop("shared", "")
        found += [(NAMES[path.stem], title, f"{body}\n{shared}") for title, body in titled.items()]
    return found


@pytest.mark.parametrize(
    ("framework", "form"), [(f, b) for f, _, b in forms()], ids=[f"{f}: {t}" for f, t, _ in forms()]
)
def test_the_routes_of_a_form_are_read(framework: str, form: str, routes) -> None:
    marked = [line for line in form.splitlines() if line.startswith(("> ", "? "))]
    found, unresolved = routes(framework, form)
    assert found == {line.removeprefix("> ") for line in marked if line.startswith("> ")}
    assert unresolved == {line.removeprefix("? ") for line in marked if line.startswith("? ")}


def test_every_framework_has_twelve_forms() -> None:
    counts: dict[str, int] = {}
    for framework, _, _ in forms():
        counts[framework] = counts.get(framework, 0) + 1
    assert min(counts.values()) >= 12, counts
