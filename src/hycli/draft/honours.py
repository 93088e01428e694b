"""The honours that a sentence states, as records of a knowledge file: who received which title."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from hycli.draft.text import plain

#: Verbs that confer a title whatever it is called.
_STRICT = """
获评 获建 荣获 荣膺 荣登 荣升 荣列 获颁 获授 入选 跻身 上榜 摘得 斩获 被授牌为 被追授 被评为
被评选为 被评定为 被授予 被命名为 被认定为 被誉为 被表彰为 被确定为 被确认为 被选为 获评为
获认定为 升格为 晋升为 荣立
""".split()
#: Verbs after which only what is called like a title is one.
_LOOSE = frozenset(
    """
获批 获批为 获得 获 列入 纳入 被列入 被纳入 被列为 成功创建 成功创成 创成 成功通过 刷新 打破 命名为
认定为 确定为 评定为 评选为 表彰为 列为 晋级 夺得 创造 入围 评为 蝉联 首获 摘取 捧得 捧回 升级为
授予 成为 保持 跨入 迈入 进入 晋升 批准为 通过 当选 当选为 捧 定为 喜获 勇夺 记
""".split()
)
#: What a title is called by, and what ends one, so that a list may go on behind it.
_RANKED = (
    "国家|全国|世界|联合国|全球|国际|中国|亚洲|省级|全省|自治区|部级|长江"
    "|省重点|省优|部优|国优"
    "|首批|首个|首家|首座|唯一|百强|百佳|十强|十佳|A级"
    "|[一二三]级甲等|三甲"
)
_OUTSTANDING = "试点|示范|先进|优秀|模范|特色|文明|标杆|典型"
_ENDINGS = "|".join(
    """
