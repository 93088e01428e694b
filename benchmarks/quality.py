"""How often the first hit is the right one, by class of query, and how long a query takes.

    python benchmarks/quality.py [--set NAME|FILE …] [--compare | --without NAME|all] [--markdown]
                                 [--show] [--command] [--every N]

A hit is right if its spans touch words that answer the query; a query that the report does not
answer is right if nothing is found. A set is a file of benchmarks/queries: `fit` and `asked-fit`
are those that search was tuned on, the others are to judge by; the authors of `independent`,
`later`, `reserve`, `unseen`, `fresh` and `final` knew the article but neither the other sets nor
hycli. What went wrong is listed (`--show`) for the fit sets only.

`--compare` puts beside hycli what one would take instead, where installed. Each searches the same
sentences and headings and counts the whole line as the hit; below a threshold of its score it has
found nothing, and the threshold is the one with which it does best on `fit`. ripgrep and fzf have
no score to set one for. Their times, and those of `--command`, are those of a process a query.

`--without` tells what is lost when one parameter or special case is switched off, `all` for each of
them (see switches.py): first hits lost and won over all sets, and the same for the negatives.
"""

import argparse
import json
import shutil
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

import switches
from rapidfuzz import fuzz, process

import hycli

QUERIES = Path(__file__).parent / "queries"
FIT = "fit"
SETS = (
    *("fit", "judge", "independent", "asked-fit", "asked-judge"),
    *("later", "reserve", "unseen", "fresh", "final"),
)
#: Classes of queries that the report does not answer.
NEGATIVE = "negative"
#: Each how many-th everyday word is asked where something is switched off.
EVERYDAY = 10
REPORT = hycli.load()
LINES = [
    REPORT.title,
    REPORT.subtitle or "",
    *[
        text
        for section in (REPORT.lead, *REPORT.sections)
        for text in (section.subject, section.achievement, *[p.text for p in section.passages])
        if text
    ],
]


class Query(NamedTuple):
    """What is asked, and the words that a right hit holds."""

    kind: str
    text: str
    gold: Sequence[str]


#: The text of the first hit and its spans; None if nothing is found.
Answer = tuple[str, Sequence[tuple[int, int]]] | None
Searcher = Callable[[str], Answer]
#: The best line for a phrase and its score, the higher the better.
Ranker = Callable[[str], tuple[str, float] | None]


def read(name: str) -> list[Query]:
    """The queries of a set, or of a file."""
    path = QUERIES / f"{name}.jsonl" if name in SETS else Path(name)
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Query(each["class"], each["query"], tuple(each["gold"])) for each in records]


def is_right(answer: Answer, query: Query) -> bool:
    """Whether the first hit answers the query, or nothing was found where nothing should be."""
    if answer is None or not query.gold:
        return answer is None and not query.gold
    text, spans = answer
    return any(
        start < place + len(words) and place < end
        for words in query.gold
        for place in range(len(text))
        if text.startswith(words, place)
        for start, end in spans
    )


def in_process(phrase: str) -> Answer:
    """Ask the library."""
    hits = REPORT.search(phrase, limit=1)
    return (hits[0].text, hits[0].spans) if hits else None


def by_command(phrase: str) -> Answer:
    """Ask the command."""
    command = [sys.executable, "-m", "hycli", "search", "--json", "--limit", "1", "--", phrase]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        message = f"hycli ended with status {done.returncode}: {done.stderr.decode()}"
        raise SystemExit(message)
    hits = json.loads(done.stdout)
    return (hits[0]["text"], hits[0]["spans"]) if hits else None


def whole(line: str | None) -> Answer:
    """A line that counts as a hit from its beginning to its end."""
    return None if line is None else (line, [(0, len(line))])


def rapidfuzz_ranker(scorer: Callable[..., float]) -> Ranker:
    """RapidFuzz over the lines."""

    def best(phrase: str) -> tuple[str, float] | None:
        found = process.extract(phrase, LINES, scorer=scorer, limit=1)
        return (found[0][0], found[0][1]) if found else None

    return best


