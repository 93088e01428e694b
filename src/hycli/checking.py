"""What makes a knowledge file valid: the schema's rules, then one function a rule of sense."""

import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from json.decoder import JSONDecoder
from typing import Any, NamedTuple

from hycli.messages import Message, recognised
from hycli.report import LEAD, split_passages
from hycli.tables import read_table

#: Lists of records that can be judged one by one.
_RECORDS = ("metrics", "honours", "glossary", "notes")
_HEAD_PARTS = ("subject", "achievement")

_HALF_PAIR = re.compile("[\ud800-\udfff]")

Steps = tuple[str | int, ...]

#: What jsonschema-rs says of the rules that the schema has.
OF_SHAPE = (
    Message('"{key}" is a required property'),
    Message("Additional properties are not allowed ({keys} was unexpected)"),
    Message("Additional properties are not allowed ({keys} were unexpected)"),
    Message('the value does not match "{pattern}"'),
    Message("the value has less than 1 item"),
    Message("the value is shorter than 1 character"),
    Message("the value is greater than the maximum of {limit}"),
    Message("the value is less than the minimum of {limit}"),
    Message("the value is not of type {types}"),
    Message("the value is not of types {types}"),
    Message("the value is not one of {first} or {count} other candidates"),
    Message("the value is not one of {first} or {last}"),
)


class Fault(NamedTuple):
    """One thing that is wrong in a knowledge file."""

    steps: Steps  #: where: keys and indexes from the document down
    message: str  #: what
    line: int | None = None  #: of the file, from 1; None until it is looked up

    @property
    def path(self) -> str:
        """The steps as they are read: `metrics[3].quote`; `$` for the whole document."""
        return "".join(map(_written, self.steps)).removeprefix(".") or "$"


def schema_text() -> str:
    """The knowledge file's JSON Schema, as JSON."""
    return read_table("report.schema.json")


def faults(document: Any) -> list[Fault]:
    """Name every fault of a decoded knowledge file.

    Args:
        document: Whatever the JSON held.

    Returns:
        Faults of shape, then those of sense; empty for a valid file. Sense is asked only of what
        has the right shape.
    """
    found = list(_half_pairs(document)) or list(_faults_of_shape(document))
    if all(_in_record(fault) for fault in found):
        sound = _without(document, found)
        found += [fault for rule in RULES for fault in rule(sound)]
    return found


