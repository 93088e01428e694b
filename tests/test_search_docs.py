"""docs/search.md names every parameter of search, with its value."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

from switches import NEUTRAL, parameters, shown  # noqa: E402

PAGE = (ROOT / "docs" / "search.md").read_text(encoding="utf-8")


def test_the_page_has_each_parameter_with_its_value() -> None:
    """A row a parameter, none that is gone."""
    rows = re.findall(r"^\| `([a-z]+\.[A-Z_]+)` \| ([^|]+) \|", PAGE, re.MULTILINE)

    assert rows == [(each.name, shown(each.value)) for each in parameters()]


def test_each_parameter_can_be_switched_off_or_bounds_the_work() -> None:
    """`quality.py --without` knows all of them."""
    assert sorted(NEUTRAL) == sorted(each.name for each in parameters())
