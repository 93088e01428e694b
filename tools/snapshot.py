"""Write down what search finds and what every command prints, to compare two versions of hycli.

    python tools/snapshot.py OUT_DIR [--queries FILE …]

Two runs are compared with `diff -r`. What is looked at is the hycli that this Python imports, so
that another version's interpreter writes down the other version.

`OUT_DIR/hits/NAME.txt` holds the first ten hits of each query of `benchmarks/queries/NAME.jsonl`
and of every further file named: score, kind, ref, id and what is marked.
`OUT_DIR/commands/LANGUAGE/….txt` holds the status and both streams of a command, in every format,
as a table at several widths, on a terminal, and with each of its options.
"""

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import hycli
from hycli.cli.app import COMMANDS
from hycli.output import FORMATS

#: Where that hycli lies, which some messages name.
HERE = Path(hycli.__file__).parents[2]
QUERIES = sorted((Path(__file__).resolve().parents[1] / "benchmarks" / "queries").glob("*.jsonl"))
LANGUAGES = ("en", "zh")
WIDTHS = (120, 80, 40)
HITS = 10
#: A command that takes longer hangs.
PATIENCE = 120.0
#: What would change the output and may stand in the environment.
CLEARED = re.compile(
    r"CLICOLOR_FORCE|COLUMNS|FORCE_COLOR|HYCLI_.*|LANG|LC_.*|LINES|NO_COLOR|PAGER|PYTHON(IO|UTF).*"
)

#: What prints records: in every format, at every width, and on a terminal.
LINES = (
    "sections",
    "show 0",
    "show 5",
    "show 5.1.3",
    "show grp-2020",
    "show rice-world-record",
    "show 2.1.3 grp-2020",
    "metrics",
    "metrics --chart",
    "metrics 贷款",
    "honours",
    "honours 试点",
    "search 脱贫功坚",
    "search GDP",
    "search poverty alleviation",
    "search 三千五百亿 --kind metric",
    "search 湘江 -n 3 --explain",
    "search 奥运会",
    "search -",
    "check",
)
#: What is printed in one way only.
VARIATIONS = (
    "",
    "--help",
    "--version",
    *[f"{name} --help" for name in COMMANDS],
    "schema",
    "sections --columns id,metrics",
    "show 民生 --json --columns ref,text",
    "show lead",
    "show 5.1",
    "show 5.1.1-5.1.3",
    "show 5 --color always -f table",
    "metrics -s 2",
    "metrics -s 2 -s 3",
    "metrics --kind share",
    "metrics --unit %",
    "metrics --period 2020",
    "metrics --sort value",
    "metrics --sort value --reverse",
    "metrics --sort fold --reverse",
    "metrics --chart --kind share",
    "metrics GDP增长率",
    "honours -s 5",
    "honours --recipient 祁东县",
    "honours --recipient county",
    "search 湘江 -s 4",
    "search 湘江 --kind passage --kind metric",
    "search 湘江 --exact",
    "search 湘江 --min-score 90",
    "search 湘江 --columns ref,score,ways",
    "search tpgj --color always -f table",
    "search 衡阳县 文明实践 试点",
    "serch",
    "search",
    "search x --limit 0",
    "search x --min-score",
    "search x --colour never",
    "search ''",
    "metrics --columns valu",
    "metrics --period 2019",
    "show 9",
    "show 5.1.99",
    "show 5.01.3",
    "show grp-2021",
    "check missing.json",
    "--json -f csv",
    "sections --json -f csv",
)
PHRASES = "脱贫功坚\n奥运会\nunemploymnt rate\n"


class Case(NamedTuple):
    """One run of the command."""

    line: str  #: what is typed after `hycli`
    language: str
    width: int = 80
    terminal: bool = False  #: whether standard output is one

    @property
    def name(self) -> str:
        """The name of the file that holds what came of it."""
        words = re.sub(r"[^\w.%'-]+", "_", self.line).strip("_") or "nothing"
        wide = f" {self.width}" if self.terminal or self.line.endswith("-f table") else ""
        return f"{words}{wide}{' terminal' if self.terminal else ''}.txt"


