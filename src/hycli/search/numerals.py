"""Numbers however they are written: 3500亿, 三千五百亿, 百分之七点四, ７．４％, 319,300."""

import re
from decimal import Decimal
from typing import NamedTuple

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "两": 2, "俩": 2}
_DIGITS |= {str(value): value for value in range(10)}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_HAN_DIGIT = "零一二三四五六七八九〇两"
_TENS = "十廿卅"

# Written in digits, with scales behind: 31.93万, 3.5千亿, 2.1万余.
_ARABIC = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?:[十百千](?=[万亿])|)[万亿]{0,2}"
_MIXED = r"[0-9]+[十百千万亿]+(?:[0-9]+[十百千万亿]*)+"
_HAN = (
    rf"[{_HAN_DIGIT}{_TENS}百千][{_HAN_DIGIT}{_TENS}百千万亿]*(?:点[{_HAN_DIGIT}]+[万亿]{{0,2}})?"
)
_NUMBER = re.compile(
    rf"百分之(?P<percent>{_HAN}|{_ARABIC})|(?P<mixed>{_MIXED})|(?P<arabic>{_ARABIC})(?P<sign>%?)"
    rf"|(?P<han>{_HAN})"
)
_ENGLISH_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ENGLISH_SCALE = re.compile(rf"\s*({'|'.join(_ENGLISH_SCALES)})s?\b")
_TENTHS = re.compile(rf"([{_HAN_DIGIT}])成(?:([{_HAN_DIGIT}])|(半))?(?![{_HAN_DIGIT}立功员])")


class Number(NamedTuple):
    """A number in a text.

    Attributes:
        start, end: Where it stands, in code points.
        value: With its scale: 319300 for 31.93万.
        bare: Without it: 31.93; the same as `value` where there is no scale.
        percent: A percentage.
        spelt: Written in hanzi, so that it may be part of a word instead.
    """

    start: int
    end: int
    value: Decimal
    bare: Decimal
    percent: bool
    spelt: bool


def numbers(folded: str) -> list[Number]:
    """The numbers of a folded text, in order.

    A single hanzi such as 三 or 千 is no number by itself, except before 倍: it is part of a word
    more often.
    """
    found = []
    for match in _NUMBER.finditer(folded):
        if match["percent"]:
            value = _value(match["percent"])
            number = Number(match.start(), match.end(), value, value, True, True)  # noqa: FBT003
        elif match["arabic"]:
            bare = Decimal(re.sub(r"[^0-9.]", "", match["arabic"]))
            value, end = _value(match["arabic"]), match.end()
            if scale := _ENGLISH_SCALE.match(folded, end):
                value, end = value * _ENGLISH_SCALES[scale[1]], scale.end()
            number = Number(match.start(), end, value, bare, bool(match["sign"]), spelt=False)
        else:
            text = match[0]
            counted = folded[match.end() : match.end() + 1] == "倍"
            if not counted and (len(text) == 1 or (match["han"] and _is_word(text))):
                continue
            value = _value(text)
            spelt = bool(match["han"])
            number = Number(match.start(), match.end(), value, value, percent=False, spelt=spelt)
        found.append(number)
    found += _tenths(folded)
    return sorted(found)


def _tenths(folded: str) -> list[Number]:
    """七成 and 七成半 as percentages."""
    found = []
    for match in _TENTHS.finditer(folded):
        value = Decimal(_DIGITS[match[1]] * 10 + (_DIGITS[match[2]] if match[2] else 0))
        value += 5 if match[3] else 0
        found.append(Number(match.start(), match.end(), value, value, percent=True, spelt=True))
    return found


def _is_word(text: str) -> bool:
    """三五 and 六五 are words; 二〇二〇 and 十三 are numbers."""
    has_scale = any(char in _SMALL or char in _LARGE or char in _TENS for char in text)
    return not has_scale and "点" not in text and len(text) < 3  # noqa: PLR2004  # a year has four


def _value(text: str) -> Decimal:
    text = text.replace(",", "").replace("廿", "二十").replace("卅", "三十")
    text, _, fraction = text.partition("点")
    if not any(char in _SMALL or char in _LARGE for char in text):
        whole = "".join([char if char == "." else str(_DIGITS[char]) for char in text])
        return _with_fraction(Decimal(whole or 0), fraction)
    if fraction:
        return _with_fraction(_scaled(text), fraction)
    return _scaled(text)


def _with_fraction(whole: Decimal, fraction: str) -> Decimal:
    """三点五万: the digits behind 点, then the scale."""
    digits = fraction.rstrip("万亿")
    value = whole
    if digits:
        value += Decimal("0." + "".join([str(_DIGITS[char]) for char in digits]))
    for char in fraction[len(digits) :]:
        value *= _LARGE[char]
    return value


def _scaled(text: str) -> Decimal:
    """三千五百亿, 3千5百, 31.93万, 两万一 (21000), 十三, 一亿零三万."""
    total = section = Decimal(0)
    pending = ""
    last = 1
    for char in text:
        if char == "." or char in _DIGITS:
            pending += "." if char == "." else str(_DIGITS[char])
        elif char in _SMALL:
            section += (Decimal(pending) if pending else 1) * _SMALL[char]
            pending, last = "", _SMALL[char]
        else:
            section += Decimal(pending) if pending else 0
            total = total * _LARGE[char] if not section else total + section * _LARGE[char]
            section, pending, last = Decimal(0), "", _LARGE[char]
    if pending:
        # 三千五 is 3500, but 三千零五 is 3005.
        shortened = len(pending) == 1 and last > 10 and text[-2] not in "零〇"  # noqa: PLR2004
        section += Decimal(pending) * (last // 10 if shortened else 1)
    return total + section
