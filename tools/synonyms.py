"""English words that mean the same, and that name nothing: the table of `hycli.search.thesaurus`.

    python tools/synonyms.py FOLDER

The folder is src/yaml of the Open English WordNet, https://github.com/globalwordnet/english-wordnet,
which no package index has. Needs PyYAML.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pypinyin import lazy_pinyin
from words import places

from hycli.search.thesaurus import NAMES_NOTHING
from hycli.search.words import information, stem

TABLE = Path(__file__).resolve().parents[1] / "src" / "hycli" / "data" / "synonyms.txt"
#: Senses of a word that are taken, the commonest ones.
SENSES = 4
#: What says less is no evidence of what is meant.
LEAST_BITS = 6.0
_WORD = re.compile("[a-z]{3,14}")


def main() -> None:
    """Write the table."""
    folder = Path(sys.argv[1])
    entries = read(folder, "entries-*")
    found: dict[str, set[str]] = {word: {NAMES_NOTHING} for word in nameless(entries)}
    for word, other in related(folder, entries):
        if information(word, "en") is not None and telling(other) and stem(word) != stem(other):
            found.setdefault(stem(word), set()).add(stem(other))
    lines = [f"{word} {' '.join(sorted(others))}\n" for word, others in sorted(found.items())]
    TABLE.write_text("".join(lines), encoding="utf-8", newline="\n")


def nameless(entries: dict[str, Any]) -> set[str]:
    """Telling words of which no form is a noun, without their endings."""
    nouns = {word for word, parts in entries.items() if any(part[0] == "n" for part in parts)}
    nouns |= {"".join(lazy_pinyin(place)) for place in places()}
    others = {word for word in entries.keys() - nouns if telling(word)}
    return set(map(stem, others)) - {stem(word.lower()) for word in nouns}


def related(folder: Path, entries: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Pairs of words that share a sense, or of which one is derived from the other."""
    synsets = read(folder, "[anv]*")
    word_of = {sense["id"]: word for word, _, sense in senses(entries)}
    for word, place, sense in senses(entries):
        if place < SENSES:
            others = synsets[sense["synset"]]["members"]
            for way in ("derivation", "pertainym"):
                others = [*others, *[word_of.get(each, "") for each in sense.get(way, ())]]
            for other in others:
                yield word.lower(), other.lower()


def read(folder: Path, names: str) -> dict[str, Any]:
    """What files of one form hold together."""
    from yaml import CSafeLoader, load  # type: ignore[import-untyped]  # no dev dependency

    found: dict[str, Any] = {}
    for path in sorted(folder.glob(f"{names}.yaml")):
        found |= load(path.read_text(encoding="utf-8"), CSafeLoader)  # a safe one
    return found


def senses(entries: dict[str, Any]) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """Each sense of each word, with its place among those of a part of speech."""
    for word, parts in entries.items():
        for part in parts.values():
            for place, sense in enumerate(part.get("sense", ())):
                yield word, place, sense


def telling(word: str) -> bool:
    """Whether it is one word, known and not too common."""
    return bool(_WORD.fullmatch(word)) and (information(word, "en") or 0.0) >= LEAST_BITS


if __name__ == "__main__":
    main()
