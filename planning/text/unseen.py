r"""Characters that nobody sees and that change what is read: found, taken out, or made visible.

Controls, directions, invisible letters and tags are never text. Joiners, variation selectors and combining marks are
where a script or an emoji needs them, and smuggle anything everywhere else.
"""

import re
import unicodedata

_NEVER = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e"
    r"\u2060-\u206f\u2800\u3164\ud800-\udfff\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_JOINED = r"\u0600-\u109f\u1700-\u18af\ufb50-\ufdff\ufe70-\ufefc"
"""Scripts whose words hold joiners: Arabic, Persian, those of India and their neighbours."""
_RIGHT_TO_LEFT = r"\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_EMOJI = r"\u2190-\u3299\U0001f000-\U0001faff"
_SIGNS = r"\xa9\xae\u203c\u2049\u2122\u2139"
"""Signs of text that a selector makes an emoji of: copyright, registered, `!!`, `!?`, trade mark, information."""
_IDEOGRAPH = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_MARKS = r"\u0300-\u034e\u0350-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
_FLAGS = "|".join("".join(chr(0xE0000 + ord(c)) for c in name) for name in ("gbeng", "gbsct", "gbwls"))
_UNSEEN = re.compile(
    rf"(?P<flag>\U0001f3f4(?:{_FLAGS})\U000e007f)"
    rf"|(?P<letter>(?<=[{_JOINED}])[\u200c\u200d](?![\u200c\u200d])|(?<![\u200c\u200d])[\u200c\u200d](?=[{_JOINED}]))"
    rf"|(?P<mark>(?<=[{_RIGHT_TO_LEFT}])[\u200e\u200f\u061c]|(?<![\u200e\u200f\u061c])[\u200e\u200f\u061c](?=[{_RIGHT_TO_LEFT}]))"
    rf"|(?P<emoji>(?<=[{_EMOJI}\ufe0f])\u200d(?=[{_EMOJI}]))"
    r"|(?P<keycap>(?<=[0-9#*])\ufe0f(?=\u20e3))"
    rf"|(?P<drawn>(?<=[{_SIGNS}{_IDEOGRAPH}{_EMOJI}])[\ufe00-\ufe0f]|(?<=[{_IDEOGRAPH}])[\U000e0100-\U000e01ef])"
    rf"|(?<=[{_MARKS}][{_MARKS}][{_MARKS}][{_MARKS}])[{_MARKS}]"
    rf"|[{_NEVER}\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
_SUSPECT = re.compile(rf"[{_NEVER}{_MARKS}\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Any that hides somewhere: most texts hold none, and are not looked at closer."""
_LIKE_LATIN = "асеорхуіјѕһԁӏԛԝАВЕКМНОРСТХЅІЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
_DISGUISED = re.compile(
    rf"(?<!\w)(?=[0-9_{_LIKE_LATIN}]*[A-Za-z])(?=[0-9_A-Za-z]*[{_LIKE_LATIN}])[A-Za-z0-9_{_LIKE_LATIN}]+(?!\w)"
)
_TABLED = {0x2028: "line separator", 0x2029: "paragraph separator"}


def find_unseen(text: str) -> str:
    """Name the first character that hides something and where it stands, counted from 1; empty where there is none.

    Tabs and ends of lines are text. So are the joiners of Persian and of emoji, accents, and the marks beside letters
    that are written from right to left.
    """
    found = _first(text)
    return f"{named(text[found])} at character {found + 1}" if found >= 0 else ""


def find_disguised(text: str) -> str:
    """Name the first letter that only looks Latin in a word that is Latin otherwise; empty where there is none."""
    word = None if text.isascii() else _DISGUISED.search(text)
    if word is None:
        return ""
    at = next(at for at, char in enumerate(word[0]) if not char.isascii())
    return f"{named(word[0][at])} at character {word.start() + at + 1}"


def without_unseen(text: str) -> str:
    """Take out what hides, until nothing does."""
    while _first(text) >= 0:
        text = _UNSEEN.sub(lambda found: found[0] if found.lastgroup else "", text)
    return text


def visible(text: str) -> str:
    r"""Write what hides as an escape, `\u202e`; everything else stays."""
    if _first(text) < 0:
        return text
    return _UNSEEN.sub(lambda found: found[0] if found.lastgroup else _escaped(found[0]), text)


def named(char: str) -> str:
    """Give a character as people look it up: `U+202E (right-to-left override)`."""
    name = unicodedata.name(char, "").lower() or _TABLED.get(ord(char)) or _kind(char)
    return f"U+{ord(char):04X} ({name})"


def _first(text: str) -> int:
    if not _SUSPECT.search(text):
        return -1
    return next((found.start() for found in _UNSEEN.finditer(text) if not found.lastgroup), -1)


def _kind(char: str) -> str:
    kinds = {"Cc": "a control character", "Cs": "half a character", "Cn": "an invisible tag"}
    return kinds.get(unicodedata.category(char), "an invisible character")


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
