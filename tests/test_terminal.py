"""What a terminal shows: colours where they are wanted, lines that fit, and nothing harmful."""

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import documents
import pytest
from rich.cells import cell_len
from run import Done, call, on_terminal, run

import hycli
from hycli.model import Honour, Metric
from hycli.output import FORMATS
from hycli.output.answers import excerpt
from hycli.output.cards import labels
from hycli.output.columns import RECORDS
from hycli.output.layouts import LAYOUTS
from hycli.output.wrapping import wrap

REPORT = hycli.load()
COLOR = re.compile(r"\x1b\[[0-9;]*(?:3[0-7]|4[0-7]|9[0-7]|38;|48;)[0-9;]*m")
STYLE = re.compile(r"\x1b\[[0-9;]*m")

# Colour -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("option", "env", "terminal", "colored"),
    [
        (None, {}, True, True),
        (None, {}, False, False),
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("always", {}, False, True),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("always", {"TERM": "dumb"}, True, True),
        ("never", {}, True, False),
        ("never", {"FORCE_COLOR": "1"}, True, False),
        ("never", {"CLICOLOR_FORCE": "1"}, False, False),
        (None, {"NO_COLOR": "1"}, True, False),
        (None, {"NO_COLOR": "0"}, True, False),
        (None, {"NO_COLOR": ""}, True, True),
        (None, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        (None, {"NO_COLOR": "1", "CLICOLOR_FORCE": "1"}, False, False),
        (None, {"NO_COLOR": "", "FORCE_COLOR": "1"}, False, True),
        (None, {"FORCE_COLOR": "1"}, False, True),
        (None, {"FORCE_COLOR": "0"}, False, True),
        (None, {"FORCE_COLOR": ""}, False, False),
        (None, {"CLICOLOR_FORCE": "1"}, False, True),
        (None, {"CLICOLOR_FORCE": ""}, False, False),
        (None, {"CLICOLOR": "1"}, False, False),
        (None, {"TERM": "dumb"}, True, False),
        (None, {"TERM": "dumb", "FORCE_COLOR": "1"}, True, True),
        (None, {"TTY_COMPATIBLE": "1"}, False, False),
        (None, {"COLORTERM": "truecolor"}, False, False),
    ],
)
def test_colour_by_precedence(
    option: str | None, env: dict[str, str], *, terminal: bool, colored: bool
) -> None:
    """--color over NO_COLOR over FORCE_COLOR and CLICOLOR_FORCE over being a terminal."""
    arguments = ["metrics", "失业率", "-f", "table"]
    arguments += ["--color", option] if option else []

    done = call(*arguments, terminal=terminal, env=env)

    assert bool(COLOR.search(done.text)) is colored


@pytest.mark.parametrize(
    ("env", "colored"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
    ids=str,
)
def test_colour_on_a_real_terminal(env: dict[str, str], *, colored: bool) -> None:
    """The process asks its environment."""
    assert bool(COLOR.search(on_terminal("sections", env=env).text)) is colored


@pytest.mark.parametrize(("env", "colored"), [({}, False), ({"FORCE_COLOR": "1"}, True)], ids=str)
def test_colour_in_a_real_pipe(env: dict[str, str], *, colored: bool) -> None:
    """Forced, a table is coloured; its width is the same."""
    done = run("sections", "-f", "table", env=env)

    assert bool(COLOR.search(done.text)) is colored
    assert [line.rstrip() for line in done.lines] == run("sections", "-f", "table").lines


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "table"])
def test_machine_formats_are_never_coloured(form: str) -> None:
    """Not even if asked: a reader would have to take the colours out again."""
    done = call("search", "脱贫", "-f", form, "--color", "always", terminal=True)

    assert "\x1b" not in done.text


