"""What search is given: plain texts, other names of pieces of them, and records within them."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any, Literal, NamedTuple


class Kind(StrEnum):
    """Kinds of hits."""

    HEADING = "heading"
    PASSAGE = "passage"
    METRIC = "metric"
    HONOUR = "honour"


KINDS = tuple(Kind)


class Source(NamedTuple):
    """A text that can be a hit."""

    kind: Kind  #: passage or heading
    section: int  #: 0 for the lead and the head
    ref: str  #: the passage's, or the section's number
    text: str  #: exact source text
    english: str | None  #: the same in English
    reading: str  #: a syllable a character, `-` for what is not read; empty if not known

    @property
    def is_head(self) -> bool:
        """Whether it stands in the head of the report."""
        return self.kind is Kind.HEADING and self.section == 0


class Record(NamedTuple):
    """A figure or an honour, which is a piece of a source."""

    kind: Kind  #: metric or honour
    id: str
    source: int  #: its place among the sources
    quote: str  #: exact piece of the source's text
    value: float | None = None  #: of a metric


#: What a name is to what it names: what it is called, which has to be named whole; what people ask
#: it as, in good part; or the same text in English, searched like the text itself.
Naming = Literal["name", "asked", "translation"]


class Name(NamedTuple):
    """Texts that name one thing, in one language."""

    texts: Sequence[str]
    naming: Naming
    words: str | None = None  #: words of the sources, wherever they stand
    source: int | None = None  #: the only source that is meant
    record: str | None = None  #: id of the record that is meant


class Corpus(NamedTuple):
    """Everything that can be found; names are made when they are asked for."""

    sources: Sequence[Source]
    records: Sequence[Record]
    chinese: Callable[[], Sequence[Name]]  #: names with hanzi, and what stands in Chinese text
    english: Callable[[], Sequence[Name]]
    ready: Mapping[str, Any] | None = None  #: what was made of it beforehand, see `Lines`
