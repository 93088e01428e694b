"""The Typer app, and the one place that turns what happened into words and a status."""

import io
import sys
from contextlib import redirect_stdout
from importlib import import_module
from typing import Annotated, Any

import typer
import typer.core
import typer.main

from hycli import __version__
from hycli.cli.phrases import decoded_argument
from hycli.cli.session import Session
from hycli.errors import HycliError, Status, UsageError
from hycli.terminal import Terminal, say

#: Each stands in the module of its name, which is imported when the command is called.
COMMANDS = {
    "sections": "List the eight sections.",
    "show": "Show a section, a passage, a figure or an honour.",
    "metrics": "List the figures, or those that a phrase finds.",
    "honours": "List the honours, or those that a phrase finds.",
    "search": "Find what you mean, however it is typed.",
    "check": "Validate a knowledge file.",
    "schema": "Print the knowledge file's JSON Schema.",
}


#: What Typer says repeats the argument, of whatever length.
LONGEST_MESSAGE = 300


class Commands(typer.core.TyperGroup):
    """The commands by name: making all seven at every start would cost 5 ms."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # its own Context
        """The names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]
        """Import and make one command."""
        if cmd_name not in COMMANDS:
            return None
        function = getattr(import_module(f"hycli.cli.{cmd_name}"), cmd_name)
        alone = typer.Typer(**_SETTINGS, add_completion=False)
        alone.command(cmd_name, short_help=COMMANDS[cmd_name])(function)
        return typer.main.get_command(alone)

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]
        """Find the command that was typed, or say which is nearest."""
        if args[0] not in COMMANDS:
            from hycli.suggestions import did_you_mean

            message = f'no command "{args[0]}"{did_you_mean(args[0], COMMANDS)}'
            raise UsageError(message, f"the commands are {', '.join(COMMANDS)}")
        return super().resolve_command(ctx, args)


_SETTINGS: dict[str, Any] = {
    # Plain help: Rich's takes twice as long to appear and cuts Chinese.
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["-h", "--help"]},
}
app = typer.Typer(name="hycli", cls=Commands, **_SETTINGS)


@app.callback(invoke_without_command=True)
def hycli(
    context: typer.Context,
    report: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            envvar="HYCLI_REPORT",
            help="Use this knowledge file instead of the bundled one.",
        ),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Show the version and exit.")
    ] = False,
) -> None:
    """Find the right sentence or figure in the report on Hengyang's five years (衡阳答卷).

    \b
    hycli search 脱贫功坚          wrong characters are forgiven
    hycli search tpgj             pinyin and initials do as well
    hycli metrics --section 2     the figures of a section
    hycli show 5.1.1              a passage with what belongs to it

    On a terminal results are tables, in a pipe tab-separated lines; --json, csv, jsonl and md
    on request. Status 0: found, 1: nothing found, 2: wrong usage, 3: bad knowledge file.
    """
    if version:
        typer.echo(f"hycli {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit
    session: Session = context.obj
    session.report_path = report or None


def main() -> int:
    """Run the process's command line on its standard streams.

    Returns:
        The exit status; faults have been named on standard error.
    """
    terminal = Terminal.of_process()
    if sys.stdout is None:
        return _complain(HycliError("standard output is closed"), Status.OUTPUT)
    return run(_understood(sys.argv[1:]), terminal)


def run(arguments: list[str], terminal: Terminal) -> int:
    """Run one command line.

    Args:
        arguments: What was typed after `hycli`.
        terminal: Where results go.

    Returns:
        The exit status.
    """
    # What Typer itself prints (help, completions) takes the same way out as results do.
    printed = io.StringIO()
    try:
        with redirect_stdout(printed):
            try:
                status = app(
                    arguments,
                    prog_name="hycli",
                    obj=Session(terminal),
                    standalone_mode=False,
                    windows_expand_args=False,
                )
            except SystemExit as error:
                status = error.code
        terminal.write(printed.getvalue())
    except HycliError as error:
        return _complain(error, error.status)
    except typer.Abort:
        return Status.INTERRUPTED
    except Exception as error:
        # Typer's own usage errors have no public class; they are known by what they can do.
        if not hasattr(error, "format_message"):
            raise
        return _complain(_usage(error), Status.USAGE)
    return status if isinstance(status, int) else Status.OK


def _usage(error: object) -> HycliError:
    message = " ".join(str(error.format_message()).split()).rstrip(".")  # type: ignore[attr-defined]
    message = message[:LONGEST_MESSAGE]
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "hycli"
    if message.startswith("No such option: -") and path.endswith(" search"):
        return HycliError(
            message[:1].lower() + message[1:], 'write "--" before a phrase with a dash'
        )
    return HycliError(message[:1].lower() + message[1:], f'"{path} --help" tells more')


def _complain(error: HycliError, status: Status) -> int:
    """Name a fault on standard error in one line, with what to do."""
    if status != Status.PIPE_CLOSED:
        say(f"hycli: {error.message}" + (f" ({error.hint})" if error.hint else ""))
    return status


def _understood(arguments: list[str]) -> list[str]:
    """The arguments as they were typed, where the locale took their bytes for something else.

    Names of files stay as they are: their bytes count, not what they mean.
    """
    if "check" in arguments:
        return arguments
    return [
        word if before == "--report" or word.startswith("--report=") else decoded_argument(word)
        for before, word in zip(["", *arguments], arguments, strict=False)
    ]
