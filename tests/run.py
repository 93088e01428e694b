"""Run the command: as a process, under a terminal, or in this process with a terminal made up.

What was run and what came of it is written to standard output, which pytest shows beside a
failure: the command, its status and both streams.
"""

import io
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import pytest

import hycli
from hycli import loading
from hycli.cli.app import run as run_app
from hycli.terminal import Terminal

HYCLI = [sys.executable, "-m", "hycli"]
PROJECT = Path(__file__).resolve().parents[1]
PATIENCE = 60.0

#: What would change the output and may stand in a developer's environment.
_CLEARED = (
    "CLICOLOR_FORCE",
    "COLUMNS",
    "FORCE_COLOR",
    "HYCLI_DEBUG",
    "HYCLI_REPORT",
    "LINES",
    "NO_COLOR",
    "PAGER",
    "PYTHONIOENCODING",
    "PYTHONUNBUFFERED",
    "PYTHONUTF8",
)
_STYLE = re.compile(r"\x1b\[[0-9;]*m")


class Done(NamedTuple):
    """What came of a command."""

    command: tuple[str | bytes, ...]
    status: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        """Standard output."""
        return self.out.decode().replace("\r\n", "\n")

    @property
    def plain(self) -> str:
        """Standard output without styles."""
        return _STYLE.sub("", self.text)

    @property
    def lines(self) -> list[str]:
        """The lines of standard output without styles."""
        return self.plain.split("\n")[:-1]

    @property
    def rows(self) -> list[list[str]]:
        """The fields of tab-separated standard output, unescaped."""
        return [[unescaped(field) for field in line.split("\t")] for line in self.lines]

    @property
    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)

    @property
    def message(self) -> str:
        """Standard error."""
        return self.err.decode()

    def described(self) -> str:
        """The command, its status and both streams, to be read beside a failure."""
        words = [os.fsdecode(each)[:200] for each in self.command]
        parts = f"$ hycli {words!r}", f"status {self.status}", "stdout:", _shown(self.out)
        return "\n".join([*parts, "stderr:", _shown(self.err), ""])


def run(
    *args: str | bytes,
    stdin: str | bytes | None = None,
    env: Mapping[str, str] | None = None,
    columns: int | None = None,
    cwd: Path | None = None,
) -> Done:
    """Run the command as a process, its streams in pipes.

    Args:
        args: What is typed after `hycli`.
        stdin: What stands on standard input; without it nothing does.
        env: Variables to add to the environment.
        columns: COLUMNS.
        cwd: The folder to run in.
    """
    done = subprocess.run(
        [*HYCLI, *args],
        input=stdin.encode() if isinstance(stdin, str) else stdin or b"",
        capture_output=True,
        check=False,
        env=environment(env, columns),
        cwd=cwd,
        timeout=PATIENCE,
    )
    return _told(Done(args, done.returncode, done.stdout, done.stderr))


@cache
def plainly(*args: str) -> Done:
    """Run the command as `run` does, once: what other circumstances are compared with."""
    return run(*args)


#: Runs commands one after the other, each with its streams in files and its words as a process
#: of this locale would be given them.
_EACH = """
import json, os, sys
from hycli.__main__ import main

folder, commands = sys.argv[1], json.loads(sys.argv[2])
for number, words in enumerate(commands):
    for descriptor in (1, 2):
        file = os.open(f"{folder}/{number}.{descriptor}", os.O_WRONLY | os.O_CREAT)
        os.dup2(file, descriptor)
        os.close(file)
    sys.argv[1:] = [os.fsdecode(word.encode()) for word in words]
    status = main()
    with open(f"{folder}/{number}.status", "w") as file:
        file.write(str(int(status)))
os._exit(0)
"""


def run_each(commands: Sequence[Sequence[str]], env: Mapping[str, str]) -> list[Done]:
    """Run commands in one process that has started in some circumstances, streams in files.

    Args:
        commands: What is typed after `hycli`, each time.
        env: Variables to add to the environment.
    """
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-c", _EACH, folder, json.dumps(commands)],
            stdin=subprocess.DEVNULL,
            check=True,
            env=environment(env),
            timeout=PATIENCE,
        )
        kept = Path(folder)
        return [
            _told(
                Done(
                    tuple(words),
                    int((kept / f"{number}.status").read_text()),
                    (kept / f"{number}.1").read_bytes(),
                    (kept / f"{number}.2").read_bytes(),
                )
            )
            for number, words in enumerate(commands)
        ]


