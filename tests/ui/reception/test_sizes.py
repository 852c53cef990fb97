"""The form at each display size on small screens, 150 % among them: no row is sliced at its right edge."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests import builders
from tests.ui.reception.conftest import MakeWindow
from ui.reception.page import ReceptionPage
from ui.theme import SIZES, Theme
from xfdesk.desk.desk import Desk
from xfdesk.records.visit import PointEntry, VisitEntry

NAMES = ("钱卫东", "吴秀英", "郑海涛", "冯立新", "陈桂香")


def _visits(desk: Desk, day: str) -> dict[str, VisitEntry]:
    points = (
        builders.solved_point(),
        builders.unreasonable_point(),
        PointEntry(text="核实少算的两分地", verdict=None),
    )
    people = tuple(builders.Representative(name) for name in NAMES)
    return {
        "blank": desk.reception.blank(day),
        "one demand": builders.visit(desk, day),
        "not reasonable": builders.visit(desk, day, points=(builders.unreasonable_point(),)),
        "a group with three": builders.visit(desk, day, people="7", representatives=people, points=points),
    }


@pytest.mark.parametrize("size", [(910, 485), (1366, 697), (1366, 728), (1920, 1040)], ids=str)
@pytest.mark.parametrize("points", SIZES)
def test_the_form_is_never_cut_at_its_right_edge(
    points: float,
    size: tuple[int, int],
    reception_desk: Desk,
    make_window: MakeWindow,
    qapp: QApplication,
    qtbot: QtBot,
) -> None:
    theme = Theme("light", points)
    theme.apply(qapp)
    window = make_window(theme, size)
    assert window.width() == size[0]
    page = window.page
    assert isinstance(page, ReceptionPage) and page.day is not None
    scroller = page.today.workplace.form.scroller
    for name, entry in _visits(reception_desk, page.day.uid).items():
        page.today.in_hand.show(entry)
        body, viewport = scroller.widget(), scroller.viewport()
        qtbot.waitUntil(partial(_fits, body, viewport))
        assert _fits(body, viewport), name


def _fits(body: QWidget, viewport: QWidget) -> bool:
    """Rows close up once the form has seen how little room there is."""
    return max(body.width(), body.minimumSizeHint().width()) <= viewport.width()
