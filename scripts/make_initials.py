"""Writes resources/initials.txt from pypinyin: the first letters of all readings of every character in GB 2312 and
of the rare ones used in names, a surname's own reading included. Run by hand with the `data` extra installed.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from pypinyin import Style, pinyin

HEAD = """# First letters of all readings, the usual one first; then the characters that have them.
# Made by scripts/make_initials.py from pypinyin (MIT). Surnames keep their own reading (曾 z c, 单 d s, 仇 c q, 区 q o).
"""
SURNAMES = {
    "曾": "z", "单": "s", "仇": "q", "区": "o", "解": "x", "查": "z", "任": "r", "朴": "p", "翟": "z", "盖": "g",
    "缪": "m", "尉": "y", "仉": "z", "逄": "p", "乜": "n", "种": "c", "重": "c", "冼": "x", "洗": "x", "员": "y",
    "万": "m", "令": "l", "宓": "f", "费": "b", "卜": "b", "葛": "g", "盛": "s", "乐": "y", "召": "s", "长": "c",
    "折": "s", "那": "n", "撒": "s", "隗": "k", "佴": "n", "眭": "s", "郗": "x", "纪": "j", "句": "g", "黑": "h",
}  # fmt: skip
RARE = "𠮷䶮㛃犇骉燚垚翀喆赟彧昶玥钰祎嫚甯曌旻昇珺淼堃晟懿璟瑄琦琪瑾瑜琰熠烨煊煜翊翎翾頔颀馗騄骥鹍麒麟龑龢"


def main() -> None:
    by_letters: dict[str, list[str]] = defaultdict(list)
    for ch in dict.fromkeys([*_gb2312(), *RARE, *SURNAMES]):
        letters = _letters(ch)
        if letters:
            by_letters[letters].append(ch)
    lines = [f"{letters} {''.join(chars)}" for letters, chars in sorted(by_letters.items())]
    Path("resources/initials.txt").write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


def _gb2312() -> list[str]:
    codes = (bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    return [ch for code in codes if (ch := code.decode("gb2312", "ignore"))]


def _letters(ch: str) -> str:
    readings = pinyin(ch, style=Style.NORMAL, heteronym=True, errors="ignore")
    firsts = [reading[0] for reading in (readings[0] if readings else []) if reading[:1].isascii()]
    # A surname's reading stands behind the usual one, so that other words keep theirs first.
    return "".join(dict.fromkeys(firsts + list(SURNAMES.get(ch, "")))) or ("j" if ch == "𠮷" else "")


if __name__ == "__main__":
    main()
