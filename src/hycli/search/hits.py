"""What a search returns."""

from collections.abc import Callable
from typing import Annotated, NamedTuple

from hycli.model import documented
from hycli.search.clues import Way
from hycli.search.corpus import Kind
from hycli.search.explanations import Explanation, Range, joined
from hycli.search.index import Index
from hycli.search.phrase import Phrase

#: Marks that stand in pairs.
_QUOTES = (("“", "”"), ("‘", "’"), ("《", "》"), ("（", "）"), ("(", ")"))


class Part(NamedTuple):
    """What became of one piece of the phrase."""

    typed: str  #: folded
    matched: str  #: the words of the report or of another name, folded; empty where nothing was
    way: Way | None  #: how it matched; None where nothing did
    bits: float  #: what it brought
    of: float  #: what it would have brought at best


@documented
class Hit(NamedTuple):
    """One text that answers a phrase."""

    query: Annotated[str, "the phrase that was asked for"]
    rank: Annotated[int, "1 for the best hit of a phrase"]
    score: Annotated[float, "0 to 100: how much of the phrase the hit explains"]
    kind: Annotated[Kind, ", ".join(Kind)]
    section: Annotated[int, "section number, 0 for the lead"]
    ref: Annotated[str, "the passage, or the section of a heading"]
    id: Annotated[str | None, "id of a metric or honour, else null"]
    text: Annotated[str, "the exact source text"]
    spans: Annotated[
        tuple[tuple[int, int], ...],
        "[start, end) pairs in code points of `text`: what matched, or the clause that answers",
    ]
    ways: Annotated[tuple[Way, ...], f"how it matched: {', '.join(Way)}"]
    text_en: Annotated[str | None, "the passage in English, else null"]
    parts: Annotated[
        tuple[Part, ...],
        "what became of each piece of the phrase: typed, matched, way, bits, of (at best)",
    ]

    def __repr__(self) -> str:
        """What is found and where: `<Hit 1: passage 5.1.1, 94: 【脱贫攻坚】战取得全面胜利…>`."""
        text = self._marked("【", "】", str)
        return f"<Hit {self.rank}: {self.kind.value} {self.ref}, {self.score:g}: {text}>"

    def _repr_html_(self) -> str:
        """The same for notebooks."""
        from html import escape

        return f"{escape(self.ref)} {self._marked('<mark>', '</mark>', escape)}"

    def _marked(self, before: str, after: str, escaped: Callable[[str], str]) -> str:
        pieces, position = [], 0
        for start, end in self.spans:
            pieces += [escaped(self.text[position:start]), before]
            pieces += [escaped(self.text[start:end]), after]
            position = end
        return "".join([*pieces, escaped(self.text[position:])])


def hit_of(index: Index, query: str, phrase: Phrase, found: Explanation) -> Hit:
    """An explanation as people and programs see it; its rank is still 0."""
    target = found.target
    source = index.corpus.sources[target.source]
    text, shift = source.text, 0
    if target.record is not None:
        text = index.quote_of(target.record)
        shift = source.text.find(text)
    spans = [
        _with_quotes(text, start - shift, end - shift)
        for start, end in (index.printed_range(target.source, *mark) for mark in found.marks)
    ]
    return Hit(
        query=query,
        rank=0,
        score=found.score,
        kind=index.kind_of(target),
        section=source.section,
        ref=source.ref,
        id=target.record,
        text=text,
        text_en=source.english if source.kind is Kind.PASSAGE else None,
        spans=tuple(joined(spans)),
        ways=tuple([way for way in Way if any(point.clue.way is way for point in found.points)]),
        parts=_parts(index, phrase, found),
    )


def _with_quotes(text: str, start: int, end: int) -> Range:
    """A span with the mark beside it whose other half stands within."""
    within = text[start:end]
    for opening, closing in _QUOTES:
        closed = within.count(closing) - within.count(opening)
        start -= closed > 0 and text[start - 1 : start] == opening
        end += closed < 0 and text[end : end + 1] == closing
    return start, end


def _parts(index: Index, phrase: Phrase, found: Explanation) -> tuple[Part, ...]:
    parts = []
    for place, clue in found.points:
        typed = phrase.text[clue.start : clue.end].strip()
        matched = index.words_at(place, clue.length)
        part = Part(typed, matched, clue.way, round(clue.gain, 1), round(clue.of, 1))
        parts.append((clue.start, part))
    parts += [
        (piece.start, Part(piece.text, "", None, 0.0, round(piece.bits, 1)))
        for piece in phrase.pieces
        if not any(clue.start < piece.end and piece.start < clue.end for _, clue in found.points)
    ]
    return tuple([part for _, part in sorted(parts, key=lambda each: each[0])])
