"""The head, the headings and the paragraphs of a plain text."""

import re
from collections.abc import Sequence
from typing import Any

from hycli.draft.text import Line, Setting, close, joined, lines, setting
from hycli.errors import ReportError
from hycli.messages import Message

_HAN = "[一二三四五六七八九十百]+"
_ORDINAL = rf"第\s*(?:{_HAN}|[0-9]+)\s*"
#: Behind a number such as 1.1, which may count something instead: 1.1 万人.
_NO_AMOUNT = r"\s+(?=[^\W0-9])(?![个万亿千百元吨公米亩户家人项件倍度])"
#: What a heading begins with: the kind of marker is the name of the group.
_MARKER = re.compile(
    r"(?:\*\*)?(?:"
    r"(?P<markdown>#{1,6}\s+)"
    r"|(?P<label>科目\s*[:：])"
    rf"|(?P<part>{_ORDINAL}(?:部分|[篇编])\s*)|(?P<chapter>{_ORDINAL}章\s*)"
    rf"|(?P<section>{_ORDINAL}节\s*)"
    r"|(?P<formal>[壹贰貳叁參肆伍陆陸柒捌玖拾]+\s*、)"
    rf"|(?P<han>{_HAN}(?:\s*、|\s+(?=\S\S)|$))"
    rf"|(?P<bracketed>[（(]\s*{_HAN}\s*[）)]\s*、?)"
    r"|(?P<roman>[IVX]{1,4}[.．、]|[Ⅰ-Ⅻ][.．、]?)"
    r"|(?P<arabic>[0-9]{1,2}[.．、](?![0-9]))"
    rf"|(?P<decimal>[0-9]{{1,2}}\.[0-9]{{1,2}}{_NO_AMOUNT})"
    rf"|(?P<subdecimal>[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{2,3}}{_NO_AMOUNT})"
    r"|(?P<arabic_bracketed>(?:[（(]?[0-9]{1,2}[）)]|[①-⑳])、?))"
)
#: Headings of these kinds may end like a sentence: （一）推动重要领域改革取得新突破。
_MAY_END = ("label", "part", "chapter", "section", "formal", "han", "bracketed")
#: What is markup or a label, not part of the heading as printed.
_NOT_PRINTED = ("markdown", "label")
_ACHIEVEMENT = re.compile(r"成绩\s*[:：]\s*")
#: A caption, and a row of a table, whose cells bars, tabs or gaps part.
_APART = re.compile(r"[图表]\s*[0-9]{1,2}(?:\s|[:：])|.*\||(?:.*\S(?:\t|\s{2,})(?=\S)){2}")
#: What a line of the contents ends with: 一、回顾……1.
_PAGE_OF = re.compile(r"(?:…|[.·．]{3}|\t)\s?[0-9]{1,3}$")
_ITEM = re.compile(r"[-*+]\s|\||[0-9]{1,2}[.)]\s|—{1,3}|[●•■◆▪]")
#: An item of a list in Markdown, which an empty line ends.
_LISTED = re.compile(r"[-*+]\s|[0-9]{1,2}[.)]\s")
_INNER_END = re.compile(r"[。！？；!?;](?![”’」』）)]*$)")
_NO_HEADING_END = "。！？；：，、…,;:"
#: What no paragraph ends with.
_WITHIN = "0123456789.:∶，、（《“"
_SALUTATION = re.compile("各位|同志|代表们|委员们|女士|先生")
_OFFICES = "市长|省长|县长|区长|州长|主席|总理|主任|书记"
_YEAR = "(?:[0-9]{4}|[〇○零一二三四五六七八九]{4})年"
_DATE = rf"{_YEAR}[^，。]{{1,6}}[月日](?:\s*[0-9：:时分秒]+)?$|[0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}}"
_BODIES = r"[^，。]{2,20}(?:局|政府|委员会|办公室|厅)$"
_BYLINE = re.compile(
    f"{_DATE}|{_BODIES}|[■□◆]|本报|记者|通讯员|作者|来源|时间|日期|编辑|(?:{_OFFICES})(?!.{{7}})"
    rf"|[^，。]{{1,12}}(?:{_OFFICES})(?:\s.{{2,6}})?$"
)
#: What a title ends with.
_TITLED = re.compile("(?:报告|总结|公报|规划|计划|决定|意见|纲要|草案|摘要|综述)[）)]?$")
_LETTER = re.compile(r"\w")
_CONTENTS = re.compile(r"目\s*[录錄次]$")
_SUBTITLE = re.compile(r"[—―\-–]{1,3}|[（(]|[0-9]{4}年.{2,7}日在")
#: ——2026年2月3日在第十六届人民代表大会第四次会议上.
_OCCASION = re.compile(r"(?:[—―\-–]{1,3}|[（(]).*年.*会|[0-9]{4}\s*年.{2,9}日在.*会")
_SECTION_LENGTH = 80
_SENTENCE_LENGTH = 50
_SHORT = 20
_HEAD_LENGTH = 50
_HEAD_LINES = 12
_KICKER = 12


