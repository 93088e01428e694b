"""What a report has to be found: its texts, and the other names of pieces of them.

Plain classes, since each named tuple costs a start 0.1 ms and these are made by the thousand.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hycli.search.folding import compress, fold

if TYPE_CHECKING:
    from hycli.report import Report
    from hycli.search.hits import HitKind


class Source:
    """A text that can be a hit.

    Args:
        kind: passage or heading.
        section: 0 to 8.
        ref: The passage's, or the section's number.
        text: Exact source text.
        key: Its key in the report's readings.
        name_en: A heading in English.
    """

    __slots__ = ("key", "kind", "name_en", "ref", "section", "text")

    def __init__(  # noqa: PLR0913, PLR0917  # a record
        self,
        kind: "HitKind",
        section: int,
        ref: str,
        text: str,
        key: str,
        name_en: str | None = None,
    ) -> None:
        self.kind = kind
        self.section = section
        self.ref = ref
        self.text = text
        self.key = key
        self.name_en = name_en


class Alias:
    """Another name of some words of the report.

    Args:
        name: In Chinese or in English.
        term: The source words that it names.
        line: The only line that is meant; None for wherever the words stand.
        record: Id of the metric or honour that it names.
    """

    __slots__ = ("line", "name", "record", "term")

    def __init__(self, name: str, term: str, line: int | None, record: str | None) -> None:
        self.name = name
        self.term = term
        self.line = line
        self.record = record

    @property
    def words(self) -> str:
        """The words that it names, folded and compressed."""
        return compress(fold(self.term))


def sources_of(report: "Report") -> Iterator[Source]:
    """The texts of a report in its order: the head, the lead, each section's headings and text."""
    for name in ("kicker", "title", "subtitle", "byline"):
        if getattr(report, name):
            yield Source("heading", 0, "0", getattr(report, name), f"0.{name}")
    for section in (report.lead, *report.sections):
        number = str(section.number)
        for name in ("subject", "achievement"):
            text = getattr(section, name)
            if text:
                english = getattr(section, f"{name}_en")
                yield Source("heading", section.number, number, text, f"{number}.{name}", english)
        for passage in section.passages:
            yield Source("passage", section.number, passage.ref, passage.text, passage.ref)


def lines_of_passages(sources: Sequence[Source]) -> dict[str, int]:
    """The place of each passage among the sources, by its ref."""
    return {source.ref: line for line, source in enumerate(sources) if source.kind == "passage"}


def aliases_of(report: "Report", sources: Sequence[Source], *, chinese: bool) -> list[Alias]:
    """The other names in Chinese, or those in English.

    Args:
        report: Its glossary, figures, honours and notes have names.
        sources: Its texts; the headings have names.
        chinese: Which names are wanted.
    """
    return [
        Alias(name, term, line, record)
        for name, term, line, record in _names(report, sources)
        if name and _is_chinese(name) == chinese and (term[0].isalnum() or compress(term))
    ]


def _names(
    report: "Report", sources: Sequence[Source]
) -> Iterator[tuple[str, str, int | None, str | None]]:
    """Every other name: it, the words that it names, their line, the record's id."""
    lines = lines_of_passages(sources)
    for term in report.glossary:
        for name in term.names:
            yield name, term.term, None, None
    for metric in report.metrics:
        yield metric.name, metric.quote, lines[metric.ref], metric.id
        yield metric.name_en or "", metric.quote, lines[metric.ref], metric.id
    for honour in report.honours:
        yield honour.title_en or "", honour.quote, lines[honour.ref], honour.id
    for note in report.notes:
        if note.correction:
            yield note.correction, note.quote, lines[note.ref], None
    for line, source in enumerate(sources):
        if source.name_en:
            yield source.name_en, source.text, line, None


def _is_chinese(name: str) -> bool:
    return not name.isascii() and any(char >= "\u4e00" for char in name)
