"""`hycli search`."""

from collections.abc import Iterator
from typing import Annotated

import typer

from hycli.cli import completion
from hycli.cli.options import Kind, Result, SectionOption, reporting
from hycli.cli.session import Session
from hycli.errors import UsageError
from hycli.messages import Message

STANDARD_INPUT = "-"
MOST = 100


@reporting
def search(
    session: Session,
    phrase: Annotated[
        list[str],
        typer.Argument(
            metavar="PHRASE...",
            help="Words in any order and script, mistyped or not; - reads a phrase a line "
            "from standard input.",
            autocompletion=completion.words,
        ),
    ],
    limit: Annotated[
        int, typer.Option("--limit", "-n", min=1, metavar="N", help="The most hits to print.")
    ] = 10,
    section: SectionOption = None,
    kind: Annotated[
        list[Kind] | None, typer.Option(help="Only hits of this kind; may be given again.")
    ] = None,
    min_score: Annotated[
        float,
        typer.Option(metavar="SCORE", help="Only hits that score at least this, 0 to 100."),
    ] = 0.0,
    exact: Annotated[
        bool,
        typer.Option("--exact", help="Only the words as they stand, width, case and script aside."),
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show how each piece of the phrase matched, in bits.")
    ] = False,
) -> Result:
    """Find passages, headings, figures and honours, however the phrase is typed.

    Wrong characters of the same sound, missing or swapped ones, key words in any order, pinyin,
    initials, traditional characters, numbers written otherwise and English all find their
    passage. Status 1 and no line means that the report does not speak of it.

    \b
    hycli search 脱贫功坚
    hycli search tuopingongjian
    hycli search 文明实践 衡阳县 --limit 3
    hycli search poverty alleviation --json
    printf '三千五百亿\\n湘江\\n' | hycli search - --format jsonl
    """
    if not 0 <= min_score <= MOST:
        raise UsageError(Message("--min-score is a number from 0 to {most}", most=MOST))
    report = session.report
    kinds = [each.value for each in kind or ()]
    number = session.section_number(section)
    phrases = _phrases(phrase, session)
    return Result(
        "search",
        (
            report.search(
                each,
                limit,
                section=number,
                kinds=kinds,
                min_score=min_score,
                exact=exact,
            )
            for each in phrases
        ),
        extra=("parts",) if explain else (),
        titled=phrase == [STANDARD_INPUT],
    )


def _phrases(words: list[str], session: Session) -> Iterator[str]:
    from hycli.cli.phrases import from_arguments, from_standard_input
    from hycli.search.phrase import checked

    if words == [STANDARD_INPUT]:
        return from_standard_input(session.say)
    return iter([checked(from_arguments(words))])
