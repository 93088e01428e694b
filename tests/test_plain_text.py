"""A report as plain text: read as `draft` reads it, wherever a knowledge file may stand."""

import json
import shutil
import subprocess
from pathlib import Path

import documents
import pytest
from run import PROJECT, call, run

import hycli
from hycli.checking import faults

ARTICLE = PROJECT / "tests" / "data" / "article.txt"
TEXT = """五年工作回顾

各位代表：过去五年，全市各项事业取得新成绩。

一、经济稳步增长

地区生产总值增长6.5%。新增企业320家。

二、民生持续改善

新建学校12所。我市获评国家卫生城市。
"""


def written(path: Path, text: str = TEXT, encoding: str = "utf-8") -> str:
    path.write_bytes(text.encode(encoding))
    return str(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
def test_a_text_is_a_report(tmp_path: Path, encoding: str) -> None:
    """In the encodings in which Chinese texts come, whatever the file is called."""
    file = written(tmp_path / "report.text", encoding=encoding)

    assert [row[2] for row in call("--report", file, "sections").rows] == [
        "一、经济稳步增长",
        "二、民生持续改善",
    ]
    assert "新建【学校】12所。" in call("--report", file, "search", "xuexiao", "-f", "table").text
    assert call("--report", file, "show", "1.1.1").rows[0][3] == "地区生产总值增长6.5%。"
    assert hycli.load(file).title == "五年工作回顾"


def test_standard_input_is_a_report() -> None:
    """So that converters feed it; JSON too."""
    as_text = run("--report", "-", "search", "学校", "--json", stdin=TEXT)
    as_json = run("--report", "-", "sections", stdin=json.dumps(documents.small("红豆。")))

    assert as_text.json[0]["text"] == "新建学校12所。"
    assert len(as_json.lines) == 1


@pytest.mark.parametrize("name", ["report.txt", "report.md", "report"])
def test_what_begins_with_a_brace_is_json(tmp_path: Path, name: str) -> None:
    """The content tells, not the name; but a name in .json says it too."""
    text = "\n " + json.dumps(documents.small("红豆。"))

    assert call("--report", written(tmp_path / name, text), "sections").lines != []
    refused = call("check", written(tmp_path / "report.json"))
    assert refused.status == 3
    assert "not JSON" in refused.message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "it is empty"),
        (b" \n\n\t ", "it is empty"),
        ("\u3000\u200b\n".encode(), 'report.txt" is not valid: the text is empty'),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\0", "it is PDF (make text of it: pdftotext"),
        (b"PK\x03\x04\x14\0\x06", "it is DOCX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "it is DOC"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html><p>report", "it is HTML"),
        (bytes(range(256)), "neither text nor JSON"),
        (b"\xff\xff\x80\xa0 text", "neither UTF-8 nor GB 18030"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (TEXT.encode() + b"\xff", "line 12: not UTF-8"),
        (TEXT.encode()[:-2], "line 11: not UTF-8"),
    ],
    ids=repr,
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    """One line that says why; a text that was spoilt is not taken for one in another encoding."""
    file = tmp_path / "report.txt"
    file.write_bytes(data)

    for command in (
        ["--report", str(file), "sections"],
        ["check", str(file)],
        ["draft", str(file)],
    ):
        done = call(*command)
        assert done.status == 3
        assert done.out == b""
        assert words in done.message
        assert done.message.count("\n") == 1


def test_a_draft_is_a_knowledge_file(tmp_path: Path) -> None:
    """Readable JSON that is valid, and each figure and honour is marked until it was read over."""
    done = call("draft", written(tmp_path / "report.txt"))

    document = done.json
    assert done.status == 0
    assert done.text.startswith('{\n  "title": "五年工作回顾",\n')
    assert faults(document) == []
    assert [record["quote"] for record in document["metrics"]] != []
    assert all(record["drafted"] is True for record in document["metrics"] + document["honours"])
    assert run("draft", "-", stdin=TEXT).out == done.out
    for words in (["--report", done.command[-1], "draft"], ["draft", "--report", done.command[-1]]):
        assert call(*map(str, words)).out == done.out


def test_what_was_drafted_is_counted_and_named(tmp_path: Path) -> None:
    """Until someone deletes the line that says so; the file is valid all the time."""
    document = documents.small("红豆生南国。")
    document["metrics"][0]["drafted"] = True
    document["honours"][0]["drafted"] = False
    file = documents.written(tmp_path / "report.json", document)

    counted, named = call("check", file), call("check", file, "--drafted", "--json")

    assert (counted.status, counted.out) == (0, b"")
    assert counted.message == f"hycli: {file}: valid; 1 drafted and not read over\n"
    assert named.status == 0
    assert [fault["path"] for fault in named.json] == ["metrics[0]"]
    assert named.json[0]["message"].endswith("| 红豆生南国。")
    assert call("--report", file, "metrics").status == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["draft"], "no text is named"),
        (["draft", "report.json"], "is JSON, not text"),
        (["draft", "nowhere.txt"], "nowhere.txt"),
        (["--report", "-", "search", "-"], "standard input is the report"),
    ],
)
def test_what_cannot_be_read_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    """In one line, with what to do."""
    documents.written(tmp_path / "report.json", documents.small())
    monkeypatch.chdir(tmp_path)

    done = call(*arguments)

    assert done.status in {2, 3}
    assert words in done.message
    assert done.message.count("\n") == 1


