"""The JSON Schemas of what commands print with `--json`.

The fields, their order and their descriptions are those of `hycli.output`, their types those of
the records; what a type does not say (a pattern, a limit, which kinds have an id) stands here.
"""

from collections.abc import Callable, Mapping
from typing import Any, get_args, get_type_hints

from hycli.checking import Fault
from hycli.model import Comparator, Honour, Metric, MetricKind, Note, Passage, Section
from hycli.output.columns import PART, RECORDS
from hycli.output.details import HEAD, KEYS, NOTE, PASSAGE
from hycli.search.elements import VIEWS
from hycli.search.hits import Hit, HitKind, Part

Schema = dict[str, Any]

#: No quantity of a city is larger, in any unit; charts and folds can count on it.
LARGEST = 1e15

TEXT: Schema = {"type": "string", "minLength": 1}
COUNT: Schema = {"type": "integer", "minimum": 0}
FROM_ONE: Schema = {"type": "integer", "minimum": 1}
QUANTITY: Schema = {"type": "number", "minimum": -LARGEST, "maximum": LARGEST}
NULL: Schema = {"type": "null"}
#: What may stand in a field of a type.
VALUES: dict[Any, Schema] = {
    str: TEXT,
    str | None: TEXT | {"type": ["string", "null"]},
    int: COUNT,
    int | None: FROM_ONE | {"type": ["integer", "null"]},
    int | float: QUANTITY,
    int | float | None: QUANTITY | {"type": ["number", "null"]},
    float: {"type": "number"},
    **{kind: {"enum": list(get_args(kind))} for kind in (Comparator, MetricKind, HitKind)},
    **{kind | None: {"enum": [*get_args(kind), None]} for kind in (Comparator, MetricKind)},
}

NAME: Schema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_SECTION = "(0|[1-9][0-9]{0,8})"
_WITHIN = r"\.[1-9][0-9]{0,8}\.[1-9][0-9]{0,8}"
SECTION_REF: Schema = {"type": "string", "pattern": f"^{_SECTION}$"}
PASSAGE_REF: Schema = {"type": "string", "pattern": f"^{_SECTION}{_WITHIN}$"}
ANY_REF: Schema = {"type": "string", "pattern": f"^{_SECTION}({_WITHIN})?$"}


def of(reference: str) -> Schema:
    """A schema that is defined beside."""
    return {"$ref": f"#/$defs/{reference}"}


def list_of(items: Schema, least: int = 0, **more: Any) -> Schema:
    """An array of at least so many of what `items` is the schema of."""
    return {"type": "array", "items": items} | ({"minItems": least} if least else {}) | more


def fields(kind: str) -> dict[str, str]:
    """The fields of a kind of record, with their descriptions."""
    return {column.name: column.help for column in RECORDS[kind]}


def shape(helps: Mapping[str, str], base: type, **narrower: Schema) -> Schema:
    """An object with just these fields.

    Args:
        helps: Their names in order, with what they mean.
        base: The record that tells their types.
        narrower: The schemas of those of which their type does not say enough.
    """
    types = get_type_hints(base)
    properties = {
        name: {"description": text} | (narrower.get(name) or VALUES[types[name]])
        for name, text in helps.items()
    }
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def where(name: str, values: list[str], then: Schema, otherwise: Schema) -> Schema:
    """What else holds of other fields where a field has one of some values, and where not."""
    return {
        "if": {"properties": {name: {"enum": values}}},
        "then": {"properties": then},
        "else": {"properties": otherwise},
    }


def metric(**passage: Schema) -> Schema:
    """A figure; `passage` is the schema of one more field."""
    folded = where("kind", ["multiple", "increase"], {"fold": {"type": "number"}}, {"fold": NULL})
    helps = fields("metrics") | {name: KEYS[name] for name in passage}
    return shape(helps, Metric, id=NAME, ref=PASSAGE_REF, **passage) | folded


def honour(**passage: Schema) -> Schema:
    """An honour, likewise."""
    helps = fields("honours") | {name: KEYS[name] for name in passage}
    return shape(helps, Honour, id=NAME, ref=PASSAGE_REF, **passage)


