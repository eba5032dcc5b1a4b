"""Keyless signing asks the package sigstore as that is documented; a stand-in answers, for it needs a network."""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

Make = Callable[..., Any]
ADA, ISSUER = "ada@example.org", "https://accounts.example.org"


class _Error(Exception):
    pass


class _VerificationError(_Error):
    pass


class _ExpiredIdentity(Exception):
    pass


class _IssuerError(Exception):
    pass


class _Bundle:
    def __init__(self, value: dict[str, Any]) -> None:
        self.value = value

    @classmethod
    def from_json(cls, raw: bytes) -> _Bundle:
        try:
            return cls({"signer": (value := json.loads(raw))["signer"], "envelope": value["dsseEnvelope"]})
        except (ValueError, KeyError, TypeError):
            raise _Error("invalid bundle") from None

    def to_json(self) -> str:
        return json.dumps({"signer": self.value["signer"], "dsseEnvelope": self.value["envelope"]})


class _Statement:
    def __init__(self, contents: bytes) -> None:
        value = json.loads(contents)
        # The real class knows no other digests.
        if any(set(subject["digest"]) - {"sha256", "sha384", "sha512"} for subject in value["subject"]):
            raise _Error("malformed in-toto statement")
        self.contents = contents


class _Sigstore:
    """What the package is asked for, and who it says has signed."""

    def __init__(self) -> None:
        self.credential: str | None = ADA
        self.fails: Exception | None = None

    def modules(self) -> dict[str, ModuleType]:
        """The modules that are imported."""
        outer = self

        class ClientTrustConfig:
            @classmethod
            def production(cls) -> Any:
                if outer.fails:
                    raise outer.fails
                return cls()

        class Signer:
            def __init__(self, token: str) -> None:
                self.token = token

            def sign_dsse(self, statement: _Statement) -> _Bundle:
                payload = base64.b64encode(statement.contents).decode()
                return _Bundle({"signer": self.token, "envelope": {"payload": payload}})

        class SigningContext:
            @classmethod
            def from_trust_config(cls, _: object) -> Any:
                return cls()

            @contextmanager
            def signer(self, token: str) -> Iterator[Signer]:
                yield Signer(token)

        class Identity:
            def __init__(self, *, identity: str, issuer: str) -> None:
                self.wanted = (identity, issuer)

        class Verifier:
            @classmethod
            def production(cls, *, offline: bool = False) -> Any:
                if outer.fails and not offline:
                    raise outer.fails
                return cls()

            def verify_dsse(self, bundle: _Bundle, policy: Identity) -> tuple[str, bytes]:
                if policy.wanted != (bundle.value["signer"], ISSUER):
                    raise _VerificationError("Certificate's SANs do not match\nsecond line")
                return "application/vnd.in-toto+json", base64.b64decode(bundle.value["envelope"]["payload"])

        contents: dict[str, dict[str, object]] = {
            "sigstore": {},
            "sigstore.dsse": {"Statement": _Statement},
            "sigstore.errors": {"Error": _Error, "VerificationError": _VerificationError},
            "sigstore.models": {"Bundle": _Bundle, "ClientTrustConfig": ClientTrustConfig},
            "sigstore.oidc": {
                "ExpiredIdentity": _ExpiredIdentity,
                "IdentityToken": lambda raw: raw,
                "Issuer": None,
                "IssuerError": _IssuerError,
                "detect_credential": lambda: outer.credential,
            },
            "sigstore.sign": {"SigningContext": SigningContext},
            "sigstore.verify": {"Verifier": Verifier},
            "sigstore.verify.policy": {"Identity": Identity},
        }
        made = {}
        for name, held in contents.items():
            made[name] = ModuleType(name)
            made[name].__dict__.update(held)
        return made


@pytest.fixture
def sigstore(monkeypatch: pytest.MonkeyPatch) -> _Sigstore:
    """A stand-in for the package."""
    stand_in = _Sigstore()
    for name, module in stand_in.modules().items():
        monkeypatch.setitem(sys.modules, name, module)
    return stand_in


@pytest.fixture
def sign(run: Make, project: Any, tmp_path: Path) -> Make:
    """Sign the project off through the stand-in."""
    words = ("sign-off", "--release", "1.0.0", "--root", project.root, "--keyless", "--bundle", tmp_path / "evidence")
    return lambda: run(*words)


@pytest.mark.usefixtures("sigstore")
def test_an_identity_signs_and_is_asked_for(sign: Make, run: Make, project: Any, tmp_path: Path) -> None:
    project.commit()
    assert sign().status == 0
    words = ("verify", tmp_path / "evidence", "--root", project.root, "--identity")
    ended = run(*words, ADA, "--issuer", ISSUER)
    assert ended.status == 0, ended
    ended = run(*words, "eve@example.org", "--issuer", ISSUER)
    assert ended.status == 1
    assert "second line" not in ended.out
    assert run(*words, ADA, "--issuer", "https://elsewhere.example").status == 1
    assert run(*words, ADA).status == 2
    project.write("specs/001-ledger/new.md", "x")
    assert run(*words, ADA, "--issuer", ISSUER).status == 1


def test_an_identity_and_a_key_are_not_mixed(run: Make, pair: Make, tmp_path: Path) -> None:
    words = ("verify", tmp_path, "--identity", ADA, "--issuer", ISSUER, "--key", pair("ed25519").public)
    assert run(*words).status == 2


def test_what_sigstore_refuses_is_said_in_a_sentence(
    sigstore: _Sigstore, sign: Make, run: Make, tmp_path: Path
) -> None:
    assert sign().status == 0
    sigstore.fails = OSError("no route to host")
    ended = run("sign-off", "--release", "2", "--root", tmp_path / "ledger", "--keyless", "--bundle", tmp_path / "two")
    assert ended.status == 2
    assert "sigstore could not sign: no route to host" in ended.err
    assert not (tmp_path / "two").exists()
    words = ("verify", tmp_path / "evidence", "--identity", ADA, "--issuer", ISSUER)
    assert run(*words).status == 2
    assert run(*words, "--offline").status == 0
    (tmp_path / "evidence/attestation.json").write_text("{}")
    assert run(*words, "--offline").status == 2


def test_without_the_package_it_is_named(sign: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sigstore", None)
    ended = sign()
    assert ended.status == 2
    assert "constitution-gate[sigstore]" in ended.err
