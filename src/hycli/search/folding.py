"""One text, one code point a position: width, case and script folded, punctuation left out.

Every function here keeps positions: a folded text is as long as the text, and a compressed one
comes with the positions that are left.
"""

import re
import unicodedata
from functools import cache

from hycli.tables import read_table

#: What a compressed text keeps: letters, hanzi, digits, and what numbers are written with.
_DROPPED = re.compile(r"[^\w.%:+]|_")
_COMMON = re.compile("[\x00-\x7f\u4e00-\u9fff、。“”！，：；？（）—…《》·]*")


def fold(text: str) -> str:
    """Full width to half, capitals to small, traditional to simplified; lengths are kept.

    A character that would become several stays as it is; Roman numerals become digits.
    """
    if not text.isascii():
        if not _COMMON.fullmatch(text):
            text = "".join([_narrow(char) for char in text])
        text = text.translate(_simplified())
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join([_lower(char) for char in text])


def compress(folded: str) -> str:
    """A folded text without spaces, quotes and the rest of its punctuation."""
    return _DROPPED.sub("", folded)


def kept_positions(text: str) -> list[int]:
    """For each character of the compressed text, its position in the text, folded or not."""
    dropped = {match.start() for match in _DROPPED.finditer(text)}
    return [place for place in range(len(text)) if place not in dropped]


def _narrow(char: str) -> str:
    narrow = unicodedata.normalize("NFKC", char)
    if len(narrow) == 1:
        return narrow
    number = unicodedata.numeric(char, -1)
    return str(int(number)) if number in range(10) else char


def _lower(char: str) -> str:
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char


@cache
def _simplified() -> dict[int, int]:
    """Traditional to simplified, one to one (OpenCC's character table, see tools/generate.py)."""
    old, new = read_table("traditional.txt").split("\n")[:2]
    return str.maketrans(old, new)
