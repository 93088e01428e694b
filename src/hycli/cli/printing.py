"""The output options, given to each command, and what renders what a command returns."""

import inspect
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import update_wrapper
from typing import Annotated, Any, NamedTuple

import typer

from hycli.cli.choices import chosen
from hycli.cli.options import ReportOption
from hycli.cli.session import Session
from hycli.errors import Status, UsageError
from hycli.messages import Message
from hycli.output import FORMATS, Request, render
from hycli.output.columns import RECORDS, Column
from hycli.terminal import COLORS


class Result(NamedTuple):
    """What a command hands back to be rendered."""

    kind: str  #: a key of `hycli.output.columns.RECORDS`
    batches: Iterable[Sequence[Any]]
    targets: Sequence[Any] = ()  #: the records that `show` was asked for
    extra: Sequence[str] = ()  #: columns to print though they are printed on request only
    titled: bool = False  #: batches answer several phrases
    full: bool = False  #: long texts are not cut on a terminal
    status: Status | None = None  #: where it does not follow from there being records
    remarks: Sequence[str] = ()  #: what who sits at a terminal is told before
    verdict: str = ""  #: what is said of it on standard error, once it is printed


#: Where a command does not print the records of its own name.
RECORDS_OF = {"check": "faults"}


def reporting(command: Callable[..., Result]) -> Callable[..., None]:
    """Give a command the output options and render what it returns.

    Args:
        command: A function of a `Session` and of its own options.

    Returns:
        A function that Typer can register, which ends with the status of the contract.
    """

    def run(
        context: typer.Context,
        *,
        form: Annotated[
            str | None,
            typer.Option(
                "--format",
                "-f",
                metavar="|".join(FORMATS),
                help="How to print; table on a terminal, else tsv.",
            ),
        ] = None,
        as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
        columns: Annotated[
            str | None,
            typer.Option(
                metavar="A,B,C",
                help="Only these fields, in this order; a wrong name lists the right ones.",
            ),
        ] = None,
        color: Annotated[
            str,
            typer.Option(
                metavar="|".join(COLORS),
                help="Colours in tables; wins over NO_COLOR and FORCE_COLOR.",
            ),
        ] = "auto",
        pager: Annotated[
            bool,
            typer.Option("--pager", help="Show a page at a time, by HYCLI_PAGER, PAGER or less."),
        ] = False,
        report: ReportOption = None,
        **arguments: Any,
    ) -> None:
        session: Session = context.obj
        session.use(report)
        form = _format(session, form, as_json=as_json)
        color = chosen(Message("color"), color, COLORS)
        result = command(session, **arguments)
        raise typer.Exit(_print(session, result, form, columns, color, pager))

    own = [each for name, each in _parameters(command) if name != "session"]
    (first, *shared) = [each for name, each in _parameters(run) if name != "arguments"]
    parameters = [first, *own, *shared]
    update_wrapper(run, command)
    run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]  # PEP 362 allows it
        [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in parameters]
    )
    run.__annotations__ = {each.name: each.annotation for each in parameters}
    return run


def _parameters(function: Callable[..., Any]) -> Iterable[tuple[str, inspect.Parameter]]:
    return inspect.signature(function).parameters.items()


def _format(session: Session, typed: str | None, *, as_json: bool) -> str:
    """The format that was asked for, or the one of a terminal or a pipe."""
    form = typed and chosen(Message("format"), typed, FORMATS)
    if as_json and form not in (None, "json"):
        raise UsageError(Message("--json and --format {form} contradict each other", form=form))
    if as_json:
        return "json"
    return form or ("table" if session.terminal.is_terminal else "tsv")


def _columns(result: Result, typed: str | None) -> tuple[Column, ...]:
    """The columns that were named, in that order; without names all but those on request."""
    known = {column.name: column for column in RECORDS[result.kind]()}
    if typed is None:
        names = [name for name, column in known.items() if not column.on_request]
    else:
        names = [
            chosen(Message("column"), name, known) for name in typed.split(",") if name.strip()
        ]
        if not names:
            hint = Message("there are {names}", names=tuple(known))
            raise UsageError(Message("--columns names no column"), hint)
    names += [name for name in result.extra if name not in names]
    return tuple([known[name] for name in names])


def _print(
    session: Session, result: Result, form: str, columns: str | None, color: str, pager: bool
) -> Status:
    """Render and write a command's records, and tell its status."""
    fields = _columns(result, columns)
    for remark in result.remarks if session.terminal.is_terminal else ():
        session.say(remark)
    count = 0

    def counted() -> Iterator[Sequence[Any]]:
        nonlocal count
        for batch in result.batches:
            count += len(batch)
            yield batch

    request = Request(
        result.kind,
        counted(),
        fields,
        chosen=columns is not None,
        targets=result.targets if columns is None else (),
        terminal=session.terminal,
        color=color,
        language=session.language,
        load_report=lambda: session.report,
        titled=result.titled,
        full=result.full or not session.terminal.is_terminal,
    )
    pieces = render(form, request)
    if pager:
        session.terminal.page("".join(pieces))
    else:
        for piece in pieces:
            session.terminal.write(piece)
    if result.verdict:
        session.say(result.verdict)
    if result.status is not None:
        return result.status
    return Status.OK if count or request.targets else Status.NOTHING_FOUND
