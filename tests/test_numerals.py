"""Numbers however they are written."""

import pytest

from hycli.search.folding import fold
from hycli.search.numerals import is_rounded, numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3500亿", 350_000_000_000),
        ("三千五百亿", 350_000_000_000),
        ("3千5百亿", 350_000_000_000),
        ("3.5千亿", 350_000_000_000),
        ("350 billion", 350_000_000_000),
        ("31.93万", 319_300),
        ("319,300", 319_300),
        ("三十一点九三万", 319_300),
        ("两万一千", 21_000),
        ("两万一", 21_000),
        ("三千零五", 3_005),
        ("7千3百", 7_300),
        ("5万3", 53_000),
        ("四百九十七", 497),
        ("二〇二〇", 2020),
        ("廿四", 24),
        ("十三", 13),
        ("一亿零三万", 100_030_000),
        ("３２２３７５", 322_375),
        ("1.54", "1.54"),
        ("一点五四", "1.54"),
        ("四倍", 4),
    ],
)
def test_a_number_has_its_value(text: str, value: int | str) -> None:
    """
    Scales, separators, width and script do not change what a number is.
    """
    (number,) = numbers(fold(text))

    assert float(value) == number.value


@pytest.mark.parametrize("text", ["百分之七点四", "7.4%", "７．４％", "百分之7.4"])
def test_a_percentage_is_known_as_one(text: str) -> None:
    """
    Its value is the number before the sign.
    """
    (number,) = numbers(fold(text))

    assert (number.value, number.percent) == (7.4, True)


def test_tenths_are_percentages() -> None:
    """
    七成 is 70 %, 七成半 75 %.
    """
    assert [number.value for text in ("七成", "七成半") for number in numbers(text)] == [70, 75]


@pytest.mark.parametrize(
    "text", ["三高四新", "四加六代", "一把手", "六五普法", "百强", "三农", "万里"]
)
def test_a_numeral_in_a_word_is_no_number(text: str) -> None:
    """
    Names are not rewritten.
    """
    assert [number for number in numbers(text) if len(text) - number.end + number.start > 2] == []


def test_numbers_know_where_they_stand() -> None:
    """
    Positions are code points of the text.
    """
    text = "由2015年的43%提升到65.6%"

    assert [text[each.start : each.end] for each in numbers(text)] == ["2015", "43%", "65.6%"]


@pytest.mark.parametrize("text", ["第三成本", "十六成长", "三成果"])
def test_what_begins_with_cheng_is_no_tenth(text: str) -> None:
    """三成 is 30 %, 成本 and 成长 are words."""
    assert not any(each.percent for each in numbers(text))


@pytest.mark.parametrize(
    ("text", "rounded"),
    [("over 5", True), ("moreover 5", False), ("12来天", True), ("12来自", False), ("将近5", True)],
)
def test_a_number_is_rounded_where_a_word_says_so(text: str, rounded: bool) -> None:  # noqa: FBT001  # what is expected
    """A whole word, and no other."""
    assert is_rounded(text, numbers(text)[0]) is rounded
