"""Paths of things that are made, fetched or kept apart: that they are not in the repository says nothing."""

import re
from collections.abc import Iterable
from typing import Final

_BUILT: Final = frozenset({
    "dist", "build", "builddir", "target", "out", "output", ".next", "node_modules", "vendor", "coverage", ".venv", "venv", "tmp", "temp",
    "artifacts", "generated", "cdk.out", ".serverless", ".aws-sam", "reports", "logs", "backups", "backup", "dumps", ".git",
    "htmlcov", "__pycache__", "_build", "site-packages", "storage", "certs", "secrets", "obj", "release", "releases",
})  # fmt: skip
_SECRET_OR_PACKED: Final = re.compile(
    r"(?:^|/)\.env(?:\.[\w.-]+)?$|\.(?:env|pem|key|crt|cer|p12|pfx|jks|log|tar|gz|tgz|bz2|xz|zst|zip|bak|dump|tfplan|plan"
    r"|out|pid|sha256|sha512|sha1|md5|sums|pub|asc|sig|jar|war|whl|deb|rpm|apk|exe|bin|so|wasm|tfstate|sqlite3?|db|rdb)$|(?:^|/)kubeconfig[^/]*$|/bin/activate$"
)
_DATA: Final = re.compile(r"\.(?:sql|json|csv|tsv|txt|ya?ml|xml|ndjson|jsonl|html|md|lst)$")
_PASSING: Final = re.compile(
    r"back-?up|dump|snapshot|export|before|after|saved|report|result|secret|token|password|credential|current|previous"
)

_SETTINGS: Final = re.compile(r"[\w-][\w.-]*\.env")
_OWN: Final = re.compile(r"local|secret|private|override|cred|passw|token|key|personal|generated|tmp|temp")
_SAMPLE: Final = re.compile(r"example|sample|template|dist|test|ci\b|defaults?\b|local|docker")


def is_built(folder: str) -> bool:
    """Whether a folder, or one above it, is made while building, or kept apart."""
    return not _BUILT.isdisjoint(folder.split("/"))


def is_passing(path: str, *, runs: bool = False) -> bool:
    """Whether a path looks like what a build, a backup or a person puts there.

    What `runs` is a program: `bin/backup` is no backup.
    """
    folder, _, name = path.rpartition("/")
    if is_built(folder) or (name in _BUILT and not (runs and folder)):
        return True
    is_data = not runs and _DATA.search(path) and _PASSING.search(name.lower())
    return bool(_SECRET_OR_PACKED.search(path) or is_data)


def is_kept(path: str, beside: Iterable[str]) -> bool:
    """Whether a file of settings would be kept in the repository: those `beside` it of its kind are."""
    name = path.rpartition("/")[2]
    if not _SETTINGS.fullmatch(name) or _OWN.search(name):
        return False
    return any(_SETTINGS.fullmatch(other) and not _SAMPLE.search(other) for other in beside)
