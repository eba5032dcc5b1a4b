"""Where a defect of our own is logged: never on the screen, never in the audited tree."""

from __future__ import annotations

import os
import sys


def write(defect: BaseException) -> str | None:
    """Write the traceback to a new file in the temporary directory; its path, or None where that failed."""
    import tempfile
    import traceback

    try:
        descriptor, path = tempfile.mkstemp(prefix="constitution-gate-", suffix=".log")
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as stream:
            stream.write(f"Python {sys.version}\n")
            stream.write("".join(traceback.format_exception(defect)))
    except OSError:
        return None
    return path
