"""What a search finds, where it marks it, and what it leaves alone."""

import random
from collections.abc import Callable
from itertools import combinations, pairwise
from math import log2
from typing import Any

import documents
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hycli
from hycli import Hit, Report, UsageError
from hycli.search.chains import (
    BACKWARD,
    GAP,
    MISREAD,
    MOST_KEPT,
    WORD_DISTANCE,
    Chains,
    Point,
)
from hycli.search.clues import Clue, Way
from hycli.search.folding import compress, fold
from hycli.search.phrase import Phrase, read

REPORT = hycli.load()


def marked(hit: Hit) -> list[str]:
    return [hit.text[start:end] for start, end in hit.spans]


@pytest.mark.parametrize(
    ("phrase", "ref", "words"),
    [
        pytest.param("建档立卡", "5.1.1", ["建档立卡"], id="exact"),
        pytest.param(
            "国家园林城市、国家卫生城市",
            "5.1.2",
            ["国家园林城市、国家卫生城市"],
            id="punctuation",
        ),
        pytest.param("ｕｐ模式", "3.1.6", ["“UP”模式"], id="width and case"),
        pytest.param("刷新世界记录", "2.1.5", ["刷新世界纪录"], id="homophone"),
        pytest.param("交通枢钮", "1.1.2", ["交通枢组"], id="a homophone in the middle"),
        pytest.param("钢管及深加功", "2.1.4", ["钢管及深加工"], id="homophone at the end"),
        pytest.param("污染防攻坚战", "5.1.4", ["污染防", "攻坚战"], id="a character missing"),
        pytest.param("首条条过江隧道", "5.1.3", ["首条过江隧道"], id="a character doubled"),
        pytest.param("红会十字", "6.1.6", ["红十字"], id="characters swapped"),
        pytest.param("义务教育的大班额", "5.1.7", ["义务教育", "大班额"], id="a filler too many"),
        pytest.param("隧道 过江", "5.1.3", ["过江隧道"], id="words in another order"),
        pytest.param("shuikoushan", "7.1.2", ["水口山"], id="pinyin"),
        pytest.param("Shuǐ kǒu shān", "7.1.2", ["水口山"], id="pinyin with tones and spaces"),
        pytest.param("shui3kou3shan1", "7.1.2", ["水口山"], id="pinyin with digits"),
        pytest.param("suikousan", "7.1.2", ["水口山"], id="pinyin without sh"),
        pytest.param("shuikousahn", "7.1.2", ["水口山"], id="pinyin with a slip"),
        pytest.param("水koushan", "7.1.2", ["水口山"], id="characters and pinyin"),
        pytest.param("xmhdxjyjd", "7.1.2", ["夏明翰党性教育基地"], id="initials"),
        pytest.param("過江隧道", "5.1.3", ["过江隧道"], id="traditional"),
        pytest.param("雜交水稻", "2.1.5", ["杂交水稻"], id="traditional too"),
        pytest.param("四百九十七项", "3.1.1", ["497项"], id="numerals"),
        pytest.param("319,300", "5.1.5", ["31.93万"], id="another scale"),
        pytest.param("72.97％", "5.1.6", ["72.97%"], id="full-width sign"),
        pytest.param("百分之七十二点九七", "5.1.6", ["72.97%"], id="percent in words"),
        pytest.param("hybrid rice", "2.1.5", ["杂交水稻"], id="english"),
        pytest.param("hybird rice", "2.1.5", ["杂交水稻"], id="english with a slip"),
        pytest.param("Red Cross", "6.1.6", ["红十字会"], id="english name"),
        pytest.param("改厕", "1.1.3", ["厕所革命"], id="another chinese name"),
        pytest.param("UP yincai", "3.1.6", ["引才", "UP"], id="letters and pinyin"),
    ],
)
def test_finds_what_was_meant(phrase: str, ref: str, words: list[str]) -> None:
    """
    The passage is the first hit, and the words that answer the phrase are marked, no others.
    """
    hit = REPORT.search(phrase)[0]

    assert (hit.kind, hit.ref) == ("passage", ref)
    assert hit.score >= 70
    assert marked(hit) == words


