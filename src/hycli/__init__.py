"""The report on Hengyang's five years: load it, read it, search it.

    >>> import hycli
    >>> report = hycli.load()
    >>> report.search("脱贫功坚", limit=1)[0].ref
    '0.3.2'

Importing the package loads nothing else: the names below arrive when they are first used,
so that the command starts inside its guard.
"""

TYPE_CHECKING = False  # as type checkers know it; no import stands before the guard of the command
if TYPE_CHECKING:
    from hycli.errors import DraftWarning, HycliError, OutputError, ReportError, Status, UsageError
    from hycli.loading import load
    from hycli.model import Honour, Metric, Note, Passage, Section, Term
    from hycli.report import Report
    from hycli.search.hits import Hit

__version__ = "0.1.0"

__all__ = [
    "DraftWarning",
    "Hit",
    "Honour",
    "HycliError",
    "Metric",
    "Note",
    "OutputError",
    "Passage",
    "Report",
    "ReportError",
    "Section",
    "Status",
    "Term",
    "UsageError",
    "__version__",
    "load",
]

_MODULES = {
    "errors": ("DraftWarning", "HycliError", "OutputError", "ReportError", "Status", "UsageError"),
    "loading": ("load",),
    "model": ("Honour", "Metric", "Note", "Passage", "Section", "Term"),
    "report": ("Report",),
    "search.hits": ("Hit",),
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used (PEP 562)."""
    from importlib import import_module

    for module, names in _MODULES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return __all__
