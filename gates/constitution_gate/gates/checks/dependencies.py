"""External dependencies are named with version and reason, internal ones with their relation.

The section "Dependencies" of the plan (gates.md, section 6, and the plan template) lists both. Where no document has
external dependencies in such a section, the Primary Dependencies of the plan's Technical Context are judged.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.model import Phase
from constitution_gate.constitution.record import Record
from constitution_gate.gates.artifacts import plan as plans
from constitution_gate.gates.artifacts import plan_parts, plan_prose, plan_sections, plan_words
from constitution_gate.gates.completeness import visible, why_incomplete
from constitution_gate.gates.protocol import Evidence, Finding, Result
from constitution_gate.gates.vocabulary.languages import fold, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from constitution_gate.constitution.model import Norm
    from constitution_gate.gates.artifacts.plan_sections import Entry
    from constitution_gate.gates.feature import Artifact, Feature

PHASE = Phase.PLAN
CONDITION: tuple[str, ...] = ()

# Semantic versions, ranges, dates and "v2" wherever they stand; a bare number only behind a name or before a reason.
_VERSION = lazy(
    r"(?<![\w.])(?:[\^~]=?|[<>=!]=?|v\.?|version:?|ver\.?)\s?\d+(?:\.[\dxX*]+)*[\w.+-]*"
    r"|(?<![\w.])\d+\.[\dxX*]+(?:\.[\dxX*]+)*[\w+-]*|(?<![\w.])\d{4}-\d{2}(?:-\d{2})?(?!\w)",
    re.IGNORECASE,
)
_NUMBER = lazy(r"(?<![\w.,])\d{1,4}(?:\.[\dxX*]+)*\+?(?: LTS)?(?![\w%]|-\w)")
_CODE_LINE = lazy(
    r"\s*(?:[-+]\s)?[\"']?(?P<name>[A-Za-z@][\w@/.\[\]-]{0,80}?)[\"']?\s*"
    r"(?P<version>(?:==|>=|<=|~=|!=|\^|~|>|<|=|:|@)\s*[\"']?[\^~>=<v]*\d[\w.*,<>= -]*)?[\"',]*\s*"
    r"(?:(?:#|//)\s*(?P<reason>.*))?$"
)
# "Frontend: React 18, Vite 5" is a group of dependencies.
_GROUP = lazy(
    r"\s*[*_]*(?:front-?end|back-?end|mobile|web|server|client|api|testing|tests?|dev(?:elopment)?|tooling|build|database|"
    r"infrastructure|前端|後端|后端|フロントエンド|バックエンド)[*_]*\s*[:：]\s*(?=\S)",
    re.IGNORECASE,
)
_BRACKETED = lazy(r"[(（]([^()（）]+)[)）]")
_SEPARATORS = frozenset(",;、，；\n")
_OPENING, _CLOSING = frozenset("(（[【"), frozenset(")）]】")
_MOST_NAMED = 3
_REMEDY = "Say what it is, which version, and what it is needed for."
_INTERNAL_REMEDY = "Say how it is related: what is used of it, and whether it blocks."
_SECTION = "Add a section “Dependencies” with the lists “External Dependencies” and “Internal Dependencies”."


class Parameters(Record):
    """Which parts are demanded: `version` and `reason` of what is external, `relation` of what is internal."""

    version: bool = True
    reason: bool = True
    relation: bool = True


class Dependency(NamedTuple):
    """One dependency as a document names it; a part is None where nothing gives it.

    `bad` are parts that a cell gives wrongly, each with the end of the sentence "The version …".
    """

    name: str
    version: str | None
    reason: str | None
    line: int
    bad: tuple[tuple[str, str], ...] = ()


def problems(parameters: Parameters) -> tuple[str, ...]:
    """Say what is wrong with the parameters, one sentence each."""
    if parameters.version or parameters.reason or parameters.relation:
        return ()
    return ("`version`, `reason` and `relation` are all off, so nothing is demanded.",)


def parameters_from(norms: Iterable[Norm]) -> dict[str, object]:
    """Demand the parts that norms name, where they name some of them and not others."""
    return plan_words.named_parts("dependencies", norms, ("version", "reason", "relation"))


def check(feature: Feature, parameters: Parameters) -> Result:
    """Judge the lists of the plan, then of research.md, then the Technical Context, then spec.md."""
    if (unread := plan_prose.unread(feature)) is not None:
        return Result(undecided=unread)
    reading = _Reading(feature, parameters)
    for name in ("plan.md", "research.md", "design.md"):
        reading.sections(name)
        if reading.external:
            return reading.result()
    reading.technical_context()
    if not reading.external:
        reading.sections("spec.md")
    if not reading.external:
        path = feature.plan.path if feature.plan is not None else f"{feature.path}/plan.md"
        missing = Finding("The plan names no external dependencies.", path, reading.first_line, _SECTION)
        return Result((*reading.findings, missing))
    return reading.result()


class _Reading:
    """What the documents that were looked at so far say; `external` once one names external dependencies, or none."""

    def __init__(self, feature: Feature, parameters: Parameters) -> None:
        self.feature = feature
        self.parameters = parameters
        self.words = plan_words.words("dependencies", plan_words.languages(feature))
        self.findings: list[Finding] = []
        self.evidence: list[Evidence] = []
        self.external = False
        self.first_line: int | None = None
        self.undecided: str | None = None

    def result(self) -> Result:
        return Result(tuple(self.findings), tuple(self.evidence), self.undecided)

    def sections(self, name: str) -> None:
        document = self.feature.artifact(name)
        if document is None:
            return
        for section in plan_sections.sections(document.document, self.words):
            if document is self.feature.plan and self.first_line is None:
                self.first_line = section.line
            root = plan_sections.read(section, self.words)
            self.undecided = self.undecided or plan_parts.too_many(document, (root,))
            for group, internal in self._groups(root):
                self._group(document, group, internal=internal)

    def _groups(self, root: Entry) -> Iterator[tuple[Entry, bool]]:
        """The section and its sub-sections that list something or say something, each with whether it is internal."""
        internal = self.words.is_internal(root.name)
        subsections = [child for child in root.children if child.form == "section" and not child.parts]
        for child in subsections:
            yield child, internal or self.words.is_internal(child.name)
        rest = root.replace(children=tuple(child for child in root.children if child not in subsections))
        if rest.children or rest.own.strip() or rest.codes or not subsections:
            yield rest, internal

    def _group(self, document: Artifact, group: Entry, *, internal: bool) -> None:
        listed = list(plan_sections.listed(group))
        entries: list[Entry] = []
        others: list[Entry] = []
        for entry, around in listed:
            (others if not internal and self._is_internal(around, group) else entries).append(entry)
        if others:
            self._internal(document, group, others)
        said = visible(group.own)
        if entries:
            relations = internal or all("relation" in e.parts and "version" not in e.parts for e in entries)
            if document is self.feature.spec:
                # A specification names what the feature builds on, which is as often another feature.
                relations = relations or not any(self._of_entry(entry).version for entry in entries)
            (self._internal if relations else self._external)(document, group, entries)
        elif others:
            pass
        elif said and why_incomplete(group.own) is not None:
            reason = why_incomplete(group.own)
            self.external = self.external or not internal
            self.findings.append(Finding(f"The section “{group.name}” {reason}", document.path, group.line, _REMEDY))
        elif said and self.words.says("none", said):
            self.external = self.external or not internal
            note = f"“{group.name}” says that there are none."
            self.evidence.append(Evidence.of(document, note, group.line, group.end_line))
        elif internal:
            if said:
                self.evidence.append(Evidence.of(document, f"“{group.name}”", group.line, group.end_line))
        elif group.codes or said:
            named = [d for code in group.codes for d in _of_code(code.text, code.line + (code.info is not None))]
            named += [_of_text(piece, group.line + 1) for piece in _split(group.own)] if not named else []
            self._judge(document, named)
            self.evidence.append(Evidence.of(document, f"“{group.name}”", group.line, group.end_line))
            self.external = self.external or bool(named)

    def _is_internal(self, around: Sequence[Entry], group: Entry) -> bool:
        return any(self.words.is_internal(entry.name) for entry in around if entry is not group)

    def _external(self, document: Artifact, group: Entry, entries: Sequence[Entry]) -> None:
        self.external = True
        if len(entries) == 1 and self.words.says("none", entries[0].own or entries[0].name):
            text = entries[0].own or entries[0].name
            if (reason := why_incomplete(text)) is not None:
                self.findings.append(
                    Finding(f"The list of dependencies {reason}", document.path, entries[0].line, _REMEDY)
                )
            else:
                self.evidence.append(Evidence.of(document, "Says that there are none, and why.", entries[0].line))
            return
        named = []
        for entry in entries:
            name = entry.parts.get("name")
            if (reason := why_incomplete(name.text if name is not None else entry.own or entry.name)) is not None:
                message = f"The name of a dependency {reason}"
                self.findings.append(Finding(message, document.path, entry.line, f"Name it, or delete it. {_REMEDY}"))
            else:
                named.append(self._of_entry(entry))
        self._judge(document, named)
        note = f"{plan_parts.counted(len(entries), 'external dependency', 'external dependencies')} listed."
        self.evidence.append(Evidence.of(document, note, group.line, group.end_line))

    def _of_entry(self, entry: Entry) -> Dependency:
        version, reason = entry.parts.get("version"), entry.parts.get("reason")
        if entry.form == "item" and version is None and reason is None:
            return _of_text(entry.own, entry.line)
        name = visible(entry.parts["name"].text) if "name" in entry.parts else entry.name
        bad: list[tuple[str, str]] = []
        if version is not None and (wrong := self._not_a_version(version.text)) is not None:
            bad.append(("version", wrong))
        if reason is not None and (wrong := why_incomplete(reason.text)) is not None:
            bad.append(("reason", wrong))
        stated = _of_text(f"{name}: {visible(entry.own)}" if entry.own else name, entry.line)
        return Dependency(
            plan_sections.shown(name),
            version.text if version is not None else stated.version,
            reason.text if reason is not None else stated.reason,
            entry.line,
            tuple(bad),
        )

    def _not_a_version(self, text: str) -> str | None:
        reason = why_incomplete(text)
        if reason is not None:
            return reason
        shown = visible(text)
        if _VERSION.search(shown) or _NUMBER.search(shown) or self.words.says("unversioned", shown):
            return None
        return "is none: what it stands for changes from day to day."

    def _judge(self, document: Artifact, named: Iterable[Dependency], *, together: bool = False) -> None:
        lacking: dict[str, list[Dependency]] = {}
        for dependency in named:
            for part, wrong in dependency.bad:
                message = f"The {part} of the dependency “{dependency.name}” {wrong}"
                self.findings.append(Finding(message, document.path, dependency.line, _REMEDY))
            missing = [part for part in ("version", "reason") if self._lacks(dependency, part)]
            for part in missing if together else ():
                lacking.setdefault(part, []).append(dependency)
            if missing and not together:
                message = f"The dependency “{dependency.name}” states {plan_parts.none_of(missing)}."
                self.findings.append(Finding(message, document.path, dependency.line, _REMEDY))
        for part, without in lacking.items():
            names = ", ".join(f"“{d.name}”" for d in without[:_MOST_NAMED])
            more = f" and {len(without) - _MOST_NAMED} more" if len(without) > _MOST_NAMED else ""
            message = f"The primary dependencies state no {part} for {names}{more}."
            self.findings.append(Finding(message, document.path, without[0].line, _REMEDY))

    def _lacks(self, dependency: Dependency, part: str) -> bool:
        if not getattr(self.parameters, part) or part in dict(dependency.bad):
            return False
        if part == "version":
            said = f"{dependency.name} {dependency.reason or ''}"
            return dependency.version is None and not self.words.says("unversioned", said)
        return dependency.reason is None or self.words.is_vague(dependency.reason)

    def _internal(self, document: Artifact, group: Entry, entries: Sequence[Entry]) -> None:
        for entry in entries:
            if not self.parameters.relation:
                break
            name = entry.parts.get("name")
            text = name.text if name is not None else entry.own or entry.name
            if (reason := why_incomplete(text)) is not None:
                message = f"The name of an internal dependency {reason}"
                self.findings.append(
                    Finding(message, document.path, entry.line, f"Name it, or delete it. {_INTERNAL_REMEDY}")
                )
                continue
            label = plan_sections.labelled(entry.own)
            given = [p.text for role, p in entry.parts.items() if role != "name"]
            given += [label.value] if label is not None else _BRACKETED.findall(visible(entry.own))
            if not any(why_incomplete(each) is None for each in (*given, *(c.own for c in entry.children))):
                wrong = next((why for each in given if each and (why := why_incomplete(each))), None)
                message = (
                    f"The relation of the internal dependency “{entry.name}” {wrong}"
                    if wrong
                    else f"The internal dependency “{entry.name}” states no relation."
                )
                self.findings.append(Finding(message, document.path, entry.line, _INTERNAL_REMEDY))
        note = f"{plan_parts.counted(len(entries), 'internal dependency', 'internal dependencies')} listed."
        self.evidence.append(Evidence.of(document, note, group.line, group.end_line))

    def technical_context(self) -> None:
        """Judge the Primary Dependencies of the plan's Technical Context."""
        plan = self.feature.plan
        if plan is None:
            return
        names = "|".join(vocabulary(language).FIELDS["dependencies"] for language in self.words.languages)
        for field in plans.technical_context(plan):
            if re.fullmatch(names, fold(visible(field.name))) is None:
                continue
            self.external = True
            if (reason := why_incomplete(field.value)) is not None:
                self.findings.append(Finding(f"The field “{field.name}” {reason}", plan.path, field.line, _REMEDY))
            elif not self.words.says("none", field.value):
                named = [
                    _of_text(piece, field.line) for piece in _split(field.value) if not self.words.says("own", piece)
                ]
                self._judge(plan, [d for d in named if d.name], together=True)
                self.evidence.append(Evidence.of(plan, f"Names {len(named)} primary dependencies.", field.line))
            else:
                self.evidence.append(Evidence.of(plan, "Says that there are none, and why.", field.line))