市 县 区 镇 乡 村 村落 园 馆 奖 称号 基地 单位 试点 示范点 名单 名录 目录 强 中心 品牌 案例 之乡
之都 城 集群 认证 工程 项目 学科 专科 专业 景区 小镇 枢纽 组织 集体 团委 支部 党委 个人 模范 标兵
先锋 企业 学校 大学 学院 中学 小学 医院 一流 优秀 第一 冠军 金牌 银牌 铜牌 纪录 记录 遗产 牌 杯
行列 示范 先进 机场 港 园区 平台 实验室 工厂 产品 商标 标志 保护区 公园 湿地 社区 街道 家庭 一等奖
二等奖 三等奖 榜 榜单 前列 (?<!地)位 旗 章 证书 状 一等功 二等功 三等功 传承人 保护
    """.split()
)
_TITLE = re.compile(
    rf"^“(?:{_RANKED})[^”]+”$|(?:{_RANKED}|{_OUTSTANDING}).*(?:{_ENDINGS})[”’」）)]?$|(?:奖|称号|模范|冠军|[金银铜]牌|第[一二三]名|行列|杯|连[优冠]|等次|(?<!成)功)[”’」]?$"
)
#: What is granted by name, not land, money or a project.
_GRANTED = re.compile(
    "^(?:国家级?|全国|世界).*[区园]$|(?:城市|示范区|试验区|先导区|新区|保税区|自贸区|开发区|经开区|高新区|园区|基地|中心|试点|单位|枢纽|实验室|称号|示范县|示范市"
    "|学科|专科|专业|授权点|流动站|工作站|保护产品)(?:建设(?:项目|单位))?[”’」]?$"
)
#: What is an honour to be elected.
_ELECTED = re.compile("院士|人物|之星|[十百]佳|模范")
#: Verbs that say much else beside.
_CALLED = {
    "获批": _GRANTED,
    "获批为": _GRANTED,
    "成为": re.compile("首个|首家|首批|首座|唯一|第.批|试点|示范"),
    "记": re.compile("[一二三]等功$"),
    "进入": re.compile(rf"(?:{_RANKED}).*(?:行列|强|前列)$"),
    "当选": _ELECTED,
    "当选为": _ELECTED,
    "通过": re.compile("^(?!开展|实施|实行|加强|推进|组织).+..认证$"),
}
#: What is granted or said, but is no title.
_NO_TITLE = re.compile("基金|资金|专利|预算|补助|债券|立项|贫困")
#: What the next title of a list begins with: 全国…、云南省文明学校.
_BEGINS = re.compile(rf"“|{_RANKED}|首届|第|[^、，和]{{2,3}}[省市州](?=..)")
_PRIZE = re.compile("(?:奖|杯|[金银铜]牌)[”’」]?$")
_ENDED = re.compile(rf"(?:{_ENDINGS})(?:[（(][^）)]*[）)])?[”’」]?$|[”’」]$")
_VERB = re.compile(
    f"(?P<verb>{'|'.join(sorted([*_STRICT, *_LOOSE], key=len, reverse=True))})"
    "(?!益|悉|知|取|准|救|奖[面者项励]|感|出)"
)
#: A title, then the verb: “衡阳油茶”中国特色农产品优势区获国家认定, 展览永久落户衡阳.
_BEHIND = re.compile(
    "(?P<verb>"
    "(?:通过|获得?|被)(?:国家|国务院|全国|省|部|[^，。；、]{1,4}部)[^，。；、]{0,12}?"
    "(?:认定|命名|批复|批准|验收|授牌)(?=$)"
    "|获批(?:建设|设立|创建)?(?=$)"
    "|(?:永久)?落户(?!政策|限制|门槛|条件|[^，。；、]{0,4}(?:项目|企业))(?=[^，。；、]{0,6}$))"
)
#: Held up as an example: 在全国推介, 被全国政协推介, 得到中央学教办推介.
_PRAISED = re.compile(
    "(?P<title>(?:连续[0-9一二两三四五六七八九十]+年)?"
    "(?:在(?:全国|全省|全球|国际)[^，。；、]{0,4}|(?:被|得到|受到|获得?)[^，。；、]{2,14}?)"
    "(?P<verb>推介|(?:复制)?推广|督查激励|激励|奖励|嘉奖|肯定|表扬|通报表扬|点赞|表彰|通报表彰))$"
)
#: Who is given a title: 授予哈尔滨市“…”称号.
_GIVEN = re.compile("[^，。；“”]{2,30}(?=“[^”]+”)")
#: Before a title: 设立国家级新区; who gave it, 省总工会授予的“模范职工之家”.
_BEFORE_TITLE = re.compile(
    "了?(?:设立|设置|建设|成立|创建)?(?:由?[^“”，、]{2,20}(?:授予|颁发|评选|评审|命名|表彰)的)?"
)
#: How often: 2枚金牌.
_COUNT = re.compile("[0-9一二两三四五六七八九十]+[枚项块个家]")
#: What a place is proud to house.
_PLACED = re.compile(f"{_RANKED}|区域|总部")
#: Passed once more, or for good: 通过国家卫生城市复审, 国家卫生城市通过复审.
_PASSED = re.compile("通过(?P<title>[^，。；]*?)(?P<verb>(?:复审|复核|复评|验收|评估|评审|考核)+)$")
#: What is only wished for or begun.
_NOT_YET = re.compile(
    "争创|力争|争取|申报|申创|申请|争当|推进|推动|加快|努力|积极|确保|继续|(?<![重主需])要(?![素点])|将|拟|计划(?!生育)|目标|支持|鼓励|扎实|深入|着力|全力|开展|启动|若|如果|应当|应该|没有|未|以.{0,8}为目标"
)
_ADVERBS = re.compile(
    "(?:成功|先后|再次|再度|顺利|(?:连续)?第[0-9一二三四五六七八九十]+[次届]|连续[0-9一二两三四五六七八九十]+[年次届]|首次|双双|分别|均|都|还|又|也|同时|一举|正式|整体|历史性|已|并|全部|光荣|[0-9]{4}年|[0-9]+次|共|当年|曾|再|于)+$"
)
#: The place that the text is about.
_HERE = re.compile("[我全本][省市县区]")
_BY = re.compile("被[^，。；被]{2,14}$|(?:获|经)[^，。；]{2,8}(?:批复|批准|同意)$")
#: Who gives titles, whatever they are called: 被国务院列为沿海经济开放县.
_GIVERS = re.compile("国务院|国家|中央|联合国|省|自治区|部")
_TIME = re.compile(
    "^(?:[一二三四五六七八九十]是|还?在?[0-9]{4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?|去年|今年|五年来|过去五年|其中|同时|全市|我市|我县|我区|我省|全县|全区|全省|，|共?有(?=[0-9]))+"
)
#: A body that a clause begins with, before what it did or has.
_BODY = re.compile(
    "[^，。；、]{1,16}?(?:开发区|高新区|园区|油田|煤矿|县|区|镇|乡|村|社区|公司|集团|局|法院|检察院|医院|大学|学院|中学"
    "|小学|学校|机场|港|协会|热线|银行|党委|党支部|党总支|中心|车间|班组|支队|大队|厂|站|同志)(?=顺利|由于|因|坚持|连年|实现|出席|生产|在|被|获|荣|成功|已|受理|办理|完成|旅客|建成|连续|货物|自|坐落|位于|地处)"
)
#: 在全省行风评议中: where it was won, not who won it.
_WITHIN = re.compile("在[^，。；]{2,14}[中上里]$")
_SEPARATORS = re.compile("[、，]|以及|和|及|与|暨|(?<=”)(?=“)")
_OPEN, _CLOSED = "“‘《（(「", "”’》）)」"
#: Commas and stops, and the comma of a list before another verb: 当选代表、荣登榜单.
_CLAUSE = re.compile("[，。；！？：…]|、(?=荣|获评|入选|被评为|被授予|[0-9]{4}年(?:获|被))")
_TRAILING = re.compile(
    "的?等?(?:(?:光荣|荣誉)?称号|荣誉|美誉)$|等(?:[^，。、等]{0,10}(?:荣誉|称号|奖项|大奖|殊荣))?$|[0-9][0-9.]*[万亿]?[项个次枚件家亩处人名]$"
)
_LIST_END = re.compile("等[^，。、等]{0,10}(?:荣誉|称号|奖项|大奖|殊荣)$")
_CLASSES = "市县区镇乡村局院校馆社厂"
#: No clause of prose has more characters.
_LONGEST_CLAUSE = 200


class _Part(NamedTuple):
    """A part of a sentence and where it stands."""

    text: str
    start: int
    end: int

    def cut(self, start: int, end: int | None = None) -> "_Part":
        """What stands between two places of it."""
        text = self.text[start:end]
        return _Part(text, self.start + start, self.start + start + len(text))


def honours(passage: str, place: str | None = None) -> list[dict[str, Any]]:
    """The honours of a sentence.

    Args:
        passage: The sentence.
        place: Who receives what is said of nobody: the place that the text is about.

    Returns:
        `recipient`, `verb`, `title`, `year` and `quote` of each, in order.
    """
    found: list[dict[str, Any]] = []
    clauses = _lists(list(_clauses(plain(passage))))
    who: list[_Part] = []  # who received what the clause before states
    verb = None  # its verb, where it is conferred
    for position, clause in enumerate(clauses):
        if len(clause.text) > _LONGEST_CLAUSE:
            continue
        conferred = _conferred(clause)
        if conferred is None and verb and _goes_on(clause):
            found += _crossed(passage, verb, who, [clause], "")
            continue
        if conferred is None:
            verb = None
            named = who[0].text if who else _body(clauses[:position])
            stated = list(_stated_behind(passage, clause, named, place))
            names = [each["recipient"] for each in stated]
            who = [_Part(name, 0, 0) for name in names if name and name != place]
            found += stated
            continue
        own, verb, titles, start = conferred
        objects = _objects(clauses[position - 1]) if position and not who else []
        if own:
            who = own
        elif verb.text.startswith("被") and objects:
            who = objects
        else:
            named = who[0].text if who else _body(clauses[:position])
            if _HERE.match(clause.text) or not named:
                named = place or ""
            who = [_Part(named, start, start)]
        found += _crossed(passage, verb, who, titles, passage[clause.start : verb.start])
    return found


def _lists(clauses: Sequence[_Part]) -> list[_Part]:
    """Clauses, a list of titles as one that goes on behind a comma up to 等多项荣誉."""
    found: list[_Part] = []
    for clause in clauses:
        found.append(clause)
        if not _LIST_END.search(clause.text):
            continue
        first = len(found) - 1
        while (
            first and not _VERB.search(found[first].text) and _ENDED.search(found[first - 1].text)
        ):
            first -= 1
        text = "，".join([each.text for each in found[first:]])
        found[first:] = [_Part(text, found[first].start, clause.end)]
    return found


#: Who, the verb, the titles, and where this is said.
_Conferred = tuple[list[_Part], _Part, list[_Part], int]


def _conferred(clause: _Part) -> _Conferred | None:
    """What the first verb of a clause confers that confers something: R、S获评T、U."""
    verbs = [each for each in _VERB.finditer(clause.text) if not _quoted(clause.text, each.start())]
    # 获国务院批复升级为国家级高新区: the verb that names the title is the one before it.
    if verbs and verbs[-1]["verb"].endswith("为"):
        verbs = verbs[-1:]
    found = (_conferred_by(clause, verb) for verb in verbs)
    return next((each for each in found if each), None)


def _conferred_by(clause: _Part, match: re.Match[str]) -> _Conferred | None:
    """What a verb confers; None where it says something else."""
    verb, before = match["verb"], clause.text[: match.start()]
    given = None
    if verb == "授予" and "被" not in before:
        given = _GIVEN.match(clause.text, match.end())
        if given is None:
            return None
    end = given.end() if given else match.end()
    titles = _titles(clause.cut(end))
    called = _CALLED.get(verb, _TITLE)
    by = _BY.search(before)
    if by and _GIVERS.search(by[0]):
        called = _ENDED
    strict = verb not in _LOOSE or (by and f"被{verb}" in _STRICT)
    if not strict and not any(_is_called(title, called) for title in titles):
        return None
    who = _ADVERBS.sub("", _BY.sub("", before))
    if _NOT_YET.search(re.sub("“[^”]*”", "", who)):
        return None
    recipients = _recipients(clause.cut(*(given.span() if given else (0, len(who)))))
    return recipients, clause.cut(*match.span()), titles, clause.start + (by or match).start()


def _goes_on(clause: _Part) -> bool:
    """Whether a clause is another prize: 获国家奖2项，省级奖11项."""
    return bool(_BEGINS.match(clause.text) and _PRIZE.search(_TRAILING.sub("", clause.text)))


def _is_called(title: _Part, called: re.Pattern[str]) -> bool:
    """Whether a title is called like one, before or without what trails behind it."""
    texts = (title.text, _TRAILING.sub("", title.text))
    return not _NO_TITLE.search(title.text) and any(called.search(text) for text in texts)


def _body(clauses: Sequence[_Part]) -> str:
    """The body that the clauses before speak of, the nearest first: 热线 of 热线受理诉求."""
    for clause in reversed(clauses):
        match = _BODY.match(clause.text)
        if match:
            return match[0]
    return ""


def _crossed(
    text: str, verb: _Part, recipients: Sequence[_Part], titles: Sequence[_Part], before: str
) -> Iterator[dict[str, Any]]:
    """Every recipient with every title, as they are printed; `before` is what precedes them."""
    for recipient in recipients:
        for title in titles:
            who = text[recipient.start : recipient.end] or recipient.text
            called = text[title.start :][: len(_TRAILING.sub("", title.text))]
            start = min(recipient.start, verb.start)
            quote = text[start : title.end]
            yield _record(who, text[verb.start : verb.end], called, quote, before)


def _record(
    recipient: str | None, verb: str, title: str, quote: str, before: str = ""
) -> dict[str, Any]:
    """An honour, whose year stands in its title or before it in its clause."""
    years = [re.search("([0-9]{4})年", plain(text)) for text in (title, before)]
    return {
        "recipient": recipient or None,
        "verb": verb,
        "title": title,
        "year": next((year[1] for year in years if year), None),
        "quote": quote,
    }


def _stated_behind(
    text: str, clause: _Part, named: str, place: str | None
) -> Iterator[dict[str, Any]]:
    """What is held up as an example, passed once more, or named before its verb.

    `named` is of whom the clauses before speak.
    """
    match = (
        _PRAISED.search(clause.text) or _PASSED.search(clause.text) or _BEHIND.search(clause.text)
    )
    quote = text[clause.start : clause.end]
    before = quote[: match.start()] if match else ""
    if match is None or _NOT_YET.search(before):
        return
    if match.re is _BEHIND:
        yield from _named_before(text, clause, match, place)
        return
    title = quote[slice(*match.span("title"))]
    if match.re is _PASSED:
        who = _ADVERBS.sub("", before)
        who, title = (who, title) if title else ("", who)
        if _TITLE.search(title):
            yield _record(who or place, f"通过{match['verb']}", title, quote)
    elif len(before) > 1 or named:
        yield _record(before if len(before) > 1 else named, match["verb"], title, quote)


def _named_before(
    text: str, clause: _Part, match: re.Match[str], place: str | None
) -> Iterator[dict[str, Any]]:
    """“衡阳油茶”中国特色农产品优势区获国家认定; 区域医疗中心落户衡阳."""
    settles, granted = "落户" in match["verb"], match["verb"].startswith("获批")
    wanted = _PLACED if settles else _GRANTED if granted else None
    named = _after(_TIME, clause.cut(0, len(_ADVERBS.sub("", clause.text[: match.start()]))))
    for title in _split(named):
        called = text[title.start : title.end]
        own = re.match("(“[^”]+”)(.+)", called)
        if wanted and not wanted.search(title.text):
            continue
        recipient, called = (own[1], own[2]) if own and not settles else (place, called)
        yield _record(recipient, match["verb"], called, text[title.start : clause.end])


def _titles(part: _Part) -> list[_Part]:
    """The titles behind a verb, up to the clause's end; a list goes on behind a whole title."""
    parts = _split(_after(_BEFORE_TITLE, part), title=True)
    titles = [_after(_COUNT, each) for each in parts]
    return [each for each in titles if len(_TRAILING.sub("", each.text)) > 1]


