"""What only a process shows: pipes that close, full disks, interrupts, locales, inner faults."""

import csv
import io
import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

import documents
import pytest
from run import HYCLI, PATIENCE, Done, call, environment, on_terminal, plainly, run, run_each

from hycli.output import FORMATS

#: Commands whose output goes different ways.
WRITERS = {
    "lines": ["honours"],
    "a table": ["show", "5", "-f", "table"],
    "json": ["metrics", "--json"],
    "search": ["search", "全国"],
    "schema": ["schema"],
    "help": ["--help"],
    "command help": ["search", "--help"],
    "version": ["--version"],
}


def process(
    *args: str | bytes,
    stdout: int | IO[Any] = subprocess.PIPE,
    stdin: int | IO[Any] = subprocess.DEVNULL,
    env: Mapping[str, str] | None = None,
) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [*HYCLI, *args],
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.PIPE,
        env=unmeasured(environment(env)),
    )


def unmeasured(env: Mapping[str, str]) -> dict[str, str]:
    """An environment in which coverage is not what an interrupt or a closed pipe meets first."""
    return {name: value for name, value in env.items() if not name.startswith("COVERAGE")}


def ended(started: "subprocess.Popen[bytes]") -> Done:
    out, err = started.communicate(timeout=PATIENCE)
    done = Done(tuple(map(str, started.args)), started.returncode, out or b"", err)  # type: ignore[arg-type]  # all of them are text here
    sys.stdout.write(done.described())
    return done


def through_shell(redirection: str, *args: str, env: Mapping[str, str] | None = None) -> Done:
    """Run with a stream redirected as a shell does, closed ones included."""
    done = subprocess.run(
        ["/bin/sh", "-c", f'exec "$@" {redirection}', "sh", *HYCLI, *args],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        env=environment(env),
        timeout=PATIENCE,
    )
    shown = Done((redirection, *args), done.returncode, done.stdout, done.stderr)
    sys.stdout.write(shown.described())
    return shown


def one_line(done: Done) -> bool:
    """Whether there is one line of hycli's own on standard error."""
    return done.message.startswith("hycli: ") and done.message.count("\n") == 1


# Output that cannot be written --------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "env"),
    [
        *[pytest.param(arguments, {}, id=name) for name, arguments in WRITERS.items()],
        *[
            pytest.param(["metrics", "-f", form], {}, id=form)
            for form in ("csv", "spreadsheet", "jsonl", "md")
        ],
        pytest.param(["honours"], {"PYTHONUNBUFFERED": "1"}, id="unbuffered lines"),
        pytest.param(["--help"], {"PYTHONUNBUFFERED": "1"}, id="unbuffered help"),
    ],
)
def test_a_reader_that_went_away_ends_it_silently(
    arguments: list[str], env: dict[str, str]
) -> None:
    """141, as a shell shows the death by SIGPIPE, and not a word, in every format."""
    reader, writer = os.pipe()
    os.close(reader)
    started = process(*arguments, stdout=writer, env=env)
    os.close(writer)

    done = ended(started)

    assert (done.status, done.err) == (141, b"")


def test_head_takes_a_line_and_leaves() -> None:
    """More than a pipe holds is written, so the reader's leaving is noticed."""
    started = process("search", "-", "--json", stdin=subprocess.PIPE)
    assert started.stdin is not None
    assert started.stdout is not None
    started.stdin.write("全国\n".encode() * 200)
    started.stdin.close()
    started.stdin = None
    first = started.stdout.readline()
    started.stdout.close()
    started.stdout = None

    done = ended(started)

    assert first == b"[\n"
    assert (done.status, done.err) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("arguments", WRITERS.values(), ids=WRITERS)
def test_a_full_disk_is_reported(arguments: list[str]) -> None:
    """74 and one line."""
    with Path("/dev/full").open("wb") as full:
        done = ended(process(*arguments, stdout=full))

    assert done.status == 74
    assert one_line(done)
    assert "No space left" in done.message


@pytest.mark.parametrize("arguments", WRITERS.values(), ids=WRITERS)
def test_a_closed_standard_output_is_reported(arguments: list[str]) -> None:
    """74 and one line: what was asked for got lost."""
    done = through_shell(">&-", *arguments)

    assert done.status == 74
    assert one_line(done)


