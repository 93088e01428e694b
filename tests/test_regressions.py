"""What once went wrong, by the numbers of the inspection that found it: none of it comes back."""

import json
import pickle
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import documents
import pytest
from run import HYCLI, PROJECT, call, environment

import hycli
from hycli.checking import faults


def test_f3_half_a_surrogate_beside_a_fault_of_shape(tmp_path: Path) -> None:
    """A KeyError hid both: the second fault was looked for in a record that lacked a field."""
    document = documents.real()
    document["metrics"][0]["name"] += "\ud800"
    del document["metrics"][1]["ref"]
    file = documents.written(tmp_path / "spoilt.json", document)

    done = call("check", file, "--json")

    assert done.status == 3
    assert [fault["path"] for fault in done.json] == ["metrics[0].name", "metrics[1].ref"]
    with pytest.raises(hycli.ReportError, match=r"metrics\[0\]\.name"):
        hycli.load(file)


def nested(opening: str, closing: str) -> str:
    """900 lists or objects in each other."""
    return opening * 900 + "1" + closing * 900


@pytest.mark.parametrize(
    ("text", "limit", "size", "words"),
    [
        pytest.param(nested('{"a":', "}"), "RLIMIT_STACK", 128, "nests", id="objects"),
        pytest.param(nested("[", "]"), "RLIMIT_STACK", 128, "nests", id="lists"),
        pytest.param(
            json.dumps(documents.least("好。" * 1_000_000)),
            *("RLIMIT_AS", 150_000, "memory"),
            id="a million sentences",
        ),
    ],
)
def test_f13_little_stack_or_memory(
    tmp_path: Path, text: str, limit: str, size: int, words: str
) -> None:
    """The process was killed by a signal, or ended with a fault of hycli."""
    resource = pytest.importorskip("resource")
    file = tmp_path / "report.json"
    file.write_text(text, encoding="utf-8")
    most = (size << 10, size << 10)

    done = subprocess.run(
        [*HYCLI, "check", file],
        capture_output=True,
        check=False,
        env=environment(),
        preexec_fn=lambda: resource.setrlimit(getattr(resource, limit), most),
    )

    assert done.returncode == 3
    assert words in done.stderr.decode()


def test_f13_a_number_beyond_a_float(tmp_path: Path) -> None:
    """It was said to be no number."""
    file = tmp_path / "report.json"
    text = json.dumps(documents.small()).replace('"value": 1,', '"value": 1e400,')
    file.write_text(text, encoding="utf-8")

    (fault,) = call("check", str(file), "--json").json

    assert fault["path"] == "metrics[0].value"
    assert "too large" in fault["message"]


def test_f14_all_faults_at_once(tmp_path: Path) -> None:
    """Those of sense were named when those of shape were mended, and values were not told."""
    document = documents.small("红豆生南国。")
    metric, honour = document["metrics"][0], document["honours"][0]
    metric |= {"id": "Red Beans", "kind": "ratio", "quote": "绿豆", "comparator": ">="}
    honour |= {"ref": "1.1", "section": "1", "titel": "红豆"}
    document["notes"][0]["quote"] = "红 豆"
    file = documents.written(tmp_path / "report.json", document)

    done = call("check", file, "--json")

    assert {fault["path"]: fault["message"] for fault in done.json} == {
        "metrics[0].id": '"Red Beans" is not written like "grp-2020"',
        "metrics[0].kind": '"ratio" is none of "level", "count", "share", "rate", "multiple", '
        '"increase", "streak", null',
        "metrics[0].comparator": '">=" is none of "=", ">", "<=", null',
        "metrics[0].quote": 'passage 1.1.1 does not hold "绿豆"',
        "honours[0].ref": '"1.1" is not written like "5.1.3"',
        "honours[0].section": 'it must be a whole number, not "1"',
        "honours[0].titel": 'there is no such field; did you mean "title"?',
        "notes[0].quote": 'passage 1.1.1 does not hold "红 豆"',
    }


def test_f17_faults_have_one_order() -> None:
    """It was that of a library's version: now that of the document, missing fields first."""
    document: dict[str, Any] = {"sections": [{"paragraphs": 1, "number": 0}], "year": 1, "lead": ""}

    assert [fault.path for fault in faults(document)] == [
        "title",
        "sections[0].subject",
        "sections[0].paragraphs",
        "sections[0].number",
        "year",
        "lead",
    ]


@pytest.mark.parametrize(
    ("paragraph", "passages"),
    [("。" * 2_000_000, 1), ("一" * 5_000_000, 1), ("真的吗？！" * 3, 3), ("“好。”他说。", 2)],
    ids=["full stops", "one sentence", "two marks", "a quotation"],
)
def test_f20_a_passage_has_words(paragraph: str, passages: int) -> None:
    """Two million full stops were as many passages: 1.2 GB."""
    report = hycli.Report(documents.least(paragraph))

    assert len(report.passages) == passages
    assert "".join(passage.text for passage in report.passages) == paragraph


@pytest.mark.parametrize(
    ("reading", "valid"),
    [("hong dou", True), ("hong -", True), ("lv nve", True)]
    + [
        (each, False)
        for each in ("😀 😀", "hóng dòu", "hong4 dou4", "Hong Dou", "hong  dou", "红 豆")
    ],
)
def test_f22_readings_are_pinyin(reading: str, valid: bool) -> None:  # noqa: FBT001
    """Any words, as many as characters, were called valid."""
    document = documents.least("红豆") | {"readings": {"1.1.1": reading}}

    assert (faults(document) == []) is valid


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize(
    "pickled",
    [
        lambda report: report,
        lambda report: report.metrics[0],
        lambda report: report.sections[0],
        lambda report: report.search("脱贫攻坚")[0],
    ],
    ids=["report", "metric", "section", "hit"],
)
def test_f22_a_report_can_be_pickled(pickled: Callable[[hycli.Report], Any], protocol: int) -> None:
    """Protocols 0 and 1 raised a TypeError, once a report had been searched."""
    report = hycli.load()
    found = report.search("脱贫攻坚")
    thing = pickled(report)

    copy = pickle.loads(pickle.dumps(thing, protocol))  # noqa: S301

    if isinstance(copy, hycli.Report):
        assert copy.search("脱贫攻坚") == found
    else:
        assert copy == thing


def test_f23_every_table_has_its_source_and_licence() -> None:
    """Tables made of other people's data were shipped without a word of theirs."""
    notice = (PROJECT / "NOTICE").read_text(encoding="utf-8")
    tables = sorted((PROJECT / "src" / "hycli" / "data").glob("*.txt"))

    assert tables
    for table in tables:
        _, named, entry = notice.partition(f"{table.relative_to(PROJECT)}\n")
        entry = entry.partition("\n\n")[0]
        assert named, table.name
        assert "https://" in entry
        assert "Copyright" in entry
        assert "Licence: " in entry