#: The kind of a heading, empty for a paragraph, and its text.
_Part = tuple[str, str]


def outline(text: str) -> dict[str, Any]:
    """What a knowledge file holds of a plain text before any record.

    Args:
        text: As it was printed, or as a converter gives it; Markdown too.

    Returns:
        `title`, `lead` (paragraphs) and `sections`, each with `number`, `id`, `subject` and
        `paragraphs`; `subtitle`, `kicker`, `byline` and a section's `achievement` where the text
        has them. A text without a title is called by its first words, one without headings is
        one section of that name. Joined, all is the text but for blanks, marks of Markdown, the
        labels 科目 and 成绩, and page numbers.

    Raises:
        ReportError: The text holds nothing.
    """
    found = lines(text)
    if not found:
        raise ReportError(Message("the text is empty"), Message("give it some sentences"))
    page = _page_lines(found, setting(found))
    above, found = found[:page], found[page:]
    count = _head_lines(found, setting(found))
    parts = _parts(found[count:], setting(found[count:]))
    if count > 1 and _is_first_heading(found[count - 1], parts):
        count -= 1
        parts.insert(0, ("plain", close(found[count].text)))
    head = _head(found[:count])
    if above:
        head["kicker"] = " ".join([line.text for line in above])
    if not head.get("title"):
        head["title"] = _first_words(parts)
    lead: list[str] = []
    sections: list[dict[str, Any]] = []
    for kind, words in parts:
        below = kind == "achievement" and sections and not sections[-1]["paragraphs"]
        if below and "achievement" not in sections[-1]:
            sections[-1]["achievement"] = _ACHIEVEMENT.sub("", words, count=1)
        elif kind in ("", "achievement"):
            (sections[-1]["paragraphs"] if sections else lead).append(words)
        else:
            sections.append({"subject": words, "paragraphs": []})
    if not sections:
        sections, lead = [{"subject": head["title"], "paragraphs": lead}], []
    numbered = [
        {"number": number, "id": f"section-{number}"} | section
        for number, section in enumerate(sections, 1)
    ]
    return {**head, "lead": lead, "sections": numbered}


def _first_words(parts: Sequence[_Part]) -> str:
    """What a text without a title is called, as a catalogue does it: by its first words."""
    texts = [text for kind, text in parts if not kind] or [text for _, text in parts]
    named = (each for each in texts if _LETTER.search(each) and not _salutes(each))
    text = next(named, texts[0])
    clauses = re.findall(
        r"[^，。！？；：,!?;:]+[，。！？；：,!?;:]*", text[: 2 * _HEAD_LENGTH]
    ) or [text]
    words = clauses[0]
    for clause in clauses[1:]:
        if len(words + clause) > _HEAD_LENGTH or words[-1] in "。！？；":
            break
        words += clause
    return words[:_HEAD_LENGTH].rstrip("，。！？；：,!?;: ") or text[:_HEAD_LENGTH]


def _salutes(text: str) -> bool:
    return len(text) <= _SHORT and text[-1] in "：！:!" and bool(_SALUTATION.search(text))


