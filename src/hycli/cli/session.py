"""What a command needs of the world, made when it is first asked for."""

from typing import TYPE_CHECKING

from hycli.language import Language
from hycli.messages import Message
from hycli.terminal import Terminal, say

if TYPE_CHECKING:
    from hycli.report import Report


class Session:
    """One run of the command line.

    Attributes:
        terminal: Where results go.
        language: What people are spoken to in.
        report_path: The knowledge file that the user named; None for the bundled one.
    """

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.language = Language.of(terminal.environment)
        # An empty variable names no file; an empty argument was meant to name one.
        self.report_path: str | None = terminal.environment.get("HYCLI_REPORT") or None
        self._report: Report | None = None

    def use(self, report_path: str | None) -> None:
        """Take this knowledge file, if one was named."""
        if report_path is not None:
            self.report_path = report_path

    @property
    def report(self) -> "Report":
        """The report, loaded once.

        Raises:
            ReportError: It cannot be read or is not valid.
        """
        if self._report is None:
            from hycli.loading import load

            self._report = load(self.report_path)
        return self._report

    def say(self, text: str) -> None:
        """Write a line to standard error, in the reader's language."""
        say(self.language.said(text))

    def warn(self, message: Warning | str, *_: object, **__: object) -> None:
        """Write a warning to standard error; as `warnings.showwarning`."""
        said = message.args[0] if isinstance(message, Warning) else message
        self.say(Message("hycli: {message}", message=said))
