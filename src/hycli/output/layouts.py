"""How each kind of record looks on a terminal: its columns, and each cell as styled text."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from rich.text import Text

from hycli.output.delimited import cell
from hycli.terminal import visible

MATCH = "bold reverse"
HEAD = "bold"
QUIET = "dim"
REF = "cyan"
VALUE = "bold green"

_COMPARATORS = {"=": "", ">": "> ", "<=": "≤ "}


class Field(NamedTuple):
    """A column of a table, or a part of a block."""

    header: str
    text: Callable[[Any], Text]
    weight: int = 0  #: share of the width that fixed columns leave; 0 for a fixed column
    right: bool = False
    from_width: int = 0  #: shown from this width on
    labelled: bool = False  #: a block says its header too


def plain(column: Any) -> Field:
    """The column of a field that the user named."""

    def text(record: Any) -> Text:
        value = record[column.name] if isinstance(record, dict) else column.get(record)
        return text_of(cell(value))

    return Field(column.name, text, weight=1)


def text_of(text: object, style: str = "") -> Text:
    """A value that is not ours as text made harmless."""
    return Text(visible("" if text is None else str(text)), style=style)


def _with_english(text: str | None, english: str | None) -> Text:
    lines = [text_of(text), text_of(english, QUIET)]
    return Text("\n").join([line for line in lines if line.plain])


def _headings(section: Any) -> Text:
    return _with_english(
        f"{section.subject}：{section.achievement}",
        f"{section.subject_en}: {section.achievement_en}",
    )


def _quantity(metric: Any) -> Text:
    value = f"{metric.value:,}"
    unit = metric.unit if metric.unit == "%" else f" {metric.unit}"
    return text_of(f"{_COMPARATORS.get(metric.comparator, '')}{value}{unit}", VALUE)


def _period(metric: Any) -> Text:
    base = f"vs {metric.baseline_period}" if metric.baseline_period else ""
    return text_of(" ".join([part for part in (metric.period, base) if part]))


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
        lines.append(text_of(f"{part.typed}{arrow}  {part.view or 'nothing'}  {share}", QUIET))
    return Text("\n").join(lines)


LAYOUTS: dict[str, tuple[Field, ...]] = {
    "sections": (
        Field("No.", lambda each: text_of(each.number, REF), right=True),
        Field("ID", lambda each: text_of(each.id, REF)),
        Field("Passages", lambda each: text_of(len(each.passages)), right=True, labelled=True),
        Field("Metrics", lambda each: text_of(len(each.metrics)), right=True, labelled=True),
        Field("Honours", lambda each: text_of(len(each.honours)), right=True, labelled=True),
        Field("Subject and achievement", _headings, 1),
    ),
    "metrics": (
        Field("Ref", lambda each: text_of(each.ref, REF)),
        Field("Value", _quantity, right=True),
        Field("Period", _period, from_width=70),
        Field("ID", lambda each: text_of(each.id, QUIET), from_width=110),
        Field("Indicator", lambda each: _with_english(each.name, each.name_en), 1),
        Field("Quote", lambda each: text_of(each.quote), 1),
    ),
    "honours": (
        Field("Ref", lambda each: text_of(each.ref, REF)),
        Field("Recipient", lambda each: text_of(each.recipient, HEAD), 3),
        Field("ID", lambda each: text_of(each.id, QUIET), from_width=110),
        Field("Verb", lambda each: text_of(each.verb), from_width=80),
        Field("Title", lambda each: _with_english(each.title, each.title_en), 5),
    ),
    "search": (
        Field("Ref", lambda each: text_of(each.ref, REF)),
        Field("Kind", lambda each: text_of(each.kind)),
        Field("Score", lambda each: text_of(each.score), right=True),
        Field("Text", _hit, 1),
    ),
    "faults": (
        Field("Line", lambda each: text_of(each.line, REF), right=True),
        Field("Path", lambda each: text_of(each.path, HEAD), 1),
        Field("Fault", lambda each: text_of(each.message), 2),
    ),
}

#: Fields that stand in a table only where they are asked for.
EXTRAS = {"parts": Field("Why", _parts, 1)}