SCREENS = [
    ["sections"],
    ["show", "1"],
    ["show", "0"],
    ["show", "1.1.1"],
    ["metrics"],
    ["metrics", "--chart"],
    ["honours"],
    ["search", "红豆"],
]


@pytest.mark.parametrize("arguments", SCREENS, ids=" ".join)
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("form", ["table", "tsv", "csv", "json", "md"])
def test_nothing_is_shown_where_nothing_is_known(
    tmp_path: Path, arguments: list[str], language: str, form: str
) -> None:
    """A report without English names, kinds or recipients: no command says None."""
    document = documents.least("红豆生南国，增长7%。", "春来发几枝，获评好诗。")
    document["metrics"] = [
        {"ref": "1.1.1", "name": "增长率", "value": 7, "unit": "%", "quote": "增长7%"},
        {"ref": "1.1.1", "name": "占比", "value": 7, "unit": "%", "kind": "share", "quote": "7%"},
    ]
    document["honours"] = [{"ref": "1.2.1", "title": "好诗", "quote": "获评好诗"}]
    file = documents.written(tmp_path / "report.json", document)

    done = call("--report", file, *arguments, "-f", form, env={"HYCLI_LANG": language})

    assert done.status == 0
    assert "None" not in done.text
    assert done.message == ""


def test_no_choice_is_offered_where_there_is_none(tmp_path: Path) -> None:
    """A report without figures has no periods to choose from."""
    file = documents.written(tmp_path / "report.json", documents.least("红豆生南国。"))

    done = call("--report", file, "metrics", "--period", "2020")

    assert done.status == 2
    assert done.message == 'hycli: no period "2020"\n'


def test_where_it_appeared_is_cited(tmp_path: Path) -> None:
    """Source and year, where the file tells."""
    document = documents.least("红豆生南国。")
    bare = documents.written(tmp_path / "bare.json", document)
    told = documents.written(tmp_path / "told.json", document | {"source": "日报", "year": "1993"})

    for file, cited in (
        (bare, "《报告》，“一”，1.1.1"),
        (told, "《报告》（日报，1993年），“一”，1.1.1"),
    ):
        assert cited in call("--report", file, "show", "1.1.1", "-f", "md").text


def test_pinyin_finds_without_readings(tmp_path: Path) -> None:
    """As characters are read most often, and by initials."""
    file = documents.written(tmp_path / "report.json", documents.least("红豆生南国。"))

    for phrase in ("hongdou", "hdsng", "nan guo", "红斗生"):
        assert call("--report", file, "search", phrase).rows[0][5] == "1.1.1", phrase


