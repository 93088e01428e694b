"""What once went wrong, by the numbers of the inspection that found it: none of it comes back."""

import ast
import csv
import io
import json
import os
import pickle
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import documents
import pytest
import typer.main
from rich.cells import cell_len
from run import HYCLI, PROJECT, call, environment, run, run_each, with_program

import hycli
from hycli.checking import faults
from hycli.cli.app import COMMANDS, app
from hycli.cli.phrases import decoded
from hycli.terminal import Terminal

#: Calls and returns that a search may take: some 20,000 to 50,000 where a question is asked.
MOST_CALLS = 400_000


@pytest.mark.parametrize(
    ("phrase", "narrowed"),
    [
        ("GDP增长率", {"kinds": ["metric"]}),
        ("GDP 增长率", {"kinds": ["metric"]}),
        ("年均增速", {"kinds": ["metric"]}),
        ("湘江 水质 干流", {"section": 4}),
    ],
)
def test_f1_a_search_is_narrowed_first(phrase: str, narrowed: dict[str, Any]) -> None:
    """Better hits of other kinds and sections hid those that were asked for."""
    assert hycli.load().search(phrase, **narrowed)


@pytest.mark.parametrize(
    "phrase",
    [
        "市" * 80,
        "市全" * 40,
        "shi " * 100,
        "一" * 1000,
        "成" * 1000,
        "shi" * 333,
        "s" * 1000,
        "s " * 500,
        "1 " * 500,
        "衡阳市" * 333,
        "a1市" * 333,
    ],
    ids=lambda phrase: f"{phrase[:4]}-{len(phrase)}",
)
@pytest.mark.parametrize("exact", [False, True])
def test_f2_work_is_bounded_whatever_a_phrase_holds(phrase: str, *, exact: bool) -> None:
    """Each place of a repeated piece was compared with each other: up to two minutes.

    Counted in calls, which are the same on every machine.
    """
    report = hycli.load()
    report.search("预热 yure warm-up 1")  # makes the index
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:  # noqa: ARG001  # as sys.setprofile calls it
        nonlocal calls
        calls += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        report.search(phrase, exact=exact)
    finally:
        sys.setprofile(before)

    assert calls < MOST_CALLS


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


def test_f4_an_interrupt_before_the_guard(tmp_path: Path) -> None:
    """Ctrl-C while the first modules were imported showed a traceback."""
    (tmp_path / "signal.py").write_text(
        "import os\nos.kill(os.getpid(), 2)\nfor _ in range(10**9): pass\n", encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-c", "from hycli.__main__ import run; run()", "sections"],
        capture_output=True,
        check=False,
        env=environment({"PYTHONPATH": f"{tmp_path}:{PROJECT / 'src'}"}),
    )

    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, b"", b"")


def test_f5_an_interrupt_ends_the_loop_around_it(tmp_path: Path) -> None:
    """The process exited with 130, for which a shell goes on with the next round."""
    script = f"for round in 1 2 3; do echo $round; {with_program(tmp_path)['PATH'].split(':')[0]}"
    fcntl, pty, termios = map(pytest.importorskip, ("fcntl", "pty", "termios"))
    main, side = pty.openpty()
    shell = subprocess.Popen(
        ["/bin/bash", "-c", f"{script}/hycli search -; done"],
        stdin=side,
        stdout=subprocess.PIPE,
        stderr=side,
        env=environment(),
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509  # one thread, in a test
    )
    os.close(side)
    shown = b""
    while b"Ctrl-D" not in shown:
        shown += os.read(main, 1 << 10)
    os.write(main, b"\x03")
    out, _ = shell.communicate(timeout=60)
    os.close(main)

    assert out == b"1\n"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("失业".encode("gbk"), "失业"),
        ("失业", "失业"),
        ("脱贫，攻坚。", "脱贫，攻坚。"),
        ("tuōpín", "tuōpín"),
        ("tú", "tú"),
        ("naïve 湘江", "naïve 湘江"),
        ("民生".encode("gb18030"), "民生"),
        (b"\xff\xff", None),
    ],
    ids=str,
)
def test_f6_gbk_that_is_utf_8_too(data: str | bytes, text: str | None) -> None:
    """Its bytes were taken for two rare letters, and nothing was found."""
    assert decoded(data.encode() if isinstance(data, str) else data) == text


