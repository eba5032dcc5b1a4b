"""What the runner reads from the annotations is what was found, and nothing else is a command."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.constitution.model import Level
from constitution_gate.engine.escaping import clean
from constitution_gate.engine.report import Verdict
from constitution_gate.engine.reports.places import Places, nowhere


class Command(NamedTuple):
    """A workflow command as the runner reads it (actions/runner, ActionCommand.cs, TryParseV2)."""

    name: str
    properties: dict[str, str]
    data: str


def read(line: str) -> Command | None:
    """The command of a line of output, by the runner's rules; None for a line that is none."""
    line = line.lstrip()
    if not line.startswith("::"):
        return None
    head, _, data = line[2:].partition("::")
    name, _, listed = head.partition(" ")
    properties = {}
    for pair in filter(None, listed.split(",")):
        key, _, value = pair.partition("=")
        properties[key.strip()] = unescaped(value, {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ","})
    return Command(name, properties, unescaped(data, {"%0D": "\r", "%0A": "\n"}))


def unescaped(text: str, escapes: dict[str, str]) -> str:
    return re.sub("%[0-9A-F]{2}", lambda match: {**escapes, "%25": "%"}.get(match.group(), match.group()), text)


@pytest.fixture
def commands_of(samples):
    def made(report, places: Places | None = None) -> list[Command]:
        lines = samples.render("github", report, places).splitlines()
        return [command for command in map(read, lines) if command]

    return made


def test_a_finding_is_an_annotation_at_its_line(samples, commands_of) -> None:
    (command,) = commands_of(samples.report(samples.feature(samples.gate())))
    assert command.name == "error"
    assert command.properties == {
        "file": "specs/001-notes/data-model.md",
        "line": "12",
        "col": "3",
        "title": "data-model (MUST)",
    }
    assert command.data == "The entity Note is not defined.\nDefine it."


@pytest.mark.parametrize(
    ("verdict", "level", "name"),
    [
        (Verdict.FAIL, Level.MUST, "error"),
        (Verdict.ERROR, Level.MUST, "error"),
        (Verdict.FAIL, Level.SHOULD, "warning"),
        (Verdict.UNVERIFIED, Level.MUST, "warning"),
        (Verdict.FAIL, Level.MAY, "notice"),
        (Verdict.JUSTIFIED, Level.MUST, "notice"),
    ],
)
def test_the_level_follows_the_verdict(samples, commands_of, verdict, level, name) -> None:
    (command,) = commands_of(samples.report(samples.feature(samples.gate(verdict=verdict, level=level))))
    assert command.name == name


def test_what_passed_is_no_annotation_and_the_last_line_says_the_outcome(samples, commands_of) -> None:
    report = samples.report(samples.feature(samples.gate(verdict=Verdict.PASS)))
    assert commands_of(report) == []
    assert samples.render("github", report).startswith("Constitution audit: ")


def test_the_characters_of_the_syntax_come_through(samples, commands_of) -> None:
    finding = samples.finding("50 %, a: b, c%0A::x", "a,b:c%/x y.md")
    (command,) = commands_of(samples.report(samples.feature(samples.gate(findings=(finding,)))))
    assert command.properties["file"] == "a,b:c%/x y.md"
    assert command.data.startswith("50 %, a: b, c%0A::x\n")


@pytest.mark.parametrize("path", ["a\nb.md", "a\x1b[2J.md", "a\u202eb.md", "a  b.md"])
def test_a_name_that_cannot_be_printed_as_it_is_leads_nowhere(samples, commands_of, path: str) -> None:
    finding = samples.finding().replace(path=path)
    (command,) = commands_of(samples.report(samples.feature(samples.gate(findings=(finding,)))))
    assert "file" not in command.properties


def test_the_most_important_come_first_and_the_rest_is_counted(samples, commands_of) -> None:
    findings = tuple(samples.finding(f"Finding {number}.") for number in range(30))
    gates = [samples.gate("small", level=Level.SHOULD, findings=findings), samples.gate("large", findings=findings)]
    gates.append(samples.gate("lost", Verdict.UNVERIFIED))
    commands = commands_of(samples.report(samples.feature(*gates)))
    by_name = {name: [each for each in commands if each.name == name] for name in ("error", "warning", "notice")}
    assert [len(each) for each in by_name.values()] == [10, 10, 0]
    assert by_name["error"][-1].data.startswith("21 more of this level.")
    assert by_name["warning"][0].properties["title"] == "lost (MUST)"
    assert by_name["warning"][-1].data.startswith("22 more of this level.")


def test_what_two_gates_found_on_one_line_is_told_once(samples, commands_of) -> None:
    report = samples.report(samples.feature(samples.gate("one"), samples.gate("two"), samples.gate("three")))
    (command,) = commands_of(report)
    assert command.properties["title"] == "one and 2 more (MUST)"


def test_what_the_baseline_holds_is_told_in_one_sentence(samples, commands_of) -> None:
    commands = commands_of(samples.every_verdict())
    assert not any("old one" in command.data for command in commands)
    (told,) = [command for command in commands if command.properties["title"] == "Baseline"]
    assert told.name == "warning"
    assert "NON-NEGOTIABLE" in told.data


def test_paths_are_counted_from_the_root_of_the_repository(samples, commands_of) -> None:
    (command,) = commands_of(samples.report(samples.feature(samples.gate())), Places(lambda _path: True, "a/b/"))
    assert command.properties["file"] == "a/b/specs/001-notes/data-model.md"


def test_an_input_error_is_an_error_at_its_line(samples, commands_of) -> None:
    first, second, third = commands_of(samples.input_error())
    assert (first.properties["file"], first.properties["line"]) == (".specify/memory/constitution.md", "3")
    assert second.properties == third.properties | {"title": "Input error"} or "file" not in second.properties
    (unseen, *_) = commands_of(samples.input_error(), nowhere())
    assert unseen.data.startswith(".specify/memory/constitution.md:3: ")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80), st.text(max_size=40))
def test_the_runner_reads_what_was_said(samples, message: str, path: str) -> None:
    finding = samples.finding(message).replace(path=path, remedy="")
    lines = samples.render("github", samples.report(samples.feature(samples.gate(findings=(finding,))))).splitlines()
    assert len(lines) == 2
    command = read(lines[0])
    assert command is not None
    assert command.name == "error"
    assert set(command.properties) <= {"file", "line", "col", "title"}
    if samples.files.holds(path):
        assert command.data == clean(message, 600)
        assert command.properties.get("file", path) == path
