"""The bundled report is the article, word for word, and no figure or honour of it is left out."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import documents
import pytest

import hycli
from hycli import Report
from hycli.checking import faults
from hycli.schema import schema_text

ARTICLE = (Path(__file__).parent / "data" / "article.txt").read_text(encoding="utf-8")
LINES = [line for line in ARTICLE.split("\n") if line.strip()]
REPORT = hycli.load()
QUOTES = [record.quote for record in REPORT.records]

IDS = "opportunity economy reform risk livelihood democracy culture party".split()


def mended(lines: list[str]) -> list[str]:
    """Paragraphs: a line that does not end as a sentence does goes on in the next one."""
    paragraphs = [""]
    for line in lines:
        paragraphs[-1] += line
        if line[-1] in "。！？":
            paragraphs.append("")
    return paragraphs[:-1]


def test_the_head_is_the_articles() -> None:
    """The kicker stands first, the title in two lines, then the subtitle and the byline."""
    assert LINES[0] == REPORT.kicker
    assert LINES[1] + LINES[2] == REPORT.title
    assert LINES[3] == REPORT.subtitle
    assert LINES[4] == REPORT.byline


def test_the_lead_is_the_articles() -> None:
    """Up to the first subject; line breaks inside a sentence are mended, nothing else is."""
    lead = list(takewhile(lambda line: not line.startswith("科目："), LINES[5:]))

    assert mended(lead) == list(REPORT.lead.paragraphs)
    assert len(lead) > len(REPORT.lead.paragraphs)


def test_the_sections_are_the_articles() -> None:
    """Subject, achievement and paragraphs of each of the eight, in order."""
    parts = ARTICLE.split("科目：")[1:]
    printed = [[line for line in part.split("\n") if line] for part in parts]

    assert [(each[0], each[1].removeprefix("成绩："), mended(each[2:])) for each in printed] == [
        (each.subject, each.achievement, list(each.paragraphs)) for each in REPORT.sections
    ]


def test_nothing_else_stands_in_the_article() -> None:
    """Character for character, but for line breaks and the labels of subject and achievement."""
    texts = [REPORT.kicker, REPORT.title, REPORT.subtitle, REPORT.byline, *REPORT.lead.paragraphs]
    for section in REPORT.sections:
        texts += [f"科目：{section.subject}", f"成绩：{section.achievement}", *section.paragraphs]

    assert "".join(map(str, texts)) == ARTICLE.replace("\n", "")


def test_sections_have_their_numbers_and_ids() -> None:
    """Eight of them, with the ids that scripts rely on."""
    assert [each.number for each in REPORT.sections] == list(range(1, 9))
    assert [each.id for each in REPORT.sections] == IDS
    assert (REPORT.lead.number, REPORT.lead.id) == (0, "lead")


def test_passages_are_the_paragraphs() -> None:
    """Joined without a separator, a paragraph's passages are the paragraph; refs count from 1."""
    for section in (REPORT.lead, *REPORT.sections):
        for number, paragraph in enumerate(section.paragraphs, 1):
            start = f"{section.number}.{number}."
            passages = [each for each in section.passages if each.ref.startswith(start)]
            assert "".join(each.text for each in passages) == paragraph
            assert [each.ref for each in passages] == [
                f"{start}{position}" for position in range(1, len(passages) + 1)
            ]


def test_a_passage_is_one_sentence() -> None:
    """It ends with 。！？ or ； and has none of them before."""
    for passage in REPORT.passages:
        assert re.fullmatch(r"[^。！？；]+[。！？；]", passage.text), passage


#: What the article does not print.
NOT_PRINTED = {"place", "year", "source", "asked_as"}


def test_the_file_is_complete() -> None:
    """No field is left out that another report may leave out; what is not stated is null."""
    document = documents.real()
    schema = json.loads(schema_text())["properties"]

    assert set(schema) - set(document) <= NOT_PRINTED
    for name in ("sections", "metrics", "honours", "glossary", "notes"):
        for record in document[name]:
            assert set(schema[name]["items"]["properties"]) - set(record) <= {"drafted"}, record
    assert not any(record.get("drafted") for record in document["metrics"] + document["honours"])


def test_the_file_is_valid() -> None:
    """The checker, which is not run on the bundled file at each start, finds nothing."""
    assert faults(documents.real()) == []


# Records ------------------------------------------------------------------------------------


def test_ids_are_unique() -> None:
    """Among metrics and honours together, and none is a section's."""
    ids = Counter(record.id for record in REPORT.records)
    ids.update(section.id for section in (REPORT.lead, *REPORT.sections))

    assert [name for name, count in ids.items() if count > 1] == []


@pytest.mark.parametrize("record", REPORT.records, ids=lambda record: record.id)
def test_a_record_is_in_the_words_of_its_passage(record: hycli.Metric | hycli.Honour) -> None:
    """The quote stands in the passage that the ref names, in the section that is given."""
    assert record.quote in REPORT.passage(record.ref).text
    assert record.section == int(record.ref.split(".")[0])


