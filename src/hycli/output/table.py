"""What a person reads on a terminal; the only module that imports Rich.

From 60 columns on a table, below it a block a record. Texts are wrapped here, never cut, and
stand in the last column: terminals differ on the width of “ and …, so nothing may follow them.
"""

import io
from collections.abc import Callable, Iterator, Sequence
from itertools import compress
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from hycli.output.delimited import cell
from hycli.output.wrapping import wrap
from hycli.terminal import visible

if TYPE_CHECKING:
    from hycli.output import Request

NARROW = 60
_GAP = 2
MARKS = "【", "】"

MATCH = "bold reverse"
HEAD = "bold"
QUIET = "dim"
REF = "cyan"
VALUE = "bold green"

_COMPARATORS = {"=": "", ">": "> ", "<=": "≤ "}


_Rows = Sequence[Sequence[Text]]


class Field(NamedTuple):
    """A column of a table, or a part of a block."""

    header: str
    text: Callable[[Any], Text]
    weight: int = 0  #: share of the width that fixed columns leave; 0 for a fixed column
    right: bool = False
    from_width: int = 0  #: shown from this width on
    labelled: bool = False  #: a block says its header too


def table(request: "Request") -> Iterator[str]:
    """A table, blocks, or the pages of `show`."""
    page = _Page(request)
    for batch in request.batches:
        if batch:
            yield page.rendered(batch)