def _head_lines(found: Sequence[Line], shape: Setting) -> int:
    """How many lines stand above the text."""
    count = 0
    for line in found[: _HEAD_LINES + 1]:
        marked = _marker(line.text)
        is_title = marked == "markdown" and count == 0 and _only_highest(found)
        if not is_title and (marked or not _may_head(line, shape)):
            break
        count += 1
    return 0 if count == len(found) or count > _HEAD_LINES else count


def _is_first_heading(line: Line, parts: Sequence[_Part]) -> bool:
    """Whether the last line above a text is its first heading, as others are set like it."""
    told = _SUBTITLE.match(line.text) or _BYLINE.match(line.text) or _TITLED.search(line.text)
    return not told and any(kind == "plain" for kind, _ in parts)


def _head(found: Sequence[Line]) -> dict[str, str]:
    """The lines above the text by what they are."""
    if not found:
        return {}
    above = [close(_bare(line.text), keep=True) for line in found]
    told = (n for n in range(1, len(above)) if _SUBTITLE.match(above[n]) or _BYLINE.match(above[n]))
    first = next(told, len(above))
    titles = above[:first]
    head = {}
    apart = len(titles) > 1 and found[1].gap > 0
    if apart and len(titles[0]) <= _KICKER and titles[0][-1] not in "？！?!，、":
        head["kicker"] = titles.pop(0)
    head = {"title": close(joined(titles))} | head
    for text in above[first:]:
        name = "subtitle" if _SUBTITLE.match(text) and "byline" not in head else "byline"
        head[name] = f"{head[name]} {text}" if name in head else text
    return head


def _page_lines(found: Sequence[Line], shape: Setting) -> int:
    """How many lines of a web page stand above the title, which tells itself by its occasion."""
    for place, line in enumerate(found[: 2 * _HEAD_LINES]):
        if not (_OCCASION.match(line.text) and _may_head(line, shape)):
            continue
        titles = [
            n
            for n, above in enumerate(found[:place])
            if above.text[-1].isalnum() and (n == place - 1 or _TITLED.search(above.text))
        ]
        if titles:
            page = found[: titles[-1]]
            return len(page) if any(not _may_head(above, shape) for above in page) else 0
    return 0


def _may_head(line: Line, shape: Setting) -> bool:
    if len(line.text) > _HEAD_LENGTH or line.text[-1] in "。；：，、…;:":
        return False
    if shape.full(line) and not _SUBTITLE.match(line.text):
        return False
    if _APART.match(line.text) or _CONTENTS.match(line.text) or not _LETTER.search(line.text):
        return False
    return not _salutes(line.text)


def _only_highest(found: Sequence[Line]) -> bool:
    """Whether a Markdown text has one heading of the highest level, which is its title."""
    level = found[0].text.partition(" ")[0]
    return not any(line.text.startswith(level + " ") for line in found[1:])


def _parts(found: Sequence[Line], shape: Setting) -> list[_Part]:
    """Headings and paragraphs in order."""
    parts: list[tuple[str, list[str]]] = []  # kind, and lines
    before: Line | None = None  # the line before in the same paragraph
    listed = ""  # the kind of marker of a list's last item
    place = 0
    while place < len(found):
        line = found[place]
        place += 1
        after = found[place] if place < len(found) else None
        marker = _MARKER.fullmatch(line.text)
        numbered = after is not None and marker is not None and marker.lastgroup != "markdown"
        if after and numbered and _begins_text(line, after, shape):
            numbered = False
        if after and (numbered or _two_lines(line, after, shape)):
            # A number on a line of its own belongs to the line below, as a heading's second line.
            cells = line.cells + after.cells
            line = line._replace(text=line.text + after.text, cells=cells, ended=after.ended)
            place += 1
            after = found[place] if place < len(found) else None
        goes_on = before is not None and _goes_on(before, line, shape)
        kind = "" if goes_on or (numbered and line.ended) else _heading(line, after, shape)
        if kind == "plain" and before is not None and not before.ended:
            kind = ""
        if kind and kind not in _NOT_PRINTED and after and _marker(after.text) == kind:
            listed, kind = kind, ""
        elif kind and kind == listed:
            kind = ""
        elif kind or not _marker(line.text):
            listed = ""
        if goes_on:
            parts[-1][1].append(line.text)
        else:
            parts.append((kind, [_bare(line.text) if kind else line.text]))
        before = None if kind else line
    return [(kind, close(joined(texts))) for kind, texts in parts]


