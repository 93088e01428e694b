"""What a word says, whatever the report: little if everybody uses it in every sentence.

`data/words.zh.txt` and `words.en.txt` list the words of the language that say less than their
rarity in one report would make believe, a line for each beginning, with their frequency in tenths
on the Zipf scale (the logarithm to the base of ten of the occurrences in a thousand million
words), from wordfreq, jieba and stopwords-iso by tools/generate.py. 99 stands for words that only
tie others together, 0 for names.
"""

import re
from functools import lru_cache

from hycli.search.folding import fold
from hycli.tables import line_of

#: A word as frequent as this says nothing of what a text is about, and each tenth less on the
#: Zipf scale says so many bits more. At 40 that is what two hanzi say in a report.
COMMONEST = 62
BITS_A_TENTH = 0.9
#: Characters that the words of one line of a table begin with.
_BEGINNING = {"zh": 1, "en": 2}
#: What any word says at least, in Chinese, where function words may be part of a name.
LEAST_BITS = 1.0
#: What a word in Latin letters says at most.
MOST_BITS = 20.0
#: Bits that a letter of a word says that no list has (Shannon 1951: 2.3 for English).
LETTER_BITS = 2.3
#: What says less ties words together and is none itself.
FUNCTION_BITS = 3.0
#: Characters of the longest word of the Chinese table.
LONGEST = 5
#: Hanzi side by side; letters beyond the English ones too, as naming all hanzi takes 1 ms longer.
HANZI = r"[^\W\d_a-z]+"


@lru_cache(10_000)
def _beginning_with(begin: str, language: str) -> str:
    """The words of a table that begin so, each behind a blank, with their frequencies."""
    return " " + line_of(f"words.{language}.txt", begin)


@lru_cache(10_000)
def information(word: str, language: str) -> float | None:
    """Bits that a word of the language says; None for one that the table lacks.

    Args:
        word: Folded.
        language: `zh` or `en`.
    """
    line = _beginning_with(word[: _BEGINNING[language]], language)
    place = line.find(f" {word}.")
    if place < 0:
        return None
    begin = place + len(word) + 2
    frequency = int(line[begin : begin + 2])
    return max(0.0, (COMMONEST - frequency) * BITS_A_TENTH)


def latin_bits(word: str) -> float:
    """What a word in Latin letters says: less the commoner it is, else what its letters say."""
    known = information(word, "en")
    return MOST_BITS if known is None else min(MOST_BITS, known)


def is_word(word: str) -> bool:
    """Whether letters are a word of English, so that they are no slip of another."""
    return information(word, "en") is not None


def is_name(word: str) -> bool:
    """Whether hanzi name a place or a person: nothing else is listed as so rare."""
    return information(word, "zh") == COMMONEST * BITS_A_TENTH


def segmented(text: str) -> list[tuple[int, int, float | None]]:
    """Cut hanzi into words, the longest that the table has first.

    Args:
        text: Simplified hanzi.

    Returns:
        Start, end and bits of each word; None for the bits of a character in none.
    """
    found: list[tuple[int, int, float | None]] = []
    place = 0
    while place < len(text):
        for length in range(min(LONGEST, len(text) - place), 0, -1):
            bits = information(text[place : place + length], "zh")
            if bits is not None:
                found.append((place, place + length, max(bits, LEAST_BITS)))
                break
        else:
            length = 1
            found.append((place, place + 1, None))
        place += length
    return found


def telling_words(text: str) -> list[str]:
    """The words of any text that may say what it is about, as they stand there.

    Hanzi are cut into the words of the language; what stands between listed words is one of two
    hanzi and more.
    """
    found: list[str] = []
    for run in re.finditer(rf"{HANZI}|(?:(?!{HANZI})\S)+", fold(text)):
        if not re.match(HANZI, run[0]):
            found.append(text[slice(*run.span())])
            continue
        before = 0
        words: list[tuple[int, int]] = []
        for start, end, bits in [*segmented(run[0]), (len(run[0]), len(run[0]), 0.0)]:
            is_telling = bits is None or bits >= FUNCTION_BITS
            if not (is_telling and end - start == 1):  # which is part of a word that is not listed
                words += [(before, start), (start, end)][: 1 + is_telling]
                before = end
        hanzi = text[slice(*run.span())]
        found += [hanzi[start:end] for start, end in words if end - start > 1]
    return found


#: What an ending leaves at least: ties and sing have none.
_SHORTEST_STEM = 3


def stem(word: str) -> str:
    """What the forms of an English word have in common: lift, lifts, lifted, lifting.

    The endings of inflection only, in the manner of Porter's step 1 (Program 14, 1980).
    """
    if len(word) > _SHORTEST_STEM + 1 and word.endswith("ies"):
        return word[:-3] + "y"
    for ending in ("ing", "ed", "es", "s"):
        rest = word.removesuffix(ending)
        if _SHORTEST_STEM <= len(rest) < len(word) and not word.endswith(("ss", "us", "is")):
            if ending in ("ing", "ed") and not set(rest) & set("aeiouy"):
                return word
            if ending == "es" and not rest.endswith(("s", "x", "ch", "sh", "z")):
                rest += "e"
            if ending in ("ing", "ed") and rest[-1] == rest[-2] and rest[-1] not in "lsz":
                rest = rest[:-1]
            return rest.removesuffix("e")
    return word.removesuffix("e") if len(word) > _SHORTEST_STEM else word
