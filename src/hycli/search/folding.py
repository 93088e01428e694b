"""One text, one code point a position: width, case and script folded, punctuation left out.

Every function here keeps positions: a folded text is as long as the text, and a compressed one
comes with the positions that are left.
"""

import re
from functools import cache

from hycli.tables import read_table

#: A compressed text keeps letters, hanzi, digits, line ends, and what numbers are written with.
_DROPPED = re.compile(r"[^\w.%:+\n]|_|:(?![0-9])|(?<![0-9]):")
#: The usual punctuation, which stays as it is, though much of it has a narrow form.
_PUNCTUATION = frozenset("、。“”！，；？（）—…《》·")
#: Code points of Roman numerals.
_ROMAN = ("\u2160", "\u217f")


def fold(text: str) -> str:
    """Full width to half, capitals to small, traditional to simplified; lengths are kept.

    Each character is folded whatever stands around it: one that would become several stays as
    it is, Roman numerals to nine become digits, and of the usual Chinese punctuation only ： is
    narrowed, for ratios.
    """
    table = {}
    for char in set(text) - _PUNCTUATION:
        narrow = char if char <= "\x7f" or "\u4e00" <= char <= "\u9fff" else _narrow(char)
        table[ord(char)] = _lower(_simplified(narrow))
    return text.translate(table)


def compress(folded: str) -> str:
    """A folded text without spaces, quotes and the rest of its punctuation."""
    return _DROPPED.sub("", folded)


def kept_positions(folded: str) -> list[int]:
    """For each character of the compressed text, its position in the folded one."""
    dropped = set(dropped_positions(folded))
    return [place for place in range(len(folded)) if place not in dropped]


def dropped_positions(folded: str) -> list[int]:
    """The positions in a folded text of what the compressed one lacks."""
    return [match.start() for match in _DROPPED.finditer(folded)]


def _narrow(char: str) -> str:
    import unicodedata  # which most texts do not need

    narrow = unicodedata.normalize("NFKC", char)
    if len(narrow) > 1 or _ROMAN[0] <= char <= _ROMAN[1]:
        number = unicodedata.numeric(char, -1)
        if number in range(10):
            return str(int(number))
    return narrow if len(narrow) == 1 else char


def _lower(char: str) -> str:
    lowered = char.lower()
    return "σ" if char == "ς" else lowered if len(lowered) == 1 else char


def _simplified(char: str) -> str:
    """What is written for a traditional character; any other as it is."""
    old, new = _traditional()
    place = old.find(char)
    return new[place] if place >= 0 else char


@cache
def _traditional() -> list[str]:
    """Traditional characters, and the simplified ones (OpenCC's table, see tools/generate.py).

    As texts, since a phrase needs a few of them, and to make a dictionary takes longer.
    """
    return read_table("traditional.txt").split("\n")[:2]
