"""The search itself: docs/search.md tells how it works and why."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from hycli.search.chains import Chains
from hycli.search.clues import Clue, clues_of, ordered
from hycli.search.corpus import Kind
from hycli.search.explanations import (
    WHOLE,
    Explainer,
    Explanation,
    least_of_name,
    literal_explanation,
)
from hycli.search.folding import compress, fold
from hycli.search.hits import Hit, hit_of
from hycli.search.index import Index, Target, occurrences
from hycli.search.lines import View
from hycli.search.phrase import Phrase, read

#: A hit must score this share of what the best hit scores.
CLOSENESS = 0.8
#: The share of what is wanted that a source's lines, or a name, must seem to bring at first.
OPTIMISM = 0.8
#: A line that explains a smaller share of what a hit must is no help.
LEAST_HELP = 0.25
#: Pairs of points that are compared for one phrase, and clues that are looked for in a line, those
#: of the most promising sources first.
MOST_PAIRS = 12_000


class Filter(NamedTuple):
    """Which hits are wanted; see `hycli.Report.search`."""

    sections: frozenset[int] = frozenset()  #: none for all
    kinds: frozenset[Kind] = frozenset()  #: none for all
    among: frozenset[str] | None = None  #: ids of figures and honours; None for all hits
    min_score: float = 0.0
    exact: bool = False


def search(index: Index, query: str, limit: int | None, wanted: Filter) -> list[Hit]:
    """Find a phrase; see `hycli.Report.search`.

    Raises:
        UsageError: The phrase is empty or too long.
    """
    phrase = read(query, index)
    if wanted.exact:
        found = list(_literal(index, query, wanted))
    else:
        found = _meant(index, query, phrase, wanted)
    best = max((each.score for each in found), default=0.0)
    close = [each for each in found if each.score >= max(wanted.min_score, CLOSENESS * best)]
    hits = (hit_of(index, query, phrase, each) for each in _ranked(index, phrase, close))
    return [hit._replace(rank=rank) for rank, hit in enumerate(islice(hits, limit), 1)]


def _meant(index: Index, query: str, phrase: Phrase, wanted: Filter) -> list[Explanation]:
    """What a phrase means: as it was typed, else by any clue, else with slips in its letters."""
    # What stands there as it was typed is not looked for by its sound.
    found: list[Explanation] = []
    if any(_literal(index, query, wanted)):
        found = _explained(index, phrase, clues_of(phrase, index, literal=True), wanted)
    if not found:
        clues = clues_of(phrase, index)
        found = _explained(index, phrase, clues, wanted)
    if not found and phrase.words_in_letters:
        from hycli.search.slips import slips_of

        if slips := list(slips_of(phrase, index)):
            found = _explained(index, phrase, ordered([*clues, *slips]), wanted)
    return found


def _explained(
    index: Index, phrase: Phrase, clues: Sequence[Clue], wanted: Filter
) -> list[Explanation]:
    """The wanted texts that explain enough of a phrase."""
    found: list[Explanation] = []
    explainer = Explainer(Chains(index, phrase, clues, MOST_PAIRS))
    enough = explainer.least
    for bound, source, weights in _promising(index, phrase, clues, enough, wanted):
        if bound < CLOSENESS * OPTIMISM * enough:
            break
        lines = [
            line
            for line, weight in weights.items()
            if weight >= OPTIMISM * least_of_name(index, line)
        ]
        for target in _wanted(index, source, wanted):
            if each := explainer.explanation(target, lines):
                if target.record is not None:
                    here = source, target.record
                    leading = [weights[line] for line in weights if here in index.leads(line)]
                    each = each._replace(leaning=max(leading, default=0.0))
                found.append(each)
                if not index.is_short:
                    enough = max(enough, each.gain)
    return found


def _promising(
    index: Index, phrase: Phrase, clues: Sequence[Clue], enough: float, wanted: Filter
) -> Iterator[tuple[float, int, dict[int, float]]]:
    """The wanted sources that might explain enough, the most promising first.

    Yields:
        Bits that a source's lines might bring together; the source; what each line might.
    """
    sure = _sure(index, phrase, clues)
    weights: dict[int, float] = defaultdict(float)
    for gains in sure.values():
        for line, gain in gains.items():
            weights[line] += gain
    helpful = {
        line: {source for source, _ in index.leads(line)}
        for line, weight in weights.items()
        if weight >= LEAST_HELP * enough
    }
    bounds: dict[int, float] = defaultdict(float)
    for gains in sure.values():
        best: dict[int, float] = {}
        for line in helpful.keys() & gains:
            for source in helpful[line]:
                best[source] = max(best.get(source, 0.0), gains[line])
        for source, gain in best.items():
            bounds[source] += gain
    for source, bound in sorted(bounds.items(), key=lambda each: (-each[1], each[0])):
        if not wanted.sections or index.corpus.sources[source].section in wanted.sections:
            lines = [line for line, sources in helpful.items() if source in sources]
            lines.sort(key=lambda line: (-weights[line], index.lines.length(line), line))
            yield bound, source, {line: weights[line] for line in lines}


def _sure(  # noqa: C901  # one branch for each sort of clue
    index: Index, phrase: Phrase, clues: Sequence[Clue]
) -> dict[tuple[int, int], dict[int, float]]:
    """For each stretch the lines where it surely stands, and what it brings there at most.

    What sounds alike is everywhere: it counts in pairs of neighbours. What is asked for again and
    again stands in a line no oftener than it stands there.
    """
    found: dict[tuple[int, int], dict[int, float]] = defaultdict(dict)
    asked: Counter[tuple[View, str]] = Counter()

    def add(clue: Clue, lines: Iterable[int], gain: float) -> None:
        gains = found[clue.start, clue.end]
        for line in lines:
            if gains.get(line, 0.0) < gain:
                gains[line] = gain

    def often(view: View, piece: str) -> Iterable[int]:
        asked[view, piece] += 1
        return index.lines_with(view, piece, asked[view, piece])

    alike: dict[tuple[int, int], float] = {}  # the best of what sounds alike, hanzi itself aside
    for clue in clues:
        if clue.stands_for_another:
            alike.setdefault((clue.start, clue.end), clue.gain)
    before: dict[int, list[Clue]] = defaultdict(list)  # what sounds alike, by where it ends
    for clue in clues:
        if clue.view is None:
            add(clue, clue.known, clue.gain)
            continue
        if clue.view == "characters":
            add(clue, often(clue.view, clue.piece), clue.gain)
        elif clue.view == "sounds":
            for last in before[len(phrase.text[: clue.start].rstrip())]:
                both = last.piece + clue.piece
                pair = often("sounds", both)
                add(last, pair, alike[last.start, last.end])
                add(clue, pair, alike[clue.start, clue.end])
            before[clue.end].append(clue)
    return found


def _wanted(index: Index, source: int, wanted: Filter) -> list[Target]:
    """A source and what it states, as far as that is wanted."""
    return [
        target
        for target in (index.whole(source), *index.records(source))
        if (not wanted.kinds or index.kind_of(target) in wanted.kinds)
        and (wanted.among is None or target.record in wanted.among)
    ]


def _literal(index: Index, query: str, wanted: Filter) -> Iterable[Explanation]:
    """The wanted texts that hold every word of a query, width, case and script aside."""
    words = [word for word in dict.fromkeys(map(compress, fold(query).split())) if word]
    if not words:
        return
    texts = index.lines.characters[: index.lines.starts[index.lines.sources]]
    places = occurrences(texts, max(words, key=len))
    for source in dict.fromkeys(map(index.lines.at, places)):
        if not wanted.sections or index.corpus.sources[source].section in wanted.sections:
            for target in _wanted(index, source, wanted):
                if all(word in index.lines.characters[target.start : target.end] for word in words):
                    yield literal_explanation(index, target, words)


def _ranked(index: Index, phrase: Phrase, found: Sequence[Explanation]) -> list[Explanation]:
    """The best first; of equals what has a figure, where one is asked for.

    Then the text that says it itself, then what is asked as that; of these the text that says less
    beside. A passage stands before what it states.
    """
    order = {record.id: place for place, record in enumerate(index.corpus.records)}
    whole: dict[tuple[int, float], bool] = defaultdict(bool)
    own: dict[tuple[int, float], bool] = defaultdict(bool)
    for each in found:
        own[each.target.source, each.score] |= each.own
        whole[each.target.source, each.score] |= each.named > WHOLE
    return sorted(
        found,
        key=lambda each: (
            -each.score,
            phrase.asks_for_figure and not index.figures(each.target.source),
            not own[each.target.source, each.score],
            not whole[each.target.source, each.score],
            index.lines.length(each.target.source),
            each.target.source,
            each.target.record is not None,
            -round(each.named, 3),
            -each.leaning,
            order.get(each.target.record or "", 0),
        ),
    )
