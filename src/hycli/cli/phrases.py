"""Phrases as they reach a process: arguments and lines, in UTF-8 or, from a GBK shell, GB 18030."""

import os
import sys
from collections.abc import Iterator, Sequence

from hycli.errors import UsageError


def from_arguments(words: Sequence[str]) -> str:
    """The words of a command line as one phrase.

    Raises:
        UsageError: There is nothing in them, or they cannot be decoded.
    """
    phrase = " ".join([_argument(word) for word in words])
    if not phrase.strip():
        message = "the phrase is empty"
        raise UsageError(message, 'try "hycli search 脱贫"')
    return phrase


def from_standard_input() -> Iterator[str]:
    """A phrase for each line of standard input that is not blank, as the lines come.

    Raises:
        UsageError: Standard input is closed, or a line cannot be decoded.
    """
    if sys.stdin is None or sys.stdin.closed:
        message = "standard input is closed"
        raise UsageError(message)
    if sys.stdin.isatty():
        sys.stderr.write("hycli: a phrase a line; end with Ctrl-D\n")
        sys.stderr.flush()
    for number, line in enumerate(iter(sys.stdin.buffer.readline, b""), 1):
        bare = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if bare.strip():
            yield _decoded(bare, f"line {number} of standard input").strip()


def _argument(word: str) -> str:
    """The word as it was typed, where the locale took its bytes for something else."""
    try:
        return _decoded(os.fsencode(word))
    except UnicodeEncodeError:
        return word


def _decoded(data: bytes, what: str = "the phrase") -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    message = f"{what} is neither UTF-8 nor GB 18030"
    raise UsageError(message)
