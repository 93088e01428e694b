"""From the bytes of a report to a document: a knowledge file in JSON, or one drafted of a text."""

import os
import re
from functools import partial
from typing import Any

from hycli.errors import ReportError, invalid
from hycli.messages import Message

#: A knowledge file nests four deep; what nests twice as deep as this is refused undecoded.
MAX_DEPTH = 32

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_BLANK = b" \t\r\n"
#: JSON begins within so many bytes.
_START = 1000
_SAVE = Message("save it as UTF-8")
_CONVERT = Message("make text of it: pdftotext, pandoc or markitdown do")
#: What other files begin with in lower case, what they are, and what to do.
_OTHERS = {
    b"\xff\xfe\0\0": ("UTF-32", _SAVE),
    b"\0\0\xfe\xff": ("UTF-32", _SAVE),
    b"\xff\xfe": ("UTF-16", _SAVE),
    b"\xfe\xff": ("UTF-16", _SAVE),
    b"%pdf-": ("PDF", _CONVERT),
    b"pk\x03\x04": ("DOCX, ODT, EPUB or ZIP", _CONVERT),
    b"\xd0\xcf\x11\xe0": ("DOC, WPS or XLS", _CONVERT),
    b"<!doctype": ("HTML", _CONVERT),
    b"<html": ("HTML", _CONVERT),
    b"<?xml": ("XML", _CONVERT),
}
_ASCII = bytes(range(128))

Path = str | os.PathLike[str]


def decode(data: bytes, path: Path) -> Any:
    """The document that a file holds, or the draft that is made of its text.

    Args:
        data: The file's bytes.
        path: Named in the errors; what ends in .json is JSON, as what begins with a brace is.

    Raises:
        ReportError: It is neither JSON nor text.
    """
    if not data.strip():
        raise invalid(path, Message("it is empty"))
    start = _start(data).lower()
    for mark, (kind, hint) in _OTHERS.items():
        if start.startswith(mark):
            raise invalid(path, Message("it is {kind}", kind=kind), hint)
    if is_json(data, path):
        return from_json(data, path)
    from hycli.draft import draft

    text = text_of(data, path)
    try:
        return draft(text)
    except ReportError as error:  # which knows of no file
        raise invalid(path, error.message, error.hint) from None


def is_json(data: bytes, path: Path) -> bool:
    """Whether a file is to be read as JSON rather than as text."""
    return os.fspath(path).endswith(".json") or _start(data).startswith(b"{")


def _start(data: bytes) -> bytes:
    """What a file begins with, behind a byte-order mark and blanks."""
    return data[:_START].removeprefix(_BYTE_ORDER_MARK).lstrip(_BLANK)


def text_of(data: bytes, path: Path) -> str:
    """A text in UTF-8 or GB 18030.

    Raises:
        ReportError: It is neither.
    """
    if b"\0" in data:
        raise invalid(path, Message("it is neither text nor JSON"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # Most bytes of spoilt UTF-8 are UTF-8 still, but few of GB 18030 happen to be.
        kept = data.decode("utf-8", "ignore").encode()
        if 2 * len(kept.translate(None, _ASCII)) > len(data.translate(None, _ASCII)):
            raise _not_utf_8(path, error) from None
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        raise invalid(path, Message("it is neither UTF-8 nor GB 18030")) from None


def from_json(data: bytes, path: Path) -> Any:
    """What JSON in UTF-8 says.

    Raises:
        ReportError: It is not UTF-8, not JSON, nests too deeply, or holds NaN, Infinity or a key
            twice in one object, which JSON leaves open.
    """
    if data.startswith(_BYTE_ORDER_MARK):
        why = Message("it begins with a byte-order mark")
        raise invalid(path, why, Message("save it as UTF-8 without one"))
    if _nests_deeply(data):
        raise invalid(path, Message("it nests too deeply"))
    import json

    try:
        return json.loads(
            data.decode(),
            parse_constant=partial(_refuse_constant, path),
            object_pairs_hook=partial(_unique_keys, path),
        )
    except UnicodeDecodeError as error:
        raise _not_utf_8(path, error) from None
    except json.JSONDecodeError as error:
        place = {"line": error.lineno, "column": error.colno}
        why = Message("line {line}, column {column}: not JSON: {why}", **place, why=error.msg)
        raise invalid(path, why) from None
    except ValueError:
        raise invalid(path, Message("a number has too many digits")) from None


def _nests_deeply(data: bytes) -> bool:
    """Whether lists and objects stand so deep in each other.

    JSON's decoder recurses as deep, which a small stack does not survive.
    """
    brackets = re.sub(rb'"[^"\\]*(?:\\.[^"\\]*)*"|[^][{}"]+', b"", data)
    for _ in range(MAX_DEPTH):
        brackets = brackets.replace(b"[]", b"").replace(b"{}", b"")
    return len(brackets) - len(brackets.lstrip(b"[{")) > MAX_DEPTH


def _not_utf_8(path: Path, error: UnicodeDecodeError) -> ReportError:
    line = error.object.count(b"\n", 0, error.start) + 1
    return invalid(path, Message("line {line}: not UTF-8", line=line), _SAVE)


def _refuse_constant(path: Path, name: str) -> float:
    raise invalid(path, Message("{name} is not JSON", name=name))


def _unique_keys(path: Path, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for key, value in pairs:
        if key in record:
            import json

            shown = json.dumps(key, ensure_ascii=False)
            why = Message("the key {key} stands twice in one object", key=shown)
            raise invalid(path, why)
        record[key] = value
    return record
