"""From what a person calls a section, passage, metric or honour to the record itself."""

import re

from hycli.errors import UsageError
from hycli.messages import Message
from hycli.model import Honour, Metric, Passage, Section
from hycli.report import Report
from hycli.search.engine import Filter, search
from hycli.search.hits import Hit
from hycli.search.syllables import plain_letters, spells
from hycli.suggestions import nearest

#: Fewer letters are no part of an English heading.
_SHORTEST_PART = 3
_REF = re.compile(r"[0-9]{1,9}\.[0-9]{1,9}\.[0-9]{1,9}")


def find(report: Report, name: str) -> Section | Passage | Metric | Honour:
    """The record that a ref, an id or a section's name means.

    Args:
        report: Where to look.
        name: A section (see `find_section`), a passage (`5.1.3`), an id of a metric or honour.

    Raises:
        UsageError: It means nothing here; the nearest real one is named.
    """
    if _REF.fullmatch(name):
        return _passage(report, name)
    try:
        return report.record(name)
    except UsageError:
        return find_section(report, name, ids=True)


def find_section(report: Report, name: str, *, ids: bool = False) -> Section:
    """The section that a number, an id, a subject, any part of it or its pinyin means.

    Args:
        report: Where to look.
        name: `5`, `livelihood`, `保障改善民生`, `民生`, `minsheng`; `0` or `lead` for the lead.
        ids: Suggest ids of metrics and honours too.

    Raises:
        UsageError: It means no section.
    """
    fitting = fitting_sections(report, name)
    if fitting:
        return fitting[0]
    sections = (report.lead, *report.sections)
    hits = _search(report, name, "heading")[:1]
    if hits:
        return sections[hits[0].section]
    names = [section.id for section in sections]
    message = Message('no section "{name}"', name=name)
    where = Message('"hycli sections" lists them')
    if ids:
        names += [record.id for record in report.records]
        message = Message('nothing is called "{name}"', name=name)
        where = Message('"hycli sections", "hycli metrics" and "hycli honours" list what there is')
    close = nearest(name, names)
    if close:
        where = Message('did you mean "{name}"? {where}', name=close[0], where=where)
    raise UsageError(message, where)


def fitting_sections(report: Report, name: str) -> list[Section]:
    """The sections that a name fits best, in the report's order; `find_section` takes the first.

    A number or an id comes before a subject, that before a part of one, that before a part of an
    achievement, that before English words, those before pinyin.
    """
    folded = name.strip().casefold()
    letters = _letters(folded)
    if not folded:
        return []
    for fits in (
        lambda section: folded in (str(section.number), section.id),
        lambda section: folded == section.subject,
        lambda section: folded in (section.subject or ""),
        lambda section: folded in (section.achievement or ""),
        lambda section: _begins_a_word(folded, section),
        lambda section: spells(section.subject or "", letters, part=True),
        lambda section: spells(section.achievement or "", letters, part=True),
    ):
        found = [section for section in (report.lead, *report.sections) if fits(section)]
        if found:
            return found
    return []


def find_recipients(report: Report, name: str) -> set[str]:
    """The recipients of honours that a name means.

    That one, else all that contain it, in characters or in pinyin, else what search finds.

    Raises:
        UsageError: It means none.
    """
    names = {honour.recipient for honour in report.honours if honour.recipient}
    if name in names:
        return {name}
    words = name.strip()
    letters = _letters(words.casefold())
    fitting = (
        {each for each in names if words in each},
        {each for each in names if spells(each, letters)},
        {each for each in names if spells(each, letters, part=True)},
    )
    within = next(filter(None, fitting), set()) if words else set()
    if within:
        return within
    hits = _search(report, name, "honour")
    by_id = {honour.id: honour.recipient for honour in report.honours}
    found = {received for hit in hits if hit.id and (received := by_id[hit.id])}
    if found:
        return found
    close = nearest(name, names)
    hint = Message('"hycli honours" lists them')
    if close:
        hint = Message('did you mean "{name}"?', name=close[0])
    raise UsageError(Message('no recipient "{name}"', name=name), hint)


def _search(report: Report, name: str, kind: str) -> list[Hit]:
    """What a name finds; a slip in Latin letters is left to the suggestion of the nearest name."""
    if not name.strip():
        return []
    return search(report.index, name, None, Filter(kinds=frozenset((kind,)), slips=False))


def _letters(name: str) -> str:
    """A name as pinyin without tones and spaces, should it be pinyin."""
    return "".join(plain_letters(name).split())


def _begins_a_word(name: str, section: Section) -> bool:
    """Whether words of an English heading begin so: `livelihood`, `people's`, `demo`."""
    if len(name) < _SHORTEST_PART:
        return False
    headings = filter(None, (section.subject_en, section.achievement_en))
    return any(re.search(rf"\b{re.escape(name)}", each.casefold()) for each in headings)


def _passage(report: Report, ref: str) -> Passage:
    try:
        return report.passage(ref)
    except UsageError:
        number = int(ref.split(".", maxsplit=1)[0])
        sections = (report.lead, *report.sections)
        if number >= len(sections):
            hint = Message("sections go from 0 to {last}", last=len(sections) - 1)
        elif not sections[number].passages:
            hint = Message("section {number} has no passage", number=number)
        else:
            last = sections[number].passages[-1].ref
            hint = Message("the last of section {number} is {ref}", number=number, ref=last)
        raise UsageError(Message('no passage "{ref}"', ref=ref), hint) from None
