"""Every format says the same: what is printed parses back to the records."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import documents
import pytest
from run import PROJECT, Done, call, unescaped

import hycli
from hycli.output import FORMATS
from hycli.output.columns import RECORDS

Record = dict[str, Any]

#: Arguments that bring some records, one and nothing, by command.
CASES = {
    "sections": ("sections", ["sections"], None, None),
    "metrics": (
        "metrics",
        ["metrics"],
        ["metrics", "--kind", "share", "--period", "2020"],
        ["metrics", "--kind", "share", "--section", "6"],
    ),
    "metrics PHRASE": (
        "metrics",
        ["metrics", "企业"],
        ["metrics", "失业率"],
        ["metrics", "奥运会"],
    ),
    "chart": (
        "chart",
        ["metrics", "--chart"],
        ["metrics", "--chart", "失业率", "2.1.8"],
        ["metrics", "--chart", "--section", "8"],
    ),
    "honours": (
        "honours",
        ["honours"],
        ["honours", "--recipient", "耒阳市"],
        ["honours", "--recipient", "耒阳市", "--section", "1"],
    ),
    "search": (
        "search",
        ["search", "脱贫攻坚"],
        ["search", "脱贫攻坚", "--limit", "1"],
        ["search", "奥运会"],
    ),
    "show": ("show", ["show", "5.1.1", "grp-2020"], ["show", "0.1.1"], None),
}
SOME = [pytest.param(kind, some, id=name) for name, (kind, some, _, _) in CASES.items()]
ONE = [
    pytest.param(kind, one, id=name)
    for name, (kind, _, one, _) in CASES.items()
    if one and kind != "chart"
]
NOTHING = [
    pytest.param(kind, nothing, id=name) for name, (kind, _, _, nothing) in CASES.items() if nothing
]


def from_tsv(done: Done, names: list[str]) -> list[Record]:
    return [
        dict(zip(names, map(unescaped, line.split("\t")), strict=True))
        for line in done.text.split("\n")[:-1]
    ]


def from_csv(done: Done, names: list[str]) -> list[Record]:
    header, *rows = csv.reader(io.StringIO(done.text.removeprefix("\ufeff"), newline=""))
    assert header == names
    return [dict(zip(names, row, strict=True)) for row in rows]


def from_markdown(done: Done, names: list[str]) -> list[Record]:
    def cells(line: str) -> list[str]:
        assert line.startswith("| ")
        assert line.endswith(" |")
        parts = re.split(r"(?<!\\)(?:\\\\)* \| ", line[2:-2])
        return [re.sub(r"\\(.)", r"\1", part).replace("<br>", "\n") for part in parts]

    header, ruler, *rows = done.text.split("\n")[:-1]
    assert cells(header) == names
    assert set(cells(ruler)) == {"---"}
    return [dict(zip(names, cells(row), strict=True)) for row in rows]


def from_json(done: Done, names: list[str]) -> list[Record]:
    return [each for each in done.json if list(each) == names]


def from_jsonl(done: Done, names: list[str]) -> list[Record]:
    return [each for line in done.text.split("\n")[:-1] if list(each := json.loads(line)) == names]


#: How each format is read; those without types bring every field as a string.
READERS: dict[str, tuple[Callable[[Done, list[str]], list[Record]], bool]] = {
    "tsv": (from_tsv, False),
    "csv": (from_csv, False),
    "spreadsheet": (from_csv, False),
    "md": (from_markdown, False),
    "json": (from_json, True),
    "jsonl": (from_jsonl, True),
}


def without_types(record: Record) -> dict[str, str]:
    """The fields as strings: null is empty, a list is JSON."""
    return {
        name: ""
        if value is None
        else value
        if isinstance(value, str)
        else json.dumps(value, ensure_ascii=False)
        for name, value in record.items()
    }


def names_of(kind: str) -> list[str]:
    return [column.name for column in RECORDS[kind]() if not column.on_request]


def test_each_format_for_programs_is_read_here() -> None:
    """So that none goes untested."""
    assert READERS.keys() == FORMATS.keys() - {"table"}


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_a_readme_names_each_format(name: str) -> None:
    """Beside `--json`."""
    (named,) = re.findall(r"`-f (\w+(?:\|\w+)+)`", (PROJECT / name).read_text(encoding="utf-8"))

    assert {"json", *named.split("|")} == FORMATS.keys()


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize(("kind", "arguments"), [*SOME, *ONE])
def test_what_is_printed_parses_back(kind: str, arguments: list[str], form: str) -> None:
    """To the same records with the same fields in the same order, status 0."""
    names = names_of(kind)
    if kind == "show":  # without which JSON has whole objects
        arguments = [*arguments, "--columns", ",".join(names)]
    records = call(*arguments, "--format", "json").json
    assert records

    done = call(*arguments, "--format", form)
    read, typed = READERS[form]

    assert (done.status, done.err) == (0, b"")
    assert read(done, names) == (records if typed else [without_types(each) for each in records])


def test_the_records_are_the_reports(report: hycli.Report) -> None:
    """So that what the formats agree on is right."""
    assert call("metrics", "--json").json == [each._asdict() for each in report.metrics]
    assert call("honours", "--json").json == [each._asdict() for each in report.honours]
    hits = [json.loads(json.dumps(each._asdict())) for each in report.search("脱贫攻坚")]
    names = names_of("search")
    hits = [{name: hit.get(name) for name in names} for hit in hits]
    assert call("search", "脱贫攻坚", "--json").json == hits


@pytest.mark.parametrize(("kind", "arguments"), NOTHING)
@pytest.mark.parametrize("form", FORMATS)
def test_nothing_has_a_form_too(kind: str, arguments: list[str], form: str) -> None:
    """The one that docs/output.md names; status 1 everywhere."""
    done = call(*arguments, "--format", form)

    named = {"nothing": "", "`[]`": "[]\n", "the header": ",".join(names_of(kind)) + "\n"}
    assert (done.status, done.text.removeprefix("\ufeff")) == (1, named[FORMATS[form].nothing])


@pytest.mark.parametrize("form", FORMATS)
def test_a_chart_of_nothing_comparable_is_nothing(form: str) -> None:
    """Figures are found, but none that can be drawn: status 1 as well."""
    assert call("metrics", "失业率", "--chart", "-f", form).status == 1


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_says_so_on_a_terminal_without_words_on_standard_output(form: str) -> None:
    """A terminal gets the same nothing as a pipe, but for the mark of a file's encoding."""
    piped = call("search", "奥运会", "--format", form)
    shown = call("search", "奥运会", "--format", form, terminal=True)

    assert (piped.status, piped.text.removeprefix("\ufeff")) == (shown.status, shown.text)