def _begins_text(line: Line, after: Line, shape: Setting) -> bool:
    """Whether a number on a line of its own, （一）, is the heading of the text below it."""
    text = after.ended or shape.full(after)
    return text and (after.gap > 0 or shape.begins(after)) and line.text[-1] not in _NO_HEADING_END


def _two_lines(line: Line, after: Line, shape: Setting) -> bool:
    """Whether a heading with a number was broken because its line was full."""
    full = shape.full(line) and not shape.full(after) and after.gap == 0
    return full and not line.ended and not after.ended and bool(_marker(line.text))


def _goes_on(before: Line, line: Line, shape: Setting) -> bool:
    """Whether a line goes on with the paragraph of the line before."""
    if shape.begins(line) or _ITEM.match(line.text) or _ACHIEVEMENT.match(line.text):
        return False
    if line.gap and _LISTED.match(before.text) and not shape.full(before):
        return False
    if any(_APART.match(text) or _is_entry(text) for text in (before.text, line.text)):
        return False
    marked = bool(_marker(line.text))
    if before.ended:
        return line.gap == 0 and not marked and (shape.spaced or shape.full(before))
    if marked and (line.gap or not shape.full(before)):
        return False
    return not shape.width or shape.full(before) or before.text[-1] in _WITHIN


def _heading(line: Line, after: Line | None, shape: Setting) -> str:
    """The kind of heading that a line is; empty where it is none."""
    if _ACHIEVEMENT.match(line.text):
        return "achievement"
    kind = _marker(line.text)
    if kind in _NOT_PRINTED:
        return kind
    text = _bare(line.text)
    broken = line.cells <= 1.1 * shape.width and shape.full(line) and after and after.gap == 0
    broken = broken or text.count("“") != text.count("”")
    if broken or len(text) > _SECTION_LENGTH or _INNER_END.search(text):
        return ""
    if kind:
        adjoins = after is not None and after.gap == 0 and shape.spaced
        if text[-1] == "。":
            short = len(text) <= _SENTENCE_LENGTH
            return kind if kind in _MAY_END and short and not adjoins else ""
        return "" if text[-1] in _NO_HEADING_END else kind
    return "plain" if _stands_alone(line, after, shape) else ""


def _stands_alone(line: Line, after: Line | None, shape: Setting) -> bool:
    """Whether a line without a number is set as a heading."""
    text = line.text
    if after is None or text[-1] in _NO_HEADING_END or _is_entry(text):
        return False
    if not (text[0].isalnum() or text[0] in "“《"):
        return False
    if _ITEM.match(text) or after.text[0] in "，。、；：）》”":
        return False
    apart = after.gap > 0 or shape.begins(after)
    if shape.width:
        return apart and not shape.full(line)
    if shape.begins(after) or line.gap > max(1, shape.gap):
        return apart
    return len(text) <= _SHORT and (apart or not shape.spaced) and len(after.text) > 2 * _SHORT


def _is_entry(text: str) -> bool:
    """Whether a line is one of the contents."""
    return bool(_PAGE_OF.search(text[-8:]))


def _marker(text: str) -> str:
    """The kind of marker with which a text begins; empty where there is none."""
    match = None if _is_entry(text) else _MARKER.match(text)
    return match.lastgroup or "" if match else ""


def _bare(text: str) -> str:
    """A heading as it would be printed, without markup and label."""
    if text.startswith("**") and text.endswith("**"):
        text = text[2:-2].strip() or text
    match = _MARKER.match(text)
    if match and match.lastgroup in _NOT_PRINTED:
        return text[match.end() :].rstrip("# ").strip() or text
    return text
