"""The day that runs: its leader and place are changed, its keys are the ones that do something."""

from __future__ import annotations

from datetime import date

import pytest

from tests import builders
from tests.ui.reception.conftest import Hands, MakeWindow
from tests.ui.reception.days import CARD, FRIDAY, TODAY, begin_by_keys, keys_offered
from ui.main_window import MainWindow
from ui.reception.day_card import Use
from ui.reception.page import ReceptionPage
from xfdesk.desk.desk import Desk
from xfdesk.errors import Refused
from xfdesk.records.day import DayLeader, ReceptionDay
from xfdesk.rules.words import DayState


@pytest.fixture
def reception_desk(card_desk: Desk) -> Desk:
    """The window of this file opens on it: no day is begun yet."""
    return card_desk


# Changing the day that runs


@pytest.fixture
def running(card_desk: Desk) -> ReceptionDay:
    return card_desk.reception.open_day(builders.reception_day(TODAY))


def test_the_leader_of_a_running_day_is_changed_and_what_was_typed_still_stands(
    running: ReceptionDay, page: ReceptionPage, hands: Hands, card_desk: Desk, reception_window: MainWindow
) -> None:
    hands.card(CARD)
    hands.type("高秀")
    hands.key("Ctrl+G")
    assert page.card.use is Use.CHANGE and hands.here() == "接访领导"
    assert reception_window.bar.below.text() == "改接访日"
    hands.type("石明远 人大主席")
    hands.key("Return")
    for _ in range(4):
        hands.key("Return")
    changed = card_desk.reception.day(running.uid)
    assert changed.leaders[-1] == DayLeader("石明远", "人大主席")
    assert (changed.state, changed.started) == (DayState.OPEN, running.started)
    assert "石明远" in "".join(reception_window.bar.about.pieces)
    assert hands.here() == "姓名" and page.today.workplace.form.who.name.value() == "高秀"
    hands.type("兰")
    assert page.today.workplace.form.who.name.value() == "高秀兰", "the cursor is where it was"


def test_esc_leaves_the_running_day_as_it_was(
    running: ReceptionDay, page: ReceptionPage, hands: Hands, card_desk: Desk
) -> None:
    hands.key("Ctrl+G")
    hands.tab()
    hands.key("Delete")
    hands.key("Escape")
    assert page.stack.currentWidget() is page.today.workplace
    assert card_desk.reception.day(running.uid) == running


def test_a_running_day_without_a_leader_is_refused_at_its_field(
    running: ReceptionDay, page: ReceptionPage, hands: Hands, card_desk: Desk
) -> None:
    hands.key("Ctrl+G")
    for _ in range(2):
        hands.tab()
        hands.key("Delete")
    hands.until("保存改动")
    hands.key("Return")
    assert "接访领导" in page.card.fields.sentences["leaders"].text()
    assert card_desk.reception.day(running.uid) == running


def test_the_change_is_in_the_history_with_what_stood_before_and_in_the_ledgers_lines(
    running: ReceptionDay, card_desk: Desk
) -> None:
    from xfdesk.records.ledger import LedgerQuery

    card_desk.reception.save(builders.visit(card_desk, running.uid))
    leaders = (DayLeader("石明远", "人大主席"),)
    card_desk.reception.change_day(builders.replace(running, leaders=leaders))
    assert "石明远" in card_desk.ledger.rows(LedgerQuery(), 0, 1)[0].leaders
    what, before, after = card_desk.file.sql(
        "SELECT what, before, after FROM history ORDER BY seq DESC LIMIT 1"
    )[0]
    assert what == "修改接访日" and "周启明" in before and "石明远" in after
    assert card_desk.check() == ()


def test_the_date_of_a_day_with_visits_stays(running: ReceptionDay, card_desk: Desk) -> None:
    moved = builders.replace(running, on=date(2026, 11, 23))
    card_desk.reception.change_day(moved)
    assert card_desk.reception.day(running.uid).on == date(2026, 11, 23)
    card_desk.reception.save(builders.visit(card_desk, running.uid))
    with pytest.raises(Refused, match="已经记了 1 批") as refused:
        card_desk.reception.change_day(running)
    assert refused.value.field == "on"


def test_the_status_line_offers_only_keys_that_do_something(
    page: ReceptionPage, hands: Hands, reception_window: MainWindow
) -> None:
    assert keys_offered(reception_window) == "Enter 到下一格   F1 快捷键"
    page.card.fields.go_to("leaders")
    begin_by_keys(hands)
    assert keys_offered(reception_window) == "F2 下一位   Ctrl+S 保存   F12 收班   F1 快捷键"
    hands.key("Ctrl+G")
    assert keys_offered(reception_window) == "Enter 到下一格   Esc 不改了   F1 快捷键"
    hands.key("Escape")
    hands.key("F12")
    assert keys_offered(reception_window) == "Ctrl+Enter 收班   Ctrl+J 接访包   Esc 回到登记   F1 快捷键"


def test_a_day_left_open_says_at_the_start_that_it_is_not_today(
    card_desk: Desk, make_window: MakeWindow
) -> None:
    card_desk.reception.open_day(builders.reception_day(FRIDAY))
    window = make_window()
    assert "开着的是 11 月 20 日的接访日" in window.status.said.text()


def test_the_cursor_is_where_it_was_after_a_look_into_the_ledger(
    running: ReceptionDay, page: ReceptionPage, hands: Hands, reception_window: MainWindow
) -> None:
    hands.until("概况")
    hands.type("低保")
    hands.key("Ctrl+2")
    assert reception_window.page is not None
    reception_window.page.bar().acts[-1].setFocus()
    hands.key("Ctrl+1")
    assert hands.here() == "概况"
