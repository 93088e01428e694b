"""A plain text as a PDF or a web page gives it: its characters, its lines, how they are set."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from hycli.search.folding import fold

#: What is not seen: controls, zero-width characters, marks of direction, soft hyphens.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
#: A heading of Markdown that the line below it marks.
_UNDERLINED = re.compile(
    r"^(?=\S)([^|\n]{0,79}[^|\s。；：，、！？])[ \t]*\r?\n(?:(=)=+|-{3,})[ \t]*$", re.MULTILINE
)
_BREAK = re.compile("\r\n?|[\n\v\f\x85\u2028\u2029]")
_LATIN_BREAK = re.compile(r"(?<=[A-Za-z,])\n(?=[A-Za-z0-9])")
#: Han, kana, full-width letters and punctuation begin here; a blank beside them says nothing.
_WIDE = "\u2e80"
#: 地 区 生 产 总 值: set wide, a blank behind each character.
_SPACED = re.compile(rf"(?=.*[{_WIDE}-\U0010ffff])\S(?: \S){{4,}}")
#: Blanks that may say nothing: all but one space between narrow characters that are no figures.
_BLANKS = re.compile(
    rf"(?<=[0-9:∶{_WIDE}-\U0010ffff])\s+|\s+(?=[{_WIDE}-\U0010ffff])|\s{{2,}}|[^\S ]"
)
_ENDED = re.compile(r"(?:[。！？；：…!?;]|(?<![0-9]):)[”’」』）)\]]*$|[A-Za-z)]\.$")
#: `12`, `- 12 -`, `— 12 —`, `第12页`, `12 / 40`.
_PAGE = re.compile(
    r"(?P<dash>[-—–·]+)?\s*(?P<word>第)?\s*(?P<number>[0-9]{1,4})\s*(?:页|/\s*[0-9]{1,4})?\s*(?(dash)[-—–·]+)"
)
#: Of a line's width, what a line has at least that was broken because it was full.
_FULL = 0.85
_WRAPPED_SHARE = 0.4
_WRAPPED_LINES = 4
_NARROWEST = 24
_SPACED_SHARE = 0.6
_THOUSANDS = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
#: Half-width punctuation, but for what stands within a number.
_HALF_WIDTH = re.compile("[,:](?![0-9])|(?<![0-9])[,:]|[;!?()]")
_RATIO = re.compile("(?<=[0-9])[：∶](?=[0-9])")
_FULL_WIDTH = str.maketrans(",:;!?()", "，：；！？（）")


class Line(NamedTuple):
    """A line that holds something."""

    text: str  #: without blanks at its ends
    gap: int  #: empty lines before it
    indent: int  #: blanks before its text, an ideographic space being two
    cells: int  #: how wide its text is, a hanzi being two
    ended: bool  #: whether a sentence, or what introduces a list, ends with it


class Setting(NamedTuple):
    """How a text is set, by which a new paragraph is told from a broken line."""

    spaced: bool  #: an empty line stands between paragraphs
    margin: int  #: the least indent: what is indented further begins a paragraph
    width: int  #: cells of a line that was broken because it was full; 0 where none was
    gap: int  #: the usual number of empty lines after a sentence

    def full(self, line: Line) -> bool:
        """Whether a line was broken because it was full."""
        return bool(self.width) and line.cells + line.indent >= _FULL * self.width

    def begins(self, line: Line) -> bool:
        """Whether a line is set as the first of a paragraph."""
        return line.indent > self.margin


@lru_cache(maxsize=8)
def plain(text: str) -> str:
    """A text in simplified characters and half width, each in its place; capitals are kept.

    The comma of １，２３５ becomes that of 1,235, others that of a sentence, ∶ the sign of a ratio.
    """
    folded = _RATIO.sub(":", fold(_THOUSANDS.sub(",", text)))
    folded = _HALF_WIDTH.sub(lambda mark: mark[0].translate(_FULL_WIDTH), folded)
    if text == text.lower():
        return folded
    pairs = zip(text, folded, strict=True)
    return "".join([old if new == old.lower() else new for old, new in pairs])


def lines(text: str) -> list[Line]:
    """The lines of a text that hold something, without page numbers and unseen characters.

    Args:
        text: Anything; lines may end in every usual way.
    """
    found: list[Line] = []
    gap = 0
    text = _UNDERLINED.sub(
        lambda heading: f"{'#' if heading[2] else '##'} {heading[1]}", _UNSEEN.sub("", text)
    )
    for raw in _BREAK.split(text):
        content = raw.strip()
        if not content:
            gap += 1
            continue
        if _SPACED.fullmatch(content):
            content = content[::2]
        head = raw[: len(raw) - len(raw.lstrip())]
        indent = len(head) + head.count("\u3000") + 3 * head.count("\t")
        cells = len(content.encode("gb18030", "replace"))
        found.append(Line(content, gap, indent, cells, bool(_ENDED.search(content[-8:]))))
        gap = 0
    return _without_pages(found)


def setting(found: Sequence[Line]) -> Setting:
    """How lines are set."""
    after_ended = [line.gap for before, line in pairwise(found) if before.ended]
    broken = [line.cells + line.indent for line in found if not line.ended]
    width = round(median(broken)) if broken else 0
    near = sum(abs(cells - width) <= 0.1 * width for cells in broken)
    wrapped = (
        width >= _NARROWEST
        and near >= max(_WRAPPED_LINES, len(broken) / 2)
        and len(broken) >= _WRAPPED_SHARE * len(found)
    )
    spaced = sum(gap > 0 for gap in after_ended) >= _SPACED_SHARE * max(1, len(after_ended))
    return Setting(
        spaced=spaced,
        margin=min((line.indent for line in found), default=0),
        width=width if wrapped else 0,
        gap=round(median(after_ended)) if after_ended else 0,
    )


def close(text: str, *, keep: bool = False) -> str:
    """A text without blanks that say nothing.

    Blanks go beside a hanzi or a full-width character, before a percent sign and between the
    groups of three figures of a number (`4 800 %`); others become one space.

    Args:
        text: A line, or lines that were joined.
        keep: Leave one where hanzi stand on both sides: it parts names.
    """

    def closed(blanks: re.Match[str]) -> str:
        start, end = blanks.span()
        wide = (text[start - 1 : start] >= _WIDE, text[end : end + 1] >= _WIDE)
        parts = wide[0] == wide[1] if keep else not any(wide) and not _within_number(blanks)
        return " " if parts else ""

    return _BLANKS.sub(closed, text)


def joined(texts: Sequence[str]) -> str:
    """The lines of one paragraph as one: with a space between Latin words only."""
    return _LATIN_BREAK.sub(" ", "\n".join(texts)).replace("\n", "")


def _within_number(blanks: re.Match[str]) -> bool:
    """Between figures and their sign, between groups of three figures, in 12.6 : 33.5."""
    text = blanks.string
    before, after = text[blanks.start() - 1 : blanks.start()], text[blanks.end() : blanks.end() + 4]
    if not before.isdigit():
        return before in (":", "∶") and after[:1].isdigit()
    return after[:1] in "%％‰:∶" or (after[:3].isdigit() and not after[3:].isdigit())


def _without_pages(found: list[Line]) -> list[Line]:
    """Lines but for page numbers: alone between gaps, counting on from the one before."""
    numbers: dict[int, int] = {}
    sure: set[int] = set()
    for place, line in enumerate(found):
        match = _PAGE.fullmatch(line.text)
        alone = line.gap > 0 or place + 1 == len(found) or found[place + 1].gap > 0
        if match and (alone or match["dash"]):
            numbers[place] = int(match["number"])
            if match["dash"] or match["word"]:
                sure.add(place)
    places = list(numbers)
    for one, other in pairwise(places):
        if numbers[other] - numbers[one] == 1:
            sure |= {one, other}
    # What follows stands as far from what is before the number as the number itself did.
    return [line for place, line in enumerate(found) if place not in sure]
