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
    """One array with a record a line, written as records come; for one whole thing, an object."""
    if request.details and len(request.details) == 1:
        yield dumps(request.details[0]) + "\n"
        return
    before = "[\n"
    for batch in _batches(request):
        if batch:
            yield before + ",\n".join(map(dumps, batch))
            before = ",\n"
    yield "\n]\n" if before == ",\n" else "[]\n"


def jsonl(request: "Request") -> Iterator[str]:
    """An object a line."""
    for batch in _batches(request):
        yield "".join([dumps(each) + "\n" for each in batch])


def dumps(value: Any) -> str:
    r"""JSON with Chinese as it is, and as `\uXXXX` what could drive a terminal or hide in it."""
    text = _encode(value)
    if text.isprintable():
        return text
    return re.sub(_UNSAFE, lambda match: _escape(match[0])[1:-1], text)


def _batches(request: "Request") -> Iterator[list[dict[str, Any]]]:
    if request.details is not None:
        yield list(request.details)
        return
    for batch in request.batches:
        yield [{each.name: each.get(record) for each in request.columns} for record in batch]
