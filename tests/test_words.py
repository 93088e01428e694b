"""What a word says in the language, whatever the report."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hycli
from hycli.search.folding import fold
from hycli.search.words import (
    FUNCTION_BITS,
    MOST_BITS,
    information,
    is_word,
    latin_bits,
    segmented,
    stem,
)


@pytest.mark.parametrize("word", "the of is how what are was whats dont isnt".split())
def test_function_words_of_english_say_nothing(word: str) -> None:
    """They only tie others together."""
    assert latin_bits(word) == 0


@pytest.mark.parametrize("word", "的 是 多少 怎么样 什么 哪些".split())
def test_function_words_of_chinese_say_next_to_nothing(word: str) -> None:
    """They may be part of a name, so that they keep a little."""
    bits = information(fold(word), "zh")

    assert bits is not None
    assert bits < FUNCTION_BITS


@pytest.mark.parametrize(
    ("commoner", "rarer"),
    [("people", "village"), ("village", "poverty"), ("year", "tunnel"), ("city", "hybrid")],
)
def test_the_rarer_a_word_the_more_it_says(commoner: str, rarer: str) -> None:
    """In English as it is written everywhere."""
    assert latin_bits(commoner) < latin_bits(rarer)


@pytest.mark.parametrize("word", ["xqzvk", "shuikoushan", ""])
def test_a_word_of_no_list_says_most(word: str) -> None:
    """And is none of the language."""
    assert latin_bits(word) == MOST_BITS
    assert not is_word(word)


@pytest.mark.parametrize("word", "movie doctor inflation grain mayor".split())
def test_a_word_of_the_language_is_known_as_one(word: str) -> None:
    """So that it is taken for no slip of another."""
    assert is_word(word)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("失业率是多少", ["失业率", "是", "多少"]),
        ("我们怎么样", ["我们", "怎么样"]),
        ("湘江水质", ["湘", "江", "水质"]),
        ("祝融号", ["祝", "融", "号"]),
        ("", []),
    ],
)
def test_hanzi_are_cut_into_words(text: str, words: list[str]) -> None:
    """The longest that are listed; what is in none stands alone."""
    assert [text[start:end] for start, end, _ in segmented(fold(text))] == words


@given(st.text(st.sampled_from("的是多少失业率我们怎么样湘江祝融水质"), max_size=20))
def test_a_cut_leaves_nothing_out(text: str) -> None:
    """Words stand side by side from the beginning to the end, and say something or are unknown."""
    found = segmented(text)

    assert "".join(text[start:end] for start, end, _ in found) == text
    assert all(before[1] == after[0] for before, after in pairwise(found))
    assert all(bits is None or bits > 0 for _, _, bits in found)


@pytest.mark.parametrize(
    "forms",
    [
        "lift lifts lifted lifting",
        "city cities",
        "village villages",
        "create creates created creating",
        "stop stopped stopping",
        "tax taxes",
        "rate rates rated",
        "fall falls falling",
    ],
)
def test_the_forms_of_a_word_share_a_stem(forms: str) -> None:
    """Endings of inflection do not count."""
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("minor", "miner"), ("party", "parish"), ("status", "state"), ("bus", "bu"), ("king", "k")],
)
def test_other_words_do_not_share_one(one: str, other: str) -> None:
    """What only looks like an ending is none."""
    assert stem(one) != stem(other)


def test_the_forms_of_a_word_find_the_same() -> None:
    """A reader types any of them."""
    report = hycli.load()
    found = [
        [(hit.ref, hit.id) for hit in report.search(phrase)]
        for phrase in ("poverty villages", "poverty village")
    ]

    assert found[0]
    assert found[0] == found[1]