def test_f7_figures_without_a_value_come_last_in_both_directions() -> None:
    """--reverse put them first."""
    for arguments in ([], ["--reverse"]):
        found = call("metrics", "--sort", "fold", *arguments, "--json").json
        folds = [each["fold"] for each in found]
        assert folds[-1] is None
        assert folds[0] is not None


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ({"limit": -1}, "limit"),
        ({"limit": "5"}, "limit"),
        ({"limit": 2.5}, "limit"),
        ({"among": "grp-2020"}, "among"),
        ({"among": ["grp-2021"]}, "among"),
        ({"min_score": "90"}, "min_score"),
        ({"min_score": 101}, "min_score"),
        ({"min_score": float("nan")}, "min_score"),
        ({"phrase": None}, "phrase"),
        ({"kinds": ["nonsense"]}, "kinds"),
        ({"kinds": "nonsense"}, "kinds"),
        ({"section": "5"}, "section"),
        ({"section": 99}, "section"),
    ],
    ids=str,
)
def test_f8_a_wrong_argument_is_named(arguments: dict[str, Any], name: str) -> None:
    """It was an error of a library, or found nothing."""
    with pytest.raises(hycli.UsageError, match=name):
        hycli.load().search(**{"phrase": "脱贫"} | arguments)


def test_f8_a_kind_may_stand_alone() -> None:
    """Its letters were taken for kinds."""
    report = hycli.load()

    assert report.search("脱贫", kinds="passage")
    assert report.search("脱贫", kinds="passage") == report.search("脱贫", kinds=["passage"])


def test_f9_columns_of_show_are_those_of_its_lines() -> None:
    """Objects without the column were printed as {}."""
    done = call("show", "5", "grp-2020", "--json", "--columns", "value")

    assert (done.status, done.out) == (2, b"")
    assert [
        list(each) for each in call("show", "5.1.6", "--json", "--columns", "ref,kind").json
    ] == [
        ["ref", "kind"],
        ["ref", "kind"],
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="descriptors that do not block")
def test_f10_standard_input_that_does_not_block() -> None:
    """Nothing in it yet was taken for its end; half a line for a line."""
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    process = subprocess.Popen(
        [*HYCLI, "search", "-", "--columns", "query", "-n", "1"],
        stdin=reading,
        stdout=subprocess.PIPE,
        env=environment(),
    )
    for piece in ("湘", "江\n"):
        time.sleep(0.5)
        os.write(writing, piece.encode())
    os.close(writing)
    out, _ = process.communicate(timeout=60)

    assert (process.returncode, out) == (0, "湘江\n".encode())


