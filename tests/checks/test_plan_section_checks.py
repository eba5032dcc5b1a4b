"""The plan's sections in the forms in which people write them: which of them say enough.

Each row is the body of a plan, its research.md, and whether the check passes, fails or does not decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constitution_gate.constitution.model import Level, Norm
from constitution_gate.gates import catalogue
from constitution_gate.gates.feature import Artifact, Feature, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from constitution_gate.gates.protocol import Result

CHECKS = ("architecture-decisions", "caching-strategy", "dependencies", "retry-policy", "risk-assessment")
PLAN = "# Implementation Plan: Shop\n\n## Summary\n\nA shop.\n\n"


class Tree:
    """A repository that holds the given files and nothing else."""

    def __init__(self, files: Mapping[str, Artifact]) -> None:
        self.files = files
        self.refused: dict[str, str] = {}

    def shared(self, key: object, compute: Callable[[], Any]) -> Any:
        return compute()

    @property
    def paths(self) -> list[str]:
        return sorted(self.files)

    def read(self, path: str, *, text: bool = True) -> Artifact | None:
        return self.files.get(path)

    def size(self, path: str) -> int | None:
        return len(self.files[path].data) if path in self.files else None

    def is_directory(self, path: str) -> bool:
        return any(known.startswith(f"{path}/") for known in self.files)


def load(check: str) -> Any:
    return catalogue.load(check)


def result(check: str, plan: str, research: str = "", parameters: Mapping[str, object] | None = None) -> Result:
    written = {"plan.md": plan, "research.md": research}
    files = {
        f"specs/001-shop/{name}": Artifact(f"specs/001-shop/{name}", text.encode("utf-8", "replace"))
        for name, text in written.items()
        if text
    }
    module = load(check)
    found: Result = module.check(Feature("specs/001-shop", files, Tree(files)), module.Parameters(**(parameters or {})))
    return found


def verdict(found: Result) -> str:
    if found.undecided is not None:
        return "undecided"
    return "fail" if found.findings else "pass" if found.evidence else "nothing"


CACHING_STRATEGY = [
    (
        (
            "## Caching Strategy [OPTIONAL]\n\n| Endpoint/Data | Cache Duration (TTL) | Invalidation Strategy |\n"
            "|---|---|---|\n| GET /products | 5 minutes | on update |\n\n**Caching Tool**: Redis\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## 🗄️ Caching\n\n- Products list: 5 min TTL, invalidated on update\n"
            "- Sessions: 30 minutes, purged on logout\n\nTool: Redis 7\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## 6. Cache Policy\n\n- **Products list** — 5 min TTL, invalidated on update (Redis)\n"
            "- **Users** — cached in Redis\n"
        ),
        "",
        "fail",
    ),
    ("## Caching\n\nUse caching where appropriate.\n", "", "fail"),
    (
        (
            "## Caching Strategy\n\n### Product list\n\n- **TTL**: 5 minutes\n"
            "- **Invalidation**: on product update\n- **Tool**: Redis\n\n### Rates\n\n- **TTL**: 1 hour\n"
            "- **Invalidation**: nightly import\n- **Tool**: Redis\n"
        ),
        "",
        "pass",
    ),
    ("## Caching Strategy\n\n### Product list\n\n- **TTL**: 5 minutes\n- **Tool**: Redis\n", "", "fail"),
    (
        (
            "## Caching Strategy\n\n| Data | TTL | Invalidation |\n|---|---|---|\n"
            "| [endpoint 1] | [e.g., 5 minutes] | [e.g., on update] |\n\n"
            "**Caching Tool**: [Per project conventions - e.g., Redis]\n"
        ),
        "",
        "fail",
    ),
    (
        (
            "## Caching Strategy\n\n| Data | TTL | Invalidation |\n|---|---|---|\n| A | 5 min |  |\n\n"
            "**Caching Tool**: Redis\n"
        ),
        "",
        "fail",
    ),
    (
        (
            "## Caching Strategy\n\n| Data | TTL | Invalidation |\n|---|---|---|\n| A | short | on update |\n\n"
            "**Caching Tool**: Redis\n"
        ),
        "",
        "fail",
    ),
    (
        (
            "## Caching Strategy\n\n| Data | TTL | Invalidation |\n|---|---|---|\n| A | 60s | as needed |\n\n"
            "**Caching Tool**: Redis\n"
        ),
        "",
        "fail",
    ),
    ("## Caching Strategy\n\n| Data | TTL | Invalidation |\n|---|---|---|\n| A | 60s | on write |\n", "", "fail"),
    (
        (
            "## Caching Strategy\n\n| What | Where | How long | Evicted |\n|---|---|---|---|\n"
            "| A | Redis | 60s | on write |\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Caching Strategy\n\n"
            "All list endpoints are cached in Redis for 5 minutes. Entries are invalidated when a product changes.\n"
        ),
        "",
        "pass",
    ),
    (
        ("## Caching Strategy\n\n- TTL 5 minutes for all list endpoints\n- Invalidate on mutation via tags\n- Redis\n"),
        "",
        "pass",
    ),
    (
        (
            "## Zwischenspeicher\n\n| Daten | Gültigkeitsdauer | Invalidierung |\n|---|---|---|\n"
            "| Produktliste | 5 Minuten | bei jeder Änderung |\n\n**Werkzeug**: Redis\n\n"
            "Der Plan wird mit dem Team und für die Kunden geprüft. Das ist so.\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## キャッシュ戦略\n\n| データ | 有効期限 | 無効化条件 |\n|---|---|---|\n| 商品一覧 | 5分 | 更新時 |\n\n"
            "**ツール**: Redis\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## 缓存策略\n\n| 数据 | 过期时间 | 失效策略 |\n|---|---|---|\n| 商品列表 | 5 分钟 | 更新时清除 |\n\n"
            "**缓存工具**：Redis\n"
        ),
        "",
        "pass",
    ),
    ("## 快取策略\n\n- 商品列表：5 分鐘，更新時失效（Redis）\n", "", "pass"),
    (
        (
            "## Estrategia de caché\n\n| Datos | Duración | Invalidación |\n|---|---|---|\n"
            "| Lista de productos | 5 minutos | al actualizar |\n\n**Herramienta**: Redis\n\n"
            "Los datos del catálogo se guardan con una copia. Una vez está según el plan.\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Stratégie de cache\n\n| Données | Durée | Invalidation |\n|---|---|---|\n"
            "| Liste des produits | 5 minutes | à chaque mise à jour |\n\n**Outil** : Redis\n\n"
            "Les données du catalogue sont gardées pour une heure avec le plan.\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Estratégia de cache\n\n| Dados | Duração | Invalidação |\n|---|---|---|\n"
            "| Lista de produtos | 5 minutos | ao atualizar |\n\n**Ferramenta**: Redis\n\n"
            "Os dados da lista são guardados com uma cópia; não há mais.\n"
        ),
        "",
        "pass",
    ),
    ("## Caching Strategy\n\nN/A\n", "", "fail"),
    ("## Caching Strategy\n\nNo caching: every read must be fresh.\n", "", "undecided"),
    ("## Notes\n\nProducts are cached in Redis for 5 minutes and invalidated on update.\n", "", "pass"),
    ("## Notes\n\nTokens expire after 15 minutes. We use Redis as a cache.\n", "", "fail"),
    (
        (
            "## Constitution Check\n\n| P | S |\n|---|---|\n"
            "| Cached data MUST expire after 5 minutes and be invalidated on update, in Redis cache | PASS |\n"
        ),
        "",
        "fail",
    ),
    (
        "## Caching Strategy\n\nSee research.md.\n",
        "# Research\n\n## R1 Caching\n\n**Decision**: Redis, 5-minute TTL, invalidated on product updates.\n",
        "pass",
    ),
    (
        (
            "## Caching Strategy\n\n> | Data | TTL | Invalidation |\n> |---|---|---|\n"
            "> | A | 5 min | on update |\n\nTo be decided.\n"
        ),
        "",
        "fail",
    ),
    ("## Caching Strategy\n\n<!-- Products: 5 min TTL, invalidated on update, Redis -->\n", "", "fail"),
    (
        (
            "## Caching Strategy\n\n**Products**: cached for 10 minutes in Redis; evicted on price change.\n\n"
            "**Categories**: cached for 1 day in Redis; evicted on deploy.\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Caching Strategy\n\n| Parameter | Value |\n|---|---|\n| TTL | 5 minutes |\n"
            "| Invalidation | on write |\n| Tool | Redis |\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Caching Strategy\n\n| Data | Policy |\n|---|---|\n"
            "| Products | 5 min TTL in Redis, invalidated on write |\n| Users | Redis |\n"
        ),
        "",
        "fail",
    ),
    (
        (
            "## Technical Context\n\n**Storage**: Postgres\n"
            "**Cache**: Redis, TTL 300s, key `product:{id}`, invalidated on `product.updated` event\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Caching\n\n| Cache Key | TTL | Invalidated By | Store |\n|---|---|---|---|\n"
            "| product:{id} | 300s | product.updated event | Redis |\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## CDN caching\n\n"
            "Responses carry `Cache-Control: public, max-age=300`; the CDN is purged through "
            "its API when an article is published.\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Caching\n\n- **Redis**\n  - `user:{id}`: TTL 15m, invalidated on profile update\n"
            "  - `feed:{id}`: TTL 1m, invalidated on post\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Caching\n\n- **Redis**\n  - `user:{id}`: TTL 15m, invalidated on profile update\n"
            "  - `feed:{id}`: TTL 1m\n"
        ),
        "",
        "fail",
    ),
    (
        "### Cache Layers\n\n1. **Browser** – 5 min; revalidated with ETag\n2. **CDN** – 1 h; purged on deploy\n",
        "",
        "pass",
    ),
    (
        (
            "## Caching Strategy\n\n| Data | TTL | Invalidation |\n|---|---|---|\n"
            "| A | none (immutable, content hash in the key) | new key on deploy |\n| B | 60s | TTL only |\n\n"
            "Cached in Redis.\n"
        ),
        "",
        "pass",
    ),
    ("## Caching\r\n\r\n- Products list: 5 min TTL, invalidated on update (Redis)\r\n", "", "pass"),
    (
        (
            "## Caching\n\n- Products list: 5 min TTL, invalidated on update (Redis)\n"
            "- Prices: TTL tbd, invalidated on import\n"
        ),
        "",
        "fail",
    ),
    (
        (
            "## Caching Strategy\n\n**What is cached**: product list\n**TTL**: 5 minutes\n"
            "**Invalidation**: on product change\n**Tool**: Redis\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Caching Strategy\n\n**What is cached**: product list\n\n**TTL**: 5 minutes\n\n**Invalidation**:\n\n"
            "- on product change\n- on price import\n\n**Tool**: Redis\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Caching Strategy\n\n```yaml\nproducts:\n  ttl: 300\n  invalidate_on: product.updated\n"
            "  store: redis\n```\n"
        ),
        "",
        "pass",
    ),
    ("## Caching Strategy\n\n| Data | TTL | Invalidation |\n|---|---|---|\n", "", "fail"),
    (
        (
            "## Caching Strategy\n\n"
            "We will cache aggressively to keep latency below 200 ms. Redis. Cache is refreshed regularly.\n"
        ),
        "",
        "fail",
    ),
    ("## Caching\n\n用户列表缓存 10 分钟，写入后清除（Redis）。\n", "", "pass"),
    ("## キャッシュ\n\n- 商品一覧: Redis に 5 分間キャッシュし、更新時に無効化する\n", "", "pass"),
]

RETRY_POLICY = [
    (
        (
            "## Retry Logic [OPTIONAL]\n\n| Operation | Max Attempts | Backoff Strategy | Retry On |\n"
            "|---|---|---|---|\n| Fetch rates | 3 | Exponential (1s, 2s, 4s) | 5xx, network errors |\n\n"
            "**Idempotency Concerns**: None of these changes anything; all are reads.\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Retry Logic\n\n| Operation | Max Attempts | Backoff Strategy | Retry On |\n|---|---|---|---|\n"
            "| [API call 1] | 3 | Exponential (1s, 2s, 4s) | 5xx, network errors |\n"
            "| [API call 2] | 5 | Fixed (500ms) | 429 rate limit |\n\n"
            "**Idempotency Concerns**: [Document any operations that should NOT be retried]\n\n"
            "> **Note**: Database interactions typically should NOT implement retry unless "
            "explicitly required for transactional integrity.\n"
        ),
        "",
        "fail",
    ),
    ("## Retry Logic\n\nHandle retries gracefully.\n", "", "fail"),
    (
        (
            "## Error handling\n\n"
            "All calls to the payment provider retry up to 3 times with exponential backoff on 5xx and timeouts.\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Error handling\n\nCalls to the weather API are retried. Retry up to 3 times with\n"
            "exponential backoff (200 ms, 400 ms) on timeouts.\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Retry Logic\n\n| Operation | Max Attempts | Backoff | Retry On |\n|---|---|---|---|\n"
            "| Charge card | 3 | exponential | timeouts |\n"
        ),
        "",
        "fail",
    ),
    (
        (
            "## Retry Logic\n\n| Operation | Max Attempts | Backoff | Retry On |\n|---|---|---|---|\n"
            "| Charge card | 3 | exponential | timeouts |\n\n"
            "**Idempotency Concerns**: charges carry an Idempotency-Key.\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Retry Logic\n\n| Operation | Max Attempts | Backoff | Retry On |\n|---|---|---|---|\n"
            "| Save order in database | 3 | exponential | timeouts |\n\nIdempotency: by order id.\n"
        ),
        "",
        "fail",
    ),
    (
        (
            "## Retry Logic\n\n| Operation | Max Attempts | Backoff | Retry On |\n|---|---|---|---|\n"
            "| Database transaction | 3 | exponential | serialization failures |\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Retry Logic\n\n| Operation | Max Attempts | Backoff | Retry On |\n|---|---|---|---|\n"
            "| Fetch rates | 3 |  | timeouts |\n"
        ),
        "",
        "fail",
    ),
    (
        ("## Retry Logic\n\n| Operation | Max Attempts | Retry On |\n|---|---|---|\n| Fetch rates | 3 | timeouts |\n"),
        "",
        "fail",
    ),
    (
        (
            "## Retry Logic\n\nAll use exponential backoff with jitter, base 200 ms.\n\n"
            "| Operation | Max Attempts | Retry On |\n|---|---|---|\n| Fetch rates | 3 | timeouts |\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Retry Logic\n\n- Stripe lookups: 3 attempts, exponential backoff, on 5xx\n"
            "- SendGrid status: 5 attempts, fixed delay of 500 ms, on 429\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Retry Logic\n\n- Stripe lookups: 3 attempts, exponential backoff, on 5xx\n"
            "- SendGrid status: 5 attempts\n"
        ),
        "",
        "fail",
    ),
    (
        (
            "## Resilience\n\n- **Attempts**: 3\n- **Backoff**: exponential, 1s base\n"
            "- **Retry on**: 5xx, timeouts\n- **Idempotency**: POST requests carry a key\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Retry Policy\n\n"
            "No retries: the provider repeats its webhooks itself, and reads are repeated by the user.\n"
        ),
        "",
        "pass",
    ),
    ("## Retry Policy\n\nNone\n", "", "fail"),
    (
        (
            "## Retry Logic\n\n| Operation | Max Attempts | Backoff | Retry On |\n|---|---|---|---|\n"
            "| Charge card | 1 (no retry) | N/A | N/A |\n| Fetch rates | 3 | exponential | timeouts |\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Wiederholungsstrategie\n\n| Vorgang | Versuche | Wartezeit | Wiederholen bei |\n|---|---|---|---|\n"
            "| Kurse abrufen | 3 | exponentiell | Zeitüberschreitung |\n\n"
            "Das wird für die Kunden mit dem Team geprüft und ist nicht neu.\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## リトライ方針\n\n| 操作 | 最大試行回数 | バックオフ | リトライ条件 |\n|---|---|---|---|\n"
            "| 為替取得 | 3 | 指数 | タイムアウト |\n"
        ),
        "",
        "pass",
    ),
    ("## エラー処理\n\n外部APIの呼び出しは、タイムアウトの場合に最大3回、指数バックオフで再試行する。\n", "", "pass"),
    ("## 重试策略\n\n外部接口调用在超时或 5xx 错误时最多重试 3 次，采用指数退避。\n", "", "pass"),
    (
        (
            "## Política de reintentos\n\n"
            "Las llamadas se reintentan hasta 3 veces con espera exponencial ante errores "
            "5xx. Los datos del proveedor no cambian con una llamada sin efecto.\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Notes\n\n"
            "The page has a retry button on API failure; after 3 tries with exponential backoff the button hides.\n"
        ),
        "",
        "fail",
    ),
    ("## Alternatives considered\n\nRetry up to 3 times with exponential backoff on 5xx.\n", "", "fail"),
    ("## Constitution Check\n\n- [x] External calls MUST retry 3 times with exponential backoff on 5xx\n", "", "fail"),
    ("## Retry Logic\n\n```text\nmax_attempts: 3\nbackoff: exponential\nretry_on: [5xx, timeout]\n```\n", "", "pass"),
    (
        (
            "## External Integrations\n\n### Rates API\n\n"
            "Retries: 3 (exponential, 100ms base, jitter) on 429/5xx via tenacity.\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Integrations\n\n| Integration | Retry policy | Fallback |\n|---|---|---|\n"
            "| Rates | 3x exponential backoff on 5xx | queue |\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Resilience\n\n| Integration | Retry policy | Fallback |\n|---|---|---|\n"
            "| Rates | 3x exponential backoff on 5xx | queue |\n| Weather | best effort | none |\n"
        ),
        "",
        "fail",
    ),
    (
        (
            "## Retry\n\n| Service | Timeout | Retries | Backoff | Circuit breaker |\n|---|---|---|---|---|\n"
            "| Rates | 5s | 3 | 1s fixed | 50% |\n"
        ),
        "",
        "fail",
    ),
    (
        (
            "## Queue\n\n"
            "Jobs that call the mail provider are retried: `attempts: 5, backoff: { type: "
            "'exponential', delay: 1000 }` on provider errors.\n"
        ),
        "",
        "pass",
    ),
    ("## Client\n\nretry 3 times w/ 1s, 2s, 4s delays if the request times out.\n", "", "pass"),
    (
        (
            "## Fehler\n\n"
            "Bei Zeitüberschreitung wird der Aufruf bis zu dreimal mit exponentiellem "
            "Backoff wiederholt. Das ist mit dem Team für die Kunden geprüft.\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Errores\n\n"
            "La llamada se reintenta tres veces con espera exponencial ante errores de red. "
            "Los datos del proveedor no están sin una copia según el plan.\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Erreurs\n\n"
            "Les appels sont relancés trois fois avec un délai exponentiel en cas de "
            "timeout. Les données du plan sont pour une copie.\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Erros\n\n"
            "As chamadas são repetidas três vezes com backoff exponencial em caso de "
            "timeout. Os dados da lista não são com uma cópia.\n"
        ),
        "",
        "pass",
    ),
    ("## 错误处理\n\n调用第三方接口失败后重试3次，间隔1s、2s、4s。\n", "", "pass"),
    ("## Retry Policy\n\nRetries follow industry best practices with sensible defaults.\n", "", "fail"),
    ("## Retry Policy\n\nFailed requests are retried with exponential backoff.\n", "", "fail"),
    ("## Retry Policy\n\nFailed requests are retried a limited number of times with backoff.\n", "", "fail"),
    (
        "## Retry Policy\n\n- **Max attempts**: configurable\n- **Backoff**: exponential\n- **Retry on**: 5xx\n",
        "",
        "fail",
    ),
    (
        (
            "## Retry Logic\n\n"
            "- **Stripe charge**: 3 attempts, exponential backoff, on 5xx — with an idempotency key\n"
            "- **Refund**: not retried, a person looks at it\n"
        ),
        "",
        "pass",
    ),
]

RISK_ASSESSMENT = [
    (
        (
            "## Risk Assessment\n\n| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n"
            "| Import fails | Low | High | Test with a subset |\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Risk Assessment\n\n| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n"
            "| [Risk 1] | Low/Medium/High | Low/Medium/High | [Mitigation strategy] |\n"
        ),
        "",
        "fail",
    ),
    (
        (
            "## Risk Assessment\n\n| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n"
            "| Import fails | Low/Medium/High | High | Test |\n"
        ),
        "",
        "fail",
    ),
    (
        ("## Risks\n\n- **Import fails** (Likelihood: Low, Impact: High): test with a subset. Mitigation: rehearse.\n"),
        "",
        "pass",
    ),
    (
        (
            "## Risks\n\n- Import fails\n  - Likelihood: Low\n  - Impact: High\n"
            "  - Mitigation: rehearse it on a copy\n- Vendor ends\n  - Likelihood: Medium\n  - Impact: Medium\n"
        ),
        "",
        "fail",
    ),
    (
        (
            "## Risks and Mitigations\n\n### Import fails\n\n**Likelihood**: Low\n**Impact**: High\n"
            "**Mitigation**: rehearse it\n"
        ),
        "",
        "pass",
    ),
    (
        "## Risks & mitigations\n\n- Import fails (low likelihood, high impact): rehearse it on a copy first.\n",
        "",
        "pass",
    ),
    ("## Risks & mitigations\n\n- Import fails: rehearse it on a copy first.\n", "", "fail"),
    (
        (
            "## Risk Register\n\n| ID | Description | P | I | Response |\n|---|---|---|---|---|\n"
            "| R1 | Import fails | 2 | 4 | rehearse |\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Risk Register\n\n| Risk | Probability | Severity | Mitigation |\n|---|---|---|---|\n"
            "| Import fails | 20% | Critical | rehearse |\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Risk Register\n\n| Risk | Probability | Severity | Mitigation |\n|---|---|---|---|\n"
            "| Import fails | unknown | Critical | rehearse |\n"
        ),
        "",
        "fail",
    ),
    (
        (
            "## Risk Register\n\n| Risk | Probability | Severity | Mitigation |\n|---|---|---|---|\n"
            "| Import fails | Low | High | TBD |\n"
        ),
        "",
        "fail",
    ),
    (
        (
            "## Risk Register\n\n| Risk | Probability | Severity | Mitigation |\n|---|---|---|---|\n"
            "| Import fails | Low | High | best practices |\n"
        ),
        "",
        "fail",
    ),
    ("## Risks\n\nNone\n", "", "fail"),
    ("## Risks\n\nNo risks: the change is a text in one page and is reverted by a deploy.\n", "", "pass"),
    (
        (
            "## Risikobewertung\n\n| Risiko | Eintrittswahrscheinlichkeit | Auswirkung | Maßnahme |\n"
            "|---|---|---|---|\n| Import scheitert | gering | hoch | vorher proben |\n\n"
            "Das ist mit dem Team und für die Kunden nicht neu.\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## リスク評価\n\n| リスク | 発生確率 | 影響度 | 対策 |\n|---|---|---|---|\n"
            "| 取込失敗 | 低 | 高 | 事前に試す |\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## 风险评估\n\n| 风险 | 可能性 | 影响 | 缓解措施 |\n|---|---|---|---|\n"
            "| 导入失败 | 低 | 高 | 先用子集测试 |\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Análisis de riesgos\n\n| Riesgo | Probabilidad | Impacto | Mitigación |\n|---|---|---|---|\n"
            "| Falla la importación | Baja | Alto | ensayo previo |\n\nLos datos del plan no están sin una copia.\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Analyse des risques\n\n| Risque | Probabilité | Impact | Atténuation |\n|---|---|---|---|\n"
            "| Import en échec | Faible | Élevé | répétition |\n\nLes données du plan sont avec une copie.\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Análise de riscos\n\n| Risco | Probabilidade | Impacto | Mitigação |\n|---|---|---|---|\n"
            "| Falha na importação | Baixa | Alto | ensaio prévio |\n\n"
            "Os dados do plano são com uma cópia; não há mais.\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Risk Assessment\n\n- Risk: Import fails; Likelihood: Low; Impact: High; Mitigation: rehearse\n"
            "- Risk: Vendor ends; Likelihood: Low; Impact: High; Mitigation: export weekly\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Risk Assessment\n\n**Risk**: Import fails\n**Likelihood**: Low\n**Impact**: High\n"
            "**Mitigation**: rehearse\n\n**Risk**: Vendor ends\n**Likelihood**: Low\n**Impact**: High\n"
        ),
        "",
        "fail",
    ),
    ("## Summary\n", "", "fail"),
    (
        "## Summary\n",
        (
            "# R\n\n## Risk Analysis\n\n| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n"
            "| X fails | Low | High | Test it |\n"
        ),
        "pass",
    ),
    (
        (
            "## Risks\n\n| Risk | Impact (H/M/L) | Likelihood (H/M/L) | Mitigation |\n|---|---|---|---|\n"
            "| Import fails | H | M | rehearse |\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Risks\n\n"
            "1. **Risk**: Import fails. **Likelihood**: Low. **Impact**: High. **Mitigation**: rehearse it.\n"
            "2. **Risk**: Vendor ends. **Likelihood**: Low. **Impact**: High. **Mitigation**: export weekly.\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Risks\n\n### Risk 1: Import fails\n\n- Likelihood: Low\n- Impact: High\n- Mitigation: rehearse\n\n"
            "### Risk 2: Vendor ends\n\n- Likelihood: Low\n- Impact: High\n"
        ),
        "",
        "fail",
    ),
    (
        (
            "## Risks\n\n| Risk | L | I | Mitigation |\n|---|---|---|---|\n"
            "| Import fails | 🟢 Low | 🔴 High | rehearse |\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Risks\n\n| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n"
            "| Import fails | - | High | rehearse |\n"
        ),
        "",
        "fail",
    ),
    (
        (
            "## Risks\n\n| Risk | Likelihood/Impact | Mitigation |\n|---|---|---|\n"
            "| Import fails | Low/High | rehearse |\n"
        ),
        "",
        "pass",
    ),
    (
        ("## Technical Risks\n\n- **Import fails** — likelihood low, impact high. Mitigation: rehearse on a copy.\n"),
        "",
        "pass",
    ),
    ("## Risks\n\n| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n", "", "fail"),
    ("## Risks\n\nWe will monitor risks as they appear.\n", "", "fail"),
    (
        ("## Risk Assessment\n\n| Risk | Severity | Mitigation |\n|---|---|---|\n| Import fails | High | rehearse |\n"),
        "",
        "fail",
    ),
]

DEPENDENCIES = [
    (
        (
            "## Dependencies\n\n### External Dependencies\n\n- FastAPI 0.115 (web framework)\n"
            "- **Redis 7.2**: cache for the catalogue\n- zod ^3.23 — validation of input\n\n"
            "### Internal Dependencies\n\n- 002-accounts: the session service, blocking\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Dependencies\n\n### External Dependencies\n\n- [Dependency 1]: [What it is, version, why needed]\n\n"
            "### Internal Dependencies\n\n- [Other feature/service]: [How it's related, blocking or parallel]\n"
        ),
        "",
        "fail",
    ),
    ("## Dependencies\n\n### External Dependencies\n\n- FastAPI (web framework)\n", "", "fail"),
    ("## Dependencies\n\n### External Dependencies\n\n- FastAPI 0.115\n", "", "fail"),
    ("## Dependencies\n\n### External Dependencies\n\n- FastAPI latest: web framework\n", "", "fail"),
    ("## Dependencies\n\n### External Dependencies\n\nNone\n", "", "fail"),
    (
        (
            "## Dependencies\n\n### External Dependencies\n\nNone: only the standard library is used.\n\n"
            "### Internal Dependencies\n\nNone, the command stands alone.\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Dependencies\n\n| Package | Version | Purpose |\n|---|---|---|\n| zod | 3.23 | validation |\n"
            "| pino | >=9 | logs |\n"
        ),
        "",
        "pass",
    ),
    ("## Dependencies\n\n| Package | Version | Purpose |\n|---|---|---|\n| zod | latest | validation |\n", "", "fail"),
    ("## Dependencies\n\n| Package | Version | Purpose |\n|---|---|---|\n| zod | 3 |  |\n", "", "fail"),
    ('## Dependencies\n\n```json\n"zod": "^3.23",\n"pino": "^9.1"\n```\n', "", "fail"),
    ('## Dependencies\n\n```toml\nzod = "3.23"  # validation of input\n```\n', "", "pass"),
    (
        (
            "## Technical Context\n\n**Primary Dependencies**: FastAPI 0.115 (web framework), SQLAlchemy 2.0 (ORM)\n"
            "**Storage**: files\n"
        ),
        "",
        "pass",
    ),
    ("## Technical Context\n\n**Primary Dependencies**: FastAPI, SQLAlchemy\n**Storage**: files\n", "", "fail"),
    (
        "## Technical Context\n\n**Primary Dependencies**: None (standard library only)\n**Storage**: files\n",
        "",
        "pass",
    ),
    (
        (
            "## Dependencies\n\n### External Dependencies\n\n- SendGrid (hosted service): sends the mails\n"
            "- Stripe API v2024-06-20: payments\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Abhängigkeiten\n\n| Paket | Version | Zweck |\n|---|---|---|\n"
            "| zod | 3.23 | Prüfung der Eingaben |\n\nDas ist mit dem Team und für die Kunden nicht neu.\n"
        ),
        "",
        "pass",
    ),
    ("## 依存関係\n\n| パッケージ | バージョン | 用途 |\n|---|---|---|\n| zod | 3.23 | 入力検証 |\n", "", "pass"),
    ("## 依赖\n\n| 依赖 | 版本 | 用途 |\n|---|---|---|\n| zod | 3.23 | 校验输入 |\n", "", "pass"),
    ("## 依赖\n\n- zod 3.23：校验输入\n", "", "pass"),
    ("## Dependencies\n\nFastAPI 0.115 (web framework), SQLAlchemy 2.0 (ORM)\n", "", "pass"),
    (
        (
            "## Dependencies\n\n- **External**:\n  - zod 3.23: validation\n- **Internal**:\n"
            "  - 002-accounts: session service, blocking\n"
        ),
        "",
        "pass",
    ),
    ("## Dependencies\n\n**External**\n\n- zod 3.23: validation\n\n**Internal**\n\n- 002-accounts\n", "", "fail"),
    (
        (
            "## Dependencies\n\n- `zod@^3.23` for validation\n- [pino](https://example.org) 9.1: logs\n"
            "- PostgreSQL 16+ - primary store\n- Node.js ≥ 20 — runtime\n- React 18.x: user interface\n"
        ),
        "",
        "pass",
    ),
    (
        ("## Dependencies\n\n| Service | Purpose | Version |\n|---|---|---|\n| Stripe | Payments | API 2024-06-20 |\n"),
        "",
        "pass",
    ),
    ("## Dependencies\n\n- OAuth2 library: sign-in\n", "", "fail"),
    ("## Dependencies\n\n- S3 bucket: keeps files for 30 days\n", "", "fail"),
    ("## Dependencies\n\n- Auth0: sign-in, 3 tenants\n", "", "fail"),
    ("## New Dependencies\n\n- **zod** (^3.23): validation\n", "", "pass"),
    ("## Dependencies\n\n- [e.g., FastAPI 0.115: web framework]\n", "", "fail"),
    ("## Dependencies\n\n### External\n\n- zod 3.23: TBD\n", "", "fail"),
    ("## Dependencies\n\n### External\n\n- zod 3.23: as needed\n", "", "fail"),
    ("## 外部依存関係\n\n- zod 3.23: 入力検証\n", "", "pass"),
    ("## Dependências\n\n- zod 3.23: validação da entrada\n\nOs dados da lista não são com uma cópia.\n", "", "pass"),
    (
        (
            "## Dépendances externes\n\n- zod 3.23 : validation des entrées\n\n"
            "Les données du plan sont pour une copie avec un test.\n"
        ),
        "",
        "pass",
    ),
]

ARCHITECTURE_DECISIONS = [
    (
        (
            "## Architecture Decisions\n\n### Decision 1: One owner\n\n**Context**: Two services write.\n\n"
            "**Decision**: One owner.\n\n**Rationale**: No races.\n\n"
            "**Alternatives Considered**: Locks, which block readers.\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Architecture Decisions\n\n### Decision 1: [Brief Title]\n\n"
            "**Context**: [What is the issue or situation requiring a decision?]\n\n"
            "**Decision**: [What was decided?]\n\n**Rationale**: [Why was this decision made?]\n\n"
            "**Alternatives Considered**: [What other options were evaluated?]\n"
        ),
        "",
        "fail",
    ),
    (
        (
            "## Architecture Decisions\n\n### ADR-001: One owner\n\n**Context**: Two services write.\n\n"
            "**Decision**: One owner.\n\n**Rationale**: No races.\n\n"
        ),
        "",
        "fail",
    ),
    (
        (
            "## Architecture Decisions\n\n### ADR-001: One owner\n\n#### Context\n\nTwo write.\n\n#### Decision\n\n"
            "One owner.\n\n#### Rationale\n\nNo races.\n\n#### Alternatives considered\n\n- Locks: block readers\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Architecture Decisions\n\n| Decision | Context | Rationale | Alternatives |\n|---|---|---|---|\n"
            "| One owner | two write | no races | locks |\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Architecture Decisions\n\n| Decision | Context | Rationale | Alternatives |\n|---|---|---|---|\n"
            "| One owner | two write |  | locks |\n"
        ),
        "",
        "fail",
    ),
    ("## Architecture Decisions\n\n| Decision | Rationale |\n|---|---|\n| One owner | no races |\n", "", "fail"),
    (
        "## Summary\n",
        (
            "# Research\n\n## Storage\n\n- **Decision**: Postgres 16\n- **Rationale**: known to the team\n"
            "- **Alternatives considered**: MySQL, which nobody runs here\n"
        ),
        "pass",
    ),
    (
        "## Summary\n",
        (
            "# Research\n\n### 1. Storage\n\n**Decision**: Postgres 16\n\n**Rationale**: known to the team\n\n"
            "**Alternatives considered**:\n\n- MySQL: nobody runs it\n- files: no queries\n\n### 2. Queue\n\n"
            "Decision: none\nRationale: one process suffices for ten users\nAlternatives considered: RabbitMQ\n"
        ),
        "pass",
    ),
    (
        "## Summary\n",
        "# Research\n\n### 1. Storage\n\n**Decision**: Postgres 16\n\n**Rationale**: known to the team\n",
        "fail",
    ),
    ("## Key decisions\n\n- Postgres over MySQL\n- No queue\n", "", "fail"),
    ("## Architecture Decisions\n\nTBD\n", "", "fail"),
    ("## Architecture Decisions\n\nNo new decisions: the feature follows the layering of 001-orders.\n", "", "pass"),
    (
        (
            "## Architekturentscheidungen\n\n### Ein Besitzer\n\n**Kontext**: Zwei Dienste schreiben.\n\n"
            "**Entscheidung**: Ein Besitzer.\n\n**Begründung**: Keine Wettläufe.\n\n"
            "**Alternativen**: Sperren, die das Lesen aufhalten.\n\n"
            "Das ist mit dem Team und für die Kunden nicht neu.\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## アーキテクチャ決定\n\n### 単一の所有者\n\n**背景**: 二つのサービスが書き込む。\n\n"
            "**決定**: 所有者は一つ。\n\n**理由**: 競合がない。\n\n**代替案**: ロックは読み取りを止める。\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## 架构决策\n\n### 决策 1：单一所有者\n\n**背景**：两个服务写入。\n\n**决策**：一个所有者。\n\n"
            "**理由**：没有竞争。\n\n**备选方案**：加锁会阻塞读取。\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Decisiones de arquitectura\n\n### Un dueño\n\n**Contexto**: dos servicios escriben.\n\n"
            "**Decisión**: un dueño.\n\n**Justificación**: sin carreras.\n\n"
            "**Alternativas consideradas**: bloqueos, que frenan las lecturas.\n\n"
            "Los datos del plan no están sin una copia.\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Architecture Decisions\n\n**AD-1: One owner**\n\n- Context: two write\n- Decision: one owner\n"
            "- Rationale: no races\n- Alternatives: locks\n\n**AD-2: Queue**\n\n- Context: slow mail\n"
            "- Decision: queue\n- Rationale: fast answer\n"
        ),
        "",
        "fail",
    ),
    (
        (
            "## Architecture Decisions\n\n1. **One owner**\n   - **Context**: two write\n"
            "   - **Decision**: one owner\n   - **Rationale**: no races\n   - **Alternatives**: locks\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Architecture Decisions\n\n"
            "- In the context of two writers, facing races, we chose one owner over locks "
            "because readers must not wait.\n"
        ),
        "",
        "pass",
    ),
    ("## Architecture Decisions\n\nSee [ADR 1](docs/adr.md).\n", "", "fail"),
    (
        (
            "## Architecture Decisions\n\n- **Decision**: TBD\n- **Rationale**: TBD\n- **Context**: TBD\n"
            "- **Alternatives**: TBD\n"
        ),
        "",
        "fail",
    ),
    (
        (
            "## Decision Log\n\n| # | Decision | Context | Rationale | Alternatives considered |\n"
            "|---|---|---|---|---|\n| 1 | One owner | two write | no races | locks |\n"
        ),
        "",
        "pass",
    ),
    (
        (
            "## Decision Log\n\n| # | Decision | Context | Rationale | Alternatives considered |\n"
            "|---|---|---|---|---|\n| 1 | One owner | two write | no races | - |\n"
        ),
        "",
        "fail",
    ),
]


def cases(check: str, rows: list[tuple[str, str, str]]) -> list[object]:
    return [pytest.param(check, *row, id=f"{check}-{number}") for number, row in enumerate(rows, start=1)]


@pytest.mark.parametrize(
    ("check", "body", "research", "expected"),
    [
        *cases("caching-strategy", CACHING_STRATEGY),
        *cases("retry-policy", RETRY_POLICY),
        *cases("risk-assessment", RISK_ASSESSMENT),
        *cases("dependencies", DEPENDENCIES),
        *cases("architecture-decisions", ARCHITECTURE_DECISIONS),
    ],
)
def test_a_section_in_one_of_its_forms(check: str, body: str, research: str, expected: str) -> None:
    found = result(check, PLAN + body, research)
    assert verdict(found) == expected, [finding.message for finding in found.findings]


TABLES = {
    "caching-strategy": (
        "Caching Strategy",
        ("Endpoint/Data", "Cache Duration (TTL)", "Invalidation Strategy", "Tool"),
        ("GET /products", "5 minutes", "on update", "Redis"),
    ),
    "retry-policy": (
        "Retry Logic",
        ("Operation", "Max Attempts", "Backoff Strategy", "Retry On"),
        ("Fetch rates", "3", "Exponential (1s, 2s)", "5xx, timeouts"),
    ),
    "risk-assessment": (
        "Risk Assessment",
        ("Risk", "Likelihood", "Impact", "Mitigation"),
        ("Import fails", "Low", "High", "rehearse it on a copy"),
    ),
    "dependencies": ("Dependencies", ("Package", "Version", "Purpose"), ("zod", "^3.23", "validation of input")),
    "architecture-decisions": (
        "Architecture Decisions",
        ("Decision", "Context", "Rationale", "Alternatives"),
        ("One owner", "two services write", "no races", "locks, which block readers"),
    ),
}
# What is left of each table when only the parts stand that the check is asked for.
ASKED = {
    "caching-strategy": ((0, 1), {"invalidation": False, "tool": False}),
    "retry-policy": ((0, 2), {"attempts": False, "retry_on": False}),
    "risk-assessment": ((0, 1, 3), {"impact": False}),
    "dependencies": ((0, 1), {"reason": False}),
    "architecture-decisions": ((0, 2), {"context": False, "alternatives": False}),
}


def table(title: str, header: tuple[str, ...], *rows: tuple[str, ...]) -> str:
    lines = ["| " + " | ".join(cells) + " |" for cells in (header, ("---",) * len(header), *rows)]
    return f"{PLAN}## {title}\n\n" + "\n".join(lines) + "\n"


SAYS_NOTHING = st.sampled_from(["", " ", "-", "—", "N/A", "TBD", "TODO", "[e.g., this]", "...", "[ ]", "?", "\u200b"])


@given(st.sampled_from(CHECKS), st.data())
@settings(max_examples=80, deadline=None)
def test_a_row_with_a_cell_that_says_nothing_never_passes(check: str, data: st.DataObject) -> None:
    title, header, row = TABLES[check]
    index = data.draw(st.integers(0, len(row) - 1))
    broken = (*row[:index], data.draw(SAYS_NOTHING), *row[index + 1 :])
    rows = data.draw(st.permutations([row, broken]))
    assert verdict(result(check, table(title, header, *rows))) == "fail"


@given(st.sampled_from(CHECKS), st.data())
@settings(max_examples=60, deadline=None)
def test_the_order_of_columns_and_rows_decides_nothing(check: str, data: st.DataObject) -> None:
    title, header, row = TABLES[check]
    other = (f"{row[0]} again", *row[1:])
    order = data.draw(st.permutations(range(len(header))))
    rows = data.draw(st.permutations([row, other]))
    shuffled = [tuple(cells[index] for index in order) for cells in rows]
    found = result(check, table(title, tuple(header[index] for index in order), *shuffled))
    assert verdict(found) == "pass", [finding.message for finding in found.findings]


@given(st.sampled_from(CHECKS), st.data())
@settings(max_examples=40, deadline=None)
def test_a_table_that_lacks_a_column_fails(check: str, data: st.DataObject) -> None:
    title, header, row = TABLES[check]
    index = data.draw(st.integers(1, len(header) - 1))
    if header[index] == "Tool":
        row = (*row[:1], "5 minutes", "on update", row[3])
    found = result(check, table(title, header[:index] + header[index + 1 :], row[:index] + row[index + 1 :]))
    assert verdict(found) == "fail"


WORDS = st.sampled_from(
    [
        "## Caching Strategy",
        "## Retry Logic",
        "## Risks",
        "## Dependencies",
        "### External Dependencies",
        "## Architecture Decisions",
        "### Decision 1: One owner",
        "### Alternatives considered",
        "**TTL**: 5 minutes",
        "**Max attempts**:",
        "**Decision**: [What was decided?]",
        "**Rationale**:",
        "- Products: 5 min, invalidated on update",
        "- Risk: X; Likelihood: Low; Impact: High",
        "  - Mitigation: test",
        "- zod ^3.23",
        "| Risk | Likelihood | Impact |",
        "| Retry | Attempts |",
        "|---|---|---|",
        "| [Risk 1] | Low/Medium/High | |",
        "| a | b |",
        "> quoted",
        '```toml\nzod = "3"\n```',
        "<!-- a comment -->",
        "N/A",
        "None: nothing is cached",
        "重试最多 3 次，指数退避",
        "**",
        "::",
        "\u200b",
        "1) x",
    ]
)


@given(st.lists(WORDS | st.text(max_size=30), max_size=25), st.sampled_from(["\n", "\n\n", "\r\n", "\r"]))
@settings(max_examples=100, deadline=None)
def test_no_text_breaks_a_check_or_leaves_it_without_an_answer(lines: list[str], end: str) -> None:
    text = end.join(lines)
    last = text.count("\n") + text.count("\r") + 1
    for check in CHECKS:
        found = result(check, text or "x", text)
        assert verdict(found) != "nothing"
        assert all(finding.line is None or 1 <= finding.line <= last for finding in found.findings)
        assert all(finding.message.endswith(".") and finding.remedy for finding in found.findings)
        assert all(1 <= shown.start_line <= shown.end_line <= last for shown in found.evidence)


@pytest.mark.parametrize("check", CHECKS)
def test_a_document_that_could_not_be_read_leaves_the_check_undecided(check: str) -> None:
    module = load(check)
    title, header, row = TABLES[check]
    plan = Artifact("specs/001-shop/plan.md", table(title, header, row).encode())
    files = {plan.path: plan}
    feature = Feature("specs/001-shop", files, Tree(files), {"specs/001-shop/research.md": "it is not UTF-8"})
    found = module.check(feature, module.Parameters())
    assert found.undecided == "specs/001-shop/research.md could not be read: it is not UTF-8"


@pytest.mark.parametrize("check", CHECKS)
def test_a_feature_without_a_plan_fails_at_the_plan_to_write(check: str) -> None:
    module = load(check)
    (finding,) = module.check(Feature("specs/001-shop", {}, Tree({})), module.Parameters()).findings
    assert finding.path == "specs/001-shop/plan.md"
    assert finding.remedy.startswith("Add a section")


@pytest.mark.parametrize(
    ("check", "text", "parameters"),
    [
        ("caching-strategy", "A caching strategy MUST be documented.", {}),
        ("caching-strategy", "Cached data MUST have a TTL.", {"invalidation": False, "tool": False}),
        ("caching-strategy", "Caches MUST define TTL and invalidation.", {"tool": False}),
        ("caching-strategy", "缓存必须设置过期时间", {"invalidation": False, "tool": False}),
        ("retry-policy", "External calls MUST have a retry policy.", {}),
        (
            "retry-policy",
            "External calls MUST retry with exponential backoff.",
            {"attempts": False, "retry_on": False, "idempotency": False},
        ),
        ("retry-policy", "Retries MUST be idempotent.", {}),
        ("architecture-decisions", "Decisions MUST be recorded.", {}),
        ("architecture-decisions", "Decisions MUST state their rationale and the alternatives.", {"context": False}),
        ("risk-assessment", "Risks MUST be assessed.", {}),
        ("risk-assessment", "Every risk MUST have a mitigation.", {"likelihood": False, "impact": False}),
        ("dependencies", "Dependencies MUST be documented.", {}),
        ("dependencies", "New dependencies MUST be justified.", {"version": False, "relation": False}),
        ("dependencies", "Dependencies MUST be pinned to a version.", {"reason": False, "relation": False}),
    ],
)
def test_a_norm_switches_off_what_it_does_not_name(check: str, text: str, parameters: dict[str, object]) -> None:
    module = load(check)
    norm = Norm(text=text, line=1, level=Level.MUST, keyword="MUST")
    assert module.parameters_from([norm]) == parameters
    assert module.problems(module.Parameters(**parameters)) == ()


@pytest.mark.parametrize("check", CHECKS)
def test_a_gate_that_would_demand_nothing_is_refused(check: str) -> None:
    module = load(check)
    off = module.Parameters(*(False for _ in module.Parameters().values()))
    assert len(module.problems(off)) == 1


@pytest.mark.parametrize("check", CHECKS)
def test_what_is_switched_off_is_not_asked_for(check: str) -> None:
    title, header, row = TABLES[check]
    kept, parameters = ASKED[check]
    plan = table(title, tuple(header[i] for i in kept), tuple(row[i] for i in kept))
    assert verdict(result(check, plan)) == "fail"
    assert verdict(result(check, plan, parameters=parameters)) == "pass"


def test_a_missing_column_is_one_finding_at_the_heading_of_the_table() -> None:
    plan = table("Risks", ("Risk", "Impact", "Mitigation"), ("A", "High", "test it"), ("B", "Low", "drop it"))
    (finding,) = result("risk-assessment", plan).findings
    assert (finding.line, "no column for a likelihood" in finding.message) == (9, True)


def test_an_adr_that_may_not_be_read_is_never_a_pass() -> None:
    module = load("architecture-decisions")
    title, header, row = TABLES["architecture-decisions"]
    plan = Artifact("specs/001-shop/plan.md", f"{table(title, header, row)}\nSee docs/adr/0001-x.md\n".encode())

    class Refusing(Tree):
        def read(self, path: str, *, text: bool = True) -> Artifact | None:
            if path.startswith("docs/"):
                raise Unreadable(path, "it is a symbolic link")
            return super().read(path)

    files = {plan.path: plan}
    tree = Refusing({**files, "docs/adr/0001-x.md": plan})
    found = module.check(Feature("specs/001-shop", files, tree), module.Parameters())
    assert found.undecided == "docs/adr/0001-x.md could not be read: it is a symbolic link"


@pytest.mark.parametrize("name", ["ghp_" + "q7RzT2mKx9WbLd4VnYc8JfHs3PgEaUo6Bv1N", "Ada.Lovelace@example.org leaves"])
def test_a_secret_or_an_address_in_a_name_is_not_quoted(name: str) -> None:
    (finding,) = result("risk-assessment", f"## Risks\n\n- **{name}**: we rehearse. Mitigation: test\n").findings
    assert finding.message == "The risk “(not shown)” states no likelihood and no impact."
