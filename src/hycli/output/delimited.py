"""Formats of one line a record: tab-separated, comma-separated, Markdown."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from hycli.terminal import visible

if TYPE_CHECKING:
    from hycli.output import Request

_TSV = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_MARKDOWN = str.maketrans({char: f"\\{char}" for char in "\\|*_`<>[]#&~"} | {"\n": "<br>"})


def tsv(request: "Request") -> Iterator[str]:
    """A record a line, no header; tab, newline, return and backslash escaped."""
    show = visible if request.terminal.is_terminal else str
    for batch in request.batches:
        yield "".join(
            [
                "\t".join(
                    [show(cell(column.get(record)).translate(_TSV)) for column in request.columns]
                )
                + "\n"
                for record in batch
            ]
        )


def csv(request: "Request") -> Iterator[str]:
    """RFC 4180 quoting with a header; lines end with LF, as in every machine format."""
    from csv import writer

    def lines(rows: list[list[str]]) -> str:
        buffer = io.StringIO()
        writer(buffer, lineterminator="\n").writerows(rows)
        return buffer.getvalue()

    yield lines([[column.name for column in request.columns]])
    for batch in request.batches:
        yield lines([[cell(column.get(record)) for column in request.columns] for record in batch])


def markdown(request: "Request") -> Iterator[str]:
    """A GitHub-flavoured table; no header where there is nothing."""
    started = False
    for batch in request.batches:
        if batch and not started:
            started = True
            yield _row([column.name for column in request.columns])
            yield _row(["---"] * len(request.columns))
        for record in batch:
            cells = [cell(column.get(record)) for column in request.columns]
            yield _row([visible(text.translate(_MARKDOWN)) for text in cells])


def cell(value: Any) -> str:
    """A field as one string: null is empty, a list is JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, (list, tuple, dict)):
        from hycli.output.structured import dumps

        return dumps(value)
    return str(value)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
