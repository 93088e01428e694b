"""How many figures and honours the rules of `hycli draft` find, and how many of them are right.

Run `python benchmarks/drafting.py [REPORTS]`. The texts are the article, six reports in the manner
of cities and other bodies with what a reader found in them (tests/data/drafts), and, where REPORTS
is a directory that holds `1955.txt` and so on, parts of real reports, annotated by position in
drafting.json. `--missed` names what was missed and what was invented. cn2an and JioNLP are compared
where they are installed.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hycli.draft import draft

ROOT = Path(__file__).resolve().parents[1]
ANNOTATED = Path(__file__).with_suffix(".json")
FIELDS = {
    "figures": ("value and unit", "comparator", "fold", "quote"),
    "honours": ("title", "recipient", "verb", "quote"),
}
_SCALES = {"百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8}
#: What a user would write: digits with a unit.
_DIGITS = re.compile(
    r"([0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)[余多]?"
    r"(%|‰|个百分点|[十百千万亿]*(?:元|美元|吨|斤|公里|亩|人次|人|户|个|家|项|件|所|座|处|台|套|倍|平方米|千瓦|岁|天|条|部))"
)


def texts(reports: Path | None) -> Iterator[tuple[str, str, dict[str, list[dict[str, Any]]]]]:
    """Name, text and annotation of each text."""
    report = json.loads((ROOT / "data" / "report.json").read_text(encoding="utf-8"))
    article = (ROOT / "tests" / "data" / "article.txt").read_text(encoding="utf-8")
    yield "article", article, {"figures": report["metrics"], "honours": report["honours"]}
    for path in sorted((ROOT / "tests" / "data" / "drafts").glob("*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        yield path.stem, text, json.loads(path.read_text(encoding="utf-8"))
    for year, part in json.loads(ANNOTATED.read_text(encoding="utf-8")).items():
        path = (reports or ROOT) / f"{year}.txt"
        if reports and path.is_file():
            text = path.read_text(encoding="utf-8")
            figures = [
                {
                    "quote": text[start:end],
                    "value": value,
                    "unit": unit,
                    "comparator": sign,
                    "fold": fold,
                }
                for start, end, value, unit, sign, fold in part["figures"]
            ]
            yield year, text[slice(*part["part"])], {"figures": figures, "honours": []}


def bare(text: str) -> str:
    """A text without blanks and page numbers, for comparing quotes."""
    return re.sub(r"\s|(?<=\n)- [0-9]+ -", "", text)


def plain(record: dict[str, Any]) -> tuple[float, str]:
    """Value and unit without 万 and 亿, by which tools differ."""
    unit = record["unit"].lstrip("百千万亿")
    value = record["value"]
    for char in record["unit"].removesuffix(unit):
        value *= _SCALES[char]
    return round(value, 4), unit


def agree(kept: dict[str, Any], made: dict[str, Any]) -> dict[str, bool]:
    """Which fields of a record are as they were annotated; a quote may be wider or narrower."""
    one, other = bare(kept["quote"]), bare(made["quote"])
    quote = one in other or other in one
    if "value" in kept:
        return {
            "value and unit": plain(kept) == plain(made),
            "comparator": kept["comparator"] == made["comparator"],
            "fold": kept["fold"] == made["fold"],
            "quote": quote,
        }
    return {
        "title": kept["title"].strip("“”") == made["title"].strip("“”"),
        "recipient": kept["recipient"] == made["recipient"],
        "verb": kept["verb"] in made["verb"] or made["verb"] in kept["verb"],
        "quote": quote,
    }


def matched(
    kept: list[dict[str, Any]], made: list[dict[str, Any]], field: str
) -> list[tuple[dict[str, Any] | None, dict[str, Any] | None]]:
    """Each annotated record with the drafted one that is most like it, and what is left of both."""
    left = list(made)
    pairs: list[tuple[dict[str, Any] | None, dict[str, Any] | None]] = []
    for record in kept:
        same = [
            each for each in left if agree(record, each)[field] and agree(record, each)["quote"]
        ]
        best = max(same, key=lambda each: sum(agree(record, each).values()), default=None)
        if best is not None:
            left.remove(best)
        pairs.append((record, best))
    return [*pairs, *((None, each) for each in left)]


def measure(name: str, kind: str, kept: list[Any], made: list[Any]) -> Counter[str]:
    """Print the line of one text; its counts."""
    first = FIELDS[kind][0]
    pairs = matched(kept, made, first)
    found = [(record, each) for record, each in pairs if record and each]
    right = Counter(dict.fromkeys(FIELDS[kind], 0))
    for record, each in found:
        right.update(field for field, same in agree(record, each).items() if same)
    whole = sum(all(agree(record, each).values()) for record, each in found)
    counts = Counter(kept=len(kept), made=len(made), found=len(found), whole=whole, **right)
    print(line(name, counts, kind))
    if "--missed" in sys.argv:
        for one, other in pairs:
            if not (one and other):
                print("   ", "missed" if one else "more", *shown(one or other or {}))
            elif not all(agree(one, other).values()):
                print("    differs", *shown(one), "|", *shown(other))
    return counts


def shown(record: dict[str, Any]) -> list[Any]:
    """The fields of a record that are compared."""
    keys = ("value", "unit", "comparator", "fold", "recipient", "verb", "title", "quote")
    return [record[key] for key in keys if key in record]


def line(name: str, counts: Counter[str], kind: str) -> str:
    """Recall and precision, and of what was found how much is right in each field."""

    def share(part: int, whole: int) -> str:
        return f"{100 * part / whole:5.1f}" if whole else "    -"

    cells = [share(counts["found"], counts["kept"]), share(counts["found"], counts["made"])]
    cells += [share(counts[field], counts["found"]) for field in FIELDS[kind][1:]]
    cells += [share(counts["whole"], counts["kept"]), share(counts["whole"], counts["made"])]
    return f"{name:12} {counts['kept']:5} {counts['made']:5}  " + "  ".join(cells)


def by_digits(text: str) -> list[dict[str, Any]]:
    """Digits with a unit, all equal to their number."""
    return [made(float(match[1].replace(",", "")), match[2]) for match in _DIGITS.finditer(text)]


def made(value: float, unit: str) -> dict[str, Any]:
    """A figure as a tool gives it, which quotes no sentence."""
    return {"value": value, "unit": unit, "comparator": "=", "fold": None, "quote": ""}


def extractors() -> Iterator[tuple[str, Callable[[str], list[dict[str, Any]]]]]:
    """What would be used instead, as far as it is installed."""
    yield "digits with units", by_digits
    if find_spec("cn2an"):
        from cn2an import transform

        yield "cn2an, then digits with units", lambda text: by_digits(transform(text))
    if find_spec("jionlp"):
        from jionlp import ner

        def money(text: str) -> list[dict[str, Any]]:
            found = [each["detail"] for each in ner.extract_money(text, with_parsing=True)]
            first = [
                each["num"][0] if isinstance(each["num"], list) else each["num"] for each in found
            ]
            return [
                made(float(value), each["case"]) for value, each in zip(first, found, strict=True)
            ]

        yield "JioNLP, money", money


def main() -> None:
    """Print a table of each kind, and of what would be used instead."""
    places = [word for word in sys.argv[1:] if not word.startswith("-")]
    annotated = list(texts(Path(places[0]) if places else None))
    drafts = {name: draft(text) for name, text, _ in annotated}
    for kind, fields in FIELDS.items():
        head = ["recall", "precision", *fields[1:], "all: recall", "precision"]
        print(f"\n{kind}: kept, made, {', '.join(head)}")
        total: Counter[str] = Counter()
        for name, _, kept in annotated:
            made = drafts[name]["metrics" if kind == "figures" else kind]
            counts = measure(name, kind, kept[kind], made)
            if name != "article":
                total.update(counts)
        print(line("without it", total, kind))
    figures = [each for _, _, kept in annotated for each in kept["figures"]]
    sys.argv = [word for word in sys.argv if word != "--missed"]
    for name, extract in extractors():
        print(f"\n{name}, of all texts:")
        measure(
            name, "figures", figures, [each for _, text, _ in annotated for each in extract(text)]
        )


if __name__ == "__main__":
    main()
