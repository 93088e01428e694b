"""One text, one code point a position: width, case and script folded, punctuation left out.

Every function here keeps positions: a folded text is as long as the text, and a compressed one
comes with the positions that are left.
"""

import re
import unicodedata
from functools import cache

from hycli.tables import read_table

#: A compressed text keeps letters, hanzi, digits, line ends, and what numbers are written with.
_DROPPED = re.compile(r"[^\w.%:+\n]|_|:(?![0-9])|(?<![0-9]):")
_PUNCTUATION = "、。“”！，：；？（）—…《》·"
_UNCOMMON = re.compile(f"[^\x00-\x7f\u4e00-\u9fff{_PUNCTUATION}]")
#: Code points of Roman numerals.
_ROMAN = ("\u2160", "\u217f")


def fold(text: str) -> str:
    """Full width to half, capitals to small, traditional to simplified; lengths are kept.

    Each character is folded whatever stands around it: one that would become several stays as
    it is, Roman numerals to nine become digits, and of the usual Chinese punctuation only ： is
    narrowed, for ratios.
    """
    if not text.isascii():
        text = _UNCOMMON.sub(lambda match: _narrow(match[0]), text).translate(_simplified())
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join([_lower(char) for char in text])
    return lowered.replace("ς", "σ")  # which of them a Σ becomes depends on what follows


def compress(folded: str) -> str:
    """A folded text without spaces, quotes and the rest of its punctuation."""
    return _DROPPED.sub("", folded)


def kept_positions(folded: str) -> list[int]:
    """For each character of the compressed text, its position in the folded one."""
    dropped = {match.start() for match in _DROPPED.finditer(folded)}
    return [place for place in range(len(folded)) if place not in dropped]


def _narrow(char: str) -> str:
    narrow = unicodedata.normalize("NFKC", char)
    if len(narrow) == 1 and not _ROMAN[0] <= char <= _ROMAN[1]:
        return narrow
    number = unicodedata.numeric(char, -1)
    if number in range(10):
        return str(int(number))
    return narrow if len(narrow) == 1 else char


def _lower(char: str) -> str:
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char


@cache
def _simplified() -> dict[int, int]:
    """Traditional to simplified, one to one (OpenCC's character table, see tools/generate.py)."""
    old, new = read_table("traditional.txt").split("\n")[:2]
    return str.maketrans(f"{old}：", f"{new}:")
