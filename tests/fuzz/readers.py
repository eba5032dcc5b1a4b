"""Every reader of text that a stranger wrote, each as one function from a text to nothing.

A function raises where the reader does not keep its word: an exception that its documentation does not name, an
invariant that does not hold. What it may raise is caught here. Files under `tests/` and `docs/examples` are its seeds.
"""

from __future__ import annotations

import importlib.util
import json
import re
import sys
import tempfile
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from constitution_gate.constitution import changes, markdown, reader, yaml_source
from constitution_gate.constitution.lint import lint
from constitution_gate.constitution.model import InputError, Level, Norm, Phase, Principle
from constitution_gate.constitution.norms import find_norms
from constitution_gate.engine import baseline_format, collection, escaping, fingerprint, git, observations, plan_tables
from constitution_gate.engine.cache import Cache
from constitution_gate.engine.report import FeatureReport, GateReport, Outcome, Source, Verdict
from constitution_gate.engine.report_values import unpack
from constitution_gate.engine.reports import analysis, text
from constitution_gate.engine.reports import json as json_report
from constitution_gate.engine.reports import markdown as markdown_report
from constitution_gate.engine.tree import Tree
from constitution_gate.gates import catalogue, derivation, globs, json_schema, patterns
from constitution_gate.gates.artifacts import (
    complexity_tracking,
    constitution_check,
    data_model,
    diagrams,
    migrations,
    placeholders,
    plan,
    planned_tests,
    requirement_definitions,
    requirement_mapping,
    secrets,
    spec,
    task_files,
    task_stories,
    tasks,
    work_items,
)
from constitution_gate.gates.artifacts.coverage import detection
from constitution_gate.gates.artifacts.coverage.report import CoverageError
from constitution_gate.gates.artifacts.ignored_paths import IgnoredPaths
from constitution_gate.gates.completeness import why_incomplete
from constitution_gate.gates.facts.catalogue import FACTS, observe
from constitution_gate.gates.feature import Artifact, Feature, Unreadable
from constitution_gate.gates.openapi import protection, versions
from constitution_gate.gates.openapi.compatibility import comparison
from constitution_gate.gates.openapi.compatibility.description import Description
from constitution_gate.gates.openapi.references import Document
from constitution_gate.gates.openapi.validation import validate
from constitution_gate.gates.source import paths as source_paths
from constitution_gate.gates.source import selection
from constitution_gate.gates.source.frameworks import catalogue as frameworks
from constitution_gate.gates.source.languages import SourceFile
from constitution_gate.gates.source.logging import scanning
from constitution_gate.gates.source.logging.names import Names
from constitution_gate.gates.source.spring_settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

    from constitution_gate.constitution.located_data import Source as YamlSource

REPOSITORY = Path(__file__).resolve().parents[2]
FEATURE = "specs/001-fuzz"
PLAN = f"{FEATURE}/plan.md"


class Target(NamedTuple):
    """A reader. `seeds` are globs of files it is for, `words` what its language is made of."""

    read: Callable[[str], object]
    seeds: tuple[str, ...]
    words: tuple[str, ...]


class Repository:
    """A tree that holds some files, all of them readable."""

    def __init__(self, artifacts: Mapping[str, Artifact]) -> None:
        self.paths = tuple(sorted(artifacts))
        self.refused: Mapping[str, str] = {}
        self._artifacts = artifacts

    def read(self, path: str, *, text: bool = True) -> Artifact | None:
        return self._artifacts.get(path)

    def size(self, path: str) -> int | None:
        return len(self._artifacts[path].data) if path in self._artifacts else None

    def is_directory(self, path: str) -> bool:
        return any(known.startswith(f"{path}/") for known in self.paths)

    def shared(self, key: Hashable, compute: Callable[[], Any]) -> Any:
        return compute()

    def is_ignored(self, path: str) -> bool:
        return False

    def mentions(self, path: str, words: Sequence[bytes]) -> bool:
        return True


def feature_of(files: Mapping[str, str]) -> Feature:
    """A feature in a repository that holds the files."""
    artifacts = {path: Artifact(path, content.encode()) for path, content in sorted(files.items())}
    own = {path: artifact for path, artifact in artifacts.items() if path.startswith(f"{FEATURE}/")}
    return Feature(FEATURE, own, Repository(artifacts))


def artifact_of(name: str, written: str) -> Artifact:
    """A file of the feature."""
    return Artifact(f"{FEATURE}/{name}", written.encode())


def read_markdown(written: str) -> None:
    """Blocks stand in order, in the text, and where another reader of Markdown sees them."""
    document = markdown.parse(written)
    for block in document.blocks:
        assert 1 <= block.line <= block.end_line <= max(1, len(document.lines))
    markdown.plain(written)
    if len(written) <= 2_000 and set(written) <= _SHARED_MARKDOWN:
        _compare_blocks(written, document)


_SHARED_MARKDOWN = frozenset("->+1.)#`~ \nab12*")
"""What both readers take alike; each departs from CommonMark elsewhere, and tests name where."""


def _compare_blocks(written: str, document: markdown.Document) -> None:
    from markdown_it import MarkdownIt

    kinds = {"heading_open": "Heading", "list_item_open": "Item", "fence": "Code", "code_block": "Code"}
    tokens = MarkdownIt("commonmark").parse(written)
    if any(token.level > 40 for token in tokens):
        return
    theirs = [(kinds[token.type], token.map[0] + 1) for token in tokens if token.type in kinds and token.map]
    ours = [(type(block).__name__, block.line) for block in document.blocks if type(block).__name__ in kinds.values()]
    assert ours == theirs


def read_constitution(written: str) -> None:
    """It is read or refused; its gates are collected or refused, and it compares equal to itself."""
    try:
        constitution = reader.read(written, path="constitution.md", sha256="")
    except InputError as error:
        _assert_in_order(error)
        return
    assert constitution.principles or constitution.declarations
    assert len({principle.id for principle in constitution.principles}) == len(constitution.principles)
    lint(constitution, markdown.parse(written))
    with suppress(InputError):
        gates = collection.from_constitution(constitution)
        assert len({gate.id for gate in gates}) == len(gates)
    edition = changes.Edition.of(written, path="constitution.md", sha256="")
    assert changes.compare(edition, edition) == ()


