"""Which tasks write tests, which write code, and of which kind the tests are.

A task writes tests where it names a test file (`tests/unit/test_cart.py`, `cart.spec.ts`, `CartTest.java`) or says so
("Contract test for POST /orders", "添加契约测试"). Running tests, preparing what they need and checking something by
hand write none. "Test the login flow" and "Verify that …" may mean either: such a task is doubtful.
"""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.vocabulary import testing
from constitution_gate.gates.vocabulary.languages import detect, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_gate.gates.artifacts.tasks import Task
    from constitution_gate.gates.feature import Artifact

_LONGEST = 1_500
_LONGEST_PATH = 260
_SAMPLE = 6_000
_CODE_SPAN = lazy(r"`[^`]*`")
_PATH = lazy(r"[\w@.*$-]*/(?:[\w@.*$/-]*(?:\.\w{1,9}|/))?(?![\w/])", re.ASCII)
_BETWEEN_PATHS = lazy(r"[\s`'\"“”‘’«»()（）,，;；、。：|\[\]{}<>→]+")
_NOT_PROGRAM = lazy(
    r"\.(?:md|mdx|markdown|rst|adoc|txt|ya?ml|json|jsonc|toml|ini|cfg|env|lock|csv|tsv|xml|html?|svg|png|jpe?g|pdf|"
    r"puml|mmd|example|snap|gitignore)\Z",
    re.IGNORECASE,
)
_PROSE = lazy(r"\.(?:mdx?|markdown|rst|adoc|txt)\Z|(?:\A|/)(?:package\.json|pom\.xml|pyproject\.toml|Makefile)\Z")
_PROGRAM = lazy(
    r"\.(?:py|pyi|[cm]?[jt]sx?|vue|svelte|astro|go|rs|java|kts?|scala|groovy|cs|cshtml|razor|fs|vb|swift|mm?|cc?|cpp|"
    r"hp?p?|rb|php|dart|exs?|erl|clj[cs]?|hs|ml|lua|p[lm]|jl|sql|sh|bash|ps1|html?|s?css|less|njk|twig|erb|hbs|prisma|"
    r"proto|graphql|tf|sol|zig|nim|xaml|xml)\Z"
)
_FILE = lazy(r"[\w@.*$-]*\w[\w@.*$-]*\.[A-Za-z]\w{0,9}")
_TEST_FILE = lazy(
    r"(?:test_[^/]*\.(?:py|rs|c|cc|cpp|gd|rb|jl|nim|sh|[cm]?[jt]sx?)"
    r"|[^/]*_(?:test|tests|spec)\.\w{1,6}"
    r"|[^/]*[.-](?:test|tests|spec|e2e-spec|e2e|cy|itest)\.[cm]?(?:[jt]sx?|vue|svelte|dart|sh|rb|ps1)"
    r"|[^/]*(?:Test|Tests|TestCase|Spec|Specs|IT|UITests|E2E)\.(?:java|kts?|scala|groovy|cs|fs|vb|swift|php|m|mm|hs|"
    r"cpp|cc|dart|ts|js|tsx|jsx)"
    r"|test-[^/]*\.(?:sh|bash|js|mjs|ts)|Test[A-Z][^/]*\.(?:java|php|py|cs|kt)|[^/]*\.(?:feature|bats|robot|t)"
    r"|[^/]*\.Tests\.ps1|tests?\.(?:py|rs|[cm]?[jt]sx?|sh|go))\Z"
)
_SUPPORT_FILE = lazy(
    r"(?i:conftest\.|[^/]*(?:fixture|helper|factory|factories|builder|mock|stub|fake|seed)s?\.|setup[-_.]?tests?\.|"
    r"tests?[-_.]?(?:utils?|helpers?|setup|app|server|db|database|data|client|env|environment|harness|factory|config|"
    r"containers?|case)\.|(?:spec|rails|test)_helper\.|(?:jest|vitest|playwright|cypress|karma|mocha|global)[-_.]?"
    r"(?:config|setup|teardown)?\.|(?:setup|globalsetup|utils?|index|__init__|docker[\w-]*|pytest|phpunit|run[\w-]*|bootstrap)\.|"
    r"[^/]*(?:testsupport|testbase|basetest|testcontainers?)\.)"
)
_TEST_DIRECTORY = lazy(
    r"tests?|__tests__|spec|e2e|cypress|playwright|androidTest|integrationTest|functionalTest|testing|uitests|"
    r"(?:unit|integration|contract|acceptance|functional|e2e|api|ui)[-_]tests?|[\w.-]*[a-z0-9._-](?:Unit|Integration|"
    r"Contract|Acceptance|Functional|UI|E2E)?Tests?|[\w.]+\.(?:Specs|IntegrationTests|UnitTests)"
)
_SUPPORT_DIRECTORY = lazy(
    r"(?i:__?fixtures__|fixtures?|helpers?|mocks?|__mocks__|support|factories|testdata|data|utils?)"
)
_TEST_TAGS = frozenset({"test", "tests", "unit", "integration", "contract", "e2e", "tdd", "qa-auto"})
_MANUAL_TAGS = frozenset({"manual", "hitl", "manual qa"})