@pytest.mark.parametrize(("kind", "arguments"), SOME)
@pytest.mark.parametrize("form", READERS)
def test_columns_are_picked_in_their_order(kind: str, arguments: list[str], form: str) -> None:
    """In every format; a column may stand twice where lines have no names."""
    names = names_of(kind)
    picked = [names[-1], names[0]]

    done = call(*arguments, "--columns", f"{picked[0]}, {picked[1]}", "--format", form)

    read, _ = READERS[form]
    assert done.status == 0
    assert [list(record) for record in read(done, picked)] != []
    assert {tuple(record) for record in read(done, picked)} == {tuple(picked)}


@pytest.mark.parametrize(("kind", "arguments"), SOME)
@pytest.mark.parametrize("form", FORMATS)
def test_a_wrong_column_lists_the_right_ones(kind: str, arguments: list[str], form: str) -> None:
    """Status 2 in every format, before anything is printed."""
    done = call(*arguments, "--columns", "nonsense", "--format", form)

    assert (done.status, done.out) == (2, b"")
    assert "nonsense" in done.message
    wanted = names_of(kind)
    for name in wanted:
        assert name in done.message


def test_columns_of_a_table_are_the_picked_ones() -> None:
    """Under their names as headers."""
    lines = call("metrics", "-f", "table", "--columns", "unit,id", width=80).lines

    assert lines[0].split() == ["unit", "id"]
    assert lines[2].split() == ["%", "lead-grp-growth"]


#: The fields of each kind of record.
KEYS = {
    "sections": "number id subject achievement subject_en achievement_en passages characters "
    "metrics honours",
    "metrics": "id section ref name name_en value unit comparator kind fold period "
    "baseline_period quote note",
    "honours": "id section ref recipient title title_en verb year quote note",
    "search": "query rank score kind section ref id text spans ways text_en",
    "show": "ref kind id text",
    "faults": "path message",
}
KEYS["chart"] = KEYS["metrics"]


@pytest.mark.parametrize("kind", RECORDS)
def test_a_record_has_its_keys(kind: str) -> None:
    """Fields may be added behind the others; what programs read keeps its name and its place."""
    assert names_of(kind) == KEYS[kind].split()


#: What `show` prints of each kind of thing in JSON.
OBJECTS = {
    "5": "number id subject achievement subject_en achievement_en passages metrics honours "
    "characters notes",
    "0": "number id subject achievement subject_en achievement_en passages metrics honours "
    "characters title subtitle kicker byline notes",
    "5.1.3": "ref section text metrics honours notes",
    "grp-2020": f"{KEYS['metrics']} passage",
    "garden-city": f"{KEYS['honours']} passage",
}


@pytest.mark.parametrize(("name", "keys"), OBJECTS.items())
def test_an_object_of_show_has_its_keys(name: str, keys: str) -> None:
    """All of them, and no other."""
    assert list(call("show", name, "--json").json) == keys.split()


