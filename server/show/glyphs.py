"""What pictures are drawn with, as far as the terminal's encoding has it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One column each."""

    full: str
    light: str
    mark: str
    line: str
    corner: str
    tick: str


_DRAWN = "█░│─└┴"
_BLOCKS = Glyphs(*_DRAWN)
_PLAIN = Glyphs(*"#.|-++")


def glyphs_for(encoding: str) -> Glyphs:
    """Give blocks and lines where the encoding has them (UTF-8, code pages 437 and 850), else plain ASCII."""
    try:
        _DRAWN.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return _PLAIN
    return _BLOCKS