@pytest.mark.parametrize(
    ("env", "arguments"),
    [
        pytest.param({}, [], id="colour"),
        pytest.param({"NO_COLOR": "1"}, [], id="NO_COLOR"),
        pytest.param({"TERM": "dumb"}, [], id="TERM=dumb"),
        pytest.param({}, ["--color", "never"], id="never"),
    ],
)
@pytest.mark.parametrize("width", [80, 40])
def test_matches_stand_out(env: dict[str, str], arguments: list[str], width: int) -> None:
    """In reverse, or where nothing can be styled in brackets; always around what matched."""
    done = call("search", "湘江", "洪峰", *arguments, width=width, terminal=True, env=env)
    text = done.text.replace("\n", "").replace(" ", "")

    reversed_ = re.findall(r"\x1b\[[0-9;]*7[0-9;]*m(.+?)\x1b\[0m", text)
    marked = [*reversed_, *re.findall("【(.+?)】", text)]
    assert "湘江" in marked
    assert "洪峰" in marked


def test_matches_in_a_piped_table_stand_in_brackets() -> None:
    """Without an escape."""
    done = run("search", "脱贫攻坚", "-f", "table")

    assert "【脱贫攻坚】" in done.text
    assert "\x1b" not in done.text


# Width --------------------------------------------------------------------------------------

VIEWS = {
    "sections": (["sections"], ["subject_en"]),
    "metrics": (["metrics"], ["name_en", "unit", "ref"]),
    "chart": (["metrics", "--chart"], []),
    "honours": (["honours"], ["recipient", "title_en"]),
    "search": (["search", "全国", "--limit", "100", "--full", "--kind", "passage"], ["text"]),
    "search with reasons": (["search", "脱贫功坚", "--explain", "--full"], ["text"]),
    "show a section": (["show", "3"], ["text"]),
    "show the lead": (["show", "0"], ["text"]),
    "show a metric": (["show", "poverty-population"], ["text"]),
    "show an honour": (["show", "hengyang-county-civilisation-pilot"], ["text"]),
    "columns": (["metrics", "--columns", "id,name,quote"], ["id", "name", "quote"]),
    "one column": (["honours", "--columns", "title_en"], ["title_en"]),
    "every column": (["honours", "--columns", "id,ref,recipient,title,title_en,quote"], []),
}


@pytest.mark.parametrize("width", [120, 80, 60, 59, 40, 24, 20])
@pytest.mark.parametrize(("arguments", "fields"), VIEWS.values(), ids=VIEWS)
def test_lines_fit_and_nothing_is_lost(arguments: list[str], fields: list[str], width: int) -> None:
    """At any width no line is wider than the terminal and every character is there."""
    done = call(*arguments, "-f", "table", terminal=True, width=width, env={"TERM": "xterm"})
    asked = [each for each in arguments if each not in ("--explain", "--full")]
    columns = ["--columns", ",".join(["kind", *fields] if asked[0] == "show" else fields)]
    rows = call(*asked, "-f", "tsv", *([] if "--columns" in asked else columns)).rows
    if asked[0] == "show":  # what sentences state is not repeated below them
        rows = [row[1:] for row in rows if row[0] in ("heading", "passage")]
    printed = Counter(re.sub(r"\s", "", done.plain))
    texts = {text for row in rows for text in row} if fields else {}
    wanted = Counter(re.sub(r"\s", "", "".join(texts)))

    assert done.status == 0
    assert [line for line in done.lines if cell_len(line) > width] == []
    assert wanted - printed == Counter()


@pytest.mark.parametrize(
    ("arguments", "lang", "most"),
    [
        (["metrics"], "en", 75),
        (["honours"], "en", 115),
        (["sections"], "en", 12),
        (["metrics"], "zh", 50),
        (["honours"], "zh", 75),
        (["sections"], "zh", 10),
    ],
    ids=str,
)
def test_lists_fit(arguments: list[str], lang: str, most: int) -> None:
    """About a line a record at 80 columns, and wider is never longer, a table's head aside."""
    screens = {
        width: call(*arguments, terminal=True, width=width, env={"HYCLI_LANG": lang}).plain
        for width in (20, 40, 50, 56, 58, 60, 64, 68, 72, 80, 100, 120, 160)
    }
    heights = [text.count("\n") - 2 * ("──" in text) for text in screens.values()]

    assert screens[80].count("\n") <= most
    assert heights == sorted(heights, reverse=True)


