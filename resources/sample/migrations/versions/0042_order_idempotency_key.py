"""A key by which a retried order is recognised.

Only adds: 3.7.2 neither reads nor writes the column, and orders without a key stay out of the index.
"""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"

INDEX = "uq_orders_customer_idempotency_key"


def upgrade() -> None:
    op.add_column("orders", sa.Column("idempotency_key", sa.String(64), nullable=True))
    # Concurrently, because the table has 41 million rows and orders keep arriving.
    with op.get_context().autocommit_block():
        op.create_index(
            INDEX,
            "orders",
            ["customer_id", "idempotency_key"],
            unique=True,
            postgresql_where=sa.text("idempotency_key IS NOT NULL"),
            postgresql_concurrently=True,
        )


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.drop_index(INDEX, "orders", postgresql_concurrently=True)
    op.drop_column("orders", "idempotency_key")
