"""Which files of a feature are its contracts, and why others are not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.gates.artifacts import contract
from constitution_gate.gates.checks import openapi_contract
from constitution_gate.gates.checks.openapi_contract import Parameters
from constitution_gate.gates.feature import Artifact, Feature, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

FEATURE = "specs/004-ferries"
API = """\
openapi: 3.0.3
info: {title: Ferries, version: '1'}
paths:
  /a: {get: {responses: {'200': {description: a}}}}
"""


class Memory:
    """A repository that is a mapping."""

    def __init__(self, files: Mapping[str, str | bytes], refused: Mapping[str, str]) -> None:
        self.files = {
            path: Artifact(path, text.encode() if isinstance(text, str) else text) for path, text in files.items()
        }
        self.refused = refused
        self.asked: list[str] = []

    def shared(self, key: object, compute: Callable[[], Any]) -> Any:
        return compute()

    @property
    def paths(self) -> Sequence[str]:
        return sorted(self.files)

    def read(self, path: str, *, text: bool = True) -> Artifact | None:
        self.asked.append(path)
        if path in self.refused:
            raise Unreadable(path, self.refused[path])
        return self.files.get(path)

    def is_directory(self, path: str) -> bool:
        return any(name.startswith(f"{path}/") for name in self.files)


def ferries(files: Mapping[str, str | bytes], refused: Mapping[str, str] | None = None) -> Feature:
    """A feature with these files; paths without a directory are in the feature."""
    placed = {name if "/" in name and not name.startswith("contracts/") else f"{FEATURE}/{name}": text
              for name, text in {"spec.md": "# Ferries\n", **files}.items()}  # fmt: skip
    memory = Memory(placed, refused or {})
    own = {path: memory.files[path] for path in memory.paths if path.startswith(f"{FEATURE}/")}
    unreadable = {path: why for path, why in (refused or {}).items() if path.startswith(f"{FEATURE}/")}
    return Feature(FEATURE, own, memory, unreadable)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("contracts/anything.yaml", API),
        ("contracts/v1/deep.yml", API),
        ("api.yaml", API),
        ("contracts/a.json", '{"openapi": "3.1.0", "info": {"title": "a", "version": "1"}, "paths": {}}'),
        ("contracts/a.json", '{\n  "info": {}, \n  "swagger": "2.0"}'),
        ("contracts/UPPER.YAML", API),
        ("contracts/a.json", '{"info": {"title": "a", "version": "1"}, "openapi": "3.1.0", "paths": {}}'),
        ("contracts/a.yaml", "\ufeff" + API.replace("\n", "\r\n")),
        ("contracts/a.yaml", "# a comment\n---\n'openapi': '3.0.3'\npaths: {}\n"),
        ("contracts/a.yaml", "info: {title: late}\nopenapi: 3.0.3\n"),
        ("contracts/a.yaml", "{openapi: 3.0.3, paths: {}}"),
    ],
)
def test_a_contract_is_told_by_what_it_holds(name: str, text: str) -> None:
    search = contract.find(ferries({name: text}))
    assert [found.artifact.name for found in search.contracts] == [name.rpartition("/")[2]]


@pytest.mark.parametrize(
    ("name", "text", "line", "reason"),
    [
        ("contracts/openapi.yaml", "", 1, "It is empty"),
        ("contracts/openapi.yaml", "# later\n", 1, "comments only"),
        ("contracts/openapi.yaml", "<!DOCTYPE html>\n", 1, "web page"),
        ("contracts/openapi.yaml", "version https://git-lfs.github.com/spec/v1\noid sha256:0\n", 1, "Git LFS"),
        ("contracts/openapi.yaml", "- openapi: 3.0.3\n", 1, "top level is a list"),
        ("contracts/openapi.yaml", "asyncapi: 3.0.0\n", 1, "neither"),
        ("contracts/openapi.yaml", "just words\n", 1, "neither"),
        ("contracts/openapi.yaml", b"\xff\xfeo\x00", None, "not UTF-8"),
        ("contracts/my-swagger.json", "{}", 1, "neither"),
        ("contracts/api.yaml", "openapi: 3.0.3\n", 1, "describes nothing"),
        ("contracts/api.yaml", API + "paths: {}\n", 5, "stands twice"),
        ("contracts/api.yaml", API + "---\n" + API, 5, "second YAML document"),
        ("contracts/api.json", '{"openapi": "3.0.3",\n', 2, "not valid JSON"),
    ],
)
def test_a_file_that_only_claims_to_be_a_contract_is_rejected_with_its_reason(
    name: str, text: str | bytes, line: int | None, reason: str
) -> None:
    feature = ferries({name: text})
    search = contract.find(feature)
    assert search.contracts == ()
    (rejected,) = search.rejected
    assert reason in rejected.reason
    result = openapi_contract.check(feature, Parameters())
    assert [(finding.path, finding.line) for finding in result.findings] == [(f"{FEATURE}/{name}", line)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("contracts/events.yaml", "asyncapi: 3.0.0\nchannels: {}\n"),
        ("contracts/ferry.schema.json", '{"$schema": "https://json-schema.org/draft/2020-12/schema"}'),
        ("contracts/ipc.ts", "export interface Ferry {}\n"),
        ("contracts/README.md", "# Contracts\n"),
        ("contracts/openapi-generator.yaml", "generatorName: go\n"),
        ("contracts/generator.yaml", "tasks:\n  openapi: ./openapi.yaml\n"),
    ],
)
def test_other_files_are_passed_over_beside_a_contract_and_do_not_replace_one(name: str, text: str) -> None:
    assert openapi_contract.check(ferries({name: text, "contracts/api.yaml": API}), Parameters()).findings == ()
    assert openapi_contract.check(ferries({name: text}), Parameters()).findings != ()


@pytest.mark.parametrize(
    ("document", "named"),
    [
        ("contracts/openapi-ref.md", "See `schema/ferries.yaml`."),
        ("contracts/openapi-ref.md", "[the contract](../../../schema/ferries.yaml#/paths)"),
        ("plan.md", "The API is described in schema/ferries.yaml."),
        ("plan.md", "| Contract | ./../../schema/ferries.yaml |"),
    ],
)
def test_a_contract_of_the_repository_counts_where_a_document_names_it(document: str, named: str) -> None:
    feature = ferries({document: f"# A\n\n{named}\n", "schema/ferries.yaml": API})
    assert [found.artifact.path for found in contract.find(feature).contracts] == ["schema/ferries.yaml"]
    assert openapi_contract.check(ferries({"plan.md": "# A\n", "schema/ferries.yaml": API}), Parameters()).findings


@pytest.mark.parametrize("named", ["../../../outside.yaml", "/etc/x.yaml", "https://example.org/schema/ferries.yaml"])
def test_nothing_outside_is_asked_for(named: str) -> None:
    feature = ferries({"plan.md": f"See {named}\n", "schema/ferries.yaml": API})
    assert contract.find(feature).contracts == ()
    memory = feature.repository
    assert isinstance(memory, Memory)
    assert all(not path.startswith(("/", "..")) for path in memory.asked)


def test_the_contract_of_another_feature_is_not_this_ones() -> None:
    other = "specs/001-harbours/contracts/openapi.yaml"
    feature = ferries({"plan.md": f"Like {other}.\n", other: API})
    assert contract.find(feature).contracts == ()


def test_a_link_among_the_contracts_is_a_finding() -> None:
    refused = {f"{FEATURE}/contracts/openapi.yaml": "it is a symbolic link"}
    result = openapi_contract.check(ferries({"contracts/api.yaml": API}, refused), Parameters())
    assert "It cannot be read: it is a symbolic link." in result.findings[0].message


def test_a_contract_that_another_one_refers_to_needs_no_operation() -> None:
    shared = "openapi: 3.1.0\ninfo: {title: a, version: '1'}\ncomponents: {schemas: {A: {type: string}}}\n"
    user = API.replace(
        "description: a", "description: a, content: {a/b: {schema: {$ref: 'shared.yaml#/components/schemas/A'}}}"
    )
    both = ferries({"contracts/api.yaml": user, "contracts/shared.yaml": shared})
    assert openapi_contract.check(both, Parameters()).findings == ()
    (finding,) = openapi_contract.check(ferries({"contracts/shared.yaml": shared}), Parameters()).findings
    assert finding.message == "The document describes no operation."


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        (Parameters(versions=("3.3",)), "`versions` names `3.3`"),
        (Parameters(min_operations=0), "`min_operations` is less than 1"),
        (Parameters(paths=("../*.yaml",)), "The glob"),
    ],
)
def test_parameters_that_ask_for_nothing_are_never_a_pass(parameters: Parameters, reason: str) -> None:
    result = openapi_contract.check(ferries({"contracts/api.yaml": API}), parameters)
    assert result.undecided is not None
    assert reason in result.undecided


@pytest.mark.parametrize(
    ("files", "glob", "message"),
    [
        ({"contracts/api.yaml": API}, "{feature}/contract/*.yaml", "No OpenAPI document matches"),
        ({"contracts/README.md": "# a\n"}, "{feature}/contracts/*", "No OpenAPI document matches"),
        ({"contracts/a.yaml": "a: 1\n"}, "{feature}/contracts/*", "It states neither"),
        ({"contracts/README.md": "# a\n"}, "{feature}/contracts/README.md", "does not count as a contract"),
    ],
)
def test_a_glob_without_a_contract_is_a_finding(files: dict[str, str], glob: str, message: str) -> None:
    (finding,) = openapi_contract.check(ferries(files), Parameters(paths=(glob,))).findings
    assert message in finding.message


def test_a_secret_in_a_reference_is_not_repeated() -> None:
    text = API.replace("description: a", "$ref: 'https://user:hunter2@example.org/a.yaml?token=s3cr3t'")
    (finding,) = openapi_contract.check(ferries({"contracts/api.yaml": text}), Parameters()).findings
    assert "leaves the repository" in finding.message
    assert "hunter2" not in finding.message
    assert "s3cr3t" not in finding.message


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from([*API.split("\n"), "a.yaml", "[x](y.json)", "\t", "<", "{", "- ", "---", "\ud7ff"]), max_size=8
    )
)
def test_any_file_is_a_contract_or_rejected(lines: list[str]) -> None:
    text = "\n".join(lines)
    feature = ferries({"contracts/openapi.yaml": text, "plan.md": text})
    search = contract.find(feature)
    assert bool(search.contracts) != any(rejected.claims for rejected in search.rejected)
    result = openapi_contract.check(feature, Parameters())
    assert result.findings or result.evidence
