"""From the pieces of a phrase to what each is worth and where the report may have it.

A `Reading` is one way to understand a phrase: its elements in order. The engine tries them all.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from hycli.search.alignment import Point
from hycli.search.folding import compress, fold
from hycli.search.index import Index
from hycli.search.lookalikes import lookalikes
from hycli.search.phrase import Token, Way, checked, choices, tokens
from hycli.search.syllables import (
    also_read,
    digit_reading,
    plain_letters,
    readings,
    sound,
    syllables,
)

#: How something can match, from the surest to the loosest.
VIEWS = (
    "characters",
    "number",
    "english",
    "name",
    "pinyin",
    "homophone",
    "lookalike",
    "sound",
    "initials",
    "letters",
)

#: Bits lost where a character is matched by another of the same sound, of a like sound, of a
#: like shape; where typed pinyin is matched by a like sound; for a reading that is not the usual.
HOMOPHONE_LOSS = 2.0
SOUND_LOSS = 3.5
LOOKALIKE_LOSS = 4.0
PINYIN_SOUND_LOSS = 2.0
OTHER_READING_LOSS = 1.0
#: Another character brings so many bits fewer than the one that was typed, at least.
_LEAST_LOSS = 1.0
#: A number that differs is another fact: it weighs more than its rarity. One that is matched
#: without its scale or its percent sign (3500 for 3500亿) brings this share.
NUMBER_BITS = 14.0
BARE_SHARE = 0.95
#: What a numeral says at least where a number is taken for mere characters.
NUMERAL_BITS = 10.0
#: Characters that say little of what is looked for, and the share of their bits they keep.
FILLERS = frozenset("的了和与及在是有之等吗呢吧啊么着哪几数")
FILLER_SHARE = 0.25
#: Of a longer phrase only so many pieces are looked at, those that say most.
MAX_ELEMENTS = 80
#: One wrong letter among so many initials is forgiven, for so many bits.
SHORTEST_INITIALS_WITH_SLIP = 7
INITIAL_SLIP = 3.0


class Pattern(NamedTuple):
    """One character to look for in a view of the index."""

    view: str  #: of the index
    piece: str
    gain: float
    of: float  #: what the element says, read in this view
    label: str  #: one of `VIEWS`


class Element:
    """A piece of a phrase that is matched as one.

    Args:
        text: As it was typed, folded.
        word: Number of the word it belongs to.
        bits: What it says.
        patterns: What to look for, the most gain first.
        points: Places that are known already, with `element` still 0.
    """

    __slots__ = ("bits", "patterns", "points", "text", "word")

    def __init__(
        self,
        text: str,
        word: int,
        bits: float,
        patterns: Sequence[Pattern] = (),
        points: Sequence[Point] = (),
    ) -> None:
        self.text = text
        self.word = word
        self.bits = bits
        self.patterns = patterns
        self.points = points


#: One way to understand a phrase.
Reading = tuple[Element, ...]


def readings_of(phrase: str, index: Index, *, slips: bool) -> Iterator[Reading]:
    """Every way to read a phrase that is worth trying, the surest first.

    Args:
        phrase: As it was typed.
        index: What its elements are worth, and where some of them stand.
        slips: Take Latin words for others that are like them.
    """
    pieces = tokens(phrase)
    if not pieces:
        return
    if len(pieces) > MAX_ELEMENTS:
        pieces = _rarest(pieces, index)
    latin = [token.text for token in pieces if token.kind == "latin"]
    maker = _Maker(index, slips=slips, has_latin=bool(latin))
    if slips and len(latin) == len(pieces):
        letters = plain_letters("".join(latin))
        yield (maker.letters(Token("latin", letters, 0), letters),)
    for choice in choices(latin, slips=slips):
        ways = iter(choice)
        elements = [
            element
            for token in pieces
            for element in maker.elements(token, next(ways) if token.kind == "latin" else None)
        ]
        if len(choice) > 1 and all(way.how != "word" for way in choice):
            # Pinyin typed with spaces is one word: its syllables belong together.
            elements = [
                Element(each.text, 0, each.bits, each.patterns, each.points) for each in elements
            ]
        yield tuple(elements)
    if any(token.number is not None and token.number.spelt for token in pieces):
        yield tuple([element for token in pieces for element in maker.spelt(token)])


def _rarest(pieces: list[Token], index: Index) -> list[Token]:
    """The pieces that say most, in their order."""
    bits = [index.information("characters", token.text) for token in pieces]
    kept = sorted(range(len(pieces)), key=lambda place: -bits[place])[:MAX_ELEMENTS]
    return [pieces[place] for place in sorted(kept)]


def exact_reading(phrase: str, index: Index) -> Reading:
    """A phrase as its characters and nothing else, width, case and script aside."""
    return tuple(
        [
            exact_element(char, word, index)
            for word, text in enumerate(checked(phrase).split())
            for char in compress(fold(text))
        ]
    )


def exact_element(char: str, word: int, index: Index) -> Element:
    """A character that is matched by itself only."""
    bits = index.information("characters", char)
    return Element(char, word, bits, [Pattern("characters", char, bits, bits, "characters")])


class _Maker:
    """Makes elements, each once for all readings."""

    def __init__(self, index: Index, *, slips: bool, has_latin: bool) -> None:
        self.index = index
        self.slips = slips
        self.has_latin = has_latin
        self._made: dict[tuple[Token, Way | None], list[Element]] = {}

    def elements(self, token: Token, way: Way | None) -> list[Element]:
        key = token, way
        if key not in self._made:
            self._made[key] = self._elements(token, way)
        return self._made[key]

    def spelt(self, token: Token) -> list[Element]:
        """A number in hanzi as the characters that it is, and nothing that sounds like them."""
        if token.number is None:
            return self.elements(token, None)
        elements = [exact_element(char, token.word, self.index) for char in token.text]
        for element in elements:
            element.bits = max(element.bits, NUMERAL_BITS)
        return elements

    def _elements(self, token: Token, way: Way | None) -> list[Element]:
        if way is None:
            if token.number is not None:
                return [self._number(token)]
            return [self._character(token.word, char) for char in token.text]
        if way.how == "word":
            bits, points = self.index.vocabulary.look_up(token.text, similar=self.slips)
            return [Element(token.text, token.word, bits, points=points)]
        if way.how == "letters":
            return [self.letters(token, way.pieces[0])]
        if way.how == "initials":
            return [self._initials(token.word, way.pieces[0])]
        return [self._syllable(token.word, piece) for piece in way.pieces]

    def letters(self, token: Token, letters: str) -> Element:
        bits, points = self.index.letters.look_up(letters)
        return Element(token.text, token.word, bits, points=points)

    def _character(self, word: int, char: str) -> Element:
        bits = self.index.information("characters", char)
        if char in FILLERS:
            bits *= FILLER_SHARE
        others = [
            pattern._replace(label="homophone" if pattern.label == "pinyin" else pattern.label)
            for rank, syllable in enumerate(readings(char) or digit_reading(char))
            for rare in [OTHER_READING_LOSS if rank else 0.0]
            for pattern in self._read(syllable, HOMOPHONE_LOSS + rare, SOUND_LOSS + rare)
        ]
        others += [self._other(other, LOOKALIKE_LOSS, "lookalike") for other in lookalikes(char)]
        patterns = [Pattern("characters", char, bits, bits, "characters")]
        return Element(char, word, bits, patterns + _capped(others, bits, _LEAST_LOSS))

    def _syllable(self, word: int, piece: str) -> Element:
        index = self.index
        if piece not in syllables():
            bits = index.information("initials", piece[0])
            return Element(
                piece, word, bits, [Pattern("initials", piece[0], bits, bits, "initials")]
            )
        bits = index.information("syllables", index.code(piece))
        return Element(piece, word, bits, _capped(self._read(piece, 0.0, PINYIN_SOUND_LOSS), bits))

    def _read(self, syllable: str, loss: float, sound_loss: float) -> Iterator[Pattern]:
        """What is read as a syllable, or like it."""
        index = self.index
        for view, code, less, label in (
            ("syllables", index.code(syllable), loss, "pinyin"),
            ("sounds", index.sound_code(sound(syllable)), sound_loss, "sound"),
        ):
            bits = index.information(view, code)
            yield Pattern(view, code, bits - less, bits, label)
        for char in also_read(syllable):
            yield self._other(char, loss + OTHER_READING_LOSS, "pinyin")

    def _other(self, char: str, loss: float, label: str) -> Pattern:
        bits = self.index.information("characters", char)
        gain = bits - loss if char in self.index.alphabet else 0.0
        return Pattern("characters", char, gain, bits, label)

    def _initials(self, word: int, letters: str) -> Element:
        index = self.index
        each = [index.information("initials", letter) for letter in letters]
        bits = sum(each)
        places = index.places("initials", letters)
        points = [Point(0, place, len(letters), bits, bits, "initials") for place in places]
        if not points and len(letters) >= SHORTEST_INITIALS_WITH_SLIP:
            for place, wrong in _with_one_wrong(index.initials, letters):
                gain = bits - each[wrong] - INITIAL_SLIP
                points.append(Point(0, place, len(letters), gain, bits, "initials"))
        return Element(letters, word, bits, points=points)

    def _number(self, token: Token) -> Element:
        number = token.number
        points = []
        if number is not None:
            for place, length, percent, whole in self.index.numbers.get(number.value, ()):
                if percent or not number.percent:
                    alike = whole and percent == number.percent
                    gain = NUMBER_BITS if alike else NUMBER_BITS * BARE_SHARE
                    points.append(Point(0, place, length, gain, NUMBER_BITS, "number"))
        if self.has_latin:  # Top 100 airports
            points += self.index.vocabulary.look_up(token.text, similar=False)[1]
        return Element(token.text, token.word, NUMBER_BITS, points=points)


def _capped(patterns: Iterable[Pattern], bits: float, least_loss: float = 0.0) -> list[Pattern]:
    """The patterns that bring anything, the most gain first.

    None says more than the element, nor brings more than that less the least loss.
    """
    capped = [
        pattern._replace(
            gain=min(pattern.gain, bits - least_loss), of=max(0.0, min(pattern.of, bits))
        )
        for pattern in patterns
        if pattern.gain > 0 and bits > least_loss
    ]
    return sorted(capped, key=lambda pattern: -pattern.gain)


def _with_one_wrong(text: str, letters: str) -> Iterator[tuple[int, int]]:
    """Where letters stand but for one, and which: one of their halves is whole there."""
    middle = len(letters) // 2
    for half, offset in ((letters[:middle], 0), (letters[middle:], middle)):
        place = text.find(half)
        while place >= 0:
            start = place - offset
            window = text[max(start, 0) : start + len(letters)]
            pairs = zip(window, letters, strict=False)
            wrong = [number for number, (one, other) in enumerate(pairs) if one != other]
            if len(wrong) == 1 and len(window) == len(letters) and "\n" not in window:
                yield start, wrong[0]
            place = text.find(half, place + 1)
