"""How many everyday words that the report does not hold find something all the same.

    python benchmarks/common_words.py [--every N]

Asked are the most frequent words of wordfreq, 4,000 of English with four letters or more and
6,000 of Chinese with two hanzi or more, but for those that stand in the text or in a name, in
English also in another form. The words that find something are printed with the score and the
passage of the first hit: what is left should be what a reader would call a fair find.
"""

import argparse
import re
import time
from collections.abc import Iterable
from statistics import median

from wordfreq import top_n_list

import hycli
from hycli.search.words import stem

ENGLISH, CHINESE = "en", "zh"
PATTERNS = {ENGLISH: "[a-z]{4,}", CHINESE: "[一-鿿]{2,}"}
COUNTS = {ENGLISH: 4_000, CHINESE: 6_000}
LISTED = 60_000
REPORT = hycli.load()


def held() -> str:
    """The text and every name, but for how people ask."""
    corpus = REPORT.index.corpus
    every = [*corpus.chinese(), *corpus.english()]
    names = [text for each in every if each.naming == "name" for text in each.texts]
    return "\n".join([*[source.text for source in corpus.sources], *names]).lower()


def foreign(language: str) -> list[str]:
    """The most frequent words that the report does not hold."""
    pattern = re.compile(PATTERNS[language])
    frequent = [word for word in top_n_list(language, LISTED) if pattern.fullmatch(word)]
    frequent = frequent[: COUNTS[language]]
    text = held()
    if language == CHINESE:
        return [word for word in frequent if word not in text]
    stems = set(map(stem, re.findall("[a-z]+", text)))
    return [word for word in frequent if stem(word) not in stems]


def measure(words: Iterable[str], language: str) -> None:
    """Ask the words of a language and print what is found."""
    found = []
    seconds = []
    for word in words:
        start = time.process_time()
        hits = REPORT.search(word, limit=1)
        seconds.append(time.process_time() - start)
        if hits:
            found.append(f"{word} {hits[0].score:.0f} {hits[0].ref}")
    share = 100 * len(found) / len(seconds)
    print(
        f"{language}: {len(found)} of {len(seconds)} find something, {share:.1f} %; "
        f"median {1000 * median(seconds):.1f} ms, worst {1000 * max(seconds):.1f} ms"
    )
    print("  " + ", ".join(found), flush=True)


def main() -> None:
    """Both languages."""
    parser = argparse.ArgumentParser(description="Everyday words that should find nothing.")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="ask each Nth word only")
    options = parser.parse_args()
    for language in (ENGLISH, CHINESE):
        measure(foreign(language)[:: options.every], language)


if __name__ == "__main__":
    main()
