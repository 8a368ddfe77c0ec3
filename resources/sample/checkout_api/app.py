"""The routes."""

from typing import Annotated

from fastapi import FastAPI, Header, HTTPException, Response
from prometheus_client import make_asgi_app
from pydantic import BaseModel, Field
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

from checkout_api import __version__
from checkout_api.metrics import ORDERS, measure
from checkout_api.models import Order
from checkout_api.orders import KeyReused, place
from checkout_api.settings import read_settings

settings = read_settings()
engine = create_engine(settings.database_url, pool_pre_ping=True)
app = FastAPI(title="checkout-api", version=__version__)
app.mount("/metrics", make_asgi_app())
app.middleware("http")(measure)


class NewOrder(BaseModel):
    customer_id: str
    amount: int = Field(gt=0)
    currency: str = Field(pattern="^[A-Z]{3}$")


@app.post("/v1/orders", status_code=201)
def post_order(
    new: NewOrder,
    response: Response,
    idempotency_key: Annotated[str | None, Header(max_length=64)] = None,
) -> dict[str, int]:
    with Session(engine, expire_on_commit=False) as session:
        try:
            order, fresh = place(
                session, Order(**new.model_dump(), idempotency_key=idempotency_key), settings.idempotency_ttl
            )
        except KeyReused as error:
            ORDERS.labels("refused").inc()
            raise HTTPException(422, "this Idempotency-Key was used for another order") from error
    ORDERS.labels("placed" if fresh else "replayed").inc()
    response.status_code = 201 if fresh else 200
    return {"id": order.id}


@app.get("/v1/orders/{order_id}")
def get_order(order_id: int) -> dict[str, object]:
    with Session(engine) as session:
        order = session.get(Order, order_id)
        if order is None:
            raise HTTPException(404, "no such order")
        return {"id": order.id, "amount": order.amount, "currency": order.currency}


@app.get("/healthz")
def healthz() -> dict[str, str]:
    return {"status": "ok"}


@app.get("/readyz")
def readyz() -> dict[str, str]:
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    return {"status": "ok"}


@app.get("/version")
def version() -> dict[str, str]:
    return {"version": __version__}
