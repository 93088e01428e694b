"""From a phrase to its elements, and from each element to the places where the report has it.

A phrase is cut into words (at spaces, and where the script changes), a word into elements. What
letters mean is open: a word of English, pinyin, or the initials of characters. Each way to read
the phrase is a `Reading`; the engine tries them all.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from hycli.search.alignment import Point
from hycli.search.folding import fold
from hycli.search.index import Index
from hycli.search.lookalikes import lookalikes
from hycli.search.syllables import (
    also_read,
    plain_letters,
    readings,
    segmentations,
    sound,
    syllables,
)

if TYPE_CHECKING:
    from hycli.search.english import Vocabulary
    from hycli.search.numerals import Number

#: How something can match, from the surest to the loosest.
VIEWS = ("characters", "number", "english", "pinyin", "name", "homophone", "lookalike", "sound", "initials", "letters")

#: Bits lost where a character is matched by its sound, or by a sound like its own.
HOMOPHONE_LOSS = 2.0
SOUND_LOSS = 3.5
PINYIN_SOUND_LOSS = 2.0
#: One wrong letter among so many initials is forgiven.
SHORTEST_INITIALS_WITH_SLIP = 7
INITIAL_SLIP = 3.0
LOOKALIKE_LOSS = 4.0
OTHER_READING_LOSS = 1.0
#: A number that differs is another fact: it weighs more than its rarity.
NUMBER_BITS = 14.0
#: Characters and words that say nothing of what is looked for.
FILLERS = frozenset("的了和与及在是有之等吗呢吧啊么着哪几数")
FILLER_SHARE = 0.25
#: English words of that sort.
STOP_WORDS = frozenset(
    "a an and are as at be by for from how in is it its many much of on or s that the their to "
    "was were what when which who with percent per cent times fold".split()
)

MAX_ELEMENTS = 64
MAX_READINGS = 12

_LATIN = "a-zà-öø-ÿāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü"
_TOKEN = (
    rf"(?P<space>\s+)|(?P<latin>['’]*[{_LATIN}][{_LATIN}:'’]*(?:[1-5][{_LATIN}][{_LATIN}:'’]*)*(?:[1-5](?![0-9.])|-[0-9]+)?)"
    r"|(?P<digits>[0-9][0-9.,:]*%?)|(?P<other>[^\W_])"
)
_INITIALS = r"[a-hj-tw-z]{3,12}"
_NUMERALS = frozenset("0123456789零〇一二两三四五六七八九十廿卅百千万亿")


class Element:
    """A piece of a phrase that is matched as one.

    Args:
        text: As it was typed, folded.
        word: Number of the word it belongs to.
        bits: What it says.
        points: Where it is matched, with `element` still 0.
    """

    __slots__ = ("bits", "points", "text", "word")

    def __init__(self, text: str, word: int, bits: float, points: Sequence[Point]) -> None:
        self.text = text
        self.word = word
        self.bits = bits
        self.points = points


#: One way to understand a phrase.
Reading = tuple[Element, ...]


class _Token(NamedTuple):
    kind: str  #: latin, han, number
    text: str
    word: int
    number: "Number | None" = None


def readings_of(phrase: str, index: Index, *, similar: bool) -> Iterator[Reading]:
    """Every way to read a phrase that is worth trying.

    Args:
        phrase: As it was typed.
        index: Where its elements are looked up.
        similar: Take English words for others that are like them.
    """
    tokens = _tokens(fold(phrase))
    if not tokens:
        return
    if similar and all(token.kind == "latin" for token in tokens):
        letters = plain_letters("".join([token.text for token in tokens]))
        yield (Element(letters, 0, *index.letters.look_up(letters)),)
    latin = [token.text for token in tokens if token.kind == "latin"]
    seen = set()
    maker = _Maker(index, similar=similar)
    for choice in _choices(latin, similar=similar):
        elements: list[Element] = []
        letters = iter(choice)
        for token in tokens:
            elements += maker.elements(token, next(letters) if token.kind == "latin" else None)
        joined = _joined(elements, choice)
        if joined and (key := repr(choice)) not in seen:
            seen.add(key)
            yield tuple(joined[:MAX_ELEMENTS])
    if any(token.number is not None and token.number.spelt for token in tokens):
        spelt = [
            element
            for token in tokens
            for element in maker.elements(token._replace(number=None), None)
        ]
        yield tuple(spelt[:MAX_ELEMENTS])


def _tokens(folded: str) -> list[_Token]:
    """Latin words, single hanzi and numbers; words are counted by spaces and script changes."""
    found: list[_Token] = []
    spans: dict[int, Number] = {}
    if not _NUMERALS.isdisjoint(folded):
        from hycli.search.numerals import numbers

        spans = {number.start: number for number in numbers(folded)}
    pattern = re.compile(_TOKEN)
    place = word = 0
    last = "space"
    while place < len(folded):
        number = spans.get(place)
        match = pattern.match(folded, place)
        if number is None and match is None:
            place += 1
            continue
        if number is not None:
            kind, end = "number", number.end
        else:
            assert match is not None  # noqa: S101  # one of the two is there
            kind, end = (match.lastgroup or "other"), match.end()
        text = folded[place:end]
        if kind == "space":
            word += 1
        elif kind == "digits":
            found.append(_Token("number", text.strip(",.:"), word))
        elif kind == "other":
            word += last == "latin"
            found.append(_Token("han", text, word))
        else:
            word += kind == "latin" and last != "space"
            found.append(_Token(kind, text, word, number))
        last, place = kind, end
    return [token for token in found if token.text not in STOP_WORDS] or found


class _Letters(NamedTuple):
    """A way to read one Latin word: as `word`, `pinyin`, `initials` or `letters`."""

    how: str
    pieces: tuple[str, ...]


def _choices(latin: Sequence[str], *, similar: bool) -> Iterator[tuple[_Letters, ...]]:
    """Ways to read all Latin words of a phrase together, the most literal first."""
    if not latin:
        yield ()
        return
    options = [_options(word, similar=similar) for word in latin]
    if len(latin) <= 2:  # noqa: PLR2004  # beyond it words are read alike, or the ways multiply
        for choice in list(product(*options))[:MAX_READINGS]:
            yield choice
        return
    for how in ("word", "pinyin", "initials"):
        each = [next((way for way in ways if way.how == how), ways[0]) for ways in options]
        yield tuple(each)
    strict = [next((way for way in ways if way.how == "pinyin"), None) for ways in options]
    if all(strict):
        return


def _options(word: str, *, similar: bool) -> list[_Letters]:
    options = [_Letters("word", (word,))]
    letters = plain_letters(word)
    if letters.isascii() and letters.isalpha():
        options += [
            _Letters("pinyin", tuple(cut))
            for cut in segmentations(letters)
            if 2 * sum(len(piece) == 1 for piece in cut) <= len(cut)
        ]
        if re.fullmatch(_INITIALS, letters):
            options.append(_Letters("initials", (letters,)))
        if similar:
            options.append(_Letters("letters", (letters,)))
    return options


def _joined(elements: list[Element], choice: Sequence[_Letters]) -> list[Element]:
    """Pinyin typed with spaces is one word: its syllables belong together."""
    if len(choice) > 1 and all(way.how != "word" for way in choice):
        return [Element(element.text, 0, element.bits, element.points) for element in elements]
    return elements


class _Maker:
    """Makes elements, looking each up in the index."""

    def __init__(self, index: Index, *, similar: bool) -> None:
        self.index = index
        self.similar = similar

    def elements(self, token: _Token, way: _Letters | None) -> list[Element]:
        if way is not None and way.how == "word":
            bits, points = self.index.vocabulary.look_up(token.text, similar=self.similar)
            return [Element(token.text, token.word, bits, points)]
        if way is not None and way.how == "letters":
            bits, points = self.index.letters.look_up(way.pieces[0])
            return [Element(token.text, token.word, bits, points)]
        if way is not None and way.how == "initials":
            return [self._initials(token.word, way.pieces[0])]
        if way is not None:
            return [self._syllable(token.word, piece) for piece in way.pieces]
        if token.number is not None:
            return [self._number(token.text, token.word, token.number)]
        return [self._character(token.word, char) for char in token.text]

    def _character(self, word: int, char: str) -> Element:
        index = self.index
        bits = index.information("characters", char)
        if char in FILLERS:
            bits *= FILLER_SHARE
        points = {place: Point(0, place, 1, bits, "characters") for place in index.places("characters", char)}
        sounds = readings(char) or ((_digit(char),) if char.isdigit() else ())
        for syllable in sounds:
            for place, gain, view in self._places_read(syllable, HOMOPHONE_LOSS, SOUND_LOSS):
                gain = min(gain, bits - 1)
                if gain > 0 and (place not in points or points[place].gain < gain):
                    points[place] = Point(0, place, 1, gain, "homophone" if view == "pinyin" else view)
        for other in lookalikes(char):
            if other in index.alphabet:
                gain = min(index.information("characters", other), bits) - LOOKALIKE_LOSS
                for place in index.places("characters", other):
                    if place not in points or points[place].gain < gain:
                        points[place] = Point(0, place, 1, gain, "lookalike")
        return Element(char, word, bits, tuple(points.values()))

    def _places_read(self, syllable: str, loss: float, sound_loss: float) -> Iterator[tuple[int, float, str]]:
        """Where a syllable is read, or one that sounds like it, with the bits that brings."""
        index = self.index
        sounds = index.sounds
        heard = index.sound_codes.get(sound(syllable))
        code = index.codes.get(syllable)
        if heard:
            exact = index.information("syllables", code) - loss if code else 0.0
            alike = index.information("sounds", heard) - sound_loss
            coded = index.syllables
            for place in index.places("sounds", heard):
                same = coded[place] == code
                yield place, exact if same else alike, "pinyin" if same else "sound"
        for char in also_read(syllable):
            if char in index.alphabet:
                gain = index.information("characters", char) - loss - OTHER_READING_LOSS
                for place in index.places("characters", char):
                    if sounds[place] != heard:
                        yield place, gain, "pinyin"

    def _syllable(self, word: int, piece: str) -> Element:
        index = self.index
        if piece not in syllables():
            bits = index.information("initials", piece[0])
            return Element(
                piece,
                word,
                bits,
                tuple([Point(0, place, 1, bits, "initials") for place in index.places("initials", piece[0])]),
            )
        _ = index.sounds
        code = index.codes.get(piece)
        bits = index.information("syllables", code or "\x01")
        points: dict[int, Point] = {}
        for place, gain, view in self._places_read(piece, 0.0, PINYIN_SOUND_LOSS):
            gain = min(gain, bits)
            if gain > 0 and (place not in points or points[place].gain < gain):
                points[place] = Point(0, place, 1, gain, view)
        return Element(piece, word, bits, tuple(points.values()))

    def _initials(self, word: int, letters: str) -> Element:
        index = self.index
        each = [index.information("initials", letter) for letter in letters]
        bits = sum(each)
        points = [
            Point(0, place, len(letters), bits, "initials")
            for place in index.places("initials", letters)
        ]
        if not points and len(letters) >= SHORTEST_INITIALS_WITH_SLIP:
            for place, wrong in _with_one_wrong(index.initials, letters):
                gain = bits - each[wrong] - INITIAL_SLIP
                points.append(Point(0, place, len(letters), gain, "initials"))
        return Element(letters, word, bits, points)

    def _number(self, text: str, word: int, number: "Number") -> Element:
        points = []
        for key, share in ((number.value, 1.0), (number.bare, 0.95)):
            for place, length, percent, scaled in self.index.numbers.get(key, ()):
                if number.percent and not percent:
                    continue
                if key == number.bare and key != number.value:
                    continue
                loss = share if scaled == (number.value != number.bare) else share
                points.append(Point(0, place, length, NUMBER_BITS * loss, "number"))
        unique = {point.place: point for point in reversed(points)}
        return Element(text, word, NUMBER_BITS, tuple(unique.values()))


def _with_one_wrong(text: str, letters: str) -> Iterator[tuple[int, int]]:
    """Where letters stand but for one, and which: one of their halves is whole there."""
    middle = len(letters) // 2
    for half, offset in ((letters[:middle], 0), (letters[middle:], middle)):
        place = text.find(half)
        while place >= 0:
            start = place - offset
            window = text[max(start, 0) : start + len(letters)]
            wrong = [
                number
                for number, pair in enumerate(zip(window, letters, strict=False))
                if pair[0] != pair[1]
            ]
            if len(wrong) == 1 and len(window) == len(letters) and "\n" not in window:
                yield start, wrong[0]
            place = text.find(half, place + 1)


def _digit(char: str) -> str:
    return "ling yi er san si wu liu qi ba jiu".split()[int(char)]


def numbered(elements: Sequence[Element]) -> Iterator[Point]:
    """The points of all elements, each with its element's position."""
    for position, element in enumerate(elements):
        for point in element.points:
            yield Point(position, *point[1:])
