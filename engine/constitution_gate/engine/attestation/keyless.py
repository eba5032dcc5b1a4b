"""Signing without a key of one's own, through sigstore (docs.sigstore.dev); no other module imports it.

An identity provider says who signs, a certificate authority binds that to a key which lives for minutes, and a public
log keeps that it happened. It needs the network; nothing else here does.
"""

from __future__ import annotations

from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.attestation.rejection import Failure, RejectedError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


class Identity(Record):
    """Who has to have signed: what the certificate names, and the provider that said so."""

    name: str
    issuer: str


def sign(payloads: Sequence[bytes]) -> tuple[bytes, ...]:
    """A sigstore bundle for each statement, signed by the identity of the environment or of a person at a browser.

    Raises InputError where sigstore is not installed, or refuses.
    """
    _require()
    from sigstore.dsse import Statement
    from sigstore.errors import Error
    from sigstore.models import ClientTrustConfig
    from sigstore.oidc import ExpiredIdentity, IdentityToken, Issuer, IssuerError, detect_credential
    from sigstore.sign import SigningContext

    try:
        trusted = ClientTrustConfig.production()
        raw = detect_credential()
        token = IdentityToken(raw) if raw else Issuer(trusted.signing_config.get_oidc_url()).identity_token()
        with SigningContext.from_trust_config(trusted).signer(token) as signer:
            bundles = [signer.sign_dsse(Statement(payload)) for payload in payloads]
    except (Error, ExpiredIdentity, IssuerError, OSError) as error:
        raise _refused("sign", error) from None
    return tuple(bundle.to_json().encode("utf-8") + b"\n" for bundle in bundles)


def verified(data: bytes, identity: Identity, shown: str, *, offline: bool = False) -> tuple[str, bytes]:
    """The payload's type and bytes of a sigstore bundle that this identity signed.

    `offline` trusts the roots that the package last fetched. Raises RejectedError where the identity did not sign it,
    InputError where it is no bundle, or sigstore is not installed or cannot be asked.
    """
    _require()
    from sigstore.errors import Error, VerificationError
    from sigstore.models import Bundle
    from sigstore.verify import Verifier
    from sigstore.verify.policy import Identity as Policy

    try:
        bundle = Bundle.from_json(data)
    except (Error, ValueError):
        remedy = "Name the attestation that `sign-off --keyless` wrote."
        raise InputError(Problem("It is no sigstore bundle.", shown, None, remedy)) from None
    try:
        verifier = Verifier.production(offline=offline)
    except (Error, OSError) as error:
        raise _refused("verify", error) from None
    try:
        payload_type, payload = verifier.verify_dsse(bundle, Policy(identity=identity.name, issuer=identity.issuer))
    except VerificationError as error:
        said = f"sigstore does not verify it as signed by {identity.name}: {_first_line(error)}"
        raise RejectedError(Failure(said)) from None
    return payload_type, payload


def _require() -> None:
    try:
        import sigstore  # noqa: F401
    except ImportError:
        message = "Keyless signing needs the package sigstore, which is not installed."
        raise InputError(Problem(message, remedy="Install constitution-gate[sigstore].")) from None


def _refused(action: str, error: Any) -> InputError:
    remedy = "Look at its status (status.sigstore.dev), or use a key: --key."
    return InputError(Problem(f"sigstore could not {action}: {_first_line(error)}", remedy=remedy))


def _first_line(error: Any) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:300]
