"""Regenerate what is derived: readings in data/report.json, tables, schemas, README's answers.

Run `python tools/generate.py` after a change of the report's text or of the model;
`--check` changes nothing, names what is stale and exits with 1. Needs the dev dependencies.
"""

import io
import json
import os
import re
import shlex
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from html import escape, unescape
from pathlib import Path
from typing import Any

import opencc
from pypinyin import Style, lazy_pinyin, load_phrases_dict, pinyin

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from manual import manual  # noqa: E402
from regional import regional_text  # noqa: E402
from words import words_text  # noqa: E402

from hycli.cli.app import run  # noqa: E402
from hycli.form import completed, texts  # noqa: E402
from hycli.language import CHINESE, ENGLISH, Language  # noqa: E402
from hycli.output import FORMATS  # noqa: E402
from hycli.output.columns import RECORDS  # noqa: E402
from hycli.report import Report  # noqa: E402
from hycli.search.views import Views  # noqa: E402
from hycli.terminal import Terminal  # noqa: E402

REPORT = ROOT / "data" / "report.json"
TABLES = ROOT / "src" / "hycli" / "data"

SILENT = "-"

load_phrases_dict({"点校": [["diǎn"], ["jiào"]]})  # to collate; the library reads the school


def reading(text: str) -> str:
    """Toneless syllables in context, one a character; `-` for what is no hanzi; v for ü."""
    # The library accepts a list of substitutes, one a character; its types know strings only.
    silent: Any = lambda rest: [SILENT] * len(rest)  # noqa: E731
    syllables = lazy_pinyin(text, v_to_u=False, errors=silent)
    if len(syllables) != len(text):
        message = f"not one syllable a character: {text}"
        raise ValueError(message)
    return " ".join(syllables)


def report_text() -> str:
    """data/report.json with fresh readings."""
    document = json.loads(REPORT.read_text(encoding="utf-8"))
    found = texts(completed(document))
    document["readings"] = {key: reading(text) for key, text in found.items()}
    return json_text(document)


def views_text() -> str:
    """The views of the bundled report."""
    return Views(Report(json.loads(report_text())).corpus()).stored()


def gb2312() -> list[str]:
    """The 6,763 hanzi of GB 2312."""
    cells = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return [char for cell in cells if (char := cell.decode("gb2312", "ignore"))]


def pinyin_text() -> str:
    """A line a syllable: `tuo 脱拖托|驮`; behind the bar the readings that are not the first."""
    lines: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for char in gb2312():
        (readings,) = pinyin(char, style=Style.NORMAL, heteronym=True, v_to_u=False)
        syllables = list(dict.fromkeys(plain(each) for each in readings))
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


