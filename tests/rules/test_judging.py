"""Verdicts, routes, status, the two numbers, closing, masking, people and words."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xfdesk.rules import categories, closing, initials, masking, people, phone, routes, status, text, verdict
from xfdesk.rules.clock import Happened
from xfdesk.rules.people import Likeness, Particulars
from xfdesk.rules.status import Owner
from xfdesk.rules.words import Handling, MatterClass, Route, Status, Verdict

DAY = date(2026, 11, 20)
FULL, PART, UN, PEND = (
    Verdict.FULLY_REASONABLE,
    Verdict.PARTLY_REASONABLE,
    Verdict.UNREASONABLE,
    Verdict.PENDING,
)


@pytest.mark.parametrize(
    ("points", "overall"),
    [
        ([FULL], FULL), ([UN], UN), ([PART], PART), ([FULL, FULL], FULL), ([FULL, UN], PART), ([UN, PART], PART),
        ([FULL, None], PEND), ([UN, PEND], PEND), ([], PEND),
    ],
)  # fmt: skip
def test_the_overall_verdict(points: list[Verdict | None], overall: Verdict) -> None:
    assert verdict.overall(points) is overall


@given(st.lists(st.sampled_from([FULL, PART, UN, PEND, None]), min_size=1, max_size=6))
def test_the_order_of_points_does_not_matter(points: list[Verdict | None]) -> None:
    assert verdict.overall(points) is verdict.overall(points[::-1])
    assert (verdict.overall(points) is PEND) is bool({PEND, None} & set(points))


@pytest.mark.parametrize(
    ("category", "kind", "route"),
    [
        ("土地征用/补偿款拨付", MatterClass.PETITION, Route.OPINION),
        ("涉法涉诉/执行", MatterClass.PETITION, Route.JUDICIAL),
        ("涉法涉诉/仲裁", MatterClass.PETITION, Route.ARBITRATION),
        ("涉法涉诉/行政复议", MatterClass.PETITION, Route.ADMINISTRATIVE),
        ("纪检监察/检举控告", MatterClass.ACCUSATION, None),
        ("党务政务/政策咨询", MatterClass.QUESTION, None),
    ],
)
def test_class_and_route_are_proposed_from_the_category(
    category: str, kind: MatterClass, route: Route | None
) -> None:
    proposal = routes.propose(category)
    assert (proposal.matter_class, proposal.route) == (kind, route)


def test_three_questions_at_most_lead_to_a_proposal() -> None:
    assert routes.ask((0, 0, 0)) == routes.Proposal(MatterClass.PETITION, Route.OPINION)
    assert routes.ask((2,)) == routes.Proposal(MatterClass.ACCUSATION)
    assert isinstance(routes.ask((0,)), routes.Question)
    assert len(routes.QUESTIONS) <= 3


@pytest.mark.law("routes.allowed_handlings")
def test_unlawful_handlings_are_absent() -> None:
    assert routes.allowed_handlings(MatterClass.ACCUSATION, None) == (Handling.TRANSFERRED,)
    assert Handling.ACCEPTED not in routes.allowed_handlings(MatterClass.PETITION, Route.JUDICIAL)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, Status.REGISTERED),
        ({"notified_on": DAY}, Status.NOTIFIED),
        ({"accepted_on": DAY, "notified_on": DAY}, Status.IN_HAND),
        ({"assigned": True}, Status.IN_HAND),
        ({"extended_on": DAY, "accepted_on": DAY}, Status.EXTENDED),
        ({"delivered_on": DAY, "extended_on": DAY}, Status.ANSWERED),
        ({"settled_on": DAY}, Status.ANSWERED),
        ({"closed_on": DAY, "delivered_on": DAY}, Status.CLOSED),
        ({"closed_on": DAY, "review_requested_on": DAY}, Status.IN_REVIEW),
        ({"transferred_on": DAY, "accepted_on": DAY}, Status.TRANSFERRED),
        ({"lawful_way_on": DAY}, Status.LAWFUL_WAY),
        ({"withdrawn_on": DAY, "transferred_on": DAY}, Status.WITHDRAWN),
    ],
)
def test_status_follows_from_what_is_recorded(more: dict[str, object], expected: Status) -> None:
    happened = Happened(MatterClass.PETITION, Route.OPINION, DAY, **more)  # type: ignore[arg-type]
    assert status.derive(happened) is expected


def test_without_owner_lacks_a_leader_or_somebody_or_a_date() -> None:
    whole = Owner("韩雪梅", "自然资源所", "", DAY)
    assert not status.without_owner(Status.IN_HAND, whole)
    for owner in (Owner("", "u", "", DAY), Owner("l", "", "", DAY), Owner("l", "u", "", None)):
        assert status.without_owner(Status.IN_HAND, owner)
        assert not status.without_owner(Status.TRANSFERRED, owner)
    assert status.without_answer(Status.IN_HAND, ["a", ""])
    assert not status.without_answer(Status.IN_HAND, ["a", "b"])


def test_closing_asks_what_supervision_asks() -> None:
    point = closing.PointState("已答复", "支持", "依据", "部分")
    state = closing.MatterState((point,), remedy_told=True, receipt="无法送达", official="已录入")
    assert closing.needs(state) == ("送达", "落实")


@given(st.text("0123456789X", min_size=11, max_size=18))
def test_a_masked_number_never_shows_its_middle(number: str) -> None:
    shown = masking.id_number(number)
    assert len(shown) == len(number)
    assert set(shown[6:-4]) <= {"*"}


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("13837720415", "138****0415"),
        ("0377-61234567", "0377****4567"),
        ("无", "无"),
        ("", ""),
        ("12345", "*****"),
    ],
)
def test_phones_are_masked(number: str, shown: str) -> None:
    assert masking.phone(number) == shown


def test_a_confidential_name_shows_its_first_character() -> None:
    assert masking.name("韩雪梅", True) == "韩**"
    assert masking.name("韩雪梅", False) == "韩雪梅"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("139 3772 8890", "13937728890"),
        ("+86 138-3772-0099", "13837720099"),
        ("(0377)61234567", "0377-61234567"),
        ("无", "无"),
    ],
)
def test_phones_are_read(typed: str, value: str) -> None:
    assert (phone.read(typed).value, phone.read(typed).doubt) == (value, "")


@given(st.text(max_size=30))
def test_a_bad_phone_is_told_and_kept(typed: str) -> None:
    read = phone.read(typed)
    assert read.value or not text.half_width(typed).strip()


@given(st.text(max_size=200))
def test_clean_text_is_storable_and_stays_clean(typed: str) -> None:
    once = text.clean_line(typed).text
    assert text.clean_line(once).text == once
    assert "\n" not in once
    once.encode("utf-8")
    assert not any(unicodedata.category(ch) in ("Cc", "Cs") for ch in once)


def test_what_is_dropped_or_joined_is_said() -> None:
    assert text.clean_line("上\n下").notes == (text.JOINED,)
    assert text.clean_block("上\n下").notes == ()
    assert text.clean_block("上\t下") == text.Cleaned("上 下", (text.TAB,))
    assert text.clean_block("反\u202e转\x00").notes == (text.DROPPED,)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("单玉兰", "syl"),
        ("单玉兰", "dyl"),
        ("曾国", "zg"),
        ("仇小红", "qxh"),
        ("区明", "om"),
        ("尉迟恭", "ycg"),
    ],
)
def test_surnames_are_found_by_their_own_reading(name: str, typed: str) -> None:
    assert initials.matches(name, typed)


def test_categories_are_found_by_characters_and_initials() -> None:
    names = [f"{first}/{second}" for _, first, second in categories.shipped() if second]
    assert categories.find("bckbf", names)[0] == "土地征用/补偿款拨付"
    assert categories.find("养殖", names)[0] == "环境保护/养殖污染"
    assert categories.find("没有的", names) == []
    assert len(categories.first_levels()) == 20


def test_who_is_the_same_person() -> None:
    one = Particulars("赵德顺", "41132519630405121X", "41132519630405121X", "13837720415", "东河村", "三组")
    assert people.likeness(one, Particulars(id_18=one.id_18)) is Likeness.SAME
    assert people.likeness(Particulars("赵德顺", phone=one.phone), one) is Likeness.SAME
    assert people.likeness(Particulars("赵德顺", village="东河村", address="三组"), one) is Likeness.SAME
    assert people.likeness(Particulars("李四", phone=one.phone), one) is Likeness.PROPOSED
    assert people.likeness(Particulars("赵德顺"), one) is Likeness.NO
    other = Particulars("赵德顺", "411325197011233313", "411325197011233313", one.phone)
    assert people.likeness(other, one) is Likeness.NO, "two full numbers are two people"


def test_a_leader_named_in_the_matter_clashes() -> None:
    assert people.clashes("副镇长韩雪梅、村会计", ["周启明", "韩雪梅"]) == ("韩雪梅",)
    assert people.clashes("", ["周启明"]) == ()
