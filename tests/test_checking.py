"""A knowledge file that is not valid: what is said, where, and with which status."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import documents
import pytest
from documents import Step
from run import Done, call, run

from hycli import ReportError, load
from hycli.checking import faults
from hycli.schema import schema_text

TEXT, LIST = "text", "a list"
NUMBER, WHOLE = "a number", "a whole number"
LISTS = ("lead", "sections", "metrics", "honours", "glossary", "notes")

#: The fields of each kind of record by the path to a specimen, with the type of each: first those
#: that must be there, then those that may be missing.
FIELDS: dict[tuple[Step, ...], tuple[dict[str, str], dict[str, str]]] = {
    (): (
        {"title": TEXT, "sections": LIST},
        dict.fromkeys(("subtitle", "kicker", "byline", "place", "source"), TEXT)
        | dict.fromkeys(("lead", "metrics", "honours", "glossary", "notes"), LIST),
    ),
    ("sections", 4): (
        {"subject": TEXT, "paragraphs": LIST},
        {"number": WHOLE, "id": TEXT}
        | dict.fromkeys(("achievement", "subject_en", "achievement_en"), TEXT),
    ),
    ("metrics", 7): (
        {"ref": TEXT, "name": TEXT, "value": NUMBER, "unit": TEXT, "quote": TEXT},
        {"id": TEXT, "section": WHOLE, "fold": NUMBER}
        | dict.fromkeys(("name_en", "period", "baseline_period"), TEXT),
    ),
    ("honours", 9): (
        {"ref": TEXT, "title": TEXT, "quote": TEXT},
        {"id": TEXT, "section": WHOLE}
        | dict.fromkeys(("recipient", "title_en", "verb", "year"), TEXT),
    ),
    ("glossary", 5): ({"term": TEXT, "names": LIST}, {}),
    ("notes", 0): ({"ref": TEXT, "quote": TEXT, "note": TEXT}, {"correction": TEXT}),
}
#: What may be missing but not null.
NOT_NULL = {"id", "number", "section", *LISTS}
#: Tried in tests of their own.
OTHERWISE = {"asked_as", "translations", "readings", "year", "comparator", "kind", "drafted"}
MISSING = object()

#: Values of another type, and how a message writes them.
OTHERS: dict[str, list[tuple[Any, str]]] = {
    TEXT: [(7, "7"), (True, "true"), (["text"], "a list"), ({}, "an object")],
    WHOLE: [("5", '"5"'), (5.5, "5.5"), (5.0, "5.0"), (True, "true"), ([5], "a list")],
    NUMBER: [("5", '"5"'), (False, "false"), ([5], "a list")],
    LIST: [("text", '"text"'), ({}, "an object"), (1, "1")],
}


def spoilt_fields() -> Iterator[Any]:
    for place, (required, optional) in FIELDS.items():
        for field, kind in (required | optional).items():
            wrong = [(value, f"it must be {kind}, not {word}") for value, word in OTHERS[kind]]
            wrong += [("", "it is empty")] * (kind is TEXT and field not in {"id", "ref"})
            if field in required:
                wrong.append((MISSING, "it is missing"))
            if field in required or field in NOT_NULL:
                wrong.append((None, f"it must be {kind}, not null"))
            for value, message in wrong:
                name = ".".join(map(str, (*place, field)))
                yield pytest.param(place, field, value, message, id=f"{name} {message}")


def refused(done: Done, *words: str) -> None:
    """Status 3, nothing on standard output, and one or two lines that name the place."""
    lines = done.message.splitlines()
    assert done.status == 3
    assert done.out == b""
    assert 1 <= len(lines) <= 2
    assert lines[0].startswith("hycli: ")
    for word in words:
        assert word in done.message
    assert "Traceback" not in done.message
    assert "internal" not in done.message


@pytest.mark.parametrize(("place", "field", "value", "message"), list(spoilt_fields()))
def test_a_spoilt_field_is_named(
    tmp_path: Path, place: tuple[Step, ...], field: str, value: Any, message: str
) -> None:
    """Missing, null, empty or of another type: the message has the record, the field, the value."""
    document = documents.stated()
    record = documents.at(document, place)
    if value is MISSING:
        del record[field]
    else:
        record[field] = value

    done = call("--report", documents.written(tmp_path / "spoilt.json", document), "sections")

    steps = "".join(f"[{step}]" if isinstance(step, int) else step for step in place)
    refused(done, "spoilt.json", f"{steps}.{field}: {message}".removeprefix("."))


@pytest.mark.parametrize(
    ("place", "field"),
    [(place, field) for place, (_, optional) in FIELDS.items() for field in optional],
    ids=str,
)
def test_a_field_that_is_not_known_may_be_missing(place: tuple[Step, ...], field: str) -> None:
    """Or null, but for lists and what follows from a record's place."""
    document = documents.small()
    record = documents.at(document, (*place[:1], 0) if place else ())
    if field not in NOT_NULL:
        record[field] = None
        assert faults(document) == []
    record.pop(field, None)
    assert faults(document) == []


