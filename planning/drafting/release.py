"""What a release is called by those who deploy it: its version, its image."""

import re
from dataclasses import dataclass

from planning.markdown.spans import read_spans
from planning.plan.version import short_version

_VERSION = re.compile(r"v?\d+(?:\.\d+)+[-+.\w]*|v\d+")
_IMAGE = re.compile(r"(?:[\w.-]+(?::\d+)?/)+[\w.-]+(?::[\w][\w.-]*|@sha256:[0-9a-f]+)")
_UNTAGGED = re.compile(r"((?:[\w.-]+(?::\d+)?/)*[\w.-]+)(?::[\w][\w.-]*|@sha256:[0-9a-f]+)?")


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The new version, as the header of the plan names it."""

    version: str = ""
    """`3.8.0`; empty where nobody said it."""
    image: str = ""
    """`registry.example.com/api:3.8.0`, where the header names a whole image."""

    def image_for(self, current: str) -> str:
        """Give the image of the new version where a manifest names the one of today; empty where that is not sure.

        Another image than the release's belongs to something else.
        """
        name = _UNTAGGED.fullmatch(current)
        if name is None or any(sign in current for sign in "${"):
            return ""
        if self.image:
            new = _UNTAGGED.fullmatch(self.image)
            return self.image if new and new[1] == name[1] else ""
        return f"{name[1]}:{self.version}" if "/" in name[1] and self.version else ""


def outgoing(cell: str) -> Outgoing:
    """Read the release of a header."""
    spans = [span.text for span in read_spans(cell) if span.code] or cell.replace(",", " ").split()
    image = next((text for text in spans if _IMAGE.fullmatch(text)), "")
    version = short_version(cell)
    return Outgoing(version if _VERSION.fullmatch(version) else "", image)
