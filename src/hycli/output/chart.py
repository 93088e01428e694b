"""Bars of figures that can be compared."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.text import Text

from hycli.language import Language
from hycli.model import Metric
from hycli.output.comparing import Bar, Comparison, comparisons
from hycli.output.wrapping import wrap
from hycli.terminal import visible

_BLOCK = "█"
_HEAD = "bold"
_BAR = "cyan"
_VALUE = "bold"
_GAP = 2
#: With fewer cells beside the labels, a bar stands on a line of its own.
_NARROW_BAR = 12


def chart(metrics: Sequence[Metric], width: int, language: Language) -> RenderableType:
    """Draw figures, group by group.

    Args:
        metrics: What `comparable` lets through.
        width: Cells that a line may have.
        language: Of titles and labels.
    """
    parts: list[RenderableType] = []
    for group in [_said(each, language) for each in comparisons(metrics)]:
        if parts:
            parts.append(Text())
        parts.append(_wrapped(Text(group.title, style=_HEAD), width))
        parts += _lines(group, width)
    return Group(*parts)


def _said(group: Comparison, language: Language) -> Comparison:
    """A group whose title and labels are what people see."""
    bars = [bar._replace(label=visible(language.said(bar.label))) for bar in group.bars]
    return group._replace(title=visible(language.said(group.title)), bars=bars)


def _lines(group: Comparison, width: int) -> list[RenderableType]:
    values = max(cell_len(bar.value) for bar in group.bars)
    labels = max(cell_len(bar.label) for bar in group.bars)
    room = width - labels - values - 2 * _GAP
    lines: list[RenderableType] = []
    for bar in group.bars:
        label = Text(bar.label)
        if room < _NARROW_BAR:
            lines.append(_wrapped(label, width))
            below = max(1, width - values - 2 * _GAP)
            lines.append(Text(" " * _GAP) + _drawn(bar, group.full, below))
        else:
            label.pad_right(labels - cell_len(label.plain) + _GAP)
            lines.append(label + _drawn(bar, group.full, room))
    return lines


def _drawn(bar: Bar, full: float, room: int) -> Text:
    # What is there at all is seen; nothing, or less, is no bar.
    blocks = min(room, max(1, round(room * bar.size / full))) if bar.size > 0 else 0
    return Text.assemble((_BLOCK * blocks, _BAR), " " * _GAP, (visible(bar.value), _VALUE))


def _wrapped(text: Text, width: int) -> Text:
    return Text("\n").join(text.divide(wrap(text.plain, width)))
