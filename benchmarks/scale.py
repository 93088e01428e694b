"""How time and memory grow with the report: 1,000 to 100,000 passages, or a million.

    python benchmarks/scale.py [--million]

For each size, in a process of its own: seconds to load (with the checks that every file of a user's
gets) and to answer the first query, peak memory, milliseconds a warm query, and how many mistyped
phrases still find their passage first. Beside it RapidFuzz's partial_ratio and SQLite's FTS5 over
trigrams on the same sentences.
"""

import argparse
import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent))

from generate_report import generated

QUERIES = Path(__file__).parent / "queries" / "fit.jsonl"
SIZES = [1_000, 10_000, 100_000]
MILLION = 1_000_000
EACH_CLASS = 6
COMPARED = 10


def queries() -> list[dict[str, str]]:
    """A few queries of each class that has an answer."""
    records = [json.loads(line) for line in QUERIES.read_text(encoding="utf-8").splitlines()]
    kinds = dict.fromkeys(each["class"] for each in records if each["gold"])
    return [
        each
        for kind in kinds
        for each in [record for record in records if record["class"] == kind][:EACH_CLASS]
    ]


def milliseconds(action: Callable[..., object], *arguments: object) -> float:
    """How long an action takes."""
    start = time.perf_counter()
    action(*arguments)
    return 1000 * (time.perf_counter() - start)


def measure(path: str) -> None:
    """Print one row: the process's own figures for one file."""
    import hycli

    start = time.perf_counter()
    report = hycli.load(path)
    loaded = time.perf_counter() - start
    first = milliseconds(report.search, "脱贫功坚") / 1000
    asked = queries()
    for query in asked:
        report.search(query["query"], limit=1)
    times = [milliseconds(report.search, query["query"]) for query in asked]
    typos = [query for query in asked if query["class"] in ("typo", "edit")]
    right = 0
    for query in typos:
        hits = report.search(query["query"], limit=1)
        right += bool(hits) and any(gold in hits[0].text for gold in query["gold"])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines = [passage.text for passage in report.passages]
    print(
        f"{len(lines):>9,}{loaded:>8.2f}{first:>8.2f}{memory:>8.0f}{median(times):>9.1f}"
        f"{max(times):>9.1f}{right:>6}/{len(typos):<4}{rapidfuzz(lines):>11.1f}{fts5(lines):>8.1f}"
    )


def rapidfuzz(lines: list[str]) -> float:
    """Milliseconds a query of RapidFuzz's partial_ratio, without an index."""
    from rapidfuzz import fuzz, process

    def ask(phrase: str) -> object:
        return process.extract(phrase, lines, scorer=fuzz.partial_ratio, limit=10)

    return median(milliseconds(ask, query["query"]) for query in queries()[:COMPARED])


def fts5(lines: list[str]) -> float:
    """Milliseconds a query of SQLite's FTS5: any trigram of the phrase, ranked."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE lines USING fts5(text, tokenize = 'trigram')")
    database.executemany("INSERT INTO lines VALUES (?)", [(line,) for line in lines])

    def ask(phrase: str) -> object:
        trigrams = sorted({phrase[place : place + 3] for place in range(len(phrase) - 2)})
        wanted = " OR ".join([f'"{each}"' for each in trigrams if '"' not in each])
        sql = "SELECT text FROM lines WHERE lines MATCH ? ORDER BY rank LIMIT 10"
        return database.execute(sql, (wanted,)).fetchall() if wanted else []

    return median(milliseconds(ask, query["query"]) for query in queries()[:COMPARED])


def main() -> None:
    """Make each report and measure it in a process of its own."""
    parser = argparse.ArgumentParser(description="How time and memory grow with the report.")
    parser.add_argument("--million", action="store_true", help="a million passages too")
    parser.add_argument("--measure", metavar="FILE", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        measure(options.measure)
        return
    print(
        " passages    load   first      MB  ms mid.  ms max.  typos right"
        "  RapidFuzz    FTS5\n                 s       s            warm     warm             "
        "     ms/query ms/query"
    )
    for size in [*SIZES, *([MILLION] if options.million else [])]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "report.json"
            path.write_text(json.dumps(generated(size), ensure_ascii=False), encoding="utf-8")
            command = [sys.executable, __file__, "--measure", str(path)]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
