"""The package as a library: what is public, what it returns and raises."""

import doctest
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args, get_type_hints

import documents
import pytest
from run import PROJECT, environment

import hycli
from hycli import Hit, Honour, Metric, Passage, Report, Section, Term
from hycli.files import bundled_path
from hycli.model import METRIC_KINDS, MetricKind, fields
from hycli.schema import schema_text
from hycli.tables import read_bytes


def test_every_public_name_resolves() -> None:
    """And is listed where a reader of the module looks."""
    for name in hycli.__all__:
        assert getattr(hycli, name) is not None
    assert set(hycli.__all__) == set(dir(hycli))
    assert hycli.__all__ == sorted(hycli.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    """As with any module."""
    with pytest.raises(AttributeError, match="nonsense"):
        _ = hycli.nonsense


def test_importing_loads_nothing_heavy() -> None:
    """Names arrive when they are used: no module of hycli's or of others is there before."""
    code = (
        "import sys; before = set(sys.modules); import hycli; "
        "new = {name.split('.')[0] for name in set(sys.modules) - before}; "
        "print(sorted(new - set(sys.stdlib_module_names)), 'json' in new, "
        "[name for name in sys.modules if name.startswith('hycli.')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment()
    )

    assert done.stdout.strip() == "['hycli'] False []"


def test_load_brings_the_bundled_report() -> None:
    """With the attributes of the contract."""
    report = hycli.load()

    assert isinstance(report, Report)
    assert [type(each) for each in report.sections] == [Section] * 8
    assert {type(each) for each in report.metrics} == {Metric}
    assert {type(each) for each in report.honours} == {Honour}
    assert {type(each) for each in report.passages} == {Passage}
    assert {type(each) for each in report.glossary} == {Term}
    assert report.passages[0].ref == "0.1.1"
    assert report.passages[-1].section == 8


@pytest.mark.parametrize("kind", [str, Path])
def test_load_takes_a_path(tmp_path: Path, kind: type) -> None:
    """As text or as a path."""
    file = documents.written(tmp_path / "small.json", documents.small("红豆生南国。"))

    report = hycli.load(kind(file))

    assert report.title == "红豆生南国。"
    assert [each.number for each in report.sections] == [1]
    assert report.search("红豆")[0].text == "红豆生南国。"


@pytest.mark.parametrize("path", [5, b"report.json", ["report.json"], {}])
def test_what_is_no_path_is_named(path: Any) -> None:
    """A UsageError of hycli, whatever it is."""
    with pytest.raises(hycli.UsageError, match="path"):
        hycli.load(path)


def test_two_reports_do_not_share_anything(tmp_path: Path) -> None:
    """What one finds the other does not."""
    file = documents.written(tmp_path / "small.json", documents.small("红豆生南国。"))
    one, other = hycli.load(), hycli.load(file)

    assert one.search("脱贫攻坚")
    assert other.search("脱贫攻坚") == []
    assert one.search("红豆生南国") == []


def test_search_brings_hits() -> None:
    """Best first, typed, with spans in code points of the text."""
    hits = hycli.load().search("脱贫功坚", limit=3)

    assert isinstance(hits, list)
    assert len(hits) == 3
    for rank, hit in enumerate(hits, 1):
        assert isinstance(hit, Hit)
        assert (hit.query, hit.rank) == ("脱贫功坚", rank)
        assert isinstance(hit.score, float)
        assert 0 <= hit.score <= 100
        assert round(hit.score, 1) == hit.score
        assert all(0 <= start < end <= len(hit.text) for start, end in hit.spans)
        assert (hit.id is None) == (hit.kind in ("passage", "heading"))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_search_of_what_is_not_there_is_an_empty_list() -> None:
    """No exception: nothing found is an answer."""
    assert hycli.load().search("奥运会") == []


def test_the_limit_may_be_none_or_nought() -> None:
    """All hits, or none."""
    report = hycli.load()

    assert len(report.search("全国", limit=None)) > len(report.search("全国"))
    assert report.search("全国", limit=0) == []


@pytest.mark.parametrize("phrase", ["", "  ", "\t\n", "x" * 1001], ids=len)
def test_a_phrase_that_cannot_be_searched_raises(phrase: str) -> None:
    """A UsageError, which is a HycliError."""
    with pytest.raises(hycli.UsageError):
        hycli.load().search(phrase)


def test_records_and_passages_are_found_by_name() -> None:
    """Or a UsageError says that there is none."""
    report = hycli.load()

    assert "3500亿元" in report.record("grp-2020").quote
    assert report.passage("5.1.1").section == 5
    with pytest.raises(hycli.UsageError, match="nothing-like-it"):
        report.record("nothing-like-it")
    with pytest.raises(hycli.UsageError, match=r"9\.9\.9"):
        report.passage("9.9.9")


def test_errors_are_exceptions_with_words_and_a_status(tmp_path: Path) -> None:
    """Nothing is printed and nothing exits."""
    file = tmp_path / "spoilt.json"
    file.write_text("{", encoding="utf-8")

    for path in (file, tmp_path / "nowhere.json", tmp_path):
        with pytest.raises(hycli.ReportError) as caught:
            hycli.load(path)
        assert isinstance(caught.value, hycli.HycliError)
        assert caught.value.status == hycli.Status.REPORT
        assert str(path) in str(caught.value)


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    """A library is silent."""
    report = hycli.load()
    report.search("脱贫功坚")
    report.search("奥运会")

    assert capfd.readouterr() == ("", "")


def test_records_cannot_be_changed() -> None:
    """A report may be shared."""
    metric = hycli.load().metrics[0]

    with pytest.raises(AttributeError):
        metric.value = 5  # type: ignore[misc]  # what is refused here


def test_a_report_may_be_searched_by_several_threads() -> None:
    """With the same answers, the index being made once or twice."""
    from concurrent.futures import ThreadPoolExecutor

    report = hycli.load()
    phrases = ["脱贫功坚", "tpgj", "三千五百亿", "poverty alleviation"] * 5
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(report.search, phrases))

    assert answers == [hycli.load().search(phrase) for phrase in phrases]


