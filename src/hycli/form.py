"""The form of a knowledge file: what stands for what it leaves out, and its texts by their keys."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hycli.model import Honour, Metric, Note, Passage

#: The head of a report as it is printed, then what may be known of it.
HEAD = ("title", "subtitle", "kicker", "byline")
ORIGIN = ("place", "year", "source")
HEADINGS = ("subject", "achievement")
LEAD = 0

_SECTION = ("number", "id", *HEADINGS, "subject_en", "achievement_en")
# A sentence keeps the quotation mark that closes behind it.
_SENTENCE = r"(?s:.*?[。！？；]+[”’」』）》】]*|.+)"


def completed(document: Mapping[str, Any]) -> dict[str, Any]:
    """A knowledge file with every field.

    Args:
        document: Each value that it has is of the right type, or null.

    Returns:
        A copy in which what is missing is null, empty or, for `number`, `id` and `section`, what
        follows from its place; and its `passages`, as the fields of a `Passage` each.
    """
    full: dict[str, Any] = dict.fromkeys((*HEAD, *ORIGIN))
    full |= {name: [] for name in ("lead", "sections", "metrics", "honours", "glossary", "notes")}
    full |= {name: {} for name in ("translations", "asked_as", "readings")}
    full |= document
    full["sections"] = [
        dict.fromkeys(_SECTION)
        | {"number": place, "id": f"section-{place}", "paragraphs": []}
        | each
        for place, each in enumerate(full["sections"], 1)
    ]
    for name, kind in (("metrics", Metric), ("honours", Honour)):
        full[name] = [
            dict.fromkeys(kind._fields)
            | {"id": f"{name[:-1]}-{place}", "section": section_of(each.get("ref"))}
            | {field: value for field, value in each.items() if field != "drafted"}
            for place, each in enumerate(full[name], 1)
        ]
    full["notes"] = [dict.fromkeys(Note._fields) | each for each in full["notes"]]
    full["passages"] = [tuple(passage) for part in parts(full) for passage in split_passages(*part)]
    return full


def section_of(ref: str | None) -> int | None:
    """The number of a passage's section; None of no passage."""
    return int(ref.partition(".")[0]) if ref else None


def split_passages(section: int, paragraphs: Iterable[str]) -> list[Passage]:
    """Cut paragraphs into sentences; joined without a separator they are the paragraphs."""
    return [
        Passage(f"{section}.{number}.{position}", section, text)
        for number, paragraph in enumerate(paragraphs, 1)
        for position, text in enumerate(re.findall(_SENTENCE, paragraph), 1)
    ]


def parts(document: Mapping[str, Any]) -> list[tuple[int, Sequence[str]]]:
    """The paragraphs of the lead and of each section, by its number."""
    sections = [(section["number"], section["paragraphs"]) for section in document["sections"]]
    return [(LEAD, document["lead"]), *sections]


def texts(document: Mapping[str, Any]) -> dict[str, str]:
    """Every text of a completed knowledge file by its key in `readings`: `0.title`, `5.1.3`."""
    found = {f"0.{name}": document[name] for name in HEAD}
    for section in document["sections"]:
        found |= {f"{section['number']}.{name}": section[name] for name in HEADINGS}
    found |= {ref: text for ref, _, text in document["passages"]}
    return {key: text for key, text in found.items() if text}
