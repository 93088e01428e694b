"""Scripts and numbers as search reads them: the one module that knows where that code is."""

import re
from functools import lru_cache

from hycli.search.folding import fold
from hycli.search.numerals import numbers

_THOUSANDS = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
#: Half-width punctuation, but for what stands within a number.
_HALF_WIDTH = re.compile("[,:](?![0-9])|(?<![0-9])[,:]|[;!?()]")
_RATIO = re.compile("(?<=[0-9])[：∶](?=[0-9])")
_FULL_WIDTH = str.maketrans(",:;!?()", "，：；！？（）")

__all__ = ["numbers", "plain"]


@lru_cache(maxsize=8)
def plain(text: str) -> str:
    """A text in simplified characters and half width, each in its place; capitals are kept.

    The comma of １，２３５ becomes that of 1,235, others that of a sentence, ∶ the sign of a ratio.
    """
    folded = _RATIO.sub(":", fold(_THOUSANDS.sub(",", text)))
    folded = _HALF_WIDTH.sub(lambda mark: mark[0].translate(_FULL_WIDTH), folded)
    if text == text.lower():
        return folded
    pairs = zip(text, folded, strict=True)
    return "".join([old if new == old.lower() else new for old, new in pairs])
