"""督办 in its window over a small office whose matters stand in every group, driven by keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests import builders, open_matters
from tests.ui.conftest import Asker
from tests.ui.opening import opened
from tests.ui.reception.conftest import Hands
from ui.followup.page import FollowUpPage
from ui.main_window import MainWindow
from ui.theme import Theme
from xfdesk.desk.clock import FixedClock
from xfdesk.desk.desk import Desk


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(open_matters.TODAY)


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator[Desk]:
    made = builders.office_desk(tmp_path / "接访台账.xfd", clock)
    yield made
    made.close()


@pytest.fixture
def numbers(desk: Desk, clock: FixedClock) -> dict[str, str]:
    """The matters by what they are for."""
    return open_matters.fill(desk, clock)


@pytest.fixture
def window(desk: Desk, numbers: dict[str, str], light: Theme, asker: Asker, qtbot: QtBot) -> MainWindow:
    return shown(desk, light, asker, qtbot)


@pytest.fixture
def page(window: MainWindow) -> FollowUpPage:
    return page_of(window)


@pytest.fixture
def hands(window: MainWindow) -> Hands:
    return Hands(window)


def shown(
    desk: Desk, theme: Theme, asker: Asker, qtbot: QtBot, size: tuple[int, int] = (1366, 728)
) -> MainWindow:
    made = opened("followup", desk, theme, asker, qtbot, size)
    made.show_pressing()
    return made


def page_of(window: MainWindow) -> FollowUpPage:
    found = window.pages["followup"]
    assert isinstance(found, FollowUpPage)
    return found


def names(page: FollowUpPage) -> list[str]:
    """Whose matters are listed, in their order."""
    return [one.name or one.summary for one in page.list.model_.items]
