"""Each command: what it prints on a terminal and in a pipe, and what it says to mistakes."""

import json
import re
from pathlib import Path

import documents
import pytest
from rich.cells import cell_len
from run import call, on_terminal, run

from hycli import Metric, Report, __version__
from hycli.cli.app import COMMANDS
from hycli.files import bundled_path

#: A line of arguments for each command.
EXAMPLES = {
    "sections": ["sections"],
    "show a section": ["show", "5"],
    "show the lead": ["show", "0"],
    "show a passage": ["show", "5.1.3"],
    "show a metric": ["show", "grp-2020"],
    "show an honour": ["show", "garden-city"],
    "show several": ["show", "5.1.3", "grp-2020"],
    "metrics": ["metrics"],
    "metrics with a phrase": ["metrics", "贷款"],
    "metrics as a chart": ["metrics", "--chart"],
    "honours": ["honours"],
    "honours with a phrase": ["honours", "试点"],
    "search": ["search", "脱贫功坚"],
    "search with reasons": ["search", "脱贫功坚", "--explain"],
}
KINDS = "level count share rate multiple increase streak".split()


# Terminal and pipe --------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", EXAMPLES.values(), ids=EXAMPLES)
def test_a_terminal_gets_a_table(arguments: list[str]) -> None:
    """Lines fit the width, some of them are styled, and none has a tab."""
    done = call(*arguments, terminal=True, env={"TERM": "xterm"})

    assert done.status == 0
    assert done.err == b""
    assert "\x1b[" in done.text
    assert "\t" not in done.text
    assert max(map(cell_len, done.lines)) <= 80


@pytest.mark.parametrize("arguments", EXAMPLES.values(), ids=EXAMPLES)
def test_a_pipe_gets_tab_separated_lines(arguments: list[str]) -> None:
    """A record a line, each with the same number of fields, without styles or a header."""
    done = call(*arguments)

    assert done.status == 0
    assert done.err == b""
    assert b"\x1b" not in done.out
    assert b"\r" not in done.out
    assert len({len(row) for row in done.rows}) == 1
    assert done.out.endswith(b"\n")


@pytest.mark.parametrize("name", ["show a section", "metrics", "search with reasons"])
def test_a_process_prints_the_same(name: str) -> None:
    """As what the tests call in their own process, in a real pipe and on a real terminal."""
    arguments = EXAMPLES[name]

    piped, shown = run(*arguments), on_terminal(*arguments)

    assert piped.out == call(*arguments).out
    assert shown.text == call(*arguments, terminal=True, env={"TERM": "xterm-256color"}).text


def test_check_says_its_verdict_on_standard_error() -> None:
    """On a terminal as in a pipe; a valid file has no faults to print."""
    for done in (run("check"), on_terminal("check")):
        assert (done.status, done.out) == (0, b"")
        assert done.message.endswith(": valid\n")


def test_schema_is_the_same_everywhere() -> None:
    """JSON on a terminal and in a pipe, and the bundled report is an instance of it."""
    import jsonschema_rs

    piped, shown = run("schema"), on_terminal("schema")

    assert piped.status == shown.status == 0
    assert piped.text == shown.text
    report = json.loads(bundled_path().read_text(encoding="utf-8"))
    assert jsonschema_rs.is_valid(piped.json, report)
    assert not jsonschema_rs.is_valid(piped.json, report | {"title": 5})


# sections -----------------------------------------------------------------------------------


def test_sections_counts_what_belongs_to_each(report: Report) -> None:
    """The eight in order, with passages, characters, metrics and honours counted."""
    assert call("sections", "--json").json == [
        {
            "number": each.number,
            "id": each.id,
            "subject": each.subject,
            "achievement": each.achievement,
            "subject_en": each.subject_en,
            "achievement_en": each.achievement_en,
            "passages": len([one for one in report.passages if one.section == each.number]),
            "characters": len("".join(each.paragraphs)),
            "metrics": len([one for one in report.metrics if one.section == each.number]),
            "honours": len([one for one in report.honours if one.section == each.number]),
        }
        for each in report.sections
    ]


