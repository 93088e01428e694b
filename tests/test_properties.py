"""Whatever is typed or stands in a file, hycli ends with a status of the contract.

HYCLI_CASES=10000 tries more of it than the normal run does; `.ci/run` tries 100.
"""

import io
import json
import math
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

import documents
import pytest
from documents import Step
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from run import call

import hycli
from hycli.checking import faults
from hycli.output import FORMATS
from hycli.schema import schema_text, violations
from hycli.search.corpus import Kind
from hycli.terminal import visible

CASES = int(os.environ.get("HYCLI_CASES", "25"))
MANY = settings(
    max_examples=CASES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
STATUSES = {0, 1, 2, 3}

# Any text, but seldom one that no process can be given.
any_text = st.text(max_size=30)
commands = st.sampled_from("sections show metrics honours search check schema".split())
words = st.sampled_from(
    """
    -- --help -h --version -V --json -f --format table tsv csv json jsonl md nonsense --columns id
    name,id ref,text value --color always never auto --section -s 0 2 5 9 economy 民生 minsheng
    --kind share metric passage --unit % 亿元 --period 2020 five-years --sort value --reverse
    --chart --recipient 祁东县 --limit 1 -1 1000000 --min-score 50 101 nan inf --exact --explain
    --report - 5.1.1 5.1.99 grp-2020 garden-city 脱贫功坚 tpgj 三千五百亿 poverty 贫困 试点 ① １２３
    '' 12.6:33.5:44 99999999999999999999.1.1 /dev/null
    """.split()
)
arguments = st.lists(st.one_of(commands, words, words, any_text), max_size=7)
# A command first, else most lists end at the first word.
lines = st.one_of(arguments, st.builds(lambda one, more: [one, *more], commands, arguments))


def is_harmless(text: str) -> bool:
    """Whether nothing in a text drives a terminal."""
    return all(visible(char) == char for char in text if char != "\n")


@MANY
@given(
    typed=lines,
    terminal=st.booleans(),
    width=st.integers(20, 130),
    stdin=st.binary(max_size=40),
)
def test_any_line_of_arguments(
    typed: list[str], *, terminal: bool, width: int, stdin: bytes
) -> None:
    """No exception, a status of the contract, words where something is wrong."""
    stream = io.TextIOWrapper(io.BytesIO(stdin))
    with mock.patch.object(sys, "stdin", stream):
        done = call(*typed, terminal=terminal, width=width, env={"TERM": "dumb"})

    assert done.status in STATUSES
    if done.status == 2 or (done.status == 3 and "check" not in typed):
        assert done.message.startswith("hycli: ")
        assert done.message.count("\n") == 1
        assert done.out == b"" or "-" in typed
    assert is_harmless(done.message)
    done.out.decode()


@MANY
@given(
    st.text(min_size=1, max_size=40),
    st.sampled_from(list(FORMATS)),
    st.integers(20, 120),
)
def test_any_phrase(phrase: str, form: str, width: int) -> None:
    """Found, not found, or refused; the same bytes twice."""
    asked = ["search", "-f", form, "--", phrase]
    with mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(b""))):
        done = call(*asked, terminal=True, width=width, env={"TERM": "dumb"})
        again = call(*asked, terminal=True, width=width, env={"TERM": "dumb"})

    assert done.status in {0, 1, 2}
    assert (done.status == 1) <= (done.text in ("", "[]\n") or form in ("csv", "spreadsheet"))
    assert done == again
    if form in ("md", "table"):
        assert is_harmless(done.text)


REPORT = hycli.load()
#: The same without other names, readings, figures and English.
BARE = hycli.Report(
    {
        "title": REPORT.title,
        "sections": [
            {"subject": each.subject, "paragraphs": each.paragraphs} for each in REPORT.sections
        ],
    }
)
#: What phrases are made of that find something: stretches of the report, names, typed otherwise.
_ends = st.tuples(st.integers(0, 200), st.integers(1, 12))
stretches = st.one_of(
    st.builds(
        lambda passage, ends: passage.text[ends[0] :][: ends[1]],
        st.sampled_from(REPORT.passages),
        _ends,
    ),
    st.builds(
        lambda text, ends: text[ends[0] :][: ends[1] * 2],
        st.sampled_from(sorted(REPORT.translations.values())),
        _ends,
    ),
    st.sampled_from(
        "shuikoushan tpgj tuopin 三千五百亿 2020 -1,234 's 7.4% 第4批 多少 the of how many".split()
    ),
    st.text(max_size=4),
)
phrases = st.builds(
    lambda parts, times, between: between.join(parts * times)[:1000],
    st.lists(stretches, min_size=1, max_size=6),
    st.sampled_from([1, 1, 1, 2, 40, 1000]),
    st.sampled_from(["", " ", "，"]),
).filter(str.strip)


