"""The corpus as a searcher needs it: one long string for each view, and what its lines mean.

A line is a source or another name. Lines are folded and joined by newlines, the Chinese ones first,
so that `str.find` looks through all at once. A view is that string rewritten character by
character: a position means the same in all of them.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from itertools import accumulate, islice
from math import log2
from typing import NamedTuple

from hycli.search.corpus import Corpus, Kind, Name, Naming, Record
from hycli.search.folding import compress, fold, kept_positions
from hycli.search.numerals import Number, numbers
from hycli.search.syllables import digit_reading, readings, sound
from hycli.search.words import latin_bits, segmented, stem

_CODE_BASE = 0xE000  # private use: a syllable as one character
_SILENT = "-"
_UNREAD = "\x01"
#: What parts words in English: e-commerce, people's.
_SEPARATORS = re.compile("['’]s?|[-–/]")
#: No character says more, however rare it is in a report: there are some 7,000 in use.
MOST_BITS = 13.0
#: A line end within a text ends no line.
_ONE_LINE = str.maketrans("\r\n", "  ")
#: What stands in one of so many sources or more says less than its rarity.
EVERYWHERE = 8
#: In a report of fewer sources nothing is said to be everywhere.
FEW = 20
#: The share of its bits that a name of what the report is about keeps.
GIVEN_SHARE = 0.4
#: Answers that are kept for the next phrase, so that a stream of them needs no more memory.
MOST_KEPT = 10_000
#: Places of one piece that are looked at.
MOST_PLACES = 10_000


class View(StrEnum):
    """What a character of a line becomes; the names of attributes of `Index`."""

    CHARACTERS = "characters"  #: itself
    SYLLABLES = "syllables"  #: its reading
    SOUNDS = "sounds"  #: the same for all readings that people mix
    INITIALS = "initials"  #: the first letter of its reading


class Target(NamedTuple):
    """Where a line leads: a piece of a source, and the record that is meant there."""

    source: int
    record: str | None
    start: int  #: position of the views
    end: int


class Index:
    """Views of a corpus.

    Attributes:
        corpus: Where it comes from.
        folded: The sources' texts, folded.
        characters: Every Chinese line, folded and compressed.
        starts: Where each line begins, the English ones behind the Chinese ones.
    """

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._sources = len(corpus.sources)
        self.folded = [fold(_one_line(each.text)) for each in corpus.sources]
        names = fold("\n".join([_one_line(each.text) for each in corpus.chinese]))
        self.characters = (
            compress("\n".join([*self.folded, *names.split("\n")[: len(corpus.chinese)]])) + "\n"
        )
        lines = self.characters.split("\n")[:-1]
        self.starts = [0, *accumulate(len(line) + 1 for line in lines)]
        self._codes: dict[str, str] = {}
        self._sound_codes: dict[str, str] = {}
        self._targets: dict[int, list[Target]] = {}
        self._word_places: dict[str, list[int]] = {}
        self._said: dict[int, float] = {}
        self._bits: dict[tuple[View, str], float] = {}
        self._lines: dict[tuple[View, str], Counter[int]] = {}

    @cached_property
    def english(self) -> str:
        """The English lines, in small letters."""
        lines = [_SEPARATORS.sub(" ", _one_line(name.text)).lower() for name in self.corpus.english]
        for line in lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        return "\n".join(lines) + "\n"

    @property
    def size(self) -> int:
        """Characters of all lines that are looked at."""
        return self.starts[-1]

    @property
    def is_short(self) -> bool:
        """Whether there is too little text for much to be left to chance."""
        return self._sources < FEW

    @cached_property
    def alphabet(self) -> frozenset[str]:
        """Every character that stands in a Chinese line."""
        return frozenset(self.characters)

    def line_at(self, place: int) -> int:
        """The line in which a position stands."""
        return bisect_right(self.starts, place) - 1

    def name_of(self, line: int) -> Name | None:
        """What a line names; None for a source's own line."""
        line -= len(self.corpus.sources)
        if line < 0:
            return None
        chinese = self.corpus.chinese
        return chinese[line] if line < len(chinese) else self.corpus.english[line - len(chinese)]

    def text_of(self, line: int) -> str:
        """A line as it is searched."""
        start, end = self.starts[line], self.starts[line + 1] - 1
        first = len(self.characters)
        if start < first:
            return self.characters[start:end]
        return self.english[start - first : end - first]

    def length(self, line: int) -> int:
        """Characters of a line."""
        return self.starts[line + 1] - self.starts[line] - 1

    def is_english(self, line: int) -> bool:
        """Whether a line is an English one."""
        return self.starts[line] >= len(self.characters)

    def chance(self, line: int) -> float:
        """Bits that the best accidental match in lines of a line's sort brings, by their size."""
        return log2(self._sizes[self._sort(line)][0])

    def chance_of_whole(self, line: int) -> float:
        """The same where only whole lines count, by their number."""
        return log2(self._sizes[self._sort(line)][1])

    def is_text(self, line: int) -> bool:
        """Whether a line is a source's own or its translation, and no name."""
        return self._sort(line) in (None, Naming.TRANSLATION)

    def is_own_name(self, line: int) -> bool:
        """Whether a line names one source or record, and not words wherever they stand."""
        name = self.name_of(line)
        return name is not None and name.words is None and name.naming is not Naming.TRANSLATION

    def _sort(self, line: int) -> Naming | None:
        name = self.name_of(line)
        return None if name is None else name.naming

    @cached_property
    def _sizes(self) -> dict[Naming | None, tuple[int, int]]:
        """For each sort of lines how many characters it has, and how many lines."""
        names = [*self.corpus.chinese, *self.corpus.english]
        found: dict[Naming | None, tuple[int, int]] = {
            None: (self.starts[self._sources], self._sources)
        }
        for naming in Naming:
            lengths = [len(name.text) for name in names if name.naming is naming]
            found[naming] = max(2, sum(lengths)), max(2, len(lengths))
        return found

    # --- views ---

    @cached_property
    def syllables(self) -> str:
        """`characters` with the code of its syllable for each character that is read.

        Readings in context come with the corpus. Where they do not, and in other names, a
        character is read as elsewhere in the corpus, or else as it is read most often.
        """
        default = {digit: self._code(*digit_reading(digit)) for digit in "0123456789"}
        in_context: dict[int, list[str]] = {}
        for line, source in enumerate(self.corpus.sources):
            if len(source.reading) != len(source.text):
                continue
            text = self.text_of(line)
            coded = in_context[line] = list(text)
            for place, kept in enumerate(kept_positions(self.folded[line])):
                if source.reading[kept] != _SILENT:
                    coded[place] = default[text[place]] = self._code(source.reading[kept])
        for char in self.alphabet.difference(default):
            for syllable in readings(char)[:1]:
                default[char] = self._code(syllable)
        lines = self.characters.translate({ord(char): code for char, code in default.items()})
        for line, coded in in_context.items():
            start = self.starts[line]
            known = "".join([default.get(char, char) for char in coded])
            lines = lines[:start] + known + lines[start + len(known) :]
        return lines

    @cached_property
    def sounds(self) -> str:
        """`syllables` with one code for all syllables that sound alike."""
        syllables = self.syllables
        first = self._sound_codes
        return syllables.translate(
            {
                ord(code): first.setdefault(sound(syllable), code)
                for syllable, code in self._codes.items()
            }
        )

    @cached_property
    def initials(self) -> str:
        """`syllables` with the first letter of each; the corpus's own letters are no initials."""
        syllables = self.syllables
        table = dict.fromkeys(range(ord("a"), ord("z") + 1), "\x00")
        table |= {ord(code): syllable[0] for syllable, code in self._codes.items()}
        return syllables.translate(table)

    @property
    def letters(self) -> dict[int, str]:
        """What the codes of the view of syllables stand for."""
        _ = self.syllables
        return {ord(code): syllable for syllable, code in self._codes.items()}

    def _code(self, syllable: str) -> str:
        return self._codes.setdefault(syllable, chr(_CODE_BASE + len(self._codes)))

    def code(self, syllable: str) -> str:
        """The code of a syllable in the view of syllables; of one that is not read, a code too."""
        _ = self.syllables
        return self._codes.get(syllable, _UNREAD)

    def sound_code(self, sound_: str) -> str:
        """The code of all syllables that sound alike in the view of sounds."""
        _ = self.sounds
        return self._sound_codes.get(sound_, _UNREAD)

    # --- where pieces stand ---

    def places(self, view: View, piece: str) -> list[int]:
        """Where a piece stands in a view."""
        return list(islice(occurrences(getattr(self, view), piece), MOST_PLACES))

    def lines_with(self, view: View, piece: str, times: int) -> frozenset[int]:
        """The lines in which a piece stands in a view at least so many times."""
        key = view, piece
        if key not in self._lines:
            matches = re.finditer(re.escape(piece), getattr(self, view))
            places = (match.start() for match in islice(matches, MOST_PLACES))
            self._lines[key] = Counter(map(self.line_at, places))
        counts = self._lines[key]
        if times == 1:
            return frozenset(counts)
        return frozenset([line for line, count in counts.items() if count >= times])

    def bits(self, view: View, piece: str) -> float:
        """What a piece of a view says: how rare it is in the corpus, at most `MOST_BITS`."""
        key = view, piece
        if key not in self._bits:
            text = getattr(self, view)
            rare = min(MOST_BITS, log2(len(text) * 2 / (2 * text.count(piece) + 1)))
            if view is View.CHARACTERS:
                rare *= self._pointedness(text[: self.starts[self._sources]], piece)
            self._bits[key] = rare
        return self._bits[key]

    def latin_bits(self, word: str) -> float:
        """What a word in Latin letters says; less where it names what the title names."""
        if self.latin_places(word):
            return MOST_BITS
        return latin_bits(word) * (GIVEN_SHARE if word in self._given else 1.0)

    @cached_property
    def _given(self) -> frozenset[str]:
        """The English words for what stands in the head of the report."""
        head = "\n".join(
            [
                each.text
                for each in self.corpus.sources
                if each.section == 0 and each.kind is Kind.HEADING
            ]
        )
        return frozenset(
            [name.text.lower() for name in self.corpus.english if name.words and name.words in head]
        )

    def _pointedness(self, text: str, piece: str) -> float:
        """The share of its bits that a piece keeps: what stands everywhere points nowhere."""
        count = text.count(piece)
        if count * EVERYWHERE <= self._sources or self.is_short:
            return 1.0
        holding = sum([piece in line for line in text.split("\n")])
        return min(1.0, log2(1 + self._sources / max(1, holding)) / log2(1 + EVERYWHERE))

    def latin_places(self, word: str) -> list[int]:
        """Where a word in Latin letters stands in a Chinese line, whole."""
        text = self.characters
        return [
            place
            for place in self.places(View.CHARACTERS, word)
            if not _is_letter(text[place - 1 : place])
            and not _is_letter(text[place + len(word) : place + len(word) + 1])
        ]

    def word_places(self, word: str) -> list[int]:
        """Where a word stands, whole among the hanzi, or in any form in an English line."""
        if word not in self._word_places:
            if len(self._word_places) >= MOST_KEPT:
                self._word_places.clear()
            self._word_places[word] = self.latin_places(word) + self._find_english(word)
        return self._word_places[word]

    def _find_english(self, word: str) -> list[int]:
        text, first = self.english, len(self.characters)
        wanted = stem(word)
        begin = wanted[: max(3, len(wanted) - 1)]
        pattern = re.compile(re.escape(begin) + "[a-z]*")
        return [
            first + match.start()
            for match in islice(pattern.finditer(text), MOST_PLACES)
            if not _is_letter(text[match.start() - 1 : match.start()]) and stem(match[0]) == wanted
        ]

    @cached_property
    def english_words(self) -> list[str]:
        """Every word of the English lines once, in their order."""
        return list(dict.fromkeys(re.findall(r"[a-z]{2,}", self.english)))

    @cached_property
    def numbers(self) -> list[tuple[int, Number]]:
        """The numbers of the lines, each with its place; of the English ones if they are in use."""
        found = [(each.start, each) for each in numbers(self.characters)]
        if "english" in vars(self):
            first = len(self.characters)
            found += [(first + each.start, each) for each in numbers(self.english)]
        taken = {place for place, _ in found}
        for source, quote, value in self.corpus.values:
            start, end = self.range_of(source, quote)
            if start < end and not any(place in taken for place in range(start, end)):
                stated = Number(start, end, value, value, percent=False, spelt=True, step=1.0)
                found.append((start, stated))
        return found

    # --- where lines lead ---

    def range_of(self, source: int, words: str) -> tuple[int, int]:
        """Where words of a source first stand, in positions of a view; nowhere is an empty range.

        Found in the printed text, since without its punctuation they may stand earlier too.
        """
        at = self.corpus.sources[source].text.find(words)
        first = self.starts[source]
        if at < 0:
            return first, first
        kept = self.kept[source]
        return first + bisect_left(kept, at), first + bisect_left(kept, at + len(words))

    @cached_property
    def kept(self) -> list[list[int]]:
        """For each source, the positions in its text of the characters of its line."""
        return [kept_positions(folded) for folded in self.folded]

    @cached_property
    def records(self) -> dict[int, list[Target]]:
        """For each source, the figures and honours that it states."""
        found: dict[int, list[Target]] = defaultdict(list)
        for record in self.corpus.records:
            start, end = self.range_of(record.source, record.quote)
            if start < end:
                found[record.source].append(Target(record.source, record.id, start, end))
        return found

    def whole(self, source: int) -> Target:
        """A source, all of it."""
        return Target(source, None, self.starts[source], self.starts[source + 1] - 1)

    def targets(self, line: int) -> list[Target]:
        """What a line leads to: a source, and with it each record that is meant."""
        if line not in self._targets:
            name = self.name_of(line)
            self._targets[line] = list(self._led_to(name)) if name else [self.whole(line)]
        return self._targets[line]

    def _led_to(self, name: Name) -> Iterator[Target]:
        if name.record is not None:
            for target in self._named(name.record):
                yield target
                yield target._replace(record=None)
        elif name.source is not None:
            yield self.whole(name.source)
        elif name.words is not None:
            words = compress(fold(name.words))
            last = self.starts[len(self.corpus.sources)]
            for place in self.places(View.CHARACTERS, words) if words else ():
                line = self.line_at(place)
                if place < last:
                    yield Target(line, None, place, place + len(words))
                    continue
                # The name of a record that holds the words stands for it.
                holder = self.name_of(line)
                if holder and holder.record and holder.naming is Naming.NAME:
                    yield from self._named(holder.record)

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

    def said(self, line: int) -> float:
        """What a line says by itself, in bits, more than 0."""
        if line not in self._said:
            words = re.findall("[a-z]+", self.text_of(line))
            bits = sum([self.latin_bits(word) for word in words])
            for run in re.findall("[\u4e00-\u9fff]+", self.text_of(line)):
                for start, end, known in segmented(run):
                    alone = sum([self.bits(View.CHARACTERS, char) for char in run[start:end]])
                    bits += alone if known is None else min(alone, known)
            self._said[line] = max(bits, 1.0)
        return self._said[line]

    def words_at(self, place: int, length: int) -> str:
        """What stands at a position, folded."""
        first = len(self.characters)
        if place < first:
            return self.characters[place : place + length]
        match = re.compile("[a-z]*").match(self.english, place - first)
        return match[0] if match else ""

    def _named(self, record: str) -> list[Target]:
        """Where a record stands: nowhere if its quote is punctuation alone."""
        return [self._by_id[record]] if record in self._by_id else []

    @cached_property
    def _by_id(self) -> dict[str | None, Target]:
        return {each.record: each for found in self.records.values() for each in found}


def _one_line(text: str) -> str:
    return text if text.isprintable() else text.translate(_ONE_LINE)


def occurrences(text: str, piece: str) -> Iterator[int]:
    """Where a piece stands in a text, overlapping places too."""
    place = text.find(piece)
    while place >= 0:
        yield place
        place = text.find(piece, place + 1)


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()