class Reading(Record):
    """What a task does.

    `tests` says that it writes tests, `doubtful` that it may; `kinds` are those of its tests. `code` says that it
    writes program code, `code_first` that it names the code before the tests that it writes along with it.
    """

    tests: bool = False
    doubtful: bool = False
    kinds: frozenset[str] = frozenset()
    code: bool = False
    code_first: bool = False


def languages(artifact: Artifact) -> tuple[str, ...]:
    """The languages of a task list, each of which must show itself more than once."""
    return detect(artifact.text[:_SAMPLE], markers=2)


def read(task: Task, headings: Sequence[str], spoken: tuple[str, ...]) -> Reading:
    """What a task does; `headings` are those it stands under, the outermost first."""
    text = task.text[:_LONGEST]
    said = fold(_PATH.sub(" ` ", _CODE_SPAN.sub(" ` ", text))).strip(" *_:：-")
    folded = fold(text).strip(" *_:：-")
    if task.skipped or testing.pattern("PUT_OFF", spoken).search(folded):
        return Reading()
    tags = {tag.casefold() for tag in task.tags}
    paths = tuple(_paths(text))
    strong = any(map(is_test_file, paths))
    runs = bool(testing.pattern("RUNS", spoken).search(said))
    runs = runs or (not strong and bool(testing.pattern("PREPARES", spoken).search(said)))
    manual = bool(tags & _MANUAL_TAGS) or bool(testing.pattern("MANUAL", spoken).search(said))
    below_tests = any(testing.pattern("HEADING", spoken).search(fold(heading)) for heading in headings)
    named = _names_tests(said, spoken)
    support = not named and _is_support(said, headings, paths, spoken)
    if runs or (manual and not strong):
        return Reading(code=not manual and _is_code(said, paths, spoken) and not _all_tests(paths))
    tries = bool(testing.pattern("TRIES", spoken).search(said))
    doubts = bool(testing.pattern("DOUBTS", spoken).search(said))
    checks_only = tries or doubts
    in_tests = not support and any(
        _in_test_directory(path) and not (checks_only and path.endswith("/")) for path in paths
    )
    prose = bool(paths) and all(_PROSE.search(path) for path in paths)
    writes = strong or (named and not checks_only and not prose) or in_tests or bool(tags & _TEST_TAGS)
    writes = writes or (below_tests and not support and not _only_documents(paths))
    if not writes:
        doubtful = tries or (named and (doubts or prose))
        named_kinds = frozenset(kind for kind in testing.KINDS if testing.kind_pattern(kind, spoken).search(said))
        return Reading(False, doubtful, named_kinds, _is_code(said, paths, spoken) and not tries)
    code_paths = [path for path in paths if _is_program(path) and not _is_any_test(path)]
    along = not _all_tests(paths) and bool(testing.pattern("WITH_CODE", spoken).search(said))
    first = along or (bool(code_paths) and _begins_with_code(text, code_paths, paths, spoken))
    kinds = _kinds(said, paths, tags, headings, spoken)
    return Reading(True, False, kinds, along or bool(code_paths), first)


def is_test_file(path: str) -> bool:
    """Whether a path is that of a file that holds tests, by its name alone."""
    name = path.rsplit("/", 1)[-1]
    if not _TEST_FILE.fullmatch(name):
        return False
    return name.startswith("test_") or not _SUPPORT_FILE.match(name)


def _paths(text: str) -> Iterator[str]:
    """The words of a text that are paths or names of files, and the directories of tests between back ticks."""
    for index, span in enumerate(text.split("`")):
        for word in _BETWEEN_PATHS.split(span):
            path = word.rstrip(".:!?").removeprefix("./")
            if not path or len(path) > _LONGEST_PATH or "://" in path:
                continue
            name = path.rsplit("/", 1)[-1]
            quoted = index % 2 == 1 and "/" in path and _TEST_DIRECTORY.fullmatch(name)
            if quoted:
                yield f"{path}/"
            elif _FILE.fullmatch(name) or (not name and path.count("/") < path.count("") - 1):
                yield path


