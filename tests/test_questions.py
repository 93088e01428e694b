"""What people ask, in whole questions and in their own words, and what the report cannot answer."""

import pytest

import hycli
from hycli import Hit

REPORT = hycli.load()


def marks(hit: Hit, words: str) -> bool:
    """Whether something of certain words is marked where they stand in a hit."""
    place = hit.text.find(words)
    return place >= 0 and any(
        start < place + len(words) and place < end for start, end in hit.spans
    )


@pytest.mark.parametrize(
    ("question", "ref", "words"),
    [
        ("失业率是多少", "5.1.5", "失业率"),
        ("衡阳的失业率控制在多少", "5.1.5", "失业率"),
        ("有多少个贫困村出列", "5.1.1", "322个贫困村全部出列"),
        ("哪个县脱贫摘帽了", "5.1.1", "祁东县成功摘帽"),
        ("哪些县是试点", "7.1.7", "衡阳县"),
        ("机场旅客吞吐量增长了多少", "1.1.2", "旅客吞吐量较2015年均翻了两番"),
        ("机场客流", "1.1.2", "旅客吞吐量"),
        ("机场排名", "1.1.2", "全国百强机场"),
        ("税收占比", "2.1.3", "地方税占比"),
        ("三产比例", "2.1.2", "12.6:33.5:44"),
        ("民生支出占财政支出的比重是多少", "5.1.6", "民生支出占财政支出比重"),
        ("2020年经济总量是多少", "2.1.1", "3500亿元"),
        ("GDP年均增长多少", "2.1.1", "7.4%"),
        ("谁刷新了水稻亩产纪录", "2.1.5", "纪录"),
        ("南岳机场是哪一年评上百强的", "1.1.2", "百强机场"),
        ("湘江水质怎么样", "5.1.4", "湘江干流水质"),
        ("请问新增就业多少人", "5.1.5", "就业31.93万"),
        ("存款翻了几倍", "2.1.3", "1.54倍"),
        ("how many villages were lifted out of poverty", "5.1.1", "322个贫困村全部出列"),
        ("how many people escaped poverty", "5.1.1", "322375名建档立卡贫困人口"),
        ("which county was lifted out of poverty", "5.1.1", "祁东县成功摘帽"),
        ("what is the unemployment rate", "5.1.5", "失业率"),
        ("how fast did GDP grow", "2.1.1", "年均增长7.4%"),
        ("how many jobs were created", "5.1.5", "新增城镇就业31.93万人"),
        ("is there a tunnel under the river", "5.1.3", "过江隧道"),
        ("what share of spending goes to people's livelihood", "5.1.6", "72.97%"),
    ],
)
def test_a_question_finds_its_answer_first(question: str, ref: str, words: str) -> None:
    """The sentence that answers stands first, and what answers is marked in it."""
    hit = REPORT.search(question)[0]

    assert hit.ref == ref
    assert marks(hit, words)


@pytest.mark.parametrize(
    ("question", "record"),
    [
        ("失业率是多少", "urban-unemployment"),
        ("有多少个贫困村出列", "poverty-villages"),
        ("how many villages were lifted out of poverty", "poverty-villages"),
        ("机场客流", "airport-passengers"),
        ("机场排名", "top-100-airport"),
        ("GDP", "grp-2020"),
        ("GDP 2020", "grp-2020"),
        ("2020年GDP是多少", "grp-2020"),
        ("GDP增长率", "grp-growth"),
        ("GDP年均增长多少", "grp-growth"),
        ("贷款余额倍数", "loans"),
        ("存款余额倍数", "deposits"),
    ],
)
def test_a_question_finds_its_figure_or_honour_first(question: str, record: str) -> None:
    """Of several in one sentence the one that is asked for."""
    assert REPORT.search(question, kinds=["metric", "honour"])[0].id == record


@pytest.mark.parametrize(
    "phrase",
    [
        "长沙GDP是多少",
        "上海的GDP",
        "GDP of Changsha",
        "北京的失业率",
        "武汉 机场",
        "2021年GDP",
        "2015年GDP",
        "2019年GDP是多少",
        "2018年失业率",
        "unemployment rate in 2015",
        "房价是多少",
        "地铁什么时候开通",
        "高铁票多少钱",
        "市长是谁",
        "人均寿命是多少",
        "天气怎么样",
        "who is the mayor",
        "how many universities are in the city",
        "how many hospitals are there",
        "what is the population",
        "who won the election",
    ],
)
def test_what_the_report_does_not_answer_finds_nothing(phrase: str) -> None:
    """Another city, another year, another fact."""
    assert REPORT.search(phrase) == []


