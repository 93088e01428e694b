"""What TAB offers: letters complete ASCII names, Chinese completes Chinese.

Shells drop what does not begin with what was typed, so `min` cannot become 民生; it becomes
`minsheng`, which every command takes as well. Each candidate has a description.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from hycli.cli.app import COMMANDS
from hycli.cli.choices import shown_in_chinese
from hycli.cli.session import Session
from hycli.cli.shells import SHELLS
from hycli.files import STANDARD_INPUT
from hycli.language import CHINESE
from hycli.messages import Message
from hycli.model import METRIC_KINDS
from hycli.output import FORMATS
from hycli.output.columns import RECORDS
from hycli.search.corpus import KINDS
from hycli.search.words import segmented
from hycli.terminal import COLORS

if TYPE_CHECKING:
    from hycli.report import Report

#: A value and what it means.
Candidate = tuple[str, str]


class Asked(NamedTuple):
    """What a value is completed for."""

    session: Session
    command: str
    word: str  #: what was typed of it


LONGEST_DESCRIPTION = 40


def candidates(group: Any, session: Session, words: Sequence[str]) -> list[Candidate] | None:
    """What may stand at the cursor; None for names of files, which the shell knows best.

    Args:
        group: The group of commands.
        session: The knowledge file that the line names is put into it.
        words: What was typed after `hycli`; the last is the one at the cursor.
    """
    *before, word = words or [""]
    command, waiting = _understood(group, session, before)
    if session.report_path == STANDARD_INPUT:
        session.report_path = None  # a shell that asks for candidates feeds nothing
    if command is None:
        return []
    name, equals, value = word.partition("=")
    if waiting:
        return _values(waiting, command.name, session, word)
    if equals and name.startswith("--"):
        option = _option(command, name)
        found = _values(option.name, command.name, session, value) if option else []
        return found and [(f"{name}={each}", text) for each, text in found]
    if word.startswith("-"):
        return [
            (option, session.language.said(parameter.help or ""))
            for parameter in command.params
            for option in parameter.opts
            if option.startswith("--") and option.startswith(word)
        ]
    arguments = [each.name for each in command.params if each.param_type_name == "argument"]
    next_one = "command" if command is group else next(iter(arguments), "")
    return _values(next_one, command.name, session, word)


def _understood(group: Any, session: Session, words: Sequence[str]) -> tuple[Any, str]:
    """The command that words call, None for an unknown one, and the option that wants a value."""
    import typer

    context = typer.Context(group, obj=session)
    command, waiting = group, ""
    for word in words:
        if waiting:
            session.use(word if waiting == "report" else None)
            waiting = ""
        elif word.startswith("-") and word != "-":
            name, equals, value = word.partition("=")
            option = _option(command, name)
            if option and option.name == "report" and equals:
                session.use(value)
            elif option and not option.is_flag and not equals:
                waiting = option.name
        elif command is group:
            command = group.get_command(context, word)
            if command is None:
                break
    return command, waiting


def _option(command: Any, name: str) -> Any:
    return next((each for each in command.params if name in each.opts), None)


def _values(name: str, command: str, session: Session, word: str) -> list[Candidate] | None:
    """The values of an option or argument that begin with a word, each once and shortly told."""
    if name in _FILES:
        return None
    found: dict[str, str] = {}
    for value, text in _VALUES[name](Asked(session, command, word)) if name in _VALUES else ():
        for shown in (value,) if word.isascii() else (value, *shown_in_chinese(value)):
            if shown.startswith(word) and shown not in found:
                said = session.language.said(text)
                cut = said if len(said) <= LONGEST_DESCRIPTION else said[:LONGEST_DESCRIPTION] + "…"
                found[shown] = cut
    return list(found.items())


def _sections(asked: Asked) -> Iterator[Candidate]:
    """Sections by id, number, subject, or a word of it in characters or pinyin."""
    report, language = asked.session.report, asked.session.language
    words = _words(report, asked.word) if asked.word.isalpha() else {}
    for section in (report.lead, *report.sections):
        names = [section.id]
        if asked.word:
            own = words.get(section.number, {})
            names += [str(section.number), section.subject or "", *own, *own.values()]
        text = language.of_two(section.subject, section.subject_en)
        yield from [(name, text) for name in names if name]


def _targets(asked: Asked) -> Iterator[Candidate]:
    """What `show` takes: sections; once something is typed, ids of records, and refs."""
    report, language = asked.session.report, asked.session.language
    yield from _sections(asked)
    if asked.word:
        for metric in report.metrics:
            yield metric.id, language.of_two(metric.name, metric.name_en)
        for honour in report.honours:
            yield honour.id, language.of_two(honour.title, honour.title_en)
        for passage in report.passages:
            yield passage.ref, passage.text


def _kinds(asked: Asked) -> Iterable[Candidate]:
    if asked.command == "metrics":
        return METRIC_KINDS.items()
    in_chinese = asked.session.language.code == CHINESE
    return [(kind, Message(kind) if in_chinese else "") for kind in KINDS]


def _having(field: str) -> "_Completer":
    """The values that a field of the metrics has, in the report's order, and how many have it."""

    def values(asked: Asked) -> Iterator[Candidate]:
        stated = Counter(getattr(metric, field) for metric in asked.session.report.metrics)
        for value, count in stated.items():
            if value:
                yield value, Message("metrics: {count}", count=count)

    return values


