"""What several tests need."""

import pytest

import hycli


@pytest.fixture(scope="session")
def report() -> hycli.Report:
    """The bundled report."""
    return hycli.load()
