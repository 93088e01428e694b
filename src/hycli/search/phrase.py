"""What was typed, cut into words: characters, numbers, and letters in every way to read them."""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from hycli.errors import UsageError
from hycli.messages import Message
from hycli.search.folding import fold
from hycli.search.syllables import plain_letters, segmentations

if TYPE_CHECKING:
    from hycli.search.numerals import Number

#: English words that say nothing of what is looked for.
STOP_WORDS = frozenset(
    "a an and are as at be by for from how in is it its many much of on or s that the their to "
    "was were what when which who with percent per cent times fold".split()
)
#: Fewer letters of pinyin may not have a slip.
SHORTEST_WITH_SLIPS = 6
#: A longer phrase is refused: no sentence is so long.
MAX_LENGTH = 1000

_LATIN = "a-zà-öø-ÿāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü"
# A colon belongs to a word as in lu:se only.
_IN_WORD = rf"(?:[{_LATIN}'’]|(?<=u):)*"
_TOKEN = (
    rf"(?P<space>\s+)|(?P<ordinal>[0-9]+(?:st|nd|rd|th)\b)"
    rf"|(?P<latin>['’]*[{_LATIN}]{_IN_WORD}"
    rf"(?:[1-5][{_LATIN}]{_IN_WORD})*(?:[1-5](?![0-9.])|-[0-9]+)?)"
    r"|(?P<digits>[0-9][0-9.,:]*%?)|(?P<han>[^\W_])"
)
_INITIALS = r"[a-hj-tw-z]{3,12}"
_NUMERALS = frozenset("0123456789零〇一二两三四五六七八九十廿卅百千万亿")


class Token(NamedTuple):
    """A piece of a phrase in one script."""

    kind: str  #: latin, han (one character), number, or digits that make no number
    text: str  #: folded
    word: int  #: words are counted at spaces and where letters meet something else
    number: "Number | None" = None


class Way(NamedTuple):
    """How a Latin word is read."""

    how: str  #: word, pinyin, initials, letters
    pieces: tuple[str, ...]


def checked(phrase: str) -> str:
    """The phrase, if it can be looked up.

    Raises:
        UsageError: It is empty or too long.
    """
    if not phrase.strip():
        raise UsageError(Message("the phrase is empty"))
    if len(phrase) > MAX_LENGTH:
        raise UsageError(
            Message(
                "the phrase has {length} characters, more than {most}",
                length=len(phrase),
                most=MAX_LENGTH,
            )
        )
    return phrase


def tokens(phrase: str) -> list[Token]:
    """Cut a phrase. Words that say nothing are left out where others say something.

    Args:
        phrase: As it was typed.

    Raises:
        UsageError: It is empty or too long.
    """
    folded = fold(checked(phrase))
    numbers: dict[int, Number] = {}
    if not _NUMERALS.isdisjoint(folded):
        from hycli.search.numerals import numbers as numbers_in

        numbers = {number.start: number for number in numbers_in(folded)}
    pattern = re.compile(_TOKEN)
    found: list[Token] = []
    last = "space"
    place = word = 0
    while place < len(folded):
        number = numbers.get(place)
        match = pattern.match(folded, place)
        if match and match.lastgroup == "ordinal":
            kind, end, number = "latin", match.end(), None
        elif number is not None:
            kind, end = "number", number.end
        elif match:
            kind, end = match.lastgroup or "", match.end()
        else:
            place += 1
            continue
        if kind == "space" or "latin" in (kind, last):
            word += kind == "space" or last != "space"
        if kind != "space":
            found.append(Token(kind, folded[place:end], word, number))
        last, place = kind, end
    return [token for token in found if token.text not in STOP_WORDS] or found


def choices(words: Sequence[str], *, slips: bool) -> Iterator[tuple[Way, ...]]:
    """Ways to read all Latin words of a phrase, the most literal first.

    Args:
        words: The Latin tokens' texts; empty for one way, to read nothing.
        slips: Also as letters of pinyin, of which some are wrong.
    """
    options = [_ways(word, slips=slips) for word in words]
    if len(words) > 1:
        # One way of each sort: several cuts of several words would multiply.
        options = [list({way.how: way for way in ways[::-1]}.values())[::-1] for ways in options]
    if len(words) <= 2:  # noqa: PLR2004  # beyond two, words are all read alike
        yield from product(*options)
        return
    for how in ("word", "pinyin", "initials"):
        yield tuple([next((way for way in ways if way.how == how), ways[0]) for ways in options])


def _ways(word: str, *, slips: bool) -> list[Way]:
    ways = [Way("word", (word,))]
    letters = plain_letters(word)
    if letters.isascii() and letters.isalpha():
        ways += [
            Way("pinyin", tuple(cut))
            for cut in segmentations(letters)
            if 2 * sum(len(piece) == 1 for piece in cut) <= len(cut)
        ]
        if re.fullmatch(_INITIALS, letters):
            ways.append(Way("initials", (letters,)))
        if slips and len(letters) >= SHORTEST_WITH_SLIPS:
            ways.append(Way("letters", (letters,)))
    return ways
