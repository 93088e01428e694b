"""What several tests need."""

import os
import re
import signal
from typing import Any

import pytest

import hycli

#: A set of several, as it is written: it has no colons; an address.
_CHANGING = re.compile(r"\{[^{}:]*,[^{}:]*\}| at 0x")


@pytest.fixture(scope="session")
def report() -> hycli.Report:
    """The bundled report."""
    return hycli.load()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A set or an address in the name of a test differs in each worker, and none would run."""
    for item in items:
        if _CHANGING.search(item.nodeid):
            message = f"{item.nodeid}: name the case by something that stays"
            raise pytest.UsageError(message)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say where skipping is no way out: with HYCLI_NO_SKIPS everything that tests need is there."""
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped and os.environ.get("HYCLI_NO_SKIPS"):
        terminalreporter.write_line(f"{len(skipped)} skipped, none should be:")
        for report in skipped:
            terminalreporter.write_line(f"  {report.nodeid}: {report.longrepr[-1]}")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail then."""
    reporter: Any = session.config.pluginmanager.getplugin("terminalreporter")
    if reporter and reporter.stats.get("skipped") and os.environ.get("HYCLI_NO_SKIPS"):
        session.exitstatus = session.exitstatus or pytest.ExitCode.TESTS_FAILED


# A shell starts what runs in the background with interrupts ignored, and so would every command be.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# A developer's own report must not be tested instead of the bundled one.
os.environ.pop("HYCLI_REPORT", None)
