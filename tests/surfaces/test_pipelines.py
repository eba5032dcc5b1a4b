"""The pipelines on the page on continuous integration, and every command line of the documentation."""

from __future__ import annotations

import contextlib
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from constitution_gate.constitution.markdown import Code
from constitution_gate.constitution.markdown import parse as parse_markdown
from constitution_gate.engine.cli import app

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "docs/checks").glob("*.md")])
FILES = [ROOT / "templates/constitution-gate.yml", ROOT / ".pre-commit-hooks.yaml"]
PROGRAMS = {"constitution-gate": app.application, "speckit.analyze": app.analyze_application}
COMMAND = re.compile(r"(?:^|(?<!--name)[\s\"'/])((?:constitution-gate|speckit\.analyze) [a-z0-9-][^\n]*)")
END = {"|", ">", ">>", "&&", "||", ";", "&"}


def _fences(page: Path) -> list[Code]:
    document = parse_markdown(page.read_text(encoding="utf-8"))
    return [block for block in document.blocks if isinstance(block, Code)]


def _ci(info: str) -> list[str]:
    text = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
    found = re.findall(rf"(?ms)^( *)```{info}\n(.*?)^\1```$", text)
    return ["".join(line.removeprefix(indent) for line in body.splitlines(keepends=True)) for indent, body in found]


def _lines(text: str) -> list[str]:
    return [found[1] for line in text.replace("\\\n", " ").splitlines() if (found := COMMAND.search(line))]


def _typed(block: Code) -> str:
    """What of a fence is typed, not printed."""
    if block.info in {"text", "json"}:
        return ""
    lines = block.text.splitlines(keepends=True)
    return "".join(line for line in lines if block.info != "console" or line.startswith("$ "))


def _commands() -> list[tuple[str, str]]:
    """Where a command line stands, and the line; what stands in running text only where it has no placeholder."""
    found = []
    for page in PAGES:
        shown = [line for block in _fences(page) for line in _lines(_typed(block))]
        said = re.findall(
            r"(?<!`)`((?:constitution-gate|speckit\.analyze) [a-z-][^`\n]*)`(?!`)", page.read_text(encoding="utf-8")
        )
        found += [(page.name, line) for line in (*shown, *said) if not re.search(r"[\[\]…|]|[A-Z]{4,}_| N\b", line)]
    found += [(file.name, line) for file in FILES for line in _lines(file.read_text(encoding="utf-8"))]
    return sorted(set(found))


def _words(line: str) -> list[str]:
    lexer = shlex.shlex(line.replace('"$@"', "").replace("$GATE_FEATURES", ""), posix=True, punctuation_chars=";&|<>")
    lexer.whitespace_split = True
    words = []
    for word in lexer:
        if word in END:
            break
        words.append(word)
    return words


COMMANDS = _commands()


def test_there_are_command_lines_to_look_at() -> None:
    assert len(COMMANDS) > 20
    assert {"ci.md", "README.md", "constitution-gate.yml", ".pre-commit-hooks.yaml"} <= {name for name, _ in COMMANDS}


@pytest.mark.parametrize(("page", "line"), COMMANDS)
def test_the_parser_takes_every_command_line(page: str, line: str) -> None:
    program, *words = _words(line)
    command: Any = typer.main.get_command(PROGRAMS[program])
    if program == "constitution-gate" and words[0] not in {"--help", "--version"}:
        with command.make_context(program, [], resilient_parsing=True) as context:
            command = command.get_command(context, words[0])
        assert command is not None, words[0]
        words = words[1:]
    if not words:
        return  # the command is named, not typed
    with contextlib.suppress(typer.Exit):  # of --help and --version
        command.make_context(program, words)


WORKFLOWS = [text for text in _ci("yaml") if "runs-on" in text]


@pytest.mark.parametrize("text", WORKFLOWS)
def test_the_workflows_are_workflows_by_the_published_schema(text: str, validate: Any, load: Any) -> None:
    (workflow,) = load(text)
    assert validate("vendor.github-workflows", workflow) == []
    assert "pull_request_target" not in workflow["on"]
    assert workflow["permissions"]["contents"] == "read"


@pytest.mark.parametrize("text", WORKFLOWS)
def test_the_workflows_use_inputs_outputs_and_pins_that_exist(text: str, load: Any) -> None:
    (workflow,) = load(text)
    (action,) = load((ROOT / "action.yml").read_text(encoding="utf-8"))
    steps = workflow["jobs"]["audit"]["steps"]
    (gate,) = [step for step in steps if step["uses"].startswith("OWNER/")]
    assert set(gate.get("with", {})) <= set(action["inputs"])
    assert set(re.findall(r"steps\.gate\.outputs\.([a-z-]+)", text)) <= set(action["outputs"])
    assert steps[0]["with"]["fetch-depth"] == 0
    assert all(re.search(r"@([0-9a-f]{40}|COMMIT)$", step["uses"]) for step in steps)


