"""TAB in real shells: bash and zsh with keys on a terminal, fish as it completes for itself."""

import os
import re
import select
import shlex
import shutil
import subprocess
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import documents
import pytest
import typer
from run import PROJECT, run, with_program

import hycli
from hycli.cli.app import COMMANDS, app
from hycli.cli.session import Session
from hycli.cli.shells import SHELLS, answer, script
from hycli.lookup import find_recipients, find_section
from hycli.terminal import Terminal, visible

REPORT = hycli.load()
PATIENCE = 60.0

# What shells are told -----------------------------------------------------------------------


class Offered(NamedTuple):
    """A candidate."""

    value: str
    description: str = ""


def offered(line: str, *, lang: str = "en", report: str = "") -> list[Offered]:
    """What fish is told when TAB is pressed at the end of a line."""
    env = {"HYCLI_LANG": lang, "HYCLI_REPORT": report}
    world = Terminal(no_bytes, is_terminal=False, width=80, encoding="utf-8", environment=env)
    text = answer(typer.main.get_command(app), Session(world), "fish", line.split(" ")[1:])
    return [Offered(*each.split("\t")) for each in text.splitlines() if each]


def no_bytes(_: bytes) -> None:
    """What a shell is told is an answer; nothing is written on the way to it."""
    raise AssertionError


def values(line: str) -> list[str]:
    """The candidates alone."""
    return [each.value for each in offered(line)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("hycli s", ["sections", "show", "search", "schema"]),
        ("hycli show 5.1.", [each.ref for each in REPORT.sections[4].passages]),
        ("hycli show jing", ["jingji"]),
        ("hycli show 经", ["经济"]),
        ("hycli show 民生", ["民生"]),
        ("hycli show 7", ["7", *[each.ref for each in REPORT.sections[6].passages]]),
        ("hycli show grp-", ["grp-2020", "grp-growth"]),
        ("hycli metrics --section ", ["lead", *[each.id for each in REPORT.sections]]),
        ("hycli metrics -s eco", ["economy"]),
        ("hycli metrics --section=eco", ["--section=economy"]),
        ("hycli metrics --kind s", ["share", "streak"]),
        ("hycli metrics --unit 亿", ["亿元"]),
        ("hycli metrics --kind 占", ["占比"]),
        ("hycli metrics --period 五", ["五年"]),
        ("hycli metrics --sort 数", ["数值"]),
        ("hycli metrics --period ", ["five-years", "2020", "2015"]),
        ("hycli metrics --sort per", ["period"]),
        ("hycli metrics --columns id,per", ["id,period"]),
        ("hycli honours --recipient 祁", ["祁东县"]),
        ("hycli honours --recipient qi", ["qidongxian"]),
        ("hycli search 脱贫", ["脱贫攻坚", "脱贫攻坚战"]),
        ("hycli search --kind h", ["heading", "honour"]),
        ("hycli search --expl", ["--explain"]),
        ("hycli help se", ["sections", "search"]),
        ("hycli search --report ", [":files"]),
        ("hycli metrics -s 2 --kind ra", ["rate"]),
        ("hycli sections -f js", ["json", "jsonl"]),
        ("hycli sections --color a", ["auto", "always"]),
        ("hycli --show-completion ", list(SHELLS)),
        ("hycli check ", [":files"]),
        ("hycli --report ", [":files"]),
        ("hycli search ", []),
        ("hycli search xyz", []),
        ("hycli nosuch ", []),
        ("hycli show zzz", []),
    ],
)
def test_tab_offers(line: str, found: list[str]) -> None:
    """Each kind of value, in the script of what was typed."""
    assert sorted(values(line)) == sorted(found)


@pytest.mark.parametrize("command", COMMANDS)
def test_tab_offers_what_help_lists(command: str) -> None:
    """The values of each option whose values stand in the help: `a|b|c`."""
    group: Any = typer.main.get_command(app)
    for option in group.get_command(typer.Context(group), command).params:
        listed = (option.metavar or "").split("|")
        if len(listed) > 1:
            assert values(f"hycli {command} {option.opts[0]} ") == listed