def test_a_long_sentence_is_an_excerpt_around_its_match() -> None:
    """On a terminal; --full and a pipe get all of it."""
    shown, full, piped = (
        call("search", "贯彻中央和省委", "-n", "1", *more, width=60, terminal=terminal)
        for more, terminal in (([], True), (["--full"], True), (["-f", "table"], False))
    )
    text = REPORT.passage("0.3.2").text

    assert "贯彻中央和省委" in re.sub(r"\s", "", shown.plain)
    assert text not in re.sub(r"\s", "", shown.plain)
    assert "…" in shown.plain.replace("……", "")
    assert re.sub(r"\s", "", text) in re.sub(r"\s|0.3.2", "", full.plain)
    assert text in re.sub(r"\s|【|】|0.3.2", "", piped.plain)


def test_an_excerpt_cuts_no_number() -> None:
    """Nor does it leave out so little that the cut saves nothing."""
    text = "甲乙丙丁" * 5 + "2015年" + "甲乙丙丁" * 10 + "。"
    shown = {room: excerpt(text, [(0, 2)], room)[0] for room in range(10, len(text))}

    assert not [each for each in shown.values() if re.search(r"20?1?…", each)]
    assert {"2015年" in each for each in shown.values()} == {True, False}
    assert shown[len(text) - 2] == text


def test_a_fact_stands_once() -> None:
    """A sentence that is found with its figures is printed once, with each below it."""
    shown = call("search", "GDP", terminal=True, env={"TERM": "dumb"}).plain
    flat = re.sub(r"[\s【】]", "", shown)

    assert flat.count("经济质效明显提升") == 1
    assert shown.count("> 3,500 亿元") == 1


@pytest.mark.parametrize(
    ("arguments", "fact", "refs"),
    [
        (["metrics", "--period", "2020"], "> 3,500", "0.3.2 2.1.1"),
        (["honours", "--limit", "4"], "national key", "0.3.1 1.1.1"),
    ],
)
@pytest.mark.parametrize("width", [80, 40])
def test_a_list_has_each_fact_once(arguments: list[str], fact: str, refs: str, width: int) -> None:
    """With all places that state it; a pipe gets a record for each."""
    shown = call(*arguments, terminal=True, width=width).plain

    assert shown.count(fact) == 1
    assert re.findall(r"\d\.\d\.\d", shown)[:2] == refs.split()
    assert {*refs.split()} <= {row[2] for row in call(*arguments).rows}


def test_scores_stand_where_they_differ() -> None:
    """Or where reasons are asked for."""
    alike = call("search", "脱贫攻坚", terminal=True).plain
    asked = call("search", "脱贫攻坚", "--explain", terminal=True).plain

    assert "100" not in alike
    assert "\n100" in asked


@pytest.mark.parametrize(
    ("phrase", "line"),
    [
        ("second-tier hub of the province", "of the  too common to count"),
        ("contests for disabled athletes", "disabled athletes  the same word"),
        ("湘江干流水质 房价", "房价  not found"),
    ],
)
def test_words_of_an_explanation_stand_apart(phrase: str, line: str) -> None:
    """As they were typed: no "ofthe"."""
    done = call("search", phrase, "--explain", terminal=True)

    assert line in [each.strip() for each in done.lines]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["search", "奥运会"], "the report does not speak of 奥运会"),
        (
            ["search", "奥运会", "开幕式", "门票", "脱贫攻坚"],
            'the report does not speak of 奥运会 开幕式 门票 脱贫攻坚; it does of "脱贫攻坚"',
        ),
        (
            ["search", "马拉松的冠军是谁"],
            'the report does not speak of 马拉松的冠军是谁; it does of "马拉松"',
        ),
        (
            ["search", "长沙GDP是多少"],
            'the report does not speak of 长沙GDP是多少; it does of "GDP"',
        ),
        (["metrics", "奥运会"], "no figure fits"),
        (["metrics", "--chart", "-s", "3"], "none of these figures can be compared"),
        (["honours", "--section", "4", "祁东县"], "no honour fits"),
    ],
    ids=str,
)
def test_nothing_found_is_said_on_a_terminal(arguments: list[str], message: str) -> None:
    """In one line on standard error; in a pipe nothing is said."""
    shown, piped = call(*arguments, terminal=True), call(*arguments)

    assert (shown.status, shown.out) == (piped.status, piped.out) == (1, b"")
    assert (shown.message, piped.message) == (f"hycli: {message}\n", "")


