"""Formats of one line a record: tab-separated, comma-separated, Markdown."""

import io
import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from hycli.terminal import visible

if TYPE_CHECKING:
    from hycli.output import Request

_TSV = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
#: How a cell begins that a spreadsheet would run, and what it may take for the beginning of one:
#: some cut at semicolons, tabs and line breaks within quotes too.
_RUN = r"\s*[=+@＝＋－＠-]|[\t\r]"
_RUN_WITHIN = r"(?<=[;\t\r\n])\s*(?=[=+@＝＋－＠-])"
_NUMBER = r"[+-]?[0-9]+(\.[0-9]+)?"
_BYTE_ORDER_MARK = "\ufeff"
_MARKDOWN = str.maketrans({char: f"\\{char}" for char in "\\|*_`<>[]#&~"} | {"\n": "<br>"})


def tsv(request: "Request") -> Iterator[str]:
    """A record a line, no header; tab, newline, return and backslash escaped."""
    show = visible if request.terminal.is_terminal else str
    for batch in request.batches:
        rows = [[show(text.translate(_TSV)) for text in _cells(each, request)] for each in batch]
        yield "".join(["\t".join(row) + "\n" for row in rows])


def csv(request: "Request", made: Callable[[str], str] = str) -> Iterator[str]:
    """RFC 4180 quoting with a header; lines end with LF, as in every machine format.

    Args:
        request: What is to be printed.
        made: What becomes of a cell.
    """
    from csv import writer

    show = visible if request.terminal.is_terminal else str

    def line(row: list[str]) -> str:
        # Written with CR LF, since only then does Python 3.11 quote a field with a CR.
        buffer = io.StringIO()
        writer(buffer).writerow(row)
        return buffer.getvalue().removesuffix("\r\n") + "\n"

    yield line([column.name for column in request.columns])
    for batch in request.batches:
        rows = [[show(made(text)) for text in _cells(each, request)] for each in batch]
        yield "".join(map(line, rows))


def spreadsheet(request: "Request") -> Iterator[str]:
    """CSV as spreadsheet programs take it for text in UTF-8, with no cell that is a formula.

    A byte-order mark tells Excel the encoding. An apostrophe stands before what would be run
    (owasp.org, "CSV Injection").
    """
    if not request.terminal.is_terminal:
        yield _BYTE_ORDER_MARK
    yield from csv(request, _unrunnable)


def md(request: "Request") -> Iterator[str]:
    """A GitHub-flavoured table; no header where there is nothing. `show` quotes with a source."""
    if request.targets:
        from hycli.showing import quotation

        for number, target in enumerate(request.targets):
            lines, source = quotation(target, request.load_report())
            quoted = [visible(line.translate(_MARKDOWN)) for line in (*lines, "", f"— {source}")]
            yield "\n" * bool(number) + "".join([f"> {line}".rstrip() + "\n" for line in quoted])
        return
    started = False
    for batch in request.batches:
        if batch and not started:
            started = True
            yield _row([column.name for column in request.columns])
            yield _row(["---"] * len(request.columns))
        for record in batch:
            yield _row([visible(text.translate(_MARKDOWN)) for text in _cells(record, request)])


def _cells(record: Any, request: "Request") -> list[str]:
    return [cell(column.get(record)) for column in request.columns]


def cell(value: Any) -> str:
    """A field as one string: null is empty, a list is JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return _json(value) if isinstance(value, (list, tuple, dict)) else str(value)


def _json(value: Any) -> str:
    """A list as JSON: its numbers and names without the encoder, whose import takes 1 ms."""
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_json, value))}]"
    if type(value) is int:
        return str(value)
    if isinstance(value, StrEnum):
        return f'"{value}"'
    from hycli.output.structured import dumps

    return dumps(value)


def _unrunnable(text: str) -> str:
    if len(text) == 1 or re.fullmatch(_NUMBER, text):
        return text
    return "'" * bool(re.match(_RUN, text)) + re.sub(_RUN_WITHIN, r"\g<0>'", text)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
