"""How hanzi are read and simplified: the report's readings, and the tables behind search.

Readings are pypinyin's, the simplified characters OpenCC's.
"""

import json
from collections import defaultdict
from pathlib import Path

import opencc
from pypinyin import Style, load_phrases_dict, pinyin

from hycli.draft.readings import readings
from hycli.form import completed
from hycli.ready import made_ready
from hycli.report import Report

REPORT = Path(__file__).resolve().parents[1] / "data" / "report.json"

load_phrases_dict({"点校": [["diǎn"], ["jiào"]]})  # to collate; the library reads the school


def report_text() -> str:
    """data/report.json with fresh readings."""
    document = json.loads(REPORT.read_text(encoding="utf-8"))
    document["readings"] = readings(document)
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def ready() -> bytes:
    """What is made of the bundled report beforehand."""
    data = report_text().encode()
    document = json.loads(data)
    return made_ready(data, completed(document), Report(document).index.stored())


def gb2312() -> list[str]:
    """The 6,763 hanzi of GB 2312."""
    cells = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return [char for cell in cells if (char := cell.decode("gb2312", "ignore"))]


def pinyin_text() -> str:
    """A line a syllable: `tuo 脱拖托|驮`; behind the bar the readings that are not the first."""
    lines: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for char in gb2312():
        (heard,) = pinyin(char, style=Style.NORMAL, heteronym=True, v_to_u=False)
        syllables = list(dict.fromkeys(plain(each) for each in heard))
        for position, syllable in enumerate(syllables):
            if syllable.isascii() and syllable.isalpha() and set(syllable) & set("aeiouv"):
                lines[syllable][bool(position)].append(char)
    return "".join(
        f"{syllable} {''.join(first)}|{''.join(others)}\n"
        for syllable, (first, others) in sorted(lines.items())
    )


def plain(syllable: str) -> str:
    """The library writes ê and interjections with marks that nobody types."""
    return syllable.replace("ê", "e").replace("ü", "v")


def traditional_text() -> str:
    """Two lines of equal length: traditional characters, and the simplified ones."""
    simplify = opencc.OpenCC("t2s").convert
    variants = [opencc.OpenCC(name).convert for name in ("tw2s", "hk2s")]
    pairs = []
    for point in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0xF900, 0xFB00)):
        char = chr(point)
        simple = next(
            (each for each in (convert(char) for convert in (simplify, *variants)) if each != char),
            char,
        )
        if simple != char and len(simple) == 1 and ord(simple) < 0x10000:
            pairs.append((char, simple))
    # 么 is what 麼 is simplified to, though it is a traditional 幺 too.
    ends = {new for _, new in pairs}
    pairs = [(old, new) for old, new in pairs if old not in ends]
    return "".join(old for old, _ in pairs) + "\n" + "".join(new for _, new in pairs) + "\n"
