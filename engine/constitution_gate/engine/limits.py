"""The limits within which the audited tree is read; an option may raise one, a file of that tree may not."""

from __future__ import annotations

from constitution_gate.constitution.record import Record

MIB = 1 << 20


class Limits(Record):
    """Sizes are in bytes, `line_length` in characters."""

    document: int = MIB
    document_lines: int = 50_000
    line_length: int = 100_000
    contract: int = 16 * MIB
    source: int = 2 * MIB
    report: int = 16 * MIB
    files: int = 200_000
    depth: int = 64
    features: int = 5_000
    gates: int = 500
    justifications: int = 200


DEFAULT = Limits()