@pytest.mark.skipif(sys.platform == "win32", reason="descriptors that do not block")
def test_f10_standard_output_that_does_not_block() -> None:
    """A slow reader was an error of the output, which was cut."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    process = subprocess.Popen(
        [*HYCLI, "honours", "--json"], stdout=writing, stderr=subprocess.PIPE, env=environment()
    )
    os.close(writing)
    time.sleep(0.5)
    with open(reading, "rb") as pipe:  # noqa: PTH123  # a descriptor
        out = pipe.read()

    assert process.wait(60) == 0
    assert out == call("honours", "--json").out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["sections", "--json", "-f", "csv"], "--json and --format csv contradict each other"),
        (["search", "x", "--min-score"], '"hycli search --help"'),
        (["show", "5.01.3"], "write 5.1.3"),
    ],
    ids=" ".join,
)
def test_f11_mistakes_are_named(arguments: list[str], message: str) -> None:
    """One of two options was taken silently, and hints were about something else."""
    done = call(*arguments)

    assert (done.status, done.out) == (2, b"")
    assert message in done.message


def test_f11_the_report_may_stand_after_the_command(tmp_path: Path) -> None:
    """It was no option there."""
    file = documents.written(tmp_path / "small.json", documents.small())

    assert call("metrics", "--report", file).out == call("--report", file, "metrics").out


def test_f12_threads_share_a_report() -> None:
    """Two that made the index at once could give one code to two syllables."""
    phrases = ["tuopingongjian", "shuikousahn", "qdx", "poverty", "四百九十七项", "脱贫功坚"]
    expected = [hycli.load().search(phrase) for phrase in phrases]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(3):
            report = hycli.load()
            start = threading.Barrier(len(phrases))

            def ask(phrase: str, report: hycli.Report, start: threading.Barrier) -> list[Any]:
                start.wait(60)
                return list(report.search(phrase))

            with ThreadPoolExecutor(len(phrases)) as pool:
                asked = [pool.submit(ask, phrase, report, start) for phrase in phrases]
                assert [each.result(60) for each in asked] == expected
    finally:
        sys.setswitchinterval(interval)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_f13_help_fits_a_narrow_terminal(command: str, lang: str) -> None:
    """Lines of 65 cells on a terminal of 20."""
    arguments = ["help", command] if command else ["help"]
    done = call(*arguments, width=20, env={"HYCLI_LANG": lang})

    assert [line for line in done.lines if cell_len(line) > 20 and " " in line.strip()] == []


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


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("12.6:33.5:44", "12.6:33.5:44"),
        ("350bn", "3500亿"),
        ("zhanlyue", "战略"),
        ("lyuke", "旅客"),
    ],
)
def test_f15_other_ways_to_write(phrase: str, words: str) -> None:
    """A ratio was no full match; a billion and the ü of passports were not known."""
    hits = [hit for hit in hycli.load().search(phrase) if words in hit.text]

    assert hits[0].score == 100.0
    place = hits[0].text.index(words)
    assert any(start < place + len(words) and place < end for start, end in hits[0].spans)


def test_f16_a_console_is_written_to_through_pythons_own_stream(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Bytes went to the descriptor, which a Windows console reads in its code page."""

    class Console(io.RawIOBase):
        """Takes some bytes at a time, as a console does."""

        taken = b""

        def writable(self) -> bool:
            return True

        def write(self, data: Any) -> int:
            self.taken += bytes(data[:3])
            return len(data[:3])

    console = Console()
    stream = io.TextIOWrapper(io.BufferedWriter(console))
    monkeypatch.setattr(sys, "__stdout__", stream)

    Terminal.of_process().write("衡阳，雁城\n")

    assert console.taken.decode() == "衡阳，雁城\n"


@pytest.mark.parametrize(
    "path", sorted((PROJECT / "tests").glob("*.py")), ids=lambda path: path.name
)
def test_f16_tests_are_collected_without_a_unix(path: Path) -> None:
    """Modules that only a Unix has were imported at the top of the tests."""
    unix = {"fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty"}
    top = ast.parse(path.read_text(encoding="utf-8")).body
    names = {alias.name for each in top if isinstance(each, ast.Import) for alias in each.names}
    names |= {each.module or "" for each in top if isinstance(each, ast.ImportFrom)}

    assert names & unix == set()


def test_f17_the_report_of_the_environment(tmp_path: Path) -> None:
    """With some versions of Typer the variable was not read: hycli reads it itself."""
    done = call("sections", env={"HYCLI_REPORT": str(tmp_path / "none.json")})

    assert done.status == 3
    assert call("sections", env={"HYCLI_REPORT": ""}).status == 0


def test_f17_tab_after_an_option() -> None:
    """With some versions of Typer nothing was offered: hycli reads the line itself."""
    from hycli.cli.completion import candidates
    from hycli.cli.session import Session

    terminal = Terminal(lambda _: None, is_terminal=False, width=80, encoding="", environment={})
    group = typer.main.get_command(app)

    assert candidates(group, Session(terminal), ["metrics", "--unit", "亿"]) == [
        ("亿元", "metrics: 2")
    ]


def test_f17_no_private_module_of_typer() -> None:
    """They change from version to version."""
    code = [path.read_text(encoding="utf-8") for path in (PROJECT / "src").rglob("*.py")]

    assert not [
        text for text in code if re.search(r"typer(\.\w+)*\._[a-z]|from typer\S* import _", text)
    ]


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


