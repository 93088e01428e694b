"""Words of Taiwan and Hong Kong, asked of a text that is written on the mainland."""

import pytest

import hycli
from hycli import Report
from hycli.search.thesaurus import LONGEST, mainland
from hycli.tables import read_table

REPORT = hycli.load()


def report_of(*sentences: str) -> Report:
    """A report that says these sentences and no more."""
    section = {
        "number": 1,
        "id": "one",
        "subject": "科目",
        "achievement": "成就",
        "subject_en": "subject",
        "achievement_en": "achievement",
        "paragraphs": ["".join(sentences)],
    }
    return Report({"title": "题目", "sections": [section]})


@pytest.mark.parametrize(
    ("phrase", "ref", "words"),
    [
        pytest.param("空氣品質", "5.1.4", ["空气质量"], id="as long"),
        pytest.param("空气品质", "5.1.4", ["空气质量"], id="in simplified characters"),
        pytest.param("志工組織", "7.1.3", ["志愿者", "组织"], id="longer on the mainland"),
        pytest.param("數位經濟走廊", "3.1.7", ["数字经济走廊"], id="from OpenCC"),
        pytest.param("電子資訊產業", "2.1.4", ["电子信息", "产业"], id="between others"),
        pytest.param("訂定 地方性法規", "6.1.1", ["制定", "地方性法规"], id="two words"),
    ],
)
def test_a_word_of_another_region_finds_the_mainlands(
    phrase: str, ref: str, words: list[str]
) -> None:
    """
    And marks it.
    """
    hit = REPORT.search(phrase)[0]

    assert hit.ref == ref
    assert [hit.text[start:end] for start, end in hit.spans] == words


def test_what_was_typed_is_told() -> None:
    """
    Beside what it stands for, as characters.
    """
    parts = REPORT.search("空氣品質")[0].parts

    assert ("品质", "质量", "characters") in [(p.typed, p.matched, p.way) for p in parts]


def test_a_word_that_stands_as_it_was_typed_comes_first() -> None:
    """
    The mainland writes 品质 too.
    """
    report = report_of("环境空气质量首次达到标准。", "农产品空气品质指标稳定。")

    hit = report.search("空氣品質")[0]

    assert (hit.ref, hit.score) == ("1.1.2", 100)


@pytest.mark.parametrize("phrase", "捷運 軟體 計程車 幼稚園 空氣清淨機".split())
def test_finds_nothing_where_the_mainlands_word_is_not_there(phrase: str) -> None:
    """
    No more than that word would.
    """
    assert not REPORT.search(phrase)


def test_a_word_within_others_is_none() -> None:
    """
    人民防空 does not speak of 民防, which the mainland calls 人防.
    """
    assert REPORT.search("人民防空")[0].ref == "8.2.1"
    assert not report_of("人防工程建成。").search("人民防线")


@pytest.mark.parametrize("word", "质量 执行 文件 建立 运行".split())
def test_a_word_that_the_mainland_writes_stands_for_itself(word: str) -> None:
    """
    OpenCC has some of them for computing.
    """
    assert mainland(word) == []


def test_no_word_of_the_table_is_too_long_to_be_looked_for() -> None:
    """The bound is the longest word's length."""
    assert (
        max(len(line.split(" ")[0]) for line in read_table("regional.txt").splitlines()) == LONGEST
    )