@pytest.mark.parametrize("place", FIELDS, ids=str)
def test_no_field_goes_untried(place: tuple[Step, ...]) -> None:
    """Each of the schema stands above."""
    schema = json.loads(schema_text())
    known = (schema["properties"][place[0]]["items"] if place else schema)["properties"]
    required, optional = FIELDS[place]

    assert known.keys() - {*required, *optional} <= OTHERWISE


@pytest.mark.parametrize("place", FIELDS, ids=str)
def test_an_unknown_field_is_named(tmp_path: Path, place: tuple[Step, ...]) -> None:
    """A misspelt name of a field that may be missing would be lost otherwise."""
    document = documents.real()
    documents.at(document, place)["quoet"] = "2020"

    done = call("--report", documents.written(tmp_path / "spoilt.json", document), "sections")

    refused(done, "quoet: there is no such field")


#: What is wrong, where, the value that is written there, and words of what is said of it: right in
#: shape, wrong in sense.
SENSELESS = [
    ("an id of two metrics", "metrics[1].id", "lead-grp-growth", "lead-grp-growth"),
    ("an id of a metric and an honour", "honours[3].id", "grp-2020", "grp-2020"),
    ("an id of two sections", "sections[2].id", "economy", "economy"),
    ("an id of a section and an honour", "honours[3].id", "economy", "economy"),
    ("an id of the lead", "metrics[3].id", "lead", "lead"),
    ("a section's number", "metrics[3].id", "5", "5"),
    ("half a surrogate pair", "metrics[3].unit", "红\ud800", "surrogate"),
    ("no such section", "metrics[0].ref", "9.1.1", "9.1.1"),
    ("no such passage", "honours[0].ref", "1.1.99", "1.1.99"),
    ("no such paragraph", "notes[0].ref", "1.9.1", "1.9.1"),
    ("half a ref", "metrics[0].ref", "0.3", ""),
    ("a ref and a newline", "metrics[0].ref", "0.3.2\n", ""),
    ("a ref of thousands of digits", "metrics[0].ref", "9" * 5000 + ".1.1", ""),
    ("the wrong section", "metrics[0].section", 2, ""),
    ("a quote that the passage does not hold", "metrics[0].quote", "年均增长7.5%", "0.3.2"),
    ("a quote with a blank too many", "honours[5].quote", "获批 湘南", "1.1.1"),
    ("a note's quote", "notes[2].quote", "12.6：33.5", "2.1.2"),
    ("fold: added", "metrics[11].fold", 2.54, "1.54"),
    ("fold: not added", "metrics[17].fold", 2.6, "3.6"),
    ("fold: of a rate", "metrics[0].fold", 1.5, "rate"),
    (
        "no such kind",
        "metrics[0].kind",
        "ratio",
        '"ratio" is none of "level", "count", "share", "rate", "multiple", "increase", "streak"',
    ),
    ("no such comparator", "metrics[0].comparator", ">=", '">=" is none of "=", ">", "<=", null'),
    (
        "an id not in kebab",
        "metrics[0].id",
        "GRP 2020",
        '"GRP 2020" is not written like "grp-2020"',
    ),
    ("a number skipped", "sections[3].number", 7, "7"),
    ("1.0", "sections[0].number", 1.0, "whole"),
    ("of 1.0", "honours[0].section", 1.0, "whole"),
    ("below zero", "sections[0].number", -1, ""),
    ("no section", "sections", [], ""),
    ("a term not printed", "glossary[0].term", "海港", ""),
    ("a translation of nothing", 'translations["9.1.1"]', "Nowhere.", "9.1.1"),
    ("an empty translation", 'translations["1.1.1"]', "", ""),
    ("words that ask for nothing", 'asked_as["grp-2021"]', {"zh": ["产值"], "en": []}, "grp-2021"),
    ("words in another language", 'asked_as["grp-2020"].de', ["Wert"], "no such field"),
    ("a term twice", "glossary[1].term", documents.real()["glossary"][0]["term"], "stands 2 times"),
    ("short readings", 'readings["0.title"]', "guo qu", "characters"),
    ("readings of nothing", 'readings["9.9.9"]', "guo qu", "9.9.9"),
    ("a year", "year", "2021年", '"2021年" is not written like "2021"'),
]


