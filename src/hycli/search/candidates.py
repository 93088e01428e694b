"""Which lines may answer a reading of a phrase, and what is matched in each.

In a small report every place of every element is looked at. In a large one that would be most of
the report: there, lines are picked by pairs of neighbouring elements, the rarest first, and only
the picked lines are looked at closely.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from hycli.search.alignment import Point
from hycli.search.elements import Element, Reading
from hycli.search.index import Index

#: Characters from which on a report is large.
LARGE = 200_000
#: In a large report: how many places of pairs are looked at, how many lines closely, and how
#: many pairs.
MOST_PLACES = 20_000
MOST_LINES = 100
MOST_PAIRS = 10


def points_by_line(reading: Reading, index: Index) -> dict[int, list[Point]]:
    """What a reading matches, by line; each line's points are ordered by element.

    Args:
        reading: The elements of a phrase.
        index: Where to look.
    """
    lines: dict[int, list[Point]] = defaultdict(list)
    if index.size < LARGE:
        for position, element in enumerate(reading):
            for point in _points(element, position, index, 0, index.size):
                lines[index.line_at(point.place)].append(point)
        return lines
    for line in _picked(reading, index):
        start, end = index.starts[line], index.starts[line + 1]
        for position, element in enumerate(reading):
            lines[line] += _points(element, position, index, start, end)
    return lines


def _points(element: Element, position: int, index: Index, start: int, end: int) -> Iterator[Point]:
    """Where an element is matched between two places, in the best way for each place."""
    seen = set()
    for view, piece, gain, label in element.patterns:
        for place in index.places_between(view, piece, start, end):
            if place not in seen:
                seen.add(place)
                yield Point(position, place, 1, gain, label)
    for _, place, length, gain, label, record in element.points:
        if start <= place < end:
            yield Point(position, place, length, gain, label, record)


def _picked(reading: Reading, index: Index) -> list[int]:
    """The lines of a large report that hold the most bits in neighbouring elements."""
    weights: dict[int, float] = defaultdict(float)
    for element in reading:
        for line in {index.line_at(point.place) for point in element.points[:MOST_PLACES]}:
            weights[line] += element.bits
    left = MOST_PLACES
    for bits, pair in sorted(set(_pairs(reading)), reverse=True)[:MOST_PAIRS]:
        if left <= 0:
            break
        places = [match.start() for match in re.finditer(re.escape(pair), index.sounds)]
        left -= len(places)
        for line in {index.line_at(place) for place in places[:MOST_PLACES]}:
            weights[line] += bits
    return sorted(weights, key=lambda line: (-weights[line], line))[:MOST_LINES]


def _pairs(reading: Reading) -> Iterator[tuple[float, str]]:
    """Two elements side by side as two codes of sounds, with their bits."""
    for one, other in pairwise(reading):
        if one.word == other.word:
            for first in _sounds(one):
                for second in _sounds(other):
                    yield one.bits + other.bits, first + second


def _sounds(element: Element) -> Sequence[str]:
    return [pattern.piece for pattern in element.patterns if pattern.view == "sounds"]
