"""What TAB offers for each value: letters complete ASCII names, Chinese completes Chinese.

Shells drop what does not begin with what was typed, so `min` cannot become 民生; it becomes
`minsheng`, which every command takes as well. Each candidate has a description.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import typer

from hycli.files import STANDARD_INPUT
from hycli.language import CHINESE, Language
from hycli.messages import Message

if TYPE_CHECKING:
    from hycli.cli.session import Session
    from hycli.model import Section
    from hycli.report import Report

#: A value and what it means.
Candidate = tuple[str, str]

#: Stands for a candidate's description where the shell should offer names of files.
FILES = "\0"

#: Kinds of metrics, with what they are.
KINDS = {
    "level": Message("an amount"),
    "count": Message("a number of things"),
    "share": Message("a part of a whole"),
    "rate": Message("a rate"),
    "multiple": Message("so many times the baseline"),
    "increase": Message("so many times more than the baseline"),
    "streak": Message("so many years in a row"),
}
LONGEST_DESCRIPTION = 40


def sections(context: typer.Context, incomplete: str) -> list[Candidate]:
    """Sections by id, number, subject, or a word of it in characters or pinyin."""
    return list(_sections(_session(context), incomplete))


def targets(context: typer.Context, incomplete: str) -> list[Candidate]:
    """What `show` takes: sections, ids of metrics and honours, and refs once a digit is typed."""
    session = _session(context)
    report, language = session.report, session.language
    found = list(_sections(session, incomplete))
    found += [(each.id, _either(each.name, each.name_en, language)) for each in report.metrics]
    found += [(each.id, _either(each.title, each.title_en, language)) for each in report.honours]
    if incomplete[:1].isdigit():
        found += [(passage.ref, passage.text) for passage in report.passages]
    return _beginning(found, incomplete)


def kinds(context: typer.Context, incomplete: str) -> list[Candidate]:
    """Kinds of metrics."""
    say = _session(context).language.said
    found = _values(context, "kind")
    return _beginning([(value, say(KINDS.get(value, text))) for value, text in found], incomplete)


def units(context: typer.Context, incomplete: str) -> list[Candidate]:
    """Units as printed."""
    return _beginning(_values(context, "unit"), incomplete)


def periods(context: typer.Context, incomplete: str) -> list[Candidate]:
    """Periods."""
    return _beginning(_values(context, "period"), incomplete)


def recipients(context: typer.Context, incomplete: str) -> list[Candidate]:
    """Who received honours, in characters or, from the first letter on, in pinyin."""
    from hycli.search.syllables import readings

    honours = _session(context).report.honours
    names = dict.fromkeys(honour.recipient for honour in honours if honour.recipient)
    found = [(name, "") for name in names]
    if incomplete.isascii() and incomplete:
        heard = {name: [readings(char) for char in name] for name in names}
        found = [
            ("".join(syllables[0] for syllables in heard[name]), name)
            for name in names
            if all(heard[name])
        ]
    return _beginning(found, incomplete)


def words(context: typer.Context, incomplete: str) -> list[Candidate]:
    """Terms of the report that begin as what was typed, which is not offered the whole list."""
    if not incomplete or incomplete.isascii():
        return []
    terms = _session(context).report.glossary
    return _beginning([(term.term, ", ".join(term.names)) for term in terms], incomplete)


def files(incomplete: str) -> list[Candidate]:
    """Names of files, which the shell knows best."""
    return [(incomplete, FILES)]


def columns_of(kind: str) -> Callable[[typer.Context, str], list[Candidate]]:
    """A completion of the fields of a kind of record, after the commas that are there already."""

    def columns(context: typer.Context, incomplete: str) -> list[Candidate]:
        from hycli.output.columns import RECORDS

        say = _session(context).language.said
        done, comma, last = incomplete.rpartition(",")
        found = _beginning([(each.name, say(each.help)) for each in RECORDS[kind]], last)
        return [(done + comma + name, text) for name, text in found]

    return columns


def _session(context: typer.Context) -> "Session":
    """The session, with the knowledge file that the words before the cursor name."""
    root = context.find_root()
    session: Session = root.obj
    session.report_path = session.report_path or root.params.get("report") or None
    if session.report_path == STANDARD_INPUT:
        session.report_path = None  # a shell that asks for candidates feeds nothing
    return session


def _sections(session: "Session", incomplete: str) -> Iterator[Candidate]:
    report, language = session.report, session.language
    for section in (report.lead, *report.sections):
        text = _either(section.subject, section.subject_en, language)
        yield from [(name, text) for name in _names(section, report, incomplete)]


def _names(section: "Section", report: "Report", incomplete: str) -> list[str]:
    """What a section is called in the script of what was typed; its id where nothing was."""
    if incomplete.isdigit():
        names = [str(section.number)]
    elif not incomplete.isascii():
        names = [section.subject or "", *_words(section, report)]
    else:
        names = [section.id]
        names += [*_words(section, report).values()] if incomplete else []
    return [name for name in names if name.startswith(incomplete)]


def _words(section: "Section", report: "Report") -> dict[str, str]:
    """The words of a subject that no other heading holds, with their pinyin.

    Chinese words mostly have two characters, and 科目 are built of them: 保障|改善|民生; what is
    left over belongs to the last one, as in 弘扬|主旋律.
    """
    subject = section.subject or ""
    heard = (report.readings or {}).get(f"{section.number}.subject", "").split()
    headings = [f"{each.subject}{each.achievement}" for each in report.sections]
    starts = range(0, max(len(subject) - 1, 1), 2)
    ends = [*starts[1:], len(subject)]
    return {
        subject[start:end]: "".join(heard[start:end])
        for start, end in zip(starts, ends, strict=True)
        if sum(subject[start:end] in heading for heading in headings) == 1
    }


def _values(context: typer.Context, field: str) -> list[Candidate]:
    """The values that a field of the metrics has, in the report's order, and how many have it."""
    session = _session(context)
    values = [getattr(metric, field) for metric in session.report.metrics]
    return [
        (value, session.language.said(Message("metrics: {count}", count=values.count(value))))
        for value in dict.fromkeys(values)
        if value
    ]


def _beginning(candidates: Iterable[Candidate], incomplete: str) -> list[Candidate]:
    """Those that begin with what was typed, each once, with a short description."""
    found: dict[str, str] = {}
    for value, text in candidates:
        if value.startswith(incomplete):
            short = text if len(text) <= LONGEST_DESCRIPTION else text[:LONGEST_DESCRIPTION] + "…"
            found.setdefault(value, short)
    return list(found.items())


def _either(chinese: str | None, english: str | None, language: Language) -> Any:
    return (chinese if language.code == CHINESE else english) or ""
