"""How a plain text becomes a head, headings and paragraphs."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from hycli.draft.outline import outline
from hycli.errors import ReportError

ROOT = Path(__file__).parents[1]
BODY = "全市经济平稳健康发展，各项事业取得新的进步。"


def flat(document: dict[str, Any]) -> list[str]:
    """Subjects and paragraphs below them, in order, the lead's first."""
    found = list(document["lead"])
    for section in document["sections"]:
        found += [f"# {section['subject']}", *section["paragraphs"]]
    return found


def test_the_article_is_read_as_the_bundled_report_prints_it() -> None:
    """Head, lead and the eight sections, word for word."""
    report = json.loads((ROOT / "data" / "report.json").read_text(encoding="utf-8"))

    drafted = outline((ROOT / "tests" / "data" / "article.txt").read_text(encoding="utf-8"))

    for name in ("title", "subtitle", "kicker", "byline", "lead"):
        assert drafted[name] == report[name]
    for made, kept in zip(drafted["sections"], report["sections"], strict=True):
        assert {name: made[name] for name in made if name != "id"} == {
            name: kept[name] for name in made if name != "id"
        }


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            f"一、工作回顾\n{BODY}\n二、主要任务\n{BODY}",
            ["# 一、工作回顾", BODY, "# 二、主要任务", BODY],
        ),
        (
            f"第一部分\n工作回顾\n\n{BODY}\n\n（一）稳中求进。\n\n{BODY}",
            ["# 第一部分工作回顾", BODY, "# （一）稳中求进。", BODY],
        ),
        (f"1．综合\n{BODY}\n2．农业\n{BODY}", ["# 1．综合", BODY, "# 2．农业", BODY]),
        (
            f"## 综合 ##\n{BODY}\n### 一、农业\n{BODY}\n## 三\n{BODY}",
            ["# 综合", BODY, "# 一、农业", BODY, "# 三", BODY],
        ),
        (f"**一、综合**\n\n{BODY}", ["# 一、综合", BODY]),
        (
            f"{BODY}\n\n\n\n工作回顾\n\n\n{BODY}\n\n{BODY}\n\n{BODY}",
            [BODY, "# 工作回顾", *[BODY] * 3],
        ),
        (
            f"　　{BODY}\n\n　　这几年的成就，来自自力更生\n\n　　{BODY}\n标题一行",
            [BODY, "# 这几年的成就，来自自力更生", BODY, "标题一行"],
        ),
        (f"（一）\n\n{BODY}\n\n二\n\n{BODY}", ["# （一）", BODY, "# 二", BODY]),
        (
            f"壹、前言\n\n{BODY}\n\n貳、成果\n\n一、經濟\n\n{BODY}",
            ["# 壹、前言", BODY, "# 貳、成果", "# 一、經濟", BODY],
        ),
        (
            f"I. Overview\n\n{BODY}\n\nⅡ、展望\n\n{BODY}",
            ["# I. Overview", BODY, "# Ⅱ、展望", BODY],
        ),
        (
            f"第二编　经济\n\n第一章　工业\n\n第一节　钢铁\n\n{BODY}",
            ["# 第二编经济", "# 第一章工业", "# 第一节钢铁", BODY],
        ),
        (f"1.1 综合\n\n1.1.1 工业\n\n{BODY}", ["# 1.1综合", "# 1.1.1工业", BODY]),
        (f"1.1 综合\n\n{BODY}\n\n2)农业\n\n{BODY}", ["# 1.1综合", BODY, "# 2)农业", BODY]),
        (f"综合\n----\n\n{BODY}\n\n农业\n---\n\n{BODY}", ["# 综合", BODY, "# 农业", BODY]),
    ],
    ids=(
        "han part arabic markdown bold gaps indents alone formal "
        "roman chapters decimals decimal underlined"
    ).split(),
)
def test_headings(text: str, parts: list[str]) -> None:
    """A heading is a line with a number or a mark, or one that is set apart."""
    assert flat(outline(text)) == parts


