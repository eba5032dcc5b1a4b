"""Find regular expressions that make a reader's work grow faster than the text.

    python tests/fuzz/expressions.py [--size 8000] [--module PART] [--alone]

The expressions are read off the source, those that are put together at run time off what is compiled while every target
reads its seeds. From the tree of each, texts are made that its repetitions almost match: what a repetition takes, over
and over, behind what must stand before it, with an end that does not fit. Where searching one takes more than eight
times as long at `--size` characters as at a quarter of them (4 is linear, 16 quadratic), it is set into documents of
every kind that the expression's module reads: most expressions see short texts only, a heading or a name, and do no
harm. A reader whose own time grows so is shown, and makes the exit status 1; `--alone` shows the expressions instead.
"""

from __future__ import annotations

import argparse
import ast
import re
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
ROOMS = [ROOT / room for room in ("constitution", "gates", "engine")]
sys.path[:0] = [str(Path(__file__).resolve().parent), *map(str, ROOMS)]

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

internals: Any = re
MANY = 200
MARKED = 8
UNSURE = 0.003
PATIENCE = 1.0
BUDGET = 6.0
"""Seconds for one expression."""
CLEAR = 0.1
"""Seconds after which no worse text is looked for."""
ANCHORED = frozenset({"match", "fullmatch"})
CHARACTERS = " \na1-A\t*_./([|`\"'<>{}=:,;#@$\\é日0xzZ~!?&+^%\r\x0b"
ENDS = ("", "\x00", "!", "\n", "a", "]", " ")


class Expression(NamedTuple):
    """A pattern, its flags, where it stands, and whether it is only ever matched from one place on."""

    pattern: str
    flags: int
    place: str
    anchored: bool


def of_source() -> Iterator[Expression]:
    """Every literal pattern of the program."""
    for room in ROOMS:
        for path in sorted(room.rglob("*.py")):
            tree = ast.parse(path.read_text())
            used: dict[str, set[str]] = {}
            for node in ast.walk(tree):
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                    used.setdefault(node.value.id, set()).add(node.attr)
            names = {
                id(node.value): node.targets[0].id
                for node in ast.walk(tree)
                if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
            }
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and node.args and (called := _called(node)):
                    pattern = _literal(node.args[0])
                    methods = used.get(names.get(id(node), ""), set()) or {called}
                    if pattern is not None:
                        place = f"{path.relative_to(ROOT)}:{node.lineno}"
                        yield Expression(pattern, _flags(node), place, methods <= ANCHORED)


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name) and node.func.value.id == "re":
        return node.func.attr if node.func.attr not in {"escape", "error"} else ""
    return node.func.id if isinstance(node.func, ast.Name) and node.func.id in {"lazy", "compiled"} else ""


def _literal(node: ast.expr) -> str | None:
    try:
        value = ast.literal_eval(node)
    except ValueError:
        return None
    return value if isinstance(value, str) else None


def _flags(node: ast.Call) -> int:
    words = {
        each.attr
        for argument in (*node.args[1:], *(k.value for k in node.keywords))
        for each in ast.walk(argument)
        if isinstance(each, ast.Attribute)
    }
    return int(sum(getattr(re, word) for word in words if word.isupper() and hasattr(re, word)))


def compiled_while_reading() -> Iterator[Expression]:
    """Every pattern that the program compiles while the targets read their seeds."""
    from constitution_gate.constitution import pattern_store

    found: dict[tuple[str, int], str] = {}
    restored, compile_ = pattern_store._restored, internals._compile

    def note(pattern: Any, flags: int) -> None:
        frame: Any = sys._getframe(2)
        while frame and "constitution_gate" not in frame.f_code.co_filename:
            if "site-packages" in frame.f_code.co_filename:
                return
            frame = frame.f_back
        while frame and frame.f_code.co_filename.endswith(("lazy_pattern.py", "pattern_store.py")):
            frame = frame.f_back
        if frame and isinstance(pattern, str):
            name = frame.f_code.co_filename.removeprefix(f"{ROOT}/")
            found.setdefault((pattern, int(flags) & ~re.UNICODE.value), f"{name}:{frame.f_lineno}")

    def noted_restored(pattern: str, kept: Any) -> Any:
        note(pattern, kept[0])
        return restored(pattern, kept)

    def noted_compile(pattern: Any, flags: Any) -> Any:
        note(pattern, int(flags))
        return compile_(pattern, flags)

    pattern_store._restored = noted_restored
    internals._compile = noted_compile
    try:
        from readers import TARGETS, seeds

        for target in TARGETS.values():
            for text in seeds(target)[:MANY]:
                try:
                    target.read(text)
                except Exception as error:  # noqa: BLE001 - what readers do not take is the business of run.py
                    print(f"{type(error).__name__} while reading seeds", file=sys.stderr)
    finally:
        pattern_store._restored, internals._compile = restored, compile_
    for (pattern, flags), place in found.items():
        yield Expression(pattern, flags, place, anchored=False)