@pytest.mark.parametrize(
    ("question", "about", "ref"),
    [
        ("马拉松的冠军是谁", "冠军", "1.1.5"),
        ("衡阳的常住人口有多少", "人口", ""),
        ("引进高层次人才给多少安家费", "安", "3.1.6"),
        ("what was the budget of the 13th Provincial Games?", "budget", "1.1.4"),
        ("who is the director of the Shuikoushan memorial hall?", "director", "7.1.2"),
        ("who invented hybrid rice?", "invented", "2.1.5"),
        ("how much foreign investment was attracted?", "foreign", "2.1.4"),
        ("how deep is the Xiang River", "deep", "4.1.2"),
        ("企业上市辅导中心的主任叫什么", "主任", "2.1.7"),
        ("水口山工人运动纪念馆的馆长姓什么", "馆长", "7.1.2"),
        ("opening hours of the Shuikoushan memorial hall", "hours", "7.1.2"),
    ],
)
def test_what_a_question_is_about_has_to_be_there(question: str, about: str, ref: str) -> None:
    """However much else of it is: without the word it finds the sentence, if there is one."""
    assert REPORT.search(question) == []
    rest = REPORT.search(question.replace(about, ""), limit=1)
    assert not ref or rest[0].ref == ref


@pytest.mark.parametrize(
    "word",
    """
    Changsha inflation Beijing doctor movie engineers grain miners Paris
    would there could think always since the of in to and is
    人们 许多 方式 参加 显示 法律 故事 什么 多少 出生率
    """.split(),
)
def test_a_word_is_no_slip_of_another(word: str) -> None:
    """Nor is a word that says nothing found in every sentence."""
    assert REPORT.search(word) == []


@pytest.mark.parametrize("phrase", ["怎么样", "好不好", "有没有", "是多少"])
def test_a_question_without_a_subject_finds_nothing(phrase: str) -> None:
    """It is part of many questions and asks for nothing by itself."""
    assert REPORT.search(phrase) == []


@pytest.mark.parametrize(
    "phrase",
    [
        *("湘潭的失业率高不高", "郴州的有色金属产业怎么样", "张家界的机场", "株洲旅客吞吐量"),
        *("过江隧道花了多少钱修的", "国际网球公开赛奖金多少", "马拉松冠军跑了多长时间"),
        *("长沙2020年的GDP是多少", "永州培育了多少家专精特新小巨人企业", "14th Provincial Games"),
        *("油茶种了多少亩", "祁东县黄花菜产量多少吨", "第十三届省运会衡阳得了几块金牌"),
    ],
)
def test_another_place_and_a_number_that_is_not_told_find_nothing(phrase: str) -> None:
    """Though the sentence about the rest of the question is there."""
    assert REPORT.search(phrase) == []


@pytest.mark.parametrize(
    ("question", "ref"),
    [
        ("南岳机场哪一年进入百强", "1.1.2"),
        ("when did GDP pass 350 billion yuan", "2.1.1"),
        *[("祝融号什么时候登陆", None), ("夏明翰是哪一年牺牲的", None)],
        *[("第十二次党代会哪天开幕", None), ("when did the Mars rover land", None)],
        ("全国文明城市是哪一年评上的", None),
    ],
)
def test_a_question_for_a_date_needs_one(question: str, ref: str | None) -> None:
    """In the clause that says the rest."""
    assert [hit.ref for hit in REPORT.search(question, limit=1)] == ([ref] if ref else [])


@pytest.mark.parametrize("phrase", ["湘江 大会", "脱贫 奥运会"])
def test_a_key_word_that_the_report_lacks_matches_nothing(phrase: str) -> None:
    """The other one is found, and told to be all that was."""
    known, lacking = phrase.split()
    for hit in REPORT.search(phrase):
        assert known in hit.text
        assert not any(part.matched for part in hit.parts if part.typed in lacking)


