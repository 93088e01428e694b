"""Whole screens look as they did when somebody last read them."""

import pytest
from golden import FOLDER, files

FILES = dict(files())

if not FOLDER.exists():
    pytest.skip("python tests/golden.py has not been run", allow_module_level=True)


@pytest.mark.parametrize("name", FILES)
def test_a_screen_is_as_it_was(name: str) -> None:
    """Else `python tests/golden.py` makes it anew, and its change is read like any other."""
    kept = (FOLDER / name).read_text(encoding="utf-8")

    assert FILES[name]().splitlines() == kept.splitlines()


def test_no_screen_is_left_behind() -> None:
    """Each file belongs to a command that is still looked at."""
    kept = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.txt")}

    assert kept == set(FILES)
