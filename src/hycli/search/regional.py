"""Words of Taiwan and Hong Kong that mainland text writes otherwise: 資訊 is 信息, 網路 is 网络.

`data/regional.txt` has a line a word, simplified: it, and what the mainland writes for it; made by
tools/generate.py.
"""

from hycli.tables import line_of

#: Characters of the longest word of the table, so that no longer piece is looked for.
LONGEST = 10


def mainland(word: str) -> list[str]:
    """What the mainland writes for a word of Taiwan or Hong Kong; nothing for any other.

    Args:
        word: Folded.
    """
    return line_of("regional.txt", word).split()
