"""Phrases as they reach a process: arguments and lines, in UTF-8 or, from a GBK shell, GB 18030."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence

from hycli.errors import UsageError, reason
from hycli.messages import Message

#: More than a phrase has in any encoding; a line is not read beyond.
_MOST_BYTES = 10_000


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


def decoded_argument(word: str) -> str:
    """An argument as it was typed, whatever the locale took its bytes for.

    Args:
        word: As Python decoded it.

    Returns:
        The same bytes read as UTF-8, else as GB 18030; the word itself if they are neither.
    """
    if word.isascii():
        return word
    try:
        return _decoded(os.fsencode(word))
    except (UnicodeEncodeError, UsageError):
        return word


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

    for number, line in enumerate(iter(_line_of_standard_input, b""), 1):
        bare = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if len(line) == _MOST_BYTES or len(phrase := _decoded(bare, number).strip()) > MAX_LENGTH:
            raise UsageError(
                Message(
                    "line {line} of standard input is longer than {most} characters",
                    line=number,
                    most=MAX_LENGTH,
                )
            )
        if phrase:
            yield phrase


def _line_of_standard_input() -> bytes:
    try:
        return sys.stdin.buffer.readline(_MOST_BYTES)
    except OSError as error:
        raise UsageError(
            Message("standard input cannot be read: {why}", why=reason(error))
        ) from None


def _decoded(data: bytes, line: int | None = None) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    if line is None:
        raise UsageError(Message("the phrase is neither UTF-8 nor GB 18030"))
    raise UsageError(
        Message("line {line} of standard input is neither UTF-8 nor GB 18030", line=line)
    )