@pytest.mark.parametrize(
    "phrase", ["'hybrid rice'", "‘hybrid’ rice", "“hybrid rice”", "'hybrid' rice"]
)
def test_quotes_are_no_part_of_a_word(phrase: str) -> None:
    """
    Neither before it nor behind it.
    """
    assert REPORT.search(phrase)[0].ref == "2.1.5"


@pytest.mark.parametrize("phrase", ["'s", "’s", "''"])
def test_what_says_nothing_finds_nothing(phrase: str) -> None:
    """
    Without its quote nothing would be left of the word, and that stands everywhere.
    """
    assert REPORT.search(phrase) == []
    assert Report(documents.small()).search(phrase) == []


@pytest.mark.parametrize("phrase", ["GDP3500", "GDP3,500", "GDP-3,500", "GDP3千5百亿"])
def test_a_number_needs_no_space_before_it(phrase: str) -> None:
    """
    Its first digit is no tone of the letters.
    """
    assert REPORT.search(phrase, limit=1)[0].ref == "2.1.1"


@pytest.mark.parametrize(
    ("phrase", "hits"),
    [
        ("湘江", ["4.1.2", "5.1.4"]),
        ("南岳机场", ["1.1.2", "top-100-airport", "airport-routes", "airport-passengers"]),
        ("12345", ["3.1.2", "hotline-award-streak", "hotline-pioneer-award"]),
        ("普法", ["6.1.3", "hengdong-law-education", "zhengxiang-law-education"]),
        ("贫困村", ["5.1.1", "poverty-villages"]),
        ("法治", ["6.1.3", "zhuhui-rule-of-law", "6"]),
        ("hybrid rice", ["2.1.5", "rice-world-record"]),
    ],
)
def test_what_follows_the_first_hit(phrase: str, hits: list[str]) -> None:
    """
    A heading before its passages, a passage before the figures and honours that it states.
    """
    assert [hit.id or hit.ref for hit in REPORT.search(phrase, len(hits))] == hits


@pytest.mark.parametrize(
    "phrase",
    [
        "奥运会",
        "长江大桥",
        "長江大橋",
        "衡阳动物园",
        "国家森林城市",
        "人工智能",
        "blockchain",
        "nuclear submarine",
        "gaotiezhan",
        "qlxyhf",
        "jzlyfpz",
        "wxyzq",
        "五千亿",
        "8.8%",
        "增长9.4%",
        "!!!",
        "😀",
        "的吗呢 qqq",
    ],
)
def test_finds_nothing_where_the_report_says_nothing(phrase: str) -> None:
    """
    A wrong hit is worse than none.
    """
    assert REPORT.search(phrase) == []


def test_exact_words_come_before_all_else() -> None:
    """
    What holds the very words scores 100, and nothing stands before it.
    """
    scores = [hit.score for hit in REPORT.search("脱贫攻坚", limit=None)]

    assert scores[0] == 100.0
    assert sorted(scores, reverse=True) == scores


def test_of_equals_the_text_that_says_less_beside_comes_first() -> None:
    """
    The sentence about the matter before the long one that mentions it; each before what it states.
    """
    hits = REPORT.search("3500亿元")

    assert len({hit.score for hit in hits}) == 1
    assert [(hit.ref, hit.kind, hit.id) for hit in hits] == [
        ("2.1.1", "passage", None),
        ("2.1.1", "metric", "grp-2020"),
        ("0.3.2", "passage", None),
        ("0.3.2", "metric", "lead-grp-2020"),
    ]


def test_equals_of_one_length_stand_in_the_order_of_the_report() -> None:
    """
    Nothing else tells them apart.
    """
    document = documents.small("引子。")
    document["sections"][0]["paragraphs"] = ["红豆生南国。", "黄豆生南国。", "红豆生北国。"]

    hits = Report(document).search("豆生", kinds=["passage"])

    assert [hit.ref for hit in hits] == ["1.1.1", "1.2.1", "1.3.1"]