class Lines:
    """Which line of a JSON text a value stands on; each container is read once.

    Args:
        text: Valid JSON.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._first = _skip(text, 0)
        self._ends = [match.start() for match in re.finditer("\n", text)]
        self._children: dict[int, dict[str | int, int]] = {}

    def line_of(self, steps: Steps) -> int | None:
        """The line on which the value at a fault's place begins.

        Args:
            steps: As in `Fault.steps`.

        Returns:
            The line, from 1; None where the steps lead nowhere.
        """
        position = self._first
        for step in steps:
            if position not in self._children:
                self._children[position] = dict(_children(self._text, position))
            found = self._children[position].get(step)
            if found is None:
                return None
            position = found
        return bisect_left(self._ends, position) + 1


def _faults_of_shape(document: Any) -> Iterator[Fault]:
    import jsonschema_rs

    # Masked, since a message should not repeat a whole record.
    validator = jsonschema_rs.validator_for(json.loads(schema_text()), mask="the value")
    try:
        for error in validator.iter_errors(document):
            yield Fault(tuple(error.instance_path), recognised(error.message, OF_SHAPE))
    except ValueError:
        yield Fault((), Message("it nests too deeply"))


def _half_pairs(document: Any) -> Iterator[Fault]:
    """Texts that are no Unicode: JSON lets half of a surrogate pair be written as an escape."""
    message = Message("a text holds half of a surrogate pair")
    left: list[tuple[Steps, Any]] = [((), document)]
    while left:
        steps, value = left.pop()
        if isinstance(value, str):
            if _HALF_PAIR.search(value):
                yield Fault(steps, message)
        elif isinstance(value, dict):
            if any(_HALF_PAIR.search(key) for key in value):
                yield Fault(steps, message)
            left += [((*steps, key), each) for key, each in reversed(value.items())]
        elif isinstance(value, list):
            left += [((*steps, place), value[place]) for place in reversed(range(len(value)))]


def _in_record(fault: Fault) -> bool:
    return len(fault.steps) > 1 and fault.steps[0] in _RECORDS


def _without(document: Any, found: list[Fault]) -> Any:
    """The document with nothing in place of each record that has a fault."""
    if not found:
        return document
    sound = dict(document)
    for name in _RECORDS:
        bad = {fault.steps[1] for fault in found if fault.steps[0] == name}
        sound[name] = [None if place in bad else each for place, each in enumerate(document[name])]
    return sound


def _written(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    return f".{step}" if step.isidentifier() else f"[{json.dumps(step, ensure_ascii=False)}]"


def _children(text: str, position: int) -> Iterator[tuple[str | int, int]]:
    """Each key or index of the container at `position`, and where its value begins."""
    opening = text[position]
    if opening not in "{[":
        return
    decode = JSONDecoder().raw_decode
    position = _skip(text, position + 1)
    count = 0
    while text[position] not in "]}":
        key: str | int = count
        if opening == "{":
            key, position = decode(text, position)
            position = _skip(text, _skip(text, position) + 1)
        yield key, position
        position = _skip(text, decode(text, position)[1])
        if text[position] == ",":
            position = _skip(text, position + 1)
        count += 1


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


def _each(document: Any, *names: str) -> Iterator[tuple[Steps, Any]]:
    """The records of some lists with their places, but for those that are left out."""
    for name in names:
        for position, record in enumerate(document[name]):
            if record is not None:
                yield (name, position), record


def _sections_in_order(document: Any) -> Iterator[Fault]:
    for steps, section in _each(document, "sections"):
        if section["number"] != int(steps[1]) + 1:
            message = Message(
                "section {place} has the number {number}",
                place=int(steps[1]) + 1,
                number=section["number"],
            )
            yield Fault((*steps, "number"), message)


def _whole_numbers(document: Any) -> Iterator[Fault]:
    """1.0 is an integer to a JSON Schema, but no ref begins with it."""
    numbers = [(*steps, "number") for steps, _ in _each(document, "sections")]
    numbers += [(*steps, "section") for steps, _ in _each(document, "metrics", "honours")]
    for name, place, field in numbers:
        if not isinstance(document[name][place][field], int):
            message = Message("the value is not of type {types}", types='"integer"')
            yield Fault((name, place, field), message)


def _ids_unique(document: Any) -> Iterator[Fault]:
    """What `show` is given names one thing: section numbers and the lead have names already."""
    seen: dict[str, Steps] = {}
    for steps, record in _each(document, "sections", "metrics", "honours"):
        name = record["id"]
        first = seen.setdefault(name, steps)
        if first != steps:
            other = Fault(first, "").path
            message = Message('"{id}" is the id of {other} too', id=name, other=other)
            yield Fault((*steps, "id"), message)
        elif name == "lead" or name.isdecimal():
            yield Fault((*steps, "id"), Message('"{id}" means a section already', id=name))


def _refs_and_quotes(document: Any) -> Iterator[Fault]:
    passages = _passages(document)
    for steps, record in _each(document, "metrics", "honours", "notes"):
        ref = record["ref"]
        if ref not in passages:
            yield Fault((*steps, "ref"), Message('there is no passage "{ref}"', ref=ref))
        elif record["quote"] not in passages[ref]:
            yield Fault((*steps, "quote"), Message("passage {ref} does not hold it", ref=ref))
        if record.get("section") not in (None, int(ref.split(".")[0])):
            message = Message('passage "{ref}" is of another section', ref=ref)
            yield Fault((*steps, "section"), message)


def _folds(document: Any) -> Iterator[Fault]:
    added = {"multiple": 0, "increase": 1}
    for steps, metric in _each(document, "metrics"):
        kind, fold = metric["kind"], metric["fold"]
        if kind not in added:
            wrong = fold is not None
            message = Message("a {kind} has no fold", kind=kind)
        else:
            right = round(metric["value"] + added[kind], 9)
            wrong = fold != right
            message = Message("the fold of this {kind} is {fold:g}", kind=kind, fold=right)
        if wrong:
            yield Fault((*steps, "fold"), message)


def _terms(document: Any) -> Iterator[Fault]:
    texts = [document[name] for name in ("title", "subtitle", "kicker", "byline")]
    texts += [section[part] for section in document["sections"] for part in _HEAD_PARTS]
    article = "\n".join([*texts, *_passages(document).values()])
    entries = list(_each(document, "glossary"))
    counts = Counter(entry["term"] for _, entry in entries)
    for steps, entry in entries:
        term = entry["term"]
        if term not in article:
            yield Fault((*steps, "term"), Message("the article does not hold it"))
        if counts[term] > 1:
            message = Message('"{term}" stands {count} times', term=term, count=counts[term])
            yield Fault((*steps, "term"), message)


def _translations(document: Any) -> Iterator[Fault]:
    passages = _passages(document)
    for ref in document.get("translations") or {}:
        if ref not in passages:
            yield Fault(("translations", ref), Message('there is no passage "{ref}"', ref=ref))


def _asked_as(document: Any) -> Iterator[Fault]:
    ids = {record["id"] for _, record in _each(document, "metrics", "honours")}
    named = ids.union(_passages(document))
    for name in document.get("asked_as") or {}:
        if name not in named:
            yield Fault(("asked_as", name), Message('nothing is called "{name}"', name=name))


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
            yield Fault(("readings", ref), Message('there is no text "{ref}"', ref=ref))
        elif len(reading.split()) != len(texts[ref]):
            message = Message(
                "{count} readings for {length} characters",
                count=len(reading.split()),
                length=len(texts[ref]),
            )
            yield Fault(("readings", ref), message)


#: The rules of sense, each given a document of the right shape.
RULES: tuple[Callable[[Any], Iterator[Fault]], ...] = (
    _whole_numbers,
    _sections_in_order,
    _ids_unique,
    _refs_and_quotes,
    _folds,
    _terms,
    _translations,
    _asked_as,
    _readings,
)
