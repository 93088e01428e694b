"""The Typer app, and the one place that turns what happened into words and a status."""

import io
import os
import sys
import warnings
from collections.abc import Callable
from contextlib import redirect_stdout
from importlib import import_module
from typing import Annotated, Any

import typer
import typer.core
import typer.main

from hycli import __version__
from hycli.cli.choices import chosen
from hycli.cli.options import ReportOption
from hycli.cli.session import Session
from hycli.cli.shells import SHELLS, script
from hycli.errors import DraftWarning, HycliError, OutputError, Status, UsageError
from hycli.language import Language
from hycli.messages import Message
from hycli.terminal import Terminal, say

#: Each stands in the module of its name, which is imported when the command is called.
COMMANDS = {
    "sections": Message("List the sections."),
    "show": Message("Show a section, a passage, a figure or an honour."),
    "metrics": Message("List the figures, or those that a phrase finds."),
    "honours": Message("List the honours, or those that a phrase finds."),
    "search": Message("Find what you mean, however it is typed."),
    "check": Message("Validate a knowledge file."),
    "draft": Message("Draft a knowledge file from a text."),
    "schema": Message("Print the JSON Schema of a knowledge file."),
    "help": Message("Show the help of a command."),
}

HELP = """Find the right sentence or figure in the report on Hengyang's five years.

\b
hycli search 脱贫功坚         wrong characters are forgiven
hycli search tpgj             pinyin and initials do as well
hycli metrics --section 2     the figures of a section
hycli show 5.1.1              a passage with what belongs to it

On a terminal results are tables, in a pipe tab-separated lines; --json, csv, jsonl and md
on request. Status 0: found, 1: nothing found, 2: wrong usage, 3: bad knowledge file.
"""
#: A message repeats what was typed, of whatever length.
LONGEST_MESSAGE = 300


class Command(typer.core.TyperCommand):
    """A command with help in the reader's language, and mistakes in our own words."""

    def get_help(self, ctx: Any) -> str:
        """The help."""
        from hycli.cli.helping import help_text

        return help_text(self, ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse, and say what is left over."""
        rest = _parsed(super().parse_args, ctx, args)
        if rest and not ctx.resilient_parsing:
            raise UsageError(
                Message("unexpected argument: {argument}", argument=" ".join(rest)),
                Message('"{command} --help" tells more', command=ctx.command_path),
            )
        return rest


class Commands(typer.core.TyperGroup):
    """The commands by name: making all of them at every start would cost 5 ms."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse what stands before a command."""
        return _parsed(super().parse_args, ctx, args)

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import and make one command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"hycli.cli.{cmd_name}")
        alone = typer.Typer(**_SETTINGS, add_completion=False)
        settings = _SETTINGS["context_settings"] | {"allow_extra_args": True}
        make = alone.command(cmd_name, cls=Command, help=module.HELP, context_settings=settings)
        make(getattr(module, cmd_name))
        return typer.main.get_command(alone)

    def get_help(self, ctx: Any) -> str:
        """The help, which makes no command."""
        from hycli.cli.helping import help_text

        return help_text(self, ctx, list(COMMANDS.items()))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that was typed, or say what may have been meant."""
        name = args[0]
        if name in COMMANDS:
            return super().resolve_command(ctx, args)
        from hycli.suggestions import did_you_mean, nearest

        hint = Message("the commands are {names}", names=tuple(COMMANDS))
        if name and not nearest(name, COMMANDS):
            hint = Message('"hycli search {phrase}" searches for it', phrase=" ".join(args))
        guess = did_you_mean(name, COMMANDS)
        raise UsageError(Message('no command "{name}"{guess}', name=name, guess=guess), hint)


def _parsed(parse: Callable[[Any, list[str]], list[str]], ctx: Any, args: list[str]) -> list[str]:
    try:
        return parse(ctx, args)
    except Exception as error:
        from hycli.cli.mistakes import explained

        mistake = explained(error, ctx)
        if mistake is None:
            raise
        raise mistake from None


_SETTINGS: dict[str, Any] = {
    # Plain help: Rich's takes twice as long to appear and cuts Chinese.
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["-h", "--help"]},
}
app = typer.Typer(name="hycli", cls=Commands, help=HELP, add_completion=False, **_SETTINGS)


@app.callback(invoke_without_command=True)
def hycli(
    context: typer.Context,
    report: ReportOption = None,
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Show the version and exit.")
    ] = False,
    show_completion: Annotated[
        str | None,
        typer.Option(
            metavar="|".join(SHELLS),
            help="Print the script that makes this shell complete words, and exit.",
        ),
    ] = None,
) -> None:
    """Do what comes before a command, or instead of one."""
    if version:
        typer.echo(f"hycli {__version__}")
        raise typer.Exit
    if show_completion is not None:
        typer.echo(script(chosen(Message("shell"), show_completion, SHELLS)), nl=False)
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit
    context.obj.use(report)


def main() -> int:
    """Run the process's command line on its standard streams; the exit status."""
    terminal = Terminal.of_process()
    if sys.stdout is None:
        error = OutputError(Message("standard output is closed"))
        return _complain(error, Language.of(terminal.environment))
    shell = os.environ.get("_HYCLI_COMPLETE")
    if shell:
        from hycli.cli.shells import answer

        terminal.write(answer(typer.main.get_command(app), Session(terminal), shell, sys.argv[1:]))
        return Status.OK
    arguments = sys.argv[1:]
    if not "".join(arguments).isascii():
        from hycli.cli.phrases import decoded_arguments

        arguments = decoded_arguments(arguments)
    return run(arguments, terminal)


def run(arguments: list[str], terminal: Terminal) -> int:
    """Run what was typed after `hycli`; the exit status. Faults have been named, then."""
    # What Typer itself prints (help, the version) takes the same way out as results do.
    printed = io.StringIO()
    session = Session(terminal)
    try:
        with redirect_stdout(printed), warnings.catch_warnings():
            warnings.simplefilter("always", DraftWarning)
            warnings.showwarning = session.warn
            status = app(arguments, prog_name="hycli", obj=session, standalone_mode=False)
        terminal.write(printed.getvalue())
    except HycliError as error:
        return _complain(error, session.language)
    return status if isinstance(status, int) else Status.OK


def _complain(error: HycliError, language: Language) -> int:
    """Name a fault on standard error in one line, with what to do; its status."""
    if error.status != Status.PIPE_CLOSED:
        line = Message("hycli: {message}", message=_short(error.message, language))
        if error.hint:
            line = Message("{line} ({hint})", line=line, hint=_short(error.hint, language))
        say(language.said(line))
    return error.status


def _short(message: str, language: Language) -> str:
    text = language.said(message)
    return text if len(text) <= LONGEST_MESSAGE else text[:LONGEST_MESSAGE] + "…"
