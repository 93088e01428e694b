"""What was typed, cut into pieces: characters, numbers and Latin words, each with what it says."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from hycli.errors import UsageError
from hycli.messages import Message
from hycli.search.folding import fold
from hycli.search.index import Index
from hycli.search.numerals import Number, is_rounded, numbers
from hycli.search.syllables import syllables
from hycli.search.thesaurus import names_nothing
from hycli.search.words import (
    FUNCTION_BITS,
    HANZI,
    information,
    is_name,
    latin_bits,
    segmented,
)

#: A longer phrase is refused: no sentence is so long.
MAX_LENGTH = 1000
#: Of a longer phrase only so many pieces are looked at, those that say most.
MAX_PIECES = 40
#: A number that differs is another fact: it weighs more than its rarity.
NUMBER_BITS = 14.0
#: Numerals of one hanzi; 一 is part of a word more often.
HAN_DIGITS = frozenset("二两三四五六七八九十")
#: 几 is a digit here, but not in 哪几, 这几年, 好几 and 几乎.
_SEVERAL = "(?<![第哪这那近好十前后])几(?![乎年])"
_ASKS_FOR_FIGURE = (
    rf"多少|{_SEVERAL}|数量?$|多[长高大重远久]"
    r"|\bhow (?:many|much|big|high|large|far|long|old)\b"
    r"|\bwhat (?:share|percentage|proportion|number)\b"
)
_ASKS_FOR_DATE = (
    r"哪一?[年天]|什么时候|啥时候|何时|几[月点号]"
    r"|\bwhen (?:is|was|were|will|did|does|do)\b|\b(?:what|which) (?:year|date|day|time)\b"
)
#: Words of questions that words answer, and what such a question begins with.
_ASKS_IN_WORDS = (
    "谁 哪 什么 啥 怎么 怎样 如何 吗 有没有 是不是 还是 是否 为何 何人 何时 何地".split()
)
_ASKING_WORDS = frozenset("who whose what which where when why how".split())
_ASKING_FIRST = frozenset("is are was were did does do has have had can could will would".split())
#: What a question is about stands next behind the end of one, or last before that of the other.
_ABOUT_NEXT = (
    rf"多少|{_SEVERAL}(?![十百千万])|\bwho\b|\bhow(?= (?:deep|heavy|long|wide|tall|old|far)\b)"
    r"|\bhow (?:many|much)\b(?: more| less| [a-z]+er\b)?"
)
_ABOUT_LAST = (
    r"(?=是谁|是哪位|[叫姓](?:什么|啥)(?!的)|[是有]多[少大长高久]|[是有]几)"
    r"|\b(?:who|what) (?:is|was|are|were) the (?:[a-z'-]+ ){1,4}?(?=of\b)"
    r"|^(?!wh|how|an? )(?:[a-z'-]+ ){1,3}?(?=of\b)"
)
#: Without these a phrase asks for nothing, and the patterns, 1 % of a start, need not be made.
_ASKING = ("多", "几", "数", "哪", "时", "谁", "叫", "姓", "how", "wh", " of ")

#: Pinyin has marks on its letters.
_LATIN = "[a-z\u00e0-\u024f]"
#: A number that counts places, or a word; a colon belongs to one as in lu:se only.
_WORD = re.compile(
    r"[0-9]+(?:st|nd|rd|th)\b"
    rf"|{_LATIN}(?:{_LATIN}|['’]|(?<=u):|[1-5](?={_LATIN}))*(?:[1-5](?![0-9.])|-[0-9]+)?"
)
#: Letters that a phone's dictation sets apart: G D P.
_SPACED_LETTERS = re.compile(r"(?<![^\W_])[a-z](?: [a-z])+(?![^\W_])")
#: 12.6比33.5比44.
_RATIO = re.compile("(?<=[0-9])比(?=[0-9])")

#: What a piece is written in.
Script = Literal["han", "latin", "number"]


class Piece(NamedTuple):
    """A stretch of the phrase that is read as one."""

    start: int  #: in code points of the folded phrase
    end: int
    text: str
    script: Script
    word: int  #: words are counted where order and distance begin to matter less
    bits: float
    share: float = 1.0  #: of what its rarity would say, for a hanzi: what its word says
    number: Number | None = None
    listed: int = -1  #: where the word of several hanzi begins that it belongs to, else -1
    is_foreign: bool = False  #: of a name that the corpus does not hold

    @property
    def is_number(self) -> bool:
        """Whether it is a number, 14th too, or a numeral, and no part of a word."""
        is_written = self.number is not None or self.text[0].isdecimal()
        return self.listed < 0 and (is_written or self.text in HAN_DIGITS)


class Phrase:
    """A phrase and its pieces.

    Args:
        text: The phrase, folded.
        pieces: In order.
    """

    def __init__(self, text: str, pieces: list[Piece]) -> None:
        self.text = text
        self.pieces = pieces

    @cached_property
    def asking(self) -> range:
        """The code points of the words that ask for a number, if there are any."""
        found = self._asked(_ASKS_FOR_FIGURE)
        return range(*found.span()) if found else range(0)

    @cached_property
    def asks_for_figure(self) -> bool:
        """Whether it is a question that a number answers."""
        return bool(self.asking)

    @cached_property
    def asks_for_date(self) -> bool:
        """Whether it is a question that a day or a year answers."""
        return self._asked(_ASKS_FOR_DATE) is not None

    @cached_property
    def asks_in_words(self) -> bool:
        """Whether it is a question that words answer: which, who, how, whether."""
        if self.asks_for_figure:
            return False
        words = self.text.replace("'", " ").split()
        return (
            words[0] in _ASKING_FIRST
            or not _ASKING_WORDS.isdisjoint(words)
            or any(word in self.text for word in _ASKS_IN_WORDS)
        )

    @cached_property
    def about(self) -> list[range]:
        """The code points of each word that a question is about: 冠军 of 马拉松冠军是谁."""
        found = []
        if asking := self._asked(_ABOUT_NEXT):
            found += [each for each in self._telling if each.start >= asking.end()][:1]
        if asking := self._asked(_ABOUT_LAST):
            found += [each for each in self._telling if each.stop <= asking.end()][-1:]
        return found

    @cached_property
    def _telling(self) -> list[range]:
        """The code points of each word that says more than one which ties others together."""
        return [
            range(word[0].start, word[-1].end)
            for word in self._words
            if sum([piece.bits for piece in word]) > FUNCTION_BITS
        ]

    def _asked(self, pattern: str) -> re.Match[str] | None:
        """Where a pattern of questions is found."""
        asks = any(word in self.text for word in _ASKING)
        return re.search(pattern, self.text) if asks else None

    @cached_property
    def against(self) -> dict[int, float]:
        """For each code point the bits that count against what leaves it open.

        None of a word that only says what is done or how.
        """
        return {
            place: piece.bits / (piece.end - piece.start)
            for piece in self.pieces
            if piece.script != "latin" or not names_nothing(piece.text)
            for place in range(piece.start, piece.end)
        }

    @cached_property
    def _words(self) -> list[list[Piece]]:
        """The pieces of each word; a hanzi of none that is listed stands alone."""
        found: dict[int, list[Piece]] = defaultdict(list)
        for piece in self.pieces:
            found[piece.start if piece.listed < 0 else piece.listed].append(piece)
        return list(found.values())

    @cached_property
    def listed(self) -> list[list[Piece]]:
        """The pieces of each listed word of several hanzi."""
        return [word for word in self._words if word[0].listed >= 0]

    @cached_property
    def words_in_letters(self) -> int:
        """How many words are in Latin letters."""
        return sum([piece.script == "latin" for piece in self.pieces])

    @cached_property
    def is_english(self) -> bool:
        """Whether its letters are English: it has a word that says nothing and is no pinyin."""
        return any(
            piece.script == "latin" and not piece.bits and piece.text not in syllables()
            for piece in self.pieces
        )

    @cached_property
    def is_word(self) -> bool:
        """Whether it is one word of Chinese, which is no slip of another."""
        return information(self.text.strip(), "zh") is not None

    def bits_of(self, start: int, end: int) -> float:
        """What its own pieces say between two code points."""
        total = 0.0
        for piece in self.pieces:
            shared = min(piece.end, end) - max(piece.start, start)
            if shared > 0:
                total += piece.bits * shared / (piece.end - piece.start)
        return total

    @cached_property
    def bits(self) -> float:
        """What it says."""
        return sum([piece.bits for piece in self.pieces])


def checked(phrase: str) -> str:
    """The phrase, if it can be looked up.

    Raises:
        UsageError: It is empty or too long.
    """
    if not phrase.strip():
        raise UsageError(Message("the phrase is empty"))
    if len(phrase) > MAX_LENGTH:
        raise UsageError(
            Message(
                "the phrase has {length} characters, more than {most}",
                length=len(phrase),
                most=MAX_LENGTH,
            )
        )
    return phrase


def read(phrase: str, index: Index) -> Phrase:
    """Cut a phrase into pieces.

    Args:
        phrase: As it was typed.
        index: What its characters are worth.

    Raises:
        UsageError: It is empty or too long.
    """
    folded = _RATIO.sub(":", fold(checked(phrase)))
    folded = _SPACED_LETTERS.sub(_together, folded)
    pieces = _weighed(folded, list(_pieces(folded)), index)
    if len(pieces) > MAX_PIECES:
        pieces = sorted(sorted(pieces, key=lambda piece: -piece.bits)[:MAX_PIECES])
    return Phrase(folded, pieces)


def _together(letters: re.Match[str]) -> str:
    """Letters without the blanks between them, which stand behind instead."""
    return letters[0].replace(" ", "").ljust(len(letters[0]))


def _pieces(folded: str) -> Iterator[Piece]:
    """The pieces with their words, but not yet what they say."""
    by_place = {
        number.start: number._replace(rounded=is_rounded(folded, number))
        for number in numbers(folded)
    }
    script: Script | None = None
    before: Script | None = None
    place = word = 0
    while place < len(folded):
        char = folded[place]
        text, number = char, by_place.get(place)
        if char.isalnum() and (match := _WORD.match(folded, place)):  # ÷ is no letter
            # A word does not end within a number: GDP5%, GDP1,234.
            end = match.end()
            end = min([at for at, each in by_place.items() if place < at < end < each.end] or [end])
            script, number = "latin", None
            text = folded[place:end].partition("-")[0].removesuffix("'s").removesuffix("’s")
            text = text.rstrip("'’")
        elif number:
            script, end, text = "number", number.end, folded[place : number.end]
        else:
            script, end = "han" if char.isalnum() else None, place + 1
        if char.isspace() or (
            "latin" in (script, before) and not folded[place - 1 : place].isspace()
        ):
            word += 1
        if script:
            yield Piece(place, end, text, script, word, 0.0, 1.0, number)
        before, place = script, end


def _weighed(folded: str, pieces: list[Piece], index: Index) -> list[Piece]:
    """The pieces with what they say, hanzi cut into the words of the language."""
    shares, breaks, listed, foreign = _words(folded, index)
    weighed = []
    word = 0
    for place, piece in enumerate(pieces):
        before = pieces[place - 1] if place else piece
        word += before.word != piece.word or piece.start in breaks
        if piece.script == "han":
            share = shares.get(piece.start, 1.0)
            bits = index.bits("characters", piece.text) * share
            weighed.append(
                piece._replace(
                    word=word,
                    bits=bits,
                    share=share,
                    listed=listed.get(piece.start, -1),
                    is_foreign=piece.start in foreign,
                )
            )
        elif piece.script == "number":
            weighed.append(piece._replace(word=word, bits=NUMBER_BITS))
        else:
            # What the names tell of a word need not be asked where none has it.
            of = index.latin_bits if index.word_places(piece.text) else latin_bits
            weighed.append(piece._replace(word=word, bits=of(piece.text)))
    return weighed


def _words(
    folded: str, index: Index
) -> tuple[dict[int, float], set[int], dict[int, int], set[int]]:
    """What listed words do to hanzi.

    Returns:
        For each hanzi of a listed word the share of its bits that the word says; where words
        begin; for each hanzi of a word of several, where that begins; the hanzi of names that the
        corpus does not hold.

    Single characters that are no function words belong together: they may be a word unlisted.
    """
    shares: dict[int, float] = {}
    breaks: set[int] = set()
    listed: dict[int, int] = {}
    foreign: set[int] = set()
    for run in re.finditer(HANZI, folded):
        for start, end, bits in segmented(run[0]):
            first, last = run.start() + start, run.start() + end
            if bits is None:
                continue
            alone = sum([index.bits("characters", char) for char in folded[first:last]])
            share = min(1.0, bits / alone) if alone else 1.0
            shares |= dict.fromkeys(range(first, last), share)
            if end - start > 1 or bits < FUNCTION_BITS:
                breaks |= {first, last}
            word = folded[first:last]
            # A numeral of a word that the corpus lacks is a number: 翻三番.
            is_absent = word not in index.lines.characters
            if end - start > 1 and not (is_absent and HAN_DIGITS.intersection(word)):
                listed |= dict.fromkeys(range(first, last), first)
            if is_absent and is_name(word):
                foreign |= set(range(first, last))
    return shares, breaks, listed, foreign
