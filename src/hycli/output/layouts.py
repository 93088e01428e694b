"""How each kind of record looks on a terminal: its columns, and each cell as styled text."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from rich.text import Text

from hycli.language import CHINESE, Language
from hycli.messages import Message
from hycli.output.columns import Column
from hycli.output.delimited import cell
from hycli.terminal import visible

MATCH = "bold reverse"
HEAD = "bold"
QUIET = "dim"
REF = "cyan"
VALUE = "bold green"

_COMPARATORS = {"=": "", ">": "> ", "<=": "≤ "}

#: Values of records that a table says in the reader's language.
WORDS = (
    *(Message("passage"), Message("heading"), Message("metric"), Message("honour")),
    *(Message("note"), Message("five-years")),
    # How a piece of a phrase matched.
    *(Message("characters"), Message("homophone"), Message("pinyin"), Message("initials")),
    *(Message("number"), Message("english"), Message("name"), Message("lookalike")),
    *(Message("sound"), Message("letters"), Message("nothing")),
)


class Field(NamedTuple):
    """A column of a table, or a part of a block."""

    header: str
    text: Callable[[Any], Text]
    weight: int = 0  #: share of the width that fixed columns leave; 0 for a fixed column
    right: bool = False
    from_width: int = 0  #: shown from this width on
    labelled: bool = False  #: a block says its header too


def layout(kind: str, language: Language) -> tuple[Field, ...]:
    """The columns in which people see a kind of record.

    Args:
        kind: A key of `columns.RECORDS`.
        language: Of headers and labels; who reads Chinese is spared the English names.

    Returns:
        The columns; none for a kind that has no layout of its own.
    """
    make = _LAYOUTS.get(kind)
    return make(language) if make else ()


def extra(column: Column, language: Language) -> Field | None:
    """The column of a field that stands in a table only where it is asked for."""
    if column.name != "parts":
        return None
    return Field(language.said(Message("Why")), lambda hit: _parts(hit, language), 1)


def plain(column: Any) -> Field:
    """The column of a field that the user named."""

    def text(record: Any) -> Text:
        value = record[column.name] if isinstance(record, dict) else column.get(record)
        return text_of(cell(value))

    return Field(column.name, text, weight=1, labelled=True)


def text_of(text: object, style: str = "") -> Text:
    """A value that is not ours as text made harmless."""
    return Text(visible("" if text is None else str(text)), style=style)


def matched(text: str, spans: Sequence[Sequence[int]]) -> Text:
    """A source text with its matches marked; spans are code points of the text as it was."""
    result = Text()
    position = 0
    for start, end in spans:
        result.append(visible(text[position:start]))
        result.append(visible(text[start:end]), style=MATCH)
        position = end
    return result.append(visible(text[position:]))


def _sections(language: Language) -> tuple[Field, ...]:
    say = language.said

    def headings(section: Any) -> Text:
        chinese = "：".join(filter(None, (section.subject, section.achievement)))
        english = ": ".join(filter(None, (section.subject_en, section.achievement_en)))
        return _bilingual(chinese, english, language)

    return (
        Field(say(Message("No.")), _of("number", REF), right=True),
        Field(say(Message("ID")), _of("id", REF)),
        _count(say(Message("Passages")), "passages"),
        _count(say(Message("Metrics")), "metrics"),
        _count(say(Message("Honours")), "honours"),
        Field(say(Message("Subject and achievement")), headings, 1),
    )


def _metrics(language: Language) -> tuple[Field, ...]:
    say = language.said

    def period(metric: Any) -> Text:
        base = metric.baseline_period
        parts = metric.period and say(metric.period), base and say(Message("vs {year}", year=base))
        return text_of(" ".join(filter(None, parts)))

    return (
        Field(say(Message("Ref")), _of("ref", REF)),
        Field(say(Message("Value")), _quantity, right=True),
        Field(say(Message("Period")), period, from_width=70),
        Field(say(Message("ID")), _of("id", QUIET), from_width=110),
        Field(
            say(Message("Indicator")),
            lambda metric: _bilingual(metric.name, metric.name_en, language),
            1,
        ),
        Field(say(Message("Quote")), _of("quote"), 1),
    )


def _honours(language: Language) -> tuple[Field, ...]:
    say = language.said
    return (
        Field(say(Message("Ref")), _of("ref", REF)),
        Field(say(Message("Recipient")), _of("recipient", HEAD), 3),
        Field(say(Message("ID")), _of("id", QUIET), from_width=110),
        Field(say(Message("Verb")), _of("verb"), from_width=80),
        Field(
            say(Message("Title")),
            lambda honour: _bilingual(honour.title, honour.title_en, language),
            5,
        ),
    )


def _hits(language: Language) -> tuple[Field, ...]:
    say = language.said

    def text(hit: Any) -> Text:
        source = matched(hit.text, hit.spans)
        return source.append("\n" + visible(hit.id), style=QUIET) if hit.id else source

    return (
        Field(say(Message("Ref")), _of("ref", REF)),
        Field(say(Message("Kind")), lambda hit: text_of(say(hit.kind))),
        Field(say(Message("Score")), _of("score"), right=True),
        Field(say(Message("Text")), text, 1),
    )


def _faults(language: Language) -> tuple[Field, ...]:
    say = language.said
    return (
        Field(say(Message("Path")), _of("path", HEAD), 1),
        Field(say(Message("Fault")), lambda fault: text_of(say(fault.message)), 2),
    )


_LAYOUTS: dict[str, Callable[[Language], tuple[Field, ...]]] = {
    "sections": _sections,
    "metrics": _metrics,
    "honours": _honours,
    "search": _hits,
    "faults": _faults,
}


def _of(name: str, style: str = "") -> Callable[[Any], Text]:
    """A cell with a field of the record."""
    get = attrgetter(name)
    return lambda record: text_of(get(record), style)


def _count(header: str, name: str) -> Field:
    """A column with how many records a section has."""
    get = attrgetter(name)
    return Field(header, lambda section: text_of(len(get(section))), right=True, labelled=True)


def _bilingual(chinese: str | None, english: str | None, language: Language) -> Text:
    lines = [text_of(chinese)]
    if language.code != CHINESE:
        lines.append(text_of(english, QUIET))
    return Text("\n").join([line for line in lines if line.plain])


def _quantity(metric: Any) -> Text:
    value = f"{metric.value:,}"
    unit = metric.unit if metric.unit == "%" else f" {metric.unit}"
    return text_of(f"{_COMPARATORS.get(metric.comparator, '')}{value}{unit}", VALUE)


def _parts(hit: Any, language: Language) -> Text:
    lines = []
    for part in hit.parts:
        arrow = f" → {part.matched}" if part.matched not in ("", part.typed) else ""
        view = language.said(part.view or Message("nothing"))
        share = Message("{bits:g} of {most:g} bits", bits=part.bits, most=part.of)
        lines.append(text_of(f"{part.typed}{arrow}  {view}  {language.said(share)}", QUIET))
    return Text("\n").join(lines)
