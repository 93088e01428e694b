"""`hycli show`."""

from typing import Annotated

import typer

from hycli.cli import completion
from hycli.cli.options import Result, reporting
from hycli.cli.session import Session
from hycli.model import Section


@reporting
def show(
    session: Session,
    refs: Annotated[
        list[str],
        typer.Argument(
            metavar="REF...",
            help="A section (number, id, subject, any part or pinyin of it), 0 for the lead, "
            "a passage (5.1.3), or the id of a metric or an honour.",
            autocompletion=completion.targets,
        ),
    ],
) -> Result:
    """Show a section, the lead, a passage, a metric or an honour, with what belongs to it.

    \b
    hycli show 5
    hycli show 民生
    hycli show 2.1.3 grp-2020
    """
    from hycli.lookup import find
    from hycli.output.details import detail, rows

    report = session.report
    targets = [find(report, ref) for ref in refs]
    for ref, target in zip(refs, targets, strict=True):
        if isinstance(target, Section):
            session.tell_of_others(ref)
    return Result(
        "show",
        [rows(target, report) for target in targets],
        single=len(targets) == 1,
        details=[detail(target, report) for target in targets],
    )