def _assert_in_order(error: InputError) -> None:
    lines = [problem.line or 0 for problem in error.problems]
    assert lines == sorted(lines)


def read_amendment(written: str) -> None:
    """Two constitutions, one above and one below a line `====`, are compared."""
    above, _, below = written.partition("\n====\n")
    with suppress(InputError):
        old = changes.Edition.of(above, path="constitution.md", sha256="")
        changes.compare(old, changes.Edition.of(below, path="constitution.md", sha256=""))


def read_gate_block(written: str) -> None:
    """A declaration under a principle."""
    fence = "~" * (3 + max((len(run) for run in re.findall("~+", written)), default=0))
    head = "# C\n\n## Core Principles\n\n### I. Contract First\n\nEvery API MUST have a contract.\n\n"
    read_constitution(f"{head}{fence}yaml gate\n{written}\n{fence}\n")


def read_norms(written: str) -> None:
    """The norms of a text and what they ask for."""
    principle = Principle("i", "I", "Fuzz", 1, 9, False, ())
    for norm in find_norms(markdown.parse(written).blocks):
        derivation.derive(norm, principle)
    derivation.derive(Norm(written, "MUST", Level.MUST, 3), principle)
    derivation.derive_item(written)


def load(path: str, written: str) -> YamlSource | None:
    """A file of data; each place that it knows lies in the text."""
    try:
        source = yaml_source.load(written, path)
    except InputError:
        return None
    lines = len(markdown.split_lines(written)) + 1
    stack: list[tuple[Any, tuple[str | int, ...]]] = [(source.value, ())]
    for _ in range(100):
        if not stack:
            break
        value, pointer = stack.pop()
        line, column = source.mark(pointer)
        assert 1 <= line <= lines
        assert column >= 1
        children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        stack += [(child, (*pointer, key)) for key, child in list(children)[:20]]
    return source


def read_json(written: str) -> None:
    """What is accepted is what Python's own reader reads."""
    source = load("a.json", written)
    if source is not None:
        assert source.value == json.loads(written.removeprefix("\ufeff"))


def read_contract(written: str) -> None:
    """It is validated, what protects it is told, and it breaks nothing that it promises itself."""
    source = load("api.yaml", written)
    if source is None or not isinstance(source.value, dict):
        return
    opened = partial(_no_file)
    report = validate("api.yaml", source, opened)
    lines = len(markdown.split_lines(written)) + 1
    assert all(1 <= problem.line <= lines for problem in report.problems)
    if report.family:
        with suppress(versions.UnknownVersionError):
            protection.read("api.yaml", source, opened)
            root = Document("api.yaml", source)
            found = comparison.compare(Description(root, opened), Description(root, opened))
            assert not found.breaking


def _no_file(path: str) -> str:
    return f"there is no file {path}"


def read_changed_contract(written: str) -> None:
    """Two contracts, one above and one below a line `====`, are compared."""
    sides = [load("api.yaml", side) for side in written.split("\n====\n", 1)]
    if len(sides) < 2 or any(side is None or not isinstance(side.value, dict) for side in sides):
        return
    with suppress(versions.UnknownVersionError):
        old, new = (Description(Document("api.yaml", side), _no_file) for side in sides if side is not None)
        comparison.compare(old, new)


def read_schema(written: str) -> None:
    """A JSON Schema above a line `====`, a value below it."""
    schema, _, value = written.partition("\n====\n")
    source, judged = load("a.json", schema), load("b.json", value)
    if source is None or judged is None or not isinstance(source.value, dict):
        return
    with suppress(json_schema.SchemaError, json_schema.UndecidedError):
        json_schema.prepare(source.value).violations(judged.value, 50)


def read_claims(written: str) -> None:
    """The Constitution Check: every claim stands in the text."""
    artifact = Artifact(PLAN, written.encode())
    lines = max(1, len(markdown.split_lines(written)))
    for claim in constitution_check.read(artifact).claims:
        assert 1 <= claim.line <= lines
        why_incomplete(claim.text)


def read_tracking(written: str) -> None:
    """Complexity Tracking."""
    artifact = Artifact(PLAN, written.encode())
    lines = max(1, len(markdown.split_lines(written)))
    assert all(1 <= row.line <= lines for row in complexity_tracking.read(artifact).rows)


def fill(written: str) -> None:
    """Verdicts are written into a plan: again changes nothing, and what stands outside the tables is kept."""
    data = written.encode()
    report = FeatureReport("001-fuzz", FEATURE, Phase.PLAN, Outcome.FAILED, {}, _gates(), ())
    try:
        filled = plan_tables.fill(data, report)
    except InputError:
        return
    assert plan_tables.fill(filled.data, report).data == filled.data
    rest = iter(_kept(filled.data))
    before = _kept(data)
    assert all(line in rest for line in before), "a line is gone or has moved"


def _kept(data: bytes) -> list[str]:
    """The lines outside the parts that filling may write, ticks left out."""
    text_ = data.decode("utf-8").removeprefix("\ufeff")
    text_ = _BLOCK.sub("", _POINTER.sub("", text_))
    lines = [re.sub(r"\[[ xX]\]", "[?]", line) for line in re.split(r"\r\n|\n|\r", text_)]
    return [line for line in lines if line.strip() and not _WRITTEN.fullmatch(line.strip())]


_POINTER = re.compile(r" <!-- constitution-gate: (?:(?:un)?ticked; )?[^>]*-->")
_BLOCK = re.compile(
    r"^<!-- constitution-gate:begin constitution-check -->[\r\n]+\| Gate .*?"
    r"<!-- constitution-gate:end constitution-check -->",
    re.DOTALL | re.MULTILINE,
)
_WRITTEN = re.compile(
    r"\|.*|\[Gates determined based on constitution file\]|#+ *(?:Constitution Check|Complexity Tra.*)"
)


@cache
def _gates() -> tuple[GateReport, ...]:
    def gate(number: int, verdict: Verdict) -> GateReport:
        return GateReport(
            id=f"gate-{number}",
            title=f"Fuzz {number}",
            principle="I. Contract First",
            level=Level.MUST,
            waivable=True,
            check="data-model",
            phase=Phase.PLAN,
            source=Source("declared", "constitution.md", 7),
            verdict=verdict,
            reason="It is so.",
        )

    return gate(1, Verdict.NOT_APPLICABLE), gate(2, Verdict.FAIL), gate(3, Verdict.UNVERIFIED)


