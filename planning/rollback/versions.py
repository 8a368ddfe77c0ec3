"""A version inside a command or a value: found and replaced only where it stands by itself."""

import re


def names_version(text: str, version: str) -> bool:
    """Whether a text names exactly this version: `3.8.0` is not in `13.8.0`."""
    return bool(version) and bool(_alone(version).search(text))


def with_version(text: str, new: str, old: str) -> str:
    """Put one version in the place of another."""
    return _alone(new).sub(lambda _: old, text)


def _alone(version: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.]){re.escape(version)}(?!\w|\.\w)")