def test_fields_are_typed() -> None:
    """Each record's field has a type, and the marker file says that they count."""
    for record in (Metric, Honour, Passage, Section, Term, Hit):
        assert set(get_type_hints(record)) == set(record._fields)
    assert (Path(hycli.__file__).parent / "py.typed").exists()


USE = """
import hycli

report: hycli.Report = hycli.load()
hits: list[hycli.Hit] = report.search("脱贫", limit=3, section=5, kinds=["passage"], exact=True)
spans: tuple[tuple[int, int], ...] = hits[0].spans
values: list[float] = [metric.value for metric in report.metrics]
names: list[str | None] = [section.subject for section in report.sections]
try:
    hycli.load("nowhere.json")
except hycli.ReportError as error:
    status: hycli.Status = error.status
    hint: str = error.hint
"""


def test_the_types_are_what_users_write(tmp_path: Path) -> None:
    """A strict type checker accepts an example."""
    pytest.importorskip("mypy")
    (tmp_path / "use.py").write_text(USE, encoding="utf-8")

    done = subprocess.run(
        [
            *(sys.executable, "-m", "mypy", "--strict", "--config-file="),
            *(f"--cache-dir={tmp_path / 'cache'}", str(tmp_path / "use.py")),
        ],
        capture_output=True,
        text=True,
        check=False,
        env=environment({"MYPYPATH": str(PROJECT / "src")}),
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_the_examples_of_the_documentation() -> None:
    """docs/python.md prints what it says."""
    text = (PROJECT / "docs" / "python.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```pycon\n(.*?)```", text, re.DOTALL)
    runner = doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL)
    test = doctest.DocTestParser().get_doctest("".join(blocks), {}, "python.md", None, 0)

    assert runner.run(test).failed == 0
    assert len(test.examples) > 10