def test_a_reader_that_went_away_without_standard_error_is_silent_too() -> None:
    """There is nowhere to complain, and nothing to."""
    done = through_shell(">&- 2>&-", "sections")

    assert (done.status, done.err) == (74, b"")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["sections"], 0),
        (["check"], 0),
        (["search", "奥运会"], 1),
        (["serch"], 2),
        (["--report", "nowhere.json", "sections"], 3),
        (["--help"], 0),
        (["schema"], 0),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else None,
)
def test_a_closed_standard_error_changes_no_status(arguments: list[str], status: int) -> None:
    """What would be said is not, that is all."""
    assert through_shell("2>&-", *arguments).status == status


@pytest.mark.parametrize(
    ("arguments", "status"), [(["sections"], 0), (["search", "脱贫"], 0), (["check"], 0)]
)
def test_a_closed_standard_input_is_not_missed(arguments: list[str], status: int) -> None:
    """Only `search -` reads it."""
    done = through_shell("<&-", *arguments)

    assert (done.status, b"Traceback" in done.err) == (status, False)


def test_search_of_a_closed_standard_input_is_a_mistake() -> None:
    """2 and one line."""
    done = through_shell("<&-", "search", "-")

    assert done.status == 2
    assert one_line(done)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_reported_with_a_pager_and_where_errors_go_too() -> None:
    """A pager is for terminals; a message that cannot be written changes no status."""
    assert through_shell(">/dev/full", "honours", "--pager").status == 74
    assert through_shell(">/dev/full 2>/dev/full", "sections").status == 74
    assert through_shell("2>/dev/full", "serch").status == 2
    assert through_shell("2>/dev/full", "--report", "nowhere.json", "sections").status == 3


# Knowledge files that are no files ----------------------------------------------------------


@pytest.mark.parametrize(
    "arguments", [["sections"], ["check", "/dev/stdin"], ["--report", "/dev/stdin", "sections"]]
)
def test_standard_input_is_no_knowledge_file(arguments: list[str]) -> None:
    """A pipe is refused and not waited for, whatever it holds."""
    env = {"HYCLI_REPORT": "/dev/stdin"} if arguments == ["sections"] else {}

    done = run(*arguments, stdin="{}", env=env)

    assert (done.status, done.out) == (3, b"")
    assert one_line(done)


def test_a_pipe_with_a_writer_is_no_knowledge_file(tmp_path: Path) -> None:
    """Refused as one without."""
    place = tmp_path / "pipe.json"
    os.mkfifo(place)
    writer = os.open(place, os.O_RDWR)
    os.write(writer, b"{}")

    done = run("check", os.fspath(place))
    os.close(writer)

    assert (done.status, done.out) == (3, b"")
    assert one_line(done)


def test_a_socket_is_no_knowledge_file(tmp_path: Path) -> None:
    """Its own word for that is the system's."""
    place = tmp_path / "socket.json"
    with socket.socket(socket.AF_UNIX) as listening:
        try:
            listening.bind(os.fspath(place))
        except OSError:
            pytest.skip("the folder's name is too long for a socket")
        done = run("--report", os.fspath(place), "sections")

    assert (done.status, done.out) == (3, b"")
    assert one_line(done)


def test_a_file_beyond_all_size_is_refused_unread(tmp_path: Path) -> None:
    """2 GiB that take no room on the disk."""
    place = tmp_path / "large.json"
    with place.open("wb") as file:
        file.truncate(1 << 31)

    done = run("check", os.fspath(place))

    assert (done.status, done.out) == (3, b"")
    assert one_line(done)
    assert "512 MiB" in done.message


@pytest.mark.parametrize("data", [b"[" * 100_000, b'{"a":' * 100_000], ids=["arrays", "objects"])
def test_a_file_nested_without_end_is_refused(tmp_path: Path, data: bytes) -> None:
    """A process has another stack than the tests have."""
    place = tmp_path / "deep.json"
    place.write_bytes(data)

    done = run("check", os.fspath(place))

    assert (done.status, done.out) == (3, b"")
    assert one_line(done)
    assert "nests too deeply" in done.message


