"""What a change has to wait for is read where a document names its length, and nowhere else."""

import pytest

from planning.context.settling import settling_in
from planning.context.statements import Statement


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Prices are cached for 10 minutes.", "TTL: 10m"),
        ("The cache TTL is 1h.", "TTL: 1h"),
        ("TTL: 90 s", "TTL: 1m30s"),
        ("Redis with a 5 min TTL in front.", "TTL: 5m"),
        ("A cron job runs every 15 minutes.", "TTL: 15m"),
        ("The cron runs every 15 minutes.", "TTL: 15m"),
        ("Warm-up takes about 3 minutes.", "warm-up: 3m"),
        ("Instances need a 2 minute warm-up.", "warm-up: 2m"),
        ("`IDEMPOTENCY_TTL_HOURS` (default 24)", ""),
        ("The TTL is not changed.", ""),
        ("Answers within 300 ms.", ""),
    ],
)
def test_a_length_that_a_change_waits_for(text: str, fact: str) -> None:
    assert settling_in(Statement(text, 1, ("Caching",), "ARCHITECTURE.md")) == fact
