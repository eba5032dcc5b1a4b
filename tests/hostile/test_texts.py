"""Texts that are too much, too deep or no text are refused with a sentence, or read and judged."""

from __future__ import annotations

import json

import pytest

DOCUMENTS = ("plan.md", "spec.md", "tasks.md", "data-model.md", "research.md", "contracts/orders.yaml")
BOMBS = {
    "aliases": "a: &a [x, x, x, x, x, x, x, x, x]\n"
    + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)),
    "merges": "a: &a {k: 1}\n"
    + "".join(f"{chr(98 + n)}: &{chr(98 + n)} {{<<: [*{chr(97 + n)}, *{chr(97 + n)}]}}\n" for n in range(20)),
    "brackets": "a: " + "[" * 50_000,
    "dashes": "- " * 20_000 + "a",
    "questions": "? " * 20_000,
    "braces": "{a: " * 20_000,
    "anchors": "".join(f"k{n}: &a{n} {{}}\n" for n in range(5_000)),
    "itself": "a: &a\n  b: *a\n",
    "tags": "a: !!python/object/apply:os.system [id]\n",
    "documents": "a: 1\n---\na: 2\n",
    "digits": "a: " + "9" * 6_000 + "\n",
    "dates": "a: 2026-13-45\n",
    "booleans": "a: !!int ''\n",
    "infinity": "a: .inf\nb: .nan\n",
    "twice": "a: 1\na: 2\n",
    "keys": "? {a: b}\n: c\n",
    "controls": "a: \x1b[2J\n",
    "conflict": "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n",
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_yaml_that_explodes_is_refused_in_a_contract(project, audit, bomb: str) -> None:
    project.write(project.contract, f"openapi: 3.1.0\ninfo: {{title: a, version: b}}\npaths: {{}}\n{BOMBS[bomb]}")
    assert audit().status == 1


@pytest.mark.parametrize("bomb", BOMBS)
def test_yaml_that_explodes_is_refused_in_a_gate(project, audit, bomb: str) -> None:
    block = "\n".join(line for line in BOMBS[bomb].split("\n"))
    project.replace(project.constitution, "check: text\n", f"check: text\n{block}\n")
    assert audit().status == 2


@pytest.mark.parametrize(
    "content",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        '"' + "\\" * 99_999,
        "1" * 100_000,
        '{"a": 1e999}',
        '{"a": 1, "a": 2}',
        "[NaN]",
        "\ufeff\ufeff{}",
    ],
    ids=["lists", "mappings", "escapes", "digits", "infinity", "twice", "nan", "marks"],
)
def test_json_that_explodes_is_refused(project, audit, content: str) -> None:
    project.free(project.contract)
    project.write(f"{project.feature}/contracts/openapi.json", content)
    assert audit().status == 1


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize(
    "content",
    [
        b"\0",
        b"\xff\xfe#\0 \0P\0",
        b"# Plan \xff\n",
        b"# Plan \xc0\xaf \xed\xa0\x80\n",
        b"a" * 200_000 + b"\n",
        b"\n" * 60_000,
        b"a" * ((1 << 20) + 1),
        b"> " * 20_000 + b"a\n",
        b"- " * 20_000 + b"a\n",
        b"[" * 60_000 + b"\n",
        b"<" * 60_000 + b"\n",
        b"`" * 60_000 + b"\n",
        b"*_" * 30_000 + b"\n",
        b"|" * 60_000 + b"\n|-" * 2 + b"\n",
        b"<!--\n",
        b"```\n",
        b"<" * 5 + b"<< HEAD\n",
    ],
    ids=[
        *("nul", "utf-16", "latin-1", "overlong", "line", "lines", "large", "quotes", "lists", "brackets", "angles"),
        *("ticks", "stars", "cells", "comment", "fence", "conflict"),
    ],
)
def test_a_text_that_is_none_is_no_pass(project, audit, document: str, content: bytes) -> None:
    project.write(f"{project.feature}/{document}", content)
    ended = audit()
    if document in {"plan.md", "contracts/orders.yaml"}:
        assert ended.status != 0, ended.said


