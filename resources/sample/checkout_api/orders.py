"""Placing an order, once, however often the client asks."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from checkout_api.models import Order


class KeyReused(Exception):
    """The key was used before, for a different order or longer ago than keys are kept."""


def place(session: Session, order: Order, ttl: timedelta) -> tuple[Order, bool]:
    """The order and whether it is new. A retry gets the order that its first try made."""
    session.add(order)
    try:
        session.commit()
    except IntegrityError:
        session.rollback()
        return first_try(session, order, ttl), False
    return order, True


def first_try(session: Session, again: Order, ttl: timedelta) -> Order:
    found = session.scalars(
        select(Order).where(
            Order.customer_id == again.customer_id,
            Order.idempotency_key == again.idempotency_key,
        )
    ).one()
    if found.created_at < datetime.now(UTC) - ttl or not same(found, again):
        raise KeyReused(again.idempotency_key)
    return found


def same(one: Order, other: Order) -> bool:
    return (one.amount, one.currency) == (other.amount, other.currency)
