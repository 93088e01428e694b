"""`hycli show`."""

from typing import Annotated

import typer

from hycli.cli.narrowing import tell_of_others
from hycli.cli.printing import Result, reporting
from hycli.cli.session import Session
from hycli.model import Section

HELP = """Show a section, the lead, a passage, a metric or an honour, with what belongs to it.

\b
hycli show 5
hycli show 民生
hycli show 2.1.3 grp-2020
hycli show 5.1.1-5.1.3
"""


@reporting
def show(
    session: Session,
    refs: Annotated[
        list[str],
        typer.Argument(
            metavar="REF...",
            help="A section (number, id, subject, any part or pinyin of it), 0 for the lead, "
            "a paragraph (5.1), a passage (5.1.3), a range (5.1.1-5.1.3), or the id of a metric "
            "or an honour.",
        ),
    ],
) -> Result:
    """Each of them."""
    from hycli.lookup import find
    from hycli.showing import rows

    report = session.report
    targets = []
    for ref in refs:
        found = find(report, ref)
        if isinstance(found[0], Section):
            tell_of_others(session, ref)
        targets += found
    return Result("show", [rows(target, report) for target in targets], targets=targets)
