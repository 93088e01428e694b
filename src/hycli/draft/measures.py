"""Numbers with their units in a sentence: what is measured or counted, and nothing else.

Everything here is looked up in tables; docs/drafting.md explains them with examples.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from hycli.draft.text import plain
from hycli.search.numerals import numbers

#: Units that a number has whatever follows; a bracket holds what makes another word of one.
_UNITS = """
元人民币 人民币 美元 欧元 英镑 日元 港元 港币 澳元 新卢布 卢布 元(件) 吨标准煤 吨标煤 吨公里
吨海里 公吨 吨 公斤 千克 毫克 微克 市斤 斤 市担 担(保任当负心) 平方公里 平方千米 平方厘米 平方米
平米 平方公尺 立方米 立方公尺 立方 ㎡ ㎥ 公顷 市亩 亩(均) 公里 千米 海里 公尺 华里 里(面程) 米
厘米 毫米 桶 瓶 盒 罐 克(服拉隆) 分贝 摄氏度 度(过假) 升(级至到) 千瓦时 兆瓦时 吉瓦时 千瓦 兆瓦
吉瓦 千伏安 匹马力 马力 纱锭 锭 标准箱 标箱 人公里 人海里 人次 户次 批次 航次 架次 班次 场次 件次
家次 项次 艘次 车次 台次 例次 剂次 台套 席(位卷) 个工作日 个百分点 百分点 个千分点 千分点 个基点
基点 个小时 个月 小时 分钟 秒 天(津然下) 岁(末) 倍 番 成 MW GW kW MWh GWh kWh km TB GB TEU ℃
"""
#: Units of what is counted one by one.
_COUNTERS = """
口人 人(民均才大员) 名(词牌城列额单) 位(于列居置) 户(籍均口外主厕) 个(人别体性) 家(庭长具电乡园)
项(目) 件 条(件例款) 部(门分委署长队) 座(谈) 所(有属占得需谓) 处(于理级罚置) 台(湾州风账阶) 套(餐)
辆 艘 架(构) 次(产要日) 起(步来草到点) 宗 例(如外) 场(所地景) 间(断接) 张(家) 份(额子) 篇
本(届市省级年科地土报次外) 册 种(植子业粮养) 类(似型) 支(持出付部柱撑援) 批(准复发评) 幅(度)
块(状) 头(部等) 只(有是能要占) 匹 株 棵 枚 箱 袋 双(方边向拥创) 对(外于口接标应) 组(织建成合)
列(入为车) 门(户槛类) 根(据本) 趟 片(区) 床(位) 栋 幢 尾(气矿款水号) 羽 口(径岸号碑粮头腔罩腹)
眼(前光睛) 盏 款(项) 节(能约水日气) 首(批次家个府都席届位) 集(中团体成装聚合约) 层(面次级) 剂
针(对) 股(份东票价市权金息本) 笔 分(之别为成析布类管工配公局行) 字(样) 课时 学时 学分 车位 泊位 孔
把 顶
"""
#: Counters before which even a single numeral such as 两 is a number, not part of a turn of phrase.
_CONCRETE = frozenset("座所艘架台辆家户名吨元亩户头匹株棵枚") | {"公里", "万", "亿", "平方米"}

#: Words that compare, before a number and behind its unit.
_LESS = "不足 不到 不超过 不高于 不多于 低于 少于 小于 接近 将近 近 以内 以下 之内".split()
_MORE = "超过 突破 超 破 逾 高于 大于 多于 不少于 不低于 不下于 至少".split()
_ABOUT = ("左右", "上下")

_SCALE = "[十百千]?[万亿]{1,2}|[百千](?=[^分])"
_AFTER_NUMBER = re.compile(rf"(?P<more>[多余])?(?P<scale>{_SCALE})?(?P<more2>[多余])?")
_SUFFIX = re.compile("还?多|及?以上|以内|及?以下|之内|左右|上下|有余|余")
_PREFIX = re.compile(f"(?:{'|'.join([*_LESS, *_MORE])}|(?<![通经])过|(?<![以线网世])上)了?$")
_ALL_COMPARED = re.compile(f"(?:分别|均|都)(?:{_PREFIX.pattern})")
#: 比计划300亿元超过: by how much.
_DIFFERENCE = re.compile("[比较][^，。；、]{1,14}[0-9][^，。；、0-9]{1,4}超过?了?$")
#: What follows a number that is a date or a place in an order.
_DATES = re.compile(
    r"[年月日号时届期周点伏]|世纪|周年|年代|季度|个(?:五年|年头|方面|多?月|半月|阶段|关系)|强|国集团|分之"
)
_RANK = re.compile(
    "第(?P<value>[一二两三四五六七八九十]+|[0-9]+)(?P<unit>[位名]|(?=[，。；]|、(?!第)|$))"
)
_RANKED = re.compile("[居列排升跃由]|位次")
_QUOTED = re.compile("“[^“”]{1,30}”|‘[^‘’]{1,30}’|《[^《》]{1,60}》|「[^「」]{1,30}」")
_BROKEN_BEFORE = re.compile(r"[0-9]?[.,]$|[A-Za-z]-?$|[+×*]$|[0-9.,]\s$|[0-9]时$")
_PAIRED = re.compile("(?:百分之)?[一二两三四五六七八九]{2}[十百千万亿]")
_RATIO = re.compile(r"(?<![0-9.:])[0-9]+(?:\.[0-9]+)?(?::[0-9]+(?:\.[0-9]+)?)+(?![0-9.:])")
_SMALL_SHARE = re.compile("(?<![十百千])([千万])分之([0-9.]+|[一二三四五六七八九十点]+)")
_FRACTION = re.compile(
    "一半|(?<![0-9/.])(?P<part>1|2(?=/[35])|3(?=/4))/(?P<whole>[2-9])(?![0-9/])|(?<![一二三四五六七八九十百])(?P<of>[二三四五六七八九十])分之(?P<said>[一二两三四五六七八九])"
)
_SHARE_RANGE = re.compile(
    "百分之(?P<low>[一二三四五六七八九十点]+)[到至](?P<high>[一二三四五六七八九十点]++)(?!年)(?:左右)?"
)
_FOLDED = re.compile("翻了?(?:近|约)?([一二两三四五六七八九十]|[0-9])番(?!半)")
_STREAK = re.compile(
    r"连续?([一二两三四五六七八九十]+|[0-9]+)(个?(?:年|届|次|季度|月|天|周))(?!来)"
)
_ROUND = re.compile(
    "(?:破|达|超|逾|近|不足|不到|(?<![通经])过|(?<![以线网世])上)(?P<scale>[百千万亿]{1,2})(?=[^百千万亿分多余])"
    "|(?<![一二两三四五六七八九十百千万亿几数成0-9])(?P<rounded>[百千万亿]{1,2})(?=余)"
)
_SINGLE = re.compile(
    "(?<![一二三四五六七八九十廿卅百千万亿第几数零〇.0-9])(?:[两三四五六七八九十](?=[^0-9])|二(?=个))"
)
#: What counts before a single numeral and a general counter: 有六个厂矿, 建成十个基地、八个电站.
_COUNTING = re.compile(
    "(?:(?<!没)有|建成|新建|兴建|建设|建立|成立|投产|增加|新增|完成|等)[了的]?"
    "(?:[二两三四五六七八九十]个[^，。；、]{1,12}[、和])*$"
)
#: What is counted in turns of phrase.
_PHRASED = re.compile("大?(?:方面|问题|阶段|特点|原则|重点|环节|文明|转变|坚持|月|年|层次|目标)")
_DURATIONS = frozenset("个工作日 个小时 小时 分钟 秒 天 岁".split())
_YEARS = re.compile("(?:年限|年数|寿命|工龄|时间)[^，。；]{0,10}$")
_LASTING = re.compile(
    "(?:短|减|长|高|加|达|为|至|到|超过|不超过|控制在|均|仅|需|近|约|足|由|从|寿命|年龄|时间|天数|只有|用时|历时)了?(?:约|近|至|到)?$"
)
#: 60岁以上人口, 投资过亿元的11家: who is counted, not how many.
_THRESHOLD = re.compile(
    r"(?:以上|以下|以内)的?(?![，。；、：！？）)的]|$)[^0-9]|的[^，。；]{0,10}?[0-9一二三四五六七八九十百千万]+[家个户项台]"
)
_AMONG = re.compile("[^，。；、]{1,8}中的?(?:排|居|列|位|名)")
_THRESHOLDS = ("元", "岁", "人", "亩", "吨", "瓦", "力", "户")
#: 25兆瓦级, 50亿元产业集群: of which class.
_CLASS = re.compile("级|(?<=[元亿])[^，。；、0-9的]{0,4}(?:产业|集群|园区|企业)")
_NEGATIVE = re.compile("(?<=[^0-9A-Za-z%‰)）])[-－−]$")
#: 这3个, 第3个, 前3名, 每10股.
_POINTING = re.compile("(?:[第这该每]|(?<![目以之此年])前)$")
RANGE = re.compile(r"\s*(?:[-—–~～]{1,2}|至|到)\s*")
#: Words before a list in which 分别 may stand.
_CLAUSE_LENGTH = 40
_LISTED = re.compile("[、和及与]")
_FROM = re.compile("[从由自]")
_TENTHS = "成"
#: What holds more numbers is a table, not a sentence.
_MOST_NUMBERS = 60
#: No report counts further.
_LARGEST = 10.0**16
_SCALES = {"万亿": 10**12, "亿": 10**8, "万": 10**4}


class Measure(NamedTuple):
    """A number with its unit."""

    start: int  #: where both stand together, in code points, 百分之 and 以上 included
    end: int
    value: float
    unit: str  #: in simplified characters, 万 and 亿 included; % for 百分之
    comparator: str
    #: How it is to be read: "rank", "ratio" (a:b:c), "to one" (a:1), "folded" (翻番), "streak".
    sort: str = ""
    printed: str = ""  #: the unit as printed, where that may be otherwise


class _Found(NamedTuple):
    """A number before its unit is looked for; scale is what the number itself took."""

    start: int
    end: int
    value: float
    scale: str
    percent: bool = False


def measures(text: str) -> list[Measure]:
    """The measures of a sentence in order.

    Numbers in names (within quotation marks, beside Latin letters), in dates and orders, and
    numbers that lost figures at a line's break are left out.
    """
    folded = _legible(text)
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    special = [each for each in _special(folded) if not _within(each, quoted)]
    taken = [*quoted, *[(each.start, each.end) for each in special]]
    found: list[Measure] = []
    waiting: list[_Found] = []
    read = _numbers(folded)
    if len(read) > _MOST_NUMBERS:
        return []
    for number in read:
        if _within(number, taken):
            continue
        measure = _measure(folded, text, number)
        if measure is None:
            waiting.append(number)
        else:
            found += [*_sharing(folded, waiting, measure), measure]
            waiting = []
    return sorted([*_ranges(folded, _alike(folded, found)), *special])


def _sharing(folded: str, waiting: Sequence[_Found], last: Measure) -> list[Measure]:
    """The numbers before one that share its unit: 分别回落2.16和1.66个百分点, 20至30所."""
    shared: list[Measure] = []
    start = last.start
    for number in reversed(waiting):
        ranged = not shared and RANGE.fullmatch(folded, number.end, start)
        if not ranged and not _LISTED.fullmatch(folded, number.end, start):
            break
        start = number.start
        value = _bare(number)
        shared.append(last._replace(start=start, end=number.end, value=value, comparator="="))
        if ranged:
            return shared
    return shared[::-1] if "分别" in folded[max(0, start - _CLAUSE_LENGTH) : start] else []


def _bare(number: _Found) -> float:
    """A number without the scale that its unit takes."""
    return number.value / _SCALES.get(number.scale, 1)


def _within(number: _Found | Measure, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a number stands in one of some spans."""
    return any(start < number.end and number.start < end for start, end in spans)