def read_migration(path: str, written: str) -> None:
    """A migration script: what is found stands in the text."""
    found = migrations.read(Artifact(path, written.encode()))
    lines = max(1, len(markdown.split_lines(written)))
    if found is not None:
        content = found.content
        for part in (*content.changes, *content.losses, *content.comments, *content.troubles, *found.problems):
            assert 1 <= part.line <= lines


def read_of_feature(name: str, read: Callable[[Artifact], object], written: str) -> None:
    """A reader of one file of a feature."""
    read(artifact_of(name, written))


def read_tasks(written: str) -> None:
    """Tasks, the files and stories they name, and the tests they plan."""
    artifact = artifact_of("tasks.md", written)
    spoken = planned_tests.languages(artifact)
    for task in (*tasks.tasks(artifact), *tasks.steps(artifact)):
        task_files.files(task)
        planned_tests.read(task, (), spoken)
    task_stories.placed(artifact, spec.user_stories(artifact))
    work_items.read(artifact)


def read_spec(written: str) -> None:
    """Requirements, stories and entities, and which of them the same text, as tasks, traces."""
    artifact = artifact_of("spec.md", written)
    spec.requirements(artifact)
    spec.user_stories(artifact)
    spec.key_entities(artifact)
    spec.clarifications(artifact)
    requirement_definitions.read(artifact)
    requirement_mapping.of_feature(feature_of({f"{FEATURE}/{name}": written for name in ("spec.md", "tasks.md")}))


def read_plan(written: str) -> None:
    """What the plan states, and what was never filled in."""
    artifact = artifact_of("plan.md", written)
    plan.technical_context(artifact)
    plan.structure_trees(artifact)
    plan.structure_decision(artifact)
    plan.structure_prose(artifact)
    placeholders.tokens(artifact)
    placeholders.instructions(artifact)
    placeholders.option_labels(artifact)
    placeholders.clarifications(artifact)


def read_feature(written: str) -> None:
    """Every fact and every check that needs no parameters, on documents that all are the text."""
    names = ("data-model.md", "plan.md", "spec.md", "tasks.md")
    feature = feature_of({f"{FEATURE}/{name}": written for name in names})
    for fact in FACTS:
        observe(feature, fact)
    for name in catalogue.CHECKS:
        if name not in catalogue.DECLARATIVE:
            module = catalogue.load(name)
            with suppress(Unreadable, InputError):
                result = module.check(feature, module.Parameters())
                assert result.findings or result.evidence or result.undecided


def read_coverage(path: str, written: str) -> None:
    """A coverage report."""
    with suppress(CoverageError):
        detection.read(Artifact(path, written.encode()))


def read_routes(suffix: str, written: str) -> None:
    """The routes that each framework of the language would read out of the text."""
    files = [
        SourceFile(Artifact(path, written.encode()))
        for path in (
            f"a{suffix}",
            f"urls{suffix}",
            f"routes/web{suffix}",
            f"pages/api/b{suffix}",
            f"app/x/route{suffix}",
        )
    ]
    for name in frameworks.FRAMEWORKS:
        framework = frameworks.load(name)
        if suffix in framework.SUFFIXES:
            served = framework.read(files)
            assert all(route.path.startswith("/") for route in served.routes)


def read_logging(suffix: str, written: str) -> None:
    """The calls that log."""
    scan = scanning.scan(feature_of({f"src/a{suffix}": written}), Names())
    lines = max(1, written.encode().count(b"\n") + written.count("\r") + 1)
    assert all(1 <= leak.line <= lines for leak in scan.leaks)


def read_settings(path: str, written: str) -> None:
    """Settings of Spring, from which prefixes come."""
    settings = Settings([Artifact(path, written.encode())])
    settings.prefix("src/main/java/A.java")
    settings.filled("${a.b:/c}/${server.servlet.context-path}", "src/main/java/A.java")
    assert all(different.path == path for different in settings.different)


def read_paths(written: str) -> None:
    """Paths of routes in the notations of all frameworks."""
    for templates in (source_paths.templates(written), source_paths.templates(written, doubled=True)):
        assert all(isinstance(template, str) for template in templates)
    source_paths.variants(written)
    source_paths.could_be(written, "/a/{b}/c")
    source_paths.could_be("/a/{b}/c", written)
    selection.is_product(written)
    selection.is_generated("a.py", written.encode())


def match_globs(written: str) -> None:
    """A glob on the first line, paths on the others: what is refused is refused by both."""
    pattern, *paths = written.split("\n")
    reason = globs.validate(pattern)
    try:
        found = globs.matching(paths, pattern)
    except globs.GlobError:
        assert reason is not None
        return
    assert set(found) <= set(paths)
    assert all(globs.matches(path, pattern) for path in found)
    for path in paths:
        reached = globs.reaches(pattern, path.rpartition("/")[0]) if "/" in path else True
        assert reached or path not in found or reason


def search_patterns(written: str) -> None:
    """A pattern on the first line, a text on the others."""
    pattern, _, searched = written.partition("\n")
    with suppress(patterns.PatternError):
        compiled = patterns.compile_pattern(pattern)
        lines = len(re.split(r"\r\n|\n|\r", searched))
        assert all(1 <= hit.line <= lines for hit in compiled.hits(searched, 50))
        compiled.within(searched)


def read_ignored(written: str) -> None:
    """A .gitignore above a line `====`, paths below it."""
    rules, _, paths = written.partition("\n====\n")
    ignored = IgnoredPaths(Repository({".gitignore": Artifact(".gitignore", rules.encode())}))
    for path in (*paths.split("\n")[:50], "build/a", "a.log"):
        if path:
            ignored.holds(path)


class _Git(git.Git):
    """A repository whose program prints the text, whatever it is asked."""

    def __init__(self, printed: bytes) -> None:
        super().__init__("git", "/nowhere/.git", "/nowhere", "")
        self._printed = printed

    def _run(self, *words: str, limit: int, cut: bool = False) -> bytes | None:
        return self._printed[:limit]