def _recipients(part: _Part) -> list[_Part]:
    within = _WITHIN.search(part.text)
    if within:
        part = part.cut(0, within.start())
    return [each for each in _split(_after(_TIME, part)) if len(each.text) > 1]


def _after(pattern: re.Pattern[str], part: _Part) -> _Part:
    """A part without what it begins with."""
    match = pattern.match(part.text)
    return part.cut(match.end()) if match else part


def _objects(clause: _Part) -> list[_Part]:
    """What a clause such as 承办第十三届省运会和第十届省残运会 speaks of; [] of another."""
    match = re.match(
        "(?:成功)?(?:承办|举办|打造|创办|推出|建成|建立|开展|实施)(?:了|的)?", clause.text
    )
    objects = clause.cut(match.end()) if match else clause
    where = re.search("坐落|位于|地处", objects.text)
    if not (match or where):
        return []
    return _split(objects.cut(0, where.start()) if where else objects, whole=True)


def _split(part: _Part, *, title: bool = False, whole: bool = False) -> list[_Part]:
    """The parts of a list; what stands in brackets or quotation marks is not parted.

    Args:
        part: The list.
        title: Only behind what ends like a title or a count, or before what begins like one.
        whole: 和 parts too, whatever it stands between.
    """
    text = part.text
    depths = list(accumulate((char in _OPEN) - (char in _CLOSED) for char in text))
    found: list[_Part] = []
    start = 0
    for match in _SEPARATORS.finditer(text):
        left, right = text[start : match.start()], text[match.end() :]
        if depths[match.start() - 1] > 0 or not left or not right:
            continue
        begins = bool(_BEGINS.match(right)) or left[-2:] in right
        if title and not (
            _ENDED.search(_TRAILING.sub("", left))
            or left[-2:-1].isdigit()
            or (match[0] == "、" and _BEGINS.match(right))
        ):
            continue
        alike = left[-1] in _CLASSES and re.match(f"[^、]*?{left[-1]}", right)
        if match[0] != "、" and not (title or whole or alike):
            continue
        if title and match[0] not in "、，" and not begins:
            continue
        found.append(part.cut(start, match.start()))
        start = match.end()
    found.append(part.cut(start))
    return [each for each in found if each.text]


def _quoted(text: str, place: int) -> bool:
    return text.count("“", 0, place) > text.count("”", 0, place)


def _clauses(text: str) -> Iterator[_Part]:
    whole, start = _Part(text, 0, len(text)), 0
    for match in _CLAUSE.finditer(text):
        if not _quoted(text, match.start()):
            yield whole.cut(start, match.start())
            start = match.end()
    yield whole.cut(start)