@pytest.mark.parametrize(
    ("phrase", "ref", "words"),
    [
        ("第4批", "6.1.3", "第四批"),
        ("第四批", "6.1.3", "第四批"),
        ("第6届", "7.1.4", "第六届"),
        ("翻了2番", "1.1.2", "翻了两番"),
        ("连续3年", "3.1.2", "连续三年"),
        ("8项规定", "8.1.4", "八项规定"),
        ("100强", "1.1.2", "百强"),
        ("100强机场", "1.1.2", "百强机场"),
        ("四十三%", "2.1.3", "43%"),
        ("百分之四十三", "2.1.3", "43%"),
        ("12.6:33.5:44", "2.1.2", "12.6:33.5:44"),
        ("１２．６：３３．５：４４", "2.1.2", "12.6:33.5:44"),
        ("12.6比33.5比44", "2.1.2", "12.6:33.5:44"),
        ("350bn", "2.1.1", "3500亿"),
        ("350 billion", "2.1.1", "3500亿"),
        ("三千五百亿", "2.1.1", "3500亿"),
        ("三千五百多亿", "2.1.1", "3500亿"),
        ("约3500亿", "2.1.1", "3500亿"),
        ("七成三", "5.1.6", "72.97%"),
        ("三十二万贫困人口", "5.1.1", "322375"),
        ("四百九十七项", "3.1.1", "497项"),
    ],
)
def test_a_number_is_found_however_it_is_written(phrase: str, ref: str, words: str) -> None:
    """By its value, also within names, and by what it rounds to."""
    hit = REPORT.search(phrase)[0]

    assert hit.ref == ref
    assert marks(hit, words)


@pytest.mark.parametrize("phrase", "12.6:33.5:44 12.6比33.5比44 3500亿 三千五百亿 43%".split())
def test_the_same_number_is_a_full_match(phrase: str) -> None:
    """However it is written."""
    assert REPORT.search(phrase)[0].score == 100.0


@pytest.mark.parametrize(
    "phrase",
    [
        "翻了三番",
        "翻了3番",
        "第7批法治县",
        "第七批",
        "连续八年",
        "200强机场",
        "四十四点一%",
        "43.5%",
        "三千六百亿",
        "360bn",
        "323个贫困村",
        "325个贫困村",
        "12.6:33.5:54",
        "4.5万人",
    ],
)
def test_another_number_is_another_fact(phrase: str) -> None:
    """Whatever else of the phrase is there."""
    assert REPORT.search(phrase) == []


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        (
            "how many democratic parties completed their leadership handover",
            "7个民主党派市委和市工商联顺利完成政治交接",
        ),
        ("民生支出占财政支出的比重是多少", "民生支出占财政支出比重提高到72.97%"),
        ("外贸国家数", "对外贸易合作遍及全球161个国家和地区"),
    ],
)
def test_a_question_for_a_number_marks_the_figure(question: str, figure: str) -> None:
    """What is marked is what the question asks for, though other words of it stand there."""
    hit = REPORT.search(question)[0]
    assert [hit.text[start:end] for start, end in hit.spans] == [figure]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("全国双创大赛一等奖是哪个项目拿的", "“黄花菜不止于菜”项目荣获全国双创大赛一等奖"),
        ("文旅产业是怎么布局的", "着力构筑“一核多极”的文旅产业布局"),
        ("数字经济走廊建在哪条路上", "衡阳大道数字经济走廊加快发展"),
        ("what's the jobless rate", "城镇登记失业率稳定控制在4.5%以内"),
        ("文旅产业布局", "文旅产业布局"),
    ],
)
def test_a_question_that_words_answer_marks_the_clause(question: str, answer: str) -> None:
    """The answer stands beside the words of the question; a phrase is marked as it stands."""
    hit = REPORT.search(question)[0]
    assert [hit.text[start:end] for start, end in hit.spans] == [answer]


@pytest.mark.parametrize("phrase", ["市委书记是谁", "衡阳市长叫什么名字", "祝融是什么神"])
def test_what_people_ask_is_not_matched_by_sound_alone(phrase: str) -> None:
    """市长 is not what asks about 市场."""
    assert REPORT.search(phrase) == []


def test_a_slip_within_what_people_ask_is_forgiven() -> None:
    """Of sentences that hold it alike, that comes first which is asked as just that."""
    assert [hit.ref for hit in REPORT.search("脱贫功坚", limit=1)] == ["5.1.1"]
