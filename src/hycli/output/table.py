"""What a person reads on a terminal: tables, blocks, pages.

A table from 60 columns on, where its columns fit; else a block a record. Texts are wrapped here,
never cut, and stand in the last column: terminals differ on the width of “ and …, so nothing may
follow them.
"""

import io
from collections.abc import Iterator, Sequence
from itertools import compress
from typing import TYPE_CHECKING, Any, Literal

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from hycli.language import CHINESE
from hycli.output.layouts import (
    HEAD,
    MATCH,
    QUIET,
    REF,
    VALUE,
    Field,
    extra,
    layout,
    plain,
    text_of,
)
from hycli.output.wrapping import wrap
from hycli.terminal import visible

if TYPE_CHECKING:
    from hycli.output import Request

NARROW = 60
_GAP = 2
#: Where a text would have fewer cells and needs more, a block is easier to read.
_LEAST_WIDTH = 16
MARKS = "【", "】"

_Rows = Sequence[Sequence[Text]]


def table(request: "Request") -> Iterator[str]:
    """A table, blocks, or the pages of `show`."""
    page = _Page(request)
    for number, batch in enumerate(batch for batch in request.batches if batch):
        if request.titled:
            yield "\n" * bool(number) + page.title(batch[0].query)
        yield page.rendered(batch)


