"""The files that a task names, and what it says becomes of each: it stands there, it goes, or it is only spoken of.

Spec Kit's tasks template asks for "exact file paths in descriptions"; what a description lists in brackets or after a
colon is its detail (the inputs of a test, the cases of a rule), and no file that the task has to leave behind.
"""

from __future__ import annotations

import re
from enum import Enum

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts import mentions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.gates.artifacts.tasks import Task

_LONGEST = 4_000
_NEAR = 160

_REMOVE = (
    r"remov(?:e|es|ed|ing)|delet(?:e|es|ed|ing)|drop(?:s|ped)?|retire[sd]?|eliminar|elimina|borrar|borra|quitar|"
    r"remover|excluir|apagar|supprimer|retirer|entferne|entfernen|lösche|löschen|删除|刪除|移除|去掉|废弃|廢棄"
)
_RENAME = (
    r"renam(?:e|es|ed|ing)|mov(?:e|es|ed|ing)|relocat(?:e|es|ed|ing)|merge[sd]?|split|convert(?:s|ed)?|replac(?:e|es|ed|ing)|"
    r"consolidate[sd]?|migrate[sd]?|port|fold|renombrar|mover|renomear|renommer|déplacer|verschiebe|verschieben|"
    r"umbenennen|重命名|重新命名|改名|移动|移動|迁移|遷移|替换|替換|将|將|把"
)
_LEADS = lazy(rf"[\W\d_]*(?:(?P<remove>{_REMOVE})|(?P<rename>{_RENAME}))(?![a-zß-ÿ])", re.IGNORECASE)
_PREPOSITION = r"in|from|at|within|inside|of|for|to|into|on|by|with|as|via|using|en|de|dans|em|aus|von|im"
_DIRECT = lazy(
    rf"(?:(?<![a-zß-ÿ])(?:{_REMOVE}|{_RENAME})(?![a-zß-ÿ]))(?:[\s`*\"'(]+(?!(?:{_PREPOSITION})\b)[\w-]+){{0,4}}[\s`*\"'(]*\Z",
    re.IGNORECASE,
)
_TARGET = lazy(
    r"(?:\b(?:to|into|as|with|by|onto|a|por|para|con|com|en|vers|zu|nach|durch|in)|→|->|=>|[为為到至成に])[\s`*\"'(]*\Z",
    re.IGNORECASE,
)
_ARROW = lazy(r"[\s`*)]*(?:→|->|=>|⇒|⟶)[\s`*(]*\Z")
_JOINED = lazy(
    r"[\s`*()\"',、，/&+]*(?:and|or|und|oder|y|o|e|ou|et|plus|as well as|和|与|與|及|以及|と)?[\s`*()\"',、，]*\Z",
    re.IGNORECASE,
)
_GOES = lazy(
    r"[\s`*\"')]*(?:(?:ファイル)?を(?:削除|除去)|(?:重命名|重新命名|改名|移动|移動|迁移|遷移|删除|刪除|移除)"
    r"|löschen|entfernen|umbenennen|verschieben)"
)
_MOVED_TO = lazy(r"[\s`*\"')]*(?:に(?:移動|リネーム|改名|変更)|へ移動|umbenennen|verschieben)")
_MOVED_GAP = lazy(r"[\s`*\"')]*(?:を|in|nach|zu)[\s`*\"'(]*\Z", re.IGNORECASE)
_SPOKEN_OF = lazy(
    r"(?:\b(?:instead of|rather than|no|not|never|without|e\.g\.,?|i\.e\.,?|eg|for example,?|for instance,?|such as"
    r"|like|unlike|formerly|previously|was|old|legacy|deprecated|obsolete|non-?existent|missing|absent|absence of"
    r"|vs\.?|versus|upstream|named|called|statt|anstelle von|ohne|kein(?:e|en)?|sin|sem|sans|z\. ?b\.)"
    r"|而非|而不是|不再|例如|比如|如|无|無|不存在的?)[\s`*\"'(:：]*\Z",
    re.IGNORECASE,
)
_DETAIL = lazy(r"[:：(（—–]")
_CLAUSE = lazy(r"[;；。]|(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)\.(?=\s)")
_SET_ASIDE = lazy(
    r"[-—–(（:：*\[~]\s*(?:skipped|deferred|superseded|obsolete|merged|inlined|consolidated|combined|folded|covered by"
    r"|moved|replaced by|renamed|removed|reverted|postponed|descoped|not needed|not required|not applicable|no longer"
    r"|n/a|optional|won['’]t|omitted|dropped|instead|選用|选用|可選|可选|跳过|跳過|已合并|已合併|推迟|延期|任意|opcional"
    r"|omitid[oa]|übersprungen|verschoben|facultatif)"
    r"|\bif (?:it |they |any |the file )?(?:already |still )?(?:exists?|present|needed|applicable|necessary|required)\b"
    r"|如需|若有|如有|若存在|如果存在|必要に応じて|si existe|se existir|falls vorhanden|s['’]il existe",
    re.IGNORECASE,
)


