"""From what a person calls a section, passage, metric or honour to the record itself."""

import re
from unicodedata import normalize

from hycli.errors import UsageError
from hycli.messages import Message
from hycli.model import Honour, Metric, Passage, Section
from hycli.report import Report
from hycli.search.syllables import plain_letters, readings, spells
from hycli.suggestions import nearest

Target = Section | Passage | Metric | Honour

#: Fewer letters are no part of an English heading.
_SHORTEST_PART = 3
_REF = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9}){1,2}")
_RANGE = re.compile(rf"({_REF.pattern})[-–—~]({_REF.pattern})")
#: 第五科, 科目5, 第5科目.
_ORDINAL = re.compile("第?(?:科目)?第?([0-9]{1,9}|[一二三四五六七八九十])(?:科目?)?")
_NUMERALS = "零一二三四五六七八九十"
_LEAD = ("导语", "lead")


def find(report: Report, name: str) -> list[Target]:
    """The records that a ref, a range of refs, an id or a section's name means.

    Args:
        report: Where to look.
        name: A section (see `find_section`), a paragraph (`5.1`), a passage (`5.1.3`), a range
            of passages (`5.1.1-5.1.3`), an id of a metric or honour.

    Raises:
        UsageError: It means nothing here; the nearest real one is named.
    """
    ref = normalize("NFKC", name).strip()  # of full-width digits
    asked = _RANGE.fullmatch(ref)
    if asked:
        refs = [passage.ref for passage in report.passages]
        first, last = _passages(report, asked[1])[0], _passages(report, asked[3])[-1]
        found = report.passages[refs.index(first.ref) : refs.index(last.ref) + 1]
        if not found:
            hint = Message("write {ref}", ref=f"{asked[3]}-{asked[1]}")
            raise UsageError(Message('"{name}" ends before it begins', name=name), hint)
        return list(found)
    if _REF.fullmatch(ref):
        return list(_passages(report, ref))
    try:
        return [report.record(name)]
    except UsageError:
        return [find_section(report, name, ids=True)]


def find_section(report: Report, name: str, *, ids: bool = False) -> Section:
    """The section that a number, an id, a subject, any part of it or its pinyin means.

    Args:
        report: Where to look.
        name: `5`, `第五科`, `livelihood`, `保障改善民生`, `民生`, `minsheng`; `0`, `lead` or `导语`
            for the lead.
        ids: Suggest ids of metrics and honours too.

    Raises:
        UsageError: It means no section.
    """
    fitting = fitting_sections(report, name)
    if fitting:
        return fitting[0]
    sections = (report.lead, *report.sections)
    # A slip in Latin letters is left to the suggestion of the nearest name.
    hits = [] if name.isascii() else report.search(name, 1, kinds=["heading"])
    if hits:
        return sections[hits[0].section]
    names = [section.id for section in sections]
    message = Message('no section "{name}"', name=name)
    where = Message('"hycli sections" lists them')
    if ids:
        names += [record.id for record in report.records]
        message = Message('nothing is called "{name}"', name=name)
        where = Message('"hycli sections", "hycli metrics" and "hycli honours" list what there is')
        if not name.isascii() or " " in name:
            where = Message('"hycli search {phrase}" searches for it', phrase=name)
    close = nearest(name, names)
    if close:
        where = Message('did you mean "{name}"? {where}', name=close, where=where)
    raise UsageError(message, where)


def fitting_sections(report: Report, name: str) -> list[Section]:
    """The sections that a name fits best, in the report's order; `find_section` takes the first.

    A number or an id comes before a subject, that before a part of one, that before a part of an
    achievement, that before English words, those before pinyin.
    """
    folded = name.strip().casefold()
    if not folded:
        return []
    letters = _letters(folded)
    sections = (report.lead, *report.sections)
    number = _number(folded)
    for fits in (
        lambda section: number == section.number or folded == section.id,
        lambda section: folded == section.subject,
        lambda section: folded in (section.subject or ""),
        lambda section: folded in (section.achievement or ""),
        lambda section: _begins_a_word(folded, section),
        lambda section: spells(section.subject or "", letters, part=True),
        lambda section: spells(section.achievement or "", letters, part=True),
    ):
        found = [section for section in sections if fits(section)]
        if found:
            return found
    return []


def find_recipients(report: Report, name: str) -> set[str]:
    """The recipients of honours that a name means.

    That one, else all that contain it, in characters or in pinyin, else what search finds.

    Raises:
        UsageError: It means none.
    """
    names = dict.fromkeys([each.recipient for each in report.honours if each.recipient])
    words = name.strip()
    letters = _letters(words.casefold())
    for fits in (
        lambda each: each == words,
        lambda each: words in each,
        lambda each: spells(each, letters),
        lambda each: spells(each, letters, part=True),
    ):
        found = {each for each in names if words and fits(each)}
        if found:
            return found
    if words and not words.isascii():
        by_id = {honour.id: honour.recipient for honour in report.honours}
        hits = report.search(words, None, kinds=["honour"])
        heard = [hit for hit in hits if all(part.way for part in hit.parts)]
        found = {received for hit in heard if hit.id and (received := by_id[hit.id])}
        if found:
            return found
    written = {in_pinyin(each): each for each in names} | {each: each for each in names}
    near = nearest(letters, written)
    hint = Message('"hycli honours" lists them')
    if near:
        hint = Message('did you mean "{name}"?', name=written[near])
    raise UsageError(Message('no recipient "{name}"', name=name), hint)


def in_pinyin(name: str) -> str:
    """A Chinese name as it is typed in pinyin; what has no reading stays as it is."""
    return "".join([next(iter(readings(char)), char) for char in name])


def _number(name: str) -> int | None:
    """The number of a section, as it is said or written."""
    if name in _LEAD:
        return 0
    match = _ORDINAL.fullmatch(name)
    if match is None or name in _NUMERALS:  # 一 alone is a word
        return None
    return int(match[1]) if match[1].isascii() else _NUMERALS.index(match[1])


def _letters(name: str) -> str:
    """A name as pinyin without tones and spaces, should it be pinyin."""
    return "".join(plain_letters(name).split())


def _begins_a_word(name: str, section: Section) -> bool:
    """Whether words of an English heading begin so: `livelihood`, `people's`, `demo`."""
    if len(name) < _SHORTEST_PART:
        return False
    headings = filter(None, (section.subject_en, section.achievement_en))
    return any(re.search(rf"\b{re.escape(name)}", each.casefold()) for each in headings)


def _passages(report: Report, ref: str) -> list[Passage]:
    """The passage with a ref, or all of a paragraph."""
    found = [each for each in report.passages if f"{each.ref}.".startswith(f"{ref}.")]
    if found:
        return found
    message = Message('no passage "{ref}"', ref=ref)
    plain = ".".join([str(int(part)) for part in ref.split(".")])
    number = int(plain.partition(".")[0])
    if plain != ref and any(f"{each.ref}.".startswith(f"{plain}.") for each in report.passages):
        raise UsageError(message, Message("write {ref}", ref=plain))
    near = [each for each in report.passages if each.section == number] or report.passages
    if not near:
        raise UsageError(message)
    last = near[-1]
    hint = Message("the last of section {number} is {ref}", number=last.section, ref=last.ref)
    raise UsageError(message, hint)
