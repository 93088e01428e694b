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
    gain: float  #: bits that it brings
    of: float  #: bits that it would bring at best: what the element says, read in this view
    view: str
    record: str | None = None  #: the metric or honour whose other name was matched


#: What a step from one matched element to the next costs, in bits: for each element left out
#: between two that stand in line; for leaving out characters of the line; for going back in the
#: line; for a character typed twice; for each doubling of the distance; the same between words
#: that the phrase keeps apart.
SUBSTITUTION = 3.0
GAP = 1.2
BACKWARD = 3.0
DOUBLED = 6.0
DISTANCE = 1.0
WORD_DISTANCE = 0.5
#: The same for going to or from a character that was matched by its sound or shape only.
HEARD_APART = 3.0
#: Views in which a character stands for another.
HEARD = frozenset(("homophone", "sound", "lookalike"))

_NEVER = 99.0
_LOG = [log2(1 + number) for number in range(512)]


def align(points: Sequence[Point], words: Sequence[int]) -> tuple[float, list[Point]]:
    """The chain of points that explains most.

    Args:
        points: What is matched in one line, ordered by element; at least one.
        words: For each element of the phrase, the number of the word it belongs to.

    Returns:
        The bits it explains, costs taken off, and its points: each element once at most, in the
        phrase's order.
    """
    best: list[float] = []
    previous: list[int] = []
    for number, point in enumerate(points):
        top, via = 0.0, -1
        for before in range(number):
            if points[before].element == point.element:
                break  # points are ordered by element: the rest is no earlier
            value = best[before] - step(points[before], point, words)
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
    return best[last], chain[::-1]


def step(before: Point, after: Point, words: Sequence[int]) -> float:  # noqa: PLR0911  # a case a line
    """Bits that it costs to go from one matched element to the next; words as for `align`."""
    skipped = after.element - before.element - 1
    distance = after.place - before.place - before.length
    if words[before.element] != words[after.element]:
        if after.place == before.place:
            return 0.0  # two words of one other name
        return WORD_DISTANCE * _log(abs(distance))
    if "initials" in (before.view, after.view):
        # A letter says so little that only what stands side by side says anything.
        return 0.0 if distance == skipped == 0 else _NEVER
    if after.place == before.place:
        return DOUBLED
    if distance == skipped:
        return SUBSTITUTION * skipped
    if 0 <= distance < skipped:
        return SUBSTITUTION * (skipped - distance)
    # What only sounds or looks like the character means it beside its neighbours, not elsewhere.
    heard = HEARD_APART if before.view in HEARD or after.view in HEARD else 0.0
    if distance > skipped:
        return heard + GAP + DISTANCE * _log(distance - skipped)
    return heard + BACKWARD + DISTANCE * _log(-distance)


def _log(distance: int) -> float:
    return _LOG[distance] if distance < len(_LOG) else log2(1 + distance)
