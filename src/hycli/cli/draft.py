"""`hycli draft`."""

import json
from typing import Annotated

import typer

from hycli.cli.options import ReportOption
from hycli.cli.session import Session
from hycli.decoding import decode, is_json
from hycli.errors import UsageError
from hycli.files import read
from hycli.messages import Message

HELP = """Draft a knowledge file from a text.

Title, sections, figures and honours are found by rules; each figure and honour is marked as
drafted, until that line is deleted by whoever has read it over.

\b
hycli draft report.txt > report.json
pdftotext report.pdf - | hycli draft -
hycli check report.json --drafted
"""


def draft(
    context: typer.Context,
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="[TEXT]",
            help="A text in UTF-8 or GB 18030, Markdown too; - for standard input; without it what "
            "--report names.",
        ),
    ] = None,
    report: ReportOption = None,
) -> None:
    """The knowledge file, as JSON."""
    session: Session = context.obj
    session.use(report)
    path = session.report_path if text is None else text
    if path is None:
        raise UsageError(Message("no text is named"), Message('try "hycli draft report.txt"'))
    data = read(path)
    if is_json(data, path):
        raise UsageError(
            Message('"{path}" is JSON, not text', path=path),
            Message('"hycli check {path}" says whether it is a knowledge file', path=path),
        )
    document = decode(data, path)
    session.terminal.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