def test_a_figure_is_found_by_its_name_alone() -> None:
    """
    贷款余额倍数 stands nowhere, but one of two figures of the sentence is called so.
    """
    hits = REPORT.search("贷款余额倍数", kinds=["metric"])

    assert hits[0].id == "loans"
    assert "贷款余额" in "".join(marked(hits[0]))


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        ({"section": 7}, lambda hit: hit.section == 7),
        ({"section": 0}, lambda hit: hit.section == 0),
        ({"kinds": ["honour"]}, lambda hit: hit.kind == "honour"),
        ({"kinds": "metric"}, lambda hit: hit.kind == "metric"),
        ({"kinds": ["passage", "metric"]}, lambda hit: hit.kind in ("passage", "metric")),
        ({"section": 3, "kinds": ["honour"]}, lambda hit: (hit.section, hit.kind) == (3, "honour")),
        ({"min_score": 100}, lambda hit: hit.score >= 100),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else "",
)
def test_a_search_can_be_narrowed(options: dict[str, Any], wanted: Callable[[Hit], bool]) -> None:
    """
    By section, kind and score: just the hits that are wanted, in their order, ranks counted afresh.
    """
    everything = REPORT.search("全国", None)
    narrowed = REPORT.search("全国", None, **options)

    assert narrowed
    assert all(wanted(hit) for hit in narrowed)
    assert [hit.rank for hit in narrowed] == list(range(1, len(narrowed) + 1))
    left = [hit._replace(rank=0) for hit in everything if wanted(hit)]
    shared = [hit._replace(rank=0) for hit in narrowed]
    assert [each for each in shared if each in left] == left


@pytest.mark.parametrize("limit", [0, 1, 3])
def test_a_limit_cuts_the_end_off(limit: int) -> None:
    """
    And changes nothing else.
    """
    assert REPORT.search("全国", limit) == REPORT.search("全国", None)[:limit]


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("脱贫攻坚", True),
        ("脫貧攻堅", True),
        ("ＵＰ", True),
        ("up", True),
        ("攻坚 脱贫", True),
        ("攻坚脱贫", False),
        ("脱贫功坚", False),
        ("tuopin", False),
        ("国内生产总值", False),
        ("poverty", False),
        ("三千五百亿", False),
    ],
)
def test_exact_search_forgives_width_case_and_script_only(phrase: str, *, found: bool) -> None:
    """
    --exact asks for the words as they stand, each by itself.
    """
    assert found == bool(REPORT.search(phrase, exact=True))


@pytest.mark.parametrize("phrase", ["", "  ", "　", "\n", "长" * 1001])
def test_an_empty_or_endless_phrase_is_a_mistake(phrase: str) -> None:
    """
    A substring test would find everything.
    """
    with pytest.raises(UsageError):
        REPORT.search(phrase)


def test_a_hit_explains_itself() -> None:
    """
    Each piece of the phrase says what it matched, in which way, for how many bits.
    """
    hit = REPORT.search("脱贫功坚", limit=1)[0]

    assert hit.ways == (Way.CHARACTERS, Way.HOMOPHONE)
    assert [part.matched for part in hit.parts] == ["脱", "贫", "攻", "坚"]
    wrong = hit.parts[2]
    assert (wrong.typed, wrong.way) == ("功", "homophone")
    assert 0 < wrong.bits < wrong.of


@pytest.mark.parametrize(
    ("phrase", "matched"),
    [
        ("350 billion yuan", ["350 billion", "yuan"]),
        ("villages lifted", ["villages", "lifted"]),
        ("village lifts", ["villages", "lifted"]),
    ],
)
def test_a_hit_names_what_it_matched_in_english(phrase: str, matched: list[str]) -> None:
    """
    A number as it is written there, a word in the form that stands there.
    """
    assert [part.matched for part in REPORT.search(phrase, limit=1)[0].parts] == matched


def test_a_hit_tells_what_it_leaves_open() -> None:
    """
    A piece of the phrase that nothing matches has no way.
    """
    parts = REPORT.search("湘江干流 奥运会水质", limit=1)[0].parts

    assert "".join(part.typed for part in parts) == "湘江干流奥运会水质"
    assert "".join(part.typed for part in parts if part.way is None) == "奥运会"
    assert all(part.matched == "" and part.bits == 0 for part in parts if part.way is None)


def test_a_hit_has_its_translation() -> None:
    """
    Passages and what they state, not headings, whose English the sections have.
    """
    hits = REPORT.search("脱贫攻坚") + REPORT.search("民生") + REPORT.search("GDP 2020")

    for hit in hits:
        expected = None if hit.kind == "heading" else REPORT.translations[hit.ref]
        assert hit.text_en == expected


