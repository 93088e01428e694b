"""A JSON value held against a JSON Schema, as far as the knowledge file's schema goes.

Every fault is found and said in plain words, in the order of the value, and nothing recurses
deeper than the schema. A library for every schema costs 25 ms where a file is named, overflows a
small stack, and orders and words its faults as its version likes.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from hycli.messages import Message
from hycli.suggestions import did_you_mean
from hycli.tables import read_table

#: Where something stands: keys and indexes from the document down.
Steps = tuple[str | int, ...]
Schema = Mapping[str, Any]

#: A value is shown up to this many characters.
_MOST_SHOWN = 40
_HALF_PAIR = re.compile("[\ud800-\udfff]")

#: By its name in a schema, what a type is called, and what Python decodes it to.
_TYPES: Mapping[str, tuple[Message, tuple[type, ...]]] = {
    "object": (Message("an object"), (dict,)),
    "array": (Message("a list"), (list,)),
    "string": (Message("text"), (str,)),
    "integer": (Message("a whole number"), (int,)),
    "number": (Message("a number"), (int, float)),
    "boolean": (Message("true or false"), (bool,)),
}


def schema_text() -> str:
    """The knowledge file's JSON Schema, as JSON."""
    return read_table("report.schema.json")


def violations(value: Any, schema: Schema, steps: Steps = ()) -> Iterator[tuple[Steps, Message]]:
    """Where a value breaks a schema, and how.

    Args:
        value: Decoded JSON.
        schema: With the keywords of `report.schema.json`; others are not known.
        steps: Where the value stands.
    """
    wrong = _wrong(value, schema)
    if wrong:
        yield steps, wrong
    elif isinstance(value, dict):
        known, others = schema.get("properties", {}), schema["additionalProperties"]
        for name in schema.get("required", ()):
            if name not in value:
                yield (*steps, name), Message("it is missing")
        for name, each in value.items():
            place = (*steps, name)
            if _HALF_PAIR.search(name):
                yield place, Message("it holds half of a surrogate pair")
            elif name in known or others:
                yield from violations(each, known.get(name, others), place)
            else:
                guess = did_you_mean(name, known)
                yield place, Message("there is no such field{guess}", guess=guess)
    elif isinstance(value, list):
        for position, each in enumerate(value):
            yield from violations(each, schema["items"], (*steps, position))


def _wrong(value: Any, schema: Schema) -> Message | None:
    """What is wrong with a value itself, whatever it holds."""
    if isinstance(value, str) and _HALF_PAIR.search(value):
        return Message("it holds half of a surrogate pair")
    if "enum" in schema:
        if value in schema["enum"]:
            return None
        options = ", ".join(map(shown, schema["enum"]))
        return Message("{value} is none of {options}", value=shown(value), options=options)
    wanted, *or_null = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    if value is None and or_null:
        return None
    name, types = _TYPES[wanted]
    if type(value) not in types:
        return Message("it must be {type}, not {value}", type=name, value=shown(value))
    return _out_of_bounds(value, schema)


def _out_of_bounds(value: Any, schema: Schema) -> Message | None:
    """What is wrong with a value of the right type."""
    if isinstance(value, list):
        return Message("it is empty") if len(value) < schema.get("minItems", 0) else None
    if isinstance(value, str):
        if len(value) < schema.get("minLength", 0):
            return Message("it is empty")
        # JSON Schema's $ is the end, Python's lets a newline follow.
        if "pattern" in schema and not re.search(schema["pattern"].replace("$", r"\Z"), value):
            like = shown(schema["examples"][0])
            return Message("{value} is not written like {like}", value=shown(value), like=like)
    elif isinstance(value, int | float):
        least, most = schema.get("minimum", value), schema.get("maximum", value)
        if value < least:
            return Message(
                "{value} is too small: at least {least}", value=shown(value), least=least
            )
        if value > most:
            return Message("{value} is too large: at most {most}", value=shown(value), most=most)
    return None


def shown(value: Any) -> str:
    """A value as JSON has it, shortened; of a list or an object only what it is."""
    if isinstance(value, dict | list):
        return _TYPES["object" if isinstance(value, dict) else "array"][0]
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…"
