"""The page: sessions, particulars edited in place, the list of matters and its keys, what teaches."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conference.conftest import Town, page_of, said, shown
from tests.ui.reception.conftest import Hands
from ui.conference import wording
from ui.conference.page import ConferencePage
from ui.main_window import MainWindow
from ui.theme import Theme
from xfdesk.records.conference import SessionEntry


def test_sessions_stand_newest_first_with_their_sentence(page: ConferencePage, town: Town) -> None:
    assert [one.session for one in page.sessions] == [5, 4]
    assert page.session == town.today
    today = town.clock.today()
    assert wording.session_state(page.sessions[0], today) == ("今天开", "amber")
    assert wording.session_state(page.sessions[1], today) == ("超期 1 件", "red")
    index = page.side.sessions.lines.index(1, 0)
    spoken = "第4次联席会议，11-12 周四，交办1件：办结0件，未办结1件，其中超期1件，超期 1 件"
    assert page.side.sessions.lines.data(index) == spoken


def test_another_session_is_a_key_away(hands: Hands, page: ConferencePage, town: Town) -> None:
    hands.key("Ctrl+Up")
    assert page.session == town.before
    assert page.place.said.property("tone") == "red"
    hands.key("Ctrl+Down")
    assert page.session == town.today


def test_a_new_session_begins_with_its_date(hands: Hands, page: ConferencePage, town: Town) -> None:
    hands.key("Ctrl+N")
    assert page.session not in (town.today, town.before)
    assert hands.here() == "会议日期" and page.place.particulars.is_open
    hands.type("12-8")
    hands.key("Tab")
    made = town.desk.conference.session(page.session).session
    assert (made.session, made.on) == (6, date(2026, 12, 8))
    hands.until("会议地点")
    hands.type("镇政府三楼会议室")
    hands.key("Ctrl+S")
    assert town.desk.conference.session(page.session).session.place == "镇政府三楼会议室"
    hands.key("Ctrl+Shift+Z")
    assert town.desk.conference.session(page.session).session.place == ""


def test_particulars_are_kept_when_a_field_is_left(hands: Hands, page: ConferencePage, town: Town) -> None:
    hands.key("Ctrl+G")
    hands.until("主持人")
    hands.type("周启明")
    hands.key("Escape")
    hands.until("参加的人和单位")
    hands.type("各承办单位负责人")
    hands.key("Tab")
    hands.type("通报上次结果")
    page.place.items.setFocus()
    session = town.desk.conference.session(town.today).session
    assert session.attendants == "各承办单位负责人"
    assert session.agenda == "通报上次结果"


def test_enter_walks_through_the_particulars_to_the_matters(hands: Hands, page: ConferencePage) -> None:
    hands.key("Ctrl+G")
    page.place.particulars.on.setFocus()
    for name in ("第几次会议", "会议时间", "会议地点", "主持人", "参加的人和单位", "其他议程"):
        hands.key("Return")
        assert hands.here() == name


def test_a_refused_date_stays_with_its_sentence_and_nothing_is_lost(
    hands: Hands, page: ConferencePage, town: Town
) -> None:
    hands.key("Ctrl+G")
    line = page.place.particulars.on.line
    line.setFocus()
    line.selectAll()
    hands.type("2026-11-12")
    page.place.particulars.place.setFocus()
    assert line.property("mark") == "problem"
    sentence = page.place.particulars.grid.sentences["on"]
    assert sentence.isVisible() and "已经安排了2026年第4次联席会议" in sentence.text()
    assert town.desk.conference.session(town.today).session.on == date(2026, 11, 25)
    town.desk.office.set("phone", "0377-61200000")
    assert line.text() == "2026-11-12"
    line.setFocus()
    line.selectAll()
    hands.type("2026-12-1")
    page.place.particulars.place.setFocus()
    assert line.property("mark") == ""
    assert town.desk.conference.session(town.today).session.on == date(2026, 12, 1)


def test_the_order_is_changed_by_keys_and_taken_back(hands: Hands, page: ConferencePage, town: Town) -> None:
    page.place.items.setFocus()
    page.place.items.go(0)
    hands.key("Alt+Down")
    assert [one.number for one in town.items()][:2] == [town.numbers["this_week"], town.numbers["tomorrow"]]
    item = page.place.current()
    assert item is not None and item.number == town.numbers["tomorrow"]
    hands.key("Alt+Up")
    assert town.items()[0].number == town.numbers["tomorrow"]
    hands.key("Ctrl+Shift+Z")
    assert town.items()[0].number == town.numbers["this_week"]


def test_one_is_taken_off_before_it_is_decided(
    hands: Hands, page: ConferencePage, town: Town, window: MainWindow
) -> None:
    page.place.items.setFocus()
    page.place.items.go(1)
    hands.key("Delete")
    assert [one.number for one in town.items()] == [town.numbers["tomorrow"], town.numbers["later"]]
    hands.key("Ctrl+Shift+Z")
    assert len(town.items()) == 3
    page.side.sessions.go_to(town.before)
    page.place.items.setFocus()
    hands.key("Delete")
    assert len(town.items(town.before)) == 1 and "不能撤下" in said(window)


def test_what_is_asked_is_edited_below_the_list(hands: Hands, page: ConferencePage, town: Town) -> None:
    page.place.items.setFocus()
    hands.key("F2")
    assert hands.here() == "请会议定什么"
    hands.type("谁来勘界")
    hands.key("Return")
    assert hands.here() == "汇报单位"
    hands.key("Return")
    assert town.item("tomorrow").ask == "谁来勘界"
    assert hands.focus is page.place.items


def test_the_matter_itself_is_a_key_away(
    hands: Hands, page: ConferencePage, town: Town, window: MainWindow
) -> None:
    page.place.items.setFocus()
    hands.key("O")
    assert window.page is not None and window.page.key == "followup"
    assert window.page.where() == town.numbers["tomorrow"]


def test_a_session_without_matters_can_go_and_one_with_matters_cannot(
    hands: Hands, page: ConferencePage, town: Town, window: MainWindow
) -> None:
    made = town.desk.conference.plan(SessionEntry()).uid
    page.side.sessions.setFocus()
    page.side.sessions.go_to(made)
    hands.key("Delete")
    assert made not in [one.uid for one in page.sessions]
    page.side.sessions.go_to(town.today)
    hands.key("Delete")
    assert "不能取消" in said(window) and town.today in [one.uid for one in page.sessions]


def test_esc_comes_back_to_the_matters(hands: Hands, page: ConferencePage) -> None:
    hands.key("Ctrl+L")
    assert hands.focus is page.side.sessions
    hands.key("Escape")
    assert hands.focus is page.place.items
    hands.key("Ctrl+F")
    hands.type("岗")
    page.place.finder.close_list()
    hands.key("Escape")
    assert hands.focus is page.place.items and page.place.finder.text() == ""


def test_the_empty_page_teaches_and_begins_with_a_key(bare: Town, light: Theme, qtbot: QtBot) -> None:
    window = shown(bare, light, qtbot)
    page, hands = page_of(window), Hands(window)
    assert page.body.currentWidget() is page.empty
    assert hands.focus is page.empty.new and page.empty.bring.isHidden()
    hands.key("Return")
    assert page.body.currentWidget() is page.place
    assert [one.session for one in bare.desk.conference.sessions()] == [1]
    hands.key("Ctrl+Shift+Z")
    assert page.body.currentWidget() is page.empty


def test_the_page_follows_what_others_do(page: ConferencePage, town: Town, window: MainWindow) -> None:
    window.open_page("ledger")
    town.desk.conference.plan(SessionEntry(on="2026-12-08"))
    window.open_page("conference")
    assert [one.session for one in page.sessions] == [6, 5, 4]


def test_every_control_has_its_name(page: ConferencePage) -> None:
    page.place.particulars.open()
    QApplication.processEvents()
    unnamed = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy().value & 1 and widget.isVisible()
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]  # fmt: skip
    assert unnamed == []


def test_a_line_is_spoken_as_a_whole(page: ConferencePage, town: Town) -> None:
    spoken = page.place.items.lines.data(page.place.items.lines.index(0, 0))
    assert spoken.startswith(
        "段桂芬，JF-2026-0002，后坡林地界线不清，请定：tomorrow 请定，社会保障所，法定 2027-01-19"
    )
    assert spoken.endswith("待定")


def test_the_status_line_names_the_keys_of_where_the_cursor_is(
    window: MainWindow, hands: Hands, page: ConferencePage
) -> None:
    assert "F 反馈" in window.status.keys.text()
    hands.key("Ctrl+L")
    assert "打开、提上会" in window.status.keys.text()
    hands.key("Escape")
    assert "F 反馈" in window.status.keys.text()
    page.place.particulars.open()
    page.place.particulars.place.setFocus()
    assert "反馈" not in window.status.keys.text() and "Ctrl+S 保存" in window.status.keys.text()
    window.open_page("ledger")
    window.open_page("conference")
    assert "F 反馈" in window.status.keys.text()
