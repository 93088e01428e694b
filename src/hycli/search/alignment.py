"""How much of a phrase one line explains: the best chain of matched elements, in bits.

An element of the phrase (a character, a syllable, a number, a word) brings the bits that its
rarity is worth where it is matched, fewer where it is matched by sound only. Going from one
matched element to the next costs nothing where they stand side by side as in the phrase, and
the bits it takes to say where to go otherwise. What the chain leaves out brings nothing.
"""

from collections.abc import Sequence
from math import log2
from typing import NamedTuple


class Point(NamedTuple):
    """One place where one element of the phrase is matched."""

    element: int  #: position in the phrase
    place: int  #: position in the index's views
    length: int  #: characters matched there
    gain: float  #: bits
    view: str
    record: str | None = None  #: the metric or honour whose other name was matched


class Costs(NamedTuple):
    """What a step from one matched element to the next costs, in bits."""

    substitution: float = 0.6  #: for each element left out between two that stand in line
    gap: float = 0.7  #: for leaving out characters of the line
    backward: float = 2.0  #: for going back in the line
    distance: float = 0.8  #: for each doubling of the distance
    word_distance: float = 0.35  #: the same between words that the phrase keeps apart


COSTS = Costs()

_LOG = [log2(1 + number) for number in range(512)]


class Chain(NamedTuple):
    """The best way through a line."""

    gain: float  #: bits explained, costs taken off
    points: tuple[Point, ...]


def align(points: Sequence[Point], words: Sequence[int], costs: Costs = COSTS) -> Chain:
    """The chain of points that explains most.

    Args:
        points: What is matched in one line, ordered by element; at least one.
        words: For each element of the phrase, the number of the word it belongs to.
        costs: Bits a step costs.

    Returns:
        The chain; each element stands in it once at most, in the phrase's order.
    """
    best: list[float] = []
    previous: list[int] = []
    for number, point in enumerate(points):
        top, via = 0.0, -1
        for before in range(number):
            if points[before].element == point.element:
                break  # points are ordered by element: the rest is no earlier
            value = best[before] - _step(points[before], point, words, costs)
            if value > top:
                top, via = value, before
        best.append(top + point.gain)
        previous.append(via)
    last = max(range(len(points)), key=best.__getitem__)
    chain = []
    place = last
    while place >= 0:
        chain.append(points[place])
        place = previous[place]
    return Chain(best[last], tuple(reversed(chain)))


def _step(before: Point, after: Point, words: Sequence[int], costs: Costs) -> float:
    skipped = after.element - before.element - 1
    distance = after.place - before.place - before.length
    if words[before.element] != words[after.element]:
        if after.place == before.place:
            return 0.0  # two words of one other name
        return costs.word_distance * _log(abs(distance))
    if distance == skipped:
        return costs.substitution * skipped
    if distance > skipped:
        return costs.gap + costs.distance * _log(distance - skipped)
    if distance >= 0:
        return costs.substitution * (skipped - distance)
    return costs.backward + costs.distance * _log(-distance)


def _log(distance: int) -> float:
    return _LOG[distance] if distance < len(_LOG) else log2(1 + distance)
