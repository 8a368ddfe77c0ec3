"""What the environment decides."""

import os
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Settings:
    database_url: str
    idempotency_ttl: timedelta


def read_settings() -> Settings:
    return Settings(
        database_url=os.environ.get("DATABASE_URL", "postgresql+psycopg://postgres@localhost/checkout"),
        idempotency_ttl=timedelta(hours=int(os.environ.get("IDEMPOTENCY_TTL_HOURS", "24"))),
    )
