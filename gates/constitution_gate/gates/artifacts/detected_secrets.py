"""What the detectors of the package detect-secrets find, where it is installed (the extra `secrets`).

Only its detectors of known forms are asked, line by line and in this process. Its entropy and keyword detectors stay
out, for `secrets` judges random values itself; so do its settings, its baselines and its verification, which would
ask the provider over the network.
"""

from __future__ import annotations

from functools import cache

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.gates.artifacts.secrets import Secret, is_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

LEFT_OUT = frozenset(
    {
        "Base64 High Entropy String",
        "Basic Auth Credentials",
        "Hex High Entropy String",
        "JSON Web Token",
        "Public IP (ipv4)",
        "Secret Keyword",
    }
)
"""Detectors that are not asked: an address is no secret, and `secrets` looks for the others with fewer false alarms."""

_SHORTEST = 8
_LONGEST_LINE = 4_000


def installed() -> bool:
    """Whether the package is there."""
    from importlib.util import find_spec

    return find_spec("detect_secrets") is not None


def secrets(text: str) -> tuple[Secret, ...]:
    """The secrets in a text, in order of their lines; none where the package is not installed.

    The ends of longer lines (minified code) are not read. No text is an error.
    """
    return tuple(sorted(set(_found(text)))) if installed() else ()


def _found(text: str) -> Iterator[Secret]:
    from constitution_gate.constitution.markdown import split_lines

    detectors = _detectors()
    for number, line in enumerate(split_lines(text), start=1):
        if len(line) < _SHORTEST:
            continue
        for kind, detector in detectors:
            if any(not is_placeholder(value) for value in detector.analyze_string(line[:_LONGEST_LINE]) if value):
                yield Secret(number, kind)


@cache
def _detectors() -> tuple[tuple[str, Any], ...]:
    """The detectors with what they look for, said with its article; made once, without settings."""
    from detect_secrets.core.plugins.util import get_mapping_from_secret_type_to_class

    known: dict[str, Any] = get_mapping_from_secret_type_to_class()
    return tuple((f"what detect-secrets calls “{kind}”", known[kind]()) for kind in sorted(known.keys() - LEFT_OUT))