def test_every_passage_is_found_by_itself() -> None:
    """
    Who pastes a sentence finds it, first and whole.
    """
    for passage in REPORT.passages:
        hit = REPORT.search(passage.text, limit=1)[0]
        assert passage.text == hit.text


def test_every_figure_and_honour_is_found_by_its_english_name() -> None:
    """
    A reader without Chinese finds each record.
    """
    for metric in REPORT.metrics:
        assert metric.ref in {hit.ref for hit in REPORT.search(metric.name_en or "")}, metric.id
    for honour in REPORT.honours:
        assert honour.ref in {hit.ref for hit in REPORT.search(honour.title_en or "")}, honour.id


def test_every_other_name_finds_its_term() -> None:
    """
    Each name of the glossary leads to a text that holds the term.
    """
    for entry in REPORT.glossary:
        for name in entry.names:
            hits = REPORT.search(name, limit=None)
            folded = compress(fold(entry.term))
            assert any(folded in compress(fold(hit.text)) for hit in hits), (entry.term, name)


PIECES = st.sampled_from(
    [
        *"脱贫攻坚战衡阳市全国3500亿7.4%，。 ",
        "tuo",
        "pin",
        "gdp",
        "rice",
        " ",
        "的",
        "Ⅱ",
        "🚀",
        "\x1b[1m",
        "ａ",
        "é",
        "١",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=14).map("".join))
def test_any_phrase_gives_sound_hits(phrase: str) -> None:
    """
    Spans lie inside the text, in order; scores fall; the same phrase gives the same hits.
    """
    if not phrase.strip():
        return
    hits = REPORT.search(phrase)

    assert hits == REPORT.search(phrase)
    assert sorted((hit.score for hit in hits), reverse=True) == [hit.score for hit in hits]
    for hit in hits:
        flat = [place for span in hit.spans for place in span]
        assert flat == sorted(flat)
        assert 0 <= flat[0] < flat[-1] <= len(hit.text)
        assert hit.text in {each.text for each in REPORT.passages} or hit.kind != "passage"
        assert 0 < hit.score <= 100


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_substring_is_found_where_it_stands(data: st.DataObject) -> None:
    """
    Words copied from a passage find it with the full score, or others that hold them too.
    """
    passage = data.draw(st.sampled_from(REPORT.passages))
    start = data.draw(st.integers(0, len(passage.text) - 2))
    piece = passage.text[start : start + data.draw(st.integers(2, 20))]
    if len(compress(fold(piece))) < 2:
        return
    hits = REPORT.search(piece, limit=None, exact=True)

    assert passage.ref in {hit.ref for hit in hits}


#: Two words of two characters.
TWO_WORDS = read("脱贫 湘江", REPORT.index)


def matched(piece: int, place: int, gain: float = 10.0, way: Way = Way.CHARACTERS) -> Point:
    """A piece of `TWO_WORDS` that is matched somewhere."""
    start, end = TWO_WORDS.pieces[piece].start, TWO_WORDS.pieces[piece].end
    return Point(place, Clue(start, end, None, "", {}, 1, gain, 14.0, way))


def chains_of(phrase: Phrase) -> Chains:
    return Chains(REPORT.index, phrase, (), 10_000)


def best_of_all(points: list[Point], chains: Chains) -> float:
    """The gain of the best chain, by trying all of them."""
    best = 0.0
    for size in range(1, len(points) + 1):
        for chain in combinations(points, size):
            if len({point.clue.start for point in chain}) == size:
                costs = sum(chains.cost(before, after) for before, after in pairwise(chain))
                best = max(best, sum(point.clue.gain for point in chain) - costs)
    return best


def test_the_chain_is_the_best_of_all_chains() -> None:
    """
    Dynamic programming finds what trying all chains finds.
    """
    chance = random.Random(5)  # noqa: S311  # no secret
    chains = chains_of(TWO_WORDS)
    for _ in range(200):
        points = sorted(
            (
                matched(
                    chance.randrange(4),
                    chance.randrange(12),
                    float(chance.randrange(2, 14)),
                    chance.choice([Way.CHARACTERS, Way.INITIALS]),
                )
                for _ in range(chance.randrange(1, 8))
            ),
            key=lambda point: (point.clue.start, point.place),
        )

        assert chains.through(points).gain == pytest.approx(best_of_all(points, chains))


