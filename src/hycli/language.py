"""The language that people are spoken to in; what programs read never depends on it."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from hycli.messages import Message

#: Whose first that is set and not empty decides (POSIX, "Internationalization Variables").
VARIABLES = ("HYCLI_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
ENGLISH, CHINESE = "en", "zh"


class Language(NamedTuple):
    """English or Chinese."""

    code: str = ENGLISH  #: `en` or `zh`

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Language":
        """The language that an environment asks for: Chinese for `zh…`, else English."""
        named = next(filter(None, map(environment.get, VARIABLES)), "")
        return cls(CHINESE if named.lower().startswith(CHINESE) else ENGLISH)

    def said(self, text: str) -> str:
        """A text in this language.

        Args:
            text: A `Message`, or a text that the catalogue may have as it is.

        Returns:
            The text said, or as it is where the catalogue lacks it.
        """
        if self.code == ENGLISH:
            return text
        if not isinstance(text, Message):
            return catalogue().get(text, text)
        template = catalogue().get(text.template, text.template)
        if not text.values:
            return template
        values = {name: self._value(value) for name, value in text.values.items()}
        return template.format_map(values)

    def of_two(self, chinese: str | None, english: str | None) -> str:
        """What a record says in this language; in the other where it lacks it."""
        own, other = (chinese, english) if self.code == CHINESE else (english, chinese)
        return own or other or ""

    def _value(self, value: object) -> object:
        if type(value) is tuple:
            return "、".join([str(self._value(each)) for each in value])
        return self.said(value) if isinstance(value, Message) else value


@cache
def catalogue() -> dict[str, str]:
    """What is said in Chinese: English texts and templates, and the same in Chinese."""
    import json

    from hycli.tables import read_table

    words: dict[str, str] = json.loads(read_table("messages.zh.json"))
    return words