def accepted(node: Any, flags: int) -> str:
    """The characters, of some that tell expressions apart, that a node of one character takes."""
    operator, value = str(node[0]), node[1]
    if operator == "LITERAL":
        return chr(value)
    if operator == "NOT_LITERAL":
        return "".join(c for c in CHARACTERS if ord(c) != value)
    if operator == "ANY":
        return CHARACTERS if flags & re.DOTALL else CHARACTERS.replace("\n", "")
    if operator != "IN":
        return ""
    negated = str(value[0][0]) == "NEGATE"
    own = "".join(chr(low) for kind, low in value if str(kind) == "LITERAL")
    own += "".join(chr(low[0]) for kind, low in value if str(kind) == "RANGE")
    return "".join(
        c for c in dict.fromkeys(CHARACTERS if negated else own + CHARACTERS) if _within(c, value) != negated
    )


def _within(character: str, choices: Any) -> bool:
    code = ord(character)
    for kind, value in choices:
        name = str(kind)
        if (name == "LITERAL" and code == value) or (name == "RANGE" and value[0] <= code <= value[1]):
            return True
        if name == "CATEGORY":
            category = {"SPACE": r"\s", "DIGIT": r"\d", "WORD": r"\w"}
            word = str(value).removeprefix("CATEGORY_").removeprefix("UNI_")
            negated = word.startswith("NOT_")
            if bool(re.match(category[word.removeprefix("NOT_")], character)) != negated:
                return True
    return False


def sample(nodes: Any, flags: int) -> str:
    """A short text that nodes may take."""
    made = ""
    for operator, value in nodes:
        name = str(operator)
        if name in {"LITERAL", "NOT_LITERAL", "ANY", "IN"}:
            made += accepted((operator, value), flags)[:1]
        elif name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
            made += sample(value[2], flags) * min(max(value[0], 1), 3)
        elif name == "SUBPATTERN":
            made += sample(value[3], flags)
        elif name == "ATOMIC_GROUP":
            made += sample(value, flags)
        elif name == "BRANCH":
            made += sample(value[1][0], flags)
    return made


def repetitions(nodes: Any, flags: int, before: str = "") -> Iterator[tuple[str, tuple[str, ...], str]]:
    """For each endless repetition: a text that may stand before it, texts that it repeats, a text that may follow."""
    nodes = list(nodes)
    for index, (operator, value) in enumerate(nodes):
        name = str(operator)
        head, tail = before + sample(nodes[:index], flags), sample(nodes[index + 1 :], flags)
        if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
            body = value[2]
            if value[1] > MANY:
                if len(body) == 1 and (single := accepted(body[0], flags)):
                    yield head, tuple(single[:14]), tail
                else:
                    yield head, tuple(dict.fromkeys(_samples(body, flags))), tail
            yield from repetitions(body, flags, head)
        elif name == "SUBPATTERN":
            yield from repetitions(value[3], flags, head)
        elif name == "ATOMIC_GROUP":
            yield from repetitions(value, flags, head)
        elif name == "BRANCH":
            for branch in value[1]:
                yield from repetitions(branch, flags, head)
        elif name in {"ASSERT", "ASSERT_NOT"}:
            yield from repetitions(value[1], flags, head)


def _samples(nodes: Any, flags: int) -> Iterator[str]:
    yield sample(nodes, flags)
    for operator, value in nodes:
        if str(operator) == "SUBPATTERN":
            yield from _samples(value[3], flags)
        elif str(operator) == "BRANCH":
            for branch in value[1][:8]:
                yield sample(branch, flags)


