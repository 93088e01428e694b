"""Characters that look alike: 纽 and 组, 己 and 已."""

from functools import cache

from hycli.tables import read_table


@cache
def _table() -> str:
    return "\n" + read_table("lookalikes.txt")


def lookalikes(char: str) -> str:
    """The simplified characters that look like one, the most alike first; often none."""
    table = _table()
    start = table.find(f"\n{char}")
    return table[start + 2 : table.index("\n", start + 1)] if start >= 0 else ""
