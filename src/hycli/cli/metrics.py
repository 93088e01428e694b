"""`hycli metrics`."""

from typing import Annotated

import typer

from hycli.cli.choices import chosen, whole_number
from hycli.cli.narrowing import found, having, section_numbers, within
from hycli.cli.options import LimitOption, SectionOption
from hycli.cli.printing import Result, reporting
from hycli.cli.session import Session
from hycli.messages import Message
from hycli.model import METRIC_KINDS, Metric

HELP = """List the figures, or those that a phrase finds.

\b
hycli metrics
hycli metrics 贷款
hycli metrics --kind share --sort value --reverse
hycli metrics --period 2015 --period 2020
hycli metrics --unit % --columns name,value,ref
"""


@reporting
def metrics(
    session: Session,
    phrase: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PHRASE]...", help="Only the figures that this phrase finds."),
    ] = None,
    limit: LimitOption = None,
    section: SectionOption = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KIND",
            help=f"Only this kind: {', '.join(METRIC_KINDS)}. May be given again.",
        ),
    ] = None,
    unit: Annotated[
        list[str] | None,
        typer.Option(metavar="UNIT", help="Only this unit, as printed. May be given again."),
    ] = None,
    period: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PERIOD", help="Only this period: 2020, five-years. May be given again."
        ),
    ] = None,
    sort: Annotated[
        str | None,
        typer.Option(
            metavar="FIELD",
            help="Sort by this field; without it the report's order. Values are sorted unit by "
            "unit, 万人 and 人 as one.",
        ),
    ] = None,
    reverse: Annotated[bool, typer.Option("--reverse", help="Reverse the order.")] = False,
    chart: Annotated[
        bool, typer.Option("--chart", help="Bars of the quantities that can be compared.")
    ] = False,
) -> Result:
    """The figures that all options let through."""
    report = session.report
    most = whole_number("--limit", limit)
    records = within(report.metrics, section_numbers(session, section))
    for what, values in ((Message("kind"), kind), (Message("unit"), unit)):
        records = having(records, report.metrics, what, values)
    records = found(session, phrase, records)
    silent = [each for each in records if not each.period]
    records = having(records, report.metrics, Message("period"), period)
    remarks = []
    if period and silent:
        remarks.append(Message("hycli: {count} more figures state no period", count=len(silent)))
    if sort is not None:
        from hycli.comparing import in_order, measure

        field = chosen(Message("column"), sort.strip(), Metric._fields)
        records = in_order(records, field, reverse=reverse)
        if field == "value" and len({measure(each)[0] for each in records}) > 1:
            remarks.append(
                Message("hycli: different units do not compare: each is sorted by itself")
            )
    elif reverse:
        records.reverse()
    if not records:
        remarks.append(Message("hycli: no figure fits"))
    elif chart:
        from hycli.comparing import comparable

        records = comparable(records)
        if not records:
            remarks.append(Message("hycli: none of these figures can be compared"))
    return Result("chart" if chart else "metrics", [records[:most]], remarks=remarks)
