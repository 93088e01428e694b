"""JSON and JSON Lines."""

from collections.abc import Iterator
from json.encoder import JSONEncoder
from typing import TYPE_CHECKING, Any

from hycli.terminal import without_unsafe

if TYPE_CHECKING:
    from hycli.output import Request

_encode = JSONEncoder(ensure_ascii=False).encode

_escape = JSONEncoder().encode


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
    return without_unsafe(_encode(value), lambda char: _escape(char)[1:-1])


def _batches(request: "Request") -> Iterator[list[dict[str, Any]]]:
    if request.details is not None:
        yield list(request.details)
        return
    for batch in request.batches:
        yield [{each.name: each.get(record) for each in request.columns} for record in batch]
