"""Orders carry their currency; those from before were in euros."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"


def upgrade() -> None:
    op.add_column("orders", sa.Column("currency", sa.String(3), server_default="EUR", nullable=False))


def downgrade() -> None:
    op.drop_column("orders", "currency")
