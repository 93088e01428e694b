"""Pinyin: the readings of a character, syllables that sound alike, and letters cut into syllables.

Syllables are written without tones, v for ü.
"""

import re
from functools import cache

from hycli.tables import read_table

_INITIALS = frozenset("b p m f d t n l g k h j q x r z c s y w zh ch sh".split())
_DIGITS = "ling yi er san si wu liu qi ba jiu".split()
_SHORT_NG = ("ang", "eng", "ing")
#: What may be typed for ü and its syllables; passports have yu.
_SPELLINGS = (
    ("u:", "v"),
    ("ü", "v"),
    ("lyu", "lv"),
    ("nue", "nve"),
    ("lue", "lve"),
)
_V_AFTER = r"(?<=[jqxy])v"

#: Segmentations of one word that are worth trying.
MAX_SEGMENTATIONS = 4
#: Letters of the longest word that is cut.
MAX_LETTERS = 60

_CODE_BASE = 0xE000  # private use: a syllable as one character


@cache
def _table() -> str:
    return "\n" + read_table("pinyin.txt")


@cache
def syllables() -> dict[str, str]:
    """Every syllable of the table, with the character that stands for it in a view."""
    lines = filter(None, _table().split("\n"))
    return {line[: line.index(" ")]: chr(_CODE_BASE + n) for n, line in enumerate(lines)}


@cache
def letters_of_codes() -> dict[int, str]:
    """The letters of each syllable by the code point that stands for it."""
    return {ord(code): syllable for syllable, code in syllables().items()}


@cache
def sounds() -> dict[str, str]:
    """For each sound the character that stands for it: that of its first syllable."""
    found: dict[str, str] = {}
    for syllable, code in syllables().items():
        found.setdefault(sound(syllable), code)
    return found


def usual_codes() -> dict[int, str]:
    """The code of each character's first reading; digits are read too."""
    found: dict[int, str] = {}
    for line, code in zip(filter(None, _table().split("\n")), syllables().values(), strict=True):
        start, end = line.index(" ") + 1, line.find("|")
        found |= dict.fromkeys(map(ord, line[start : end if end >= 0 else None]), code)
    return found | {ord(str(digit)): syllables()[name] for digit, name in enumerate(_DIGITS)}


@cache
def readings(char: str) -> tuple[str, ...]:
    """The readings of a simplified character, its first reading first; empty for others."""
    table = _table()
    first: list[str] = []
    others: list[str] = []
    place = table.find(char) if char > "\x7f" else -1
    while place >= 0:
        start = table.rfind("\n", 0, place) + 1
        bar = table.rfind("|", start, place)
        (first if bar < 0 else others).append(table[start : table.index(" ", start)])
        place = table.find(char, place + 1)
    return (*first, *others)


def is_syllable(part: str) -> bool:
    """Whether a part of typed letters is a syllable; a single letter is an initial."""
    return len(part) > 1 and part in syllables()


@cache
def _meant(part: str) -> frozenset[str]:
    """The syllables that a part of typed letters stands for: itself, or all that begin with it."""
    return frozenset(
        [part] if is_syllable(part) else [each for each in syllables() if each.startswith(part)]
    )


@cache
def codes_of(part: str) -> frozenset[str]:
    """The codes of the syllables that a part of typed letters, an initial or not, stands for."""
    return frozenset([syllables()[each] for each in _meant(part)])


@cache
def read_as(part: str) -> frozenset[str]:
    """The characters, digits too, that have a reading which a part of typed letters stands for."""
    meant = _meant(part)
    digits = [str(_DIGITS.index(each)) for each in meant.intersection(_DIGITS)]
    lines = [line.partition(" ") for line in _table().split("\n")]
    chars = "".join([chars for syllable, _, chars in lines if syllable in meant])
    return frozenset([*digits, *chars.replace("|", "")])


def spells(text: str, letters: str, *, part: bool = False) -> bool:
    """Whether letters are a text's pinyin, whole syllables without tones or spaces.

    Args:
        text: Characters; those without a reading are skipped.
        letters: `qidongxian`.
        part: Whether the pinyin of two or more neighbouring characters is enough.
    """
    begun = {(0, 0)}  # letters used, and characters up to two
    for heard in filter(None, map(readings, text)):
        begun = {
            (used + len(syllable), min(count + 1, 2))
            for used, count in begun
            for syllable in heard
            if letters.startswith(syllable, used)
        }
        if part and (len(letters), 2) in begun:
            return True
        if part:
            begun.add((0, 0))
    return not part and bool(letters) and any(used == len(letters) for used, _ in begun)


@cache
def also_read(syllable: str) -> str:
    """The characters that have this syllable as a reading which is not their first."""
    table = _table()
    start = table.find(f"\n{syllable} ")
    if start < 0:
        return ""
    end = table.index("\n", start + 1)
    return table[table.index("|", start) + 1 : end]


@cache
def sound(syllable: str) -> str:
    """The syllable as those say it who mix zh/z, ch/c, sh/s, n/l, hu/f, ang/an, eng/en, ing/in."""
    plain = syllable.replace("v", "u")
    if plain[1:2] == "h":
        plain = plain[0] + plain[2:]
    if plain[0] == "n":
        plain = "l" + plain[1:]
    if plain.startswith("hu") and plain != "hu":  # which has a vowel only
        plain = "f" + plain[2:]
    return plain[:-1] if plain.endswith(_SHORT_NG) else plain


def plain_letters(word: str) -> str:
    """Typed pinyin without tone marks, tone digits and apostrophes, v for ü."""
    word = word.lower().replace("ü", "v")
    if not (word.isascii() and word.isalpha()):
        import unicodedata

        decomposed = unicodedata.normalize("NFD", word)
        word = unicodedata.normalize(
            "NFC", re.sub("u\u0308", "v", re.sub("[\u0300\u0301\u0304\u030c]", "", decomposed))
        )
    for spelling, standard in _SPELLINGS:
        word = word.replace(spelling, standard)
    if not word.isalpha():
        word = re.sub(r"(?<=[a-z])[1-5](?=\W|[a-z]|$)|['’]", "", word)
    return re.sub(_V_AFTER, "u", word) if "v" in word else word


def spelt(letters: str) -> list[list[str]]:
    """The segmentations of letters that are syllables throughout."""
    return [cut for cut in segmentations(letters) if syllables().keys() >= set(cut)]


def segmentations(letters: str) -> list[list[str]]:
    """Cut letters into syllables, and single initials where no syllable fits.

    Args:
        letters: Small ASCII letters, v for ü.

    Returns:
        The cuts with the fewest lone letters, then the fewest pieces, best first; empty where a
        letter can be neither.
    """
    if len(letters) > MAX_LETTERS:
        return []
    known = syllables()
    # best[n]: cuts of the first n letters, as (initials, pieces, cut)
    best: list[list[tuple[int, int, list[str]]]] = [[] for _ in range(len(letters) + 1)]
    best[0] = [(0, 0, [])]
    for end in range(1, len(letters) + 1):
        found = []
        for start in range(max(0, end - 6), end):
            piece = letters[start:end]
            if piece in known:
                lone = int(len(piece) == 1)
            elif piece in _INITIALS:
                lone = 1
            else:
                continue
            found += [
                (initials + lone, pieces + 1, [*cut, piece])
                for initials, pieces, cut in best[start]
            ]
        best[end] = sorted(found)[:MAX_SEGMENTATIONS]
    fewest = best[-1][0][0] if best[-1] else 0
    return [cut for initials, _, cut in best[-1] if initials <= fewest]
