"""What a command needs of the world, made when it is first asked for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

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
        self.report_path: str | None = None
        self._report: Report | None = None

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

    def section_number(self, name: str | None) -> int | None:
        """The number of the section that an option names; None where it was not given.

        Raises:
            UsageError: It means no section.
        """
        if name is None:
            return None
        from hycli.lookup import find_section

        section = find_section(self.report, name)
        self.tell_of_others(name)
        return section.number

    def tell_of_others(self, name: str) -> None:
        """Say which sections a name might have meant as well as the one that was taken."""
        from hycli.lookup import fitting_sections

        taken, *others = [each.id for each in fitting_sections(self.report, name)] or [""]
        if others:
            self.say(
                Message(
                    'hycli: "{name}" is taken for {taken}; it fits {others} too',
                    name=name,
                    taken=taken,
                    others=", ".join(others),
                )
            )

    def found(self, words: Sequence[str] | None, kind: str, records: Sequence[Any]) -> list[Any]:
        """The records that a phrase finds, best first; all of them without a phrase.

        Raises:
            UsageError: The phrase is empty or cannot be decoded.
        """
        if not words:
            return list(records)
        from hycli.cli.phrases import from_arguments

        by_id = {record.id: record for record in records}
        hits = self.report.search(from_arguments(words), None, kinds=[kind])
        return [by_id[hit.id] for hit in hits if hit.id]
