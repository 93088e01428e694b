"""From a file to a Report, or to an error that names what is wrong with it."""

import os
from typing import TYPE_CHECKING, Any

from hycli.errors import UsageError, invalid, unreadable
from hycli.files import bundled_path, read
from hycli.messages import Message
from hycli.ready import ready
from hycli.report import Report

if TYPE_CHECKING:
    from hycli.checking import Fault

_TOO_LARGE = Message("it is too large for this machine's memory")


def load(path: str | os.PathLike[str] | None = None) -> Report:
    """Load a report.

    Args:
        path: A knowledge file, or a text of which one is drafted; `-` for standard input; None for
            the report that comes with hycli.

    Returns:
        The report, checked unless it is the bundled one, which the tests check.

    Raises:
        UsageError: The path is none.
        ReportError: The file cannot be read or is not valid.
    """
    if path is not None and not isinstance(path, str | os.PathLike):
        kind = type(path).__name__
        raise UsageError(Message("path: a path is expected, not {kind}", kind=kind))
    where = bundled_path() if path is None else path
    try:
        data = read(where)
        if path is None:
            return _bundled(data)
        from hycli.decoding import decode

        document = decode(data, path)
        _refuse_faults(document, path)
        return Report(document)
    except MemoryError:
        raise unreadable(where, _TOO_LARGE) from None
    except (AttributeError, KeyError, TypeError, ValueError):
        # The bundled report may have been edited.
        document, _ = examine(where)
        _refuse_faults(document, where)
        raise


def _bundled(data: bytes) -> Report:
    """The report that comes with hycli, as it was made ready, or as it is now."""
    made = ready(data)
    if made is not None:
        return Report(*made)
    import json

    return Report(json.loads(data))


def examine(path: str | os.PathLike[str]) -> tuple[Any, list["Fault"]]:
    """A knowledge file as it is, and every fault of it.

    Raises:
        ReportError: It cannot be read, or is neither JSON nor text.
    """
    from hycli.checking import faults
    from hycli.decoding import decode

    try:
        document = decode(read(path), path)
        return document, faults(document)
    except MemoryError:
        raise unreadable(path, _TOO_LARGE) from None


def _refuse_faults(document: Any, path: str | os.PathLike[str]) -> None:
    """Raise for the first fault, and say how many more there are."""
    from hycli.checking import faults

    found = faults(document)
    if not found:
        return
    first = Message("{path}: {message}", path=found[0].path, message=found[0].message)
    if len(found) == 1:
        raise invalid(path, first)
    raise invalid(
        path,
        Message("{first} (and {count} more)", first=first, count=len(found) - 1),
        Message('"hycli check {path}" names every fault', path=os.fspath(path)),
    )
