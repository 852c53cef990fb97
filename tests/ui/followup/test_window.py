"""What 督办 says on the window: the count on the navigation, the two numbers, and one quiet line at the start."""

from __future__ import annotations

from datetime import datetime

from pytestqt.qtbot import QtBot

from tests.ui.conftest import Asker
from tests.ui.followup.conftest import names, page_of
from tests.ui.reception.conftest import Hands
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.surroundings import Surroundings
from ui.tasks import TasksAtOnce
from ui.theme import Theme
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk
from xfdesk.records.acts import KeepPromise


def fresh(desk: Desk, theme: Theme, asker: Asker, qtbot: QtBot) -> MainWindow:
    made = MainWindow(desk, Surroundings(theme, TasksAtOnce(), asker, Bridge(desk.watchers)))
    qtbot.addWidget(made)
    return made


def test_the_navigation_counts_overdue_due_now_and_this_week(
    window: MainWindow, desk: Desk, numbers: dict[str, str]
) -> None:
    key = window.navigation.keys["followup"]
    assert (key.count, key.accessibleName()) == ("3", "督办 3")
    desk.followup.record(numbers["tomorrow"], "", KeepPromise("现场指界"))
    assert key.count == "2"
    desk.followup.undo_last()
    assert key.count == "3"


def test_nothing_waits_nothing_is_counted(desk: Desk, light: Theme, asker: Asker, qtbot: QtBot) -> None:
    made = fresh(desk, light, asker, qtbot)
    made.say_due()
    assert made.navigation.keys["followup"].count == ""
    assert made.status.said.text() == ""


def test_both_numbers_lead_to_their_matters(window: MainWindow, hands: Hands) -> None:
    hands.key("Ctrl+2")
    window.numbers.owner.click()
    assert window.page is page_of(window)
    assert names(page_of(window)) == ["孙玉兰"]
    window.numbers.answer.click()
    assert len(names(page_of(window))) == window.numbers.answer.number == 5


def test_at_the_start_one_quiet_line_says_what_is_due(
    desk: Desk, clock: FixedClock, numbers: dict[str, str], light: Theme, asker: Asker, qtbot: QtBot
) -> None:
    clock.set(datetime(2026, 11, 27, 9, 0))
    made = fresh(desk, light, asker, qtbot)
    made.say_due()
    assert made.status.said.text() == "今天到期和已超期的有 3 件   Ctrl+3 去看"
    assert not made.status.undo.isVisible()


def test_what_is_more_urgent_to_say_keeps_its_place(
    desk: Desk, numbers: dict[str, str], light: Theme, asker: Asker, qtbot: QtBot
) -> None:
    made = fresh(desk, light, asker, qtbot)
    made.status.say("第 8 号的草稿还在，接着记就行", False)
    made.say_due()
    assert (
        made.status.said.text() == "第 8 号的草稿还在，接着记就行   今天到期和已超期的有 1 件   Ctrl+3 去看"
    )
    long = "电脑时钟比最后一条记录还早，请核对日期和时间；已有的记录没有影响。" * 2
    made.status.say(long, False)
    made.say_due()
    assert made.status.said.text() == long


def test_a_window_that_has_not_settled_counts_nothing_yet(
    desk: Desk, numbers: dict[str, str], light: Theme, asker: Asker, qtbot: QtBot
) -> None:
    made = fresh(desk, light, asker, qtbot)
    desk.followup.record(numbers["tomorrow"], "", KeepPromise("现场指界"))
    assert made.navigation.keys["followup"].count == ""
    assert made.show_pressing() == 1
    assert made.navigation.keys["followup"].count == "2"
