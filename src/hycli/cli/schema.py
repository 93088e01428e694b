"""`hycli schema`."""

import typer

from hycli.cli.session import Session

HELP = """Print the JSON Schema of a knowledge file.

\b
hycli schema
hycli schema > report.schema.json
"""


def schema(context: typer.Context) -> None:
    """The schema, as JSON."""
    from hycli.schema import schema_text

    session: Session = context.obj
    session.terminal.write(schema_text())
