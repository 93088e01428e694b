"""The figures that a sentence states, as records of a knowledge file."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from hycli.draft import naming
from hycli.draft.measures import RANGE, Measure, measures, worth
from hycli.draft.text import plain

_CLAUSE = re.compile(r"[，；。！？…：——]")
_BARE_LIST = re.compile("^(?:、|和|及|与|以及)+$")
_TOGETHER = re.compile(
    "分别|各(?=增长|为|是|达)|(?:(?<=[0-9０-９]年)|(?<![平年人户日月]))均(?!等|衡|匀)|(?<![首成])都(?!市)"
)
_RESPECTIVELY = "分别"
_SUBJECTS = re.compile("、|以及|和|(?<![普涉惠波触])及(?!以上|以下|其|时)|与")
_COMPARING = re.compile("(?:大约|约|将近|接近|近|超过|突破|超|逾|不足|不到)+$")
_ORDINAL = re.compile("第?([一二三])(?:产业.*)?")
_SHARED = ("各项", "各类", "各种", "各级", "人均", "平均", "的")
_FROM_TO = re.compile(r"(?:到|至|为|达)[^，。；、]*$")
#: Behind the first of two numbers: 由去年的9家增加到14家.
_TO = re.compile("[^，。；、]{1,3}(?:到|至|为)(?=[0-9一二三四五六七八九十])")
_LABEL = re.compile(r"^(?!其中)[^，。；：]{1,14}(?<![是为下])：(?=[^，。；：]*$)")
_MULTIPLIED = re.compile(
    r"(?:增长|增加|提高|扩大|上升|提升|增|升|多|高|快|涨|大|长|重)了?(?:约|近)?$"
)
_SHARE = re.compile("占|比重|比例|份额|构成|结构|覆盖面")
_RATE = re.compile(r"率|增速|增幅|涨幅|降幅|速度")
_COUNTED = re.compile(
    r"[人名位户个家项件条部座所处台套辆艘架次起宗例场间张份篇本册种类支批幅块头只匹株棵枚箱袋双对组列趟片床席]$|^[十百千万亿]+$"
)
_PROPORTIONS = ("%", "‰", "‱", "成")
_SORTS = {"ratio": "share", "streak": "streak", "rank": "level", "to one": "level"}
_YEAR = r"(?:[0-9０-９]{4}|[一二三四五六七八九〇零○]{4})年"
_BASELINE = re.compile(
    rf"(?:比|较|是|为|相当于|同|与|达到?)(?P<base>{_YEAR}|上一?年|去年|前年|上年同期|[一二三四五六七八九十0-9]+年前)|(?P<yoy>同比)"
)
_PERIOD = re.compile(
    rf"(?P<year>{_YEAR})(?!均)(?!的?[0-9.]+倍)|(?P<years>[一二三四五六七八九十两]+|[0-9]+)年(?:来|间|内|年均|平均|共|累计)|(?P<named>去年|今年|上年)"
)
_HAN_DIGITS = str.maketrans("一二三四五六七八九〇零○０１２３４５６７８９", "1234567890000123456789")
_WORDS = "zero one two three four five six seven eight nine ten".split()
_NAMED = {"去年": "last-year", "上年": "last-year", "上一": "last-year"}
_NAMED |= {"今年": "this-year", "前年": "two-years-ago"}
#: No clause of prose has more characters.
_LONGEST_CLAUSE = 150
_LONGEST_TOPIC = 20
#: 三次产业增加值分别为: three values.
_SECTORS = ("第一产业", "第二产业", "第三产业")
#: How a name says which period a multiple is of.
_IN_NAMES = {"last-year": "上年", "two-years-ago": "前年", "five-years-ago": "五年前"}
_SHORT_BEFORE = 12
_ENOUGH = re.compile(
    r"(?:新增|新建|建成|完成|引进|培育|制定|出台|发放|投放|改造|实施|新签|查处|办理)[^，。；]*$"
)


class _Clause(NamedTuple):
    """What stands before a group of measures."""

    start: int  #: where it begins, or the item of a list that the measures belong to
    before: str  #: the words up to the first measure, and to what compares
    parts: list[str]  #: those, cut where several subjects share a predicate
    subjects: list[str]  #: what each part names, complete
    label: str  #: what stands before a colon: 钢 of 钢：增长二倍
    baseline: str | None
    period: str | None


def figures(passage: str, period: str | None = None) -> list[dict[str, Any]]:
    """The figures of a sentence.

    Args:
        passage: The sentence.
        period: The period of which the paragraph speaks so far.

    Returns:
        `name`, `value`, `unit`, `comparator`, `kind`, `fold`, `period`, `baseline_period` and
        `quote` of each, in order.
    """
    found = measures(passage)
    text = plain(passage)
    records: list[dict[str, Any]] = []
    subjects = [""]  # what the clauses before have named, the last one last
    place = 0
    while place < len(found):
        group = _group(text, found, place)
        clause = _read(text, found, group, subjects, period)
        subjects += [each for each in clause.subjects if each]
        period = clause.period
        records += _records(passage, text, found, group, clause)
        place = group.stop
    return records


def _group(text: str, found: Sequence[Measure], place: int) -> range:
    """The measures from one on that belong to one statement: a list of values, or a ratio."""
    end = place + 1
    while end < len(found):
        between = text[found[end - 1].end : found[end].start]
        ratio = found[end].sort == "ratio" and between == ":"
        ranged = found[end].comparator == "<=" and RANGE.fullmatch(between)
        if not (ratio or ranged or _BARE_LIST.match(between)):
            break
        end += 1
    return range(place, end)


def _start(text: str, place: int) -> int:
    """Where the clause at a place begins; none is taken to be longer than prose."""
    begin = max(0, place - _LONGEST_CLAUSE)
    return max([begin, *[stop.end() for stop in _CLAUSE.finditer(text, begin, place)]])


def _end(text: str, place: int) -> int:
    """Where the clause at a place ends."""
    stop = _CLAUSE.search(text, place, place + _LONGEST_CLAUSE)
    return stop.start() if stop else min(len(text), place + _LONGEST_CLAUSE)


def _read(
    text: str, found: Sequence[Measure], group: range, subjects: Sequence[str], period: str | None
) -> _Clause:
    """The words before a group of measures: whose they are, and of when.

    `subjects` and `period` are what the clauses before have named.
    """
    first, last = found[group.start], found[group.stop - 1]
    start = piece = _start(text, first.start)
    previous = found[group.start - 1] if group.start else None
    between = text[previous.end : first.start] if previous and previous.end > start else ""
    item = _last_item(between)
    if item:
        piece = first.start - len(between) + item
    before = text[piece : first.start]
    changed = not item and bool(_FROM_TO.search(between))
    is_baseline = changed and previous is not None and previous.unit == first.unit
    parts = _subjects(before, len(group))
    named = [naming.subject(each) for each in parts]
    if changed:
        origin = next(each for each in found if each.start >= start)
        named = [naming.subject(text[start : origin.start])]
    elif piece > start and not named[0]:
        named = [naming.action(text[start:])]
    elif len(group) > 1 and not named[0] and not first.sort:
        named = list(subjects[-len(group) :])
    counted = text[last.end : _end(text, last.end)] and _COUNTED.search(first.unit)
    if named[0] or not counted:
        stop = max(0, start - 1)
        earlier = subjects[-1] or _topic(text[_start(text, stop) : stop])
        named = [naming.full_subject(each, earlier) for each in named]
    label = _LABEL.match(text[:start]) if start <= _LONGEST_TOPIC else None
    return _Clause(
        piece,
        _COMPARING.sub("", before),
        parts,
        [_with_tail(_with_head(named[0], each), named[-1]) for each in named],
        label[0][:-1] if label else "",
        period if is_baseline else _baseline(before),
        period_of(before) or period,
    )


def _records(
    passage: str, text: str, found: Sequence[Measure], group: range, clause: _Clause
) -> Iterator[dict[str, Any]]:
    """A record for each value of a clause, or each subject where all share one value."""
    subjects = clause.subjects
    known = clause.baseline or ""
    base = f"{known}年" if known.isdigit() else _IN_NAMES.get(known)
    last = found[group.stop - 1].end
    after = text[last : _end(text, last)]
    for place in range(max(len(group), len(subjects))):
        measure = found[group[min(place, len(group) - 1)]]
        kind, fold = _kind(measure, clause.before, after)
        begin = clause.start
        said = "" if _TO.match(after) else after
        own = _up_to_next(said, found[group.stop :], last)
        counted = _counted_length(own, measure, kind, clause.before)
        end = last + counted if counted else measure.end
        if len(group) > 1 and (_RESPECTIVELY in clause.before or measure.sort == "ratio"):
            end = last
        elif len(clause.parts) > 1:
            begin += sum(len(each) for each in clause.parts[:place])
        begin = _quote_start(text, begin, measure.start)
        subject = clause.label + subjects[min(place, len(subjects) - 1)]
        if len(group) == len(_SECTORS) and measure.sort != "ratio":
            subject = subject.replace("三次产业", _SECTORS[place])
        stated = naming.Stated(subject, clause.before, said, measure, kind, base, place)
        yield {
            "name": naming.name(stated) or text[begin:end],
            "value": _plain(measure.value),
            "unit": measure.printed or measure.unit,
            "comparator": measure.comparator,
            "kind": kind,
            "fold": fold,
            "period": None if fold else clause.period,
            "baseline_period": clause.baseline,
            "quote": passage[begin:end],
        }


def _last_item(between: str) -> int:
    """Where the next item of a list begins, behind the number before; 0 where none does."""
    ends = [match.end() for match in re.finditer("、", between)]
    ends = ends or [match.end() for match in _SUBJECTS.finditer(between)]
    return ends[-1] if ends else 0


def _topic(before: str) -> str:
    """What the clause before names, without a number, as the subject of the next."""
    topic = naming.subject(before)
    return topic if len(topic) <= _LONGEST_TOPIC and topic == before else ""


def _plain(value: float) -> float:
    return int(value) if value == int(value) else value


def _subjects(before: str, count: int) -> list[str]:
    """The parts of a clause that share a predicate: A、B分别增长, A、B均翻了两番.

    The last part has the predicate, and each the separator behind it; one part where none is
    shared, or where there are not as many values as subjects.
    """
    together = _TOGETHER.search(before)
    head = before[: together.start()] if together else ""
    ends = [match.end() for match in _SUBJECTS.finditer(head)]
    if count not in (1, len(ends) + 1):
        return [before]
    return [before[start:end] for start, end in pairwise([0, *ends, len(before)])]


def _with_head(first: str, other: str) -> str:
    """各项存款余额、贷款余额: what 各项 stands before is said of the second too."""
    head = first[: len(first) - len(other)]
    alike = first[-2:] == other[-2:] and head.endswith(_SHARED)
    return head + other if alike else other


def _with_tail(name: str, last: str) -> str:
    """第一、二、三产业: each is an industry."""
    ordinal, industry = _ORDINAL.fullmatch(name), last.find("产业")
    return f"第{ordinal[1]}{last[industry:]}" if ordinal and industry >= 0 else name


def _kind(measure: Measure, before: str, after: str) -> tuple[str, float | None]:
    """A figure's kind, and its fold where it has one."""
    if measure.unit == "倍":
        if measure.sort != "folded" and _MULTIPLIED.search(before):
            return "increase", _plain(round(measure.value + 1, 9))
        return "multiple", _plain(measure.value)
    if measure.sort:
        return _SORTS[measure.sort], None
    if measure.unit in _PROPORTIONS:
        return _proportion(before, after), None
    if measure.unit.endswith("分点"):
        return "rate", None
    return ("count" if _COUNTED.search(measure.unit) else "level"), None


