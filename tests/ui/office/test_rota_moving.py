"""A planned day is carried to another: dragged, shifted, cut and put down; two days change places, and it is said."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.office.conftest import Mouse
from tests.ui.reception.conftest import Hands
from ui.main_window import MainWindow
from ui.office.rota.page import RotaPage
from xfdesk.desk.desk import Desk
from xfdesk.records.rota import RotaEntry

WEDNESDAY, THURSDAY, FRIDAY = date(2026, 11, 25), date(2026, 11, 26), date(2026, 11, 27)


def who(desk: Desk, day: date) -> str:
    planned = desk.rota.day(day)
    return planned.leaders[0].name if planned is not None else ""


def test_a_day_is_dragged_to_an_empty_one(page: RotaPage, mouse: Mouse, office_desk: Desk) -> None:
    mouse.drag(25, 26)
    assert (who(office_desk, WEDNESDAY), who(office_desk, THURSDAY)) == ("", "罗建平")
    assert page.calendar.day == THURSDAY


def test_dragged_onto_a_taken_day_the_two_change_places(
    window: MainWindow, page: RotaPage, mouse: Mouse, hands: Hands, office_desk: Desk
) -> None:
    mouse.drag(25, 27)
    assert (who(office_desk, WEDNESDAY), who(office_desk, FRIDAY)) == ("韩雪梅", "罗建平")
    assert "与韩雪梅对调" in window.status.said.text()
    hands.key("Ctrl+Shift+Z")
    assert (who(office_desk, WEDNESDAY), who(office_desk, FRIDAY)) == ("罗建平", "韩雪梅")


def test_a_day_is_not_dragged_into_the_past(
    window: MainWindow, page: RotaPage, mouse: Mouse, office_desk: Desk
) -> None:
    mouse.drag(25, 17)
    assert who(office_desk, WEDNESDAY) == "罗建平"
    assert "已经过去" in window.status.said.text()


def test_esc_lets_go_of_what_is_dragged(
    page: RotaPage, mouse: Mouse, hands: Hands, office_desk: Desk
) -> None:
    mouse.drag(25, 26, let_go=False)
    assert page.calendar.carries
    hands.key("Escape")
    assert not page.calendar.carries
    mouse.let_go(26)
    assert who(office_desk, WEDNESDAY) == "罗建平"


def test_an_empty_day_is_not_carried(page: RotaPage, mouse: Mouse) -> None:
    mouse.drag(24, 26, let_go=False)
    assert not page.calendar.carries


def test_a_click_stands_on_the_day_and_moves_nothing(page: RotaPage, mouse: Mouse, office_desk: Desk) -> None:
    QTest.mouseClick(
        page.calendar.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, mouse.place(27)
    )
    assert page.calendar.day == FRIDAY and who(office_desk, FRIDAY) == "韩雪梅"
    assert page.side.title.text() == "11 月 27 日 星期五"


def test_control_and_an_arrow_shift_the_day_along(page: RotaPage, hands: Hands, office_desk: Desk) -> None:
    page.calendar.go(WEDNESDAY)
    hands.key("Ctrl+Right")
    assert who(office_desk, THURSDAY) == "罗建平" and page.calendar.day == THURSDAY
    hands.key("Ctrl+Down")
    assert who(office_desk, date(2026, 12, 3)) == "罗建平"
    assert page.calendar.day == date(2026, 12, 3)


def test_a_day_is_cut_and_put_down_in_another_month(
    window: MainWindow, page: RotaPage, hands: Hands, office_desk: Desk
) -> None:
    page.calendar.go(WEDNESDAY)
    hands.key("Ctrl+X")
    assert "拿起了 11 月 25 日" in window.status.said.text()
    hands.key("PageDown")
    hands.key("Ctrl+V")
    assert who(office_desk, date(2026, 12, 25)) == "罗建平" and who(office_desk, WEDNESDAY) == ""
    hands.key("Ctrl+V")
    assert "还没有拿起" in window.status.said.text(), "it is put down once"


def test_esc_gives_up_what_was_cut(page: RotaPage, hands: Hands) -> None:
    page.calendar.go(WEDNESDAY)
    hands.key("Ctrl+X")
    hands.key("Escape")
    assert page.days.lifted is None and page.calendar.hasFocus()


def test_cutting_in_a_field_is_the_fields(page: RotaPage, hands: Hands) -> None:
    page.calendar.go(FRIDAY)
    page.form.go_to("place")
    page.form.place.selectAll()
    hands.key("Ctrl+X")
    assert page.form.place.text() == "" and page.days.lifted is None
    hands.key("Ctrl+V")
    assert page.form.place.text() == "镇信访接待室"


def test_a_day_half_written_is_not_carried_away(
    window: MainWindow, page: RotaPage, mouse: Mouse, hands: Hands, office_desk: Desk
) -> None:
    page.calendar.go(FRIDAY)
    page.form.go_to("attendants")
    hands.type("司法所")
    mouse.drag(25, 27)
    assert "没保存" in window.status.said.text()
    assert who(office_desk, WEDNESDAY) == "罗建平"
    page.calendar.go(FRIDAY)
    assert page.form.attendants.value() == "司法所"


def test_the_cursor_stays_on_the_calendar_while_the_days_card_takes_the_rota(
    window: MainWindow, page: RotaPage, hands: Hands, office_desk: Desk
) -> None:
    window.open_page("today")
    window.open_page("rota")
    page.show_what(WEDNESDAY)
    hands.key("Ctrl+Right")
    assert hands.focus is page.calendar
    hands.key("Ctrl+Right")
    hands.key("Ctrl+Left")
    assert who(office_desk, THURSDAY) == "罗建平"


def test_a_year_unknown_is_said_above_and_not_in_each_day(page: RotaPage, office_desk: Desk) -> None:
    office_desk.rota.put(RotaEntry(on="2027-01-08", leaders=("周启明",)))
    office_desk.rota.put(RotaEntry(on="2027-01-09", leaders=("罗建平",)))
    page.show_what(date(2027, 1, 8))
    friday, saturday = (page.days.on(date(2027, 1, day)) for day in (8, 9))
    assert friday is not None and friday.conflicts and saturday is not None
    assert page.shown is not None and any("2027 年的放假安排" in one for one in page.shown.notes)
    assert page.days.troubles(friday) == () and page.days.troubles(saturday) == ("1 月 9 日 周六 休息",)
