"""What a search finds, for people: each sentence once, with the figures and honours in it.

A long sentence is an excerpt around what matched.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from hycli.messages import Message
from hycli.output.screen import GAP, HEAD, QUIET, REF, VALUE, Screen, text_of, wrapped
from hycli.search.clues import ENGLISH, HOW, Way
from hycli.search.words import LEAST_BITS

if TYPE_CHECKING:
    from hycli.output import Request
    from hycli.report import Report

#: Lines that an excerpt may fill, about.
_EXCERPT_LINES = 3
_CUT = "…"
#: Ways that match words, which stand apart.
_OF_WORDS = ENGLISH | {Way.SLIP}
#: An excerpt begins and ends behind one of these, if one is near.
_ENDS = "，。；：、！？ "

_Spans = Sequence[Sequence[int]]


def answers(request: "Request", screen: Screen) -> Iterator[str]:
    """The sentences and headings that hits stand in, best first."""
    explained = any(column.name == "parts" for column in request.columns)
    for number, hits in enumerate(batch for batch in request.batches if batch):
        if request.titled:
            query = wrapped(text_of(hits[0].query, HEAD), screen.width)
            yield screen.drawn(*([Text()] if number else []), query)
        report = request.load_report()
        groups: dict[str, list[Any]] = {}
        for hit in hits:
            key = hit.ref if _is_in_sentence(hit) else hit.text
            groups.setdefault(key, []).append(hit)
        scored = explained or len({group[0].score for group in groups.values()}) > 1
        gutter = max(cell_len(hit.ref) for hit in hits) + GAP
        cells = screen.width - (GAP if screen.is_narrow else gutter)
        room = None if request.full else _EXCERPT_LINES * cells // 2
        told: set[Any] = set()
        for place, group in enumerate(groups.values()):
            ref = text_of(group[0].ref, REF)
            if scored:
                between = " " if screen.is_narrow else "\n"
                ref = Text.assemble(ref, between, (f"{group[0].score:g}", QUIET))
            texts = list(_texts(group, report, screen, told, room))
            if explained:
                texts += _reasons(group[0], screen)
            gap: list[RenderableType] = [Text()] if place else []
            yield screen.drawn(*gap, *screen.beside(ref, gutter, texts))


def _texts(
    group: Sequence[Any], report: "Report", screen: Screen, told: set[Any], room: int | None
) -> Iterator[Text]:
    """The sentence with all matches in it, its translation, and the records that were found.

    What has more hanzi than there is room for is cut.
    """
    best = group[0]
    if not _is_in_sentence(best):
        yield screen.marked(best.text, best.spans)
        return
    passage = report.passage(best.ref)
    spans = _together(group, passage.text)
    shown, shifted = excerpt(passage.text, spans, room) if room else (passage.text, spans)
    yield screen.marked(shown, shifted)
    english = report.translations.get(best.ref) or ""
    if room and english:
        # English takes two lines for one of hanzi. Where the sentence is cut, so is its
        # translation, at the same place more or less.
        place = round(spans[0][0] / len(passage.text) * (len(english) - 1)) if spans else 0
        more = 4 if shown == passage.text else 2
        english, _ = excerpt(english, [(place, place + 1)], more * room)
    yield from screen.english(english)
    for hit in group:
        if not hit.id:
            continue
        record = report.record(hit.id)
        head, about = screen.fact(record)
        if (head, about) not in told:
            told.add((head, about))
            yield Text.assemble(text_of(head, VALUE), text_of(f"  {about}"))


def _is_in_sentence(hit: Any) -> bool:
    """Whether a hit is a sentence or a piece of one: the ref of any other names a section."""
    return "." in hit.ref


def _together(group: Sequence[Any], text: str) -> list[tuple[int, int]]:
    """Where the hits of one sentence match in it."""
    found: list[tuple[int, int]] = []
    for hit in group:
        start = text.index(hit.text)
        found += [(start + first, start + last) for first, last in hit.spans]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged


def excerpt(text: str, spans: _Spans, room: int) -> tuple[str, list[tuple[int, int]]]:
    """A text cut to what stands around its matches.

    Args:
        text: A sentence.
        spans: Where it matches, in ascending order, without overlaps.
        room: Characters that it may have, about.

    Returns:
        The text, with … where something is left out, and the spans in it.
    """
    if len(text) <= room or not spans:
        return text, [(start, end) for start, end in spans]
    matched = sum(end - start for start, end in spans)
    around = max(4, (room - matched) // (2 * len(spans)))
    windows: list[list[int]] = []
    for start, end in spans:
        first, last = _clause(text, start, end, around)
        if windows and first <= windows[-1][1] + 1:
            windows[-1][1] = max(last, windows[-1][1])
        else:
            windows.append([first, last])
    shown, moved = "", []
    for first, last in windows:
        shown += _CUT if first else ""
        shift = len(shown) - first
        moved += [(start + shift, end + shift) for start, end in spans if first <= start < last]
        shown += text[first:last]
    if windows[-1][1] < len(text):
        shown = shown.rstrip(_ENDS) + _CUT
    return shown, moved


def _clause(text: str, start: int, end: int, around: int) -> tuple[int, int]:
    """What stands around a match, from the beginning of a clause or word to the end of one."""
    # What one side cannot use goes to the other.
    first, last = start - around, end + around
    first, last = max(0, first - max(0, last - len(text))), min(len(text), last - min(0, first))
    few = around // 4  # to leave out fewer is not worth a cut
    first = _cut(text, range(first, (first + start) // 2 + 1)) if first > few else 0
    if last < len(text) - few:
        return first, _cut(text, range(last, (last + end) // 2, -1))
    return first, len(text)


def _cut(text: str, places: range) -> int:
    """The first place behind a clause or word, else the first that is not within a number."""
    ends = [place for place in places if text[place - 1] in _ENDS]
    others = [place for place in places if not text[place - 1 : place + 1].isascii()]
    return (ends or others or places)[0]


def _reasons(hit: Any, screen: Screen) -> list[Text]:
    """What became of each piece of the phrase: typed, found, how, how sure."""
    lines = []
    for (how, sure, alike), parts in groupby(hit.parts, key=lambda part: _manner(part, hit.text)):
        pieces = list(parts)
        first = pieces[0]
        is_words = first.way in _OF_WORDS or (first.way is None and first.typed.isascii())
        between = " " if is_words else ""
        typed = between.join(part.typed for part in pieces)
        found = "" if alike else " → " + between.join(part.matched for part in pieces)
        share = f"  {sure:.0%}" if 0 < sure < 1 else ""
        lines.append(text_of(f"{typed}{found}  {screen.say(how)}{share}", QUIET))
    return lines


def _manner(part: Any, text: str) -> tuple[Message, float, bool]:
    """How a piece was found and how surely, and whether it stands there as it was typed."""
    how = Message("not found") if part.of > LEAST_BITS else Message("too common to count")
    if part.way:
        how = HOW[part.way]
    alike = part.matched.casefold() in ("", part.typed.casefold())
    if part.way == Way.CHARACTERS and not (alike and part.matched in text):
        how = Message("in other words")
    sure = part.bits / part.of if part.way and part.of else 0.0
    return how, sure, alike
