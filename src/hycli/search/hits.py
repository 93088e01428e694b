"""What a search returns."""

from typing import Literal, NamedTuple

HitKind = Literal["passage", "heading", "metric", "honour"]

#: The kinds of hits, in the order in which they stand where one text is several of them.
KINDS: tuple[HitKind, ...] = ("heading", "passage", "metric", "honour")


class Part(NamedTuple):
    """What became of one piece of the phrase."""

    typed: str  #: folded
    matched: str  #: the words of the report, folded; empty where nothing was
    view: str | None  #: how it matched; None where nothing did
    bits: float  #: what it brought
    of: float  #: what it would have brought at best


class Hit(NamedTuple):
    """One text that answers a phrase."""

    query: str  #: the phrase as it was asked
    rank: int  #: 1 for the best
    score: float  #: 0 to 100, one decimal: how much of the phrase's information is explained
    kind: HitKind
    section: int  #: 0 for the lead and the head of the article
    ref: str  #: the passage's, or the section's number for a heading
    id: str | None  #: of a metric or an honour
    text: str  #: exact source text
    spans: tuple[tuple[int, int], ...]  #: [start, end) in code points of `text`: what matched
    views: tuple[str, ...]  #: how it matched, see `hycli.search.elements.VIEWS`
    parts: tuple[Part, ...]  #: how the score came about; what they bring less the way between them