def fts5_ranker() -> Ranker:
    """SQLite's full-text search over trigrams; its words are joined by OR, its rank decides."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE lines USING fts5(text, tokenize = 'trigram')")
    database.executemany("INSERT INTO lines VALUES (?)", [(line,) for line in LINES])
    sql = "SELECT text, -rank FROM lines WHERE lines MATCH ? ORDER BY rank LIMIT 1"

    def best(phrase: str) -> tuple[str, float] | None:
        trigrams = {phrase[place : place + 3] for place in range(len(phrase) - 2)}
        wanted = " OR ".join('"' + each.replace('"', '""') + '"' for each in sorted(trigrams))
        rows = database.execute(sql, (wanted,)).fetchall() if wanted else []
        return rows[0] if rows else None

    return best


def suited(ranker: Ranker, queries: Sequence[Query]) -> Searcher:
    """A searcher that takes nothing below the threshold that makes most of these queries right."""
    found = [(query, ranker(query.text)) for query in queries]

    def right(threshold: float) -> int:
        answers = [(query, whole(_above(threshold, best))) for query, best in found]
        return sum([is_right(answer, query) for query, answer in answers])

    scores = sorted({best[1] for _, best in found if best} | {0.0})
    threshold = max(scores, key=right)
    return lambda phrase: whole(_above(threshold, ranker(phrase)))


def _above(threshold: float, best: tuple[str, float] | None) -> str | None:
    return best[0] if best and best[1] >= threshold else None


def by_filter(command: Callable[[str], list[str]]) -> Searcher:
    """A program that is given the lines and prints those that match, best first."""
    lines = "\n".join(LINES).encode()

    def ask(phrase: str) -> Answer:
        done = subprocess.run(command(phrase), input=lines, capture_output=True, check=False)
        found = done.stdout.decode().splitlines()
        return whole(found[0] if found else None)

    return ask


def others() -> dict[str, Searcher]:
    """What one would take instead, each at its best."""
    fit = read(FIT)
    found = {
        "RapidFuzz WRatio": suited(rapidfuzz_ranker(fuzz.WRatio), fit),
        "RapidFuzz partial_ratio": suited(rapidfuzz_ranker(fuzz.partial_ratio), fit),
        "SQLite FTS5 trigram": suited(fts5_ranker(), fit),
    }
    if shutil.which("rg"):
        found["ripgrep -F"] = by_filter(lambda phrase: ["rg", "-F", "--", phrase])
    if shutil.which("fzf"):
        found["fzf --filter"] = by_filter(lambda phrase: ["fzf", f"--filter={phrase}"])
    return found


class Outcome(NamedTuple):
    """How a searcher did."""

    right: Counter[str]
    seconds: list[float]
    wrong: list[tuple[Query, Answer]]


def tried(ask: Searcher, queries: Sequence[Query]) -> Outcome:
    """Ask all queries."""
    # Of one process its own time counts, whatever else the machine does.
    clock = time.process_time if ask is in_process else time.perf_counter
    outcome = Outcome(Counter(), [], [])
    ask("脱贫")
    ask("poverty")
    for query in queries:
        start = clock()
        answer = ask(query.text)
        outcome.seconds.append(clock() - start)
        if is_right(answer, query):
            outcome.right[query.kind] += 1
        else:
            outcome.wrong.append((query, answer))
    return outcome


def groups(queries: Sequence[Query]) -> dict[str, list[str]]:
    """The rows of a table: each class that has an answer, all of those, and the negatives."""
    kinds = list(dict.fromkeys(query.kind for query in queries))
    negative = [kind for kind in kinds if kind.startswith(NEGATIVE)]
    answered = [kind for kind in kinds if kind not in negative]
    rows = {kind: [kind] for kind in answered} | {"all that have an answer": answered}
    return rows | {kind: [kind] for kind in negative}


def percent(right: int, asked: int, digits: int) -> str:
    """A share; 100 only if all were right."""
    share = 100 * right / asked if asked else 100.0
    shown = f"{share:.{digits}f}"
    if right < asked and float(shown) == 100:  # noqa: PLR2004  # percent
        shown = f"{100 - 10**-digits:.{digits}f}"
    return f"{shown if right < asked else 100} %"


def times(outcomes: Sequence[Outcome]) -> list[list[str]]:
    """The rows that tell how long a query took."""
    seconds = [each.seconds or [0.0] for each in outcomes]
    return [
        [f"ms a query, {name}", "", *[f"{1000 * of(each):.1f}" for each in seconds]]
        for name, of in (("median", median), ("worst", max))
    ]


def plain(outcomes: dict[str, Outcome], queries: Sequence[Query]) -> str:
    """A table with counts: a row a class, a column a searcher."""
    asked = Counter(query.kind for query in queries)
    rows = [["class", "queries", *outcomes]]
    for name, kinds in groups(queries).items():
        total = sum([asked[kind] for kind in kinds])
        right = [sum([each.right[kind] for kind in kinds]) for each in outcomes.values()]
        rows.append([name, str(total), *[f"{n}/{total} {percent(n, total, 1):>7}" for n in right]])
    rows += times(list(outcomes.values()))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    aligned = [
        [row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]  # the name to the left
        for row in rows
    ]
    return "\n".join("  ".join(row) for row in aligned)


def markdown(outcomes: dict[str, Outcome], queries: Sequence[Query]) -> str:
    """The same table in Markdown, shares only."""
    asked = Counter(query.kind for query in queries)
    rows = [["class", "queries", *outcomes], ["---", "---:", *["---:"] * len(outcomes)]]
    for name, kinds in groups(queries).items():
        total = sum([asked[kind] for kind in kinds])
        right = [sum([each.right[kind] for kind in kinds]) for each in outcomes.values()]
        summed = name not in asked or name.startswith(NEGATIVE)
        shares = [percent(n, total, 1 if summed else 0) for n in right]
        if name not in asked:
            name, shares[0] = f"**{name}**", f"**{shares[0]}**"  # noqa: PLW2901  # as the table shows it
        rows.append([name, str(total), *shares])
    rows += times(list(outcomes.values()))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def show(outcome: Outcome) -> None:
    """List what went wrong."""
    for query, answer in outcome.wrong:
        print(f"{query.kind}: {query.text} -> {answer} (wanted {list(query.gold)})")


class Loss(NamedTuple):
    """What is lost and won without something."""

    lost: int  #: queries with an answer whose first hit is no longer right
    won: int
    negative_lost: int  #: queries without one for which something is now found
    negative_won: int
    everyday: int  #: how many more of the everyday words find something
    by_set: Sequence[int]  #: won less lost, negatives among them


class Answered(NamedTuple):
    """What search does with everything that it has."""

    right: dict[str, set[Query]]  #: by set
    everyday: int  #: everyday words that find something


def answered(queries: dict[str, list[Query]], everyday: Sequence[str]) -> Answered:
    """Ask all queries, by set, and words that the report does not hold."""
    right = {
        name: {query for query in asked if is_right(in_process(query.text), query)}
        for name, asked in queries.items()
    }
    return Answered(right, sum([in_process(word) is not None for word in everyday]))


def loss(before: Answered, after: Answered) -> Loss:
    """What became worse, and better."""
    counts: Counter[tuple[bool, bool]] = Counter()
    by_set = []
    for name, was in before.right.items():
        right = after.right[name]
        counts.update((bool(query.gold), False) for query in was - right)
        counts.update((bool(query.gold), True) for query in right - was)
        by_set.append(len(right) - len(was))
    return Loss(
        *(counts[True, False], counts[True, True], counts[False, False], counts[False, True]),
        after.everyday - before.everyday,
        by_set,
    )


def ablation(names: Sequence[str], queries: dict[str, list[Query]], *, markdown: bool) -> None:
    """Print what is lost without each parameter or special case."""
    from common_words import CHINESE, ENGLISH, foreign

    by_name = {each.name: each for each in switches.parameters()}
    everyday = [*foreign(ENGLISH), *foreign(CHINESE)][::EVERYDAY]
    before = answered(queries, everyday)
    row = markdown_row if markdown else plain_row
    head = ["name", "value", "without", "lost", "won", "negatives lost", "won", "everyday words"]
    print(
        row([*head, "what it is" if markdown else "  ".join([Path(each).stem for each in queries])])
    )
    if markdown:
        print(row(["---", "---", "---", *["---:"] * 5, "---"]))
    for name in names:
        cells, figures, last = [name, "", ""], [""] * 5, ""
        neutral: float | None = 0.0
        if name in by_name:
            neutral = switches.NEUTRAL[name]
            value = switches.shown(by_name[name].value)
            cells = [name, value, "" if neutral is None else f"{neutral:g}"]
        if neutral is not None:
            with switches.switched_off(name, REPORT):
                found = loss(before, answered(queries, everyday))
            figures = [*map(str, found[:4]), f"{found.everyday:+}"]
            last = "  ".join([f"{each:+}" for each in found.by_set])
        if markdown:
            last = by_name[name].reason if name in by_name else ""
        print(row([*cells, *figures, last]), flush=True)


def markdown_row(cells: Sequence[str]) -> str:
    """A line of a table in Markdown."""
    return f"| {' | '.join([f'`{cells[0]}`' if '.' in cells[0] else cells[0], *cells[1:]])} |"


def plain_row(cells: Sequence[str]) -> str:
    """A line of a table."""
    widths = (28, 10, 8, 6, 5, 15, 5, 15)
    shown = [cells[0].ljust(widths[0]), *map(str.rjust, cells[1:-1], widths[1:]), cells[-1]]
    return "  ".join(shown)


def options_of_the_command_line() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(description="How often the first hit is the right one.")
    parser.add_argument("--set", action="append", help=f"{', '.join(SETS)}, or a file of queries")
    parser.add_argument("--compare", action="store_true", help="with what one would take instead")
    parser.add_argument(
        "--without", action="append", metavar="NAME", help="a parameter, a special case, or all"
    )
    parser.add_argument("--every", type=int, default=1, metavar="N", help="ask each Nth query only")
    parser.add_argument("--markdown", action="store_true", help="print Markdown")
    parser.add_argument("--show", action="store_true", help="list what went wrong (fit sets only)")
    parser.add_argument("--command", action="store_true", help="ask the real command")
    return parser.parse_args()


def switchable(wanted: Sequence[str]) -> list[str]:
    """The parameters and special cases of these names; a parameter may go without its module."""
    every = [*[each.name for each in switches.parameters()], *switches.CASES]
    names = []
    for name in wanted:
        found = [each for each in every if name in ("all", each, each.rpartition(".")[2])]
        if not found:
            message = f'nothing is called "{name}"; there are: {", ".join(every)}'
            raise SystemExit(message)
        names += found
    return names


def main() -> int:
    """Print the tables of the sets; 2 if a set that was asked for is missing."""
    options = options_of_the_command_line()
    sets = {}
    status = 0
    for name in options.set or SETS:
        try:
            sets[name] = read(name)[:: options.every]
        except OSError as error:
            print(f"{name}: cannot be read: {error.strerror}", file=sys.stderr)
            status = 2
    if options.without:
        ablation(switchable(options.without), sets, markdown=options.markdown)
        return status
    table = markdown if options.markdown else plain
    rivals = others() if options.compare else {}
    for name, queries in sets.items():
        ours = tried(by_command if options.command else in_process, queries)
        outcomes = {"hycli": ours} | {other: tried(ask, queries) for other, ask in rivals.items()}
        print(f"\n{name}\n\n{table(outcomes, queries)}", flush=True)
        if options.show and name.endswith(FIT):
            show(ours)
    return status


if __name__ == "__main__":
    raise SystemExit(main())
