"""Every shape of a secret once as found, and what only looks like one."""

import pytest

from planning.text.secrets import find_secret, without_secrets

# Put together here, so that no scanner of this repository takes a sample for a leak.
LETTERS = "Ab1" * 14


@pytest.mark.parametrize(("text", "kind"), [
    ("-----BEGIN OPENSSH " + "PRIVATE KEY-----", "a private key"),
    ("-----BEGIN " + "PRIVATE KEY-----", "a private key"),
    ("AKIA" + "B2" * 8, "an AWS access key"),
    ("ASIA" + "B2" * 8, "an AWS access key"),
    ("ghs_" + LETTERS, "a GitHub token"),
    ("github_pat_" + LETTERS, "a GitHub token"),
    ("glpat-" + LETTERS, "a GitLab token"),
    ("xoxb-" + "1234567890-abc", "a Slack token"),
    ("https://hooks.slack.com/services/" + "T01/B02/" + "a1" * 12, "a Slack token"),
    ("AIza" + LETTERS[:35], "a Google key"),
    ("sk_live_" + LETTERS, "a Stripe key"),
    ("rk_live_" + LETTERS, "a Stripe key"),
    ("sk-proj-" + LETTERS, "an API key"),
    ("sk-" + "a1" * 16, "an API key"),
    ("curl -H 'Authorization: Bearer " + "abcdefgh12345678'", "a bearer token"),
    ("mysql --password=hunter22", "a password"),
    ("shopctl login --token " + "abc123def", "a password"),
    ("PGPASSWORD=hunter psql", "a password"),
    ("eyJ" + "a" * 12 + ".eyJ" + "b" * 12 + ".c1c2c3", "a signed token"),
    ("postgres://shop:hunter22@db.example.com/shop", "a password in an address"),
    ("redis://:hunter22@cache.example.com", "a password in an address"),
    ("password = hunter2222", "a password"),
    ("api_key: 'abc123def456'", "a password"),
    ("client_secret=abc123def456", "a password"),
    ("access-token: abc123def456", "a password"),
    ("password: correct-horse1", "a password"),
    ("secret: a8f3-99e1-7c2d", "a password"),
])  # fmt: skip
def test_a_secret_is_found_by_its_shape(text: str, kind: str) -> None:
    assert find_secret(f"Run `{text}` first.") == kind


@pytest.mark.parametrize("text", [
    "$TOKEN", "--token $TOKEN", "--token=${TOKEN}", "--token <token>", "--password-stdin", "PGPASSWORD=$PASSWORD psql",
    "sk-this-is-a-long-service-name-in-prod", "sk-this-is-service-2-of-the-shop-in-prod", "sk_test_" + LETTERS,
    "-----BEGIN PUBLIC KEY-----", "AKIA1234", "ghp_short", "eyJust.eyJoking.x",
    "Bearer $TOKEN", "Bearer {token}", "Bearer of the message", "bearer authentication-required", "bearer tokens",
    "postgres://shop@db/shop", "postgres://shop:$PASSWORD@db/shop", "postgres://shop:<password>@db/shop",
    "https://shop.example.com:8080/a@b", "password: ask the release lead", "password=$PASSWORD1", "token: ********1",
    "token: 2026-11-23", "secret=2026-11-23T10:00", "the token expires on 2026-11-23", "password rotation 2026-11-23",
    "secret=projects/1/secrets/shop", "token=op://vault/item1", "token: file:/run/secrets/shop1",
    "secret: arn:aws:secretsmanager:eu-west-1:1234:shop", "max_tokens: 12345678", "secretName: shop-tls-2024",
    "secret: api-jwt-v2", "imagePullSecret: regcred-2024a", "token: rotated-in-stage2", "pwd=/srv/releases2",
    "kubectl create secret generic shop-2", "4f2a9c1d" * 5, "sha256:" + "4f2a9c1d" * 8, "2026-11-23 09:00 UTC", "",
])  # fmt: skip
def test_a_reference_a_name_or_a_date_is_no_secret(text: str) -> None:
    assert find_secret(text) == ""


@pytest.mark.parametrize("beginning", ["a.", "pwd=a", "token:", "sk-", "eyJa-", "xoxa-", "Bearer a"])
def test_a_secret_behind_hundreds_of_thousands_of_beginnings_is_found_and_named(beginning: str) -> None:
    text = beginning * (400_000 // len(beginning))
    assert without_secrets(f"{text} glpat-{LETTERS}").endswith(" [a GitLab token]")
