"""Numbers however they are written: 3500亿, 三千五百亿, 百分之七点四, ７．４％, 319,300."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# Numerals as capitals, which a folded text has none of: a set of hanzi costs a regular expression
# 0.3 ms to compile, and there would be a dozen.
_CODES = str.maketrans("零〇一二两三四五六七八九十百千万亿廿卅点", "AABCCDEFGHIJXQKWYNMP")
_DIGITS = {char: value for value, char in enumerate("ABCDEFGHIJ")}
_DIGITS |= {str(value): value for value in range(10)}
_SMALL = {"X": 10, "Q": 100, "K": 1000}
_LARGE = {"W": 10**4, "Y": 10**8}
_SCALES = frozenset("XQKWYNM")

# 3千5百; 31.93万, 3.5千亿, 319,300; 三千五百亿, 三点五万; 百分之 may stand before any.
_NUMBER = re.compile(
    r"(?P<percent>Q分之)?(?:"
    r"(?P<mixed>[0-9]+[XQKWY]+(?:[0-9]+[XQKWY]*)+)"
    r"|(?P<arabic>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?:[XQK](?=[WY]))?[WY]{0,2})(?P<sign>%?)"
    r"|(?P<han>[A-JXNMQK][A-JXNMQKWY]*(?:P[A-J]+[WY]{0,2})?))"
)
_TENTHS = r"([A-J])成(?:([A-J])|(半))?(?![A-J立功员])"
_ENGLISH_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ENGLISH_SCALE = rf"\s*({'|'.join(_ENGLISH_SCALES)})s?\b"
#: Figures behind the point that are told apart.
_PRECISION = 6
#: 六五 is a word, 二〇二〇 a number.
_SHORTEST_WITHOUT_SCALE = 3


class Number(NamedTuple):
    """A number in a text.

    Attributes:
        start, end: Where it stands, in code points.
        value: With its scale, to six places: 319300.0 for 31.93万.
        bare: Without it: 31.93; the same as `value` where there is no scale.
        percent: A percentage.
        spelt: Written in hanzi, so that it may be part of a word instead.
    """

    start: int
    end: int
    value: float
    bare: float
    percent: bool
    spelt: bool


def numbers(folded: str) -> list[Number]:
    """The numbers of a folded text, in order.

    A single hanzi such as 三 or 千 is no number by itself, except before 倍: it is part of a word
    more often.
    """
    coded = folded.translate(_CODES)
    found = [number for match in _NUMBER.finditer(coded) for number in _read(match)]
    if "成" in coded:
        found = sorted([*found, *_tenths(coded)])
    return found


def _read(match: re.Match[str]) -> Iterator[Number]:
    percent, sign = bool(match["percent"]), bool(match["sign"])
    start, end = match.span()
    if match["arabic"]:
        value = _value(match["arabic"])
        scale = None
        if match.string[end : end + 2].strip()[:1] in ("t", "m", "b"):
            scale = re.compile(_ENGLISH_SCALE).match(match.string, end)
        if scale:
            value, end = round(value * _ENGLISH_SCALES[scale[1]], _PRECISION), scale.end()
        bare = float(re.sub(r"[^0-9.]", "", match["arabic"]))
        yield Number(start, end, value, bare, percent or sign, spelt=False)
        return
    text = match["mixed"] or match["han"]
    if percent or match["mixed"] or _is_number(text) or match.string[end : end + 1] == "倍":
        value = _value(text)
        yield Number(start, end, value, value, percent, spelt=bool(match["han"]))


def _is_number(text: str) -> bool:
    """三五 and 千 are parts of words; 二〇二〇 and 十三 are numbers."""
    if len(text) == 1:
        return False
    return not _SCALES.isdisjoint(text) or "P" in text or len(text) >= _SHORTEST_WITHOUT_SCALE


def _tenths(coded: str) -> Iterator[Number]:
    """七成 and 七成半 as percentages."""
    for match in re.finditer(_TENTHS, coded):
        value = _DIGITS[match[1]] * 10.0 + (_DIGITS[match[2]] if match[2] else 0)
        value += 5 if match[3] else 0
        yield Number(match.start(), match.end(), value, value, percent=True, spelt=True)


def _value(text: str) -> float:
    text = text.replace(",", "").replace("N", "CX").replace("M", "DX")
    whole, _, fraction = text.partition("P")
    if _SCALES.isdisjoint(whole):
        value = float("".join([char if char == "." else str(_DIGITS[char]) for char in whole]))
    else:
        value = _scaled(whole)
    digits = fraction.rstrip("WY")
    if digits:
        value += float("0." + "".join([str(_DIGITS[char]) for char in digits]))
    for char in fraction[len(digits) :]:
        value *= _LARGE[char]
    return round(value, _PRECISION)


def _scaled(text: str) -> float:
    """三千五百亿, 3千5百, 31.93万, 两万一 (21000), 十三, 一亿零三万."""
    total = section = 0.0
    pending = ""
    last = 1
    for char in text:
        if char == "." or char in _DIGITS:
            pending += "." if char == "." else str(_DIGITS[char])
        elif char in _SMALL:
            section += (float(pending) if pending else 1) * _SMALL[char]
            pending, last = "", _SMALL[char]
        else:
            section += float(pending) if pending else 0
            total = total * _LARGE[char] if not section else total + section * _LARGE[char]
            section, pending, last = 0.0, "", _LARGE[char]
    if pending:
        # 三千五 is 3500, but 三千零五 is 3005.
        shortened = len(pending) == 1 and last > 10 and text[-2] != "A"  # noqa: PLR2004
        section += float(pending) * (last // 10 if shortened else 1)
    return total + section
