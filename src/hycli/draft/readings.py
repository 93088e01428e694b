"""How a text is read aloud: pinyin in context, where pypinyin is installed."""

from collections.abc import Mapping
from typing import Any

from hycli.form import completed, texts

#: A longer text is no sentence, and its readings would take too long.
_LONGEST = 2_000


def readings(document: Mapping[str, Any]) -> dict[str, str]:
    """Toneless syllables by ref, one a character.

    Args:
        document: A knowledge file.

    Returns:
        `-` for what is no hanzi, v for ü; empty where pypinyin is not installed.
    """
    try:
        from pypinyin import lazy_pinyin
    except ImportError:
        return {}

    def silent(rest: str) -> Any:
        """A substitute a character, in a list; the library's types know one string only."""
        return ["-"] * len(rest)

    found = {}
    for ref, text in texts(completed(document)).items():
        if len(text) > _LONGEST:
            continue
        syllables = lazy_pinyin(text, v_to_u=False, errors=silent)
        if len(syllables) == len(text):
            found[ref] = " ".join(syllables)
    return found
