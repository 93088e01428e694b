"""What a figure is of: the indicator's name, put together from the words around the number."""

import re
from collections.abc import Callable
from typing import NamedTuple

from hycli.draft.measures import Measure

_UP = """
新增 增长 增加 增产 增收 增 提高 提升 跃升 上升 上涨 升 扩大 增值 递增 涨 多增 加快 回升 翻
""".split()
_DOWN = (
    "下降 减少 降低 回落 缩小 压减 压缩 缩短 缩减 削减 减 降 递减 下调 下跌 收窄 放缓 少".split()
)
#: Verbs of a change: behind 到 or 为 the number is the new level, else it is the change.
CHANGE = re.compile(rf"(?P<verb>{'|'.join(_UP + _DOWN)})了?(?P<to>到|至|为)?了?$")
_STATE = re.compile(
    r"(?:稳定)?(?:已|将|要|可|(?<![人亩户])均|都|全部)?(?:发展到|达到?|达成|为|是|有|共有|共计?|分别(?:是|为|完成|实现)?|相当于|(?<=..)(?:完成|实现)|各|超|突破|超过"
    r"|控制在|稳定在|保持在|维持在|优化为|调整为|遍及全球|遍及|涉及|覆盖|涵盖|惠及|占|约占|仅|只有|将近|接近"
    r"|不低于|不超过|低于|高于|近|大约|大概|约|由|从|以|在|到|至|的|余|了|按|逾|不足|不到|足|过|居|位居|排名|列)$"
)
_ADVERB = re.compile(
    r"(?:年均|(?<![人亩户平日月年])均|首次|同口径|平均每年|每年平均|每年|实际|名义|大幅|小幅|略|(?<!轻)微|同比|环比|累计|净|又|再|就|也|还|并|已经?|仍|只|大体|力争|要|将|都|可|预计|预期"
    r"|(?<!占)(?<!对)[比较同](?!重|例|赛|学|步)[^，。；、]{1,14}?(?:年份?|月|期|前|初|末|季度?|时|计划)(?:同期|预算|计划)?(?:相比)?)$"
)
_TIME = re.compile(
    r"^(?:[到至](?=[0-9一])|截至|截止|预计)?(?:[0-9０-９]{4}|[一二三四五六七八九〇零○]{4})年(?:[0-9]{1,2}月)?(?:[底末初来]|以来|上半年|下半年|前三季度)?"
    r"|^(?:即|去年|今年|上年|前年|明年|当年|全年|目前|现在|其中|同时|同期|并且?|使|力争|要|约|实现|按可比价格计算|按不变价格计算)(?:[，：])?"
    r"|^(?:过去)?[一二三四五六七八九十两几0-9]+年(?:来|间|内|中|以来)"
    r"|^(?:提前)?[一二三四五六七八九十两几0-9]+年$"
    r"|^[，、：”\s]+|^“(?!.*”)|^确保|^(?:和|及|与|以及|还有)(?=.)"
)
#: 全市实现生产总值: what is achieved is what the figure is of.
_ACHIEVED = re.compile(
    "(?:力争)?(?<![已要可额])(?:实现|完成)(?=[^，。]*(?:总值|收入|支出|投资|总额|产值|增加值|利润|税收)$)"
)
_JOINING = re.compile("(?:以及|和|及|与|、)+$")
_YEAR = re.compile(
    "(?:[0-9０-９]{4}|[一二三四五六七八九〇零○]{4})年[底末初]?的?$|(?<![比较同与])(?:上年|去年|前年)(?:同期|[末底])?的?$|[期年][初末]的?$"
)
_AVERAGE = re.compile(r"年均(?!了)|平均每年|每年平均|每年递增|年平均|年递增")
#: Subjects that say nothing without the one before.
_GENERIC = re.compile(
    r"^(?:年均|平均)?(?:总量|总额|总数|规模|数量|增速|增幅|涨幅|余额|占比|比重|比例|面积|产量|产值|人均|年均|累计|净|实际|同比|平均|总产量|位次)?$"
    r"|^[占对]|^(?:增速|增幅)?[高低]于|^(?:位?居|位?列|排名?)?(?:全省|全国|全市|世界|全球)$"
)
#: What is measured, of nothing.
_UNNAMED = re.compile("则?(?:年均)?(?:占比|比重|人?数|[增下][长降]率|[增减][加少][量额]|位次)")
_PREDICATE = re.compile(
    r"(?:全部|统筹|大力|顺利|全面|进入|实现|完成|成功|获得?|被|投产|开工|竣工|建成|投入|通过|得到|享受|参加|参与|落户|上市|脱贫|出列)"
)
_SHARES = ("比", "比重", "比例", "率", "份额")
_NUMBERS = ("数", "量", "人次", "人口", "规模")
_PEOPLE = re.compile("[人名]$|人次$")
_NOUN_END = re.compile(r"[，。；：！？、…（）—]|[和及与](?=[0-9０-９一二三四五六七八九十]+[^0-9])")
_ACTION = re.compile(
    r"^(?:新增|新建|建成|完成|引进|培育|制定出台|制定|出台|发放|投放|改造|实施|组织|开展|落实|新签|打造|建设|修建|查处|办理"
    r"|安排|投入|减免|解决|转移|培训|资助|救助|承办|举办|拥有|成立|创建|启动|化解|清理|取消|下放|提请|审议|制修订|修订|颁布)"
)


