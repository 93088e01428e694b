"""A knowledge file made of a plain text: outline, figures, honours, readings."""

import re
import warnings
from collections.abc import Iterator, Mapping
from typing import Any

from hycli.errors import DraftWarning
from hycli.messages import Message

#: The figures of a longer text would take longer than anyone waits.
MAX_CHARACTERS = 250_000
#: No sentence of prose is longer; what is, is a table or no prose.
_LONGEST_SENTENCE = 1_000
#: What a paragraph begins with that says of which time it speaks.
_TOPIC = re.compile(
    "(?:过去)?[一二三四五六七八九十0-9]+年(?:来|间)?，|[0-9]{4}年，|去年，|过去一年，|今年，"
)
_PLACE = re.compile(
    "(?:中共)?(?P<place>[^\x00-\u4dff年月日在于和与的对关市县省上我全本各该]{1,4}?(?:市|自治州|州|县|区|省|盟))(?:人民|政府|委|第|人大|政协|20|[一二三四五六七八九]|国民|经济|统计)"
)


def draft(text: str) -> dict[str, Any]:
    """The knowledge file of a plain text, for a person to correct.

    Args:
        text: As it was printed, or as a converter gives it; Markdown too.

    Returns:
        What `hycli.draft.outline.outline` finds, with `metrics` and `honours` by rules, each
        marked `"drafted": true`, and `readings` in pinyin where pypinyin is installed. Of a text of
        more than `MAX_CHARACTERS` the outline alone, with a `DraftWarning`.

    Raises:
        ReportError: The text holds nothing.
    """
    from hycli.draft.outline import outline
    from hycli.draft.readings import readings

    document = outline(text)
    if len(text) > MAX_CHARACTERS:
        message = Message(
            "the text has more than {most} characters, so that its figures and honours are not "
            "drafted; draft it in parts",
            most=MAX_CHARACTERS,
        )
        warnings.warn(DraftWarning(message), stacklevel=2)
        return document
    metrics, honours = _records(document)
    document |= {"metrics": metrics, "honours": honours}
    found = readings(document)
    return document | ({"readings": found} if found else {})


def _records(document: Mapping[str, Any]) -> tuple[list[Any], list[Any]]:
    from hycli.draft.honours import honours
    from hycli.draft.quantities import figures, period_of

    place = _place(document)
    found: dict[str, list[dict[str, Any]]] = {"metric": [], "honour": []}
    for section, paragraph, passages in _paragraphs(document):
        topic = _TOPIC.match(paragraph)
        period = period_of(topic[0]) if topic else None
        for ref, passage in passages:
            if len(passage) > _LONGEST_SENTENCE:
                continue
            for kind, records in (
                ("metric", figures(passage, period)),
                ("honour", honours(passage, place)),
            ):
                for record in records:
                    made = found[kind]
                    head = {"id": f"{kind}-{len(made) + 1}", "section": section, "ref": ref}
                    made.append(head | record | {"drafted": True})
    return found["metric"], found["honour"]


def _paragraphs(document: Mapping[str, Any]) -> Iterator[tuple[int, str, list[tuple[str, str]]]]:
    """Each paragraph with its section's number and its passages by ref."""
    from hycli.form import split_passages

    parts = [(0, document["lead"])]
    parts += [(section["number"], section["paragraphs"]) for section in document["sections"]]
    for number, paragraphs in parts:
        passages: dict[str, list[tuple[str, str]]] = {}
        for passage in split_passages(number, paragraphs):
            place = passage.ref.rpartition(".")[0]
            passages.setdefault(place, []).append((passage.ref, passage.text))
        for position, paragraph in enumerate(paragraphs, 1):
            yield number, paragraph, passages.get(f"{number}.{position}", [])


def _place(document: Mapping[str, Any]) -> str | None:
    """The place that a text is about, if its head names one; its first words are no head."""
    first = next((paragraph for _, paragraph, _ in _paragraphs(document)), "")
    for name in ("title", "subtitle", "byline"):
        text = document.get(name, "")
        match = None if first.startswith(text) else _PLACE.search(text)
        if match:
            return match["place"]
    return None
