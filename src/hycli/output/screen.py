"""What everything on a terminal is made of: styles, texts made harmless, lines that fit."""

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.text import Text

from hycli.comparing import quantity
from hycli.language import CHINESE
from hycli.messages import Message
from hycli.model import Metric
from hycli.output.wrapping import wrap
from hycli.terminal import visible

if TYPE_CHECKING:
    from hycli.output import Request

MATCH = "bold reverse"
HEAD = "bold"
#: A grey, a blue and a green that can be read on black and on white alike, as what a terminal
#: dims and a theme's own colours often cannot.
QUIET = "color(244)"
REF = "color(32)"
VALUE = "bold color(64)"
#: Where nothing can be styled, matches stand between these.
MARKS = "【", "】"
#: Narrower than this a ref stands above its text, and a table has no text that must be wrapped.
NARROW = 60
GAP = 2
#: What Rich draws at once: of more, its time grows faster than they do.
_PARTS = 500


class Screen:
    """The terminal that a request is printed to."""

    def __init__(self, request: "Request") -> None:
        self.width = request.terminal.width
        self.is_narrow = self.width < NARROW
        self.language = request.language
        self.say = request.language.said
        self.styled = request.terminal.may_style(request.color)
        self._buffer = io.StringIO()
        self._console = Console(
            file=self._buffer,
            width=self.width,
            height=100,
            force_terminal=self.styled,
            color_system="256" if self.styled else None,
            no_color=not request.terminal.has_color(request.color),
            markup=False,
            emoji=False,
            highlight=False,
            legacy_windows=False,
            _environ={},
        )

    def drawn(self, *parts: RenderableType) -> str:
        """What Rich makes of some parts, without blanks at the ends of lines."""
        for start in range(0, len(parts), _PARTS):
            self._console.print(*parts[start : start + _PARTS], sep="\n")
        lines = self._buffer.getvalue().split("\n")
        self._buffer.seek(0)
        self._buffer.truncate()
        return "".join([line.rstrip() + "\n" for line in lines[:-1]])

    def beside(self, ref: Text, gutter: int, texts: Sequence[Text]) -> Iterator[Text]:
        """Texts with a ref before the first line of the first; on narrow screens above it."""
        margins: list[Text] = [] if self.is_narrow else list(ref.split("\n"))
        if self.is_narrow:
            gutter = GAP
            yield from lines_of(ref, self.width)
        for text in texts:
            for line in lines_of(text, self.width - gutter):
                margin = margins.pop(0) if margins else Text()
                margin.pad_right(gutter - cell_len(margin.plain))
                yield Text.assemble(margin, line)
        yield from margins

    def name(self, record: Any) -> str:
        """What a figure or an honour is called in the interface's language."""
        if isinstance(record, Metric):
            return visible(self.language.of_two(record.name, record.name_en))
        return visible(self.language.of_two(record.title, record.title_en))

    def period(self, metric: Metric) -> str:
        """When a figure was: `2020`, `five years`."""
        return self.say(Message(metric.period or "")).replace("-", " ")

    def fact(self, record: Any) -> tuple[str, str]:
        """A figure or an honour in two parts: the value or title, and of what, of whom, when."""
        name = self.name(record)
        if isinstance(record, Metric):
            period = self.period(record)
            head, about = quantity(record), [name, "" if period in name else period]
        else:
            head, about = name, [record.recipient or "", record.year or ""]
        separator = "，" if self.language.code == CHINESE else ", "
        return head, separator.join(filter(None, about))

    def english(self, text: str | None) -> list[Text]:
        """A translation, for who reads English."""
        return [text_of(text, QUIET)] if text and self.language.code != CHINESE else []

    def marked(self, text: str, spans: Sequence[Sequence[int]]) -> Text:
        """A source text with its matches marked; spans are code points of the text as it was."""
        result = Text()
        position = 0
        for start, end in spans:
            result.append(visible(text[position:start]))
            match = visible(text[start:end])
            result.append(match if self.styled else match.join(MARKS), style=MATCH)
            position = end
        return result.append(visible(text[position:]))


def text_of(text: object, style: str = "") -> Text:
    """A value that is not ours as text made harmless."""
    return Text(visible("" if text is None else str(text)), style=style)


def wrapped(text: Text, width: int) -> Text:
    """The text with newlines where it must break; styles and matches stay in place."""
    return Text("\n").join(lines_of(text, width))


def indented(text: Text, width: int) -> list[Text]:
    """The lines of a text that go on further in than they begin."""
    first, *rest = text.divide(wrap(text.plain, width)[:1])
    more = [line for part in rest for line in lines_of(part, width - GAP)]
    return [*lines_of(first, width), *[Text.assemble(" " * GAP, line) for line in more]]


def lines_of(text: Text, width: int) -> list[Text]:
    """The lines of a text, broken where it must."""
    lines: list[Text] = []
    for line in text.divide(wrap(text.plain, width)):
        line.rstrip()
        lines += line.split("\n") if "\n" in line.plain else [line]
    return lines
