"""What `show` shows of a section, a passage, a metric or an honour, and what belongs to it."""

from typing import Annotated, Any, NamedTuple

from hycli.form import HEAD, LEAD
from hycli.lookup import Target
from hycli.model import Honour, Metric, Passage, Section
from hycli.report import Report


class Row(NamedTuple):
    """One line of what `show` prints."""

    ref: Annotated[str, "passage, section or 0 for the head of the article"]
    kind: Annotated[str, "heading, passage, metric, honour or note"]
    id: Annotated[str | None, "id of a metric or honour, else null"]
    text: Annotated[str, "the exact source text"]


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
        ref = str(target.number)
        texts = headings(target, report, chinese=True)
        found = [Row(ref, "heading", None, text) for text in texts]
        for passage in target.passages:
            found += rows(passage, report)
        return found
    if isinstance(target, Passage):
        metrics, honours, notes = report.stated_in(target.ref)
        return [
            Row(target.ref, "passage", None, target.text),
            *[_record(each) for each in metrics],
            *[_record(each) for each in honours],
            *[Row(each.ref, "note", None, each.quote) for each in notes],
        ]
    return [_record(target), Row(target.ref, "passage", None, report.passage(target.ref).text)]


def headings(section: Section, report: Report, *, chinese: bool) -> list[str]:
    """What stands above the sentences of a section, or of the article for the lead."""
    if section.number == LEAD:
        head = [report.kicker, report.title, report.subtitle, report.byline] if chinese else []
        return [text for text in head if text]
    texts = [section.subject_en, section.achievement_en]
    if chinese:
        texts = [section.subject, section.achievement]
    return [text for text in texts if text]


def citation(report: Report, section: int, ref: str = "") -> str:
    """A line that says where something stands, in the language of the article.

    Args:
        report: Where it stands.
        section: Its section's number.
        ref: The passage, or a range of them; without it the whole section is cited.
    """
    printed = [report.source, f"{report.year}年" if report.year else None]
    origin = "，".join(filter(None, printed))
    title = f"《{report.title}》" + (f"（{origin}）" if origin else "")
    place = ""
    if section != LEAD:
        part = report.sections[section - 1]
        # Only an exam has subjects with numbers of their own.
        number = f"第{section}科" if part.achievement else ""
        place = f"{number}“{part.subject}”"
    return "，".join(filter(None, (title, place, ref)))


def quotation(target: Target, report: Report) -> tuple[list[str], str]:
    """The words of a target, a paragraph or sentence each, and the line to cite."""
    if isinstance(target, Section):
        return list(target.paragraphs), citation(report, target.number)
    passage = report.passage(target.ref)
    return [passage.text], citation(report, passage.section, passage.ref)


def _record(record: Metric | Honour) -> Row:
    kind = "metric" if isinstance(record, Metric) else "honour"
    return Row(record.ref, kind, record.id, record.quote)