class _Page:
    """What one output's batches have in common."""

    def __init__(self, request: "Request") -> None:
        self.kind = request.kind
        self.chosen = request.chosen
        self.width = request.terminal.width
        self.styled = request.terminal.may_style(request.color)
        self.in_pipe = not request.terminal.is_terminal
        self.fields = (
            [_plain(column) for column in request.columns]
            if request.chosen or request.kind not in LAYOUTS
            else [each for each in LAYOUTS[request.kind] if each.from_width <= self.width]
        )
        if not request.chosen:
            self.fields += [EXTRAS[each.name] for each in request.columns if each.name in EXTRAS]
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

    def rendered(self, records: Sequence[Any]) -> str:
        self.buffer.seek(0)
        self.buffer.truncate()
        if self.kind == "chart" and not self.chosen:
            from hycli.output.chart import chart

            self.console.print(chart(records, self.width))
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
        if self.width < NARROW:
            self.console.print(self._blocks(rows, fields))
        else:
            self.console.print(self._table(rows, fields))
        return self._text()

    def _text(self) -> str:
        lines = self.buffer.getvalue().split("\n")
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

    def _table(self, rows: _Rows, fields: Sequence[Field]) -> RenderableType:
        grid = Table(
            box=box.SIMPLE_HEAD,
            show_edge=False,
            pad_edge=False,
            padding=(0, 1, 0, 0),
            header_style=HEAD,
        )
        for field, width in zip(fields, self._widths(rows, fields), strict=True):
            justify: Literal["right", "left"] = "right" if field.right else "left"
            grid.add_column(Text(field.header), width=width, justify=justify, no_wrap=True)
        widths = [column.width or 1 for column in grid.columns]
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
        total = sum(each.weight for each in fields) or 1
        share = [max(8, free * each.weight // total) for each in fields]
        widths = []
        for place, field in enumerate(fields):
            if not field.weight:
                widths.append(natural[place])
            elif place == len(fields) - 1:
                widths.append(max(8, min(natural[place], free)))
            else:
                widths.append(min(natural[place], share[place]))
                free -= widths[-1]
        return widths

    def _page(self, rows: Sequence[Any]) -> RenderableType:
        """Passages to be read, each with what it states below it."""
        gutter = max(cell_len(row.ref) for row in rows) + _GAP
        parts: list[RenderableType] = []
        for number, row in enumerate(rows):
            if number and row.kind == "passage":
                parts.append(Text())
            text = _text(row.text, HEAD if row.kind == "heading" else "")
            if row.kind in ("metric", "honour", "note"):
                text = Text.assemble((f"{row.kind}  ", VALUE), text)
            if row.detail:
                text.append("\n" + visible(row.detail), style=f"not bold {QUIET}")
            if row.kind == "passage" or not number:
                ref = visible(row.ref)
                if self.width < NARROW:
                    parts.append(_text(ref, REF))
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
            blocks.append(wrapped(line, self.width))
            for field, text in zip(fields, row, strict=True):
                if field.weight and text.plain:
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


def _plain(column: Any) -> Field:
    def text(record: Any) -> Text:
        value = record[column.name] if isinstance(record, dict) else column.get(record)
        return _text(cell(value))

    return Field(column.name, text, weight=1)


def _text(text: object, style: str = "") -> Text:
    return Text(visible("" if text is None else str(text)), style=style)


def _with_english(text: str | None, english: str | None) -> Text:
    lines = [_text(text), _text(english, QUIET)]
    return Text("\n").join([line for line in lines if line.plain])


def _headings(section: Any) -> Text:
    return _with_english(
        f"{section.subject}：{section.achievement}",
        f"{section.subject_en}: {section.achievement_en}",
    )


def _quantity(metric: Any) -> Text:
    value = f"{metric.value:,}"
    unit = metric.unit if metric.unit == "%" else f" {metric.unit}"
    return _text(f"{_COMPARATORS.get(metric.comparator, '')}{value}{unit}", VALUE)


def _period(metric: Any) -> Text:
    base = f"vs {metric.baseline_period}" if metric.baseline_period else ""
    return _text(" ".join([part for part in (metric.period, base) if part]))


def matched(text: str, spans: Sequence[Sequence[int]]) -> Text:
    """A source text with its matches marked; spans are code points of the text as it was."""
    result = Text()
    position = 0
    for start, end in spans:
        result.append(visible(text[position:start]))
        result.append(visible(text[start:end]), style=MATCH)
        position = end
    return result.append(visible(text[position:]))


def _hit(hit: Any) -> Text:
    text = matched(hit.text, hit.spans)
    return text.append("\n" + visible(hit.id), style=QUIET) if hit.id else text


def _parts(hit: Any) -> Text:
    lines = []
    for part in hit.parts:
        arrow = f" → {part.matched}" if part.matched not in ("", part.typed) else ""
        share = f"{part.bits:g} of {part.of:g} bits"
        lines.append(_text(f"{part.typed}{arrow}  {part.view or 'nothing'}  {share}", QUIET))
    return Text("\n").join(lines)


LAYOUTS: dict[str, tuple[Field, ...]] = {
    "sections": (
        Field("No.", lambda each: _text(each.number, REF), right=True),
        Field("ID", lambda each: _text(each.id, REF)),
        Field("Passages", lambda each: _text(len(each.passages)), right=True, labelled=True),
        Field("Metrics", lambda each: _text(len(each.metrics)), right=True, labelled=True),
        Field("Honours", lambda each: _text(len(each.honours)), right=True, labelled=True),
        Field("Subject and achievement", _headings, 1),
    ),
    "metrics": (
        Field("Ref", lambda each: _text(each.ref, REF)),
        Field("Value", _quantity, right=True),
        Field("Period", _period, from_width=70),
        Field("ID", lambda each: _text(each.id, QUIET), from_width=110),
        Field("Indicator", lambda each: _with_english(each.name, each.name_en), 1),
        Field("Quote", lambda each: _text(each.quote), 1),
    ),
    "honours": (
        Field("Ref", lambda each: _text(each.ref, REF)),
        Field("Recipient", lambda each: _text(each.recipient, HEAD), 3),
        Field("ID", lambda each: _text(each.id, QUIET), from_width=110),
        Field("Verb", lambda each: _text(each.verb), from_width=80),
        Field("Title", lambda each: _with_english(each.title, each.title_en), 5),
    ),
    "search": (
        Field("Ref", lambda each: _text(each.ref, REF)),
        Field("Kind", lambda each: _text(each.kind)),
        Field("Score", lambda each: _text(each.score), right=True),
        Field("Text", _hit, 1),
    ),
    "faults": (
        Field("Line", lambda each: _text(each.line, REF), right=True),
        Field("Path", lambda each: _text(each.path, HEAD), 1),
        Field("Fault", lambda each: _text(each.message), 2),
    ),
}

#: Fields that stand in a table only where they are asked for.
EXTRAS = {"parts": Field("Why", _parts, 1)}
