"""What a text explains of a phrase: its own line, and other names of it and of what it states."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from hycli.search.chains import Chain, Chains, Point, covered_by
from hycli.search.clues import LITERAL, Clue
from hycli.search.index import Index, Target, occurrences
from hycli.search.numerals import numbers
from hycli.search.words import FUNCTION_BITS, LEAST_BITS

#: The share of a phrase's bits that a hit must explain.
THRESHOLD = 0.35
#: How much a bit that is left open counts against a hit.
AGAINST = 1.7
#: Bits that a hit must explain beyond those that chance would, unless it holds the very words.
EVIDENCE = 2.2
#: The share of a name's own bits that must be matched where it is to stand for what it names.
NAME_SHARE = 0.55
ASKED_SHARE = 0.45
#: What is a whole name, as the share of its bits.
WHOLE = 0.95
#: Bits that it costs to take a further line to explain what the first left open.
JOIN = 2.0
#: Where a name stands for a whole text, fewer characters in it are not marked instead.
SHORTEST_MARK = 4

#: A number of one hanzi, which may be part of a name, by what it counts: 近十年, 翻两番, no 第十届.
_FEW_OF = "(?<!第)[一二两三四五六七八九十百][余多]?[年倍番成级等]"
_DATE = "(?:19|20)[0-9]{2}年|[0-9][月日]"

_SHARES = {"name": NAME_SHARE, "asked": ASKED_SHARE, "translation": 0.0}

#: Where something is marked: positions of the index's lines.
Range = tuple[int, int]


class Used(NamedTuple):
    """A line that explains something of a phrase."""

    line: int
    chain: Chain
    net: float  #: bits, without those of torn words
    fullness: float  #: the share of the line that is matched, 0 to 1
    marks: Range | None = None  #: what a name marks in the text; None for the text's own line


class Explanation(NamedTuple):
    """What the lines of one target explain of a phrase, which is enough for a hit."""

    target: Target
    score: float  #: 0 to 100: the share of the phrase's bits
    gain: float  #: bits explained
    named: float  #: the share of the target's own name, or what it is asked as, that is matched
    own: bool  #: whether the target's own text explains it, and no name
    points: Sequence[Point]
    marks: Sequence[Range]
    leaning: float = 0.0  #: of a record: bits that what leads to it explains at most, whole or not


class Explainer:
    """What lines explain of one phrase.

    Args:
        chains: What is matched in them.
    """

    def __init__(self, chains: Chains) -> None:
        self.chains = chains
        self.index = chains.index
        self.phrase = chains.phrase
        self._whole = cache(self._of_line)

    @property
    def least(self) -> float:
        """Bits that a hit must explain at least: what it leaves open counts against it."""
        if self.index.is_short:
            return 0.0
        said = hidden = 0.0
        for piece in self.phrase.pieces:
            if piece.script == "han":
                hidden += self.index.bits("characters", piece.text) - piece.bits
            if piece.script != "latin" or self.phrase.is_english:  # or it may be pinyin
                said += piece.bits * (piece.start in self.phrase.against)
        return max(THRESHOLD * self.phrase.bits, (AGAINST * said - hidden) / (1 + AGAINST))

    def explanation(self, target: Target, lines: Iterable[int]) -> Explanation | None:
        """What lines explain of a target together, the best first.

        Args:
            target: A source, or a record within it.
            lines: Those that lead to it and might help.

        Returns:
            None where that is not enough for a hit; where a number or a name of the phrase is
            another one; and, but for the very words, where it asks for a number or a date and none
            stands beside what is marked, or where it says nothing and only a name holds it.
        """
        used = [each for line in lines if (each := self._used(target, line))]
        if not used:
            return None
        most = max([each.net for each in used])
        # What the text says itself is marked rather than what it is called.
        used.sort(
            key=lambda each: (
                each.marks is not None or each.net < most - JOIN,
                -each.net,
                -each.fullness,
            )
        )
        first = used[0]
        gain, points = first.chain.gain, list(first.chain.points)
        marks = [first.marks] if first.marks else self._said(target, first.chain)
        for each in used[1:]:
            more = self._more(each, points)
            added = sum([point.clue.gain for point in more]) - JOIN
            if added > 0:
                gain += added
                points += more
                marks += [each.marks] if each.marks else list(map(_range, more))
        gain -= self.chains.torn(points)
        misread = self.chains.misread(first.chain.points)
        score = self._score(gain, misread, points)
        if score < 100 * THRESHOLD or self.chains.is_another(points):
            return None
        best = [each for each in used if each.net >= most - JOIN]
        chance = min(map(self._chance, best))
        hidden = self.chains.hidden(first.chain.points)
        if gain + hidden - AGAINST * (self.chains.missing(points) - misread) < chance:
            return None
        marks = self._specific(target, marks)
        if chance and not self._answers(first, target.source, points, marks):
            return None
        own_names = [each.fullness for each in best if self.index.lines.is_own_name(each.line)]
        return Explanation(
            target,
            score=score,
            gain=gain,
            named=max(own_names, default=0.0),
            own=first.marks is None,
            points=points,
            marks=marks,
        )

    def _of_line(self, line: int) -> Used | None:
        """What a whole line explains, if that is enough of it."""
        chain = self.chains.best(line)
        if not chain.points:
            return None
        fullness = _matched(chain) / self.index.lines.length(line)
        if name := self.index.lines.name(line):
            share = sum([point.clue.of for point in chain.points]) / self.index.said(line)
            fullness = share if self.index.lines.is_english(line) else max(share, fullness)
            if fullness < _SHARES[name.naming]:
                return None
        return Used(line, chain, self._net(chain), min(1.0, fullness))

    def _net(self, chain: Chain) -> float:
        return chain.gain - self.chains.torn(chain.points)

    def _used(self, target: Target, line: int) -> Used | None:
        """How a line helps to explain a target, if it does."""
        used = self._whole(line)
        if used is None or (line == target.source and target.record is None):
            return used
        if line == target.source:
            chain = self.chains.best(line, target.start, target.end)
            fullness = _matched(chain) / (target.end - target.start)
            return Used(line, chain, self._net(chain), fullness) if chain.points else None
        for each in self.index.targets(line):
            if each.source == target.source and (
                each.record == target.record
                or (each.record is None and target.start <= each.start and each.end <= target.end)
            ):
                marks = max(each.start, target.start), min(each.end, target.end)
                return used._replace(marks=marks)
        return None

    def _more(self, used: Used, points: Sequence[Point]) -> list[Point]:
        """What another line matches of what the points leave open, but for accidents."""
        return [
            point
            for point in used.chain.points
            if not _overlaps(point.clue, points)
            and (point.clue.way in LITERAL or point.clue.length > 1)
            and not self.chains.is_lone_numeral(point, used.chain.points)
        ]

    def _score(self, gain: float, misread: float, points: Sequence[Point]) -> float:
        """The share of the phrase's bits, read as the points read it, that is explained."""
        more = [clue.of - self.chains.bits_of(clue.start, clue.end) for _, clue in points]
        said = self.phrase.bits + sum(more) - misread
        return round(min(100.0, max(0.0, 100 * gain / said)), 1) if said > 0 else 0.0

    def _answers(
        self, first: Used, source: int, points: Sequence[Point], marks: Sequence[Range]
    ) -> bool:
        """Whether what is asked about is matched, and what is asked for stands beside the marks."""
        phrase = self.phrase
        if not self.chains.is_about(points):
            return False
        if phrase.bits < FUNCTION_BITS and first.marks is not None:
            return False
        if phrase.asks_for_date and not self._tells_date(source, marks):
            return False
        asks_here = covered_by(first.chain.points).issuperset(phrase.asking)
        return (
            not phrase.asks_for_figure
            or (first.marks is None and asks_here)
            or self._tells_number(source, marks)
        )

    def _chance(self, used: Used) -> float:
        """Bits that the best of all accidental matches would bring; 0 for the very words."""
        if used.marks is None and self._is_literal(used.chain) and self._in_print(used):
            return 0.0
        if used.marks is not None and used.fullness > WHOLE:
            name = self.index.lines.name(used.line)
            if name and name.naming == "name" and self._is_literal(used.chain):
                return 0.0
            return self.index.chance_of_whole(used.line)
        return self.index.chance(used.line) + (0.0 if self.index.is_short else EVIDENCE)

    def _is_literal(self, chain: Chain) -> bool:
        """Whether every word of the phrase that says anything stands in the line as it was typed.

        Where it has hanzi that are not side by side, all of the phrase has to stand there.
        """
        points = chain.points
        covered = covered_by(points)
        telling = [piece for piece in self.phrase.pieces if piece.bits > LEAST_BITS]
        hanzi = [piece for piece in telling if piece.script == "han"]
        if hanzi and not 1 < len(hanzi) == hanzi[-1].end - hanzi[0].start:
            telling = [piece for piece in self.phrase.pieces if piece.bits]
        return (
            all(point.clue.way in LITERAL for point in points)
            and all(covered.issuperset(range(each.start, each.end)) for each in telling)
            and all(
                before.place + before.clue.length == after.place
                for before, after in pairwise(points)
                if before.clue.end == after.clue.start
            )
        )

    def _in_print(self, used: Used) -> bool:
        """Whether what stands side by side in a line does so in print: no 市长 in 城市、长江."""
        lines = self.index.lines
        kept, first = lines.kept(used.line), lines.starts[used.line]
        places = sorted({place for point in used.chain.points for place in range(*_range(point))})
        return all(
            after > before + 1 or kept[after - first] == kept[before - first] + 1
            for before, after in pairwise(places)
        )

    # --- what is marked ---

    def _said(self, target: Target, chain: Chain) -> list[Range]:
        """What a chain matched; where it is one run of the very words, wherever else they stand."""
        places = list(map(_range, chain.points))
        literal = all(point.clue.way in LITERAL for point in chain.points)
        if literal and all(before[1] == after[0] for before, after in pairwise(places)):
            words = self.index.lines.characters[places[0][0] : places[-1][1]]
            return _marks_of(self.index, target, words)
        return places

    def _specific(self, target: Target, marks: Sequence[Range]) -> list[Range]:
        """Without the whole text where something in it is marked; a figure, if one is asked for."""
        source = self.index.whole(target.source)
        whole = source.start, source.end
        within = [each for each in marks if each != whole]
        if marks[0] == whole:
            within = [each for each in joined(within) if each[1] - each[0] >= SHORTEST_MARK]
        if self.phrase.asks_for_figure:
            figures = [
                (each.start, each.end)
                for each in self.index.figures(target.source)
                if target.start <= each.start and each.end <= target.end
            ]
            holding = [figure for figure in figures if any(_holds(figure, mark) for mark in within)]
            within = holding or within or figures
        elif self.phrase.asks_in_words:
            within = self._answering(target, within)
        return within or list(marks)

    def _answering(self, target: Target, marks: Sequence[Range]) -> list[Range]:
        """The clauses that hold half as much as the best or more: the answer stands beside it."""
        held: Counter[Range] = Counter()
        for start, end in joined(marks):
            begin, finish = self.index.clauses(target.source, start, end)
            held[max(begin, target.start), min(finish, target.end)] += end - start
        most = max(held.values(), default=0)
        return [clause for clause, length in held.items() if 2 * length >= most]

    def _tells_number(self, source: int, marks: Sequence[Range]) -> bool:
        """Whether there is a number beside what is marked, and not the phrase's own."""
        own = {piece.number.value for piece in self.phrase.pieces if piece.number}
        return any(
            re.search(_FEW_OF, clause) or any(each.value not in own for each in numbers(clause))
            for clause in self._beside(source, marks)
        )

    def _tells_date(self, source: int, marks: Sequence[Range]) -> bool:
        """Whether there is a day or a year beside what is marked."""
        return any(re.search(_DATE, clause) for clause in self._beside(source, marks))

    def _beside(self, source: int, marks: Sequence[Range]) -> list[str]:
        """The clauses in which something is marked."""
        index = self.index
        return [index.printed(source, *index.clauses(source, *mark)) for mark in marks]


