"""How often search finds what is mistyped in texts that nobody wrote for it.

    python benchmarks/reports.py TEXT … [--most 100] [--seed 0] [--show]

Of each plain text so many phrases of four to eight hanzi, whole words of one clause, are asked with
one hanzi replaced by another of the same sound, in pinyin, by their initials (five hanzi or more),
and in traditional characters. Right is a first hit that holds the phrase, or for pinyin and
initials one that is read alike: a phrase may stand several times.
"""

import argparse
import random
import re
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from statistics import median

import jieba
import opencc
from pypinyin import lazy_pinyin

import hycli

#: Hanzi of a phrase, at least and at most, and at least where only initials are typed.
SHORTEST = 4
LONGEST = 8
SHORTEST_INITIALS = 5
NUMERALS = frozenset("一二三四五六七八九十百千万亿两几")

Writer = Callable[[str, random.Random], str]


def phrases(text: str) -> list[str]:
    """Neighbouring words of one clause, of a length to be asked for, each once."""
    found: dict[str, None] = {}
    for clause in re.findall("[一-鿿]+", text):
        words = list(jieba.cut(clause))
        for first in range(len(words)):
            for last in range(first + 1, len(words) + 1):
                phrase = "".join(words[first:last])
                if len(phrase) > LONGEST:
                    break
                if len(phrase) >= SHORTEST and not NUMERALS.intersection(phrase):
                    found[phrase] = None
    return list(found)


@cache
def usual() -> dict[str, list[str]]:
    """The hanzi of GB 2312's first level, which an input method offers first, by their sound."""
    found: dict[str, list[str]] = {}
    for number in range(0xB0A1, 0xD7FA):
        char = number.to_bytes(2, "big").decode("gb2312", "ignore")
        if len(char) == 1:
            found.setdefault(lazy_pinyin(char, v_to_u=False)[0], []).append(char)
    return found


def homophone(phrase: str, chance: random.Random) -> str:
    """The phrase with one hanzi wrong, one of the same sound."""
    alike = [
        (place, char)
        for place, sound in enumerate(lazy_pinyin(phrase, v_to_u=False))
        for char in usual().get(sound, ())
        if char != phrase[place]
    ]
    place, char = chance.choice(alike)
    return phrase[:place] + char + phrase[place + 1 :]


def pinyin(phrase: str, _: random.Random) -> str:
    """The phrase's syllables, joined."""
    return "".join(lazy_pinyin(phrase, v_to_u=False))


def initials(phrase: str, _: random.Random) -> str:
    """The first letter of each of the phrase's syllables."""
    return "".join([syllable[0] for syllable in lazy_pinyin(phrase)])


@cache
def _to_traditional() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


def traditional(phrase: str, _: random.Random) -> str:
    """The phrase in traditional characters."""
    return str(_to_traditional().convert(phrase))


WRITERS: dict[str, Writer] = {
    "homophone": homophone,
    "pinyin": pinyin,
    "initials": initials,
    "traditional": traditional,
}
BY_SOUND = (pinyin, initials)


def asked(texts: Sequence[str], write: Writer, most: int, chance: random.Random) -> list[str]:
    """Phrases that the writer can disguise, drawn from all texts alike."""
    found = phrases("\n".join(texts))
    if write is initials:
        found = [phrase for phrase in found if len(phrase) >= SHORTEST_INITIALS]
    if write is traditional:
        found = [phrase for phrase in found if traditional(phrase, chance) != phrase]
    return chance.sample(found, min(most, len(found)))


def is_right(hits: Sequence[hycli.Hit], phrase: str, typed: str, write: Writer) -> bool:
    """Whether the first hit holds the phrase, or what is read as it was typed."""
    if not hits:
        return False
    text = hits[0].text
    if phrase in text:
        return True
    chance = random.Random(0)  # noqa: S311  # no secret
    return write in BY_SOUND and any(
        typed in write(clause, chance) for clause in re.findall("[一-鿿]+", text)
    )


def main() -> None:
    """A row for each text."""
    parser = argparse.ArgumentParser(description="Machine-made slips in real texts.")
    parser.add_argument("texts", nargs="+", type=Path, metavar="TEXT")
    parser.add_argument("--most", type=int, default=100, help="phrases of each sort and text")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", action="store_true", help="list what went wrong")
    options = parser.parse_args()
    jieba.setLogLevel("ERROR")
    print(f"{'':<14}{'sentences':>10}", *[f"{name:>15}" for name in WRITERS], "  median, worst ms")
    for path in options.texts:
        report = hycli.load(path)
        texts = [passage.text for passage in report.passages]
        report.search("经济")  # builds the views
        shares = []
        seconds = []
        for name, write in WRITERS.items():
            chance = random.Random(f"{options.seed} {name}")  # noqa: S311  # no secret
            right = 0
            wanted = asked(texts, write, options.most, chance)
            for phrase in wanted:
                typed = write(phrase, chance)
                start = time.process_time()
                hits = report.search(typed, limit=1)
                seconds.append(time.process_time() - start)
                good = is_right(hits, phrase, typed, write)
                right += good
                if options.show and not good:
                    print(f"  {typed} ({phrase}) -> {hits[0].text[:30] if hits else 'nothing'}")
            shares.append(f"{right:>11}/{len(wanted)}")
        print(
            f"{path.stem:<14}{len(texts):>10}",
            *shares,
            f"{1000 * median(seconds):>10.1f}{1000 * max(seconds):>8.1f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
