"""Everything has its place in the small window too: the side folds away, a form has room, no column stands over another."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conference.conftest import Town, page_of, shown
from tests.ui.reception.conftest import Hands
from ui.conference.item_rows import HEAD, spans
from ui.theme import SIZES, Theme


@pytest.mark.parametrize("points", SIZES)
@pytest.mark.parametrize("width", [600, 862, 1014, 1600])
def test_columns_stand_side_by_side_and_those_that_matter_stay(
    light: Theme, points: float, width: int
) -> None:
    theme = Theme("light", points)
    found = spans(theme, width)
    assert {"place", "what", "state"} <= set(found)
    ordered = [found[key] for key in HEAD if key in found]
    assert all(left.left + left.width < right.left for left, right in itertools.pairwise(ordered))
    assert ordered[-1].left + ordered[-1].width <= width
    if width == 1014 and points == SIZES[0]:
        assert set(found) == set(HEAD)


def test_on_a_small_screen_the_sessions_are_a_key_away(town: Town, light: Theme, qtbot: QtBot) -> None:
    window = shown(town, light, qtbot, (910, 485))
    page, hands = page_of(window), Hands(window)
    assert page.side.isHidden() and page.place.isVisible()
    hands.key("Ctrl+L")
    assert page.side.isVisible() and not page.place.isVisible()
    hands.key("Down")
    hands.key("Return")
    assert page.side.isHidden() and page.session == town.before
    assert hands.focus is page.place.items


def test_on_a_small_screen_a_form_has_room_beside_its_matter(town: Town, light: Theme, qtbot: QtBot) -> None:
    window = shown(town, light, qtbot, (910, 485))
    page, hands = page_of(window), Hands(window)
    hands.key("Return")
    QApplication.processEvents()
    form = page.deciding.form
    assert form is not None
    assert form.area.verticalScrollBar().maximum() == 0
    bottom = form.foot.record.mapTo(window, form.foot.record.rect().bottomLeft()).y()
    assert bottom < window.height()
    row = page.place.items.visualRect(page.place.items.currentIndex())
    assert page.place.items.viewport().rect().contains(row)


@pytest.mark.parametrize("points", SIZES)
def test_the_window_asks_for_no_more_than_the_screen_has(
    town: Town, qtbot: QtBot, qapp: QApplication, points: float
) -> None:
    theme = Theme("light", points)
    theme.apply(qapp)
    window = shown(town, theme, qtbot, (910, 485))
    page = page_of(window)
    for opened in (page.place.particulars.turn, page.place.particulars.turn, page.decide, page.see_sessions):
        opened()
        QApplication.processEvents()
        assert window.minimumSizeHint().width() <= 910
        assert window.minimumSizeHint().height() <= 485
