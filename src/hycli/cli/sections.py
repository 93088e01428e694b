"""`hycli sections`."""

from hycli.cli.printing import Result, reporting
from hycli.cli.session import Session

HELP = """List the sections with their counts of passages, metrics and honours.

\b
hycli sections
hycli sections --json
hycli sections --columns id,metrics --format csv
"""


@reporting
def sections(session: Session) -> Result:
    """All of them."""
    return Result("sections", [session.report.sections])
