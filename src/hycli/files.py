"""The bytes of a report: the bundled file, a file of one's own, or standard input."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from hycli.errors import ReportError, reason, unreadable
from hycli.messages import Message

#: More is refused unread; a report of a million passages has two thirds of it.
MAX_BYTES = 1 << 29
_TOO_LARGE = Message("it is larger than {most} MiB", most=MAX_BYTES >> 20)
#: What stands for standard input.
STANDARD_INPUT = "-"

_HERE = Path(__file__).parent
_PLACES = (_HERE / "data" / "report.json", _HERE.parents[1] / "data" / "report.json")


def bundled_path() -> Path:
    """The report of a wheel, or that of a checkout.

    Raises:
        ReportError: The installation lacks it.
    """
    for place in _PLACES:
        if place.is_file():
            return place
    raise ReportError(
        Message("the bundled report is missing: {path}", path=_PLACES[0]),
        Message("install hycli again"),
    )


def read(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a regular file, or with `-` those of standard input, up to MAX_BYTES.

    Raises:
        ReportError: It is missing, unreadable, not a regular file, or too large.
    """
    try:
        data = _read_standard_input() if path == STANDARD_INPUT else _read_file(path)
    except OSError as error:
        raise unreadable(path, reason(error)) from None
    except ValueError:
        raise unreadable(path, Message("the name holds a null byte")) from None
    if len(data) > MAX_BYTES:
        raise unreadable(path, _TOO_LARGE)
    return data


def pieces(size: int) -> Iterator[bytes]:
    """What stands on standard input, so many bytes at most at a time, waited for until it ends.

    Raises:
        OSError: It cannot be read.
    """
    while True:
        try:
            piece = os.read(0, size)
        except BlockingIOError:
            from select import select

            select([0], [], [])
            continue
        if not piece:
            return
        yield piece


def _read_standard_input() -> bytes:
    found, size = [], 0
    for piece in pieces(1 << 16):
        found.append(piece)
        size += len(piece)
        if size > MAX_BYTES:
            break
    return b"".join(found)


def _read_file(path: str | os.PathLike[str]) -> bytes:
    # Not blocking: opening a pipe without a writer would wait for ever.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as file:
        state = os.fstat(descriptor)
        if not stat.S_ISREG(state.st_mode):
            raise unreadable(path, Message("it is not a regular file; - reads standard input"))
        if state.st_size > MAX_BYTES:
            raise unreadable(path, _TOO_LARGE)
        return file.read()
