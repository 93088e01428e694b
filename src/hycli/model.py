"""The records of the knowledge file.

Named tuples, because six frozen dataclasses cost every start of the command 3 ms more, 4 %. What a
field means stands on the field, once: `fields` reads it, and so do help, completion and docs.
`None` always means that the article does not say.
"""

from typing import Annotated, Any, Literal, NamedTuple, TypeVar

Comparator = Literal["=", ">", "<="]
MetricKind = Literal["level", "count", "share", "rate", "multiple", "increase", "streak"]
#: What each kind of figure is.
METRIC_KINDS: dict[MetricKind, str] = {
    "level": "an amount",
    "count": "a number of things",
    "share": "a part of a whole",
    "rate": "a rate",
    "multiple": "so many times the baseline",
    "increase": "so many times more than the baseline",
    "streak": "so many years in a row",
}
#: The score of a hit that explains all of its phrase.
BEST_SCORE = 100

_Record = TypeVar("_Record")
_Id = Annotated[str, "stable id, as `show` takes it"]
_SectionNumber = Annotated[int, "section number, 0 for the lead"]
_Ref = Annotated[str, "the passage that states it: section.paragraph.passage"]
_Quote = Annotated[str, "the exact words"]
_Misprint = Annotated[str | None, "what is wrong with the print there; null where nothing is"]


def fields(record: Any) -> dict[str, str]:
    """The fields of a kind of record in order, with what each means."""
    return {name: kind.__metadata__[0] for name, kind in record.__annotations__.items()}


def documented(record: type[_Record]) -> type[_Record]:
    """A kind of record whose fields tell in a session, too, what they mean."""
    for name, meaning in fields(record).items():
        getattr(record, name).__doc__ = meaning
    return record


@documented
class Passage(NamedTuple):
    """One sentence of the article, up to 。！？ or ； and what closes a quotation behind it."""

    ref: Annotated[str, "section.paragraph.passage, all from 1 but the lead, which is section 0"]
    section: _SectionNumber
    text: Annotated[str, "the exact source text"]


@documented
class Metric(NamedTuple):
    """A quantity that the article states about Hengyang."""

    id: _Id
    section: _SectionNumber
    ref: _Ref
    name: Annotated[str, "the indicator"]
    name_en: Annotated[str | None, "the indicator in English"]
    value: Annotated[int | float, "the number, in `unit`"]
    unit: Annotated[str, "the unit as printed"]
    comparator: Annotated[Comparator | None, "= exactly, > more than, <= at most"]
    kind: Annotated[MetricKind | None, ", ".join(METRIC_KINDS)]
    fold: Annotated[
        int | float | None,
        "how many times the baseline that makes; null without a baseline",
    ]
    period: Annotated[str | None, "when: 2020, five-years; null where not stated"]
    baseline_period: Annotated[str | None, "against when; null where not stated"]
    quote: _Quote
    note: _Misprint = None  #: not in the file's record: one of its notes


@documented
class Honour(NamedTuple):
    """A title, prize, ranking, designation or pilot status that the article reports."""

    id: _Id
    section: _SectionNumber
    ref: _Ref
    recipient: Annotated[str | None, "who received it; 衡阳市 is the city itself"]
    title: Annotated[str, "the title, prize, ranking or designation"]
    title_en: Annotated[str | None, "the title in English"]
    verb: Annotated[str | None, "the conferring verb as printed"]
    year: Annotated[str | None, "when; null where not stated"]
    quote: _Quote
    note: _Misprint = None  #: likewise


@documented
class Term(NamedTuple):
    """A term of the article and the other names that people use for it."""

    term: Annotated[str, "a term of the article"]
    names: Annotated[tuple[str, ...], "its English names, abbreviations and other Chinese names"]


@documented
class Note(NamedTuple):
    """A place where the print itself errs; the text stays as printed."""

    ref: Annotated[str, "the passage in which the print errs"]
    quote: Annotated[str, "the words as printed"]
    correction: Annotated[
        str | None, "the words as they should be; null where the article does not tell"
    ]
    note: Annotated[str, "what is wrong"]


@documented
class Section(NamedTuple):
    """One of the eight exam subjects, or the lead as section 0."""

    number: Annotated[int, "1 to 8; 0 for the lead"]
    id: Annotated[str, "English id, as `show` takes it"]
    subject: Annotated[str | None, "科目: the exam subject"]
    achievement: Annotated[str | None, "成绩: the achievement"]
    subject_en: Annotated[str | None, "the subject in English"]
    achievement_en: Annotated[str | None, "the achievement in English"]
    paragraphs: Annotated[tuple[str, ...], "the paragraphs, as printed"]
    passages: Annotated[tuple[Passage, ...], "the sentences, in reading order"]
    metrics: Annotated[tuple[Metric, ...], "the figures that it states"]
    honours: Annotated[tuple[Honour, ...], "the honours that it states"]

    def __repr__(self) -> str:
        """What it holds: `<Section 5 “保障改善民生”: 7 passages, 5 metrics, 6 honours>`."""
        counts = ", ".join(
            [f"{len(getattr(self, name))} {name}" for name in ("passages", "metrics", "honours")]
        )
        return f"<Section {self.number} “{self.subject or self.id}”: {counts}>"

    @property
    def characters(self) -> int:
        """Code points of the paragraphs, punctuation included."""
        return sum(map(len, self.paragraphs))
