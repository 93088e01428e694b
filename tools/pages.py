"""The documents that show what hycli answers now."""

import io
import os
import re
import shlex
import subprocess
import sys
from html import escape, unescape
from itertools import groupby
from pathlib import Path

from hycli.cli.app import run
from hycli.cli.printing import RECORDS_OF
from hycli.output import FORMATS
from hycli.output.columns import RECORDS
from hycli.terminal import Terminal

ROOT = Path(__file__).resolve().parents[1]


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
    commands = {kind: command for command, kind in RECORDS_OF.items()} | {"show": "show, as lines"}
    fields = "".join(
        [
            f"\n## hycli {commands.get(kind, kind)}\n\n| field | meaning |\n|---|---|\n"
            + "".join(
                [
                    f"| `{each.name}` | {each.help}{'; on request only' * each.on_request} |\n"
                    for each in columns()
                ]
            )
            for kind, columns in RECORDS.items()
            if kind != "chart"  # which has the fields of metrics
        ]
    )
    for name, made in (("formats", formats), ("fields", fields)):
        start, end = f"<!-- {name} -->\n", "<!-- end -->"
        before, _, rest = text.partition(start)
        text = before + start + made + rest[rest.index(end) :]
    return text


#: Pixels of a cell and of a wide character in Rich's pictures.
_CELL = 12.2
_EM = 20
#: What the picture in each README shows.
PICTURED = ("hycli search 脱贫功坚 -n 1", "hycli metrics --chart --section 2")


def picture(language: str) -> str:
    """A terminal with colours, as SVG, in fonts that the reader has."""
    from rich.cells import cell_len
    from rich.console import Console
    from rich.text import Text

    console = Console(width=82, record=True, file=io.StringIO(), legacy_windows=False)
    for command in PICTURED:
        console.print(Text.assemble(("$ ", "green"), command))
        written: list[bytes] = []
        terminal = Terminal(
            written.append, True, 80, "utf-8", {"TERM": "xterm", "HYCLI_LANG": language}
        )
        run(shlex.split(command)[1:], terminal)
        console.print(Text.from_ansi(b"".join(written).decode()))
        console.print()
    svg = console.export_svg(title="hycli", unique_id="hycli")
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code", "DejaVu Sans Mono")

    def placed(match: re.Match[str]) -> str:
        """Wide characters and narrow ones where they begin; Rich counts all as narrow."""
        before, x, y, after, text = match.groups()
        place = float(x)
        texts = []
        for width, group in groupby(unescape(text), cell_len):
            chars = "".join(group)
            bare = chars.strip("\xa0")
            start = place + _CELL * (len(chars) - len(chars.lstrip("\xa0")))
            spacing = f' letter-spacing="{2 * _CELL - _EM:.1f}"' if width > 1 else ""
            length = f'textLength="{_CELL * width * len(bare):.1f}"{spacing}'
            if bare:
                tag = f'{before}x="{start:.1f}" y="{y}" {length}{after}'
                texts.append(f"{tag}>{escape(bare, quote=False)}<")
            place += _CELL * width * len(chars)
        return "/text>".join(texts)

    pattern = r'(<text [^>]*?)x="([^"]*)" y="([^"]*)" textLength="[^"]*"([^>]*)>([^<]+)<'
    svg = re.sub(pattern, placed, svg)
    return "\n".join([line.rstrip() for line in svg.split("\n")])
