"""How much of a phrase one line explains: the best chain of matched stretches, in bits.

A stretch brings its clue's bits where it is matched. Going from one to the next costs nothing where
they stand side by side as in the phrase, and the bits it takes to say where to go otherwise. What
the chain leaves out brings nothing.
"""

from collections.abc import Sequence
from functools import cache
from itertools import islice, pairwise
from math import isqrt, log2
from typing import NamedTuple

from hycli.search.clues import ENGLISH, Clue, Way
from hycli.search.index import Index, occurrences
from hycli.search.lines import View
from hycli.search.phrase import HAN_DIGITS, Phrase, Piece

#: What a step costs, in bits, for each wrong piece that it passes, or where it goes on elsewhere in
#: the line, each doubling of how far a bit more.
GAP = 1.2
#: The same where it goes back: 第七批 is not in 七五 and 第四批.
BACKWARD = 3.0
#: For each doubling of the distance between words.
WORD_DISTANCE = 0.5
#: The share of its bits that a wrong hanzi keeps between two right ones, its place being right.
MISREAD = 0.7
#: So many pieces in a row are no accident, however common their words.
SHORTEST_RUN = 3
#: Most bits that a wrong hanzi may bring, so that one of the same sound is none.
MOST_KEPT = 1.0
#: Most that a step brings: no more than so many wrong pieces are tried.
_MOST_STEP = 8.0
#: Places of one clue in one line that are looked at.
MOST_PLACES = 12
_NEVER = 99.0
#: Steps along the phrase, and about as far along the line.
_BESIDE = tuple(
    (step, step + slack) for step in (-1, 1, -2, 2) for slack in (0, 1, -1) if step + slack
)
_BESIDE_NUMBER = ((-1, -1), (1, 1))
#: Ways in which a place is meant that the corpus does not hold: 启东 for 祁东.
_NAMING = frozenset((Way.CHARACTERS, Way.HOMOPHONE))


class Point(NamedTuple):
    """One place where one clue is matched."""

    place: int  #: position in the index's lines
    clue: Clue


class Chain(NamedTuple):
    """The best way through a line."""

    gain: float  #: bits, costs taken off
    points: tuple[Point, ...]


