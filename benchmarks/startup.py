"""How long a command takes from start to end, as ratios to a bare Typer hello-world.

Times whole processes: each command once a round, round after round, and takes medians, since a
machine's speed drifts while ratios of one run hold. Prints bare Python beside them.

    python benchmarks/startup.py [--runs 20] [--no-limits]

Exits with 1 if a command passes its limit.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

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
BASE = "Typer hello-world"
PIPED, SEARCH, TABLE, WORDS = 1.10, 1.25, 1.90, 1.25

#: Name, arguments of hycli, limit.
COMMANDS = [
    ("sections", ["sections"], PIPED),
    ("metrics", ["metrics"], SEARCH),
    ("search, exact", ["search", "建档立卡"], SEARCH),
    ("search, homophone", ["search", "脱贫功坚"], SEARCH),
    ("search, traditional", ["search", "湘江幹流"], SEARCH),
    ("search, numerals", ["search", "三千五百亿"], SEARCH),
    ("search, pinyin", ["search", "tuopingongjian"], SEARCH),
    ("search, initials", ["search", "tpgj"], SEARCH),
    ("search, English", ["search", "poverty", "alleviation"], SEARCH),
    ("search, mixed", ["search", "12345", "rexian"], SEARCH),
    ("search, nothing", ["search", "奥运会"], SEARCH),
    ("search, slip in English", ["search", "unemploymnt"], SEARCH),
    ("sections, table", ["sections", "-f", "table"], TABLE),
    ("search, table", ["search", "湘江", "-f", "table"], TABLE),
    ("--help", ["--help"], WORDS),
    ("search --help", ["search", "--help"], WORDS),
    ("usage error", ["serch"], WORDS),
]


def hycli() -> list[str]:
    """The console script of this environment, or else the module."""
    script = Path(sys.executable).with_name("hycli")
    return [str(script)] if script.exists() else [sys.executable, "-m", "hycli"]


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """How long one run of a command takes."""
    start = time.perf_counter()
    subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        check=False,
    )
    return time.perf_counter() - start


def measured(commands: dict[str, list[str]], runs: int) -> dict[str, float]:
    """The median of each command in seconds, over rounds in which all take their turn."""
    environment = {
        name: value
        for name, value in os.environ.items()
        # Bytecode is cached and streams are buffered, as for a user.
        if name not in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, command in commands.items():
            taken = seconds(command, environment)
            if number:  # the first round warms up
                times[name].append(taken)
    return {name: median(each) for name, each in times.items()}


def main() -> int:
    """Measure, print, and tell whether all limits hold."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--no-limits", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        hello = Path(folder) / "hello.py"
        hello.write_text(HELLO, encoding="utf-8")
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            BASE: [sys.executable, str(hello), "hello"],
        }
        commands |= {name: [*hycli(), *arguments] for name, arguments, _ in COMMANDS}
        medians = measured(commands, options.runs)
    limits = {name: limit for name, _, limit in COMMANDS}
    passed = 0
    print(f"{'command':26}{'ms':>8}{'ratio':>8}{'limit':>8}")
    for name, value in medians.items():
        ratio, limit = value / medians[BASE], limits.get(name)
        over = limit is not None and ratio > limit
        passed += over
        shown = f"{limit:8.2f}" if limit else " " * 8
        print(f"{name:26}{1000 * value:8.1f}{ratio:8.2f}{shown}{'  over' if over else ''}")
    return 0 if options.no_limits else int(passed > 0)


if __name__ == "__main__":
    raise SystemExit(main())
