"""The words of Taiwan and Hong Kong that mainland text writes otherwise.

Those of computing, medicine and geography are OpenCC's (its phrase tables), everyday ones that it
leaves out stand in regional.txt beside this file: a word, and what the mainland writes for it.
"""

import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import opencc
from wordfreq import zipf_frequency

from hycli.search.folding import fold

#: OpenCC's tables from the words of a region to those of the mainland.
TABLES = ("TWPhrasesRev", "HKPhrasesRev")
LISTED = Path(__file__).with_name("regional.txt")
#: A single hanzi means too much, and Latin letters are no hanzi.
_WORD = re.compile("[\u4e00-\u9fff]{2,}")
#: A word so frequent (Zipf scale) and more so than the mainland's is a word of the mainland too:
#: 执行 is not 运行 alone.
FREQUENT = 3.0


def regional_text() -> str:
    """A line a word: `资讯 信息`; all is folded as the search folds it."""
    found: dict[str, dict[str, None]] = {}
    for word, other in (*listed(), *tabled()):
        if word != other and _WORD.fullmatch(word) and _WORD.fullmatch(other):
            found.setdefault(word, {})[other] = None
    return "".join(f"{word} {' '.join(others)}\n" for word, others in sorted(found.items()))


def listed() -> Iterator[tuple[str, str]]:
    """The everyday words, each with one of the mainland's."""
    for line in LISTED.read_text(encoding="utf-8").splitlines():
        word, *others = map(fold, line.split())
        yield from ((word, other) for other in others)


def tabled() -> Iterator[tuple[str, str]]:
    """OpenCC's words, each with one of the mainland's that is more frequent where both are."""
    package = Path(opencc.__file__).parent / "clib"
    simplified = opencc.OpenCC("t2s").convert
    for table in TABLES:
        source = package / "share" / "opencc" / f"{table}.ocd2"
        with tempfile.NamedTemporaryFile() as text:
            program = package / "bin" / "opencc_dict"
            command = [str(program), *"-f ocd2 -t text -i".split(), str(source), "-o", text.name]
            subprocess.run(command, check=True)
            lines = Path(text.name).read_text(encoding="utf-8").splitlines()
        for line in lines:
            word, _, others = line.partition("\t")
            for other in map(simplified, others.split()):
                frequency = zipf_frequency(fold(word), "zh")
                if frequency < FREQUENT or frequency <= zipf_frequency(other, "zh"):
                    yield fold(word), fold(other)
