"""A knowledge file made of a plain text: outline, figures, honours, readings."""

import re
import warnings
from collections.abc import Mapping
from typing import Any

from hycli.errors import DraftWarning
from hycli.form import parts, split_passages
from hycli.messages import Message

#: The figures of a longer text would take longer than anyone waits.
MAX_CHARACTERS = 250_000
#: No sentence of prose is longer; what is, is a table or no prose.
_LONGEST_SENTENCE = 1_000
#: What a paragraph begins with that says of which time it speaks.
_TOPIC = re.compile(
    "(?:过去)?[一二三四五六七八九十0-9]+年(?:来|间)?，|[0-9]{4}年，|去年，|过去一年，|今年，"
)
#: A body whose report it is, 平江区人民法院 of 平江区人民法院工作报告, else the place.
_BODY = re.compile(
    "[^，。：《》]{2,20}?(?:有限公司|公司|集团|大学|学院|医院|银行|法院|检察院|中学|小学|学校)"
    "(?=[0-9二]|[^，。]{0,6}(?:报告|总结|公报))"
)
_NAME = "[^\x00-\u4dff年月日在于和与的对关市县省上我全本各该]"
_PLACE = re.compile(
    f"(?:中共)?(?P<place>上海市|{_NAME}{{2,8}}?自治[区州县]|{_NAME}{{1,4}}?(?:市|州|县|区|省|盟))(?:人民|政府|委|第|人大|政协|20|[一二三四五六七八九]|国民|经济|统计)"
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
    for number, paragraphs in parts(document):
        for passage in split_passages(number, paragraphs):
            if passage.ref.endswith(".1"):
                topic = _TOPIC.match(passage.text)
                period = period_of(topic[0]) if topic else None
            if len(passage.text) > _LONGEST_SENTENCE:
                continue
            for kind, records in (
                ("metric", figures(passage.text, period)),
                ("honour", honours(passage.text, place)),
            ):
                for record in records:
                    made = found[kind]
                    head = {"id": f"{kind}-{len(made) + 1}", "section": number, "ref": passage.ref}
                    made.append(head | record | {"drafted": True})
    return found["metric"], found["honour"]


def _place(document: Mapping[str, Any]) -> str | None:
    """The body or place that a text is about, if its head names one; its first words are none."""
    first = next((paragraph for _, paragraphs in parts(document) for paragraph in paragraphs), "")
    for name in ("title", "subtitle", "byline"):
        text = document.get(name, "")
        if first.startswith(text):
            continue
        if body := _BODY.match(text):
            return body[0]
        if match := _PLACE.search(text):
            return match["place"]
    return None
