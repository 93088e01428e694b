"""The recipes work, word for word, where their tools are installed."""

import os
import re
import select
import shutil
import subprocess
import time
from pathlib import Path
from typing import NamedTuple

import pytest
from run import PROJECT, with_program

PATIENCE = 60.0
SOURCES = ("src", "tests", "tools", "benchmarks")
DOCUMENTS = ["README.md", "README.zh-CN.md", "CONTRIBUTING.md"]
DOCUMENTS += [f"docs/{path.name}" for path in sorted((PROJECT / "docs").glob("*.md"))]


class Recipe(NamedTuple):
    """A command of docs/recipes.md."""

    title: str
    command: str


def recipes() -> list[Recipe]:
    """Those below the mark: a comment, and the command under it."""
    text = (PROJECT / "docs" / "recipes.md").read_text(encoding="utf-8")
    block = re.search(r"<!-- recipes -->\n```sh\n(.*?)```", text, re.DOTALL)
    assert block
    parts = [part.partition("\n") for part in block[1].strip().split("\n\n")]
    return [Recipe(title.removeprefix("# "), command.strip()) for title, _, command in parts]


RECIPES = {
    recipe.title.partition(":")[0]: recipe
    for recipe in recipes()
    if not recipe.title.startswith("fzf")
}
FZF = [recipe for recipe in recipes() if recipe.title.startswith("fzf")]


def needs(*programs: str) -> None:
    """Skip where a program is not installed."""
    for program in programs:
        if shutil.which(program) is None:
            pytest.skip(f"no {program}")


def cooked(command: str, folder: Path, **variables: str) -> str:
    """What a command prints, run by bash in a folder of its own."""
    done = subprocess.run(
        ["/bin/bash", "-euo", "pipefail", "-c", command],
        capture_output=True,
        check=False,
        cwd=folder,
        env=with_program(folder / "bin", **variables),
        stdin=subprocess.DEVNULL,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_the_table_below_knows_every_recipe() -> None:
    """None is added without a test."""
    assert [recipe.title.partition(":")[0] for recipe in recipes()] == [
        "jq",
        "awk",
        "a shell loop",
        "fzf",
        "fzf",
        "Vim",
        "a spreadsheet",
    ]


def test_jq(tmp_path: Path) -> None:
    """What has at least doubled."""
    needs("jq")
    lines = cooked(_command("jq"), tmp_path).splitlines()

    assert "2.18 金融机构本外币各项贷款余额相当于2015年的倍数" in lines
    assert all(float(line.split()[0]) >= 2 for line in lines)


def test_awk(tmp_path: Path) -> None:
    """The city itself received most."""
    needs("awk")
    counts = [line.split(maxsplit=1) for line in cooked(_command("awk"), tmp_path).splitlines()]

    assert counts[0][1] == "衡阳市"
    assert [int(count) for count, _ in counts] == sorted(
        [int(count) for count, _ in counts], reverse=True
    )


def test_a_shell_loop(tmp_path: Path) -> None:
    """A file for each of the eight."""
    cooked(_command("a shell loop"), tmp_path)
    files = sorted(path.name for path in tmp_path.glob("*.md"))

    assert len(files) == 8
    assert "民生支出占财政支出比重" in (tmp_path / "livelihood.md").read_text(encoding="utf-8")


def test_vim(tmp_path: Path) -> None:
    """The sentence stands in the buffer."""
    needs("vim")
    command = _command("Vim").replace("vim ", "vim -Nu NONE -es ", 1) + " -c 'wq'"
    (tmp_path / "notes.md").write_text("# notes\n", encoding="utf-8")
    cooked(command, tmp_path)

    assert "城镇登记失业率" in (tmp_path / "notes.md").read_text(encoding="utf-8")


def test_a_spreadsheet(tmp_path: Path) -> None:
    """A file that begins as Excel wants it."""
    cooked(_command("a spreadsheet"), tmp_path)

    assert (tmp_path / "metrics.csv").read_bytes().startswith(b"\xef\xbb\xbfid,section,ref,")


def test_fzf_chooses_a_figure(tmp_path: Path) -> None:
    """As if its line had been chosen by hand."""
    needs("fzf")
    shown = cooked(FZF[0].command, tmp_path, FZF_DEFAULT_OPTS="--filter=失业率")

    assert "城镇登记失业率稳定控制在4.5%以内" in shown


def test_fzf_searches_while_one_types(tmp_path: Path) -> None:
    """Initials are typed, the sentence is copied with its source, Enter prints its line."""
    needs("fzf")
    copied = tmp_path / "copied.md"
    variables = with_program(tmp_path / "bin", TERM="xterm", SHELL="/bin/sh")
    variables |= {"CLIPBOARD": f"cat > {copied}"}
    process, terminal = pytest.importorskip("pty").fork()
    if process == 0:
        command = f"stty rows 24 cols 160; {FZF[1].command}; hy 5; echo; echo end"
        os.execve("/bin/bash", ["bash", "-c", command], variables)  # noqa: S606  # the shell is what is tried
    seen = b""
    keys = [(b">", b"tpgj"), (b"322", b"\x19")]
    end = time.monotonic() + PATIENCE
    try:
        while b"\nend" not in seen and time.monotonic() < end:
            if select.select([terminal], [], [], 0.2)[0]:
                seen += os.read(terminal, 1 << 16)
            if keys and keys[0][0] in seen:
                os.write(terminal, keys.pop(0)[1])
            if copied.exists() and copied.stat().st_size and b"\nend" not in seen:
                os.write(terminal, b"\r")
    finally:
        os.close(terminal)
        os.waitpid(process, 0)
    printed = seen.decode(errors="replace").rpartition("\x1b")[2]

    assert keys == []
    assert "5.1.1\t" in printed
    assert "0.3.2" not in printed
    assert copied.read_text(encoding="utf-8").startswith("> 脱贫攻坚战取得全面胜利")


def _command(name: str) -> str:
    return RECIPES[name].command


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_link_to_what_there_is(name: str) -> None:
    """Every relative link leads to a file."""
    text = (PROJECT / name).read_text(encoding="utf-8")

    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert ((PROJECT / name).parent / target).exists(), target


def test_contributing_names_what_there_is() -> None:
    """Each file and folder, and each name in the code."""
    text = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    sources = [path for name in SOURCES for path in (PROJECT / name).rglob("*.py")]
    code = "\n".join([path.read_text(encoding="utf-8") for path in sources])

    for name in re.findall(r"`(\w+)`", text):
        assert re.search(rf"\b{name}\b", code), name
    for name in re.findall(r"`(\w[\w./]*[/.][\w./]*)`", text):
        assert (PROJECT / name).exists() or any((PROJECT / "src").rglob(name)), name
