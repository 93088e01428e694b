"""The options that commands share, and the one place that renders what a command returns."""

import inspect
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from functools import update_wrapper
from typing import Annotated, Any, NamedTuple

import typer

from hycli.cli import completion
from hycli.cli.session import Session
from hycli.errors import Status, UsageError


class Format(str, Enum):
    """How records are written; the same names as `hycli.output.FORMATS`."""

    table = "table"
    tsv = "tsv"
    csv = "csv"
    spreadsheet = "spreadsheet"
    json = "json"
    jsonl = "jsonl"
    md = "md"


class Color(str, Enum):
    """When colours are used."""

    auto = "auto"
    always = "always"
    never = "never"


class Kind(str, Enum):
    """Kinds of hits; the same names as `hycli.search.hits.KINDS`."""

    passage = "passage"
    heading = "heading"
    metric = "metric"
    honour = "honour"


class Result(NamedTuple):
    """What a command hands back to be rendered."""

    kind: str  #: a key of `hycli.output.columns.RECORDS`
    batches: Iterable[Sequence[Any]]
    single: bool = False  #: one thing was asked for
    extra: Sequence[str] = ()  #: columns to print though they are printed on request only
    titled: bool = False  #: batches answer several phrases
    details: Sequence[dict[str, Any]] | None = None  #: whole objects, for JSON
    status: Status | None = None  #: where it does not follow from there being records
    verdict: str = ""  #: what is said of it on standard error, once it is printed


SectionOption = Annotated[
    str | None,
    typer.Option(
        "--section",
        "-s",
        metavar="SECTION",
        help="Only this section: number, id, subject, any part or pinyin of it; 0: the lead.",
        autocompletion=completion.sections,
    ),
]


#: Where a command does not print the records of its own name.
_RECORDS = {"check": "faults"}


def reporting(command: Callable[..., Result]) -> Callable[..., None]:
    """Give a command the output options and render what it returns.

    Args:
        command: A function of a `Session` and of its own options.

    Returns:
        A function that Typer can register, which ends with the status of the contract.
    """
    kind = _RECORDS.get(command.__name__, command.__name__)

    def run(
        context: typer.Context,
        *,
        form: Annotated[
            Format | None,
            typer.Option(
                "--format",
                "-f",
                help="How to print; table on a terminal, else tsv.",
                show_default=False,
            ),
        ] = None,
        as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
        columns: Annotated[
            str | None,
            typer.Option(
                metavar="A,B,C",
                autocompletion=completion.columns_of(kind),
                help="Only these fields, in this order; a wrong name lists the right ones.",
            ),
        ] = None,
        color: Annotated[
            Color, typer.Option(help="Colours in tables; wins over NO_COLOR and FORCE_COLOR.")
        ] = Color.auto,
        pager: Annotated[
            bool, typer.Option("--pager", help="Through HYCLI_PAGER, PAGER or less.")
        ] = False,
        **arguments: Any,
    ) -> None:
        session: Session = context.obj
        result = command(session, **arguments)
        default = Format.table if session.terminal.is_terminal else Format.tsv
        form = Format.json if as_json else form or default
        how = _Printing(form.value, columns, color.value, pager)
        raise typer.Exit(_print(session, result, how))

    own = [
        parameter
        for name, parameter in inspect.signature(command).parameters.items()
        if name != "session"
    ]
    shared = [
        parameter
        for parameter in inspect.signature(run).parameters.values()
        if parameter.kind is not inspect.Parameter.VAR_KEYWORD
    ]
    parameters = [shared[0], *own, *shared[1:]]
    update_wrapper(run, command)
    run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]  # PEP 362
        [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in parameters]
    )
    run.__annotations__ = {each.name: each.annotation for each in parameters}
    return run


class _Printing(NamedTuple):
    """How the user wants the records printed."""

    form: str
    columns: str | None
    color: Any
    pager: bool


def _print(session: Session, result: Result, how: _Printing) -> Status:
    """Render and write a command's records, and tell its status."""
    from hycli.output import Request, render
    from hycli.output.columns import choose, choose_keys

    count = 0

    def counted() -> Iterable[Sequence[Any]]:
        nonlocal count
        for batch in result.batches:
            count += len(batch)
            yield batch

    batches = counted()
    single = result.single
    if result.details is not None and how.form in ("json", "jsonl"):
        try:
            fields = choose_keys(result.details, how.columns)
            batches, count = [result.details], len(result.details)
        except UsageError as error:
            # What is no key of the objects may be a column of the lines of the other formats.
            try:
                fields, single = choose(result.kind, how.columns, result.extra), False
            except UsageError:
                raise error from None
    else:
        fields = choose(result.kind, how.columns, result.extra)
    chosen = how.columns is not None
    terminal = session.terminal
    request = Request(
        result.kind,
        batches,
        fields,
        chosen,
        single,
        terminal,
        how.color,
        session.language,
        result.titled,
    )
    pieces = render(how.form, request)
    if how.pager:
        terminal.page("".join(pieces))
    else:
        for piece in pieces:
            terminal.write(piece)
    if result.verdict:
        session.say(result.verdict)
    if result.status is not None:
        return result.status
    return Status.OK if count else Status.NOTHING_FOUND