def _legible(text: str) -> str:
    """Folded, with one sign for the decimal point, and 千 of 万千瓦 hidden from the number."""
    # A Roman numeral, which folding makes a digit, names a class.
    folded = re.sub("[Ⅰ-ↈ]", "V", text).replace("○", "〇")
    folded = re.sub(r"(?<=[0-9])[·•‧](?=[0-9])", ".", plain(folded))
    return re.sub("(?<=[百千万亿多余0-9])千(?=[瓦米克伏])", "仟", folded)


def _numbers(folded: str) -> list[_Found]:
    found = []
    for number in numbers(folded):
        start, value = number.start, number.value
        vague = _PAIRED.search(folded, start, number.end) or _vague(folded, start)
        if value >= _LARGEST or (vague and not number.percent):
            continue
        if _NEGATIVE.search(folded, max(0, start - 2), start):
            start, value = start - 1, -value
        scale = _scale(folded[number.start : number.end])
        found.append(_Found(start, number.end, value, scale, number.percent))
    found += _round_ones(folded)
    spans = {each.start for each in found}
    for match in _SINGLE.finditer(folded):
        unit = _unit_pattern().match(folded, match.end())
        if match.start() in spans or not unit:
            continue
        before = folded[max(0, match.start() - _CLAUSE_LENGTH) : match.start()]
        last = folded[unit.end() : unit.end() + 1] in ("", *"，。；、")
        counted = unit[0] == "个" and (last or _COUNTING.search(before))
        if unit[0] in _CONCRETE or (counted and not _PHRASED.match(folded, unit.end())):
            found.append(_Found(match.start(), match.end(), worth(match[0]), ""))
    return sorted(found)


