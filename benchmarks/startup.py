"""How long a command takes from start to end, as ratios to a bare Typer hello-world.

Times whole processes: each command once a round, round after round, and takes medians, since a
machine's speed drifts while ratios of one run hold. Prints bare Python beside them. Output goes to
nowhere as into a pipe, but for one command that draws its table on a pseudo-terminal.

    python benchmarks/startup.py [--runs 20] [--no-limits]

Exits with 1 if a command passes its limit.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from types import MappingProxyType
from typing import NamedTuple

HELLO = """
import typer

app = typer.Typer()


@app.command()
def hello(name: str = "world", times: int = 1) -> None:
    print(f"hello {name}" * times)


@app.command()
def bye(name: str = "world") -> None:
    print(f"bye {name}")


app()
"""
BARE, BASE, TAB = "python -c pass", "Typer hello-world", "Typer completion"
SECTIONS, EXACT, PIPED, TABLE, WORDS, COMPLETION = 0.95, 1.15, 1.25, 1.50, 1.25, 1.25
COLUMNS, ROWS = 100, 40


class Command(NamedTuple):
    """One thing to time."""

    name: str
    arguments: list[str]
    limit: float | None = None  #: as a ratio to its base
    extra: Mapping[str, str] = MappingProxyType({})  #: variables of its environment
    terminal: bool = False  #: whether it writes to a terminal
    base: str = BASE  #: the name of what it is compared with


def search(kind: str, *arguments: str, limit: float = PIPED) -> Command:
    """A search, named by the script that its phrase is written in."""
    return Command(f"search, {kind}", ["search", *arguments], limit)


def completion(shell: str, line: str, **variables: str) -> Command:
    """A TAB at the end of a line."""
    words = line.split(" ")[1:]
    name = " ".join([f"TAB, {shell}", *variables.values()])
    return Command(name, words, COMPLETION, {"_HYCLI_COMPLETE": shell} | variables, base=TAB)


#: What hycli is asked.
COMMANDS = [
    Command("sections", ["sections"], SECTIONS),
    Command("metrics", ["metrics"], PIPED),
    search("exact", "建档立卡", limit=EXACT),
    search("homophone", "脱贫功坚"),
    search("traditional", "湘江幹流"),
    search("numerals", "三千五百亿"),
    search("pinyin", "tuopingongjian"),
    search("initials", "tpgj"),
    search("English", "poverty", "alleviation"),
    search("slip in English", "unemploymnt"),
    search("mixed", "12345", "rexian"),
    search("nothing", "奥运会"),
    Command("sections, table", ["sections", "-f", "table"], TABLE),
    search("table", "湘江", "-f", "table", limit=TABLE),
    Command("sections, terminal", ["sections"], TABLE, {"TERM": "xterm-256color"}, terminal=True),
    Command("--help", ["--help"], WORDS),
    Command("search --help", ["search", "--help"], WORDS),
    Command("usage error", ["serch"], WORDS),
    completion("bash", "hycli show e"),
    completion("zsh", "hycli honours --recipient q"),
    completion("fish", "hycli metrics --unit "),
    completion("fish", "hycli show ", HYCLI_LANG="zh"),
]


def hycli() -> list[str]:
    """The console script of this environment, or else the module."""
    script = Path(sys.executable).with_name("hycli")
    return [str(script)] if script.exists() else [sys.executable, "-m", "hycli"]


def environment() -> dict[str, str]:
    """A user's variables: bytecode is cached, streams are buffered, nothing is set."""
    unlike = (
        *("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "COLUMNS", "HYCLI_REPORT"),
        *("HYCLI_LANG", "LC_ALL", "LC_MESSAGES", "LANG"),
    )
    return {name: value for name, value in os.environ.items() if name not in unlike}


def piped(command: list[str], variables: dict[str, str]) -> None:
    """Run a command whose output nobody reads."""
    subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=variables,
        check=False,
    )


def on_terminal(command: list[str], variables: dict[str, str]) -> None:
    """Run a command on a terminal of its own, and read what it shows there to the end."""
    import pty
    import termios

    main, side = pty.openpty()
    termios.tcsetwinsize(side, (ROWS, COLUMNS))
    process = subprocess.Popen(command, stdin=side, stdout=side, stderr=side, env=variables)
    os.close(side)
    try:
        while os.read(main, 1 << 16):
            pass
    except OSError:  # what Linux says when the other side has been closed
        pass
    os.close(main)
    process.wait()


def seconds(command: Command, variables: dict[str, str]) -> float:
    """How long one run of a command takes."""
    run = on_terminal if command.terminal else piped
    start = time.perf_counter()
    run(command.arguments, {**variables, **command.extra})
    return time.perf_counter() - start


def measured(commands: list[Command], runs: int) -> list[float]:
    """The median of each command in seconds, over rounds in which all take their turn."""
    variables = environment()
    times: list[list[float]] = [[] for _ in commands]
    for number in range(runs + 1):
        for command, taken in zip(commands, times, strict=True):
            value = seconds(command, variables)
            if number:  # the first round warms up
                taken.append(value)
    return [median(taken) for taken in times]


def all_commands(hello: Path) -> list[Command]:
    """Bare Python, the hello-world, and what hycli is asked; no terminal where there are none."""
    script = hycli()
    return [
        Command(BARE, [sys.executable, "-c", "pass"]),
        Command(BASE, [sys.executable, str(hello), "hello"]),
        Command(
            TAB,
            [sys.executable, str(hello)],
            extra={
                "_HELLO.PY_COMPLETE": "complete_bash",
                "COMP_WORDS": "hello.py\nh",
                "COMP_CWORD": "1",
            },
        ),
        *[
            each._replace(arguments=[*script, *each.arguments])
            for each in COMMANDS
            if not each.terminal or os.name == "posix"
        ],
    ]


def print_table(commands: list[Command], medians: list[float]) -> int:
    """Print a line a command; return how many passed their limit."""
    by_name = {each.name: value for each, value in zip(commands, medians, strict=True)}
    passed = 0
    print(f"{'command':26}{'ms':>8}{'ratio':>8}{'limit':>8}")
    for command, value in zip(commands, medians, strict=True):
        ratio, limit = value / by_name[command.base], command.limit
        over = limit is not None and ratio > limit
        passed += over
        shown = f"{limit:8.2f}" if limit else ""
        end = "  over" if over else ""
        print(f"{command.name:26}{1000 * value:8.1f}{ratio:8.2f}{shown}{end}")
    return passed


def main() -> int:
    """Measure, print, and tell whether all limits hold."""
    parser = argparse.ArgumentParser(description="How long a command takes from start to end.")
    parser.add_argument("--runs", type=int, default=20, help="rounds after the one that warms up")
    parser.add_argument("--no-limits", action="store_true", help="exit with 0 in any case")
    options = parser.parse_args()
    if options.runs < 1:
        parser.error("--runs must be at least 1")
    with tempfile.TemporaryDirectory() as folder:
        hello = Path(folder) / "hello.py"
        hello.write_text(HELLO, encoding="utf-8")
        commands = all_commands(hello)
        passed = print_table(commands, measured(commands, options.runs))
    return 0 if options.no_limits else int(passed > 0)


if __name__ == "__main__":
    raise SystemExit(main())
