"""The yearly notice on holidays: every year since 2009 as an independent calendar has it; what is doubtful, what is refused."""

from __future__ import annotations

import contextlib
from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules import notices
from xfdesk.errors import Refused
from xfdesk.rules import holiday_line, holiday_notice, workdays
from xfdesk.rules.holiday_notice import Notice

SHIPPED = (2024, 2025, 2026)


def read(*lines: str, year: int = 2026) -> Notice:
    return holiday_notice.read("\n".join((notices.TITLE.format(year=year), *lines)))


def refused(text: str, year: int = 0) -> Refused:
    with pytest.raises(Refused) as found:
        holiday_notice.read(text, year)
    assert found.value.exit_status == 4
    assert "没有读进来" in found.value.sentence
    return found.value


def doubts(*lines: str, year: int = 2026) -> list[str]:
    """Those of the lines, without the one for festivals that a few lines cannot have."""
    return [doubt for holiday in read(*lines, year=year).holidays for doubt in holiday.doubts]


# The notices as they were published


@pytest.mark.parametrize("year", notices.LINES)
def test_each_years_notice_gives_the_days_of_an_independent_calendar(year: int) -> None:
    notice = holiday_notice.read(notices.text(year))
    assert (notice.year, len(notice.holidays)) == (year, len(notices.LINES[year]))
    calendar = workdays.Calendar([notice.arrangement()])
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(364)]
    days += [day for day in notice.off | notice.worked if day.year < year]
    wrong = [day for day in days if calendar.is_working(day) != chinese_calendar.is_workday(day)]
    assert [day for day in wrong if day < date(year, 12, 29)] == []


@pytest.mark.parametrize("year", SHIPPED)
def test_the_shipped_years_are_what_their_notices_say(year: int) -> None:
    notice, shipped = holiday_notice.read(notices.text(year)), workdays.shipped(year)
    assert shipped is not None
    weekends = {day for day in notice.off - shipped.off if day.weekday() >= 5}
    assert notice.off - weekends == shipped.off
    assert notice.worked == shipped.worked
    assert notice.source == shipped.source
    said = ["春节：2 月 9 日后面没有写放假或上班，没有算进去"] if year == 2024 else []
    assert list(notice.all_doubts) == said


def test_each_line_tells_its_days() -> None:
    spring = holiday_notice.read(notices.text(2026)).holidays[1]
    assert spring.name == "春节"
    assert (spring.off[0], spring.off[-1], len(spring.off)) == (date(2026, 2, 15), date(2026, 2, 23), 9)
    assert spring.worked == (date(2026, 2, 14), date(2026, 2, 28))
    assert [holiday.text for holiday in holiday_notice.read(notices.text(2026)).holidays] == list(
        notices.LINES[2026]
    )


# The forms


@pytest.mark.parametrize(
    ("line", "off", "worked"),
    [
        ("元旦：1月1日放假1天。", ["01-01"], []),
        ("元旦：１月１日（周四）至３日（周六）放假调休，共３天。１月４日（周日）上班。", ["01-01", "01-02", "01-03"], ["01-04"]),
        ("国庆节：10月\n1日至1\n0月2日放 假，共 2 天", ["10-01", "10-02"], []),
        ("国庆节 2026-10-01 至 2026-10-02 放假", ["10-01", "10-02"], []),
        ("国庆节：10月1日—2日放假；10月10日、11日上班", ["10-01", "10-02"], ["10-10", "10-11"]),
        ("国庆节：10月1日和10月2日休假，10月10日（周六）照常上班", ["10-01", "10-02"], ["10-10"]),
        ("清明节：4月5日放假，4月6日（星期一）补休。", ["04-05", "04-06"], []),
        ("端午节：6月19日放假，与周末连休。", ["06-19", "06-20", "06-21"], []),
        ("端午节：6月19日放假，与周末连休，共3天。", ["06-19", "06-20", "06-21"], []),
        ("端午节：6月19日放假1天，与周末连休。", ["06-19", "06-20", "06-21"], []),
        ("劳动节：5月1日放假，共一天。", ["05-01"], []),
        ("春节：2月17日放假。2月24日（周二）起正常上班。", ["02-17"], []),
        ("抗战胜利纪念日：9月3日放假", ["09-03"], []),
        ("五、某某纪念日：9月3日放假", ["09-03"], []),
        ("10月1日放假", ["10-01"], []),
    ],
)  # fmt: skip
def test_forms_of_a_line(line: str, off: list[str], worked: list[str]) -> None:
    notice = read(line)
    assert sorted(f"{day:%m-%d}" for day in notice.off) == off
    assert sorted(f"{day:%m-%d}" for day in notice.worked) == worked
    assert doubts(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "元旦：2023年12月30日至2024年1月1日放假，共3天。2023年12月29日上班",
        "元旦：12月30日至1月1日放假，共3天。12月29日上班",
        "12月30日至1月1日放假，共3天。",
    ],
)
def test_a_holiday_begins_in_the_year_before(line: str) -> None:
    line = line.replace("12月29日", "12月24日")  # a Sunday
    notice = read(line, year=2024)
    assert min(notice.off) == date(2023, 12, 30) and max(notice.off) == date(2024, 1, 1)
    assert not any(holiday.doubts for holiday in notice.holidays)
    assert notice.worked <= {date(2023, 12, 24)}


