"""`hycli help`."""

from typing import Annotated, Any

import typer

from hycli.cli.choices import chosen
from hycli.messages import Message

HELP = """Show the help of a command, or of hycli.

\b
hycli help
hycli help search
"""


def help(  # noqa: A001  # the name of the command
    context: typer.Context,
    command: Annotated[
        str | None, typer.Argument(metavar="[COMMAND]", help="The command; without it hycli.")
    ] = None,
) -> None:
    """What `--help` of the command shows."""
    root: Any = context.find_root()
    if command is None:
        typer.echo(root.get_help())
        return
    name = chosen(Message("command"), command, root.command.list_commands(root))
    found = root.command.get_command(root, name)
    typer.echo(found.get_help(typer.Context(found, info_name=name, parent=root)))