@pytest.mark.parametrize(
    ("line", "lang", "candidate"),
    [
        ("hycli se", "en", ("search", "Find what you mean, however it is typed.")),
        ("hycli se", "zh", ("search", "检索：错字、拼音、英文均可。")),
        ("hycli show eco", "en", ("economy", "Speeding up economic development")),
        ("hycli show eco", "zh", ("economy", "加快经济发展")),
        ("hycli honours --recipient qi", "en", ("qidongxian", "祁东县")),
        ("hycli metrics --period 2", "en", ("2015", "metrics: 1")),
        ("hycli metrics --kind st", "zh", ("streak", "连续的年数")),
        ("hycli metrics --columns fo", "zh", ("fold", "相当于基期的多少倍；没有基期则为 null")),
        ("hycli sections --js", "en", ("--json", "The same as --format json.")),
        ("hycli search --kind he", "zh", ("heading", "标题")),
        ("hycli metrics -f md", "en", ("md", "a GitHub-flavoured table; show of a pass…")),
    ],
)
def test_tab_tells_what_a_candidate_is(line: str, lang: str, candidate: tuple[str, str]) -> None:
    """In the reader's language."""
    assert Offered(*candidate) in offered(line, lang=lang)


@pytest.mark.parametrize(
    "line", ["hycli s", "hycli show eco", "hycli metrics --unit 亿", "hycli x "]
)
def test_the_process_answers_the_same(line: str) -> None:
    """Status 0 and nothing on standard error, whether there is something to offer or not."""
    done = run(*line.split(" ")[1:], env={"_HYCLI_COMPLETE": "fish"})

    assert (done.status, done.err) == (0, b"")
    assert [Offered(*each.split("\t")) for each in done.text.splitlines()] == offered(line)


def test_whatever_tab_offers_is_understood() -> None:
    """Names of sections and recipients in pinyin and in characters name what they stand for."""
    for letter in "abcdefghijklmnopqrstuvwxyz":
        for value, description in offered(f"hycli show {letter}", lang="zh"):
            if description in [section.subject for section in REPORT.sections]:
                assert find_section(REPORT, value).subject == description
        for value, name in offered(f"hycli honours --recipient {letter}"):
            assert find_recipients(REPORT, value) == {name}
    for section in REPORT.sections:
        for value in values(f"hycli show {(section.subject or '')[:1]}"):
            assert value in (find_section(REPORT, value).subject or "")


def test_tab_reads_the_report_that_the_line_names(tmp_path: Path) -> None:
    """By --report or by the environment."""
    path = documents.written(tmp_path / "report.json", documents.small())

    assert values(f"hycli --report {path} show a-") == ["a-metric"]
    assert values(f"hycli show --report={path} a-") == ["a-metric"]
    assert [each.value for each in offered("hycli show an", report=path)] == ["an-honour"]


@pytest.mark.parametrize("report", ["/nowhere", "/", "/dev/zero"])
@pytest.mark.parametrize("line", ["hycli show ", "hycli metrics --unit "])
def test_tab_is_silent_about_a_bad_report(line: str, report: str) -> None:
    """Nobody asked for a message in the middle of a line."""
    assert offered(line, report=report) == []


def test_an_unknown_shell_is_told_nothing() -> None:
    """Whoever asks for it."""
    done = run("s", env={"_HYCLI_COMPLETE": "csh"})

    assert (done.status, done.out, done.err) == (0, b"", b"")


def test_a_description_cannot_drive_the_shell(tmp_path: Path) -> None:
    """Controls are made visible, a candidate stays on its line."""
    text = "\x1b]0;x\x07`id`$(id)\u202e\tand\nmore"
    path = documents.written(tmp_path / "report.json", documents.small(text))
    (found,) = offered("hycli show a-m", report=path)

    assert found == Offered("a-metric", visible(" ".join(text.split())))


