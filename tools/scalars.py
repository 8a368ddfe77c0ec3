"""Single values as hosts and models write them, mended to the declared kind."""

import re

from planning.duration import read_duration
from tools.shape import Shape

_YES, _NO = frozenset({"true", "yes", "y", "on", "1"}), frozenset({"false", "no", "n", "off", "0"})
_WHOLE, _NUMBER = re.compile(r"[+-]?\d{1,15}(\.0+)?"), re.compile(r"[+-]?\d{1,15}(\.\d+)?")
_MOST = 10**15
_SEPARATORS = re.compile(r"[\s_-]+")


class Misfit(Exception):
    """Something stands where it cannot; the text says what should stand there."""


def mend_scalar(shape: Shape, value: object, name: str) -> object:
    """Give a value of the declared kind.

    Raises:
        Misfit: where no such value was plainly meant.
    """
    if shape.kind == "boolean":
        return _truth(value)
    if shape.kind in {"integer", "number"}:
        return _number(value, minutes=name.endswith("minutes"), whole=shape.kind == "integer")
    if isinstance(value, bool) and shape.given_example in _YES | _NO:  # a question in words
        return "yes" if value else "no"
    return _choice(_text(value), shape.choices) if shape.choices else _text(value)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            return str(value)
        except ValueError:  # Python prints no number of more than 4,300 digits
            raise Misfit("text") from None
    raise Misfit("text")


def _choice(text: str, choices: tuple[str, ...]) -> str:
    meant = {_SEPARATORS.sub("", choice).casefold(): choice for choice in choices}
    try:
        return meant[_SEPARATORS.sub("", text).casefold()]
    except KeyError:
        raise Misfit(f"one of {', '.join(choices)}") from None


def _truth(value: object) -> bool:
    word = str(value).strip().casefold() if isinstance(value, bool | int | str) else ""
    if word in _YES | _NO:
        return word in _YES
    raise Misfit("true or false")


def _number(value: object, *, minutes: bool, whole: bool) -> float:
    number = _read_number(value.strip(), minutes=minutes) if isinstance(value, str) else value
    # of more digits than text may have, nothing was meant, and no float can be made
    if isinstance(number, int | float) and not isinstance(number, bool) and abs(number) < _MOST:
        if not whole:
            return number
        if number == int(number):
            return int(number)
    raise Misfit(("a whole number" if whole else "a number") + (" of minutes" if minutes else ""))


def _read_number(text: str, *, minutes: bool) -> float | None:
    if _WHOLE.fullmatch(text):
        return int(float(text))
    if _NUMBER.fullmatch(text):
        return float(text)
    duration = read_duration(text) if minutes else None
    return duration.minutes if duration else None
