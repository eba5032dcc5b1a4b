"""The check `observability-requirements` where a folder of examples would not show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.constitution.model import Level, Norm
from constitution_gate.gates.artifacts import observed_contract
from constitution_gate.gates.checks import observability_requirements as observability
from constitution_gate.gates.feature import Artifact, Feature

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from constitution_gate.gates.protocol import Result

ROOT = "specs/001-x"


class Files:
    """A repository in memory."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = files
        self.paths = tuple(sorted(files))
        self.refused: Mapping[str, str] = {}

    def read(self, path: str, *, text: bool = True) -> Artifact | None:
        return Artifact(path, self._files[path].encode()) if path in self._files else None

    def size(self, path: str) -> int | None:
        return None

    def shared(self, key: object, compute: Callable[[], object]) -> object:
        return compute()

    def is_directory(self, path: str) -> bool:
        return False


def found(files: Mapping[str, str], others: Mapping[str, str] | None = None, **parameters: object) -> Result:
    named = {f"{ROOT}/{name}": text for name, text in files.items()}
    own = {path: Artifact(path, text.encode()) for path, text in sorted(named.items())}
    repository = Files({**named, **(others or {})})
    return observability.check(Feature(ROOT, own, repository), observability.Parameters(**parameters))


def stated(topic: str, text: str) -> bool:
    result = found({"plan.md": f"# Implementation Plan\n\n## Summary\n\n{text}\n"}, topics=(topic,))
    assert bool(result.findings) != bool(result.evidence)
    return not result.findings


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("logging", "Logging uses pino with one JSON line per request."),
        ("logging", "Failed payments are logged at level error with the order id."),
        ("logging", "- **Logging**: console output of the worker, kept for a week"),
        ("logging", "Errors go to stderr; nothing else is written."),
        ("logging", "Structured logs, passwords redacted."),
        ("logging", "No logging: the extension runs offline in the editor and shows errors itself."),
        ("metrics", "A Prometheus histogram holds the duration of each import."),
        ("metrics", "The service exposes metrics for latency and errors."),
        ("metrics", "- **Metrics**: queue depth and import duration, reported to CloudWatch"),
        ("metrics", "No metrics: one-shot CLI."),
        ("metrics", "Metrics: none, because the script runs once a year."),
        ("tracing", "Requests are traced with OpenTelemetry."),
        ("tracing", "Each request gets a request id that stands in every log line."),
        ("tracing", "Tracing is not needed because one process serves the page."),
        ("health-checks", "A liveness probe calls the health endpoint every 10 seconds."),
        ("alerting", "An alert goes to the on-call channel when the error rate is above 2 % for five minutes."),
        ("correlation-ids", "The correlation id is propagated in a header to all services."),
        ("audit-log", "Each approval is written to the audit log with actor and timestamp."),
        ("logging", "すべての要求の状態と時間を JSON の構造化ログとして標準出力に書く。"),
        ("metrics", "处理时间和错误率作为指标由监控系统采集。"),
        (
            "logging",
            "Los errores se registran en el log con su nivel, y cada petición según su duración; están en JSON.",
        ),
        ("tracing", "O ID de correlação é propagado em cada requisição e está em todas as respostas com os logs."),
        (
            "metrics",
            "La latence et le nombre des requêtes sont des métriques exportées pour chaque service avec Prometheus.",
        ),
        ("tracing", "Die Korrelations-ID wird mit jeder Anfrage weitergegeben und steht in jeder Antwort."),
    ],
)
def test_what_says_how_or_why_not_states_a_topic(topic: str, text: str) -> None:
    assert stated(topic, text)


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("logging", "Users log in with a link and are logged out after an hour."),
        ("logging", "The changelog, the blog and the catalogue are updated."),
        ("logging", "- **Logging**: TBD"),
        ("logging", "- **Logging**: N/A"),
        ("logging", "- **Logging**: as needed"),
        ("logging", "- **Logging**: per company standards"),
        ("logging", "- **Logging**: follow best practices"),
        ("logging", "- **Logging**: [what is logged]"),
        ("logging", "Which events should be logged?"),
        ("logging", "The audit log records each approval."),
        ("logging", "API keys must never be logged."),
        ("logging", "Structured logging will be added later."),
        ("logging", "<!-- pino logs every request -->"),
        ("logging", "```python\nlogger.info('started')\n```"),
        ("metrics", "Success metrics: nine of ten visitors find the page."),
        ("metrics", "The dashboard metrics are shown in cards."),
        ("metrics", "No metrics."),
        ("metrics", "- **Metrics**: none"),
        ("tracing", "The stack trace is shown to developers."),
        ("tracing", "Requirements traceability is kept in the table."),
        ("tracing", "The offer spans three days."),
        ("tracing", "Tracing: not yet decided."),
        ("metrics", "指標：待定"),
        ("tracing", "订单追踪页面显示包裹的位置。"),
        ("logging", "ログイン画面を表示する。"),
    ],
)
def test_what_only_names_a_topic_or_means_something_else_does_not(topic: str, text: str) -> None:
    assert not stated(topic, text)


