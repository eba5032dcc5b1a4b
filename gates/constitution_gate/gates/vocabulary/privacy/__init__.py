"""The words by which documents speak of personal data and of logs, a module for each language.

They are phrases as `vocabulary.phrases` reads them.
"""

from __future__ import annotations

import importlib
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Mapping


class Words(Protocol):
    """The module of a language.

    `PERSONAL_DATA` names each kind of personal data, and "password", in words that mean nothing else; the keys that
    begin with "loosely" hold words that mean it where personal data is spoken of ("name").

    `PII` holds what is said. `marker` calls data personal and `not marker` only looks like it; `general` is
    personal data of any kind, `section` a heading of it, `classification` a column that classes fields, `unclassed`
    its cells that class a field as not personal, `marking` asks for such a column or the like. `protection` is how
    data is protected, `not protection` how something else is, `guarding` asks for it. `log` and `logged` put into a
    log what follows or precedes them, `not log` and `not datum` only look like it, `between` and `before logged`
    part the two, `mailing` says that "email" means a message. `unlogged` keeps out, `redacted` makes harmless,
    `unredacted` undoes that, `ids` are all that is logged, `audit` is a store of its own, `norm` repeats a rule,
    `risk` heads what might happen.
    """

    PII: Mapping[str, str]
    PERSONAL_DATA: Mapping[str, str]


@cache
def words(language: str) -> Words:
    """The words of one of the languages that `languages.detect` names."""
    return cast("Words", importlib.import_module(f"{__package__}.{language}"))
