"""What a phrase may mean and where that stands: for each stretch, every way to read it.

A clue is one way: a hanzi itself, one of the same sound, a number by its value, letters as a word,
as syllables, as initials.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import accumulate, islice
from typing import NamedTuple

from hycli.messages import Message
from hycli.search.index import Index, Places
from hycli.search.lines import View
from hycli.search.numerals import Number
from hycli.search.phrase import HAN_DIGITS, Phrase, Piece
from hycli.search.syllables import (
    also_read,
    is_syllable,
    plain_letters,
    readings,
    segmentations,
    sound,
    sounds,
    spelt,
    syllables,
)
from hycli.search.thesaurus import LONGEST, mainland, synonyms
from hycli.search.words import is_word

#: Bits lost for each way in which what stands there is not what was typed: another hanzi of the
#: same sound, a like sound, a reading that is not the usual one, a word of another region, a number
#: without its scale or percent sign (3500 for 3500亿), or one that the typed one is rounded from.
LOSS = 2.0
#: The share of its bits that a word brings where another stands that means the same.
SYNONYM_SHARE = 0.6
#: Bits that an initial says, one of 23.
INITIAL_BITS = 4.0
#: Of a phrase of more words in letters none is looked for as initials.
MOST_SHORTENED = 20
#: Fewer characters are not meant by letters alone.
SHORTEST_ABBREVIATION = 3
#: No syllable begins with these.
_NO_INITIALS = frozenset("iuv")
#: The hanzi for a number by its value.
_NUMERALS = "零一二三四五六七八九十"


class Way(StrEnum):
    """How a piece of a phrase can match, from the surest to the loosest."""

    CHARACTERS = "characters"
    NUMBER = "number"
    WORD = "word"
    SYNONYM = "synonym"
    PINYIN = "pinyin"
    HOMOPHONE = "homophone"
    SOUND = "sound"
    INITIALS = "initials"
    SLIP = "slip"


#: What people are told of each.
HOW: dict[str, Message] = {
    Way.CHARACTERS: Message("as it stands"),
    Way.NUMBER: Message("the same number"),
    Way.WORD: Message("the same word"),
    Way.SYNONYM: Message("means the same"),
    Way.PINYIN: Message("by its pinyin"),
    Way.HOMOPHONE: Message("sounds the same"),
    Way.SOUND: Message("sounds alike"),
    Way.INITIALS: Message("by its initials"),
    Way.SLIP: Message("misspelt"),
}
#: What is there as it was typed.
LITERAL = frozenset((Way.CHARACTERS, Way.NUMBER, Way.WORD))
#: Ways of English words, which stand anywhere in a line.
ENGLISH = frozenset((Way.WORD, Way.SYNONYM))
#: Ways in which a hanzi stands for another.
HEARD = frozenset((Way.HOMOPHONE, Way.SOUND, Way.PINYIN))


class Clue(NamedTuple):
    """One way to read a stretch of the phrase: what to look for, or the places where it stands."""

    start: int  #: the stretch, in code points of the folded phrase
    end: int
    view: View | None  #: where to look; None where the places are known
    piece: str  #: what to look for
    known: Places  #: where that is
    length: int  #: characters matched at each
    gain: float  #: bits that it brings
    of: float  #: bits that it would bring at best: what the stretch says, read in this way
    way: Way

    @property
    def stands_for_another(self) -> bool:
        """Whether a hanzi is looked for that was not typed."""
        return self.way in HEARD or (self.way is Way.NUMBER and self.view is not None)


def clues_of(phrase: Phrase, index: Index, *, literal: bool = False) -> list[Clue]:
    """Every way to read the pieces of a phrase that brings anything, by stretch, the best first.

    Args:
        phrase: What was typed.
        index: Where it may stand.
        literal: Only what may be there as it was typed.
    """
    if phrase.is_word:
        start, end, bits = phrase.pieces[0].start, phrase.pieces[-1].end, phrase.bits
        word = phrase.text[start:end]
        found = [_seen(start, end, "characters", word, bits, bits, Way.CHARACTERS)]
    else:
        found = [
            clue
            for piece in phrase.pieces
            for clue in _of_piece(phrase, piece, index, literal=literal)
        ]
    return ordered(found if literal else [*found, *_regional(phrase, index)])


def _of_piece(phrase: Phrase, piece: Piece, index: Index, *, literal: bool) -> Iterator[Clue]:
    """Every way to read a piece."""
    if piece.script == "han":
        yield from islice(_han(piece, index), 1 if literal else None)
    elif piece.script == "number":
        yield from _number(piece, index, english=phrase.words_in_letters > 0)
    else:
        yield from _word(piece, index)
        if not literal and any(other.bits for other in phrase.pieces if other is not piece):
            yield from _synonyms(piece, index)
        alone = len(phrase.pieces) == 1
        if not (literal or phrase.is_english or (alone and is_word(piece.text))):
            yield from _spelt(piece, index)
            if phrase.words_in_letters <= MOST_SHORTENED:
                # A letter says something beside what it touches, as in 湘j.
                touches = any(
                    other.end == piece.start or piece.end == other.start for other in phrase.pieces
                )
                fewest = SHORTEST_ABBREVIATION if alone else 1 if touches else 2
                yield from _shortened(piece, index, fewest)


def ordered(clues: Iterable[Clue]) -> list[Clue]:
    """Clues by stretch, the best first; only those that bring anything."""
    useful = [clue for clue in clues if clue.gain > 0]
    return sorted(useful, key=lambda clue: (clue.start, clue.end, -clue.gain))


def _seen(  # noqa: PLR0913, PLR0917  # the fields of a clue
    start: int, end: int, view: View, piece: str, gain: float, of: float, way: Way
) -> Clue:
    """A clue that is looked for."""
    return Clue(start, end, view, piece, {}, len(piece), gain, of, way)


def _han(piece: Piece, index: Index) -> Iterator[Clue]:
    """A hanzi as itself, and as what sounds like it, but for numerals."""
    start, end, bits = piece.start, piece.end, piece.bits
    yield _seen(start, end, "characters", piece.text, bits, bits, Way.CHARACTERS)
    if piece.text in HAN_DIGITS:
        return
    for rank, syllable in enumerate(readings(piece.text)):
        for clue in _read(start, end, syllable, index):
            of = min(bits, clue.of * piece.share)
            loss = (LOSS * (2 if rank else 1) + clue.of - clue.gain) * piece.share
            way = Way.SOUND if clue.way is Way.SOUND else Way.HOMOPHONE
            yield clue._replace(gain=of - loss, of=of, way=way)


def _regional(phrase: Phrase, index: Index) -> Iterator[Clue]:
    """A word of Taiwan or Hong Kong as the mainland's, unless it begins within another word."""
    pieces = [piece for piece in phrase.pieces if piece.script == "han"]
    for first, piece in enumerate(pieces):
        if piece.listed not in (-1, piece.start):
            continue
        for last in pieces[first + 1 : first + LONGEST]:
            start, end = piece.start, last.end
            for word in mainland(phrase.text[start:end]):
                bits = sum([index.bits("characters", char) for char in word])
                gain = bits - LOSS
                yield _seen(start, end, "characters", word, gain, bits, Way.CHARACTERS)


