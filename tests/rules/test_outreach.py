"""排查: how the cells of a sheet are read, and in which order its rows stand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xfdesk.rules import categories, outreach, outreach_days
from xfdesk.rules.outreach_days import Unread
from xfdesk.rules.words import OutreachResult

NOVEMBER = (2026, 11)
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-23", "2026.11.23", "2026/11/23", "20261123", "11-23", "11.23", "11/23", "11月23日", "2026年11月23日", "23日", "46349",
        "今天", "23", "23号", "11月23号", "26.11.23", "11/23/2026", "２０２６．１１．２３", "2026 年 11 月 23 日", "2026年11月23日 星期一",
        "2026-11-23 00:00:00", "2026/11/23 9:30", "46349.5", "二〇二六年十一月二十三日", "十一月二十三日", "11月23日前", "2026—11—23",
    ],
)  # fmt: skip
def test_a_day_is_read_however_villages_write_it(typed: str) -> None:
    assert outreach_days.read(typed, NOVEMBER, TODAY) == TODAY


@pytest.mark.parametrize(
    ("typed", "month", "ahead", "meant"),
    [
        ("11-23", (2024, 11), False, date(2024, 11, 23)),
        ("12-28", (2027, 1), False, date(2026, 12, 28)),
        ("1-2", (2026, 12), False, date(2027, 1, 2)),
        ("5日", (2025, 3), False, date(2025, 3, 5)),
        ("3-31", (2026, 11), True, date(2027, 3, 31)),
        ("6-30", (2026, 11), True, date(2027, 6, 30)),
        ("10-30", (2026, 11), True, date(2026, 10, 30)),
        ("2-29", (2028, 2), False, date(2028, 2, 29)),
    ],
)
def test_a_year_that_is_not_written_is_that_of_the_sheet(
    typed: str, month: tuple[int, int], ahead: bool, meant: date
) -> None:
    assert outreach_days.read(typed, month, date(2028, 6, 1), ahead=ahead) == meant


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("月底", "看不明白"),
        ("2026-02-30", "没有 2026 年 2 月 30 日"),
        ("31日", "没有 2026 年 11 月 31 日"),
        ("13-45", "没有 13 月 45 日"),
        ("2-30", "没有 2 月 30 日"),
        ("11.2", "11 月 2 日还是 11 月 20 日"),
        ("99999", "看不明白"),
        ("1066-10-14", "太远了"),
        ("=TODAY()", "看不明白"),
        ("########", "看不明白"),
    ],
)
def test_what_is_no_day_says_why_and_what_to_write(typed: str, said: str) -> None:
    with pytest.raises(Unread) as error:
        outreach_days.read(typed, NOVEMBER, TODAY)
    assert said in error.value.sentence
    assert "照原样留着" in error.value.sentence and "；" in error.value.sentence


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_each_way_of_writing_a_day_gives_that_day_again(day: date) -> None:
    serial = str((day - date(1899, 12, 30)) // timedelta(days=1))
    for typed in (day.isoformat(), f"{day:%Y%m%d}", f"{day.year}年{day.month}月{day.day}日", serial):
        assert outreach_days.read(typed, NOVEMBER, TODAY) == day


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_a_sentence(typed: str) -> None:
    try:
        outreach_days.read(typed, NOVEMBER, TODAY)
    except Unread as error:
        assert error.sentence


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("4", "4"), ("04", "4"), ("邻里相邻", "4"), ("4 邻里相邻", "4"), ("4、邻里相邻", "4"), ("邻里", "4"), ("邻里纠纷", "4"),
        ("９", "9"), ("村财务", "9"), ("99", "99"), ("其他", "99"), ("土地", "1"), ("11安全隐患", "11"),
    ],
)  # fmt: skip
def test_a_kind_is_known_by_code_or_word(typed: str, code: str) -> None:
    assert outreach.kind_of(typed) == code


@pytest.mark.parametrize("typed", ["12", "0", "宅基地", "5邻里", "纠纷", "-"])
def test_another_kind_is_said_with_what_may_be_written(typed: str) -> None:
    with pytest.raises(Unread, match="不在编码里"):
        outreach.kind_of(typed)


def test_every_kind_has_a_category_of_the_shipped_list() -> None:
    shipped = {f"{first}/{second}" if second else first for _, first, second in categories.shipped()}
    assert {code for code, _ in outreach.KINDS} == outreach.CATEGORIES.keys()
    assert set(outreach.CATEGORIES.values()) <= shipped


@pytest.mark.parametrize(
    ("typed", "result"),
    [
        ("已化解", OutreachResult.SETTLED),
        ("化 解 中", OutreachResult.UNDER_WAY),
        ("☑已化解 □化解中 □未化解", OutreachResult.SETTLED),
        ("□已化解□化解中√未化解", OutreachResult.NOT_SETTLED),
        ("化解中√", OutreachResult.UNDER_WAY),
        ("已化解□ 化解中√ 未化解□", OutreachResult.UNDER_WAY),
    ],
)
def test_a_result_is_one_of_three_words_or_the_ticked_one(typed: str, result: OutreachResult) -> None:
    assert outreach.result_of(typed) is result


@pytest.mark.parametrize("typed", ["办结", "√已化解√未化解", "是", "化解"])
def test_no_other_result_is_guessed(typed: str) -> None:
    with pytest.raises(Unread, match="看不明白"):
        outreach.result_of(typed)


@pytest.mark.parametrize(
    ("typed", "people"), [("3", 3), ("３人", 3), ("12 名", 12), ("3.0", 3), ("9999", 9999)]
)
def test_people_are_a_whole_number(typed: str, people: int) -> None:
    assert outreach.people_of(typed) == people


@pytest.mark.parametrize("typed", ["0", "两", "30余人", "3-5", "10000", "1.5", "-2"])
def test_what_is_no_number_of_people_is_kept_as_typed(typed: str) -> None:
    with pytest.raises(Unread, match="整数"):
        outreach.people_of(typed)


def test_what_is_open_stands_first_and_the_most_urgent_limit_before_all() -> None:
    def place(*, limit: date | None, on: int, open_: bool = True, nothing: bool = False) -> object:
        return outreach.place(is_open=open_, nothing=nothing, limit=limit, on=date(2026, 11, on), position=1)

    rows = [
        place(limit=date(2026, 11, 5), on=9),
        place(limit=date(2026, 12, 5), on=1),
        place(limit=None, on=2),
        place(limit=None, on=3),
        place(limit=date(2026, 11, 1), on=1, open_=False),
        place(limit=None, on=4, open_=False),
        place(limit=None, on=1, open_=False, nothing=True),
    ]
    assert rows == sorted(rows)  # type: ignore[type-var]


def test_only_what_says_that_there_is_none_is_a_report_of_nothing() -> None:
    assert outreach.is_nothing(("", "本月无。", " "))
    assert not outreach.is_nothing(("", "本月无地可种"))
    assert not outreach.is_nothing(("甲", "本月无"))
    assert not outreach.is_nothing(("", ""))


@pytest.mark.parametrize("typed", ["2026-13", "26-11", "", "11月", "2026-0"])
def test_a_month_is_a_year_and_a_month(typed: str) -> None:
    assert outreach.month_of(typed) is None
    assert {outreach.month_of(one) for one in ("2026-11", "202611", "2026年11月", "2026.11")} == {NOVEMBER}
