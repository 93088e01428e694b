"""`hycli schema`."""

from enum import Enum
from typing import Annotated

import typer

from hycli.cli.session import Session


class Output(str, Enum):
    """Commands that print JSON; the same names as the files in `data/output`."""

    sections = "sections"
    show = "show"
    metrics = "metrics"
    honours = "honours"
    search = "search"
    check = "check"


def schema(
    context: typer.Context,
    output: Annotated[
        Output | None,
        typer.Option(
            metavar="COMMAND",
            help="The schema of what this command prints with --json: sections, show, metrics, "
            "honours, search, check.",
        ),
    ] = None,
) -> None:
    """Print the JSON Schema of the knowledge file or of an output.

    \b
    hycli schema
    hycli schema > report.schema.json
    hycli schema --output search
    """
    from hycli.schema import schema_text
    from hycli.tables import read_table

    session: Session = context.obj
    if output is None:
        session.terminal.write(schema_text())
    else:
        session.terminal.write(read_table(f"output/{output.value}.schema.json"))
