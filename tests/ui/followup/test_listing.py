"""A long list: where it stands when it changes, and what its popup of choices takes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests import open_matters
from ui.followup.columns import needs, spans
from ui.followup.listing import Listing
from ui.followup.model import BoardModel
from ui.followup.rows import Rows
from ui.theme import Theme
from ui.widgets.filters import ListPopup
from xfdesk.desk.desk import Desk
from xfdesk.records.followup import BoardItem

TODAY = open_matters.TODAY.date()


@pytest.fixture
def many(desk: Desk, numbers: dict[str, str]) -> tuple[BoardItem, ...]:
    items = desk.followup.board().items
    later = [replace(items[3], uid=f"later-{n}", name=f"第{n}位") for n in range(80)]
    return (*items[:3], *later)


@pytest.fixture
def listing(many: tuple[BoardItem, ...], light: Theme, qtbot: QtBot) -> Listing:
    made = Listing(light, BoardModel(TODAY), "清单", Rows)
    qtbot.addWidget(made)
    made.resize(1298, 480)
    with qtbot.waitExposed(made):
        made.show()
    made.show_items(many, TODAY)
    QApplication.processEvents()
    return made


def seen_at(listing: Listing) -> int:
    return listing.visualRect(listing.currentIndex()).top()


def test_what_the_cursor_stands_on_stays_where_it_was_seen(
    listing: Listing, many: tuple[BoardItem, ...]
) -> None:
    listing.go(40)
    for _ in range(4):
        QTest.keyClick(listing, Qt.Key.Key_Up)
    before, uid = seen_at(listing), listing.current_uid()
    listing.show_items(many[:2] + many[3:], TODAY)
    assert (listing.current_uid(), seen_at(listing)) == (uid, before)


def test_when_the_matter_under_the_cursor_leaves_the_next_takes_its_place(
    listing: Listing, many: tuple[BoardItem, ...]
) -> None:
    listing.go(40)
    following = many[41].uid
    listing.show_items(many[:40] + many[41:], TODAY)
    assert listing.current_uid() == following
    listing.go(99)
    listing.show_items(many[:50], TODAY)
    assert listing.current_uid() == many[49].uid


def test_a_page_is_what_is_seen_and_a_groups_first_matter_is_seen_with_its_head(listing: Listing) -> None:
    seen = len(listing.in_view())
    QTest.keyClick(listing, Qt.Key.Key_PageDown)
    assert seen - 4 <= listing.place() <= seen
    for _ in range(9):
        QTest.keyClick(listing, Qt.Key.Key_PageUp)
    assert (listing.place(), listing.in_view().start) == (0, 0)


def test_rows_of_heads_are_low_again_after_the_list_changed(
    listing: Listing, many: tuple[BoardItem, ...]
) -> None:
    listing.show_items(many[3:], TODAY)
    heights = {row: listing.rowHeight(row) for row in range(len(listing.model_.lines))}
    assert {row for row, high in heights.items() if high == 30} == {0}
    assert set(heights.values()) == {30, 36}


def test_the_pieces_of_a_row_are_measured_by_all_that_is_open(
    many: tuple[BoardItem, ...], light: Theme, qtbot: QtBot
) -> None:
    longest = replace(many[0], uid="long", unit="退役军人服务站", matter="JF-2026-10001")
    model, view = BoardModel(TODAY), QWidget()
    qtbot.addWidget(view)
    model.everything = (*many, longest)
    model.show(many, TODAY)
    wanted = spans(light, needs(light, model.everything, TODAY), 1288)
    assert Rows(light, model, view).spans(1288) == wanted
    assert wanted != spans(light, needs(light, many, TODAY), 1288)


def test_of_single_choices_enter_takes_the_one_under_the_cursor_instead(light: Theme, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    popup = ListPopup(light, parent, "单位", ("司法所", "财政所"), ("司法所",), one=True)
    chosen: list[tuple[str, ...]] = []
    popup.changed.connect(chosen.append)
    popup.open_below(parent)
    QTest.keyClick(popup.list, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert chosen == [("财政所",)]
    assert not popup.isVisible()
