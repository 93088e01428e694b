"""Texts for people: written in English where they arise, said in the reader's language at the end.

What knows nothing of languages (search, loading, the rules of a valid file) raises and returns
`Message`s; the command line says them as `hycli.language` tells.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Self


class Message(str):
    """An English text that remembers how it was made.

    Args:
        template: A literal, by which catalogues know the text, with `{name}` for each value.
        values: What stands in the braces; a `Message` among them is said in its turn.

    Attributes:
        template: As given.
        values: As given.
    """

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, /, **values: object) -> Self:
        """Make the English text."""
        self = super().__new__(cls, template.format_map(values) if values else template)
        self.template = template
        self.values = values
        return self


def recognised(text: str, templates: Iterable[str]) -> str:
    """A library's sentence as a `Message`, where it has the form of one that is known.

    Args:
        text: As the library says it.
        templates: `No such option: {option}`; the first that fits is taken.

    Returns:
        The `Message`, or the text as it is.
    """
    for template in templates:
        pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>.*)", re.escape(template))
        match = re.fullmatch(pattern, text, re.DOTALL)
        if match:
            return Message(template, **match.groupdict())
    return text
