"""排查: the sheet's columns and kinds, how its cells are read, and in which order its rows stand. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from xfdesk.rules import vocabulary
from xfdesk.rules.outreach_days import Unread
from xfdesk.rules.text import fold, half_width
from xfdesk.rules.words import OutreachResult

COLUMNS: dict[str, str] = {
    "on": "日期",
    "village": "村（社区）",
    "parties": "当事人",
    "people": "人数",
    "kind": "类型",
    "summary": "纠纷概况",
    "by": "排查人",
    "leads": "牵头领导",
    "measures": "责任人和措施",
    "limit": "化解时限",
    "result": "结果",
    "result_on": "结果日期",
}
"""Field and head, in the order of the sheet."""
DISPUTE = ("parties", "people", "kind", "summary", "leads", "measures", "limit", "result", "result_on")
"""What only a dispute has: a 零报告 says none of it."""
BLOCKS = ("summary", "measures")
"""Cells of several lines; all others are one line."""

KINDS: tuple[tuple[str, str], ...] = (
    ("1", "土地承包流转"),
    ("2", "征地拆迁"),
    ("3", "山林水面权属"),
    ("4", "邻里相邻"),
    ("5", "婚姻家庭"),
    ("6", "债务赔偿"),
    ("7", "劳动工资"),
    ("8", "环境污染"),
    ("9", "村务财务"),
    ("10", "工程建设"),
    ("11", "安全隐患"),
    ("99", "其他"),
)
WORDS = dict(KINDS)
CATEGORIES = {
    "1": "农村农业/土地承包经营",
    "2": "土地征用/其他",
    "3": "自然资源与水利林业/林权",
    "4": "民间纠纷/邻里",
    "5": "民间纠纷/婚姻家庭",
    "6": "民间纠纷/债务",
    "7": "劳动就业/拖欠工资",
    "8": "环境保护/其他",
    "9": "农村农业/村务公开与村级财务",
    "10": "项目建设/其他",
    "11": "应急与安全生产/安全隐患",
    "99": "其他",
}
"""The category of a matter that is made of a record of this kind."""
NOTHING = ("本月无", "无", "本月无纠纷", "无纠纷", "没有纠纷", "本月没有纠纷", "零报告")
"""What stands in the first row of a sheet whose village has no dispute."""
FORMULA = re.compile(r"=[\w(+\-@'\"]")
BROKEN = re.compile(r"#(REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)|#{2,}")
PEOPLE = re.compile(r"(\d{1,6})(?:\.0+)?\s*(?:人|名)?")
MOST_PEOPLE = 9_999
_NUMBER = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|1[3-9]\d{9})(?!\d)")
_MONTH = re.compile(r"(\d{4})\D{0,2}(\d{1,2})\D?")
_BOXES_FIRST = re.compile(r"[√✓✔☑■]\s*(已化解|化解中|未化解)")
_BOXES_LAST = re.compile(r"(已化解|化解中|未化解)\s*[√✓✔☑■]")


@lru_cache(maxsize=512)
def holds_a_number(text: str) -> bool:
    """Whether an ID number or a mobile number stands in it: the sheet is listed and printed without masks."""
    return _NUMBER.search(half_width(text)) is not None


def month_of(typed: str) -> tuple[int, int] | None:
    """`2026-11`, `202611` or `2026年11月` as year and month."""
    found = _MONTH.fullmatch(half_width(typed).strip())
    if not found or not 1 <= int(found[2]) <= 12 or not 2000 <= int(found[1]) <= 2099:
        return None
    return int(found[1]), int(found[2])


@lru_cache(maxsize=512)
def kind_of(typed: str) -> str:
    """The code of a kind typed as code or word (`4`, `04`, `4 邻里相邻`, `邻里`); raises `Unread`."""
    wanted = re.sub(r"[\s.、．:：/·-]", "", fold(typed)).replace("纠纷", "")
    code = re.match(r"\d*", wanted)
    figures, word = (code[0].lstrip("0"), wanted[code.end() :]) if code else ("", wanted)
    if figures and not word and figures in WORDS:
        return figures
    found = [one for one, name in KINDS if word and (name.startswith(word) or word in (name, f"{name}类"))]
    if word in ("村财务", "村级财务"):
        found = ["9"]
    if len(found) == 1 and figures in ("", found[0]):
        return found[0]
    near = vocabulary.nearest(word, WORDS.values()) if word else ""
    hint = f"最接近的是“{near}”；" if near else ""
    raise Unread(f"类型“{typed[:20]}”不在编码里", "没有归类", f"{hint}可写编码或名称，例如 4 邻里相邻")


def result_of(typed: str) -> OutreachResult:
    """One of the three words, or the ticked one of the printed boxes; raises `Unread`."""
    text = half_width(typed).strip()
    boxes = _BOXES_LAST if text[:1] in "已化未" else _BOXES_FIRST
    ticked = set(boxes.findall(text))
    word = ticked.pop() if len(ticked) == 1 else "".join(text.split())
    try:
        return OutreachResult(word)
    except ValueError:
        raise Unread(f"结果“{typed[:20]}”看不明白", "还算没有化解", "请写 已化解、化解中 或 未化解") from None


def people_of(typed: str) -> int:
    """A number of people; raises `Unread`."""
    found = PEOPLE.fullmatch(half_width(typed).strip())
    if found and 1 <= int(found[1]) <= MOST_PEOPLE:
        return int(found[1])
    raise Unread(f"人数“{typed[:20]}”不是 1 到 {MOST_PEOPLE} 的整数", "没有算进人数", "请写数字，例如 3")


def is_nothing(words: Iterable[str]) -> bool:
    """Whether the filled cells of a dispute say nothing but that there was none."""
    filled = [re.sub(r"[\s。．.]", "", one) for one in words if one.strip()]
    return bool(filled) and all(one in NOTHING for one in filled)


def is_open(result: OutreachResult | None, *, nothing: bool, matter: str) -> bool:
    """Still to be settled here: neither settled, nor a matter that is followed as one, nor a 零报告."""
    return not nothing and not matter and result is not OutreachResult.SETTLED


def place(
    *, is_open: bool, nothing: bool, limit: date | None, on: date | None, position: int
) -> tuple[bool, bool, date, date, int]:
    """Where a row stands: what is open first, the most urgent limit first, then by day; a 零报告 last."""
    urgent = limit or date.max if is_open else date.max
    return not is_open, nothing, urgent, on or date.max, position
