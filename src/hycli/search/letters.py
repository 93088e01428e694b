"""Pinyin with slips: a letter missing, wrong, doubled or swapped, so that no syllables come out.

Compared are letters with the letters of the report, but a match begins and ends with a character.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from hycli.search.alignment import Point
from hycli.search.phrase import SHORTEST_WITH_SLIPS

if TYPE_CHECKING:
    from hycli.search.index import Index

#: Bits that a letter of pinyin says (English letters say about as much: Shannon 1951 has 2.3
#: for blocks of five).
LETTER_BITS = 2.3
#: What a slip costs, in letters.
SLIP_LETTERS = 1.5
#: One slip, and one more for each so many letters.
_LETTERS_A_SLIP = 9
_MOST_LETTERS = 60
_MOST_LINES = 200


class Letters:
    """The letters of a report's readings, a line a source.

    Attributes:
        index: The report's index.
        text: All lines.
    """

    def __init__(self, index: "Index") -> None:
        self.index = index
        coded = index.syllables[: index.starts[len(index.sources)] - 1]
        self._table = {ord(code): syllable for syllable, code in index.codes.items()}
        self.text = coded.translate(self._table)
        lengths = (len(line) + 1 for line in self.text.split("\n"))
        self._starts = [0, *accumulate(lengths)]

    def look_up(self, letters: str) -> tuple[float, list[Point]]:
        """Where letters stand, slips allowed.

        Args:
            letters: Plain letters, v for ü.

        Returns:
            What they say, in bits, and where they are matched.
        """
        bits = LETTER_BITS * len(letters)
        if not SHORTEST_WITH_SLIPS <= len(letters) <= _MOST_LETTERS:
            return bits, []
        return bits, [
            Point(0, place, length, bits - LETTER_BITS * SLIP_LETTERS * slips, bits, "letters")
            for line in sorted(set(islice(self._lines(letters), _MOST_LINES)))
            for place, length, slips in self._best(letters, line)
        ]

    def _lines(self, letters: str) -> Iterator[int]:
        """The lines that hold a half of the letters: one slip leaves a half whole.

        The rarer half comes first.
        """
        middle = len(letters) // 2
        for half in sorted((letters[:middle], letters[middle:]), key=self.text.count):
            place = self.text.find(half)
            while place >= 0:
                line = bisect_right(self._starts, place) - 1
                yield line
                place = self.text.find(half, self._starts[line + 1])

    def _best(self, letters: str, line: int) -> Iterator[tuple[int, int, int]]:
        """The characters of a line whose letters are nearest, if they are near enough."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.fuzz import partial_ratio_alignment

        most = 1 + len(letters) // _LETTERS_A_SLIP
        text = self.text[self._starts[line] : self._starts[line + 1] - 1]
        window = partial_ratio_alignment(letters, text, score_cutoff=60)
        if window is None:
            return
        first = self.index.starts[line]
        coded = self.index.syllables[first : self.index.starts[line + 1] - 1]
        ends = [0, *accumulate(len(self._table.get(ord(char), char)) for char in coded)]
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