def _vague(folded: str, start: int) -> bool:
    """几十, 数百, 千万: a scale without a number before it."""
    return folded[start] in "百千万亿" or folded[max(0, start - 1) : start + 1] in ("几十", "数十")


def _round_ones(folded: str) -> Iterator[_Found]:
    """突破千家, 过千亿元, 百余座: a scale alone is a number beside a word that compares."""
    for match in _ROUND.finditer(folded):
        scale = match["scale"] or match["rounded"]
        start = match.end() - len(scale)
        yield _Found(start, match.end(), worth(f"一{scale}"), _scale(scale))


def _scale(number: str) -> str:
    """The scale that the unit of a number takes: 四百二十七亿四千万 is 427.4亿."""
    if number.endswith("万亿"):
        return "万亿"
    return next((scale for scale in ("亿", "万") if scale in number), "")


def _measure(folded: str, text: str, number: _Found) -> Measure | None:
    """A number with the unit behind it; None where it measures nothing."""
    before = folded[max(0, number.start - 24) : number.start]
    end = number.end
    if _POINTING.search(before) or _BROKEN_BEFORE.search(before[-2:]):
        return None
    measure = _share(folded, number) if number.percent or folded[end : end + 1] == "‰" else None
    if folded[end : end + 1] == "年" and _YEARS.search(before):
        measure = Measure(number.start, end + 1, number.value, "年", "=")
    measure = measure or _amount(folded, text, number)
    if measure and measure.unit == "倍" and folded[measure.end : measure.end + 1] == "半":
        measure = measure._replace(value=measure.value + 0.5, end=measure.end + 1)
    if measure is None or not _stands_alone(folded, before, measure):
        return None
    comparator, end = _compared(folded, number.start, measure.end)
    if not {"多", "余"}.isdisjoint(folded[number.start : measure.end]):
        comparator = ">"
    return measure._replace(value=round(measure.value, 6), end=end, comparator=comparator)


