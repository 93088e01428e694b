"""What is derived from the report and the model is as fresh as they are."""

import subprocess
import sys

from run import PROJECT, environment


def test_derived_files_are_fresh() -> None:
    """The generator would make them as they are; `.ci/run` also tries what dictionaries give."""
    done = subprocess.run(
        [sys.executable, PROJECT / "tools" / "generate.py", "--check", "--quick"],
        capture_output=True,
        text=True,
        check=False,
        env=environment(),
    )

    assert done.stdout == ""
    assert done.returncode == 0
