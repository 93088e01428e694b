"""Which figures can be compared: with a baseline, with each other as shares, year by year."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from hycli.messages import Message
from hycli.model import Metric

_PERCENT = 100.0


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


def comparable(metrics: Sequence[Metric]) -> list[Metric]:
    """The figures that a chart can draw, in their order."""
    years = _by_year(metrics)
    return [
        metric
        for metric in metrics
        if metric.fold is not None or metric.kind == "share" or _stands_in(years, metric)
    ]


def comparisons(metrics: Sequence[Metric]) -> list[Comparison]:
    """What `comparable` lets through, in groups."""
    years = _by_year(metrics)
    folds = [
        Bar(each.name, each.fold, f"{each.fold:g}×") for each in metrics if each.fold is not None
    ]
    groups = []
    if folds:
        bars = [Bar(Message("baseline"), 1, "1×"), *folds]
        groups.append(
            Comparison(Message("Times the baseline"), bars, max(bar.size for bar in bars))
        )
    for (name, unit), stated in years.items():
        bars = [Bar(str(each.period), each.value, _quantity(each)) for each in stated]
        largest = max(bar.size for bar in bars)
        full = _PERCENT if unit == "%" else largest if largest > 0 else 1.0
        groups.append(Comparison(name, bars, full))
    shares = [
        Bar(each.name, each.value, _quantity(each))
        for each in metrics
        if each.kind == "share" and not _stands_in(years, each)
    ]
    if shares:
        groups.append(Comparison(Message("Shares of 100 %"), shares, _PERCENT))
    return groups


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
    return f"{metric.value:,}{'' if metric.unit == '%' else ' '}{metric.unit}"
