"""A matter opened from another page is left to that page; one opened from its own list, to the list."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.keyboard import press
from ui.main_window import MainWindow
from xfdesk.desk.desk import Desk
from xfdesk.records.outreach import OutreachEntry

Key = Qt.Key


def matter_of_a_dispute(desk: Desk) -> str:
    entry = OutreachEntry(
        month="2026-11",
        on="2026-11-19",
        village="东河村",
        parties="赵甲",
        people="2",
        kind="4",
        summary="院墙争议",
    )
    return desk.outreach.to_matter(desk.outreach.save(entry).number).number


def test_esc_from_a_matter_leads_back_to_the_page_that_opened_it(
    office_desk: Desk, window: MainWindow
) -> None:
    number = matter_of_a_dispute(office_desk)
    window.open_page("outreach")
    assert window.page is not None
    window.page.wanted.emit("ledger", number)
    assert window.page.key == "ledger"
    assert window.page.bar().acts[0].text().startswith("回到排查")  # type: ignore[attr-defined]
    press(Key.Key_Escape)
    assert window.page.key == "outreach"


def test_a_matter_opened_from_its_own_list_is_left_to_the_list(office_desk: Desk, window: MainWindow) -> None:
    number = matter_of_a_dispute(office_desk)
    window.open_page("outreach")
    assert window.page is not None
    window.page.wanted.emit("ledger", number)
    press(Key.Key_Escape)
    window.open_page("ledger", number)
    press(Key.Key_Escape)
    assert window.page.key == "ledger"
    assert not window.page.sender_key
