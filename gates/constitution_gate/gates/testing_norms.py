"""What norms demand of a feature's tests, as parameters of the check `testing`.

Only the strongest norms count: what a constitution merely recommends does not become part of what it demands. A
percentage that is for a part of the code is kept together with the words for that part. What holds for some features
alone ("every repository MUST have integration tests") sets no kind: nothing says that a feature has a repository.
"""

from __future__ import annotations

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.vocabulary import testing
from constitution_gate.gates.vocabulary.languages import detect, fold

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from constitution_gate.constitution.model import Norm

_SENTENCE = lazy(r"(?<=[a-z0-9%)])[.!?](?=\s|\Z)|[;。；！？]|\n")
_PERCENT = lazy(
    r"(?<![\d.,])(?P<low>\d{1,3}(?:[.,]\d{1,2})?)(?:\s?[-–~]\s?(?P<high>\d{1,3}))?\s?(?:%|％|\bpercent\b|\bper cent\b|"
    r"\bprozent\b|\bpor ciento\b|\bpor cento\b|\bpour cent\b)(?![a-z0-9])"
)
_LABEL = lazy(r"^[^:：]{1,40}[:：]\s+(?=\w)")
_ANY = r"^\W*(?:(?:all|every|each|any|no|the|a|an|new|our|such)\s+)*(?:(?:new|behaviou?ral|functional|automated)\s+)?"
# What every feature has, or a sentence without a subject ("Write unit tests for …").
_OF_FEATURES = lazy(
    _ANY + r"(?:features?|user stor(?:y|ies)|stor(?:y|ies)|changes?|code|pull requests?|prs?|projects?|codebase|"
    r"implementations?|functionality|tasks?|plans?|specs?|specifications?|releases?|work|behaviou?rs?|we|it|there|"
    r"developers?|contributors?|teams?|tests|testing|tdd|must|shall|write|add|include|provide|require|maintain|have|"
    r"cover|plan|use|follow|(?:unit|integration|contract|e2e|end-to-end)(?:,? and (?:unit|integration|contract|e2e|"
    r"end-to-end)|, [^.;]{0,40})? tests? (?:are|is|must|shall|covers?|need))\b"
)
_OF_CODE = lazy(
    _ANY + r"(?:(?:core|domain|business|application) )?(?:logic|rules|functions?|methods?|class(?:es)?|modules?|"
    r"components?|use cases?|public (?:functions?|methods?|apis?)|production code)\b"
)
_ALTERNATIVE = lazy(r"\b(?:or|and/or|oder|ou|o)\b|或|または|/")
_CONDITION = lazy(
    r"\b(?:where|when|if|as) (?:applicable|needed|appropriate|necessary|relevant|required|possible|feasible)\b|"
    r"必要に応じ|適用可能|必要時|必要时|si procede|le cas échéant|gegebenenfalls|bei bedarf|quando aplicável"
)
_LISTED = lazy(r"[(（][^()（）]{0,120}[)）]")
_LINES = lazy(r"\blines?\b|\bstatements?\b|行|\blíneas\b|\blinhas\b|\blignes\b|\bzeilen")
_NEXT_MEASURE = lazy(r"[,，、/+&]|\b(?:and|und|et|y|e)\b|[和及と]")
_CLAUSE_END = lazy(r"[,，、]|\band\b")
_SHOWN = 60


class Threshold(Record):
    """A percentage that a sentence demands; `part` are its words for the code that is meant, "" for all of it."""

    percent: float
    branches: bool = False
    part: str = ""


