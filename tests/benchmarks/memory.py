"""The memory of an audit on the largest inputs that it accepts, against the limit of 1 GiB.

    python tests/benchmarks/memory.py [--only NAME]

Each input is as large as its limit lets it be, and shaped so that it becomes as many objects as it can. The table has
the most resident memory that the process had at one time, and its processor time. It always exits 0: a peak is a number
to look at, not a test.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

COMMAND = str(Path(sysconfig.get_path("scripts")) / "constitution-gate")
FEATURE = "specs/001-large"
LIMIT = 1024
# A process that begins as a copy of a large one is said to have been as large: a small one is between.
LAUNCHER = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(usage.ru_maxrss, usage.ru_utime + usage.ru_stime, os.waitstatus_to_exitcode(status))
os._exit(0)
"""
MIB = 1 << 20


def _filled(size: int, head: str, unit: Callable[[int], str], tail: str = "") -> str:
    """Head, units that are numbered from 1, and tail, in at most so many bytes."""
    pieces, left, number = [head], size - len(head) - len(tail), 0
    while True:
        number += 1
        piece = unit(number)
        left -= len(piece)
        if left < 0:
            return "".join((*pieces, tail))
        pieces.append(piece)


OPENAPI = "openapi: 3.1.0\ninfo: {title: Large, version: 1.0.0}\nservers: [{url: /}]\nsecurity: []\n"


def _yaml_operations() -> str:
    def path(number: int) -> str:
        return (
            f"  /orders/{number}/{{id}}:\n    get:\n      operationId: read{number}\n      parameters:\n"
            "        - {name: id, in: path, required: true, schema: {type: integer}}\n"
            "      responses: {'200': {description: ok}, '404': {description: none}}\n"
        )

    return _filled(16 * MIB - MIB // 8, OPENAPI + "paths:\n", path)


def _yaml_scalars() -> str:
    head = OPENAPI + "paths: {}\ncomponents:\n  schemas:\n    A:\n      enum:\n"
    return _filled(8 * MIB, head, lambda number: f"      - {number}\n")


def _json_operations() -> str:
    head = '{"openapi": "3.1.0", "info": {"title": "Large", "version": "1"}, "security": [], "paths": {"/a": {}'

    def path(number: int) -> str:
        return f',"/o/{number}":{{"get":{{"operationId":"r{number}","responses":{{"200":{{"description":"ok"}}}}}}}}'

    return _filled(16 * MIB - MIB // 8, head, path, "}}")


def _json_scalars() -> str:
    head = '{"openapi": "3.1.0", "info": {"title": "L", "version": "1"}, "paths": {}, "x-all": [0'
    return _filled(16 * MIB - MIB // 8, head, lambda _: ",1", "]}")


def _json_mappings() -> str:
    head = '{"openapi": "3.1.0", "info": {"title": "L", "version": "1"}, "paths": {}, "x-all": [{}'
    return _filled(16 * MIB - MIB // 8, head, lambda _: ',{"a":{}}', "]}")


def _rows() -> str:
    return "# Large\n\n| Name | Type |\n|---|---|\n" + "| a | b |\n" * 49_990


def _cells() -> str:
    width = 2_000
    return f"# Large\n\n{'|a' * width}|\n{'|-' * width}|\n" + ("|" * width + "\n") * 480


def _items() -> str:
    return "# Large\n\n" + "- [x] a\n" * 49_990


def _sections() -> str:
    return "".join(f"## {n}\n\nA MUST b.\n\n" for n in range(12_000))


def _words() -> str:
    return "# Large\n\n" + "must not log `email` of users in /orders, FR-001.\n" * 20_000


def _python() -> str:
    return _filled(
        2 * MIB - 100,
        "from fastapi import FastAPI\napp = FastAPI()\n",
        lambda n: f"@app.get('/o{n}')\ndef f{n}(): ...\n",
    )


def _script() -> str:
    return _filled(
        2 * MIB - 100, "const app = require('express')();\n", lambda n: f"app.get('/o{n}',(q,r)=>r.json({{}}));\n"
    )


def _statements() -> str:
    return _filled(2 * MIB - 100, "", lambda n: f"CREATE TABLE t{n} (id int, name text);\n")


INPUTS: dict[str, tuple[str, Callable[[], str]]] = {
    "contract, YAML, 16 MiB of operations": (f"{FEATURE}/contracts/large.yaml", _yaml_operations),
    "contract, YAML, 8 MiB of integers": (f"{FEATURE}/contracts/large.yaml", _yaml_scalars),
    "contract, JSON, 16 MiB of operations": (f"{FEATURE}/contracts/large.json", _json_operations),
    "contract, JSON, 16 MiB of integers": (f"{FEATURE}/contracts/large.json", _json_scalars),
    "contract, JSON, 16 MiB of mappings": (f"{FEATURE}/contracts/large.json", _json_mappings),
    "data model, 50,000 rows": (f"{FEATURE}/data-model.md", _rows),
    "data model, 480 rows of 2,000 cells": (f"{FEATURE}/data-model.md", _cells),
    "tasks, 50,000 items": (f"{FEATURE}/tasks.md", _items),
    "spec, 12,000 sections": (f"{FEATURE}/spec.md", _sections),
    "plan, 1 MiB in one paragraph": (f"{FEATURE}/research.md", _words),
    "source, Python, 2 MiB": ("src/app.py", _python),
    "source, JavaScript, 2 MiB": ("src/app.js", _script),
    "migration, SQL, 2 MiB": ("migrations/0001_large.sql", _statements),
}


def _project(root: Path, path: str, content: str) -> None:
    """A feature that asks for every check, with one file that is large."""
    files = {
        f"{FEATURE}/spec.md": "# Feature Specification: Large\n\n- **FR-001**: System MUST serve orders over HTTP\n",
        f"{FEATURE}/plan.md": "# Plan: Large\n\n## Summary\n\nServe orders over a REST API, stored in PostgreSQL.\n",
        f"{FEATURE}/tasks.md": "# Tasks\n\n- [x] T001 Serve orders (FR-001)\n",
    }
    if "/contracts/" not in path:
        files[f"{FEATURE}/contracts/orders.yaml"] = (
            f"{OPENAPI}paths: {{/o1: {{get: {{responses: {{'200': {{description: a}}}}}}}}}}\n"
        )
    files[path] = content
    for name, text in files.items():
        target = root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)


def measured() -> Iterator[tuple[str, float, float, int]]:
    """Of each input its name, the peak in MiB, the processor time in seconds and the exit status."""
    for name, (path, make) in INPUTS.items():
        with tempfile.TemporaryDirectory() as directory:
            _project(Path(directory), path, make())
            words = [
                COMMAND,
                "audit",
                "001-large",
                "--root",
                directory,
                "--all-checks",
                "--no-cache",
                "--format",
                "json",
            ]
            told = subprocess.run([sys.executable, "-c", LAUNCHER, *words], capture_output=True, text=True, check=True)
            peak, seconds, status = told.stdout.split()
            yield name, float(peak) / (MIB if sys.platform == "darwin" else 1024), float(seconds), int(status)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="")
    only = parser.parse_args().only
    for name in [name for name in INPUTS if only not in name]:
        del INPUTS[name]
    print(f"Python {sys.version.split()[0]}; the limit is {LIMIT:,} MiB")
    print(f"{'input':40} {'MiB':>6} {'s':>6} exit")
    for name, peak, seconds, status in measured():
        over = "  over" if peak > LIMIT else ""
        print(f"{name:40} {peak:6.0f} {seconds:6.1f} {status:4}{over}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
