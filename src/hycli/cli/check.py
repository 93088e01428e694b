"""`hycli check`."""

from typing import Annotated

import typer

from hycli.checking import unread
from hycli.cli.printing import Result, reporting
from hycli.cli.session import Session
from hycli.errors import Status
from hycli.files import bundled_path
from hycli.loading import examine
from hycli.messages import Message

HELP = """Validate a knowledge file and name every fault with its place.

Status 0 for a valid file, 3 for another. Drafted figures and honours are counted.

\b
hycli check
hycli check my-report.json
hycli check my-report.json --json
hycli check my-report.json --drafted
"""


@reporting
def check(
    session: Session,
    file: Annotated[
        str | None,
        typer.Argument(metavar="[FILE]", help="A knowledge file; without it the one in use."),
    ] = None,
    drafted: Annotated[
        bool,
        typer.Option(
            "--drafted", help="Name the drafted figures and honours that nobody has read over, too."
        ),
    ] = False,
) -> Result:
    """Its faults."""
    named = session.report_path if file is None else file
    path = bundled_path() if named is None else named
    document, found = examine(path)
    left = [] if found else unread(document)
    return Result(
        "faults",
        [found + left * drafted],
        status=Status.REPORT if found else Status.OK,
        verdict=Message(
            "hycli: {path}: {verdict}", path=path, verdict=_verdict(len(found), len(left))
        ),
    )


def _verdict(faults: int, drafted: int) -> Message:
    verdict = Message("valid")
    if faults:
        verdict = Message("1 fault") if faults == 1 else Message("{n} faults", n=faults)
    if drafted:
        return Message("{verdict}; {n} drafted and not read over", verdict=verdict, n=drafted)
    return verdict
