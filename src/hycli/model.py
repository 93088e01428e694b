"""The records of the knowledge file.

Named tuples, because six frozen dataclasses cost every start of the command 4 ms more.
`None` always means that the article does not say.
"""

from typing import Literal, NamedTuple

Comparator = Literal["=", ">", "<="]
MetricKind = Literal["level", "count", "share", "rate", "multiple", "increase", "streak"]


class Passage(NamedTuple):
    """One sentence of the article, up to 。！？ or ；."""

    ref: str  #: `section.paragraph.passage`, all from 1; the lead is section 0
    section: int
    text: str


class Metric(NamedTuple):
    """A quantity that the article states about Hengyang."""

    id: str  #: stable, kebab-case, unique among metrics and honours
    section: int  #: 1 to 8; 0 for the lead
    ref: str  #: the passage that states it
    name: str  #: the indicator, in Chinese
    name_en: str
    value: int | float  #: in `unit`
    unit: str  #: as printed: %, 亿元, 万户
    comparator: Comparator  #: `>` for 突破 and 余, `<=` for 以内
    kind: MetricKind
    fold: int | float | None  #: how many times the baseline; None where there is none
    period: str | None  #: "2020", "five-years"
    baseline_period: str | None
    quote: str  #: the shortest exact substring of the passage that states it


class Honour(NamedTuple):
    """A title, prize, ranking, designation or pilot status that the article reports."""

    id: str  #: stable, kebab-case, unique among metrics and honours
    section: int  #: 1 to 8; 0 for the lead
    ref: str  #: the passage that states it
    recipient: str  #: 衡阳市 where the city itself
    title: str
    title_en: str
    verb: str  #: the conferring verb as printed: 获评, 入选
    year: str | None
    quote: str  #: the shortest exact substring of the passage that states it


class Term(NamedTuple):
    """A term of the article and the other names that people use for it."""

    term: str  #: exact substring of the article
    names: tuple[str, ...]  #: English names, abbreviations, other Chinese names


class Note(NamedTuple):
    """A place where the print itself errs; the text stays as printed."""

    ref: str
    quote: str  #: the words as printed
    correction: str | None  #: the words as they should be; None where the article does not tell
    note: str


class Section(NamedTuple):
    """One of the eight exam subjects, or the lead as section 0."""

    number: int
    id: str
    subject: str | None  #: 科目; None for the lead
    achievement: str | None  #: 成绩; None for the lead
    subject_en: str | None
    achievement_en: str | None
    paragraphs: tuple[str, ...]
    passages: tuple[Passage, ...]
    metrics: tuple[Metric, ...]
    honours: tuple[Honour, ...]

    @property
    def characters(self) -> int:
        """Code points of the paragraphs, punctuation included."""
        return sum(map(len, self.paragraphs))