def literal_explanation(index: Index, target: Target, words: Sequence[str]) -> Explanation:
    """A target that holds words as they stand, folded and compressed."""
    marks = [mark for word in words for mark in _marks_of(index, target, word)]
    return Explanation(target, 100.0, 0.0, 0.0, own=True, points=(), marks=marks)


def least_of_name(index: Index, line: int) -> float:
    """Bits of a name that must be matched where it is to stand for what it names."""
    name = index.lines.name(line)
    return _SHARES[name.naming] * index.said(line) if name else 0.0


def _marks_of(index: Index, target: Target, words: str) -> list[Range]:
    """Wherever words stand in a target."""
    text = index.lines.characters[target.start : target.end]
    starts = (target.start + place for place in occurrences(text, words))
    return [(start, start + len(words)) for start in starts]


def joined(ranges: Iterable[Range]) -> list[Range]:
    """Ranges in order, those that touch as one."""
    found: list[Range] = []
    for each in sorted(ranges):
        if found and each[0] <= found[-1][1]:
            found[-1] = found[-1][0], max(each[1], found[-1][1])
        else:
            found.append(each)
    return found


def _matched(chain: Chain) -> int:
    """How many characters of a line a chain matches."""
    return sum([point.clue.length for point in chain.points])


def _range(point: Point) -> Range:
    return point.place, point.place + point.clue.length


def _holds(outer: Range, inner: Range) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _overlaps(clue: Clue, points: Iterable[Point]) -> bool:
    return any(clue.start < other.clue.end and other.clue.start < clue.end for other in points)