def test_no_points_are_no_chain() -> None:
    """
    Nothing is gained where nothing is matched.
    """
    assert chains_of(TWO_WORDS).through([]) == (0.0, ())


@pytest.mark.parametrize(
    ("places", "cost"),
    [
        ([(0, 5), (1, 6)], 0),
        ([(0, 5), (1, 7)], GAP + 1),
        ([(0, 6), (1, 5)], BACKWARD + log2(3)),
        ([(1, 5), (2, 6)], 0),
        ([(1, 5), (2, 7)], WORD_DISTANCE),
    ],
    ids=["side by side", "apart", "swapped", "two words side by side", "two words apart"],
)
def test_steps_cost_what_they_should(places: list[tuple[int, int]], cost: float) -> None:
    """
    Side by side is free; the rest costs what it takes to say where to go, less between words.
    """
    points = [matched(piece, place) for piece, place in places]

    assert chains_of(TWO_WORDS).through(points).gain == pytest.approx(20 - cost)


def test_a_wrong_character_keeps_a_part_between_two_right_ones() -> None:
    """
    Its place is right, so that only what it says itself is lost; one too many breaks the run.
    """
    phrase = read("攻监坚", REPORT.index)
    chains = chains_of(phrase)
    first, _, last = [
        Clue(piece.start, piece.end, None, "", {}, 1, 10.0, 10.0, Way.CHARACTERS)
        for piece in phrase.pieces
    ]

    wrong = chains.through([Point(5, first), Point(7, last)]).gain
    too_many = chains.through([Point(5, first), Point(6, last)]).gain

    kept = min(MISREAD * phrase.pieces[1].bits, MOST_KEPT)
    assert wrong == pytest.approx(20 + kept)
    assert too_many == pytest.approx(20 - GAP - 1)


def test_initials_stand_side_by_side() -> None:
    """
    A letter says so little that apart from its neighbour it says nothing.
    """
    points = [matched(0, 5, way=Way.INITIALS), matched(1, 7)]

    assert chains_of(TWO_WORDS).through(points).gain == pytest.approx(10)


def test_search_needs_no_stored_readings() -> None:
    """
    A report without readings is read by the table.
    """
    import json

    from hycli.files import bundled_path

    document = json.loads(bundled_path().read_text(encoding="utf-8"))
    del document["readings"]
    report = Report(document)

    assert report.search("shuikoushan")[0].ref == "7.1.2"
    assert "5.1.1" in {hit.ref for hit in report.search("脱贫功坚")}


@pytest.mark.parametrize(
    ("text", "quote", "phrase"),
    [
        ("占比 7.5 %，又是7.5%。", "7.5%", "7.5%"),
        ("又是“五个”，五个。", "五个。", "五个"),
        ("》。脱", "。", "脱"),
        ("（脱贫）脱贫。", "脱贫。", "脱贫"),
        ("一二三，二三四。", "，二三", "二三"),
    ],
)
def test_a_quote_is_marked_where_it_is_printed(text: str, quote: str, phrase: str) -> None:
    """Also where its words stand before, with other punctuation, or are nothing else."""
    document = documents.small(text)
    for record in (*document["metrics"], *document["honours"]):
        record |= {"quote": quote, "ref": "1.1.1" if quote in text[:2] else record["ref"]}
    hits = Report(document).search(phrase, None)

    assert hits
    for hit in hits:
        assert all(0 <= start < end <= len(hit.text) for start, end in hit.spans)
        assert all(fold(hit.text[start:end]).replace(" ", "") == phrase for start, end in hit.spans)


