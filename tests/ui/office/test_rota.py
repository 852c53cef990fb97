"""接访安排 at the keyboard: days are walked, written, saved; walking on loses nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Asker
from tests.ui.reception.conftest import Hands
from ui.main_window import MainWindow
from ui.office.rota.away import said
from ui.office.rota.page import RotaPage
from xfdesk.desk.desk import Desk
from xfdesk.records.reception_day import DayLeader
from xfdesk.records.rota import RotaEntry
from xfdesk.records.rota_day import Away

TODAY = date(2026, 11, 23)
WEDNESDAY, THURSDAY, FRIDAY = date(2026, 11, 25), date(2026, 11, 26), date(2026, 11, 27)


def text(page: RotaPage, day: date) -> str:
    """What a screen reader says of a cell."""
    return str(page.days.data(page.days.index_of(day), Qt.ItemDataRole.AccessibleTextRole))


# Walking


def test_the_page_opens_on_today_below_the_settings(window: MainWindow, page: RotaPage) -> None:
    assert page.calendar.hasFocus() and page.calendar.day == TODAY
    bar = page.bar()
    assert (bar.title, bar.below) == ("设置", "接访安排")
    assert window.navigation.keys["office"].isChecked()


def test_arrows_walk_days_and_turn_the_month_at_its_end(page: RotaPage, hands: Hands) -> None:
    hands.key("Right")
    hands.key("Right")
    assert page.calendar.day == WEDNESDAY
    assert page.side.title.text() == "11 月 25 日 星期三"
    assert [leader.name for leader in page.form.leaders.value()] == ["罗建平"]
    hands.key("Down")
    assert page.calendar.day == date(2026, 12, 2) and page.head.title.text() == "2026 年 11 月"
    hands.key("Down")
    assert page.calendar.day == date(2026, 12, 9) and page.head.title.text() == "2026 年 12 月"


def test_page_keys_turn_months_and_home_comes_back(page: RotaPage, hands: Hands) -> None:
    hands.key("PageDown")
    hands.key("PageDown")
    assert page.head.title.text() == "2027 年 1 月" and page.calendar.day == date(2027, 1, 23)
    assert "2027" in page.head.notes.text(), "its days off are not known yet, and that is said"
    hands.key("Home")
    assert page.head.title.text() == "2026 年 11 月" and page.calendar.day == TODAY
    assert page.head.notes.text() == "" or "2027" not in page.head.notes.text()


def test_the_31st_becomes_the_last_day_of_a_shorter_month(page: RotaPage, hands: Hands) -> None:
    page.show_what(date(2026, 12, 31))
    hands.key("PageUp")
    assert page.calendar.day == date(2026, 11, 30)


def test_the_head_counts_days_kinds_and_turns(page: RotaPage) -> None:
    assert page.head.counts.text() == "2 次　约访 1、定点 1"
    assert page.head.turns.text() == "周启明 0 次，罗建平 1 次，韩雪梅 1 次"


# Writing


def test_a_day_is_written_with_the_keyboard_alone(page: RotaPage, hands: Hands, office_desk: Desk) -> None:
    page.calendar.go(date(2026, 11, 30))
    hands.key("Return")
    assert hands.here() == "接访领导", "an empty day begins with who sits"
    hands.type("zqm")
    hands.key("Return")
    hands.key("Return")
    assert hands.here() == "接访地点" and page.form.place.value() == "镇信访接待室"
    hands.key("Return")
    assert hands.here() == "接访时间"
    hands.key("Return")
    hands.type("综合")
    hands.key("Down")
    hands.key("Return")
    assert page.form.attendants.value() == "综合执法队"
    hands.key("Ctrl+S")
    saved = office_desk.rota.day(date(2026, 11, 30))
    assert saved is not None and saved.leaders[0].name == "周启明" and saved.attendants == "综合执法队"
    assert saved.hours == office_desk.office.office().rota_hours
    assert page.calendar.hasFocus(), "the next day is one arrow away"


def test_a_second_unit_is_picked_after_the_first(page: RotaPage, hands: Hands) -> None:
    page.calendar.go(FRIDAY)
    page.form.go_to("attendants")
    hands.type("综合执法队、农业")
    hands.key("Down")
    hands.key("Return")
    assert page.form.attendants.value() == "综合执法队、农业农村办"


def test_saving_is_taken_back_from_the_status_line(
    window: MainWindow, page: RotaPage, hands: Hands, office_desk: Desk
) -> None:
    page.calendar.go(FRIDAY)
    page.form.go_to("place")
    page.form.place.selectAll()
    hands.type("柳树湾村村委会")
    hands.key("Ctrl+S")
    assert office_desk.rota.day(FRIDAY).place == "柳树湾村村委会"  # type: ignore[union-attr]
    assert window.status.said.text().startswith("11 月 27 日的安排已保存")
    hands.key("Ctrl+Shift+Z")
    assert office_desk.rota.day(FRIDAY).place == "镇信访接待室"  # type: ignore[union-attr]
    assert page.form.place.value() == "镇信访接待室"


def test_walking_on_keeps_what_is_not_saved_and_the_day_says_so(
    page: RotaPage, hands: Hands, office_desk: Desk
) -> None:
    page.calendar.go(FRIDAY)
    page.form.go_to("attendants")
    hands.type("司法所")
    hands.key("Escape")
    assert page.calendar.hasFocus()
    hands.key("Left")
    assert "没存" in text(page, FRIDAY)
    hands.key("Right")
    assert page.form.attendants.value() == "司法所"
    hands.key("Ctrl+S")
    assert "没存" not in text(page, FRIDAY)
    assert office_desk.rota.day(FRIDAY).attendants == "司法所"  # type: ignore[union-attr]


def test_closing_the_window_asks_about_what_is_not_saved(page: RotaPage, hands: Hands, asker: Asker) -> None:
    assert page.may_close() and asker.asked == []
    page.calendar.go(FRIDAY)
    page.form.go_to("attendants")
    hands.type("司法所")
    assert not page.may_close(), "the first verb stays"
    assert "11 月 27 日" in asker.asked[0]


def test_a_day_without_a_leader_is_refused_where_it_is_mended(
    page: RotaPage, hands: Hands, office_desk: Desk
) -> None:
    page.calendar.go(THURSDAY)
    page.form.go_to("attendants")
    hands.type("司法所")
    hands.key("Ctrl+S")
    assert "接访领导" in page.form.sentences["leaders"].text()
    assert hands.here() == "接访领导"
    assert office_desk.rota.day(THURSDAY) is None
    hands.type("lai")
    hands.key("Ctrl+S")
    assert "lai" in page.form.sentences["leaders"].text(), "letters are nobody's name"


def test_hours_that_cannot_be_read_are_refused_under_their_field(
    page: RotaPage, hands: Hands, office_desk: Desk
) -> None:
    page.calendar.go(FRIDAY)
    page.form.go_to("hours")
    page.form.hours.selectAll()
    hands.type("11:30-8:30")
    hands.key("Ctrl+S")
    assert "起止" in page.form.sentences["hours"].text() and hands.here() == "接访时间"
    assert office_desk.rota.day(FRIDAY).hours == office_desk.office.office().rota_hours  # type: ignore[union-attr]


def test_two_leaders_on_one_day_are_said_while_typing(page: RotaPage, hands: Hands) -> None:
    page.calendar.go(FRIDAY)
    page.form.go_to("leaders")
    hands.type("zqm")
    hands.key("Return")
    assert "2 位领导" in page.form.conflicts.text()
    hands.key("Ctrl+S")
    assert "2 位领导" in text(page, FRIDAY), "kept all the same, and the day says it"


def test_delete_takes_the_day_off_the_rota_and_back(page: RotaPage, hands: Hands, office_desk: Desk) -> None:
    page.calendar.go(FRIDAY)
    hands.key("Delete")
    assert office_desk.rota.day(FRIDAY) is None and "没有安排" in text(page, FRIDAY)
    hands.key("Ctrl+Shift+Z")
    assert office_desk.rota.day(FRIDAY) is not None


def test_taken_along_is_asked_for_on_a_visit_down_alone(page: RotaPage, hands: Hands) -> None:
    page.calendar.go(FRIDAY)
    assert not page.form.matters.isVisible()
    page.form.kind.set_value("带案下访")
    page.form.kind.typed.emit()
    assert page.form.matters.isVisible()


# Who stands in


def test_another_leader_before_the_posting_is_only_another_plan(
    page: RotaPage, hands: Hands, office_desk: Desk
) -> None:
    change_leader(page, hands, FRIDAY, "zqm")
    assert page.form.stands_in_for.isVisible() and page.form.stands_in_for.value() == ""
    hands.key("Ctrl+S")
    saved = office_desk.rota.day(FRIDAY)
    assert saved is not None and saved.leaders[0].stands_in_for == ""


def test_after_the_posting_somebody_stands_in_and_the_reason_is_kept(
    page: RotaPage, hands: Hands, office_desk: Desk
) -> None:
    office_desk.rota.mark_posted(TODAY, FRIDAY)
    change_leader(page, hands, FRIDAY, "zqm")
    assert page.form.stands_in_for.value() == "韩雪梅"
    page.form.go_to("why")
    hands.type("赴市里开会")
    hands.key("Ctrl+S")
    saved = office_desk.rota.day(FRIDAY)
    assert saved is not None
    assert (saved.leaders[0].name, saved.leaders[0].stands_in_for, saved.leaders[0].why) == (
        "周启明",
        "韩雪梅",
        "赴市里开会",
    )
    assert "代韩雪梅" in text(page, FRIDAY)


def change_leader(page: RotaPage, hands: Hands, day: date, letters: str) -> None:
    page.calendar.go(day)
    page.form.go_to("leaders")
    hands.tab()
    hands.key("Delete")
    hands.type(letters)
    hands.key("Return")


# Days that have been


def test_a_day_that_was_held_says_who_sat_and_for_whom(page: RotaPage, office_desk: Desk) -> None:
    office_desk.rota.put(RotaEntry(on="2026-11-23", leaders=("周启明",)))
    day = office_desk.beginning.suggest_day()
    office_desk.reception.open_day(replace(day, leaders=(DayLeader("韩雪梅", "副镇长"),), absence="开会"))
    page.show_day(TODAY)
    assert "进行中" in text(page, TODAY) and "代周启明" in text(page, TODAY)
    assert "韩雪梅代周启明（开会）" in page.side.state.text()
    assert not page.side.dismiss.isEnabled()


def test_a_day_that_has_passed_without_a_plan_only_shows(page: RotaPage, hands: Hands) -> None:
    page.calendar.go(date(2026, 11, 17))
    assert page.side.state.text() == "这一天没有接访"
    hands.key("Return")
    assert page.calendar.hasFocus() and not page.side.save.isEnabled()


# The way in and out


def test_esc_goes_back_one_step_at_a_time(window: MainWindow, page: RotaPage, hands: Hands) -> None:
    hands.key("Return")
    assert page.form.here()
    hands.key("Escape")
    assert page.calendar.hasFocus() and window.page is page
    hands.key("Escape")
    assert window.page is not None and window.page.key == "office"


def test_from_today_the_page_leads_back_to_today(window: MainWindow, hands: Hands) -> None:
    window.open_page("today")
    hands.key("Ctrl+Shift+A")
    page = window.page
    assert isinstance(page, RotaPage) and page.bar().title == "今日接访"
    assert page.home.word == "回到今日"
    hands.key("Escape")
    assert window.page is not None and window.page.key == "today"


def test_the_settings_name_the_page_and_how_the_month_stands(window: MainWindow) -> None:
    window.open_page("office")
    window.page.show_what("接访安排")  # type: ignore[union-attr]
    section = window.page.section("接访安排")  # type: ignore[union-attr]
    assert "11 月 2 次" in section.state.text() and "公示" in section.state.text()
    section.open.click()
    assert isinstance(window.page, RotaPage)


# For who does not see it


def test_the_cells_are_a_table_that_is_read_out(page: RotaPage, qtbot: QtBot) -> None:
    ModelTester(page.days).check(page.days)
    found = QAccessible.queryAccessibleInterface(page.calendar)
    read = [found.child(n).text(QAccessible.Text.Name) for n in range(found.childCount())]
    assert any(words.startswith("11 月 27 日 星期五，韩雪梅 副镇长，定点接访") for words in read)
    assert sum("没有安排" in words for words in read) == 40
    page.calendar.go(FRIDAY)
    assert "韩雪梅" in page.calendar.accessibleName()


def test_tab_goes_from_the_calendar_through_the_form_to_its_button(page: RotaPage, hands: Hands) -> None:
    page.calendar.go(FRIDAY)
    walked = []
    for _ in range(12):
        hands.tab()
        walked.append(QApplication.focusWidget())
    names = [widget.accessibleName() for widget in walked if widget is not None]
    wanted = ["接访类型", "接访领导", "接访地点", "接访时间", "陪同单位和人员", "外出、请假", "保存"]
    assert [name for name in names if name in wanted] == wanted


@pytest.mark.parametrize("role", [Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole])
def test_outside_the_weeks_there_is_nothing(page: RotaPage, role: Qt.ItemDataRole) -> None:
    assert page.days.data(QModelIndex(), role) is None


def test_an_absence_says_another_year_once() -> None:
    today = date(2026, 11, 25)
    spans = (
        (date(2026, 11, 25), date(2026, 11, 27), "11-25 至 11-27"),
        (date(2027, 1, 15), date(2027, 1, 16), "2027-01-15 至 01-16"),
        (date(2026, 12, 30), date(2027, 1, 2), "12-30 至 2027-01-02"),
    )
    for since, until, words in spans:
        assert said(Away("", "罗建平", since, until, "开会"), today) == f"罗建平　{words}　开会"
