from alembic import context
from sqlalchemy import create_engine

from checkout_api.models import Base
from checkout_api.settings import read_settings

with create_engine(read_settings().database_url).connect() as connection:
    context.configure(connection=connection, target_metadata=Base.metadata, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()
