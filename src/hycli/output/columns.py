"""Each field of each record: its name, what it means (said on the record itself), how to get it.

`--columns`, JSON keys, the CSV header, the message about a wrong name, completion and
docs/output.md all read these.
"""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, NamedTuple

from hycli.model import HIT, Honour, Metric, Section, fields


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


_SECTION = fields(Section)
_METRIC = _fields(**fields(Metric))
_HONOUR = _fields(**fields(Honour))
_HIT = (
    *_fields(**{name: text for name, text in HIT.items() if name != "parts"}),
    Column(
        "parts",
        HIT["parts"],
        lambda hit: [part._asdict() for part in hit.parts],
        on_request=True,
    ),
)

#: The fields of every kind of record, in the order in which they are printed.
RECORDS: Mapping[str, tuple[Column, ...]] = {
    "sections": (
        *_fields(
            **{name: _SECTION[name] for name in ("number", "id", "subject", "achievement")},
            **{name: _SECTION[name] for name in ("subject_en", "achievement_en")},
        ),
        _count("passages", "how many sentences"),
        *_fields(characters="code points of the text, punctuation included"),
        _count("metrics", "how many figures"),
        _count("honours", "how many honours"),
    ),
    "metrics": _METRIC,
    "chart": _METRIC,
    "honours": _HONOUR,
    "search": _HIT,
    "show": _fields(
        ref="passage, section or 0 for the head of the article",
        kind="heading, passage, metric, honour or note",
        id="id of a metric or honour, else null",
        text="the exact source text",
    ),
    "faults": _fields(
        path="where in the JSON",
        message="what is wrong",
    ),
}