# show ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "5",
        "livelihood",
        "Livelihood",
        "保障改善民生",
        "民生",
        "社会事业彰显新成效",
        "minsheng",
        "baozhanggaishanminsheng",
        "improving people's livelihood",
        "第五科",
        "科目五",
        "第5科",
        "社会视野",
        "保障民升",
    ],
)
def test_show_takes_a_section_by_any_name(report: Report, name: str) -> None:
    """Number, id, subject, achievement, any part or pinyin of them, mistyped or not."""
    found = call("show", name, "--json").json

    assert found["number"] == 5
    assert found["passages"] == [
        {"ref": each.ref, "text": each.text} for each in report.sections[4].passages
    ]
    assert found["metrics"] == [each._asdict() for each in report.sections[4].metrics]
    assert found["honours"] == [each._asdict() for each in report.sections[4].honours]


@pytest.mark.parametrize("command", [["show"], ["metrics", "--section"]], ids=" ".join)
def test_a_name_of_several_sections_is_not_taken_silently(command: list[str]) -> None:
    """The first is taken, and the others are named on standard error."""
    done = call(*command, "发展", "--json")

    assert done.status == 0
    assert "opportunity" in done.message
    assert "economy" in done.message
    assert done.message.count("\n") == 1


@pytest.mark.parametrize("name", ["e", "an", "ealth", "ivelihood"])
def test_a_piece_of_an_english_word_is_no_name(name: str) -> None:
    """Unless the word begins with it."""
    assert call("show", name).status == 2


def test_columns_of_show_are_the_same_in_every_format() -> None:
    """Those of its lines, in JSON too."""
    lines = call("show", "5", "--columns", "kind,ref", "-f", "tsv").rows
    objects = call("show", "5", "--columns", "kind,ref", "--json").json

    assert [[each["kind"], each["ref"]] for each in objects] == lines


@pytest.mark.parametrize("name", ["0", "lead", "导语"])
def test_show_takes_the_lead(report: Report, name: str) -> None:
    """With the head of the article."""
    found = call("show", name, "--json").json

    assert found["number"] == 0
    assert found["title"] == report.title
    assert found["byline"] == report.byline
    assert [each["text"] for each in found["passages"]] == [
        each.text for each in report.lead.passages
    ]


def test_show_of_a_passage_brings_its_records(report: Report) -> None:
    """Metrics, honours and notes that belong to it."""
    found = call("show", "2.1.2", "--json").json

    assert found["text"] == report.passage("2.1.2").text
    assert [each["value"] for each in found["metrics"]] == [12.6, 33.5, 44]
    assert found["honours"] == []
    assert [each["quote"] for each in found["notes"]] == ["12.6:33.5:44"]


@pytest.mark.parametrize("name", ["grp-2020", "garden-city"])
def test_show_of_a_record_brings_its_passage(report: Report, name: str) -> None:
    """All its fields, and the passage that states it."""
    record = report.record(name)
    passage = report.passage(record.ref)

    found = call("show", name, "--json").json

    assert found == record._asdict() | {"passage": {"ref": passage.ref, "text": passage.text}}


def test_show_of_several_is_an_array_in_the_order_asked_for() -> None:
    """Of one it is an object."""
    several = call("show", "grp-2020", "5.1.3", "1", "--json").json

    assert [each.get("id") or each["ref"] for each in several] == [
        "grp-2020",
        "5.1.3",
        "opportunity",
    ]
    assert isinstance(call("show", "1", "--json").json, dict)


@pytest.mark.parametrize(
    ("name", "refs"),
    [
        ("5.1", [f"5.1.{place}" for place in range(1, 8)]),
        ("5.1.1-5.1.3", ["5.1.1", "5.1.2", "5.1.3"]),
        ("7.1.7–8.1.1", ["7.1.7", "8.1.1"]),
        ("５．１．３", ["5.1.3"]),
        ("0.1-0.2", ["0.1.1", "0.2.1"]),
    ],
)
def test_show_takes_paragraphs_and_ranges(name: str, refs: list[str]) -> None:
    """Their passages in order."""
    rows = call("show", name, "-f", "tsv").rows

    assert [row[0] for row in rows if row[1] == "passage"] == refs


