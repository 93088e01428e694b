"""How time and memory grow with the report: 1,000 to 100,000 passages, or as many as are asked for.

    python benchmarks/scale.py [PASSAGES …]

For each size, on a generated file and in a process of its own: seconds to load (with the checks
that every file of a user's gets) and to answer the first query, peak memory of both and of the warm
queries, and milliseconds a warm query over five queries of each class. Then how many mistyped
phrases (classes `typo` and `edit`) find their passage first: the report's own passages are in the
file, and nothing that was generated holds the words that are meant. Then the milliseconds of an
exact search for one, two or four characters of a line, and for how many of them all ten lines that
are found hold them. The first row is the report itself, for comparison.

Beside it RapidFuzz's partial_ratio and SQLite's FTS5 over trigrams, asked for the best ten of the
same sentences; memory is taken before they start.
"""

import argparse
import json
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from statistics import median
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from generate_report import REPORT, write

QUERIES = Path(__file__).parent / "queries" / "fit.jsonl"
SIZES = [1_000, 10_000, 100_000]
TIMED_OF_A_CLASS = 5
MISTYPED = ("typo", "edit")
MISTYPED_OF_A_CLASS = 16
FIRST = "脱贫功坚"
LIMIT = 10
#: How many pieces of so many characters are looked for exactly.
EXACT = {1: 20, 2: 20, 4: 20}
HEAD = (
    f"{'passages':>9}{'load':>8}{'first':>8}{'memory':>8}{'median':>9}{'worst':>9}{'right':>8}"
    f"{'exact':>9}{'right':>8}{'RapidFuzz':>14}{'right':>8}{'FTS5':>9}{'right':>8}\n"
    f"{'':>9}{'s':>8}{'s':>8}{'MB':>8}{'ms':>9}{'ms':>9}{'':>8}"
    f"{'ms':>9}{'':>8}{'median, ms':>14}{'':>8}{'ms':>9}{'':>8}"
)


class Query(NamedTuple):
    """What is asked, and the words that a right hit holds."""

    kind: str
    text: str
    gold: Sequence[str]


#: The texts of the hits for a phrase, the best first.
Searcher = Callable[[str], Sequence[str]]


def sample(size: int, kinds: Iterable[str] = ()) -> list[Query]:
    """The first queries of each class, or of some."""
    records = [json.loads(line) for line in QUERIES.read_text(encoding="utf-8").splitlines()]
    queries = [Query(each["class"], each["query"], each["gold"]) for each in records]
    wanted = tuple(kinds) or tuple(dict.fromkeys(query.kind for query in queries))
    return [
        query
        for kind in wanted
        for query in [query for query in queries if query.kind == kind][:size]
    ]


def meant(query: Query) -> list[str]:
    """What a mistyped phrase stands for: the piece of each gold that is aligned with it.

    `夏明汉` stands for the `夏明翰` of `夏明翰诞辰120周年`: a line with that would be right too.
    """
    pieces = []
    for gold in query.gold:
        blocks = SequenceMatcher(None, query.text, gold, autojunk=False).get_matching_blocks()[:-1]
        if blocks:
            first, last = blocks[0], blocks[-1]
            start = max(0, first.b - first.a)
            end = last.b + last.size + len(query.text) - last.a - last.size
            pieces.append(gold[start:end])
    return pieces


def milliseconds(action: Callable[..., object], *arguments: object) -> float:
    """How long an action takes."""
    start = time.process_time()
    action(*arguments)
    return 1000 * (time.process_time() - start)


def megabytes() -> float:
    """The most memory that this process has had."""
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def timed(ask: Searcher) -> list[float]:
    """Milliseconds of each query."""
    return [milliseconds(ask, query.text) for query in sample(TIMED_OF_A_CLASS)]


def right(ask: Searcher) -> str:
    """How many of the mistyped phrases find their passage first, of how many."""
    queries = sample(MISTYPED_OF_A_CLASS, MISTYPED)
    firsts = [(query, list(ask(query.text))[:1]) for query in queries]
    count = sum(
        [any(gold in text for gold in query.gold for text in found) for query, found in firsts]
    )
    return f"{count}/{len(queries)}"


