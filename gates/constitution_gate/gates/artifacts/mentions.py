"""What a passage refers to: files, headings, requirements, stories, tasks, decisions.

Only candidates are named, as written; whether one leads anywhere is decided by the reader of the repository.
"""

from __future__ import annotations

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    import re

_LINK = lazy(r"\]\(\s*<?([^()<>\s]+)>?(?:\s+\"[^\"\n]*\")?\s*\)")
_SPAN = lazy(r"`{1,3}([^`\n]{1,300})`{1,3}")
_SUFFIXES = (
    "md|mdx|yaml|yml|json|jsonl|toml|sql|prisma|dbml|proto|graphql|gql|mmd|mermaid|puml|plantuml|drawio|svg|png|py|pyi|ts|tsx|"
    "jsx|mjs|cjs|java|kt|kts|go|rs|rb|cs|fs|php|swift|scala|ex|exs|vue|svelte|css|scss|html|sh|ps1|tf|xml|cfg|ini|"
    "gradle|feature|txt|csv|lock|c|h|cc|cpp|hpp|dart|lua|r|ipynb"
)
_PLACE = r"(?::\d+(?:[-–]\d+)?|#[\w-]+)?"
_PATH = lazy(rf"(?<![\w./@:~+-])((?:\.{{0,2}}/)?[\w.@+~-]++(?:/[\w.@+~\[\]-]+)+/?{_PLACE})")
_FILE = lazy(rf"(?<![\w./@:~+-])([\w.+-]+\.(?:{_SUFFIXES}){_PLACE})(?![\w/])")
_ANCHOR = lazy(r"(?<![\w&/#.)\]-])(#[A-Za-z\u0080-\uffff][\w-]*)")
_ID = lazy(
    r"(?<![\w/.#-])((?:FR|NFR|SC|DR|ADR|AC|TD|UC|D|R)-(?:[A-Z]{1,12}-)?\d{1,4}[a-z]?|US-?\d{1,3}|"
    r"T\d{3,4}[a-z]?|CHK\d{3,4})"
    r"(?![\w/]|-\d|\.\w)"
)
_HAS_SUFFIX = lazy(rf"\.(?:{_SUFFIXES}|js)(?:[:#]|$)")
_DOCUMENT = lazy(r"\.(?:md|ya?ml|json)\Z")
_SUFFIX_ALONE = lazy(r"(?:/?\.\w+)+\Z")
_FOLDERS = lazy(
    r"(?:src|test|tests|spec|specs|doc|docs|contract|contracts|api|apis|app|apps|lib|libs|packages|backend|"
    r"frontend|server|client|web|mobile|migrations|migration|db|database|prisma|schema|schemas|scripts|tools|"
    r"infra|deploy|checklists|diagrams|e2e|cmd|internal|pkg|services|modules|config|\.github|\.specify)\Z"
)
_PLAIN_NAMES = frozenset({"README", "LICENSE", "Makefile", "Dockerfile", "CODEOWNERS"})


class Mention(Record):
    """A reference as written, and where it stands in the text, its markup included."""

    written: str
    start: int
    end: int


def mentions(text: str) -> tuple[str, ...]:
    """The references in inline Markdown source, in order, each once.

    These are the targets of links, paths and file names in code spans or bare (with a line number or an anchor
    where given), anchors such as `#data-model`, and ids such as FR-001, SC-002, US1, T012, D-003.
    """
    found = located(text)
    if "#" in text:
        # Its large character class takes longer to compile than all the others together.
        found.extend(Mention(m.group(1), m.start(), m.end()) for m in _ANCHOR.finditer(_bare(text)))
    found.extend(Mention(m.group(1), m.start(), m.end()) for m in _ID.finditer(text))
    found.sort(key=lambda mention: mention.start)
    return tuple(dict.fromkeys(mention.written for mention in found))


def located(text: str) -> list[Mention]:
    """The files and directories that inline Markdown source names, in order, each time that it does."""
    found = [Mention(m.group(1), m.start(), m.end()) for m in _LINK.finditer(text)]
    spans = (m for m in _SPAN.finditer(text) if _is_path(m.group(1)))
    found.extend(Mention(m.group(1).strip(), m.start(), m.end()) for m in spans)
    bare = _bare(text)
    for match in _PATH.finditer(bare):
        found.extend(Mention(path, match.start(), match.end()) for path in _paths(match.group(1).rstrip(".")))
    found.extend(Mention(m.group(1), m.start(), m.end()) for m in _FILE.finditer(bare))
    found.sort(key=lambda mention: mention.start)
    return found


def has_suffix(written: str) -> bool:
    """Whether a path ends as a file of a known kind does."""
    return _HAS_SUFFIX.search(written) is not None


def _bare(text: str) -> str:
    """The text with its links and code spans blanked."""
    return _SPAN.sub(_blanked, _LINK.sub(_blanked, text))


def _blanked(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _paths(written: str) -> list[str]:
    names = written.split("/")
    if any(_DOCUMENT.search(name) for name in names[:-1]):
        # "research.md/data-model.md" names two documents.
        return [name for name in names if _HAS_SUFFIX.search(name)]
    return [written] if _looks_real(written) else []


def _is_path(span: str) -> bool:
    span = span.strip()
    if not span or any(c.isspace() for c in span) or not (span[0].isalnum() or span[0] in "./#_~"):
        return False
    if any(c in span for c in "(){}<>=;,$|\"'") or _SUFFIX_ALONE.match(span):
        return False
    return (
        "/" in span.rstrip("/")
        or span.endswith("/")
        or span in _PLAIN_NAMES
        or span[0] == "#"
        or _HAS_SUFFIX.search(span) is not None
    )


def _looks_real(written: str) -> bool:
    """Whether a bare word with slashes is a path: "src/service.py" and "tests/" are, "and/or" is not."""
    first = written.lstrip("./").split("/", 1)[0]
    return (
        written.startswith(("./", "../", "/")) or _HAS_SUFFIX.search(written) is not None or bool(_FOLDERS.match(first))
    )
