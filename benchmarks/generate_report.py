"""Make a valid knowledge file of any size from real words.

    python benchmarks/generate_report.py 100000 > big.json

The report's own passages come first, where they are in the report. The others are made of its
clauses, whole or half and half, so that characters are as frequent as in the report and the pairs
of neighbouring words as many as in a report of that size. The same number makes the same file.
"""

import json
import random
import re
import sys
from pathlib import Path
from typing import Any

REPORT = Path(__file__).parents[1] / "data" / "report.json"
SENTENCES_A_PARAGRAPH = 10
SHORTEST_CLAUSE = 4


def clauses(document: dict[str, Any]) -> list[str]:
    """The clauses of all passages."""
    text = "".join([paragraph for each in document["sections"] for paragraph in each["paragraphs"]])
    return [part for part in re.split("[，；。、]", text) if len(part) >= SHORTEST_CLAUSE]


def sentence(chance: random.Random, parts: list[str]) -> str:
    """Two to five clauses, most of them joined from halves of two."""
    made = []
    for _ in range(chance.randrange(2, 6)):
        clause = chance.choice(parts)
        if chance.random() < 0.7:  # noqa: PLR2004  # most, not all
            other = chance.choice(parts)
            clause = clause[: len(clause) // 2] + other[len(other) // 2 :]
        made.append(clause)
    return "，".join(made) + "。"


def generated(passages: int) -> dict[str, Any]:
    """A knowledge file with about so many passages.

    Args:
        passages: At least as many as the report has.
    """
    document: dict[str, Any] = json.loads(REPORT.read_text(encoding="utf-8"))
    chance = random.Random(passages)  # noqa: S311  # no secret
    parts = clauses(document)
    sections = document["sections"]
    for section in sections:
        for _ in range(passages // len(sections) // SENTENCES_A_PARAGRAPH):
            paragraph = [sentence(chance, parts) for _ in range(SENTENCES_A_PARAGRAPH)]
            section["paragraphs"].append("".join(paragraph))
    return document


if __name__ == "__main__":
    json.dump(generated(int(sys.argv[1])), sys.stdout, ensure_ascii=False)