def _read(start: int, end: int, syllable: str, index: Index) -> Iterator[Clue]:
    """What is read as a syllable, or like it; gains are those of typed pinyin."""
    code = syllables()[syllable]
    bits = index.bits("syllables", code)
    yield _seen(start, end, "syllables", code, bits, bits, Way.PINYIN)
    alike = sounds()[sound(syllable)]
    less = index.bits("sounds", alike)
    yield _seen(start, end, "sounds", alike, less - LOSS, less, Way.SOUND)
    for char in also_read(syllable):
        if char in index.lines.characters:
            gain = min(bits, index.bits("characters", char)) - LOSS
            yield _seen(start, end, "characters", char, gain, bits, Way.PINYIN)


def _number(piece: Piece, index: Index, *, english: bool) -> Iterator[Clue]:
    """A number by its value, however written; a lone numeral as the hanzi for it."""
    number = piece.number
    if number is None:
        return
    found: dict[tuple[int, bool], list[int]] = {}
    for stated in index.numbers + (index.english_numbers if english else []):
        if _means(number, stated):
            key = stated.end - stated.start, _is_same(number, stated)
            found.setdefault(key, []).append(stated.start)
    start, end, bits = piece.start, piece.end, piece.bits
    for (length, is_same), places in found.items():
        gain = bits if is_same else bits - LOSS
        known = index.by_line(sorted(places))
        yield Clue(start, end, None, "", known, length, gain, bits, Way.NUMBER)
    if number.value in range(len(_NUMERALS)) and not number.percent:
        hanzi = _NUMERALS[int(number.value)]
        for char in "二两" if hanzi == "二" else hanzi:
            rare = index.bits("characters", char)
            yield _seen(start, end, "characters", char, rare, rare, Way.NUMBER)
    if number.spelt:
        yield _seen(start, end, "characters", piece.text, bits, bits, Way.CHARACTERS)


