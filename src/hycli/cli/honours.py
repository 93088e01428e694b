"""`hycli honours`."""

from typing import Annotated

import typer

from hycli.cli.choices import whole_number
from hycli.cli.narrowing import found, section_numbers, within
from hycli.cli.options import LimitOption, SectionOption
from hycli.cli.printing import Result, reporting
from hycli.cli.session import Session
from hycli.messages import Message

HELP = """List the titles, prizes, rankings and pilots, or those that a phrase finds.

\b
hycli honours
hycli honours 试点
hycli honours --recipient 祁东县 --json
"""


@reporting
def honours(
    session: Session,
    phrase: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PHRASE]...", help="Only the honours that this phrase finds."),
    ] = None,
    limit: LimitOption = None,
    section: SectionOption = None,
    recipient: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME",
            help="Only what this place, body or project received. May be given again.",
        ),
    ] = None,
) -> Result:
    """The honours that all options let through."""
    most = whole_number("--limit", limit)
    records = within(session.report.honours, section_numbers(session, section))
    if recipient:
        from hycli.lookup import find_recipients

        names = {name for each in recipient for name in find_recipients(session.report, each)}
        records = [each for each in records if each.recipient in names]
    records = found(session, phrase, records)
    remarks = [] if records else [Message("hycli: no honour fits")]
    return Result("honours", [records[:most]], remarks=remarks)
