"""`hycli check`."""

from typing import Annotated

import typer

from hycli.cli import completion
from hycli.cli.options import Result, reporting
from hycli.cli.session import Session
from hycli.errors import Status
from hycli.messages import Message


@reporting
def check(
    session: Session,
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]",
            help="A knowledge file; without it the one in use.",
            autocompletion=completion.files,
        ),
    ] = None,
) -> Result:
    """Validate a knowledge file and name every fault with its place.

    Status 0 for a valid file, 3 for another.

    \b
    hycli check
    hycli check my-report.json
    hycli check my-report.json --json
    """
    from hycli.loading import bundled_path, examine

    named = session.report_path if file is None else file
    path = bundled_path() if named is None else named
    _, found = examine(path)
    verdict = Message("valid")
    if found:
        verdict = Message("1 fault") if len(found) == 1 else Message("{n} faults", n=len(found))
    return Result(
        "faults",
        [found],
        status=Status.REPORT if found else Status.OK,
        verdict=Message("hycli: {path}: {verdict}", path=path, verdict=verdict),
    )
