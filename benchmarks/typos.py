"""How often search finds what was meant by mistakes that people really made.

    python benchmarks/typos.py FILE.tsv … [--width 4] [--most 300] [--show]

A line of a file is a sentence as it was typed and as it was meant, parted by a tab. The meant ones
are the report; asked is what was typed around the first mistake of each, so many hanzi. Right is
a first hit that holds the hanzi that were meant. Beside it RapidFuzz's partial_ratio without a
threshold, which answers everything.
"""

import argparse
import random
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from rapidfuzz import fuzz, process

import hycli

WIDTHS = (4, 6)
SEED = 3


class Mistake(NamedTuple):
    """What was typed and what was meant, of one length."""

    typed: str
    meant: str

    @property
    def wrong(self) -> int:
        """How many hanzi are wrong."""
        return sum(map(str.__ne__, self.typed, self.meant))


def sentences(path: Path) -> list[tuple[str, str]]:
    """The lines of a file: typed and meant."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(row[-2].strip(), row[-1].strip()) for row in (line.split("\t") for line in lines)]


def mistakes(pairs: Sequence[tuple[str, str]], width: int) -> Iterator[Mistake]:
    """Of each pair the first mistake with so many hanzi around it."""
    for typed, meant in pairs:
        if len(typed) != len(meant):
            continue
        for place in [
            n for n, pair in enumerate(zip(typed, meant, strict=True)) if len({*pair}) > 1
        ]:
            start = max(0, min(place - width // 2, len(typed) - width))
            found = Mistake(typed[start : start + width], meant[start : start + width])
            if re.fullmatch(f"[一-鿿]{{{width}}}", found.typed) and found.wrong:
                yield found
                break


def report_of(texts: Sequence[str]) -> hycli.Report:
    """A report whose paragraphs are texts."""
    return hycli.Report({"title": "", "sections": [{"paragraphs": list(texts)}]})


def measured(path: Path, width: int, most: int | None, *, show: bool) -> str:
    """The row of one file."""
    pairs = sentences(path)
    texts = list(dict.fromkeys(meant for _, meant in pairs if meant))
    found = list(mistakes(pairs, width))
    random.Random(SEED).shuffle(found)  # noqa: S311  # no secret
    found = found[:most]
    report = report_of(texts)
    lines = [passage.text for passage in report.passages]
    report.search(found[0].typed)  # builds the views
    right = silent = other = 0
    seconds = []
    for each in found:
        start = time.process_time()
        hits = report.search(each.typed, limit=1)
        seconds.append(time.process_time() - start)
        good = bool(hits) and each.meant in hits[0].text
        right += good
        silent += not hits
        best = process.extractOne(each.typed, lines, scorer=fuzz.partial_ratio)
        other += each.meant in best[0]
        if show and not good:
            print(f"  {each.typed} ({each.meant}) -> {hits[0].text[:30] if hits else 'nothing'}")
    several = sum(each.wrong > 1 for each in found)
    count = len(found)
    return (
        f"{path.stem:<12}{width:>6}{len(lines):>10}{count:>8}{several:>9}"
        f"{100 * right / count:>8.1f}{100 * silent / count:>9.1f}{100 * other / count:>11.1f}"
        f"{1000 * median(seconds):>8.1f}{1000 * max(seconds):>8.1f}"
    )


def main() -> None:
    """A row for each file and width."""
    parser = argparse.ArgumentParser(description="Mistakes that people really made.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.tsv")
    parser.add_argument("--width", action="append", type=int, help="4 and 6 unless given")
    parser.add_argument("--most", type=int, help="phrases of a file; all unless given")
    parser.add_argument("--show", action="store_true", help="list what went wrong")
    options = parser.parse_args()
    print(
        f"{'':<12}{'hanzi':>6}{'sentences':>10}{'asked':>8}{'several':>9}{'first':>8}"
        f"{'nothing':>9}{'RapidFuzz':>11}{'median':>8}{'worst':>8}\n"
        f"{'':<12}{'':>6}{'':>10}{'':>8}{'wrong':>9}{'%':>8}{'%':>9}{'%':>11}{'ms':>8}{'ms':>8}"
    )
    for path in options.files:
        for width in options.width or WIDTHS:
            print(measured(path, width, options.most, show=options.show), flush=True)


if __name__ == "__main__":
    main()