def test_a_value_cannot_run_anything(tmp_path: Path) -> None:
    """bash puts a candidate on the line as it is: what it would run is escaped."""
    path = documents.written(
        tmp_path / "report.json", documents.small("x$(id)`id`;id&|>#~*? '\"!\\")
    )
    env = {"_HYCLI_COMPLETE": "bash", "HYCLI_REPORT": path}
    done = run("metrics", "--unit", "x", env=env)
    echoed = subprocess.run(
        ["/bin/bash", "-c", f"printf %s {done.text.strip()}"], capture_output=True, check=True
    )

    assert echoed.stdout.decode() == "x$(id)`id`;id&|>#~*? '\"!\\"


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_of_a_shell_is_shown(shell: str) -> None:
    """The one that is in the wheel's shared data."""
    assert run("--show-completion", shell).text == script(shell)


def test_the_script_of_an_unknown_shell() -> None:
    """The known ones are named."""
    done = run("--show-completion", "csh")

    assert done.status == 2
    assert all(shell in done.message for shell in SHELLS)


# Real shells --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with hycli on its own, the three scripts, and one file to be completed."""
    folder = tmp_path_factory.mktemp("home")
    for name, file in {"bash": "hycli.bash", "zsh": "_hycli", "fish": "hycli.fish"}.items():
        (folder / file).write_text(script(name), encoding="utf-8")
    (folder / "unique-report.json").write_text("{}")
    return folder


def shell_environment(home: Path) -> dict[str, str]:
    """English, UTF-8, and no start-up files."""
    folder = str(home)
    return with_program(home / "bin", HOME=folder, ZDOTDIR=folder, TERM="xterm", PS1="$ ")


def completion_recipes() -> dict[str, str]:
    """What the README has one type, by shell."""
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"<!-- completion -->\n```sh\n(.*?)```", text, re.DOTALL)
    assert block
    parts = [part.partition("\n") for part in block[1].strip().split("\n\n")]
    return {title.removeprefix("# "): command for title, _, command in parts}


def test_each_shell_can_be_set_up() -> None:
    """By a recipe in the README, or by the script that the wheel shares."""
    build = tomllib.loads((PROJECT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]
    shared = build["targets"]["wheel"]["shared-data"]

    assert completion_recipes().keys() == SHELLS.keys()
    assert {f"src/hycli/data/completions/hycli.{shell}" for shell in SHELLS} <= shared.keys()


def test_completion_is_set_up_as_the_readme_says(tmp_path: Path) -> None:
    """In a home where nothing is yet; the shells start as they do for everybody."""
    home = tmp_path / "home"
    home.mkdir()
    environment = with_program(tmp_path / "bin", HOME=str(home), TERM="xterm", PS1="$ ")
    environment.pop("ZDOTDIR", None)
    environment.pop("XDG_CONFIG_HOME", None)
    for name, command in completion_recipes().items():
        if shutil.which(name) is None:
            pytest.skip(f"no {name}")
        subprocess.run([name, "-c", command], check=True, env=environment, cwd=home)
    for name in ("bash", "zsh"):
        shell = Shell([name, "-i"], [], home, environment)
        assert shell.completed("hycli sec") == "hycli sections"
        shell.close()
    fish = subprocess.run(
        [str(shutil.which("fish")), "-c", "complete -C 'hycli sec'"],
        capture_output=True,
        check=True,
        env=environment,
    )
    assert fish.stdout.startswith(b"sections")


class Shell:
    """A shell on a terminal, whose line is typed and looked at."""

    def __init__(
        self,
        command: list[str],
        setup: list[str],
        home: Path,
        env: dict[str, str] | None = None,
    ) -> None:
        self.main, side = pytest.importorskip("pty").openpty()
        self.process = subprocess.Popen(
            command,
            stdin=side,
            stdout=side,
            stderr=side,
            cwd=home,
            env=env or shell_environment(home),
            start_new_session=True,
        )
        os.close(side)
        self.unread = b""
        for line in [*setup, "echo rea''dy"]:
            self.type(line + "\n")
        self.read_until("ready\r\n")

    def type(self, keys: str) -> None:
        os.write(self.main, keys.encode())

    def read_until(self, mark: str) -> str:
        """What the terminal shows up to and with a mark."""
        end = time.monotonic() + PATIENCE
        while mark.encode() not in self.unread:
            assert time.monotonic() < end, self.unread.decode(errors="replace")
            if select.select([self.main], [], [], 1)[0]:
                self.unread += os.read(self.main, 1 << 16)
        before, found, self.unread = self.unread.partition(mark.encode())
        return (before + found).decode(errors="replace")

    def completed(self, line: str) -> str:
        """The line after TAB, without the space that follows a whole word."""
        # The line is put between marks and echoed. A TAB is answered before the next key is read.
        self.type(f"{line}\t\x01echo '<\x05>'\n")
        shown = self.read_until(">\r\n")
        return shown.removesuffix(">\r\n").rpartition("<")[2].rstrip()

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.main)


