"""Whether two names mean the same entity: `Order Line`, `order_lines`, `OrderLine` and `訂單明細 (OrderLine)`."""

from __future__ import annotations

import re
from functools import lru_cache

from constitution_gate.constitution.lazy_pattern import lazy

_WORD = lazy(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+|[^\W\dA-Za-z_]+")
_PARENTHESES = lazy(r"[(（\[【]([^()（）\[\]【】]{1,200})[)）\]】]")
_SEPARATOR = lazy(r"(?<!\s)\s*+(?:/|、|／|\||\bor\b|\baka\b|\balso known as\b)\s*")
_NUMBER = lazy(
    r"^(?:\(?\d{1,3}(?:\.\d{1,3}){0,3}[.):、]?|[ivxIVX]{1,5}[.)]|[A-Z][.)])\s+"
    r"|^(?:entity|table|model|collection|實體|实体|エンティティ|資料表|表|entidad|entidade|entité|tabla"
    r"|tabelle)\s*\d{0,3}\s*[:：.\-—–]\s*",
    re.IGNORECASE,
)
_EMPTY_WORDS_LIST = """
the a an of for and or entity entities record records object model document documents table data new existing
core aggregate root value append only updated modified extended
"""
_EMPTY_WORDS = frozenset(_EMPTY_WORDS_LIST.split())
_SAME = {
    "db": "database",
    "msg": "message",
    "org": "organization",
    "organisation": "organization",
    "config": "configuration",
    "settings": "setting",
    "prefs": "preference",
    "auth": "authentication",
    "info": "information",
    "img": "image",
    "doc": "document",
    "repo": "repository",
    "env": "environment",
    "txn": "transaction",
    "tx": "transaction",
    "meta": "metadata",
    "stat": "statistic",
    "category": "category",
    "people": "person",
    "children": "child",
    "media": "media",
    "status": "status",
    "analysis": "analysis",
}

# In a compound name these say the same of the first word: OrderItem, OrderLine and OrderDetail.
_ROLES = {
    **dict.fromkeys(("item", "line", "detail", "entry", "position", "row"), "item"),
    **dict.fromkeys(("log", "event", "trail", "history", "journal"), "log"),
    **dict.fromkeys(("status", "state"), "status"),
    **dict.fromkeys(("setting", "preference", "configuration"), "setting"),
}


@lru_cache(maxsize=16_384)
def words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case and the singular, articles and words such as "entity" left out."""
    found = every_word(name)
    telling = tuple(word for word in found if word not in _EMPTY_WORDS)
    return telling or found


def every_word(name: str) -> tuple[str, ...]:
    """The words of a name in lower case and the singular, all of them: in a field's name each one tells."""
    return tuple(_singular(word.casefold()) for word in _WORD.findall(name.replace("'s", "")))


def _singular(word: str) -> str:
    if word in _SAME:
        return _SAME[word]
    if len(word) > 4 and word.endswith("ies"):
        return _SAME.get(word[:-3] + "y", word[:-3] + "y")
    if (
        len(word) > 4
        and word.endswith(("ses", "xes", "ches", "shes", "zes"))
        and not word.endswith(("ases", "uses", "oses"))
    ):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return _SAME.get(word[:-1], word[:-1])
    return word


def aliases(name: str) -> tuple[str, ...]:
    """The names that a heading or list entry holds: without its number, its parentheses, and those inside them."""
    shown = _NUMBER.sub("", name.strip().strip("*`").strip()).strip().strip("*`").strip()
    inside = [part.strip() for part in _PARENTHESES.findall(shown)]
    outside = _PARENTHESES.sub(" ", shown).strip(" -–—:：*`")
    found: list[str] = []
    for text in (outside, *inside):
        for part in _SEPARATOR.split(text):
            cleaned = part.strip(" `*\"'")
            if cleaned and any(c.isalpha() for c in cleaned):
                found.append(cleaned)
    return tuple(dict.fromkeys(found))


def same(one: str, other: str) -> bool:
    """Whether two names mean one entity: the same words, or all words of one among those of the other."""
    first, second = words(one), words(other)
    if not first or not second:
        return False
    if "".join(first) == "".join(second) or _covers(first, second) or _covers(second, first):
        return True
    return len(first) == len(second) > 1 and tuple(map(_role, first)) == tuple(map(_role, second))


def _role(word: str) -> str:
    return _ROLES.get(word, word)


def equal(one: str, other: str) -> bool:
    """Whether two names have the same words, however they are joined."""
    first, second = "".join(words(one)), "".join(words(other))
    return bool(first) and first == second


def _covers(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    return len(longer) > len(shorter) and set(shorter) <= set(longer)
