"""`hycli honours`."""

from typing import Annotated

import typer

from hycli.cli import completion
from hycli.cli.options import Result, SectionOption
from hycli.cli.session import Session


def honours(
    session: Session,
    phrase: Annotated[
        list[str] | None, typer.Argument(help="Only the honours that this phrase finds.")
    ] = None,
    section: SectionOption = None,
    recipient: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Only what this place, body or project received.",
            autocompletion=completion.recipients,
        ),
    ] = None,
) -> Result:
    """List the titles, prizes, rankings and pilots, or those that a phrase finds.

    \b
    hycli honours
    hycli honours 试点
    hycli honours --recipient 祁东县 --json
    """
    from hycli.lookup import find_recipients, find_section

    report = session.report
    records = session.found(phrase, "honour", report.honours)
    if section is not None:
        number = find_section(report, section).number
        records = [each for each in records if each.section == number]
    if recipient is not None:
        names = find_recipients(report, recipient)
        records = [each for each in records if each.recipient in names]
    return Result("honours", [records])