def of_many(folder: Path, count: int) -> str:
    """A report of many sections and figures."""
    document = documents.small("一句。")
    section, metric = document["sections"][0], document["metrics"][0]
    document |= {"honours": [], "notes": [], "glossary": []}
    document["sections"] = [
        section | {"number": n, "id": f"s{n}", "subject": f"加快经济发展第{n}科"}
        for n in range(1, count + 1)
    ]
    document["metrics"] = [
        metric | {"id": f"m{n}", "value": n, "unit": f"第{n}种"} for n in range(count)
    ]
    return documents.written(folder / "many.json", document)


@pytest.mark.parametrize("words", [["show", "s"], ["show", "加"], ["metrics", "--unit", "第"]])
def test_f18_tab_over_many(tmp_path: Path, words: list[str]) -> None:
    """The work was the square of the number of sections or units."""
    report = of_many(tmp_path, 8000)
    env = environment({"_HYCLI_COMPLETE": "fish", "HYCLI_REPORT": report})

    done = subprocess.run([*HYCLI, *words], capture_output=True, check=True, env=env, timeout=30)

    assert done.stdout.count(b"\n") == 8000


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        *(("\n=1+1", "'\n'=1+1"), ("-inf", "'-inf"), ("+nan", "'+nan"), ("-1_0", "'-1_0")),
        *(("a;=cmd|' /C calc'!A0", "a;'=cmd|' /C calc'!A0"), ("-1.5", "-1.5"), ("7.4%", "7.4%")),
    ],
)
def test_f19_no_cell_runs(tmp_path: Path, text: str, cell: str) -> None:
    """What begins behind a blank or is no number after all was left as it is."""
    path = documents.written(tmp_path / "report.json", documents.small(text))
    done = call("--report", path, "metrics", "--columns", "name", "-f", "spreadsheet")

    assert [row[0] for row in csv.reader(io.StringIO(done.text, newline=""))][1] == cell


