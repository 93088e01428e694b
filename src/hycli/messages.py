"""Texts for people: written in English where they arise, said in the reader's language at the end.

What knows nothing of languages (search, loading, the rules of a valid file) raises and returns
`Message`s; the command line says them as `hycli.language` tells.
"""

from collections.abc import Mapping
from typing import Self


class Message(str):
    """An English text that remembers how it was made.

    Args:
        template: A literal, by which catalogues know the text, with `{name}` for each value.
        values: What stands in the braces; a `Message` among them is said in its turn, and so is
        each text of a tuple, which stands there as a list.

    Attributes:
        template: As given.
        values: As given.
    """

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, /, **values: object) -> Self:
        """Make the English text."""
        listed = {
            name: ", ".join(value) if type(value) is tuple else value
            for name, value in values.items()
        }
        self = super().__new__(cls, template.format_map(listed) if values else template)
        self.template = template
        self.values = values
        return self