@given(st.text("Σσ：:，１．９％ⅠⅡⅩ一二中İß①（A b漢", max_size=8), st.text(max_size=8))
def test_folding_does_not_look_around(one: str, other: str) -> None:
    """A piece folds as it does within a longer text, and keeps its length."""
    assert fold(one + other) == fold(one) + fold(other)
    assert len(fold(other)) == len(other)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＧＤＰ７．４％", "gdp7.4%"),
        ("ⅠⅡⅢⅤⅩ", "1235x"),
        ("１２．６：３３．５", "12.6:33.5"),
        ("漢語，①（二）", "汉语，1（二）"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    """Width, case, script and the forms of digits."""
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("phrase", "marks"),
    [
        ("zengzhang", "增长"),
        ("7.4%", "７．４％"),
        ("12.6:33.5", "１２．６"),
        ("chanye", "产业"),
    ],
)
def test_full_width_text_is_found_and_marked(phrase: str, marks: str) -> None:
    """Also by pinyin, where the text comes with its readings."""
    text = "增长７．４％，产业（三）为１２．６：３３．５。"
    document = documents.small(text)
    document["readings"] = {"1.1.1": "zeng zhang - - - - - chan ye - - - wei" + " -" * 10}
    assert len(document["readings"]["1.1.1"].split()) == len(text)
    for record in (*document["metrics"], *document["honours"]):
        record["quote"] = "１２．６：３３．５"

    hits = Report(document).search(phrase, kinds=["passage"])

    assert marks in {mark for hit in hits if hit.ref == "1.1.1" for mark in marked(hit)}


def test_a_record_is_found_behind_full_width_punctuation() -> None:
    """Where it stands in the line follows from what is left of the text before it."""
    text = "（一）产业：２０２０年，增长７．４％；又增长。"
    document = documents.small(text)
    for record in (*document["metrics"], *document["honours"]):
        record["quote"] = "增长７．４％"

    hits = Report(document).search("增长7.4%", kinds=["metric"])

    assert [marked(hit) for hit in hits] == [["增长７．４％"]]


def large(*texts: str) -> Report:
    """A report of some thousand sentences, nearly all of them the same."""
    document = documents.small("引子。")
    document["sections"][0]["paragraphs"] = ["引子。", "城乡建设产值5亿元。" * 4000, *texts]
    return Report(document)


LARGE_REPORT = large("石堡的锣鼓。", "湘水。", "三千五百亿。", "石鼓法院。")


@pytest.mark.parametrize(
    ("phrase", "exact", "ref"),
    [
        ("湘", True, "1.4.1"),
        ("湘", False, "1.4.1"),
        ("石 鼓", False, "1.6.1"),
        ("石 锣", False, "1.3.1"),
        ("石法", False, "1.6.1"),
        ("锣鼓", True, "1.3.1"),
        ("锣鼓 石堡", True, "1.3.1"),
        ("罗鼓", False, "1.3.1"),
        ("luogu", False, "1.3.1"),
        ("3500亿", False, "1.5.1"),
        ("产值", False, "1.2.1"),
        ("产值", True, "1.2.1"),
        ("产", True, "1.2.1"),
    ],
)
def test_a_large_report_is_searched_as_a_small_one(phrase: str, ref: str, *, exact: bool) -> None:
    """Whatever is rare or common in it, side by side or apart."""
    hits = LARGE_REPORT.search(phrase, exact=exact)

    assert hits[0].ref == ref
    assert hits[0].score > 90 or not exact


def test_an_exact_search_of_a_large_report_is_not_cut_short() -> None:
    """What is asked for is there, and nothing else."""
    assert len(LARGE_REPORT.search("产值", None, exact=True)) == 4000
    assert LARGE_REPORT.search("产植", None, exact=True) == []


def test_a_passage_of_punctuation_alone_is_not_found_by_its_translation() -> None:
    """There is nothing in it to mark."""
    document = documents.small("……")
    document["translations"] = {"1.1.1": "hello world people"}
    document["asked_as"] = {"1.1.1": {"zh": ["打个招呼吧"]}}

    assert Report(document).search("hello world people") == []
    assert Report(document).search("打个招呼吧") == []


def test_a_clause_ends_at_narrow_punctuation_too() -> None:
    """But not at the comma of 1,200."""
    document = documents.small("人口1,200万; 书记王五在哪里开会? 我们去了北京, 上海.")

    who = Report(document).search("谁去了北京", kinds=["passage"])[0]
    people = Report(document).search("哪里有人口1,200万", kinds=["passage"])[0]

    assert [who.text[start:end] for start, end in who.spans] == ["我们去了北京"]
    assert [people.text[start:end] for start, end in people.spans] == ["人口1,200万"]
