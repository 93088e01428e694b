"""What `show` shows to people: a section as it is read, a sentence, figure or honour as a card."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from hycli.language import CHINESE
from hycli.messages import Message
from hycli.model import Honour, Metric, Passage, Section
from hycli.output.screen import GAP, HEAD, QUIET, REF, VALUE, Screen, quantity, text_of, wrapped
from hycli.showing import citation, headings
from hycli.terminal import visible

if TYPE_CHECKING:
    from hycli.output import Request
    from hycli.report import Report


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
            yield from _indented(_fact(fact, screen), screen)
    yield Text()
    ref = passages[0].ref
    if len(passages) > 1:
        ref += f"–{passages[-1].ref}"
    yield from _labelled(Message("cite"), citation(report, passages[0].section, ref), screen)


def _read(
    passages: Sequence[Passage], report: "Report", screen: Screen
) -> Iterator[RenderableType]:
    """Sentences with their figures and honours in colour, and below them what is misprinted."""
    gutter = max((cell_len(each.ref) for each in passages), default=0) + GAP
    for place, passage in enumerate(passages):
        if place and passage.ref.endswith(".1"):
            yield Text()
        texts = [_coloured(passage, report), *screen.english(report.translations.get(passage.ref))]
        texts += [
            text_of(f"* {note.quote}: {screen.say(note.note)}", QUIET)
            for note in report.stated_in(passage.ref).notes
        ]
        yield from screen.beside(text_of(passage.ref, REF), gutter, texts)


def _coloured(passage: Passage, report: "Report") -> Text:
    """A sentence in which what it states stands out; where print errs, an asterisk follows."""
    facts = report.stated_in(passage.ref)
    text = Text()
    position = 0
    marks = [(note.quote, "", "*") for note in facts.notes]
    marks += [(each.quote, VALUE, "") for each in facts.metrics]
    marks += [(each.quote, HEAD, "") for each in facts.honours]
    places = [(passage.text.find(quote), quote, style, more) for quote, style, more in marks]
    for start, quote, style, more in sorted(places):
        end = start + len(quote)
        if start >= 0 and end > position:
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
    passage = report.passage(record.ref)
    if isinstance(record, Metric):
        yield wrapped(text_of(quantity(record), VALUE), screen.width)
        yield wrapped(Text(screen.name(record), HEAD), screen.width)
        fields = {
            Message("in Chinese"): record.name,
            Message("kind"): Message(record.kind or ""),
            Message("fold"): f"{record.fold:g}" if record.fold is not None else "",
            Message("period"): screen.period(record),
            Message("baseline"): Message(record.baseline_period or ""),
        }
    else:
        yield wrapped(Text(screen.name(record), VALUE), screen.width)
        fields = {
            Message("in Chinese"): record.title,
            Message("recipient"): record.recipient or "",
            Message("verb"): record.verb or "",
            Message("year"): record.year or "",
        }
    if fields[Message("in Chinese")] == screen.name(record):
        del fields[Message("in Chinese")]
    section = (report.lead, *report.sections)[record.section]
    english = section.subject_en if screen.language.code != CHINESE else section.subject
    fields[Message("section")] = f"{section.number} {english or section.subject or ''}".strip()
    fields[Message("id")] = record.id
    stated = {screen.say(label): value for label, value in fields.items() if value}
    widest = max(map(cell_len, stated))
    for label, value in stated.items():
        yield from _labelled(label + " " * (widest - cell_len(label)), value, screen)
    yield Text()
    start = passage.text.find(record.quote)
    spans = [(start, start + len(record.quote))] if start >= 0 else []
    texts = [screen.marked(passage.text, spans)]
    texts += screen.english(report.translations.get(record.ref))
    yield from screen.beside(text_of(record.ref, REF), cell_len(record.ref) + GAP, texts)
    yield Text()
    if record.note:
        yield from _labelled(Message("note"), record.note, screen)
    facts = report.stated_in(record.ref)
    all_stated: list[Any] = [*facts.metrics, *facts.honours]
    others = [each for each in all_stated if each.id != record.id]
    for other in others:
        yield from _labelled(Message("also there"), _fact(other, screen), screen)
    for again in _again(record, report):
        yield from _labelled(Message("also said"), f"{again.ref} ({again.id})", screen)
    yield from _labelled(Message("cite"), citation(report, record.section, record.ref), screen)


def _again(record: Metric | Honour, report: "Report") -> list[Any]:
    """Where else the same is stated."""
    if isinstance(record, Metric):
        return [
            each
            for each in report.metrics
            if each.id != record.id
            and (each.name, each.value, each.period) == (record.name, record.value, record.period)
        ]
    return [
        each
        for each in report.honours
        if each.id != record.id and (each.title, each.recipient) == (record.title, record.recipient)
    ]


def _labelled(label: str, value: str | Text, screen: Screen) -> Iterator[RenderableType]:
    if isinstance(value, str):
        value = text_of(screen.say(value))
    if value.plain:
        yield from _indented(Text.assemble((f"{screen.say(label)}  ", QUIET), value), screen)


def _indented(text: Text, screen: Screen) -> Iterator[RenderableType]:
    lines = wrapped(text, screen.width - GAP).split("\n")
    yield lines[0]
    for line in lines[1:]:
        yield Padding(line, (0, 0, 0, GAP))