def _means(asked: Number, stated: Number) -> bool:
    """Whether a stated number may be the asked one."""
    if asked.percent and not stated.percent:
        return False
    return asked.value == stated.bare or asked.means(stated.value)


def _is_same(asked: Number, stated: Number) -> bool:
    """Whether a stated number is the asked one as it stands, however written."""
    return asked.value == stated.value and asked.percent == stated.percent


def _word(piece: Piece, index: Index) -> Iterator[Clue]:
    """Letters as a word of English, or as it stands among the hanzi."""
    start, end, word, bits = piece.start, piece.end, piece.text, piece.bits
    if bits:
        places = index.by_line(index.word_places(word))
        yield Clue(start, end, None, "", places, len(word), bits, bits, Way.WORD)


def _synonyms(piece: Piece, index: Index) -> Iterator[Clue]:
    """An English word as others that mean the same."""
    start, end, bits = piece.start, piece.end, piece.bits
    for other in synonyms(piece.text):
        places = index.by_line(index.places_of_stem(other))
        gain = bits * SYNONYM_SHARE
        yield Clue(start, end, None, "", places, len(other), gain, bits, Way.SYNONYM)


def _spelt(piece: Piece, index: Index) -> Iterator[Clue]:
    """Letters as syllables of pinyin."""
    start, end = piece.start, piece.end
    letters = plain_letters(piece.text)
    for offset, syllable in sorted({each for cut in spelt(letters) for each in _placed(cut)}):
        begin, finish = (
            start + place * (end - start) // len(letters)
            for place in (offset, offset + len(syllable))
        )
        yield from _read(begin, finish, syllable, index)


def _shortened(piece: Piece, index: Index, fewest: int) -> Iterator[Clue]:
    """So many letters as initials, and syllables between them, but for a word: GDP."""
    letters = plain_letters(piece.text)
    if index.word_places(piece.text) or not letters.isascii():
        return
    is_long = len(letters) >= SHORTEST_ABBREVIATION
    is_known = is_word(piece.text) and is_long
    shortened = [] if is_known or spelt(letters) else segmentations(letters)
    if is_long and _NO_INITIALS.isdisjoint(letters) and [*letters] not in shortened:
        shortened = [*shortened, [*letters]]
    for cut in shortened:
        if len(cut) >= fewest:
            yield from _abbreviated(piece, cut, index)


def _abbreviated(piece: Piece, cut: Sequence[str], index: Index) -> Iterator[Clue]:
    """Letters as syllables and initials of neighbours; where one is known in context, no other."""
    bits = 0.0
    for part in cut:
        is_whole = is_syllable(part)
        bits += index.bits("syllables", syllables()[part]) if is_whole else INITIAL_BITS
    for others, places in index.abbreviated(tuple(cut)).items():
        gain = bits - others * LOSS
        known = index.by_line(places)
        yield Clue(piece.start, piece.end, None, "", known, len(cut), gain, bits, Way.INITIALS)


def _placed(cut: list[str]) -> Iterator[tuple[int, str]]:
    return zip(accumulate(map(len, cut), initial=0), cut, strict=False)
