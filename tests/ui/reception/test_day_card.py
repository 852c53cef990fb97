"""The card of a reception day at the keyboard: beginning one, past ones, going on with a closed one, changing the running one."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from tests import builders
from tests.ui.reception.conftest import Hands, MakeWindow
from tests.ui.reception.days import CARD, FRIDAY, TODAY, begin_by_keys, retype, to_date
from ui.reception.day_card import DayCard
from ui.reception.page import ReceptionPage
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.records.day import DayLeader, ReceptionDay


@pytest.fixture
def reception_desk(card_desk: Desk) -> Desk:
    """The window of this file opens on it: no day is begun yet."""
    return card_desk


# Beginning


def test_enter_goes_from_field_to_field_and_begins_on_the_button(
    page: ReceptionPage, card: DayCard, hands: Hands, card_desk: Desk
) -> None:
    to_date(card, hands, "今天")
    walked = [hands.here()]
    for _ in range(6):
        hands.key("Return")
        walked.append(hands.here())
    assert walked == [
        "接访日期",
        "接访类型",
        "接访地点",
        "接访领导",
        "陪同人员及单位",
        "登记员",
        "开始接访",
    ]
    assert card_desk.reception.current_day() is None, "going through the fields begins nothing"


def test_leaders_are_picked_by_initials_one_after_another(
    page: ReceptionPage, card: DayCard, hands: Hands, card_desk: Desk
) -> None:
    card.fields.go_to("leaders")
    for letters in ("zqm", "hxm"):
        hands.type(letters)
        hands.key("Return")
        assert hands.here() == "接访领导", "another may follow"
    hands.type("石明远 人大主席")
    hands.key("Return")
    assert [leader.name for leader in card.fields.leaders.value()] == ["周启明", "韩雪梅", "石明远"]
    for _ in range(3):
        hands.key("Return")
    assert hands.here() == "开始接访"
    hands.key("Return")
    day = card_desk.reception.current_day()
    assert day is not None
    assert day.leaders[0] == DayLeader("周启明", "镇党委书记")
    assert day.leaders[2] == DayLeader("石明远", "人大主席")


def test_letters_that_are_nobodys_initials_do_not_become_a_leader(
    page: ReceptionPage, card: DayCard, hands: Hands
) -> None:
    card.fields.go_to("leaders")
    hands.type("xbc")
    hands.key("Return")
    assert card.fields.leaders.value() == ()
    assert "xbc" in card.fields.sentences["leaders"].text()
    assert hands.here() == "接访领导"


def test_a_leader_chosen_is_taken_away_with_delete(page: ReceptionPage, card: DayCard, hands: Hands) -> None:
    card.fields.go_to("leaders")
    hands.type("zqm")
    hands.key("Return")
    hands.tab()
    assert hands.here().startswith("接访领导 周启明")
    hands.key("Delete")
    assert card.fields.leaders.value() == ()
    assert hands.here() == "接访领导"


def test_the_leaders_label_stands_beside_its_field_while_no_leader_is_known(
    page: ReceptionPage, card: DayCard
) -> None:
    QApplication.processEvents()
    label = next(
        one for one in card.findChildren(type(card.title)) if one.text() == "接访领导" and one.isVisible()
    )
    field = card.fields.leaders.pick
    top = field.mapTo(card, field.rect().topLeft()).y()
    assert label.mapTo(card, label.rect().topLeft()).y() == top


def test_a_refusal_marks_the_missing_field_takes_the_cursor_there_and_goes_when_it_is_filled(
    page: ReceptionPage, card: DayCard, hands: Hands, card_desk: Desk
) -> None:
    card.begin.setFocus()
    hands.key("Return")
    assert card_desk.reception.current_day() is None
    assert hands.here() == "接访领导"
    assert card.fields.leaders.pick.property("mark") == "problem"
    assert "接访领导" in card.fields.sentences["leaders"].text()
    hands.type("hxm")
    hands.key("Return")
    assert card.fields.leaders.pick.property("mark") == ""
    assert card.fields.sentences["leaders"].isHidden()


def test_the_place_is_picked_by_initials_and_places_of_earlier_days_are_offered(
    card_desk: Desk, make_window: MakeWindow
) -> None:
    day = builders.replace(builders.reception_day(FRIDAY), place="石桥社区活动室")
    card_desk.reception.close_day(card_desk.reception.open_day(day).uid, "")
    window = make_window()
    assert isinstance(window.page, ReceptionPage)
    hands = Hands(window)
    window.page.card.fields.go_to("place")
    retype(hands, "sqsq")
    hands.key("Return")
    assert window.page.card.fields.place.value() == "石桥社区活动室"


# The date


@pytest.mark.parametrize(
    ("typed", "meant", "says"),
    [
        ("今天", TODAY, "周二   今天"),
        ("昨天", date(2026, 11, 23), "周一   昨天"),
        ("-1", date(2026, 11, 23), "周一   昨天"),
        ("11-20", FRIDAY, "周五   4 天前"),
        ("2026-09-18", date(2026, 9, 18), "周五   67 天前"),
    ],
)
def test_a_day_says_how_long_it_is_past_and_never_that_it_is_overdue(
    page: ReceptionPage, card: DayCard, hands: Hands, typed: str, meant: date, says: str
) -> None:
    to_date(card, hands, typed)
    assert card.fields.on.hint.text() == says
    assert card.fields.on.hint.property("tone") == "ink2"
    hands.key("Return")
    assert card.fields.day("").on == meant
    assert (card.title.text() == "补记过去的一天") is (meant != TODAY)


def test_a_date_to_come_is_asked_about_and_never_silently_last_years(
    page: ReceptionPage, card: DayCard, hands: Hands, card_desk: Desk
) -> None:
    to_date(card, hands, "11-25")
    hands.key("Return")
    sentence = card.fields.sentences["on"].text()
    assert "11 月 25 日还没有到" in sentence and "2025-11-25" in sentence
    assert hands.here() == "接访日期" and card.fields.on.value() == "11-25"
    card.fields.go_to("leaders")
    begin_by_keys(hands)
    assert card_desk.reception.current_day() is None
    assert hands.here() == "接访日期"
    retype(hands, "2025-11-25")
    assert card.fields.sentences["on"].isHidden()
    assert card.fields.on.day() == date(2025, 11, 25), "with its year it is taken"


def test_in_january_a_day_of_last_december_is_meant(reception_desk: Desk, card: DayCard) -> None:
    card.fields.on.set_today(date(2027, 1, 5))
    card.fields.on.set_value("12-28")
    assert card.fields.on.day() == date(2026, 12, 28)


def test_visits_of_a_past_day_do_not_take_the_clocks_time(
    page: ReceptionPage, card: DayCard, hands: Hands, card_desk: Desk
) -> None:
    to_date(card, hands, "昨天")
    card.fields.go_to("leaders")
    begin_by_keys(hands)
    day = card_desk.reception.current_day()
    assert day is not None and day.on == date(2026, 11, 23)
    assert page.today.in_hand.entry.arrived == ""
    assert page.today.workplace.queue.total.text() == "11 月 23 日还没有人来"
    card_desk.reception.close_day(day.uid, "")
    today = card_desk.reception.open_day(builders.reception_day(TODAY))
    assert card_desk.reception.blank(today.uid).arrived == "09:00"


# Going on with a day


def test_a_closed_day_is_gone_on_with_by_its_date_with_its_draft(
    friday: ReceptionDay, page: ReceptionPage, card: DayCard, hands: Hands, card_desk: Desk
) -> None:
    to_date(card, hands, "11-20")
    assert card.begin.word == "接着记"
    assert "1 份草稿没有记完" in card.note.text() and "记了 1 批" in card.note.text()
    assert not card.fields.place.isEnabled(), "the day is there already"
    hands.key("Return")
    assert hands.here() == "接着记"
    hands.key("Return")
    opened = card_desk.reception.current_day()
    assert opened is not None and opened.uid == friday.uid
    assert page.today.in_hand.entry.visitor.name == "杨树林"
    assert page.today.workplace.queue.total.text() == "11 月 20 日   1 批 1 人"


def test_what_was_typed_for_a_new_day_comes_back_after_another_date_was_looked_at(
    friday: ReceptionDay, page: ReceptionPage, card: DayCard, hands: Hands
) -> None:
    card.fields.go_to("place")
    retype(hands, "司法所二楼")
    hands.key("Escape")
    to_date(card, hands, "11-20")
    assert card.fields.place.value() == "镇信访接待室"
    retype(hands, "今天")
    assert card.fields.place.value() == "司法所二楼" and card.fields.place.isEnabled()


def test_today_is_gone_on_with_after_closing(page: ReceptionPage, hands: Hands, card_desk: Desk) -> None:
    page.card.fields.go_to("leaders")
    begin_by_keys(hands)
    today = card_desk.reception.current_day()
    assert today is not None
    hands.card(CARD)
    hands.type("高秀兰")
    hands.key("F12")
    hands.key("Ctrl+Return")
    assert card_desk.reception.current_day() is None
    assert page.card.title.text() == "今天已经收班"
    assert hands.here() == "接访日期", "Enter pressed once too often opens nothing"
    hands.key("Return")
    hands.key("Return")
    again = card_desk.reception.current_day()
    assert again is not None and again.uid == today.uid
    assert page.today.in_hand.entry.visitor.name == "高秀兰"


def test_the_card_lists_the_days_that_hold_drafts_and_one_key_goes_on_with_them(
    friday: ReceptionDay, card_desk: Desk, make_window: MakeWindow
) -> None:
    window = make_window()
    assert isinstance(window.page, ReceptionPage)
    hands = Hands(window)
    rows = window.page.card.behind.rows
    assert [row.act.accessibleName() for row in rows] == ["接着记 2026 年 11 月 20 日 星期五"]
    hands.until("接着记 2026 年 11 月 20 日 星期五")
    hands.key("Return")
    opened = card_desk.reception.current_day()
    assert opened is not None and opened.uid == friday.uid


def test_every_day_with_a_draft_is_listed_and_of_the_others_the_last_few(card_desk: Desk) -> None:
    reception = card_desk.reception
    for number in range(1, 8):
        day = reception.open_day(builders.reception_day(date(2026, 11, number)))
        if number == 1:
            reception.keep_draft(reception.blank(day.uid), "")
        reception.close_day(day.uid, "")
    listed = [(behind.day.on.day, behind.drafts) for behind in reception.days_behind()]
    assert listed == [(7, 0), (6, 0), (5, 0), (1, 1)]


def test_only_one_day_runs(friday: ReceptionDay, card_desk: Desk) -> None:
    card_desk.reception.open_day(builders.reception_day(TODAY))
    with pytest.raises(Refused, match="2026-11-24 的接访日还没有收班"):
        card_desk.reception.reopen_day(friday.uid)
