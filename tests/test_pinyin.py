"""Readings, typed pinyin, and folding."""

import pytest

from hycli.search.folding import compress, fold, kept_positions
from hycli.search.syllables import plain_letters, read_as, readings, segmentations, sound


@pytest.mark.parametrize(
    ("char", "first", "others"),
    [
        ("脱", "tuo", set()),
        ("行", "xing", {"hang"}),
        ("率", "lv", {"shuai"}),
        ("a", None, set()),
        ("。", None, set()),
    ],
)
def test_a_character_has_its_readings(char: str, first: str | None, others: set[str]) -> None:
    """
    The usual one first; nothing for what is no hanzi.
    """
    found = readings(char)

    assert first == (found[0] if found else None)
    assert others <= set(found)


@pytest.mark.parametrize(
    ("letters", "cut"),
    [
        ("tuopingongjian", ["tuo", "pin", "gong", "jian"]),
        ("xian", ["xian"]),
        ("lvyou", ["lv", "you"]),
        ("tuopgjian", ["tuo", "p", "g", "jian"]),
        ("tpgj", ["t", "p", "g", "j"]),
    ],
)
def test_letters_are_cut_into_syllables(letters: str, cut: list[str]) -> None:
    """
    Whole syllables first, single initials only where there is none.
    """
    assert cut == segmentations(letters)[0]


@pytest.mark.parametrize(
    ("part", "read", "unread"),
    [
        ("hang", "航行", "好星"),
        ("h", "好航行", "新"),
        ("sh", "是识", "思"),
        ("a", "啊安", "八"),
        ("wu", "五5", "3"),
    ],
)
def test_a_part_of_letters_reads_characters(part: str, read: str, unread: str) -> None:
    """
    Those with such a reading, usual or not, digits too; an initial those that begin with it.
    """
    found = read_as(part)

    assert found.issuperset(read)
    assert found.isdisjoint(unread)


@pytest.mark.parametrize("letters", ["", "v", "vvv", "xyz" * 30, "ñ"])
def test_what_is_no_pinyin_is_not_cut(letters: str) -> None:
    """
    No syllables, no cut, however long.
    """
    assert all("".join(cut) == letters for cut in segmentations(letters))


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("lǚyóu", "lvyou"),
        ("lüyou", "lvyou"),
        ("lu:you", "lvyou"),
        ("tuo1pin2", "tuopin"),
        ("xi'an", "xian"),
        ("zhanlue", "zhanlve"),
        ("jvji", "juji"),
        ("GONG", "gong"),
    ],
)
def test_typed_pinyin_is_made_plain(typed: str, plain: str) -> None:
    """
    Tones, apostrophes and the spellings of ü.
    """
    assert plain == plain_letters(typed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zhi", "zi"),
        ("chang", "can"),
        ("sheng", "sen"),
        ("nan", "lan"),
        ("jing", "jin"),
        ("hua", "fa"),
        ("lv", "lu"),
    ],
)
def test_syllables_that_are_mixed_sound_alike(one: str, other: str) -> None:
    """
    Southern accents: retroflex and flat, n and l, back and front nasals, hu and f.
    """
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("pin", "bin"), ("gong", "kong"), ("tuo", "dou")])
def test_others_do_not(one: str, other: str) -> None:
    """
    All other syllables stay apart.
    """
    assert sound(one) != sound(other)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＡＢＣ１２％", "abc12%"),
        ("脫貧攻堅", "脱贫攻坚"),
        ("湘江幹流", "湘江干流"),
        ("裏裡爲為衆眾", "里里为为众众"),
        ("什麼 什么", "什么 什么"),
        ("Ⅱ类", "2类"),
        ("İ", "İ"),
        ("㎡…½", "㎡…½"),
    ],
)
def test_folding_keeps_positions(text: str, folded: str) -> None:
    """
    Width, case and script are folded one to one; what would grow stays.
    """
    assert folded == fold(text)
    assert len(text) == len(fold(text))


def test_compressing_tells_what_is_kept() -> None:
    """
    Each character that is left knows where it stood.
    """
    text = fold("“六五” 普法，7.4%")
    kept = kept_positions(text)

    assert "六五普法7.4%" == compress(text) == "".join(text[place] for place in kept)