def test_a_long_text_is_searched_undrafted(tmp_path: Path) -> None:
    """It says so, and what to do."""
    file = tmp_path / "report.txt"
    file.write_text("经济增长7.4%。脱贫攻坚取得胜利。\n" + "发展。" * 90_000, encoding="utf-8")

    done = call("--report", str(file), "search", "脱贫功坚", "--limit", "1")

    assert done.rows[0][5] == "1.1.2"
    assert "draft it in parts" in done.err.decode()


READ_OTHERWISE = "重庆银行行长与会计事务所签约，大楼共23层。会长区行。"


@pytest.mark.parametrize(
    ("phrase", "matched"),
    [
        ("cqyhhz", "重庆银行行长"),
        ("kjsws", "会计事务所"),
        ("chongqingyinhanghangzhang", "重庆银行行长"),
        pytest.param("chongqyhhz", "重庆银行行长", id="syllables and initials"),
        pytest.param("chqyhhz", "重庆银行行长", id="an initial of two letters"),
        pytest.param("重庆yhhz", "重庆银行行长", id="hanzi and initials"),
        pytest.param("银行hzhang", "银行行长", id="hanzi, an initial and a syllable"),
        pytest.param("23曾", "23层", id="a number and a homophone by its other reading"),
        pytest.param("cqyhhx", None, id="another initial"),
        pytest.param("kzoh", None, id="too many other readings"),
        pytest.param("zhongqgyhhz", None, id="a letter too many"),
        pytest.param("yh", None, id="too few letters"),
    ],
)
def test_characters_are_read_otherwise_too(
    tmp_path: Path, phrase: str, matched: str | None
) -> None:
    """Without readings in context each reading of a character counts, for initials too."""
    file = documents.written(tmp_path / "report.json", documents.least(READ_OTHERWISE))

    found = call("--report", file, "search", phrase, "--json").json

    marked = [found[0]["text"][slice(*span)] for span in found[0]["spans"]] if found else []
    assert "".join(marked) == (matched or "")


def test_a_reading_in_context_is_the_only_one(tmp_path: Path) -> None:
    """行 is *hang* in 银行, where the file says so."""
    text = "重庆银行行长签约。"
    document = documents.least(text)
    readings = {"1.1.1": "chong qing yin hang hang zhang qian yue -"}
    read = documents.written(tmp_path / "read.json", document | {"readings": readings})
    unread = documents.written(tmp_path / "unread.json", document)

    assert call("--report", unread, "search", "cqyxhz").status == 0
    assert call("--report", read, "search", "cqyxhz").status == 1
    assert call("--report", read, "search", "cqyhhz").status == 0


PANDOC = shutil.which("pandoc")


@pytest.mark.skipif(PANDOC is None, reason="needs pandoc")
def test_pandoc_feeds_it() -> None:
    """A web page by way of Markdown."""
    page = "<h1>报告</h1><h2>一、经济</h2><p>地区生产总值增长6.5%。</p>"
    done = subprocess.run(
        [str(PANDOC), "-f", "html", "-t", "markdown"],
        input=page.encode(),
        capture_output=True,
        check=True,
    )

    assert run("--report", "-", "search", "生产总值", stdin=done.stdout).status == 0


def test_a_part_of_a_name_lists_the_figures_that_have_it(tmp_path: Path) -> None:
    """地区生产总值增长6.5% is a 增长率, though its sentence does not say so."""
    file = written(tmp_path / "report.txt")

    names = [row[3] for row in call("--report", file, "metrics", "增长率").rows]

    assert names == ["地区生产总值增长率"]
    assert call("--report", file, "metrics", "失业率").status == 1


def test_a_piece_of_an_english_word_lists_nothing() -> None:
    """Almost every name has an e; in Chinese no blank parts the words."""
    assert call("metrics", "e").status == 1
    assert call("honours", "car").status == 1
    assert call("metrics", "passengers").status == 0
