"""The overview that `--help` prints, rendered beforehand: importing the command line to print it is five times slower.

`overview.txt` is what typer renders for a terminal of eighty columns or more; a test keeps the two alike.
"""

from __future__ import annotations

import os
import sys

_WIDTH = 80


def read() -> str | None:
    """The text, or None where the terminal is too narrow for it."""
    if _columns() < _WIDTH:
        return None
    with open(os.path.join(os.path.dirname(__file__), "overview.txt"), encoding="utf-8") as file:
        return file.read()


def _columns() -> int:
    """The terminal's width as `shutil.get_terminal_size` finds it, without importing that."""
    stated = os.environ.get("COLUMNS", "")
    if stated.isdecimal() and int(stated) > 0:
        return int(stated)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or _WIDTH
    except (OSError, ValueError, AttributeError):
        return _WIDTH
