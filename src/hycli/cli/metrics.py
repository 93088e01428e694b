"""`hycli metrics`."""

from typing import Annotated

import typer

from hycli.cli import completion
from hycli.cli.options import Result, SectionOption, reporting
from hycli.cli.session import Session
from hycli.model import Metric


@reporting
def metrics(
    session: Session,
    phrase: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PHRASE]...",
            help="Only the figures that this phrase finds.",
            autocompletion=completion.words,
        ),
    ] = None,
    section: SectionOption = None,
    kind: Annotated[
        str | None,
        typer.Option(
            metavar="KIND",
            help="Only this kind: level, count, share, rate, multiple, increase, streak.",
            autocompletion=completion.kinds,
        ),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option(
            metavar="UNIT", help="Only this unit, as printed.", autocompletion=completion.units
        ),
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(
            metavar="PERIOD",
            help="Only this period: 2020, five-years.",
            autocompletion=completion.periods,
        ),
    ] = None,
    sort: Annotated[
        str | None,
        typer.Option(
            metavar="FIELD",
            help="Sort by this field; without it the report's order.",
            autocompletion=completion.columns_of("metrics"),
        ),
    ] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="Turn the order round.")] = False,
    chart: Annotated[
        bool, typer.Option("--chart", help="Bars of the quantities that can be compared.")
    ] = False,
) -> Result:
    """List the figures, or those that a phrase finds.

    \b
    hycli metrics
    hycli metrics 贷款
    hycli metrics --kind share --sort value --reverse
    hycli metrics --unit % --columns name,value,ref
    """
    report = session.report
    records = session.found(phrase, "metric", report.metrics)
    number = session.section_number(section)
    if number is not None:
        records = [each for each in records if each.section == number]
    for field, value in (("kind", kind), ("unit", unit), ("period", period)):
        if value is not None:
            records = _having(records, report.metrics, field, value)
    if sort is not None:
        records = _sorted(records, sort)
    if reverse:
        records.reverse()
    if chart:
        from hycli.output.comparing import comparable

        return Result("chart", [comparable(records)])
    return Result("metrics", [records])


def _having(
    records: list[Metric], every: tuple[Metric, ...], field: str, value: str
) -> list[Metric]:
    from hycli.errors import UsageError
    from hycli.messages import Message
    from hycli.suggestions import did_you_mean

    values = dict.fromkeys(str(getattr(each, field)) for each in every if getattr(each, field))
    if value not in values:
        guess = did_you_mean(value, values)
        raise UsageError(
            Message(
                'no metric has the {field} "{value}"{guess}', field=field, value=value, guess=guess
            ),
            Message("there are {names}", names=", ".join(values)),
        )
    return [each for each in records if getattr(each, field) == value]


def _sorted(records: list[Metric], field: str) -> list[Metric]:
    from hycli.output.columns import named

    value = named("metrics", field).get
    with_value = [each for each in records if value(each) is not None]
    without = [each for each in records if value(each) is None]
    return sorted(with_value, key=value) + without