def test_show_in_markdown_is_a_quotation(report: Report) -> None:
    """Of the sentence, with its source."""
    done = call("show", "5.1.3", "-f", "md")

    assert done.lines[0] == f"> {report.passage('5.1.3').text}"
    assert done.lines[-1].startswith("> — 《")
    assert done.lines[-1].endswith("5.1.3")
    assert call("show", "5", "-f", "md").lines[-1].endswith("第5科“保障改善民生”")


def test_show_in_a_pipe_is_a_line_a_text(report: Report) -> None:
    """Headings, passages and records in reading order."""
    rows = call("show", "4").rows

    assert [row[1] for row in rows[:3]] == ["heading", "heading", "passage"]
    assert [row[3] for row in rows if row[1] == "passage"] == [
        each.text for each in report.sections[3].passages
    ]
    assert {row[2] for row in rows if row[1] == "honour"} == {
        each.id for each in report.sections[3].honours
    }


# metrics ------------------------------------------------------------------------------------


def ids(*arguments: str) -> list[str]:
    return [row[0] for row in call(*arguments, "--format", "tsv").rows]


def test_metrics_are_all_of_them_in_order(report: Report) -> None:
    """Without options, the report's metrics with every field."""
    assert call("metrics", "--json").json == [each._asdict() for each in report.metrics]


@pytest.mark.parametrize(
    ("option", "value", "field", "wanted"),
    [
        *[("--kind", kind, "kind", kind) for kind in KINDS],
        ("--unit", "%", "unit", "%"),
        ("--unit", "亿元", "unit", "亿元"),
        ("--period", "2020", "period", "2020"),
        ("--period", "five-years", "period", "five-years"),
        ("--section", "2", "section", 2),
        ("--section", "0", "section", 0),
        ("--section", "economy", "section", 2),
        ("-s", "民生", "section", 5),
        ("-s", "gaige", "section", 3),
    ],
)
def test_metrics_are_narrowed(
    report: Report, option: str, value: str, field: str, wanted: object
) -> None:
    """By kind, unit, period or section, in the report's order."""
    expected = [each.id for each in report.metrics if getattr(each, field) == wanted]

    assert expected
    assert ids("metrics", option, value) == expected


def test_options_narrow_together() -> None:
    """All of them must hold."""
    found = ids("metrics", "--kind", "share", "--section", "economy", "--period", "2020")

    assert found == ["local-tax-share-2020"]


def test_options_that_nothing_meets_find_nothing() -> None:
    """Each value exists, but not together: status 1."""
    done = call("metrics", "--kind", "share", "--section", "6")

    assert (done.status, done.out) == (1, b"")


@pytest.mark.parametrize("reverse", [[], ["--reverse"]], ids=["", "reverse"])
@pytest.mark.parametrize("field", [each for each in Metric._fields if each != "value"])
def test_metrics_are_sorted_by_any_field(field: str, reverse: list[str]) -> None:
    """What has no value last in both directions, equals in the report's order."""
    found = call("metrics", "--sort", field, *reverse, "--json").json
    values = [each[field] for each in found]
    stated = [value for value in values if value is not None]

    assert values == stated + [None] * (len(values) - len(stated))
    assert stated == sorted(stated, reverse=bool(reverse))


def test_values_are_sorted_by_what_they_are_counted_in() -> None:
    """万人 and 人 say the same, and 40 万户 are more than 3 户; % and 个 do not compare."""
    found = call("metrics", "--sort", "value", "--reverse", "--json").json
    people = [(each["value"], each["unit"]) for each in found if each["unit"].endswith("人")]
    shown = call("metrics", "--sort", "value", terminal=True)

    assert people == [(31.93, "万人"), (2.1, "万人")]
    assert "different units" in shown.message
    assert call("metrics", "--unit", "%", "--sort", "value", terminal=True).message == ""


@pytest.mark.parametrize(
    ("shown", "field"), [("数值", "value"), ("时期", "period"), ("Ref", "ref")]
)
def test_fields_are_taken_by_their_headers(shown: str, field: str) -> None:
    """To sort by and as columns."""
    asked = ["--columns", shown, "--sort", shown]

    assert call("metrics", *asked).out == call("metrics", "--columns", field, "--sort", field).out