class Stated(NamedTuple):
    """A figure and the words around it."""

    subject: str  #: what it is of, complete
    before: str  #: the clause up to the number
    after: str  #: what follows the number in its clause
    measure: Measure
    kind: str
    base: str | None  #: the year or period that a multiple is of
    place: int  #: which of several values that share a clause, from 0


def subject(before: str) -> str:
    """The words that name what a number is of: without verb, adverbs and time.

    Args:
        before: The clause up to the number.
    """
    text, longer = before, ""
    while text != longer:
        longer = text
        for pattern in (CHANGE, _STATE, _ADVERB, _YEAR):
            text = pattern.sub("", text)
    while match := _TIME.match(text):
        text = text[match.end() :]
    return _JOINING.sub("", _ACHIEVED.sub("", text.strip("，、：；。的— ")))


def action(clause: str) -> str:
    """What somebody does, with which a clause begins and which its list shares."""
    match = _ACTION.match(clause)
    return match[0] if match else ""


def full_subject(own: str, earlier: str) -> str:
    """A subject that stands alone."""
    earlier = re.sub("[一二三四五六七八九十0-9]+年$", "", earlier)
    if not _GENERIC.match(own):
        return own
    return earlier if earlier.endswith(own) else earlier + own


def name(stated: Stated) -> str:
    """The indicator's name; empty where nothing names it."""
    made = _name(stated)
    return "" if _UNNAMED.fullmatch(made) else made


def _name(stated: Stated) -> str:
    subject = stated.subject
    if stated.measure.sort in _SORTS:
        return _SORTS[stated.measure.sort](stated)
    if stated.kind == "multiple":
        base = "" if "相当于" in subject else f"相当于{stated.base or '基期'}"
        return f"{subject}{base}的倍数"
    if stated.kind == "increase":
        return f"{subject}增幅"
    change = CHANGE.search(stated.before)
    if change and not change["to"]:
        return _change(stated, change["verb"])
    if stated.kind == "share" and not subject.endswith(_SHARES):
        return f"{subject}{_noun(stated.after)}{'比重' if '占' in stated.before else '占比'}"
    return _counted(subject, stated) if stated.kind == "count" else subject or _noun(stated.after)


def _change(stated: Stated, verb: str) -> str:
    """收入增长5% → 收入增长率; 新增2所高校 → 新增高校数."""
    counted = _noun(stated.after) if stated.kind == "count" and not stated.subject else ""
    if counted:
        return f"{verb}{counted}数"
    down, unit = verb in _DOWN, stated.measure.unit
    if unit.endswith("分点"):
        return f"{stated.subject}{'下降' if down else '提高'}幅度"
    average = "年均" if _AVERAGE.search(stated.before) else ""
    if unit in ("%", "‰", "成"):
        return f"{stated.subject}{average}{'下降率' if down else '增长率'}"
    of = "额" if unit.endswith("元") else "量"
    return f"{stated.subject}{average}{'减少' if down else '增加'}{of}"


def _share_of_ratio(stated: Stated) -> str:
    industries = re.search("三次产业|三产|产业结构", stated.subject)
    part = "一二三四五六七八九十"[min(stated.place, 9)]
    return f"{stated.subject}中第{part}{'产业' if industries else '项'}占比"


#: The names of what is no amount.
_SORTS: dict[str, Callable[[Stated], str]] = {
    "ratio": _share_of_ratio,
    "rank": lambda stated: f"{stated.subject}位次",
    "streak": lambda stated: (
        f"{stated.subject}连续{_noun(stated.after)}{stated.measure.unit.lstrip('个')}数"
    ),
}


def _counted(subject: str, stated: Stated) -> str:
    """制定出台9部地方性法规 → 制定出台的地方性法规数; 引进项目43个 → 引进项目数."""
    noun = _noun(stated.after)
    action = _ACTION.fullmatch(subject)
    own = action or stated.before.endswith((subject, "有"))
    if not noun or not own:
        if subject.endswith(_NUMBERS):
            return subject
        return subject + ("人数" if _PEOPLE.search(stated.measure.unit) else "数")
    match = _PREDICATE.search(noun)
    if match and match.start():
        noun = f"{noun[match.start() :]}的{noun[: match.start()]}"
    return f"{subject}{'的' if subject and _ACTION.match(subject) else ''}{noun}数"


def _noun(after: str) -> str:
    end = _NOUN_END.search(after)
    noun = (after[: end.start()] if end else after).strip("的 ")
    return re.sub("(?<![初高集其手])中$", "", noun)
