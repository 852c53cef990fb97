"""Every form at every size of type in every room of the window: what does not fit scrolls, nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Asker
from tests.ui.matter import conftest as life
from tests.ui.matter.conftest import Hand, Town
from tests.ui.test_sizes import ROOMS, cut
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.surroundings import Surroundings
from ui.tasks import TasksAtOnce
from ui.theme import SIZES, Theme
from xfdesk.records import acts
from xfdesk.rules.words import ActKind


@pytest.fixture(params=SIZES)
def sized(request: pytest.FixtureRequest, town: Town, qtbot: QtBot, qapp: QApplication) -> Iterator[Hand]:
    theme = Theme("light")
    theme.set_points(request.param)
    theme.apply(qapp)
    around = Surroundings(theme, TasksAtOnce(), Asker(), Bridge(town.desk.watchers))
    window = MainWindow(town.desk, around)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    hand = Hand(window)
    hand.open(town.number)
    yield hand
    window.close()
    Theme("light").apply(qapp)


def fits(hand: Hand, room: tuple[int, int], what: object) -> None:
    window = hand.window
    window.resize(*room)
    QApplication.processEvents()
    assert (window.width(), window.height()) == room, what
    assert (what, cut(window)) == (what, [])


@pytest.mark.parametrize("room", ROOMS)
def test_every_form_and_the_card_fit_or_scroll(sized: Hand, town: Town, room: tuple[int, int]) -> None:
    """Before the answer and after it, so that nearly every act is lawful once."""
    for step in (life.accepted, None):
        if step is not None:
            step(town)
        else:
            answer = acts.PointAnswer("1", "认定", "支持", "据", "未落实")
            town.did(acts.GiveReply(by="镇政府", answers=(answer,), remedy=life.REMEDY))
            town.did(acts.Deliver("当面", "签收"))
        for offer in town.desk.followup.offers(town.number).offers:
            sized.acting.open(offer.kind)
            fits(sized, room, offer.kind)
    sized.opened.back()
    sized.record.acts.toggle_more()
    fits(sized, room, "more")
    sized.opened.show_card(town.number)
    fits(sized, room, "card")


def test_the_room_is_given_to_the_form_where_there_is_little(hand: Hand, town: Town) -> None:
    hand.window.resize(910, 485)
    QApplication.processEvents()
    assert hand.record.beside.isVisible() and hand.record.story_area.isVisible()
    hand.acting.open(ActKind.REPLY)
    QApplication.processEvents()
    assert not hand.record.beside.isVisible() and not hand.record.story_area.isVisible()
    assert hand.form.foot.record.isVisible()
    hand.opened.back()
    QApplication.processEvents()
    assert hand.record.beside.isVisible() and hand.record.story_area.isVisible()


def test_a_large_window_keeps_story_and_demands_beside_the_form(hand: Hand) -> None:
    hand.acting.open(ActKind.STEP)
    QApplication.processEvents()
    assert hand.record.beside.isVisible() and hand.record.story_area.isVisible()


def test_at_150_percent_the_keys_leave_the_buttons(hand: Hand) -> None:
    first = next(iter(hand.record.acts.acts.values()))
    assert first.text() != first.word
    hand.window.resize(910, 485)
    QApplication.processEvents()
    assert first.text() == first.word
    hand.acting.open(ActKind.STEP)
    assert hand.form.foot.record.text() == hand.form.foot.record.word
