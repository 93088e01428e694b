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
    full: float  #: the size that fills the width


def comparable(metrics: Sequence[Metric]) -> list[Metric]:
    """The figures that a chart can draw, in their order."""
    years = _by_year(metrics)
    return [
        metric
        for metric in metrics
        if metric.fold is not None or metric.kind == "share" or metric.name in years
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
    for name, pair in years.items():
        bars = [Bar(str(each.period), each.value, _quantity(each)) for each in pair]
        full = _PERCENT if pair[0].unit == "%" else max(bar.size for bar in bars)
        groups.append(Comparison(name, bars, full))
    shares = [
        Bar(each.name, each.value, _quantity(each))
        for each in metrics
        if each.kind == "share" and each.name not in years
    ]
    if shares:
        groups.append(Comparison(Message("Shares of 100 %"), shares, _PERCENT))
    return groups


def _by_year(metrics: Sequence[Metric]) -> dict[str, list[Metric]]:
    """Indicators that are stated for several periods, in one unit."""
    found: dict[tuple[str, str], dict[str, Metric]] = defaultdict(dict)
    for metric in metrics:
        if metric.period and metric.fold is None:
            found[metric.name, metric.unit][metric.period] = metric
    return {
        name: [periods[period] for period in sorted(periods)]
        for (name, _), periods in found.items()
        if len(periods) > 1
    }


def _quantity(metric: Metric) -> str:
    return f"{metric.value:,}{'' if metric.unit == '%' else ' '}{metric.unit}"
