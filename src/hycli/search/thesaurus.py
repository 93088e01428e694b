"""Other words for the same thing: those of Taiwan and Hong Kong, and English ones.

`data/regional.txt` has a line a word that mainland text writes otherwise, simplified, and what the
mainland writes for it: 資訊 is 信息, 網路 is 网络; made by tools/generate.py. `data/synonyms.txt`
has a line an English word without its endings, and others that share a sense with it or are derived
from it, of the Open English WordNet by tools/synonyms.py: contest and competition, tier and level;
`-` before them says that no form of it is a noun.
"""

from hycli.search.words import stem
from hycli.tables import line_of

#: Stands before the synonyms of a word that tells what is done or how, and names nothing.
NAMES_NOTHING = "-"
#: Characters of the longest word of the regional table, so that no longer piece is looked for.
LONGEST = 10


def mainland(word: str) -> list[str]:
    """What the mainland writes for a word of Taiwan or Hong Kong; nothing for any other.

    Args:
        word: Folded.
    """
    return line_of("regional.txt", word).split()


def synonyms(word: str) -> list[str]:
    """Other words for an English one, without their endings (see `stem`).

    Args:
        word: In small letters.
    """
    return line_of("synonyms.txt", stem(word)).removeprefix(NAMES_NOTHING).split()


def names_nothing(word: str) -> bool:
    """Whether an English word is no noun in any form or sense: strict, declared, officially.

    Args:
        word: In small letters.
    """
    return line_of("synonyms.txt", stem(word)).startswith(NAMES_NOTHING)
