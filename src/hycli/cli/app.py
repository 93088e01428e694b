"""The Typer app, and the one place that turns what happened into words and a status."""

import io
import os
import sys
from contextlib import redirect_stdout
from enum import Enum
from importlib import import_module
from typing import Annotated, Any

import typer
import typer.core
import typer.main

from hycli import __version__
from hycli.cli import completion
from hycli.cli.phrases import decoded_argument
from hycli.cli.session import Session
from hycli.errors import HycliError, Status, UsageError
from hycli.language import Language
from hycli.messages import Message, recognised
from hycli.terminal import Terminal, say

#: Each stands in the module of its name, which is imported when the command is called.
COMMANDS = {
    "sections": Message("List the eight sections."),
    "show": Message("Show a section, a passage, a figure or an honour."),
    "metrics": Message("List the figures, or those that a phrase finds."),
    "honours": Message("List the honours, or those that a phrase finds."),
    "search": Message("Find what you mean, however it is typed."),
    "check": Message("Validate a knowledge file."),
    "draft": Message("Draft a knowledge file from a text."),
    "schema": Message("Print the JSON Schema of the knowledge file or of an output."),
}

#: What Typer says repeats the argument, of whatever length.
LONGEST_MESSAGE = 300
#: What Typer says of numbers, and what it means.
_OF_NUMBERS = {
    "is not a valid int range": "is not a whole number",
    "is not a valid float": "is not a number",
}
#: What Typer says of a wrong use.
OF_USAGE = (
    Message("no such option: {option} (Possible options: {options})"),
    Message("no such option: {option}"),
    Message("option {option} requires an argument"),
    Message("option {option} does not take a value"),
    Message("missing argument {argument}"),
    Message("got unexpected extra argument(s) ({arguments})"),
    Message("invalid value for {option}: {value} is not one of {values}"),
    Message("invalid value for {option}: {value} is not in the range {range}"),
    Message("invalid value for {option}: {value} is not a whole number"),
    Message("invalid value for {option}: {value} is not a number"),
)


class Command(typer.core.TyperCommand):
    """A command with help in the reader's language."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]  # its own Context
        """The help."""
        from hycli.cli.help import help_text

        return help_text(self, ctx)


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
        alone.command(cmd_name, short_help=COMMANDS[cmd_name], cls=Command)(function)
        return typer.main.get_command(alone)

    def shell_complete(self, ctx: typer.Context, incomplete: str) -> Any:  # type: ignore[override]
        """Options that begin with what was typed, or commands, none of which is made."""
        if incomplete[:1] == "-":
            return super().shell_complete(ctx, incomplete)
        from hycli.cli.shells import candidate

        return [
            candidate(name, text) for name, text in COMMANDS.items() if name.startswith(incomplete)
        ]

    def _main_shell_completion(
        self, ctx_args: Any, prog_name: str, complete_var: Any = None
    ) -> None:
        """Answer a shell, if one asks, before anything is parsed."""
        asked = os.environ.get("_HYCLI_COMPLETE", "")
        if asked:
            from hycli.cli.shells import answer

            typer.echo(answer(self, ctx_args, prog_name, asked))
            raise SystemExit(0)

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """The help, which makes no command."""
        from hycli.cli.help import Entry, help_text

        return help_text(self, ctx, [Entry(name, text) for name, text in COMMANDS.items()])

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]
        """Find the command that was typed, or say which is nearest."""
        if args[0] not in COMMANDS:
            from hycli.suggestions import did_you_mean

            guess = did_you_mean(args[0], COMMANDS)
            raise UsageError(
                Message('no command "{name}"{guess}', name=args[0], guess=guess),
                Message("the commands are {names}", names=", ".join(COMMANDS)),
            )
        return super().resolve_command(ctx, args)


class Shell(str, Enum):
    """Shells that can complete words; the same names as `hycli.cli.shells.SCRIPTS`."""

    bash = "bash"
    zsh = "zsh"
    fish = "fish"


_SETTINGS: dict[str, Any] = {
    # Plain help: Rich's takes twice as long to appear and cuts Chinese.
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["-h", "--help"]},
}
app = typer.Typer(name="hycli", cls=Commands, add_completion=False, **_SETTINGS)


@app.callback(invoke_without_command=True)
def hycli(
    context: typer.Context,
    report: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            envvar="HYCLI_REPORT",
            autocompletion=completion.files,
            help="Use this knowledge file instead of the bundled one.",
        ),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Show the version and exit.")
    ] = False,
    show_completion: Annotated[
        Shell | None,
        typer.Option(help="Print the script that makes this shell complete words, and exit."),
    ] = None,
) -> None:
    """Find the right sentence or figure in the report on Hengyang's five years.

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
    if show_completion is not None:
        from hycli.cli.shells import script

        typer.echo(script(show_completion.value), nl=False)
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit
    session: Session = context.obj
    # An empty variable names no file; an empty argument was meant to name one.
    source = context.get_parameter_source("report")
    typed = source is not None and source.name == "COMMANDLINE"
    session.report_path = report if typed else report or None


def main() -> int:
    """Run the process's command line on its standard streams.

    Returns:
        The exit status; faults have been named on standard error.
    """
    terminal = Terminal.of_process()
    if sys.stdout is None:
        error = HycliError(Message("standard output is closed"))
        return _complain(error, Status.OUTPUT, Language.of(terminal.environment))
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
    session = Session(terminal)
    try:
        with redirect_stdout(printed):
            try:
                status = app(
                    arguments,
                    prog_name="hycli",
                    obj=session,
                    standalone_mode=False,
                    windows_expand_args=False,
                )
            except SystemExit as error:
                status = error.code
        terminal.write(printed.getvalue())
    except HycliError as error:
        return _complain(error, error.status, session.language)
    except typer.Abort:
        return Status.INTERRUPTED
    except Exception as error:
        # Typer's own usage errors have no public class; they are known by what they can do.
        if not hasattr(error, "format_message"):
            raise
        return _complain(_usage(error), Status.USAGE, session.language)
    return status if isinstance(status, int) else Status.OK


def _usage(error: object) -> HycliError:
    message = " ".join(str(error.format_message()).split()).rstrip(".")  # type: ignore[attr-defined]
    for words, meaning in _OF_NUMBERS.items():
        if message.endswith(words):
            message = message.removesuffix(words) + meaning
    message = message[:LONGEST_MESSAGE]
    message = recognised(message[:1].lower() + message[1:], OF_USAGE)
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "hycli"
    hint = Message('"{command} --help" tells more', command=path)
    if message.startswith("no such option: -") and path.endswith(" search"):
        hint = Message('write "--" before a phrase with a dash')
    return HycliError(message, hint)


def _complain(error: HycliError, status: Status, language: Language) -> int:
    """Name a fault on standard error in one line, with what to do."""
    if status != Status.PIPE_CLOSED:
        line = Message("hycli: {message}", message=error.message)
        if error.hint:
            line = Message("{line} ({hint})", line=line, hint=error.hint)
        say(language.said(line))
    return status


def _understood(arguments: list[str]) -> list[str]:
    """The arguments as they were typed, where the locale took their bytes for something else.

    Names of files stay as they are: their bytes count, not what they mean.
    """
    understood = []
    command = before = ""
    for word in arguments:
        of_report = before == "--report" or word.startswith("--report=")
        if not command and not of_report and not word.startswith("-"):
            command = word
        names_file = of_report or command == "check"
        understood.append(word if names_file else decoded_argument(word))
        before = word
    return understood
