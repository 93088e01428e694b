"""`hycli sections`."""

from hycli.cli.options import Result, reporting
from hycli.cli.session import Session


@reporting
def sections(session: Session) -> Result:
    """List the eight sections with their counts of passages, metrics and honours.

    \b
    hycli sections
    hycli sections --json
    hycli sections --columns id,metrics --format csv
    """
    return Result("sections", [session.report.sections])
