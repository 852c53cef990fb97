"""The form at every width, height and display size: nothing is cut at the right, rows fold or scroll."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests import builders
from tests.ui.reception.conftest import MakeWindow
from ui.reception.page import ReceptionPage
from ui.theme import SIZES, Theme
from ui.widgets import Button
from xfdesk.desk.desk import Desk
from xfdesk.records.visit import VisitEntry

Made = Callable[[Desk, str], VisitEntry]
VISITS: dict[str, Made] = {
    "one": builders.visit,
    "unreasonable": lambda desk, day: builders.visit(desk, day, points=(builders.unreasonable_point(),)),
    "group": lambda desk, day: builders.visit(
        desk,
        day,
        people="7",
        representatives=tuple(builders.Representative(f"代表{n}") for n in "甲乙丙丁戊"),
        points=(builders.solved_point(), builders.solved_point(text="二"), builders.unreasonable_point()),
    ),
    "accusation": builders.accusation,
}


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


@pytest.fixture
def sized(qapp: QApplication, light: Theme) -> Callable[[float], Theme]:
    def make(points: float) -> Theme:
        theme = Theme("light", points)
        theme.apply(qapp)
        return theme

    return make


SCREENS = [(683, 384), (910, 485), (1024, 700), (1200, 700), (1366, 697), (1920, 1000)]
# Larger letters are for the large screen; a scaled one has larger letters already.
LARGER = [(size, points) for size in SCREENS if size[0] >= 1366 for points in SIZES[1:]]


@pytest.mark.parametrize(("size", "points"), [(size, SIZES[0]) for size in SCREENS] + LARGER)
def test_nothing_is_cut_at_the_right(
    reception_desk: Desk,
    make_window: MakeWindow,
    sized: Callable[[float], Theme],
    size: tuple[int, int],
    points: float,
) -> None:
    window = make_window(sized(points), size=size)
    page = window.page
    assert isinstance(page, ReceptionPage) and page.day is not None
    assert window.width() <= size[0], "the window itself must fit the screen"
    form = page.today.workplace.form
    for name, made in VISITS.items():
        page.today.in_hand.show(made(reception_desk, page.day.uid))
        settle()
        assert form.rows.minimumSizeHint().width() <= form.scroller.viewport().width(), name
        for part in (form.head, form.foot):
            assert part.minimumSizeHint().width() <= form.width(), (name, part)
        assert sliced(form.foot) == [], name


def sliced(part: QWidget) -> list[str]:
    """Buttons that hold less than their words want."""
    return [b.word for b in part.findChildren(Button) if b.isVisible() and b.width() < b.sizeHint().width()]


def test_with_room_a_second_demand_leaves_the_matter_as_it_was(
    reception_desk: Desk, make_window: MakeWindow
) -> None:
    window = make_window(size=(1366, 1000))
    page = window.page
    assert isinstance(page, ReceptionPage) and page.day is not None
    page.today.in_hand.show(builders.visit(reception_desk, page.day.uid))
    settle()
    form = page.today.workplace.form
    before = {name: getattr(form.matter, name).geometry() for name in ("category", "summary", "words")}
    form.points.add_point()
    page.today.in_hand.check_now()
    settle()
    assert {name: getattr(form.matter, name).geometry() for name in before} == before
