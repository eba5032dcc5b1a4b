"""English, with the keywords of RFC 2119 and RFC 8174 and the plain forms that real constitutions use."""

from __future__ import annotations

from constitution_gate.constitution.languages.vocabulary import (
    Label,
    Vocabulary,
    may,
    must,
    must_not,
    should,
    should_not,
)
from constitution_gate.constitution.model import Level

# Not \b: between a Chinese character and a Latin letter it sees no boundary.
_FRAME = r"(?<![A-Za-z0-9_-])(?=[a-dfhimnoprsA-DFHIMNOPRS])(?:{})(?![A-Za-z0-9_-])"


def _words(*patterns: str) -> tuple[str, ...]:
    return tuple(f"(?i:{pattern})" for pattern in patterns)


def _capitals(*patterns: str) -> tuple[str, ...]:
    return tuple(f"(?:{pattern})" for pattern in patterns)


NO = _words("no")[0]

_NUMBER = r"(?:three|four|five|six|seven|eight|nine|ten|\d+)"
_KIND = (
    r"core|guiding|fundamental|foundational|key|central|governing|basic|primary|main|our|the|project|product|"
    r"constitutional|non-negotiable|immutable|inviolable|mandatory|engineering|architectural|architecture|technical|"
    r"development|design|software|coding|operating|team|platform|global|general|universal|cross-cutting|" + _NUMBER
)

