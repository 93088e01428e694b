"""English words that mean the same as those of the report, and words that name nothing."""

import pytest

import hycli
from hycli.search.clues import Way
from hycli.search.thesaurus import synonyms
from hycli.tables import read_table

REPORT = hycli.load()


@pytest.mark.parametrize(
    ("phrase", "ref", "typed", "matched"),
    [
        ("contests for disabled athletes", "1.1.4", "contests", "competition"),
        ("second-tier hub of the province", "1.1.1", "tier", "level"),
        ("parking shortage relief", "5.1.7", "relief", "eased"),
    ],
)
def test_a_word_that_means_the_same_is_evidence(
    phrase: str, ref: str, typed: str, matched: str
) -> None:
    """Beside words that stand there; the explanation names it."""
    hit = REPORT.search(phrase)[0]

    assert hit.ref == ref
    found = {part.typed: part for part in hit.parts if part.way is Way.SYNONYM}
    assert found[typed].matched == matched
    assert 0 < found[typed].bits < found[typed].of


@pytest.mark.parametrize("word", ["contest", "adventure", "accounts", "framework", "reputation"])
def test_alone_it_is_none(word: str) -> None:
    """Almost every word means about the same as one of the report."""
    assert synonyms(word)
    assert REPORT.search(word) == []


@pytest.mark.parametrize(
    ("phrase", "ref"),
    [
        ("how many villages were officially declared no longer poor?", "5.1.1"),
        ("has the city become a model for country latrines?", "1.1.3"),
        ("has corruption been beaten?", "8.1.5"),
    ],
)
def test_how_one_asks_is_not_what_of(phrase: str, ref: str) -> None:
    """What is no noun may be missing in the report; a thing that it does not hold may not."""
    assert REPORT.search(phrase)[0].ref == ref
    assert REPORT.search("was the smoking kept under control?") == []


def test_the_table_can_be_looked_up() -> None:
    """Its lines are in the order of their bytes."""
    lines = [line.split(" ") for line in read_table("synonyms.txt").splitlines()]

    assert lines == sorted(lines, key=lambda line: f"{line[0]} ".encode())
    assert all(others and word not in others for word, *others in lines)