#: Values that the article writes in words.
IN_WORDS = {
    "airport-routes": "翻了两番",
    "airport-passengers": "翻了两番",
    "hotline-award-streak": "三年",
}


@pytest.mark.parametrize("metric", REPORT.metrics, ids=lambda metric: metric.id)
def test_a_metric_says_what_its_quote_says(metric: hycli.Metric) -> None:
    """Value, unit, comparator and periods are the words of the quote or of its passage."""
    passage = REPORT.passage(metric.ref).text
    words = IN_WORDS.get(metric.id, f"{metric.value:g}" if metric.value < 1e5 else None)

    assert (words or str(metric.value)) in metric.quote
    if metric.id not in IN_WORDS and ":" not in metric.quote:
        # 2.1万余人 is 2.1 万人 with its 余 left to the comparator.
        assert f"{metric.value}{metric.unit}" in metric.quote.replace("余", "")
    assert (metric.comparator == ">") == bool(re.search("突破|余人|以上", metric.quote))
    assert (metric.comparator == "<=") == ("以内" in metric.quote)
    for period in (metric.period, metric.baseline_period):
        written = "五年" if period == "five-years" else f"{period}年"
        assert period is None or written in passage


@pytest.mark.parametrize("metric", REPORT.metrics, ids=lambda metric: metric.id)
def test_a_fold_is_how_many_times_the_baseline_that_makes(metric: hycli.Metric) -> None:
    """1.54倍 is 1.54, 增加2.6倍 is 3.6, 翻两番 is 4; without a baseline there is none."""
    expected = {"multiple": metric.value, "increase": round(metric.value + 1, 9)}

    assert metric.fold == expected.get(str(metric.kind))
    assert (metric.kind == "increase") == bool(re.search("(增加|增长)[0-9.]+倍", metric.quote))
    assert (metric.kind == "streak") == ("连续" in metric.quote)


def holds_in_order(text: str, part: str) -> bool:
    """Whether the characters of a part stand in a text one after the other, if not together."""
    rest = iter(text)
    return all(char in rest for char in part)


@pytest.mark.parametrize("honour", REPORT.honours, ids=lambda honour: honour.id)
def test_an_honour_says_what_its_quote_says(honour: hycli.Honour) -> None:
    """Title, verb and year are the quote's, the recipient the passage's; nothing is invented."""
    passage = REPORT.passage(honour.ref).text

    assert holds_in_order(honour.quote, honour.title)
    assert holds_in_order(honour.quote, str(honour.verb))
    assert honour.recipient == "衡阳市" or holds_in_order(passage, str(honour.recipient))
    assert honour.year is None or f"{honour.year}年" in honour.quote


def test_a_note_is_in_the_words_of_its_passage() -> None:
    """The print's errors are named, and the text stays as printed."""
    for note in REPORT.notes:
        assert note.quote in REPORT.passage(note.ref).text
    assert {note.ref for note in REPORT.notes} == {"0.3.2", "1.1.2", "2.1.2", "3.1.3", "3.1.6"}


def test_every_passage_has_a_sentence_in_english() -> None:
    """In the report's order, a capital first, a stop last."""
    assert list(REPORT.translations) == [passage.ref for passage in REPORT.passages]
    for sentence in REPORT.translations.values():
        assert re.fullmatch(r"[A-Z].*[.?]", sentence), sentence


#: Numbers that English writes otherwise: 3500亿, 40万, 2.1万, 31.93万 and 连续5年.
IN_ENGLISH = {"3500": "350", "40": "400000", "2.1": "21000", "31.93": "319300", "5": "five"}


@pytest.mark.parametrize("passage", REPORT.passages, ids=lambda passage: passage.ref)
def test_the_english_of_a_passage_has_its_numbers(passage: hycli.Passage) -> None:
    """All that stand there in digits, and 350 billion for 3500亿."""
    english = REPORT.translations[passage.ref].replace(",", "")

    for number in re.findall(r"[0-9]+(?:\.[0-9]+)?", passage.text):
        written = IN_ENGLISH.get(number, number)
        assert re.search(rf"(?<![0-9.]){re.escape(written)}(?![0-9])", english), number


def test_terms_are_in_the_words_of_the_article() -> None:
    """So that a search in English ends in a place that can be marked."""
    flat = ARTICLE.replace("\n", "")
    for term in REPORT.glossary:
        assert term.term in flat
        assert term.names


def test_figures_that_are_stated_twice_are_listed_twice() -> None:
    """Once a place: the lead's two and the economy section's two."""
    both = {"地区生产总值总量", "地区生产总值五年年均增长率"}
    for name in both:
        assert [each.section for each in REPORT.metrics if each.name == name] == [0, 2]


# Sweeps -------------------------------------------------------------------------------------


def every_text(report: Report) -> Iterator[str]:
    """All the texts of the article, each by itself."""
    yield from map(str, (report.title, report.subtitle, report.kicker, report.byline))
    for section in report.sections:
        yield from (section.subject or "", section.achievement or "")
    for section in (report.lead, *report.sections):
        yield from section.paragraphs