REFERENCES = (
    "/etc/passwd",
    "file:///etc/passwd",
    "http://127.0.0.1:9/a.yaml",
    "https://example.org/a.yaml#/b",
    "//example.org/a.yaml",
    "../../../../../../etc/passwd",
    "..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/%2e%2e/%2e%2e/outside.yaml",
    "..\\..\\outside.yaml",
    "C:\\outside.yaml",
    "outside.yaml",
    "\x00",
    "#",
    "#/paths/~1orders/post/responses/201",
    "a" * 100_000,
)


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda reference: ascii(reference[:24]))
def test_a_reference_leads_to_no_place_outside(project, audit, tmp_path, reference: str) -> None:
    secret = "root:x:what-stands-outside"
    (tmp_path / "outside.yaml").write_text(f"description: {secret}\n")
    project.path(f"{project.feature}/contracts/outside.yaml").symlink_to(tmp_path / "outside.yaml")
    project.replace(project.contract, "{description: The order is taken}", json.dumps({"$ref": reference}))
    ended = audit()
    assert ended.status == 1, ended.said
    assert "root:x" not in ended.said


def test_a_chain_of_references_is_followed_to_a_limit_only(project, audit) -> None:
    links = "".join(f"    S{n}: {{$ref: '#/components/schemas/S{n + 1}'}}\n" for n in range(5_000))
    project.write(project.contract, (project.root / project.contract).read_text() + f"components:\n  schemas:\n{links}")
    assert audit().status == 1


def test_too_many_gates_are_too_many(project, audit) -> None:
    gates = "".join(f"- {{id: g{n}, check: file, with: {{path: plan.md}}}}\n" for n in range(1_500))
    block = f"```yaml gate\n{gates}```\n\n"
    project.replace(project.constitution, "## Governance", block + "## Governance")
    assert audit().status == 2
    single = "".join(f"```yaml gate\nid: g{n}\ncheck: file\nwith: {{path: plan.md}}\n```\n\n" for n in range(10_000))
    project.replace(project.constitution, block, single)
    ended = audit()
    assert ended.status == 2
    assert "limit" in ended.said


@pytest.mark.parametrize(
    "pattern", ["(a+)+$", "(a|a)*b", "(.*a){20}b", "[a-z]+" * 100, "(((a{1,100}){1,100}){1,100})", "\\1", "(?=a)"]
)
def test_a_pattern_of_a_gate_takes_no_time_or_is_refused(project, audit, pattern: str) -> None:
    project.write(f"{project.feature}/notes.md", "a" * 90_000 + "!\n")
    project.replace(project.constitution, r"'\b\d{4}-\d{4}-\d{4}-\d{4}\b'", json.dumps(pattern))
    assert audit().status in {0, 1, 2}


@pytest.mark.parametrize(
    "glob", ["*a" * 100 + "b", "**/" * 60 + "b", "{a,b}" * 40, "/etc/*", "../**", "[", "{feature}/../../**"]
)
def test_a_glob_of_a_gate_takes_no_time_or_is_refused(project, audit, glob: str) -> None:
    for n in range(20):
        project.write(f"{project.feature}/{'a' * 200}{n}.md", "a\n")
    project.replace(project.constitution, '"{feature}/**/*.md"', json.dumps(glob))
    assert audit().status in {1, 2}


@pytest.mark.parametrize(
    ("name", "piece"),
    [
        ("src/app.py", "("),
        ("src/app.py", "x = [lambda: "),
        ("src/app.ts", "{a:"),
        ("src/App.java", "class A {"),
        ("src/App.cs", "(a<"),
        ("src/app.go", "func("),
        ("src/app.php", "<?php ["),
        ("src/app.rb", "#{"),
        ("src/app.py", "if a:\n "),
        ("src/app.js", "`${"),
    ],
)
def test_source_that_is_nested_without_end_is_told_of(project, audit, name: str, piece: str) -> None:
    project.write(name, piece * 50_000)
    assert audit(project.feature, "--phase", "release", "--all-checks").status in {0, 1, 3}


def test_a_tree_that_is_too_deep_is_refused(project, audit) -> None:
    project.write(f"{project.feature}/{'a/' * 80}a.md", "a\n")
    assert audit().status == 2


def test_ten_thousand_principles_are_too_many(project, audit) -> None:
    more = "".join(f"### {n}. Rule {n}\n\nIt MUST be.\n\n" for n in range(3, 2_000))
    project.replace(project.constitution, "## Governance", more + "## Governance")
    assert audit().status == 2
    more = "".join(f"### {n}. Rule\n\nIt MUST be.\n\n" for n in range(10_000))
    project.write(project.constitution, "# C\n\n## Core Principles\n\n" + more)
    assert audit().status == 2
