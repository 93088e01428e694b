"""The nearest real name to one that does not exist, or none."""

from collections.abc import Iterable

from hycli.messages import Message

#: A third of the letters may be wrong, missing, too many or swapped; more is another name.
_CLOSE = 2 / 3


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The name most like a mistyped one; None if none is near. A number is no slip of another."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if name.isdecimal():
        return None
    found = process.extractOne(
        name[:100],
        list(names),
        scorer=OSA.normalized_similarity,
        processor=str.casefold,
        score_cutoff=_CLOSE - 0.01,
    )
    return found[0] if found else None


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """`; did you mean "economy"?`, or nothing."""
    found = nearest(name, names)
    return Message('; did you mean "{name}"?', name=found) if found else ""
