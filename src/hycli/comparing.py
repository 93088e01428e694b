"""How a figure is written, and which compare: by size, with a baseline, as shares, year by year."""

import re
from collections import defaultdict
from collections.abc import Callable, Container, Sequence
from math import prod
from typing import NamedTuple

from hycli.messages import Message
from hycli.model import Honour, Metric

_PERCENT = 100.0
#: What other units of shares are in per cent.
_IN_PERCENT = {"成": 10.0, "‰": 0.1, "‱": 0.01}
_COMPARATORS = {">": "> ", "<=": "≤ "}
#: 万人 and 人 say the same, ten thousand times as much.
_MAGNITUDE = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


#: What a name says that the title of its group says already.
_SAID = "^increase in (the )?|(, as a multiple of .*|相当于.*的倍数|增幅)$"


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


#: Groups of a chart, in their order.
_MULTIPLES, _INCREASES, _SERIES, _SHARES = range(4)
#: Which of these, its title, and the unit where the title does not tell.
_Group = tuple[int, str, str]


def quantity(metric: Metric) -> str:
    """A figure as it is read: `> 3,500 亿元`, with an asterisk where its print errs."""
    unit = metric.unit if metric.unit == "%" else f" {metric.unit}"
    return f"{compared(metric)}{unit}{mark(metric)}"


def compared(metric: Metric) -> str:
    """A value with what it is at least or at most: `> 3,500`."""
    return f"{_COMPARATORS.get(metric.comparator or '', '')}{metric.value:,}"


def said(record: Metric | Honour) -> tuple[object, ...]:
    """What a figure or an honour says, wherever it stands: alike for those that say the same."""
    if isinstance(record, Metric):
        return record.name, quantity(record), record.period
    return record.title, record.recipient, record.year


def mark(record: Metric | Honour) -> str:
    """An asterisk where the print of a record errs."""
    return "*" if record.note else ""


def measure(metric: Metric) -> tuple[str, float]:
    """What a value is counted in, and how many of those it is: 31.93 万人 are 319,300 人."""
    counted = metric.unit.lstrip("".join(_MAGNITUDE))
    if not counted:
        return metric.unit, metric.value
    magnitudes = metric.unit.removesuffix(counted)
    return counted, metric.value * prod([_MAGNITUDE[char] for char in magnitudes])


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
    series = _series(metrics)
    return [metric for metric in metrics if _group(metric, series, metric.name)]


def comparisons(metrics: Sequence[Metric], name: Callable[[Metric], str]) -> list[Comparison]:
    """What `comparable` lets through, in groups, the largest first but for years.

    Args:
        metrics: Figures of any kind.
        name: What each is called.
    """
    series = _series(metrics)
    groups: dict[_Group, list[Metric]] = defaultdict(list)
    for metric in metrics:
        group = _group(metric, series, name(metric))
        if group:
            groups[group].append(metric)
    found = []
    for (kind, title, _), members in sorted(groups.items(), key=lambda each: each[0][0]):
        if kind == _SERIES:
            members.sort(key=lambda each: each.period or "")
        bars = [_bar(each, kind, name(each)) for each in members]
        if kind != _SERIES:
            bars.sort(key=lambda bar: -bar.size)
        of_whole = kind == _SHARES or (kind == _SERIES and members[0].unit == "%")
        full = _PERCENT if of_whole else max(bar.size for bar in bars)
        found.append(Comparison(title, bars, full if full > 0 else 1.0))
    return found


def _group(metric: Metric, series: Container[Metric], name: str) -> _Group | None:
    """The group in which a figure is drawn; none for one that compares with nothing."""
    if metric.fold is not None and metric.kind == "increase":
        return _INCREASES, Message("So many times more than before"), ""
    if metric.fold is not None:
        title = Message("So many times")
        if (metric.baseline_period or "").isdecimal():
            title = Message("As many times as in {year}", year=metric.baseline_period)
        return _MULTIPLES, title, ""
    if metric in series:
        return _SERIES, name, metric.unit
    return (_SHARES, Message("Shares (a full bar is 100%)"), "") if metric.kind == "share" else None


def _bar(metric: Metric, kind: int, name: str) -> Bar:
    if kind == _MULTIPLES:
        fold = metric.fold or 0
        return Bar(re.sub(_SAID, "", name), fold, f"{fold:g}{mark(metric)}")
    if kind == _INCREASES:
        return Bar(re.sub(_SAID, "", name), metric.value, f"+{metric.value:g}{mark(metric)}")
    if kind == _SHARES:
        return Bar(name, metric.value * _IN_PERCENT.get(metric.unit, 1.0), quantity(metric))
    return Bar(str(metric.period), metric.value, quantity(metric))


def _series(metrics: Sequence[Metric]) -> set[Metric]:
    """Figures of an indicator that is stated for several periods in one unit, one a period."""
    found: dict[tuple[str, str], dict[str, Metric]] = defaultdict(dict)
    for metric in metrics:
        if metric.period and metric.fold is None:
            found[metric.name, metric.unit][metric.period] = metric
    return {each for periods in found.values() if len(periods) > 1 for each in periods.values()}
