"""Make text of the audited repository harmless before it reaches a reader, a terminal or a CI log.

Control characters and everything of the Unicode categories Cf, Cs, Co, Zl and Zp become visible escapes; commands to
CI runners are broken (`::cmd::` at the start of a line, `##[cmd]` anywhere: actions/runner, ActionCommand.cs;
`##vso[cmd]`: microsoft/azure-pipelines-agent, Command.cs; `##teamcity[cmd]`); credentials and e-mail addresses are
masked.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.pattern_store import compiled

NAME_LIMIT = 200
_PLAIN_ASCII = lazy(r"[\x20-\x7e]*\Z")
_COMMAND = lazy(r"^([^\S\n]*+):(?=:)|##(?=[A-Za-z]{0,16}\[)", re.MULTILINE)
_MASKED = "[masked]"
_ENTITIES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", ord("'"): "&apos;"}
_HINT = lazy(r"AKIA|ASIA|gh[opsur]_|github_pat_|glpat-|xox|sk-|sk_live|AIza|eyJ|PRIVATE KEY|@|://[^\s/]*:")


@lru_cache(maxsize=1)
def _secrets() -> re.Pattern[str]:
    return compiled(
        r"(?:AKIA|ASIA)[A-Z0-9]{16}"
        r"|gh[opsur]_[A-Za-z0-9]{16,}|github_pat_\w{20,}|glpat-[\w-]{16,}"
        r"|xox[abeprs]-[\w-]{10,}"
        r"|sk-[A-Za-z0-9_-]{20,}|sk_live_\w{16,}|AIza[\w-]{30,}"
        r"|eyJ(?:(?!eyJ)[\w-]){8,}+\.[\w-]{8,}+\.[\w-]*+"
        r"|-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z ]*PRIVATE KEY-----)?"
        r"|(?<=://)[^\s/:@]{1,64}:[^\s/@]{1,128}(?=@)"
        r"|[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+"
    )


def masked(text: str) -> str:
    """The text with credentials and e-mail addresses masked."""
    return _secrets().sub(_MASKED, text) if _HINT.search(text) else text


def clean(text: str, limit: int | None = NAME_LIMIT) -> str:
    """The text on one line, without anything that could act, at most `limit` characters."""
    if limit is not None and len(text) > limit * 8:
        text = text[: limit * 8]
    text = masked(text)
    text = " ".join(text.split()) if not _PLAIN_ASCII.match(text) or "  " in text else text
    if not _PLAIN_ASCII.match(text):
        text = "".join(map(_visible, text))
    text = _COMMAND.sub(lambda match: (match.group(1) or "") + (": " if match.group().endswith(":") else "# #"), text)
    if limit is not None and len(text) > limit:
        text = text[: limit - 1] + "…"
    return text


def verbatim(text: str, limit: int = NAME_LIMIT) -> str:
    """A line of a file with its blanks as they are, without anything that could act, at most `limit` characters."""
    text = masked(text[: limit * 8]).expandtabs(4)
    if not _PLAIN_ASCII.match(text):
        text = "".join(map(_visible, text))
    text = _COMMAND.sub(lambda match: (match.group(1) or "") + (": " if match.group().endswith(":") else "# #"), text)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def line(text: str, limit: int = 1_000, *, own: bool = False) -> str:
    """One line of a file as it stands there, blanks and all, without anything that could act.

    Nothing is masked in a line that is this program's `own`.
    """
    shown = text[:limit].expandtabs(4) if own else masked(text[:limit].expandtabs(4))
    if not _PLAIN_ASCII.match(shown):
        shown = "".join(map(_visible, shown))
    shown = _COMMAND.sub(lambda match: f"{match.group(1)}: " if match.group().endswith(":") else "# #", shown)
    return shown if len(text) <= limit else f"{shown}…"


def _visible(character: str) -> str:
    if character.isprintable() and not 0xFFF0 <= ord(character) <= 0xFFFF:
        return character
    if character == "\u200d" or unicodedata.category(character) == "Zs":
        return " "
    code = ord(character)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def cell(text: str, limit: int | None = NAME_LIMIT) -> str:
    """The text for a cell of a Markdown table, or a line of Markdown prose: nothing in it is markup."""
    return re.sub(r"([\\`*_{}\[\]<>()#!|~@&])", _entity, clean(text, limit))


def _entity(match: re.Match[str]) -> str:
    character = match.group()
    return f"&#{ord(character)};" if character in "<>&@|`[]!" else f"\\{character}"


def code(text: str, limit: int | None = NAME_LIMIT) -> str:
    """The text as a Markdown code span that also holds in a table."""
    return "`" + clean(text, limit).replace("`", "'").replace("|", "\\|") + "`"


def markup(text: str, limit: int | None = NAME_LIMIT) -> str:
    """The text as character data, or as a quoted attribute, of XML and HTML."""
    return clean(text, limit).translate(_ENTITIES)