def _of_text(text: str, line: int) -> Dependency:
    """A dependency from one line: "FastAPI 0.115 (web framework)", "**zod** ^3.23 — validation"."""
    group = _GROUP.match(text)
    text = text[group.end() :] if group else text
    label = plan_sections.labelled(text)
    if label is not None and label.name.count("(") == label.name.count(")"):
        name, rest = visible(label.name), visible(label.value)
    else:
        shown = visible(text)
        ends = [match.start() for match in (_VERSION.search(shown), _NUMBER.search(shown)) if match]
        ends += [offset for offset in (shown.find("("), shown.find("（")) if offset > 0]
        end = min(ends, default=len(shown))
        name, rest = shown[:end], shown[end:]
    found = _VERSION.search(name) or _NUMBER.search(name) or _VERSION.search(rest) or _NUMBER.match(rest.lstrip(" (（"))
    reason = _NUMBER.sub(" ", _VERSION.sub(" ", rest)) if found else rest
    said = reason.strip(" ()（）,;:—–-")
    return Dependency(
        plan_sections.shown(name),
        found.group() if found else None,
        said if sum(character.isalpha() for character in said) > 1 and why_incomplete(said) is None else None,
        line,
    )


def _of_code(text: str, line: int) -> Iterator[Dependency]:
    """The dependencies of a manifest's excerpt: `"openai>=1.12.0",`, `zod: ^3.23  # validation`."""
    for offset, each in enumerate(text.split("\n")):
        match = _CODE_LINE.match(each)
        if match is not None and match["version"]:
            yield Dependency(match["name"], match["version"], match["reason"] or None, line + offset)


def _split(text: str) -> Iterator[str]:
    """The pieces of a list on one line; what stands in brackets is not taken apart."""
    depth = start = 0
    for index, character in enumerate(text):
        if character in _OPENING:
            depth += 1
        elif character in _CLOSING:
            depth = max(depth - 1, 0)
        elif character in _SEPARATORS and (not depth or character == "\n"):
            if visible(text[start:index]):
                yield text[start:index]
            start, depth = index + 1, 0
    if visible(text[start:]):
        yield text[start:]