@pytest.mark.parametrize(
    ("place", "value", "words"), [pytest.param(*rest, id=why) for why, *rest in SENSELESS]
)
def test_a_senseless_value_is_named(tmp_path: Path, place: str, value: Any, words: str) -> None:
    """Commands refuse the file, and `check` names the place."""
    document = documents.real()
    *steps, last = documents.steps(place)
    documents.at(document, steps)[last] = value
    file = documents.written(tmp_path / "spoilt.json", document)

    done = call("check", file, "--json")

    assert done.status == 3
    assert place in [fault["path"] for fault in done.json]
    assert words in " ".join(fault["message"] for fault in done.json)
    refused(call("--report", file, "sections"))


def with_text(old: str, new: str) -> bytes:
    """The bundled file's bytes with a piece of text replaced once."""
    text = json.dumps(documents.real(), ensure_ascii=False, indent=2)
    assert old in text
    return text.replace(old, new, 1).encode()


VALID = json.dumps(documents.real(), ensure_ascii=False).encode()

#: Files that are no JSON or not quite, with what the message must say.
BYTES = [
    pytest.param(b"", "empty", id="empty"),
    pytest.param(b" \n\t\n", "empty", id="blank"),
    pytest.param(b"\xef\xbb\xbf" + VALID, "byte-order mark", id="BOM"),
    pytest.param(VALID.decode().encode("utf-16"), "UTF-16", id="UTF-16 with BOM"),
    pytest.param(VALID.decode().encode("utf-16-le"), "", id="UTF-16 LE"),
    pytest.param(VALID.decode().encode("utf-32"), "", id="UTF-32"),
    pytest.param(VALID.decode().encode("gb18030"), "UTF-8", id="GB 18030"),
    pytest.param(b'{\n"title":\n"\xff"}', "line 3", id="a stray byte"),
    pytest.param(VALID[:5000].decode(errors="ignore").encode(), "line 1", id="truncated"),
    pytest.param(VALID[:-1], "line 1", id="the last brace missing"),
    pytest.param(VALID + b"]", "line 1", id="a bracket too many"),
    pytest.param(VALID[:-1] + b",}", "line 1", id="a comma too many"),
    pytest.param(b"null", "$", id="null"),
    pytest.param(b"[]", "$", id="an array"),
    pytest.param(b'"report"', "$", id="a string"),
    pytest.param(b"{}", "title", id="an empty object"),
    pytest.param(with_text('"value": 7.4', '"value": NaN'), "NaN", id="NaN"),
    pytest.param(with_text('"value": 7.4', '"value": Infinity'), "Infinity", id="Infinity"),
    pytest.param(with_text('"value": 7.4', '"value": -Infinity'), "Infinity", id="-Infinity"),
    pytest.param(with_text('"value": 7.4', '"value": 1e999'), "metrics[0].value", id="1e999"),
    pytest.param(with_text('"value": 7.4', f'"value": {"9" * 5000}'), "digits", id="5000 digits"),
    pytest.param(with_text('"value": 7.4', '"value": 07.4'), "line", id="a leading zero"),
    pytest.param(with_text('"unit": "%"', '"unit": "%", "unit": "%"'), '"unit"', id="a key twice"),
    pytest.param(with_text('"unit": "%"', '"unit": "\t"'), "line", id="a raw tab"),
    pytest.param(with_text('"unit": "%"', "'unit': '%'"), "line", id="single quotes"),
    pytest.param(b"[" * 100_000, "nests", id="brackets without end"),
    pytest.param(b"[" * 100_000 + b"]" * 100_000, "nests", id="nested by 100,000"),
    pytest.param(b"[" * 900 + b"]" * 900, "", id="nested by 900"),
    pytest.param(b"[" * 300 + b"]" * 300, "", id="nested by 300"),
    pytest.param(b'{"a":' * 300 + b"1" + b"}" * 300, "", id="objects nested by 300"),
    pytest.param(with_text('"title": "', '"title": "\\ud800'), "", id="half a surrogate pair"),
    pytest.param(
        with_text('"0.title": "', '"[b": 5, "0.title": "'), "readings", id="a bracket in a key"
    ),
    pytest.param(b"\x00" * 100, "", id="null bytes"),
    pytest.param(bytes(range(256)) * 50, "", id="every byte"),
    pytest.param(b"\x1f\x8b\x08\x00" + b"\x00" * 50, "", id="gzip"),
]