class Chains:
    """The best chains of one phrase.

    Args:
        index: Where to look.
        phrase: Its pieces and words.
        clues: By stretch, the best first.
        pairs: How many pairs of points may be compared in all.

    Attributes:
        bits_of: What the phrase's own pieces say between two code points.
    """

    def __init__(self, index: Index, phrase: Phrase, clues: Sequence[Clue], pairs: int) -> None:
        self.index = index
        self.phrase = phrase
        self.clues = clues
        self.pairs = pairs
        self.bits_of = cache(phrase.bits_of)
        self._order: dict[int, int] = {}  # of the piece at each code point
        self._bits = [0.0]
        for number, piece in enumerate(phrase.pieces):
            self._order |= dict.fromkeys(range(piece.start, piece.end), number)
            self._bits.append(
                self._bits[-1] + piece.bits * (piece.script == "han" and piece.listed < 0)
            )
        starts = sorted({clue.start for clue in clues})
        self._rank = {start: rank for rank, start in enumerate(starts)}
        self._views = {clue.view for clue in clues if clue.view}
        self._points: dict[int, list[Point]] = {}

    def best(self, line: int, start: int | None = None, end: int | None = None) -> Chain:
        """The chain that explains most of the phrase.

        Args:
            line: A line of the index.
            start: Where to begin in it, a position of the lines; None for its beginning.
            end: Where to end; None for its end.
        """
        if line not in self._points:
            self._points[line] = self._matched(line)
        points = self._points[line]
        if start is not None and end is not None:
            points = [
                point
                for point in points
                if start <= point.place and point.place + point.clue.length <= end
            ]
        return self.through(points)

    def through(self, points: Sequence[Point]) -> Chain:
        """The best chain of some points.

        Args:
            points: By stretch; none for none.
        """
        if not points:
            return Chain(0.0, ())
        self.pairs -= len(points) ** 2 // 2 + len(self.clues)
        best: list[float] = []
        previous: list[int] = []
        for number, point in enumerate(points):
            top, via = 0.0, -1
            begin = point.clue.start
            for before in range(number):
                if best[before] + _MOST_STEP > top and points[before].clue.end <= begin:
                    value = best[before] - self.cost(points[before], point)
                    if value > top:
                        top, via = value, before
            best.append(top + point.clue.gain)
            previous.append(via)
        place = max(range(len(points)), key=best.__getitem__)
        gain = best[place]
        chain = []
        while place >= 0:
            chain.append(points[place])
            place = previous[place]
        return Chain(gain, tuple(chain[::-1]))

    def cost(self, before: Point, after: Point) -> float:
        """Bits that a step costs; fewer than 0 for what a wrong piece between keeps."""
        one, other = before.clue, after.clue
        first, second = self._order[one.end - 1], self._order[other.start]
        skipped = second - first - 1 if second > first else int(other.start > one.end)
        distance = after.place - before.place - one.length
        apart = self._apart(one, other)
        as_typed = distance == other.start - one.end  # what parts them too: 12.6:33.5
        if distance == skipped == 0 or (
            as_typed and (one.way in ENGLISH or not (apart or skipped))
        ):
            return 0.0
        shortened = Way.INITIALS in (one.way, other.way)
        if apart and not (shortened and one.end == other.start):
            return WORD_DISTANCE * log2(1 + abs(distance))
        if shortened or after.place == before.place:
            # A letter says so little that only what stands side by side says anything.
            return _NEVER
        if distance == skipped:
            kept = MISREAD * (self._bits[second] - self._bits[first + 1]) if second > first else 0
            return max(GAP * skipped - kept, -MOST_KEPT * skipped)
        return (GAP if distance >= 0 else BACKWARD) + log2(1 + abs(distance - skipped))

    def _piece(self, clue: Clue) -> Piece:
        """The piece of the phrase with which a clue begins."""
        return self.phrase.pieces[self._order[clue.start]]

    def _apart(self, one: Clue, other: Clue) -> bool:
        """Whether two stretches are of different words; pinyin typed with spaces is one word."""
        first, second = self._piece(one), self._piece(other)
        if first.script is second.script == "latin":
            return not ENGLISH.isdisjoint((one.way, other.way))
        return first.word != second.word

    def _matched(self, line: int) -> list[Point]:
        """What is matched in a line, each stretch and place once.

        A hanzi that only sounds like the one typed means it beside its neighbours, not elsewhere,
        and in what people ask only where three stand in a row.
        """
        if self.pairs <= 0:
            return []
        lines = self.index.lines
        start, end = lines.span(line)
        is_faithful = self.index.is_faithful(line)
        views: set[View] = set() if lines.is_english(line) else self._views
        texts = {view: lines[view][start:end] for view in views}
        found: dict[tuple[int, int, int], Point] = {}
        at: set[tuple[int, int]] = set()
        for clue in self.clues:
            if clue.view is None:
                places = clue.known.get(line, ())
            elif clue.piece in (text := texts.get(clue.view, "")):
                within = islice(occurrences(text, clue.piece), MOST_PLACES)
                places = [start + place for place in within]
            else:
                continue
            rank = self._rank[clue.start]
            for place in places[:MOST_PLACES]:
                at.add((rank, place))
                if (stretch := (rank, clue.end, place)) not in found:
                    found[stretch] = Point(place, clue)
        points = [
            point
            for point in found.values()
            if not point.clue.stands_for_another
            or (self._has_neighbour(point, at) if is_faithful else self._is_within(point, at))
        ]
        most = isqrt(self.pairs)
        if len(points) > most:
            # Without the point of a number all of them would be about another one.
            points.sort(key=lambda point: (not self._piece(point.clue).is_number, -point.clue.gain))
            del points[most:]
            points.sort(key=lambda point: (point.clue.start, point.clue.end))
        return points

    def _has_neighbour(self, point: Point, at: set[tuple[int, int]]) -> bool:
        """Whether a stretch beside a point's is matched about where it should be."""
        rank = self._rank[point.clue.start]
        beside = _BESIDE_NUMBER if point.clue.way is Way.NUMBER else _BESIDE
        return any((rank + step, point.place + far) in at for step, far in beside)

    def _is_within(self, point: Point, at: set[tuple[int, int]]) -> bool:
        """Whether a stretch is one of so many in a row, matched side by side as in the phrase."""
        rank = self._rank[point.clue.start]
        row = range(SHORTEST_RUN)
        return any(
            at.issuperset([(rank + step - last, point.place + step - last) for step in row])
            for last in row
        )

    # --- what a chain leaves open ---

    def hidden(self, points: Sequence[Point]) -> float:
        """Bits of rarity that words' commonness takes away from hanzi that stand in a run.

        However common each is: so many side by side as they were typed are no accident.
        """
        long = [run for run in self._runs(points) if self._length(run) > 1]
        if sum(map(self._length, long)) < SHORTEST_RUN:
            return 0.0
        total = 0.0
        for _, clue in (point for run in long for point in run):
            # A word of another region already brings all the rarity of the mainland's.
            if self._order[clue.start] == self._order[clue.end - 1]:
                total += clue.gain / self._piece(clue).share - clue.gain
        return total

    def _length(self, run: Sequence[Point]) -> int:
        """Pieces from the first of a run to the last."""
        return self._order[run[-1].clue.end - 1] - self._order[run[0].clue.start] + 1

    def misread(self, points: Sequence[Point]) -> float:
        """Bits of wrong pieces between right ones that their place explains."""
        total = 0.0
        for run in self._runs(points):
            for one, other in pairwise(run):
                first, second = self._order[one.clue.end - 1], self._order[other.clue.start]
                if second > first + 1:
                    total += self._bits[second] - self._bits[first + 1]
        return MISREAD * total

    def _runs(self, points: Sequence[Point]) -> list[list[Point]]:
        """Points that stand in line as in the phrase, wrong pieces between them or not."""
        runs: list[list[Point]] = []
        last: int | None = None
        for point in points:
            aligned = point.place - self._order[point.clue.start]
            if runs and aligned == last:
                runs[-1].append(point)
            else:
                runs.append([point])
            last = point.place + point.clue.length - 1 - self._order[point.clue.end - 1]
        return runs

    def is_another(self, points: Sequence[Point]) -> bool:
        """Whether a number or a name of the phrase is not matched: it asks about another fact.

        A name is, where something of just the same sound stands for it.
        """
        covered = covered_by(points)
        named = covered_by([point for point in points if point.clue.way in _NAMING])
        return any(
            piece.start not in (named if piece.is_foreign else covered)
            for piece in self.phrase.pieces
            if piece.is_foreign or piece.is_number
        )

    def is_lone_numeral(self, point: Point, points: Sequence[Point]) -> bool:
        """Whether a point is of a numeral in hanzi whose neighbours do not stand beside it."""
        number = self._order[point.clue.start]
        beside = {(number - 1, point.place - 1), (number + 1, point.place + 1)}
        return self.phrase.pieces[number].text in HAN_DIGITS and beside.isdisjoint(
            [(self._order[clue.start], place) for place, clue in points]
        )

    def is_about(self, points: Sequence[Point]) -> bool:
        """Whether each word that the phrase asks about is matched."""
        return all(map(covered_by(points).issuperset, self.phrase.about))

    def missing(self, points: Sequence[Point]) -> float:
        """Bits that what is not matched counts against it."""
        against = self.phrase.against
        return sum([against[place] for place in against.keys() - covered_by(points)])

    def torn(self, points: Sequence[Point]) -> float:
        """Bits of hanzi that say nothing: the rest of their word is not matched in their line."""
        if not self.phrase.listed:
            return 0.0
        lines: dict[int, int] = {}  # by code point of the phrase
        for place, clue in points:
            lines |= dict.fromkeys(range(clue.start, clue.end), self.index.lines.at(place))
        lacking = set()
        for word in self.phrase.listed:
            within = {lines.get(piece.start) for piece in word}
            if None in within or len(within) > 1:
                lacking.add(word[0].listed)
        return sum([clue.gain for _, clue in points if self._piece(clue).listed in lacking])


def covered_by(points: Sequence[Point]) -> set[int]:
    """The code points of the phrase that are matched."""
    return {place for _, clue in points for place in range(clue.start, clue.end)}
