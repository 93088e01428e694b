"""The manual page, made from what the commands say of themselves."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

import typer.main

from hycli import __version__
from hycli.cli.app import COMMANDS, app
from hycli.cli.helping import Entry, Group, groups, paragraphs, said
from hycli.errors import Status
from hycli.language import Language
from hycli.messages import Message

STATUSES = {
    Status.OK: Message("done, something found"),
    Status.NOTHING_FOUND: Message("nothing found, and nothing else"),
    Status.USAGE: Message(
        "wrong usage: unknown command, option, column, section or ref; an empty phrase"
    ),
    Status.REPORT: Message("the knowledge file cannot be read or is not valid"),
    Status.INTERNAL: Message("a fault of hycli itself"),
    Status.OUTPUT: Message("the output cannot be written"),
    Status.INTERRUPTED: Message("interrupted"),
    Status.PIPE_CLOSED: Message("the reader of the output went away"),
}
ENVIRONMENT = {
    "HYCLI_REPORT": Message("The knowledge file to use, as with --report."),
    "HYCLI_LANG": Message(
        "en or zh: the language of help, headings and messages; wins over the locale."
    ),
    "LC_ALL, LC_MESSAGES, LANG": Message(
        "The locale; the first that is set decides on the language."
    ),
    "HYCLI_PAGER, PAGER": Message("The program for --pager; without them less."),
    "NO_COLOR": Message("Not empty: no colours."),
    "FORCE_COLOR, CLICOLOR_FORCE": Message("Not empty: colours also in a pipe."),
    "COLUMNS": Message("The width of tables and help, in cells."),
    "HYCLI_DEBUG": Message("Not empty: show where a fault of hycli itself arose."),
}
NAME = Message("find the right sentence or figure in the report on Hengyang's five years")


def manual(code: str) -> str:
    """The page in a language, by its code, as roff."""
    language = Language(code)
    say = language.said
    group: Any = typer.main.get_command(app)
    context = _context(group)
    lines = [
        '.\\" Made by tools/generate.py. -*- coding: utf-8 -*-',
        f'.TH HYCLI 1 "" "hycli {__version__}" "{say(Message("User Commands"))}"',
        ".ad l",
        ".nh",  # names are typed as they stand
        f".SH {say(Message('NAME'))}",
        rf"hycli \- {_text(say(NAME))}",
        f".SH {say(Message('SYNOPSIS'))}",
        rf"\fBhycli\fR [\fB\-\-report\fR \fI{say('FILE')}\fR] \fI{say('COMMAND')}\fR ...",
        f".SH {say(Message('DESCRIPTION'))}",
        *_paragraphs(group, language),
    ]
    options = groups(group, context)
    lines += [f".SH {say(Message('OPTIONS'))}", *_entries(entries_of(options), language)]
    commands = [group.get_command(context, name) for name in COMMANDS]
    entries = {
        command.name: entries_of(groups(command, _context(command, context)))
        for command in commands
    }
    everywhere = Counter(entry for each in entries.values() for entry in each)
    common = [entry for entry, count in everywhere.items() if count > len(commands) // 2]
    lines.append(f".SH {say(Message('COMMANDS'))}")
    for command in commands:
        own = [entry for entry in entries[command.name] if entry not in common]
        lines += [f".SS hycli {command.name}", *_paragraphs(command, language)]
        lines += _entries(own, language)
    lines += [f".SH {say(Message('OPTIONS OF THE COMMANDS'))}", *_entries(common, language)]
    lines.append(f".SH {say(Message('EXIT STATUS'))}")
    for status, meaning in STATUSES.items():
        lines += [".TP", rf"\fB{status:d}\fR", _text(say(meaning))]
    lines.append(f".SH {say(Message('ENVIRONMENT'))}")
    for names, meaning in ENVIRONMENT.items():
        lines += [".TP", rf"\fB{_text(names)}\fR", _text(say(meaning))]
    return "\n".join(lines) + "\n"


def entries_of(found: Iterable[Group]) -> list[Entry]:
    """The entries of all groups."""
    return [entry for _, entries in found for entry in entries]


def _context(command: Any, parent: typer.Context | None = None) -> typer.Context:
    return typer.Context(command, info_name=command.name, parent=parent, **command.context_settings)


def _paragraphs(command: Any, language: Language) -> list[str]:
    lines: list[str] = []
    for block in paragraphs(command, language):
        if block[0].startswith("  "):
            lines += [".PP", ".nf", ".RS 2", *[_text(line[2:]) for line in block], ".RE", ".fi"]
        else:
            lines += [".PP", *map(_text, block)]
    return lines


def _entries(entries: list[Entry], language: Language) -> list[str]:
    lines: list[str] = []
    for entry in entries:
        names, text = said(entry, language)
        lines += [".TP", rf"\fB{_text(names)}\fR", _text(" ".join(text.split()))]
    return lines


def _text(text: str) -> str:
    r"""A text as roff: backslashes, hyphens and what would be a request made literal.

    Lines of Chinese may break after its punctuation, which roff does not know.
    """
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    escaped = re.sub(r"(?<=[，。；：、）])(?=[^，。；：、）])", r"\\:", escaped)
    return re.sub(r"^(?=[.'])", r"\\&", escaped, flags=re.MULTILINE)