def read_git(written: str) -> None:
    """What the program git prints."""
    asked = _Git(written.encode())
    for ask in (
        partial(asked.entries, "0" * 40),
        asked.submodules,
        asked.ignored,
        partial(asked.size, "0" * 40),
        partial(asked.tree, "0" * 40),
        partial(asked.commit, written[:300]),
        partial(asked.fork, "0" * 40, "main"),
    ):
        with suppress(InputError):
            ask()


def read_baseline(written: str) -> None:
    """A baseline that is accepted is the same when it is written and read again."""
    with suppress(InputError):
        baseline, _ = baseline_format.parse(written, "baseline.json")
        again, _ = baseline_format.parse(baseline_format.render(baseline), "baseline.json")
        assert again == baseline


@cache
def _empty_tree() -> Tree:
    from constitution_gate.engine.limits import DEFAULT

    return Tree(tempfile.mkdtemp(prefix="constitution-gate-fuzz-"), DEFAULT)


def read_cache(written: str) -> None:
    """An entry whose digest is right and whose content is any JSON is used only where it is understood."""
    try:
        content = json.loads(written)
    except (ValueError, RecursionError):
        return
    if not isinstance(content, dict):
        return
    with tempfile.TemporaryDirectory() as directory:
        cache_ = Cache(directory, "stamp")
        key = cache_.key("a")
        cache_.put(key, content)
        entry = cache_.get(key)
    if entry is not None and observations.still_hold(_empty_tree(), entry):
        with suppress(KeyError, TypeError, ValueError):
            unpack(entry["report"])


@cache
def samples() -> Any:
    """The reports that the tests of the renderers are built from."""
    path = REPOSITORY / "tests/reports/conftest.py"
    spec_ = importlib.util.spec_from_file_location("report_samples", path)
    assert spec_ is not None
    assert spec_.loader is not None
    module = importlib.util.module_from_spec(spec_)
    sys.modules[spec_.name] = module
    spec_.loader.exec_module(module)
    return module


def report_of(written: str) -> Any:
    """A report whose every text is a piece of the text, over and over."""
    made = samples().Samples()
    pieces = written.split("\n") or [""]
    endless = (piece for _ in iter(int, 1) for piece in pieces)

    def take() -> str:
        return next(endless)

    gates = []
    for verdict in (Verdict.FAIL, Verdict.PASS, Verdict.ERROR, Verdict.UNVERIFIED):
        findings = (made.finding(take(), f"specs/{take()}", remedy=take()),) if verdict is Verdict.FAIL else ()
        gate = made.gate(
            take(), verdict, title=take(), principle=take(), check=take(), reason=take(), findings=findings
        )
        gates.append(gate)
    return made.report(made.feature(*gates, name=take()), notes=(take(),))


def render(written: str) -> None:
    """Every format is well-formed and harmless, whatever the texts of the report."""
    harmless_in_all(report_of(written))


def harmless_in_all(report: Any) -> None:
    """Assert of a report that every format of it is what its readers accept."""
    from lxml import etree
    from markdown_it import MarkdownIt

    module = samples()
    made, harmless = module.Samples(), module.Harmless()
    for name in made.formats:
        rendered = made.render(name, report)
        harmless(rendered, annotations=name == "github")
        if name in {"sarif", "gitlab"}:
            _validator(name)(json.loads(rendered))
        elif name == "junit":
            etree.fromstring(rendered.encode())
    for feature in report.features:
        for gate in feature.gates:
            fingerprint.all_of(feature, gate)
    harmless(text.render(report))
    json.loads(json_report.render(report))
    for rendered in (markdown_report.render(report), analysis.render(report), made.render("summary", report)):
        harmless(rendered)
        html = MarkdownIt("commonmark", {"html": True}).enable("table").render(rendered)
        tags = {match[1].lower() for match in re.finditer(r"<(/?[A-Za-z][A-Za-z0-9]*)", html)}
        assert not tags & {"script", "img", "iframe", "object", "form", "style", "svg", "input", "meta"}, tags


@cache
def _validator(name: str) -> Callable[[Any], object]:
    import jsonschema_rs

    schema = {"sarif": "sarif-2.1.0.json", "gitlab": "gitlab-code-quality.json"}[name]
    validator = jsonschema_rs.validator_for(json.loads((samples().SCHEMAS / schema).read_text()))
    return validator.validate


def escape(written: str) -> None:
    """Text is harmless on a terminal, in a log, in Markdown and in XML."""
    from lxml import etree

    harmless = samples().Harmless()
    for escaped in (escaping.clean(written), escaping.cell(written), escaping.code(written), escaping.markup(written)):
        harmless(escaped)
        assert "\n" not in escaped
        assert len(escaped) <= escaping.NAME_LIMIT * 8
    etree.fromstring(f'<a b="{escaping.markup(written)}">{escaping.markup(written, None)}</a>'.encode())


