"""The window's frame: pages, numbers, status line, narrow and wide, and every control has a name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.help.sheet import HelpSheet
from ui.main_window import MainWindow
from ui.page import Bar, Page
from ui.shell.pages import NAVIGATED
from ui.shell.status_line import backup_words
from ui.surroundings import Surroundings
from ui.theme import Theme
from ui.widgets import Button, LineField, TextField
from xfdesk.changes import Change, Touched
from xfdesk.desk import demo
from xfdesk.desk.desk import Desk
from xfdesk.records.followup import BoardQuery
from xfdesk.records.office import Clerk

CTRL = Qt.KeyboardModifier.ControlModifier
FOCUSABLE = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)


class Sheet(Page):
    """A page that may refuse to be left and says what it is told."""

    key, word = "sheet", "样页"

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.may, self.kept, self.folded, self.undone = True, 0, False, 0
        self.act = Button(theme, "收班", "F9")

    def bar(self) -> Bar:
        return Bar("样页", ("2026 年 11 月 23 日", "定点接访"), (self.act,))

    def may_leave(self) -> bool:
        return self.may

    def keep(self) -> None:
        self.kept += 1

    def undo(self) -> None:
        self.undone += 1

    def narrow(self, folded: bool) -> None:
        self.folded = folded


@pytest.fixture
def page(window: MainWindow, light: Theme) -> Sheet:
    """A page in the place of 今日, so that the frame is looked at by itself."""
    made = Sheet(light)
    made.key = "today"
    made.bar_changed.connect(window._on_bar_changed)
    made.said.connect(window._on_said)
    window.pages["today"] = made
    window.stack.addWidget(made)
    window.open_page("today")
    return made


def nameless(root: QWidget) -> list[str]:
    found = []
    for widget in root.findChildren(QWidget):
        if widget.objectName().startswith("qt_") or not isinstance(widget, FOCUSABLE):
            continue
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not widget.accessibleName():
            found.append(type(widget).__name__)
    return found


def test_the_frame_says_office_clerk_and_file(window: MainWindow) -> None:
    assert window.strip.office.text() == "清河镇人民政府"
    assert window.user.text() == "林小雨"
    assert "接访台账" in window.status.file.text()
    assert "清河镇人民政府" in window.windowTitle()


def test_both_numbers_are_plain_at_nought_and_follow_the_desk(window: MainWindow) -> None:
    assert window.numbers.owner.number == 0
    assert "无着落 0" in window.numbers.owner.accessibleName()


def test_a_number_opens_the_list_of_open_matters_with_its_tile_set(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, object]] = []
    monkeypatch.setattr(window, "open_page", lambda key, what=None: asked.append((key, what)))
    window.numbers.owner.click()
    window.numbers.answer.click()
    assert asked == [
        ("followup", BoardQuery(tile="without_owner")),
        ("followup", BoardQuery(tile="without_answer")),
    ]


def test_the_day_bar_shows_the_pages_title_and_acts(window: MainWindow, page: Sheet) -> None:
    assert window.bar.title.text() == "样页"
    assert page.act.isVisible()
    assert "定点接访" in window.bar.about.accessibleName()


def test_a_page_that_may_not_be_left_stays(window: MainWindow, page: Sheet) -> None:
    page.may = False
    window.navigation.keys["office"].click()
    assert window.page is page
    assert window.navigation.keys["today"].isChecked()


def test_the_status_line_says_what_was_done_and_offers_undo(window: MainWindow, page: Sheet) -> None:
    page.said.emit("第 7 号已保存 10:41", True)
    assert window.status.said.text() == "第 7 号已保存 10:41"
    assert window.status.undo.isVisible()
    page.said.emit("已撤销", False)
    assert not window.status.undo.isVisible()


@pytest.mark.parametrize("made", [LineField, TextField])
def test_ctrl_z_undoes_typing_alone_and_ctrl_shift_z_takes_the_last_save_back(
    window: MainWindow, page: Sheet, light: Theme, made: type[LineField] | type[TextField]
) -> None:
    field = made(light, "姓名")
    field.setParent(page)
    field.show()
    field.setFocus()
    page.said.emit("第 7 号已保存", True)
    QTest.keyClicks(field, "ab")
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.value() == ""
    assert page.undone == 0
    QTest.keyClick(field, Qt.Key.Key_Y, CTRL)
    assert field.value() == "ab"
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert (page.undone, field.value()) == (1, "ab")
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert page.undone == 1


def test_a_change_at_the_desk_is_said_with_its_time(window: MainWindow, office_desk: Desk) -> None:
    office_desk.watchers.tell(Change(Touched.QUEUE, "第 1 号已保存", can_undo=True))
    assert window.status.said.text() == "第 1 号已保存 09:00"


def test_a_renamed_office_is_renamed_in_the_frame(window: MainWindow, office_desk: Desk) -> None:
    office_desk.office.set("name", "石桥镇人民政府")
    assert window.strip.office.text() == "石桥镇人民政府"


def test_another_clerk_takes_over(window: MainWindow, office_desk: Desk) -> None:
    office_desk.office.put_clerk(Clerk("", "王小兰"))
    menu = window.user.menu()
    next(action for action in menu.actions() if action.text() == "王小兰").trigger()
    assert office_desk.who == "王小兰"
    assert window.user.text() == "王小兰"


def test_the_user_menu_leads_to_other_ledgers_and_out(window: MainWindow, page: Sheet, qtbot: QtBot) -> None:
    wishes = {
        action.text().split("\t")[0]: action for action in window.user.menu().actions() if action.text()
    }
    assert list(wishes) == ["林小雨", "打开别的台账…", "新建一份台账…", "退出"]
    with qtbot.waitSignal(window.other_wanted):
        wishes["打开别的台账…"].trigger()
    with qtbot.waitSignal(window.new_wanted):
        wishes["新建一份台账…"].trigger()
    with qtbot.waitSignal(window.closed):
        wishes["退出"].trigger()
    assert page.kept == 1
    assert not window.isVisible()


def test_a_real_ledger_does_not_say_demonstration(window: MainWindow, page: Sheet) -> None:
    assert not window.demo.isVisible()
    assert "演示" not in window.windowTitle()


def test_the_demonstration_says_that_it_is_one(office_desk: Desk, around: Surroundings, qtbot: QtBot) -> None:
    demo.fill(office_desk, months=1, visits=5)
    made = MainWindow(office_desk, around)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    assert made.demo.isVisible() and made.strip.isAncestorOf(made.demo)
    assert made.windowTitle().endswith("演示")
    made.resize(910, 485)
    qtbot.waitUntil(lambda: made.narrow)
    qtbot.waitUntil(made.demo.isVisible)
    assert made.bar.isAncestorOf(made.demo)


def test_at_150_percent_two_strips_become_one(window: MainWindow, page: Sheet, qtbot: QtBot) -> None:
    window.resize(910, 485)
    qtbot.waitUntil(lambda: window.narrow)
    assert not window.strip.isVisible()
    assert not window.status.isVisible()
    assert window.navigation.width() == 48
    assert window.bar.height() == 42
    assert window.numbers.parent() is window.bar
    assert page.act.text() == "收班"
    assert page.folded
    window.resize(1366, 728)
    qtbot.waitUntil(lambda: not window.narrow)
    assert window.strip.isVisible()
    assert window.numbers.parent() is window.strip
    assert page.act.text() == "收班   F9"


def test_where_there_is_no_status_line_the_bar_says_what_was_done(
    window: MainWindow, page: Sheet, qtbot: QtBot
) -> None:
    window.resize(910, 485)
    qtbot.waitUntil(lambda: window.narrow)
    page.said.emit("第 7 号已保存", True)
    assert "第 7 号已保存" in window.bar.about.accessibleName()


def test_a_low_window_closes_the_day_bar_up(window: MainWindow, page: Sheet) -> None:
    window.resize(1366, 697)
    assert window.bar.height() == 40
    window.resize(1366, 728)
    assert window.bar.height() == 46


def test_measures_of_the_frame(window: MainWindow) -> None:
    assert (window.strip.height(), window.status.height(), window.navigation.width()) == (36, 24, 68)


def test_closing_keeps_what_is_half_typed(window: MainWindow, page: Sheet) -> None:
    window.close()
    assert page.kept == 1


def test_every_control_has_a_name(
    window: MainWindow, page: Sheet, around: Surroundings, office_desk: Desk, qtbot: QtBot
) -> None:
    from ui.office.page import OfficePage

    assert nameless(window) == []
    office = OfficePage(office_desk, around)
    qtbot.addWidget(office)
    for title, _build in office._builders:
        office.section(title)
    assert nameless(office) == []


def test_the_folded_navigation_still_says_its_words(window: MainWindow) -> None:
    window.navigation.fold(True)
    for page in NAVIGATED:
        key = window.navigation.keys[page.key]
        assert key.accessibleName() == page.word
        assert page.word in key.toolTip()


def test_f1_shows_the_keys_and_escape_closes_them(window: MainWindow, light: Theme, qtbot: QtBot) -> None:
    sheet = HelpSheet(light, window, "today")
    with qtbot.waitExposed(sheet):
        sheet.show()
    said = " ".join(label.text() for label in sheet.findChildren(QWidget) if hasattr(label, "text"))
    assert "F2" in said
    assert "登记下一位" in said
    with qtbot.waitSignal(sheet.finished):
        QTest.keyClick(sheet, Qt.Key.Key_Escape)


def test_the_last_backup_is_told_with_its_day() -> None:
    from datetime import date, datetime

    today = date(2026, 11, 23)
    assert backup_words(None, today) == "还没有备份"
    assert backup_words(datetime(2026, 11, 23, 8, 21), today) == "自动备份 08:21"
    assert backup_words(datetime(2026, 11, 20, 8, 21), today) == "自动备份 11-20 周五"


def test_qt_speaks_chinese(qapp: QApplication) -> None:
    from PySide6.QtCore import QCoreApplication

    from ui.app import speak_chinese

    speak_chinese(qapp)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
