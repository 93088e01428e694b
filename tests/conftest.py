"""What several tests need."""

import os

import pytest

import hycli


@pytest.fixture(scope="session")
def report() -> hycli.Report:
    """The bundled report."""
    return hycli.load()


# A developer's own report must not be tested instead of the bundled one.
os.environ.pop("HYCLI_REPORT", None)
