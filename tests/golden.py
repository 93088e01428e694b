"""Whole screens, kept in tests/golden/ so that a change of one is seen and read as a change.

    python tests/golden.py

makes them anew; `git diff tests/golden` shows what became of them. Each file holds the screens of
a command in one language, at every width, without colours but with the marks that stand in for
them; `colour.txt` has the escapes as well. `formats/` holds what programs read.
"""

import io
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path

from run import PROJECT, Done, call

from hycli.cli.app import COMMANDS
from hycli.output import FORMATS

FOLDER = Path(__file__).parent / "golden"
LANGUAGES = ("en", "zh")
WIDTHS = (120, 80, 60, 40)

#: What is looked at on terminals of every width, by file.
SCREENS = {
    "sections": ["sections"],
    "show-section": ["show 5"],
    "show-lead": ["show 0"],
    "show-passage": ["show 5.1.3", "show 2.1.2", "show 5.1.1-5.1.3"],
    "show-record": ["show grp-2020", "show garden-city"],
    "metrics": ["metrics", "metrics 贷款"],
    "chart": ["metrics --chart"],
    "honours": ["honours", "honours 试点"],
    "search": ["search 脱贫功坚 -n 3", "search GDP", "search poverty alleviation -n 3"],
    "search-explain": [
        *("search 脱贫功坚 -n 2 --explain", "search unemploymnt rate --explain -n 1"),
        *("search poor villages -n 1 --explain", "search 空氣品質 -n 1 --explain"),
    ],
}
#: What is looked at in colour, as a table and in blocks.
COLOURED = ["sections", "show 5.1.1", "show grp-2020", "metrics -s 2", "metrics --chart"]
COLOURED += ["honours -s 2", "search 脱贫功坚 -n 2"]
HELP = ["--help", *[f"{name} --help" for name in COMMANDS]]
#: What is said on standard error, at 80 columns.
MESSAGES = ["search 奥运会", "search 奥运会 脱贫攻坚", "metrics 奥运会", "check", "serch", "search"]
MESSAGES += ["metrics --period 2020", "metrics --sort value -s 8", "metrics --columns valu"]
MESSAGES += ["metrics --unit 亿员", "metrics --csv", "metrics --json -f csv", "search x --limit 0"]
MESSAGES += ["show 9", "show 5.1.99", "show 5.01.3", "show grp-2021", "show 发展", "脱贫攻坚"]
MESSAGES += ["honours --recipient 祁冬县", "--report missing.json sections", "check missing.json"]
#: What is printed for programs, in every format.
RECORDS = ["sections", "show 5.1.1", "show grp-2020", "metrics -s 2", "metrics 奥运会"]
RECORDS += ["honours -s 2", "search 脱贫功坚 -n 2", "search 湘江 -n 1 --explain"]


def files() -> Iterator[tuple[str, Callable[[], str]]]:
    """Each file's name in the folder, and what makes it."""
    for language in LANGUAGES:
        plain = {"TERM": "dumb", "HYCLI_LANG": language}
        for name, lines in SCREENS.items():
            yield f"{language}/{name}.txt", partial(screens, lines, WIDTHS, plain)
        for name, lines in (("help", HELP), ("messages", MESSAGES)):
            yield f"{language}/{name}.txt", partial(screens, lines, [80], plain)
        colour = plain | {"TERM": "xterm-256color"}
        yield f"{language}/colour.txt", partial(screens, COLOURED, [80, 40], colour)
    for form in FORMATS:
        yield f"formats/{form}.txt", partial(records, form)


def screens(lines: Iterable[str], widths: Iterable[int], env: Mapping[str, str]) -> str:
    """What terminals show of commands, each below its command."""
    return "".join([screen(line, width, env) for line in lines for width in widths])


def records(form: str) -> str:
    """What a pipe gets of commands in a format."""
    return "".join([piped(f"{line} -f {form}") for line in RECORDS])


def screen(line: str, width: int, env: Mapping[str, str]) -> str:
    """What a terminal of some width shows of a command, below the command."""
    done = call(*line.split(), terminal=True, width=width, env=env)
    return _written(f"$ hycli {line}  # {width} columns", done)


def piped(line: str) -> str:
    """What a pipe gets of a command, below the command."""
    return _written(f"$ hycli {line} | cat", call(*line.split()))


def _written(head: str, done: Done) -> str:
    status = f"(status {done.status})\n" if done.status else ""
    text = f"{head}\n{done.text}{done.message}{status}\n"
    return text.replace("\x1b", "␛").replace("\r", "␍").replace(str(PROJECT), "…")


def main() -> None:
    """Make all of them anew."""
    with redirect_stdout(io.StringIO()):  # a test that fails shows what was run; here nobody asks
        made = {name: make() for name, make in files()}
    shutil.rmtree(FOLDER, ignore_errors=True)
    for name, text in made.items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
