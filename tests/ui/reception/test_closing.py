"""收班 at the keyboard: its key, what it tells of drafts, and a page on which nothing is cut."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea

from tests import builders
from tests.ui.reception.conftest import Hands, MakeWindow
from ui.main_window import MainWindow
from ui.reception.closing import ClosePage
from ui.reception.closing_parts import Fitted, IncompleteRow
from ui.reception.page import ReceptionPage
from ui.widgets import SectionTitle, Words
from xfdesk.desk.desk import Desk
from xfdesk.errors import NotSaved

LONG = "阿不都热合曼·买买提依明·吐尔逊"


@pytest.fixture
def busy(reception_desk: Desk) -> Desk:
    """A morning with something incomplete of each kind."""
    day = reception_desk.reception.current_day()
    assert day is not None
    pending = builders.replace(builders.solved_point(), verdict=None, measure="", leader="", unit="", due="")
    reception_desk.reception.save(builders.visit(reception_desk, day.uid))
    reception_desk.reception.save(
        builders.visit(
            reception_desk,
            day.uid,
            visitor=builders.visitor(name=LONG, id_number=""),
            points=(builders.replace(pending, verdict=builders.Verdict.PENDING),),
        )
    )
    reception_desk.reception.save(builders.accusation(reception_desk, day.uid))
    return reception_desk


def test_f12_leads_to_the_days_end_from_any_field_and_esc_back_to_what_was_typed(
    page: ReceptionPage, hands: Hands, reception_window: MainWindow
) -> None:
    hands.type("4113")
    hands.until("概况")
    hands.type("低保停发")
    hands.key("F12")
    assert page.stack.currentWidget() is page.today.close_page
    assert reception_window.bar.below.text() == "收班"
    hands.key("Escape")
    assert page.stack.currentWidget() is page.today.workplace
    assert page.today.workplace.form.matter.summary.value() == "低保停发"


def test_a_draft_is_told_at_closing_and_found_on_the_card(
    page: ReceptionPage, hands: Hands, reception_desk: Desk, reception_window: MainWindow
) -> None:
    hands.until("姓名")
    hands.type("杨树林")
    hands.key("F12")
    rows = page.today.close_page.findChildren(IncompleteRow)
    assert any("草稿" in words.whole for row in rows for words in row.findChildren(Fitted))
    hands.key("Ctrl+Return")
    assert reception_desk.reception.current_day() is None
    assert "1 份没记完的草稿" in reception_window.status.said.text()
    assert "1 份草稿没有记完" in page.card.note.text()


def test_nothing_of_the_last_visitor_stays_in_the_form_behind_the_card(
    page: ReceptionPage, hands: Hands
) -> None:
    hands.until("姓名")
    hands.type("杨树林")
    hands.key("F12")
    hands.key("Ctrl+Return")
    assert page.today.workplace.form.who.name.value() == ""
    assert page.today.in_hand.entry.uid == ""


def test_a_closing_that_the_disk_does_not_take_is_said_on_the_page(
    page: ReceptionPage, hands: Hands, reception_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_day: str, _words: str) -> None:
        raise NotSaved("磁盘已满", "这一天还开着", "请腾出一些空间")

    monkeypatch.setattr(reception_desk.reception, "close_day", full)
    hands.key("F12")
    hands.key("Ctrl+Return")
    assert "磁盘已满" in page.today.close_page.sentence.text()
    assert page.stack.currentWidget() is page.today.close_page


@pytest.mark.parametrize("size", [(1366, 728), (1366, 697), (910, 485)])
def test_nothing_on_the_closing_page_is_sliced(
    busy: Desk, make_window: MakeWindow, size: tuple[int, int]
) -> None:
    window = make_window(size=size)
    assert isinstance(window.page, ReceptionPage)
    window.page.show_close()
    for _ in range(3):
        QApplication.processEvents()
    closing = window.page.today.close_page
    for area in closing.findChildren(QScrollArea):
        inside = area.widget()
        assert inside.height() >= inside.minimumSizeHint().height(), "it scrolls where it does not fit"
        assert inside.width() <= area.viewport().width()
    rows = closing.findChildren(IncompleteRow)
    assert rows
    for row in rows:
        number, name, what = row.layout().itemAt(0), row.layout().itemAt(1), row.layout().itemAt(2)  # type: ignore[union-attr]
        ends = [item.geometry().right() for item in (number, name, what)]  # type: ignore[union-attr]
        begins = [item.geometry().left() for item in (name, what)]  # type: ignore[union-attr]
        assert ends[0] < begins[0] and ends[1] < begins[1]


def test_a_name_that_does_not_fit_ends_in_dots_and_is_whole_in_its_tooltip(
    busy: Desk, page: ReceptionPage, hands: Hands
) -> None:
    hands.key("F12")
    words = page.today.close_page.findChildren(Fitted)
    name = next(one for one in words if one.whole.startswith(LONG[:4]))
    assert name.text().endswith("…") and name.toolTip() == name.whole


def test_the_rows_of_a_group_stand_apart_from_the_title_of_the_next(busy: Desk, page: ReceptionPage) -> None:
    page.show_close()
    QApplication.processEvents()
    closing: ClosePage = page.today.close_page
    titles = [one for one in closing.right.findChildren(SectionTitle) if one.isVisible()]
    rows = closing.findChildren(IncompleteRow)
    for title in titles[1:]:
        above = max((row.geometry().bottom() for row in rows if row.y() < title.y()), default=0)
        assert title.y() - above >= closing.theme.px(12)


def test_the_page_says_when_the_first_came_and_when_the_last(
    reception_desk: Desk, page: ReceptionPage, hands: Hands
) -> None:
    day = page.day
    assert day is not None
    for arrived in ("08:35", "", "11:20"):
        visitor = builders.visitor(name=f"来访人{arrived}", id_number="", phone="")
        reception_desk.reception.save(
            builders.visit(reception_desk, day.uid, visitor=visitor, arrived=arrived)
        )
    sealed = builders.accusation(reception_desk, day.uid, arrived="07:10")
    reception_desk.reception.save(sealed)
    hands.key("F12")
    said = [words.text() for words in page.today.close_page.left.findChildren(Words) if words.isVisible()]
    assert "08:35 至 11:20   初访 4 批，重访 0 批，集体访 0 批" in said, "of the sealed one no time"
