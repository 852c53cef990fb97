"""照上月排 and 按轮次排 stand in outline until they are accepted; 外出请假 in place; 出勤; what is posted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tests.ui.conftest import Asker
from tests.ui.office.test_rota import text
from tests.ui.reception.conftest import Hands
from ui.main_window import MainWindow
from ui.office.rota.page import RotaPage
from ui.office.rota.side import Shows
from xfdesk.desk.desk import Desk
from xfdesk.records.rota import RotaEntry

DECEMBER = (date(2026, 12, 1), date(2026, 12, 31))
FRIDAY = date(2026, 11, 27)


def planned(desk: Desk) -> list[int]:
    return [day.on.day for day in desk.rota.days(*DECEMBER)]


def test_turns_are_shown_in_outline_and_stored_on_accepting(
    page: RotaPage, hands: Hands, office_desk: Desk
) -> None:
    hands.key("PageDown")
    hands.key("Ctrl+T")
    assert page.side.shows is Shows.PROPOSAL and planned(office_desk) == []
    assert "提议" in text(page, date(2026, 12, 4))
    assert "采用后" in page.side.proposal.what.text()
    hands.key("Ctrl+Return")
    assert planned(office_desk) == [4, 11, 18, 25]
    assert page.side.shows is Shows.DAY and page.days.proposed == {}
    hands.key("Ctrl+Shift+Z")
    assert planned(office_desk) == [], "one act, one undo"


def test_what_is_proposed_and_not_accepted_is_nowhere(
    page: RotaPage, hands: Hands, office_desk: Desk
) -> None:
    hands.key("PageDown")
    hands.key("Ctrl+T")
    hands.key("Escape")
    assert planned(office_desk) == [] and page.days.proposed == {}
    assert "没有安排" in text(page, date(2026, 12, 4)) and page.calendar.hasFocus()


def test_a_day_that_is_not_wanted_is_taken_out_of_the_proposal(
    page: RotaPage, hands: Hands, office_desk: Desk
) -> None:
    hands.key("PageDown")
    hands.key("Ctrl+T")
    hands.key("Down")
    assert page.calendar.day == date(2026, 12, 11), "the calendar goes along with the list"
    hands.key("Delete")
    hands.key("Ctrl+Return")
    assert planned(office_desk) == [4, 18, 25]


def test_as_the_month_before_with_its_notes(page: RotaPage, hands: Hands, office_desk: Desk) -> None:
    hands.key("PageDown")
    hands.key("Ctrl+D")
    listed = page.side.proposal.list
    assert [listed.item(n).text() for n in range(listed.count())] == [
        "12-23 周三　罗建平 镇长",
        "12-25 周五　韩雪梅 副镇长",
    ]
    hands.key("Ctrl+Return")
    assert planned(office_desk) == [23, 25]


def test_without_a_month_before_it_is_said(window: MainWindow, page: RotaPage, hands: Hands) -> None:
    hands.key("PageDown")
    hands.key("PageDown")
    hands.key("Ctrl+D")
    assert "没有排过" in window.status.said.text() and page.side.shows is Shows.DAY


def test_a_month_that_has_passed_has_no_proposal(window: MainWindow, page: RotaPage, hands: Hands) -> None:
    hands.key("PageUp")
    hands.key("Ctrl+T")
    assert "已经过了" in window.status.said.text() and page.side.shows is Shows.DAY


# Away


def test_who_is_away_is_written_in_place_and_shows_on_the_day(
    page: RotaPage, hands: Hands, office_desk: Desk
) -> None:
    hands.key("Ctrl+J")
    assert hands.here() == "谁"
    hands.type("hxm")
    for words in ("11-26", "11-27", "赴市里开会"):
        hands.key("Return")
        hands.type(words)
    hands.key("Return")
    (away,) = office_desk.rota.away()
    assert (away.leader, away.since.day, away.until.day, away.reason) == ("韩雪梅", 26, 27, "赴市里开会")
    hands.key("Escape")
    assert page.calendar.hasFocus()
    page.calendar.go(FRIDAY)
    assert "不在（赴市里开会）" in page.form.conflicts.text()
    assert "不在（赴市里开会）" in text(page, FRIDAY)


def test_one_day_away_needs_no_last_day(page: RotaPage, hands: Hands, office_desk: Desk) -> None:
    hands.key("Ctrl+J")
    page.side.away.leader.set_value("罗建平")
    page.side.away.since.set_value("11-30")
    hands.key("Ctrl+S")
    (away,) = office_desk.rota.away()
    assert away.since == away.until == date(2026, 11, 30)


def test_away_without_a_day_or_by_nobody_is_refused(page: RotaPage, hands: Hands, office_desk: Desk) -> None:
    panel = page.side.away
    hands.key("Ctrl+J")
    panel.leader.set_value("罗建平")
    panel.save()
    assert "日期" in panel.sentence.text() and hands.here() == "从哪天"
    panel.since.set_value("11-30")
    panel.leader.set_value("没有这人")
    panel.save()
    assert "没有这人" in panel.sentence.text() and hands.here() == "谁"
    assert office_desk.rota.away() == ()


def test_away_is_changed_and_taken_out(page: RotaPage, hands: Hands, office_desk: Desk) -> None:
    office_desk.rota.put_away("韩雪梅", date(2026, 11, 26), FRIDAY, "开会")
    panel = page.side.away
    hands.key("Ctrl+J")
    panel.list.setCurrentRow(0)
    assert panel.keep.word == "保存改动"
    panel.until.set_value("11-28")
    panel.save()
    assert [away.until.day for away in office_desk.rota.away()] == [28]
    panel.list.setCurrentRow(0)
    panel.list.setFocus()
    hands.key("Delete")
    assert office_desk.rota.away() == ()
    hands.key("Ctrl+Shift+Z")
    assert len(office_desk.rota.away()) == 1