@pytest.mark.parametrize(("name", "record"), [("a-metric", Metric), ("an-honour", Honour)])
def test_a_card_lists_every_field(tmp_path: Path, name: str, record: type[Metric | Honour]) -> None:
    """By its name, but for those that have a place of their own."""
    document = documents.small()
    document["metrics"][0] |= {"kind": "multiple", "fold": 1}
    file = documents.written(tmp_path / "report.json", document)
    shown = call("--report", file, "show", name, terminal=True, env={"TERM": "dumb"})

    assert set(labels(record).values()) - {line.split("  ")[0] for line in shown.lines} == set()


def test_a_card_shows_what_a_record_is(report: hycli.Report) -> None:
    """The value first, its sentence with the quote marked, and the line to cite."""
    done = call("show", "grp-2020", terminal=True, env={"TERM": "dumb"})
    metric = report.record("grp-2020")

    assert done.lines[0] == "> 3,500 亿元"
    for word in ("level", "2020", "grp-2020", "地区生产总值总量", "lead-grp-2020", "grp-growth"):
        assert word in done.plain
    assert f"【{metric.quote}】" in re.sub(r"\s", "", done.plain)
    cite = f"《{report.title}》，第2科“加快经济发展”，2.1.1"
    assert done.lines[-1].split(maxsplit=1) == ["cite", cite]


@pytest.mark.parametrize(
    "arguments",
    [["metrics", "--section", "2"], ["metrics", "--chart"], ["show", "2"], ["search", "三次产业"]],
    ids=" ".join,
)
def test_a_misprint_is_marked_wherever_it_is_shown(arguments: list[str]) -> None:
    """By an asterisk, with what is wrong below a list."""
    shown = call(*arguments, terminal=True).plain

    assert re.search(r"(44\s*%|12\.6:33\.5:44)\*", shown)


@pytest.mark.parametrize(("arguments", "fields"), VIEWS.values(), ids=VIEWS)
def test_no_line_of_a_piped_table_ends_with_blanks(arguments: list[str], fields: list[str]) -> None:
    """Padding is for what follows; nothing does."""
    lines = call(*arguments, "-f", "table").lines

    assert fields is not None
    assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize("width", [40, 20])
@pytest.mark.parametrize("field", ["id", "name", "name_en", "quote"])
def test_narrow_blocks_hold_each_text_in_one_piece(field: str, width: int) -> None:
    """Below 60 cells a text stands by itself, so it can be read from line to line."""
    done = call("metrics", "--columns", field, "-f", "table", terminal=True, width=width)
    flat = re.sub(r"\s", "", done.plain)

    for metric in REPORT.metrics:
        assert re.sub(r"\s", "", getattr(metric, field)) in flat


