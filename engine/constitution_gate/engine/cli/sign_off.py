"""`sign-off`: audit a release, and write what was found, signed."""

from __future__ import annotations

import os
import time

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.cli import key_files, output
from constitution_gate.engine.cli.audit import log_crash, project_of, wants_color
from constitution_gate.engine.report import Outcome

if TYPE_CHECKING:
    from constitution_gate.engine.attestation.approvals import Approval
    from constitution_gate.engine.attestation.keys import PrivateKey
    from constitution_gate.engine.attestation.release import Examined
    from constitution_gate.engine.attestation.statement import SignOff
    from constitution_gate.engine.project import Project
    from constitution_gate.engine.report import AuditReport

ATTESTATION, GATES = "attestation.json", "gates.json"
REPORT, PAGE, FILES = "report.json", "report.html", "files.json"
_LONGEST_RELEASE = 200


class Wanted(Record):
    """What is asked for. `bundle` is a directory, `attestation` a file; without both there is a bundle."""

    release: str
    features: tuple[str, ...] = ()
    root: str | None = None
    keys: tuple[str, ...] = ()
    keyless: bool = False
    approvals: tuple[str, ...] = ()
    bundle: str | None = None
    attestation: str | None = None
    resource: str | None = None
    base: str | None = None
    strict: bool = False
    allow_dirty: bool = False
    color: str = "auto"


def run(wanted: Wanted) -> int:
    """Audit at the phase release, then sign; the audit's exit status, 0 only where an attestation was written.

    Raises InputError where the release cannot be judged, signed or written.
    """
    from constitution_gate.engine.attestation import approvals

    _check(wanted)
    approved = tuple(map(approvals.parse, wanted.approvals))
    keys = key_files.private(wanted.keys)
    moment = _moment()
    project = project_of(wanted.root)
    places = _places(wanted, project)
    examined = _examined(wanted, project, approved)
    if examined.report.outcome is not Outcome.PASSED:
        return _refuse(examined.report, wanted)
    said, bundle = _said(wanted, examined, project, moment)
    signed = _signed(said, examined.report, keys, keyless=wanted.keyless)
    for path, data in _files(places, {**bundle, **signed}).items():
        _save(path, data)
    return output.write(_told(said, keys, places), 0)


def _check(wanted: Wanted) -> None:
    release = wanted.release
    if not release.strip() or not release.isprintable() or len(release) > _LONGEST_RELEASE:
        raise InputError(Problem(f"{release[:50]!r} is no version.", remedy="Give one such as 1.4.0 with --release."))
    if bool(wanted.keys) is wanted.keyless:
        what = "--key and --keyless are both given." if wanted.keyless else "There is nothing to sign with."
        remedy = "Give --key FILE (`constitution-gate keygen` makes one), or --keyless."
        raise InputError(Problem(what, remedy=remedy))
    resource = wanted.resource
    if resource is not None and not (resource.isascii() and resource.isprintable() and ":" in resource[1:]):
        remedy = "Give one such as git+https://example.org/orders."
        raise InputError(Problem(f"{resource[:100]!r} is no URI.", remedy=remedy))


def _moment() -> str:
    """When it is verified: now, or what SOURCE_DATE_EPOCH says (reproducible-builds.org/specs/source-date-epoch)."""
    import datetime

    from constitution_gate.engine.attestation.verification import SKEW, TIME

    now = datetime.datetime.fromtimestamp(int(time.time()), datetime.UTC)
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if not given:
        return now.strftime(TIME)
    remedy = "Give whole seconds since 1970, or take the variable away."
    if not (given.isascii() and given.isdecimal() and len(given) <= 11):
        raise InputError(Problem(f"SOURCE_DATE_EPOCH is {given[:50]!r}.", remedy=remedy))
    moment = datetime.datetime.fromtimestamp(int(given), datetime.UTC)
    if moment > now + SKEW:
        raise InputError(Problem("SOURCE_DATE_EPOCH is still to come.", remedy=remedy))
    return moment.strftime(TIME)


class Places(Record):
    """The directory of the bundle and the file of the attestation; either may be None, not both."""

    bundle: str | None
    attestation: str | None


def _places(wanted: Wanted, project: Project) -> Places:
    """Where the evidence goes: never into the tree that it is about, where it would be a file that was added."""
    bundle = wanted.bundle
    if bundle is None and wanted.attestation is None:
        name = "".join(c if c.isalnum() or c in ".-_+" else "-" for c in wanted.release)
        bundle = os.path.join(os.path.dirname(os.path.realpath(project.root)), f"sign-off-{name}")
    for path in (bundle, wanted.attestation):
        if path is not None and key_files.lies_below(path, project.root):
            message = "It lies in the tree that is signed off, and would be a file that was added afterwards."
            raise InputError(Problem(message, path, None, "Name a place outside of it with --bundle or --output."))
    if bundle is not None:
        try:
            held = os.listdir(bundle) if os.path.lexists(bundle) else []
        except OSError as error:
            raise InputError(_unwritten(bundle, error)) from None
        if held:
            message = "The directory of the bundle is not empty."
            raise InputError(Problem(message, bundle, None, "Name another one with --bundle."))
    return Places(bundle, wanted.attestation)


