"""How often the first hit is the right one, by class of query, and how long a query takes.

    python benchmarks/quality.py [--set fit|judge|FILE] [--show] [--compare] [--command]

A hit is right if its spans touch words that answer the query; a query that the report does not
answer is right if nothing is found. `fit` is the set that search was tuned on, `judge` one that was
not looked at. `--show` lists what went wrong. `--compare` puts beside hycli what one would take
instead, where installed: each searches the same sentences with the threshold that suits it best on
the set, and counts the whole line as the hit. `--command` asks the real command, a process a query.
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
REPORT = hycli.load()
LINES = [
    REPORT.title,
    REPORT.subtitle,
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


def read(name: str) -> list[Query]:
    """The queries of a set, or of a file."""
    path = QUERIES / f"{name}.jsonl"
    text = (path if path.exists() else Path(name)).read_text(encoding="utf-8")
    records = [json.loads(line) for line in text.splitlines()]
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
    hits = json.loads(done.stdout or b"[]")
    return (hits[0]["text"], hits[0]["spans"]) if hits else None


def whole(line: str | None) -> Answer:
    """A line that counts as a hit from its beginning to its end."""
    return None if line is None else (line, [(0, len(line))])


def by_rapidfuzz(scorer: Callable[..., float], threshold: float) -> Searcher:
    """RapidFuzz over the sentences."""

    def ask(phrase: str) -> Answer:
        found = process.extractOne(phrase, LINES, scorer=scorer, score_cutoff=threshold)
        return whole(found[0] if found else None)

    return ask


def by_fts5() -> Searcher:
    """SQLite's full-text search over trigrams; its words are joined by OR, its rank decides."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE lines USING fts5(text, tokenize = 'trigram')")
    database.executemany("INSERT INTO lines VALUES (?)", [(line,) for line in LINES])

    def ask(phrase: str) -> Answer:
        trigrams = {phrase[place : place + 3] for place in range(len(phrase) - 2)}
        wanted = " OR ".join('"' + each.replace('"', '""') + '"' for each in sorted(trigrams))
        if not wanted:
            return None
        rows = database.execute(
            "SELECT text FROM lines WHERE lines MATCH ? ORDER BY rank LIMIT 1", (wanted,)
        ).fetchall()
        return whole(rows[0][0] if rows else None)

    return ask


def by_filter(command: list[str]) -> Searcher:
    """A program that is given the sentences and prints those that match, best first."""

    def ask(phrase: str) -> Answer:
        done = subprocess.run(
            [*command, phrase], input="\n".join(LINES).encode(), capture_output=True, check=False
        )
        lines = done.stdout.decode().splitlines()
        return whole(lines[0] if lines else None)

    return ask


def others(queries: Sequence[Query]) -> dict[str, Searcher]:
    """What one would take instead, each at its best."""
    found: dict[str, Searcher] = {}
    for name, scorer in (("WRatio", fuzz.WRatio), ("partial_ratio", fuzz.partial_ratio)):
        tried = [by_rapidfuzz(scorer, threshold) for threshold in range(30, 101, 5)]
        found[f"RapidFuzz {name}"] = max(
            tried, key=lambda ask: sum(is_right(ask(query.text), query) for query in queries)
        )
    found["SQLite FTS5 trigram"] = by_fts5()
    for name, command in (("rg", ["rg", "-F", "--"]), ("fzf", ["fzf", "--filter"])):
        if shutil.which(name):
            found[name] = by_filter(command)
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


def table(outcomes: dict[str, Outcome], queries: Sequence[Query]) -> str:
    """A Markdown table: a row a class, a column a searcher."""
    asked = Counter(query.kind for query in queries)
    positive = [kind for kind in asked if kind != "negative"]
    rows = [["class", "queries", *outcomes], ["---", "---:", *["---:"] * len(outcomes)]]
    groups = {kind: [kind] for kind in positive}
    groups |= {"**all that have an answer**": positive, "negative": ["negative"]}
    for name, kinds in groups.items():
        total = sum(asked[kind] for kind in kinds) or 1
        shares = [sum(each.right[kind] for kind in kinds) / total for each in outcomes.values()]
        rows.append([name, str(total), *[f"{100 * share:.1f} %" for share in shares]])
    times = [sorted(each.seconds) for each in outcomes.values()]
    rows.append(["ms a query, median", "", *[f"{1000 * median(each):.1f}" for each in times]])
    rows.append(["ms a query, worst", "", *[f"{1000 * each[-1]:.1f}" for each in times]])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def main() -> None:
    """Print the table of a set."""
    parser = argparse.ArgumentParser(description="How often the first hit is the right one.")
    parser.add_argument("--set", action="append", help="fit, judge, or a file of queries")
    parser.add_argument("--show", action="store_true", help="list what went wrong")
    parser.add_argument("--compare", action="store_true", help="with what one would take instead")
    parser.add_argument("--command", action="store_true", help="ask the real command")
    options = parser.parse_args()
    for name in options.set or ["fit", "judge"]:
        queries = read(name)
        outcomes = {"hycli": tried(by_command if options.command else in_process, queries)}
        if options.compare:
            outcomes |= {other: tried(ask, queries) for other, ask in others(queries).items()}
        print(f"\n{name}\n\n{table(outcomes, queries)}")
        if options.show:
            for query, answer in outcomes["hycli"].wrong:
                print(f"{query.kind}: {query.text} -> {answer} (wanted {list(query.gold)})")


if __name__ == "__main__":
    main()