def attacks(pattern: str, flags: int) -> Iterator[tuple[str, str, str]]:
    """Texts that take long, each as what begins it, what is repeated and what ends it."""
    tree = internals._parser.parse(pattern, flags)
    made = set()
    for head, bodies, tail in repetitions(tree, flags | tree.state.flags):
        for body in bodies:
            for piece in (body, head + body, head, body + tail, head + body + tail):
                for start in (head, ""):
                    for end in ENDS if len(piece) == 1 else ("", "\x00"):
                        if piece:
                            made.add((start, piece, end))
    yield from sorted(made)


def seconds(expression: re.Pattern[str], text: str, *, anchored: bool) -> float:
    """The time that looking for all matches takes."""
    start = time.process_time()
    if anchored:
        expression.match(text)
        expression.fullmatch(text)
    else:
        for _ in expression.finditer(text):
            pass
    return time.process_time() - start


def worst(found: Expression, size: int) -> tuple[float, float, tuple[str, str, str]] | None:
    """The text on which an expression grows most, with the times of a quarter and of all; None where none does."""
    expression = re.compile(found.pattern, found.flags)
    slowest: tuple[float, float, tuple[str, str, str]] | None = None
    over = time.process_time() + BUDGET
    for start, piece, end in attacks(found.pattern, found.flags):
        if time.process_time() > over:
            break
        times = []
        for length in (size // 4, size):
            text = start + piece * (length // len(piece)) + end
            times.append(_limited(expression, text, anchored=found.anchored))
            if times[0] < UNSURE / 40 or times[0] >= PATIENCE:
                break
        if len(times) < 2 and times[0] < PATIENCE:
            continue
        quarter, whole = times[0], times[-1]
        if whole > UNSURE and (whole > MARKED * quarter or whole >= PATIENCE) and (not slowest or whole > slowest[1]):
            slowest = quarter, whole, (start, piece, end)
            if whole >= CLEAR:
                break
    return slowest


class _LateError(Exception):
    pass


def _limited(expression: re.Pattern[str], text: str, *, anchored: bool) -> float:
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    try:
        return seconds(expression, text, anchored=anchored)
    except _LateError:
        return PATIENCE
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _late(_number: int, _frame: Any) -> None:
    raise _LateError


def expressions(module: str) -> Iterable[Expression]:
    """Those of the source and those of run time, each once."""
    found: dict[tuple[str, int], Expression] = {}
    for each in (*of_source(), *compiled_while_reading()):
        key = (each.pattern, each.flags)
        if key not in found or (found[key].anchored and not each.anchored and found[key].place == each.place):
            found.setdefault(key, each)
    return [each for each in found.values() if module in each.place]


MARKDOWN = (
    *(
        "{}",
        "# {}",
        "## {}\n\na MUST b\n",
        "### I. {}\n\nIt MUST be.\n",
        "- [x] {}",
        "- {}",
        "| {} | b |\n|---|---|\n| {} | c |",
    ),
    *(
        "**{}**: x",
        "**Storage**: {}",
        "A feature MUST {} now.",
        "- **FR-001**: System MUST {}",
        "- [ ] T001 {}",
        "```\n{}\n```",
    ),
    *(
        "## Constitution Check\n\n- [x] **I. A**: {}",
        "## Constitution Check\n\n| {} | {} | {} |\n|---|---|---|\n| {} | {} | {} |",
    ),
    *(
        "# C\n\n## Core Principles\n\n### I. {}\n\nIt MUST be.\n",
        "# C\n\n## Core Principles\n\n### I. A\n\n{} MUST be {}.\n",
    ),
    *(
        "- **{}**: b",
        "## Dependencies\n\n- {}",
        "## Risk Assessment\n\n- {}",
        "## Retry Policy\n\n{}",
        "### Note\n\n- {}\n",
        "`{}`",
    ),
    *(
        "## Complexity Tracking\n\n| a | b | c |\n|---|---|---|\n| {} | {} | {} |",
        "**Version**: {}",
        "### Key Entities\n\n- **{}**: {}",
    ),
    *(
        "### User Story 1 - {}\n\n{}",
        "## Entities\n\n### Note\n\n| Field | Type |\n|---|---|\n| {} | {} |",
        "<!-- {} -->",
        "POST {}",
    ),
)
DRAWN = (
    *("```mermaid\nsequenceDiagram\n{}\n```", "```mermaid\nclassDiagram\n{}\n```", "```mermaid\nerDiagram\n{}\n```"),
    *("```plantuml\n@startuml\n{}\n@enduml\n```", "```mermaid\nsequenceDiagram\nA->>B: {}\n{}->>B: a\n```"),
    *("```mermaid\nclassDiagram\nclass A {\n{}\n}\n```", "```plantuml\n@startuml\nA -> B : {}\n{} -> B\n@enduml\n```"),
)
WRITTEN = (
    *(
        "{}",
        "a\n{}",
        "class A:\n    {}\n",
        "-- {}\n",
        "def upgrade():\n    op.execute('''{}''')\n",
        "CREATE TABLE a ({} int);",
    ),
    *(
        "type A = {\n{}\n}",
        "interface A {\n{}: string\n}",
        "CREATE TABLE {} (a int);",
        "import a\n{}",
        "<?php\n{}",
        "<a>{}</a>",
    ),
)
READ_BY = (
    ("/diagrams/", ("diagrams",), DRAWN),
    ("/migrations/", ("migration",), WRITTEN),
    ("/data_model/", ("data model", "feature"), (*WRITTEN, *MARKDOWN)),
    (
        "/openapi/",
        ("contract", "changed contract"),
        ("{}", "openapi: 3.1.0\ninfo: {title: a, version: '{}'}\npaths: {'{}': {}}\n"),
    ),
    ("/source/", ("routes", "logging", "settings"), WRITTEN),
    ("/coverage/", ("coverage", "feature"), (*WRITTEN, *MARKDOWN)),
    ("/secrets", ("secrets", "feature"), (*WRITTEN, *MARKDOWN)),
    (
        "constitution/constitution_gate/",
        ("constitution", "norms", "amendment", "claims", "yaml", "json"),
        (*MARKDOWN, "{}\n====\n{}"),
    ),
    ("derivation", ("norms", "constitution"), MARKDOWN),
    ("claim", ("claims", "feature"), MARKDOWN),
    ("engine/", ("fill", "reports", "escaping", "baseline"), ("{}", *MARKDOWN)),
    ("", ("feature", "plan", "spec", "tasks", "tracking"), (*MARKDOWN, *DRAWN)),
)
"""Part of a module's path -> the targets that it serves, and the documents that a text is set into; the first holds."""


def slow_readers(place: str, attack: tuple[str, str, str], size: int) -> Iterator[tuple[str, float, float, str]]:
    """The targets whose time grows as that of the expression does, with the times and the document."""
    from engines import fault
    from readers import TARGETS

    start, piece, end = attack
    _, names, documents = next(each for each in READ_BY if each[0] in place)
    for name, target in TARGETS.items():
        if not name.startswith(names):
            continue
        for document in documents:
            times = []
            for length in (size // 4, size):
                text = document.replace("{}", start + piece * (length // len(piece)) + end)
                before = time.process_time()
                fault(target.read, text, PATIENCE)
                times.append(time.process_time() - before)
            if times[1] > CLEAR and times[1] > MARKED * times[0]:
                yield name, times[0], times[1], document
                break


def main() -> int:
    """Search and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=8_000)
    parser.add_argument("--module", default="")
    parser.add_argument("--alone", action="store_true")
    options = parser.parse_args()
    signal.signal(signal.SIGPROF, _late)
    found = [(each, slowest) for each in expressions(options.module) if (slowest := worst(each, options.size))]
    marked = 0
    for each, (quarter, whole, attack) in found:
        shown = " + ".join((ascii(attack[0])[:60], f"{ascii(attack[1])[:60]}*", ascii(attack[2])))
        if options.alone:
            print(
                f"{each.place}\n    {quarter * 1000:.0f} ms, {whole * 1000:.0f} ms on {shown}\n    {each.pattern!r}",
                flush=True,
            )
            continue
        for name, first, second, document in slow_readers(each.place, attack, options.size):
            marked += 1
            print(
                f"{each.place}\n    {name}: {first * 1000:.0f} ms, {second * 1000:.0f} ms on {shown} in {document!r}",
                flush=True,
            )
    print(f"{len(found)} expressions grow faster than the text; {marked} readers do so by them")
    return 1 if marked else 0


if __name__ == "__main__":
    sys.exit(main())
