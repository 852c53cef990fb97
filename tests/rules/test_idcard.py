"""ID numbers: what is read from them, what is doubtful and may be kept, what is a fault."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xfdesk.rules import data, idcard, regions
from xfdesk.rules.words import Sex

TODAY = date(2026, 11, 20)
births = st.dates(date(1900, 1, 1), TODAY)


def test_a_valid_number_gives_birth_sex_age_and_region() -> None:
    read = idcard.read("41132519630405121x", TODAY)
    assert (read.value, read.sex, read.birth_date, read.age) == (
        "41132519630405121X",
        Sex.MALE,
        date(1963, 4, 5),
        63,
    )
    assert (read.region, read.doubt, read.fault) == ("河南内乡", "", "")


def test_the_old_fifteen_digits_are_kept_and_shown_in_full_form() -> None:
    read = idcard.read("411325510718204", TODAY)
    assert (read.value, read.id_18, read.sex) == ("411325510718204", "411325195107182048", Sex.FEMALE)


@pytest.mark.parametrize(
    "typed", ["４１１３２５１９６３０４０５１２１Ｘ", "411325 19630405 121X", "411325-19630405-121x"]
)
def test_full_width_blanks_and_small_x_are_accepted(typed: str) -> None:
    assert idcard.read(typed, TODAY).value == "41132519630405121X"


@pytest.mark.parametrize(
    ("number", "word"),
    [
        ("41132519630405121", "17 位"),
        ("4113251963040512101", "19 位"),
        ("011325196304051210", "0 开头"),
        ("411325196302301210", "不是一个日期"),
        ("411325202711231210", "之后"),
        ("411325188011231210", "130 年"),
        ("41132519630405A210", "字符"),
    ],
)
def test_each_fault_is_named(number: str, word: str) -> None:
    assert word in idcard.read(number, TODAY).fault


def test_a_wrong_check_digit_may_be_kept_and_says_what_it_should_be() -> None:
    read = idcard.read("411325198802290011", TODAY)
    assert "应为 X" in read.doubt
    assert (read.fault, read.birth_date) == ("", date(1988, 2, 29))


def test_a_number_cut_by_a_spreadsheet_is_told() -> None:
    assert "Excel" in idcard.read("411325196304051000", TODAY).doubt


def test_an_unknown_region_is_only_doubtful() -> None:
    first = "99999919630405121"
    read = idcard.read(first + idcard.check_digit(first), TODAY)
    assert "行政区划" in read.doubt
    assert not read.fault


@given(births, st.integers(0, 999))
def test_a_number_made_by_the_rule_reads_back(birth: date, order: int) -> None:
    first = f"411325{birth:%Y%m%d}{order:03d}"
    read = idcard.read(first + idcard.check_digit(first), TODAY)
    assert (read.birth_date, read.doubt, read.fault) == (birth, "", "")
    assert read.sex is (Sex.MALE if order % 2 else Sex.FEMALE)


@given(births, st.integers(0, 999), st.integers(0, 16), st.integers(1, 9))
def test_any_single_wrong_digit_is_noticed(birth: date, order: int, place: int, by: int) -> None:
    first = f"411325{birth:%Y%m%d}{order:03d}"
    number = first + idcard.check_digit(first)
    wrong = number[:place] + str((int(number[place]) + by) % 10) + number[place + 1 :]
    read = idcard.read(wrong, TODAY)
    assert read.doubt or read.fault


@given(st.text(max_size=40))
def test_nothing_typed_ever_fails(typed: str) -> None:
    read = idcard.read(typed, TODAY)
    assert read.kind in ("18", "15", "other", "empty")


def test_withdrawn_codes_are_known_with_their_last_year() -> None:
    region = regions.find("110103")
    assert region is not None
    assert (region.name, region.current, region.until) == ("崇文区", False, 2009)
    assert regions.find("411325").current  # type: ignore[union-attr]
    assert regions.title("653121") == "新疆疏附"


@pytest.mark.parametrize(
    ("code", "title", "until"),
    [("511023", "四川安岳", 1997), ("152725", "内蒙古鄂托克", 2000), ("120115", "天津宝坻", None)],
)
def test_a_code_from_before_2002_is_no_doubt(code: str, title: str, until: int | None) -> None:
    region = regions.find(code)
    assert region is not None
    assert region.until == until
    first = f"{code}19700101001"
    read = idcard.read(first + idcard.check_digit(first), TODAY)
    assert (read.region, read.doubt, read.fault) == (title, "", "")


def test_no_code_of_any_list_since_1980_is_missing() -> None:
    assert len(data.regions()) >= 7336
    assert all(len(code) == 6 and code.isdigit() for code in data.regions())
