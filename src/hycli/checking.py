"""What makes a knowledge file valid: the schema's rules, then one function a rule of sense."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from json.decoder import JSONDecoder
from typing import Any, NamedTuple

from hycli.report import LEAD, split_passages
from hycli.tables import read_table

_HEAD_PARTS = ("subject", "achievement")


class Fault(NamedTuple):
    """One thing that is wrong in a knowledge file."""

    path: str  #: where: `metrics[3].quote`; `$` for the whole document
    message: str  #: what
    line: int | None = None  #: of the file, from 1; None until it is looked up


def schema_text() -> str:
    """The knowledge file's JSON Schema, as JSON."""
    return read_table("report.schema.json")


def faults(document: Any) -> list[Fault]:  # any JSON value
    """Name every fault of a decoded knowledge file, in no more than one pass a rule.

    Args:
        document: Whatever the JSON held.

    Returns:
        The faults, in the file's order as far as a rule goes; empty for a valid file. The rules
        of sense are tried on files of the right shape only.
    """
    return list(_faults_of_shape(document)) or [fault for rule in RULES for fault in rule(document)]


def line_of(text: str, path: str) -> int | None:
    """The line of a JSON text on which the value at a fault's path begins.

    Args:
        text: Valid JSON.
        path: As in `Fault.path`.

    Returns:
        The line, from 1; None where the path leads nowhere.
    """
    position = _skip(text, 0)
    for step in _steps(path):
        found = _child(text, position, step)
        if found is None:
            return None
        position = found
    return text.count("\n", 0, position) + 1


def _faults_of_shape(document: Any) -> Iterator[Fault]:
    import jsonschema_rs

    # Masked, since a message should not repeat a whole record.
    validator = jsonschema_rs.validator_for(json.loads(schema_text()), mask="the value")
    for error in validator.iter_errors(document):
        yield Fault(_written(error.instance_path), error.message)


def _written(steps: list[str | int]) -> str:
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return path.removeprefix(".") or "$"


def _steps(path: str) -> Iterator[str | int]:
    for part in path.replace("[", ".[").split("."):
        if part.startswith("["):
            yield int(part[1:-1])
        elif part and part != "$":
            yield part


def _child(text: str, position: int, step: str | int) -> int | None:
    """Where the value of a key or an index of the container at `position` begins."""
    opening = text[position]
    if opening != ("{" if isinstance(step, str) else "["):
        return None
    decode = JSONDecoder().raw_decode
    position = _skip(text, position + 1)
    count = 0
    while text[position] not in "]}":
        key: str | int = count
        if opening == "{":
            key, position = decode(text, position)
            position = _skip(text, _skip(text, position) + 1)
        if key == step:
            return position
        position = _skip(text, decode(text, position)[1])
        if text[position] == ",":
            position = _skip(text, position + 1)
        count += 1
    return None


def _skip(text: str, position: int) -> int:
    while text[position : position + 1] in (" ", "\n", "\r", "\t"):
        position += 1
    return position


def _passages(document: Any) -> dict[str, str]:
    parts = [(LEAD, document["lead"])]
    parts += [(section["number"], section["paragraphs"]) for section in document["sections"]]
    return {
        passage.ref: passage.text
        for number, paragraphs in parts
        for passage in split_passages(number, paragraphs)
    }


def _records(document: Any) -> Iterator[tuple[str, Any]]:
    for name in ("metrics", "honours"):
        for position, record in enumerate(document[name]):
            yield f"{name}[{position}]", record


def _sections_in_order(document: Any) -> Iterator[Fault]:
    for position, section in enumerate(document["sections"]):
        if section["number"] != position + 1:
            message = f"section {position + 1} has the number {section['number']}"
            yield Fault(f"sections[{position}].number", message)


def _ids_unique(document: Any) -> Iterator[Fault]:
    sections = [
        (f"sections[{position}]", section) for position, section in enumerate(document["sections"])
    ]
    for group in (sections, list(_records(document))):
        seen: dict[str, str] = {}
        for path, record in group:
            first = seen.setdefault(record["id"], path)
            if first != path:
                yield Fault(f"{path}.id", f'"{record["id"]}" is the id of {first} too')


def _refs_and_quotes(document: Any) -> Iterator[Fault]:
    passages = _passages(document)
    notes = [(f"notes[{position}]", note) for position, note in enumerate(document["notes"])]
    for path, record in (*_records(document), *notes):
        ref = record["ref"]
        if ref not in passages:
            yield Fault(f"{path}.ref", f'there is no passage "{ref}"')
        elif record["quote"] not in passages[ref]:
            yield Fault(f"{path}.quote", f"passage {ref} does not hold it")
        if record.get("section") not in (None, int(ref.split(".")[0])):
            yield Fault(f"{path}.section", f'passage "{ref}" is of another section')


def _folds(document: Any) -> Iterator[Fault]:
    added = {"multiple": 0, "increase": 1}
    for position, metric in enumerate(document["metrics"]):
        kind, fold = metric["kind"], metric["fold"]
        if kind not in added:
            wrong = fold is not None
            message = f"a {kind} has no fold"
        else:
            right = round(metric["value"] + added[kind], 9)
            wrong = fold != right
            message = f"the fold of this {kind} is {right:g}"
        if wrong:
            yield Fault(f"metrics[{position}].fold", message)


def _terms(document: Any) -> Iterator[Fault]:
    texts = [document[name] for name in ("title", "subtitle", "kicker", "byline")]
    texts += [section[part] for section in document["sections"] for part in _HEAD_PARTS]
    article = "\n".join([*texts, *_passages(document).values()])
    counts = Counter(entry["term"] for entry in document["glossary"])
    for position, entry in enumerate(document["glossary"]):
        term = entry["term"]
        if term not in article:
            yield Fault(f"glossary[{position}].term", "the article does not hold it")
        if counts[term] > 1:
            yield Fault(f"glossary[{position}].term", f'"{term}" stands {counts[term]} times')


def _readings(document: Any) -> Iterator[Fault]:
    texts = _passages(document)
    texts |= {
        f"{section['number']}.{part}": section[part]
        for section in document["sections"]
        for part in _HEAD_PARTS
    }
    texts |= {f"0.{name}": document[name] for name in ("title", "subtitle", "kicker", "byline")}
    for ref, reading in (document.get("readings") or {}).items():
        if ref not in texts:
            yield Fault("readings", f'there is no text "{ref}"')
        elif len(reading.split()) != len(texts[ref]):
            message = (
                f'"{ref}" has {len(texts[ref])} characters and {len(reading.split())} readings'
            )
            yield Fault("readings", message)


#: The rules of sense, each given a document of the right shape.
RULES: tuple[Callable[[Any], Iterator[Fault]], ...] = (
    _sections_in_order,
    _ids_unique,
    _refs_and_quotes,
    _folds,
    _terms,
    _readings,
)
