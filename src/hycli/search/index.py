"""The report as a searcher needs it: one long string for each view, and what its lines mean.

A line is a text that can be a hit (a passage, a heading) or another name of a piece of one (a
figure's name, a Chinese entry of the glossary). Lines are folded and compressed and joined by
newlines, so that `str.find` looks through the whole report at once, whatever its size.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property
from math import log2
from typing import TYPE_CHECKING

from hycli.search.folding import compress, compressed_position, fold, kept_positions
from hycli.search.sources import Alias, aliases_of, lines_of_passages, sources_of
from hycli.search.syllables import digit_reading, readings, sound

if TYPE_CHECKING:
    from hycli.report import Report
    from hycli.search.english import Vocabulary
    from hycli.search.letters import Letters

_CODE_BASE = 0xE000  # private use: a syllable as one character
_SILENT = "-"
_UNREAD = "\x01"
#: No character says more, however rare it is in a report: there are some 7,000 in use.
_MOST_BITS = 13.0
#: Answers that are kept for the next question, so that a stream of phrases needs no more memory.
_MOST_KEPT = 10_000
#: In a longer report all characters are counted at once, since each count takes a look at all.
_COUNTED = 200_000


class Index:
    """Views of a report.

    Attributes:
        report: Where it comes from.
        sources: The texts that can be hits, in the report's order; line n is source n.
        folded: Their texts, folded.
        named: For each line after the sources, the other name in Chinese that it spells.
        characters: Every line, folded and compressed.
    """

    def __init__(self, report: "Report") -> None:
        self.report = report
        self.sources = list(sources_of(report))
        self.folded = [fold(source.text) for source in self.sources]
        lines = list(map(compress, self.folded))
        self._line_of_ref = lines_of_passages(self.sources)
        self.named = aliases_of(report, self.sources, chinese=True)
        lines += [compress(fold(alias.name)) for alias in self.named]
        self.characters = "\n".join(lines)
        self.starts = [0]
        for line in lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self._sound_codes: dict[str, str] = {}
        self._counts: dict[str, Counter[str]] = {}
        self._places: dict[tuple[str, str], list[int]] = {}

    @cached_property
    def english(self) -> list[Alias]:
        """Other names in English."""
        return aliases_of(self.report, self.sources, chinese=False)

    @cached_property
    def size(self) -> int:
        """Characters of all lines."""
        return len(self.characters)

    @cached_property
    def alphabet(self) -> frozenset[str]:
        """Every character that stands in a line."""
        return frozenset(self.characters)

    @cached_property
    def codes(self) -> dict[str, str]:
        """The private-use character of each syllable that is read in a line."""
        return {}

    @cached_property
    def syllables(self) -> str:
        """`characters` with the code of its syllable for each character that is read.

        Readings in context come with the report. Where they do not, and in other names, a
        character is read as elsewhere in the report, or else as it is read most often.
        """
        codes = self.codes
        default = {digit: self._code(*digit_reading(digit)) for digit in "0123456789"}
        read: list[str | None] = []
        for line, source in enumerate(self.sources):
            reading = self.report.readings.get(source.key, "").split()
            if len(reading) != len(source.text):
                read.append(None)
                continue
            text = self.characters[self.starts[line] : self.starts[line + 1] - 1]
            coded = []
            for char, place in zip(text, kept_positions(self.folded[line]), strict=True):
                syllable = reading[place]
                if syllable == _SILENT:
                    coded.append(default.get(char, char))
                else:
                    code = codes.get(syllable) or self._code(syllable)
                    default[char] = code
                    coded.append(code)
            read.append("".join(coded))
        for char in self.alphabet.difference(default):
            first = readings(char)[:1]
            if first:
                default[char] = self._code(first[0])
        table = {ord(char): code for char, code in default.items()}
        lines = self.characters.split("\n")
        for line, known in enumerate(read):
            lines[line] = known if known is not None else lines[line].translate(table)
        first_alias = len(self.sources)
        lines[first_alias:] = [line.translate(table) for line in lines[first_alias:]]
        return "\n".join(lines)

    @cached_property
    def sounds(self) -> str:
        """`syllables` with one code for all syllables that sound alike."""
        syllables = self.syllables
        first: dict[str, str] = {}
        table = {
            ord(code): first.setdefault(sound(syllable), code)
            for syllable, code in self.codes.items()
        }
        self._sound_codes = first
        return syllables.translate(table)

    @cached_property
    def initials(self) -> str:
        """`syllables` with the first letter of each; the report's own letters are no initials."""
        syllables = self.syllables
        table = dict.fromkeys(range(ord("a"), ord("z") + 1), "\x00")
        table |= {ord(code): syllable[0] for syllable, code in self.codes.items()}
        return syllables.translate(table)

    @cached_property
    def vocabulary(self) -> "Vocabulary":
        """The words of the English names."""
        from hycli.search.english import Vocabulary

        return Vocabulary(self)

    @cached_property
    def letters(self) -> "Letters":
        """The letters of the readings."""
        from hycli.search.letters import Letters

        return Letters(self)

    @cached_property
    def numbers(self) -> dict[float, list[tuple[int, int, bool, bool]]]:
        """By value, with its scale and without: place, length, percent, with its scale."""
        from hycli.search.numerals import numbers

        found: dict[float, list[tuple[int, int, bool, bool]]] = defaultdict(list)
        for line, start in enumerate(self.starts[:-1]):
            text = self.characters[start : self.starts[line + 1] - 1]
            for number in numbers(text):
                place, length = start + number.start, number.end - number.start
                for key in {number.value, number.bare}:
                    whole = key == number.value
                    found[key].append((place, length, number.percent, whole))
        for metric in self.report.metrics:
            start, end = self._range(self._line_of_ref[metric.ref], metric.quote)
            key = float(metric.value)
            if start < end and not any(start <= at < end for at, *_ in found[key]):
                found[key].append((start, end - start, False, True))
        return found

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each metric and honour among all, by its id."""
        return {record.id: place for place, record in enumerate(self.report.records)}

    @cached_property
    def records(self) -> dict[int, list[tuple[str, int, int]]]:
        """For each line, the metrics and honours it states: id, start and end of the quote."""
        found: dict[int, list[tuple[str, int, int]]] = defaultdict(list)
        for record in self.report.records:
            line = self._line_of_ref[record.ref]
            found[line].append((record.id, *self._range(line, record.quote)))
        return found

    def _range(self, line: int, words: str) -> tuple[int, int]:
        """Where words of a source first stand, in positions of a view; nowhere is an empty range.

        Found in the printed text, since without its punctuation they may stand earlier too.
        """
        text = self.sources[line].text
        first = self.starts[line]
        at = text.find(words)
        if at < 0:
            return first, first
        start, end = (
            first + compressed_position(self.folded[line], place) for place in (at, at + len(words))
        )
        return start, end

    def _code(self, syllable: str) -> str:
        return self.codes.setdefault(syllable, chr(_CODE_BASE + len(self.codes)))

    def line_at(self, place: int) -> int:
        """The line in which a position of a view stands."""
        return bisect_right(self.starts, place) - 1

    def places(self, view: str, piece: str) -> list[int]:
        """Where a piece stands in a view, by the view's name; kept for the next question."""
        found = self._places.get((view, piece))
        if found is None:
            if len(self._places) >= _MOST_KEPT:
                self._places.clear()
            found = list(_occurrences(getattr(self, view), piece))
            self._places[view, piece] = found
        return found

    def places_between(self, view: str, piece: str, start: int, end: int) -> list[int]:
        """The same within two positions; kept where that is the whole report."""
        if end - start == self.size:
            return self.places(view, piece)
        return list(_occurrences(getattr(self, view), piece, start, end))

    def code(self, syllable: str) -> str:
        """The code of a syllable in the view of syllables; of one that is not read, a code too."""
        _ = self.syllables
        return self.codes.get(syllable, _UNREAD)

    def sound_code(self, sound_: str) -> str:
        """The code of all syllables that sound alike in the view of sounds."""
        _ = self.sounds
        return self._sound_codes.get(sound_, _UNREAD)

    def information(self, view: str, piece: str) -> float:
        """Bits that a piece of a view says: how rare it is in the report."""
        text = getattr(self, view)
        if view not in self._counts and self.size > _COUNTED:
            self._counts[view] = Counter(text)
        counts = self._counts.get(view)
        count = text.count(piece) if counts is None else counts[piece]
        return min(_MOST_BITS, log2(self.size * 2 / (2 * count + 1)))

    def latin_places(self, word: str) -> list[int]:
        """Where a Latin word stands in the report's own text or in a Chinese name, whole."""
        text = self.characters
        return [
            place
            for place in self.places("characters", word)
            if not _is_letter(text[place - 1 : place])
            and not _is_letter(text[place + len(word) : place + len(word) + 1])
        ]

    def target_places(self, alias: Alias) -> list[int]:
        """Where the words that an alias names stand, in positions of a view."""
        if alias.line is None:
            end = self.starts[len(self.sources)]
            return [place for place in self.places("characters", alias.words) if place < end]
        start, end = self._range(alias.line, alias.term)
        return [start] if start < end else []


def _occurrences(text: str, piece: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    place = text.find(piece, start, end)
    while place >= 0:
        yield place
        place = text.find(piece, place + 1, end)


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()