@pytest.mark.parametrize("columns", [120, 40])
@pytest.mark.parametrize(
    "arguments", [["search", "脱贫功坚"], ["show", "5.1.1"], ["honours"]], ids=" ".join
)
def test_a_real_terminals_width_is_kept(arguments: list[str], columns: int) -> None:
    """The process asks the terminal."""
    done = on_terminal(*arguments, columns=columns)

    assert done.status == 0
    assert [line for line in done.lines if cell_len(line) > columns] == []
    assert any(cell_len(line) > columns * 2 // 3 for line in done.lines)


@pytest.mark.parametrize(("columns", "width"), [(None, 80), (120, 120), (40, 40), (20, 20)])
def test_a_table_in_a_pipe_takes_its_width_from_columns(columns: int | None, width: int) -> None:
    """Else 80; it is folded, never cut."""
    done = run("search", "脱贫攻坚", "-f", "table", columns=columns, env={"HYCLI_LANG": "zh"})

    assert max(map(cell_len, done.lines)) <= width
    assert max(map(cell_len, done.lines)) > width * 3 // 4
    assert re.search("(?<!…)…(?!…)", re.sub(r"\s", "", done.text)) is None


@pytest.mark.parametrize("width", [120, 80, 60, 40])
@pytest.mark.parametrize(
    "arguments",
    [
        ["sections"],
        ["metrics"],
        ["honours"],
        ["search", "石鼓"],
        ["search", "石鼓", "--explain"],
        ["metrics", "--columns", ",".join(hycli.Metric._fields)],
        ["metrics", "--columns", "baseline_period,comparator,name_en,quote"],
    ],
    ids=lambda arguments: " ".join(arguments)[:30],
)
def test_a_table_cuts_nothing(arguments: list[str], width: int) -> None:
    """Neither a cell nor a header: where the columns do not fit, a record is a block."""
    done = call(*arguments, "-f", "table", width=width, env={"HYCLI_LANG": "zh"})

    assert max(map(cell_len, done.lines)) <= width
    assert re.search("(?<!…)…(?!…)", re.sub(r"\s", "", done.text)) is None


@pytest.mark.parametrize("columns", ["0", "-5", "wide", "", "1e3", "٣", "9" * 5000, "1"])
def test_columns_may_be_nonsense(columns: str) -> None:
    """Then it does not count, or as the narrowest that can be laid out."""
    done = run("sections", "-f", "table", env={"COLUMNS": columns})

    assert done.status == 0
    assert len(done.lines) > 8


def test_records_without_a_layout_show_their_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under their names, as if `--columns` had named all."""
    monkeypatch.delitem(LAYOUTS, "sections")
    shown = call("sections", "-f", "table")
    columns = [column.name for column in RECORDS["sections"]()]

    assert shown.text == call("sections", "-f", "table", "--columns", ",".join(columns)).text
    assert "democracy" in shown.text


def test_chinese_is_aligned() -> None:
    """Columns begin at the same cell in every row, wide characters counted as two."""
    lines = call("honours", "-f", "table", "--columns", "ref,recipient,verb", width=100).lines
    starts = {
        cell_len(line[: line.rindex("  ") + 2])
        for line in lines
        if line.endswith(("获评", "荣获", "获批", "推介", "跻身"))
    }

    assert len(starts) == 1


def test_lines_are_broken_as_print_does() -> None:
    """No line begins with closing punctuation or ends with an opening one; numbers stay whole."""
    lines = call("show", "2", "-f", "table", width=46, terminal=True, env={"TERM": "dumb"}).lines
    texts = [line.strip() for line in lines if line.strip()]

    assert [text for text in texts if text[0] in "，。、；：？！”’）》%"] == []
    assert [text for text in texts if text[-1] in "“‘（《"] == []
    for number in ("3500亿元", "65.6%", "12.6:33.5:44", "2015年"):
        assert number[:-2] in "\n".join(texts)


def test_quotation_marks_stay_with_their_word() -> None:
    """Straight ones too, which do not say which side they belong to."""
    text = 'it must be one of "level", "count", "share", "rate", "multiple" or "streak"'
    for width in range(12, 40):
        ends = [0, *wrap(text, width), len(text)]
        lines = [text[start:end] for start, end in pairwise(ends)]

        assert {line.count('"') % 2 for line in lines} == {0}, lines


def test_long_ids_are_broken_behind_their_hyphens() -> None:
    """An id that is wider than its column stays readable."""
    done = call("metrics", "--unit", "%", "-f", "table", "--columns", "id,name,value,ref", width=60)
    ids = [line.split(" ")[0] for line in done.lines[2:] if line[:1].strip()]

    assert "secondary-industry-" in ids
    assert "share" in ids
    assert max(map(cell_len, done.lines)) <= 60


# Hostile text -------------------------------------------------------------------------------

HOSTILE = {
    "ESC": "红\x1b[31m豆",
    "OSC 8": "红\x1b]8;;http://x\x1b\\豆\x1b]8;;\x1b\\",
    "title": "红\x1b]0;owned\x07豆",
    "C1 CSI": "红\x9b31m豆",
    "C1 OSC": "红\x9d0;owned\x9c豆",
    "NUL": "红\x00豆",
    "BEL, BS, DEL": "红\x07\x08\x7f豆",
    "CR": "红\r豆",
    "CR LF": "红\r\n豆",
    "VT, FF": "红\x0b\x0c豆",
    "tab": "红\t豆",
    "bidi override": "红\u202e豆\u202c",
    "bidi isolate": "红\u2066豆\u2069",
    "marks of direction": "红\u200e\u200f\u061c豆",
    "zero width": "红\u200b\u200d\u2060\ufeff豆",
    "line separator": "红\u2028\u2029豆",
    "next line": "红\x85豆",
    "tags": "红\U000e0041\U000e007f豆",
    "Rich markup": "红[bold red]豆[/] [link=http://x]y[/link] [/x]",
    "emoji code": "红:smile:豆",
    "style brackets": "红[豆]\\[x]",
}
#: The same, and what can be typed but not stand in a knowledge file.
TYPED = HOSTILE | {"lone surrogate": "红\ud800豆", "low surrogate": "红\udcff豆"}
#: What no terminal may get: controls but newline, separators, direction and invisible format.
HARMFUL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def hostile_report(folder: Path, text: str) -> str:
    return documents.written(folder / "hostile.json", documents.small(f"{text}生南国。"))


@pytest.fixture(scope="module")
def hostile_sections(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A report whose sections each hold one of the texts in every place that is printed."""
    first = f"{''.join(HOSTILE.values())}生南国。"
    parts = [documents.small(f"{text}生南国。") for text in HOSTILE.values()]
    whole = documents.small(first) | {"metrics": [], "honours": [], "notes": []}
    whole["sections"] = [part["sections"][0] for part in parts]
    for number, part in enumerate(parts, 1):
        part["sections"][0] |= {"number": number, "id": f"section-{number}"}
        for kind in ("metrics", "honours", "notes"):
            place = {"ref": f"{number}.1.1"}
            named = {"id": f"{kind}-{number}", "section": number} if kind != "notes" else {}
            whole[kind] = [*whole[kind], *[each | place | named for each in part[kind]]]
    return documents.written(tmp_path_factory.mktemp("hostile") / "all.json", whole)


EACH = [str(number) for number in range(1, len(HOSTILE) + 1)]
COMMANDS = {
    "sections": ["sections"],
    "show": ["show", "0", *EACH],
    "show a metric": ["show", *[f"metrics-{number}" for number in EACH]],
    "show an honour": ["show", *[f"honours-{number}" for number in EACH]],
    "metrics": ["metrics"],
    "metrics --chart": ["metrics", "--chart"],
    "honours": ["honours"],
    "search": ["search", "南国", "-n", "1000"],
    "search --explain": ["search", "南国", "-n", "1000", "--explain"],
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.parametrize("form", ["table", "md", "tsv"])
def test_a_terminal_gets_nothing_harmful(
    hostile_sections: str, command: list[str], form: str
) -> None:
    """What would drive it is shown instead, in every format for people."""
    file = hostile_sections

    for width in (80, 30):
        done = call(
            "--report", file, *command, "-f", form, terminal=True, width=width, env={"TERM": "dumb"}
        )
        assert done.status == 0
        assert HARMFUL.search(done.text.replace("\t", "") if form == "tsv" else done.text) is None
        if form == "table":
            assert [line for line in done.lines if cell_len(line) > width] == []


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_styled_tables_have_no_escapes_but_their_own(tmp_path: Path, text: str) -> None:
    """With colours on, what is left without them is as harmless."""
    file = hostile_report(tmp_path, text)

    done = call("--report", file, "search", "南国", terminal=True, env={"TERM": "xterm"})

    assert "\x1b[" in done.text
    assert HARMFUL.search(STYLE.sub("", done.text)) is None


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("terminal", [True, False], ids=["terminal", "pipe"])
def test_json_keeps_the_value(tmp_path: Path, text: str, *, terminal: bool) -> None:
    """And is as harmless to a terminal: controls are written as escapes."""
    file = hostile_report(tmp_path, text)

    for command, get in ((["metrics"], "quote"), (["search", "南国", "--kind", "metric"], "text")):
        done = call("--report", file, *command, "--json", terminal=terminal)
        assert done.json[0][get] == f"{text}生南国。"
        assert HARMFUL.search(done.text) is None


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_pipe_gets_the_value(tmp_path: Path, text: str) -> None:
    """TSV in a pipe keeps what can be written, but for what its lines are made of."""
    file = hostile_report(tmp_path, text)

    rows = call("--report", file, "metrics", "--columns", "quote").text.split("\n")

    assert len(rows) == 2
    assert (
        rows[0].replace("\\t", "\t").replace("\\r", "\r").replace("\\n", "\n").replace("\\\\", "\\")
        == f"{text}生南国。"
    )


@pytest.mark.parametrize("text", TYPED.values(), ids=TYPED)
@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "{}"],
        ["{}"],
        ["metrics", "--section", "{}"],
        ["metrics", "--unit", "{}"],
        ["metrics", "--columns", "{}"],
        ["honours", "--recipient", "{}"],
        ["metrics", "--{}"],
        ["metrics", "-f", "{}"],
        ["--report", "/nowhere/{}", "sections"],
        ["check", "/nowhere/{}"],
    ],
    ids=" ".join,
)
def test_messages_repeat_arguments_harmlessly(arguments: list[str], text: str) -> None:
    """One line, whatever was typed."""
    done = call(*[each.replace("{}", text) for each in arguments])

    assert done.status in (2, 3)
    assert HARMFUL.search(done.message) is None
    assert done.message.count("\n") == 1


