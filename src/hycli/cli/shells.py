"""How bash, zsh and fish are told what TAB should offer.

Each has a script, which runs hycli with the words up to the cursor as arguments and the shell's
name in `_HYCLI_COMPLETE`, and takes a candidate a line. Typer's own answers load Rich for
descriptions (170 ms a TAB) and have zsh run what they hold as code, which may come from
somebody's knowledge file.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any

from hycli.tables import read_table
from hycli.terminal import visible

# What may mean something to bash. Letters, Chinese among them, and these do not.
_SPECIAL = r"[^\w%@+=:,./“”-]"
#: What a script takes for a request to offer names of files.
_FILES_ANSWER = ":files"


def _for_bash(value: str, _: str) -> str:
    """The value alone, escaped: bash puts it on the line as it is, which Enter would run."""
    return re.sub(_SPECIAL, r"\\\g<0>", value)


def _for_zsh(value: str, description: str) -> str:
    """As zsh's _describe takes it."""
    escaped = value.replace("\\", "\\\\").replace(":", "\\:")
    return f"{escaped}:{description}" if description else escaped


def _for_fish(value: str, description: str) -> str:
    """As fish's `complete --arguments` takes it."""
    return f"{value}\t{description}" if description else value


#: Shells that can complete words: how each is told a candidate and its description.
SHELLS: dict[str, Callable[[str, str], str]] = {
    "bash": _for_bash,
    "zsh": _for_zsh,
    "fish": _for_fish,
}


def script(shell: str) -> str:
    """The script that makes a shell ask hycli what to offer; `shell` is a key of `SHELLS`."""
    return read_table(f"completions/hycli.{shell}")


def answer(group: Any, session: Any, shell: str, words: Sequence[str]) -> str:
    """What a shell is told; nothing, and no word about it, where something is wrong.

    Args:
        group: The group of commands.
        session: The `Session`.
        shell: A key of `SHELLS`; others get nothing.
        words: Those of the line up to the cursor, without the program; bash makes one of each `=`.
    """
    from hycli.cli.completion import candidates

    if shell not in SHELLS:
        return ""
    if shell == "bash":
        words = [word for word in words[:-1] if word != "="] + [words[-1].removeprefix("=")]
    try:
        found = candidates(group, session, words)
    except Exception:  # noqa: BLE001  # who presses TAB has not asked for a message
        return ""
    if found is None:
        return _FILES_ANSWER + "\n"
    line = SHELLS[shell]
    return "".join([line(_one_line(value), _one_line(text)) + "\n" for value, text in found])


def _one_line(text: str) -> str:
    return visible(" ".join(text.split()))
