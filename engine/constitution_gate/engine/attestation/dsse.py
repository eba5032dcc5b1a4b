"""The envelope that carries a signed statement: DSSE 1.0 (github.com/secure-systems-lab/dsse).

What is signed is the pre-authentication encoding of the payload's type and its bytes, so neither can be exchanged, and
no JSON has to be brought into a canonical form. Everything else in an envelope is not authenticated: the id of a key is
at most a hint, and it decides nothing here.
"""

from __future__ import annotations

import base64
import binascii
import json

from constitution_gate.constitution.record import Record
from constitution_gate.constitution.static_types import TYPE_CHECKING
from constitution_gate.engine.attestation import strict_json
from constitution_gate.engine.attestation.rejection import Failure, RejectedError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import NoReturn

    from constitution_gate.engine.attestation.keys import PrivateKey

MOST_SIGNATURES = 100

_REMEDY = "Name the attestation that `constitution-gate sign-off` wrote."


class Signature(Record):
    """The bytes of a signature. `keyid` is a hint for people, and empty where there is none."""

    value: bytes
    keyid: str = ""


class Envelope(Record):
    """A payload with its type and its signatures."""

    payload_type: str
    payload: bytes
    signatures: tuple[Signature, ...]


def pae(payload_type: str, payload: bytes) -> bytes:
    """What is signed: DSSE's pre-authentication encoding."""
    name = payload_type.encode("utf-8")
    return b"DSSEv1 %d %b %d %b" % (len(name), name, len(payload), payload)


def signed(payload_type: str, payload: bytes, keys: Iterable[PrivateKey]) -> Envelope:
    """An envelope that each of the keys has signed."""
    message = pae(payload_type, payload)
    return Envelope(payload_type, payload, tuple(Signature(key.sign(message), key.public.id) for key in keys))


def render(envelope: Envelope) -> bytes:
    """The envelope as JSON with a final newline."""
    value = {
        "payloadType": envelope.payload_type,
        "payload": _encoded(envelope.payload),
        "signatures": [{"keyid": each.keyid, "sig": _encoded(each.value)} for each in envelope.signatures],
    }
    return json.dumps(value, indent=2).encode("ascii") + b"\n"


def parse(data: bytes, shown: str) -> Envelope:
    """The envelope in a file's bytes; fields that are unknown say nothing.

    Raises InputError for what is no strict JSON, and RejectedError for what is no envelope or bears no signature.
    """
    value = strict_json.read(data, shown, _REMEDY)
    if not isinstance(value, dict):
        _stop(shown, "It is no DSSE envelope: its JSON is no object.")
    payload_type, payload, signatures = (value.get(name) for name in ("payloadType", "payload", "signatures"))
    if not isinstance(payload_type, str) or not payload_type:
        _stop(shown, "It is no DSSE envelope: it has no payloadType.")
    if not isinstance(payload, str):
        _stop(shown, "It is no DSSE envelope: it has no payload.")
    if not isinstance(signatures, list) or not signatures:
        _stop(shown, "It is not signed: the envelope has no list of signatures.")
    if len(signatures) > MOST_SIGNATURES:
        _stop(shown, f"The envelope has more signatures than the limit of {MOST_SIGNATURES}.")
    body = _decoded(payload)
    if body is None:
        _stop(shown, "The payload of the envelope is not base64.")
    return Envelope(payload_type, body, tuple(_signature(each, shown) for each in signatures))


def _signature(value: object, shown: str) -> Signature:
    if not isinstance(value, dict):
        _stop(shown, "A signature of the envelope is no object.")
    signature, keyid = value.get("sig"), value.get("keyid", "")
    decoded = _decoded(signature) if isinstance(signature, str) else None
    if decoded is None:
        _stop(shown, "A signature of the envelope is not base64.")
    if not decoded:
        _stop(shown, "A signature of the envelope is empty.")
    return Signature(decoded, keyid if isinstance(keyid, str) else "")


def _encoded(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _decoded(text: str) -> bytes | None:
    """The bytes of base64 in the standard or the URL-safe alphabet (RFC 4648 sections 4 and 5), padded; else None.

    Bytes have one encoding in each alphabet: what encodes them in another way, or mixes the two, is refused.
    """
    if not text.isascii():
        return None
    standard = text.translate({ord("-"): "+", ord("_"): "/"})
    if standard != text and ("+" in text or "/" in text):
        return None
    try:
        data = binascii.a2b_base64(standard, strict_mode=True)
    except binascii.Error:
        return None
    return data if _encoded(data) == standard else None


def _stop(shown: str, message: str) -> NoReturn:
    raise RejectedError(Failure(message, shown))
