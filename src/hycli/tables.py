"""The files that come with the package."""

from pathlib import Path

_FOLDER = Path(__file__).parent / "data"


def read_table(name: str) -> str:
    """A file of the package's data folder, as text.

    Not through importlib.resources, which would load zipfile and tempfile: 5 ms.
    """
    return (_FOLDER / name).read_bytes().decode()