def test_the_include_gives_inputs_that_the_component_has(load: Any) -> None:
    (text,) = [text for text in _ci("yaml") if text.startswith("include:")]
    (include,) = load(text)[0]["include"]
    (header, _) = load((ROOT / "templates/constitution-gate.yml").read_text(encoding="utf-8"))
    inputs = header["spec"]["inputs"]
    assert set(include["inputs"]) <= set(inputs)
    assert {name for name, about in inputs.items() if "default" not in about} <= set(include["inputs"])
    for name, value in include["inputs"].items():
        assert "regex" not in inputs[name] or re.search(inputs[name]["regex"], value)


def test_the_hooks_on_the_page_exist(load: Any) -> None:
    (text,) = [text for text in _ci("yaml") if text.startswith("repos:")]
    (hooks,) = load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    known = {hook["id"] for hook in hooks}
    assert {hook["id"] for hook in load(text)[0]["repos"][0]["hooks"]} <= known
    page = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in page for name in known)


AZURE = next(text for text in _ci("yaml") if "vmImage" in text)
(JENKINS,) = _ci("groovy")


def _azure(runner: Any, variables: dict[str, str]) -> Any:
    (script,) = [step["script"] for step in yaml.safe_load(AZURE)["steps"] if "script" in step]
    assert "$(" not in script  # Azure would put a variable there, as text
    temporary = {"AGENT_TEMPDIRECTORY": str(runner.temporary)}
    return runner.run(["bash", "--noprofile", "--norc"], script, variables | temporary)


def _jenkins(runner: Any, variables: dict[str, str]) -> Any:
    (script,) = re.findall(r"sh '''\n(.*?)'''", JENKINS, re.DOTALL)
    return runner.run(["sh", "-xe"], script, variables | {"WORKSPACE_TMP": str(runner.temporary)})


def test_the_azure_pipeline_is_one_by_the_published_schema(validate: Any) -> None:
    # To Azure Pipelines every scalar is a string.
    assert validate("vendor.azure-pipelines", yaml.load(AZURE, yaml.BaseLoader)) == []


@pytest.mark.parametrize(
    ("script", "variables", "words"),
    [
        (_azure, {"SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main"}, ["--base=origin/main"]),
        (_azure, {"SYSTEM_PULLREQUEST_TARGETBRANCH": "release/1.0"}, ["--base=origin/release/1.0"]),
        (_azure, {"SYSTEM_PULLREQUEST_TARGETBRANCH": "$(touch made)"}, ["--base=origin/$(touch made)"]),
        (_azure, {}, []),
        (_jenkins, {"CHANGE_TARGET": "main"}, ["--base=origin/main"]),
        (_jenkins, {"CHANGE_TARGET": "`touch made`"}, ["--base=origin/`touch made`"]),
        (_jenkins, {}, []),
    ],
)
def test_the_scripts_compare_with_the_target(script: Any, variables: Any, words: list[str], runner: Any) -> None:
    runner.record()
    runner.stand_in_for_python()
    job = script(runner, {**variables, "STATUS": "3"})
    assert job.status == 3
    assert job.words is not None
    assert job.words[: 3 + len(words)] == ["audit", "--all", "--no-cache", *words]
    assert list(runner.checkout.iterdir()) == []


@pytest.mark.parametrize(
    ("script", "place", "names"),
    [
        (_azure, "temporary", ("gate.junit.xml", "gate.sarif")),
        (_jenkins, "checkout", ("constitution-gate.junit.xml", "constitution-gate.sarif")),
    ],
)
def test_the_scripts_leave_the_reports_that_are_published(script: Any, place: str, names: Any, runner: Any) -> None:
    runner.copy_example()
    runner.stand_in_for_python()
    assert script(runner, {}).status == 1
    for name in names:
        assert (getattr(runner, place) / name).is_file()
        assert f"$(Agent.TempDirectory)/{name}" in AZURE or f"'{name}'" in JENKINS


def test_the_brackets_of_the_jenkinsfile_close() -> None:
    outside = re.sub(r"'''.*?'''|'[^'\n]*'", "", JENKINS, flags=re.DOTALL)
    assert [outside.count(bracket) for bracket in "{("] == [outside.count(bracket) for bracket in "})"]
