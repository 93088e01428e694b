"""docs/search.md names every parameter of search, with its value."""

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

from switches import CASES, NEUTRAL, parameters, shown, switched_off  # noqa: E402  # behind the path above

import hycli  # noqa: E402  # behind the path above

PAGE = (ROOT / "docs" / "search.md").read_text(encoding="utf-8")


def test_the_page_has_each_parameter_with_its_value() -> None:
    """A row a parameter, none that is gone."""
    rows = re.findall(r"^\| `([a-z]+\.[A-Z_]+)` \| ([^|]+) \|", PAGE, re.MULTILINE)

    assert rows == [(each.name, shown(each.value)) for each in parameters()]


def test_each_parameter_can_be_switched_off_or_bounds_the_work() -> None:
    """`quality.py --without` knows all of them."""
    assert sorted(NEUTRAL) == sorted(each.name for each in parameters())


@pytest.mark.parametrize("name", CASES)
def test_search_answers_without_each_special_case(name: str) -> None:
    """And as before when it is back."""
    report = hycli.load()
    before = report.search("脱贫攻坚")

    with switched_off(name, report):
        assert "脱贫攻坚" in report.search("脱贫攻坚")[0].text

    assert report.search("脱贫攻坚") == before
