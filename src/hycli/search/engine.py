"""The search itself: docs/search.md tells how it works and why."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from math import log2
from typing import NamedTuple

from hycli.model import Metric
from hycli.search.alignment import HEARD, Point, align
from hycli.search.candidates import points_by_line
from hycli.search.elements import VIEWS, Reading, exact_reading, readings_of
from hycli.search.folding import kept_positions
from hycli.search.hits import KINDS, Hit, Part
from hycli.search.index import Index

__all__ = ["Filter", "Index", "search"]

#: The share of a phrase's bits that a hit must explain.
THRESHOLD = 0.70
#: Bits that a hit must explain beyond those that chance would, unless it holds the very words.
EVIDENCE = 1.5
#: The same where not one character was typed as it is printed.
HEARD_EVIDENCE = 6.0
#: A hit must score this share of what the best hit scores.
CLOSENESS = 0.8
#: From this score on, a reading whose very words were found ends the search.
SETTLED = 90.0
#: Views that hold the words themselves.
LITERAL = frozenset(("characters", "number", "english"))

Spans = tuple[tuple[int, int], ...]


class Filter(NamedTuple):
    """Which hits are wanted; see `hycli.Report.search`."""

    section: int | None = None
    kinds: frozenset[str] = frozenset()
    min_score: float = 0.0
    exact: bool = False
    slips: bool = True  #: where nothing else is found, take Latin words for others like them

    def lets_through(self, hit: Hit) -> bool:
        """Whether a hit is wanted."""
        return (
            hit.score >= self.min_score
            and self.section in (None, hit.section)
            and (not self.kinds or hit.kind in self.kinds)
        )


class _Match(NamedTuple):
    """A line and the best chain of one reading through it."""

    line: int
    score: float
    chain: Sequence[Point]
    points: Sequence[Point]
    reading: Reading


class _Candidate(NamedTuple):
    """A text that may become a hit: a line, or a record that it states."""

    line: int
    record: str | None
    score: float
    places: Sequence[tuple[int, int]]  #: what matched, as positions of the index's views
    match: _Match


def search(index: Index, phrase: str, limit: int | None, wanted: Filter) -> list[Hit]:
    """Find a phrase; see `hycli.Report.search`.

    Raises:
        UsageError: The phrase is empty or too long.
    """
    if wanted.exact:
        candidates = _candidates(index, [exact_reading(phrase, index)], exact=True)
    else:
        candidates = _candidates(index, readings_of(phrase, index, slips=False))
        if not candidates and wanted.slips:
            candidates = _candidates(index, readings_of(phrase, index, slips=True))
    least = CLOSENESS * max((each.score for each in candidates), default=0.0)
    close = [each for each in candidates if each.score >= least]
    hits = (_hit(index, phrase, each) for each in _ranked(index, close))
    chosen = islice(filter(wanted.lets_through, hits), limit)
    return [hit._replace(rank=rank) for rank, hit in enumerate(chosen, 1)]


def _candidates(
    index: Index, readings: Iterable[Reading], *, exact: bool = False
) -> list[_Candidate]:
    """The best candidate for each text, over all readings of a phrase."""
    best: dict[tuple[int, str | None], _Candidate] = {}
    for reading in readings:
        settled = False
        for match in _matches(index, reading, exact=exact):
            literal = all(point.view in LITERAL for point in match.chain)
            settled = settled or (literal and match.score >= SETTLED)
            for candidate in _texts(index, match):
                key = candidate.line, candidate.record
                if key not in best or best[key].score < candidate.score:
                    best[key] = candidate
        if settled:
            break  # the surest reading comes first: its words are there, so they are meant
    return list(best.values())


def _matches(index: Index, reading: Reading, *, exact: bool) -> Iterator[_Match]:
    """The lines that explain enough of one reading."""
    words = [element.word for element in reading]
    # The best of all accidental matches brings about as many bits as it takes to name a place.
    chance = log2(index.size)
    # In order, so that of equals a text's own words come before another name of them.
    for line, points in sorted(points_by_line(reading, index, exact=exact).items()):
        if exact and line >= len(index.sources):
            continue
        gain, score, chain = _scored(points, reading, words)
        literal = _is_literal(chain, words)
        if score >= 100 * THRESHOLD and (
            literal or (_is_evident(gain - chance, chain) and not exact)
        ):
            yield _Match(line, score, chain, points, reading)


def _scored(
    points: Sequence[Point], reading: Reading, words: Sequence[int]
) -> tuple[float, float, Sequence[Point]]:
    """The bits that a line explains, the score that makes, and the chain; no chain below par.

    A character that is matched by its sound says what its sound says, not what it would itself.
    """
    best: dict[int, Point] = {}
    for point in points:
        if point.element not in best or best[point.element].gain < point.gain:
            best[point.element] = point
    most = sum([point.gain for point in best.values()])
    if most < THRESHOLD * _said(reading, best.values()):
        return 0.0, 0.0, ()
    gain, chain = align(points, words)
    return gain, round(min(100.0, 100 * gain / _said(reading, chain)), 1), chain


def _said(reading: Reading, matched: Iterable[Point]) -> float:
    """The bits of a phrase, its matched elements read as they are matched."""
    total = sum([element.bits for element in reading])
    return total + sum([point.of - reading[point.element].bits for point in matched])


def _is_evident(bits: float, chain: Sequence[Point]) -> bool:
    """Whether a chain brings enough bits beyond those that chance would."""
    heard = all(point.view in HEARD for point in chain)
    return bits >= (HEARD_EVIDENCE if heard else EVIDENCE)


def _is_literal(chain: Sequence[Point], words: Sequence[int]) -> bool:
    """Whether every word of the phrase stands in the line as it was typed."""
    if len(chain) < len(words) or any(point.view not in LITERAL for point in chain):
        return False
    return all(
        before.place + before.length == after.place
        for before, after in pairwise(chain)
        if words[before.element] == words[after.element]
    )


def _texts(index: Index, match: _Match) -> Iterator[_Candidate]:
    """A line, and the metrics and honours within it that explain as much.

    A line that is another name stands for the words that it names.
    """
    if match.line >= len(index.sources):
        alias = index.named[match.line - len(index.sources)]
        for place in index.target_places(alias):
            line, places = index.line_at(place), [(place, place + len(alias.words))]
            yield _Candidate(line, None, match.score, places, match)
            if alias.record:
                yield _Candidate(line, alias.record, match.score, places, match)
        return
    yield _Candidate(match.line, None, match.score, _places(index, match, match.chain), match)
    words = [element.word for element in match.reading]
    for record, start, end in index.records[match.line]:
        inside = [
            point
            for point in match.points
            if start <= point.place
            and point.place + point.length <= end
            and point.record in (None, record)
        ]
        _, score, chain = _scored(inside, match.reading, words)
        score = min(match.score, score)
        if score >= 100 * THRESHOLD:
            places = [(point.place, point.place + point.length) for point in chain]
            yield _Candidate(match.line, record, score, places, match)


def _places(index: Index, match: _Match, chain: Sequence[Point]) -> list[tuple[int, int]]:
    """What a chain matched; where it is one run of the very words, wherever else they stand too."""
    places = [(point.place, point.place + point.length) for point in chain]
    literal = all(point.view == "characters" for point in chain)
    if literal and all(before[1] == after[0] for before, after in pairwise(places)):
        words = index.characters[places[0][0] : places[-1][1]]
        start, end = index.starts[match.line], index.starts[match.line + 1]
        found = index.places_between("characters", words, start, end)
        return [(place, place + len(words)) for place in found]
    return places


def _ranked(index: Index, candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """The best first, equals in the order of the report, a passage before what it states."""
    order = index.order
    return sorted(
        candidates,
        key=lambda each: (-each.score, each.line, order[each.record] + 1 if each.record else 0),
    )


def _hit(index: Index, phrase: str, candidate: _Candidate) -> Hit:
    source = index.sources[candidate.line]
    spans = _spans(index, candidate.line, candidate.places)
    kind, text = source.kind, source.text
    if candidate.record is not None:
        record = index.report.record(candidate.record)
        kind, text = KINDS[2 if isinstance(record, Metric) else 3], record.quote
        shift = source.text.find(text)
        spans = tuple([(start - shift, end - shift) for start, end in spans])
    return Hit(
        query=phrase,
        rank=0,
        score=candidate.score,
        kind=kind,
        section=source.section,
        ref=source.ref,
        id=candidate.record,
        text=text,
        spans=spans,
        views=_views(candidate),
        parts=_parts(index, candidate.match),
    )


def _spans(index: Index, line: int, places: Iterable[tuple[int, int]]) -> Spans:
    """Positions of the views as code points of the source, touching ones as one span."""
    first = index.starts[line]
    kept = kept_positions(index.folded[line])
    merged: list[tuple[int, int]] = []
    for start, end in sorted((kept[a - first], kept[b - first - 1] + 1) for a, b in places):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)


def _views(candidate: _Candidate) -> tuple[str, ...]:
    used = {point.view for point in candidate.match.chain}
    if candidate.line != candidate.match.line:
        used.add("name")
    return tuple([view for view in VIEWS if view in used])


def _parts(index: Index, match: _Match) -> tuple[Part, ...]:
    points = {point.element: point for point in match.chain}
    parts = []
    for position, element in enumerate(match.reading):
        point = points.get(position)
        if point is None:
            parts.append(Part(element.text, "", None, 0.0, round(element.bits, 1)))
        else:
            matched = index.characters[point.place : point.place + point.length]
            bits = round(point.gain, 1), round(point.of, 1)
            parts.append(Part(element.text, matched, point.view, *bits))
    return tuple(parts)
