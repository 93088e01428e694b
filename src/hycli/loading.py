"""From a knowledge file's bytes to a Report, or to an error that names the fault."""

import json
import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hycli.errors import ReportError, reason
from hycli.messages import Message
from hycli.report import Report

if TYPE_CHECKING:
    from hycli.checking import Fault

#: A file beyond this many bytes is refused unread; a report of a million passages has two thirds.
MAX_BYTES = 1 << 29
#: A knowledge file has four levels; twice this many are refused undecoded at the latest.
MAX_DEPTH = 32

_HERE = Path(__file__).parent
_PLACES = (_HERE / "data" / "report.json", _HERE.parents[1] / "data" / "report.json")

_TOO_LARGE = Message("it is too large for this machine's memory")


def load(path: str | os.PathLike[str] | None = None) -> Report:
    """Load a knowledge file.

    Args:
        path: The file; None for the report that comes with hycli.

    Returns:
        The report, checked unless it is the bundled one, which the tests check.

    Raises:
        ReportError: The file cannot be read or is not valid.
    """
    where = bundled_path() if path is None else path
    try:
        document = decode(read(where), where, trusted=path is None)
        if path is not None:
            _refuse_faults(document, where)
        return Report(document)
    except MemoryError:
        raise _unreadable(where, _TOO_LARGE) from None
    except (AttributeError, KeyError, TypeError, ValueError):
        _refuse_faults(document, where)
        raise


def examine(path: str | os.PathLike[str]) -> tuple[Any, list["Fault"]]:
    """A knowledge file as it is, and every fault of it.

    Raises:
        ReportError: It cannot be read, or is no JSON.
    """
    from hycli.checking import faults

    try:
        document = decode(read(path), path)
        return document, faults(document)
    except MemoryError:
        raise _unreadable(path, _TOO_LARGE) from None


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
    """The bytes of a regular file of bearable size.

    Raises:
        ReportError: It is missing, unreadable, not a regular file, or too large.
    """
    try:
        # Not blocking: opening a pipe without a writer would wait for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise _unreadable(path, Message("it is not a regular file"))
            if status.st_size > MAX_BYTES:
                most = MAX_BYTES >> 20
                raise _unreadable(path, Message("it is larger than {most} MiB", most=most))
            return file.read()
    except OSError as error:
        raise _unreadable(path, reason(error)) from None
    except ValueError:
        raise _unreadable(path, Message("the name holds a null byte")) from None


def decode(data: bytes, path: str | os.PathLike[str], *, trusted: bool = False) -> Any:
    """Decode UTF-8 JSON.

    Args:
        data: The file's bytes.
        path: Named in the errors.
        trusted: It does not nest deeply.

    Raises:
        ReportError: It is not UTF-8, not JSON, nests too deeply, or holds NaN, Infinity or a key
            twice in one object, which JSON leaves open.
    """
    _refuse_encoding(data, path)
    if not trusted and _nests_deeply(data):
        raise _invalid(path, Message("it nests too deeply"))
    try:
        return json.loads(
            data.decode(), parse_constant=_refuse_constant, object_pairs_hook=_unique_keys
        )
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        why = Message("line {line}: not UTF-8", line=line)
        raise _invalid(path, why, Message("save it as UTF-8")) from None
    except json.JSONDecodeError as error:
        why = Message(
            "line {line}, column {column}: not JSON: {why}",
            line=error.lineno,
            column=error.colno,
            why=error.msg,
        )
        raise _invalid(path, why) from None
    except _ValueRefusedError as error:
        raise _invalid(path, error.message) from None
    except ValueError:
        raise _invalid(path, Message("a number has too many digits")) from None


def _nests_deeply(data: bytes) -> bool:
    """Whether more than MAX_DEPTH lists and objects stand in each other.

    JSON's decoder recurses as deep, which a small stack does not survive.
    """
    brackets = re.sub(rb'"[^"\\]*(?:\\.[^"\\]*)*"|[^][{}"]+', b"", data)
    for _ in range(MAX_DEPTH):
        brackets = brackets.replace(b"[]", b"").replace(b"{}", b"")
    return len(brackets) - len(brackets.lstrip(b"[{")) > MAX_DEPTH


def _refuse_encoding(data: bytes, path: str | os.PathLike[str]) -> None:
    """Raise for what its first bytes show not to be JSON in UTF-8."""
    if not data.strip():
        raise _invalid(path, Message("it is empty"))
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        raise _invalid(path, Message("it is UTF-32"), Message("save it as UTF-8"))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _invalid(path, Message("it is UTF-16"), Message("save it as UTF-8"))
    if data.startswith(b"\xef\xbb\xbf"):
        why = Message("it begins with a byte-order mark")
        raise _invalid(path, why, Message("save it as UTF-8 without one"))


class _ValueRefusedError(Exception):
    """Something that Python's JSON accepts and hycli does not."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def _refuse_constant(name: str) -> float:
    raise _ValueRefusedError(Message("{name} is not JSON", name=name))


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) < len(pairs):
        from collections import Counter

        counts = Counter([key for key, _ in pairs])
        twice = next(key for key, count in counts.items() if count > 1)
        key = json.dumps(twice, ensure_ascii=False)
        raise _ValueRefusedError(Message("the key {key} stands twice in one object", key=key))
    return record


def _refuse_faults(document: Any, path: str | os.PathLike[str]) -> None:
    """Raise for the first fault, and say how many more there are."""
    from hycli.checking import faults

    found = faults(document)
    if not found:
        return
    first = Message("{path}: {message}", path=found[0].path, message=found[0].message)
    if len(found) == 1:
        raise _invalid(path, first)
    raise _invalid(
        path,
        Message("{first} (and {count} more)", first=first, count=len(found) - 1),
        Message('"hycli check {path}" names every fault', path=os.fspath(path)),
    )


def _unreadable(path: str | os.PathLike[str], why: str) -> ReportError:
    return ReportError(
        Message('cannot read the report "{path}": {why}', path=os.fspath(path), why=why)
    )


def _invalid(path: str | os.PathLike[str], why: str, hint: str = "") -> ReportError:
    return ReportError(
        Message('the report "{path}" is not valid: {why}', path=os.fspath(path), why=why), hint
    )
