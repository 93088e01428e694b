"""Slips in Latin letters: a letter missing, wrong, doubled or swapped, in English and in pinyin."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, islice

from rapidfuzz import process
from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import partial_ratio_alignment

from hycli.search.clues import Clue, Way
from hycli.search.index import Index
from hycli.search.lines import starts_of
from hycli.search.phrase import Phrase, Piece
from hycli.search.syllables import (
    MAX_LETTERS,
    letters_of_codes,
    plain_letters,
    spelt,
)
from hycli.search.words import LETTER_BITS, is_word

#: Fewer letters may not have a slip.
SHORTEST = 5
#: One slip, and one more for each so many letters.
LETTERS_A_SLIP = 9
#: What a slip costs, in letters.
SLIP_LETTERS = 1.5
_MOST_LINES = 200


def slips_of(phrase: Phrase, index: Index) -> Iterator[Clue]:
    """What the Latin words of a phrase may be slips of; all together as one word of pinyin too.

    A word of the language is no slip of another, nor are whole syllables one of other syllables.
    """
    reader = _Letters(index)
    latin = [piece for piece in phrase.pieces if piece.script == "latin"]
    for piece in latin:
        yield from _words(piece, index)
        yield from _pinyin(piece, reader)
    if len(latin) > 1 and len(latin) == len(phrase.pieces):
        together = "".join([piece.text for piece in latin])
        yield from _pinyin(latin[0]._replace(end=latin[-1].end, text=together), reader)


def _words(piece: Piece, index: Index) -> Iterator[Clue]:
    word = piece.text
    if len(word) < SHORTEST or is_word(word):
        return
    most = 1 + len(word) // LETTERS_A_SLIP
    alike = index.english_words(word[0])
    found = process.extract(word, alike, scorer=OSA.distance, score_cutoff=most, limit=3)
    for known, slips, _ in found:
        gain = piece.bits * (1 - SLIP_LETTERS * slips / len(word))
        places = index.by_line(index.word_places(known))
        start, end, bits = piece.start, piece.end, piece.bits
        yield Clue(start, end, None, "", places, len(known), gain, bits, Way.SLIP)


def _pinyin(piece: Piece, reader: "_Letters") -> Iterator[Clue]:
    letters = plain_letters(piece.text)
    if not (letters.isascii() and letters.isalpha()) or len(letters) > MAX_LETTERS:
        return
    if len(letters) < SHORTEST or is_word(piece.text):
        return
    if spelt(letters):
        return
    bits = LETTER_BITS * len(letters)
    found: dict[tuple[int, int], dict[int, list[int]]] = {}
    for line in sorted(set(islice(reader.lines(letters), _MOST_LINES))):
        for place, length, slips in reader.nearest(letters, line):
            found.setdefault((length, slips), {})[line] = [place]
    for (length, slips), places in found.items():
        gain = bits - LETTER_BITS * SLIP_LETTERS * slips
        yield Clue(piece.start, piece.end, None, "", places, length, gain, bits, Way.SLIP)


class _Letters:
    """The letters of the readings, a line a line of the index, made when they are needed."""

    def __init__(self, index: Index) -> None:
        self.index = index

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins."""
        return starts_of(self.index.lines.letters)

    def lines(self, letters: str) -> Iterator[int]:
        """The lines that hold a half of the letters, as one slip leaves one; the rarer first."""
        text = self.index.lines.letters
        middle = len(letters) // 2
        for half in sorted((letters[:middle], letters[middle:]), key=text.count):
            place = text.find(half)
            while place >= 0:
                line = bisect_right(self.starts, place) - 1
                yield line
                place = text.find(half, self.starts[line + 1])

    def nearest(self, letters: str, line: int) -> Iterator[tuple[int, int, int]]:
        """The characters of a line with the nearest letters, if near: place, length, slips."""
        most = 1 + len(letters) // LETTERS_A_SLIP
        text = self.index.lines.letters[self.starts[line] : self.starts[line + 1] - 1]
        window = partial_ratio_alignment(letters, text, score_cutoff=60)
        if window is None:
            return
        first, end = self.index.lines.span(line)
        coded = self.index.lines.syllables[first:end]
        table = letters_of_codes()
        ends = [0, *accumulate(len(table.get(ord(char), char)) for char in coded)]
        begin = bisect_right(ends, window.dest_start) - 1
        finish = bisect_right(ends, window.dest_end) - 1
        found = min(
            (
                (
                    OSA.distance(letters, text[ends[start] : ends[end]], score_cutoff=most),
                    end - start,
                    start,
                )
                for start in range(max(0, begin - 1), min(begin + 2, len(coded)))
                for end in range(max(start + 1, finish - 1), min(finish + 3, len(coded) + 1))
            ),
            default=None,
        )
        if found is not None and found[0] <= most:
            slips, length, start = found
            yield first + start, length, slips
