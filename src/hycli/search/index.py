"""Where pieces of a phrase stand in a corpus, what they say there, and what its lines mean."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import islice, starmap
from math import log2
from operator import contains
from typing import Any, NamedTuple

from hycli.search.corpus import Corpus, Kind, Name, Record
from hycli.search.folding import compress, dropped_positions, fold
from hycli.search.lines import Lines, View
from hycli.search.numerals import Number, numbers
from hycli.search.syllables import codes_of, read_as
from hycli.search.words import HANZI, latin_bits, segmented, stem
from hycli.tables import line_in

_LETTERS = "[a-z]+"
#: A comma may stand within a number.
_CLAUSE_END = "[，。；！？：…;!?]|,(?![0-9])"
#: No character says more, however rare it is in a report: there are some 7,000 in use.
MOST_BITS = 13.0
#: What stands in one of so many sources or more says less than its rarity.
EVERYWHERE = 5
#: A report of fewer sources is too short for anything to be everywhere, or left to chance.
FEW = 20
#: The share of its bits that a name of what the report is about keeps.
GIVEN_SHARE = 0.4
#: Answers that are kept for the next phrase, so that a stream of them needs no more memory.
MOST_KEPT = 10_000
#: Places of one piece that are looked at.
MOST_PLACES = 10_000

#: Positions of the lines, in order, by line.
Places = Mapping[int, Sequence[int]]


class Target(NamedTuple):
    """Where a line leads: a piece of a source, and the record that is meant there."""

    source: int
    record: str | None
    start: int  #: position of the lines
    end: int


class Index:
    """A corpus to be searched.

    Attributes:
        corpus: Its texts, names and records.
        lines: What is searched.
        bits, said, word_places, places_of_stem, abbreviated: `_bits_of`, `_said_by`,
            `_places_of_word`, `_places_of_stem` and `_places_abbreviated`, whose latest answers
            are kept: as tuples where they are many, since the garbage collector visits lists.
    """

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.lines = Lines(corpus)
        kept = lru_cache(MOST_KEPT)
        self._named = kept(self._places_of_record)
        self._targets = kept(self._targets_of_name)
        self._leads: dict[int, tuple[tuple[int, str | None], ...]] = {}  # by line
        self.bits = kept(self._bits_of)
        self.said = kept(self._said_by)
        self.word_places = kept(self._places_of_word)
        self.abbreviated = kept(self._places_abbreviated)
        self._times = kept(self._times_in_lines)
        self.places_of_stem = kept(self._places_of_stem)

    @property
    def is_short(self) -> bool:
        """Whether there is too little text for much to be left to chance."""
        return self.lines.sources < FEW

    @cached_property
    def alphabet(self) -> frozenset[str]:
        """Every character that stands in a Chinese line."""
        return frozenset(self.lines.characters)

    def chance(self, line: int) -> float:
        """Bits that the best accidental match in lines of a line's sort brings, by their size."""
        return log2(self.lines.size(line)[0])

    def chance_of_whole(self, line: int) -> float:
        """The same where only whole lines count, by their number."""
        return log2(self.lines.size(line)[1])

    # --- where pieces stand ---

    def places(self, view: View, piece: str) -> list[int]:
        """Where a piece stands in a view."""
        return list(islice(occurrences(self.lines[view], piece), MOST_PLACES))

    def lines_with(self, view: View, piece: str, times: int) -> list[int]:
        """The lines in which a piece stands in a view at least so many times."""
        return [line for line, count in self._times(view, piece) if count >= times]

    def _times_in_lines(self, view: View, piece: str) -> tuple[tuple[int, int], ...]:
        return tuple(Counter(map(self.lines.at, self.places(view, piece))).items())

    def is_faithful(self, line: int) -> bool:
        """Whether a line says what the report does: who asks may name anything."""
        name = self.lines.name(line)
        return name is None or name.naming != "asked"

    def by_line(self, places: Iterable[int]) -> Places:
        """Places by the line in which they stand."""
        found: dict[int, list[int]] = defaultdict(list)
        for place in places:
            found[self.lines.at(place)].append(place)
        return dict(found)

    def _bits_of(self, view: View, piece: str) -> float:
        """What a piece of a view says: how rare it is in the corpus, at most `MOST_BITS`."""
        text = self.lines[view]
        rare = min(MOST_BITS, log2(len(text) * 2 / (2 * text.count(piece) + 1)))
        if view == "characters":
            rare *= self._pointedness(text[: self.lines.starts[self.lines.sources]], piece)
        return rare

    def latin_bits(self, word: str) -> float:
        """What letters say: most among the hanzi, less where the title names them."""
        if self.latin_places(word):
            return MOST_BITS
        return latin_bits(word) * (GIVEN_SHARE if word in self.lines.given else 1.0)

    def _pointedness(self, text: str, piece: str) -> float:
        """The share of its bits that a piece keeps: what stands everywhere points nowhere."""
        count = text.count(piece)
        if count * EVERYWHERE <= self.lines.sources or self.is_short:
            return 1.0
        holding = sum([piece in line for line in text.split("\n")])
        return min(1.0, log2(1 + self.lines.sources / max(1, holding)) / log2(1 + EVERYWHERE))

    def latin_places(self, word: str) -> list[int]:
        """Where a word in Latin letters stands in a Chinese line, whole."""
        if word.isalpha() and word not in self.lines.latin_words:
            return []
        text = self.lines.characters
        return [
            place
            for place in self.places("characters", word)
            if not _is_letter(text[place - 1 : place])
            and not _is_letter(text[place + len(word) : place + len(word) + 1])
        ]

    def _places_of_word(self, word: str) -> tuple[int, ...]:
        """Where a word stands, whole among the hanzi, or in any form in an English line."""
        return *self.latin_places(word), *self.places_of_stem(stem(word))

    def _places_of_stem(self, stemmed: str) -> tuple[int, ...]:
        """Where the forms of an English word stand in English lines."""
        places = line_in(self.lines.english_places, stemmed).split()
        return tuple(map(int, places[:MOST_PLACES]))

    def _places_abbreviated(self, cut: tuple[str, ...]) -> dict[int, list[int]]:
        """Where neighbours are read as a run of syllables and initials.

        Returns:
            The places by the number of characters that are read otherwise most often, half of
            them at most. Where the reading in context is known, it alone counts.
        """
        chars = [self.alphabet & read_as(part) for part in cut]
        rarest = min(range(len(cut)), key=lambda number: len(chars[number]))
        found: dict[int, list[int]] = defaultdict(list)
        for char in chars[rarest]:
            for place in self.places("characters", char):
                first = place - rarest
                run = self.lines.characters[first : first + len(cut)]
                # The end of a line is read as nothing.
                if first >= 0 and all(map(contains, chars, run)):
                    codes = map(codes_of, cut)
                    read = self.lines.syllables[first : first + len(cut)]
                    others = len(cut) - sum(map(contains, codes, read))
                    is_other = 0 < others <= len(cut) / 2
                    if not others or (is_other and not self._is_read(self.lines.at(first))):
                        found[others].append(first)
        return {others: sorted(places) for others, places in found.items()}

    def _is_read(self, line: int) -> bool:
        """Whether the readings of a line are known in context."""
        return line < self.lines.sources and bool(self.corpus.sources[line].reading)

    def english_words(self, letter: str) -> list[str]:
        """Every word of the English lines that begins with a letter, in alphabetical order."""
        return line_in(self.lines.english_words, letter).split()

    @cached_property
    def numbers(self) -> list[Number]:
        """The numbers of the Chinese lines where they stand; and what figures state unread."""
        if "numbers" in self.lines.ready:
            return list(starmap(Number, self.lines.ready["numbers"]))
        # Read with the punctuation: 2018、2019年 is no 20182019.
        folded = self.lines.folded
        dropped = dropped_positions(folded)
        found = [
            each._replace(
                start=each.start - bisect_left(dropped, each.start),
                end=each.end - bisect_left(dropped, each.end),
            )
            for each in numbers(folded)
        ]
        taken = {each.start for each in found}
        for _, _, source, quote, value in self.corpus.records:
            start, end = self.range_of(source, quote)
            if value is not None and start < end and taken.isdisjoint(range(start, end)):
                found.append(Number(start, end, value, value, percent=False, spelt=True, step=1.0))
        return found

    def clauses(self, source: int, start: int, end: int) -> tuple[int, int]:
        """Where the clauses of a source that a range touches begin and end.

        Args:
            source: Its place among the sources.
            start: Where the range begins, a position of the lines.
            end: Where it ends.
        """
        text, kept = self.corpus.sources[source].text, self.lines.kept(source)
        first = self.lines.starts[source]
        before, behind = self.printed_range(source, start, end)
        ends = [match.end() for match in re.finditer(_CLAUSE_END, text)]
        begin, finish = bisect_right(ends, before), bisect_left(ends, behind)
        return (
            first + bisect_left(kept, ends[begin - 1] if begin else 0),
            first + bisect_left(kept, ends[finish] if finish < len(ends) else len(text)),
        )

    def printed(self, source: int, start: int, end: int) -> str:
        """What stands in a range of a source, folded, with its punctuation."""
        return fold(
            self.corpus.sources[source].text[slice(*self.printed_range(source, start, end))]
        )

    def printed_range(self, source: int, start: int, end: int) -> tuple[int, int]:
        """A range of the lines in code points of its source's text."""
        kept, first = self.lines.kept(source), self.lines.starts[source]
        return kept[start - first], kept[end - first - 1] + 1

    def figures(self, source: int) -> list[Target]:
        """The figures that a source states."""
        return [each for each in self.records(source) if self.kind_of(each) is Kind.METRIC]

    @cached_property
    def english_numbers(self) -> list[Number]:
        """The numbers of the English lines where they stand."""
        if "english_numbers" in self.lines.ready:
            return list(starmap(Number, self.lines.ready["english_numbers"]))
        first = len(self.lines.characters)
        return [
            each._replace(start=first + each.start, end=first + each.end)
            for each in numbers(self.lines.english)
        ]

    # --- where lines lead ---

    def range_of(self, source: int, words: str) -> tuple[int, int]:
        """Where words of a source first stand, in positions of a view; nowhere is an empty range.

        Found in the printed text, since without its punctuation they may stand earlier too.
        """
        at = self.corpus.sources[source].text.find(words)
        first = self.lines.starts[source]
        if at < 0:
            return first, first
        kept = self.lines.kept(source)
        return first + bisect_left(kept, at), first + bisect_left(kept, at + len(words))

    def records(self, source: int) -> list[Target]:
        """The figures and honours that a source states."""
        return [target for record in self._stated[source] for target in self._named(record.id)]

    @cached_property
    def _stated(self) -> dict[int, list[Record]]:
        found: dict[int, list[Record]] = defaultdict(list)
        for record in self.corpus.records:
            found[record.source].append(record)
        return found

    def whole(self, source: int) -> Target:
        """A source, all of it."""
        return Target(source, None, self.lines.starts[source], self.lines.starts[source + 1] - 1)

    def targets(self, line: int) -> list[Target]:
        """What a line leads to: a source, and with it each record that is meant."""
        name = self.lines.name(line)
        return self._targets(name) if name else [self.whole(line)]

    def leads(self, line: int) -> tuple[tuple[int, str | None], ...]:
        """The sources and records that a line leads to, without where they stand."""
        if line not in self._leads:
            found = {(target.source, target.record): 0 for target in self.targets(line)}
            self._leads[line] = tuple(found)
        return self._leads[line]

    def _targets_of_name(self, name: Name) -> list[Target]:
        """Where what is named stands, and for words the records whose names hold them."""
        if name.record is not None:
            return [
                each
                for target in self._named(name.record)
                for each in (target, target._replace(record=None))
            ]
        if name.source is not None:
            whole = self.whole(name.source)
            return [whole] if whole.start < whole.end else []  # of punctuation alone
        found: list[Target] = []
        words = compress(fold(name.words or ""))
        for place in occurrences(self.lines.characters, words) if words else ():
            other = self.lines.name(line := self.lines.at(place))
            if other is None:
                found.append(Target(line, None, place, place + len(words)))
            elif other.record and other.naming == "name":
                found += self._named(other.record)
        return found

    def kind_of(self, target: Target) -> Kind:
        """What kind of hit a target is."""
        if target.record is None:
            return self.corpus.sources[target.source].kind
        return self._record_by_id[target.record].kind

    def quote_of(self, record: str) -> str:
        """The piece of its source that states a record."""
        return self._record_by_id[record].quote

    @cached_property
    def _record_by_id(self) -> dict[str, Record]:
        return {record.id: record for record in self.corpus.records}

    def stored(self) -> dict[str, Any]:
        """What a corpus takes as `ready`: the lines' values, their numbers, and what each says.

        That is a character a line, which says so many tenths of a bit.
        """
        return self.lines.stored() | {
            "numbers": list(map(tuple, self.numbers)),
            "english_numbers": list(map(tuple, self.english_numbers)),
            "said": "".join([chr(round(10 * self.said(line))) for line in range(len(self.lines))]),
        }

    @cached_property
    def _stored_bits(self) -> str:
        stored: str = self.lines.ready.get("said", "")
        return stored

    def _said_by(self, line: int) -> float:
        """What a line says by itself, in bits, at least 1, to a tenth."""
        if self._stored_bits:
            return ord(self._stored_bits[line]) / 10
        words = re.findall(_LETTERS, self.lines.text(line))
        bits = sum([self.latin_bits(word) for word in words])
        for run in re.findall(HANZI, self.lines.text(line)):
            for start, end, known in segmented(run):
                alone = sum([self.bits("characters", char) for char in run[start:end]])
                bits += alone if known is None else min(alone, known)
        return max(round(bits, 1), 1.0)

    def words_at(self, place: int, length: int) -> str:
        """What stands at a position, folded."""
        first = len(self.lines.characters)
        if place < first:
            return self.lines.characters[place : place + length]
        # A word in whatever form it stands there, else a number.
        begin, english = place - first, self.lines.english
        match = re.compile("[0-9]*[a-z]+").match(english, begin)
        return match[0] if match else english[begin : begin + length]

    def _places_of_record(self, record_id: str) -> list[Target]:
        """Where a record stands: nowhere if its quote is punctuation alone."""
        record = self._record_by_id[record_id]
        start, end = self.range_of(record.source, record.quote)
        return [Target(record.source, record_id, start, end)] if start < end else []


def occurrences(text: str, piece: str) -> Iterator[int]:
    """Where a piece stands in a text, overlapping places too."""
    place = text.find(piece)
    while place >= 0:
        yield place
        place = text.find(piece, place + 1)


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()