@pytest.mark.parametrize(("data", "words"), BYTES)
@pytest.mark.parametrize("command", [["sections"], ["check"]], ids=" ".join)
def test_a_file_of_other_bytes_is_refused(
    tmp_path: Path, command: list[str], data: bytes, words: str
) -> None:
    """Whatever the file holds, status 3 and what is wrong where."""
    file = tmp_path / "spoilt.json"
    file.write_bytes(data)

    done = call("--report", str(file), *command)

    assert done.status == 3
    assert "Traceback" not in done.message
    assert "spoilt.json" in done.message
    assert words in done.message + done.text
    if command != ["check"]:
        refused(done)


@pytest.mark.parametrize(
    ("command", "status"),
    [
        (["sections"], 3),
        (["show", "5"], 3),
        (["metrics"], 3),
        (["honours", "试点"], 3),
        (["search", "脱贫"], 3),
        (["check"], 3),
        (["schema"], 0),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else None,
)
def test_every_command_that_reads_the_report_refuses_it(
    tmp_path: Path, command: list[str], status: int
) -> None:
    """With 3 and one or two lines; `schema` reads no report."""
    file = tmp_path / "spoilt.json"
    file.write_bytes(b"{")

    done = call("--report", str(file), *command)

    if status:
        refused(done, "spoilt.json", "line 1")
    assert done.status == status


def test_the_environment_names_the_file_too(tmp_path: Path) -> None:
    """HYCLI_REPORT does the same as --report, which wins; empty it does nothing."""
    file = documents.written(tmp_path / "small.json", documents.small())

    assert len(run("sections", env={"HYCLI_REPORT": file}).lines) == 1
    assert len(call("sections", env={"HYCLI_REPORT": ""}).lines) == 8
    refused(call("--report", "nowhere.json", "sections", env={"HYCLI_REPORT": file}), "nowhere")
    refused(call("sections", env={"HYCLI_REPORT": "nowhere.json"}), "nowhere")


def fifo(path: Path) -> None:
    os.mkfifo(path)


def loop(path: Path) -> None:
    path.symlink_to(path)


def endless(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1_000_000_000)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        pytest.param(Path.mkdir, "", id="a directory"),
        pytest.param(fifo, "regular", id="a FIFO without a writer"),
        pytest.param(loop, "", id="a link to itself"),
        pytest.param(endless, "larger than 512 MiB", id="a file of 1 GB"),
        pytest.param(lambda _: None, "No such file", id="a missing file"),
        pytest.param(lambda path: path.symlink_to("/dev/zero"), "regular", id="/dev/zero"),
        pytest.param(lambda path: path.symlink_to("/dev/null"), "regular", id="/dev/null"),
    ],
)
@pytest.mark.parametrize("command", ["sections", "check"])
def test_what_is_no_file_is_refused(
    tmp_path: Path, make: Callable[[Path], object], words: str, command: str
) -> None:
    """At once: nothing waits for a writer, nothing is read without end."""
    place = tmp_path / "place.json"
    make(place)

    done = run("--report", str(place), command)

    refused(done, "place.json", words)


