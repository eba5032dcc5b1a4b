"""What modules that every audit loads need of `typing`, whose import takes a third as long as starting Python.

Type checkers know `TYPE_CHECKING` by its name, and take `cast` for that of `typing`.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import cast
else:

    def cast(_type: object, value: object) -> object:
        """The value as it is."""
        return value


__all__ = ["TYPE_CHECKING", "cast"]
