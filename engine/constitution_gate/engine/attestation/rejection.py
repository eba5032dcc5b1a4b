"""Why an attestation does not hold."""

from __future__ import annotations

from constitution_gate.constitution.record import Record


class Failure(Record):
    """One reason. `path` is a file of the tree or of the bundle, where it is about one."""

    message: str
    path: str | None = None

    def __str__(self) -> str:
        """Say where and what on one line."""
        return f"{self.path}: {self.message}" if self.path else self.message


class RejectedError(Exception):
    """The attestation does not hold, and nothing further is read from it."""

    def __init__(self, *failures: Failure) -> None:
        super().__init__("\n".join(map(str, failures)))
        self.failures = failures
