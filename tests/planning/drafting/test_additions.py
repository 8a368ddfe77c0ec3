"""Which migrations only add; whatever may do more says nothing."""

from pathlib import Path

import pytest

from planning.drafting.additions import says_it_adds
from resources.sample_project import SAMPLE

VERSIONS = SAMPLE / "migrations" / "versions"


@pytest.mark.parametrize(("name", "said"), [
    ("0040_orders.py", "yes: adds the table orders"),
    ("0041_order_currency.py", ""),
    ("0042_order_idempotency_key.py",
     "yes: adds a nullable column orders.idempotency_key, an index of orders concurrently"),
])  # fmt: skip
def test_alembic_revisions(name: str, said: str) -> None:
    assert says_it_adds(Path(VERSIONS, name).read_text(encoding="utf-8"), name) == said


@pytest.mark.parametrize("body", [
    'op.drop_column("orders", "a")',
    'op.execute("UPDATE orders SET a = 1")',
    'op.add_column("orders", sa.Column("a", sa.Integer(), nullable=False))',
    'op.add_column("orders", sa.Column("a", sa.Integer(), sa.ForeignKey("b.id")))',
    'op.add_column("orders", sa.Column("a", sa.Integer(), unique=True))',
    'op.create_index("i", "orders", ["a"])',
    'op.create_index("i", "orders", ["a"], unique=True, postgresql_concurrently=True)',
    'op.add_column("orders", sa.Column("a", sa.Integer()))\n    fill()',
    'op.alter_column("orders", "a", nullable=False)',
    "pass",
])  # fmt: skip
def test_revisions_that_may_do_more_say_nothing(body: str) -> None:
    assert says_it_adds(f"def upgrade():\n    {body}\n", "0042.py") == ""


@pytest.mark.parametrize(("script", "said"), [
    ("CREATE TABLE price_cache (id int PRIMARY KEY, price int NOT NULL);", "yes: adds the table price_cache"),
    ("ALTER TABLE orders ADD COLUMN note text;", "yes: adds a nullable column orders.note"),
    ("-- key\nBEGIN;\nALTER TABLE orders ADD note varchar(20) NULL;\nCOMMIT;", "yes: adds a nullable column orders.note"),
    ("CREATE INDEX CONCURRENTLY i ON orders (note);", "yes: adds the index i concurrently"),
    ("CREATE INDEX i ON orders (note);", ""),
    ("ALTER TABLE orders ADD COLUMN note text NOT NULL;", ""),
    ("ALTER TABLE orders ADD COLUMN note text; DROP TABLE a;", ""),
    ("ALTER TABLE orders ADD COLUMN note text DEFAULT 'x';", ""),
    ("ALTER TABLE orders ADD COLUMN a int, DROP COLUMN b;", ""),
    ("CREATE TABLE a (b int REFERENCES c);", ""),
    ("CREATE TABLE a (b int) AS SELECT 1;", ""),
    ("", ""),
])  # fmt: skip
def test_scripts(script: str, said: str) -> None:
    assert says_it_adds(script, "0042.sql") == said


def test_no_other_language_is_read() -> None:
    assert says_it_adds("exports.up = knex => {}", "0042.js") == ""