def parameters(norms: Iterable[Norm]) -> dict[str, object]:
    """The parameters that the strongest of the norms set.

    With several percentages of one kind the highest holds. A norm that asks for coverage alone, or for a kind of tests
    alone, demands no test of each story.
    """
    demanded = _strongest(norms)
    found: dict[str, object] = {}
    kinds: set[str] = set()
    limits: list[Threshold] = []
    first = asked = False
    for norm in demanded:
        spoken = detect(norm.text)
        for sentence in sentences(norm.text):
            if norm.negative and not _forbids_without(sentence, spoken):
                continue
            if testing.pattern("LEFT_OPEN", spoken).search(sentence):
                continue
            limits += thresholds(sentence, spoken)
            kinds |= set(_kinds(sentence, spoken))
            first = first or bool(testing.pattern("FIRST", spoken).search(sentence))
            asked = asked or (_asks(sentence, spoken) and _is_of_every_feature(sentence, spoken, of_code=True))
    if first:
        found["test_first"] = True
    if kinds:
        found["kinds"] = tuple(kind for kind in testing.KINDS if kind in kinds)
    found |= _coverage(limits)
    if not asked and not first and found:
        found["per_story"] = False
    return found


def sentences(text: str) -> Iterator[str]:
    """The sentences of a norm in lower case."""
    return (sentence.strip() for sentence in _SENTENCE.split(fold(text)) if sentence.strip())


def thresholds(sentence: str, spoken: tuple[str, ...]) -> Iterator[Threshold]:
    """The percentages of test coverage that a sentence in lower case demands; of a range its lower end."""
    coverage = testing.pattern("COVERAGE", spoken)
    if not coverage.search(sentence):
        return
    other, slack = testing.pattern("OTHER_COVERAGE", spoken), testing.pattern("SLACK", spoken)
    matches = list(_PERCENT.finditer(sentence))
    for index, match in enumerate(matches):
        start = matches[index - 1].end() if index else 0
        end = matches[index + 1].start() if index + 1 < len(matches) else len(sentence)
        before, after = sentence[start : match.start()], sentence[match.end() : end]
        around = sentence[start:end]
        percent = float(match.group("low").replace(",", "."))
        meant = coverage.search(around) or index > 0 or coverage.search(sentence)
        if not meant or not 0 < percent <= 100 or slack.search(before[-60:]):
            continue
        if any(
            wrong.start() < match.end() - start + 40 and _near(wrong, match, start) for wrong in other.finditer(around)
        ):
            continue
        beside = before + match.group() + _CLAUSE_END.split(after, maxsplit=1)[0]
        part = _part(sentence if len(matches) == 1 else beside, spoken)
        yield from (Threshold(percent, branches, part) for branches in _measures(before, after, spoken))


def _strongest(norms: Iterable[Norm]) -> Sequence[Norm]:
    known = list(norms)
    strength = max((norm.level.strength for norm in known), default=0)
    return [norm for norm in known if norm.level.strength == strength]


def _forbids_without(sentence: str, spoken: tuple[str, ...]) -> bool:
    """Whether what is forbidden is code without tests: "code MUST NOT be merged below 80 % coverage"."""
    return bool(_NOT_WITHOUT.search(sentence) or testing.pattern("FIRST", spoken).search(sentence))


_NOT_WITHOUT = lazy(
    r"\b(?:without|unless|until|before|below|under|less than|lower than|drop|fall|lacking|missing|sin|sem|sans|ohne|"
    r"unter|inferior|menos|moins|bajar|cair|tomber)\b|低於|低于|無|无|没有|沒有|未|なし|なく|下回|未満"
)


def _near(wrong: re.Match[str], match: re.Match[str], offset: int) -> bool:
    """Whether another measure stands beside a percentage rather than elsewhere in the sentence."""
    start, end = match.start() - offset, match.end() - offset
    return wrong.start() <= end + 12 and wrong.end() >= start - 12


def _measures(before: str, after: str, spoken: tuple[str, ...]) -> tuple[bool, ...]:
    """Whether a percentage is for branches (True), for lines (False), or for both, listed in brackets."""
    branch = testing.pattern("BRANCH", spoken)
    listed = _LISTED.search(after)
    if listed and branch.search(listed.group()):
        return (False, True) if _LINES.search(listed.group()) else (True,)
    following = _NEXT_MEASURE.split(after, maxsplit=1)[0][:40]
    if branch.search(following):
        return (True,)
    preceding = _NEXT_MEASURE.split(before)[-1][-40:]
    return (bool(branch.search(preceding)) and not _LINES.search(following),)


