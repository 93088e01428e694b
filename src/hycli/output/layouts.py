"""How each kind of record stands in a list: its columns, and each cell as styled text."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from rich.text import Text

from hycli.comparing import compared, mark, said
from hycli.language import CHINESE
from hycli.messages import Message
from hycli.output.columns import Column
from hycli.output.delimited import cell
from hycli.output.screen import HEAD, REF, VALUE, Screen, text_of

#: Periods that a list says in the reader's language.
PERIODS = (
    *(Message("this-year"), Message("last-year"), Message("two-years-ago")),
    *(Message("five-years-ago"), Message("ten-years-ago"), Message("two-years")),
    *(Message("three-years"), Message("four-years"), Message("five-years"), Message("ten-years")),
)


class Field(NamedTuple):
    """A column of a table, or a part of a block."""

    header: str
    text: Callable[[Any], Text]
    weight: int = 0  #: share of the width that fixed columns leave; 0 for a fixed column
    right: bool = False
    point: bool = False  #: numbers, aligned on their decimal points
    labelled: bool = False  #: a block says its header too


def layout(kind: str, screen: Screen) -> list[Field]:
    """The columns in which people see a kind of record; none where it has no list of its own."""
    make = LAYOUTS.get(kind)
    return make(screen) if make else []


def merged(kind: str, records: Sequence[Any]) -> Sequence[Any]:
    """The records of a list with each fact once, its ref all places that state it."""
    if kind not in ("metrics", "honours"):
        return records
    facts: dict[Any, list[Any]] = {}
    for record in records:
        facts.setdefault(said(record), []).append(record)
    return [same[0]._replace(ref="\n".join([each.ref for each in same])) for same in facts.values()]


def plain(column: Column) -> Field:
    """The column of a field that the user named."""
    return Field(
        column.name, lambda record: text_of(cell(column.get(record))), weight=1, labelled=True
    )


def footnotes(records: Any) -> dict[str, None]:
    """What is wrong with the print of some records, each once."""
    return dict.fromkeys(each.note for each in records if getattr(each, "note", None))


def _sections(screen: Screen) -> list[Field]:
    say, of_two = screen.say, screen.language.of_two
    achievement = Field(
        say(Message("Achievement")),
        lambda each: text_of(of_two(each.achievement, each.achievement_en)),
        3,
    )
    # Where both fit in a line.
    is_wide = screen.width >= (70 if screen.language.code == CHINESE else 130)
    return [
        Field(say(Message("No.")), _of("number", REF), right=True),
        Field(
            say(Message("Section")), lambda each: text_of(of_two(each.subject, each.subject_en)), 2
        ),
        *([achievement] if is_wide else []),
        _count(say(Message("Sentences")), "passages"),
        _count(say(Message("Figures")), "metrics"),
        _count(say(Message("Honours")), "honours"),
    ]


def _metrics(screen: Screen) -> list[Field]:
    say = screen.say
    return [
        Field(say(Message("Value")), lambda each: text_of(compared(each), VALUE), point=True),
        Field("", lambda each: text_of(each.unit + mark(each))),
        Field(say(Message("Figure")), lambda each: Text(screen.name(each)), 1),
        Field(say(Message("Period")), lambda each: text_of(screen.period(each))),
        Field(say(Message("Ref")), _of("ref", REF)),
    ]


def _honours(screen: Screen) -> list[Field]:
    say = screen.say
    return [
        Field(say(Message("Recipient")), _of("recipient", HEAD), 2),
        Field(say(Message("Honour")), lambda each: Text(screen.name(each) + mark(each)), 5),
        Field(say(Message("Ref")), _of("ref", REF)),
    ]


def _faults(screen: Screen) -> list[Field]:
    say = screen.say
    return [
        Field(say(Message("Path")), _of("path", HEAD), 1),
        Field(say(Message("Fault")), lambda fault: text_of(say(fault.message)), 2),
    ]


#: What lists a kind of record; another is listed by its fields, as `--columns` would.
LAYOUTS: dict[str, Callable[[Screen], list[Field]]] = {
    "sections": _sections,
    "metrics": _metrics,
    "honours": _honours,
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
