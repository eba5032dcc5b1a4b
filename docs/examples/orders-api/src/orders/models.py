"""The bodies of requests and responses, as the contract has them."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field


class Money(BaseModel):
    amount_minor: Annotated[int, Field(ge=0)]
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


class NewOrderLine(BaseModel):
    model_config = ConfigDict(extra="forbid")

    sku: Annotated[str, Field(pattern=r"^[A-Z]{3}-[0-9]{4}$")]
    quantity: Annotated[int, Field(ge=1, le=500)]


class DeliveryContact(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    contact_name: Annotated[str, Field(min_length=1, max_length=120, repr=False)]
    phone: Annotated[str, Field(min_length=5, max_length=32, repr=False)]
    delivery_address: Annotated[str, Field(min_length=5, max_length=300, repr=False)]


class NewOrder(BaseModel):
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)

    lines: Annotated[list[NewOrderLine], Field(min_length=1, max_length=50)]
    delivery_contact: DeliveryContact


class OrderLine(BaseModel):
    sku: str
    quantity: int
    unit_price: Money


class Order(BaseModel):
    id: UUID
    status: Literal["accepted", "rejected", "cancelled"]
    lines: list[OrderLine]
    total: Money
    placed_at: datetime


class OrderList(BaseModel):
    orders: list[Order]


class Health(BaseModel):
    status: Literal["ok"]


class NewCancellation(BaseModel):
    model_config = ConfigDict(extra="forbid")

    reason: Literal["ordered_twice", "wrong_items", "closed", "other"]


class Refund(BaseModel):
    id: UUID
    status: Literal["requested", "paid", "failed"]
    amount: Money


class Cancellation(BaseModel):
    order_id: UUID
    reason: Literal["ordered_twice", "wrong_items", "closed", "other"]
    cancelled_at: datetime
    refund: Refund
