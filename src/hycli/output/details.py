"""What `show` prints of a section, a passage, a metric or an honour, and what belongs to it."""

from typing import Any, NamedTuple

from hycli.form import LEAD
from hycli.model import Honour, Metric, Passage, Section
from hycli.report import Report

Target = Section | Passage | Metric | Honour

#: What the keys of whole objects mean, but for those that `output/columns.py` has: the head of the
#: article, which comes with the lead; a passage; a note; and what belongs to something.
HEAD = {
    "title": "the title of the article",
    "subtitle": "the line below the title",
    "kicker": "the line above the title",
    "byline": "who wrote the article",
}
PASSAGE = {
    "ref": "section.paragraph.passage, all from 1 but the lead, which is section 0",
    "section": "section number, 0 for the lead",
    "text": "the exact source text",
}
NOTE = {
    "ref": "the passage in which the print errs",
    "quote": "the words as printed",
    "correction": "the words as they should be; null where the article does not tell",
    "note": "what is wrong",
}
KEYS = {
    "passages": "the sentences, in reading order",
    "metrics": "the figures that it states",
    "honours": "the honours that it states",
    "notes": "places where its print errs",
    "passage": "the sentence that states it",
}


class Row(NamedTuple):
    """One line of what `show` prints."""

    ref: str
    kind: str  #: heading, passage, metric, honour, note
    id: str | None
    text: str
    name: str = ""  #: what it is called in Chinese; this and the next for people only
    name_en: str = ""


def detail(target: Target, report: Report) -> dict[str, Any]:
    """A target as one JSON object: its own fields, and the records that belong to it."""
    if isinstance(target, Section):
        fields = target._asdict()
        del fields["paragraphs"]
        fields |= {
            "characters": target.characters,
            "passages": [{"ref": each.ref, "text": each.text} for each in target.passages],
            "metrics": [each._asdict() for each in target.metrics],
            "honours": [each._asdict() for each in target.honours],
        }
        if target.number == LEAD:
            fields |= {name: getattr(report, name) for name in HEAD}
        notes = [each for each in report.notes if each.ref.startswith(f"{target.number}.")]
        return fields | {"notes": [each._asdict() for each in notes]}
    if isinstance(target, Passage):
        stated = report.stated_in(target.ref)._asdict()
        return target._asdict() | {
            name: [each._asdict() for each in records] for name, records in stated.items()
        }
    passage = report.passage(target.ref)
    return target._asdict() | {"passage": {"ref": passage.ref, "text": passage.text}}


def rows(target: Target, report: Report) -> list[Row]:
    """A target as lines, in reading order."""
    if isinstance(target, Section):
        found = _heading(target, report)
        for passage in target.passages:
            found += rows(passage, report)
        return found
    if isinstance(target, Passage):
        found = [Row(target.ref, "passage", None, target.text)]
        metrics, honours, notes = report.stated_in(target.ref)
        found += map(_metric, metrics)
        found += map(_honour, honours)
        found += [Row(each.ref, "note", None, each.quote, each.note, each.note) for each in notes]
        return found
    own = _metric(target) if isinstance(target, Metric) else _honour(target)
    return [own, Row(target.ref, "passage", None, report.passage(target.ref).text)]


def _heading(section: Section, report: Report) -> list[Row]:
    ref = str(section.number)
    if section.number == LEAD:
        head = report.kicker, report.title, report.subtitle, report.byline
        return [Row(ref, "heading", None, text) for text in head if text]
    texts = [
        (section.subject or "", section.subject_en or ""),
        (section.achievement or "", section.achievement_en or ""),
    ]
    return [Row(ref, "heading", None, text, "", english) for text, english in texts if text]


def _metric(metric: Metric) -> Row:
    return Row(metric.ref, "metric", metric.id, metric.quote, metric.name, metric.name_en or "")


def _honour(honour: Honour) -> Row:
    return Row(honour.ref, "honour", honour.id, honour.quote, honour.title, honour.title_en or "")
