"""A grammar is loaded when a file of its language is parsed, and not before."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

CODE = """
import os, sys
os._exit = lambda status: None
sys.argv = ["constitution-gate", *sys.argv[1:]]
from constitution_gate.engine.cli.entry import main
try:
    main()
except SystemExit:
    pass
sys.stdout.flush()
print("\\n" + " ".join(sorted(name for name in sys.modules if name.startswith("tree_sitter") and "." not in name)))
"""
DOCUMENTS = {
    ".specify/memory/constitution.md": (
        "# Shop Constitution\n\n## Core Principles\n\n### I. Contract First\n\n"
        "Every HTTP API MUST be described by an OpenAPI contract.\n\n"
        "**Version**: 1.0.0 | **Ratified**: 2026-01-01 | **Last Amended**: 2026-01-01\n"
    ),
    "specs/001-shop/spec.md": "# Feature Specification: Shop\n\n- **Member**: email, phone number, date of birth\n",
    "specs/001-shop/plan.md": "# Implementation Plan: Shop\n\n## Summary\n\nA REST API; PII is kept out of logs.\n",
    "specs/001-shop/contracts/openapi.yaml": (
        "openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\n"
        "paths:\n  /x:\n    get:\n      responses: {'200': {description: ok}}\n"
    ),
}
PYTHON = "from fastapi import FastAPI\napp = FastAPI()\n@app.get('/x')\ndef f(email): logger.info('%s', email)\n"
TYPESCRIPT = "import express from 'express';\nconst app = express();\napp.get('/x', (q, s) => console.log(q.email));\n"
JAVASCRIPT = TYPESCRIPT.replace("import express from 'express'", "const express = require('express')")
GO = (
    'package main\n\nimport "net/http"\n\nfunc main() {\n\tmux := http.NewServeMux()\n'
    '\tmux.HandleFunc("GET /x", f)\n\tlog.Println(email)\n}\n'
)


def loaded(*words: str) -> tuple[str, set[str]]:
    """What a command prints, and the modules of tree-sitter that are loaded when it ends."""
    ended = subprocess.run([sys.executable, "-c", CODE, *words], capture_output=True, text=True, check=True)
    *out, names = ended.stdout.splitlines()
    return "\n".join(out), set(names.split())


def audited(root: Path, files: dict[str, str]) -> tuple[str, set[str]]:
    for path, text in {**DOCUMENTS, **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return loaded("audit", "1", "--all-checks", "--phase", "implement", "--root", str(root))


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_no_grammar_is_loaded_at_start_up(option: str) -> None:
    out, names = loaded(option)
    assert out.strip()
    assert names == set()


def test_no_grammar_is_loaded_by_importing_every_check() -> None:
    code = (
        "import sys\nfrom importlib import import_module\n"
        "from constitution_gate.gates import catalogue\n"
        "from constitution_gate.gates.source.frameworks import catalogue as frameworks\n"
        "for name in catalogue.CHECKS: catalogue.load(name)\n"
        "for name in frameworks.FRAMEWORKS: frameworks.load(name)\n"
        "print([name for name in sys.modules if name.startswith('tree_sitter')])"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"


def test_no_grammar_is_loaded_for_a_project_without_source(tmp_path: Path) -> None:
    out, names = audited(tmp_path, {"README.md": "# Shop\n", "docs/conf.txt": "x\n"})
    assert "contract-implementation" in out
    assert names == set()


def test_no_grammar_is_loaded_for_source_that_neither_serves_nor_logs(tmp_path: Path) -> None:
    _, names = audited(tmp_path, {"tool.py": "x = 1\n", "web/a.ts": "export const a = 1;\n", "a.go": "package a\n"})
    assert names == set()


@pytest.mark.parametrize(
    ("path", "text", "grammar"),
    [
        ("app.py", PYTHON, "tree_sitter_python"),
        ("src/app.ts", TYPESCRIPT, "tree_sitter_typescript"),
        ("src/app.js", JAVASCRIPT, "tree_sitter_javascript"),
        ("main.go", GO, "tree_sitter_go"),
    ],
)
def test_only_the_grammar_of_the_source_is_loaded(tmp_path: Path, path: str, text: str, grammar: str) -> None:
    out, names = audited(tmp_path, {path: text, "notes.rb": "x = 1\n"})
    assert "This call puts personal data into a log" in out.replace("\n", " ").replace("  ", " ")
    assert names == {"tree_sitter", grammar}
