"""What makes a knowledge file valid: its schema, then one function a rule of sense."""

import copy
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from hycli.form import HEAD, HEADINGS, completed, section_of, texts
from hycli.messages import Message
from hycli.schema import Steps, schema_text, shown, violations


class Fault(NamedTuple):
    """One thing that is wrong in a knowledge file."""

    steps: Steps  #: where: keys and indexes from the document down
    message: str  #: what

    @property
    def path(self) -> str:
        """The steps as they are read: `metrics[3].quote`; `$` for the whole document."""
        return "".join(map(_written, self.steps)).removeprefix(".") or "$"


class Judged(NamedTuple):
    """What the rules of sense are given."""

    document: Mapping[str, Any]  #: completed, without what breaks the schema
    texts: Mapping[str, str]  #: by their keys in `readings`
    whole: bool  #: whether these are all the texts

    def each(self, *names: str) -> Iterator[tuple[Steps, Mapping[str, Any]]]:
        """The records of some lists, with their places."""
        for name in names:
            for position, record in enumerate(self.document[name]):
                yield (name, position), record


def faults(document: Any) -> list[Fault]:
    """Name every fault of a decoded knowledge file.

    Args:
        document: Whatever the JSON held.

    Returns:
        What breaks the schema, in the order of the document, then what makes no sense of that
        which does not; empty for a valid file.
    """
    found = [Fault(*each) for each in violations(document, json.loads(schema_text()))]
    if isinstance(document, dict):
        sound = completed(_without(document, found))
        whole = not any(map(_is_of_text, found))
        judged = Judged(sound, texts(sound), whole)
        found += [fault for rule in RULES for fault in rule(judged)]
    return found


def unread(document: Mapping[str, Any]) -> list[Fault]:
    """Name what was drafted and nobody has read over: no faults yet.

    Args:
        document: A valid knowledge file.

    Returns:
        One for each such figure and honour, which says what it is and of which words.
    """
    found = []
    for name in ("metrics", "honours"):
        for position, record in enumerate(document.get(name, ())):
            if record.get("drafted"):
                told = {**record, "id": None, "section": None, "quote": None, "drafted": None}
                words = " ".join([str(value) for value in told.values() if value is not None])
                message = Message(
                    "drafted: {record} | {quote}", record=words, quote=record["quote"]
                )
                found.append(Fault((name, position), message))
    return found


def _without(document: dict[str, Any], found: list[Fault]) -> dict[str, Any]:
    """The document without the values that have a fault; in a list something empty stands there."""
    if not found:
        return document
    sound = copy.deepcopy(document)
    for *parents, last in [fault.steps for fault in found]:
        parent: Any = sound
        for step in parents:
            parent = parent[step]
        if isinstance(parent, list):
            parent[int(last)] = {} if len(parents) == 1 and parents != ["lead"] else ""
        else:
            parent.pop(last, None)
    return sound


def _is_of_text(fault: Fault) -> bool:
    """Whether a fault leaves the report without a piece of its text."""
    first, *within = fault.steps
    if first == "sections":
        return within[1:] == [] or within[1] in (*HEADINGS, "paragraphs")
    return first in (*HEAD, "lead")


def _written(step: str | int) -> str:
    if isinstance(step, str) and step.isidentifier():
        return f".{step}"
    return f"[{json.dumps(step, ensure_ascii=not str(step).isprintable())}]"


def _sections_in_order(judged: Judged) -> Iterator[Fault]:
    for place, (steps, section) in enumerate(judged.each("sections"), 1):
        number = section["number"]
        if number != place:
            message = Message("section {place} has the number {number}", place=place, number=number)
            yield Fault((*steps, "number"), message)


def _ids(judged: Judged) -> Iterator[Fault]:
    firsts: dict[str, Steps] = {}
    for steps, record in judged.each("sections", "metrics", "honours"):
        name = record["id"]
        first = firsts.setdefault(name, steps)
        if first != steps:
            message = Message(
                '"{id}" is the id of {other} too', id=name, other=Fault(first, "").path
            )
            yield Fault((*steps, "id"), message)
        elif name == "lead" or name.isdecimal():
            yield Fault((*steps, "id"), Message('"{id}" means a section already', id=name))


def _refs_and_quotes(judged: Judged) -> Iterator[Fault]:
    for steps, record in judged.each("metrics", "honours", "notes"):
        ref, quote = record["ref"], record["quote"]
        if ref is None:
            continue
        if ref not in judged.texts:
            if judged.whole:
                yield Fault((*steps, "ref"), Message('there is no passage "{ref}"', ref=ref))
        elif quote and quote not in judged.texts[ref]:
            message = Message("passage {ref} does not hold {quote}", ref=ref, quote=shown(quote))
            yield Fault((*steps, "quote"), message)
        if record.get("section", section_of(ref)) != section_of(ref):
            message = Message('passage "{ref}" is of another section', ref=ref)
            yield Fault((*steps, "section"), message)


def _folds(judged: Judged) -> Iterator[Fault]:
    added = {"multiple": 0, "increase": 1}
    for steps, metric in judged.each("metrics"):
        kind, fold, value = metric["kind"], metric["fold"], metric["value"]
        if fold is None or kind is None or value is None:
            continue
        if kind not in added:
            yield Fault((*steps, "fold"), Message("a {kind} has no fold", kind=kind))
        elif fold != (right := round(value + added[kind], 9)):
            message = Message(
                "the fold of this {kind} is {right}, not {fold}", kind=kind, right=right, fold=fold
            )
            yield Fault((*steps, "fold"), message)


def _terms(judged: Judged) -> Iterator[Fault]:
    article = "\n".join(judged.texts.values())
    entries = [
        (steps, entry["term"]) for steps, entry in judged.each("glossary") if "term" in entry
    ]
    counts = Counter(term for _, term in entries)
    for steps, term in entries:
        if judged.whole and term not in article:
            yield Fault(
                (*steps, "term"), Message("the report does not hold {term}", term=shown(term))
            )
        if counts[term] > 1:
            message = Message('"{term}" stands {count} times', term=term, count=counts[term])
            yield Fault((*steps, "term"), message)


def _by_key(judged: Judged) -> Iterator[Fault]:
    """What is listed by ref or id: translations, what things are asked as, readings."""
    passages = {key for key in judged.texts if key.count(".") > 1}
    ids = {record["id"] for _, record in judged.each("metrics", "honours")}
    for name, keys in (
        ("translations", passages),
        ("asked_as", passages | ids),
        ("readings", judged.texts.keys()),
    ):
        for key in judged.document[name]:
            if key not in keys and judged.whole:
                yield Fault((name, key), Message('nothing is called "{name}"', name=key))


def _readings(judged: Judged) -> Iterator[Fault]:
    for key, reading in judged.document["readings"].items():
        count, length = len(reading.split(" ")), len(judged.texts.get(key, ""))
        if length and count != length:
            message = Message(
                "{count} readings for {length} characters", count=count, length=length
            )
            yield Fault(("readings", key), message)


#: The rules of sense.
RULES: tuple[Callable[[Judged], Iterator[Fault]], ...] = (
    _sections_in_order,
    _ids,
    _refs_and_quotes,
    _folds,
    _terms,
    _by_key,
    _readings,
)
