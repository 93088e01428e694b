"""Words of other names: which piece of the report an English word means."""

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from hycli.search.alignment import Point

if TYPE_CHECKING:
    from hycli.search.index import Alias, Index

_WORD = re.compile(r"[a-z]+(?:-?[0-9]+)?|[0-9]+")
STOP_WORDS = frozenset(
    "a an and are as at be by for from how in is it its many much of on or that the their to was "
    "were what when which who with".split()
)
#: A word with a slip: how like it must be, and the share of its bits that it then brings.
SIMILAR = 80.0
SIMILAR_SHARE = 0.85
_SHORTEST_SIMILAR = 5
_STOP_BITS = 0.5
_PLURALS = (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("s", ""))
#: A tie between names goes to the one that the phrase fills better.
_FULLNESS = 0.5


class Found(NamedTuple):
    """What a word of the phrase is worth and where it is matched."""

    bits: float
    points: tuple[Point, ...]


class Vocabulary(NamedTuple):
    """The words of all English names of a report."""

    index: "Index"
    aliases: dict[str, list["Alias"]]  #: by stem
    names: int
    sizes: dict[str, int]  #: words of a name

    @classmethod
    def of(cls, index: "Index") -> "Vocabulary":
        """Read the names of an index."""
        aliases: dict[str, list[Alias]] = defaultdict(list)
        names = 0
        sizes = {}
        for alias in index.aliases:
            stems = {stem(word) for word in words(alias.name)}
            names += bool(stems)
            sizes[alias.name] = len(stems - STOP_WORDS) or 1
            for each in stems:
                aliases[each].append(alias)
        return cls(index, aliases, names, sizes)

    def look_up(self, word: str) -> Found:
        """Where a word stands among the names, or in the report's own Latin letters.

        Args:
            word: One folded Latin word as typed.
        """
        from math import log2

        rarest = log2(2 * self.names + 2)
        if word in STOP_WORDS:
            return Found(_STOP_BITS, ())
        literal = self._literal(word)
        wanted = {stem(each) for each in words(word)} or {word}
        best: dict[int, Point] = {}
        bits = rarest
        for each in wanted:
            for known, share in self._known(each):
                aliases = self.aliases[known]
                worth = log2((2 * self.names + 2) / (2 * len(aliases)))
                bits = max(worth, 1.0) if share == 1.0 else min(bits, max(worth, 1.0) + 2.0)
                for alias in aliases:
                    gain = max(worth, 1.0) * share - _FULLNESS * (1 - 1 / self.sizes[alias.name])
                    for place in self.index.target_places(alias):
                        if place not in best or best[place].gain < gain:
                            best[place] = Point(
                                0, place, len(alias.words), gain, "english", alias.record
                            )
        points = list(best.values())
        points += [Point(0, place, len(word), bits, "characters") for place in literal]
        return Found(bits, tuple(points))

    def _known(self, word: str) -> list[tuple[str, float]]:
        if word in self.aliases:
            return [(word, 1.0)]
        if len(word) < _SHORTEST_SIMILAR:
            return []
        from rapidfuzz import fuzz, process

        matches = process.extract(word, self.aliases.keys(), scorer=fuzz.ratio, limit=3, score_cutoff=SIMILAR)
        top = matches[0][1] if matches else 0
        return [
            (known, SIMILAR_SHARE)
            for known, score, _ in matches
            if score >= top - 1 and known[0] == word[0]
        ]

    def _literal(self, word: str) -> list[int]:
        text = self.index.characters
        end = self.index.starts[len(self.index.sources)]
        return [
            place
            for place in self.index.places("characters", word)
            if place < end
            and not _is_letter(text[place - 1 : place])
            and not _is_letter(text[place + len(word) : place + len(word) + 1])
        ]


def words(name: str) -> list[str]:
    """The words of a name, in small letters."""
    return _WORD.findall(name.lower().replace("'s", "").replace("’s", ""))


def stem(word: str) -> str:
    """A word without its plural ending."""
    for ending, singular in _PLURALS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):  # noqa: PLR2004
            return word[: -len(ending)] + singular
    return word


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()