def _part(clause: str, spoken: tuple[str, ...]) -> str:
    """The words for the part of the code that a percentage is for, "" where it is for all of it."""
    match = testing.pattern("PART", spoken).search(clause)
    if match is None:
        return ""
    words = next((group for group in match.groups() if group), match.group())
    return " ".join(words.split())[:_SHOWN]


def _kinds(sentence: str, spoken: tuple[str, ...]) -> Iterator[str]:
    """The kinds of tests that a sentence demands of every feature."""
    if _CONDITION.search(sentence) or not (_asks(sentence, spoken) or _KIND_IS_SUBJECT.match(sentence)):
        return
    listed = {kind for brackets in _LISTED_KINDS.findall(sentence) for kind in testing.KINDS if kind in brackets}
    for kind in testing.KINDS:
        named = kind in listed or testing.kind_pattern(kind, spoken).search(sentence)
        if not named:
            continue
        general = _is_of_every_feature(sentence, spoken, of_code=kind == testing.UNIT)
        if not general and not (kind == testing.CONTRACT and _QUANTIFIED.match(_LABEL.sub("", sentence))):
            # Contract tests are due only where there is a contract, so that what asks them of each endpoint is met.
            continue
        if any(other != kind and _alternative(kind, other, sentence, spoken) for other in testing.KINDS):
            continue
        yield kind


_LISTED_KINDS = lazy(r"\btests? ?\(([^()]{0,120})\)")
_QUANTIFIED = lazy(r"^\W*(?:all|every|each|any)\b")
_KIND_IS_SUBJECT = lazy(
    r"^\W*(?:all )?(?:unit|integration|contract|end[- ]to[- ]end|e2e)\b[^.;]{0,40}\b(?:must|shall) (?:cover|exist|"
    r"be (?:written|included|present|provided))"
)


def _is_of_every_feature(sentence: str, spoken: tuple[str, ...], *, of_code: bool) -> bool:
    """Whether what a sentence is about is no special thing, such as a repository or a screen.

    With `of_code` what nearly every feature has counts too: logic, functions, modules. Sentences in other languages
    than English are taken to be general.
    """
    if len(spoken) > 1:
        return True
    bare = _LABEL.sub("", sentence)
    return bool(_OF_FEATURES.match(bare) or (of_code and _OF_CODE.match(bare)))


def _alternative(kind: str, other: str, sentence: str, spoken: tuple[str, ...]) -> bool:
    """Whether two kinds are offered as alternatives: "unit or integration tests"."""
    one, two = (testing.kind_pattern(name, spoken).search(sentence) for name in (kind, other))
    if one is None or two is None:
        return False
    first, second = sorted((one, two), key=lambda found: found.start())
    between = sentence[first.start() : second.start()]
    return len(between) < _SHOWN and bool(_ALTERNATIVE.search(between))


def _asks(sentence: str, spoken: tuple[str, ...]) -> bool:
    """Whether a sentence demands that tests are written, rather than that they pass, are fast, or cover so much."""
    bare = _PERCENT.sub(" ", sentence)
    return bool(testing.pattern("DEMANDED", spoken).search(bare))


def _coverage(limits: Sequence[Threshold]) -> dict[str, object]:
    """The strictest percentages: of all code where any is for all of it, else of the part that is named."""
    found: dict[str, object] = {}
    for name, branches in (("coverage", False), ("branch_coverage", True)):
        own = [limit for limit in limits if limit.branches == branches]
        of_all = [limit for limit in own if not limit.part]
        if of_all or own:
            strictest = max(of_all or own, key=lambda limit: limit.percent)
            found[name] = strictest.percent
            if strictest.part and "coverage_of" not in found:
                found["coverage_of"] = strictest.part
    whole = any(not limit.part for limit in limits)
    if whole:
        # A gate has one measure for all code; what is demanded of a part beside it is left to a gate of its own.
        found.pop("coverage_of", None)
        for name, branches in (("coverage", False), ("branch_coverage", True)):
            if not any(limit.branches == branches and not limit.part for limit in limits):
                found.pop(name, None)
    return found
