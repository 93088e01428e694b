"""English words that mean the same: contest and competition, relief and ease, tier and level.

`data/synonyms.txt` has a line a word, without its endings: it, and others that share a sense with
it or are derived from it, of the Open English WordNet by tools/synonyms.py.
"""

from hycli.search.words import stem
from hycli.tables import line_of


def synonyms(word: str) -> list[str]:
    """Other words for an English one, without their endings (see `stem`).

    Args:
        word: In small letters.
    """
    return line_of("synonyms.txt", stem(word)).split()
