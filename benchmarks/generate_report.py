"""Make a valid knowledge file of any size from real words.

    python benchmarks/generate_report.py 100000 [--seed 0] [--no-originals] > big.json

The report's own passages come first in their sections, so that they keep their refs, their readings
and what is known of them; `--no-originals` leaves them out. The others are made of its clauses:
whole, joined from halves of two, or put together from pairs of neighbouring characters, drawn
wherever the report has them. So characters are as frequent as in the report, while the number of
different pairs grows as it does in longer texts. The same arguments make the same file; it is
written as it is made, and its passages are never in memory together.
"""

import argparse
import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

REPORT = Path(__file__).parents[1] / "data" / "report.json"
MOST_PASSAGES = 1_000_000
SENTENCES_A_PARAGRAPH = 10
SHORTEST_CLAUSE = 4
#: Clauses of a sentence, and pairs of characters of an invented clause: from, to.
CLAUSES = 3, 6
PAIRS = 2, 5
#: How many clauses in a hundred are whole, or whole or halved; the others are invented.
WHOLE, HALVED = 30, 85
#: What speaks of passages, and is left out with them.
ABOUT_PASSAGES = ("metrics", "honours", "glossary", "notes")

_SENTENCE = re.compile(r"[^。！？；]*[。！？；]|[^。！？；]+")
_MARKS = re.compile(r"[，。！？；：、“”（）《》—…\s]+")
_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")


class Maker:
    """Makes sentences.

    Args:
        texts: Where the words come from.
        seed: The same one makes the same sentences.
        without: Words that no sentence holds.
    """

    def __init__(self, texts: Sequence[str], seed: int, without: Sequence[str] = ()) -> None:
        clauses = [clause for text in texts for clause in _MARKS.split(text)]
        self._clauses = [clause for clause in clauses if len(clause) >= SHORTEST_CLAUSE]
        self._pairs = [pair for clause in clauses for pair in _PAIR.findall(clause)]
        self._chance = random.Random(seed)  # noqa: S311  # no secret
        self._without = without

    def sentence(self) -> str:
        """A few clauses."""
        while True:
            count = self._between(CLAUSES)
            text = "，".join([self._clause() for _ in range(count)]) + "。"
            if not any(words in text for words in self._without):
                return text

    def _clause(self) -> str:
        kind = 100 * self._chance.random()
        if kind < WHOLE:
            return self._one_of(self._clauses)
        if kind < HALVED:
            first, second = self._one_of(self._clauses), self._one_of(self._clauses)
            return first[: len(first) // 2] + second[len(second) // 2 :]
        count = self._between(PAIRS)
        return "".join([self._one_of(self._pairs) for _ in range(count)])

    def _one_of(self, choices: Sequence[str]) -> str:
        return choices[int(self._chance.random() * len(choices))]  # twice as fast as choice()

    def _between(self, limits: tuple[int, int]) -> int:
        least, most = limits
        return least + int(self._chance.random() * (most - least + 1))


def passages_of(paragraphs: Sequence[str]) -> int:
    """How many sentences some paragraphs have."""
    return sum([len(_SENTENCE.findall(paragraph)) for paragraph in paragraphs])


def chunks(
    passages: int, *, seed: int = 0, originals: bool = True, without: Sequence[str] = ()
) -> Iterator[str]:
    """The pieces of a knowledge file.

    Args:
        passages: How many it has, the lead's included; no fewer than are kept of the report.
        seed: The same one makes the same file.
        originals: Whether the report's own passages stand in it.
        without: Words that nothing but the report's own passages holds.
    """
    document: dict[str, Any] = json.loads(REPORT.read_text(encoding="utf-8"))
    sections = document.pop("sections")
    texts = [paragraph for section in sections for paragraph in section["paragraphs"]]
    maker = Maker([*document["lead"], *texts], seed, without)
    if not originals:
        document |= {name: [] for name in ("lead", *ABOUT_PASSAGES)}
        document["readings"] = None
        sections = [section | {"paragraphs": []} for section in sections]
    kept = [document["lead"], *[section["paragraphs"] for section in sections]]
    missing = max(0, passages - sum([passages_of(paragraphs) for paragraphs in kept]))
    yield json.dumps(document, ensure_ascii=False, indent=1).removesuffix("\n}")
    for place, section in enumerate(sections):
        yield ',\n "sections": [\n' if place == 0 else ",\n"
        share = missing // len(sections) + (place < missing % len(sections))
        yield from _section(section, maker, share)
    yield "\n ]\n}\n"


def _section(section: dict[str, Any], maker: Maker, sentences: int) -> Iterator[str]:
    """A section with its own paragraphs and so many sentences more."""
    head = {name: value for name, value in section.items() if name != "paragraphs"}
    yield json.dumps(head, ensure_ascii=False).removesuffix("}") + ', "paragraphs": ['
    separator = "\n"
    for paragraph in _paragraphs(section["paragraphs"], maker, sentences):
        yield separator + json.dumps(paragraph, ensure_ascii=False)
        separator = ",\n"
    yield "\n]}"


def _paragraphs(own: Sequence[str], maker: Maker, sentences: int) -> Iterator[str]:
    yield from own
    for done in range(0, sentences, SENTENCES_A_PARAGRAPH):
        count = min(SENTENCES_A_PARAGRAPH, sentences - done)
        yield "".join([maker.sentence() for _ in range(count)])


def write(
    file: TextIO,
    passages: int,
    *,
    seed: int = 0,
    originals: bool = True,
    without: Sequence[str] = (),
) -> None:
    """Write a knowledge file; see `chunks`."""
    file.writelines(chunks(passages, seed=seed, originals=originals, without=without))


def main() -> None:
    """Write a knowledge file to standard output."""
    parser = argparse.ArgumentParser(description="Make a valid knowledge file of any size.")
    parser.add_argument("passages", type=int, help=f"up to {MOST_PASSAGES:,}")
    parser.add_argument("--seed", type=int, default=0, help="the same one makes the same file")
    parser.add_argument(
        "--no-originals", action="store_true", help="without the report's own passages"
    )
    options = parser.parse_args()
    if not 1 <= options.passages <= MOST_PASSAGES:
        parser.error(f"1 to {MOST_PASSAGES:,} passages")
    with open(sys.stdout.fileno(), "w", encoding="utf-8", newline="\n", closefd=False) as file:
        write(file, options.passages, seed=options.seed, originals=not options.no_originals)


if __name__ == "__main__":
    main()
