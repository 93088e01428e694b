"""What a person reads on a terminal: a list of records as a table, anything else by its module.

A table where its columns fit, unless a block a record takes fewer lines. Nothing is ever cut. A
long list is drawn in pieces, as it comes.
"""

from collections.abc import Iterator, Sequence
from itertools import compress
from typing import TYPE_CHECKING, Any, Literal

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from hycli.output.layouts import Field, footnotes, layout, merged, plain
from hycli.output.screen import GAP, HEAD, QUIET, Screen, lines_of, text_of, wrapped
from hycli.output.wrapping import wrap

if TYPE_CHECKING:
    from hycli.output import Request

#: Where a text would have fewer cells and needs more, a block is easier to read.
_LEAST_WIDTH = 16
#: Rows that are drawn at once; the first ones decide how wide the columns are.
_ROWS = 500

_Rows = Sequence[Sequence[Text]]


def table(request: "Request") -> Iterator[str]:
    """A table, blocks, or what the kind of record has of its own."""
    screen = Screen(request)
    if request.chosen:
        fields = [plain(column) for column in request.columns]
    elif request.targets:
        from hycli.output.cards import cards

        yield from cards(request, screen)
        return
    elif request.kind == "search":
        from hycli.output.answers import answers

        yield from answers(request, screen)
        return
    else:
        fields = layout(request.kind, screen) or [plain(column) for column in request.columns]
    for batch in request.batches:
        if request.kind == "chart" and not request.chosen:
            from hycli.output.chart import chart

            yield screen.drawn(*chart(batch, screen))
        elif batch:
            shown = batch if request.chosen else merged(request.kind, batch)
            yield from _listed(shown, fields, screen)
        notes = () if request.chosen else footnotes(batch)
        for number, note in enumerate(notes):
            text = wrapped(text_of(f"* {screen.say(note)}", QUIET), screen.width)
            yield screen.drawn(*([] if number else [Text()]), text)


def _listed(records: Sequence[Any], fields: Sequence[Field], screen: Screen) -> Iterator[str]:
    """Records as rows or blocks, some at a time."""
    rows = _cells(records[:_ROWS], fields)
    # A column without a single value is none, unless it was asked for.
    filled = [each.labelled or any(row[n].plain for row in rows) for n, each in enumerate(fields)]
    fields = list(compress(fields, filled))
    rows = [list(compress(row, filled)) for row in rows]
    widths = _widths(rows, fields, screen.width)
    in_blocks = not _is_table(rows, fields, widths, screen.width)
    for start in range(0, len(records), _ROWS):
        if start:
            rows = _cells(records[start : start + _ROWS], fields)
        if in_blocks:
            yield screen.drawn(*_blocks(rows, fields, screen.width, go_on=start > 0))
        else:
            yield screen.drawn(_table(rows, fields, widths, header=not start))


def _is_table(rows: _Rows, fields: Sequence[Field], widths: Sequence[int], width: int) -> bool:
    """Whether rows fit and take no more lines than blocks would."""
    if sum(widths) + GAP * (len(widths) - 1) > width:
        return False
    lines = sum(
        max(_height(text.plain, width) for text, width in zip(row, widths, strict=True))
        for row in rows
    )
    # Blocks take about two lines a record at least, so they need not be tried below that.
    return lines <= 2 * len(rows) or lines <= len(_blocks(rows, fields, width, go_on=False))


def _cells(records: Sequence[Any], fields: Sequence[Field]) -> list[list[Text]]:
    columns = []
    for field in fields:
        column = [field.text(record) for record in records]
        if field.point:
            whole = [cell_len(text.plain.partition(".")[0]) for text in column]
            column = [
                Text.assemble(" " * (max(whole) - width), text)
                for width, text in zip(whole, column, strict=True)
            ]
        columns.append(column)
    return [list(row) for row in zip(*columns, strict=True)]


def _table(
    rows: _Rows, fields: Sequence[Field], widths: Sequence[int], *, header: bool
) -> RenderableType:
    from rich import box
    from rich.table import Table

    grid = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        show_header=header,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        header_style=HEAD,
    )
    for field, width in zip(fields, widths, strict=True):
        justify: Literal["right", "left"] = "right" if field.right else "left"
        title = wrapped(Text(field.header), width)
        grid.add_column(title, width=width, justify=justify, no_wrap=True)
    for row in rows:
        grid.add_row(*[wrapped(text, width) for text, width in zip(row, widths, strict=True)])
    return grid


def _widths(rows: _Rows, fields: Sequence[Field], width: int) -> list[int]:
    """Fixed columns take what they need, the others share the rest by weight."""
    natural = [
        max([cell_len(field.header), *[_longest(row[place]) for row in rows]])
        for place, field in enumerate(fields)
    ]
    free = width - GAP * (len(fields) - 1)
    free -= sum(width for width, each in zip(natural, fields, strict=True) if not each.weight)
    total = sum(each.weight for each in fields)
    widths = list(natural)
    # Who needs least for its weight comes first, so that what it leaves goes to the others.
    flexible = [place for place, each in enumerate(fields) if each.weight]
    flexible.sort(key=lambda place: natural[place] / fields[place].weight)
    while flexible:
        place, *flexible = flexible
        weight = fields[place].weight
        least = sum([min(natural[each], _LEAST_WIDTH) for each in flexible])
        share = min(free * weight // total, free - least)
        widths[place] = min(natural[place], max(_LEAST_WIDTH, share))
        free -= widths[place]
        total -= weight
    return widths


def _blocks(rows: _Rows, fields: Sequence[Field], width: int, *, go_on: bool) -> list[Text]:
    """The lines of a record a block: short fields on the first line, long ones indented below.

    A blank line stands between blocks, those before included, that have no such first line.
    """
    lines: list[Text] = []
    texts = [field for field in fields if field.weight]
    for number, row in enumerate(rows):
        short: list[Text] = []
        long: list[Text] = []
        for field, text in zip(fields, row, strict=True):
            if text.plain and field in texts and (field.labelled or field is texts[-1]):
                label = f"{field.header}  " if field.labelled else ""
                labelled = Text.assemble((label, QUIET), text)
                long += [Text.assemble(" " * GAP, line) for line in lines_of(labelled, width - GAP)]
            elif text.plain:
                bare = Text(", ").join(text.split("\n"))
                bare = bare[len(bare.plain) - len(bare.plain.lstrip()) :]
                if short and not field.header:
                    short[-1] = Text.assemble(short[-1], " ", bare)  # a unit
                else:
                    label = f"{field.header.lower()} " if field.labelled else ""
                    short.append(Text.assemble(label, bare))
        if short:
            lines += lines_of(Text("  ").join(short), width)
        elif number or go_on:
            lines.append(Text())
        lines += long
    return lines


def _height(text: str, width: int) -> int:
    return len(wrap(text, width)) + text.count("\n") + 1


def _longest(text: Text) -> int:
    return max((cell_len(line) for line in text.plain.split("\n")), default=0)
