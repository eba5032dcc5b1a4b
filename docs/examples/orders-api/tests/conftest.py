"""A café with a token, a database, and neighbours that answer at once."""

import os
import time
from collections.abc import Callable, Iterator
from uuid import UUID, uuid4

import jwt
import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from fastapi.testclient import TestClient

from orders import neighbours, placing
from orders.app import app
from orders.models import Money

CAFE = UUID("3f0c2f6e-3d0f-4c55-9a0e-0d8f5b1f7a11")


@pytest.fixture(scope="session")
def signing_key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.generate()


@pytest.fixture
def token(signing_key: Ed25519PrivateKey, monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, str]]:
    public = signing_key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    monkeypatch.setenv("TOKEN_PUBLIC_KEY", public.decode())

    def make(scope: str = "orders:read orders:write", cafe: UUID = CAFE) -> dict[str, str]:
        claims = {"sub": str(cafe), "scope": scope, "aud": "orders", "exp": time.time() + 60}
        return {"Authorization": f"Bearer {jwt.encode(claims, signing_key, algorithm='EdDSA')}"}

    return make


@pytest.fixture
def client() -> TestClient:
    return TestClient(app)


@pytest.fixture
def database() -> Iterator[psycopg.Connection]:
    if "DATABASE_URL" not in os.environ:
        pytest.skip("DATABASE_URL names no database; see quickstart.md")
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute("TRUNCATE orders CASCADE")
        yield connection


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Catalogue with one price for everything, a Stock that has it, Payments that pay."""
    price = Money(amount_minor=1850, currency="GBP")
    monkeypatch.setattr(placing.prices, "price", lambda _sku: price)
    monkeypatch.setattr(neighbours, "reserve", lambda _order_id, _lines: None)
    monkeypatch.setattr(neighbours, "request_refund", lambda _refund_id, _order_id, _amount: None)


@pytest.fixture
def order_body() -> dict[str, object]:
    contact = {"contact_name": "Ada Example", "phone": "+44 20 7946 0000", "delivery_address": "1 Example Quay"}
    return {"lines": [{"sku": "ESP-1000", "quantity": 12}], "delivery_contact": contact}


@pytest.fixture
def key() -> dict[str, str]:
    return {"Idempotency-Key": str(uuid4())}
