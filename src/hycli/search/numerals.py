"""Numbers however they are written: 3500亿, 三千五百亿, 百分之七点四, ７．４％, 319,300."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "两": 2}
_DIGITS |= {str(value): value for value in range(10)}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_SCALES = frozenset("十百千万亿廿卅")
_HAN = "零一二三四五六七八九〇两"

# 3千5百; 31.93万, 3.5千亿, 319,300; 三千五百亿, 三点五万; 百分之 may stand before any.
_NUMBER = re.compile(
    r"(?P<percent>百分之)?(?:"
    r"(?P<mixed>[0-9]+[十百千万亿]+(?:[0-9]+[十百千万亿]*)+)"
    r"|(?P<arabic>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?:[十百千](?=[万亿]))?[万亿]{0,2})(?P<sign>%?)"
    rf"|(?P<han>[{_HAN}十廿卅百千][{_HAN}十廿卅百千万亿]*(?:点[{_HAN}]+[万亿]{{0,2}})?))"
)
_TENTHS = rf"([{_HAN}])成(?:([{_HAN}])|(半))?(?![{_HAN}立功员])"
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
    found = [number for match in _NUMBER.finditer(folded) for number in _read(match)]
    if "成" in folded:
        found = sorted([*found, *_tenths(folded)])
    return found


def _read(match: re.Match[str]) -> Iterator[Number]:
    percent, sign = bool(match["percent"]), bool(match["sign"])
    start, end = match.span()
    if match["arabic"]:
        value = _value(match["arabic"])
        scale = re.compile(_ENGLISH_SCALE).match(match.string, end) if not sign else None
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
    return not _SCALES.isdisjoint(text) or "点" in text or len(text) >= _SHORTEST_WITHOUT_SCALE


def _tenths(folded: str) -> Iterator[Number]:
    """七成 and 七成半 as percentages."""
    for match in re.finditer(_TENTHS, folded):
        value = _DIGITS[match[1]] * 10.0 + (_DIGITS[match[2]] if match[2] else 0)
        value += 5 if match[3] else 0
        yield Number(match.start(), match.end(), value, value, percent=True, spelt=True)


def _value(text: str) -> float:
    text = text.replace(",", "").replace("廿", "二十").replace("卅", "三十")
    whole, _, fraction = text.partition("点")
    if _SCALES.isdisjoint(whole):
        value = float("".join([char if char == "." else str(_DIGITS[char]) for char in whole]))
    else:
        value = _scaled(whole)
    digits = fraction.rstrip("万亿")
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
        shortened = len(pending) == 1 and last > 10 and text[-2] not in "零〇"  # noqa: PLR2004
        section += float(pending) * (last // 10 if shortened else 1)
    return total + section
