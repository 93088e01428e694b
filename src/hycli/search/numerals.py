"""Numbers however they are written: 3500亿, 三千五百亿, 百分之七点四, ７．４％, 319,300, 350bn."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "两": 2, "幺": 1} | {str(value): value for value in range(10)}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
#: 廿 and 卅 are short for 二十 and 三十.
_SHORT = str.maketrans({"廿": "二十", "卅": "三十"})
_HAN_DIGIT = "零〇一幺二两三四五六七八九"
_HAN = rf"[{_HAN_DIGIT}十百千廿卅]"

# Patterns are texts, which `re` compiles at their first use: most phrases have no number.
# 3千5百; 31.93万, 3.5千亿, 319,300; 三千五百亿, 三点五万; 百分之 may stand before any.
_NUMBER = (
    r"(?P<percent>百分之)?(?:"
    r"(?P<mixed>[0-9]+[十百千万亿]+(?:[0-9]+[十百千万亿]*)+)"
    r"|(?P<arabic>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?:[百千十](?=[多余万亿]))?"
    r"(?:[多余](?=[万亿]))?[万亿]{0,2})(?P<sign>%?)"
    rf"|(?P<han>{_HAN}(?:{_HAN}|[多余]?[万亿])*(?:点[{_HAN_DIGIT}]+[万亿]{{0,2}})?)(?P<han_sign>%?))"
)
_TENTHS = rf"([{_HAN_DIGIT}])成(?:([{_HAN_DIGIT}])|(半))?(?![{_HAN_DIGIT}立功员本长果就绩])"
_ENGLISH_SCALES = {
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "mn": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
}
_ENGLISH_SCALE = rf"\s*({'|'.join(_ENGLISH_SCALES)})s?\b"
#: What says that a number is a rounded one.
_ROUNDED_BEFORE = r"(?:近|约|差不多|\b(?:about|around|nearly|over|almost|some))\s*$"
_ROUNDED_AFTER = r"[多余]|来(?!自)|左右|上下"
#: Characters behind a number that may belong to it.
_BEHIND = 16
#: What every number begins with.
_FIRST = frozenset(f"0123456789{_HAN_DIGIT}十百千廿卅")
_BEGIN = f"[{''.join(sorted(_FIRST))}]"
#: Figures behind the point that are told apart.
_PRECISION = 6
#: From here on a float does not tell figures apart.
_TELLABLE = 1e15
#: 六五 is a word, 二〇二〇 a number.
_SHORTEST_WITHOUT_SCALE = 3


class Number(NamedTuple):
    """A number in a text."""

    start: int  #: where it stands, in code points
    end: int
    value: float  #: with its scale, to six places: 319300.0 for 31.93万
    bare: float  #: without it: 31.93; the same as `value` where there is no scale
    percent: bool  #: a percentage
    spelt: bool  #: written in hanzi, so that it may be part of a word instead
    step: float  #: what its last figure counts: 100 for 31.93万
    rounded: bool = False  #: a phrase says that it is a rounded one: `is_rounded`

    def means(self, value: float) -> bool:
        """Whether another number is this one or rounds to it; loosely, if this one is `rounded`."""
        if value == self.value:
            return True
        least_figures = 1 if self.rounded else 2
        if self.value < self.step * 10 ** (least_figures - 1):
            return False
        upwards = self.step if self.rounded else self.step / 2
        return self.value - self.step / 2 <= value < self.value + upwards


def numbers(folded: str) -> list[Number]:
    """The numbers of a folded text, in order.

    A single hanzi such as 三 or 千 is no number by itself, except before 倍: it is part of a word
    more often.
    """
    found: list[Number] = []
    end = 0
    if _FIRST.isdisjoint(folded):  # or else the patterns are compiled
        return found
    # A search for the first character alone is five times as quick.
    for begin in re.finditer(_BEGIN, folded):
        if begin.start() < end:
            continue
        if match := re.compile(_NUMBER).match(folded, begin.start()):
            found += _read(match)
            end = match.end()
    if "成" in folded:
        found = sorted([*found, *_tenths(folded)])
    return found


def _read(match: re.Match[str]) -> Iterator[Number]:
    percent = bool(match["percent"] or match["sign"] or match["han_sign"])
    start, end = match.span()
    if text := match["arabic"]:
        bare_text = text.rstrip("十百千万亿多余").replace(",", "")
        bare = float(bare_text)
        value = _value(text) if text[-1] in "十百千万亿" else bare
        behind = match.string[end : end + _BEHIND]
        scale = re.match(_ENGLISH_SCALE, behind) if behind.lstrip()[:1].isascii() else None
        if scale:
            value, end = round(value * _ENGLISH_SCALES[scale[1]], _PRECISION), end + scale.end()
        step = _step(bare_text) * (value / bare if bare else 1) if value < _TELLABLE else 1.0
        yield Number(start, end, value, bare, percent, spelt=False, step=step)
        return
    text = match["mixed"] or match["han"]
    if percent or match["mixed"] or _is_number(text) or match.string[end : end + 1] == "倍":
        value = _value(text)
        step = _step(f"{value:.{_PRECISION}f}".rstrip("0").rstrip(".")) if value < _TELLABLE else 1
        yield Number(start, end, value, value, percent, spelt=bool(match["han"]), step=step)


def is_rounded(text: str, number: Number) -> bool:
    """Whether a text says of a number in it that it is a rounded one: 三千五百多亿, about 3,500."""
    start, end = number.start, number.end
    return (
        not {"多", "余"}.isdisjoint(text[start:end])
        or re.match(_ROUNDED_AFTER, text[end : end + _BEHIND]) is not None
        or re.search(_ROUNDED_BEFORE, text[max(0, start - 8) : start]) is not None
    )


def _step(digits: str) -> float:
    """What the last figure other than zero counts: 100 for 3500, 0.01 for 31.93."""
    whole, _, fraction = digits.partition(".")
    if fraction:
        return float(10 ** -len(fraction))
    return float(10 ** (len(whole) - len(whole.rstrip("0")))) if int(whole) else 1.0


def _is_number(text: str) -> bool:
    """三五 and 千 are parts of words; 二〇二〇 and 十三 are numbers."""
    if len(text) == 1:
        return False
    scaled = not set(text).isdisjoint("十百千万亿廿卅点")
    return scaled or len(text) >= _SHORTEST_WITHOUT_SCALE


def _tenths(folded: str) -> Iterator[Number]:
    """七成 and 七成半 as percentages."""
    for match in re.finditer(_TENTHS, folded):
        value = _DIGITS[match[1]] * 10.0 + (_DIGITS[match[2]] if match[2] else 0)
        value += 5 if match[3] else 0
        step = 1.0 if match[2] or match[3] else 10.0
        yield Number(*match.span(), value, value, percent=True, spelt=True, step=step)


def _value(text: str) -> float:
    text = re.sub("[,多余]", "", text).translate(_SHORT)
    whole, _, fraction = text.partition("点")
    if set(whole).isdisjoint(_TENS | _MYRIADS):
        value = float("".join([char if char == "." else str(_DIGITS[char]) for char in whole]))
    else:
        value = _scaled(whole)
    digits = fraction.rstrip("万亿")
    if digits:
        value += float("0." + "".join([str(_DIGITS[char]) for char in digits]))
    for char in fraction[len(digits) :]:
        value *= _MYRIADS[char]
    return round(value, _PRECISION)


def _scaled(text: str) -> float:
    """三千五百亿, 3千5百, 31.93万, 两万一 (21000), 十三, 一亿零三万."""
    total = section = 0.0
    pending = ""
    last = 1
    for char in text:
        if char == "." or char in _DIGITS:
            pending += "." if char == "." else str(_DIGITS[char])
        elif char in _TENS:
            section += (float(pending) if pending else 1) * _TENS[char]
            pending, last = "", _TENS[char]
        else:
            section += float(pending) if pending else 0
            total = total * _MYRIADS[char] if not section else total + section * _MYRIADS[char]
            section, pending, last = 0.0, "", _MYRIADS[char]
    if pending:
        # 三千五 is 3500, but 三千零五 is 3005.
        shortened = len(pending) == 1 and last > _TENS["十"] and text[-2] not in "零〇"
        section += float(pending) * (last // 10 if shortened else 1)
    return total + section