@pytest.mark.parametrize(
    "name",
    ["a\nb.json", "a\x1b[31mb.json", "a\u202eb.json", "\udcff.json", "\x9b2J.json", "x" * 5000],
    ids=ascii,
)
def test_the_name_of_a_file_is_printed_harmlessly(tmp_path: Path, name: str) -> None:
    """Controls in it are made visible, and the message stays one line."""
    done = call("--report", str(tmp_path / name), "sections")

    refused(done)
    for raw in ("\x1b", "\u202e", "\x9b"):
        assert raw not in done.message


def test_a_null_byte_in_a_name_is_refused() -> None:
    """No process can pass one, but a caller can."""
    with pytest.raises(ReportError, match="null byte"):
        load("a\x00b")


# check --------------------------------------------------------------------------------------


def test_check_names_every_fault_with_its_place(tmp_path: Path) -> None:
    """Faults of shape in the document's order, then those of sense, whatever else is wrong."""
    document = documents.real()
    del document["metrics"][3]["unit"]
    document["metrics"][3]["quote"] = "不在此处"
    document["metrics"][11]["fold"] = 99
    document["honours"][4]["year"] = 2020
    document["honours"][4]["ref"] = "1.7.7"
    document["glossary"][2]["term"] = "并无此词"
    file = documents.written(tmp_path / "spoilt.json", document)

    done = call("check", file, "--json")

    assert [(fault["path"], fault["message"]) for fault in done.json] == [
        ("metrics[3].unit", "it is missing"),
        ("honours[4].year", "it must be text, not 2020"),
        ("metrics[3].quote", 'passage 1.1.2 does not hold "不在此处"'),
        ("honours[4].ref", 'there is no passage "1.7.7"'),
        ("metrics[11].fold", "the fold of this multiple is 1.54, not 99"),
        ("glossary[2].term", 'the report does not hold "并无此词"'),
    ]
    assert done.status == 3
    assert "6 faults" in done.message


def test_what_cannot_be_judged_is_not(tmp_path: Path) -> None:
    """A paragraph that is no text makes no ref or term wrong."""
    document = documents.real()
    document["sections"][1]["paragraphs"][0] = 5
    file = documents.written(tmp_path / "spoilt.json", document)

    done = call("check", file, "--json")

    assert [fault["path"] for fault in done.json] == ["sections[1].paragraphs[0]"]


@pytest.mark.parametrize(
    "document",
    [5, {"title": "t", "sections": [5]}, documents.small() | {"metrics": [{"nmae": "x"}]}],
    ids=["a number", "a section that is one", "a misspelt field"],
)
def test_a_bundled_report_that_was_edited_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, document: Any
) -> None:
    """It is not checked at each start, but what fails because of it is told like any fault."""
    file = documents.written(tmp_path / "report.json", document)
    monkeypatch.setattr("hycli.loading.bundled_path", lambda: Path(file))

    with pytest.raises(ReportError, match=r"report\.json"):
        load()


