"""The icon: a staircase, a canary on its first step. Drawn here, so that nobody else's art travels with us."""

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot

SIDE = 512
PIXEL = 4
"""Bytes: red, green, blue, opacity."""

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Slab:
    """A rectangle with round corners, in pixels from the upper left."""

    left: int
    top: int
    right: int
    bottom: int
    radius: int
    colour: Colour

    def covers(self, x: int, y: int) -> float:
        """Give how much of a pixel is inside, 0 to 1: the edge is one pixel of transition."""
        across = max(self.left + self.radius - x - 0.5, x + 0.5 - self.right + self.radius)
        down = max(self.top + self.radius - y - 0.5, y + 0.5 - self.bottom + self.radius)
        outside = hypot(max(across, 0), max(down, 0)) + min(max(across, down), 0)
        return min(max(self.radius - outside + 0.5, 0), 1)


SLABS: tuple[Slab, ...] = (
    Slab(0, 0, 512, 512, 112, (20, 50, 63)),
    Slab(84, 312, 184, 412, 18, (79, 134, 150)),
    Slab(206, 222, 306, 412, 18, (126, 179, 189)),
    Slab(328, 112, 428, 412, 18, (196, 226, 228)),
    Slab(99, 212, 169, 282, 35, (247, 183, 51)),
)
"""From the ground up: the plate, three stages, the canary."""


def rows(slabs: Sequence[Slab] = SLABS) -> Iterator[bytes]:
    """Draw the picture from the top, a row of pixels at a time; beside the plate it is transparent."""
    for y in range(SIDE):
        row = bytearray(SIDE * PIXEL)
        for slab in slabs:
            if slab.top <= y < slab.bottom:
                _paint(row, y, slab)
        yield bytes(row)


def _paint(row: bytearray, y: int, slab: Slab) -> None:
    for x in range(slab.left, slab.right):
        share = slab.covers(x, y)
        at = x * PIXEL
        under = row[at + 3]
        if under:
            mixed = [round(old + (new - old) * share) for old, new in zip(row[at : at + 3], slab.colour, strict=True)]
            row[at : at + 3] = bytes(mixed)
        else:
            row[at : at + PIXEL] = bytes([*slab.colour, round(255 * share)])


def png() -> bytes:
    """Give the picture as a PNG file, 512 by 512 pixels with an alpha channel."""
    # filter 0 before each row: the bytes as they are
    pixels = b"".join(b"\0" + row for row in rows())
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 6, 0, 0, 0)
    chunks = (_chunk(b"IHDR", header), _chunk(b"IDAT", zlib.compress(pixels, 9)), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
