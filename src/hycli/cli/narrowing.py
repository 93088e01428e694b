"""Records by what was typed: by section, by phrase, by the value of a field. Values add up."""

import re
from collections.abc import Sequence
from typing import Any

from hycli.cli.choices import chosen
from hycli.cli.phrases import from_arguments
from hycli.cli.session import Session
from hycli.messages import Message
from hycli.model import Honour, Metric


def section_numbers(session: Session, names: Sequence[str] | None) -> list[int]:
    """The numbers of the sections that an option names; none where it was not given.

    Raises:
        UsageError: A name means no section.
    """
    if not names:
        return []
    from hycli.lookup import find_section

    numbers = []
    for name in names:
        numbers.append(find_section(session.report, name).number)
        tell_of_others(session, name)
    return numbers


def tell_of_others(session: Session, name: str) -> None:
    """Say which sections a name might have meant as well as the one that was taken."""
    from hycli.lookup import fitting_sections

    taken, *others = [each.id for each in fitting_sections(session.report, name)] or [""]
    if others:
        session.say(
            Message(
                'hycli: "{name}" is taken for {taken}; it fits {others} too',
                name=name,
                taken=taken,
                others=tuple(others),
            )
        )


def found(session: Session, words: Sequence[str] | None, records: Sequence[Any]) -> list[Any]:
    """The records that a phrase finds among some, best first, then those whose name holds it.

    Without a phrase, all of these.

    Args:
        session: Of the report.
        words: The phrase; empty for none.
        records: Figures or honours of the report.

    Raises:
        UsageError: The phrase is empty or cannot be decoded.
    """
    if not words:
        return list(records)
    from hycli.search.folding import fold

    phrase = from_arguments(words)
    by_id = {record.id: record for record in records}
    hits = session.report.search(phrase, None, among=by_id)
    meant = [hit.id for hit in hits if hit.id]
    # No letter touches one of its own: in is no part of investment.
    held = rf"(?<![a-z](?=[a-z])){re.escape(fold(phrase.strip()))}(?!(?<=[a-z])[a-z])"
    named = [each.id for each in records if re.search(held, fold(_names(each)))]
    return [by_id[name] for name in dict.fromkeys([*meant, *named])]


def _names(record: Metric | Honour) -> str:
    """What a figure or an honour is called, in both languages."""
    if isinstance(record, Metric):
        return f"{record.name}\n{record.name_en or ''}"
    return f"{record.title}\n{record.title_en or ''}"


def within(records: Sequence[Any], sections: Sequence[int]) -> list[Any]:
    """The records of some sections, by their numbers; of all where none is named."""
    return [each for each in records if not sections or each.section in sections]


def having(
    records: Sequence[Any], every: Sequence[Any], field: Message, values: Sequence[str] | None
) -> list[Any]:
    """The records that have one of some values in a field.

    Args:
        records: What to choose from.
        every: All records, which tell what values there are.
        field: The name of the field.
        values: As they were typed; None or empty for any.

    Raises:
        UsageError: No record has such a value.
    """
    if not values:
        return list(records)
    known = dict.fromkeys(Message(value) for each in every if (value := getattr(each, field)))
    wanted = {chosen(field, value, known) for value in values}
    return [each for each in records if getattr(each, field) in wanted]
