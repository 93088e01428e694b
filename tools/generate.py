"""Make anew what is derived: readings, tables, manual pages, and what documents show.

    python tools/generate.py [--check] [--quick]

Run it after a change of the report's text, of the model, or of what commands print. Needs the dev
dependencies.
"""

import argparse
import sys
from pathlib import Path
from pkgutil import resolve_name

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

#: Each derived file, what makes it (a function beside this file), and what that is given.
PRODUCTS: dict[str, tuple[str, ...]] = {
    "data/report.json": ("hanzi:report_text",),
    "src/hycli/data/report.ready": ("hanzi:ready",),
    "src/hycli/data/pinyin.txt": ("hanzi:pinyin_text",),
    "src/hycli/data/traditional.txt": ("hanzi:traditional_text",),
    "docs/output.md": ("pages:output_text",),
    "docs/hycli.svg": ("pages:picture", "en"),
    "docs/hycli.zh.svg": ("pages:picture", "zh"),
    "docs/man/hycli.1": ("manual:manual", "en"),
    "docs/man/hycli.zh_CN.1": ("manual:manual", "zh"),
    "README.md": ("pages:document_text", "README.md", "en"),
    "README.zh-CN.md": ("pages:document_text", "README.zh-CN.md", "zh"),
}
#: The same of dictionaries, ten seconds' work.
OF_DICTIONARIES: dict[str, tuple[str, ...]] = {
    "src/hycli/data/regional.txt": ("regional:regional_text",),
    "src/hycli/data/words.zh.txt": ("words:words_text", "zh"),
    "src/hycli/data/words.en.txt": ("words:words_text", "en"),
}


def main() -> int:
    """Write the products, or name the stale ones."""
    parser = argparse.ArgumentParser(description="Make anew what is derived.")
    parser.add_argument(
        "--check", action="store_true", help="change nothing; name what is stale and exit with 1"
    )
    parser.add_argument("--quick", action="store_true", help="without what is made of dictionaries")
    wanted = parser.parse_args()
    products = PRODUCTS if wanted.quick else PRODUCTS | OF_DICTIONARIES
    stale = 0
    for name, (function, *given) in products.items():
        made = resolve_name(function)(*given)
        data = made if isinstance(made, bytes) else made.encode()
        path = ROOT / name
        if path.exists() and path.read_bytes() == data:
            continue
        stale = 1
        print(f"{'stale' if wanted.check else 'written'}: {name}")
        if not wanted.check:
            path.write_bytes(data)
    return stale if wanted.check else 0


if __name__ == "__main__":
    raise SystemExit(main())