@pytest.mark.parametrize(
    "line",
    [
        "一、二产业加快发展，三产业比重继续提高。服务业占比过半。",
        "三、对主要食品定量供应部分，给职工以适当补贴；",
        "1.5亿元用于改善农村人居环境。",
        "（一）深入推进改革。坚持把着力点放在实体经济上。",
        "各位代表！",
        "今年要抓好以下工作：",
    ],
)
def test_no_headings(line: str) -> None:
    """Sentences of the text, however they begin."""
    (section,) = outline(f"{BODY}\n\n{line}\n\n{BODY}")["sections"]

    assert section["paragraphs"] == [BODY, line, BODY]


@pytest.mark.parametrize(
    ("line", "after"), [("（摘自政府网站）", BODY), ("●稳定增长", BODY), ("稳定增长", f"，{BODY}")]
)
def test_what_begins_or_goes_on_otherwise_is_no_heading(line: str, after: str) -> None:
    """Though it is short and stands alone above a paragraph."""
    (section,) = outline(f"{BODY}\n\n{line}\n\n{after * 2}")["sections"]

    assert section["paragraphs"] == [BODY, line + after * 2]


def test_items_without_text_between_them_are_no_headings() -> None:
    """A list of tasks is a list."""
    text = f"一、主要任务\n{BODY}\n（一）稳增长\n（二）促改革\n（三）惠民生\n二、保障措施\n{BODY}"

    assert [section["subject"] for section in outline(text)["sections"]] == [
        "一、主要任务",
        "二、保障措施",
    ]


@pytest.mark.parametrize(
    ("lines", "paragraph"),
    [
        ("全市地区生产总值增长4.4\n\n%，快于全国。", "全市地区生产总值增长4.4%，快于全国。"),
        ("建设用地4 800萬平方米，占 12 % 。", "建设用地4800萬平方米，占12%。"),
        ("改\u200b革 开　放\ufeff 2020 年。", "改革开放2020年。"),
        ("第一，\n提高质量。", "第一，提高质量。"),
        ("实施\n《\n义务教育法\n》，促进均衡。", "实施《义务教育法》，促进均衡。"),
        ("GDP per\ncapita 增长。", "GDP per capita增长。"),
        ("增长１９·５％。", "增长１９·５％。"),
        ("总 产 值 增 长 4 . 4 % 。", "总产值增长4.4%。"),
        ("产业结构调整为15.1:\n54.9 ∶ 30.0。", "产业结构调整为15.1:54.9∶30.0。"),
    ],
)
def test_paragraphs_are_mended(lines: str, paragraph: str) -> None:
    """Broken lines are joined, and blanks that say nothing go; the characters stay."""
    document = outline(f"{BODY}\n\n{lines}\n\n{BODY}")

    assert document["sections"][0]["paragraphs"] == [BODY, paragraph, BODY]


def test_a_line_broken_within_quotation_marks_is_no_heading() -> None:
    """Whatever number it begins with."""
    text = f"一、回顾\n{BODY}\n7.“揭榜”：是“双向\n揭榜\n”的简称。\n{BODY}"

    assert flat(outline(text)) == ["# 一、回顾", BODY, "7.“揭榜”：是“双向揭榜”的简称。", BODY]


def test_items_captions_and_rows_stand_alone() -> None:
    """They end without a stop, and what follows is no part of them."""
    rows = ["图1：生产总值", BODY, "|指标|增长（%）|", "第一产业| 5.2 |", "-就业", "-增收"]

    text = "\n".join(["一、综合", BODY, *rows]).replace("-", "- ")

    assert outline(text)["sections"][0]["paragraphs"] == [
        BODY,
        *rows,
    ]


def test_a_second_achievement_is_text() -> None:
    """A section has one; nothing of the text is lost."""
    (section,) = outline(f"{BODY}\n科目：经济\n成绩：第一\n成绩：第二\n")["sections"]

    assert (section["achievement"], section["paragraphs"]) == ("第一", ["成绩：第二"])


