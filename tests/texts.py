"""Every text that people may be shown, as the code has it."""

import ast
import errno
import os
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from typing import Any

import typer.main
from run import PROJECT

import hycli
from hycli.cli.app import COMMANDS, app
from hycli.model import METRIC_KINDS, Honour, Metric
from hycli.output import FORMATS
from hycli.output.cards import labels
from hycli.output.columns import RECORDS
from hycli.search.corpus import KINDS

PACKAGE = Path(hycli.__file__).parent

#: Why a system refuses a file, a terminal or a program.
REFUSALS = (
    *(errno.ENOENT, errno.EACCES, errno.EPERM, errno.EISDIR, errno.ENOTDIR, errno.ELOOP),
    *(errno.EIO, errno.ENAMETOOLONG, errno.ENOSPC, errno.EFBIG, errno.EBADF, errno.ENXIO),
    *(errno.EMFILE, errno.ENOEXEC),
)


def texts() -> set[str]:
    """English texts and templates that a catalogue has to have."""
    found = {*_literals(), *_helps(), *map(os.strerror, REFUSALS), *KINDS}
    found |= {column.help for columns in RECORDS.values() for column in columns()}
    found |= {text for form in FORMATS.values() for text in form[1:] if text[0] != "`"}
    found |= {*labels(Metric).values(), *labels(Honour).values()}
    found |= {*METRIC_KINDS, *METRIC_KINDS.values()}
    found |= {note.note for note in hycli.load().notes}
    return found


def _literals() -> Iterator[str]:
    """What stands in `Message("…")` anywhere in the package, and in the maker of the manual."""
    for path in [*sorted(PACKAGE.rglob("*.py")), PROJECT / "tools" / "manual.py"]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Message":
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    yield str(first.value)


def _helps() -> Iterator[str]:
    """The paragraphs and the options of every command's help."""
    group: Any = typer.main.get_command(app)
    context = typer.Context(group)
    for command in (group, *[group.get_command(context, name) for name in COMMANDS]):
        for paragraph in cleandoc(command.help).split("\n\n"):
            if not paragraph.startswith("\b"):
                yield " ".join(paragraph.split())
            elif "   " in paragraph:
                yield paragraph.removeprefix("\b\n")
        for parameter in command.get_params(context):
            yield parameter.help
