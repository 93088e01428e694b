"""Exit statuses and the exceptions that carry them; warnings."""

import os
from enum import IntEnum

from hycli.messages import Message


class Status(IntEnum):
    """What the process ends with; the README's table explains each."""

    OK = 0
    NOTHING_FOUND = 1
    USAGE = 2
    REPORT = 3
    INTERNAL = 70
    OUTPUT = 74
    INTERRUPTED = 130
    PIPE_CLOSED = 141


class HycliError(Exception):
    """A fault that the user can understand and act upon.

    Args:
        message: What is wrong and where, without a trailing full stop; a `Message` can be said
            in other languages too.
        hint: What to do about it, likewise; empty when the message says it all.
    """

    status = Status.INTERNAL

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(HycliError):
    """An argument that names nothing: a command line's or a caller's mistake."""

    status = Status.USAGE


class ReportError(HycliError):
    """A knowledge file that cannot be read or is not valid."""

    status = Status.REPORT


class DraftWarning(UserWarning):
    """A draft that lacks what a draft has, with why and what to do, a `Message`."""


def unreadable(path: str | os.PathLike[str], why: str) -> ReportError:
    """The error of a file that cannot be read."""
    name = os.fspath(path)
    return ReportError(Message('cannot read the report "{path}": {why}', path=name, why=why))


def invalid(path: str | os.PathLike[str], why: str, hint: str = "") -> ReportError:
    """The error of a file that holds no report."""
    name = os.fspath(path)
    message = Message('the report "{path}" is not valid: {why}', path=name, why=why)
    return ReportError(message, hint)


def reason(error: OSError | ValueError) -> Message:
    """Why the system refused something, in its words."""
    return Message(getattr(error, "strerror", None) or str(error))


class OutputError(HycliError):
    """The output cannot be written."""

    status = Status.OUTPUT


class PipeClosedError(HycliError):
    """The reader of the output went away: no fault, and nothing to say."""

    status = Status.PIPE_CLOSED
