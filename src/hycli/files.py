"""The bytes of a report: the bundled file, a file of one's own, or standard input."""

import os
import stat
import sys
from pathlib import Path

from hycli.errors import ReportError, reason, unreadable
from hycli.messages import Message

#: More is refused unread; a report of a million passages has two thirds of it.
MAX_BYTES = 1 << 29
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
        if path == STANDARD_INPUT:
            data = sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin else b""
        else:
            data = _read_file(path)
    except OSError as error:
        raise unreadable(path, reason(error)) from None
    except ValueError:
        raise unreadable(path, Message("the name holds a null byte")) from None
    if len(data) > MAX_BYTES:
        raise unreadable(path, Message("it is larger than {most} MiB", most=MAX_BYTES >> 20))
    return data


def _read_file(path: str | os.PathLike[str]) -> bytes:
    # Not blocking: opening a pipe without a writer would wait for ever.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise unreadable(path, Message("it is not a regular file"))
        return file.read(MAX_BYTES + 1)
