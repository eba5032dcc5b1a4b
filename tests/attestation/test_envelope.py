"""A DSSE envelope says what was signed, and nobody but the holder of a key can make it say something else."""

from __future__ import annotations

import base64
import copy
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from constitution_gate.constitution.model import InputError
from constitution_gate.engine.attestation import dsse, verification
from constitution_gate.engine.attestation.dsse import Envelope, Signature
from constitution_gate.engine.attestation.keys import PrivateKey
from constitution_gate.engine.attestation.rejection import RejectedError

Keys = dict[str, PrivateKey]
TYPE = "application/vnd.in-toto+json"
PAYLOAD = b'{"verdict": "passed", "why": "\xc3\xbc>>>???"}'
thorough = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _signed(keys: list[PrivateKey], payload: bytes = PAYLOAD) -> Envelope:
    return dsse.signed(TYPE, payload, keys)


def _holds(data: bytes, keys: list[PrivateKey], threshold: int = 1) -> bytes | None:
    """The payload of an envelope that holds, None for any that does not."""
    try:
        envelope = dsse.parse(data, "a.json")
        verification.signers(envelope, [key.public for key in keys], threshold)
    except (InputError, RejectedError):
        return None
    assert envelope.payload_type == TYPE
    return envelope.payload


def test_the_encoding_that_is_signed_is_the_one_of_the_specification() -> None:
    expected = b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    assert dsse.pae("http://example.com/HelloWorld", b"hello world") == expected
    assert dsse.pae("ü", b"") == b"DSSEv1 2 \xc3\xbc 0 "


@pytest.mark.parametrize("kind", ["ed25519", "ecdsa", "rsa"])
def test_what_was_signed_comes_back_with_each_kind_of_key(kind: str, signing_keys: Keys) -> None:
    data = dsse.render(_signed([signing_keys[kind]]))
    assert _holds(data, [signing_keys[kind]]) == PAYLOAD
    assert _holds(data, [signing_keys["other"]]) is None


@given(payload=st.binary(max_size=200), kind=st.text(min_size=1, max_size=20))
@thorough
def test_every_payload_survives(payload: bytes, kind: str) -> None:
    envelope = Envelope(kind, payload, (Signature(b"s", "k"),))
    assert dsse.parse(dsse.render(envelope), "a") == envelope


@given(data=st.data())
@thorough
def test_a_changed_byte_never_makes_another_payload_hold(data: Any, signing_keys: Keys) -> None:
    key = signing_keys["ed25519"]
    text = bytearray(dsse.render(_signed([key])))
    at = data.draw(st.integers(0, len(text) - 1))
    text[at] = data.draw(st.integers(0, 255).filter(lambda byte: byte != text[at]))
    assert _holds(bytes(text), [key]) in {None, PAYLOAD}


@pytest.mark.parametrize("field", ["payload", "payloadType", "sig"])
@given(data=st.data())
@thorough
def test_a_changed_byte_of_what_is_authenticated_never_holds(field: str, data: Any, signing_keys: Keys) -> None:
    key = signing_keys["ed25519"]
    value = json.loads(dsse.render(_signed([key])))
    holder = value["signatures"][0] if field == "sig" else value
    raw = bytearray(holder[field].encode() if field == "payloadType" else base64.b64decode(holder[field]))
    at = data.draw(st.integers(0, len(raw) - 1))
    raw[at] ^= data.draw(st.integers(1, 127))
    holder[field] = raw.decode("latin-1") if field == "payloadType" else base64.b64encode(raw).decode()
    assert _holds(json.dumps(value).encode(), [key]) is None


@given(data=st.data())
@thorough
def test_a_truncated_file_never_holds(data: Any, signing_keys: Keys) -> None:
    key = signing_keys["ed25519"]
    text = dsse.render(_signed([key])).rstrip()
    assert _holds(text[: data.draw(st.integers(0, len(text) - 1))], [key]) is None


@given(data=st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
@thorough
def test_no_file_crashes_the_reader(data: bytes) -> None:
    assert _holds(data, []) is None


@given(
    value=st.recursive(
        st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["payload", "payloadType", "signatures", "sig", "keyid"]), inner, max_size=4
            )
        ),
        max_leaves=12,
    )
)
@thorough
def test_no_json_crashes_the_reader(value: object) -> None:
    try:
        dsse.parse(json.dumps(value).encode(), "a")
    except (InputError, RejectedError):
        return


