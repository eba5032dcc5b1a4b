"""SQL text cut into statements, with strings, dollar quotes, comments and delimiters of the common databases.

A single pass over tokens; nothing here recurses or goes back, whatever the text.
"""

from __future__ import annotations

import re

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.gates.artifacts.migrations.model import Comment, Trouble

_MOST_STATEMENTS = 100_000
_TOKEN = lazy(
    r"--[^\r\n]*"
    r"|/\*"
    r"|'"
    r"|\""
    r"|`"
    r"|\$(?:[A-Za-z_]\w{0,60})?\$"
    r"|[()\[\];]"
    r"|\r\n|\n|\r"
    r"|(?<![\w$])(?:BEGIN|CASE|END|DELIMITER|GO)(?![\w$])"
    r"|^\\[a-zA-Z!?][^\r\n]*"
    r"|^\#[^\r\n]*",
    re.IGNORECASE | re.MULTILINE,
)
_LINE_END = lazy(r"\r\n|\n|\r")
_ROUTINE = lazy(
    r"\s*CREATE\s+(?:OR\s+(?:REPLACE|ALTER)\s+)?(?:DEFINER\b.{0,80}?)?(?:PROCEDURE|FUNCTION|TRIGGER|EVENT|PACKAGE)\b",
    re.IGNORECASE | re.DOTALL,
)
_NO_BLOCK_END = lazy(r"\s{1,20}(?:IF|LOOP|WHILE|REPEAT|FOR)\b", re.IGNORECASE)
_DELIMITER = lazy(r"[ \t]+(\S+)")
_ALONE = lazy(r"[ \t]*(?:\r|\n|\Z)")
_AFTER_STRING = lazy(r"'\s*(?:[,);]|::|$)")


class Statement(Record):
    """One statement: its text without comments, its first line, and how deeply it nests."""

    text: str
    line: int
    depth: int


class Scan:
    """The statements and comments of a script, and what is never closed in it."""

    def __init__(self) -> None:
        self.statements: list[Statement] = []
        self.comments: list[Comment] = []
        self.troubles: list[Trouble] = []


def scan(text: str) -> Scan:
    """Cut a script into its statements, and take its comments aside; no text raises."""
    scanner = _Scanner(text)
    scanner.run()
    return scanner.found


