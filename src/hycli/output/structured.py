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
    before = "[\n"
    for batch in _batches(request):
        if len(request.targets) == 1:
            yield dumps(batch[0]) + "\n"
            return
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
    if request.targets:
        from hycli.showing import detail

        yield [detail(target, request.load_report()) for target in request.targets]
        return
    for batch in request.batches:
        yield [{each.name: each.get(record) for each in request.columns} for record in batch]