def _proportion(before: str, after: str) -> str:
    """What a percentage is: a change, a part of a whole, or another rate."""
    change = naming.CHANGE.search(before)
    if change and not change["to"]:
        return "rate"
    share, rate = _last(_SHARE, before), _last(_RATE, before)
    if share > rate:
        return "share"
    return "rate" if rate > share or not after or before[-1:] in ("由", "从") else "share"


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where a pattern is found last; -1 where it is not."""
    return max((match.start() for match in pattern.finditer(text)), default=-1)


def _quote_start(text: str, begin: int, end: int) -> int:
    """Where a clause states its figure: at the last verb of a long one."""
    enough = _ENOUGH.search(text, begin, end)
    return enough.start() if enough and enough.start() - begin >= _SHORT_BEFORE else begin


def _up_to_next(after: str, later: Sequence[Measure], place: int) -> str:
    """The words behind a number, in a list of which another number follows only to its comma."""
    if not later or later[0].start >= place + len(after):
        return after
    between = after[: later[0].start - place]
    cut = between.rfind("、") if "、" in between else max(map(between.rfind, "和及与"))
    return between[:cut] if cut >= 0 else after


def _counted_length(after: str, measure: Measure, kind: str, before: str) -> int:
    """How much of what follows a number says what is counted, and so belongs to its quote."""
    share = kind == "share" and not _SHARE.search(before)
    counts = kind in ("count", "streak") and after[:1] != "的"
    if measure.sort not in ("", "streak") or not (counts or share):
        return 0
    return 0 if before[-1:] in ("由", "从") else len(after)


def _baseline(before: str) -> str | None:
    match = _BASELINE.search(before)
    if not match:
        return None
    return "last-year" if match["yoy"] else _said(match["base"])


def period_of(clause: str) -> str | None:
    """The period that a clause names last: `2020`, `five-years`, `last-year`; None without one."""
    found = None
    for match in _PERIOD.finditer(_BASELINE.sub("", clause)):
        found = _years(match["years"]) if match["years"] else _said(match["year"] or match["named"])
    return found


def _said(words: str) -> str:
    if words.endswith("年前"):
        return f"{_years(words[:-2])}-ago"
    return _NAMED.get(words[:2]) or words.removesuffix("年").translate(_HAN_DIGITS)


def _years(numeral: str) -> str:
    """五 and 5 are `five-years`."""
    count = int(worth(numeral))
    word = _WORDS[count] if count < len(_WORDS) else str(count)
    return f"{word}-year" if count == 1 else f"{word}-years"
