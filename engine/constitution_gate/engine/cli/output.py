"""Writing to the two streams: the report to stdout, everything else to stderr."""

from __future__ import annotations

import os
import sys

from constitution_gate.engine.escaping import clean


def write(text: str, status: int) -> int:
    """Write a report to stdout and return `status`; 4 where the stream takes no more and the status was 0."""
    try:
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.buffer.write(text.encode(encoding, "backslashreplace"))
        sys.stdout.buffer.flush()
    except (OSError, ValueError):
        note("The report could not be written to standard output.")
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, sys.stdout.fileno())
        return status or 4
    return status


def note(text: str) -> None:
    """Write one line to stderr; a stream that takes no more is no reason to fail."""
    try:
        encoding = sys.stderr.encoding or "utf-8"
        sys.stderr.buffer.write((clean(text, 1_000) + "\n").encode(encoding, "backslashreplace"))
        sys.stderr.buffer.flush()
    except (OSError, ValueError):
        return
