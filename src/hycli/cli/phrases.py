"""Phrases as they reach a process: arguments and lines, in UTF-8 or, from a GBK shell, GB 18030."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence

from hycli.errors import UsageError, reason
from hycli.files import pieces
from hycli.messages import Message

#: More than a phrase has in any encoding; a line is not read beyond.
_MOST_BYTES = 10_000
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
#: Commands whose arguments are names of files.
_OF_FILES = ("check", "draft")


def from_arguments(words: Sequence[str]) -> str:
    """The words of a command line as one phrase.

    Raises:
        UsageError: There is nothing in them, or they cannot be decoded.
    """
    phrase = " ".join(words)
    if not phrase.strip():
        raise UsageError(Message("the phrase is empty"), Message('try "hycli search 脱贫"'))
    try:
        phrase.encode()
    except UnicodeEncodeError:
        raise UsageError(Message("the phrase is neither UTF-8 nor GB 18030")) from None
    return phrase


def decoded_arguments(words: Sequence[str]) -> list[str]:
    """A command line as it was typed, whatever the locale took its bytes for.

    Args:
        words: As Python decoded them.

    Returns:
        The same bytes read as `decoded` does; a word as it is where that fails, and a name of a
        file, whose bytes count and not what they mean.
    """
    found = []
    command = before = ""
    for word in words:
        of_report = before == "--report" or word.startswith("--report=")
        if not command and not of_report and not word.startswith("-"):
            command = word
        names_file = of_report or command in _OF_FILES
        found.append(word if names_file else _decoded_argument(word))
        before = word
    return found


def _decoded_argument(word: str) -> str:
    try:
        return decoded(os.fsencode(word)) or word
    except UnicodeEncodeError:
        return word


def decoded(data: bytes) -> str | None:
    """Bytes as UTF-8, or as GB 18030 where they are no UTF-8 or mean nothing in it.

    失业 in GBK is valid UTF-8 as well, of two letters that nobody types: what has neither Chinese
    nor Latin letters is read as GB 18030 if it is Chinese there.

    Returns:
        The text; None where the bytes are neither.
    """
    text = _read(data, "utf-8")
    if text is not None and (text.isascii() or any(map(_is_meant, text))):
        return text
    other = _read(data, "gb18030")
    if other is not None and (text is None or all(map(_is_han_or_ascii, other))):
        return other
    return text


def _read(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def from_standard_input(say: Callable[[str], None]) -> Iterator[str]:
    """A phrase for each line of standard input that is not blank, as the lines come.

    Args:
        say: Tells who sits at a terminal that their lines are waited for.

    Raises:
        UsageError: Standard input is closed or cannot be read, or a line is too long or cannot be
            decoded.
    """
    if sys.stdin is None or sys.stdin.closed:
        raise UsageError(Message("standard input is closed"))
    if sys.stdin.isatty():
        say(Message("hycli: a phrase a line; end with Ctrl-D"))
    from hycli.search.phrase import MAX_LENGTH

    for number, line in enumerate(_lines(), 1):
        phrase = decoded(line)
        if phrase is None:
            raise UsageError(
                Message("line {line} of standard input is neither UTF-8 nor GB 18030", line=number)
            )
        if len(line) >= _MOST_BYTES or len(phrase := phrase.strip()) > MAX_LENGTH:
            raise UsageError(
                Message(
                    "line {line} of standard input is longer than {most} characters",
                    line=number,
                    most=MAX_LENGTH,
                )
            )
        if phrase:
            yield phrase


def _lines() -> Iterator[bytes]:
    """The lines of standard input as they come, ended by LF, CR or both; a long one is cut."""
    rest, begun = b"", False
    try:
        for piece in pieces(_MOST_BYTES):
            text = piece if begun else piece.removeprefix(_BYTE_ORDER_MARK)
            begun = True
            *lines, rest = (rest + text).replace(b"\r", b"\n").split(b"\n")
            yield from lines
            if len(rest) >= _MOST_BYTES:
                yield rest
    except OSError as error:
        message = Message("standard input cannot be read: {why}", why=reason(error))
        raise UsageError(message) from None
    if rest:
        yield rest


def _is_han_or_ascii(char: str) -> bool:
    return char.isascii() or "\u3400" <= char <= "\u9fff"


def _is_meant(char: str) -> bool:
    """Whether a character beyond ASCII is Chinese, or a Latin letter with a tone mark."""
    if char.isascii():
        return False
    from unicodedata import normalize

    return "\u3000" <= char <= "\u9fff" or normalize("NFD", char)[0].isascii()
