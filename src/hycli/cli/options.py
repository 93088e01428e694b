"""The options that commands share."""

from typing import Annotated

import typer

SectionOption = Annotated[
    list[str] | None,
    typer.Option(
        "--section",
        "-s",
        metavar="SECTION",
        help="Only this section: number, id, subject, any part or pinyin of it; 0: the lead. "
        "May be given again.",
    ),
]
LimitOption = Annotated[
    str | None, typer.Option("--limit", "-n", metavar="N", help="Print at most N.")
]
ReportOption = Annotated[
    str | None,
    typer.Option(
        "--report",
        metavar="FILE",
        help="Use this knowledge file or text instead of the bundled one, - for standard input; "
        "HYCLI_REPORT does the same.",
    ),
]
