"""Keys come in one form, weak ones and those of other kinds do not count."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives import serialization as form
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, rsa

from constitution_gate.constitution.model import InputError
from constitution_gate.engine.attestation import keys
from constitution_gate.engine.attestation.keys import PrivateKey

PEM, DER = form.Encoding.PEM, form.Encoding.DER


def _public(key: object) -> bytes:
    return key.public_key().public_bytes(PEM, form.PublicFormat.SubjectPublicKeyInfo)  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", keys.KINDS)
def test_a_key_survives_its_file(kind: str, signing_keys: dict[str, PrivateKey]) -> None:
    key = signing_keys[kind]
    again = keys.load_private(key.pem(None), None, "a.pem")
    public = keys.load_public(key.public.pem, "a.pub")
    assert again.public.id == public.id == key.public.id
    assert public.verifies(again.sign(b"text"), b"text")
    assert not public.verifies(again.sign(b"text"), b"Text")
    assert not public.verifies(b"", b"text")


def test_an_encrypted_key_needs_its_password(signing_keys: dict[str, PrivateKey]) -> None:
    data = signing_keys["ed25519"].pem(b"correct horse")
    assert keys.load_private(data, b"correct horse", "a").public.id == signing_keys["ed25519"].public.id
    with pytest.raises(InputError, match="CONSTITUTION_GATE_KEY_PASSWORD"):
        keys.load_private(data, None, "a")
    with pytest.raises(InputError, match="password is another one"):
        keys.load_private(data, b"wrong", "a")


def test_a_password_for_a_key_without_one_does_no_harm(signing_keys: dict[str, PrivateKey]) -> None:
    assert keys.load_private(signing_keys["ed25519"].pem(None), b"unused", "a")


@pytest.mark.parametrize(
    "key",
    [
        ed448.Ed448PrivateKey.generate(),
        ec.generate_private_key(ec.SECP256K1()),
        rsa.generate_private_key(65537, 1024),
        dsa.generate_private_key(1024),
    ],
    ids=["ed448", "secp256k1", "rsa-1024", "dsa"],
)
@pytest.mark.filterwarnings("ignore")
def test_a_key_that_is_weak_or_of_another_kind_does_not_count(key: object) -> None:
    with pytest.raises(InputError, match=r"does not count|can be read"):
        keys.load_public(_public(key), "a.pub")


@pytest.mark.parametrize("curve", [ec.SECP256R1(), ec.SECP384R1(), ec.SECP521R1()], ids=lambda curve: curve.name)
def test_each_curve_signs_with_its_digest(curve: ec.EllipticCurve) -> None:
    key = PrivateKey(ec.generate_private_key(curve), "a")
    assert key.public.kind == f"ecdsa-p{curve.key_size}"
    assert key.public.verifies(key.sign(b"x"), b"x")


def test_only_one_public_key_in_pem_is_read(signing_keys: dict[str, PrivateKey]) -> None:
    pem = signing_keys["ed25519"].public.pem
    broken = pem.replace(pem.splitlines()[1], b"AAAA")
    for data in (
        b"",
        b"\xff\xfe",
        pem + pem,
        broken,
        b"ssh-ed25519 AAAA x",
        pem.replace(b"PUBLIC KEY", b"CERTIFICATE"),
    ):
        with pytest.raises(InputError):
            keys.load_public(data, "a.pub")
    with pytest.raises(InputError, match="private key"):
        keys.load_public(signing_keys["ed25519"].pem(None), "a.pem")
    for data in (b"", b"\xff\xfe", pem):
        with pytest.raises(InputError, match="private key"):
            keys.load_private(data, None, "a.pem")