def _examined(wanted: Wanted, project: Project, approved: tuple[Approval, ...]) -> Examined:
    from constitution_gate.engine.attestation import release
    from constitution_gate.engine.audit import Options
    from constitution_gate.engine.cli.progress import Progress
    from constitution_gate.engine.judging import Work

    cwd = os.getcwd()
    paths = tuple(dict.fromkeys(project.named(name, cwd) for name in wanted.features)) or project.features()
    with Progress("Auditing", shown=True) as progress:
        options = Options(strict=wanted.strict, base=wanted.base, on_crash=log_crash, work=Work(0, progress.at))
        return release.examine(project, paths, options, approved, allow_dirty=wanted.allow_dirty)


def _refuse(report: AuditReport, wanted: Wanted) -> int:
    from constitution_gate.engine.attestation import release
    from constitution_gate.engine.reports import text

    status = output.write(text.render(report, color=wants_color(wanted.color)), report.outcome.exit_status)
    for feature, gate, check in release.open_gates(report):
        how = f"approve it with --approve {gate}=NAME:REASON" if check == "review" else f"the check {check} decides it"
        output.note(f"{feature}: the gate {gate} is not decided; {how}.")
    output.note("Nothing was signed: a release is signed off only when the audit passes.")
    return status


def _said(wanted: Wanted, examined: Examined, project: Project, moment: str) -> tuple[SignOff, dict[str, bytes]]:
    """What is to be signed, and the files that go with it; the digests of these stand in it."""
    from constitution_gate.constitution.digest import sha256
    from constitution_gate.engine.attestation import gates_statement, release, software, statement, strict_json

    report = examined.report
    judged = report.constitution
    assert judged is not None
    bundle = _unsigned(examined, project)
    said = statement.SignOff(
        release=wanted.release,
        resource=wanted.resource or statement.resource_of(wanted.release),
        time=moment,
        tool=software.versions(),
        constitution=statement.Constitution(judged.path, judged.version, judged.sha256),
        features=tuple(feature.path for feature in report.features),
        levels=release.levels(report),
        revision=examined.revision,
        basis=examined.basis,
        approvals=report.approvals,
    )
    gates = strict_json.canonical(gates_statement.gates(said, report, git=not wanted.keyless))
    digests = {name: sha256(data) for name, data in {**bundle, GATES: gates}.items()}
    return said.replace(bundle=dict(sorted(digests.items()))), bundle


def _unsigned(examined: Examined, project: Project) -> dict[str, bytes]:
    from constitution_gate.engine.attestation import strict_json
    from constitution_gate.engine.cli import ci_job
    from constitution_gate.engine.reports import html, json

    page = html.render(examined.report, ci_job.places(project, ci_job.Job()))
    return {
        REPORT: json.render(examined.report).encode("utf-8", "backslashreplace"),
        PAGE: page.encode("utf-8", "backslashreplace"),
        FILES: strict_json.canonical(dict(examined.names)) + b"\n",
    }


def _signed(said: SignOff, report: AuditReport, keys: tuple[PrivateKey, ...], *, keyless: bool) -> dict[str, bytes]:
    from constitution_gate.engine.attestation import dsse, gates_statement, statement, strict_json

    payloads = [
        strict_json.canonical(statement.summary(said, git=not keyless)),
        strict_json.canonical(gates_statement.gates(said, report, git=not keyless)),
    ]
    if keyless:
        from constitution_gate.engine.attestation import keyless as through_sigstore

        envelopes = through_sigstore.sign(payloads)
    else:
        envelopes = tuple(dsse.render(dsse.signed(statement.PAYLOAD_TYPE, each, keys)) for each in payloads)
    if max(map(len, envelopes)) > strict_json.LARGEST:
        message = f"The attestation would be larger than the limit of {strict_json.LARGEST >> 20} MiB."
        raise InputError(Problem(message, remedy="Sign off its features in parts, with --feature."))
    return {GATES: envelopes[1], ATTESTATION: envelopes[0]}


def _files(places: Places, found: dict[str, bytes]) -> dict[str, bytes]:
    """What is written where; the attestation comes last."""
    files: dict[str, bytes] = {}
    if places.bundle is not None:
        try:
            os.makedirs(places.bundle, exist_ok=True)
        except OSError as error:
            raise InputError(_unwritten(places.bundle, error)) from None
        files = {os.path.join(places.bundle, name): data for name, data in found.items()}
    if places.attestation is not None:
        files[places.attestation] = found[ATTESTATION]
    return files


def _save(path: str, data: bytes) -> None:
    from constitution_gate.engine import atomic_write

    try:
        atomic_write.put_file(path, data)
    except OSError as error:
        raise InputError(_unwritten(path, error)) from None


def _unwritten(path: str, error: OSError) -> Problem:
    reason = (error.strerror or "unknown error").lower()
    return Problem(f"It cannot be written: {reason}.", path, None, "Name another place with --bundle or --output.")


def _told(said: SignOff, keys: tuple[PrivateKey, ...], places: Places) -> str:
    from constitution_gate.engine.reports import sign_off

    where = places.bundle or places.attestation or ""
    return sign_off.as_text(said, [f"{key.public.kind} {key.public.id}" for key in keys], where)
