"""Bars of figures that can be compared."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from hycli.comparing import Bar, Comparison, comparisons
from hycli.model import Metric
from hycli.output.screen import GAP, HEAD, REF, VALUE, Screen, indented, wrapped
from hycli.terminal import visible

#: A block that leaves a gap to the line above.
_BLOCK = "▇"
#: With fewer cells beside the labels, a bar stands on a line of its own.
_NARROW_BAR = 12


def chart(metrics: Sequence[Metric], screen: Screen) -> Iterator[RenderableType]:
    """Draw figures, group by group, each on its own scale.

    Args:
        metrics: What `hycli.comparing.comparable` lets through.
        screen: Its language is that of titles and labels.
    """
    for number, group in enumerate(comparisons(metrics, screen.name)):
        if number:
            yield Text()
        yield wrapped(Text(visible(screen.say(group.title)), style=HEAD), screen.width)
        yield from _lines(group, screen.width)


def _lines(group: Comparison, width: int) -> Iterator[RenderableType]:
    values = max(cell_len(bar.value) for bar in group.bars)
    longest = max(cell_len(bar.label) for bar in group.bars)
    # Long labels are wrapped to half of the width, and go on further in.
    labels = min(longest, width // 2)
    room = width - labels - values - 2 * GAP
    for bar in group.bars:
        if room < _NARROW_BAR:
            yield from indented(Text(bar.label), width)
            yield Text(" " * GAP) + _drawn(bar, group.full, max(1, width - values - 2 * GAP))
            continue
        *above, last = indented(Text(bar.label), labels)
        yield from above
        last.pad_right(labels - cell_len(last.plain) + GAP)
        yield last + _drawn(bar, group.full, room)


def _drawn(bar: Bar, full: float, room: int) -> Text:
    # What is there at all is seen; nothing, or less, is no bar.
    blocks = min(room, max(1, round(room * bar.size / full))) if bar.size > 0 else 0
    return Text.assemble((_BLOCK * blocks, REF), " " * GAP, (visible(bar.value), VALUE))
