"""Nothing that must be read is cut, at any size and width; what has no room goes in one order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import open_matters
from ui.followup import wording
from ui.followup.columns import DROPS, ORDER, ROLES, Span, needs, spans
from ui.followup.month import LONGEST, MonthGrid
from ui.followup.page import FollowUpPage
from ui.main_window import MainWindow
from ui.theme import SIZES, Theme
from ui.widgets import chip_width, pill_width
from xfdesk.desk.desk import Desk
from xfdesk.records.followup import BoardItem

TODAY = open_matters.TODAY.date()
WIDE, NARROW = 1366 - 68 - 10, 910 - 48 - 10


@pytest.fixture(params=SIZES)
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:
    made = Theme("light", request.param)
    made.apply(qapp)
    return made


@pytest.fixture
def items(desk: Desk, numbers: dict[str, str]) -> tuple[BoardItem, ...]:
    """With a date of another year, a long unit, a number of five figures and one of a dispute among them."""
    found = desk.followup.board().items
    far = replace(
        found[3], safe=date(2027, 2, 26), days_left=93, unit="退役军人服务站", matter="JF-2026-10001"
    )
    dispute = replace(found[3], matter="PC-2026-10001")
    return (*found, far, dispute)


def placed(theme: Theme, items: tuple[BoardItem, ...], width: int) -> dict[str, Span]:
    return spans(theme, needs(theme, items, TODAY), width)


def said(one: BoardItem) -> dict[str, str]:
    unit, person, _ = wording.owner(one)
    return {
        "duty": wording.duty(one)[0],
        "name": wording.name(one),
        "unit": unit,
        "person": person,
        "number": one.matter,
        "when": wording.when(one, TODAY),
    }


@pytest.mark.parametrize("width", [NARROW, WIDE, 1852])
def test_no_word_is_cut_but_of_the_summary_and_the_detail(
    theme: Theme, items: tuple[BoardItem, ...], width: int
) -> None:
    found = placed(theme, items, width)
    for one in items:
        for key, text in said(one).items():
            if key in found:
                wide = QFontMetricsF(theme.font(ROLES.get(key, "body"))).horizontalAdvance(text)
                assert wide <= found[key].width, (key, text)
        assert pill_width(theme, wording.left(one, TODAY) or "1 天") <= found["left"].width
    assert "verdict" not in found or found["verdict"].width == chip_width(theme)


@pytest.mark.parametrize("width", [462, 700, NARROW, WIDE, 1852])
def test_the_pieces_fill_the_width_and_none_lies_over_the_next(
    theme: Theme, items: tuple[BoardItem, ...], width: int
) -> None:
    found = placed(theme, items, width)
    edges = [found[key] for key in ORDER if key in found]
    assert all(a.right < b.left for a, b in pairwise(edges))
    if theme.points == SIZES[0]:
        assert edges[-1].right == width - theme.px(14)


def test_pieces_go_in_one_order_and_what_to_do_whose_and_how_long_stay(
    theme: Theme, items: tuple[BoardItem, ...]
) -> None:
    gone: list[str] = []
    for width in range(1852, 300, -4):
        missing = [key for key in DROPS if key not in placed(theme, items, width)]
        assert missing[: len(gone)] == gone
        gone = missing
    assert gone == list(DROPS)
    assert set(placed(theme, items, 300)) == {"duty", "name", "summary", "left"}


def test_at_1366_everything_stands(items: tuple[BoardItem, ...], qapp: QApplication) -> None:
    theme = Theme("light")
    theme.apply(qapp)
    found = placed(theme, items, WIDE)
    assert set(found) == set(ORDER)
    assert found["summary"].width >= QFontMetricsF(theme.font()).horizontalAdvance("国" * 9)


def test_a_day_that_is_said_above_the_list_leaves_its_room_to_the_rest(
    items: tuple[BoardItem, ...], theme: Theme
) -> None:
    needed = needs(theme, items, TODAY)
    assert "when" in spans(theme, needed, 1852)
    assert "when" not in spans(theme, needed, 1852, of_one_day=True)


def test_no_piece_moves_while_one_types(page: FollowUpPage) -> None:
    painted = page.list.painted
    before = painted.spans(1288)  # type: ignore[attr-defined]
    page.filters.search.setText("何家旺")
    assert painted.spans(1288) is before  # type: ignore[attr-defined]


def test_a_days_words_fit_into_the_narrowest_day(theme: Theme) -> None:
    grid = MonthGrid(theme, TODAY)
    wide = grid.minimumSizeHint().width() / 7
    metrics = QFontMetricsF(theme.font("small_medium"))
    assert max(map(metrics.horizontalAdvance, LONGEST)) + theme.px(6) <= wide - 4


def test_tiles_hold_what_they_count_at_1366(page: FollowUpPage) -> None:
    for tile in page.work.tiles.tiles.values():
        tile.set_figure("1,234", "amber")
        assert tile.counts and tile.shown_counts() == tile.counts
        assert tile.toolTip().startswith(tile.counts)


@pytest.mark.parametrize("size", [(1366, 728), (1366, 697), (910, 485)])
def test_the_page_fits_into_each_window(
    window: MainWindow, page: FollowUpPage, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window.resize(*size)
    QApplication.processEvents()
    assert (window.width(), window.height()) == size
    page.turn_month()
    QApplication.processEvents()
    assert (window.width(), window.height()) == size
    assert page.list.viewport().width() >= 400
