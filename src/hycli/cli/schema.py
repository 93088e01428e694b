"""`hycli schema`."""

import typer

from hycli.schema import schema_text

HELP = """Print the JSON Schema of a knowledge file.

\b
hycli schema
hycli schema > report.schema.json
"""


def schema(context: typer.Context) -> None:
    """The schema, as JSON."""
    context.obj.terminal.write(schema_text())
