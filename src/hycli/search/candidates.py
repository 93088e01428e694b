"""Which lines may answer a reading of a phrase, and what is matched in each.

In a small report every place of every element is looked at. In a large one that would be most of
the report: there, lines are picked by clues (pairs of neighbouring elements, and the rarest of the
elements themselves), then by what each could explain at best, and only the best of them are looked
at closely.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from heapq import nlargest
from itertools import groupby, islice, pairwise
from operator import attrgetter

from hycli.search.alignment import Point
from hycli.search.elements import Element, Reading
from hycli.search.index import Index

#: Characters from which on a report is large.
LARGE = 20_000
#: In a large report: how many pairs and how many single elements are looked for, how many places of
#: either are looked at and of those that are known already, how many lines are asked what they
#: could explain, and how many are looked at closely.
MOST_PAIRS = 6
MOST_SINGLES = 4
MOST_PLACES = 10_000
MOST_KNOWN = 2_000
MOST_ASKED = 1_000
MOST_LINES = 40


def points_by_line(
    reading: Reading, index: Index, *, exact: bool = False
) -> dict[int, list[Point]]:
    """What a reading matches, by line; each line's points are ordered by element.

    Args:
        reading: The elements of a phrase.
        index: Where to look.
        exact: Every word has to stand in the line as it is.
    """
    lines: dict[int, list[Point]] = defaultdict(list)
    if index.size < LARGE:
        for position, element in enumerate(reading):
            for point in _points(element, position, index, 0, index.size):
                lines[index.line_at(point.place)].append(point)
            for point in element.points:
                lines[index.line_at(point.place)].append(Point(position, *point[1:]))
        return lines
    known = [_known_by_line(element, position, index) for position, element in enumerate(reading)]
    picked = _holding(reading, index) if exact else _picked(reading, known, index)
    for line in picked:
        start, end = index.starts[line], index.starts[line + 1]
        for position, element in enumerate(reading):
            lines[line] += _points(element, position, index, start, end)
            lines[line] += known[position].get(line, ())
    return lines


def _points(element: Element, position: int, index: Index, start: int, end: int) -> Iterator[Point]:
    """Where an element's patterns are between two places, the best pattern for each place."""
    seen = set()
    for view, piece, gain, of, label in element.patterns:
        for place in index.places_between(view, piece, start, end):
            if place not in seen:
                seen.add(place)
                yield Point(position, place, 1, gain, of, label)


def _known_by_line(element: Element, position: int, index: Index) -> dict[int, list[Point]]:
    lines: dict[int, list[Point]] = defaultdict(list)
    for point in islice(element.points, MOST_KNOWN):
        lines[index.line_at(point.place)].append(Point(position, *point[1:]))
    return lines


def _holding(reading: Reading, index: Index) -> list[int]:
    """The first lines of a large report that hold every word of an exact reading."""
    words = [
        "".join([element.text for element in word])
        for _, word in groupby(reading, key=attrgetter("word"))
    ]
    text, starts = index.characters, index.starts
    longest = max(words, key=len, default="")
    found: list[int] = []
    place = text.find(longest) if longest else -1
    while place >= 0 and len(found) < MOST_ASKED:
        line = index.line_at(place)
        start, end = starts[line], starts[line + 1]
        if all(text.find(word, start, end) >= 0 for word in words):
            found.append(line)
        place = text.find(longest, end)
    return found


def _picked(reading: Reading, known: list[dict[int, list[Point]]], index: Index) -> list[int]:
    """The lines of a large report that could explain most."""
    weights: dict[int, float] = defaultdict(float)
    for element, lines in zip(reading, known, strict=True):
        for line in lines:
            weights[line] += element.bits
    pairs = [clue[1:] for clue in nlargest(MOST_PAIRS, set(_pairs(reading)))]
    for clues in (pairs, nlargest(MOST_SINGLES, set(_singles(reading)))):
        left = MOST_PLACES
        for bits, view, piece in clues:
            places = list(islice(_places(index, view, piece), left))
            left -= len(places)
            for line in {index.line_at(place) for place in places}:
                weights[line] += bits
    asked = nlargest(MOST_ASKED, weights, key=lambda line: (weights[line], -line))
    if len(asked) <= MOST_LINES:
        return asked
    bounds = {line: _bound(reading, known, index, line) for line in asked}
    return nlargest(MOST_LINES, asked, key=lambda line: (bounds[line], weights[line], -line))


def _places(index: Index, view: str, piece: str) -> Iterator[int]:
    return (match.start() for match in re.finditer(re.escape(piece), getattr(index, view)))


def _bound(reading: Reading, known: list[dict[int, list[Point]]], index: Index, line: int) -> float:
    """Bits that a line explains if all that it holds of the phrase stood as in the phrase."""
    start, end = index.starts[line], index.starts[line + 1]
    views: dict[str, str] = {}
    total = 0.0
    for element, lines in zip(reading, known, strict=True):
        if line in lines:
            total += max(point.gain for point in lines[line])
            continue
        for view, piece, gain, _, _ in element.patterns:
            text = views.get(view)
            if text is None:
                text = views[view] = getattr(index, view)[start:end]
            if piece in text:
                total += gain
                break
    return total


def _pairs(reading: Reading) -> Iterator[tuple[bool, float, str, str]]:
    """Two elements side by side: whether as they are read first, their bits, a view, its piece."""
    for one, other in pairwise(reading):
        if one.word == other.word:
            for view in ("sounds", "characters"):
                pieces = _pieces(one, view), _pieces(other, view)
                for rank, first in enumerate(pieces[0]):
                    for other_rank, second in enumerate(pieces[1]):
                        first_read = rank == other_rank == 0
                        yield first_read, one.bits + other.bits, view, first + second
                if all(pieces):
                    break  # what sounds alike includes the characters themselves


def _singles(reading: Reading) -> Iterator[tuple[float, str, str]]:
    """Elements by themselves: their bits, a view, its piece."""
    for element in reading:
        for pattern in element.patterns[:1]:
            yield element.bits, pattern.view, pattern.piece


def _pieces(element: Element, view: str) -> list[str]:
    """What an element is in a view; of characters only itself."""
    pieces = [pattern.piece for pattern in element.patterns if pattern.view == view]
    return [piece for piece in pieces if view == "sounds" or piece == element.text]
