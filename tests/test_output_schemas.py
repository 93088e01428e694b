"""What commands print with --json is as their published schemas say, and those can fail."""

import copy
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import documents
import jsonschema_rs
import pytest
from documents import Step
from run import call, run
from texts import PACKAGE

from hycli.cli.app import COMMANDS
from hycli.cli.schema import Output

#: Knowledge files by the name under which the cases have them.
FILES: dict[str, dict[str, Any]] = {
    "controls.json": documents.small("占 3.5%\t的\u202e“一”[b]句[/b]。", "一"),
    "latin.json": documents.small("Top 100 of 3 times."),
    "bare.json": documents.small()
    | {"lead": [], "metrics": [], "honours": [], "notes": []}
    | {"sections": [documents.small()["sections"][0] | {"paragraphs": []}]},
    "nulls.json": documents.small("一句。"),
    "empty.json": {},
    "list.json": {"list": []},
    "senseless.json": documents.real(),
    "shapeless.json": documents.real(),
}
FILES["nulls.json"]["metrics"][0] |= {"period": None, "baseline_period": None, "value": -1e15}
FILES["nulls.json"]["metrics"].append(
    FILES["nulls.json"]["metrics"][0] | {"id": "b", "kind": "increase", "value": 2.6, "fold": 3.6}
)
FILES["nulls.json"]["honours"][0]["year"] = None
FILES["nulls.json"]["notes"][0]["correction"] = None
FILES["senseless.json"]["metrics"][3]["quote"] = "没有这句话"
FILES["senseless.json"]["readings"]['odd "key"'] = "yi"
FILES["shapeless.json"]["honours"][2] = None
FILES["shapeless.json"]["metrics"][1]["an extra"] = 1
VALID = ("controls.json", "latin.json", "bare.json", "nulls.json")

#: Lines of arguments by command.
CASES: dict[str, list[str]] = {
    "sections": ["sections", *[f"--report {name} sections" for name in VALID]],
    "show": [
        *[f"show {number}" for number in range(9)],
        "show 0.1.1",
        "show 2.1.1",
        "show 2.1.2",
        "show 5.1.3",
        "show grp-2020",
        "show lead-grp-growth",
        "show garden-city",
        "show 5.1.3 grp-2020",
        "show 0 1 2.1.2 grp-2020 garden-city",
        "show 5 5",
        *[f"--report {name} show 0" for name in VALID],
        *[f"--report {name} show 1 0" for name in VALID],
        *[f"--report {name} show 1.1.1" for name in VALID if name != "bare.json"],
        *[f"--report {name} show a-metric an-honour" for name in VALID if name != "bare.json"],
    ],
    "metrics": [
        "metrics",
        "metrics 贷款",
        "metrics 奥运会",
        "metrics --kind increase",
        "metrics --section 2 --sort value --reverse",
        "metrics --chart",
        "metrics --chart --section 8",
        *[f"--report {name} metrics" for name in VALID],
    ],
    "honours": [
        "honours",
        "honours 试点",
        "honours 奥运会",
        "honours --recipient 祁东县",
        *[f"--report {name} honours" for name in VALID],
    ],
    "search": [
        "search 脱贫功坚",
        "search 脱贫功坚 --explain",
        "search tuopingongjian --explain",
        "search tuo pin gong jian --explain",
        "search tpgj --explain",
        "search shuikousahn --explain",
        "search 三千五百亿 --explain",
        "search 319,300人 --explain",
        "search 脫貧攻堅 --explain",
        "search poverty alleviation --explain",
        "search GDP --explain",
        "search 文明实践 衡阳县 试点 --limit 3 --explain",
        "search 脱贫政坚 --explain",
        "search 脱贫 --exact",
        "search 衡阳 --limit 1000",
        "search 全国 --section 7 --min-score 90",
        "search 奥运会",
        "search 民生 --kind heading --explain",
        "search 全国 --kind passage --explain",
        "search 连续 --kind metric --explain",
        "search 全国 --kind honour --explain",
        "--report nulls.json search 一句 --explain --limit 1000",
        "--report bare.json search 一句 --explain",
        "--report controls.json search 3.5% --explain",
        "--report latin.json search times --explain",
    ],
    "check": ["check", *[f"check {name}" for name in FILES]],
}
#: Those that find nothing.
NOTHING = {
    *("metrics 奥运会", "metrics --chart --section 8", "--report bare.json metrics"),
    *("honours 奥运会", "--report bare.json honours", "search 奥运会"),
}
ALL = [(command, line) for command, lines in CASES.items() for line in lines]

