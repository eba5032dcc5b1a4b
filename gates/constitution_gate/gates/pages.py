"""The page of each check, as the documentation holds it."""

from __future__ import annotations

from importlib.resources import files


def page(check: str) -> str:
    """The Markdown page of a check; raises FileNotFoundError where the installation lacks it.

    A wheel carries the pages beside this module; a source tree keeps them in docs/checks.
    """
    here = files("constitution_gate.gates")
    installed = here / "pages" / f"{check}.md"
    if installed.is_file():
        return installed.read_text(encoding="utf-8")
    source = here.joinpath("..", "..", "..", "docs", "checks", f"{check}.md")
    return source.read_text(encoding="utf-8")
