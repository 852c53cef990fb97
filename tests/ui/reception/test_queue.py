"""The queue: what its lines hold, what it says of the day, and what it never shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.conftest import Asker
from tests.ui.reception.conftest import Hands, MakeWindow
from ui.reception.page import ReceptionPage
from ui.reception.queue import Queue
from ui.reception.queue_rows import LEFT, RIGHT, second_line
from ui.theme import SIZES, Theme
from ui.widgets import QuietButton
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.records.day import QueueRow
from xfdesk.records.visit import MatterEntry
from xfdesk.rules.words import SEALED, MatterClass, Verdict


def row(number: int = 1, **changes: object) -> QueueRow:
    base = QueueRow(f"v{number}", f"m{number}", number, "08:35", "赵德顺", 1, "青苗补偿款", Verdict.PENDING)
    return replace(base, **changes)  # type: ignore[arg-type]


def made(theme: Theme, qtbot: QtBot) -> Queue:
    queue = Queue(theme)
    qtbot.addWidget(queue)
    return queue


def queue_of(page: ReceptionPage) -> Queue:
    return page.today.workplace.queue


def shown(queue: Queue) -> list[str]:
    model = queue.model
    return [str(model.data(model.index(n))) for n in range(model.rowCount())]


@pytest.mark.parametrize("points", SIZES)
def test_a_line_has_room_for_a_dozen_characters_of_what_it_is_about(
    points: float, qapp: QApplication, qtbot: QtBot
) -> None:
    """The chip stands beside the name and takes nothing of the second line."""
    theme = Theme("light", points)
    theme.apply(qapp)
    queue = made(theme, qtbot)
    queue.show_rows((row(summary="农贸市场管理费一年内涨了"),), "")
    queue.resize(queue.width(), theme.px(600))
    queue.ensurePolished()
    queue.grab()
    room = queue.list.viewport().width() - theme.px(LEFT + RIGHT)
    words = QFontMetricsF(theme.font("small")).horizontalAdvance(second_line(queue.model.rows[0]))
    assert words <= room


def test_a_long_queue_is_as_wide_in_its_lines_as_a_short_one(light: Theme, qtbot: QtBot) -> None:
    queue = made(light, qtbot)
    queue.resize(queue.width(), 600)
    queue.show_rows((row(),), "")
    queue.grab()
    before = queue.list.viewport().width()
    queue.show_rows(tuple(row(n) for n in range(1, 60)), "")
    queue.grab()
    assert queue.list.verticalScrollBar().maximum() > 0
    assert queue.list.viewport().width() == before


def test_while_the_first_sits_there_nobody_is_told_that_nobody_came(
    page: ReceptionPage, hands: Hands
) -> None:
    queue = queue_of(page)
    assert queue.total.text() == "今天还没有人来"
    assert queue.empty.isVisible()
    hands.until("姓名")
    hands.type("高秀兰")
    page.today.in_hand.keep_now()
    assert queue.total.text() == "今天的第一位"
    assert queue.talking.text() == "在谈 1"
    assert not queue.empty.isVisible()


def test_the_head_counts_who_was_saved_who_waits_and_who_sits_there(light: Theme, qtbot: QtBot) -> None:
    queue = made(light, qtbot)
    left, talking = row(2, verdict=None, unfinished=True), row(3, verdict=None, unfinished=True)
    queue.show_rows((row(people=7), left, talking), "v3")
    assert queue.total.text() == "今天 1 批 7 人"
    assert queue.talking.text() == "未记完 1  在谈 1"
    assert shown(queue)[1].endswith("未记完")
    assert shown(queue)[2].endswith("在谈")


def test_an_accusation_being_taken_down_is_sealed_in_the_queue_at_once(
    page: ReceptionPage, hands: Hands
) -> None:
    queue, hand = queue_of(page), page.today.in_hand
    hands.until("姓名")
    hands.type("高秀兰")
    hand.keep_now()
    assert "高秀兰" in shown(queue)[0]
    hands.until("类别")
    hands.type("jjjc")
    hands.key("Return")
    hand.check_now()
    assert hand.check.derived.sealed
    assert shown(queue) == [f"第 1 号 {SEALED}"]
    assert queue.model.data(queue.model.index(0), Qt.ItemDataRole.ToolTipRole) == SEALED
    hand.keep_now()
    assert shown(queue) == [f"第 1 号 {SEALED}"]


def test_a_saved_visit_that_becomes_an_accusation_is_sealed_before_it_is_saved(
    reception_desk: Desk,
) -> None:
    reception = reception_desk.reception
    day = reception.current_day()
    assert day is not None
    saved = reception.save(builders.visit(reception_desk, day.uid, people="3"))
    entry = reception.entry(saved.visit)
    accusation = MatterEntry(
        matter_class=MatterClass.ACCUSATION, category="纪检监察/检举控告", summary="反映"
    )
    reception.keep_draft(replace(entry, matter=accusation))
    (line,) = reception.queue(day.uid)
    assert (line.name, line.sealed, line.summary, line.verdict, line.arrived) == (SEALED, True, "", None, "")
    assert line.people == 3


@pytest.fixture
def day_after(tmp_path: Path) -> Iterator[Desk]:
    """A day of which two drafts were left, closed; and the next one begun."""
    path = tmp_path / "台账.xfd"
    desk = builders.office_desk(path, FixedClock(datetime(2026, 11, 16, 9, 0)))
    day = desk.reception.open_day(builders.reception_day(date(2026, 11, 16)))
    first = desk.reception.blank(day.uid)
    desk.reception.leave_unfinished(replace(first, no="3", visitor=builders.visitor(name="杨树林")))
    second = desk.reception.blank(day.uid)
    accusation = MatterEntry(matter_class=MatterClass.ACCUSATION, summary="反映优亲厚友")
    desk.reception.leave_unfinished(
        replace(second, no="4", visitor=builders.visitor(name="田玉梅"), matter=accusation)
    )
    desk.reception.close_day(day.uid, "")
    desk.close()
    desk = Desk.open(path, who="林小雨", clock=FixedClock(datetime(2026, 11, 20, 9, 0)))
    desk.reception.open_day(builders.reception_day())
    yield desk
    desk.close()


def test_drafts_of_other_days_are_found_and_an_accusations_names_nobody(day_after: Desk) -> None:
    left = day_after.reception.left_over()
    assert [(one.on, one.row.queue_number, one.row.name, one.row.sealed) for one in left] == [
        (date(2026, 11, 16), 3, "杨树林", False),
        (date(2026, 11, 16), 4, SEALED, True),
    ]


@pytest.fixture
def reception_desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """The plain one, or, where a test asks for it, the day after one with drafts."""
    if "day_after" in request.fixturenames:
        yield request.getfixturevalue("day_after")
        return
    desk = builders.office_desk(tmp_path / "台账.xfd", FixedClock(datetime(2026, 11, 20, 9, 0)))
    desk.reception.open_day(builders.reception_day())
    yield desk
    if not desk.file.closed:
        desk.close()


def press(holder: QWidget, name: str) -> None:
    button = next(b for b in holder.findChildren(QuietButton) if b.accessibleName().startswith(name))
    QTest.keyClick(button, Qt.Key.Key_Return)


def test_the_empty_queue_offers_what_other_days_have_left(
    day_after: Desk, make_window: MakeWindow, asker: Asker
) -> None:
    page = make_window().page
    assert isinstance(page, ReceptionPage)
    queue = queue_of(page)
    assert [one.row.name for one in queue.empty.left] == ["杨树林", SEALED]
    press(queue.empty, "不要 11 月 16 日  第 4 号")
    assert "找不回来" in asker.asked[-1]
    assert [one.row.name for one in queue.empty.left] == ["杨树林"]
    press(queue.empty, "接着写 11 月 16 日  第 3 号")
    assert page.today.in_hand.entry.visitor.name == "杨树林"
    assert [draft.visit for draft in day_after.reception.drafts()] == [page.today.in_hand.entry.uid]
