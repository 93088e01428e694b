"""What search does without one of its parameters or special cases: `quality.py --without`.

A parameter is a constant of `hycli.search` whose name is in capitals and whose value is a number.
It is switched off by its neutral value, a special case by a patch; search itself knows no switches.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from importlib import import_module
from itertools import islice
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any, NamedTuple
from unittest.mock import patch

import hycli.search
from hycli.report import Report
from hycli.search import (
    chains,
    clues,
    engine,
    explanations,
    index,
    numerals,
    phrase,
    slips,
    syllables,
    words,
)
from hycli.search.clues import Way
from hycli.search.corpus import Corpus, Name, Naming

#: The value with which a parameter does nothing; None for a bound on the work, which is no part
#: of the method.
NEUTRAL: dict[str, float | None] = {
    "phrase.MAX_LENGTH": None,
    "phrase.MAX_PIECES": None,
    "phrase.NUMBER_BITS": 11.0,
    "words.COMMONEST": 99,
    "words.BITS_A_TENTH": 9.0,
    "words.LEAST_BITS": 0.01,
    "words.MOST_BITS": 99.0,
    "words.LETTER_BITS": 0.0,
    "words.FUNCTION_BITS": 0.0,
    "words.LONGEST": None,
    "clues.LOSS": 0.0,
    "clues.SYNONYM_SHARE": 1.0,
    "clues.INITIAL_BITS": 0.0,
    "clues.MOST_SHORTENED": None,
    "clues.SHORTEST_ABBREVIATION": 1,
    "slips.SHORTEST": 1,
    "slips.LETTERS_A_SLIP": 99,
    "slips.SLIP_LETTERS": 1.0,
    "chains.GAP": 0.0,
    "chains.BACKWARD": 0.0,
    "chains.WORD_DISTANCE": 0.0,
    "chains.MISREAD": 0.0,
    "chains.SHORTEST_RUN": 99,
    "chains.MOST_KEPT": None,
    "chains.MOST_PLACES": None,
    "explanations.THRESHOLD": 0.0,
    "explanations.AGAINST": 0.0,
    "explanations.EVIDENCE": 0.0,
    "explanations.NAME_SHARE": 0.0,
    "explanations.ASKED_SHARE": 0.0,
    "explanations.WHOLE": 2.0,
    "explanations.JOIN": 0.0,
    "explanations.SHORTEST_MARK": 1,
    "engine.CLOSENESS": 0.0,
    "engine.OPTIMISM": None,
    "engine.LEAST_HELP": 0.0,
    "engine.MOST_PAIRS": None,
    "index.MOST_BITS": 99.0,
    "index.EVERYWHERE": 0,
    "index.FEW": 0,
    "index.GIVEN_SHARE": 1.0,
    "index.MOST_KEPT": None,
    "index.MOST_PLACES": None,
    "syllables.MAX_SEGMENTATIONS": 1,
    "syllables.MAX_LETTERS": None,
    "thesaurus.LONGEST": None,
}


class Parameter(NamedTuple):
    """A constant of search."""

    name: str  #: `module.NAME`
    value: float
    reason: str  #: the comment that stands over it; empty for the later ones below one comment


def parameters() -> list[Parameter]:
    """Every parameter of search, in the order of the modules and of their lines."""
    found = []
    pattern = re.compile(r"((?:^#: .*\n)*)^([A-Z][A-Z_]+) = ", re.MULTILINE)
    for module, source in modules():
        for match in pattern.finditer(source):
            value = getattr(module, match[2])
            if is_number(value):
                reason = " ".join(re.findall("^#: (.*)$", match[1], re.MULTILINE))
                name = f"{module.__name__.rpartition('.')[2]}.{match[2]}"
                found.append(Parameter(name, value, reason))
    return found


def modules() -> Iterator[tuple[ModuleType, str]]:
    """The modules of search and their source."""
    for info in iter_modules(hycli.search.__path__):
        module = import_module(f"hycli.search.{info.name}")
        yield module, Path(str(module.__file__)).read_text(encoding="utf-8")


def is_number(value: object) -> bool:
    """Whether a constant is a number."""
    return isinstance(value, int | float)


def shown(value: float) -> str:
    """The value of a parameter as the page tells it."""
    return f"{value:,}" if isinstance(value, int) else f"{value:g}"


Patch = AbstractContextManager[Any]


def without_parameter(parameter: Parameter) -> list[Patch]:
    """What switches a parameter off.

    Raises:
        KeyError: It has no neutral value.
    """
    neutral: Any = NEUTRAL[parameter.name]
    shares = {"NAME_SHARE": "name", "ASKED_SHARE": "asked"}
    owner, _, name = parameter.name.partition(".")
    if name in shares:
        return [patch.dict(explanations._SHARES, {shares[name]: neutral})]  # noqa: SLF001  # switched off from outside
    names = rf"(?:[^\n(]*|\([^)]*)\b{name}\b"
    imported = re.compile(rf"^from hycli\.search\.{owner} import {names}", re.MULTILINE)
    return [
        patch.object(module, name, neutral)
        for module, source in modules()
        if module.__name__.endswith(f".{owner}") or imported.search(source)
    ]


def _all(targets: Iterable[Any], name: str, new: Any) -> list[Patch]:
    return [patch.object(target, name, new) for target in targets]


def _without_naming(naming: Naming) -> list[Patch]:
    """No names of one sort."""
    whole = Report.corpus

    def left(names: Iterable[Name]) -> list[Name]:
        return [each for each in names if each.naming != naming]

    def fewer(self: Report) -> Corpus:
        corpus = whole(self)
        return corpus._replace(
            chinese=lambda: left(corpus.chinese()), english=lambda: left(corpus.english())
        )

    return [patch.object(Report, "corpus", fewer)]


def _without_way(way: Way) -> list[Patch]:
    """No clues of one sort."""
    every = clues.clues_of

    def fewer(*of: Any, **how: Any) -> list[Any]:
        return [clue for clue in every(*of, **how) if clue.way is not way]

    return [patch.object(engine, "clues_of", fewer)]


def _without_homophones() -> list[Patch]:
    han = clues._han  # noqa: SLF001  # switched off from outside
    return [patch.object(clues, "_han", lambda *of: islice(han(*of), 1))]


def _without_other_readings() -> list[Patch]:
    first = syllables.readings
    return [
        patch.object(clues, "also_read", lambda _: ""),
        patch.object(clues, "readings", lambda char: first(char)[:1]),
    ]


def _constantly(value: Any) -> Callable[..., Any]:
    return lambda *_: value


_ALWAYS, _NEVER = _constantly(True), _constantly(False)  # noqa: FBT003  # constants


#: What switches off a special case.
CASES: dict[str, Callable[[], list[Patch]]] = {
    "names": lambda: _without_naming("name"),
    "asked": lambda: _without_naming("asked"),
    "translations": lambda: _without_naming("translation"),
    "words": lambda: _all((words, phrase), "information", _constantly(None)),
    "homophones": _without_homophones,
    "sounds": lambda: _without_way(Way.SOUND),
    "initials": lambda: _without_way(Way.INITIALS),
    "slips": lambda: _all((slips,), "slips_of", _constantly(())),
    "other readings": _without_other_readings,
    "regional words": lambda: _all((clues,), "mainland", _constantly(())),
    "synonyms": lambda: _all((clues,), "synonyms", _constantly(())),
    "nameless words": lambda: _all((phrase,), "names_nothing", _NEVER),
    "rounded numbers": lambda: _all((numerals.Number,), "means", _NEVER),
    "another fact": lambda: _all((chains.Chains,), "is_another", _NEVER),
    "figures asked for": lambda: _all((phrase.Phrase,), "asks_for_figure", property(_NEVER)),
    "words asked about": lambda: _all((phrase.Phrase,), "about", property(_constantly(()))),
    "dates asked for": lambda: _all((phrase.Phrase,), "asks_for_date", property(_NEVER)),
    "typed first": lambda: _all((engine,), "_literal", _constantly(())),
    "neighbours": lambda: [
        *_all((chains.Chains,), "_has_neighbour", _ALWAYS),
        *_all((chains.Chains,), "_is_within", _ALWAYS),
    ],
    "what people ask": lambda: _all((index.Index,), "is_faithful", _ALWAYS),
    "words asked for": lambda: _all((phrase.Phrase,), "asks_in_words", property(_NEVER)),
    "torn words": lambda: _all((chains.Chains,), "torn", _constantly(0.0)),
    "misread places": lambda: _all((chains.Chains,), "misread", _constantly(0.0)),
    "hidden bits": lambda: _all((chains.Chains,), "hidden", _constantly(0.0)),
    "several lines": lambda: _all((explanations,), "JOIN", 1e9),
    "spaced letters": lambda: _all((phrase,), "_SPACED_LETTERS", re.compile("(?!)")),
    "one Chinese word": lambda: _all((phrase.Phrase,), "is_word", property(_NEVER)),
    "English words": lambda: _all((clues, slips), "is_word", _NEVER),
    "English phrases": lambda: _all((phrase.Phrase,), "is_english", property(_NEVER)),
}


@contextmanager
def switched_off(name: str, report: Report) -> Iterator[None]:
    """A report whose search does without a special case or a parameter.

    Args:
        name: Of a special case, or `module.NAME`.
        report: Its index is made anew.

    Raises:
        KeyError: There is none of this name.
    """
    by_name = {parameter.name: parameter for parameter in parameters()}
    patches = CASES[name]() if name in CASES else without_parameter(by_name[name])
    patches.append(patch.object(report, "_ready", None))  # what is stored was made with all
    with ExitStack() as stack:
        for each in patches:
            stack.enter_context(each)
        forget(report)
        yield
    forget(report)


def forget(report: Report) -> None:
    """Drop what was worked out with other parameters."""
    vars(report).pop("index", None)
    for module in (words, clues, phrase):
        for value in vars(module).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()
