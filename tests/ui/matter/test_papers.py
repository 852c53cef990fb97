"""From an act to its paper by one key, and from the paper back to the record of its delivery by one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Asker
from tests.ui.matter import conftest as life
from tests.ui.matter.conftest import Ctrl, Hand, Key, Shift, Town
from ui.bridge import Bridge
from ui.main_window import MainWindow
from ui.printing.preview import Printer
from ui.surroundings import Surroundings
from ui.tasks import TasksAtOnce
from ui.theme import Theme
from xfdesk.records import acts
from xfdesk.rules.words import ActKind, PaperKind


@pytest.fixture
def hand(town: Town, qtbot: QtBot, qapp: QApplication) -> Iterator[Hand]:
    """The window with a printer."""
    theme, asker = Theme("light"), Asker()
    theme.apply(qapp)
    around = Surroundings(theme, TasksAtOnce(), asker, Bridge(town.desk.watchers), Printer(theme, asker))
    window = MainWindow(town.desk, around)
    window.resize(1366, 697)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    made = Hand(window)
    made.open(town.number)
    yield made
    window.close()


def test_the_form_of_a_notice_leads_to_its_paper_and_back_with_its_words(hand: Hand, town: Town) -> None:
    town.did(acts.Accept())
    hand.press(Key.Key_G)
    hand.form.fields["number"][1].setFocus()
    hand.type("清政信受〔2026〕9号")
    assert hand.form.foot.paper.isVisible()
    hand.press(Key.Key_P, Ctrl | Shift)
    assert hand.opened.papers.kind is PaperKind.ACCEPTANCE
    hand.press(Key.Key_Escape)
    assert hand.opened.papers is None
    assert hand.form.value("number") == "清政信受〔2026〕9号"
    assert hand.form.isAncestorOf(hand.here())


def test_after_a_reply_the_same_key_shows_the_opinion_whose_delivery_is_one_key_more(
    hand: Hand, town: Town
) -> None:
    life.replied(town)
    hand.press(Key.Key_P, Ctrl | Shift)
    assert hand.opened.papers.kind is PaperKind.OPINION
    hand.press(Key.Key_D, Ctrl)
    assert hand.form.asks.kind is ActKind.DELIVER
    hand.press(Key.Key_S, Ctrl)
    assert town.acts()[-1] == acts.Deliver("当面", "签收")
    assert town.status() == "已答复"


def test_a_form_without_a_paper_before_it_offers_none(hand: Hand, town: Town) -> None:
    hand.press(Key.Key_D)
    assert not hand.form.foot.paper.isVisible()


def test_an_answer_that_has_no_paper_of_its_own_begins_with_the_first(hand: Hand, town: Town) -> None:
    town.did(acts.Notice("回复", method="当面", receipt="签收"))
    assert hand.acting.paper() is PaperKind.ANSWER
    hand.press(Key.Key_P, Ctrl | Shift)
    assert hand.opened.papers is not None and hand.opened.papers.kind is not None
