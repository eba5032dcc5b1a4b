"""Sequence diagrams drawn with characters: lifelines, boxes with labelled arrows, and actor-arrow flows.

A drawing counts when it shows who sends what to whom. A tree, a flowchart, a state machine, an entity drawing, a
screen sketch and a numbered list of steps do not, though arrows stand in them: what names neither two parties nor
a message is no sequence diagram.
"""

from __future__ import annotations

import re
import unicodedata

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.markdown import split_lines
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts.diagrams.model import Message, OtherDiagram, SequenceDiagram

if TYPE_CHECKING:
    from collections.abc import Sequence

_VERTICAL = frozenset("│|┃║┆┊╎╏¦")
_STROKE = frozenset("─━═-–—╌┄┈=")
_RIGHT = frozenset(">▶►→⟶▷")
_LEFT = frozenset("<◀◄←⟵◁")
_CROSSING = frozenset("┼╪╫+├┤╟╢")
_DOWN = frozenset("▼↓⇓v")
_CORNER = frozenset("┌┐└┘╔╗╚╝╭╮╰╯┬┴├┤")
_WALL = lazy("[│|┃║]")
_CELL = lazy(r"\S+(?: \S+)*")
_LABELLED = r"[ (\[]{0,3}[^─━═<>◀◄▶►→←\-()\[\]]{1,80}[ )\]]{0,3}[─━═-]++"
_ARROW = lazy(rf"(?<![─━═-])(?:[<◀◄][─━═-]++(?:{_LABELLED})?|←|[─━═-]++(?:{_LABELLED})?[>▶►]|→|⟶)")
_NUMBERED = lazy(r"\s*(?:\d{1,3}|[a-z])[.)]\s")
_NOT_A_PARTY = lazy(
    r"(?:phase|stage|step|sprint|week|day|task|story|us|t|fr|階段|阶段|フェーズ)[ _-]?\d", re.IGNORECASE
)
_CARDINALITY = lazy(
    r"[\d.*nNmM:+()\s]{0,20}(?:one|many|to|has|has many|belongs to|fk|pk)?[\d.*nNmM:+()\s]{0,20}$", re.IGNORECASE
)
_NO_MESSAGE = lazy(
    r"(?:yes|no|true|false|ok|https?(?:/\d)?|rest(?: api)?|grpc|websockets?|wss?|tcp|udp|tls|sql|amqp"
    r"|mqtt|jdbc|odbc|ipc|rpc|json"
    r"|api calls?|uses?|calls?|depends on|是|否|はい|いいえ)(?:\s*[/+&,]\s*\w{1,20})?$",
    re.IGNORECASE,
)
_OTHER_HEADING = lazy(
    r"\bstates?\b|life-?\s?cycle|transition|relation|\bentit|\berd?\b|dependenc|hierarch|timeline|roadmap"
    r"|parallel|execution order|architecture|架構|架构|アーキテクチャ|wireframe|mock-?up|layout|state machine"
    r"|狀態|状态|状態|關係|关系|関係|關聯|关联|依赖|依賴|依存|生命週期|生命周期|ライフサイクル|遷移|転移"
    r"|estado|relacion|dependencia|ciclo de vida|zust[aä]nd|beziehung|état|cycle de vie|상태|관계",
    re.IGNORECASE,
)
_SEQUENCE_HEADING = lazy(
    r"sequen|時序|时序|シーケンス|secuencia|séquence|시퀀스|interaction|message flow", re.IGNORECASE
)
_CAMEL = lazy(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+")

_PARTIES_LIST = """
actor admin administrator agent apache api apis apns app application apps auth auth0 aws azure backend bank bot
broker browser bucket bus buyer cache caller camera cdn cli client clients cloud cognito collector consumer
controller cron customer daemon dashboard database db device dispatcher doctor driver dynamodb editor
elasticsearch email employee engine extension fcm firebase firestore frontend function gateway github gitlab
google guest handler host hub ide identity idp ingest instance issuer jira kafka kernel keycloak kubernetes
lambda ledger listener llm loader mailer manager member memory merchant middleware mobile model mongo mongodb
mqtt mysql nats nginx node notifier oauth oidc okta openai operator orchestrator owner partner patient payer
payment peer phone pipeline platform plugin poller postgres postgresql printer processor producer provider proxy
publisher queue rabbitmq reader receiver recipient redis registry repository rider robot router runner runtime
s3 salesforce sales scanner scheduler script sdk seller sender sensor server servers service services shop slack
smtp sns source spa sqlite sqs staff storage store stripe student stt subscriber supabase supplier switch system
systems teacher telegram terminal tts twilio ui upstream user users vault vendor visitor wallet warehouse
watcher web webapp webhook website websocket worker workers usuario cliente servidor navegador utilisateur
serveur navigateur benutzer datenbank nutzer kunde gebruiker
"""
_PARTIES = frozenset(_PARTIES_LIST.split())
_PARTY_PARTS_LIST = """
使用者 用户 用戶 客戶 客户 前端 後端 后端 伺服器 服务 服務 系統 系统 資料庫 数据库 瀏覽器 浏览器 管理員
管理员 網關 网关 佇列 队列 ユーザ クライアント サーバ ブラウザ データベース システム フロント バックエンド
サービス 사용자 서버 클라이언트 데이터베이스
"""
_PARTY_PARTS = tuple(_PARTY_PARTS_LIST.split())
_MOST_LINES = 2_000
_LONGEST_LINE = 1_000
_MOST_HEADERS = 50


def drawing(text: str, first_line: int, headings: Sequence[str] = ()) -> SequenceDiagram | OtherDiagram | None:
    """Read a code block that is no code; `headings` are those above it, the nearest last.

    None where no arrow stands in it. Only the first 2,000 lines and 1,000 characters of a line are looked at.
    """
    lines = [_wide(line[:_LONGEST_LINE].expandtabs(4)) for line in split_lines(text)[:_MOST_LINES]]
    last = first_line + max(len(lines) - 1, 0)
    if not any(set(line) & (_RIGHT | _LEFT | _DOWN | _VERTICAL) for line in lines):
        return None
    messages = _lifelines(lines, first_line)
    nearest = headings[-1] if headings else ""
    other = _OTHER_HEADING.search(nearest) is not None and _SEQUENCE_HEADING.search(nearest) is None
    if not messages and not other:
        messages = _boxes(lines, first_line) or _stacked(lines, first_line) or _inline(lines, first_line)
    if not messages:
        sort = _sort(lines, nearest)
        return OtherDiagram(sort, first_line, last) if sort else None
    participants = dict.fromkeys(end for message in messages for end in (message.source, message.target))
    return SequenceDiagram(tuple(participants), tuple(messages), first_line, last, "drawn")


def _sort(lines: list[str], heading: str) -> str | None:
    drawn = sum(1 for line in lines if any(c in _RIGHT | _DOWN or c in _CORNER for c in line.replace("->", "→")))
    if drawn < 2:
        return None
    if re.search(r"\bstates?\b|life-?\s?cycle|狀態|状态|状態|estado|상태", heading, re.IGNORECASE):
        return "a drawn state diagram"
    if any("├" in line or "└─ " in line for line in lines):
        return "a drawn tree"
    return "a drawing without messages between two parties"


def _wide(line: str) -> str:
    """The line with a filler after every character that takes two columns, so that columns line up."""
    if line.isascii():
        return line
    return "".join(c + "\x00" if unicodedata.east_asian_width(c) in "WF" else c for c in line)


def _shown(text: str) -> str:
    return " ".join(text.replace("\x00", "").split())


def _is_name(text: str) -> bool:
    shown = _shown(text)
    return 0 < len(shown) <= 60 and any(c.isalpha() for c in shown) and not _NOT_A_PARTY.match(shown)


def _is_party(text: str) -> bool:
    shown = _shown(text).strip("[]()*`\"' ")
    if not _is_name(shown) or len(shown) > 40:
        return False
    if any(part in shown for part in _PARTY_PARTS):
        return True
    return any(word.casefold() in _PARTIES for word in _CAMEL.findall(shown)) or shown.casefold() in _PARTIES


def _at(line: str, column: int) -> str:
    return line[column] if 0 <= column < len(line) else " "


def _lifelines(lines: list[str], first_line: int) -> list[Message]:
    """Messages between named vertical lines: a row of names, below each a line, arrows from line to line."""
    candidates = 0
    for row, line in enumerate(lines):
        cells = [
            (match.start(), match.end(), match.group())
            for match in _CELL.finditer(_WALL.sub(" ", line))
            if _is_name(match.group()) and not set(match.group()) & (_CORNER | _RIGHT | _LEFT)
        ]
        if not 2 <= len(cells) <= 20:
            continue
        columns = [
            (column, _shown(name))
            for start, end, name in cells
            if (column := _line_below(lines, row, start, end)) is not None
        ]
        if len(columns) >= 2:
            candidates += 1
            if candidates > _MOST_HEADERS:
                return []
            found = _crossings(lines, row, first_line, columns)
            if found:
                return found
    return []


def _line_below(lines: list[str], row: int, start: int, end: int) -> int | None:
    """The column of the vertical line that hangs below a name, or None: three rows at least, begun near the name."""
    below = lines[row + 1 : row + 80]
    middle = (start + end - 1) // 2
    for column in sorted(range(start - 1, end + 1), key=lambda c: abs(c - middle)):
        if not any(_at(line, column) in _VERTICAL for line in below[:5]):
            continue
        hits = [index for index, line in enumerate(below) if _at(line, column) in _VERTICAL]
        if len(hits) >= 2 and len(hits) >= min(3, len(below) - 1):
            return column
    return None


def _crossings(lines: list[str], row: int, first_line: int, columns: list[tuple[int, str]]) -> list[Message]:
    found = []
    columns = sorted(columns)
    for index in range(row + 1, len(lines)):
        line = lines[index]
        for column, head in enumerate(line):
            if head in _RIGHT and _at(line, column - 1) in _STROKE | {">"}:
                ends = _span(line, column, columns, rightward=True)
            elif head in _LEFT and _at(line, column + 1) in _STROKE:
                ends = _span(line, column, columns, rightward=False)
            else:
                continue
            if ends is not None:
                source, target, label = ends
                found.append(Message(source, target, label, first_line + index))
    return found


def _span(line: str, head: int, columns: list[tuple[int, str]], *, rightward: bool) -> tuple[str, str, str] | None:
    """Source, target and label of the arrow whose head stands at a column; None where an end meets no line."""
    reach = 4
    if rightward:
        targets = [(column, name) for column, name in columns if head < column <= head + reach]
        sources = [(column, name) for column, name in columns if column < head]
        sources.reverse()
    else:
        targets = [(column, name) for column, name in reversed(columns) if head - reach <= column < head]
        sources = [(column, name) for column, name in columns if column > head]
    if not targets or not sources:
        return None
    target = targets[0]
    for position, (column, name) in enumerate(sources):
        between = line[column + 1 : head] if rightward else line[head + 1 : column]
        crossed = _at(line, column) not in _VERTICAL | _CROSSING | {" "}
        if crossed and position < len(sources) - 1:
            continue
        passes = _at(line, column - 1) in _STROKE and _at(line, column + 1) in _STROKE
        if passes and position < len(sources) - 1:
            continue
        strokes = sum(1 for c in between if c in _STROKE)
        walls = any(c in _CORNER for c in between)
        if strokes < 2 or walls or name == target[1]:
            return None
        label = "".join(" " if c in _STROKE or c in _VERTICAL or c in _RIGHT or c in _LEFT else c for c in between)
        return name, target[1], _shown(label)
    return None


def _boxes(lines: list[str], first_line: int) -> list[Message]:
    """Messages between boxes side by side: an arrow from wall to wall with a label in, above or below it."""
    found = []
    for index, line in enumerate(lines):
        walls = [column for column, c in enumerate(line) if c in "│|┃║"]
        for left, start, end, right in zip(walls, walls[1:], walls[2:], walls[3:], strict=False):
            gap = line[start + 1 : end]
            direction = _direction(gap)
            source, target = line[left + 1 : start], line[end + 1 : right]
            if not direction or not _is_name(source) or not _is_name(target):
                continue
            label = _label(lines, index, start, end)
            if not label:
                continue
            ends = (_shown(source), _shown(target))
            if ends[0] == ends[1]:
                continue
            found.append(Message(*(ends if direction == ">" else ends[::-1]), label, first_line + index))
    return found


def _direction(gap: str) -> str:
    """`>` or `<` for an arrow that reaches the side of the gap it points to, "" for anything else."""
    shown = gap.strip()
    if sum(1 for c in shown if c in _STROKE) < 2:
        return ""
    if shown[-1] in _RIGHT and (shown[0] in _STROKE or shown[0] in _LEFT):
        return ">"
    if shown[0] in _LEFT and shown[-1] in _STROKE:
        return "<"
    return ""


def _label(lines: list[str], index: int, start: int, end: int) -> str:
    for row in (index, index - 1, index + 1, index - 2, index + 2):
        if not 0 <= row < len(lines):
            continue
        piece = lines[row][start + 1 : end]
        if row != index and any(c in _CORNER or c in _VERTICAL for c in piece):
            continue
        text = "".join(" " if c in _STROKE or c in _RIGHT or c in _LEFT else c for c in piece)
        shown = _shown(text)
        if _is_message(shown):
            return shown
    return ""


def _is_message(label: str) -> bool:
    """Whether a label says what is sent; a cardinality, a protocol or the answer to a question does not."""
    if re.fullmatch(r"[1-5]\d\d", label):
        return True
    return sum(c.isalpha() for c in label) >= 2 and not _CARDINALITY.match(label) and not _NO_MESSAGE.match(label)


def _stacked(lines: list[str], first_line: int) -> list[Message]:
    """Messages between boxes below each other: parties by name, with a labelled line and an arrow head between."""
    found = []
    above = label = ""
    arrow = False
    naming = False
    for index, line in enumerate(lines):
        stripped = line.replace("\x00", "").strip()
        if re.match(r"[┌╔╭]|\+-{3}", stripped) and not naming:
            naming = True
            continue
        if naming:
            inner = _shown(_WALL.split(stripped)[1]) if len(_WALL.split(stripped)) >= 3 else ""
            if above and label and arrow and _is_party(above) and _is_party(inner) and above != inner:
                found.append(Message(above, inner, label, first_line + index))
            above, label, arrow, naming = inner, "", False, False
            continue
        if re.match(r"[└╚╰]|\+-{3}", stripped):
            label, arrow = "", False
        elif stripped[:1] in _DOWN:
            arrow = True
        elif _WALL.match(stripped[:1]) and len(_WALL.findall(stripped)) == 1:
            text = _shown(stripped[1:])
            label = text if _is_message(text) else label
    return found


def _inline(lines: list[str], first_line: int) -> list[Message]:
    """Messages written `Client --> API : text` or `Client --text--> API`, two of them at least."""
    found = []
    for index, line in enumerate(lines):
        shown = _WALL.sub(" ", line).replace("\x00", "").strip()
        if _NUMBERED.match(shown):
            continue
        message = _inline_message(shown, first_line + index)
        if message is not None:
            found.append(message)
    return found if len(found) >= 2 else []


def _inline_message(shown: str, line: int) -> Message | None:
    head, _, text = shown.partition(": ")
    arrows = list(_ARROW.finditer(head))
    if not arrows:
        return None
    names = [part.strip() for part in _ARROW.split(head)]
    ends = [name for name in names if name]
    inside = " ".join(
        label
        for arrow in arrows
        if (label := _shown("".join(" " if c in _STROKE | _RIGHT | _LEFT else c for c in arrow.group())))
    )
    label = text.strip() or inside.strip("()[] ")
    if len(ends) < 2 or not all(_is_party(name) for name in ends) or not _is_message(label):
        return None
    source, target = ends[0], ends[-1]
    if arrows[0].group().strip()[0] in _LEFT:
        source, target = target, source
    return Message(source, target, label, line) if source != target else None