def within(text: str, phrases: list[str]) -> set[int]:
    """The positions of a text that one of the phrases covers."""
    return {
        position
        for phrase in phrases
        for match in re.finditer(re.escape(phrase), text)
        for position in range(*match.span())
    }


def left_over(pattern: str, phrases: list[str]) -> list[str]:
    """What a pattern finds in the article outside the phrases, with what stands around it."""
    return [
        f"{match[0]} in …{text[max(0, match.start() - 10) : match.end() + 10]}…"
        for text in every_text(REPORT)
        for match in re.finditer(pattern, text)
        if not set(range(*match.span())) <= within(text, phrases)
    ]


NUMBER = r"[0-9]+(?:\.[0-9]+)?|[零〇一二两三四五六七八九十百千万亿双半Ⅰ-Ⅻ]+|首|番"

#: Numbers that are no figure of Hengyang's, reviewed one by one.
NO_FIGURES = {
    "an ordinal": [
        "第十二次党代会",
        "第十一次党代会",
        "第十届中韩青少年体育交流活动",
        "首届国际马拉松赛",
        "首辆火星车",
        "首条过江隧道",
        "首次达到国家二级标准",
        "首创",
    ],
    "the name of a strategy, plan or rule": [
        "“三高四新”",
        "“五个新衡阳”",
        "“一体两翼”",
        "“双循环”",
        "“两黄两茶一花”",
        "“一核多极”",
        "“三项制度”",
        "“三三五”工程",
        "“三清三建”",
        "“三年行动计划”",
        "“15分钟健康服务圈”",
        "“一门式”",
        "“一府一委两院”",
        "“一把手”",
        "八项规定",
        "Ⅱ类标准",
        "双拥共建",
    ],
    "a word that has a number in it": [
        "一份精彩“答卷”",
        "一批改革",
        "一体推进",
        "一线",
        "进一步",
        "老百姓",
        "彻底清零",
        "红十字会",
        "万历",
        "“三下降”",
    ],
    "a span of time, not a quantity reached": ["过去五年", "近十年来"],
    "an anniversary": ["70周年", "100周年", "400周年", "120周年"],
}


def test_every_number_of_the_article_is_accounted_for() -> None:
    """It stands in the quote of a metric or an honour, or was reviewed and is none."""
    reviewed = [phrase for phrases in NO_FIGURES.values() for phrase in phrases]

    assert left_over(NUMBER, QUOTES + reviewed) == []


CONFERRING = (
    "获|评为|评选|荣|批准|入选|入围|确定为|跻身|上榜|位居|位列|排名|认定|摘帽|推介|推广|刷新|誉|"
    "升格|纳入|列入|命名|授予|称号|冠|首创|率先|领先|一流|前列|示范|试点|先进|先锋|百强|奖|品牌|"
    "创建|特色|典型|优秀|最佳|落户|双拥模范|世界纪录"
)

#: Words of honour that confer none, reviewed one by one.
NO_HONOURS = {
    "the thing named belongs to the whole country": ["首辆火星车命名为"],
    "a campaign that has not ended in a title": [
        "国家先进制造业集群创建",
        "全国文明城市创建",
        "试点合格城市创建",
        "精神文明创建活动",
    ],
    "a count of pilots, listed as a metric": ["24项“国字号”试点"],
    "a word that has such a character in it": ["获得新提升", "新冠肺炎"],
    "the city's own claim to be first or ahead, conferred by nobody": [
        "全省首创",
        "全国首创",
        "全省率先",
        "全国地级市率先",
        "走在全国全省前列",
    ],
    "leaving the list of poor counties, no distinction": ["祁东县成功摘帽"],
}


def test_every_conferring_word_of_the_article_is_accounted_for() -> None:
    """It stands in the quote of an honour, or was reviewed and confers none."""
    quotes = [honour.quote for honour in REPORT.honours]
    reviewed = [phrase for phrases in NO_HONOURS.values() for phrase in phrases]

    assert left_over(CONFERRING, quotes + reviewed) == []


@pytest.mark.parametrize(
    ("pattern", "quotes", "reviewed"),
    [
        pytest.param(NUMBER, QUOTES, NO_FIGURES, id="numbers"),
        pytest.param(CONFERRING, [each.quote for each in REPORT.honours], NO_HONOURS, id="honours"),
    ],
)
def test_the_reviewed_lists_hold_nothing_that_is_not_needed(
    pattern: str, quotes: list[str], reviewed: dict[str, list[str]]
) -> None:
    """Each phrase stands in the article and has a word in it that no quote accounts for."""
    every = [phrase for phrases in reviewed.values() for phrase in phrases]
    idle = []
    for phrase in every:
        others = [each for each in every if each != phrase]
        if left_over(pattern, quotes + others) == []:
            idle.append(phrase)

    assert idle == []
