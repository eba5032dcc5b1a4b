"""Which languages a text is written in, and the vocabulary of each.

English is always among them, for technical terms are English in every language.
"""

from __future__ import annotations

import importlib
from functools import cache

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.static_types import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Protocol

    class Vocabulary(Protocol):
        """The module of a language: patterns alone, written for text in lower case.

        What each name is for stands with its reader, `facts.passages`.
        """

        FACTS: Mapping[str, Mapping[str, str]]
        FIELDS: Mapping[str, str]
        NEGATION: str
        NEGATION_AFTER: str
        ASIDE: str

    class Demands(Protocol):
        """The words of a language by which a norm asks for a check: patterns alone, written for text in lower case.

        What each name is for stands with its reader, `derivation`.
        """

        HINTS: Mapping[str, tuple[str, ...]]
        NAMES: Mapping[str, tuple[str, ...]]
        DEMANDS: Mapping[str, tuple[tuple[str, ...], ...]]
        ON_TOPIC: Mapping[str, tuple[tuple[str, ...], ...]]
        TOPICS: Mapping[str, str]
        PROHIBITED: Mapping[str, tuple[tuple[str, ...], ...]]
        EXCLUDED: Mapping[str, str]
        ENOUGH: Mapping[str, str]
        CONDITIONS: Mapping[str, str]
        CONDITIONAL: str
        COMPOUND: str
        NO_CONDITION: str
        ASKS: str
        FORBIDDING: str
        UNLESS_PRESENT: str
        OPTIONAL: str
        EXAMPLE: str
        CHOICE_BEFORE: str
        CHOICE_AFTER: str


_KANA = lazy("[\u3041-\u30ff]")
_HAN = lazy("[\u3400-\u4dbf\u4e00-\u9fff]")
_WORD = lazy(r"[^\W\d_]+")

# Function words, modal verbs and names of artifacts that English does not have.
_MARKERS: Mapping[str, str] = {
    "de": (
        "der das und für muss müssen jede jeder jedes jeden alle keine kein wird "
        "werden mit ist nicht eine einen zum darf "
        "dürfen sind wenn falls ohne sequenzdiagramm datenmodell migrationsskripte migrationen"
    ),
    "es": (
        "el los las del debe deben deberá cada toda todas todos una sin ningún ninguna "
        "según está están si diagrama modelo "
        "contrato esquema migración migraciones"
    ),
    "fr": (
        "le les du doit doivent pour chaque toute toutes tous une avec sans aucune aucun être sont diagramme modèle "
        "contrat schéma"
    ),
    "pt": (
        "os da dos das deve devem deverá cada toda todas todos uma com sem não são nenhuma nenhum se diagrama modelo "
        "contrato esquema migração migrações"
    ),
}


def detect(text: str, *, markers: int = 1) -> tuple[str, ...]:
    """The languages that `text` may be written in: "en", and each of which `markers` different marks stand in it.

    A script decides Japanese and Chinese; text in kana is read as Japanese and, for its Han words, as Chinese.
    """
    found = ["en"]
    if not text.isascii():
        if _KANA.search(text):
            found.append("ja")
        if _HAN.search(text):
            found.append("zh")
    words = set(_WORD.findall(text.lower()))
    found.extend(name for name in _MARKERS if len(_marks(name) & words) >= markers)
    return tuple(found)


@cache
def _marks(language: str) -> frozenset[str]:
    return frozenset(_MARKERS[language].split())


@cache
def vocabulary(language: str) -> Vocabulary:
    """The vocabulary of one of the languages that `detect` names."""
    return cast("Vocabulary", importlib.import_module(f"{__package__}.{language}"))


@cache
def demands(language: str) -> Demands:
    """The words by which one of the languages that `detect` names asks for checks."""
    return cast("Demands", importlib.import_module(f"{__package__}.demands.{language}"))


def fold(text: str) -> str:
    """Lower case with every character in its place: the one letter whose lower case is longer is replaced."""
    return text.replace("\u0130", "i").lower()
