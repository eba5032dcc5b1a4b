"""What `sign-off` and `verify` say, as text and as JSON; whatever comes from a file is made harmless."""

from __future__ import annotations

from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.escaping import clean
from constitution_gate.engine.reports import json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from constitution_gate.engine.attestation.rejection import Failure
    from constitution_gate.engine.attestation.statement import SignOff

_SHOWN = 50


def as_text(said: SignOff, signers: Sequence[str], where: str) -> str:
    """What was signed, and where it was written."""
    lines = [f"SIGNED OFF  {clean(said.release)}", *_lines(said, signers), f"  written    {clean(where, 1_000)}"]
    return "\n".join(lines) + "\n"


def verified_text(said: SignOff, signers: Sequence[str], compared: str | None) -> str:
    """What was verified; `compared` says with which tree, None with none."""
    tree = compared or "nothing: the signature holds, and no tree was compared (name one with --root)"
    lines = [f"VERIFIED  {clean(said.release)}", *_lines(said, signers), f"  compared   {clean(tree, 1_000)}"]
    return "\n".join(lines) + "\n"


def rejected_text(failures: Sequence[Failure]) -> str:
    """Why an attestation does not hold."""
    lines = [f"NOT VERIFIED  ({len(failures):,} {'reason' if len(failures) == 1 else 'reasons'})"]
    lines += [f"  {clean(str(each), 1_000)}" for each in failures[:_SHOWN]]
    if len(failures) > _SHOWN:
        lines.append(f"  and {len(failures) - _SHOWN:,} more")
    return "\n".join(lines) + "\n"


def _lines(said: SignOff, signers: Sequence[str]) -> Iterator[str]:
    count = len(said.features)
    edition = f" {clean(said.constitution.version)}" if said.constitution.version else ""
    yield f"  {count:,} {'feature meets' if count == 1 else 'features meet'} {clean(said.constitution.path)}{edition}"
    yield f"             {said.constitution.sha256}"
    yield f"  resource   {clean(said.resource, 1_000)}"
    yield f"  levels     {clean(', '.join(said.levels), 1_000)}"
    yield f"  revision   {_revision(said)}"
    walked = len(said.basis.listings)
    below = f"{walked:,} {'directory' if walked == 1 else 'directories'}"
    yield f"  artifacts  {len(said.basis.files):,} files, and every name below {below}"
    yield f"  audited    {clean(said.time)} by constitution-gate {clean(said.tool.get('constitution-gate', ''))}"
    for each in signers:
        yield f"  signed by  {clean(each, 1_000)}"
    for approval in said.approvals[:_SHOWN]:
        what = f"{approval.gate} of {approval.feature} by {approval.name}: {approval.reason}"
        yield f"  approved   {clean(what, 1_000)}"
    if len(said.approvals) > _SHOWN:
        yield f"             and {len(said.approvals) - _SHOWN:,} more"


def _revision(said: SignOff) -> str:
    if said.revision is None:
        return "none: it was signed off outside of a git repository"
    return said.revision.commit + ("" if said.revision.clean else ", and the tree was not the one of this revision")


def as_json(said: SignOff | None, signers: Sequence[str], compared: str | None, failures: Sequence[Failure]) -> str:
    """The result of a verification as JSON; `said` is None where nothing of the attestation can be relied on."""
    found: dict[str, object] = {
        "schema_version": 1,
        "verified": not failures,
        "failures": [{"message": each.message, "path": each.path} for each in failures],
    }
    if said is not None:
        revision = said.revision
        found |= {
            "release": said.release,
            "resource": said.resource,
            "time": said.time,
            "constitution": {
                "path": said.constitution.path,
                "version": said.constitution.version,
                "sha256": said.constitution.sha256,
            },
            "features": said.features,
            "levels": said.levels,
            "revision": {"commit": revision.commit, "tree": revision.tree, "clean": revision.clean}
            if revision
            else None,
            "approvals": [
                {"feature": each.feature, "gate": each.gate, "name": each.name, "reason": each.reason}
                for each in said.approvals
            ],
            "tool": dict(said.tool),
            "signed_by": list(signers),
            "compared": compared,
        }
    return json.dump(found)