class Fate(Enum):
    """What a task says becomes of a file."""

    STANDS = "stands"
    GOES = "goes"
    SPOKEN_OF = "spoken of"


class TaskFile(Record):
    """A file or directory as a task writes it, and what becomes of it."""

    written: str
    fate: Fate


def files(task: Task) -> tuple[TaskFile, ...]:
    """What a task names by path, in order; all is only spoken of where the task says that it was set aside."""
    text = task.text[:_LONGEST]
    named = list(_named(text))
    if _SET_ASIDE.search(text) or _SET_ASIDE.match(f"({task.section}"):
        return tuple(file if file.fate is Fate.GOES else file.replace(fate=Fate.SPOKEN_OF) for file in named)
    return tuple(named)


def _named(text: str) -> Iterator[TaskFile]:
    """Each path with its fate, read off the words between it and the one before it in the same clause."""
    found: list[TaskFile] = []
    previous: mentions.Mention | None = None
    detail = False
    clause, leads = 0, _LEADS.match(text)
    for mention in mentions.located(text):
        if previous is not None and mention.start < previous.end:
            continue
        gap = text[previous.end if previous else 0 : mention.start]
        ended = _last_end(gap)
        if ended is not None:
            clause = (previous.end if previous else 0) + ended
            leads = _LEADS.match(text, clause)
            gap = text[clause : mention.start]
        before = found[-1].fate if found and ended is None else None
        if any(file.fate is Fate.STANDS for file in found) and _DETAIL.search(gap):
            detail = True
        after = text[mention.end : mention.end + _NEAR]
        if before is Fate.STANDS and (_ARROW.match(gap) or (_MOVED_GAP.match(gap) and _MOVED_TO.match(after))):
            found[-1] = found[-1].replace(fate=Fate.GOES)
            fate = Fate.STANDS
        elif _GOES.match(after) and not _MOVED_TO.match(after):
            fate = Fate.GOES
        elif before is not None and _JOINED.match(gap):
            fate = before
        else:
            fate = _fate(gap[-_NEAR:], leads)
        if detail and fate is Fate.STANDS:
            fate = Fate.SPOKEN_OF
        found.append(TaskFile(mention.written, fate))
        previous = mention
    yield from found


def _fate(gap: str, leads: re.Match[str] | None) -> Fate:
    if _DIRECT.search(gap):
        return Fate.GOES
    if _SPOKEN_OF.search(gap):
        return Fate.SPOKEN_OF
    group = leads.lastgroup if leads is not None else None
    if group is None or (group == "rename" and _TARGET.search(gap)):
        return Fate.STANDS
    return Fate.SPOKEN_OF


def _last_end(gap: str) -> int | None:
    ends = [match.end() for match in _CLAUSE.finditer(gap)]
    return ends[-1] if ends else None
