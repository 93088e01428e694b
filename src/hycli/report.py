"""The report in memory: its records, and the way from a ref or an id to one of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from hycli.errors import UsageError
from hycli.form import LEAD, completed
from hycli.messages import Message
from hycli.model import BEST_SCORE, Honour, Metric, Note, Passage, Section, Term

if TYPE_CHECKING:
    from hycli.search.corpus import Corpus, Name, Naming, Source
    from hycli.search.hits import Hit
    from hycli.search.index import Index


class Stated(NamedTuple):
    """What a passage states, each in the file's order."""

    metrics: Sequence[Metric] = ()
    honours: Sequence[Honour] = ()
    notes: Sequence[Note] = ()  #: places where its print errs


class Report:
    """A knowledge file, decoded. `hycli.load` makes one.

    Args:
        document: What stands in the file.
        ready: What search made of it beforehand, if the document has every field: see
            `hycli.ready`.

    Attributes:
        title: As printed.
        subtitle, kicker, byline: The rest of the head as printed; None where there is none.
        place, year, source: What the report is about, when and where it appeared; None where the
            file does not tell.
        lead: The opening paragraphs, as section 0.
        sections: The exam subjects in order.
        passages: Every sentence in order, the lead's first.
        metrics, honours: Every figure and honour in the file's order.
        notes: Places where the print errs.
    """

    def __init__(self, document: Mapping[str, Any], ready: Mapping[str, Any] | None = None) -> None:
        self._ready = ready
        if ready is None:
            document = completed(document)
        self._document = document
        self.title: str = document["title"]
        self.subtitle: str | None = document["subtitle"]
        self.kicker: str | None = document["kicker"]
        self.byline: str | None = document["byline"]
        self.place: str | None = document["place"]
        self.year: str | None = document["year"]
        self.source: str | None = document["source"]
        self.notes = tuple([Note(**record) for record in document["notes"]])
        notes = _by(self.notes, "ref")

        def noted(record: dict[str, Any]) -> dict[str, Any]:
            """A record, with what is wrong with the print of its quote."""
            said = (each.note for each in notes[record["ref"]] if each.quote in record["quote"])
            return record | {"note": next(said, None)}

        self.metrics = tuple([Metric(**noted(each)) for each in document["metrics"]])
        self.honours = tuple([Honour(**noted(each)) for each in document["honours"]])
        metrics = _by(self.metrics, "section")
        honours = _by(self.honours, "section")
        self.passages = tuple([Passage(*each) for each in document["passages"]])
        passages = _by(self.passages, "section")

        def section(head: dict[str, Any]) -> Section:
            number, paragraphs = head["number"], tuple(head["paragraphs"])
            parts = {
                "paragraphs": paragraphs,
                "passages": tuple(passages[number]),
                "metrics": tuple(metrics[number]),
                "honours": tuple(honours[number]),
            }
            return Section(**head | parts)

        lead = dict.fromkeys(Section._fields) | {"number": LEAD, "id": "lead"}
        self.lead = section(lead | {"paragraphs": document["lead"]})
        self.sections = tuple([section(each) for each in document["sections"]])

    @cached_property
    def glossary(self) -> tuple[Term, ...]:
        """The article's terms with their other names."""
        return tuple(
            [Term(entry["term"], tuple(entry["names"])) for entry in self._document["glossary"]]
        )

    @cached_property
    def translations(self) -> Mapping[str, str]:
        """English by ref of a passage; empty where the file has none."""
        translations: Mapping[str, str] = self._document["translations"]
        return translations

    @cached_property
    def asked_as(self) -> Mapping[str, Mapping[str, Sequence[str]]]:
        """Words and questions in which people ask for a passage, figure or honour.

        By its ref or id: `{"zh": [...], "en": [...]}`; empty where the file has none.
        """
        asked_as: Mapping[str, Mapping[str, Sequence[str]]] = self._document["asked_as"]
        return asked_as

    @cached_property
    def readings(self) -> Mapping[str, str]:
        """Pinyin by ref, one syllable a character; empty where the file has none."""
        readings: Mapping[str, str] = self._document["readings"]
        return readings

    @cached_property
    def records(self) -> tuple[Metric | Honour, ...]:
        """Every figure, then every honour."""
        return (*self.metrics, *self.honours)

    def section(self, name: int | str) -> Section:
        """The section with this number or id; 0 or `lead` is the lead.

        Raises:
            UsageError: There is none.
        """
        for section in (self.lead, *self.sections):
            if name in (section.number, section.id):
                return section
        raise UsageError(Message('no section "{name}"', name=name))

    def __repr__(self) -> str:
        """What it holds: `<Report “…”: 8 sections, 55 passages, 35 metrics, 54 honours>`."""
        parts = ("sections", "passages", "metrics", "honours")
        counts = ", ".join([f"{len(getattr(self, name))} {name}" for name in parts])
        return f"<Report “{self.title}”: {counts}>"

    def _repr_html_(self) -> str:
        """Its contents, for notebooks."""
        from html import escape

        rows = "".join(
            [
                f"<tr><td>{each.number}</td><td>{escape(each.subject or each.id)}</td>"
                f"<td>{escape(each.achievement or '')}</td><td>{len(each.passages)}</td>"
                f"<td>{len(each.metrics)}</td><td>{len(each.honours)}</td></tr>"
                for each in self.sections
            ]
        )
        head = "<tr><th></th><th>section</th><th></th><th>passages</th><th>metrics</th>"
        return f"<h3>{escape(self.title)}</h3><table>{head}<th>honours</th></tr>{rows}</table>"

    def record(self, name: str) -> Metric | Honour:
        """The figure or honour with this id.

        Raises:
            UsageError: There is none.
        """
        record = self._record_by_id.get(name)
        if record is not None:
            return record
        raise UsageError(Message('no metric or honour "{name}"', name=name))

    def passage(self, ref: str) -> Passage:
        """The passage with this ref.

        Raises:
            UsageError: There is none.
        """
        passage = self._passage_by_ref.get(ref)
        if passage is not None:
            return passage
        raise UsageError(Message('no passage "{ref}"', ref=ref))

    def stated_in(self, ref: str) -> "Stated":
        """What the passage with this ref states; nothing where there is no such passage."""
        return self._stated.get(ref, Stated())

    @cached_property
    def _record_by_id(self) -> dict[str, Metric | Honour]:
        return {record.id: record for record in reversed(self.records)}

    @cached_property
    def _passage_by_ref(self) -> dict[str, Passage]:
        return {passage.ref: passage for passage in self.passages}

    @cached_property
    def _stated(self) -> dict[str, "Stated"]:
        lists = [_by(each, "ref") for each in (self.metrics, self.honours, self.notes)]
        refs = {ref for found in lists for ref in found}
        return {ref: Stated(*[found.get(ref, []) for found in lists]) for ref in refs}

    def __getstate__(self) -> dict[str, Any]:
        """What is pickled: all but the index, which is made again."""
        return {name: value for name, value in vars(self).items() if name != "index"}

    @cached_property
    def index(self) -> "Index":
        """What `search` looks things up in; made at the first search."""
        from hycli.search.index import Index

        return Index(self.corpus())

    def corpus(self) -> "Corpus":
        """What can be found: texts, records within them, and other names of both."""
        from hycli.search.corpus import Corpus, Kind, Record

        sources = list(self._sources())
        place = {
            each.ref: number for number, each in enumerate(sources) if each.kind is Kind.PASSAGE
        }
        records = [
            Record(
                Kind.METRIC if isinstance(each, Metric) else Kind.HONOUR,
                each.id,
                place[each.ref],
                each.quote,
                float(each.value) if isinstance(each, Metric) else None,
            )
            for each in self.records
        ]
        chinese = partial(self._chinese_names, place)
        english = partial(self._english_names, sources, place)
        return Corpus(sources, records, chinese, english, self._ready)

    def _sources(self) -> Iterator["Source"]:
        """The texts in order: the head, the lead, each section's headings and sentences."""
        from hycli.search.corpus import Kind, Source

        for name in ("kicker", "title", "subtitle", "byline"):
            if getattr(self, name):
                reading = self._reading(f"0.{name}")
                yield Source(Kind.HEADING, LEAD, "0", getattr(self, name), None, reading)
        for section in (self.lead, *self.sections):
            number = section.number
            for name in ("subject", "achievement"):
                text, english = getattr(section, name), getattr(section, f"{name}_en")
                if text:
                    reading = self._reading(f"{number}.{name}")
                    yield Source(Kind.HEADING, number, str(number), text, english, reading)
            for ref, _, text in section.passages:
                english, reading = self.translations.get(ref), self._reading(ref)
                yield Source(Kind.PASSAGE, number, ref, text, english, reading)

    def _reading(self, key: str) -> str:
        return self.readings.get(key, "")

    def _chinese_names(self, place: Mapping[str, int]) -> Sequence["Name"]:
        """Every other name of a text, of some words of it, of a figure or an honour."""
        from hycli.search.corpus import Name

        found = [Name((each.name,), "name", record=each.id) for each in self.metrics]
        for term, names in self.glossary:
            found.append(Name((term, *filter(is_chinese, names)), "name", term))
        found += [
            Name((note.correction,), "name", note.quote) for note in self.notes if note.correction
        ]
        return [*found, *self._asked("zh", place)]

    def _english_names(
        self, sources: Sequence["Source"], place: Mapping[str, int]
    ) -> Sequence["Name"]:
        """The same in English, and the translations of the sources."""
        from hycli.search.corpus import Kind, Name

        found = []
        for term, names in self.glossary:
            english = [name for name in names if not is_chinese(name)]
            found.append(Name(english, "name", term))
        for record in self.records:
            name = record.name_en if isinstance(record, Metric) else record.title_en
            found.append(Name((name,) if name else (), "name", record=record.id))
        for number, source in enumerate(sources):
            if source.english:
                is_name = source.kind is Kind.HEADING
                naming: Naming = "name" if is_name else "translation"
                found.append(Name((source.english,), naming, source=number))
        return [*found, *self._asked("en", place)]

    def _asked(self, language: str, place: Mapping[str, int]) -> Iterator["Name"]:
        """What people ask a passage, a figure or an honour as."""
        from hycli.search.corpus import Name

        for key, texts in self.asked_as.items():
            source = place.get(key)
            record = key if source is None else None
            yield Name(texts.get(language, ()), "asked", None, source, record)

    def search(  # noqa: PLR0913  # each narrows the search by itself
        self,
        phrase: str,
        limit: int | None = 10,
        *,
        section: int | Iterable[int] | None = None,
        kinds: str | Iterable[str] = (),
        among: Iterable[str] | None = None,
        min_score: float = 0.0,
        exact: bool = False,
    ) -> list["Hit"]:
        """Find what the reader meant.

        Args:
            phrase: Words in any script or order, mistyped or not.
            limit: The most hits to return; None for all.
            section: Only hits of this section or these (0 is the lead and the head of the article).
            kinds: Only hits of this kind or these: passage, heading, metric, honour; empty for all.
            among: Only hits that are these figures and honours, by id; None for all.
            min_score: Only hits that score at least this, 0 to 100.
            exact: Only hits that hold the phrase as it stands, width, case and script aside.

        Returns:
            The hits, best first, equals in the order of the report; empty if nothing fits.

        Raises:
            UsageError: The phrase is empty or has more than 1,000 characters, or another argument
                is none of what it may be; the message names it.
        """
        from hycli.search.corpus import Kind
        from hycli.search.engine import Filter, search

        _expect("phrase", phrase, is_right=isinstance(phrase, str))
        wanted = [kinds] if isinstance(kinds, str) else list(kinds)
        sections = list(section) if isinstance(section, Iterable) else [section]
        for number in sections:
            _expect("section", number, is_right=number in (None, *range(len(self.sections) + 1)))
        is_number = limit is None or (isinstance(limit, int) and limit >= 0)
        _expect("limit", limit, is_right=is_number)
        for kind in wanted:
            _expect("kinds", kind, is_right=kind in tuple(Kind))
        ids = None if among is None else list(among)
        for name in ids or ():
            _expect("among", name, is_right=name in self._record_by_id)
        is_score = isinstance(min_score, int | float) and 0 <= min_score <= BEST_SCORE
        _expect("min_score", min_score, is_right=is_score)
        narrowed = Filter(
            frozenset([number for number in sections if number is not None]),
            frozenset(map(Kind, wanted)),
            None if ids is None else frozenset(ids),
            min_score,
            exact,
        )
        return search(self.index, phrase, limit, narrowed)


def _expect(name: str, value: object, *, is_right: bool) -> None:
    """Raise for an argument that is not right; True is no number."""
    if not is_right or isinstance(value, bool):
        raise UsageError(Message('{name} cannot be "{value}"', name=name, value=value))


def _by(records: Iterable[Any], field: str) -> dict[Any, list[Any]]:
    """Records by what they have in a field."""
    grouped: dict[Any, list[Any]] = defaultdict(list)
    for record in records:
        grouped[getattr(record, field)].append(record)
    return grouped


def is_chinese(name: str) -> bool:
    """Whether a name is searched among Chinese text: it has hanzi, or no letters at all."""
    return (not name.isascii() and max(name) >= "\u4e00") or name.upper() == name.lower()
