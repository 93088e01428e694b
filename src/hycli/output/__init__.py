"""Records to text: one table of formats, each with a function in a module below.

A format is a function of its name from a `Request` to pieces of text. It is given the records in
batches (one for a list, one a phrase for `search -`), so that a stream is written as it comes.
What "nothing" looks like belongs to the format: `[]`, a header, no line.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from hycli.language import Language
from hycli.messages import Message
from hycli.terminal import Terminal

if TYPE_CHECKING:
    from hycli.output.columns import Column
    from hycli.report import Report


class Format(NamedTuple):
    """A way to write records."""

    module: str  #: the module of this package that has a function of the format's name
    about: str
    nothing: str = Message("nothing")  #: what is printed where there is nothing


FORMATS = {
    "table": Format(
        "table", Message("for people: fits the width, matches marked, coloured where allowed")
    ),
    "tsv": Format(
        "delimited",
        Message(
            r"a record a line, no header; tab, newline, return and backslash as \t \n \r \\; "
            "the default in a pipe"
        ),
    ),
    "csv": Format(
        "delimited",
        Message("RFC 4180 quoting, a header, lines end with LF"),
        Message("the header"),
    ),
    "spreadsheet": Format(
        "delimited",
        Message(
            "CSV for Excel, LibreOffice and the like: a byte-order mark tells them that it is "
            "UTF-8, an apostrophe stands before what they would run as a formula"
        ),
        Message("the header"),
    ),
    "json": Format(
        "structured",
        Message("one array with a record a line; for show of one thing an object"),
        "`[]`",
    ),
    "jsonl": Format("structured", Message("an object a line")),
    "md": Format(
        "delimited", Message("a GitHub-flavoured table; show of a passage is a quotation")
    ),
}


class Request(NamedTuple):
    """What is to be printed, and how."""

    kind: str  #: which records: a key of `columns.RECORDS`
    batches: Iterable[Sequence[Any]]
    columns: "tuple[Column, ...]"
    chosen: bool  #: the user named the columns
    targets: Sequence[Any]  #: the records that `show` was asked for, to be shown whole
    terminal: Terminal
    color: str  #: a key of `terminal.COLORS`
    language: Language  #: of what only people read
    load_report: "Callable[[], Report]"
    titled: bool = False  #: batches answer several phrases: people are told which
    full: bool = True  #: long texts are not cut


def render(form: str, request: Request) -> Iterator[str]:
    """Write the records of a request in a format.

    Args:
        form: A key of `FORMATS`.
        request: The records and all that a format may need to know.

    Yields:
        Pieces of text that make up the output.
    """
    module = import_module(f"{__name__}.{FORMATS[form].module}")
    pieces: Iterator[str] = getattr(module, form)(request)
    return pieces