@pytest.mark.parametrize("arguments", [["--json"], ["-f", "json"], ["--format", "json"]])
def test_json_has_a_short_option(arguments: list[str]) -> None:
    """The same bytes."""
    assert call("sections", *arguments).out == call("sections", "--format=json").out


def test_machine_formats_are_utf_8_with_line_feeds() -> None:
    """Only a spreadsheet program needs to be told."""
    for form in READERS:
        done = call("honours", "-f", form)
        assert b"\r" not in done.out
        assert "衡阳" in done.text
        assert done.out.endswith(b"\n")
        assert done.out.startswith(b"\xef\xbb\xbf") == (form == "spreadsheet")


def test_json_has_chinese_as_it_is() -> None:
    """Nobody reads \\u8861."""
    done = call("sections", "--json")

    assert "把握发展机遇" in done.text
    assert "\\u" not in done.text


def test_json_lines_are_objects_a_line() -> None:
    """As many lines as records."""
    assert len(call("metrics", "-f", "jsonl").lines) == len(call("metrics", "--json").json)


ODD = 'a\tb\nc\rd\\e"f,g|h*i_j`k<b>[l](m)#n&amp;~o~ \\t \\| “衡”。'


@pytest.fixture
def odd(tmp_path: Path) -> str:
    """A report whose texts have everything in them that formats write with."""
    return documents.written(tmp_path / "odd.json", documents.small(ODD))


@pytest.mark.parametrize("form", ["tsv", "csv", "json", "jsonl"])
@pytest.mark.parametrize("command", ["sections", "metrics", "honours"])
def test_odd_texts_come_back_whole(odd: str, command: str, form: str) -> None:
    """Tabs, newlines, quotes, commas and backslashes are escaped as the format has it."""
    names = names_of(command)

    stated = documents.small(ODD)[command][0] | {"note": ODD}

    (record,) = READERS[form][0](call("--report", odd, command, "-f", form), names)

    assert [name for name, value in record.items() if value == ODD] == [
        name for name in names if stated.get(name) == ODD
    ]


def test_odd_texts_keep_a_line_a_record(odd: str) -> None:
    """In TSV and JSON Lines whatever stands in them."""
    for form in ("tsv", "jsonl"):
        assert len(call("--report", odd, "metrics", "-f", form).text.split("\n")) == 2


def test_markdown_escapes_what_would_be_markup(odd: str) -> None:
    """A bar, a star or a tag in a text stays a bar, a star or a tag."""
    done = call("--report", odd, "metrics", "-f", "md", "--columns", "quote,id")
    header, ruler, *rows = done.text.split("\n")[:-1]

    assert (header, ruler) == ("| quote | id |", "| --- | --- |")
    assert len(rows) == 1
    text = rows[0][2 : rows[0].rindex(" | ")].replace("<br>", "")
    for char in "|*_`<[#&~":
        assert re.search(rf"(?<!\\){re.escape(char)}", text) is None
    assert "a\\tb<br>c\\rd" in rows[0]


def test_csv_is_quoted_by_the_rules(odd: str) -> None:
    """RFC 4180: quotes are doubled, a field with a comma or newline stands in quotes."""
    done = call("--report", odd, "metrics", "-f", "csv", "--columns", "quote")

    assert done.text == 'quote\n"' + ODD.replace('"', '""') + '"\n'


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+SUM(A1)", "'+SUM(A1)"),
        ("-2+3", "'-2+3"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("＝1+1", "'＝1+1"),
        ('=HYPERLINK("http://x","衡阳")', '\'=HYPERLINK("http://x","衡阳")'),
        ("-5", "-5"),
        ("+7.4", "+7.4"),
        ("衡阳=雁城", "衡阳=雁城"),
        ("'quoted", "'quoted"),
        ("\n=1+1", "'\n'=1+1"),
        ("-inf", "'-inf"),
        ("+nan", "'+nan"),
        ("-1_0", "'-1_0"),
        ("a;=cmd|' /C calc'!A0", "a;'=cmd|' /C calc'!A0"),
        ("a; -b", "a; '-b"),
    ],
)
def test_a_spreadsheet_gets_no_formula(tmp_path: Path, text: str, cell: str) -> None:
    """An apostrophe makes a text of what would be run; CSV keeps it exactly."""
    path = documents.written(tmp_path / "report.json", documents.small(text))
    arguments = ["--report", path, "metrics", "--columns", "name,value,comparator"]
    safe, exact = (call(*arguments, "-f", form).text for form in ("spreadsheet", "csv"))

    assert safe.startswith("\ufeffname,value,comparator\n")
    assert [row[0] for row in csv.reader(io.StringIO(safe, newline=""))][1] == cell
    assert [row[0] for row in csv.reader(io.StringIO(exact, newline=""))][1] == text
    assert safe.endswith(",1,=\n")
