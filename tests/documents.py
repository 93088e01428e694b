"""Knowledge files for the tests: the real one to be spoilt, and a small one for any text."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hycli.files import bundled_path

Step = str | int

_REAL = bundled_path().read_text(encoding="utf-8")


def real() -> dict[str, Any]:
    """A copy of the bundled knowledge file."""
    document: dict[str, Any] = json.loads(_REAL)
    return document


def stated() -> dict[str, Any]:
    """The bundled file with ten records of a kind, and without what is said of its passages."""
    document = real()
    for name in ("readings", "translations", "asked_as"):
        document.pop(name, None)
    for name in ("metrics", "honours", "glossary"):
        document[name] = document[name][:10]
    return document


def small(text: str = "一句。", term: str | None = None) -> dict[str, Any]:
    """A valid knowledge file with a text in every place that is printed.

    Args:
        text: One passage, or a part of one.
        term: A glossary's term within the text.
    """
    head = dict.fromkeys(("title", "subtitle", "kicker", "byline"), text)
    subject = dict.fromkeys(("subject", "achievement", "subject_en", "achievement_en"), text)
    place = {"section": 1, "ref": "1.1.1", "quote": text}
    return head | {
        "lead": [text],
        "sections": [{"number": 1, "id": "one"} | subject | {"paragraphs": [text]}],
        "metrics": [
            {
                "id": "a-metric",
                "name": text,
                "name_en": text,
                "value": 1,
                "unit": text,
                "comparator": "=",
                "kind": "share",
                "fold": None,
                "period": text,
                "baseline_period": text,
            }
            | place
        ],
        "honours": [
            {
                "id": "an-honour",
                "recipient": text,
                "title": text,
                "title_en": text,
                "verb": text,
                "year": text,
            }
            | place
        ],
        "glossary": [{"term": term, "names": ["name"]}] if term else [],
        "notes": [{"ref": "1.1.1", "quote": text, "correction": text, "note": text}],
    }


def least(*paragraphs: str) -> dict[str, Any]:
    """A knowledge file of what must be there and no more."""
    return {"title": "报告", "sections": [{"subject": "一", "paragraphs": list(paragraphs)}]}


def at(document: Any, steps: Sequence[Step]) -> Any:
    """The value that a path leads to."""
    for step in steps:
        document = document[step]
    return document


def steps(place: str) -> list[Step]:
    """The path that a message writes: `metrics[0].unit`, `readings["0.title"]`."""
    found = re.findall(r'"([^"]+)"|(\w+)', place)
    return [int(bare) if bare.isdecimal() else quoted or bare for quoted, bare in found]


def written(path: Path, document: Any) -> str:
    """Write a knowledge file as the bundled one is written, and name it."""
    path.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")
    return str(path)