MARKDOWN_WORDS = (
    *(
        "# ",
        "## ",
        "### I. ",
        "- [x] ",
        "- [ ] ",
        "* ",
        "1. ",
        "> ",
        "```\n",
        "~~~",
        "| a | b |\n",
        "|---|---|\n",
        "\n\n",
    ),
    *("**", "`", "<!--", "-->", "[a](b)", "![a](b)", "<b>", "&amp;", "\\", "    ", "\t", "---", "===", "\r", "\u2028"),
    *(
        "\u200b",
        "\u202e",
        "\ufeff",
        "\x0b",
        "é",
        "必須",
        "[",
        "]",
        "(",
        ")",
        "{",
        "}",
        "~~",
        "_",
        "|",
        "\n",
        " ",
        "a",
        "1",
    ),
)
CONSTITUTION_WORDS = (
    *MARKDOWN_WORDS,
    *(
        "## Core Principles\n",
        "## Governance\n",
        "### II. Tests (NON-NEGOTIABLE)\n",
        "MUST ",
        "MUST NOT ",
        "SHOULD ",
        "MAY ",
    ),
    *("**Version**: 1.0.0 | **Ratified**: 2026-01-01 | **Last Amended**: 2026-01-01\n", "[PROJECT_NAME]", "TODO("),
    *("```yaml gate\nid: a\ncheck: file\nwith:\n  path: a.md\n```\n", "必須", "不得", "DEBE ", "darf nicht ", "doit "),
    *(
        "Every API MUST have an OpenAPI contract.\n",
        "Tests MUST cover 80% of the code.\n",
        "Prohibited:\n",
        "No secrets.\n",
    ),
)
GATE_WORDS = (
    *(
        "id: ",
        "title: ",
        "principle: ",
        "level: ",
        "check: ",
        "phase: ",
        "when: ",
        "unless: ",
        "with:\n  ",
        "waivable: ",
    ),
    *(
        "file",
        "text",
        "count",
        "schema",
        "table",
        "section",
        "openapi-contract",
        "data-model",
        "testing",
        "review",
        "- ",
    ),
    *(
        "path: ",
        "paths: ",
        "pattern: ",
        "require: ",
        "forbid: ",
        "min: ",
        "max: ",
        "columns: ",
        "schema: ",
        "true",
        "null",
    ),
    *(
        "[caches]",
        "{",
        "}",
        "[",
        "]",
        "'",
        '"',
        "|\n",
        ">\n",
        "&a ",
        "*a",
        "<<: ",
        "!!int ",
        "---\n",
        "MUST",
        "SHOULD",
        "\n",
    ),
    *(": ", ", ", "#", "  ", "1", "-1", "1e999", ".nan", "0x10", "99999999999999999999", "**/*.md", "{feature}/", "\t"),
)
YAML_WORDS = (
    *(
        "a: ",
        "b: ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        ": ",
        "? ",
        "&a ",
        "*a",
        "<<: *a",
        "<<: [*a, *a]",
        "!!str ",
        "!a ",
        "'",
    ),
    *(
        '"',
        "|\n",
        ">-\n",
        "---\n",
        "...\n",
        "#",
        "%YAML 1.2\n",
        "\n",
        "  ",
        "\t",
        "\\",
        "\\u0041",
        "true",
        "null",
        "~",
        "1",
    ),
    *("1.5", "0x1F", "0o17", ".inf", "1_000", "2026-01-01", "12:30:45", "\ufeff", "\u2028", "\x85", "é", "😀", "\r\n"),
)
JSON_WORDS = (
    *(
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        '"',
        '"a"',
        '"b"',
        "1",
        "-1",
        "1.5",
        "1e5",
        "1e999",
        "true",
        "false",
        "null",
        "NaN",
    ),
    *(
        "\\",
        "\\u0041",
        "\\ud800",
        "\\n",
        " ",
        "\n",
        "//",
        "/*",
        "'",
        "\ufeff",
        "00",
        "12345678901234567890",
        "é",
        "\x85",
    ),
)
OPENAPI_WORDS = (
    *YAML_WORDS,
    *(
        "openapi: 3.1.0\n",
        "openapi: 3.0.3\n",
        "swagger: '2.0'\n",
        "info: {title: A, version: 1.0.0}\n",
        "paths:\n",
        "  /a:\n",
    ),
    *(
        "    get:\n",
        "      responses:\n",
        "        '200': {description: ok}\n",
        "$ref: '#/components/schemas/A'",
        "schema: ",
    ),
    *(
        "components:\n",
        "  schemas:\n",
        "    A: ",
        "{type: object}",
        "{$ref: '#/paths'}",
        "{$ref: '#/components/schemas/A'}",
    ),
    *(
        "allOf: ",
        "oneOf: ",
        "properties: ",
        "items: ",
        "required: [a]",
        "enum: [1]",
        "discriminator: ",
        "nullable: true",
    ),
    *(
        "security: ",
        "servers: ",
        "parameters: ",
        "{name: a, in: query, schema: {type: string}}",
        "requestBody: ",
        "callbacks: ",
    ),
    *(
        "$id: a\n",
        "$anchor: a\n",
        "pattern: '(a+)+$'",
        "additionalProperties: ",
        "webhooks: ",
        "links: ",
        "headers: ",
        "tags: ",
    ),
)
PLAN_WORDS = (
    *MARKDOWN_WORDS,
    *(
        "## Constitution Check\n\n",
        "## Complexity Tracking\n\n",
        "## Technical Context\n\n",
        "## Project Structure\n\n",
        "PASS",
    ),
    *(
        "| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n",
        "| a | b | c |\n",
        "FAIL",
        "✅",
    ),
    *("- [x] **I. Contract First**: done. Evidence: `spec.md`\n", "N/A", "TBD", "[NEEDS CLARIFICATION: a]", "❌", "⚠️ "),
    *("<!-- constitution-gate:begin constitution-check -->\n", "<!-- constitution-gate:end constitution-check -->\n"),
    *(
        "| gate-1 | Fuzz 1 |",
        "gate-2",
        "[Gates determined based on constitution file]",
        "<!-- constitution-gate: ticked; a -->",
    ),
    *(
        "**Storage**: PostgreSQL\n",
        "**Testing**: pytest\n",
        "Retry 3 times with backoff.\n",
        "No cache.\n",
        "src/a.py",
        "ADR-1: ",
    ),
)
SPEC_WORDS = (
    *MARKDOWN_WORDS,
    *(
        "## Requirements\n\n",
        "- **FR-001**: System MUST store notes.\n",
        "FR-002",
        "NFR-1",
        "SC-001",
        "### Key Entities\n\n",
    ),
    *(
        "### User Story 1 - Pay (Priority: P1)\n\n",
        "- **Note**: a text\n",
        "[NEEDS CLARIFICATION: why?]",
        "US1",
        "(FR-001)",
    ),
    *(
        "- [ ] T001 [P] [US1] Write tests for notes in tests/test_notes.py\n",
        "- [x] T002 Add src/notes.py\n",
        "T001-T004",
    ),
    *(
        "## Phase 1: Setup\n\n",
        "**Checkpoint**",
        "depends on T001",
        "Given a When b Then c",
        "FR-001 to FR-010",
        "src/",
    ),
    *("users' email addresses", "log the password", "encrypted at rest", "POST /orders", "OAuth 2.0", "[a-z]*"),
)
DIAGRAM_WORDS = (
    *(
        "```mermaid\n",
        "sequenceDiagram\n",
        "A->>B: a\n",
        "B-->>A: b\n",
        "participant A as B\n",
        "loop a\n",
        "alt a\nelse b\n",
    ),
    *(
        "end\n",
        "note over A,B: c\n",
        "activate A\n",
        "par a\nand b\n",
        "rect rgb(0,0,0)\n",
        "box a\n",
        "autonumber\n",
        "```\n",
    ),
    *(
        "```plantuml\n",
        "@startuml\n",
        "@enduml\n",
        "A -> B : a\n",
        "group a\n",
        "note left\nx\nend note\n",
        "== a ==\n",
        "ref over A\n",
    ),
    *(
        "erDiagram\n",
        "A ||--o{ B : has\n",
        "A {\n  int id PK\n}\n",
        "classDiagram\n",
        "%%{init: {}}%%\n",
        "%% a\n",
        ";",
        ":",
        "->>",
    ),
    *(
        "<<",
        ">>",
        '"',
        "{",
        "}",
        "[",
        "]",
        "actor ",
        "skinparam ",
        "!define ",
        "'",
        "/'",
        "'/",
        "\n",
        " ",
        "\t",
        "é",
        "#",
    ),
)
SQL_WORDS = (
    *(
        "CREATE TABLE a (id int PRIMARY KEY);\n",
        "ALTER TABLE a ADD COLUMN b text NOT NULL DEFAULT 'x';\n",
        "DROP TABLE a;\n",
    ),
    *(
        "-- +goose Up\n",
        "-- migrate:down\n",
        "-- rollback\n",
        "/*",
        "*/",
        "$$",
        "$a$",
        "'",
        '"',
        "`",
        ";",
        "(",
        ")",
        ",",
        "--",
    ),
    *(
        "BEGIN;",
        "COMMIT;",
        "CREATE FUNCTION f() RETURNS int AS ",
        "LANGUAGE sql;",
        "INSERT INTO a VALUES (1);\n",
        "UPDATE a SET ",
    ),
    *(
        "RENAME TO ",
        "IF EXISTS ",
        "GO\n",
        "DELIMITER //\n",
        "\\",
        "\n",
        " ",
        "x'00'",
        "E'\\''",
        "#",
        "{{ a }}",
        "é",
        "\u2028",
    ),
)
PYTHON_WORDS = (
    *(
        "def upgrade():\n",
        "    op.add_column('a', sa.Column('b', sa.Integer()))\n",
        "    op.execute('''\nDROP TABLE a\n''')\n",
    ),
    *(
        "revision = '1'\n",
        "class Migration(migrations.Migration):\n",
        "    operations = [\n",
        "    migrations.AddField(\n",
        "]\n",
    ),
    *(
        "from fastapi import APIRouter\n",
        "router = APIRouter(prefix='/a')\n",
        "@router.get('/b')\n",
        "def f(): ...\n",
        "app.",
    ),
    *(
        "urlpatterns = [path('a', v)]\n",
        "logger.info(f'{user.email}')\n",
        "print(request.json)\n",
        "include_router(router)\n",
    ),
    *(
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "'",
        '"',
        "'''",
        '"""',
        "#",
        ":",
        "\\\n",
        "    ",
        "\n",
        "lambda: ",
        "for a in b:\n",
        "\t",
    ),
)
SCRIPT_WORDS = (
    *(
        "const app = express();\n",
        "app.get('/a', (req, res) => {});\n",
        "router.use('/b', require('./c'));\n",
        "export default ",
    ),
    *(
        "@Controller('a')\n",
        "@Get(':id')\n",
        "class A {\n",
        "}\n",
        "fastify.register(x, { prefix: '/p' });\n",
        "import a from 'b';\n",
    ),
    *(
        "exports.up = function (knex) {\n",
        "return knex.schema.createTable('a', (t) => {\n",
        "t.string('b');\n",
        "logger.info(user)\n",
    ),
    *(
        "queryInterface.addColumn('a', 'b', {})\n",
        "addSql(`DROP TABLE a`)\n",
        "console.log(`${a.email}`);\n",
        "//",
        "/*",
        "*/",
    ),
    *(
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "'",
        '"',
        "`",
        "${",
        "=>",
        ";",
        ",",
        "/",
        "/a/",
        "<",
        ">",
        "?",
        "...",
        "\n",
        "await ",
        "<A/>",
    ),
)
CURLY_WORDS = (
    *(
        "@RestController\n",
        '@GetMapping("/a")\n',
        "public class A {\n",
        "public void f() {}\n",
        "}\n",
        '[HttpGet("{id}")]\n',
    ),
    *(
        'app.MapGet("/a", () => 1);\n',
        "package main\n",
        'r.GET("/a", h)\n',
        'http.HandleFunc("/a", h)\n',
        "func main() {\n",
    ),
    *(
        "<?php\n",
        "Route::get('/a', [A::class, 'b']);\n",
        "Route::group(['prefix' => 'a'], function () {\n",
        "});\n",
        "?>",
        "Log::info($a);\n",
    ),
    *(
        "migrationBuilder.AddColumn<string>(\n",
        "Schema::create('a', function (Blueprint $t) {\n",
        "$this->addSql('DROP TABLE a');\n",
    ),
    *(
        "log.info(user.getEmail());\n",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "'",
        '"',
        "`",
        ";",
        ",",
        "//",
        "/*",
        "*/",
        "\n",
        "@",
        "$a",
        "->",
        "::",
    ),
)
RUBY_WORDS = (
    *(
        "Rails.application.routes.draw do\n",
        "resources :a do\n",
        "get '/b', to: 'c#d'\n",
        "namespace :e do\n",
        "end\n",
        "scope '/f' do\n",
    ),
    *(
        "class A < ActiveRecord::Migration[7.0]\n",
        "def change\n",
        "create_table :a do |t|\n",
        "t.string :b\n",
        "add_column :a, :b, :text\n",
    ),
    *(
        "Rails.logger.info user.email\n",
        "puts params\n",
        "%w[a b]",
        "<<~SQL\n",
        "SQL\n",
        '"#{',
        "}",
        "'",
        '"',
        "|",
        "{",
        "(",
        ")",
        "[",
        "]",
    ),
    *(
        "execute 'DROP TABLE a'\n",
        "def up\n",
        "def down\n",
        "if a\n",
        "#",
        ":",
        "=>",
        ",",
        "\n",
        "concern :x do\n",
        "=begin\n",
        "=end\n",
    ),
)
XML_WORDS = (
    *(
        "<databaseChangeLog>",
        "<changeSet id='1' author='a'>",
        "<createTable tableName='a'>",
        "<column name='b' type='int'/>",
        "<a>",
    ),
    *(
        "</a>",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "<!DOCTYPE a [",
        "<!ENTITY a 'b'>",
        "&a;",
        "&lt;",
        "<?xml version='1.0'?>",
        "<",
    ),
    *(
        ">",
        "'",
        '"',
        "=",
        "<coverage line-rate='0.5'>",
        "<class filename='a.py'>",
        "<line number='1' hits='0'/>",
        "</coverage>",
    ),
    *(
        "<counter type='LINE' missed='1' covered='2'/>",
        "<report name='a'>",
        "<metrics statements='2'/>",
        "xmlns:a='b'",
        "\n",
        "é",
    ),
    *(
        "databaseChangeLog:\n",
        "- changeSet:\n",
        "    id: 1\n",
        "    changes:\n",
        "    - createTable: {tableName: a}\n",
        "rollback",
    ),
)
COVERAGE_WORDS = (
    *XML_WORDS,
    *(
        "TN:\n",
        "SF:src/a.py\n",
        "DA:1,1\n",
        "LF:1\n",
        "LH:1\n",
        "end_of_record\n",
        "mode: set\n",
        "a/b.go:1.1,2.2 1 1\n",
        "-1",
    ),
    *(
        '{"totals": {"percent_covered": 80}}',
        '{"a": {"s": {"0": 1}}}',
        '{"total": {"lines": {"pct": 80}}}',
        "1e999",
        "NaN",
        "{",
        "}",
    ),
)
TEXT_WORDS = (
    *(
        "::error file=x::y",
        "##[error]a",
        "##vso[task]",
        "\x1b[31m",
        "\x9b",
        "\x00",
        "\x08",
        "\u202e",
        "\u2066",
        "\u200b",
        "\ufeff",
    ),
    *(
        "%0A",
        "\r",
        "]]>",
        "<script>",
        "<img src=x>",
        "&amp;",
        "|",
        "`",
        "```",
        "[a](javascript:b)",
        "![a](b)",
        "@all",
        "\\",
        "\ufffe",
    ),
    *(
        "ghp_" + "a" * 36,
        "a@b.cd",
        "https://u:p@h/",
        "=cmd()",
        "${{ a }}",
        "../..",
        "C:\\a",
        "a" * 300,
        " ",
        "\t",
        "\u2028",
        "é",
        "😀",
    ),
    *(
        "<details>",
        "</td>",
        "<!--",
        "-->",
        "---",
        "# a",
        "- [ ] a",
        "1. a",
        "<a href='x'>",
        "http://a.b",
        "line 12",
        ":12",
        "L12",
    ),
)
GLOB_WORDS = (
    *(
        "*",
        "**",
        "?",
        "[a-z]",
        "[!a]",
        "[",
        "]",
        "{",
        "}",
        ",",
        "/",
        "a",
        "b",
        ".",
        "..",
        "**/",
        "{a,b}",
        "{feature}",
        "-",
        "!",
        "\\",
    ),
    *(
        "^",
        "\n",
        "a/b",
        "a/a/a/a/b",
        ".hidden",
        "é",
        "e\u0301",
        "\u200d",
        "\x01",
        "[[]",
        "[]]",
        "*.md",
        "{,a}",
        " ",
        "$",
        "(",
        "|",
    ),
)
PATTERN_WORDS = (
    *(
        "(",
        ")",
        "(a+)+$",
        "(a|a)*b",
        "[^b]{100}",
        "{",
        "}",
        "*",
        "+",
        "?",
        "|",
        ".",
        "^",
        "$",
        "\\b",
        "\\d",
        "\\p{L}",
        "(?i)",
        "(?s)",
    ),
    *(
        "(?P<a>",
        "\\1",
        "(?=",
        "[",
        "]",
        "[a-",
        "\\",
        "\n",
        "a",
        "aaaaaaaa",
        "é",
        "\r\n",
        "\r",
        "\u200b",
        "\\Q",
        "\\E",
        "{1000}",
        "\x00",
    ),
)
IGNORE_WORDS = (*GLOB_WORDS, "!", "#", "build/\n", "*.log\n", "\\#", "\\ ", "\n====\n", "dist", "/a/**/b\n")
GIT_WORDS = (
    "100644 blob ",
    "040000 tree ",
    "160000 commit ",
    "120000 blob ",
    "0" * 40,
    "\t",
    "\0",
    " 0\t",
    "a/b",
    "\n",
    "é",
    "..",
    '"',
    "\x80",
)
BASELINE_WORDS = (
    *JSON_WORDS,
    *('"schema_version": 1', '"tool": {"name": "a", "version": "b"}', '"constitution": {"version": null, "sha256": "'),
    *(
        "0" * 64,
        "a" * 32,
        '"entries": []',
        '"feature": "specs/001-a"',
        '"gate": "g"',
        '"count": 1',
        '"fingerprint": "',
        '"path": ""',
    ),
)
CACHE_WORDS = (
    *JSON_WORDS,
    *(
        '"seen": []',
        '["text", "a.md", ""]',
        '["below", "", ""]',
        '["names", "a", null]',
        '"signatures": {}',
        '"report": ',
    ),
    *(
        '"young": false',
        '["mentions", "a\\u0000b", true]',
        '["size", "\\u0000", 1]',
        '["directory", "../..", true]',
        '["ignored", "", ""]',
    ),
)

