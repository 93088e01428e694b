"""How often the first hit is the right one, by class of query, and how long a query takes.

    python benchmarks/quality.py [--set fit|judge|independent|FILE] [--compare] [--markdown]
                                 [--show] [--command]

A hit is right if its spans touch words that answer the query; a query that the report does not
answer is right if nothing is found. `fit` is the set that search was tuned on, `judge` one that was
not looked at, `independent` one whose author knew the article but neither the other sets nor
hycli: what went wrong is listed (`--show`) for `fit` only.

`--compare` puts beside hycli what one would take instead, where installed. Each searches the same
sentences and headings and counts the whole line as the hit; below a threshold of its score it has
found nothing, and the threshold is the one with which it does best on `fit`. ripgrep and fzf have
no score to set one for. Their times, and those of `--command`, are those of a process a query.
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

from rapidfuzz import fuzz, process

import hycli

QUERIES = Path(__file__).parent / "queries"
FIT, JUDGE, INDEPENDENT = "fit", "judge", "independent"
NEGATIVE = "negative"
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
    path = QUERIES / f"{name}.jsonl" if name in (FIT, JUDGE, INDEPENDENT) else Path(name)
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Query(each["class"], each["query"], each["gold"]) for each in records]


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
    outcome = Outcome(Counter(), [], [])
    ask("脱贫")
    ask("poverty")
    for query in queries:
        start = time.perf_counter()
        answer = ask(query.text)
        outcome.seconds.append(time.perf_counter() - start)
        if is_right(answer, query):
            outcome.right[query.kind] += 1
        else:
            outcome.wrong.append((query, answer))
    return outcome


def groups(queries: Sequence[Query]) -> dict[str, list[str]]:
    """The rows of a table: each class that has an answer, all of those, and the negatives."""
    kinds = [kind for kind in dict.fromkeys(query.kind for query in queries) if kind != NEGATIVE]
    return {kind: [kind] for kind in kinds} | {
        "all that have an answer": kinds,
        NEGATIVE: [NEGATIVE],
    }


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
        summed = name not in asked or name == NEGATIVE
        shares = [percent(n, total, 1 if summed else 0) for n in right]
        if name not in asked:
            name, shares[0] = f"**{name}**", f"**{shares[0]}**"  # noqa: PLW2901
        rows.append([name, str(total), *shares])
    rows += times(list(outcomes.values()))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def show(outcome: Outcome) -> None:
    """List what went wrong."""
    for query, answer in outcome.wrong:
        print(f"{query.kind}: {query.text} -> {answer} (wanted {list(query.gold)})")


def options_of_the_command_line() -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(description="How often the first hit is the right one.")
    parser.add_argument(
        "--set", action="append", help="fit, judge, independent, or a file of queries"
    )
    parser.add_argument("--compare", action="store_true", help="with what one would take instead")
    parser.add_argument("--markdown", action="store_true", help="print Markdown")
    parser.add_argument("--show", action="store_true", help="list what went wrong (fit only)")
    parser.add_argument("--command", action="store_true", help="ask the real command")
    return parser.parse_args()


def main() -> int:
    """Print the tables of the sets; 2 if a set that was asked for is missing."""
    options = options_of_the_command_line()
    table = markdown if options.markdown else plain
    rivals = others() if options.compare else {}
    status = 0
    for name in options.set or [FIT, JUDGE, INDEPENDENT]:
        try:
            queries = read(name)
        except OSError as error:
            print(f"{name}: cannot be read: {error.strerror}", file=sys.stderr)
            status = 2 if options.set else status
            continue
        ours = tried(by_command if options.command else in_process, queries)
        outcomes = {"hycli": ours} | {other: tried(ask, queries) for other, ask in rivals.items()}
        print(f"\n{name}\n\n{table(outcomes, queries)}", flush=True)
        if options.show and name == FIT:
            show(ours)
    return status


if __name__ == "__main__":
    raise SystemExit(main())