def test_kinds_of_figures_are_the_same_everywhere() -> None:
    """What a type checker knows, what is said of each, and what a knowledge file may have."""
    records = json.loads(schema_text())["properties"]["metrics"]["items"]["properties"]

    assert list(METRIC_KINDS) == list(get_args(MetricKind))
    assert records["kind"]["enum"] == [*METRIC_KINDS, None]


def test_a_report_shows_itself(report: Report) -> None:
    """In a session in a line, in a notebook as a table whose texts are escaped."""
    page = Report(documents.small("<b>一句</b>。"))._repr_html_()

    assert repr(report).startswith(f"<Report “{report.title}”: 8 sections, ")
    assert len(repr(report.sections)) < 8 * 80
    assert "&lt;b&gt;" in page
    assert "<b>" not in page


def test_a_hit_shows_itself(report: Report) -> None:
    """What is found and where; its fields are documented, and its HTML is escaped."""
    hit = report.search("脱贫攻坚", section=5)[0]
    odd = Report(documents.small("<b>一句</b>。")).search("一句")[0]

    assert repr(hit).startswith("<Hit 1: passage 5.1.1, 100: 【脱贫攻坚】战取得")
    assert "<mark>脱贫攻坚</mark>" in hit._repr_html_()
    assert "<b>" not in odd._repr_html_()
    assert Hit.spans.__doc__ == fields(Hit)["spans"]


@pytest.mark.parametrize("name", [9, -1, "9", "nonsense"])
def test_a_section_that_is_not_there(report: Report, name: int | str) -> None:
    """Is named; the others are found by number and id."""
    assert report.section(0) is report.section("lead") is report.lead
    assert report.section("economy") is report.sections[1]
    with pytest.raises(hycli.UsageError, match=str(name)):
        report.section(name)


# The bundled report is made ready beforehand ------------------------------------------------------

BUNDLED = json.loads(bundled_path().read_bytes())


@pytest.mark.parametrize(
    "name",
    [name for name in vars(Report(BUNDLED)) if not name.startswith("_")]
    + ["glossary", "translations", "asked_as", "readings"],
)
def test_what_was_made_ready_is_what_the_file_says(name: str) -> None:
    """Each part of the report, though it is read from another file."""
    assert getattr(hycli.load(), name) == getattr(Report(BUNDLED), name)


@pytest.mark.parametrize("phrase", ["脱贫功坚", "tpgj", "unemploymnt rate", "三千五百多亿", "品質"])
def test_a_ready_report_finds_what_the_file_would(phrase: str) -> None:
    """However the phrase is typed."""
    assert hycli.load().search(phrase) == Report(BUNDLED).search(phrase)


def test_a_bundled_report_that_was_changed_is_read_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was made ready of the old one no longer counts."""
    changed = documents.written(tmp_path / "report.json", BUNDLED | {"title": "另一个题目"})
    monkeypatch.setattr("hycli.loading.bundled_path", lambda: Path(changed))

    report = hycli.load()

    assert report.title == "另一个题目"
    assert [hit.text for hit in report.search("另一个题目")] == ["另一个题目"]


@pytest.mark.parametrize("spoilt", [None, b"", b"nonsense", "cut"], ids=str)
def test_without_what_was_made_ready_the_report_is_read_all_the_same(
    monkeypatch: pytest.MonkeyPatch, spoilt: bytes | str | None
) -> None:
    """An installation that lost it, or has half of it, is slower and no worse."""
    whole = read_bytes("report.ready")

    def read(name: str) -> bytes:
        if spoilt is None:
            raise FileNotFoundError(name)
        return whole[:-100] if isinstance(spoilt, str) else spoilt

    monkeypatch.setattr("hycli.ready.read_bytes", read)

    assert hycli.load().search("脱贫功坚") == Report(BUNDLED).search("脱贫功坚")