def _compared(folded: str, start: int, end: int) -> tuple[str, int]:
    """The comparator of an amount, and where it ends with 以上 and the like."""
    suffix = _SUFFIX.match(folded, end)
    if suffix:
        return _comparator(suffix[0]), suffix.end()
    prefix = _PREFIX.search(folded[max(0, start - 8) : start])
    if prefix is None or _DIFFERENCE.search(folded, max(0, start - 40), start):
        return "=", end
    return _comparator(prefix[0]), end


def _share(folded: str, number: _Found) -> Measure:
    """7.4%, 百分之七点四, 五‰, 七成半."""
    start, end = number.start, number.end
    if _TENTHS in folded[start:end]:
        return Measure(start, end, number.value / 10, _TENTHS, "=")
    sign = folded[end : end + 1]
    end += sign in ("%", "‰")
    return Measure(start, end, number.value, "‰" if sign == "‰" else "%", "=")


def _amount(folded: str, text: str, number: _Found) -> Measure | None:
    """2.1万余人, 三百多亿元, 1亿3千多万, 3万多亿; None without a unit or 万 or 亿."""
    after = next(_AFTER_NUMBER.finditer(folded, number.end))  # which may be empty
    own, end = after["scale"] or "", after.end()
    unit = _unit_pattern().match(folded, end)
    if _DATES.match(folded, end) or not (unit or number.scale or own):
        return None
    value, scale = _bare(number), number.scale or own
    if number.scale and own:  # the number goes on behind 多
        whole = f"{folded[number.start : number.end]}{own}"
        scale = _scale(whole)
        value = worth(whole) / _SCALES[scale]
    stop = unit.end() if unit else end
    places = [*[folded.rindex(char, number.start, end) for char in scale], *range(end, stop)]
    said, printed = ("".join([each[place] for place in places]) for each in (folded, text))
    return Measure(number.start, stop, value, said.replace("仟", "千"), "=", printed=printed)


def _stands_alone(folded: str, before: str, measure: Measure) -> bool:
    """Whether a number measures by itself: no passing time, no threshold (65岁以上人口)."""
    if measure.unit in _DURATIONS and not _LASTING.search(before):
        return False
    if measure.unit.endswith(_THRESHOLDS) and _THRESHOLD.match(folded, measure.end):
        return False
    return not (_AMONG.match(folded, measure.end) or _CLASS.match(folded, measure.end))