@MANY
@given(phrases, st.sampled_from([REPORT, BARE]))
def test_any_phrase_of_any_length_gives_sound_hits(phrase: str, report: hycli.Report) -> None:
    """Hits come in order, score 0 to 100, and their spans lie apart within their text."""
    hits = report.search(phrase, None)

    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        assert 0 <= hit.score <= 100
        ends = [place for span in hit.spans for place in span]
        assert ends == sorted(set(ends)), "spans overlap or touch"
        assert ends
        assert ends[0] >= 0
        assert ends[-1] <= len(hit.text)
        assert hit.ways
        assert all(bool(part.matched) == (part.way is not None) for part in hit.parts)


#: Of a longer phrase not every pair of points is compared.
LONG = 100


@MANY
@given(phrases, st.sampled_from(REPORT.sections), st.sampled_from(Kind))
def test_what_is_found_is_found_in_a_narrowed_search(
    phrase: str, section: hycli.Section, kind: str
) -> None:
    """With the same score, or a better one where the bound on work leaves more for fewer texts."""
    everything = REPORT.search(phrase, None)
    cases: tuple[tuple[dict[str, Any], Callable[[hycli.Hit], bool]], ...] = (
        ({"section": section.number}, lambda hit: hit.section == section.number),
        ({"kinds": [kind]}, lambda hit: hit.kind == kind),
    )
    for narrowed, wanted in cases:
        found = REPORT.search(phrase, None, **narrowed)
        scores = {(hit.ref, hit.id, hit.text): hit.score for hit in found}
        assert all(wanted(hit) for hit in found)
        for hit in filter(wanted, everything):
            score = scores[hit.ref, hit.id, hit.text]
            assert score >= hit.score if len(phrase) > LONG else score == hit.score


keys = st.one_of(st.text(max_size=8), st.sampled_from(["id", "title", "metrics", "a[0].b"]))
scalars: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([10**400, -(10**400), 1e308, 0, -1]),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from(["1.1.1", "9.9.9", "0.1.1", "%", "=", "share", "multiple", "grp-2020"]),
)
values: st.SearchStrategy[Any] = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)


def places(value: Any, steps: tuple[Step, ...] = ()) -> list[tuple[Step, ...]]:
    """Every path of a document."""
    found = [steps] if steps else []
    if isinstance(value, dict):
        for key, inner in value.items():
            found += places(inner, (*steps, key))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            found += places(inner, (*steps, position))
    return found


SCHEMA = json.loads(schema_text())
SMALL = documents.small("一句，红豆生南国。", "红豆")
PLACES = {name: places(make()) for name, make in (("real", documents.real), ("small", SMALL.copy))}


def spoilt(data: st.DataObject, name: str) -> Any:
    """A document with one to three changes: values replaced, left out, doubled or swapped."""
    document = documents.real() if name == "real" else json.loads(json.dumps(SMALL))
    for _ in range(data.draw(st.integers(1, 3))):
        steps = data.draw(st.sampled_from(PLACES[name]))
        other = data.draw(st.sampled_from(PLACES[name]))
        how = data.draw(st.sampled_from(["replace", "replace", "leave out", "double", "swap"]))
        try:
            parent, value = documents.at(document, steps[:-1]), documents.at(document, other)
            if how == "replace":
                parent[steps[-1]] = data.draw(values)
            elif how == "leave out":
                del parent[steps[-1]]
            elif how == "swap":
                parent[steps[-1]] = value
            elif isinstance(parent, list):
                parent.append(parent[int(steps[-1])])
        except (KeyError, IndexError, TypeError, ValueError):
            continue  # an earlier change took the place away
    return document


