"""Run against a deployed version: `make smoke ENV=staging`. Orders go to the test customer, who is never charged."""

from uuid import uuid4

import httpx

ORDER = {"customer_id": "smoke-test", "amount": 100, "currency": "EUR"}


def test_it_is_alive(client: httpx.Client) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


def test_its_database_answers(client: httpx.Client) -> None:
    assert client.get("/readyz").status_code == 200


def test_it_says_its_version(client: httpx.Client) -> None:
    assert set(client.get("/version").json()) == {"version"}


def test_an_order_can_be_placed_and_read(client: httpx.Client) -> None:
    placed = client.post("/v1/orders", json=ORDER)
    assert placed.status_code == 201
    assert client.get(f"/v1/orders/{placed.json()['id']}").json()["amount"] == 100


def test_a_retry_gets_the_first_order(client: httpx.Client) -> None:
    headers = {"Idempotency-Key": uuid4().hex}
    first = client.post("/v1/orders", json=ORDER, headers=headers)
    again = client.post("/v1/orders", json=ORDER, headers=headers)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json()


def test_a_key_used_for_another_order_is_refused(client: httpx.Client) -> None:
    headers = {"Idempotency-Key": uuid4().hex}
    client.post("/v1/orders", json=ORDER, headers=headers)
    assert client.post("/v1/orders", json=ORDER | {"amount": 200}, headers=headers).status_code == 422
