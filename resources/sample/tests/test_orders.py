from checkout_api.models import Order
from checkout_api.orders import same


def order(amount: int = 1999, currency: str = "EUR") -> Order:
    return Order(customer_id="c-1", amount=amount, currency=currency, idempotency_key="k-1")


def test_a_retry_asks_for_the_same_order() -> None:
    assert same(order(), order())


def test_another_amount_is_another_order() -> None:
    assert not same(order(), order(amount=2999))


def test_another_currency_is_another_order() -> None:
    assert not same(order(), order(currency="JPY"))
