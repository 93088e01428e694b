"""What `show` shows to people: a section as it is read, a sentence, figure or honour as a card."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from hycli.comparing import quantity, said
from hycli.language import CHINESE
from hycli.messages import Message
from hycli.model import Honour, Metric, Passage, Section
from hycli.output.screen import GAP, HEAD, QUIET, REF, VALUE, Screen, indented, text_of, wrapped
from hycli.showing import citation, headings
from hycli.terminal import visible

if TYPE_CHECKING:
    from hycli.output import Request
    from hycli.report import Report

#: A label and what it says.
_Entry = tuple[str, str | Text | None]
#: The fields of records that a card shows where they belong.
_PLACED = frozenset(
    "id section ref name name_en title title_en value unit comparator quote note".split()
)


def cards(request: "Request", screen: Screen) -> Iterator[str]:
    """Each thing that was asked for; sentences in a row are read as a text."""
    report = request.load_report()
    runs = groupby(request.targets, key=lambda target: isinstance(target, Passage))
    things = [thing for of_passages, run in runs for thing in ([list(run)] if of_passages else run)]
    for number, thing in enumerate(things):
        if number:
            yield "\n"
        if isinstance(thing, Section):
            yield screen.drawn(*_section(thing, report, screen))
        elif isinstance(thing, list):
            yield screen.drawn(*_passages(thing, report, screen))
        else:
            yield screen.drawn(*_record(thing, report, screen))


def _section(section: Section, report: "Report", screen: Screen) -> Iterator[RenderableType]:
    for text in headings(section, report, chinese=True):
        yield wrapped(text_of(text, HEAD), screen.width)
    if screen.language.code != CHINESE:
        for text in headings(section, report, chinese=False):
            yield wrapped(text_of(text, QUIET), screen.width)
    yield Text()
    yield from _read(section.passages, report, screen)


def _passages(
    passages: Sequence[Passage], report: "Report", screen: Screen
) -> Iterator[RenderableType]:
    yield from _read(passages, report, screen)
    if len(passages) == 1:
        facts = report.stated_in(passages[0].ref)
        stated: list[Any] = [*facts.metrics, *facts.honours]
        if stated:
            yield Text()
        for fact in stated:
            yield from indented(_fact(fact, screen), screen.width)
    yield Text()
    ref = passages[0].ref
    if len(passages) > 1:
        ref += f"–{passages[-1].ref}"
    cite = citation(report, passages[0].section, ref)
    yield from _labelled([(Message("cite"), cite)], screen)


def _read(
    passages: Sequence[Passage], report: "Report", screen: Screen
) -> Iterator[RenderableType]:
    """Sentences with their figures and honours in colour, and below them what is misprinted."""
    gutter = max((cell_len(each.ref) for each in passages), default=0) + GAP
    for place, passage in enumerate(passages):
        if place and passage.ref.endswith(".1"):
            yield Text()
        texts = [_coloured(passage, report), *screen.english(report.translations.get(passage.ref))]
        for note in report.stated_in(passage.ref).notes:
            mended = f"{note.quote} → {note.correction}  " if note.correction else ""
            texts.append(text_of(f"* {mended}{screen.say(note.note)}", QUIET))
        yield from screen.beside(text_of(passage.ref, REF), gutter, texts)


def _coloured(passage: Passage, report: "Report") -> Text:
    """A sentence in which what it states stands out; where print errs, an asterisk follows."""
    facts = report.stated_in(passage.ref)
    text = Text()
    position = 0
    marks = [(note.quote, "", "*") for note in facts.notes]
    marks += [(each.quote, VALUE, "") for each in facts.metrics]
    marks += [(each.quote, HEAD, "") for each in facts.honours]
    places = [(passage.text.index(quote), quote, style, more) for quote, style, more in marks]
    for start, quote, style, more in sorted(places):
        end = start + len(quote)
        if end > position:
            text.append(visible(passage.text[position : max(start, position)]))
            text.append(visible(passage.text[max(start, position) : end]), style)
            position = end
        text.append(more)
    return text.append(visible(passage.text[position:]))


def _fact(record: Metric | Honour, screen: Screen) -> Text:
    """A figure or an honour in a line: what it is, and the id that shows its card."""
    head, about = screen.fact(record)
    fact = Text.assemble(text_of(head, VALUE), text_of(f"  {about}  "))
    return fact.append_text(text_of(f"({record.id})", QUIET))


def _record(record: Metric | Honour, report: "Report", screen: Screen) -> Iterator[RenderableType]:
    """A card: the value or title, every field, the sentence with the quote, the line to cite."""
    name = screen.name(record)
    if isinstance(record, Metric):
        yield wrapped(text_of(quantity(record), VALUE), screen.width)
        yield wrapped(Text(name, HEAD), screen.width)
        chinese = record.name
    else:
        yield wrapped(Text(name, VALUE), screen.width)
        chinese = record.title
    own = _own(record, screen)
    section = (report.lead, *report.sections)[record.section]
    subject = screen.language.of_two(section.subject, section.subject_en)
    own.append((Message("section"), f"{section.number} {subject}".strip()))
    own.append((Message("id"), record.id))
    if visible(chinese) != name:
        own.insert(0, (Message("in Chinese"), chinese))
    yield from _labelled(own, screen)
    yield Text()
    text = report.passage(record.ref).text
    start = text.index(record.quote)
    quoted = screen.marked(text, [(start, start + len(record.quote))])
    texts = [quoted, *screen.english(report.translations.get(record.ref))]
    yield from screen.beside(text_of(record.ref, REF), cell_len(record.ref) + GAP, texts)
    yield Text()
    stated = report.stated_in(record.ref)
    every: list[Any] = [*stated.metrics, *stated.honours]
    others = [each for each in every if each.id != record.id]
    more: list[_Entry] = [
        (Message("note"), record.note),
        *[(Message("also there"), _fact(each, screen)) for each in others],
        *[(Message("also said"), f"{each.ref} ({each.id})") for each in _again(record, report)],
        (Message("cite"), citation(report, record.section, record.ref)),
    ]
    yield from _labelled(more, screen)


def labels(record: type[Metric | Honour]) -> dict[str, str]:
    """What the fields are called that stand below each other on the card of a kind of record."""
    return {name: name.replace("_", " ") for name in record._fields if name not in _PLACED}


def _own(record: Metric | Honour, screen: Screen) -> list[_Entry]:
    """The fields of a record that have no place of their own."""
    said: dict[str, str] = {}
    if isinstance(record, Metric):
        said["period"] = screen.period(record)
        if record.fold is not None:
            said["fold"] = Message("{fold} times the baseline", fold=f"{record.fold:g}")
    return [
        (label, said.get(name) or getattr(record, name))
        for name, label in labels(type(record)).items()
    ]


def _again(record: Metric | Honour, report: "Report") -> list[Metric | Honour]:
    """Where else the same is stated."""
    every: Sequence[Metric | Honour] = report.metrics
    if isinstance(record, Honour):
        every = report.honours
    return [each for each in every if each.id != record.id and said(each) == said(record)]


def _labelled(entries: Sequence[_Entry], screen: Screen) -> Iterator[RenderableType]:
    """Labels with what each says below each other; an entry that says nothing is left out."""
    stated = [
        (screen.say(label), text if isinstance(text, Text) else text_of(screen.say(text)))
        for label, text in entries
        if text
    ]
    widest = max(cell_len(label) for label, _ in stated) + GAP
    for label, text in stated:
        head = Text.assemble((label, QUIET))
        if screen.is_narrow:
            head.pad_right(widest - cell_len(label))
            yield from indented(head.append_text(text), screen.width)
        else:
            yield from screen.beside(head, widest, [text])