def on_terminal(
    *args: str | bytes,
    columns: int = 80,
    env: Mapping[str, str] | None = None,
    stdin: bytes | None = None,
) -> Done:
    """Run the command as a process whose standard output is a terminal.

    Args:
        args: What is typed after `hycli`.
        columns: The terminal's width.
        env: Variables to add to the environment, over TERM=xterm-256color.
        stdin: What stands on standard input; without it nothing does.
    """
    pty, termios = pytest.importorskip("pty"), pytest.importorskip("termios")
    outside, inside = pty.openpty()
    termios.tcsetwinsize(inside, (24, columns))
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as errors:
        given.write(stdin or b"")
        given.seek(0)
        process = subprocess.Popen(
            [*HYCLI, *args],
            stdin=given,
            stdout=inside,
            stderr=errors,
            env=environment({"TERM": "xterm-256color"} | dict(env or {})),
        )
        os.close(inside)
        out = _everything(outside)
        os.close(outside)
        status = process.wait(PATIENCE)
        errors.seek(0)
        err = errors.read()
    return _told(Done(args, status, out, err))


_load = hycli.load  # looked up now, not while `call` has another in its place


@cache
def bundled() -> hycli.Report:
    """The bundled report, which nobody changes."""
    return _load()


def _shared(path: str | os.PathLike[str] | None = None) -> hycli.Report:
    """What `hycli.load` gives, without reading the bundled report once more."""
    return bundled() if path is None else _load(path)


def call(
    *args: str,
    width: int = 80,
    terminal: bool = False,
    env: Mapping[str, str] | None = None,
) -> Done:
    """Run the command in this process, where a table of cases would take too long otherwise.

    Args:
        args: What is typed after `hycli`.
        width: Cells of a line.
        terminal: Whether standard output is one.
        env: The environment that tells of colours; nothing else is in it.
    """
    written: list[bytes] = []
    world = Terminal(written.append, terminal, width, "utf-8", dict(env or {}))
    with tempfile.TemporaryFile() as file:
        saved = os.dup(2)
        os.dup2(file.fileno(), 2)
        stream = io.TextIOWrapper(
            io.FileIO(os.dup(2), "w"), "utf-8", "backslashreplace", write_through=True
        )
        try:
            with redirect_stderr(stream), mock.patch.object(loading, "load", _shared):
                status = run_app(list(args), world)
        finally:
            stream.close()
            os.dup2(saved, 2)
            os.close(saved)
        file.seek(0)
        err = file.read()
    return _told(Done(args, int(status), b"".join(written), err))


def with_program(folder: Path, **added: str) -> dict[str, str]:
    """An environment in which shells find `hycli` by its name.

    Args:
        folder: Where to put a program that runs it with this Python; made if missing.
        added: Variables to add.
    """
    folder.mkdir(exist_ok=True)
    program = folder / "hycli"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m hycli "$@"\n')
    program.chmod(0o755)
    return environment({"LC_ALL": "C.UTF-8", "PATH": f"{folder}:{os.environ['PATH']}"} | added)


def environment(
    added: Mapping[str, str] | None = None, columns: int | None = None
) -> dict[str, str]:
    """This process's environment without what changes the output, in English, and what is added."""
    kept = {name: value for name, value in os.environ.items() if name not in _CLEARED}
    kept["HYCLI_LANG"] = "en"
    if columns is not None:
        kept["COLUMNS"] = str(columns)
    return kept | dict(added or {})


def unescaped(field: str) -> str:
    """A field of a tab-separated line as it was."""
    kept = {"\\\\": "\\", "\\t": "\t", "\\n": "\n", "\\r": "\r"}
    return re.sub(r"\\[\\tnr]", lambda match: kept[match[0]], field)


def _everything(descriptor: int) -> bytes:
    pieces = []
    while True:
        try:
            piece = os.read(descriptor, 1 << 16)
        except OSError:  # how Linux says that the other side of a terminal was closed
            break
        if not piece:
            break
        pieces.append(piece)
    return b"".join(pieces)


def _told(done: Done) -> Done:
    sys.stdout.write(done.described())
    return done


def _shown(stream: bytes) -> str:
    text = stream.decode(errors="backslashreplace").replace("\x1b", "␛")
    return text if len(text) < 2000 else f"{text[:2000]}… ({len(text)} characters)"
