"""`hycli search`."""

from collections.abc import Callable, Iterator
from typing import Annotated, Any

import typer

from hycli.cli import narrowing
from hycli.cli.choices import chosen, number, whole_number
from hycli.cli.options import SectionOption
from hycli.cli.phrases import from_arguments, from_standard_input
from hycli.cli.printing import Result, reporting
from hycli.cli.session import Session
from hycli.errors import UsageError
from hycli.files import STANDARD_INPUT
from hycli.messages import Message
from hycli.model import BEST_SCORE
from hycli.search.corpus import KINDS
from hycli.search.phrase import checked
from hycli.search.words import telling_words

MOST_HITS = "10"
#: So many words of a phrase that finds nothing are asked by themselves.
MOST_WORDS = 10

HELP = """Find passages, headings, figures and honours, however the phrase is typed.

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


@reporting
def search(
    session: Session,
    phrase: Annotated[
        list[str],
        typer.Argument(
            metavar="PHRASE...",
            help="Words in any order and script, mistyped or not; - reads a phrase a line "
            "from standard input.",
        ),
    ],
    limit: Annotated[
        str,
        typer.Option("--limit", "-n", metavar="N", help="Print at most N; 10 without it."),
    ] = MOST_HITS,
    section: SectionOption = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(metavar="|".join(KINDS), help="Only hits of this kind. May be given again."),
    ] = None,
    min_score: Annotated[
        str | None,
        typer.Option(metavar="SCORE", help="Only hits that score at least this, 0 to 100."),
    ] = None,
    exact: Annotated[
        bool,
        typer.Option("--exact", help="Only the words as they stand, width, case and script aside."),
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show how each piece of the phrase was found.")
    ] = False,
    full: Annotated[
        bool, typer.Option("--full", help="Show long passages whole, on a terminal too.")
    ] = False,
) -> Result:
    """What each phrase finds."""
    phrases = _phrases(phrase, session)
    sections = narrowing.section_numbers(session, section)
    most = whole_number("--limit", limit)
    kinds = [chosen(Message("kind"), each, map(Message, KINDS)) for each in kind or ()]
    least = number("--min-score", min_score, BEST_SCORE)

    def best(phrase: str) -> list[Any]:
        return session.report.search(
            phrase, most, section=sections, kinds=kinds, min_score=least, exact=exact
        )

    def hits(phrase: str) -> list[Any]:
        found = best(phrase)
        if not found and session.terminal.is_terminal:
            session.say(_nothing(phrase, best))
        return found

    return Result(
        "search",
        map(hits, phrases),
        extra=("parts",) if explain else (),
        titled=phrase == [STANDARD_INPUT],
        full=full,
    )


def _nothing(phrase: str, search: Callable[[str], Any]) -> Message:
    """What is said where nothing is found, with the words of the phrase that find something."""
    message = Message("hycli: the report does not speak of {phrase}", phrase=phrase)
    known = " ".join([word for word in telling_words(phrase)[:MOST_WORDS] if search(word)])
    if known and known != phrase.strip() and search(known):
        return Message('{message}; it does of "{known}"', message=message, known=known)
    return message


def _phrases(words: list[str], session: Session) -> Iterator[str]:
    if words == [STANDARD_INPUT]:
        if session.report_path == STANDARD_INPUT:
            raise UsageError(
                Message("standard input is the report, so no phrases can come from it")
            )
        return from_standard_input(session.say)
    return iter([checked(from_arguments(words))])
