"""Phones as people have them: tidied where they are known, else kept as typed with a word, and masked all the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xfdesk.rules import masking, phone

TIDIED = [
    ("139 3772 8890", "13937728890"),
    ("+86 138-3772-0099", "13837720099"),
    ("86 13837720099", "13837720099"),
    ("(0377)61234567", "0377-61234567"),
    ("+86 377 61234567", "0377-61234567"),
    ("010-61234567", "010-61234567"),
    ("61234567", "0377-61234567"),
    ("6123 456", "0377-6123456"),
    ("无", "无"),
    ("", ""),
]
KEPT = [
    "0377-61234567转802", "0377-61234567 分机 12", "0377-61234567-802", "12345", "110", "95588", "400-820-8820", "400 6123 4567",
    "+852 9123 4567", "853-66123456", "+886 912 345 678", "+1 202 555 0143", "13837720415 儿子", "13837720415（女儿）",
    "问邻居", "1383772041", "138377204155", "00852 91234567", "小灵通6123",
]  # fmt: skip


@pytest.mark.parametrize(("typed", "value"), TIDIED)
def test_a_known_form_is_tidied(typed: str, value: str) -> None:
    reading = phone.read(typed, "0377")
    assert (reading.value, reading.doubt) == (value, "")


@pytest.mark.parametrize("typed", KEPT)
def test_any_other_number_is_kept_as_typed_with_a_word(typed: str) -> None:
    reading = phone.read(typed, "0377")
    assert (reading.value, reading.display) == (typed, typed)
    assert reading.doubt


def test_a_local_number_without_an_area_code_is_kept() -> None:
    reading = phone.read("61234567")
    assert reading.value == "61234567"
    assert "区号" in reading.doubt


@pytest.mark.parametrize(
    "typed",
    [
        "13837720415/13900001111",
        "13837720415、13900001111",
        "13837720415 13900001111",
        "13837720415 或 13900001111",
    ],
)
def test_two_numbers_in_one_field_stand_in_two(typed: str) -> None:
    reading = phone.read(typed, room_for_two=True)
    assert (reading.value, reading.second, reading.doubt) == ("13837720415", "13900001111", "")
    crowded = phone.read(typed)
    assert (crowded.value, crowded.second) == (typed, "")
    assert crowded.doubt


def test_the_offices_area_code_is_that_of_its_own_phone() -> None:
    assert phone.area_of("0377-61200315") == "0377"
    assert phone.area_of("010 61200315") == "010"
    assert phone.area_of("13837720415") == ""


@pytest.mark.parametrize(("typed", "_"), [*TIDIED, *((typed, "") for typed in KEPT)])
def test_whatever_is_kept_is_masked(typed: str, _: str) -> None:
    shown = masking.phone(phone.read(typed, "0377").value)
    figures = phone.digits_of(phone.read(typed, "0377").value)
    hidden = figures[4:-4] if len(figures) > 8 else figures
    assert len(hidden) < 3 or hidden not in shown
    assert not any(word in shown for word in ("儿子", "女儿", "邻居"))


@given(st.text(max_size=30))
def test_nothing_typed_breaks_the_reader_or_is_lost(typed: str) -> None:
    reading = phone.read(typed, "0377", room_for_two=True)
    assert reading.value or not typed.strip()
    again = phone.read(reading.value, "0377", room_for_two=True)
    assert again.value == reading.value, "what is stored reads as itself"


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("41132519630405121X", "411325********121X"),
        ("411325510718204", "411325*****8204"),
        ("H1234567890", "H1*******90"),
        ("E12345678", "E1*****78"),
        ("军字1234", "军字**34"),
        ("4113251976", "41******76"),
        ("1234", "****"),
        ("", ""),
    ],
)
def test_documents_that_are_no_residents_id_show_two_and_two(number: str, shown: str) -> None:
    assert masking.id_number(number) == shown