def test_f20_a_long_table_comes_as_it_is_drawn(tmp_path: Path) -> None:
    """A table of 20,000 figures was silent for 17 seconds and kept whole in memory."""
    report = of_many(tmp_path, 3000)
    process = subprocess.Popen(
        [*HYCLI, "metrics", "--report", report, "-f", "table"],
        stdout=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    process.stdout.close()

    assert b"Value" in first
    assert process.wait(60) == 141  # it was still drawing


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


def test_f21_an_array_is_written_as_answers_come() -> None:
    """Nothing was printed until the input ended."""
    process = subprocess.Popen(
        [*HYCLI, "search", "-", "-n", "1", "-f", "json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("湘江\n".encode())
    process.stdin.flush()
    first = process.stdout.readline() + process.stdout.read(10)
    process.stdin.write("脱贫\n".encode())
    process.stdin.close()
    rest = process.stdout.read()
    process.stdout.close()
    process.wait(60)

    assert [each["query"] for each in json.loads(first + rest)] == ["湘江", "脱贫"]


def test_f22_help_without_docstrings() -> None:
    """Python with -OO has none, and help had no descriptions."""
    helps = [["help"], *[["help", command] for command in COMMANDS]]

    for words, without in zip(helps, run_each(helps, {"PYTHONOPTIMIZE": "2"}), strict=True):
        assert without.out == call(*words).out


@pytest.mark.parametrize(
    "arguments",
    [["show", "x" * 100_000], ["metrics", "--unit", "衡" * 50_000], ["x" * 100_000], ["-" * 9999]],
    ids=["ref", "unit", "command", "option"],
)
def test_f22_a_long_argument_is_not_repeated_whole(arguments: list[str]) -> None:
    """All of it stood in the message."""
    done = call(*arguments)

    assert done.status == 2
    assert len(done.message) < 1000


def test_f22_lines_end_with_a_carriage_return_too() -> None:
    """They were one phrase."""
    done = run("search", "-", "-n", "1", "--columns", "query", stdin="湘江\r脱贫\r\n民生\n")

    assert done.lines == ["湘江", "脱贫", "民生"]


@pytest.mark.parametrize(
    ("reading", "valid"),
    [("hong dou", True), ("hong -", True), ("lv nve", True)]
    + [
        (each, False)
        for each in ("😀 😀", "hóng dòu", "hong4 dou4", "Hong Dou", "hong  dou", "红 豆")
    ],
)
def test_f22_readings_are_pinyin(reading: str, valid: bool) -> None:  # noqa: FBT001  # what is expected
    """Any words, as many as characters, were called valid."""
    document = documents.small("红豆") | {"readings": {"1.1.1": reading}}

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

    copy = pickle.loads(pickle.dumps(thing, protocol))  # noqa: S301  # pickled here

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
        path = str(table.relative_to(PROJECT))
        entries = notice.split("\n\n")
        entry = next((each for each in entries if path in each.splitlines()[0].split()), "")
        assert entry, path
        assert "https://" in entry
        assert "Copyright" in entry
        assert "Licence: " in entry


SMALL_TEXT = """湘南发展报告

一、发展

规划期为2016—2020年。2018、2019年产值翻番。第十三、十四个项目开工。公共厕所全部改造。新增星星幼儿园。
"""


@pytest.fixture(scope="module", name="small")
def _small(tmp_path_factory: pytest.TempPathFactory) -> hycli.Report:
    """A text of one's own, with enough sentences for something to be left to chance."""
    path = tmp_path_factory.mktemp("small") / "small.txt"
    more = "".join([f"{name}县建成了水库。" for name in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"])
    path.write_text(SMALL_TEXT + more + "\n", encoding="utf-8")
    return hycli.load(path)


@pytest.mark.filterwarnings("ignore::hycli.DraftWarning")
@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("规划期为2016—2020年", "规划期"),
        ("2018、2019年产值翻番", "产值翻番"),
        ("2019年", "产值翻番"),
        ("第十四个项目", "第十三"),
        ("gonggong", "公共"),
        ("xingxing", "星星"),
    ],
)
def test_neighbours_are_not_one_another(small: hycli.Report, phrase: str, words: str) -> None:
    """2018、2019 was read as 20182019, and a doubled syllable wanted to stand there twice."""
    assert words in small.search(phrase)[0].text


@pytest.mark.parametrize("digits", ["1" + "0" * 400, "9" * 900, "1" + "0" * 320 + "%"])
def test_a_number_beyond_floats_is_none_of_the_report(digits: str) -> None:
    """Zeros enough ended in an OverflowError."""
    assert hycli.load().search(digits) == []


@pytest.mark.parametrize(
    "phrase", ["的" * 60 + "贫困村全部出列", "贫困村全部出列" + "的" * 60, "失业率÷", "失业率×"]
)
def test_what_says_nothing_takes_nothing_away(phrase: str) -> None:
    """Of a long phrase those pieces were kept that came first; ÷ was a word."""
    assert hycli.load().search(phrase) != []


@pytest.mark.parametrize("phrase", ["5G", "12j", "国内生产毛额恐龙化石馆", "成长率火星"])
def test_little_is_not_made_much(phrase: str) -> None:
    """A letter was matched far from its number, a word of Taiwan counted several times."""
    assert hycli.load().search(phrase) == []


def test_a_quotation_is_not_a_possessive(tmp_path: Path) -> None:
    """The quotation mark took the s of sponge with it."""
    document = documents.small("建设海绵城市。")
    document["translations"] = {"1.1.1": "Building the 'sponge city', the people's park"}
    path = tmp_path / "report.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    report = hycli.load(path)

    assert report.search("sponge city")[0].ref == "1.1.1"
    assert report.search("people park")[0].ref == "1.1.1"


def test_exact_words_are_found_wherever_they_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind the 10,000th place nothing was, and nothing was said of it."""
    every = hycli.load().search("市", None, exact=True, kinds="passage")

    monkeypatch.setattr("hycli.search.index.MOST_PLACES", 2)

    assert hycli.load().search("市", None, exact=True, kinds="passage") == every