def sections() -> Schema:
    """Every section with its counts."""
    counts = dict.fromkeys(("passages", "characters", "metrics", "honours"), COUNT)
    texts = dict.fromkeys(("subject", "achievement", "subject_en", "achievement_en"), TEXT)
    return list_of(
        shape(fields("sections"), Section, number=FROM_ONE, id=NAME, **texts, **counts), 1
    )


def hits() -> Schema:
    """What a search finds."""
    part = shape(
        {column.name: column.help for column in PART},
        Part,
        matched={"type": "string"},
        view={"enum": [*VIEWS, None]},
    )
    hit = shape(
        fields("search"),
        Hit,
        rank=FROM_ONE,
        score={"type": "number", "minimum": 0, "maximum": 100},
        ref=ANY_REF,
        id=NAME | {"type": ["string", "null"]},
        spans=list_of(list_of(COUNT, 2, maxItems=2), 1),
        views=list_of({"enum": list(VIEWS)}, 1, uniqueItems=True),
        parts=list_of(part, 1),
    )
    hit["required"] = [column.name for column in RECORDS["search"] if not column.on_request]
    hit["allOf"] = [
        where("kind", ["heading"], {"ref": SECTION_REF}, {"ref": PASSAGE_REF}),
        where("kind", ["heading", "passage"], {"id": NULL}, {"id": {"type": "string"}}),
    ]
    return list_of(hit)


def shown() -> Schema:
    """A section, the lead, a passage, a figure or an honour, or an array of several."""
    names = "ShownSection", "ShownLead", "ShownPassage", "ShownMetric", "ShownHonour"
    lists = {name: list_of(of(name[:-1].capitalize())) for name in ("metrics", "honours", "notes")}
    sentence = {name: PASSAGE[name] for name in ("ref", "text")}
    section = dict.fromkeys(Section._fields, "") | fields("sections")
    del section["paragraphs"]
    section |= {name: KEYS[name] for name in ("passages", "metrics", "honours")}
    parts = {"passages": list_of(of("Sentence")), "characters": COUNT} | lists
    texts = ("subject", "achievement", "subject_en", "achievement_en")
    notes = {"notes": KEYS["notes"]}
    return {
        "oneOf": [of("Shown"), list_of(of("Shown"), 2)],
        "$defs": {
            "Shown": {"oneOf": [of(name) for name in names]},
            "ShownSection": shape(
                section | notes,
                Section,
                number=FROM_ONE,
                id=NAME,
                **dict.fromkeys(texts, TEXT),
                **parts,
            ),
            "ShownLead": shape(
                section | HEAD | notes,
                Section,
                number={"const": 0},
                id={"const": "lead"},
                **dict.fromkeys(texts, NULL),
                **dict.fromkeys(HEAD, TEXT),
                **parts,
            ),
            "ShownPassage": shape(
                PASSAGE | {name: KEYS[name] for name in lists}, Passage, ref=PASSAGE_REF, **lists
            ),
            "ShownMetric": metric(passage=of("Sentence")),
            "ShownHonour": honour(passage=of("Sentence")),
            "Sentence": shape(sentence, Passage, ref=PASSAGE_REF),
            "Metric": metric(),
            "Honour": honour(),
            "Note": shape(NOTE, Note, ref=PASSAGE_REF),
        },
    }


#: By command, what makes the schema of its output.
OUTPUTS: dict[str, Callable[[], Schema]] = {
    "sections": sections,
    "show": shown,
    "metrics": lambda: list_of(metric()),
    "honours": lambda: list_of(honour()),
    "search": hits,
    "check": lambda: list_of(shape(fields("faults"), Fault, path=TEXT)),
}


def output_schema(command: str) -> Schema:
    """The JSON Schema of what a command prints with `--json`; `command` is a key of `OUTPUTS`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"hycli {command} --json",
        "description": f"What `hycli {command} --json` prints; each line of `--format jsonl` is "
        "one of its objects. `--columns` chooses fields and so leaves this schema.",
    } | OUTPUTS[command]()
