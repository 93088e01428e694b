"""The lines of a corpus: what they say in each view, where they begin, and what they name.

A line is a source or another name. Lines are folded and joined by newlines, so that `str.find`
looks through all at once: the Chinese ones first, the English ones in a text of their own, whose
positions go on behind. A view is the Chinese text rewritten character by character: a position
means the same in all of them.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, count
from operator import add
from typing import Any, Literal, TypeVar

from hycli.search.corpus import Corpus, Name, Naming
from hycli.search.folding import compress, fold, kept_positions
from hycli.search.syllables import letters_of_codes, sound, sounds, syllables, usual_codes
from hycli.search.words import stem

#: What parts words in English: e-commerce, people's.
_SEPARATOR = r"['’]s\b|['’–/-]"
#: A line end within a text ends no line.
_ONE_LINE = str.maketrans("\r\n", "  ")

#: How many lines name one thing, and the rest of its `Name`.
Row = tuple[int, Naming, str | None, int | None, str | None]
_Made = TypeVar("_Made")


#: What a character of a line becomes: itself, its reading, or the same for all readings that people
#: mix; the names of attributes of `Lines`.
View = Literal["characters", "syllables", "sounds"]


#: The names of what is stored.
_STORED: list[str] = []


def _or_stored(make: Callable[["Lines"], _Made]) -> "cached_property[_Made]":
    """A value of `Lines` as it is stored, else as it is made."""
    name = make.__name__
    _STORED.append(name)

    def value(lines: "Lines") -> _Made:
        stored = lines.ready
        return stored[name] if name in stored else make(lines)

    return cached_property(value)


class Lines:
    """The lines of a corpus; each value is made when it is first asked for.

    Args:
        corpus: Whose lines they are.

    Attributes:
        ready: What is stored of them by name.
        sources: How many lines are sources; they stand first.
    """

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.ready: Mapping[str, Any] = corpus.ready or {}
        self.sources = len(corpus.sources)
        self._names: dict[int, Name] = {}  # by the line behind their last one

    def stored(self) -> dict[str, Any]:
        """Every value that can be stored, by its name."""
        made = {name: getattr(self, name) for name in _STORED}
        return made | {"kept": list(map(self.kept, range(self.sources)))}

    # --- the texts ---

    def __getitem__(self, view: View) -> str:
        """The Chinese lines in one view."""
        text: str = getattr(self, view)
        return text

    @cached_property
    def folded(self) -> str:
        """The Chinese lines with their punctuation."""
        texts = [*[each.text for each in self.corpus.sources], *_texts(self.corpus.chinese())]
        return fold(_joined(texts)) + "\n"

    @_or_stored
    def characters(self) -> str:
        """The lines themselves, folded and compressed."""
        return compress(self.folded)

    @_or_stored
    def english(self) -> str:
        """The English lines, in small letters."""
        text = re.sub(_SEPARATOR, " ", _joined(_texts(self.corpus.english())).lower())
        return text + "\n" if text else ""

    @_or_stored
    def syllables(self) -> str:
        """`characters` with the code of its syllable for each character that is read.

        Readings in context come with the corpus. Where they do not, and in other names, a
        character is read as elsewhere in the corpus, or else as it is read most often.
        """
        codes, table = syllables(), usual_codes()
        lines = self.characters.split("\n")
        in_context: dict[int, list[str]] = {}
        for number, source in enumerate(self.corpus.sources):
            readings = source.reading.split()
            if len(readings) == len(source.text):
                line = lines[number]
                known = [codes.get(readings[place]) for place in self.kept(number)]
                in_context[number] = [code or char for code, char in zip(known, line, strict=True)]
                table |= {ord(char): code for char, code in zip(line, known, strict=True) if code}
        coded = self.characters.translate(table).split("\n")
        for number, line_in_context in in_context.items():
            coded[number] = "".join(line_in_context).translate(table)
        return "\n".join(coded)

    @_or_stored
    def sounds(self) -> str:
        """`syllables` with one code for all syllables that sound alike."""
        first = sounds()
        table = {ord(code): first[sound(syllable)] for syllable, code in syllables().items()}
        return self.syllables.translate(table)

    @_or_stored
    def letters(self) -> str:
        """`syllables` in letters, of which a character has several: so that positions differ."""
        return self.syllables.translate(letters_of_codes())

    @_or_stored
    def latin_words(self) -> list[str]:
        """What is written in letters among the hanzi."""
        return sorted(set(re.findall("[a-z]+", self.characters)))

    @_or_stored
    def english_words(self) -> bytes:
        """Every English word: a line for a letter, and those that begin with it."""
        found: dict[str, list[str]] = defaultdict(list)
        for word in sorted(set(re.findall("[a-z]{2,}", self.english))):
            found[word[0]].append(word)
        return "".join(
            [f"{letter} {' '.join(words)}\n" for letter, words in found.items()]
        ).encode()

    @_or_stored
    def english_places(self) -> bytes:
        """Where each English word stands: a line for what its forms have in common, and places."""
        first = len(self.characters)
        found: dict[str, list[str]] = defaultdict(list)
        for match in re.finditer("[0-9]*[a-z]+", self.english):
            found[stem(match[0])].append(str(first + match.start()))
        lines = [f"{word} {' '.join(places)}\n" for word, places in found.items()]
        return "".join(sorted(lines)).encode()

    def kept(self, source: int) -> list[int]:
        """The positions in a source's text of the characters of its line."""
        if source not in self._kept:
            text = _joined([self.corpus.sources[source].text])
            self._kept[source] = kept_positions(fold(text))
        return self._kept[source]

    @cached_property
    def _kept(self) -> dict[int, list[int]]:
        return dict(enumerate(self.ready.get("kept", ())))

    # --- where lines stand ---

    @_or_stored
    def starts(self) -> list[int]:
        """Where each Chinese line begins, and what would stand behind the last."""
        return starts_of(self.characters)

    @_or_stored
    def english_starts(self) -> list[int]:
        """The same of the English lines."""
        return starts_of(self.english, len(self.characters))

    @cached_property
    def _chinese(self) -> int:
        """How many lines are Chinese; they stand before the English ones."""
        return len(self.starts) - 1

    def is_english(self, line: int) -> bool:
        """Whether a line is an English one."""
        return line >= self._chinese

    def at(self, place: int) -> int:
        """The line in which a position stands."""
        if place < len(self.characters):
            return bisect_right(self.starts, place) - 1
        return self._chinese + bisect_right(self.english_starts, place) - 1

    def span(self, line: int) -> tuple[int, int]:
        """Where a line begins and ends."""
        starts = self.starts
        if self.is_english(line):
            starts, line = self.english_starts, line - self._chinese
        return starts[line], starts[line + 1] - 1

    def length(self, line: int) -> int:
        """Characters of a line."""
        start, end = self.span(line)
        return end - start

    def text(self, line: int) -> str:
        """A line as it is searched."""
        start, end = self.span(line)
        first = len(self.characters)
        if self.is_english(line):
            return self.english[start - first : end - first]
        return self.characters[start:end]

    # --- what lines name ---

    @_or_stored
    def chinese_rows(self) -> list[Row]:
        """What the Chinese lines behind the sources name, in their order."""
        return _rows(self.corpus.chinese())

    @_or_stored
    def english_rows(self) -> list[Row]:
        """What the English lines name."""
        return _rows(self.corpus.english())

    @cached_property
    def _chinese_ends(self) -> list[int]:
        """For each row where its lines end."""
        return _ends(self.chinese_rows, self.sources)

    @cached_property
    def _english_ends(self) -> list[int]:
        return _ends(self.english_rows, self._chinese)

    def __len__(self) -> int:
        """How many lines there are."""
        return self._chinese + len(self.english_starts) - 1

    def name(self, line: int) -> Name | None:
        """What a line names, without its text; None for a source's own line."""
        if line < self.sources:
            return None
        rows, ends = self.chinese_rows, self._chinese_ends
        if self.is_english(line):
            rows, ends = self.english_rows, self._english_ends
        number = bisect_right(ends, line)
        if ends[number] not in self._names:
            self._names[ends[number]] = Name((), *rows[number][1:])
        return self._names[ends[number]]

    def is_own_name(self, line: int) -> bool:
        """Whether a line names one source or record, and not words wherever they stand."""
        name = self.name(line)
        return name is not None and name.words is None and name.naming != "translation"

    def size(self, line: int) -> tuple[int, int]:
        """Of the lines of a line's sort: where a piece may begin, and how many they are.

        A hanzi begins anywhere, a word of an English name behind a blank. What is no source counts
        twice, for names of the other language, which are about as many and need not be made so.
        """
        name = self.name(line)
        if name is None:
            return self.starts[self.sources], self.sources
        sizes = self.english_sizes if self.is_english(line) else self.chinese_sizes
        begins, number = sizes[name.naming]
        return max(2, 2 * begins), max(2, 2 * number)

    @_or_stored
    def chinese_sizes(self) -> dict[Naming, tuple[int, int]]:
        """Of the Chinese names by their sort: how many characters, and how many names."""
        return _sizes(self.corpus.chinese(), len)

    @_or_stored
    def english_sizes(self) -> dict[Naming, tuple[int, int]]:
        """The same of the English ones in words, but for translations."""
        names = self.corpus.english()
        return _sizes(names, lambda text: text.count(" ") + 1) | {
            "translation": _sizes(names, len).get("translation", (0, 0))
        }

    @_or_stored
    def given(self) -> list[str]:
        """The English for what stands in the head of the report."""
        head = [each.text for each in self.corpus.sources if each.is_head]
        return [
            text.lower()
            for name in self.corpus.english()
            if name.words and any(name.words in text for text in head)
            for text in name.texts
        ]


