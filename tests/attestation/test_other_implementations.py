"""What is signed here is read by independent implementations of DSSE, in-toto and SLSA, and the other way round."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from constitution_gate.engine.attestation import dsse, verification
from constitution_gate.engine.attestation.keys import PrivateKey
from constitution_gate.engine.attestation.rejection import RejectedError

their_dsse = pytest.importorskip("securesystemslib.dsse")
their_signer = pytest.importorskip("securesystemslib.signer")
json_format = pytest.importorskip("google.protobuf.json_format")

KINDS = ["ed25519", "ecdsa", "rsa"]
SCHEMES = {
    "ed25519": ("ed25519", "ed25519"),
    "ecdsa": ("ecdsa", "ecdsa-sha2-nistp256"),
    "rsa": ("rsa", "rsassa-pss-sha256"),
}
TYPE = "application/vnd.in-toto+json"


def _their_key(key: PrivateKey, kind: str) -> Any:
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    public = load_pem_public_key(key.public.pem)
    type_, scheme = SCHEMES[kind]
    made = their_signer.SSlibKey.from_crypto(public, keyid=key.public.id, scheme=scheme)
    assert made.keytype == type_
    return made


@pytest.mark.parametrize("kind", KINDS)
def test_their_reader_verifies_what_is_signed_here(kind: str, signing_keys: dict[str, PrivateKey]) -> None:
    key = signing_keys[kind]
    data = dsse.render(dsse.signed(TYPE, b'{"a": 1}', [key]))
    envelope = their_dsse.Envelope.from_dict(json.loads(data))
    assert envelope.pae() == dsse.pae(TYPE, b'{"a": 1}')
    assert envelope.verify([_their_key(key, kind)], 1)
    other = signing_keys["other"]
    from securesystemslib.exceptions import VerificationError

    with pytest.raises(VerificationError):
        envelope.verify([_their_key(other, "ed25519")], 1)


@pytest.mark.parametrize("kind", KINDS)
def test_what_they_sign_verifies_here(kind: str, signing_keys: dict[str, PrivateKey]) -> None:
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    key = signing_keys[kind]
    private = load_pem_private_key(key.pem(None), None)
    signer = their_signer.CryptoSigner(private, _their_key(key, kind))
    envelope = their_dsse.Envelope(b"payload", TYPE, {})
    envelope.sign(signer)
    found = dsse.parse(json.dumps(envelope.to_dict()).encode(), "a")
    assert verification.signers(found, [key.public], 1)
    with pytest.raises(RejectedError):
        verification.signers(found, [signing_keys["other"].public], 1)


def test_both_statements_are_those_of_in_toto_and_slsa(sign_off: Callable[..., Any], project: Any) -> None:
    from in_toto_attestation.predicates.vsa.v1.vsa_pb2 import VerificationSummary
    from in_toto_attestation.v1.statement import Statement
    from in_toto_attestation.v1.statement_pb2 import Statement as Message

    project.commit()
    signed = sign_off()
    gates = json.loads((signed.bundle / "gates.json").read_text())
    import base64

    for payload in (signed.payload, base64.b64decode(gates["payload"])):
        Statement.copy_from_pb(json_format.Parse(payload, Message())).validate()
    predicate = signed.statement["predicate"]
    # Their message has one level; the specification has a list of them.
    levels = predicate["verifiedLevels"]
    alike = {**predicate, "verifiedLevels": levels[0]}
    summary = json_format.ParseDict(alike, VerificationSummary(), ignore_unknown_fields=True)
    assert summary.verification_result == "PASSED"
    assert summary.verifier.id == "urn:constitution-gate"
    assert summary.policy.digest["sha256"] == predicate["policy"]["digest"]["sha256"]
    assert levels == ["CONSTITUTION_MUST"]
    assert set(predicate) - set(json_format.MessageToDict(summary)) == {"urn:constitution-gate:sign-off:v1"}, (
        "an added field is named by a URI"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_their_reader_verifies_a_whole_sign_off(
    kind: str, sign_off: Callable[..., Any], signing_keys: dict[str, PrivateKey]
) -> None:
    signed = sign_off(kind=kind)
    envelope = their_dsse.Envelope.from_dict(signed.envelope)
    assert envelope.verify([_their_key(signing_keys[kind], kind)], 1)
    assert envelope.payload == signed.payload