def json_text(value: Any) -> str:
    """JSON as people read it."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def document_text(name: str, language: str) -> str:
    """A document with the answers to its `$ hycli` lines as they are now, in its language."""

    def answered(block: re.Match[str]) -> str:
        commands = [line for line in block[0].splitlines() if line.startswith("$ ")]
        return "".join([f"{command}\n{answer(command[2:], language)}" for command in commands])

    text = (ROOT / name).read_text(encoding="utf-8")
    return re.sub(r"(?<=```console\n)(.*?)(?=```)", answered, text, flags=re.DOTALL)


def answer(command: str, language: str) -> str:
    """What a command prints: on a terminal of 80 columns without colours, or through a pipe."""
    if "|" in command:
        script = f'hycli() {{ "{sys.executable}" -m hycli "$@"; }}; {command}'
        environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "HYCLI_REPORT": ""}
        done = subprocess.run(
            ["bash", "-c", script], capture_output=True, env=environment, check=False
        )
        return done.stdout.decode("utf-8-sig")
    written: list[bytes] = []
    words = shlex.split(command, comments=True)
    start = words.index("hycli")
    own = dict(word.split("=", 1) for word in words[:start])
    environment = {"TERM": "dumb", "HYCLI_LANG": language} | own
    terminal = Terminal(written.append, True, 80, "utf-8", environment)
    run(words[start + 1 :], terminal)
    return b"".join(written).decode()


#: Commands by the kind of record whose fields docs/output.md lists.
COMMANDS = {
    "sections": "hycli sections",
    "metrics": "hycli metrics",
    "honours": "hycli honours",
    "search": "hycli search",
    "show": "hycli show, as lines",
    "faults": "hycli check",
}


def output_text() -> str:
    """docs/output.md with the formats and the fields of each kind of record at its marks."""
    text = (ROOT / "docs" / "output.md").read_text(encoding="utf-8")
    formats = "| format | what | nothing found |\n|---|---|---|\n"
    formats += "".join(
        [
            f"| `{name}` | {form.about} | {form.nothing} |\n".replace("\\", "\\\\")
            for name, form in FORMATS.items()
        ]
    )
    fields = "".join(
        [
            f"\n## {COMMANDS[kind]}\n\n| field | meaning |\n|---|---|\n"
            + "".join(
                [
                    f"| `{each.name}` | {each.help}{'; on request only' * each.on_request} |\n"
                    for each in columns
                ]
            )
            for kind, columns in RECORDS.items()
            if kind in COMMANDS
        ]
    )
    for name, made in (("formats", formats), ("fields", fields)):
        start, end = f"<!-- {name} -->\n", "<!-- end -->"
        before, _, rest = text.partition(start)
        text = before + start + made + rest[rest.index(end) :]
    return text


#: What the picture in the README shows.
PICTURED = ("hycli search 脱贫功坚 -n 2", "hycli metrics --chart --section 2")


def picture() -> str:
    """A terminal with colours, as SVG, in fonts that the reader has."""
    from rich.cells import cell_len
    from rich.console import Console
    from rich.text import Text

    console = Console(width=82, record=True, file=io.StringIO(), legacy_windows=False)
    for command in PICTURED:
        console.print(Text.assemble(("$ ", "green"), command))
        written: list[bytes] = []
        terminal = Terminal(written.append, True, 80, "utf-8", {"TERM": "xterm"})
        run(shlex.split(command)[1:], terminal)
        console.print(Text.from_ansi(b"".join(written).decode()))
        console.print()
    svg = console.export_svg(title="hycli", unique_id="hycli")
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code", "DejaVu Sans Mono")

    def placed(match: re.Match[str]) -> str:
        """A text where it begins and as long as it is; Rich counts wide characters as narrow."""
        before, x, y, after, text = match.groups()
        bare = unescape(text).lstrip("\xa0")
        start = float(x) + 12.2 * (len(unescape(text)) - len(bare))
        length = f'textLength="{12.2 * cell_len(bare):.1f}"'
        return f'{before}x="{start:.1f}" y="{y}" {length}{after}>{escape(bare, quote=False)}<'

    pattern = r'(<text [^>]*?)x="([^"]*)" y="([^"]*)" textLength="[^"]*"([^>]*)>([^<]+)<'
    svg = re.sub(pattern, placed, svg)
    return "\n".join([line.rstrip() for line in svg.split("\n")])


PRODUCTS: dict[Path, Callable[[], str]] = {
    REPORT: report_text,
    TABLES / "pinyin.txt": pinyin_text,
    TABLES / "words.zh.txt": partial(words_text, "zh"),
    TABLES / "words.en.txt": partial(words_text, "en"),
    TABLES / "traditional.txt": traditional_text,
    TABLES / "regional.txt": regional_text,
    TABLES / "report.views": views_text,
    ROOT / "docs" / "output.md": output_text,
    ROOT / "docs" / "hycli.svg": picture,
    ROOT / "docs" / "man" / "hycli.1": lambda: manual(Language(ENGLISH)),
    ROOT / "docs" / "man" / "hycli.zh_CN.1": lambda: manual(Language(CHINESE)),
    ROOT / "README.md": lambda: document_text("README.md", ENGLISH),
    ROOT / "README.zh-CN.md": lambda: document_text("README.zh-CN.md", CHINESE),
}


def main() -> int:
    """Write the products, or name the stale ones."""
    stale = 0
    for path, make in PRODUCTS.items():
        text = make()
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale = 1
        if "--check" in sys.argv:
            print(f"stale: {path.relative_to(ROOT)}")
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"written: {path.relative_to(ROOT)}")
    return stale if "--check" in sys.argv else 0


if __name__ == "__main__":
    raise SystemExit(main())