@pytest.mark.parametrize("text", TYPED.values(), ids=TYPED)
def test_messages_repeat_a_reports_words_harmlessly(tmp_path: Path, text: str) -> None:
    """Faults name ids, units and keys of the file."""
    document = documents.small(text)
    document["metrics"][0]["ref"] = "9.9.9"
    document["readings"] = {f"{text}": "hong dou"}
    file = documents.written(tmp_path / "hostile.json", document)
    twice = tmp_path / "twice.json"
    key = json.dumps(text)
    twice.write_text(f"{{{key}: 1, {key}: 2}}", encoding="utf-8")

    done: Done
    for done in (
        call("--report", file, "metrics"),
        call("check", file, terminal=True, env={"TERM": "dumb"}),
        call("check", file, "-f", "md"),
        call("--report", str(twice), "metrics"),
    ):
        assert done.status == 3
        assert HARMFUL.search(done.message + done.text) is None
        assert done.message.count("\n") == 1


@pytest.mark.parametrize("text", TYPED.values(), ids=TYPED)
def test_the_question_is_printed_harmlessly(text: str) -> None:
    """A hit repeats the phrase in its query."""
    done = call("search", f"脱贫攻坚 {text}", "-f", "md", "--min-score", "0", terminal=True)

    assert done.status in (0, 1, 2)
    assert HARMFUL.search(done.text) is None