#: Each shell, and what it is told at first.
STARTED = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], ["source hycli.bash"]),
    "zsh": (
        ["zsh", "-f", "-i"],
        ["PS1='$ '; fpath=($PWD $fpath)", "autoload -U compinit", "compinit -u -D"],
    ),
}


@pytest.fixture(params=STARTED, scope="module")
def shell(request: pytest.FixtureRequest, home: Path) -> Iterator[Shell]:
    """Each shell that is installed."""
    name: str = request.param
    if shutil.which(name) is None:
        pytest.skip(f"no {name}")
    command, setup = STARTED[name]
    opened = Shell(command, setup, home)
    yield opened
    opened.close()


TYPED = [
    ("hycli sec", "hycli sections"),
    ("hycli show 弘扬主", "hycli show 弘扬主旋律"),
    ("hycli show 5.1.6", "hycli show 5.1.6"),
    ("hycli show qidong-da", "hycli show qidong-daylily"),
    ("hycli metrics --section=eco", "hycli metrics --section=economy"),
    ("hycli metrics --section=经", "hycli metrics --section=经济"),
    ("hycli metrics --unit 亿", "hycli metrics --unit 亿元"),
    ("hycli metrics --columns id,pe", "hycli metrics --columns id,period"),
    ("hycli search 脱贫 --expl", "hycli search 脱贫 --explain"),
    ("hycli search nothing-begins-so", "hycli search nothing-begins-so"),
    ("hycli search uniq", "hycli search uniq"),
    ("hycli check uniq", "hycli check unique-report.json"),
    ("hycli --report uniq", "hycli --report unique-report.json"),
]


@pytest.mark.parametrize(("line", "completed"), TYPED)
def test_tab_completes(shell: Shell, line: str, completed: str) -> None:
    """What is the only possibility stands on the line."""
    assert shell.completed(line) == completed


def test_fish_completes(home: Path) -> None:
    """By `complete -C`, which is what fish asks itself at TAB; one fish is asked for every line."""
    if shutil.which("fish") is None:
        pytest.skip("no fish")
    asked = [f"complete -C {shlex.quote(line)}; echo end" for line, _ in TYPED]
    done = subprocess.run(
        [str(shutil.which("fish")), "--no-config", "-c", "\n".join(["source hycli.fish", *asked])],
        capture_output=True,
        check=True,
        cwd=home,
        env=shell_environment(home),
    )
    answers = done.stdout.decode().split("end\n")[:-1]

    for (line, completed), shown in zip(TYPED, answers, strict=True):
        word = completed.rpartition(" ")[2]
        candidates = [each.partition("\t")[0] for each in shown.splitlines()]
        assert candidates == ([word] if completed != line or word[0].isdigit() else []), line
