"""The language that people are spoken to in, and what it never changes."""

import json
import re
import string
from pathlib import Path

import documents
import pytest
from rich.cells import cell_len
from run import call, run
from texts import PACKAGE, texts

from hycli.cli.app import COMMANDS
from hycli.language import Language
from hycli.output import FORMATS

CATALOGUE: dict[str, str] = json.loads(
    (PACKAGE / "data" / "messages.zh.json").read_text(encoding="utf-8")
)
HAN = re.compile(r"[\u4e00-\u9fff]")
#: Options, variables and names of fields.
AS_TYPED = re.compile(r"(?<![\w-])--?[a-z]\w*(?:-\w+)*|HYCLI_\w+|`\w+`")
CHINESE = {"HYCLI_LANG": "zh"}
#: English words that stay: names of formats, values, variables, programs.
KEPT = {"ID", "SHELL", "{path}: {message}", "{title}:", "hycli: {message}", "{line} ({hint})"}
KEPT |= {"hycli: {path}: {verdict}", "shell"}

# The catalogue ------------------------------------------------------------------------------


def test_every_text_is_said_in_chinese() -> None:
    """What the code can say, the catalogue has."""
    assert texts() - set(CATALOGUE) == set()


def test_the_catalogue_has_no_text_that_nobody_says() -> None:
    """Nothing is left of what was reworded."""
    assert set(CATALOGUE) - texts() == set()


@pytest.mark.parametrize("english", sorted(CATALOGUE))
def test_a_text_says_the_same_in_chinese(english: str) -> None:
    """The same values stand in it, in the same form, and it is Chinese."""
    chinese = CATALOGUE[english]

    assert _fields(chinese) == _fields(english)
    assert HAN.search(chinese) or english in KEPT
    assert chinese == chinese.strip()
    assert AS_TYPED.findall(chinese) == AS_TYPED.findall(english)


def _fields(template: str) -> set[tuple[str | None, str | None]]:
    if "[start, end)" in template or "[起, 止)" in template:
        return set()
    return {(name, form) for _, name, form, _ in string.Formatter().parse(template) if name}


# Which language -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "zh"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": ""}, "en"),
        ({"LC_MESSAGES": "zh_CN.GBK", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LC_MESSAGES": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "C", "LC_MESSAGES": "zh_CN.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "zh_CN.UTF-8", "LC_MESSAGES": "C"}, "zh"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LC_CTYPE": "zh_CN.UTF-8"}, "en"),
        ({"LANGUAGE": "zh"}, "en"),
        ({"HYCLI_LANG": "zh", "LC_ALL": "C"}, "zh"),
        ({"HYCLI_LANG": "zh-Hans", "LC_ALL": "C"}, "zh"),
        ({"HYCLI_LANG": "ZH_CN"}, "zh"),
        ({"HYCLI_LANG": "en", "LC_ALL": "zh_CN.UTF-8"}, "en"),
        ({"HYCLI_LANG": "", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
    ],
)
def test_the_first_variable_that_is_set_decides(environment: dict[str, str], code: str) -> None:
    """HYCLI_LANG, then the locale's as POSIX has it; any Chinese is Chinese, all else English."""
    assert Language.of(environment).code == code


@pytest.mark.parametrize("locale", ["zh_CN.UTF-8", "zh_CN.GBK", "C", "POSIX"])
def test_the_process_speaks_the_locales_language(locale: str) -> None:
    """Whether or not the system has that locale installed."""
    done = run("show", "econmy", env={"LC_ALL": locale, "HYCLI_LANG": ""})

    assert done.status == 2
    assert bool(HAN.search(done.err.decode(errors="replace"))) == locale.startswith("zh")


# What is said -------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [120, 80, 60, 40])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_chinese_and_fits(command: str, width: int) -> None:
    """Headings, options and texts; examples stay as they are."""
    done = call(*[command] if command else [], "--help", width=width, env=CHINESE)
    explained = [line for line in done.lines if not re.match("  (hycli|printf) ", line)]

    assert done.status == 0
    assert done.text.startswith("用法：hycli")
    assert "\n选项：\n" in done.text
    assert max(map(cell_len, explained)) <= min(width, 80)
    assert not re.search(r"\b(the|of|this|only|default|required)\b", done.text, re.IGNORECASE)


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["serch"], 2, "hycli：没有命令“serch”；您是不是要找“search”？"),
        (["show", "econmy"], 2, "hycli：没有名为“econmy”的内容（您是不是要找“economy”？"),
        (["show", "5.99.1"], 2, "hycli：没有句子“5.99.1”（科目 5 的最后一句是 5.1.7）"),
        (["show"], 2, "hycli：缺少位置"),
        (["search", ""], 2, "hycli：检索词为空"),
        (["search", "-5"], 2, "hycli：没有选项 -5（以连字符开头的检索词前请写“--”）"),
        (["search", "x", "--limit", "0"], 2, "应为不小于 1 的整数，而不是“0”"),
        (["search", "x", "--limit", "many"], 2, "应为不小于 1 的整数，而不是“many”"),
        (
            ["search", "x", "--min-score", "101"],
            2,
            "应为 0 到 100 之间的数，而不是“101”",
        ),
        (["search", "x", "--min-score", "high"], 2, "而不是“high”"),
        (["search", "x", "--kind", "text"], 2, "没有种类“text”（可选：标题、句子、指标、荣誉）"),
        (["sections", "x"], 2, "hycli：多余的参数：x"),
        (["sections", "--limit"], 2, "hycli：没有选项 --limit"),
        (["sections", "--formt", "csv"], 2, "hycli：没有选项 --formt；您是不是要找“--format”？"),
        (["sections", "--format"], 2, "--format 需要一个值"),
        (["sections", "--json=3"], 2, "--json 不带值"),
        (["sections", "--columns", "nmae"], 2, "hycli：没有字段“nmae”"),
        (["metrics", "--unit", "公里"], 2, "hycli：没有单位“公里”"),
        (["honours", "--recipient", "xyz"], 2, "hycli：没有获得者“xyz”"),
        (["metrics", "--section", "xyz"], 2, "hycli：没有科目“xyz”"),
        (["--report", "/nowhere", "sections"], 3, "hycli：无法读取报告“/nowhere”：没有这样的文件"),
        (["--report", "/", "sections"], 3, "hycli：无法读取报告“/”：是一个目录"),
        (["check"], 0, "：有效"),
    ],
)
def test_messages_are_chinese(arguments: list[str], status: int, message: str) -> None:
    """Faults, guesses and hints, ours and those of the library that reads the command line."""
    done = call(*arguments, env=CHINESE)

    assert done.status == status
    assert message in done.message
    assert done.message.count("\n") == 1
    assert not re.search(r"\b(the|of|is|no|not|did|you|tells)\b", done.message)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "内容为空"),
        (b"\xff\xfe{", "这是 UTF-16 文件"),
        (b"\xef\xbb\xbf{}", "文件开头有 BOM"),
        (b'{"a": \xff}', "第 1 行不是 UTF-8"),
        (b'{"a": 1,}', "第 1 行第 "),
        (b'{"a" 1}', "不是 JSON："),
        (b"[NaN]", "NaN 不是 JSON"),
        (b'{"a": 1, "a": 2}', '键 "a" 在同一个对象中出现了两次'),
        (b"{}", "title：缺少这个字段"),
        (b"[]", "应为对象，而不是列表"),
    ],
)
def test_faults_of_a_file_are_named_in_chinese(
    content: bytes, message: str, tmp_path: Path
) -> None:
    """Also what the decoder and the schema's validator say."""
    path = tmp_path / "report.json"
    path.write_bytes(content)
    done = call("--report", str(path), "sections", env=CHINESE)

    assert done.status == 3
    assert message in done.message


