"""The nearest real name to one that does not exist."""

from collections.abc import Iterable

from hycli.messages import Message

_CLOSE = 50.0


def nearest(name: str, names: Iterable[str], limit: int = 1) -> list[str]:
    """The names most like a mistyped one, best first; none if nothing is like it."""
    from rapidfuzz import fuzz, process, utils

    matches = process.extract(
        name[:100],
        list(names),
        scorer=fuzz.ratio,
        processor=utils.default_process,
        limit=limit,
        score_cutoff=_CLOSE,
    )
    return [match for match, *_ in matches]


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """`; did you mean "economy"?`, or nothing."""
    found = nearest(name, names)
    return Message('; did you mean "{name}"?', name=found[0]) if found else ""
