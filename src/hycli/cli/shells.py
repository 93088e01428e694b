"""How bash, zsh and fish ask what TAB should offer, and how each wants the answer.

Typer's own answers load Rich for descriptions (170 ms a TAB) and have zsh run what they hold as
code, which may come from somebody's knowledge file. These are plain lines.
"""

import re
from typing import Any

from typer import _completion_classes as typers
from typer._click.shell_completion import CompletionItem

from hycli.cli.completion import FILES
from hycli.tables import read_table
from hycli.terminal import visible

#: The scripts that make a shell ask, by shell.
SCRIPTS = {"bash": "hycli.bash", "zsh": "_hycli", "fish": "hycli.fish"}
#: What may mean something to bash. Letters, Chinese among them, and these do not.
_SPECIAL = re.compile(r"[^\w%@+=:,./“”-]")
#: What a script takes for a request to offer names of files.
_FILES_ANSWER = ":files"


def script(shell: str) -> str:
    """The script that makes a shell ask hycli what to offer; `shell` is a key of `SCRIPTS`."""
    return read_table(f"completions/{SCRIPTS[shell]}")


class _Lines:
    """Answers a candidate a line; nothing, and no word about it, where something is wrong."""

    joins = True  #: whether `--option=value` is one word to the shell

    def complete(self: Any) -> str:
        """The whole answer."""
        try:
            arguments, incomplete = self.get_completion_args()
            items = self.get_completions(arguments, incomplete)
        except Exception:  # noqa: BLE001  # who presses TAB has not asked for a message
            return ""
        if any(item.help == FILES for item in items):
            return _FILES_ANSWER
        option, equals, _ = incomplete.partition("=")
        before = option + equals if equals and self.joins and option.startswith("--") else ""
        language = self.ctx_args["obj"].language
        lines = [
            self.line(before + _one_line(item.value), _one_line(language.said(item.help or "")))
            for item in items
        ]
        return "\n".join(lines)


class Bash(_Lines, typers.BashComplete):
    """Values alone: bash shows no descriptions."""

    joins = False

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the cursor and the one at it; bash makes a word of each `=`."""
        arguments, incomplete = super().get_completion_args()
        return [word for word in arguments if word != "="], incomplete.removeprefix("=")

    def line(self, value: str, description: str) -> str:
        """The value, escaped: bash puts it on the line as it is, which Enter would run."""
        return _SPECIAL.sub(r"\\\g<0>", value)


class Zsh(_Lines, typers.ZshComplete):
    """`value:description`, as zsh's _describe takes it."""

    def line(self, value: str, description: str) -> str:
        """The value with its colons escaped, and the description."""
        escaped = value.replace("\\", "\\\\").replace(":", "\\:")
        return f"{escaped}:{description}" if description else escaped


class Fish(_Lines, typers.FishComplete):
    """The value, a tab and the description."""

    def line(self, value: str, description: str) -> str:
        """As fish's `complete --arguments` takes it."""
        return f"{value}\t{description}" if description else value


def answer(command: Any, context: dict[str, Any], program: str, asked: str) -> str:
    """What a shell is told.

    Args:
        command: The group of commands.
        context: What its context is made with; its `obj` is the `Session`.
        program: The name of the program.
        asked: `complete_bash`, `complete_zsh` or `complete_fish`; others get nothing.
    """
    kind = SHELLS.get(asked.removeprefix("complete_"))
    return kind(command, context, program, "_HYCLI_COMPLETE").complete() if kind else ""


def candidate(value: str, description: str) -> CompletionItem:
    """Something to offer."""
    return CompletionItem(value, help=description)


SHELLS: dict[str, type[Any]] = {"bash": Bash, "zsh": Zsh, "fish": Fish}


def _one_line(text: str) -> str:
    return visible(" ".join(text.split()))