def _special(folded: str) -> Iterator[Measure]:
    """Ratios, shares in words, 翻番, runs of years, and ranks."""
    for match in _RATIO.finditer(folded):
        parts = match[0].split(":")
        place = match.start()
        if parts[1:] == ["1"]:
            comparator, end = _compared(folded, *match.span())
            yield Measure(match.start(), end, float(parts[0]), ":1", comparator, "to one")
        shares = parts if parts[2:] else []
        for part in shares:
            yield Measure(place, place + len(part), float(part), "%", "=", "ratio")
            place += len(part) + 1
    yield from _shares(folded)
    for match in _FOLDED.finditer(folded):
        comparator, end = _compared(folded, *match.span())
        comparator = "<=" if "近" in match[0] else comparator
        yield Measure(match.start(), end, 2 ** worth(match[1]), "倍", comparator, "folded")
    for match in _STREAK.finditer(folded):
        yield Measure(*match.span(), worth(match[1]), match[2], "=", "streak")
    for match in _RANK.finditer(folded):
        if _RANKED.search(folded, max(0, match.start() - 12), match.start()):
            yield Measure(*match.span(), worth(match["value"]), match["unit"] or "位", "=", "rank")


def _shares(folded: str) -> Iterator[Measure]:
    """百分之二到三, 千分之九, 万分之五, 三分之一, 1/4, 一半."""
    for match in _SHARE_RANGE.finditer(folded):
        low, high = (numbers(f"百分之{match[name]}") for name in ("low", "high"))
        middle = match.start("high") - 1
        if low and high:
            yield Measure(match.start(), middle, low[0].value, "%", ">")
            yield Measure(middle + 1, match.end(), high[0].value, "%", "<=")
    for match in _SMALL_SHARE.finditer(folded):
        share = numbers(f"百分之{match[2]}")
        comparator, end = _compared(folded, *match.span())
        if share:
            unit = "‰" if match[1] == "千" else "‱"
            yield Measure(match.start(), end, share[0].value, unit, comparator)
    for match in _FRACTION.finditer(folded):
        comparator, end = _compared(folded, *match.span())
        whole, part = match["whole"] or match["of"], match["part"] or match["said"]
        share_of = worth(part) / worth(whole) if whole else 0.5
        yield Measure(match.start(), end, round(100 * share_of, 1), "%", comparator)


def _alike(folded: str, found: list[Measure]) -> list[Measure]:
    """Measures, those of a list compared as its first: 分别突破2000亿元和1500亿元."""
    done = list(found)
    shared = False
    for place, (one, other) in enumerate(pairwise(found)):
        listed = _LISTED.fullmatch(folded, one.end, other.start)
        shared = (shared and bool(listed)) or bool(_ALL_COMPARED.search(folded, 0, one.start))
        if shared and listed and other.comparator == "=":
            done[place + 1] = other._replace(comparator=done[place].comparator)
    return done


def _ranges(folded: str, found: list[Measure]) -> list[Measure]:
    """Measures, those of a range (6.5%—7%) bounded; 2个和5个百分点 have one unit."""
    done = list(found)
    for place, (one, other) in enumerate(pairwise(found)):
        if _LISTED.fullmatch(folded, one.end, other.start) and other.unit == f"{one.unit}百分点":
            done[place] = done[place]._replace(unit=other.unit, printed=other.printed)
        between = RANGE.fullmatch(folded, one.end, other.start)
        changed = _FROM.search(folded, max(0, one.start - 12), one.start)
        if between and one.unit == other.unit and not changed and one.value < other.value:
            done[place] = done[place]._replace(comparator=">")
            done[place + 1] = other._replace(comparator="<=")
    return done


def _comparator(word: str) -> str:
    word = word.removesuffix("了").removeprefix("及")
    if word in _ABOUT:
        return "="
    return "<=" if word in _LESS else ">"


def worth(numeral: str) -> float:
    """The value of a numeral, a single one too."""
    return numbers(f"{numeral}倍")[0].value


@cache
def _unit_pattern() -> re.Pattern[str]:
    """Any unit, the longest first, with what it is measured per: 元/平方米."""
    words = [word.partition("(") for word in f"{_UNITS}{_COUNTERS}".split()]
    words.sort(key=lambda word: -len(word[0]))
    each = [word + (f"(?![{others[:-1]}])" if others else "") for word, _, others in words]
    per = "平方公里|平方米|立方米|公里|亩|吨|升|秒|小时|日|股|人|年|月|天|户|个|公顷|千瓦时"
    return re.compile(f"(?:{'|'.join(each)})(?:/(?:{per}))?".replace("千", "[千仟]"))
