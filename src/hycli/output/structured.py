"""JSON and JSON Lines."""

import re
from collections.abc import Iterator
from json.encoder import JSONEncoder
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hycli.output import Request

_encode = JSONEncoder(ensure_ascii=False).encode

_escape = JSONEncoder().encode

# The encoder escapes C0 itself; the rest of what `hycli.terminal.visible` shows is escaped here.
_UNSAFE = (
    "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def json(request: "Request") -> Iterator[str]:
    """One array with a record a line; for one thing that was asked for, an object.

    Whole or not at all: half an array is no JSON.
    """
    records = (record for batch in request.batches for record in batch)
    if request.single:
        yield dumps(_object(request, next(records))) + "\n"
        return
    lines = [dumps(_object(request, record)) for record in records]
    yield "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"


def jsonl(request: "Request") -> Iterator[str]:
    """An object a line."""
    for batch in request.batches:
        yield "".join([dumps(_object(request, record)) + "\n" for record in batch])


def dumps(value: Any) -> str:
    r"""JSON with Chinese as it is, and as `\uXXXX` what could drive a terminal or hide in it."""
    return re.sub(_UNSAFE, lambda match: _escape(match[0])[1:-1], _encode(value))


def _object(request: "Request", record: Any) -> dict[str, Any]:
    columns = request.columns
    if isinstance(record, dict):
        if not request.chosen:
            return record
        columns = tuple([column for column in columns if column.name in record])
    return {column.name: column.get(record) for column in columns}