def test_tables_are_chinese() -> None:
    """Headers and labels; who reads Chinese is spared the English names."""
    shown = call("metrics", "--section", "2", width=120, terminal=True, env=CHINESE).plain

    assert shown.split("\n")[0].split() == "数值 指标 时期 位置".split()
    assert "五年" in shown
    assert "gross regional product" not in shown


def test_faults_stand_in_a_table_in_chinese(tmp_path: Path) -> None:
    """In JSON they stay as they are."""
    path = tmp_path / "report.json"
    spoilt = documents.real()
    spoilt["metrics"][0]["quote"] = "没有这句话"
    documents.written(path, spoilt)
    table = call("check", str(path), terminal=True, env=CHINESE)
    record = call("check", str(path), "--json", env=CHINESE)

    assert '中没有 "没有这句话"' in table.plain
    assert "does not hold" in record.json[0]["message"]


def test_a_chart_is_chinese() -> None:
    """Its titles and labels."""
    shown = call("metrics", "--chart", terminal=True, env=CHINESE).plain

    assert "相当于 2015 年的倍数" in shown
    assert "\n高新技术企业数量 " in shown
    assert "high-tech" not in shown


# What it never changes ----------------------------------------------------------------------

MACHINES = [form for form in FORMATS if form != "table"]


@pytest.mark.parametrize("form", MACHINES)
@pytest.mark.parametrize(
    "arguments",
    [
        ["sections"],
        ["metrics", "--chart"],
        ["honours", "--section", "1"],
        ["search", "脱贫", "--explain"],
        ["show", "1"],
        ["show", "2.1.2", "grp-2020"],
        ["search", "奥运会"],
    ],
    ids=" ".join,
)
def test_what_programs_read_is_the_same_in_both(arguments: list[str], form: str) -> None:
    """Names of fields, values and messages in records."""
    english, chinese = (
        call(*arguments, "-f", form, env=env) for env in ({"HYCLI_LANG": "en"}, CHINESE)
    )

    assert (chinese.status, chinese.out) == (english.status, english.out)


@pytest.mark.parametrize(
    "arguments",
    [["metrics"], ["search", "jingji", "fazhan", "--json"], ["show", "2", "-f", "csv"]],
    ids=" ".join,
)
def test_a_chinese_locale_is_no_other_to_programs(arguments: list[str]) -> None:
    """Nor does the width of a terminal matter to them."""
    chinese = run(*arguments, env={"LC_ALL": "zh_CN.UTF-8", "HYCLI_LANG": "", "COLUMNS": "40"})

    assert chinese.out == call(*arguments).out
