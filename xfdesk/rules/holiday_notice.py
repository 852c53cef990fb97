"""The State Council's yearly notice on holidays, read as it is pasted (国务院办公厅关于2026年部分节假日安排的通知).

It gives the days off, the weekend days worked, and what each line said; what is doubtful is said, what cannot be is refused.
Wordings of all years are read: `与周末连休`, `补休`, `放假1天`, holidays that begin in the December before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from xfdesk.errors import Refused
from xfdesk.rules import dates, holiday_line
from xfdesk.rules.holiday_line import FIGURES, LOOK_AGAIN, NOT_READ, Line
from xfdesk.rules.text import clean_block, half_width
from xfdesk.rules.workdays import Arrangement

LONGEST_TEXT = 100_000
TITLE = "国务院办公厅关于{year}年部分节假日安排的通知"
FESTIVALS = {
    "元旦": "元旦|新年", "春节": "春节", "清明节": "清明节?", "劳动节": "(?:国际)?(?:五一)?劳动节|五一",
    "端午节": "端午节?", "中秋节": "中秋节?", "国庆节": "国庆节?|十一",
}  # fmt: skip
"""The seven that every notice since 2008 arranges, as they are called there."""
_NAME = f"(?:{'|'.join(FESTIVALS.values())})"
_HEAD = re.compile(
    rf"(?:\d{{4}}年)?({_NAME}(?:[、和及与]{_NAME})*)(?:假期|放假)?(?::|(?=\d))"
    r"|[一二三四五六七八九十]{1,3}、([^:,。]{1,40}):|([\u4e00-\u9fff\d]{2,30}纪念日):"
)
_YEAR = re.compile(
    r"(\d{4})年(?:全年|全国|部分|法定|公民)*(?:节日|节假日|假日|放假|休假|假期)"
    rf"|(?:将|关于)(?:调整)?(\d{{4}})年|(\d{{4}})年{_NAME}|^(\d{{4}})年(?!\d)"
)
_SIGNED = re.compile(rf"国务院(?:办公厅)?{holiday_line.DAY}")
_WRITTEN_YEAR = re.compile(rf"[〇○{FIGURES}]{{4}}(?=年)")


@dataclass(frozen=True, slots=True)
class Holiday:
    """One line: `text` is what it said, `off` and `worked` what was read from it."""

    name: str
    text: str
    off: tuple[date, ...]
    worked: tuple[date, ...]
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A year's notice. Days of the December before may be among its days; `doubts` are those of no single line."""

    year: int
    issued: date | None
    holidays: tuple[Holiday, ...]
    doubts: tuple[str, ...] = ()

    @property
    def off(self) -> frozenset[date]:
        return frozenset(day for holiday in self.holidays for day in holiday.off)

    @property
    def worked(self) -> frozenset[date]:
        return frozenset(day for holiday in self.holidays for day in holiday.worked)

    @property
    def all_doubts(self) -> tuple[str, ...]:
        """Each with the holiday that it is about."""
        named = (f"{each.name}：{doubt}" for each in self.holidays for doubt in each.doubts)
        return (*self.doubts, *(doubt.removeprefix("：") for doubt in named))

    @property
    def source(self) -> str:
        title = TITLE.format(year=self.year)
        return f"{title}（{self.issued.isoformat()}）" if self.issued else title

    def arrangement(self) -> Arrangement:
        return Arrangement(self.year, self.off, self.worked, self.source)


def read(text: str, year: int = 0) -> Notice:
    """Raises `Refused` for a text without a year (unless `year` names it) or of another year, without a day off, with a day
    that no calendar has, with a worked day that is no weekend, and with a day that is both off and worked.
    """
    words = _squeezed(text)
    if not re.search(holiday_line.DAY, words):
        raise Refused(
            "no_date", "这段文字里没有日期", NOT_READ, "请把通知的正文贴进来，例如“元旦：1月1日至3日放假”"
        )
    words, issued = _without_signature(words)
    found = _year_of(words, year)
    holidays = tuple(_holidays(words, found))
    notice = Notice(found, issued, holidays, tuple(_lacking(holidays)))
    _may_be(notice)
    return notice


