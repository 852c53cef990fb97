"""明日接访包 from the closing page: the day proposed and typed, by keys alone, and what is said when there is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from tests import builders
from tests.ui.reception.conftest import Hands, MakeWindow
from ui.main_window import MainWindow
from ui.reception.closing import ClosePage
from ui.reception.page import ReceptionPage
from xfdesk.desk.desk import Desk
from xfdesk.errors import NotSaved
from xfdesk.records.pack import PackData


class Printer:
    """Keeps what was to be previewed."""

    def __init__(self) -> None:
        self.packs: list[PackData] = []

    def preview_pack(self, data: PackData, parent: object = None) -> None:
        self.packs.append(data)


@pytest.fixture
def printer(page: ReceptionPage) -> Printer:
    """In the place of the window's own."""
    made = Printer()
    pack = page.today.close_page.pack
    pack.around = replace(pack.around, printer=made)
    return made


@pytest.fixture
def closing(page: ReceptionPage, hands: Hands) -> ClosePage:
    hands.key("F12")
    return page.today.close_page


def test_the_next_working_day_is_proposed(closing: ClosePage) -> None:
    assert closing.pack.date.value() == "2026-11-23"
    assert closing.pack.date.hint.text() == "周一 还有 3 天"


def test_two_keys_from_the_table_to_the_pack(
    reception_desk: Desk, printer: Printer, closing: ClosePage, hands: Hands
) -> None:
    hands.key("Ctrl+J")
    assert [(data.on, data.matters) for data in printer.packs] == [(date(2026, 11, 23), ())]
    assert hands.actions == 2
    assert closing.sentence.isHidden()


def test_another_day_is_typed_and_entered(
    reception_desk: Desk, page: ReceptionPage, printer: Printer, closing: ClosePage, hands: Hands
) -> None:
    day = page.day
    assert day is not None
    saved = reception_desk.reception.save(builders.visit(reception_desk, day.uid))
    hands.until("哪天的接访包")
    closing.pack.date.line.selectAll()
    hands.type("12-4")
    hands.key("Return")
    (data,) = printer.packs
    assert data.on == date(2026, 12, 4)
    assert [one.view.number for one in data.matters] == [saved.number]
    assert reception_desk.reception.current_day() is not None, "Enter in the date closes no day"


@pytest.mark.parametrize(
    ("typed", "said"), [("下周一", "看不明白"), ("2026-11-19", "已经过了"), ("", "看不明白")]
)
def test_a_day_that_is_none_is_said_and_the_cursor_stands_in_it(
    printer: Printer, closing: ClosePage, hands: Hands, typed: str, said: str
) -> None:
    hands.until("哪天的接访包")
    closing.pack.date.line.clear()
    hands.type(typed)
    hands.until("打印这一天的接访包")
    hands.key("Space")
    assert printer.packs == []
    assert said in closing.sentence.text() and closing.sentence.isVisible()
    assert hands.here() == "哪天的接访包"
    closing.pack.date.set_value("2026-11-24")
    hands.key("Ctrl+J")
    assert len(printer.packs) == 1 and closing.sentence.isHidden(), "what was said goes"


def test_a_ledger_that_cannot_be_written_is_said(
    reception_desk: Desk,
    printer: Printer,
    closing: ClosePage,
    hands: Hands,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise NotSaved("磁盘已满", "没有打印", "请腾出空间")

    monkeypatch.setattr(reception_desk.day_pack, "prepare", full)
    hands.key("Ctrl+J")
    assert "磁盘已满" in closing.sentence.text() and printer.packs == []


def test_tab_goes_down_the_page_from_what_is_to_be_mended_to_its_foot(
    reception_desk: Desk, page: ReceptionPage, hands: Hands
) -> None:
    day = page.day
    assert day is not None
    pending = builders.PointEntry(text="补发补贴", verdict=builders.Verdict.PENDING)
    handling = builders.Handling.ACCEPTED
    reception_desk.reception.save(
        builders.visit(reception_desk, day.uid, points=(pending,), handling=handling)
    )
    hands.key("F12")
    hands.until("第 1 号 研判")
    walked = []
    while hands.focus is not page.today.close_page.close_button:
        walked.append(hands.here())
        hands.tab()
        assert len(walked) < 12
    assert walked == [
        "第 1 号 研判",
        "第 1 号 定承办",
        "收班小结",
        "哪天的接访包",
        "打印这一天的接访包",
        "同时备份一份",
        "回到登记",
    ]


def test_it_rests_while_the_form_is_written(printer: Printer, page: ReceptionPage, hands: Hands) -> None:
    hands.key("Ctrl+J")
    assert printer.packs == []


@pytest.mark.parametrize("size", [(1366, 728), (1366, 697), (910, 485)])
def test_nothing_of_the_row_is_cut(
    make_window: MakeWindow, reception_desk: Desk, size: tuple[int, int]
) -> None:
    window: MainWindow = make_window(size=size)
    assert isinstance(window.page, ReceptionPage)
    window.page.show_close()
    for _ in range(3):
        QApplication.processEvents()
    row = window.page.today.close_page.pack
    assert row.width() >= row.minimumSizeHint().width()
    for one in (row.date, row.button):
        assert one.geometry().right() <= row.width() and one.width() >= one.minimumSizeHint().width()
    assert row.date.geometry().right() < row.button.geometry().left()
