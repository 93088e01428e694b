"""Each field of each record: its name, what it means (said on the record itself), how to get it.

`--columns`, JSON keys, the CSV header, the message about a wrong name, completion and
docs/output.md all read these.
"""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, NamedTuple

from hycli.model import Honour, Metric, Section, fields


class Column(NamedTuple):
    """A field of a record."""

    name: str
    help: str
    get: Callable[[Any], Any]
    on_request: bool = False  #: printed only where it is asked for


def _fields(**helps: str) -> tuple[Column, ...]:
    return tuple([Column(name, text, attrgetter(name)) for name, text in helps.items()])


def _count(name: str, text: str) -> Column:
    return Column(name, text, lambda section: len(getattr(section, name)))


def _sections() -> tuple[Column, ...]:
    known = fields(Section)
    names = ("number", "id", "subject", "achievement", "subject_en", "achievement_en")
    return (
        *_fields(**{name: known[name] for name in names}),
        _count("passages", "how many sentences"),
        *_fields(characters="code points of the text, punctuation included"),
        _count("metrics", "how many figures"),
        _count("honours", "how many honours"),
    )


def _hits() -> tuple[Column, ...]:
    from hycli.search.hits import Hit

    columns = {column.name: column for column in _fields(**fields(Hit))}
    columns["parts"] = columns["parts"]._replace(
        get=lambda hit: [each._asdict() for each in hit.parts], on_request=True
    )
    return tuple(columns.values())


def _rows() -> tuple[Column, ...]:
    from hycli.showing import Row

    return _fields(**fields(Row))


#: What makes the fields of a kind of record, in the order in which they are printed.
RECORDS: Mapping[str, Callable[[], tuple[Column, ...]]] = {
    "sections": _sections,
    "metrics": lambda: _fields(**fields(Metric)),
    "chart": lambda: _fields(**fields(Metric)),
    "honours": lambda: _fields(**fields(Honour)),
    "search": _hits,
    "show": _rows,
    "faults": lambda: _fields(path="where in the JSON", message="what is wrong"),
}