def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    """For root a file is unreadable only where it has given its powers up."""
    powerless: list[str] = []
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("no setpriv")
        powerless = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"]
    place = tmp_path / "locked.json"
    place.write_text("{}", encoding="utf-8")
    place.chmod(0)

    done = subprocess.run(
        [*powerless, *HYCLI, "check", os.fspath(place)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        env=environment(),
        timeout=PATIENCE,
    )

    if b"setpriv: " in done.stderr:
        pytest.skip("this root cannot give its powers up")
    assert (done.returncode, done.stdout) == (3, b"")
    assert b"Permission denied" in done.stderr
    assert done.stderr.count(b"\n") == 1


# Interrupts ---------------------------------------------------------------------------------


@pytest.mark.parametrize("module", ["typer", "typing", "bisect"])
def test_an_interrupt_while_it_is_still_starting(tmp_path: Path, module: str) -> None:
    """Dead of the signal, without a traceback, whichever import takes its time."""
    started = tmp_path / "started"
    (tmp_path / f"{module}.py").write_text(
        f"import pathlib, time\npathlib.Path({str(started)!r}).touch()\ntime.sleep(60)\n",
        encoding="utf-8",
    )
    paths = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    running = process("sections", env={"PYTHONPATH": paths})
    deadline = time.monotonic() + PATIENCE
    while not started.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)

    done = ended(running)

    assert (done.status, done.out, done.err) == (-signal.SIGINT, b"", b"")


#: Interrupts the process when it comes to import a module, and goes on.
INTERRUPTING = """
import os, signal, sys

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupting())
"""


@pytest.mark.parametrize(
    ("arguments", "module"),
    [
        (["sections"], "hycli.cli.app"),
        (["sections"], "hycli.report"),
        (["check"], "hycli.checking"),
        (["sections", "-f", "table"], "rich.table"),
        (["serch"], "hycli.suggestions"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else value,
)
def test_an_interrupt_of_a_short_command(tmp_path: Path, arguments: list[str], module: str) -> None:
    """Dead of the signal and nothing said: while it starts, reads, checks, draws or complains."""
    program = INTERRUPTING.format(module=module)
    (tmp_path / "sitecustomize.py").write_text(program, encoding="utf-8")
    paths = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])

    done = ended(process(*arguments, env={"PYTHONPATH": paths}))

    assert (done.status, done.out, done.err) == (-signal.SIGINT, b"", b"")


def test_an_interrupt_between_two_phrases() -> None:
    """Dead of the signal; what was answered has been printed."""
    running = process("search", "-", "-n", "1", "-f", "jsonl", stdin=subprocess.PIPE)
    assert running.stdin is not None
    assert running.stdout is not None
    running.stdin.write("湘江\n".encode())
    running.stdin.flush()
    first = running.stdout.readline()
    running.send_signal(signal.SIGINT)

    done = ended(running)

    assert "湘江" in first.decode()
    assert (done.status, done.out, done.err) == (-signal.SIGINT, b"", b"")


def test_an_interrupt_in_a_callback_is_not_lost(tmp_path: Path) -> None:
    """Python drops an exception there, and a library may turn it into one of its own."""
    (tmp_path / "rapidfuzz.py").write_text(
        "import os, signal, weakref\n"
        "class Gone: pass\n"
        "gone = Gone()\n"
        "kept = weakref.ref(gone, lambda _: os.kill(os.getpid(), signal.SIGINT))\n"
        "del gone\n",
        encoding="utf-8",
    )
    paths = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])

    done = run("serch", env={"PYTHONPATH": paths})

    assert (done.status, done.out, done.err) == (-signal.SIGINT, b"", b"")


def test_an_interrupt_belongs_to_the_pager_while_it_runs(tmp_path: Path) -> None:
    """hycli waits for it, and ends well."""
    pager = tmp_path / "pager"
    pager.write_text(
        "#!/bin/sh\ntrap 'echo caught' INT\ncat >/dev/null\n"
        'kill -INT $PPID $$\nsleep 0.3\necho "over"\n',
        encoding="utf-8",
    )
    pager.chmod(0o755)

    done = on_terminal("sections", "--pager", env={"HYCLI_PAGER": str(pager)})

    assert done.status == 0
    assert done.text == "caught\nover\n"


# Standard input -----------------------------------------------------------------------------