# Pager --------------------------------------------------------------------------------------


def pager(folder: Path) -> dict[str, str]:
    """An environment with a pager that says that it was there."""
    program = folder / "pager"
    program.write_text("#!/bin/sh\necho PAGED\ncat\n", encoding="utf-8")
    program.chmod(0o755)
    return {"PAGER": str(program)}


def test_there_is_no_pager_unless_it_is_asked_for(tmp_path: Path) -> None:
    """Output on a terminal goes through PAGER with --pager only, in a pipe never."""
    env = pager(tmp_path)

    assert "PAGED" not in on_terminal("sections", env=env).text
    assert on_terminal("sections", "--pager", env=env).lines[0] == "PAGED"
    assert "PAGED" not in run("sections", "--pager", env=env).text


@pytest.mark.parametrize("name", ["/nowhere/pager", "  ", "'", "false"])
def test_a_pager_that_does_not_work_is_told(name: str) -> None:
    """Or what it was to show is shown; it is no fault of hycli's."""
    done = on_terminal("sections", "--pager", env={"PAGER": name})

    assert done.status in (0, 2)
    assert "internal" not in done.message


def test_a_pager_that_is_left_early_is_no_fault(tmp_path: Path) -> None:
    """Reading three lines is enough for some."""
    program = tmp_path / "pager"
    program.write_text("#!/bin/sh\nread line\n", encoding="utf-8")
    program.chmod(0o755)

    done = on_terminal("show", *"12345678", "--pager", env={"PAGER": str(program)})

    assert (done.status, done.err) == (0, b"")


def test_a_wrong_column_is_the_only_thing_said() -> None:
    """Not that nothing fits as well, which nobody can know yet."""
    done = call("metrics", "奥运会", "--columns", "sections", terminal=True)

    assert done.status == 2
    assert done.message.startswith('hycli: no column "sections"')
    assert done.message.count("\n") == 1
