"""Values that are typed in the words in which they are shown, in both languages."""

from collections.abc import Iterable

from hycli.errors import UsageError
from hycli.language import CHINESE, Language
from hycli.messages import Message
from hycli.suggestions import did_you_mean

#: Nothing is counted in more.
_MOST_DIGITS = 9


def chosen(what: str, typed: str, choices: Iterable[str]) -> str:
    """The value that is meant.

    Args:
        what: What is chosen: `kind`.
        typed: The value as it stands in records, or as people see it: `share`, `占比`.
        choices: The values that there are; a `Message` where people see it in their language.

    Raises:
        UsageError: It is none of them; the nearest is named, and all are.
    """
    values = list(choices)
    if typed in values:
        return typed
    word = typed.strip().casefold()
    for value in values:
        if word in (value.casefold(), value.replace("-", " "), *shown_in_chinese(value)):
            return value
    guess = did_you_mean(typed, values)
    raise UsageError(
        Message('no {what} "{name}"{guess}', what=what, name=typed, guess=guess),
        Message("there are {names}", names=tuple(values)) if values else "",
    )


def shown_in_chinese(value: str) -> tuple[str, str]:
    """What people see in Chinese for a value that has Chinese: in a cell, and as a header."""
    said = Language(CHINESE).said
    return said(value), said(value.capitalize())


def whole_number(option: str, typed: str | None) -> int | None:
    """A number of things, from 1; None where none was typed.

    Raises:
        UsageError: It is none.
    """
    if typed is None:
        return None
    if typed.isdecimal() and len(typed) <= _MOST_DIGITS and int(typed) > 0:
        return int(typed)
    raise UsageError(
        Message('{option} is a whole number from 1, not "{typed}"', option=option, typed=typed)
    )


def number(option: str, typed: str | None, most: int) -> float:
    """A number from 0 to `most`; 0 where none was typed.

    Raises:
        UsageError: It is none.
    """
    try:
        value = float(typed or 0)
    except ValueError:
        value = -1.0
    if 0 <= value <= most:
        return value
    raise UsageError(
        Message(
            '{option} is a number from 0 to {most}, not "{typed}"',
            option=option,
            most=most,
            typed=typed,
        )
    )