#: A specimen of each kind of record, with one of every record that belongs to it.
SPECIMENS = [
    ("sections", "sections"),
    ("show", "show 0"),
    ("show", "show 2"),
    ("show", "show 2.1.2"),
    ("show", "show grp-2020"),
    ("show", "show garden-city"),
    ("metrics", "metrics --section 2"),
    ("honours", "honours --section 1"),
    ("search", "search 脱贫功坚 全国 --explain"),
    ("check", "check senseless.json"),
]


@cache
def schema(command: str) -> Any:
    """The schema of a command's output."""
    return call("schema", "--output", command).json


@cache
def validator(command: str, *steps: Step) -> Any:
    """What tells whether a value is as that schema says, or one of the schemas within it."""
    whole = schema(command)
    within = documents.at(whole, steps) | {"$defs": whole.get("$defs", {})}
    return jsonschema_rs.validator_for(within)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the knowledge files stand."""
    path = tmp_path_factory.mktemp("reports")
    for name, document in FILES.items():
        documents.written(path / name, document)
    return path


def arguments(line: str, folder: Path) -> list[str]:
    """The words of a line, names of knowledge files with their folder."""
    return [str(folder / word) if word in FILES else word for word in line.split()]


def objects(value: Any, steps: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
    """Where the objects of a value are: itself, and what it holds at any depth."""
    if isinstance(value, dict):
        yield steps
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for step, each in pairs:
        if isinstance(each, dict | list):
            yield from objects(each, (*steps, step))


# The schemas --------------------------------------------------------------------------------


def test_every_command_that_prints_json_has_a_schema() -> None:
    """Its file, its name as a value of the option, and cases here."""
    names = {*COMMANDS} - {"draft", "schema"}

    assert {each.value for each in Output} == names
    assert set(CASES) == {command for command, _ in SPECIMENS} == names
    files = (PACKAGE / "data" / "output").iterdir()
    assert {file.name for file in files} == {f"{name}.schema.json" for name in names}


@pytest.mark.parametrize("command", CASES)
def test_a_schema_is_one_and_says_what_it_is_of(command: str) -> None:
    """Valid by draft 2020-12, titled, and with a description of every property."""
    whole = schema(command)

    assert whole["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert jsonschema_rs.meta.is_valid(whole)
    assert whole["title"] == f"hycli {command} --json"
    assert "--columns" in whole["description"]
    shapes = [documents.at(whole, steps) for steps in objects(whole)]
    for shape in [each for each in shapes if each.get("type") == "object"]:
        assert shape["additionalProperties"] is False
        assert set(shape["properties"]) - set(shape["required"]) <= {"parts"}
        assert all(each["description"] for each in shape["properties"].values())


@pytest.mark.parametrize("name", ["foo", "serch", "schema", "", "Search"])
def test_a_wrong_name_is_met_with_the_right_ones(name: str) -> None:
    """Status 2 and one line."""
    done = call("schema", "--output", name)

    assert (done.status, done.out) == (2, b"")
    assert done.message.count("\n") == 1
    assert all(f"'{command}'" in done.message for command in CASES)


# What is printed ----------------------------------------------------------------------------


@pytest.mark.parametrize(("command", "line"), ALL, ids=[line for _, line in ALL])
def test_what_is_printed_is_as_the_schema_says(command: str, line: str, folder: Path) -> None:
    """As JSON, and each line of JSON Lines as an object of it."""
    words = arguments(line, folder)
    whole, lines = call(*words, "--json"), call(*words, "-f", "jsonl")
    item = ("$defs", "Shown") if command == "show" else ("items",)
    records = [json.loads(each) for each in lines.lines]

    assert whole.status == lines.status
    assert (whole.status == 1) == (line in NOTHING)
    validator(command).validate(whole.json)
    assert records == (whole.json if isinstance(whole.json, list) else [whole.json])
    for record in records:
        validator(command, *item).validate(record)


@pytest.mark.parametrize(("command", "line"), SPECIMENS, ids=[line for _, line in SPECIMENS])
def test_fields_are_printed_in_the_order_of_the_schema(
    command: str, line: str, folder: Path
) -> None:
    """A reader who compares the two finds them alike."""
    whole = schema(command)
    shapes = [documents.at(whole, steps) for steps in objects(whole)]
    orders = [list(each["properties"]) for each in shapes if each.get("type") == "object"]
    printed = call(*arguments(line, folder), "--json").json

    for steps in objects(printed):
        fields = list(documents.at(printed, steps))
        assert fields in [order[: len(fields)] for order in orders], steps


def test_answers_to_phrases_from_standard_input_are_as_the_schema_says() -> None:
    """The hits of one phrase after another."""
    done = run("search", "-", "--explain", "--json", stdin="三千五百亿\n奥运会\n湘江\n")

    assert {hit["query"] for hit in done.json} == {"三千五百亿", "湘江"}
    validator("search").validate(done.json)


def test_chosen_columns_leave_the_schema() -> None:
    """As its description says."""
    assert not validator("metrics").is_valid(call("metrics", "--json", "--columns", "id").json)


# What is not --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "line"),
    [*SPECIMENS, ("show", "show 2.1.2 grp-2020 garden-city")],
    ids=[line for _, line in SPECIMENS] + ["several"],
)
def test_another_shape_is_refused(command: str, line: str, folder: Path) -> None:
    """A field that is missing, of another type, or unknown, in whichever object."""
    printed = call(*arguments(line, folder), "--json").json
    accepts = validator(command).is_valid
    assert accepts(printed)

    for steps in objects(printed):
        record = documents.at(printed, steps)
        kept = dict(record)
        record["an extra"] = None
        assert not accepts(printed), steps
        for name in kept:
            record.clear()
            record |= {key: value for key, value in kept.items() if key != name}
            assert accepts(printed) == (name == "parts"), (*steps, name)
            record |= {name: [None]}
            assert not accepts(printed), (*steps, name)
        record.clear()
        record |= kept
    assert accepts(printed)


@pytest.mark.parametrize(
    ("command", "line", "steps", "value"),
    [
        ("sections", "sections", (), []),
        ("sections", "sections", (0, "number"), 0),
        ("sections", "sections", (0, "passages"), -1),
        ("sections", "sections", (0, "subject"), None),
        ("sections", "sections", (0, "id"), "No Id"),
        ("show", "show 0", ("number",), 1),
        ("show", "show 0", ("subject",), "科目"),
        ("show", "show 0", ("title",), ""),
        ("show", "show 5", ("number",), 0),
        ("show", "show 5", ("passages", 0, "ref"), "5"),
        ("show", "show 5", ("passages",), 7),
        ("show", "show 5.1.3", ("ref",), "5.01.3"),
        ("show", "show 2.1.2", ("notes", 0, "note"), None),
        ("show", "show grp-2020", ("passage", "text"), ""),
        ("show", "show garden-city", ("kind",), "level"),
        ("show", "show 5 5", (1,), "5"),
        ("metrics", "metrics", (0, "kind"), "ratio"),
        ("metrics", "metrics", (0, "comparator"), ">="),
        ("metrics", "metrics", (0, "value"), "7.4"),
        ("metrics", "metrics", (0, "value"), 1e16),
        ("metrics", "metrics", (0, "section"), 0.5),
        ("metrics", "metrics", (0, "period"), ""),
        ("metrics", "metrics", (0, "fold"), 1.5),
        ("metrics", "metrics --kind multiple", (0, "fold"), None),
        ("metrics", "metrics", (0, "ref"), "0.0.1"),
        ("honours", "honours", (0, "year"), 2020),
        ("honours", "honours", (0, "id"), None),
        ("search", "search 脱贫功坚", (0, "rank"), 0),
        ("search", "search 脱贫功坚", (0, "score"), 100.1),
        ("search", "search 脱贫功坚", (0, "score"), -0.1),
        ("search", "search 脱贫功坚", (0, "kind"), "note"),
        ("search", "search 脱贫功坚", (0, "id"), "grp-2020"),
        ("search", "search 脱贫功坚", (0, "ref"), "5"),
        ("search", "search 民生 --kind heading", (0, "ref"), "5.1.1"),
        ("search", "search 全国 --kind honour", (0, "id"), None),
        ("search", "search 脱贫功坚", (0, "spans"), []),
        ("search", "search 脱贫功坚", (0, "spans", 0), [3]),
        ("search", "search 脱贫功坚", (0, "spans", 0), [3, 5, 7]),
        ("search", "search 脱贫功坚", (0, "spans", 0, 0), -3),
        ("search", "search 脱贫功坚", (0, "views"), ["magic"]),
        ("search", "search 脱贫功坚 --explain", (0, "parts", 0, "view"), "magic"),
        ("search", "search 脱贫功坚", (0, "query"), ""),
        ("check", "check senseless.json", (0, "line"), 0),
        ("check", "check senseless.json", (0, "path"), ""),
    ],
)
def test_a_wrong_value_is_refused(
    command: str, line: str, steps: tuple[Step, ...], value: Any, folder: Path
) -> None:
    """Of the right type mostly, but such as no command prints."""
    printed = call(*arguments(line, folder), "--json").json
    assert validator(command).is_valid(printed)

    holder: Any = {"printed": copy.deepcopy(printed)}
    path = ("printed", *steps)
    documents.at(holder, path[:-1])[path[-1]] = value

    assert not validator(command).is_valid(holder["printed"])
