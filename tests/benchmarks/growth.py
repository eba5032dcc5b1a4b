"""How the time of each reader grows with a text that repeats itself: about 4 is linear, 16 quadratic.

    python tests/benchmarks/growth.py [--size 20000] [--reader NAME] [--all] [--patience 20]

Each reader reads each text twice, a quarter of `--size` bytes of it and all of them. The factor between the two times
is the growth; one over 8 is marked. Lines stay as long and as many as the program lets them be, so that what is
measured is what a hostile project can cause. The table has the slowest text of each reader and those that are marked;
`--all` shows every text. A text whose quarter takes longer than `--patience` seconds is not read whole. `--reader`
takes the readers whose names begin so, and can be given more than once. It always exits 0: a growth is a number to look
at, not a test.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from constitution_gate.constitution import reader as constitution_reader
from constitution_gate.constitution import yaml_source
from constitution_gate.constitution.markdown import parse, plain
from constitution_gate.constitution.model import InputError, Level, Norm, Phase, Principle
from constitution_gate.constitution.norms import find_norms
from constitution_gate.engine import escaping, plan_tables, verdict_table
from constitution_gate.engine.limits import DEFAULT
from constitution_gate.engine.line_edits import LineEdits
from constitution_gate.engine.report import FeatureReport, GateReport, Outcome, Source, Verdict
from constitution_gate.gates import catalogue, derivation, globs, json_schema, patterns
from constitution_gate.gates.artifacts import (
    complexity_tracking,
    constitution_check,
    data_model,
    diagrams,
    migrations,
    placeholders,
    secrets,
)
from constitution_gate.gates.artifacts.coverage import detection
from constitution_gate.gates.artifacts.coverage.report import CoverageError
from constitution_gate.gates.completeness import why_incomplete
from constitution_gate.gates.facts.catalogue import FACTS, observe
from constitution_gate.gates.feature import Artifact, Feature
from constitution_gate.gates.openapi.validation import validate
from constitution_gate.gates.source.collecting import Mounts
from constitution_gate.gates.source.frameworks import catalogue as frameworks
from constitution_gate.gates.source.languages import SourceFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from constitution_gate.gates.protocol import Check

MARKED = 8
UNSURE = 0.005
"""Shorter times than these seconds are noise, and their growth is not marked."""
ROOT = "specs/001-growth"

NUMBER = "№"
"""Stands for the number of the repetition."""
MARKS = ("[", "<", "&", "{", "*", "_", "(", "|", "`", "~~a", "&#", "<!--", "[a][", "](", "<a", ": [", "-> ", "\\", '"')
WORDS = (
    *("(if a) ", "(e.g. a) ", "if a, ", "<!-- a --> ", "&amp;", "a|", "[e.g., a] ", "[a] ", "{a} ", "<a> ", "a№ "),
    *("**a**: b ", "[NEEDS CLARIFICATION: a] ", "~~a~~ ", "a; ", "src/a№.py ", "FR-№ ", "T№ ", "no a, no b. "),
    *(" ", "a", "a ", "a, ", "a. ", "Ab", "é\u0301", "no ", "must ", "not ", "(if ", "(e.g. ", "if a ", "TODO "),
    *("POST ", "create ", "calls ", "cache ", "email", "users with ", "migration schema ", "tests or unit ", "a/b."),
    *("every requirement ", "retry call ", "requests validation ", "swagger module contract ", "pii log ", "test_"),
    *("send an email via stripe ", "authentication, not required, jwt ", "[needs clarification", "FR-001 ", "T001, "),
    *(
        "必須",
        "個資快取外部",
        "遷移必須",
        "マイグレーション",
        "リスクか",
        "若認證",
        "datos o ",
        "*a _b ",
        "**a** ",
        "`a` ",
    ),
    *("password", "password=a1", "://", "x://a:b", "eyJ", "AKIA", "ghp_", "-----BEGIN ", "a@b.c ", "1.2.", "[x](y)"),
)
LINES = (
    *(
        "- [x] **a№**: PASS\n",
        "| a№ | PASS | `plan.md` |\n",
        "[a№]: b\n",
        "Version: 1.2.№\n",
        "# №. a\n",
        "No a №.\n\n",
    ),
    *("```mermaid\nsequenceDiagram\nA->>B: a\n```\n\n", "| a№ | b |\n|---|---|\n| c | d |\n\n", "Data MUST be a№.\n\n"),
    *("\n", "a\n", "a\n\n", "# a\n", "## №\n\na\n\n", "- ", "- a\n", "-\t", "> ", "> - ", ">", "1. a\n", "  - a\n"),
    *("```\n", "a|b\n-|-\n", "|a|\n|-|\n|b|\n\n", "x\na|b\n-\t|-\n|\n", "    |b|\n", "<!-- -->\n", "a <!---->\n"),
    *("- [ ] a\n", "- [ ] T№ Write tests for a in src/a№.py\n", "**Storage**: MySQL\n", "**A**: b\n", "| a | b |\n"),
    *("alternatives:\n", "- alternatives:\n  - a\n", "cached in memory\n", "Prices are cached for №0 seconds.\n\n"),
    *("- **FR-№**: System MUST keep order №\n- [ ] T№ Keep orders FR-№\n", "- **FR-001**: System MUST a\n"),
    *("### User Story № - Pay (Priority: P1)\n\nAs a buyer I pay.\n\n", "- **Order№**: belongs to Order1\n"),
    *("## Order№\n\n| Field | Type |\n|---|---|\n| email | text |\n\n", "POST /orders/№ creates an order.\n"),
    *("Users log in with a password №.\n\n", "See [a№](plan.md#a№) and `src/a№.py`.\n", "The service logs email №.\n"),
    *(
        "### Retry № of calls\n\nRetry 3 times on 5xx.\n\n",
        "| Risk № | High | Low | Test it |\n",
        "-----BEGIN KEY-----\n",
    ),
    *("### AD-№: Queue\n\n- Context: slow mail\n- Decision: queue\n\n", "- Library№ 1.2.3: sends mail\n"),
)
TEXTS = (*MARKS, *WORDS, *LINES)
MERMAID = (
    "A->>B: a\n",
    "A№->>B№: a\n",
    "loop a\n",
    "alt a\nelse b\n",
    "participant P№\n",
    "note over A: ",
    "->>",
    "box a\n",
)
PLANTUML = (
    "A -> B: a\n",
    "A№ -> B№: a\n",
    "group a\n",
    "alt a\nelse b\n",
    "participant P№\n",
    "note left\n",
    "->",
    "== a ==\n",
)
ENTITIES = ("A№ ||--o{ B№ : a\n", "A№ {\n  int id\n}\n", "A {\n", "}", "||--o{", "A {\n  int f№\n}\n")
SQL = (
    *("CREATE TABLE t№ (id int);\n", "ALTER TABLE t ADD COLUMN c№ int;\n", "DROP TABLE t№;\n", "(", "'", "$$", "/*"),
    *("--", ";", "CREATE TABLE t (", "a, ", "BEGIN ", "$a№$", "ALTER TABLE t№ RENAME TO t№0;\n", "-- rollback\n"),
)
PYTHON = (
    *("    op.add_column('t', sa.Column('c№', sa.Integer()))\n", "    op.execute('''", "(", "[", "    if a:\n"),
    *("    op.create_table('t№', sa.Column('id'))\n", "    op.drop_table('t№')\n", "\\\n", "'", "#", "    a = 1\n"),
)
YAML = (
    *("k№: v\n", "- a\n", "- ", "[", "{", "{a: ", "? ", "&a ", "&a№ ", "*a ", "'", '"', "|\n", "#", ": ", "!!a ", "\t"),
    *("k№: &a№ {b: 1}\nl№: *a№\n", "k№: [1, 2, {a: b}]\n", "k: >\n  a\n", "---\n", "\\", " "),
)
JSON = ('"k№": [1], ', '"k№": {"a": 1}, ', "[", '{"a":', '"', '"a", ', "1", "\\u0041", " ", '"k": 1, ')
CONTRACT = (
    *("  /orders/№: {get: {operationId: get№, responses: {'200': {description: a}}}}\n", "  /orders/{id№}: {}\n"),
    "  /o№: {get: {responses: {'200': {$ref: '#/components/responses/R№'}}}}\n",
    "  /o/№: {get: {tags: [a№], parameters: [{name: a, in: query, schema: {type: string}}], responses: {}}}\n",
)
GO = (
    *('r.Get("/a№", f)\n', 'add(r, "/a№")\n', "r = r.With(m)\n", ".With(m)", '.Route("/a", nil)', "(", "m.R(r)\n"),
    *(
        'x = append(x, "/a№")\n',
        'for _, p := range []string{"/a"} { r.Get(p, f) }\n',
        'r.Get("/a"+path.Join(p, b), f)\n',
    ),
    *('a№ := r.Route("/a", nil)\n', 's.r = r.Route("/a", nil)\n', "r.Mount(base, s.r)\n", "r.Handle(p, a(b(r)))\n"),
    *('}\nfunc add(r chi.Router, p string) {\nadd(r, p+"/a№")\nr.Get(p, f)\n', "}\nfunc (s *T№) R(r chi.Router) {\n"),
)
REPORTS = (
    ("lcov.info", "TN:\n", "SF:src/a№.py\nDA:1,1\nLF:1\nLH:1\nend_of_record\n"),
    ("lcov.info", "TN:\n", "SF:src/a.py\n"),
    ("cover.out", "mode: set\n", "example.org/a/a№.go:1.1,2.2 1 1\n"),
    ("coverage.xml", "<coverage>", "<a>"),
    (
        "coverage.xml",
        '<coverage line-rate="1">',
        '<class filename="a№"><lines><line number="1" hits="1"/></lines></class>',
    ),
    ("coverage.json", '{"a": {', '"a№": {"s": {"0": 1}},'),
)
GLOBS = (
    *("*a" * 120 + "*b", "**/a/" * 50 + "b", "**/" + "*a" * 100 + "*/" + "**/x", "{*,**}/" * 6 + "x", "?*" * 120 + "b"),
    *("**/*", "**/*.{yaml,yml}", "**"),
)
PATTERNS = ("^(a+)+$", "(a|a)*b", "(.*a){20}b", "(?s).*b", "a", "(?m)^$", r"\bb", "[^b]{500}b")


class Work(NamedTuple):
    """A reader and a text: `prepare` makes what is to be measured, for a size in bytes."""

    reader: str
    text: str
    prepare: Callable[[int], Callable[[], object]]


class Tree:
    """A repository that holds some files."""

    def __init__(self, artifacts: Mapping[str, Artifact]) -> None:
        self.paths = tuple(artifacts)
        self.refused: Mapping[str, str] = {}
        self._artifacts = artifacts

    def read(self, path: str, *, text: bool = True) -> Artifact | None:
        """The file."""
        return self._artifacts.get(path)

    def size(self, path: str) -> int | None:
        """Its size."""
        return len(self._artifacts[path].data) if path in self._artifacts else None

    def shared(self, key: object, compute: Callable[[], object]) -> object:
        return compute()

    def is_directory(self, path: str) -> bool:
        """Whether a file stands below the path."""
        return any(known.startswith(f"{path}/") for known in self.paths)


def repeated(unit: str, size: int) -> str:
    """The unit over and over, `size` bytes of it, in lines that the program reads."""
    count = size // len(unit.encode()) + 1
    text = "".join(unit.replace(NUMBER, str(n)) for n in range(1, count + 1)) if NUMBER in unit else unit * count
    text = text.encode()[:size].decode(errors="ignore")
    if "\n" in unit:
        return "".join(text.splitlines(keepends=True)[: DEFAULT.document_lines])
    longest = DEFAULT.line_length
    return "\n".join(text[start : start + longest] for start in range(0, len(text), longest))


def feature_of(text: str) -> Feature:
    """A feature all of whose documents are the text."""
    names = ("data-model.md", "plan.md", "spec.md", "tasks.md")
    artifacts = {f"{ROOT}/{name}": Artifact(f"{ROOT}/{name}", text.encode()) for name in names}
    return Feature(ROOT, artifacts, Tree(artifacts))


def on_texts(
    reader: str,
    read: Callable[[str], object],
    units: tuple[str, ...] = TEXTS,
    before: str = "",
    after: str = "",
) -> Iterator[Work]:
    """A reader of a text; `before` and `after` stand around what is repeated."""

    def prepare(unit: str, size: int) -> Callable[[], object]:
        text = before + repeated(unit, size) + after
        return lambda: read(text)

    return (Work(reader, unit, partial(prepare, unit)) for unit in units)


def on_features(reader: str, look: Callable[[Feature], object]) -> Iterator[Work]:
    """A reader of a whole feature."""

    def prepare(unit: str, size: int) -> Callable[[], object]:
        feature = feature_of(repeated(unit, size))
        return lambda: look(feature)

    return (Work(reader, unit, partial(prepare, unit)) for unit in TEXTS)


def read_constitution(text: str) -> None:
    """A constitution with the text under a principle."""
    with suppress(InputError):
        constitution_reader.read(text, path="constitution.md", sha256="")


def read_norms(text: str) -> None:
    """The norms of the text, and what they ask for."""
    principle = Principle("i", "I", "Growth", 1, 9, False, ())
    for norm in find_norms(parse(text).blocks):
        derivation.derive(norm, principle)


def derive(text: str) -> None:
    """What a norm and an item of a template ask for."""
    derivation.derive(Norm(text, "MUST", Level.MUST, 3), Principle("i", "I", "Growth", 1, 9, False, ()))
    derivation.derive_item(text)


def find_placeholders(text: str) -> None:
    """Every kind of placeholder."""
    artifact = Artifact(f"{ROOT}/plan.md", text.encode())
    placeholders.tokens(artifact)
    placeholders.instructions(artifact)
    placeholders.option_labels(artifact)
    placeholders.clarifications(artifact)


def edit_lines(text: str) -> str:
    """Every second line replaced, and one added below each."""
    edits = LineEdits(text)
    for line in range(1, len(edits) + 1):
        if line % 2:
            edits.replace(line, "a")
        edits.insert_after(line, ["b"])
    return edits.text()


def fill(text: str) -> None:
    """A verdict written into a plan."""
    gate = GateReport(
        id="growth",
        title="Growth",
        principle=None,
        level=Level.MUST,
        waivable=True,
        check="data-model",
        phase=Phase.PLAN,
        source=Source("declared", "constitution.md", 7),
        verdict=Verdict.NOT_APPLICABLE,
        reason="Nothing grows.",
    )
    report = FeatureReport("001-growth", ROOT, Phase.PLAN, Outcome.PASSED, {}, (gate,), ())
    with suppress(InputError):
        plan_tables.fill(text.encode(), report)


def load(path: str, text: str) -> None:
    """YAML or JSON."""
    with suppress(InputError):
        yaml_source.load(text, path)


def validate_contract(text: str) -> None:
    """An OpenAPI description."""
    with suppress(InputError):
        validate("api.yaml", yaml_source.load(text, "api.yaml"), lambda path: f"{path} is not there")


def read_report(name: str, text: str) -> None:
    """A coverage report."""
    with suppress(CoverageError):
        detection.read(Artifact(name, text.encode()))


def of_one(read: Callable[[Artifact], object], name: str, text: str) -> object:
    """A reader of one file."""
    return read(Artifact(f"{ROOT}/{name}", text.encode()))


def run_check(module: Check, feature: Feature) -> object:
    """A check with the parameters that it has of itself."""
    return module.check(feature, module.Parameters())


def match_globs(glob: str, size: int) -> Callable[[], object]:
    """Paths that a glob almost matches."""
    paths = ["a/" * (n % 50) + "a" * (n % 200) + "c" for n in range(1, size // 150 + 2)]
    return lambda: globs.matching(paths, glob)


def search(pattern: str, size: int) -> Callable[[], object]:
    """A text that a pattern almost matches."""
    text = repeated("a", size) + "\n" * (size // 100)
    return lambda: patterns.compile_pattern(pattern).hits(text, 1_000)


def read_routes(name: str, path: str, text: str) -> object:
    """The routes of a source file, for one framework."""
    return frameworks.load(name).read([SourceFile(Artifact(path, text.encode()))])


def mounts() -> Iterator[Work]:
    """Routers that are mounted on each other, and the prefixes of each."""

    def prefixes(edges: Callable[[int], Iterable[tuple[int, str, int]]], size: int) -> Callable[[], object]:
        count = size // 20

        def run() -> None:
            made = Mounts()
            made.root(0)
            for edge in edges(count):
                made.mount(*edge)
            for key in range(count):
                made.prefixes(key)

        return run

    shapes: dict[str, Callable[[int], Iterable[tuple[int, str, int]]]] = {
        "chain": lambda count: ((n, "/a", n + 1) for n in range(count)),
        "chain without prefixes": lambda count: ((n, "", n + 1) for n in range(count)),
        "chain, twice each": lambda count: ((n, prefix, n + 1) for n in range(count) for prefix in ("/a", "/b")),
        "wide": lambda count: ((0, f"/a{n}", n + 1) for n in range(count)),
        "narrow again": lambda count: ((0, f"/a{n}", count - 1) for n in range(count)),
        "circle": lambda count: ((n, "", (n + 1) % count) for n in range(count)),
        "circle with prefixes": lambda count: ((n, "/a", (n + 1) % count) for n in range(count)),
    }
    return (Work("mounts", name, partial(prefixes, edges)) for name, edges in shapes.items())


def schemas() -> Iterator[Work]:
    """Values that a JSON Schema is slow to judge where it is judged carelessly."""

    def judge(schema: dict[str, Any], value: object) -> Callable[[], object]:
        def run() -> None:
            with suppress(json_schema.SchemaError, json_schema.UndecidedError):
                json_schema.prepare(schema).violations(value, 50)

        return run

    pattern = "^(a+)+$"
    made: dict[str, Callable[[int], Callable[[], object]]] = {
        "uniqueItems": lambda size: judge({"uniqueItems": True}, [{"a": n} for n in range(size // 10)]),
        "pattern": lambda size: judge({"pattern": pattern}, "a" * size + "!"),
        "patternProperties": lambda size: judge({"patternProperties": {pattern: False}}, {"a" * size + "!": 1}),
        "enum": lambda size: judge({"items": {"enum": [f"v{n}" for n in range(size // 20)]}}, ["v0"] * (size // 20)),
        "contains": lambda size: judge({"contains": {"const": 1}}, [0] * (size // 3)),
    }
    return (Work("json schema", name, prepare) for name, prepare in made.items())


def all_work() -> Iterator[Work]:
    """Every reader with its texts."""
    principle = "# C\n\n## Core Principles\n\n### I. Growth\n\nEvery text MUST be read.\n\n"
    plan = "# Plan\n\n## Constitution Check\n\n- [ ] a\n\n## Complexity Tracking\n\n"
    yield from on_texts("markdown", parse)
    yield from on_texts("inline markdown", plain)
    yield from on_texts("completeness", why_incomplete)
    yield from on_texts("escaping", escaping.cell)
    yield from on_texts("cells", verdict_table.text)
    yield from on_texts("constitution", read_constitution, before=principle)
    yield from on_texts("norms", read_norms)
    yield from on_texts("derivation", derive)
    yield from on_texts("line edits", edit_lines)
    yield from on_texts("fill", fill, before=plan)
    yield from on_texts("placeholders", find_placeholders)
    yield from on_texts("claims", partial(of_one, constitution_check.read, "plan.md"), before=plan[:32])
    yield from on_texts("tracking", partial(of_one, complexity_tracking.read, "plan.md"), before=plan)
    yield from on_texts("data model", partial(of_one, data_model.of, "data-model.md"))
    yield from on_texts("secrets", lambda text: secrets.secrets(text, "x/.env"))
    sequences = partial(of_one, diagrams.diagrams, "plan.md")
    yield from on_texts("mermaid", sequences, MERMAID, "```mermaid\nsequenceDiagram\n", "\n```\n")
    yield from on_texts("plantuml", sequences, PLANTUML, "```plantuml\n@startuml\n", "\n@enduml\n```\n")
    yield from on_texts("entities", sequences, ENTITIES, "```mermaid\nerDiagram\n", "\n```\n")
    yield from on_texts("sql", partial(of_one, migrations.read, "migrations/0001_a.sql"), SQL)
    upgrade = "from alembic import op\n\nrevision = '1'\n\ndef upgrade():\n"
    yield from on_texts("alembic", partial(of_one, migrations.read, "alembic/versions/0001_a.py"), PYTHON, upgrade)
    yield from on_texts("yaml", partial(load, "a.yaml"), YAML)
    yield from on_texts("json", partial(load, "a.json"), JSON, "[")
    yield from on_texts("json mapping", partial(load, "a.json"), JSON, "{", '"z": 1}')
    openapi = "openapi: 3.1.0\ninfo: {title: A, version: 1.0.0}\npaths:\n"
    yield from on_texts("contract", validate_contract, CONTRACT, openapi)
    for name, before, unit in REPORTS:
        yield from on_texts(f"coverage {name}", partial(read_report, name), (unit,), before)
    yield from (Work("globs", glob, partial(match_globs, glob)) for glob in GLOBS)
    yield from (Work("patterns", pattern, partial(search, pattern)) for pattern in PATTERNS)
    yield from schemas()
    yield from mounts()
    imports = 'package main\nimport (\n"net/http"\n"path"\n"github.com/go-chi/chi/v5"\n)\n'
    routes = partial(read_routes, "chi", "main.go")
    yield from on_texts("routes chi", routes, GO, f"{imports}func main() {{\nr := chi.NewRouter()\nr", "\n}\n")
    for fact in FACTS:
        yield from on_features(f"fact {fact}", partial(observe, name=fact))
    for name in catalogue.CHECKS:
        if name not in catalogue.DECLARATIVE:
            module = catalogue.load(name)
            yield from on_features(f"check {name}", partial(run_check, module))


def seconds(work: Work, size: int) -> float:
    """The least time of a few readings; no two of them read the same text, for readers keep what they have read."""
    least = float("inf")
    for turn in range(3):
        run = work.prepare(size - 7 * turn)
        gc.collect()
        # As timeit does: a collection costs as much as there is in memory, whatever is measured.
        gc.disable()
        start = time.process_time()
        run()
        least = min(least, time.process_time() - start)
        gc.enable()
        if least > 0.2:
            break
    return least


def measured(work: Work, size: int, patience: float) -> tuple[float, float | None]:
    """The times of a quarter and of all, None for one that was not taken; one that looks bad is taken again."""
    quarter = seconds(work, size // 4)
    if quarter > patience:
        return quarter, None
    whole = seconds(work, size)
    if whole > UNSURE and whole > MARKED * quarter:
        quarter, whole = max(quarter, seconds(work, size // 4)), min(whole, seconds(work, size))
    return quarter, whole


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--reader", action="append", default=[])
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--patience", type=float, default=20)
    options = parser.parse_args()
    readers: dict[str, list[Work]] = {}
    for work in all_work():
        if not options.reader or work.reader.startswith(tuple(options.reader)):
            readers.setdefault(work.reader, []).append(work)
    print(f"Python {sys.version.split()[0]}, {options.size // 4:,} and {options.size:,} bytes")
    print(f"{'reader':28} {'text':36} {'ms':>9} {'ms':>9} growth")
    for reader, texts in readers.items():
        texts[0].prepare(1_000)()
        found = [(work, *measured(work, options.size, options.patience)) for work in texts]
        slowest = max(found, key=lambda item: item[2] or float("inf"))
        for work, quarter, whole in found:
            marked = whole is None or (whole > UNSURE and whole > MARKED * quarter)
            if not (marked or options.all or work is slowest[0]):
                continue
            shown = f"{reader:28} {ascii(work.text)[1:-1][:36]:36} {quarter * 1000:9.1f} "
            growth = f"{'-':>9} {'-':>6}" if whole is None else f"{whole * 1000:9.1f} {whole / quarter:6.1f}"
            print(f"{shown}{growth}{' over ' + str(MARKED) if marked else ''}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
