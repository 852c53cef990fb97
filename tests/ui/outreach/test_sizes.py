"""排查 in every size of type and of the window: nothing is cut, what is left out is said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Asker
from tests.ui.outreach.conftest import dispute, page_of, shown
from ui.outreach.page import OutreachPage
from ui.theme import SIZES, Theme
from ui.widgets import Words
from xfdesk.desk.desk import Desk

ROOMS = ((1366, 728), (1366, 697), (1093, 558), (910, 485), (1920, 1017))


@pytest.fixture(params=SIZES)
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:
    made = Theme("light", request.param)
    made.apply(qapp)
    return made


def cut(page: OutreachPage) -> list[str]:
    """Controls that lie beyond the window, or are narrower than their words."""
    window, found = page.window(), []
    for widget in window.findChildren(QAbstractButton) + window.findChildren(QLineEdit):
        if not widget.isVisible() or widget.objectName().startswith("qt_"):
            continue
        place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
        squeezed = isinstance(widget, QAbstractButton) and widget.width() < widget.minimumSizeHint().width()
        if squeezed or not window.rect().contains(place):
            found.append(widget.accessibleName())
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_the_sheet_and_what_teaches_fit(
    desk: Desk, theme: Theme, asker: Asker, qtbot: QtBot, room: tuple[int, int]
) -> None:
    window = shown(desk, theme, asker, qtbot, room)
    page = page_of(window)
    assert (window.width(), window.height()) == room
    assert cut(page) == []
    teaching = [words for words in page.work.teaching.findChildren(Words) if words.isVisible()]
    for words in teaching:
        assert words.height() >= words.heightForWidth(words.width()), words.text()
    dispute(desk, people="一家", village="很远很远的自然村村民委员会", summary="安置房工地拖欠工资" * 9)
    page.top.change(village="很远很远的自然村村民委员会", only="doubtful")
    QApplication.processEvents()
    page.table.go(0, "people")
    QApplication.processEvents()
    assert (window.width(), window.height()) == room
    assert cut(page) == []
    assert page.table.viewport().height() >= page.table.rowHeight(0)
    columns = sum(page.table.columnWidth(at) for at in range(len(page.model.columns)))
    assert columns == page.table.viewport().width()


def test_what_has_a_date_and_a_result_is_seen_in_the_narrowest_window(
    desk: Desk, qapp: QApplication, asker: Asker, qtbot: QtBot
) -> None:
    theme = Theme("light", SIZES[-1])
    theme.apply(qapp)
    dispute(desk)
    page = page_of(shown(desk, theme, asker, qtbot, (910, 485)))
    keys = [column.key for column in page.model.columns]
    assert keys == ["on", "village", "parties", "summary", "limit", "result"]
    assert min(map(page.table.columnWidth, range(len(keys)))) > theme.px(50)