def cases() -> Iterable[Case]:
    """Every run, in the order in which they are declared."""
    for language in LANGUAGES:
        for line in LINES:
            yield from (Case(f"{line} -f {each}", language) for each in FORMATS if each != "table")
            yield from (Case(f"{line} -f table", language, width) for width in WIDTHS)
            yield from (Case(line, language, width, terminal=True) for width in WIDTHS)
        yield from (Case(line, language) for line in VARIATIONS)


def environment(case: Case) -> dict[str, str]:
    """The environment of a run: nothing that changes the output but what the case asks for."""
    kept = {name: value for name, value in os.environ.items() if not CLEARED.fullmatch(name)}
    asked = {"HYCLI_LANG": case.language, "LC_ALL": "C.UTF-8"}
    if case.terminal:
        return kept | asked | {"TERM": "xterm-256color"}
    return kept | asked | {"COLUMNS": str(case.width)}


def outcome(case: Case) -> str:
    """What came of a run: the command, its status, standard output and standard error."""
    with tempfile.TemporaryFile() as errors:
        command = [sys.executable, "-m", "hycli", *shlex.split(case.line)]
        run = on_terminal if case.terminal else piped
        status, out = run(command, case, errors.fileno())
        errors.seek(0)
        err = errors.read()
    head = f"$ hycli {case.line}\nstatus {status}\n"
    text = f"{head}== stdout\n{_readable(out)}\n== stderr\n{_readable(err)}\n"
    return text.replace(str(HERE), "HERE")


def piped(command: Sequence[str], case: Case, errors: int) -> tuple[int, bytes]:
    """Run a command whose standard output is a pipe; its status and what it wrote there."""
    done = subprocess.run(
        command,
        input=PHRASES.encode(),
        stdout=subprocess.PIPE,
        stderr=errors,
        env=environment(case),
        check=False,
        timeout=PATIENCE,
    )
    return done.returncode, done.stdout


def on_terminal(command: Sequence[str], case: Case, errors: int) -> tuple[int, bytes]:
    """Run a command on a terminal of its own; its status and what it showed there."""
    import pty
    import termios

    outside, inside = pty.openpty()
    termios.tcsetwinsize(inside, (24, case.width))
    with tempfile.TemporaryFile() as lines:
        lines.write(PHRASES.encode())
        lines.seek(0)
        process = subprocess.Popen(
            command, stdin=lines, stdout=inside, stderr=errors, env=environment(case)
        )
        os.close(inside)
        pieces = []
        try:
            while piece := os.read(outside, 1 << 16):
                pieces.append(piece)
        except OSError:  # what Linux says when the other side has been closed
            pass
        os.close(outside)
        return process.wait(PATIENCE), b"".join(pieces).replace(b"\r\n", b"\n")


def hits(file: Path) -> str:
    """The first hits of each query of a file, a line each, below the query."""
    report = hycli.load()
    lines = []
    for record in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        lines.append(f"{record['id']}\t{record['query']}")
        for hit in report.search(record["query"], HITS):
            marks = " ".join(f"{start}-{end}" for start, end in hit.spans)
            lines.append(f"\t{hit.score}\t{hit.kind}\t{hit.ref}\t{hit.id or ''}\t{marks}")
    return "".join(f"{line}\n" for line in lines)


def _readable(stream: bytes) -> str:
    return stream.decode(errors="backslashreplace").replace("\x1b", "␛")


def main() -> None:
    """Write everything down."""
    parser = argparse.ArgumentParser(description="Write down what hycli finds and prints.")
    parser.add_argument("out", type=Path, metavar="OUT_DIR", help="a folder, made if missing")
    parser.add_argument("--queries", type=Path, nargs="+", default=[], help="further query sets")
    parser.add_argument("--hits-only", action="store_true", help="leave the commands out")
    options = parser.parse_args()
    (options.out / "hits").mkdir(parents=True, exist_ok=True)
    for file in [*QUERIES, *options.queries]:
        (options.out / "hits" / f"{file.stem}.txt").write_text(hits(file), encoding="utf-8")
    if options.hits_only:
        return
    for language in LANGUAGES:
        (options.out / "commands" / language).mkdir(parents=True, exist_ok=True)
    every = list(cases())
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for case, text in zip(every, pool.map(outcome, every), strict=True):
            (options.out / "commands" / case.language / case.name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