def test_answers_come_as_the_lines_do() -> None:
    """A phrase is answered before the next one is written."""
    running = process("search", "-", "-n", "1", "-f", "jsonl", stdin=subprocess.PIPE)
    assert running.stdin is not None
    assert running.stdout is not None
    for phrase in ("湘江", "脱贫"):
        running.stdin.write(phrase.encode() + b"\n")
        running.stdin.flush()
        ready, _, _ = select.select([running.stdout], [], [], PATIENCE)
        assert ready
        assert phrase.encode() in running.stdout.readline()

    assert ended(running).status == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_lines_may_be_in_either_encoding(encoding: str) -> None:
    """UTF-8 with a mark or without, or GB 18030."""
    done = run("search", "-", "-n", "1", stdin="脱贫攻坚\n湘江\n".encode(encoding))

    assert done.status == 0
    assert [row[0] for row in done.rows] == ["脱贫攻坚", "湘江"]


def test_a_line_that_cannot_be_decoded_is_named() -> None:
    """2, with its number."""
    done = run("search", "-", stdin=b"\xff\xff\n")

    assert done.status == 2
    assert "line 1" in done.message


def test_standard_input_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """2: it is open for writing only, or a folder."""
    with (tmp_path / "out").open("wb") as file:
        done = subprocess.run(
            [*HYCLI, "search", "-"],
            stdin=file,
            capture_output=True,
            check=False,
            env=environment(),
            timeout=PATIENCE,
        )

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"hycli: standard input cannot be read: ")
    assert done.stderr.count(b"\n") == 1