class _Page:
    """What one output's batches have in common."""

    def __init__(self, request: "Request") -> None:
        self.kind = request.kind
        self.chosen = request.chosen
        self.width = request.terminal.width
        self.styled = request.terminal.may_style(request.color)
        self.in_pipe = not request.terminal.is_terminal
        self.language = request.language
        self.fields = self._fields(request)
        self.buffer = io.StringIO()
        self.console = Console(
            file=self.buffer,
            width=self.width,
            height=100,
            force_terminal=self.styled,
            color_system="standard" if self.styled else None,
            no_color=not request.terminal.has_color(request.color),
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
            _environ={},
        )

    def _fields(self, request: "Request") -> list[Field]:
        usual = layout(request.kind, request.language)
        if request.chosen or not usual:
            return [plain(column) for column in request.columns]
        extras = [extra(column, request.language) for column in request.columns]
        fields = [*usual, *[each for each in extras if each]]
        return [each for each in fields if each.from_width <= self.width]

    def title(self, query: str) -> str:
        """The phrase that the next records answer."""
        self.console.print(wrapped(text_of(query, HEAD), self.width))
        return self._text()

    def rendered(self, records: Sequence[Any]) -> str:
        if self.kind == "chart" and not self.chosen:
            from hycli.output.chart import chart

            self.console.print(chart(records, self.width, self.language))
            return self._text()
        if self.kind == "show" and not self.chosen:
            self.console.print(self._page(records))
            return self._text()
        columns = [[self._marked(each.text(record)) for record in records] for each in self.fields]
        if not self.chosen:
            # A column without a single value is none.
            filled = [any(text.plain for text in column) for column in columns]
            columns = list(compress(columns, filled))
            fields = list(compress(self.fields, filled))
        else:
            fields = self.fields
        rows = list(zip(*columns, strict=True))
        widths = self._widths(rows, fields)
        if self.width < NARROW or sum(widths) + _GAP * (len(widths) - 1) > self.width:
            self.console.print(self._blocks(rows, fields))
        else:
            self.console.print(self._table(rows, fields, widths))
        return self._text()

    def _text(self) -> str:
        lines = self.buffer.getvalue().split("\n")
        self.buffer.seek(0)
        self.buffer.truncate()
        return "".join([line.rstrip() + "\n" for line in lines[:-1]])

    def _marked(self, text: Text) -> Text:
        """Where nothing can be styled, matches stand in brackets."""
        if self.styled:
            return text
        marked = Text()
        position = 0
        for span in sorted(text.spans):
            if span.style == MATCH:
                opening, closing = MARKS
                marked.append_text(text[position : span.start])
                marked.append(opening + text.plain[span.start : span.end] + closing)
                position = span.end
        return marked.append_text(text[position:]) if position else text

    def _table(self, rows: _Rows, fields: Sequence[Field], widths: Sequence[int]) -> RenderableType:
        grid = Table(
            box=box.SIMPLE_HEAD,
            show_edge=False,
            pad_edge=False,
            padding=(0, 1, 0, 0),
            header_style=HEAD,
        )
        for field, width in zip(fields, widths, strict=True):
            justify: Literal["right", "left"] = "right" if field.right else "left"
            header = wrapped(Text(field.header), width)
            grid.add_column(header, width=width, justify=justify, no_wrap=True)
        for row in rows:
            grid.add_row(*[wrapped(text, width) for text, width in zip(row, widths, strict=True)])
        return grid

    def _widths(self, rows: _Rows, fields: Sequence[Field]) -> list[int]:
        """Fixed columns take what they need, the others share the rest by weight."""
        natural = [
            max([cell_len(field.header), *[_longest(row[place]) for row in rows]])
            for place, field in enumerate(fields)
        ]
        free = self.width - _GAP * (len(fields) - 1)
        free -= sum(width for width, each in zip(natural, fields, strict=True) if not each.weight)
        total = sum(each.weight for each in fields)
        widths = list(natural)
        # Who needs least for its weight comes first, so that what it leaves goes to the others.
        flexible = [place for place, each in enumerate(fields) if each.weight]
        for place in sorted(flexible, key=lambda place: natural[place] / fields[place].weight):
            weight = fields[place].weight
            widths[place] = min(natural[place], max(_LEAST_WIDTH, free * weight // total))
            free -= widths[place]
            total -= weight
        return widths

    def _page(self, rows: Sequence[Any]) -> RenderableType:
        """Passages to be read, each with what it states below it."""
        gutter = max(cell_len(row.ref) for row in rows) + _GAP
        parts: list[RenderableType] = []
        for number, row in enumerate(rows):
            if number and row.kind == "passage":
                parts.append(Text())
            text = text_of(row.text, HEAD if row.kind == "heading" else "")
            if row.kind in ("metric", "honour", "note"):
                text = Text.assemble((f"{self.language.said(row.kind)}  ", VALUE), text)
            name = row.name if self.language.code == CHINESE else row.name_en
            detail = ": ".join(filter(None, (row.id, self.language.said(name))))
            if detail:
                text.append("\n" + visible(detail), style=f"not bold {QUIET}")
            if row.kind == "passage" or not number:
                ref = visible(row.ref)
                if self.width < NARROW:
                    parts.append(text_of(ref, REF))
                else:
                    lines = wrapped(text, self.width - gutter).split("\n")
                    gap = " " * (gutter - cell_len(ref))
                    parts.append(Text.assemble((ref, REF), gap, lines[0]))
                    parts += [Padding(line, (0, 0, 0, gutter)) for line in lines[1:]]
                    continue
            indent = _GAP if self.width < NARROW else gutter
            parts.append(Padding(wrapped(text, self.width - indent), (0, 0, 0, indent)))
        return Group(*parts)

    def _blocks(self, rows: _Rows, fields: Sequence[Field]) -> RenderableType:
        """A record a block: short fields on the first line, long ones indented below."""
        blocks: list[RenderableType] = []
        for number, row in enumerate(rows):
            if number:
                blocks.append(Text())
            short = [
                Text(f"{field.header.lower()} ") + text if field.labelled else text
                for field, text in zip(fields, row, strict=True)
                if not field.weight
            ]
            line = Text("  ").join([text for text in short if text.plain])
            if line.plain:
                blocks.append(wrapped(line, self.width))
            for field, text in zip(fields, row, strict=True):
                if field.weight and text.plain:
                    if field.labelled:
                        text = Text.assemble((f"{field.header}  ", QUIET), text)  # noqa: PLW2901
                    blocks.append(Padding(wrapped(text, self.width - _GAP), (0, 0, 0, _GAP)))
        return Group(*blocks)


def wrapped(text: Text, width: int) -> Text:
    """The text with newlines where it must break; styles and matches stay in place."""
    lines = text.divide(wrap(text.plain, width))
    for line in lines:
        line.rstrip()
    return Text("\n").join(lines)


def _longest(text: Text) -> int:
    return max((cell_len(line) for line in text.plain.split("\n")), default=0)