def is_routine(start: str) -> bool:
    """Whether a statement creates a function, procedure or trigger, whose body is another language."""
    return _ROUTINE.match(start[:400]) is not None


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.found = Scan()
        self.position = 0
        self.line = 1
        self.delimiter = ";"
        self._reset()

    def _reset(self) -> None:
        self.parts: list[str] = []
        self.start_line: int | None = None
        self.opened_at = self.line
        self.depth = self.brackets = self.cases = self.blocks = self.deepest = 0

    def run(self) -> None:
        """Read all tokens; what follows the last delimiter is a statement too."""
        while self.position < len(self.text):
            match = _TOKEN.search(self.text, self.position)
            if match is None:
                self._between(self.text[self.position :])
                break
            if match.start() > self.position:
                self._between(self.text[self.position : match.start()])
            self.position = match.end()
            self._token(match.group(), match.start())
        self._flush()

    def _flush(self) -> None:
        body = "".join(self.parts).strip()
        if body and len(self.found.statements) == _MOST_STATEMENTS:
            message = f"it has more than {_MOST_STATEMENTS:,} statements, and the rest is not read"
            self.found.troubles.append(Trouble(self.start_line or self.line, message))
            self.position = len(self.text)
        elif body:
            self.found.statements.append(Statement(body, self.start_line or self.line, self.deepest))
            if self.depth > 0:
                self.found.troubles.append(Trouble(self.opened_at, "a parenthesis is never closed"))
        self._reset()

    def _keep(self, piece: str) -> None:
        # Line ends are tokens of their own, so a piece begins on the current line.
        if self.start_line is None and piece.strip():
            self.start_line = self.line
        self.parts.append(piece)

    def _between(self, piece: str) -> None:
        if self.delimiter != ";" and self.delimiter in piece:
            head, _, piece = piece.partition(self.delimiter)
            self._keep(head)
            self._flush()
        self._keep(piece)

    def _token(self, mark: str, start: int) -> None:
        word = mark.casefold()
        if mark in {"\r\n", "\n", "\r"}:
            self.parts.append("\n")
            self.line += 1
        elif mark.startswith(("--", "#")):
            self.found.comments.append(Comment(mark.lstrip("-# ").strip(), self.line, self.line))
            self.parts.append(" ")
        elif mark == "/*":
            self._block_comment(start)
        elif mark in {"'", '"', "`"} or mark.startswith("$"):
            self._quoted(mark, start)
        elif mark in {"(", ")", "[", "]"}:
            self._nested(mark)
        elif mark == ";":
            if self.delimiter != ";" or self.blocks > 0:
                self._keep(mark)
            else:
                self._flush()
        elif word in {"delimiter", "go"}:
            self._separator(mark)
        elif word in {"begin", "case", "end"}:
            self._block(word)
            self._keep(mark)
        # What is left is a command of psql (`\connect`), which is no SQL.

    def _block_comment(self, start: int) -> None:
        end = self.text.find("*/", start + 2)
        if end < 0:
            self.found.troubles.append(Trouble(self.line, "a comment opened with /* is never closed"))
            end = len(self.text)
        body = self.text[start + 2 : end]
        last = self.line + len(_LINE_END.findall(body))
        self.found.comments.append(Comment(" ".join(body.replace("*", " ").split()), self.line, last))
        self.parts.append(" ")
        self.position, self.line = min(end + 2, len(self.text)), last

    def _quoted(self, mark: str, start: int) -> None:
        end = _quote_end(self.text, start, mark)
        if end is None:
            self.found.troubles.append(Trouble(self.line, f"a string opened with {mark} is never closed"))
            end = len(self.text)
        piece = self.text[start:end]
        self._keep(piece)
        self.line += len(_LINE_END.findall(piece))
        self.position = end

    def _nested(self, mark: str) -> None:
        if mark == "(":
            self.depth += 1
            if self.depth == 1:
                self.opened_at = self.line
        elif mark == ")":
            if self.depth == 0:
                self.found.troubles.append(Trouble(self.line, "a parenthesis is closed that was never opened"))
            self.depth = max(self.depth - 1, 0)
        else:
            self.brackets = max(self.brackets + (1 if mark == "[" else -1), 0)
        self.deepest = max(self.deepest, self.depth, self.brackets)
        self._keep(mark)

    def _separator(self, mark: str) -> None:
        """MySQL's DELIMITER, and the GO of SQL Server, which stands alone on its line."""
        following = self.text[self.position : self.position + 40]
        before = "".join(self.parts[-2:])
        if mark.casefold() == "delimiter":
            chosen = _DELIMITER.match(following)
            if chosen is not None and not "".join(self.parts).strip():
                self.delimiter = chosen.group(1)
                self.position += chosen.end()
                return
        elif self.depth == 0 and _ALONE.match(following) and not before.rpartition("\n")[2].strip():
            self._flush()
            return
        self._keep(mark)

    def _block(self, word: str) -> None:
        """BEGIN and CASE nest; a `;` between the BEGIN and END of a routine ends no statement."""
        if word == "end":
            if _NO_BLOCK_END.match(self.text[self.position : self.position + 40]) is None:
                self.blocks = max(self.blocks - 1, 0)
                self.cases = max(self.cases - 1, 0)
            return
        if self.blocks > 0 or is_routine("".join(self.parts[:12])):
            self.blocks += 1
        self.cases += word == "case"
        self.deepest = max(self.deepest, self.blocks, self.cases)


def _quote_end(text: str, start: int, mark: str) -> int | None:
    """The index behind a quoted text, None where it never ends; doubled quotes and backslashes are part of it."""
    if mark.startswith("$"):
        end = text.find(mark, start + len(mark))
        return end + len(mark) if end >= 0 else None
    position = start + 1
    while True:
        end = text.find(mark, position)
        if end < 0:
            return None
        if text.startswith(mark, end + 1):
            position = end + 2
            continue
        backslashes = 0
        while backslashes < 20 and end - 1 - backslashes > start and text[end - 1 - backslashes] == "\\":
            backslashes += 1
        # Standard SQL ends the string at \' where MySQL and E'' do not; what follows tells them apart.
        if mark == "'" and backslashes % 2 and _AFTER_STRING.match(text[end : end + 40]) is None:
            position = end + 1
            continue
        return end + 1