def _directories(path: str) -> list[str]:
    parts = path.split("/")
    return [part for part in parts[:-1] if part]


def _in_test_directory(path: str) -> bool:
    """Whether a path lies in a directory of tests and is not one of their aids."""
    directories = _directories(path)
    name = path.rsplit("/", 1)[-1]
    if not any(_TEST_DIRECTORY.fullmatch(part) for part in directories):
        return False
    if name and (_NOT_PROGRAM.search(name) or _SUPPORT_FILE.match(name)):
        return False
    return not any(_SUPPORT_DIRECTORY.fullmatch(part) for part in directories)


def _is_any_test(path: str) -> bool:
    return is_test_file(path) or any(_TEST_DIRECTORY.fullmatch(part) for part in _directories(path))


def _is_program(path: str) -> bool:
    return bool(_PROGRAM.search(path))


def _all_tests(paths: Sequence[str]) -> bool:
    return bool(paths) and all(map(_is_any_test, paths))


def _only_documents(paths: Sequence[str]) -> bool:
    return bool(paths) and all(_NOT_PROGRAM.search(path) for path in paths)


def _names_tests(said: str, spoken: tuple[str, ...]) -> bool:
    """Whether tests are named as what is written, what only serves them set aside."""
    return bool(testing.pattern("TESTS", spoken).search(testing.pattern("SUPPORT", spoken).sub(" ` ", said)))


def _is_support(said: str, headings: Sequence[str], paths: Sequence[str], spoken: tuple[str, ...]) -> bool:
    """Whether a task prepares what tests need, by its words, the files it names, or its heading."""
    if any(is_test_file(path) for path in paths):
        return False
    aids = any(_SUPPORT_FILE.match(path.rsplit("/", 1)[-1]) for path in paths)
    aid = testing.pattern("SUPPORT", spoken)
    return aids or bool(aid.search(said)) or bool(headings and aid.search(fold(headings[-1])))


def _is_code(said: str, paths: Sequence[str], spoken: tuple[str, ...]) -> bool:
    """Whether a task that writes no tests writes a program: it names a source file, or no document alone."""
    if testing.pattern("NOT_CODE", spoken).search(said) or _only_documents(paths) or _all_tests(paths):
        return False
    return not _is_support(said, (), paths, spoken) or any(_is_program(p) and not _is_any_test(p) for p in paths)


def _begins_with_code(text: str, code: Sequence[str], paths: Sequence[str], spoken: tuple[str, ...]) -> bool:
    """Whether the first path of a task that names both is code, and no test is named before it."""
    if paths[0] not in code:
        return False
    before = fold(text[: text.find(paths[0])]).strip(" *_:：-")
    return not testing.pattern("TESTS", spoken).search(before)


def _kinds(
    said: str, paths: Sequence[str], tags: set[str], headings: Sequence[str], spoken: tuple[str, ...]
) -> frozenset[str]:
    """The kinds that a task names for its tests; one that names none writes unit tests."""
    parts = {part.casefold() for path in paths for part in path.split("/")} | tags
    found = {kind for kind in testing.KINDS if testing.kind_pattern(kind, spoken).search(said)}
    found |= {kind for kind in testing.KINDS if any(_KIND_PARTS[kind].search(part) for part in parts)}
    if not found:
        found = {
            kind
            for kind in testing.KINDS
            for heading in headings
            if testing.kind_pattern(kind, spoken).search(fold(heading))
        }
    return frozenset(found or {testing.UNIT})


_KIND_PARTS = {
    testing.UNIT: lazy(r"\Aunit\Z|unit[._-]?tests?\Z|\Aunit_"),
    testing.INTEGRATION: lazy(
        r"\Aintegration\Z|integration[._-]?tests?(?:\.|\Z)|\Aintegrationtest\Z|[\w]it\.(?:java|kt)\Z"
    ),
    testing.CONTRACT: lazy(r"\Acontracts?\Z|contract[._-]?(?:tests?|spec)(?:\.|\Z)|\Apacts?\Z"),
    testing.END_TO_END: lazy(
        r"\Ae2e\Z|\Acypress\Z|\Aplaywright\Z|[._-]e2e(?:-spec)?\.|\.cy\.|e2e[._-]?tests?\Z|\Auitests\Z"
    ),
}
