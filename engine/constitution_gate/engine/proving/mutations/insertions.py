"""What may not stand in a document or beside it: a placeholder, a secret, forbidden words, files too many."""

from __future__ import annotations

from constitution_gate.constitution.digest import sha256
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.proving.mutation import Mutation, edits, inserted, replaced
from constitution_gate.engine.proving.samples import matching_path, matching_text
from constitution_gate.gates import globs, patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.engine.proving.mutation import Subject
    from constitution_gate.gates.feature import Artifact

_MOST_FILES = 50


def placeholders(subject: Subject) -> Iterator[Mutation]:
    """Leave a question open in each document, and a token of the template."""
    for document in _documents(subject):
        count = len(edits(document))
        done = "A question that waits for clarification was added."
        lines = ["", "The limit is [NEEDS CLARIFICATION: which limit holds?]."]
        yield inserted("open-question", document, done, count, lines)
        done = "A placeholder of the template was added."
        yield inserted("leave-placeholder", document, done, count, ["", "**Storage**: [FEATURE NAME]"])


def secrets(subject: Subject) -> Iterator[Mutation]:
    """Put a token into each document that has the form of a secret; it is made up here and opens nothing."""
    token = "ghp_" + sha256(b"made up for a proof")[:36]
    for document in _documents(subject):
        done = "A made-up access token was added."
        count = len(edits(document))
        yield inserted("add-secret", document, done, count, ["", f"The deployment uses the token `{token}`."])


def forbidden(subject: Subject) -> Iterator[Mutation]:
    """Write what the parameter `forbid` rules out into each file."""
    pattern = _pattern(subject, "forbid")
    sample = matching_text(pattern) if pattern is not None else None
    for artifact in subject.files() if sample is not None else ():
        assert sample is not None
        done = "A line that matches what is forbidden was added."
        yield inserted("add-forbidden-text", artifact, done, len(edits(artifact)), sample.split("\n"))


def missing(subject: Subject) -> Iterator[Mutation]:
    """Take what the parameter `require` demands out of each file."""
    pattern = _pattern(subject, "require")
    if pattern is None:
        return
    for artifact in subject.files():
        found = pattern.hits(artifact.text, 1_000)
        lines = sorted({hit.line for hit in found})
        if lines:
            done = "Every line that matches what is demanded was emptied."
            yield replaced("remove-demanded-text", artifact, done, dict.fromkeys(lines, ""))


def surplus(subject: Subject) -> Iterator[Mutation]:
    """Add as many files as the parameter `max` does not allow for."""
    most = getattr(subject.parameters, "max", None)
    named = getattr(subject.parameters, "paths", None) or getattr(subject.parameters, "files", None)
    if not isinstance(most, int) or not named or most >= _MOST_FILES:
        return
    repository = subject.feature.repository
    glob = globs.expand(named[0], subject.feature.path)
    known = frozenset(repository.paths)
    made = (matching_path(glob, number) for number in range(most + 1))
    added = {path: b"Added.\n" for path in made if path is not None and path not in known}
    if added:
        one = len(added) == 1
        done = f"{'A file' if one else f'{len(added)} files'} that may not be there {'was' if one else 'were'} added."
        yield Mutation("add-files", min(added), None, done, added)


def _documents(subject: Subject) -> tuple[Artifact, ...]:
    """The feature's documents, the plan first."""
    return tuple(sorted(subject.feature.documents(), key=lambda document: document is not subject.feature.plan))


def _pattern(subject: Subject, name: str) -> patterns.Pattern | None:
    given = getattr(subject.parameters, name, None)
    if not isinstance(given, str):
        return None
    try:
        return patterns.compile_pattern(given)
    except patterns.PatternError:
        return None