SCRIPTS = (".js", ".ts", ".tsx")
LANGUAGES: dict[str, tuple[str, ...]] = {
    ".py": PYTHON_WORDS,
    ".js": SCRIPT_WORDS,
    ".ts": SCRIPT_WORDS,
    ".tsx": SCRIPT_WORDS,
    ".java": CURLY_WORDS,
    ".cs": CURLY_WORDS,
    ".go": CURLY_WORDS,
    ".php": CURLY_WORDS,
    ".rb": RUBY_WORDS,
}
MIGRATIONS: dict[str, tuple[str, tuple[str, ...]]] = {
    "SQL": ("db/migrations/0001_a.sql", SQL_WORDS),
    "Flyway": ("src/main/resources/db/migration/V1__a.sql", SQL_WORDS),
    "Alembic": ("alembic/versions/0001_a.py", PYTHON_WORDS),
    "Django": ("app/migrations/0001_a.py", PYTHON_WORDS),
    "JavaScript": ("migrations/0001_a.js", SCRIPT_WORDS),
    "TypeScript": ("migrations/0001-a.ts", SCRIPT_WORDS),
    "Rails": ("db/migrate/20260101000000_a.rb", RUBY_WORDS),
    "PHP": ("database/migrations/2026_01_01_000000_a.php", CURLY_WORDS),
    "C#": ("Migrations/20260101000000_A.cs", CURLY_WORDS),
    "Go": ("migrations/0001_a.go", CURLY_WORDS),
    "Java": ("src/main/java/db/migration/V1__A.java", CURLY_WORDS),
    "Liquibase XML": ("db/changelog/a.xml", XML_WORDS),
    "Liquibase YAML": ("db/changelog/a.yaml", XML_WORDS),
}
_SOURCE_SEEDS = ("tests/source/applications/**/*{0}", "tests/source/forms/*.txt", "tests/checks/**/*{0}")


