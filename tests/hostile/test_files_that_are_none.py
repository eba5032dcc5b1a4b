"""What only looks like a file is not opened, not followed, and never a pass."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the platform has no such files")

SECRET = "what-stands-outside"
DOCUMENTS = (
    ".specify/memory/constitution.md",
    ".specify/templates/plan-template.md",
    "specs/001-orders/spec.md",
    "specs/001-orders/plan.md",
    "specs/001-orders/tasks.md",
    "specs/001-orders/data-model.md",
    "specs/001-orders/research.md",
    "specs/001-orders/contracts/orders.yaml",
    "specs/001-orders/contracts/more.json",
    "specs/001-orders/notes.md",
)


def _fifo(place: Path, _outside: Path) -> None:
    os.mkfifo(place)


def _socket(place: Path, _outside: Path) -> None:
    here = os.getcwd()
    os.chdir(place.parent)
    try:
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(place.name)
    finally:
        os.chdir(here)


def _directory(place: Path, _outside: Path) -> None:
    place.mkdir()


def _link(place: Path, outside: Path) -> None:
    place.symlink_to(outside)


def _device(place: Path, _outside: Path) -> None:
    place.symlink_to("/dev/zero")


def _process(place: Path, _outside: Path) -> None:
    place.symlink_to("/proc/self/environ")


def _loop(place: Path, _outside: Path) -> None:
    place.symlink_to(place.name)


def _nowhere(place: Path, _outside: Path) -> None:
    place.symlink_to("not-there")


def _sparse(place: Path, _outside: Path) -> None:
    with place.open("wb") as file:
        file.truncate(1 << 34)


KINDS = (_fifo, _socket, _directory, _link, _device, _process, _loop, _nowhere, _sparse)


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("make", KINDS, ids=lambda make: make.__name__.strip("_"))
def test_it_is_refused_or_told_of(
    project, audit, tmp_path: Path, make: Callable[[Path, Path], None], document: str
) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text(f"# {SECRET}\n\nIt MUST be {SECRET}.\n")
    make(project.free(document), outside)
    ended = audit()
    assert SECRET not in ended.said
    wanted = document.removeprefix("specs/001-orders/") in {
        "spec.md",
        "plan.md",
        "contracts/orders.yaml",
        "research.md",
    }
    if document.endswith("orders.yaml") and make is _directory:
        # No contract yet, and none is due in the phase of planning.
        assert "pending" in ended.said
    elif wanted or "constitution" in document:
        assert ended.status != 0, ended.said
    elif document.endswith("notes.md") and make is not _directory:
        # A glob of a gate leads there: what it cannot look at is no pass.
        assert ended.status != 0, ended.said


@pytest.mark.parametrize(
    "place", ["specs", "specs/001-orders", "specs/001-orders/contracts", ".specify", ".specify/memory"]
)
@pytest.mark.parametrize("target", ["/", "..", "{outside}", "."])
def test_a_directory_that_is_a_link_is_not_entered(project, audit, tmp_path: Path, place: str, target: str) -> None:
    directory = project.root / place
    directory.rename(tmp_path / "moved")
    directory.symlink_to(target.format(outside=tmp_path / "moved"))
    assert audit().status != 0


def test_filling_writes_through_no_link(project, audit, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_bytes((project.root / project.plan).read_bytes())
    before = outside.read_bytes()
    project.free(project.plan).symlink_to(outside)
    audit(command="fill")
    assert outside.read_bytes() == before


def test_filling_leaves_the_other_name_of_a_file_alone(project, audit, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    os.link(project.root / project.plan, outside)
    before = outside.read_bytes()
    assert audit(command="fill").status in {0, 1, 2, 3}
    assert outside.read_bytes() == before


@pytest.mark.parametrize(
    "name",
    [
        "../orders/specs/001-orders",
        "/etc",
        "specs/../../etc",
        "001-orders/../..",
        "-1",
        "\x1b[2J",
        "a\nb",
        "::error::a",
        "~",
    ],
)
def test_a_name_that_leads_elsewhere_is_no_feature(audit, name: str) -> None:
    assert audit("--", name).status == 2


READING = (
    ["gates"],
    ["lint"],
    ["doctor"],
    ["prove", "001-orders"],
    ["fill", "001-orders", "--check"],
    ["baseline", "--check"],
    ["history"],
    ["init"],
    ["audit", "--all", "--format", "html"],
)


@pytest.mark.parametrize("document", [".specify/memory/constitution.md", "specs/001-orders/plan.md"])
@pytest.mark.parametrize("make", [_fifo, _link, _process, _loop, _sparse], ids=lambda make: make.__name__.strip("_"))
@pytest.mark.parametrize("words", READING, ids=lambda words: words[0])
def test_no_command_reads_it(project, audit, tmp_path: Path, words: list[str], make, document: str) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text(f"# {SECRET}\n\nIt MUST be {SECRET}.\n")
    make(project.free(document), outside)
    assert SECRET not in audit(*words[1:] or ["--root", str(project.root)], command=words[0]).said
