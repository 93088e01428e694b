"""What `--help` shows: as wide as the terminal, in the reader's language."""

import re
from collections.abc import Iterator, Sequence
from inspect import cleandoc
from itertools import pairwise
from textwrap import wrap
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from hycli.cli.mistakes import placeholder
from hycli.language import Language
from hycli.messages import Message

if TYPE_CHECKING:
    import typer

WIDEST = 80
#: The widest column of names; below this width of all, explanations stand under the names.
NAMES = 26
NARROW = 60
_MARGIN = "  "
#: Click's mark before lines that stay as they are.
_AS_IS = "\b\n"
_PLACEHOLDER = re.compile(r"(?<![-\w])[A-Z]+\b")

#: What stands for a value.
PLACEHOLDERS = (
    *(Message("OPTIONS"), Message("COMMAND"), Message("ARGS"), Message("PHRASE"), Message("REF")),
    *(Message("FILE"), Message("SECTION"), Message("KIND"), Message("UNIT"), Message("PERIOD")),
    *(Message("FIELD"), Message("NAME"), Message("SCORE"), Message("TEXT")),
)


#: A command, an argument or an option as it is typed (`-s, --section SECTION`), and what it is for.
Entry = tuple[str, str]
#: Entries of one sort behind their title.
Group = tuple[Message, list[Entry]]


def help_text(command: Any, context: "typer.Context", commands: Sequence[Entry] = ()) -> str:
    """The help of a command.

    Args:
        command: Typer's.
        context: What it was called with; its object is the `Session`.
        commands: What can follow it.

    Returns:
        Lines no wider than the terminal, nor than `WIDEST` cells.
    """
    session: Any = context.find_root().obj
    language = session.language
    width = min(session.terminal.width, WIDEST)
    blocks = [[usage(command, context, language)], *paragraphs(command, language)]
    lines: list[str] = []
    for block in blocks:
        for text in block:
            margin = _MARGIN if text.startswith(_MARGIN) else ""
            if _cells(text) <= width:
                lines.append(text)
            else:  # an example that does not fit goes on further in
                dense = re.sub(" +", lambda gap: gap[0][: len(_MARGIN)], text.strip())
                first, *more = _wrapped(dense, width, margin * 2)
                lines += [first.removeprefix(margin), *more]
        lines.append("")
    for title, entries in groups(command, context, commands):
        lines.append(language.said(Message("{title}:", title=title)))
        lines += _listed([said(entry, language) for entry in entries], width)
        lines.append("")
    return "\n".join(lines[:-1])


def usage(command: Any, context: "typer.Context", language: Language) -> str:
    """`Usage: hycli show [OPTIONS] REF...`."""
    # Typer puts braces around what has to be given.
    pieces = re.sub("[{}]", "", " ".join(command.collect_usage_pieces(context)))
    return language.said(
        Message(
            "Usage: {command} {pieces}",
            command=context.command_path,
            pieces=_named(pieces, language),
        )
    )


def paragraphs(command: Any, language: Language) -> Iterator[list[str]]:
    """What a command does: a line for each paragraph; lines that stay as they are, indented."""
    for paragraph in cleandoc(command.help).split("\n\n"):
        if paragraph.startswith(_AS_IS):
            lines = language.said(paragraph.removeprefix(_AS_IS)).split("\n")
            yield [_MARGIN + line for line in lines]
        else:
            yield [language.said(" ".join(paragraph.split()))]


def groups(
    command: Any, context: "typer.Context", commands: Sequence[Entry] = ()
) -> Iterator[Group]:
    """Its arguments, its options, and the commands that can follow it; only those that it has."""
    entries: dict[str, list[Entry]] = {"argument": [], "option": []}
    for parameter in command.get_params(context):
        names = ", ".join(sorted(parameter.opts, key=len))
        if parameter.param_type_name == "argument":
            names = parameter.metavar or placeholder(parameter)
        elif not parameter.is_flag:
            names += f" {parameter.metavar or placeholder(parameter)}"
        entries[parameter.param_type_name].append((names, parameter.help or ""))
    titles = Message("Arguments"), Message("Options"), Message("Commands")
    for title, found in zip(titles, (*entries.values(), list(commands)), strict=True):
        if found:
            yield title, found


def said(entry: Entry, language: Language) -> Entry:
    """An entry in a language."""
    names, text = entry
    return _named(names, language), language.said(text)


def _named(names: str, language: Language) -> str:
    return _PLACEHOLDER.sub(lambda match: language.said(match[0]), names)


def _listed(entries: Sequence[Entry], width: int) -> Iterator[str]:
    """Names on the left, explanations on the right, or below where there is no room."""
    longest = max([_cells(names) for names, _ in entries])
    column = len(_MARGIN) + min(longest, NAMES) + len(_MARGIN)
    for names, text in entries:
        indent = " " * column if width >= NARROW else _MARGIN * 3
        lines = _wrapped(text, width, indent)
        head = _MARGIN + names
        if _cells(head) > width:
            head = _folded(head, width)
        if width >= NARROW and _cells(head) + len(_MARGIN) <= column and lines:
            head += " " * (column - _cells(head)) + lines.pop(0).removeprefix(indent)
        yield from (*head.split("\n"), *lines)


def _folded(head: str, width: int) -> str:
    """Names with the values of a choice on lines of their own, broken between values."""
    name, _, values = head.rpartition(" ")
    lines = wrap(values.replace("|", "| "), width - len(_MARGIN * 3))
    return "\n".join([name, *[_MARGIN * 3 + line.replace("| ", "|") for line in lines]])


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    """Lines of at most so many cells."""
    room = width - len(indent)
    if text.isascii():
        return [indent + line for line in wrap(text, room, break_on_hyphens=False)]
    from hycli.output.wrapping import wrap as places

    ends = [0, *places(text, room), len(text)]
    return [indent + text[start:end].strip() for start, end in pairwise(ends)]


def _cells(text: str) -> int:
    return len(text) + sum(east_asian_width(char) in "WF" for char in text)