def _squeezed(text: str) -> str:
    """Half width, without blanks, line breaks and hidden characters; a year in Chinese figures in digits."""
    if len(text) > LONGEST_TEXT:
        raise Refused("too_long", "这段文字太长，不像一份放假通知", NOT_READ, "请只贴通知的正文")
    words = re.sub(r"\s+", "", half_width(clean_block(text).text))
    return _WRITTEN_YEAR.sub(lambda year: "".join(str(max(FIGURES.find(c), 0)) for c in year[0]), words)


def _without_signature(words: str) -> tuple[str, date | None]:
    """What stands before the signature, and its day."""
    signed = list(_SIGNED.finditer(words))
    if not signed or not (signed[-1][1] or signed[-1][4]):
        return words, None
    last = signed[-1]
    parts = [int(one or other or 0) for one, other in zip(last.groups()[:3], last.groups()[3:], strict=True)]
    try:
        return words[: last.start()], date(*parts)
    except ValueError:
        return words[: last.start()], None


def _year_of(words: str, wanted: int) -> int:
    """The year that the text says; that of its days where nothing else says it. `wanted` must not differ."""
    said = {int(next(filter(None, found.groups()))) for found in _YEAR.finditer(words)}
    if len(said) > 1:
        listed = "、".join(f"{each} 年" for each in sorted(said))
        raise Refused("two_years", f"这段文字里有 {listed}，不知道是哪一年的", NOT_READ, "请只贴一年的通知")
    year = max(said or set(holiday_line.days_named(words)), default=0) or wanted
    if not year:
        raise Refused(
            "no_year",
            "这段文字里没有写是哪一年的",
            NOT_READ,
            "请把标题一行也带上，或在最前面写上年份，例如“2027年”",
        )
    if wanted and year != wanted:
        raise Refused("year_differs", f"这段文字是 {year} 年的，不是 {wanted} 年的", NOT_READ, "请核对年份")
    if year not in dates.YEARS:
        raise Refused("far_year", f"{year} 年太远了", NOT_READ, "请看一眼年份")
    return year


def _holidays(words: str, year: int) -> Iterator[Holiday]:
    """Line by line; what stands before the first name is one only when it says a day."""
    heads = list(_HEAD.finditer(words))
    before = words[: heads[0].start()] if heads else words
    starts = [*(head.start(head.lastindex or 0) for head in heads), len(words)]
    parts = [("", before)] + [
        (head[head.lastindex or 0], words[start:end].rstrip("一二三四五六七八九十、"))
        for head, (start, end) in zip(heads, pairwise(starts), strict=True)
    ]
    for name, text in parts:
        line = holiday_line.read(Line(text, year, re.search("元旦|新年", name) is not None or not name))
        doubts = line.doubts if name or not heads else []
        if line.off or line.worked or (name and doubts):
            yield Holiday(name, line.said, tuple(sorted(line.off)), tuple(sorted(line.worked)), tuple(doubts))


def _lacking(holidays: tuple[Holiday, ...]) -> Iterator[str]:
    """A notice cut short, or one that changes a single holiday, would take the others away."""
    names = "".join(holiday.name for holiday in holidays if holiday.off)
    lacking = [name for name, called in FESTIVALS.items() if not re.search(called, names)]
    if names and lacking:
        yield f"没有读到{'、'.join(lacking)}，请核对文字是否完整"


def _may_be(notice: Notice) -> None:
    if not notice.off:
        raise Refused(
            "no_day_off",
            "这段文字里没有读到放假的日子",
            NOT_READ,
            "请把通知的正文贴进来，例如“元旦：1月1日至3日放假”",
        )
    if both := notice.off & notice.worked:
        raise Refused("both", f"{dates.on_paper(min(both))}既放假又上班", NOT_READ, LOOK_AGAIN)
    for day in sorted(notice.worked):
        if day.weekday() < 5:
            what = f"{dates.on_paper(day)}是{dates.weekday(day)}，不是周末，本来就上班"
            raise Refused("no_weekend", what, NOT_READ, "请核对通知原文和年份")