def test_reverse_turns_the_order_round(report: Report) -> None:
    """Of the report, where nothing else was asked for."""
    assert ids("metrics", "--reverse") == [each.id for each in report.metrics][::-1]


@pytest.mark.parametrize(
    ("arguments", "field", "values"),
    [
        (["--period", "2015", "--period", "2020"], "period", {"2015", "2020"}),
        (["--kind", "share", "--kind", "rate"], "kind", {"share", "rate"}),
        (["-s", "2", "-s", "3"], "section", {2, 3}),
        (["--unit", "%", "--unit", "亿元"], "unit", {"%", "亿元"}),
        (["--period", "五年"], "period", {"five-years"}),
        (["--period", "Five years"], "period", {"five-years"}),
        (["--kind", "占比"], "kind", {"share"}),
        (["--section", "第三科"], "section", {3}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_filters_add_up_and_take_what_is_shown(
    report: Report, arguments: list[str], field: str, values: set[object]
) -> None:
    """In both languages."""
    found = call("metrics", *arguments, "--json").json

    assert [each["id"] for each in found] == [
        each.id for each in report.metrics if getattr(each, field) in values
    ]


def test_a_filter_by_period_says_what_it_leaves_out() -> None:
    """Most figures state none; only who looks at a terminal is told."""
    assert call("metrics", "--period", "2020", terminal=True).message == (
        "hycli: 29 more figures state no period\n"
    )
    assert call("metrics", "--period", "2020").message == ""


@pytest.mark.parametrize("command", ["metrics", "honours"])
def test_lists_are_limited(command: str) -> None:
    """To the first ones."""
    assert call(command, "--limit", "3").lines == call(command).lines[:3]


def test_a_phrase_narrows_metrics() -> None:
    """However it is typed; what it does not find is not listed."""
    assert ids("metrics", "失业率") == ["urban-unemployment"]
    assert ids("metrics", "shiyelv") == ["urban-unemployment"]
    assert call("metrics", "奥运会").status == 1


@pytest.mark.parametrize("command", ["metrics", "honours"])
@pytest.mark.parametrize(
    "phrase", ["普法", "贫困", "试点", "获评", "先进", "2015年", "增长", "企业"]
)
def test_a_phrase_lists_every_record_in_whose_words_it_stands(
    report: Report, command: str, phrase: str
) -> None:
    """Also where one sentence states several of them, as 6.1.3 does for 普法."""
    records = report.metrics if command == "metrics" else report.honours
    expected = {each.id for each in records if phrase in each.quote}

    for arguments in ([], ["--section", "0"]):
        found = {row[0] for row in call(command, phrase, *arguments, "-f", "tsv").rows}
        assert {name for name in expected if not arguments or "lead" in name} <= found


def test_the_chart_draws_what_can_be_compared() -> None:
    """Bars to scale, the greater first, each with its own number."""
    done = call("metrics", "--chart", terminal=True, env={"TERM": "dumb"})
    groups = done.text.split("\n\n")

    assert len(groups) == 5
    for group in (groups[0], groups[1], groups[3]):
        bars = re.findall(r"(▇+)  \+?([\d.]+)", group)
        sizes = [float(number) for _, number in bars]
        assert sizes == sorted(sizes, reverse=True)
        for blocks, number in bars:
            assert abs(len(blocks) / len(bars[0][0]) - float(number) / sizes[0]) < 0.05
    assert "+2.6" in groups[1]
    assert "2015" in groups[2]
    assert "44%*" in groups[3]
    assert "90.1" in groups[4]


def stated(period: str, value: float, unit: str = "亿元", kind: str = "level") -> dict[str, object]:
    """A metric of a small report."""
    metric: dict[str, object] = documents.small("总量一句。")["metrics"][0]
    of = {"period": period, "value": value, "unit": unit, "kind": kind, "baseline_period": None}
    return metric | of | {"id": f"total-{period}-{len(unit)}-{kind}", "name": "总量"}


@pytest.mark.parametrize(
    ("metrics", "bars"),
    [
        ([stated("2015", 0), stated("2020", 0)], {"2015": 0, "2020": 0}),
        ([stated("2015", -40), stated("2020", 40)], {"2015": 0, "2020": 50}),
        (
            [stated(year, 5, unit) for unit in ("亿元", "户") for year in ("2015", "2020")],
            {"2015": 120, "2020": 120},
        ),
        (
            [
                stated("2015", 5),
                stated("2020", 5),
                stated("2020", 100, "%", "share"),
            ],
            {"2015": 60, "2020": 60, "总量": 60},
        ),
        ([stated("2020", 10, "成", "share")], {"总量": 60}),
    ],
    ids=[
        "nothing",
        "less than nothing",
        "two units",
        "a share of the same name",
        "tenths",
    ],
)
def test_a_chart_loses_nothing(
    tmp_path: Path, metrics: list[dict[str, object]], bars: dict[str, int]
) -> None:
    """What is nothing has no bar, and one indicator may have several units."""
    document = documents.small("总量一句。") | {"metrics": metrics}
    file = documents.written(tmp_path / "small.json", document)

    done = call("--report", file, "metrics", "--chart", "-f", "table", env={"TERM": "dumb"})

    assert done.status == 0
    for label, blocks in bars.items():
        drawn = sum(line.count("▇") for line in done.lines if line.startswith(label))
        assert (drawn > blocks * 0.9) if blocks else drawn == 0


@pytest.mark.parametrize(
    ("baseline", "title"),
    [("2015", "As many times as in 2015"), ("ten-years-ago", "So many times")],
)
def test_a_chart_of_multiples_names_the_year_they_are_of(
    tmp_path: Path, baseline: str, title: str
) -> None:
    """Where it is a year."""
    metric = stated("2020", 3, "倍", "multiple") | {"fold": 3, "baseline_period": baseline}
    document = documents.small("总量一句。") | {"metrics": [metric]}
    file = documents.written(tmp_path / "small.json", document)

    assert call("--report", file, "metrics", "--chart", "-f", "table").lines[0] == title


def test_the_chart_in_a_pipe_is_its_records() -> None:
    """The metrics that it would draw, as lines."""
    found = ids("metrics", "--chart")

    assert "loans" in found
    assert "local-tax-share-2015" in found
    assert "poverty-population" not in found


# honours ------------------------------------------------------------------------------------


def test_honours_are_all_of_them_in_order(report: Report) -> None:
    """Without options, the report's honours with every field."""
    assert call("honours", "--json").json == [each._asdict() for each in report.honours]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--recipient", "祁东县"], {"qidong-daylily"}),
        (["--recipient", "祁东"], {"qidong-daylily"}),
        (["--recipient", "qidong"], {"qidong-daylily"}),
        (["--recipient", "祁冬县"], {"qidong-daylily"}),
        (["--section", "4", "--recipient", "南岳区"], {"nanyue-petition-county"}),
        (["普法"], {"hengdong-law-education", "zhengxiang-law-education"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_honours_are_narrowed(arguments: list[str], expected: set[str]) -> None:
    """By who received them, by section, by a phrase."""
    assert set(ids("honours", *arguments)) == expected


# search -------------------------------------------------------------------------------------


def test_search_prints_hits_with_their_fields() -> None:
    """The fields of the contract, and spans that are what matched."""
    done = call("search", "脱贫功坚", "--json")
    first = done.json[0]

    assert done.status == 0
    assert list(first)[:9] == "query rank score kind section ref id text spans".split()
    assert [hit["rank"] for hit in done.json] == list(range(1, len(done.json) + 1))
    assert "".join(first["text"][start:end] for start, end in first["spans"]) == "脱贫攻坚"
    assert first["query"] == "脱贫功坚"


def test_search_takes_words_without_quotes() -> None:
    """Quoted or not, they are one phrase."""
    bare = call("search", "衡阳县", "文明实践", "试点", "--json").json
    quoted = call("search", "衡阳县 文明实践 试点", "--json").json

    assert bare == quoted
    assert bare[0]["ref"] == "7.1.7"


@pytest.mark.parametrize(
    ("phrase", "arguments", "field", "values"),
    [
        ("全国", ["--limit", "2"], "rank", {1, 2}),
        ("全国", ["-n", "1"], "rank", {1}),
        ("全国", ["--section", "5"], "section", {5}),
        ("衡阳", ["-s", "0"], "section", {0}),
        ("连续", ["--kind", "metric"], "kind", {"metric"}),
        ("连续", ["--kind", "metric", "--kind", "honour"], "kind", {"metric", "honour"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_search_is_narrowed(
    phrase: str, arguments: list[str], field: str, values: set[object]
) -> None:
    """Each option keeps what it says, and something else was there to be left out."""
    everything = call("search", phrase, "--limit", "1000", "--json").json
    hits = call("search", phrase, "--limit", "1000", *arguments, "--json").json

    assert {hit[field] for hit in hits} == values
    assert {hit[field] for hit in everything} > values


def test_a_search_by_score_leaves_out_what_scores_less() -> None:
    """And nothing else."""
    everything = call("search", "衡阳 试点 全国", "-n", "1000", "--json").json
    least = sorted({hit["score"] for hit in everything})[1]
    asked = ("--min-score", str(least), "-n", "1000", "--json")

    assert call("search", "衡阳 试点 全国", *asked).json == [
        hit for hit in everything if hit["score"] >= least
    ]


def test_exact_search_holds_the_words() -> None:
    """As they stand: a slip finds nothing that --exact would print."""
    assert all("全国" in hit["text"] for hit in call("search", "全国", "--exact", "--json").json)
    assert call("search", "脱贫功坚", "--exact").status == 1


def test_an_explained_hit_has_its_parts() -> None:
    """And without being asked for they stay away."""
    assert all(hit["parts"] for hit in call("search", "全国", "--explain", "--json").json)
    assert "parts" not in call("search", "全国", "--json").json[0]


def test_a_search_of_several_sections_has_one_order() -> None:
    """The best hit first, whichever section it is of."""
    hits = call("search", "全国 试点", "-s", "3", "-s", "7", "--json").json

    assert {hit["section"] for hit in hits} == {3, 7}
    assert [hit["rank"] for hit in hits] == list(range(1, len(hits) + 1))
    assert [hit["score"] for hit in hits] == sorted([hit["score"] for hit in hits], reverse=True)


def test_the_last_line_of_standard_input_needs_no_end() -> None:
    """As `printf` leaves it."""
    done = run("search", "-", "--limit", "1", stdin="三千五百亿\n湘江")

    assert [row[0] for row in done.rows] == ["三千五百亿", "湘江"]


def test_each_phrase_stands_above_what_it_finds() -> None:
    """On a terminal, where standard input has several."""
    done = on_terminal("search", "-", "-n", "1", stdin="脱贫功坚\n湘江\n".encode())

    assert done.status == 0
    titles = [line for line in done.lines if line.strip() in ("脱贫功坚", "湘江")]
    assert titles == ["脱贫功坚", "湘江"]


def test_search_reads_phrases_from_standard_input() -> None:
    """A phrase a line, blank lines aside; ranks begin anew; each hit says its query."""
    done = run("search", "-", "--limit", "1", stdin="三千五百亿\r\n\n  \n奥运会\n湘江\n")

    assert done.status == 0
    assert [row[0] for row in done.rows] == ["三千五百亿", "湘江"]
    assert [row[1] for row in done.rows] == ["1", "1"]


@pytest.mark.parametrize("stdin", ["", "\n \n", "奥运会\n足球\n"], ids=ascii)
def test_search_of_lines_that_find_nothing_is_status_1(stdin: str) -> None:
    """No line at all, or none that finds something."""
    done = run("search", "-", stdin=stdin)

    assert (done.status, done.out) == (1, b"")


@pytest.mark.parametrize("phrase", [[""], ["   "], ["", " "], ["\t"], ["　"]], ids=ascii)
@pytest.mark.parametrize("command", ["search", "metrics", "honours"])
def test_an_empty_phrase_is_a_mistake(command: str, phrase: list[str]) -> None:
    """It would match everything or nothing."""
    done = call(command, *phrase)

    assert (done.status, done.out) == (2, b"")
    assert "empty" in done.message


def test_options_may_follow_words_and_two_dashes_end_them() -> None:
    """As everywhere; a phrase that looks like an option is told of the dashes."""
    assert call("search", "脱贫", "-n", "1").lines == call("search", "-n", "1", "脱贫").lines
    assert call("search", "--", "-脱贫").status in (0, 1)
    done = call("search", "-5")
    assert done.status == 2
    assert '"--"' in done.message


# Wrong usage --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        pytest.param(["serch", "脱贫"], "search", id="command"),
        pytest.param(["Sections"], "sections", id="command in capitals"),
        pytest.param(["metrics", "--formt", "json"], "--format", id="option"),
        pytest.param(["metrics", "--secton", "2"], "--section", id="own option"),
        pytest.param(["metrics", "-f", "jsn"], "json", id="format"),
        pytest.param(["metrics", "--color", "allways"], "always", id="color"),
        pytest.param(["metrics", "--kind", "shares"], '"share"', id="kind"),
        pytest.param(["metrics", "--unit", "亿员"], "亿元", id="unit"),
        pytest.param(["metrics", "--period", "fiveyears"], '"five-years"', id="period"),
        pytest.param(["metrics", "--sort", "valeu"], '"value"', id="sort"),
        pytest.param(["metrics", "--section", "econmy"], '"economy"', id="section"),
        pytest.param(["search", "脱贫", "--section", "livelyhood"], '"livelihood"', id="search"),
        pytest.param(["search", "脱贫", "--kind", "pasage"], "passage", id="kind of hit"),
        pytest.param(["show", "econmy"], '"economy"', id="show a section"),
        pytest.param(["show", "grp-2021"], '"grp-2020"', id="show an id"),
        pytest.param(["show", "garden-citty"], '"garden-city"', id="show an honour"),
        pytest.param(["show", "5.1.99"], "5.1.7", id="show a passage"),
        pytest.param(["show", "9.1.1"], "8", id="show a passage of no section"),
        pytest.param(["show", "9"], "hycli sections", id="show no section"),
        pytest.param(["show", "城镇登记失业率"], '"hycli search 城镇登记失业率"', id="show a name"),
        pytest.param(["metrics", "--columns", "id,nmae"], '"name"', id="column"),
        pytest.param(["metrics", "--csv"], '"-f csv"', id="a format as an option"),
        pytest.param(["脱贫攻坚"], '"hycli search 脱贫攻坚"', id="a phrase as a command"),
        pytest.param(["help", "serch"], '"search"', id="help"),
        pytest.param(["--show-completion", "zhs"], '"zsh"', id="shell"),
        pytest.param(["honours", "--recipient", "祁西县"], "祁东县", id="recipient"),
        pytest.param(["honours", "--recipient", "qidongxain"], "祁东县", id="recipient in pinyin"),
    ],
)
def test_a_wrong_name_is_met_with_the_nearest_real_one(arguments: list[str], named: str) -> None:
    """Status 2, nothing on standard output, one line that names it; the guess is not run."""
    done = call(*arguments)

    assert (done.status, done.out) == (2, b"")
    assert named in done.message
    assert done.message.startswith("hycli: ")
    assert done.message.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["show"],
        ["search"],
        ["sections", "extra"],
        ["schema", "extra"],
        ["check", "a", "b"],
        ["metrics", "--section"],
        ["metrics", "--section", ""],
        ["metrics", "--columns", ""],
        ["metrics", "--columns", ","],
        ["metrics", "--sort", ""],
        ["metrics", "--sort", "value,unit"],
        ["search", "脱贫", "--section", "nosuch", "-f", "csv"],
        ["search", "-", "--section", "nosuch"],
        ["search", "x" * 1001, "-f", "csv"],
        ["search", "脱贫", "--limit", "0"],
        ["search", "脱贫", "--limit", "-3"],
        ["search", "脱贫", "--limit", "many"],
        ["search", "脱贫", "--limit", "9" * 5000],
        ["search", "脱贫", "--min-score", "101"],
        ["search", "脱贫", "--min-score", "nan"],
        ["search", "x" * 1001],
        ["show", ""],
        ["show", "9" * 5000],
        ["show", "9" * 5000 + ".1.1"],
        ["show", "1.9"],
        ["show", "5.1.3-5.1.1"],
        ["metrics", "--json", "-f", "csv"],
        ["honours", "--limit", "0"],
        ["show", "1.1.1.1"],
        ["show", "0.0.0"],
        ["--report"],
        ["--nonsense"],
        ["-z"],
        [""],
        ["sec"],
        ["metrics", "--for", "json"],
    ],
    ids=lambda arguments: " ".join(each[:12] for each in arguments),
)
def test_wrong_usage_is_status_2(arguments: list[str]) -> None:
    """One line on standard error, no traceback, nothing on standard output."""
    done = call(*arguments)

    assert (done.status, done.out) == (2, b"")
    assert done.message.startswith("hycli: ")
    assert done.message.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [["metrics", "--year", "2020"], ["metrics", "--period", "2019"]], ids=" ".join
)
def test_a_far_name_is_no_guess(arguments: list[str]) -> None:
    """Another option, another year: nothing is suggested."""
    assert "did you mean" not in call(*arguments).message


def test_wrong_usage_in_a_process_is_the_same() -> None:
    """On a terminal and in a pipe."""
    for done in (run("serch"), on_terminal("serch")):
        assert (done.status, done.out) == (2, b"")
        assert '"search"' in done.message


# Help and version ---------------------------------------------------------------------------


def test_hycli_alone_shows_help() -> None:
    """With status 0, on standard output."""
    alone = run()

    assert alone.status == 0
    assert alone.err == b""
    assert alone.text.startswith("Usage: hycli")
    assert alone.out == run("--help").out == run("-h").out
    for command in COMMANDS:
        assert f"\n  {command} " in alone.text


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("columns", [80, 60, 40])
def test_help_has_examples_and_fits(command: str, columns: int) -> None:
    """No line is wider than the terminal or cut; a `hycli` line shows how it is used.

    An example stays on its line, to be copied.
    """
    done = call(command, "-h", terminal=True, width=columns)

    assert done.status == 0
    assert re.search(rf"^  .*hycli {command}", done.plain, re.MULTILINE)
    assert "…" not in done.plain
    assert "..." not in re.sub(r"(\.\.\.|…)(?=[}\]]|\s|$)", "", done.plain)
    explained = [line for line in done.lines if not re.match("  (hycli|printf) ", line)]
    assert max(map(cell_len, explained)) <= columns


def test_the_main_help_fits() -> None:
    """80 cells, Chinese counted as two."""
    done = on_terminal("--help", columns=80)

    assert max(map(cell_len, done.lines)) <= 80
    assert "hycli search 脱贫功坚" in done.plain
    assert "…" not in done.plain


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_no_help_text_is_cut(command: str) -> None:
    """What a command or an option does is said to the end, without an ellipsis."""
    done = call(*[command] if command else [], "--help")

    for line in done.lines:
        assert not re.search(r"[a-z,](\.\.\.|…)$", line), line


def test_help_is_a_command_too() -> None:
    """Of hycli, or of one command."""
    assert call("help").out == call("--help").out
    assert call("help", "search").out == call("search", "--help").out


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_is_on_standard_output(option: str) -> None:
    """`hycli X.Y.Z`, status 0."""
    done = run(option)

    assert (done.status, done.text, done.err) == (0, f"hycli {__version__}\n", b"")


def test_help_examples_run() -> None:
    """Every `hycli` line of every help ends with status 0, but for files that are made up."""
    for command in COMMANDS:
        for line in call(command, "--help").lines:
            words = line.strip().split()
            if words[:1] != ["hycli"] or {"my-report.json", "report.json", ">", "|"} & set(words):
                continue
            assert call(*words[1:]).status == 0, line


def test_a_recipient_narrows_before_the_phrase_is_judged() -> None:
    """What is found among all honours is not in the way of what one place received."""
    done = call("honours", "产业", "示范区", "--recipient", "南岳区")
    assert [row[0] for row in done.rows] == ["nanyue-tourism-zone"]


def test_sections_that_add_up_are_searched_as_one() -> None:
    """In whatever order they are named: the best of them comes first."""
    one, other = (
        call("search", "试点", "-s", first, "-s", second).out for first, second in ("35", "53")
    )
    assert one == other
    assert {line.split("\t")[4] for line in one.decode().splitlines()} == {"3", "5"}
