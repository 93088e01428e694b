"""The files that come with the package."""

from bisect import bisect_left
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "data"


@cache
def read_bytes(name: str) -> bytes:
    """A file of the package's data folder, read once.

    Not through importlib.resources, which would load zipfile and tempfile: 5 ms.
    """
    return (_FOLDER / name).read_bytes()


def read_table(name: str) -> str:
    """A file of the package's data folder, as text."""
    return read_bytes(name).decode()


def line_of(name: str, key: str) -> str:
    """What stands behind a key and a blank in its line of a table; empty where it has none.

    Args:
        name: Of the table.
        key: What stands before the first blank of a line.
    """
    return line_in(read_bytes(name), key)


def line_in(lines: bytes, key: str) -> str:
    """The same in lines in the order of their bytes.

    Looked for in the bytes: to decode a table takes longer than the few lines that a phrase needs.
    """
    begin = f"{key} ".encode(errors="surrogatepass")

    def beginning(place: int) -> bytes:
        """Of the line in which a byte stands."""
        start = lines.rfind(b"\n", 0, place) + 1
        return lines[start : start + len(begin)]

    place = bisect_left(range(len(lines)), begin, key=beginning)
    if not lines.startswith(begin, place):
        return ""
    return lines[place + len(begin) : lines.find(b"\n", place)].decode()