def test_a_section_without_passages_says_so(tmp_path: Path) -> None:
    """A ref into it is wrong usage, not a fault of hycli."""
    document = documents.small()
    document["sections"].append(dict(document["sections"][0], number=2, id="two", paragraphs=[]))
    file = documents.written(tmp_path / "small.json", document)

    done = call("--report", file, "show", "2.1.1")

    assert done.status in {2, 3}
    assert done.message.count("\n") == 1
    assert done.status == 3 or "no passage" in done.message


def test_check_of_a_valid_file_finds_nothing(tmp_path: Path) -> None:
    """Status 0, no record, and a word on standard error."""
    file = documents.written(tmp_path / "small.json", documents.small())

    done = call("check", file)

    assert (done.status, done.out) == (0, b"")
    assert done.message == f"hycli: {file}: valid\n"


def test_check_without_a_file_checks_the_one_in_use(tmp_path: Path) -> None:
    """The bundled one, or what --report names."""
    spoilt = documents.small()
    spoilt["metrics"][0]["fold"] = 3
    file = documents.written(tmp_path / "spoilt.json", spoilt)

    assert call("check").status == 0
    assert call("--report", file, "check").status == 3


def test_the_first_fault_is_told_and_the_others_are_counted(tmp_path: Path) -> None:
    """Commands that need the report say where to read on."""
    document = documents.real()
    for metric in document["metrics"][:3]:
        metric["quote"] = "不在此处"
    file = documents.written(tmp_path / "spoilt.json", document)

    refused(call("--report", file, "metrics"), "metrics[0].quote", "2 more", "hycli check")


def test_a_small_report_of_another_kind_is_valid(tmp_path: Path) -> None:
    """One section and no readings are enough; commands work on it."""
    file = documents.written(tmp_path / "small.json", documents.small("红豆生南国。"))

    assert faults(documents.small()) == []
    assert call("--report", file, "sections").status == 0
    assert call("--report", file, "search", "红豆").status == 0
    assert call("--report", file, "show", "1").status == 0


@pytest.mark.parametrize("kind", ["multiple", "increase", "share", "level"])
@pytest.mark.parametrize(
    "value",
    [10**400, -(10**400), 1e308, -1e308, 1e-320, 0, -5, 0.1 + 0.2],
    ids=lambda value: f"{str(value)[:6]}... of {len(str(value))}",
)
def test_any_number_is_refused_or_printed(tmp_path: Path, kind: str, value: float) -> None:
    """JSON sets no bounds: a number beyond a float's is a fault of the file, or it is shown."""
    document = documents.small("红豆生南国。")
    metric = document["metrics"][0]
    metric["value"], metric["kind"] = value, kind
    metric["fold"] = {"multiple": value, "increase": value + 1}.get(kind)
    if kind == "increase" and isinstance(value, float):
        metric["fold"] = round(value + 1, 9)
    file = documents.written(tmp_path / "small.json", document)

    valid = call("check", file).status == 0

    for command in (["metrics"], ["metrics", "--chart"], ["show", "1"]):
        for form in ("table", "tsv", "json"):
            done = call("--report", file, *command, "-f", form)
            assert done.status in ({0, 1} if valid else {3})


def test_every_commands_messages_are_not_repeated() -> None:
    """The bundled file has no fault to tell: nothing on standard error but the verdict."""
    assert call("sections").message == ""
    assert call("check").message.count("\n") == 1


def test_a_wrong_column_comes_before_any_verdict() -> None:
    """One line, and not that the file is valid."""
    done = run("check", "--columns", "sections")

    assert done.status == 2
    assert done.message.startswith('hycli: no column "sections"')
    assert done.message.count("\n") == 1
