"""Count orders that look like one order placed twice: same customer and amount within ten seconds."""

import argparse
import os

from sqlalchemy import create_engine, text

QUERY = text(
    """
    SELECT count(*) FROM orders a JOIN orders b
      ON a.customer_id = b.customer_id AND a.amount = b.amount AND a.currency = b.currency AND a.id < b.id
     WHERE a.customer_id <> 'smoke-test'
       AND b.created_at - a.created_at < interval '10 seconds' AND b.created_at > now() - interval '1 hour'
    """
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--env", default="local")
    url = os.environ[f"DATABASE_URL_{parser.parse_args().env.upper()}"]
    with create_engine(url).connect() as connection:
        print(connection.execute(QUERY).scalar_one(), "duplicate orders")


if __name__ == "__main__":
    main()
