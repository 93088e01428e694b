"""What a text explains of a phrase: its own line, and other names of it and of what it states."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from hycli.search.chains import Chain, Chains, Point, covered_by
from hycli.search.clues import LITERAL, Clue
from hycli.search.index import Index, Target, occurrences
from hycli.search.numerals import numbers
from hycli.search.phrase import Phrase
from hycli.search.words import FUNCTION_BITS, LEAST_BITS

#: Bits that a hit must explain beyond those that chance would, unless it holds the very words.
EVIDENCE = 2.2
#: The share of a name's own bits that must be matched where it is to stand for what it names.
NAME_SHARE = 0.55
ASKED_SHARE = 0.45
#: What is a whole name, as the share of its bits.
WHOLE = 0.95
#: Bits that it costs to take a further line to explain what the first left open.
JOIN = 2.0

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
    fullness: float  #: the share of the line that is matched, 0 to 1
    marks: Range | None  #: what a name marks in the text; None for the text's own line


class Explanation(NamedTuple):
    """What the lines of one target explain of a phrase."""

    target: Target
    score: float  #: 0 to 100: the share of the phrase's bits
    gain: float  #: bits explained
    hidden: float  #: what they are more, each hanzi as rare as it is in the report
    missing: float  #: bits of the phrase that are left open, but for torn words
    chance: float  #: bits that the best of all accidental matches would bring
    named: float  #: the share of the target's own name, or what it is asked as, that is matched
    own: bool  #: whether the target's own text explains it, and no name
    points: Sequence[Point]
    marks: Sequence[Range]
    leaning: float = 0.0  #: bits that names of the target explain at most, whole names or not


def explanation_of(
    index: Index, phrase: Phrase, chains: Chains, target: Target, through: Mapping[int, Chain]
) -> Explanation | None:
    """What the lines that lead to a target explain together, the best first.

    Args:
        index: Where the lines stand.
        phrase: What is to be explained.
        chains: What was matched.
        target: A source, or a record within it.
        through: The best chain through each line that might help.

    Returns:
        The explanation; None where there is none, where a number or a name of the phrase is another
        one, and, but for the very words, where it asks for a number or a date and none stands
        beside what is marked, or where it says nothing and only a name holds it.
    """
    used = [
        each
        for line, chain in through.items()
        if (each := _used(index, chains, target, line, chain))
    ]
    if not used:
        return None
    net = {each.line: each.chain.gain - chains.torn(each.chain.points) for each in used}
    most = max(net.values())
    # What the text says itself is marked rather than what it is called.
    used.sort(
        key=lambda each: (
            each.marks is not None or net[each.line] < most - JOIN,
            -net[each.line],
            -each.fullness,
        )
    )
    first = used[0]
    gain, points = first.chain.gain, list(first.chain.points)
    marks = [first.marks] if first.marks else _runs(index, target, first.chain)
    for each in used[1:]:
        more = [
            point
            for point in each.chain.points
            if not _overlaps(point.clue, points)
            and (point.clue.way in LITERAL or point.clue.length > 1)
            and not chains.is_lone_numeral(point, each.chain.points)
        ]
        added = sum([point.clue.gain for point in more]) - JOIN
        if added > 0:
            gain += added
            points += more
            marks += [each.marks] if each.marks else list(map(_range, more))
    if chains.is_another(points):
        return None
    torn = chains.torn(points)
    said = phrase.bits + sum([point.clue.of - chains.bits_of(*_stretch(point)) for point in points])
    gain -= torn
    misread = chains.misread(first.chain.points)
    best = [each for each in used if net[each.line] >= most - JOIN]
    chance = min([_chance(index, phrase, each) for each in best])
    says_nothing = phrase.bits < FUNCTION_BITS and first.marks is not None
    marks = _specific(index, phrase, target, marks)
    asks_elsewhere = first.marks is not None or not covered_by(first.chain.points).issuperset(
        phrase.asking
    )
    unanswered = (
        phrase.asks_for_figure
        and asks_elsewhere
        and not _tells_number(index, phrase, target.source, marks)
    ) or (phrase.asks_for_date and not _tells_date(index, target.source, marks))
    if chance and (says_nothing or unanswered or not chains.is_about(points)):
        return None
    return Explanation(
        target,
        score=round(min(100.0, max(0.0, 100 * gain / (said - misread))), 1)
        if said > misread
        else 0.0,
        gain=gain,
        hidden=chains.hidden(first.chain.points),
        missing=chains.missing(points) - misread,
        chance=chance,
        named=max(
            [each.fullness for each in best if index.lines.is_own_name(each.line)], default=0.0
        ),
        own=first.marks is None,
        points=points,
        marks=marks,
    )


def literal_explanation(index: Index, target: Target, words: Sequence[str]) -> Explanation:
    """A target that holds words as they stand, folded and compressed."""
    text = index.lines.characters[target.start : target.end]
    marks = [
        (target.start + place, target.start + place + len(word))
        for word in words
        for place in occurrences(text, word)
    ]
    return Explanation(target, 100.0, 0.0, 0.0, 0.0, 0.0, 0.0, own=True, points=(), marks=marks)


def least_of_name(index: Index, line: int) -> float:
    """Bits of a name that must be matched where it is to stand for what it names."""
    name = index.lines.name(line)
    return _SHARES[name.naming] * index.said(line) if name else 0.0


def _used(index: Index, chains: Chains, target: Target, line: int, chain: Chain) -> Used | None:
    """How a line helps to explain a target, if it does."""
    name = index.lines.name(line)
    if name is None:
        if target.record is not None:
            chain = chains.best(line, target.start, target.end)
        matched = sum([point.clue.length for point in chain.points])
        return Used(line, chain, matched / (target.end - target.start), None) if matched else None
    if not chain.points:
        return None
    share = sum([point.clue.of for point in chain.points]) / index.said(line)
    if not index.lines.is_english(line):
        matched = sum([point.clue.length for point in chain.points])
        share = max(share, matched / index.lines.length(line))
    if share < _SHARES[name.naming]:
        return None
    for each in index.targets(line):
        if each.source == target.source and (
            each.record == target.record
            or (each.record is None and target.start <= each.start and each.end <= target.end)
        ):
            marks = max(each.start, target.start), min(each.end, target.end)
            return Used(line, chain, min(1.0, share), marks)
    return None


def _chance(index: Index, phrase: Phrase, used: Used) -> float:
    """Bits that the best of all accidental matches would bring; 0 for the very words."""
    if used.marks is None and _is_literal(phrase, used.chain) and _in_print(index, used):
        return 0.0
    if used.marks is not None and used.fullness > WHOLE:
        name = index.lines.name(used.line)
        if name and name.naming == "name" and _is_literal(phrase, used.chain):
            return 0.0
        return index.chance_of_whole(used.line)
    return index.chance(used.line) + (0.0 if index.is_short else EVIDENCE)


def _is_literal(phrase: Phrase, chain: Chain) -> bool:
    """Whether every word of the phrase that says anything stands in the line as it was typed.

    Where it has hanzi that are not side by side, all of the phrase has to stand there.
    """
    points = chain.points
    covered = covered_by(points)
    telling = [piece for piece in phrase.pieces if piece.bits > LEAST_BITS]
    hanzi = [piece for piece in telling if piece.script == "han"]
    if hanzi and not 1 < len(hanzi) == hanzi[-1].end - hanzi[0].start:
        telling = [piece for piece in phrase.pieces if piece.bits]
    return (
        all(point.clue.way in LITERAL for point in points)
        and all(covered.issuperset(range(each.start, each.end)) for each in telling)
        and all(
            before.place + before.clue.length == after.place
            for before, after in pairwise(points)
            if before.clue.end == after.clue.start
        )
    )


def _in_print(index: Index, used: Used) -> bool:
    """Whether what stands side by side in a line does so in print: no 市长 in 城市、长江."""
    kept, first = index.lines.kept(used.line), index.lines.starts[used.line]
    places = sorted({place for point in used.chain.points for place in range(*_range(point))})
    return all(
        after > before + 1 or kept[after - first] == kept[before - first] + 1
        for before, after in pairwise(places)
    )


def _runs(index: Index, target: Target, chain: Chain) -> list[Range]:
    """What a chain matched; where it is one run of the very words, wherever else they stand too."""
    places = list(map(_range, chain.points))
    literal = all(point.clue.way in LITERAL for point in chain.points)
    if literal and all(before[1] == after[0] for before, after in pairwise(places)):
        words = index.lines.characters[places[0][0] : places[-1][1]]
        text = index.lines.characters[target.start : target.end]
        starts = (target.start + place for place in occurrences(text, words))
        return [(start, start + len(words)) for start in starts]
    return places


def _stretch(point: Point) -> Range:
    return point.clue.start, point.clue.end


def _range(point: Point) -> Range:
    return point.place, point.place + point.clue.length


def _specific(index: Index, phrase: Phrase, target: Target, marks: Sequence[Range]) -> list[Range]:
    """Without the whole text where something in it is marked; a figure, where one is asked for."""
    whole = index.whole(target.source)
    within = [each for each in marks if each != (whole.start, whole.end)]
    if phrase.asks_for_figure:
        figures = [
            (each.start, each.end)
            for each in index.figures(target.source)
            if target.start <= each.start and each.end <= target.end
        ]
        holding = [figure for figure in figures if any(_holds(figure, mark) for mark in within)]
        within = holding or within or figures
    return within or list(marks)


def _tells_number(index: Index, phrase: Phrase, source: int, marks: Sequence[Range]) -> bool:
    """Whether there is a number beside what is marked, and not the phrase's own."""
    own = {piece.number.value for piece in phrase.pieces if piece.number}
    clauses = [index.clauses(source, *mark) for mark in marks]
    return any(
        re.search(_FEW_OF, clause) or any(each.value not in own for each in numbers(clause))
        for clause in clauses
    )


def _tells_date(index: Index, source: int, marks: Sequence[Range]) -> bool:
    """Whether there is a day or a year beside what is marked."""
    return any(re.search(_DATE, index.clauses(source, *mark)) for mark in marks)


def _holds(outer: Range, inner: Range) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _overlaps(clue: Clue, points: Iterable[Point]) -> bool:
    return any(clue.start < other.clue.end and other.clue.start < clue.end for other in points)
