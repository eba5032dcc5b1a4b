"""`--format html` writes the page, with the lines of the files that were audited."""

from __future__ import annotations

from pathlib import Path

import pytest

from constitution_gate.engine.cli import audit
from constitution_gate.engine.cli.audit import Request

EXAMPLE = Path(__file__).resolve().parents[3] / "docs/examples/orders-api"


@pytest.fixture
def written(tmp_path):
    """Audit a project, and give the exit status with the page."""

    def write(root: Path, **more) -> tuple[int, str]:
        file = tmp_path / "gates.html"
        request = Request(root=str(root), every=True, formats=(f"html:{file}",), quiet=True, cache=False, jobs=1)
        return audit.run(request.replace(**more)), file.read_text(encoding="utf-8")

    return write


def test_the_page_of_the_example_shows_what_blocks_with_its_lines(written) -> None:
    status, text = written(EXAMPLE)
    assert status == 1
    assert '<span class="line marked" data-line="91">' in text
    assert "$ref: &#34;#/components/schemas/RefundSummary&#34;" in text
    assert 'id="002-cancel-order/api-contract"' in text
    assert text == written(EXAMPLE)[1]


def test_an_input_error_is_a_page_too(written, tmp_path: Path) -> None:
    status, text = written(tmp_path)
    assert status == 2
    assert '<h1 id="outcome">Input error</h1>' in text
    assert "There is no constitution." in text
