"""One sample of every kind of secret that is known: put together here, so that no scanner takes a sample for a leak."""

from typing import Final

_LETTERS: Final = "Ab1" * 14

SAMPLES: Final = {
    "a private key": "-----BEGIN " + "PRIVATE KEY-----\nMIIEv" + _LETTERS + "\n-----END " + "PRIVATE KEY-----",
    "an AWS access key": "AKIA" + "B2" * 8,
    "a GitHub token": "ghp_" + _LETTERS,
    "a GitLab token": "glpat-" + _LETTERS,
    "a Slack token": "xoxb-" + "1234567890-abcdef",
    "a Slack token in an address": "https://hooks.slack.com/services/" + "T01/B02/" + "a1" * 12,
    "a Google key": "AIza" + _LETTERS[:35],
    "a Stripe key": "sk_live_" + _LETTERS,
    "an API key": "sk-proj-" + _LETTERS,
    "a bearer token": "curl -H 'Authorization: Bearer " + "abcdefgh12345678'",
    "a password of a command": "mysql --password=" + "hunter2hunter2 -e 1",
    "a password of psql": "PGPASSWORD=" + "hunter2hunter2 psql",
    "a signed token": "eyJ" + "a" * 12 + ".eyJ" + "b" * 12 + ".c1c2c3",
    "a password in an address": "postgres://shop:" + "hunter2hunter2@db.example.com/shop",
    "a password": "api_key: " + "abc123def456",
}
PARTS: Final = (
    _LETTERS[:12], "B2" * 6, "1234567890-abc", "a1" * 8, "abcdefgh12345678", "hunter2hunter2", "a" * 12, "abc123def456",
)  # fmt: skip
"""What every sample holds one of, and no answer may."""


def told(text: str) -> list[str]:
    """Give the parts of secrets that a text tells."""
    return [part for part in PARTS if part in text]
