"""Who may import whom, and what a command loads: layers and a quick start."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from run import environment

import hycli

PACKAGE = Path(hycli.__file__).parent

#: Parts of the package, and the parts that they may import. Data knows of nobody; search knows
#: nothing of output or of the command line; output nothing of the command line.
LAYERS: dict[str, set[str]] = {
    "messages": set(),
    "errors": {"messages"},
    "model": set(),
    "tables": set(),
    "ready": {"tables"},
    "form": {"model"},
    "schema": {"messages", "suggestions", "tables"},
    "language": {"messages", "tables"},
    "suggestions": {"messages"},
    "terminal": {"errors", "messages"},
    "search": {"errors", "messages", "model", "search", "tables"},
    "report": {"errors", "form", "messages", "model", "search"},
    "checking": {"form", "messages", "schema"},
    "draft": {"draft", "errors", "form", "messages", "search"},
    "files": {"errors", "messages"},
    "decoding": {"draft", "errors", "messages"},
    "loading": {"checking", "decoding", "errors", "files", "messages", "ready", "report"},
    "lookup": {"errors", "messages", "model", "report", "search", "suggestions"},
    "comparing": {"messages", "model"},
    "showing": {"form", "lookup", "model", "report"},
    "output": {
        "comparing",
        "form",
        "language",
        "messages",
        "model",
        "output",
        "report",
        "search",
        "showing",
        "terminal",
    },
    "cli": {
        "checking",
        "cli",
        "decoding",
        "comparing",
        "errors",
        "files",
        "hycli",
        "language",
        "loading",
        "lookup",
        "messages",
        "model",
        "output",
        "report",
        "schema",
        "search",
        "showing",
        "suggestions",
        "tables",
        "terminal",
    },
    "hycli": {"errors", "loading", "model", "report", "search"},
    "__main__": {"cli", "language", "messages", "terminal"},
}

#: Other people's packages, and the files that may import them.
OTHERS: dict[str, set[str]] = {
    "pypinyin": {"draft/readings.py"},
    "rapidfuzz": {"search/slips.py", "suggestions.py"},
    "rich": {
        "output/answers.py",
        "output/cards.py",
        "output/chart.py",
        "output/layouts.py",
        "output/screen.py",
        "output/table.py",
        "output/wrapping.py",
    },
    "typer": {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.glob("cli/*.py")},
}

#: What a command in a pipe does without.
HEAVY = {
    "importlib.metadata",
    "jieba",
    "jsonschema_rs",
    "msgspec",
    "opencc",
    "pydantic",
    "pygments",
    "pypinyin",
    "rapidfuzz",
    "rich",
    "wordfreq",
}

FILES = sorted(PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    """The part of the package that a file belongs to."""
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "hycli" if first == "__init__" else first


def imported(path: Path) -> Iterator[str]:
    """The modules that a file imports anywhere in it, by their full names."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            for alias in node.names:
                yield f"{node.module}.{alias.name}"


def named(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_part_imports_what_it_may(path: Path) -> None:
    """As the table of layers says."""
    own = [name.split(".") for name in imported(path) if name.split(".")[0] == "hycli"]
    parts = {names[1] if names[1] in LAYERS else "hycli" for names in own}

    assert parts - LAYERS[part_of(path)] == set()


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_file_imports_the_standard_library_and_what_it_may(path: Path) -> None:
    """Each dependency is known to few."""
    known = {"hycli", *sys.stdlib_module_names}
    others = {name.split(".")[0] for name in imported(path)} - known

    assert {name for name in others if named(path) not in OTHERS.get(name, set())} == set()


def test_the_tables_name_what_there_is() -> None:
    """No part or file of them has gone."""
    assert set(LAYERS) == {part_of(path) for path in FILES}
    for name, files in OTHERS.items():
        for file in files:
            assert (PACKAGE / file).exists(), f"{name}: {file}"


def loaded_by(*arguments: str, statuses: tuple[int, ...]) -> set[str]:
    """The modules that a process imports for a command, packages of modules included."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "hycli", *arguments],
        capture_output=True,
        check=False,
        env=environment(),
    )
    modules = re.findall(r"^import time:.*\| +([\w.]+)$", done.stderr.decode(), re.MULTILINE)
    assert done.returncode in statuses, done.stderr.decode()[-500:]
    assert "typer" in modules
    return {".".join(name.split(".")[:n]) for name in modules for n in (1, 2, 3)}


#: What most people type in a pipe.
PIPED = [
    ["sections"],
    ["show", "5"],
    ["show", "5.1.1", "--json"],
    ["show", "grp-2020"],
    ["metrics", "--section", "economy", "--sort", "value"],
    ["metrics", "--chart"],
    ["honours", "-f", "csv"],
    ["honours", "-f", "md"],
    ["honours", "-f", "jsonl"],
    ["check"],
    ["schema"],
    ["--version"],
    ["--help"],
    ["search", "--help"],
    ["search", "脱贫攻坚"],
    ["search", "脱贫攻坚", "--exact"],
    ["search", "脱贫功坚"],
    ["search", "拖贫攻坚"],
    ["search", "tuopingongjian"],
    ["search", "tuo", "pin", "gong", "jian"],
    ["search", "三千五百亿"],
    ["search", "319,300人"],
    ["search", "脫貧攻堅"],
    ["search", "衡阳县", "试点"],
    ["metrics", "贷款"],
]
#: Runs commands one after the other, and tells what has been imported behind each.
LOADING = """
import json, os, sys
from hycli.__main__ import main

told = os.dup(1)
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
loaded = []
for words in json.loads(sys.argv[1]):
    sys.argv[1:] = words
    loaded.append([main(), list(sys.modules)])
os.write(told, json.dumps(loaded).encode())
"""


def test_a_piped_command_loads_nothing_heavy() -> None:
    """No Rich, no pydantic, no tables of pinyin; RapidFuzz for slips in Latin letters only."""
    done = subprocess.run(
        [sys.executable, "-c", LOADING, json.dumps(PIPED)],
        stdout=subprocess.PIPE,
        check=True,
        env=environment(),
    )

    for words, (status, modules) in zip(PIPED, json.loads(done.stdout), strict=True):
        assert (words, status, HEAVY.intersection(modules)) == (words, 0, set())


@pytest.mark.parametrize(
    ("arguments", "needed"),
    [
        (["sections", "-f", "table"], "rich"),
        (["search", "shuikousahn"], "rapidfuzz"),
    ],
    ids=["a table", "pinyin with slips"],
)
def test_what_is_heavy_is_loaded_where_it_is_needed(arguments: list[str], needed: str) -> None:
    """Which shows that the test above would notice, and that nothing else comes with it."""
    assert loaded_by(*arguments, statuses=(0, 1)) & (HEAVY - {"pygments"}) == {needed}


@pytest.mark.parametrize("arguments", [["serch"], ["show", "econmy"], ["sections", "--formt"]])
def test_a_mistake_loads_no_more_than_it_needs(arguments: list[str]) -> None:
    """The nearest name takes RapidFuzz, nothing takes Rich."""
    assert loaded_by(*arguments, statuses=(2,)) & (HEAVY - {"rapidfuzz"}) == set()
