"""The knowledge file's schema says what the model says, and describes each field."""

import json
from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

import pytest

from hycli.form import HEAD, ORIGIN
from hycli.model import Honour, Metric, Note, Section, Term
from hycli.schema import schema_text

SCHEMA = json.loads(schema_text())
RECORDS = {
    "sections": Section,
    "metrics": Metric,
    "honours": Honour,
    "glossary": Term,
    "notes": Note,
}
#: Fields of the model that the file does not have, and the other way round.
MADE = {"metrics": {"note"}, "honours": {"note"}, "sections": {"passages", "metrics", "honours"}}
FILED = {"metrics": {"drafted"}, "honours": {"drafted"}}
TYPES: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    str | None: {"type": ["string", "null"]},
    int: {"type": "integer"},
    int | float: {"type": "number"},
    int | float | None: {"type": ["number", "null"]},
    tuple[str, ...]: {"type": "array"},
}


def written(kind: Any) -> dict[str, Any]:
    """How the schema writes a type of the model; a choice of values may be null."""
    values = [value for either in get_args(kind) for value in get_args(either)]
    return {"enum": [*values, None]} if values else TYPES[kind]


def properties(schema: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for name, each in schema.get("properties", {}).items():
        yield f"{path}{name}", each
        yield from properties(each, f"{path}{name}.")
    for inner in ("items", "additionalProperties"):
        if isinstance(schema.get(inner), dict):
            yield from properties(schema[inner], path)


@pytest.mark.parametrize(("name", "schema"), list(properties(SCHEMA)))
def test_a_field_is_described(name: str, schema: dict[str, Any]) -> None:
    """As a sentence; a text that must have a form shows one that has."""
    assert schema["description"][0].isupper(), name
    assert schema["description"].endswith("."), name
    assert ("pattern" in schema) <= bool(schema.get("examples")), name


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_has_the_fields_of_the_model(name: str) -> None:
    """Of the same types; what the model may have as None may be missing."""
    schema = SCHEMA["properties"][name]["items"]
    model = get_type_hints(RECORDS[name])
    in_file = schema["properties"]

    assert set(model) - MADE.get(name, set()) == set(in_file) - FILED.get(name, set())
    for field in set(model) & set(in_file):
        # Only the lead, which is no section of the file, has no subject.
        kind = str if field == "subject" else model[field]
        assert written(kind).items() <= in_file[field].items(), field


def test_the_head_has_the_fields_of_the_form() -> None:
    """Texts that may be missing, but for the title."""
    texts = {
        name
        for name, each in SCHEMA["properties"].items()
        if each["type"] in ("string", ["string", "null"])
    }

    assert texts == {*HEAD, *ORIGIN}
    assert SCHEMA["required"] == ["title", "sections"]
