"""What several tests need."""

import os
import re

import pytest

import hycli

#: A set of several, as it is written: it has no colons.
_SET = re.compile(r"\{[^{}:]*,[^{}:]*\}")


@pytest.fixture(scope="session")
def report() -> hycli.Report:
    """The bundled report."""
    return hycli.load()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A set in the name of a test is another one in each worker, and none would run."""
    for item in items:
        if _SET.search(item.nodeid):
            message = f"{item.nodeid}: name the case by something without a set"
            raise pytest.UsageError(message)


# A developer's own report must not be tested instead of the bundled one.
os.environ.pop("HYCLI_REPORT", None)
