"""Records to text: one table of formats, each with a module of its own.

A format is a function from a `Request` to pieces of text. It is given the records in batches
(one for a list, one a phrase for `search -`), so that a stream is written as it comes. What
"nothing" looks like belongs to the format: `[]`, a header, no line.
"""

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any, NamedTuple

from hycli.language import Language
from hycli.output.columns import Column
from hycli.terminal import ColorChoice, Terminal

#: Where each format is written: module and function.
FORMATS = {
    "table": ("table", "table"),
    "tsv": ("delimited", "tsv"),
    "csv": ("delimited", "csv"),
    "spreadsheet": ("delimited", "spreadsheet"),
    "json": ("structured", "json"),
    "jsonl": ("structured", "jsonl"),
    "md": ("delimited", "markdown"),
}


class Request(NamedTuple):
    """What is to be printed, and how."""

    kind: str  #: which records: a key of `columns.RECORDS`
    batches: Iterable[Sequence[Any]]
    columns: tuple[Column, ...]
    chosen: bool  #: the user named the columns
    single: bool  #: one thing was asked for: JSON writes an object, not an array
    terminal: Terminal
    color: ColorChoice
    language: Language  #: of what only people read
    titled: bool = False  #: batches answer several phrases: people are told which


def render(form: str, request: Request) -> Iterator[str]:
    """Write the records of a request in a format.

    Args:
        form: A key of `FORMATS`.
        request: The records and all that a format may need to know.

    Yields:
        Pieces of text that make up the output.
    """
    module, function = FORMATS[form]
    pieces: Iterator[str] = getattr(import_module(f"{__name__}.{module}"), function)(request)
    return pieces
