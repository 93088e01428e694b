"""The world that a command prints to: where bytes go, how wide it is, whether it has colour."""

import os
import re
import shutil
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, NamedTuple, TextIO

from hycli.errors import OutputError, PipeClosedError, UsageError, reason
from hycli.messages import Message

#: When colours are used, with what each choice means.
COLORS = {
    "auto": Message("on a terminal, as the environment says"),
    "always": Message("in a pipe too"),
    "never": Message("not even on a terminal"),
}

#: Columns where neither a terminal nor COLUMNS says.
DEFAULT_WIDTH = 80
#: Narrower than this nothing can be laid out.
MIN_WIDTH = 20
MAX_WIDTH = 10_000

# C0 but newline, DEL, C1, line and paragraph separators, bidirectional controls, zero-width
# characters, the byte-order mark, lone surrogates and tag characters.
_UNSAFE = (
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


class Terminal(NamedTuple):
    """Where output goes. Tests hand in their own; `Terminal.of_process` is the real one."""

    write_bytes: Callable[[bytes], None]
    is_terminal: bool
    width: int  #: in cells
    encoding: str  #: what a terminal understands; pipes always get UTF-8
    environment: Mapping[str, str]

    @classmethod
    def of_process(cls) -> "Terminal":
        """The process's standard output."""
        is_terminal = os.isatty(1)
        width = shutil.get_terminal_size((DEFAULT_WIDTH, 0)).columns
        return cls(
            _write_stdout,
            is_terminal,
            max(MIN_WIDTH, min(MAX_WIDTH, width)),
            _encoding(sys.__stdout__) if is_terminal else "utf-8",
            os.environ,
        )

    def write(self, text: str) -> None:
        """Write all of a text, at once.

        Raises:
            PipeClosedError: The reader went away.
            OutputError: It cannot be written.
        """
        self.write_bytes(text.encode(self.encoding, "backslashreplace"))

    def page(self, text: str) -> None:
        """Show a text through HYCLI_PAGER, PAGER or less; write it where that is no terminal.

        Raises:
            UsageError: The pager cannot be started.
        """
        named = self.environment.get("HYCLI_PAGER", "").strip()
        named = named or self.environment.get("PAGER", "").strip() or "less"
        if not self.is_terminal:
            self.write(text)
            return
        import shlex
        import signal
        import subprocess

        # As git does: colours pass, a short text stays on the screen.
        environment = {"LESS": "FRX", **self.environment}
        # Ctrl-C is the pager's business as long as it runs; a handler, unlike being ignored, is
        # not handed down to it.
        before = signal.signal(signal.SIGINT, lambda *_: None)
        try:
            subprocess.run(  # noqa: S603  # the user's own command
                shlex.split(named),
                input=text.encode(self.encoding, "backslashreplace"),
                env=environment,
                check=False,
            )
        except (OSError, ValueError) as error:
            raise UsageError(
                Message('cannot start the pager "{pager}": {why}', pager=named, why=reason(error)),
                Message("HYCLI_PAGER or PAGER name it"),
            ) from None
        finally:
            signal.signal(signal.SIGINT, before)

    def has_color(self, choice: str = "auto") -> bool:
        """Whether colours may be used; see also `may_style`.

        `--color` wins over NO_COLOR, that over FORCE_COLOR and CLICOLOR_FORCE, that over being
        a terminal (no-color.org, force-color.org, bixense.com/clicolors).
        """
        if choice != "auto":
            return choice == "always"
        if self.environment.get("NO_COLOR"):
            return False
        if self.environment.get("FORCE_COLOR") or self.environment.get("CLICOLOR_FORCE"):
            return True
        return self.is_terminal and self.environment.get("TERM") != "dumb"

    def may_style(self, choice: str = "auto") -> bool:
        """Whether bold and reverse may be used: NO_COLOR forbids colours only."""
        if self.has_color(choice):
            return True
        return choice == "auto" and self.is_terminal and self.environment.get("TERM") != "dumb"


def visible(text: str) -> str:
    r"""Show what could drive a terminal as `\x1b` or `\u202e`; all else stays as it is."""
    return without_unsafe(text, lambda char: char.encode("unicode_escape").decode())


def without_unsafe(text: str, escape: Callable[[str], str]) -> str:
    """A text in which each character that could drive a terminal or hide in it is escaped."""
    if text.isprintable():
        return text
    return re.sub(_UNSAFE, lambda match: escape(match[0]), text)


def say(message: str) -> None:
    """Write a line to standard error, made harmless; where there is none, nobody hears it."""
    line = visible(message.replace("\n", " ")) + "\n"
    with suppress(OSError):
        os.write(2, line.encode(_encoding(sys.stderr), "backslashreplace"))


def _encoding(stream: TextIO | None) -> str:
    """A stream's encoding where it has Chinese; UTF-8 otherwise."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        "衡".encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return "utf-8"
    return encoding


def _write_stdout(data: bytes) -> None:
    # Below what Python buffers: under PYTHONUNBUFFERED a reader that leaves goes unnoticed there,
    # and what is left over fails when the interpreter ends. A Windows console wants Python's own
    # stream rather than the descriptor, whose bytes it takes for its code page.
    stream: Any = sys.__stdout__.buffer if sys.__stdout__ else None
    raw = getattr(stream, "raw", stream)
    view = memoryview(data)
    try:
        while view:
            written = raw.write(view)
            if written is None:  # it does not block, and its reader is slow
                from select import select

                select([], [raw], [])
            else:
                view = view[written:]
    except BrokenPipeError:
        raise PipeClosedError(Message("the reader of the output went away")) from None
    except OSError as error:
        raise OutputError(Message("cannot write the output: {why}", why=reason(error))) from None