def test_an_empty_line_ends_a_list() -> None:
    """Though its last item has no stop."""
    text = f"## 综合\n\n1. 经济增长\n2. 民生改善\n\n{BODY}"

    assert outline(text)["sections"][0]["paragraphs"] == ["1.经济增长", "2.民生改善", BODY]


def test_rows_with_tabs_and_gaps_stand_alone() -> None:
    """A table that was copied from a document or drawn by pdftotext."""
    text = f"一、综合\n{BODY}\n指标\t单位\t数值\n总产值　　亿元　　3500\n{BODY}"

    assert outline(text)["sections"][0]["paragraphs"] == [
        *(BODY, "指标单位数值", "总产值亿元3500", BODY)
    ]


def test_the_contents_are_no_headings() -> None:
    """Nor is the first heading below them an item of their list."""
    text = (
        f"工作报告\n\n目录\n\n一、回顾……1\n二、任务……5\n\n一、回顾\n\n{BODY}\n\n二、任务\n\n{BODY}"
    )

    document = outline(text)

    assert document["title"] == "工作报告"
    assert flat(document)[3:] == ["# 一、回顾", BODY, "# 二、任务", BODY]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_first_heading_below_the_title_is_told_by_the_others(gap: str) -> None:
    """It has no number, but the text has headings that are set like it."""
    parts = ["工作总结", "经济稳中有进", BODY * 2, BODY * 2, "民生持续改善", BODY * 2]

    document = outline(gap.join(parts))

    assert document["title"] == "工作总结"
    assert [section["subject"] for section in document["sections"]] == [parts[1], parts[4]]


def test_lines_that_were_broken_because_they_were_full() -> None:
    """Neither a full stop at a line's end nor a page number parts a paragraph."""
    text = "过去五年全市上下团结奋斗经济总量迈上了新台阶。" * 4
    broken = re.findall(".{1,20}", text)
    pages = [*broken[:2], "", "- 7 -", "", *broken[2:]]

    document = outline("\n".join(["一、回顾", "  " + pages[0], *pages[1:], f"  {BODY}"]))

    assert document["sections"][0]["paragraphs"] == [text, BODY]


@pytest.mark.parametrize("numbers", ["3 4", "第3页 第9页", "-3- —9—", "30 500"])
def test_page_numbers_go(numbers: str) -> None:
    """Marked as such, or counting on; other numbers on lines of their own are text."""
    first, second = numbers.split()

    (section,) = outline(f"{BODY}\n\n{first}\n\n{BODY}\n\n{second}\n\n{BODY}")["sections"]

    kept = numbers == "30 500"
    assert "".join(section["paragraphs"]) == (
        f"{BODY}{first}{BODY}{second}{BODY}" if kept else BODY * 3
    )


