"""Which figures can be compared: by size, with a baseline, as shares, year by year."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from hycli.messages import Message
from hycli.model import Metric

_PERCENT = 100.0
#: What other units of shares are in per cent.
_IN_PERCENT = {"成": 10.0, "‰": 0.1, "‱": 0.01}
#: 万人 and 人 say the same, ten thousand times as much.
_MAGNITUDE = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_UNIT = re.compile("([十百千万亿]*)(.*)", re.DOTALL)


#: The end of a name that the title of its group says already.
_BASELINE = re.compile(r"(, as a multiple of .*|相当于.*的倍数)$")


class Bar(NamedTuple):
    """One quantity."""

    label: str
    size: float
    value: str  #: as it is written beside the bar


class Comparison(NamedTuple):
    """Quantities on one scale."""

    title: str
    bars: list[Bar]
    full: float  #: the size that fills the width, more than 0


def measure(metric: Metric) -> tuple[str, float]:
    """What a value is counted in, and how many of those it is: 31.93 万人 are 319,300 人."""
    match = _UNIT.fullmatch(metric.unit)
    if match is None or not match[2]:
        return metric.unit, metric.value
    times = 1
    for char in match[1]:
        times *= _MAGNITUDE[char]
    return match[2], metric.value * times


def in_order(metrics: Sequence[Metric], field: str, *, reverse: bool = False) -> list[Metric]:
    """Figures sorted by a field; those without a value last, equals in the order given.

    Values are sorted within what they are counted in, one unit after the other.
    """
    if field != "value":
        stated = [each for each in metrics if getattr(each, field) is not None]
        silent = [each for each in metrics if getattr(each, field) is None]
        return sorted(stated, key=lambda each: getattr(each, field), reverse=reverse) + silent
    by_unit: dict[str, list[Metric]] = defaultdict(list)
    for each in metrics:
        by_unit[measure(each)[0]].append(each)
    return [
        each
        for same in by_unit.values()
        for each in sorted(same, key=lambda each: measure(each)[1], reverse=reverse)
    ]


def comparable(metrics: Sequence[Metric]) -> list[Metric]:
    """The figures that a chart can draw, in their order."""
    years = _by_year(metrics)
    return [
        metric
        for metric in metrics
        if metric.fold is not None or metric.kind == "share" or _stands_in(years, metric)
    ]


def comparisons(metrics: Sequence[Metric], name: Callable[[Metric], str]) -> list[Comparison]:
    """What `comparable` lets through, in groups, the largest first but for years.

    Args:
        metrics: Figures of any kind.
        name: What each is called.
    """
    years = _by_year(metrics)
    times: dict[str | None, list[Bar]] = defaultdict(list)
    more, shares = [], []
    for each in metrics:
        if each.kind == "increase" and each.fold is not None:
            more.append(Bar(name(each), each.value, f"+{each.value:g}" + mark(each)))
        elif each.fold is not None:
            times[each.baseline_period].append(
                Bar(_BASELINE.sub("", name(each)), each.fold, f"{each.fold:g}" + mark(each))
            )
        elif each.kind == "share" and not _stands_in(years, each):
            size = each.value * _IN_PERCENT.get(each.unit, 1.0)
            shares.append(Bar(name(each), size, _quantity(each)))
    groups = [
        _scaled(
            Message("As many times as in {year}", year=year) if year else Message("So many times"),
            bars,
        )
        for year, bars in times.items()
    ]
    if more:
        groups.append(_scaled(Message("So many times more than before"), more))
    for stated in years.values():
        bars = [Bar(str(each.period), each.value, _quantity(each)) for each in stated]
        full = _PERCENT if stated[0].unit == "%" else max(bar.size for bar in bars)
        groups.append(Comparison(name(stated[0]), bars, full if full > 0 else 1.0))
    if shares:
        groups.append(_scaled(Message("Shares of 100%"), shares, _PERCENT))
    return groups


def mark(metric: Metric) -> str:
    """An asterisk where the print of a figure errs."""
    return "*" if metric.note else ""


def _scaled(title: str, bars: list[Bar], full: float = 0.0) -> Comparison:
    largest = max(bar.size for bar in bars)
    ordered = sorted(bars, key=lambda bar: -bar.size)
    return Comparison(title, ordered, full or (largest if largest > 0 else 1.0))


#: What is measured: name and unit.
_Indicator = tuple[str, str]


def _indicator(metric: Metric) -> _Indicator:
    return metric.name, metric.unit


def _by_year(metrics: Sequence[Metric]) -> dict[_Indicator, list[Metric]]:
    """Indicators that are stated for several periods, in one unit."""
    found: dict[_Indicator, dict[str, Metric]] = defaultdict(dict)
    for metric in metrics:
        if metric.period and metric.fold is None:
            found[_indicator(metric)][metric.period] = metric
    return {
        indicator: [periods[period] for period in sorted(periods)]
        for indicator, periods in found.items()
        if len(periods) > 1
    }


def _stands_in(years: dict[_Indicator, list[Metric]], metric: Metric) -> bool:
    return metric in years.get(_indicator(metric), ())


def _quantity(metric: Metric) -> str:
    return f"{metric.value:,}{'' if metric.unit == '%' else ' '}{metric.unit}{mark(metric)}"