def test_a_row_of_a_table_with_an_empty_cell_states_nothing() -> None:
    table = "| Aspect | Approach |\n|---|---|\n| Logging | |\n| Metrics | … |\n| Tracing | – |\n"
    result = found({"plan.md": f"# Plan\n\n## Observability\n\n{table}"})
    assert [finding.line for finding in result.findings] == [7, 8, 9]
    assert result.evidence == ()


def test_in_a_constitution_check_only_what_says_how_counts() -> None:
    head = "# Plan\n\n## Constitution Check\n\n"
    item = "- **Observability**: failures are logged; metrics exist; tracing is defined\n"
    assert len(found({"plan.md": head + item}).findings) == 3
    row = "| VI. Observability | PASS | Serilog, latency histogram in Prometheus, OpenTelemetry traces |\n"
    table = f"| Principle | Status | Notes |\n|---|---|---|\n{row}"
    assert found({"plan.md": head + table}).findings == ()


def test_the_quickstart_and_the_tasks_state_nothing() -> None:
    text = "# X\n\nPino logs each request; see Prometheus and Jaeger.\n"
    assert len(found({"quickstart.md": text, "tasks.md": text, "plan.md": "# Plan\n"}).findings) == 1


def asked(*texts: str) -> dict[str, object]:
    return observability.parameters_from([Norm(text, "MUST", Level.MUST, 1) for text in texts])


EITHER = {"topics": ("logging", "metrics", "tracing"), "at_least": 1}


@pytest.mark.parametrize(
    ("text", "parameters"),
    [
        (
            "Every response MUST carry an `x-trace-id` header.",
            {"topics": (), "headers": ("x-trace-id",), "headers_in": "responses"},
        ),
        (
            "All requests MUST accept the header X-Request-Id.",
            {"topics": (), "headers": ("x-request-id",), "headers_in": "operations"},
        ),
        ("Services MUST expose /health and /metrics.", {"topics": (), "endpoints": ("/health", "/metrics")}),
        ("Every service MUST expose /health/live and /health/ready endpoints.",
         {"topics": (), "endpoints": ("/health/live", "/health/ready")}),
        ("All logs MUST be structured JSON.", {"topics": ("logging",)}),
        (
            "Services MUST write structured JSON logs with a correlation id.",
            {"topics": ("logging", "correlation-ids")},
        ),
        ("Metrics MUST include request rate and latency histograms.", {"topics": ("metrics",)}),
        ("Distributed tracing MUST be implemented.", {"topics": ("tracing",)}),
        ("All services MUST be observable.", {}),
        ("Critical flows MUST be observable (metrics/logs/traces).", EITHER),
        ("關鍵流程必須具備足夠的可觀測性（指標/日誌/追蹤）。", EITHER),
        ("All logs MUST include context (userId, requestId where available).", {"topics": ("logging",)}),
        ("所有回應必須帶有 x-trace-id 標頭。", {"topics": (), "headers": ("x-trace-id",), "headers_in": "responses"}),
    ],
)  # fmt: skip
def test_a_norm_asks_for_what_it_names_and_no_more(text: str, parameters: dict[str, object]) -> None:
    assert asked(text) == parameters
    observability.Parameters(**parameters)


def test_one_norm_that_asks_for_all_brings_the_default_topics() -> None:
    assert asked("All services MUST be observable.", "Services MUST expose /health.") == {"endpoints": ("/health",)}


def test_one_of_several_topics_will_do_where_one_is_asked_for() -> None:
    files = {"plan.md": "# Plan\n\nPino logs each request.\n"}
    assert found(files, at_least=1).findings == ()
    assert len(found(files).findings) == 1
    assert len(found(files, topics=("metrics", "tracing"), at_least=1).findings) == 1
    assert "`topics` names 1" in (found(files, topics=("metrics",), at_least=2).undecided or "")


SERVED = "# Plan\n\n**Project Type**: web service (REST API)\n\nThe service exposes a REST endpoint `GET /orders`.\n"


def test_a_health_check_is_stated_once_for_a_service() -> None:
    asks = {"topics": ("health-checks",)}
    assert len(found({"plan.md": SERVED}, **asks).findings) == 1
    other = {"specs/000-base/plan.md": "# Plan\n\nA liveness probe calls the health endpoint every ten seconds.\n"}
    result = found({"plan.md": SERVED}, other, **asks)
    assert result.findings == ()
    assert result.evidence[0].path == "specs/000-base/plan.md"