def test_a_heading_that_was_broken_because_its_line_was_full() -> None:
    """Its second line belongs to it; a sentence that begins like a heading is none."""
    heading = "一、大力发展农业生产和加强基础设施建设以保持国民经济稳定增长"
    item = "（一）坚持稳中求进工作总基调着力创新和完善宏观调控实现好转。面对困难坚持不懈团结。"
    text = "过去五年全市上下团结奋斗经济总量迈上了新台阶成绩来之不易需要倍加珍惜。" * 2
    lines = [piece for each in (heading, text, item, text) for piece in re.findall(".{1,20}", each)]

    document = outline("\n".join(lines))

    assert [section["subject"] for section in document["sections"]] == [heading]
    assert document["sections"][0]["paragraphs"] == [text, item, text]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        (
            f"政府工作报告\n\n——在市第十六届人民代表大会上\n\n市长　张　三\n\n各位代表：\n\n{BODY}",
            {
                "title": "政府工作报告",
                "subtitle": "——在市第十六届人民代表大会上",
                "byline": "市长 张 三",
            },
        ),
        (
            f"# 统计公报\n\n（2021年3月）\n\n## 一、综合\n\n{BODY}",
            {"title": "统计公报", "subtitle": "（2021年3月）"},
        ),
        (
            f"关于计划执行情况与\n计划草案的报告\n\n{BODY}",
            {"title": "关于计划执行情况与计划草案的报告"},
        ),
        (f"各位代表：\n\n{BODY}\n\n{BODY}", {"title": BODY.rstrip("。")}),
        (
            (
                "打印\n【字号：\n大\n】\n2026年政府工作报告\n——2026年2月3日在第四次会议上\n"
                f"来源：日报\n{BODY}"
            ),
            {
                "kicker": "打印 【字号： 大 】",
                "title": "2026年政府工作报告",
                "subtitle": "——2026年2月3日在第四次会议上",
                "byline": "来源：日报",
            },
        ),
        (
            f"政府工作报告\n2021 年 2 月 4 日在第七次会议上\n县长 张三\n{BODY}",
            {
                "title": "政府工作报告",
                "subtitle": "2021年2月4日在第七次会议上",
                "byline": "县长 张三",
            },
        ),
        (
            f"政府工作报告\n2026年02月10日 07时41分\n{BODY}",
            {"title": "政府工作报告", "byline": "2026年02月10日07时41分"},
        ),
        (
            f"在工作会议上的讲话\n\n市委书记　王力\n（2020年1月5日）\n\n{BODY}",
            {"title": "在工作会议上的讲话", "byline": "市委书记 王力 （2020年1月5日）"},
        ),
        (
            f"您的位置:\n首页\n政府工作报告\n【字体：\n大\n】\n——2026年1月28日在第四次会议上\n{BODY}",
            {"kicker": "您的位置: 首页", "title": "政府工作报告"},
        ),
        (f"# 报告\n\n|指标|数值|\n|---|---|\n\n{BODY}", {"title": "报告"}),
    ],
    ids="speech markdown two-lines none web-page occasion time secretary page table".split(),
)
def test_the_head(text: str, head: dict[str, str]) -> None:
    """What stands above the text; a text without a title is called by its first words."""
    document = outline(text)

    assert {name: document[name] for name in document if name not in ("lead", "sections")} == head


def test_a_text_without_headings_is_one_section() -> None:
    """It has the text's name, and no lead."""
    assert outline(f"工作总结\n\n{BODY}\n\n{BODY}") == {
        "title": "工作总结",
        "lead": [],
        "sections": [
            {"number": 1, "id": "section-1", "subject": "工作总结", "paragraphs": [BODY, BODY]}
        ],
    }


@pytest.mark.parametrize("text", ["", " \n\u3000\n", "\ufeff", "\x00"])
def test_a_text_that_holds_nothing_is_refused(text: str) -> None:
    """One clear line instead of an empty report."""
    with pytest.raises(ReportError, match="empty"):
        outline(text)


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("衡阳市地区生产总值增长7.4%，" * 100_000, 1),
        ("# 标题\n" * 100_000, 100_000),
        ("没有句号的一行文字\n" * 50_000, 1),
        (" " * 1_000_000 + "字", 1),
        ("一、\n" * 50_000, 1),
        ("”）" * 500_000, 1),
    ],
    ids=["one line", "headings", "no ends", "blanks", "numbers", "brackets"],
)
def test_hostile_texts_have_an_outline(text: str, sections: int) -> None:
    """Whatever it holds, and in time that grows with it."""
    assert len(outline(text)["sections"]) == sections


@pytest.mark.parametrize(
    "text", ["字", "。", "一、", "# ", "科目：", "成绩：好", "# 标题", "1", "**", "：", "\u2028。"]
)
def test_the_shortest_texts_have_an_outline(text: str) -> None:
    """A title and a section that have names."""
    document = outline(text)

    assert document["title"]
    assert all(section["subject"] for section in document["sections"])
