"""What TAB offers: letters complete ASCII names, Chinese completes Chinese, or shells drop it."""

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hycli.report import Report


def sections(incomplete: str) -> Iterator[str]:
    """Numbers, ids and subjects of sections that begin with what was typed."""
    report = _report()
    for section in (report.lead, *report.sections):
        names = str(section.number), section.id, section.subject or ""
        yield from (name for name in names if name and name.startswith(incomplete))


def targets(incomplete: str) -> Iterator[str]:
    """What `show` takes: sections, ids of metrics and honours, and refs once a digit is typed."""
    yield from sections(incomplete)
    report = _report()
    for record in report.records:
        if record.id.startswith(incomplete):
            yield record.id
    if incomplete[:1].isdigit():
        for passage in report.passages:
            if passage.ref.startswith(incomplete):
                yield passage.ref


def metric_values(field: str, incomplete: str) -> list[str]:
    """The values that a field of the metrics has, in the report's order."""
    values = dict.fromkeys(getattr(metric, field) for metric in _report().metrics)
    return [value for value in values if value and value.startswith(incomplete)]


def kinds(incomplete: str) -> list[str]:
    """Kinds of metrics."""
    return metric_values("kind", incomplete)


def units(incomplete: str) -> list[str]:
    """Units as printed."""
    return metric_values("unit", incomplete)


def periods(incomplete: str) -> list[str]:
    """Periods."""
    return metric_values("period", incomplete)


def recipients(incomplete: str) -> list[str]:
    """Who received honours."""
    names = dict.fromkeys(honour.recipient for honour in _report().honours)
    return [name for name in names if name.startswith(incomplete)]


def columns_of(kind: str) -> Callable[[str], list[str]]:
    """A completion of the fields of a kind of record, after the commas that are there already."""

    def columns(incomplete: str) -> list[str]:
        from hycli.output.columns import RECORDS

        done, comma, last = incomplete.rpartition(",")
        names = [column.name for column in RECORDS[kind]]
        return [done + comma + name for name in names if name.startswith(last)]

    return columns


def _report() -> "Report":
    from hycli.loading import load

    return load(os.environ.get("HYCLI_REPORT") or None)