def test_arguments_are_understood_in_gb_18030() -> None:
    """As a shell with a Chinese code page passes them."""
    plain = run("search", "脱贫攻坚", "--json")
    other = run("search", "脱贫攻坚".encode("gb18030"), "--json")

    assert other.status == 0
    assert [hit["text"] for hit in other.json] == [hit["text"] for hit in plain.json]
    assert other.json[0]["query"] == "脱贫攻坚"


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["show"], "民生"),
        (["metrics", "--section"], "民生"),
        (["metrics", "--unit"], "亿元"),
        (["honours", "--recipient"], "祁东县"),
        (["metrics"], "贷款"),
        (["honours"], "试点"),
        (["search", "check"], "湘南湘西承接产业转移示范区"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_every_argument_is_understood_in_gb_18030(arguments: list[str], word: str) -> None:
    """Not the phrase of `search` alone; only names of files stay as they are."""
    other = run(*arguments, word.encode("gb18030"))

    assert other.status == 0
    assert other.out == call(*arguments, word).out


@pytest.mark.parametrize(
    "arguments",
    [
        ["search"],
        ["metrics"],
        ["honours"],
        ["show"],
        ["metrics", "--section"],
        ["honours", "--recipient"],
    ],
    ids=" ".join,
)
def test_an_argument_that_cannot_be_decoded_is_a_mistake(arguments: list[str]) -> None:
    """2 and one line, which shows the bytes."""
    done = run(*arguments, b"\xff\xff")

    assert (done.status, done.out) == (2, b"")
    assert one_line(done)


# Locales ------------------------------------------------------------------------------------

LOCALES = {
    "C": {"LC_ALL": "C"},
    "POSIX": {"LC_ALL": "POSIX"},
    "unknown": {"LC_ALL": "xx_YY.nothing"},
    "C without UTF-8 mode": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "GBK": {"LC_ALL": "zh_CN.GBK"},
    "without UTF-8 mode": {"PYTHONUTF8": "0"},
    "streams in ASCII": {"PYTHONIOENCODING": "ascii"},
    "streams in cp437": {"PYTHONIOENCODING": "cp437"},
    "streams in UTF-16": {"PYTHONIOENCODING": "utf-16"},
    "strict streams": {"PYTHONIOENCODING": "ascii:strict"},
    "Chinese": {"LC_ALL": "zh_CN.UTF-8"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "0"},
    "another zone": {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai"},
    "another seed": {"PYTHONHASHSEED": "2"},
}


#: Commands whose arguments, records or text are Chinese.
SPOKEN = [
    ["search", "脱贫功坚"],
    ["search", "脱贫功坚", "--json"],
    ["search", "jingji", "fazhan", "--json"],
    ["show", "民生", "-f", "table"],
    ["show", "2", "-f", "csv"],
    ["honours", "--recipient", "祁东县"],
    ["metrics"],
    ["metrics", "--unit", "亿元", "-f", "csv"],
    ["--help"],
]


#: Commands that are told what is wrong with them.
MISTAKEN = [["show", "海港"], ["--report", "无.json", "sections"]]


@pytest.mark.parametrize("env", LOCALES.values(), ids=LOCALES)
def test_every_locale_gets_the_same_bytes(env: dict[str, str]) -> None:
    """UTF-8 with line feeds, the same status, and nothing on standard error.

    A mistake is a line with status 2 or 3, whatever can be encoded.
    """
    *answered, mistaken, missing = run_each(SPOKEN + MISTAKEN, env)

    for words, other in zip(SPOKEN, answered, strict=True):
        plain = plainly(*words)
        assert (other.status, other.out, other.err) == (plain.status, plain.out, b"")
    assert (mistaken.status, missing.status) == (2, 3)
    for done in (mistaken, missing):
        assert done.err.count(b"\n") >= 1
        assert b"Traceback" not in done.err


@pytest.mark.parametrize("name", ["C without UTF-8 mode", "GBK", "strict streams"])
def test_a_process_of_a_locale_gets_the_same_bytes(name: str) -> None:
    """Where its words and streams are least like the usual ones."""
    words = ["show", "民生", "-f", "table"]

    assert run(*words, env=LOCALES[name]).out == plainly(*words).out


@pytest.mark.parametrize(
    "words", [["search", "全国", "创新", "-n", "100"], ["honours", "--recipient", "衡阳师"]]
)
def test_the_same_command_prints_the_same_bytes(words: list[str]) -> None:
    """Whatever order a set has this time, in mistakes too: 衡阳市 and 衡阳县 are as near."""
    done = [run(*words, env={"PYTHONHASHSEED": seed}) for seed in ("0", "1", "2")]

    assert len({(each.out, each.err) for each in done}) == 1


def test_it_runs_in_any_folder(tmp_path: Path) -> None:
    """Also where files lie that are called like modules."""
    for name in ("json", "re", "typer", "rich", "hycli"):
        (tmp_path / f"{name}.txt").write_text("", encoding="utf-8")

    assert run("sections", cwd=tmp_path).out == run("sections").out


# Faults of hycli itself ---------------------------------------------------------------------


def broken(folder: Path, module: str, error: str) -> dict[str, str]:
    """An environment in which a module that hycli needs raises an error when it is imported."""
    (folder / f"{module}.py").write_text(f"raise {error}\n", encoding="utf-8")
    return {"PYTHONPATH": os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")])}


@pytest.mark.parametrize("module", ["typer", "rich"])
@pytest.mark.parametrize("error", ["RuntimeError('broken')", "ImportError('broken')", "OSError(5)"])
def test_a_fault_of_its_own_is_status_70(tmp_path: Path, module: str, error: str) -> None:
    """One line that names it: a broken installation must not look like nothing found."""
    done = run("sections", "-f", "table", env=broken(tmp_path, module, error))

    assert (done.status, done.out) == (70, b"")
    assert one_line(done)
    assert error.split("(", maxsplit=1)[0] in done.message
    assert "HYCLI_DEBUG=1" in done.message


def test_a_traceback_is_shown_on_request_only(tmp_path: Path) -> None:
    """HYCLI_DEBUG=1 adds it."""
    env = broken(tmp_path, "rich", "RuntimeError('broken')")

    assert b"Traceback" not in run("sections", "-f", "table", env=env).err
    done = run("sections", "-f", "table", env=env | {"HYCLI_DEBUG": "1"})
    assert done.status == 70
    assert "Traceback" in done.message
    assert "RuntimeError: broken" in done.message


def test_the_words_of_a_fault_are_printed_harmlessly(tmp_path: Path) -> None:
    """They may come from anywhere."""
    env = broken(tmp_path, "rich", r"RuntimeError('a\x1b[31mb\u202ec')")

    done = run("sections", "-f", "table", env=env)

    assert done.status == 70
    assert "\x1b" not in done.message
    assert "\u202e" not in done.message


def test_a_module_that_is_missing_is_told(tmp_path: Path) -> None:
    """70 as well, and the module's name."""
    env = broken(tmp_path, "rich", "ModuleNotFoundError(\"No module named 'rich'\")")

    assert "rich" in run("sections", "-f", "table", env=env).message


# Terminals ----------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "ascii"])
def test_a_terminals_own_encoding_is_used_if_it_has_chinese(encoding: str) -> None:
    """Else UTF-8."""
    done = on_terminal("sections", env={"PYTHONIOENCODING": encoding, "HYCLI_LANG": "zh"})
    expected = "utf-8" if encoding == "ascii" else encoding

    assert done.status == 0
    assert "保障改善民生" in done.out.decode(expected)


#: A control, an override, a carriage return, a link, markup.
HOSTILE = "红\x1b[31m\u202e\r\x1b]8;;http://x\x1b\\[bold]豆[/]\x9b2J\x07"
RAW = ("\x07", "\x1b]", "\x9b", "\u202e", "\r")


@pytest.mark.parametrize("form", FORMATS)
def test_a_real_terminal_gets_nothing_that_drives_it(tmp_path: Path, form: str) -> None:
    """Neither from the knowledge file nor from the phrase, which a hit repeats."""
    file = documents.written(tmp_path / "hostile.json", documents.small(f"{HOSTILE}生南国。"))

    done = on_terminal("--report", file, "search", f"南国{HOSTILE}", "-f", form)

    assert done.status == 0
    assert [raw for raw in RAW if raw in done.plain] == []
    assert "\x1b" not in (done.plain if form == "table" else done.text)
    assert "生南国" in done.plain


def test_a_real_pipe_gets_the_values(tmp_path: Path) -> None:
    """JSON and CSV keep what a phrase and a file hold, controls and all."""
    text, phrase = f"{HOSTILE}生南国。", f"南国{HOSTILE}"
    file = documents.written(tmp_path / "hostile.json", documents.small(text))
    arguments = ("--report", file, "search", phrase, "--limit", "1")

    parsed = run(*arguments, "--json").json[0]
    table = run(*arguments, "-f", "csv").out.decode()
    row = next(csv.DictReader(io.StringIO(table, newline="")))

    assert (parsed["query"], parsed["text"]) == (phrase, text)
    assert (row["query"], row["text"]) == (phrase, text)


# Limits -------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", [b"\xff\xff", "衡".encode() * 1001, b"x" * 100_000])
def test_an_array_that_breaks_off_is_no_json(line: bytes) -> None:
    """A line that cannot be asked ends the stream; nobody can take half an array for all of it."""
    asked = "脱贫\n".encode() + line + "\n湘江\n".encode()
    array = run("search", "-", "-n", "1", "--json", stdin=asked)
    lines = run("search", "-", "-n", "1", "-f", "jsonl", stdin=asked)

    assert array.status == lines.status == 2
    with pytest.raises(json.JSONDecodeError):
        json.loads(array.out)
    assert one_line(array)
    assert "line 2" in array.message
    assert len(lines.lines) == 1


def test_a_line_without_end_is_not_read_to_its_end() -> None:
    """Of a device that never ends its line."""
    with Path("/dev/zero").open("rb") as zeros:
        done = ended(process("search", "-", stdin=zeros))

    assert done.status == 2
    assert one_line(done)


@pytest.mark.parametrize("arguments", [["check", ""], ["--report", "", "sections"]])
def test_an_empty_name_is_no_file(arguments: list[str]) -> None:
    """It is what an unset variable of a script leaves, and means no other file."""
    done = run(*arguments)

    assert (done.status, done.out) == (3, b"")
    assert one_line(done)


def test_a_file_beyond_the_memory_is_refused(tmp_path: Path) -> None:
    """As a file, not as a fault of hycli; the bundled one is far from it."""
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(150_000_000)
    program = f"ulimit -v 300000 && exec {sys.executable} -m hycli check"
    large, bundled = (
        subprocess.run(
            ["/bin/sh", "-c", f"{program} {name}"],
            capture_output=True,
            check=False,
            env=unmeasured(environment()),
        )
        for name in (path, "")
    )

    assert large.returncode == 3
    assert large.stderr.decode().count("\n") == 1
    assert b"memory" in large.stderr
    assert bundled.returncode == 0