WORDS = Vocabulary(
    frame=_FRAME,
    keywords=(
        *must_not(
            *_words(
                r"(?:must|shall)(?:\*\*)?\s+(?:\*\*)?(?:not|never)",
                r"may\s+not",
                r"no\s+longer\s+(?:allowed|permitted)",
            )
        ),
        *should_not(*_words(r"should\s+(?:not|never)"), *_capitals(r"NOT\s+RECOMMENDED")),
        *must_not(
            *_words(
                r"(?:is|are|be)\s+(?:not|never)\s+(?:allowed|permitted|acceptable)",
                r"(?:(?:is|are|be)\s+)?(?:strictly\s+|explicitly\s+)?(?:prohibited|disallowed|banned)",
                r"(?:(?:is|are|be)\s+)?(?:strictly\s+|explicitly\s+)?(?<!403\s)forbidden"
                r"(?!\s+(?:response|error|status|word|pattern|list))",
                r"(?:is|are)\s+rejected",
                r"never",
            ),
            *_capitals(r"CAN\s?NOT"),
            guarded=True,
        ),
        *must_not(*_words(r"do\s+not", r"don['’]t"), NO, start=True),
        *must(*_words(r"(?:may|can)\s+only")),
        *must(*_words(r"must", r"shall")),
        *must(
            *_words(
                r"(?:is|are|be)\s+(?:strictly\s+|always\s+)?required(?!\s+by)",
                r"required\s+(?:to|for|before|in|on|at)",
                r"(?:(?:is|are|be)\s+)?(?:strictly\s+)?mandatory",
                r"(?:is|are)\s+(?:obligatory|compulsory)",
                r"(?:has|have)\s+to\s+be",
            ),
            *_capitals(r"REQUIRED", r"ALWAYS"),
            guarded=True,
        ),
        *must(*_words(r"always"), start=True),
        *should(
            *_words(r"should", r"ought\s+to", r"(?:is|are)\s+(?:strongly\s+)?recommended"),
            *_capitals("RECOMMENDED"),
        ),
        *may(*_capitals("MAY", "OPTIONAL")),
    ),
    labels=(
        Label(
            r"(?:hard |strict |absolute |core |the |these |following |key |non-negotiable |mandatory |required "
            r"|binding )*"
            r"(?:must|must have|must follow|musts|always|shall|required|mandatory|non[- ]?negotiables?|obligatory)"
            r"(?: (?:rules?|requirements?|constraints?|practices|standards|items|principles|workflows"
            r"|checks|steps|gates))?",
            Level.MUST,
        ),
        Label(r"(?:hard|strict|absolute|binding) (?:rules?|constraints?|requirements?|limits?)", Level.MUST),
        Label(r"(?:.{1,60} (?:&|and) )?(?:ci |ci/cd |pr |merge |release |review )?quality gates?", Level.MUST),
        Label(r"(?:merge|release|review|ci|ci/cd|pr|pull request) gates?|definition of done", Level.MUST),
        Label(
            r"(?:strictly |explicitly )?(?:must not|never|do not|don'?ts?|prohibited|forbidden|disallowed|not allowed|"
            r"not permitted|banned|prohibitions?|anti-?patterns)"
            r"(?: (?:do|use|rules?|practices|patterns|actions|items|dependencies|technologies))?",
            Level.MUST,
            True,
        ),
        Label(
            r"(?:should|should have|recommended|recommendations?|shoulds)(?: (?:rules?|practices|follow))?",
            Level.SHOULD,
        ),
        Label(r"(?:may|optional|allowed|permitted)(?: (?:rules?|practices|items))?", Level.MAY),
    ),
    non_negotiable=(
        r"non[\s‐‑-]*negotiables?",
        r"not\s+negotiable",
        (
            r"(?:principle|rule|article|requirement|gate|section)s?\s+(?:\w+\s+){0,3}?"
            r"(?:cannot|can\s+not|can\s+never|must\s+not|may\s+not)\s+be\s+(?:waived|bypassed|negotiated|overridden)"
        ),
    ),
    wrappers=(
        (
            rf"(?:(?:{_KIND})(?:,? and |,? & |, | ))*(?:principles|tenets|articles|commandments|pillars)"
            r"(?: (?:of|for|behind) .{1,60})?"
        ),
        r"(?:core|guiding|fundamental) (?:values|rules|principles and (?:rules|values|standards))",
        r"principles (?:and|&) (?:values|rules|standards|practices|guidelines)",
    ),
    numbering=(
        "core principle",
        "principle",
        "article",
        "art\\.?",
        "rule",
        "tenet",
        "commandment",
        "pillar",
        "section",
        "§",
    ),
    asides=(
        r"rationale",
        r"reason(?:s|ing)?",
        r"why(?: this matters| it matters)?",
        r"justification",
        r"motivation",
        r"background",
        r"context",
        r"examples?",
        r"notes?",
        r"exceptions?",
        r"good example",
        r"bad example",
        r"e\.g\.",
        r"because",
        r"benefits?",
    ),
    administration=(
        (
            r"(?:known|open|approved|accepted|current|recorded|tracked|documented) (?:deviations?|violations?|"
            r"waivers?)(?: .{1,60})?"
        ),
        (
            r"(?:deviations?|violations?|exceptions?|waivers?|technical debt|tech debt) (?:register|log|list|"
            r"registry)(?: .{1,40})?"
        ),
        r"(?:table of )?contents",
        r"toc",
        r"preamble",
        r"introduction",
        r"overview",
        r"purpose",
        r"scope",
        r"mission(?: statement)?",
        r"vision",
        r"background",
        r"summary",
        r"executive summary",
        r"glossary",
        r"definitions?",
        r"terminology",
        r"terms",
        r"normative (?:terms|language|keywords)",
        r"(?:requirement |normative )?key ?words",
        r"rfc ?2119.*",
        r"references?",
        r"(?:related|supporting) (?:documents?|documentation|resources)",
        r"see also",
        r"further reading",
        r"appendix(?: [a-z0-9])?",
        r"change ?log",
        r"(?:version|revision|change|amendment|document) history",
        r"history",
        r"(?:list of |past )?amendments?(?: (?:process|procedures?|policy|rules|history|log|and versioning))?",
        r"(?:amending|changing|updating) (?:this|the) constitution",
        r"(?:version(?:ing)?|version bump(?:ing)?) (?:policy|rules|scheme)",
        r"versioning",
        r"sync impact report",
        r"ratification",
        r"(?:known )?(?:deviations?|violations|exceptions?)(?: from .{1,60})?",
        r"acknowledge?ments?",
        r"about (?:this|the) (?:document|constitution|project)",
        r"how to (?:use|read) (?:this|the) (?:document|constitution)",
        r"signatures?",
        r"signatories",
        r"document (?:control|information|metadata)",
        r"metadata",
        r"quick reference",
        r"(?:principles?[ –-]+)?(?:spec )?alignment matrix",
        r"version",
    ),
    governance=(
        r"(?:project |constitution(?:al)? |document |team )?governance(?: .{1,60})?",
        r"enforcement(?: .{1,60})?",
        (
            r"(?:constitution(?:al)? |periodic )?(?:compliance|supremacy|authority)"
            r"(?: (?:reviews?|process|policy|checks?|verification))?"
        ),
        r"decision[- ]making(?: .{1,40})?",
        r"conflict resolution",
        r"complexity (?:justification|tracking)",
        r"review (?:cadence|schedule|cycle)",
    ),
    procedure=(
        r"constitution",
        r"principle",
        r"amend",
        r"complian",
        r"comply",
        r"ratif",
        r"version",
        r"pull request",
        r"\bprs?\b",
        r"review",
        r"violat",
        r"deviat",
        r"exception",
        r"complexity",
        r"governance",
        r"maintainer",
        r"approv",
        r"supersede",
        r"document(?:ed|ation)? (?:the )?change",
    ),
    subjects=(
        r"\bapis?\b",
        r"endpoint",
        r"\bcode\b",
        r"\btests?\b",
        r"feature",
        r"\bspecs?\b",
        r"\bplans?\b",
        r"migration",
        r"schema",
        r"service",
        r"\bdata\b",
        r"contract",
        r"deploy",
        r"release",
        r"secret",
        r"depend",
        r"\blog",
    ),
    version=(r"(?:constitution |document |current )?version", r"constitution version"),
    ratified=(
        r"ratified(?: on)?",
        r"ratification(?: date)?",
        r"adopted(?: on)?",
        r"adoption date",
        r"date ratified",
    ),
    amended=(
        r"last[ -]amended(?: on)?",
        r"amended(?: on)?",
        r"last[ -](?:updated?|modified|revised)",
        r"date amended",
    ),
    rule_columns=(r"(?:hard |binding )?(?:rules?|constraints?|prohibitions?|never|must(?: not)?)",),
    loosening=(
        (
            r"\b(?:unless|except(?:ing|ions?|ed)?|exempt(?:ed|ions?|s)?|waivers?|optional(?:ly)?|"
            r"generally|usually|normally|typically|preferably|ideally|temporarily|best[- ]effort|reasonabl[ey]|"
            r"discretion(?:ary)?)\b"
        ),
        r"\b(?:if|when|whenever|where|wherever|as) (?:possible|practical|practicable|feasible|appropriate|needed)\b",
        r"(?<!not )(?<!not be )(?<!never be )(?<!cannot be )\bwaive[drs]?\b",
        r"\b(?:may|can) (?:be )?(?:skip|omit|ignor|defer|relax|bypass|postpon)\w*",
    ),
    registers=(
        (
            r"\b(?:deviations?|violations?|exceptions?|exemptions?|waivers?|variances?|dispensations?|"
            r"non-?compliances?|derogations?)\b"
        ),
        r"\btech(?:nical)? debt\b|\bcompliance gaps?\b|\baccepted risks?\b",
    ),
    broken_columns=(
        (
            r"(?:(?:constitution(?:al)?|violated|broken|affected|waived|original) )?(?:rules?|principles?|"
            r"requirements?|articles?|clauses?|sections?|gates?|norms?|polic(?:y|ies)|standards?|controls?|must|"
            r"constraints?)(?: .{1,30})?"
        ),
    ),
    violation_columns=(
        (
            r"(?:(?:known|current|actual|approved) )?(?:violations?|deviations?|exceptions?|exemptions?|"
            r"waivers?|non-?compliances?|breach(?:es)?|gaps?|debts?|variances?|departures?|drift|technical debt|"
            r"tech debt)(?: .{1,30})?"
        ),
    ),
    status_columns=(r"(?:current )?(?:status|state|resolution|disposition|progress)(?: .{1,20})?",),
)
