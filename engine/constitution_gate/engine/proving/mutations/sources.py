"""Source that evidence points to: routes with another method or path, lines taken out, and personal data in a log."""

from __future__ import annotations

from constitution_gate.constitution.lazy_pattern import lazy
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.proving.mutation import deleted, edits, inserted, replaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from constitution_gate.engine.proving.mutation import Mutation, Subject
    from constitution_gate.gates.feature import Artifact

_METHOD = lazy(r"(?<![\w])(?:Map|Http)?(get|post|put|patch|delete)(?=Mapping\b|\b(?!\w))", 2)
_OTHER = {"get": "put", "post": "patch", "put": "get", "patch": "post", "delete": "put"}
_PATH = lazy(r"([\"'`])(/?[A-Za-z][\w/{}:<>\[\]$.-]{0,200})\1")
_LOGS = {
    ".py": ("import logging", "", 'logging.info("signed in: %s", user.email)'),
    ".ts": ("", "", "console.log('signed in', user.email);"),
    ".tsx": ("", "", "console.log('signed in', user.email);"),
    ".js": ("", "", "console.log('signed in', user.email);"),
    ".go": (
        "",
        'func signedIn(user User) { log.Printf("signed in: %s", user.Email) }',
        "",
    ),
    ".rb": ("", "", 'Rails.logger.info("signed in: #{user.email}")'),
    ".php": ("", "", "error_log($user->email);"),
}
_DOCUMENTS = (".md", ".markdown", ".yaml", ".yml", ".json", ".txt")
_SAID = "The service logs the e-mail address, the full name and the phone number of each user in clear text."


def other_methods(subject: Subject) -> Iterator[Mutation]:
    """Serve each route with another method."""
    for artifact, line, body in _lines(subject):
        match = _METHOD.search(body)
        if match is not None:
            word = match.group(1)
            other = _OTHER[word.lower()]
            other = other.upper() if word.isupper() else other.capitalize() if word[0].isupper() else other
            changed = body[: match.start(1)] + other + body[match.end(1) :]
            yield replaced("change-method", artifact, "The method of the route was changed.", {line: changed})


def other_paths(subject: Subject) -> Iterator[Mutation]:
    """Serve each route at another path."""
    for artifact, line, body in _lines(subject):
        match = _PATH.search(body)
        if match is not None:
            changed = f"{body[: match.end(2)]}-renamed{body[match.end(2) :]}"
            yield replaced("rename-route", artifact, "The path of the route was renamed.", {line: changed})


def without_line(subject: Subject) -> Iterator[Mutation]:
    """Take out each line that says something."""
    for artifact, line, body in _lines(subject):
        if len(body.strip()) > 1:
            yield deleted("remove-line", artifact, "The line was taken out.", [line])


def logged(subject: Subject) -> Iterator[Mutation]:
    """Log a personal field: in the source, and in what a document says of the logs."""
    paths = [place.path for place in subject.places]
    others = [path for path in subject.feature.repository.paths if path not in paths]
    for path in dict.fromkeys([*paths, *others]):
        suffix = path[path.rfind(".") :].lower()
        artifact = subject.read(path) if suffix in _LOGS else None
        if artifact is not None:
            lines = [line for line in _LOGS[suffix] if line]
            done = "A line was added that logs a personal field."
            yield inserted("log-personal-field", artifact, done, len(edits(artifact)), lines)
    for document in (subject.feature.plan, subject.feature.spec):
        if document is not None:
            done = "A sentence was added that puts personal data into the logs."
            yield inserted(
                "state-that-it-is-logged", document, done, len(edits(document)), ["", "## Logging", "", _SAID]
            )


def _lines(subject: Subject) -> Iterator[tuple[Artifact, int, str]]:
    """The lines of source that the evidence points to."""
    for artifact in subject.files():
        if artifact.path.lower().endswith(_DOCUMENTS):
            continue
        lines = edits(artifact)
        for line in range(1, len(lines) + 1):
            if subject.covers(artifact, line, line):
                yield artifact, line, lines[line]
