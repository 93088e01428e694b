"""The search itself: docs/search.md tells how it works and why."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from hycli.search.alignment import Point, align
from hycli.search.candidates import points_by_line
from hycli.search.elements import VIEWS, Element, readings_of
from hycli.search.folding import fold, kept_positions
from hycli.search.hits import KINDS, Hit, Part
from hycli.search.index import Index

__all__ = ["Index", "search"]

#: The share of a phrase's bits that a hit must explain.
THRESHOLD = 0.70
#: Bits that a hit must explain beyond those that chance would, unless it holds the very words.
EVIDENCE = 1.5
#: A hit must explain this share of what the best hit explains.
CLOSENESS = 0.7


#: From this score on, a reading whose very words were found ends the search.
SETTLED = 90.0
#: Views that hold the words themselves.
LITERAL = frozenset(("characters", "number", "english"))


class _Candidate(NamedTuple):
    """A text that may become a hit."""

    score: float
    line: int
    record: str | None
    spans: tuple[tuple[int, int], ...]
    views: tuple[str, ...]
    parts: tuple[Part, ...]


def search(
    index: Index,
    phrase: str,
    *,
    limit: int | None,
    section: int | None,
    kinds: frozenset[str],
    min_score: float,
    exact: bool,
) -> list[Hit]:
    """Find a phrase; see `hycli.Report.search`."""
    found = _found(index, phrase, exact=exact, slips=False)
    if not found and not exact:
        found = _found(index, phrase, exact=False, slips=True)
    hits = _hits(index, phrase, found)
    top = hits[0].score if hits else 0.0
    chosen = [
        hit
        for hit in hits
        if hit.score >= max(min_score, top * CLOSENESS)
        and (section is None or hit.section == section)
        and (not kinds or hit.kind in kinds)
    ]
    return [hit._replace(rank=rank) for rank, hit in enumerate(chosen[:limit], 1)]


def _found(index: Index, phrase: str, *, exact: bool, slips: bool) -> list[_Candidate]:
    """The best candidate for each text, over all readings of the phrase."""
    best: dict[tuple[int, str | None], _Candidate] = {}
    for reading in readings_of(phrase, index, slips=slips):
        for candidate in _candidates(index, reading, exact=exact):
            key = candidate.line, candidate.record
            if key not in best or best[key].score < candidate.score:
                best[key] = candidate
        if any(each.score >= SETTLED and LITERAL.issuperset(each.views) for each in best.values()):
            break  # the surest reading comes first; if its words are there, nothing else is meant
    return list(best.values())


def _candidates(index: Index, reading: Sequence[Element], *, exact: bool) -> list[_Candidate]:
    total = sum([element.bits for element in reading])
    words = [element.word for element in reading]
    lines = points_by_line(tuple(reading), index)
    chance = _chance(index)
    found = []
    for line, points in lines.items():
        if _bound(points) < THRESHOLD * total:
            continue
        gain, chain = align(points, words)
        share = gain / total
        literal = _is_literal(chain, words)
        if exact and not literal:
            continue
        if share < THRESHOLD or (not literal and gain < chance + EVIDENCE):
            continue
        parts = _parts(index, reading, chain)
        found += _of_line(index, line, chain, points, share, total, parts)
    return found


def _is_literal(points: Sequence[Point], words: Sequence[int]) -> bool:
    """Whether every word of the phrase stands in the line as it was typed."""
    if len(points) < len(words) or any(point.view not in LITERAL for point in points):
        return False
    return all(
        before.place + before.length == after.place
        for before, after in pairwise(points)
        if words[before.element] == words[after.element]
    )


def _chance(index: Index) -> float:
    from math import log2

    return log2(index.size)


def _bound(points: Sequence[Point]) -> float:
    best: dict[int, float] = {}
    for point in points:
        if best.get(point.element, 0.0) < point.gain:
            best[point.element] = point.gain
    return sum(best.values())


def _of_line(
    index: Index,
    line: int,
    chain: Sequence[Point],
    points: Sequence[Point],
    share: float,
    total: float,
    parts: tuple[Part, ...],
) -> list[_Candidate]:
    """The line itself, and the metrics and honours within it that explain as much."""
    score = round(min(100.0, 100 * share), 1)
    views = _views(chain)
    if line >= len(index.sources):
        return _of_alias(index, line, score, views, parts)
    spans = [(point.place, point.place + point.length) for point in chain]
    found = [_Candidate(score, line, None, _source_spans(index, line, spans), views, parts)]
    for record, start, end in index.records[line]:
        best: dict[int, float] = {}
        for point in points:
            inside = start <= point.place and point.place + point.length <= end
            if inside and point.record in (None, record) and best.get(point.element, 0) < point.gain:
                best[point.element] = point.gain
        own = round(min(score, 100 * sum(best.values()) / total), 1)
        within = [span for span in spans if start <= span[0] and span[1] <= end]
        if own >= 100 * THRESHOLD and within:
            found.append(_Candidate(own, line, record, _source_spans(index, line, within), views, parts))
    return found


def _of_alias(
    index: Index, line: int, score: float, views: tuple[str, ...], parts: tuple[Part, ...]
) -> list[_Candidate]:
    alias = index.named[line - len(index.sources)]
    views = tuple(dict.fromkeys(("name", *views)))
    found = []
    for place in index.target_places(alias):
        target = index.line_at(place)
        spans = _source_spans(index, target, [(place, place + len(alias.words))])
        found.append(_Candidate(score, target, None, spans, views, parts))
        if alias.record:
            found.append(_Candidate(score, target, alias.record, spans, views, parts))
    return found


def _parts(index: Index, reading: Sequence[Element], chain: Sequence[Point]) -> tuple[Part, ...]:
    used = {point.element: point for point in chain}
    parts = []
    for position, element in enumerate(reading):
        point = used.get(position)
        if point is None:
            part = Part(element.text, "", None, 0.0, round(element.bits, 1))
        else:
            matched = index.characters[point.place : point.place + point.length]
            bits = round(point.gain, 1), round(element.bits, 1)
            part = Part(element.text, matched, point.view, *bits)
        parts.append(part)
    return tuple(parts)


def _views(points: Iterable[Point]) -> tuple[str, ...]:
    used = {point.view for point in points}
    return tuple([view for view in VIEWS if view in used])


def _source_spans(
    index: Index, line: int, spans: Sequence[tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    """Positions of the views as code points of the source, touching ones as one span."""
    start = index.starts[line]
    kept = kept_positions(fold(index.sources[line].text))
    merged: list[tuple[int, int]] = []
    for first, last in sorted(
        (kept[first - start], kept[last - start - 1] + 1) for first, last in spans
    ):
        if merged and first <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        else:
            merged.append((first, last))
    return tuple(merged)


def _hits(index: Index, phrase: str, candidates: Iterable[_Candidate]) -> list[Hit]:
    """Candidates as hits, best first, equals in the order of the report."""
    records = {record.id: record for record in (*index.report.metrics, *index.report.honours)}
    order = {record: place for place, record in enumerate(records)}
    made = []
    for score, line, record_id, spans, views, parts in candidates:
        source = index.sources[line]
        kind, text = source.kind, source.text
        if record_id is not None:
            record = records[record_id]
            kind = "metric" if hasattr(record, "value") else "honour"
            text = record.quote
            shift = source.text.find(text)
            spans = tuple(
                [
                    (max(0, start - shift), min(len(text), end - shift))
                    for start, end in spans
                    if end > shift and start < shift + len(text)
                ]
            )
        hit = Hit(phrase, 0, score, kind, source.section, source.ref, record_id, text, spans, views, parts)
        made.append(((-score, line, KINDS.index(kind), order.get(record_id or "", -1)), hit))
    made.sort(key=lambda pair: pair[0])
    return [hit for _, hit in made]
