"""The examples of docs/drafting.md are what the rules answer."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hycli.draft.honours import honours
from hycli.draft.quantities import figures

TEXT = (Path(__file__).parents[1] / "docs" / "drafting.md").read_text(encoding="utf-8")


def examples(*columns: str) -> Iterator[list[str]]:
    """The rows of the table with these columns behind the text."""
    head = "| text | " + " | ".join(columns) + " |\n"
    rows = TEXT.partition(head)[2].partition("\n\n")[0].splitlines()[1:]
    assert rows
    for row in rows:
        yield [cell.strip() for cell in row.strip("|").split("|")]


def said(records: list[dict[str, Any]], field: str, between: str) -> str:
    """A field of all records as the tables write it."""
    values = [record[field] for record in records]
    return between.join("" if value is None else str(value) for value in values)


@pytest.mark.parametrize("columns", [("value", "unit", "comparator"), ("kind", "fold")])
def test_figures_are_as_the_page_says(columns: tuple[str, ...]) -> None:
    """Value, unit and comparator; kind and fold."""
    for text, *cells in examples(*columns):
        assert [said(figures(text), field, ", ") for field in columns] == cells, text


def test_names_and_quotes_are_as_the_page_says() -> None:
    """Several of one sentence stand behind semicolons."""
    for text, *cells in examples("name", "quote"):
        assert [said(figures(text), field, "; ") for field in ("name", "quote")] == cells, text


def test_honours_are_as_the_page_says() -> None:
    """Of a text about 衡阳市."""
    for text, *cells in examples("recipient", "title"):
        found = honours(text, "衡阳市")
        assert [said(found, field, "; ") for field in ("recipient", "title")] == cells, text


def test_what_the_page_calls_no_figure_is_none() -> None:
    """Each example in the brackets of its paragraph."""
    paragraph = re.search(r"^No figures are .*$", TEXT, re.MULTILINE)
    assert paragraph
    for example in re.findall(r"（([^）]*)）|\(([^)]*)\)", paragraph[0]):
        for text in "".join(example).split(", "):
            assert figures(text) == [], text