def _targets() -> Iterator[tuple[str, Target]]:
    documents = ("docs/examples/**/*.md", "tests/checks/**/specs/**/*.md")
    constitutions = ("docs/examples/**/constitution.md", "tests/checks/amendment/**/constitution.md", "docs/*.md")
    contracts = ("tests/checks/**/*.yaml", "docs/examples/**/*.yaml")
    yield "markdown", Target(read_markdown, documents, MARKDOWN_WORDS)
    yield "constitution", Target(read_constitution, constitutions, CONSTITUTION_WORDS)
    yield "amendment", Target(read_amendment, constitutions, (*CONSTITUTION_WORDS, "\n====\n"))
    yield "gate block", Target(read_gate_block, ("tests/checks/**/expected.yaml",), GATE_WORDS)
    yield "norms", Target(read_norms, ("tests/derivation/sentences/*/*", *constitutions), CONSTITUTION_WORDS)
    yield "yaml", Target(partial(load, "a.yaml"), contracts, YAML_WORDS)
    yield "json", Target(read_json, ("tests/**/*.json",), JSON_WORDS)
    yield "contract", Target(read_contract, contracts, OPENAPI_WORDS)
    yield "changed contract", Target(read_changed_contract, contracts, (*OPENAPI_WORDS, "\n====\n"))
    yield "json schema", Target(read_schema, ("tests/**/*.json",), (*JSON_WORDS, "\n====\n", '{"pattern": "(a+)+$"}'))
    yield "claims", Target(read_claims, documents, PLAN_WORDS)
    yield "tracking", Target(read_tracking, documents, PLAN_WORDS)
    yield "fill", Target(fill, documents, PLAN_WORDS)
    yield "plan", Target(read_plan, documents, PLAN_WORDS)
    yield "spec", Target(read_spec, documents, SPEC_WORDS)
    yield "tasks", Target(read_tasks, documents, SPEC_WORDS)
    yield "feature", Target(read_feature, documents, (*PLAN_WORDS, *SPEC_WORDS))
    yield "diagrams", Target(partial(read_of_feature, "plan.md", diagrams.diagrams), documents, DIAGRAM_WORDS)
    for name in ("data-model.md", "schema.prisma", "models.py", "schema.sql", "types.ts"):
        words = {"md": SPEC_WORDS, "py": PYTHON_WORDS, "sql": SQL_WORDS}.get(name.rpartition(".")[2], SCRIPT_WORDS)
        read = partial(read_of_feature, name, data_model.of)
        yield f"data model {name}", Target(read, (*documents, f"tests/checks/**/{name}"), words)
    for name, (path, words) in MIGRATIONS.items():
        seeds = (f"tests/checks/migrations/**/*{Path(path).suffix}", f"docs/examples/**/*{Path(path).suffix}")
        yield f"migration {name}", Target(partial(read_migration, path), seeds, words)
    for path in ("coverage.xml", "lcov.info", "cover.out", "coverage.json", "clover.xml", "jacoco.xml"):
        yield f"coverage {path}", Target(partial(read_coverage, path), ("tests/checks/testing/**/*",), COVERAGE_WORDS)
    for suffix, words in LANGUAGES.items():
        seeds = tuple(seed.format(suffix) for seed in _SOURCE_SEEDS)
        yield f"routes {suffix}", Target(partial(read_routes, suffix), seeds, words)
        yield f"logging {suffix}", Target(partial(read_logging, suffix), seeds, words)
    for path in ("src/main/resources/application.properties", "src/main/resources/application.yml"):
        seeds = (f"tests/source/**/*{Path(path).suffix}",)
        yield (
            f"settings {Path(path).suffix}",
            Target(partial(read_settings, path), seeds, (*YAML_WORDS, "${a:", "#---\n")),
        )
    yield (
        "route paths",
        Target(read_paths, ("tests/source/forms/*.txt",), (*GLOB_WORDS, ":id", "<int:a>", "{a:", "(.*)", "(?")),
    )
    yield "globs", Target(match_globs, (), GLOB_WORDS)
    yield "patterns", Target(search_patterns, (), PATTERN_WORDS)
    yield "gitignore", Target(read_ignored, ("tests/**/.gitignore",), IGNORE_WORDS)
    yield (
        "secrets",
        Target(
            lambda written: secrets.secrets(written, "x/.env"), ("tests/checks/**/*.env", "tests/**/*.yaml"), TEXT_WORDS
        ),
    )
    yield "git", Target(read_git, (), GIT_WORDS)
    yield "baseline", Target(read_baseline, (), BASELINE_WORDS)
    yield "cache", Target(read_cache, ("tests/**/*.json",), CACHE_WORDS)
    yield "escaping", Target(escape, (), TEXT_WORDS)
    yield "reports", Target(render, (), TEXT_WORDS)


TARGETS = dict(_targets())


def seeds(target: Target, largest: int = 20_000) -> list[str]:
    """The texts of the files that a target begins with, and its words together."""
    found = {path for glob in target.seeds for path in REPOSITORY.glob(glob) if path.is_file()}
    texts = ["".join(target.words)]
    for path in sorted(found):
        data = path.read_bytes()[:largest]
        with suppress(UnicodeDecodeError):
            texts.append(data.decode())
    return texts
