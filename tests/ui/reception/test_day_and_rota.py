"""The card of a day reads the rota: who was planned, who sits instead and why, the way to the days to come, the leaflet."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.reception.conftest import Hands
from tests.ui.reception.days import TODAY
from ui.main_window import MainWindow
from ui.reception.day_card import DayCard, Use
from ui.reception.page import ReceptionPage
from xfdesk.desk.desk import Desk
from xfdesk.records.rota import RotaEntry

PLACE = "柳树湾村村委会"


@pytest.fixture
def reception_desk(card_desk: Desk) -> Desk:
    """No day is begun; the rota has the secretary today."""
    card_desk.rota.put(RotaEntry(on=TODAY.isoformat(), leaders=("周启明",), place=PLACE, kind="带案下访"))
    return card_desk


def replace_leader(card: DayCard, hands: Hands, letters: str) -> None:
    card.fields.go_to("leaders")
    hands.tab()
    hands.key("Delete")
    hands.type(letters)
    hands.key("Return")


def test_the_card_is_filled_from_the_rota_and_says_so(page: ReceptionPage, card: DayCard) -> None:
    assert [leader.name for leader in card.fields.leaders.value()] == ["周启明"]
    assert (card.fields.place.value(), card.fields.kind.value()) == (PLACE, "带案下访")
    assert "照接访安排" in card.note.text()
    assert not card.fields.stands_in.isVisible(), "those planned receive: there is nothing to ask"


def test_another_leader_is_asked_for_whom_and_why_in_one_row(
    page: ReceptionPage, card: DayCard, hands: Hands, reception_desk: Desk
) -> None:
    replace_leader(card, hands, "hxm")
    assert card.fields.stands_in.isVisible()
    assert card.fields.stands_in.who.text() == "韩雪梅代周启明"
    hands.key("Return")
    assert hands.here() == "为什么换人"
    hands.type("赴县里开会")
    card.begin.click()
    day = reception_desk.reception.current_day()
    assert day is not None and day.absence == "韩雪梅代周启明（赴县里开会）"
    planned = reception_desk.rota.day(TODAY)
    assert planned is not None
    assert (planned.leaders[0].stands_in_for, planned.leaders[0].why) == ("周启明", "赴县里开会")


def test_the_reason_may_stay_away(
    page: ReceptionPage, card: DayCard, hands: Hands, reception_desk: Desk
) -> None:
    replace_leader(card, hands, "hxm")
    card.begin.click()
    day = reception_desk.reception.current_day()
    assert day is not None and day.absence == "韩雪梅代周启明"


def test_the_row_goes_when_who_was_planned_comes_after_all(
    page: ReceptionPage, card: DayCard, hands: Hands
) -> None:
    replace_leader(card, hands, "hxm")
    card.fields.stands_in.why.set_value("开会")
    replace_leader(card, hands, "zqm")
    assert not card.fields.stands_in.isVisible()
    assert card.fields.day("").absence == ""


def test_changing_the_running_day_shows_the_reason_and_takes_another(
    page: ReceptionPage, card: DayCard, hands: Hands, reception_desk: Desk
) -> None:
    replace_leader(card, hands, "hxm")
    card.fields.stands_in.why.set_value("开会")
    card.begin.click()
    QApplication.processEvents()
    hands.key("Ctrl+G")
    assert card.use is Use.CHANGE and card.fields.stands_in.why.value() == "开会"
    card.fields.stands_in.why.set_value("请假")
    card.begin.click()
    day = reception_desk.reception.current_day()
    assert day is not None and day.absence == "韩雪梅代周启明（请假）"


def test_the_way_to_the_days_to_come_and_back_with_what_was_changed_there(
    reception_window: MainWindow, page: ReceptionPage, card: DayCard, hands: Hands, reception_desk: Desk
) -> None:
    card.rota.click()
    assert reception_window.page is not None and reception_window.page.key == "rota"
    planned = reception_desk.rota.day(TODAY)
    assert planned is not None
    reception_desk.rota.put(RotaEntry(on=TODAY.isoformat(), leaders=("韩雪梅",), place=PLACE), planned.uid)
    hands.key("Escape")
    assert reception_window.page is page
    assert [leader.name for leader in card.fields.leaders.value()] == ["韩雪梅"]


def test_what_was_written_on_the_card_is_not_overwritten_by_the_rota(
    page: ReceptionPage, card: DayCard, hands: Hands, reception_desk: Desk
) -> None:
    card.fields.go_to("attendants")
    hands.type("司法所")
    planned = reception_desk.rota.day(TODAY)
    assert planned is not None
    reception_desk.rota.put(RotaEntry(on=TODAY.isoformat(), leaders=("韩雪梅",), place=PLACE), planned.uid)
    assert card.fields.attendants.value() == "司法所"
    assert [leader.name for leader in card.fields.leaders.value()] == ["周启明"]


def test_the_cursor_is_on_the_beginning_when_the_card_is_seen_with_another_rota(
    reception_window: MainWindow, card: DayCard, hands: Hands, reception_desk: Desk
) -> None:
    card.rota.setFocus()
    reception_window.open_page("rota")
    planned = reception_desk.rota.day(TODAY)
    assert planned is not None
    reception_desk.rota.put(RotaEntry(on=TODAY.isoformat(), leaders=("罗建平",), place=PLACE), planned.uid)
    QApplication.processEvents()
    assert not card.isAncestorOf(hands.focus)
    reception_window.open_page("today")
    assert hands.focus is card.begin
