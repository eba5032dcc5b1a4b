"""Keys, signatures and their checks, through the package `cryptography`; no other module here imports it.

Ed25519 (RFC 8032), ECDSA on P-256, P-384 and P-521 with the digest that goes with the curve (FIPS 186-5), and RSA of
2048 bits or more with PSS and SHA-256 (RFC 8017). A key is known by the SHA-256 of its SubjectPublicKeyInfo (RFC 5280).
"""

from __future__ import annotations

from constitution_gate.constitution.digest import sha256
from constitution_gate.constitution.model import InputError, Problem
from constitution_gate.constitution.static_types import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NoReturn

    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, EllipticCurvePrivateKey, EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
    from cryptography.hazmat.primitives.asymmetric.padding import PSS
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey

    Private = Ed25519PrivateKey | EllipticCurvePrivateKey | RSAPrivateKey
    Public = Ed25519PublicKey | EllipticCurvePublicKey | RSAPublicKey

KINDS = ("ed25519", "ecdsa", "rsa")
LARGEST = 64 << 10
"""How many bytes the file of a key may have."""

_CURVES = {"secp256r1": "SHA256", "secp384r1": "SHA384", "secp521r1": "SHA512"}
_LEAST_BITS, _MOST_BITS = 2048, 16384
_NEW_BITS = 3072
_KNOWN = "Known are Ed25519, ECDSA on P-256, P-384 or P-521, and RSA of 2048 to 16384 bits."
_PUBLIC_REMEDY = "Give the public key in PEM form (BEGIN PUBLIC KEY)."
_PRIVATE_REMEDY = "Give the private key in PEM form, such as `constitution-gate keygen` makes one."


class PublicKey:
    """A key that signatures are checked with. `shown` is where it came from, for people."""

    def __init__(self, key: Public, shown: str) -> None:
        self._key = key
        self.shown = shown
        self.kind = _kind(key, shown)
        self.id = sha256(_der(key))

    @property
    def pem(self) -> bytes:
        """The key as a file holds it (SubjectPublicKeyInfo in PEM)."""
        from cryptography.hazmat.primitives import serialization as form

        return self._key.public_bytes(form.Encoding.PEM, form.PublicFormat.SubjectPublicKeyInfo)

    def verifies(self, signature: bytes, message: bytes) -> bool:
        """Whether a signature over a message was made with the private half of this key."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        key = self._key
        try:
            if isinstance(key, Ed25519PublicKey):
                key.verify(signature, message)
            elif isinstance(key, EllipticCurvePublicKey):
                key.verify(signature, message, _ecdsa(key.curve.name))
            else:
                key.verify(signature, message, _pss(signing=False), hashes.SHA256())
        except (InvalidSignature, ValueError):
            return False
        return True


class PrivateKey:
    """A key that signs; nothing of it is ever printed."""

    def __init__(self, key: Private, shown: str) -> None:
        self._key = key
        self.public = PublicKey(key.public_key(), shown)

    def sign(self, message: bytes) -> bytes:
        """The signature over a message."""
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        key = self._key
        if isinstance(key, Ed25519PrivateKey):
            return key.sign(message)
        if isinstance(key, EllipticCurvePrivateKey):
            return key.sign(message, _ecdsa(key.curve.name))
        return key.sign(message, _pss(signing=True), hashes.SHA256())

    def pem(self, password: bytes | None) -> bytes:
        """The key as a file holds it (PKCS #8 in PEM), encrypted where there is a password."""
        from cryptography.hazmat.primitives import serialization as form

        protection = form.BestAvailableEncryption(password) if password else form.NoEncryption()
        return self._key.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, protection)


def generate(kind: str) -> PrivateKey:
    """A new key of one of the `KINDS`."""
    _require()
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

    if kind == "ecdsa":
        return PrivateKey(ec.generate_private_key(ec.SECP256R1()), kind)
    if kind == "rsa":
        return PrivateKey(rsa.generate_private_key(65537, _NEW_BITS), kind)
    return PrivateKey(ed25519.Ed25519PrivateKey.generate(), kind)


def load_public(data: bytes, shown: str) -> PublicKey:
    """The public key of a PEM file; raises InputError for anything else, for a private key, and for a weak one."""
    _require()
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    if b"PRIVATE KEY" in data:
        _stop("This is a private key, which is not to leave the place where it signs.", shown, _PUBLIC_REMEDY)
    if data.count(b"-----BEGIN ") != 1 or b"-----BEGIN PUBLIC KEY-----" not in data:
        _stop("It does not hold one public key.", shown, _PUBLIC_REMEDY)
    try:
        key = load_pem_public_key(data)
    except (ValueError, UnsupportedAlgorithm):
        _stop("It does not hold a public key that can be read.", shown, _PUBLIC_REMEDY)
    return PublicKey(key, shown)  # type: ignore[arg-type]  # what kind it is, is looked at there


def load_private(data: bytes, password: bytes | None, shown: str) -> PrivateKey:
    """The private key of a PEM file; raises InputError for anything else, a wrong password, and a weak key."""
    _require()
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    encrypted = b"ENCRYPTED" in data
    if encrypted and not password:
        remedy = "Put its password into CONSTITUTION_GATE_KEY_PASSWORD."
        _stop("The private key is encrypted, and there is no password.", shown, remedy)
    try:
        key = load_pem_private_key(data, password if encrypted else None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        what = "or its password is another one" if encrypted else "in a form that can be read"
        _stop(f"It does not hold a private key, {what}.", shown, _PRIVATE_REMEDY)
    return PrivateKey(key, shown)  # type: ignore[arg-type]  # what kind it is, is looked at there


def _require() -> None:
    try:
        import cryptography  # noqa: F401
    except ImportError:
        message = "Signing and verifying need the package cryptography, which is not installed."
        raise InputError(Problem(message, None, None, "Install constitution-gate[sign].")) from None


def _kind(key: object, shown: str) -> str:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    if isinstance(key, Ed25519PublicKey):
        return "ed25519"
    if isinstance(key, EllipticCurvePublicKey) and key.curve.name in _CURVES:
        return f"ecdsa-p{key.curve.key_size}"
    if isinstance(key, RSAPublicKey) and _LEAST_BITS <= key.key_size <= _MOST_BITS:
        return f"rsa-{key.key_size}"
    return _stop("The key is of a kind that does not count.", shown, _KNOWN)


def _ecdsa(curve: str) -> ECDSA:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric.ec import ECDSA

    return ECDSA(getattr(hashes, _CURVES[curve])())


def _pss(*, signing: bool) -> PSS:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS

    return PSS(MGF1(hashes.SHA256()), PSS.DIGEST_LENGTH if signing else PSS.AUTO)


def _der(key: Public) -> bytes:
    from cryptography.hazmat.primitives import serialization as form

    return key.public_bytes(form.Encoding.DER, form.PublicFormat.SubjectPublicKeyInfo)


def _stop(message: str, shown: str, remedy: str) -> NoReturn:
    raise InputError(Problem(message, shown, None, remedy))
