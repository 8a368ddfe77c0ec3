"""A version inside a command or a value: found and replaced only where it stands by itself."""

import re

_TELLING = 5
"""Characters of a version without dots."""


def names_version(text: str, version: str) -> bool:
    """Whether a text names exactly this version: `3.8.0` is not in `13.8.0`."""
    return bool(version) and bool(_alone(version).search(text))


def is_telling(version: str) -> bool:
    """Whether a version can be told from other words and numbers: `3.8.0`, `9a1e77c`, and not `main` or `2`."""
    return bool(re.search(r"\d", version)) and ("." in version or len(version) >= _TELLING)


def with_version(text: str, new: str, old: str) -> str:
    """Put one version in the place of another."""
    return _alone(new).sub(lambda _: old, text)


def _alone(version: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.]){re.escape(version)}(?!\w|\.\w)")