def test_no_health_check_is_asked_of_what_serves_nothing() -> None:
    result = found({"plan.md": "# Plan\n\n**Project Type**: CLI\n"}, topics=("health-checks",))
    assert result.findings == ()
    assert result.evidence[0].note.startswith("No health check is asked of it")


def test_what_is_forbidden_is_not_asked_for() -> None:
    norm = Norm("The header x-trace-id MUST NOT be trusted.", "MUST NOT", Level.MUST, 1, negative=True)
    assert observability.parameters_from([norm]) == {}


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"topics": ("loging",)}, "known are logging"),
        ({"headers": ("x trace",)}, "no name of a header"),
        ({"endpoints": ("health",)}, "begins with a slash"),
        ({"headers_in": "request"}, "it is one of operations"),
        ({"topics": ()}, "nothing is demanded"),
    ],
)
def test_parameters_that_cannot_be_judged_are_named(parameters: dict[str, object], message: str) -> None:
    (sentence,) = observability.problems(observability.Parameters(**parameters))
    assert message in sentence
    assert message in (found({"plan.md": "# Plan\n"}, **parameters).undecided or "")


@pytest.mark.parametrize(
    ("path", "endpoint", "there"),
    [
        ("/health", "/health", True),
        ("/health/", "/health", True),
        ("/api/v1/health", "/health", True),
        ("/orders/health", "/health", False),
        ("/healthy", "/health", False),
        ("/HEALTH", "/health", True),
        ("/orders/{id}", "/orders/{orderId}", True),
        ("/", "/health", False),
    ],
)
def test_an_endpoint_is_a_whole_path_behind_a_base(path: str, endpoint: str, there: bool) -> None:
    assert (observed_contract.serves([(path, 3)], endpoint) == 3) is there


def contract(responses: str, parameters: str = "") -> str:
    return (
        "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /orders:\n    get:\n"
        f"      parameters: [{parameters}]\n      responses: {{{responses}}}\n"
    )


CARRIES = "'200': {description: x, headers: {X-Trace-ID: {schema: {type: string}}}}"
LACKS = "'404': {description: y}"


@pytest.mark.parametrize(
    ("text", "place", "good"),
    [
        (contract(CARRIES), "operations", True),
        (contract(f"{CARRIES}, {LACKS}"), "operations", True),
        (contract(f"{CARRIES}, {LACKS}"), "responses", False),
        (contract(f"{CARRIES}, {LACKS}"), "contract", True),
        (contract(LACKS), "operations", False),
        (contract(LACKS), "contract", False),
        (contract(LACKS, "{name: x-trace-id, in: header, schema: {type: string}}"), "operations", True),
        (contract(LACKS, "{name: x-trace-id, in: header, schema: {type: string}}"), "responses", False),
        (contract(LACKS, "{name: x-trace-id, in: query, schema: {type: string}}"), "operations", False),
        (contract(""), "operations", False),
    ],
)
def test_a_header_is_declared_where_it_is_asked_for(text: str, place: str, good: bool) -> None:
    result = found({"contracts/a.yaml": text, "plan.md": "# P\n"}, topics=(), headers=("x-trace-id",), headers_in=place)
    assert (result.findings == ()) is good
    assert bool(result.evidence) is good


def test_many_operations_without_the_header_make_few_findings() -> None:
    paths = "".join(f"  /a{n}:\n    get:\n      responses: {{'200': {{description: x}}}}\n" for n in range(30))
    paths += f"  /b:\n    get:\n      responses: {{{CARRIES}}}\n"
    text = f"openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n{paths}"
    result = found({"contracts/a.yaml": text, "plan.md": "# P\n"}, topics=(), headers=("x-trace-id",))
    assert len(result.findings) == 5
    assert "25 more operations" in result.findings[-1].message


@given(
    st.lists(
        st.sampled_from(["- **Logging**: pino\n", "- **Metrics**: Prometheus\n", "- **Tracing**: Jaeger\n"]),
        unique=True,
    )
)
@settings(max_examples=20, deadline=None)
def test_the_order_of_statements_does_not_matter(items: list[str]) -> None:
    result = found({"plan.md": "# Plan\n\n## Observability\n\n" + "".join(items)})
    assert len(result.evidence) == len(items)


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_it(plan: str, name: str) -> None:
    found({"plan.md": plan.encode("utf-8", "replace").decode()})
    observability.parameters_from([Norm(name, "MUST", Level.MUST, 1)])
    observability.problems(
        observability.Parameters(topics=(name,), headers=(name,), endpoints=(name,), headers_in=name)
    )
