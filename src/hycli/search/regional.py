"""Words of Taiwan and Hong Kong that mainland text writes otherwise: 資訊 is 信息, 網路 is 网络.

`data/regional.txt` has a line a word, simplified: it, and what the mainland writes for it; made by
tools/generate.py.
"""

from functools import cache

from hycli.tables import read_table


@cache
def _table() -> dict[str, str]:
    lines = read_table("regional.txt").splitlines()
    return dict([line.split(" ", 1) for line in lines])


def mainland(word: str) -> list[str]:
    """What the mainland writes for a word of Taiwan or Hong Kong; nothing for any other.

    Args:
        word: Folded.
    """
    return _table().get(word, "").split()