def _sizes(names: Iterable[Name], size: Callable[[str], int]) -> dict[Naming, tuple[int, int]]:
    """By sort of names the sum of some size of their texts, and how many these are."""
    found: dict[Naming, tuple[int, int]] = {}
    for name in names:
        total, number = found.get(name.naming, (0, 0))
        found[name.naming] = total + sum(map(size, name.texts)), number + len(name.texts)
    return found


def starts_of(text: str, first: int = 0) -> list[int]:
    """Where each line of a text begins, and what would stand behind the last.

    Args:
        text: Lines, each with its end.
        first: Where the first begins.
    """
    ends = accumulate(map(len, text.split("\n")[:-1]), initial=first)
    return list(map(add, ends, count()))  # a line end behind each


def _rows(names: Iterable[Name]) -> list[Row]:
    return [(len(name.texts), *name[1:]) for name in names]


def _ends(rows: Sequence[Row], first: int) -> list[int]:
    """For each row the line behind its last.

    Args:
        rows: In order.
        first: The line with which the first row begins.
    """
    ends = accumulate([row[0] for row in rows], initial=first)
    return list(ends)[1:]


def _texts(names: Iterable[Name]) -> list[str]:
    return [text for name in names for text in name.texts]


def _joined(texts: Sequence[str]) -> str:
    """Texts as lines."""
    joined = "\n".join(texts)
    if joined.count("\n") >= len(texts) or "\r" in joined:
        joined = "\n".join([text.translate(_ONE_LINE) for text in texts])
    return joined
