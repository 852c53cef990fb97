"""设置 · 期限规定: another profile shows what it would move, leaves what was notified, and is taken or left in the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.keyboard import press
from ui import main_window, slices
from ui.app import Application
from ui.crash import Crash
from ui.ledger.page import LedgerPage
from ui.main_window import MainWindow
from ui.office.page import OfficePage
from ui.office.profile import ProfilePage
from ui.slices import Slices
from ui.widgets import Words
from xfdesk.desk import demo
from xfdesk.desk.desk import Desk
from xfdesk.errors import NotSaved
from xfdesk.records.reckoning import Proposed
from xfdesk.records.visit import PaperEntry
from xfdesk.rules.words import PaperKind

Key, Held = Qt.Key, Qt.KeyboardModifier
NOTICE = PaperEntry(PaperKind.TRANSFER, method="当面", receipt="签收", delivered_on="2026-11-20")
PLAIN = "SELECT number, next_plain FROM matter ORDER BY number"


@pytest.fixture
def matters(office_desk: Desk) -> tuple[str, str]:
    """One of which nothing was notified, and one that was given its notice in writing."""
    day = office_desk.reception.open_day(builders.reception_day()).uid
    points = (builders.PointEntry(text="补发"),)
    silent = builders.visit(office_desk, day, points=points, unit="社会保障所")
    told = replace(
        silent, uid="", visitor=builders.visitor(name="钱卫东", id_number="", phone=""), notice=NOTICE
    )
    told = builders.visit(
        office_desk, day, points=points, unit="社会保障所", visitor=told.visitor, notice=NOTICE
    )
    return office_desk.reception.save(silent).number, office_desk.reception.save(told).number


@pytest.fixture
def at(matters: tuple[str, str], window: MainWindow) -> ProfilePage:
    """The page in 设置, the cursor on the profile in force; all by keys."""
    press(Key.Key_9, Held.ControlModifier)
    page = window.page
    assert isinstance(page, OfficePage)
    press(Key.Key_Down, times=[title for title, _ in page._builders].index("期限规定"))
    press(Key.Key_Tab)
    found = page.section("期限规定")
    assert isinstance(found, ProfilePage)
    assert found.choice.button("national").hasFocus()
    return found


def choose_other(at: ProfilePage, qtbot: QtBot) -> None:
    at.choice.button("national").setFocus()
    press(Key.Key_Right)
    assert at.choice.value() == "zhejiang-2016"
    qtbot.waitUntil(lambda: at.moves.moves is not None)


def test_both_profiles_stand_side_by_side_with_their_source(at: ProfilePage) -> None:
    said = [label.text() for label in at.findChildren(Words)]
    at_notice = said.index("书面告知")
    assert said[at_notice + 1] == "15 天" and "5 个工作日" in said
    assert any("第二十三条" in words and "2022年5月1日" in words for words in said)
    assert any("浙江省信访条例" in words for words in said)


def test_what_would_move_is_seen_and_nothing_has_moved(
    at: ProfilePage, office_desk: Desk, matters: tuple[str, str], qtbot: QtBot
) -> None:
    before = office_desk.file.sql(PLAIN)
    choose_other(at, qtbot)
    assert at.moves.words.text() == "没有办完的 2 件里，1 件共 2 处日期要改。"
    assert at.moves.words.property("tone") == "amber"
    assert at.moves.kept.text() == "其中 1 件已经书面告知，告知的日期照旧不动。"
    assert [at.moves.list.item(n).text() for n in range(at.moves.list.count())] == [
        f"{matters[0]} 书面告知  从 12-05 周六 改到 11-27 周五",
        f"{matters[0]} 书面答复  从 2027-01-19 周二 改到 12-20 周日",
    ]
    assert office_desk.office.value("profile") == "national"
    assert office_desk.file.sql(PLAIN) == before
    assert not QApplication.topLevelWidgets() or QApplication.activeModalWidget() is None


def test_left_alone_everything_stays(at: ProfilePage, office_desk: Desk, qtbot: QtBot) -> None:
    choose_other(at, qtbot)
    press(Key.Key_Tab)  # the list
    press(Key.Key_Tab)
    assert at.moves.leave_button.hasFocus()
    press(Key.Key_Return)
    assert (at.choice.value(), office_desk.office.value("profile")) == ("national", "national")
    assert at.choice.button("national").hasFocus()
    assert not at.moves.isVisible()


def test_going_back_with_the_arrow_is_leaving_it(at: ProfilePage, office_desk: Desk, qtbot: QtBot) -> None:
    choose_other(at, qtbot)
    press(Key.Key_Left)
    assert at.moves.proposed is None and not at.moves.isVisible()
    assert office_desk.office.value("profile") == "national"


def test_agreed_the_dates_follow_and_what_was_notified_stays(
    at: ProfilePage, office_desk: Desk, matters: tuple[str, str], window: MainWindow, qtbot: QtBot
) -> None:
    """Three keys from the choice: the list, past leaving, and Enter on the verb."""
    before = dict(office_desk.file.sql(PLAIN))
    choose_other(at, qtbot)
    press(Key.Key_Tab, times=3)
    assert at.moves.agree_button.hasFocus() and at.moves.agree_button.word == "按这个规定算"
    press(Key.Key_Return)
    assert office_desk.office.value("profile") == "zhejiang-2016"
    qtbot.waitUntil(lambda: not office_desk.has_old_dates)
    after = dict(office_desk.file.sql(PLAIN))
    assert (after[matters[0]], after[matters[1]]) == ("2026-11-27", before[matters[1]])
    qtbot.waitUntil(lambda: "期限已重新算过，1 件改了日期" in window.status.said.text())
    assert at.moves.trouble.text() == "期限已重新算过，1 件改了日期。"
    assert at.choice.value() == "zhejiang-2016"
    assert office_desk.check() == ()


def test_the_ledger_shows_the_new_dates_once_they_are_written(
    at: ProfilePage, office_desk: Desk, window: MainWindow, qtbot: QtBot
) -> None:
    """A page that was opened before looks again."""
    window.open_page("ledger")
    ledger = window.page
    assert isinstance(ledger, LedgerPage)
    due = due_days(ledger)
    window.open_page("office")
    choose_other(at, qtbot)
    at.moves.agree_button.click()
    qtbot.waitUntil(lambda: not office_desk.has_old_dates)
    window.open_page("ledger")
    assert due_days(ledger) - due == {date(2026, 12, 20)}


def due_days(ledger: LedgerPage) -> set[date | None]:
    """应办结日期 as the table shows it."""
    lines = (ledger.model.line(n) for n in range(ledger.model.rowCount()))
    return {line.due_on for line in lines if line is not None}


# Slices


class Counted:
    """Work of so many steps; the one before `breaks` fails."""

    def __init__(self, of: int, breaks: BaseException | None = None) -> None:
        self.done, self.of, self.breaks = 0, of, breaks

    def step(self, most: int) -> bool:
        if self.breaks is not None and self.done == self.of - 1:
            raise self.breaks
        self.done += 1
        return self.done < self.of


def test_slices_tell_how_far_they_are_and_when_they_are_at_the_end(office_desk: Desk, qtbot: QtBot) -> None:
    heard: list[object] = []
    made, work = Slices(), Counted(3)
    made.advanced.connect(lambda done, of: heard.append((done, of)))
    made.ended.connect(heard.append)
    made.start(office_desk, work)
    assert made.running and heard == []
    qtbot.waitUntil(lambda: not made.running)
    assert heard == [(1, 3), (2, 3), (3, 3), work]


def test_stopped_slices_do_no_more(office_desk: Desk, qtbot: QtBot) -> None:
    made, work, other = Slices(), Counted(9), Counted(2)
    made.advanced.connect(lambda done, of: made.stop() if of == 9 and done == 4 else None)
    made.start(office_desk, work)
    qtbot.waitUntil(lambda: not made.running)
    made.start(office_desk, other)
    qtbot.waitUntil(lambda: not made.running)
    assert (work.done, other.done) == (4, 2)


def test_a_file_that_takes_no_more_ends_them_with_its_sentence(office_desk: Desk, qtbot: QtBot) -> None:
    made, said = Slices(), list[str]()
    made.failed.connect(said.append)
    made.start(office_desk, Counted(3, NotSaved("磁盘已满")))
    qtbot.waitUntil(lambda: not made.running)
    assert said == ["磁盘已满。"]


def test_slices_end_with_the_ledger(office_desk: Desk, qtbot: QtBot) -> None:
    made, work = Slices(), Counted(5)
    made.start(office_desk, work)
    office_desk.close()
    qtbot.waitUntil(lambda: not made.running)
    assert work.done == 0


# The next start


@pytest.fixture
def application(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Application]:
    """The program with 设置 as its first page."""
    monkeypatch.setenv("XFDESK_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(Crash, "install", lambda self: None)
    first = replace(main_window.PAGES[0], module="ui.office.page", name="OfficePage")
    monkeypatch.setattr(main_window, "PAGES", (first, *main_window.PAGES[1:]))
    made = Application(qapp)
    made.theme.set_scheme("light")
    yield made
    qapp.styleHints().colorSchemeChanged.disconnect(made._on_system_scheme)
    qapp.aboutToQuit.disconnect(made.leave)
    made.leave()
    if made.window is not None:
        qtbot.addWidget(made.window)


@pytest.fixture
def halfway(tmp_path: Path) -> Path:
    """A ledger whose last window was closed while dates were rewritten."""
    path = tmp_path / "台账.xfd"
    demo.make(path, months=1, visits=30, seed=3, until=date(2026, 11, 20))
    desk = Desk.open(path)
    assert desk.reckoning.begin(Proposed(profile="zhejiang-2016")).step(5)
    desk.close()
    return path


def test_what_was_left_undone_goes_on_at_the_next_start(
    application: Application, halfway: Path, qtbot: QtBot
) -> None:
    application.open_ledger(halfway)
    desk = application.desk
    assert desk is not None and desk.has_old_dates
    qtbot.waitUntil(lambda: not desk.has_old_dates)
    window = application.window
    assert isinstance(window, MainWindow)
    qtbot.waitUntil(lambda: "期限已重新算过" in window.status.said.text())
    assert desk.check() == ()


def test_a_window_closed_meanwhile_leaves_the_rest_for_the_next_start(
    application: Application, halfway: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slices, "MOST", 1)
    application.open_ledger(halfway)
    window = application.window
    assert isinstance(window, MainWindow)
    rewriting = window.around.rewriting
    rewriting.advanced.connect(lambda done, of: application.leave() if done == 8 else None)
    qtbot.waitUntil(lambda: application.desk is None)
    assert not rewriting.running
    again = Desk.open(halfway)
    assert again.has_old_dates and again.reckoning.rewriting().done == 8
    again.close()


def test_another_display_size_goes_on_with_the_same_rewriting(
    application: Application, halfway: Path, qtbot: QtBot
) -> None:
    application.open_ledger(halfway)
    window = application.window
    assert isinstance(window, MainWindow) and application.desk is not None
    rewriting = window.around.rewriting
    window.look_changed.emit()
    assert isinstance(application.window, MainWindow)
    assert application.window.around.rewriting is rewriting
    desk = application.desk
    qtbot.waitUntil(lambda: not desk.has_old_dates)