def test_both_alphabets_of_base64_are_read_and_never_a_mixture(signing_keys: Keys) -> None:
    key = signing_keys["ed25519"]
    value = json.loads(dsse.render(_signed([key], b"\xfb\xff\xbe" * 8)))
    assert "+" in value["payload"]
    assert "/" in value["payload"]
    other = copy.deepcopy(value)
    other["payload"] = value["payload"].replace("+", "-").replace("/", "_")
    other["signatures"][0]["sig"] = value["signatures"][0]["sig"].replace("+", "-").replace("/", "_")
    assert _holds(json.dumps(other).encode(), [key]) == b"\xfb\xff\xbe" * 8
    other["payload"] = value["payload"].replace("+", "-")
    assert _holds(json.dumps(other).encode(), [key]) is None


@pytest.mark.parametrize("payload", ["YQ", "YQ=", "YR==", "YQ===", "Y Q==", "YQ==\n", "YQ==YQ==", "ＹＱ=="])
def test_base64_has_one_form(payload: str) -> None:
    value = {"payloadType": TYPE, "payload": payload, "signatures": [{"sig": "YQ=="}]}
    with pytest.raises(RejectedError, match="not base64"):
        dsse.parse(json.dumps(value).encode(), "a")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"payload": None}, "no payload"),
        ({"payloadType": ""}, "no payloadType"),
        ({"signatures": []}, "not signed"),
        ({"signatures": None}, "not signed"),
        ({"signatures": {}}, "not signed"),
        ({"signatures": ["x"]}, "no object"),
        ({"signatures": [{"sig": ""}]}, "empty"),
        ({"signatures": [{"keyid": "x"}]}, "not base64"),
        ({"signatures": [{"sig": "YQ=="}] * 101}, "limit of 100"),
    ],
)
def test_an_envelope_that_lacks_something_says_what(change: dict[str, object], message: str) -> None:
    value = {"payloadType": TYPE, "payload": "YQ==", "signatures": [{"sig": "YQ=="}], **change}
    with pytest.raises(RejectedError, match=message):
        dsse.parse(json.dumps(value).encode(), "a")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"no json", "not valid JSON"),
        (b"\xef\xbb\xbf{}", "byte order mark"),
        (b'{"payload": "\xff"}', "not UTF-8"),
        (b"[" * 100_000 + b"]" * 100_000, "nested|deep"),
        (b'{"payload": 1, "payload": 2}', "twice"),
        (b'{"payload": NaN}', "finite|valid"),
        (b'{"payload": 1} {}', "not valid JSON"),
        (b" " * ((16 << 20) + 1), "limit of 16 MiB"),
    ],
)
def test_a_file_that_is_no_strict_json_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        dsse.parse(data, "a")


def test_the_id_of_a_key_decides_nothing(signing_keys: Keys) -> None:
    key, other = signing_keys["ed25519"], signing_keys["other"]
    envelope = _signed([key])
    for keyid in ("", other.public.id, "\u202e"):
        renamed = envelope.replace(signatures=(envelope.signatures[0].replace(keyid=keyid),))
        assert _holds(dsse.render(renamed), [key]) == PAYLOAD
    forged = _signed([other])
    lying = forged.replace(signatures=(forged.signatures[0].replace(keyid=key.public.id),))
    assert _holds(dsse.render(lying), [key]) is None


def test_a_key_in_the_envelope_is_not_believed(signing_keys: Keys) -> None:
    value = json.loads(dsse.render(_signed([signing_keys["other"]])))
    pem = signing_keys["other"].public.pem.decode()
    value |= {"publicKey": pem, "verified": True}
    value["signatures"][0] |= {"publicKey": pem, "cert": pem}
    assert _holds(json.dumps(value).encode(), [signing_keys["ed25519"]]) is None


def test_two_signatures_of_one_key_are_one(signing_keys: Keys) -> None:
    key, other, third = (signing_keys[name] for name in ("ecdsa", "ed25519", "other"))
    twice = _signed([key, key])
    assert len({each.value for each in twice.signatures}) == 2
    assert _holds(dsse.render(twice), [key, other], 2) is None
    renamed = twice.replace(signatures=(twice.signatures[0], twice.signatures[1].replace(keyid=other.public.id)))
    assert _holds(dsse.render(renamed), [key, other], 2) is None
    assert _holds(dsse.render(_signed([key, other])), [key, other], 2) == PAYLOAD
    assert _holds(dsse.render(_signed([other, third])), [key, other, third], 2) == PAYLOAD


def test_a_key_that_is_given_twice_is_one(signing_keys: Keys) -> None:
    key = signing_keys["ed25519"]
    with pytest.raises(ValueError, match="2"):
        verification.signers(_signed([key]), [key.public, key.public], 2)


@pytest.mark.parametrize("threshold", [0, -1, 3])
def test_a_threshold_that_no_number_of_keys_can_miss_or_reach_is_an_error(threshold: int, signing_keys: Keys) -> None:
    keys = [signing_keys["ed25519"].public, signing_keys["other"].public]
    with pytest.raises(ValueError, match=str(threshold)):
        verification.signers(_signed([signing_keys["ed25519"]]), keys, threshold)