def measure(path: str) -> None:
    """Print one row: the process's own figures for one file."""
    import hycli

    start = time.process_time()
    report = hycli.load(path)
    loaded = time.process_time() - start

    def ask(phrase: str) -> list[str]:
        return [hit.text for hit in report.search(phrase, limit=LIMIT)]

    first = milliseconds(ask, FIRST) / 1000
    timed(ask)  # what is built on demand is there afterwards
    times = timed(ask)
    row = (
        f"{len(report.passages):>9,}{loaded:>8.2f}{first:>8.2f}{megabytes():>8.0f}"
        f"{median(times):>9.1f}{max(times):>9.1f}{right(ask):>8}"
    )
    lines = [passage.text for passage in report.passages]

    def ask_exactly(piece: str) -> list[str]:
        hits = report.search(piece, limit=LIMIT, kinds=["passage"], exact=True)
        return [hit.text for hit in hits]

    row += exactly(ask_exactly, lines)
    for other, width in ((rapidfuzz(lines), 14), (fts5(lines), 9)):
        row += f"{median(timed(other)):>{width}.1f}{right(other):>8}"
    print(row, flush=True)


def exactly(ask: Searcher, lines: Sequence[str]) -> str:
    """Milliseconds of a search for the very words, and how many are right, of how many."""
    pieces = []
    for length, count in EXACT.items():
        found = (match[0] for line in lines for match in re.finditer(rf"[一-鿿]{{{length}}}", line))
        every = list(dict.fromkeys(found))
        pieces += every[:: max(1, len(every) // count)][:count]
    times = [milliseconds(ask, piece) for piece in pieces]
    count = 0
    for piece in pieces:
        texts = ask(piece)
        wanted = min(LIMIT, sum(piece in line for line in lines))
        # Punctuation is left out, so that words may stand on both sides of it.
        bare = [re.sub(r"[^\w.%]", "", text) for text in texts]
        count += len(texts) >= wanted and all(piece in text for text in bare)
    return f"{median(times):>9.1f}{f'{count}/{len(pieces)}':>8}"


def rapidfuzz(lines: Sequence[str]) -> Searcher:
    """RapidFuzz's partial_ratio, which has no index."""
    from rapidfuzz import fuzz, process

    def ask(phrase: str) -> list[str]:
        found = process.extract(phrase, lines, scorer=fuzz.partial_ratio, limit=LIMIT)
        return [text for text, _, _ in found]

    return ask


def fts5(lines: Sequence[str]) -> Searcher:
    """SQLite's FTS5: any trigram of the phrase, ranked."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE lines USING fts5(text, tokenize = 'trigram')")
    database.executemany("INSERT INTO lines VALUES (?)", [(line,) for line in lines])
    sql = f"SELECT text FROM lines WHERE lines MATCH ? ORDER BY rank LIMIT {LIMIT}"  # noqa: S608  # a number of ours

    def ask(phrase: str) -> list[str]:
        trigrams = sorted({phrase[place : place + 3] for place in range(len(phrase) - 2)})
        wanted = " OR ".join([f'"{each}"' for each in trigrams if '"' not in each])
        rows = database.execute(sql, (wanted,)).fetchall() if wanted else []
        return [text for (text,) in rows]

    return ask


def measured_apart(path: Path) -> None:
    """Measure a file in a process of its own."""
    subprocess.run([sys.executable, __file__, "--measure", str(path)], check=True)


def main() -> None:
    """Make each report and measure it."""
    parser = argparse.ArgumentParser(description="How time and memory grow with the report.")
    parser.add_argument("passages", nargs="*", type=int, default=SIZES, metavar="PASSAGES")
    parser.add_argument("--measure", metavar="FILE", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        measure(options.measure)
        return
    print(HEAD, flush=True)
    measured_apart(REPORT)
    absent = [piece for query in sample(MISTYPED_OF_A_CLASS, MISTYPED) for piece in meant(query)]
    for size in options.passages:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "report.json"
            with path.open("w", encoding="utf-8", newline="\n") as file:
                write(file, size, without=absent)
            measured_apart(path)


if __name__ == "__main__":
    main()
