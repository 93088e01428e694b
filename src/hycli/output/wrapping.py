"""Breaking lines of mixed Chinese and Latin text where a printer would.

Rich breaks at spaces only, or else anywhere, numbers included.
"""

import re
from collections.abc import Iterator

from rich.cells import cell_len

# A break may stand between any two atoms: a word or number with its sign and unit mark, or one
# character; closing punctuation sticks to what precedes it, opening to what follows.
_CLOSING = "”’），。、；：？！》〉】〕)\\]…,.;:?!%"
_ATOM = (
    # Where every character is an atom they are taken together: a sentence may be very long.
    rf"(?P<run>[\u4e00-\u9fff]+(?![{_CLOSING}]))|"
    # A straight quotation mark opens before a word and closes after one.
    r"[“‘（《〈【〔(\[]*"
    r"(?:\"?[A-Za-z0-9]+(?:[.,:'/_-][A-Za-z0-9]+)*%?\"?|[^\S\n]+|.)"
    rf"[{_CLOSING}]*"
    r"[^\S\n]*"
)
#: What a long id or address is made of.
_PIECE = re.compile(r"[^-/_.]*[-/_.]+|[^-/_.]+")


def wrap(text: str, width: int) -> list[int]:
    """Where to break a text.

    Args:
        text: Any text; its own newlines are breaks as well and stay.
        width: The most cells a line may have, at least 2.

    Returns:
        Code point offsets at which a new line begins, ascending, neither 0 nor the end. A
        line's trailing spaces do not count as cells.
    """
    offsets: list[int] = []
    if "\n" not in text and cell_len(text.rstrip()) <= width:
        return offsets
    used = 0
    for match in re.finditer(_ATOM, text, re.DOTALL):
        if match["run"]:
            start, end = match.span()
            while end - start > (room := (width - used) // 2):
                start += room
                offsets.append(start)
                used = 0
            used += 2 * (end - start)
            continue
        for start, atom in _pieces(match, width):
            bare = cell_len(atom.rstrip())
            if used and used + bare > width:
                offsets.append(start)
                used = 0
            used = 0 if atom.endswith("\n") else used + cell_len(atom)
    return offsets


def _pieces(match: re.Match[str], width: int) -> Iterator[tuple[int, str]]:
    """An atom with its place; one that is too wide is broken behind its hyphens, or anywhere."""
    if not _wide(match, width):
        yield match.start(), match[0]
        return
    for piece in _PIECE.finditer(match.string, *match.span()):
        if _wide(piece, width):
            yield from enumerate(piece[0], piece.start())
        else:
            yield piece.start(), piece[0]


def _wide(match: re.Match[str], width: int) -> bool:
    return cell_len(match[0].rstrip()) > width
