"""One text, one code point a position: width, case and script folded, punctuation left out.

Every function here keeps positions: a folded text is as long as the text, and a compressed one
comes with the positions that are left.
"""

import re
import unicodedata
from bisect import bisect_left
from functools import cache

from hycli.tables import read_table

#: A compressed text keeps letters, hanzi, digits, and what numbers are written with.
_DROPPED = re.compile(r"[^\w.%:+]|_")
#: Texts with a colon are few, and this takes several times as long.
_DROPPED_WITH_COLON = re.compile(r"[^\w.%:+]|_|(?<![0-9]):|:(?![0-9])")
_PUNCTUATION = "、。“”！，：；？（）—…《》·"
_COMMON = re.compile(f"[\x00-\x7f\u4e00-\u9fff{_PUNCTUATION}]*")
#: Code points of Roman numerals.
_ROMAN = ("\u2160", "\u217f")


def fold(text: str) -> str:
    """Full width to half, capitals to small, traditional to simplified; lengths are kept.

    Each character is folded whatever stands around it: one that would become several stays as
    it is, Roman numerals to nine become digits, and of the usual Chinese punctuation only ： is
    narrowed, for ratios.
    """
    if not text.isascii():
        if not _COMMON.fullmatch(text):
            text = "".join([_narrow(char) for char in text])
        text = text.translate(_simplified())
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join([_lower(char) for char in text])
    return lowered.replace("ς", "σ")  # which of them a Σ becomes depends on what follows


def compress(folded: str) -> str:
    """A folded text without spaces, quotes and the rest of its punctuation."""
    return _dropped(folded).sub("", folded)


def compressed_position(folded: str, position: int) -> int:
    """Where a position of a folded text is in the compressed one."""
    if ":" not in folded:
        return len(_DROPPED.sub("", folded[:position]))
    return bisect_left(kept_positions(folded), position)


def kept_positions(folded: str) -> list[int]:
    """For each character of the compressed text, its position in the folded one."""
    dropped = {match.start() for match in _dropped(folded).finditer(folded)}
    return [place for place in range(len(folded)) if place not in dropped]


def _dropped(folded: str) -> re.Pattern[str]:
    return _DROPPED_WITH_COLON if ":" in folded else _DROPPED


def _narrow(char: str) -> str:
    if char in _PUNCTUATION:
        return char
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
