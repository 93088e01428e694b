"""Words of other names: which piece of the report an English word means."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from math import ceil, log2
from typing import TYPE_CHECKING

from hycli.search.alignment import Point

if TYPE_CHECKING:
    from hycli.search.index import Index
    from hycli.search.sources import Alias

#: Words that people add to any question, in the singular, and the share of their bits they keep.
GENERAL_WORDS = frozenset(
    "achievement amount campaign data figure number percentage policy program programme progress "
    "project rate report result situation statistic total value year".split()
)
GENERAL_SHARE = 0.3
#: The share of a word's bits that another form of it, or a slip, brings.
SIMILAR_SHARE = 0.85
#: How like a slip must be, 0 to 1, how many letters longer or shorter, and from how many letters
#: on there may be one. What is nearly as like as the best is taken as well.
SIMILAR = 0.8
_MOST_LETTERS_OFF = 2
_SHORTEST_SIMILAR = 5
_AS_GOOD = 0.01
#: Two forms of a word share so many first letters, and so much of the longer form.
_COMMON_LETTERS = 6
_COMMON_SHARE = 0.6
#: Of several names with the word, the one that it fills best is meant.
_FULLNESS = 0.5
_LEAST_BITS = 1.0
#: Answers that are kept for the next question.
_MOST_KEPT = 10_000


class Vocabulary:
    """The words of all English names of a report, as one text with a line a name.

    Attributes:
        index: The report's index.
        aliases: The names, one for each line.
        text: The lines, in small letters; a compound such as e-commerce also as one word.
    """

    def __init__(self, index: "Index") -> None:
        self.index = index
        self.aliases = index.english
        lines = [alias.name.lower() for alias in self.aliases]
        lines = [_with_compounds(line) if "-" in line else line for line in lines]
        self.text = "\n".join(lines)
        self._starts = [0]
        for line in lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._known: dict[tuple[str, bool], tuple[float, list[Point]]] = {}
        self._most = log2(2 * len(lines) + 2)

    @cached_property
    def words(self) -> list[str]:
        """Every word once, in the order of the text."""
        return list(dict.fromkeys(re.findall(r"[a-z]+", self.text)))

    def look_up(self, word: str, *, similar: bool) -> tuple[float, list[Point]]:
        """Where a word stands among the names, or in the report's own Latin letters.

        Args:
            word: One folded Latin word as typed.
            similar: Accept other forms of the word, and slips.

        Returns:
            What the word says, in bits, and where it is matched.
        """
        key = word, similar
        if key not in self._known:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            self._known[key] = self._look_up(word, similar=similar)
        return self._known[key]

    def _look_up(self, word: str, *, similar: bool) -> tuple[float, list[Point]]:
        share = 1.0
        aliases = self._holding([singular(word)])
        if not aliases and similar:
            share = SIMILAR_SHARE
            aliases = self._holding(self._like(word))
        bits = max(_LEAST_BITS, self._most - log2(2 * len(aliases))) if aliases else self._most
        if singular(word) in GENERAL_WORDS:
            bits *= GENERAL_SHARE
        best: dict[int, Point] = {}
        for alias in aliases:
            gain = bits * share - _FULLNESS * (1 - 1 / len(alias.name.split()))
            for place in self.index.target_places(alias):
                if place not in best or best[place].gain < gain:
                    best[place] = Point(
                        0, place, len(alias.words), gain, bits, "english", alias.record
                    )
        points = list(best.values())
        literal = self.index.latin_places(word)
        points += [Point(0, place, len(word), bits, bits, "characters") for place in literal]
        return bits, points

    def _holding(self, words: list[str]) -> list["Alias"]:
        """The names with one of some words, in the singular or the plural."""
        if not words:
            return []
        forms = "|".join(
            [
                rf"{re.escape(word[:-1])}(?:ys?|ies)"
                if word.endswith("y")
                else re.escape(word) + "(?:e?s)?"
                for word in words
            ]
        )
        places = (match.start() for match in re.finditer(rf"\b(?:{forms})\b", self.text))
        lines = dict.fromkeys(bisect_right(self._starts, place) - 1 for place in places)
        return [self.aliases[line] for line in lines]

    def _like(self, word: str) -> list[str]:
        """The words most like one that is not there."""
        if len(word) < _SHORTEST_SIMILAR:
            return []
        # The standard library's, since RapidFuzz costs a start 8 ms more; few words are compared.
        from difflib import SequenceMatcher, get_close_matches

        alike = [
            known
            for known in self.words
            if known[0] == word[0] and abs(len(known) - len(word)) <= _MOST_LETTERS_OFF
        ]
        found = get_close_matches(word, alike, n=3, cutoff=SIMILAR)
        if found:
            ratios = [SequenceMatcher(None, known, word).ratio() for known in found]
            best = max(ratios)
            return [
                singular(known)
                for known, ratio in zip(found, ratios, strict=True)
                if ratio >= best - _AS_GOOD
            ]
        return list(self._forms(word))

    def _forms(self, word: str) -> Iterator[str]:
        """Words that begin alike: govern, governance."""
        least = max(_COMMON_LETTERS, ceil(_COMMON_SHARE * len(word)))
        for known in dict.fromkeys(re.findall(rf"\b{word[:least]}[a-z]*", self.text)):
            common = next(
                (
                    place
                    for place, pair in enumerate(zip(word, known, strict=False))
                    if pair[0] != pair[1]
                ),
                min(len(word), len(known)),
            )
            if common >= _COMMON_SHARE * len(known):
                yield known


def singular(word: str) -> str:
    """A word without its plural ending."""
    for ending, instead in (
        ("ies", "y"),
        ("sses", "ss"),
        ("xes", "x"),
        ("ches", "ch"),
        ("shes", "sh"),
    ):
        if word.endswith(ending):
            return word.removesuffix(ending) + instead
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:  # noqa: PLR2004
        return word[:-1]
    return word


def _with_compounds(name: str) -> str:
    compounds = [word.replace("-", "") for word in re.findall(r"\w+(?:-\w+)+", name)]
    return " ".join([name, *compounds])
