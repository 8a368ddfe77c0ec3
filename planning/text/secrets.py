"""Finds what looks like a secret; says its kind and never its text.

Shapes of tokens are those that their issuers publish for scanners. What may follow a beginning is bounded: a text full of
beginnings, in a document of megabytes or the name of an argument, must not cost the square of its length.
"""

import re
from functools import partial
from typing import Final

_NAME: Final = r"(?-i:[a-z]{2,}(?:-(?:[a-z]+\d{0,4}|v?\d{1,4}[a-z]?)){1,6})(?=[\s\"'`,;)\]}]|$)"
"""What a secret is kept under, and not what it is: `imagePullSecret: regcred-2024a`."""
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("a private key", re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----")),
    ("an AWS access key", re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b")),
    ("a GitHub token", re.compile(r"\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{40,})\b")),
    ("a GitLab token", re.compile(r"\bglpat-[A-Za-z0-9_-]{20,}")),
    (
        "a Slack token",
        re.compile(r"\bxox[abeoprs]-[A-Za-z0-9-]{10,}|hooks\.slack\.com/services/T\w+/B\w+/\w{16,}"),
    ),
    ("a Google key", re.compile(r"\bAIza[0-9A-Za-z_-]{35}")),
    ("a Stripe key", re.compile(r"\b[rs]k_live_[0-9A-Za-z]{20,}")),
    (
        "an API key",
        re.compile(
            r"\bsk-(?=[A-Za-z0-9_-]{0,200}\d)(?=[A-Za-z0-9_-]{0,200}[A-Z_])[A-Za-z0-9_-]{20,}|\bsk-[a-z0-9]{32,}"
        ),
    ),
    ("a bearer token", re.compile(r"\bBearer\s+(?![$<{*])(?=[A-Za-z._~+/-]*\d)[A-Za-z0-9._~+/-]{16,}", re.IGNORECASE)),
    (
        "a password",
        re.compile(
            r"--?(?:password|passwd|token)[= ](?![$<{*\"'`-])[^\s\"'`]{6,}|\bPGPASSWORD=(?![$<{*\"'`])\S{4,}",
            re.IGNORECASE,
        ),
    ),
    ("a signed token", re.compile(r"\beyJ[A-Za-z0-9_-]{10,1000}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{5,}")),
    (
        "a password in an address",
        re.compile(r"\b[a-z][a-z0-9+.-]{0,30}://[^\s/:@]*:(?![$<{*])[^\s/:@]{3,}@", re.IGNORECASE),
    ),
    (
        "a password",
        re.compile(
            rf"(?:(?:password|passwd|api[_-]?key|access[_-]?token|auth[_-]?token)\s*[=:]\s*[\"']?"
            rf"|pwd\s*[=:]\s*[\"']?(?!\.{{0,2}}/)|(?:secret|\btoken)\s*[=:]\s*[\"']?(?!{_NAME}))"
            r"(?![$<{*\"'`]|\s|[a-z]+:/|arn:|projects/|\S{0,200}\d{4}-\d\d-\d\d)(?=[^\s\"'`]{0,200}\d)[^\s\"'`]{8,}",
            re.IGNORECASE,
        ),
    ),
)


def find_secret(text: str) -> str:
    """Give the kind of the first thing that looks like a secret; empty where there is none."""
    return next((kind for kind, shape in _KINDS if shape.search(text)), "") if may_hold_secret(text) else ""


_HINTS: Final = (
    "private key-", "akia", "asia", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xox", "slack.com", "aiza",
    "k_live_", "sk-", "bearer", "passw", "pwd", "secret", "apikey", "api_key", "api-key", "token", "eyj",
)  # fmt: skip
"""What every shape holds one of: most texts hold none, and are told from the others at once."""
_KEY_ITSELF: Final = re.compile(
    r"(-----BEGIN [A-Z ]*PRIVATE KEY-----).*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)", re.DOTALL
)


def without_secrets(text: str) -> str:
    """Put the kind of a secret in the place of each, for words that are told or logged."""
    if not may_hold_secret(text):
        return text
    text = _KEY_ITSELF.sub(r"\1", text)
    for kind, shape in _KINDS:
        text = shape.sub(partial(_named, kind), text)
    return text


def may_hold_secret(text: str) -> bool:
    """Whether it is worth while to look closer: most texts hold nothing that a secret begins with."""
    low = text.lower()
    return ("@" in low and "://" in low) or any(hint in low for hint in _HINTS)


def _named(kind: str, found: re.Match[str]) -> str:
    del found  # its text is what nobody shall read
    return f"[{kind}]"
