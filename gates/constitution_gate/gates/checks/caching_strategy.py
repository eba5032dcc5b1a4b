"""What is cached has a lifetime and an invalidation rule, and the tool is named.

The section "Caching Strategy" of the plan (gates.md, section 6, and the plan template) lists each cached item with its
TTL and its invalidation rule. Where the plan has no such section, what the feature's other documents state counts.
"""

from __future__ import annotations

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.model import Phase
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import plan_parts, plan_prose, plan_words
from constitution_gate.gates.artifacts.plan_parts import Demand
from constitution_gate.gates.artifacts.plan_policy import Policy, Subject
from constitution_gate.gates.completeness import visible
from constitution_gate.gates.protocol import Evidence, Finding, Result
from constitution_gate.gates.vocabulary.languages import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from constitution_gate.constitution.model import Norm
    from constitution_gate.gates.artifacts.plan_policy import Chapter
    from constitution_gate.gates.artifacts.plan_prose import Sentence
    from constitution_gate.gates.feature import Feature

PHASE = Phase.DESIGN
CONDITION = ("caches",)

_TTL = Demand("ttl", "a TTL", "ttl", "lasting", "gives no duration.")
_INVALIDATION = Demand("invalidation", "an invalidation rule", "invalidation")
_TOOL = Demand("tool", "a caching tool")
_TOOLS = lazy(
    r"\b(?:redis|valkey|keydb|dragonfly|memcached?|elasticache|upstash|varnish|cdn|cloudfront|cloudflare|"
    r"fastly|akamai|caffeine|ehcache|hazelcast|infinispan|guava|couchbase|in[- ]memory|in[- ]process|lru|"
    r"(?:local|session) ?storage|indexeddb|service[- ]workers?|workbox|http cach\w+|cache-control|etags?|"
    r"browser cach\w+|tanstack|react[- ]query|swr|apollo|urql|rtk query|i?memorycache|i?distributedcache|"
    r"hybridcache|outputcache|(?:django|rails|laravel|spring|symfony|nuxt|next(?:\.js)?) cach\w+|solid cache|"
    r"lru_cache|functools|cachetools|aiocache|dogpile|node-cache|keyv|cacheable|mmkv|asyncstorage|nginx|isr|"
    r"revalidate(?:tag|path)|dax|vercel kv|momento|materiali[sz]ed views?|ristretto|bigcache|groupcache|moka|"
    r"memory cache|query ?cache|sqlite|leveldb|rocksdb|lmdb|dynamodb|hash ?map|"
    r"lookup map|dict(?:ionary)?|convex|(?:browser|client-side|server-side|client|edge|disk|file|filesystem|proxy|page|"
    r"local|application|session) cach(?:e|es|ing))\b"
    r"|インメモリ|メモリ内|内存|記憶體|en memoria|em memória|en mémoire|im (?:arbeits)?speicher"
)
_TELLING = frozenset({"ttl", "invalidation"})
_OTHER_LIFETIMES = lazy(
    r"\b(?:tokens?|jwt|otp|passwords?|cookies?|rate[- ]limit\w*|signed urls?|sign-?in|log-?in|idempotency)\b"
)
_REMEDY = "Give each cached item its TTL and its invalidation rule, and name the caching tool."
_SECTION = (
    "Add a section “Caching Strategy” with a table `Endpoint/Data | TTL | Invalidation` and the line `Caching Tool: …`."
)


class Parameters(Record):
    """Which of the parts are demanded of what is cached."""

    ttl: bool = True
    invalidation: bool = True
    tool: bool = True


def problems(parameters: Parameters) -> tuple[str, ...]:
    """Say what is wrong with the parameters, one sentence each."""
    return (
        () if any(parameters.values()) else ("`ttl`, `invalidation` and `tool` are all off, so nothing is demanded.",)
    )


def parameters_from(norms: Iterable[Norm]) -> dict[str, object]:
    """Demand the parts that norms name, where they name some of them and not others."""
    return plan_words.named_parts("caching", norms, ("ttl", "invalidation", "tool"))


def check(feature: Feature, parameters: Parameters) -> Result:
    """Judge the plan's section first, then those of the other documents, then what their sentences state."""
    if (unread := plan_prose.unread(feature)) is not None:
        return Result(undecided=unread)
    wanted = ((_TTL, parameters.ttl), (_INVALIDATION, parameters.invalidation))
    subject = Subject("caching", "cached item", tuple(demand for demand, on in wanted if on), _REMEDY, _TELLING)
    policy = Policy(feature, subject, _speaks)
    wanting: tuple[Finding, ...] = ()
    for chapter in policy.chapters():
        if (unlimited := plan_parts.too_many(chapter.document, chapter.roots)) is not None:
            return Result(undecided=unlimited)
        if (denied := policy.denial(chapter)) is not None:
            shown = Evidence.of(chapter.document, "Says that nothing is cached.", denied.line, denied.end_line)
            reason = f"{chapter.document.path} says that nothing is cached, which this check cannot confirm"
            return Result((), (shown,), reason)
        verdict = policy.judge(chapter)
        tools = _wrong_tools(policy, chapter) if parameters.tool else ()
        if tools or verdict.final:
            return Result((*verdict.findings, *tools))
        if not verdict.findings:
            return _with_tool(policy, chapter, verdict.evidence) if parameters.tool else Result((), verdict.evidence)
        wanting = wanting or verdict.findings
    shown_by, missing = policy.together()
    lacking = [plan_parts.bare(demand.shown) for demand in missing]
    tool = next((s for s in policy.sentences if _TOOLS.search(s.block)), None) if parameters.tool else None
    if tool is not None:
        shown_by.append(tool.evidence("Names the caching tool."))
    elif parameters.tool:
        lacking.append("caching tool")
    if not lacking:
        return Result((), tuple(shown_by))
    if wanting:
        return Result(wanting)
    message = f"The feature caches, and states {plan_parts.none_of(lacking)} for it."
    return policy.nothing("The plan states no caching strategy.", message, _SECTION)


def _speaks(policy: Policy, sentence: Sentence) -> bool:
    if policy.words.says("caching", sentence.text) or policy.words.is_heading(sentence.title):
        return True
    return policy.words.says("caching", sentence.block) and not _OTHER_LIFETIMES.search(sentence.text)


def _wrong_tools(policy: Policy, chapter: Chapter) -> tuple[Finding, ...]:
    """The labels and cells for the tool that name none."""
    parts = [part for root in chapter.roots for entry in root.all() if (part := entry.parts.get("tool")) is not None]
    return tuple(
        Finding(f"The caching tool {reason}", chapter.document.path, part.line, _REMEDY)
        for part in parts
        if (reason := plan_parts.wrong(part.text, _TOOL, policy.words)) is not None
    )


def _with_tool(policy: Policy, chapter: Chapter, evidence: Sequence[Evidence]) -> Result:
    """The result of sections that lack nothing else: they, or another document, name the tool."""
    labelled = any("tool" in entry.parts for root in chapter.roots for entry in root.all())
    if labelled or any(_TOOLS.search(fold(visible(root.text))) for root in chapter.roots):
        return Result((), tuple(evidence))
    named = next((s for s in policy.sentences if _TOOLS.search(s.text)), None)
    if named is not None:
        return Result((), (*evidence, named.evidence("Names the caching tool.")))
    message = "Nothing names the tool that caches."
    return Result((Finding(message, chapter.document.path, chapter.roots[0].line, "Add the line `Caching Tool: …`."),))