def _recipients(asked: Asked) -> Iterator[Candidate]:
    """Who received honours, in characters or, from the first letter on, in pinyin."""
    from hycli.lookup import in_pinyin

    names = dict.fromkeys(each.recipient for each in asked.session.report.honours if each.recipient)
    for name in names:
        yield name, ""
        spelt = in_pinyin(name) if asked.word else ""
        if spelt.isascii() and spelt.isalpha():
            yield spelt, name


def _phrases(asked: Asked) -> Iterator[Candidate]:
    """Terms of the report that begin as what was typed, which is not offered the whole list."""
    if asked.word and not asked.word.isascii():
        for term in asked.session.report.glossary:
            yield term.term, ", ".join(term.names)


def _columns(asked: Asked) -> Iterator[Candidate]:
    """Fields, after the commas that are there already."""
    from hycli.cli.printing import RECORDS_OF

    done, comma, _ = asked.word.rpartition(",")
    for column in RECORDS[RECORDS_OF.get(asked.command, asked.command)]():
        yield done + comma + column.name, column.help


_Completer = Callable[[Asked], Iterable[Candidate]]
#: Options and arguments, by their names in the commands, whose values are names of files.
_FILES = ("report", "file", "text")
#: What completes each of the others.
_VALUES: dict[str, _Completer] = {
    "color": lambda _: COLORS.items(),
    "columns": _columns,
    "command": lambda _: COMMANDS.items(),
    "form": lambda _: [(name, form.about) for name, form in FORMATS.items()],
    "kind": _kinds,
    "period": _having("period"),
    "phrase": _phrases,
    "recipient": _recipients,
    "refs": _targets,
    "section": _sections,
    "show_completion": lambda _: [(shell, "") for shell in SHELLS],
    "sort": _columns,
    "unit": _having("unit"),
}


def _words(report: "Report", typed: str) -> dict[int, dict[str, str]]:
    """The words of each subject that no other subject has, with their pinyin, by section.

    Only of the subjects that have what was typed: to cut all into words takes time.
    """
    found = {}
    for section in report.sections:
        subject = section.subject or ""
        heard = report.readings.get(f"{section.number}.subject", "").split()
        if typed not in subject and typed not in "".join(heard):
            continue
        found[section.number] = {
            subject[start:end]: "".join(heard[start:end])
            for start, end, _ in segmented(subject)
            if end - start > 1
        }
    having = Counter(word for words in found.values() for word in words)
    return {
        number: {word: spelt for word, spelt in words.items() if having[word] == 1}
        for number, words in found.items()
    }