@pytest.mark.parametrize(
    "head",
    ["国务院办公厅关于2027年部分节假日安排的通知", "二〇二七年节假日安排", "二○二七年放假安排", "现将2027年元旦的安排通知如下", "2027年", "２０２７年春节放假"],
)  # fmt: skip
def test_the_year_is_read_where_the_text_says_it(head: str) -> None:
    assert holiday_notice.read(f"{head}\n元旦：1月1日放假").year == 2027


def test_the_year_of_the_days_is_the_notices_where_nothing_else_says_it() -> None:
    notice = holiday_notice.read("元旦：2026年12月31日至2027年1月2日放假\n国务院办公厅\n2026年11月3日")
    assert (notice.year, notice.issued) == (2027, date(2026, 11, 3))


def test_the_day_of_signing_is_no_year() -> None:
    assert refused("元旦：1月1日放假\n国务院办公厅\n2026年11月3日").rule == "no_year"


# Doubts


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("春节：2月15日至23日放假调休，共8天。", "写的是共 8 天，数出来是 9 天"),
        ("春节：2月15日至23日放假调休，共八天。", "写的是共 8 天，数出来是 9 天"),
        ("元旦：1月1日放假2天。", "写的是共 2 天，数出来是 1 天"),
        ("清明节：4月4日（周五）至6日（周一）放假，共3天。", "4 月 4 日写的是周五，日历上是周六"),
        ("清明节：4月4日至6日（星期天）放假，共3天。", "4 月 6 日写的是周日，日历上是周一"),
        ("清明节：4月4日至6日（周六至周二）放假", "4 月 6 日写的是周二，日历上是周一"),
        ("劳动节：5月1日放假。5月9日（星期日）上班。", "5 月 9 日写的是周日，日历上是周六"),
        ("春节：2月17日放假。安排职工在除夕（2月16日）休息。", "2 月 16 日后面没有写放假或上班，没有算进去"),
    ],
)
def test_what_does_not_agree_with_the_calendar_is_said(line: str, doubt: str) -> None:
    assert doubts(line) == [doubt]


def test_a_text_cut_short_says_which_holidays_it_lacks() -> None:
    whole = notices.text(2026)
    notice = holiday_notice.read(whole[: whole.index("　　六、")])
    assert notice.doubts == ("没有读到中秋节、国庆节，请核对文字是否完整",)
    assert holiday_notice.read(whole).doubts == ()


# Refusals


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("元旦：1月1日放假，与周末连休。", "no_year"),
        ("", "no_date"),
        ("国务院办公厅关于2026年部分节假日安排的通知", "no_date"),
        ("2026年\n元旦：1月1日是星期四", "no_day_off"),
        ("2026年\n元旦：2月30日放假", "no_such_day"),
        ("2026年\n元旦：2月29日至3月1日放假", "no_such_day"),
        ("2026年\n元旦：13月1日放假", "no_such_day"),
        ("2026年\n元旦：1月1日放假，1月5日（周一）上班", "no_weekend"),
        ("2026年\n元旦：1月1日至4日放假，1月4日（周日）上班", "both"),
        ("2026年\n国庆节：10月7日至1日放假", "span"),
        ("2026年\n国庆节：1月1日至10月7日放假", "span"),
        ("2026年节假日安排\n元旦：2027年1月1日放假", "other_year"),
        ("2026年节假日安排\n国庆节：2025年10月1日放假", "other_year"),
        ("2025年节假日安排\n元旦：1月1日放假\n2026年节假日安排\n元旦：1月1日放假", "two_years"),
        ("3026年\n元旦：1月1日放假", "far_year"),
        ("1月1日放假" * 20_000, "too_long"),
    ],
)
def test_what_cannot_be_taken_in_is_refused_in_a_sentence(text: str, rule: str) -> None:
    assert refused(text).rule == rule


def test_a_year_that_is_named_stands_in_for_a_missing_one_and_may_not_differ() -> None:
    assert holiday_notice.read("元旦：1月1日放假", 2026).year == 2026
    assert refused(notices.text(2025), 2026).rule == "year_differs"
    assert holiday_notice.read(notices.text(2026), 2026).year == 2026


@given(st.text(alphabet="0123456789年月日至、，。：（）放假上班共天周一六日元旦春节 \n-", max_size=60))
def test_nothing_pasted_breaks_the_reader(text: str) -> None:
    with contextlib.suppress(Refused):
        notice = holiday_notice.read("2026年节假日" + text)
        assert notice.off and not notice.off & notice.worked


@given(st.integers(0, 99))
def test_numbers_are_read_in_words_too(n: int) -> None:
    tens, ones = divmod(n, 10)
    ten = {0: "", 1: "十"}.get(tens, holiday_line.FIGURES[tens] + "十")
    assert holiday_line.number(ten + (holiday_line.FIGURES[ones] if ones or not tens else "")) == n
    assert holiday_line.number(str(n)) == n