#: Commands that read a file, in formats that differ.
READERS = [
    [*command, "-f", form]
    for command in (["sections"], ["show", "1"], ["metrics", "--chart"], ["search", "南国"])
    for form in ("table", "tsv", "json")
]


def is_refused_or_works(file: Path, readers: list[list[str]] = READERS) -> None:
    """Commands agree on a file: all refuse it with 3, or all answer."""
    verdict = call("check", str(file), "--json")
    assert verdict.status in {0, 3}
    loaded = True
    try:
        report = hycli.load(file)
        report.search("红豆")
    except hycli.ReportError:
        loaded = False
    assert loaded is (verdict.status == 0)
    for command in readers if loaded else readers[:3]:
        done = call("--report", str(file), *command)
        assert done.status in ({0, 1} if loaded else {3})
        assert loaded or done.out == b""
        assert loaded or done.message.count("\n") == 1


def serialised(document: Any) -> str | None:
    """A document as JSON; None where Python would not read it again."""
    try:
        return json.dumps(document)
    except (ValueError, RecursionError):
        return None


@MANY
@given(st.data())
@pytest.mark.parametrize("name", ["small", "real"])
def test_any_change_of_a_document(tmp_path_factory: Any, name: str, data: st.DataObject) -> None:
    """It is refused with its faults named, or everything works on it."""
    text = serialised(spoilt(data, name))
    if text is not None:
        file = tmp_path_factory.getbasetemp() / f"{name}.json"
        file.write_text(text, encoding="utf-8")
        # The real report is 200 KB: all of them on each of its changes would take a minute.
        is_refused_or_works(
            file, READERS if name == "small" else [data.draw(st.sampled_from(READERS))]
        )


@MANY
@given(values)
def test_any_json(tmp_path_factory: Any, document: Any) -> None:
    """Nothing but a report is one."""
    text = serialised(document)
    if text is not None:
        file = tmp_path_factory.getbasetemp() / "any.json"
        file.write_text(text, encoding="utf-8")
        is_refused_or_works(file)


@MANY
@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(max_size=100).map(lambda text: text.encode("utf-8", "replace")),
    )
)
def test_any_bytes(tmp_path_factory: Any, data: bytes) -> None:
    """A file of anything is refused as JSON; as a text it is refused or works."""
    for name in ("any.json", "any.txt"):
        file = tmp_path_factory.getbasetemp() / name
        file.write_bytes(data)

        is_refused_or_works(file)


@MANY
@given(
    st.lists(
        st.text(
            st.sampled_from(
                "经济增长7.4%亿元，。；！？、一二（）：# -*\n\u3000\t“”获评科目成绩年第"
            )
        ),
        max_size=12,
    ).map("\n".join),
    st.sampled_from(["utf-8", "gb18030"]),
)
def test_any_text(tmp_path_factory: Any, text: str, encoding: str) -> None:
    """Made of what reports are made of: refused, or a valid draft that every command works on."""
    file = tmp_path_factory.getbasetemp() / "report.txt"
    file.write_bytes(text.encode(encoding))

    is_refused_or_works(file)
    if call("check", str(file)).status == 0:
        assert faults(call("draft", str(file)).json) == []


@MANY
@given(st.data())
def test_faults_are_those_of_the_schema(data: st.DataObject) -> None:
    """What breaks the schema to us breaks it to another validator, and each place is there."""
    jsonschema_rs = pytest.importorskip("jsonschema_rs")
    document = spoilt(data, "small")
    text = serialised(document)
    if text is None or re.search(r"\\ud[89a-f]", text):
        return
    numbers = [leaf for leaf in leaves(document) if isinstance(leaf, float)]
    if not all(map(math.isfinite, numbers)) or any(map(float.is_integer, numbers)):
        return  # no JSON, or what a JSON Schema takes for an integer

    found = list(violations(document, SCHEMA))

    assert (found == []) is jsonschema_rs.is_valid(SCHEMA, document)
    for steps, message in found:
        place = steps[:-1] if message == "it is missing" else steps
        documents.at(document, place)


def leaves(value: Any) -> list[Any]:
    """The values of a document that hold no others."""
    if isinstance(value, dict):
        return [leaf for inner in value.values() for leaf in leaves(inner)]
    if isinstance(value, list):
        return [leaf for inner in value for leaf in leaves(inner)]
    return [value]
