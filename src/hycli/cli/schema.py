"""`hycli schema`."""

import typer

from hycli.cli.session import Session


def schema(context: typer.Context) -> None:
    """Print the knowledge file's JSON Schema.

    \b
    hycli schema
    hycli schema > report.schema.json
    """
    from hycli.checking import schema_text

    session: Session = context.obj
    session.terminal.write(schema_text())
