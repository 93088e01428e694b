"""The lines of a corpus as one long string for each view.

A line is a source or another name. Lines are folded and joined by newlines, so that `str.find`
looks through all at once. A view is that string rewritten character by character: a position means
the same in all of them. Making the views of the bundled report would take 10 ms at each start, so
they come with the package.
"""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import cached_property

from hycli.search.corpus import Corpus, Names
from hycli.search.folding import compress, fold, kept_positions
from hycli.search.syllables import sound, sounds, syllables, usual_codes

#: What parts words in English: e-commerce, people's.
_SEPARATORS = ("'s", "’s", "'", "’", "-", "–", "/")
#: A line end within a text ends no line.
_ONE_LINE = str.maketrans("\r\n", "  ")
#: Stands between the stored views.
_END = b"\f"


class View(StrEnum):
    """What a character of a line becomes; the names of attributes of `Views`."""

    CHARACTERS = "characters"  #: itself
    SYLLABLES = "syllables"  #: its reading
    SOUNDS = "sounds"  #: the same for all readings that people mix


def _or_stored(make: Callable[["Views"], str]) -> Callable[["Views"], str]:
    """A view as it is stored, else as it is made."""

    def view(views: "Views") -> str:
        stored = views.ready.get(make.__name__)
        return make(views) if stored is None else stored.decode()

    return view


class Views:
    """The views of a corpus, each made when it is first asked for.

    Args:
        corpus: Whose lines they are: the sources, then their Chinese names.
        stored: What is stored of some corpus, as `stored` gives it, taken if it is this one.

    Attributes:
        ready: What is stored of this corpus by name, undecoded.
    """

    def __init__(self, corpus: Corpus, stored: bytes = b"") -> None:
        self.corpus = corpus
        self._kept: dict[int, list[int]] = {}
        key, *views = stored.split(_END)
        fits = key == str(corpus.checksum).encode()
        self.ready = dict(zip((*View, "english", "said"), views, strict=True)) if fits else {}

    def __getitem__(self, view: View) -> str:
        """The lines in one view."""
        text: str = getattr(self, view)
        return text

    def stored(self, checksum: int, said: str) -> str:
        """What is stored of the corpus, as one text: its views, its English lines, what they say.

        Args:
            checksum: Of the file, by which the text is known again.
            said: What each line says, see `Index.stored`.
        """
        views = [self[view] for view in View]
        return _END.decode().join([str(checksum), *views, self.english, said])

    @cached_property
    @_or_stored
    def characters(self) -> str:
        """The lines themselves, folded and compressed."""
        texts = [*[each.text for each in self.corpus.sources], *_texts(self.corpus.chinese)]
        return compress(fold(_lines(texts))) + "\n"

    @cached_property
    @_or_stored
    def english(self) -> str:
        """The English names, in small letters."""
        text = _lines(_texts(self.corpus.english())).lower()
        for separator in _SEPARATORS:
            text = text.replace(separator, " ")
        return text + "\n" if text else ""

    def kept(self, source: int) -> list[int]:
        """The positions in a source's text of the characters of its line."""
        if source not in self._kept:
            text = _lines([self.corpus.sources[source].text])
            self._kept[source] = kept_positions(fold(text))
        return self._kept[source]

    @cached_property
    @_or_stored
    def syllables(self) -> str:
        """`characters` with the code of its syllable for each character that is read.

        Readings in context come with the corpus. Where they do not, and in other names, a
        character is read as elsewhere in the corpus, or else as it is read most often.
        """
        codes, table = syllables(), usual_codes()
        lines = self.characters.split("\n")
        in_context: dict[int, list[str]] = {}
        for number, source in enumerate(self.corpus.sources):
            readings = source.reading.split()
            if len(readings) == len(source.text):
                line = lines[number]
                known = [codes.get(readings[place]) for place in self.kept(number)]
                in_context[number] = [code or char for code, char in zip(known, line, strict=True)]
                table |= {ord(char): code for char, code in zip(line, known, strict=True) if code}
        coded = self.characters.translate(table).split("\n")
        for number, line_in_context in in_context.items():
            coded[number] = "".join(line_in_context).translate(table)
        return "\n".join(coded)

    @cached_property
    @_or_stored
    def sounds(self) -> str:
        """`syllables` with one code for all syllables that sound alike."""
        first = sounds()
        table = {ord(code): first[sound(syllable)] for syllable, code in syllables().items()}
        return self.syllables.translate(table)


def _texts(names: Iterable[Names]) -> list[str]:
    return [text for each in names for text in each.texts]


def _lines(texts: Sequence[str]) -> str:
    """Texts as lines."""
    joined = "\n".join(texts)
    if joined.count("\n") >= len(texts) or "\r" in joined:
        joined = "\n".join([text.translate(_ONE_LINE) for text in texts])
    return joined
