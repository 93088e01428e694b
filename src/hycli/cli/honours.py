"""`hycli honours`."""

from typing import Annotated

import typer

from hycli.cli import completion
from hycli.cli.options import Result, SectionOption, reporting
from hycli.cli.session import Session


@reporting
def honours(
    session: Session,
    phrase: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PHRASE]...",
            help="Only the honours that this phrase finds.",
            autocompletion=completion.words,
        ),
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
    report = session.report
    records = session.found(phrase, "honour", report.honours)
    number = session.section_number(section)
    if number is not None:
        records = [each for each in records if each.section == number]
    if recipient is not None:
        from hycli.lookup import find_recipients

        names = find_recipients(report, recipient)
        records = [each for each in records if each.recipient in names]
    return Result("honours", [records])
