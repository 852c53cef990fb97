"""台账 by keyboard, as a clerk uses it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from tests import builders
from ui.ledger.filters import SpanPopup
from ui.ledger.page import LedgerPage
from ui.widgets.filters import ListPopup
from xfdesk.desk.desk import Desk
from xfdesk.records.ledger import LedgerQuery, LedgerRow
from xfdesk.rules.columns import COLUMNS, USUAL
from xfdesk.rules.initials import of_text

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


def history(desk: Desk) -> list[str]:
    return [what for (what,) in desk.file.sql("SELECT what FROM history ORDER BY seq")]


def lines(page: LedgerPage) -> list[LedgerRow]:
    found = [page.model.line(row) for row in range(page.model.rowCount())]
    return [line for line in found if line is not None]


def first_open_line(page: LedgerPage) -> int:
    return next(n for n, line in enumerate(lines(page)) if not line.sealed and "*" in line.id_number)


def sealed_line(page: LedgerPage) -> int:
    return next(n for n, line in enumerate(lines(page)) if line.sealed)


def test_the_page_opens_with_every_line_the_newest_first(page: LedgerPage, filled: Desk) -> None:
    assert page.model.rowCount() == filled.ledger.total()
    days = [line.received_on for line in lines(page)]
    assert days == sorted(days, reverse=True)
    assert page.sentences[-1] == f"共 {filled.ledger.total()} 行"


def test_typing_narrows_the_list_with_every_letter(page: LedgerPage) -> None:
    QTest.keyClick(page, Key.Key_F, Ctrl)
    before = page.model.rowCount()
    page.row.search.insert("补")
    one = page.model.rowCount()
    page.row.search.insert("偿")
    assert 0 < page.model.rowCount() <= one < before
    page.counting.count()
    assert page.sentences[-1].startswith(f"找到 {page.model.rowCount()} 行，共 {before} 行   人次")
    QTest.keyClick(page.row.search, Key.Key_Escape)
    assert page.model.rowCount() == before


def test_a_name_is_found_by_its_initials(page: LedgerPage) -> None:
    line = lines(page)[first_open_line(page)]
    page.row.search.setText(of_text(line.name.split(" ")[0]))
    assert line.uid in {found.uid for found in lines(page)}


def test_nothing_found_says_what_to_do(page: LedgerPage) -> None:
    page.row.search.setText("绝没有这样的词")
    assert page.model.rowCount() == 0
    assert "清除" in page.table.empty
    page.row.clear.click()
    assert page.model.rowCount() > 0


def test_enter_in_the_search_field_leads_to_the_lines_and_opens_one(page: LedgerPage) -> None:
    page.look_for()
    QTest.keyClick(page.row.search, Key.Key_Return)
    QTest.keyClick(page.table, Key.Key_End)
    assert page.table.currentIndex().row() == page.model.rowCount() - 1
    QTest.keyClick(page.table, Key.Key_Home)
    QTest.keyClick(page.table, Key.Key_Return)
    assert page.bar().below == lines(page)[0].number
    QTest.keyClick(page, Key.Key_Escape)
    assert page.bar().below == ""


def test_a_filter_is_set_from_its_list_and_taken_away_by_delete(page: LedgerPage) -> None:
    popup = page.row.open_filter("verdicts")
    assert isinstance(popup, ListPopup)
    popup.list.setCurrentRow(2)
    QTest.keyClick(popup.list, Key.Key_Space)
    QTest.keyClick(popup, Key.Key_Return)
    assert page.row.chips["verdicts"].set_to == "不合理"
    assert {line.verdict for line in lines(page)} == {"不合理"}
    QTest.keyClick(page.row.chips["verdicts"], Key.Key_Delete)
    assert page.row.query.verdicts == ()


def test_the_span_can_be_chosen_or_typed(page: LedgerPage) -> None:
    popup = page.row.open_filter("span")
    assert isinstance(popup, SpanPopup)
    popup.field.setText("2026-10")
    QTest.keyClick(popup, Key.Key_Return)
    assert {line.received_on.month for line in lines(page)} == {10}
    assert page.row.chips["span"].set_to == "2026 年 10 月"


def test_a_span_that_cannot_be_read_is_answered_and_stays(page: LedgerPage) -> None:
    popup = page.row.open_filter("span")
    assert isinstance(popup, SpanPopup)
    popup.field.setText("上上个月吧")
    QTest.keyClick(popup, Key.Key_Return)
    assert "期间看不明白" in popup.wrong.text()
    assert popup.field.text() == "上上个月吧"
    popup.close()


def test_alt_arrows_sort_by_the_next_column_and_turn_the_order(page: LedgerPage) -> None:
    QTest.keyClick(page.table, Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page.model.query.sort == "name"
    QTest.keyClick(page.table, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.model.query.descending


def test_numbers_are_masked_until_revealed_and_that_is_logged(page: LedgerPage, filled: Desk) -> None:
    place = first_open_line(page)
    page.table.go(place)
    masked = page.model.text(place, "id_number")
    page.reveal()
    assert "*" in masked
    assert "*" not in page.model.text(place, "id_number")
    assert history(filled)[-1] == "显示全号"
    page.may_leave()
    assert page.model.text(place, "id_number") == masked


def test_another_search_masks_again(page: LedgerPage) -> None:
    page.table.go(first_open_line(page))
    page.reveal()
    page.row.search.setText("1")
    assert page.model.revealed == frozenset()


def test_ctrl_a_and_ctrl_c_copy_masked_cells_for_a_sheet(page: LedgerPage) -> None:
    QTest.keyClick(page.table, Key.Key_A, Ctrl)
    assert page.table.selectionModel().selection().size() == 1
    QTest.keyClick(page.table, Key.Key_C, Ctrl)
    mime = QGuiApplication.clipboard().mimeData()
    rows = [row.split("\t") for row in mime.text().strip("\n").split("\n")]
    assert rows[0] == [COLUMNS[key].title for key in USUAL]
    assert len(rows) == page.model.rowCount() + 1
    assert {len(row) for row in rows} == {len(USUAL)}
    assert "mso-number-format:'\\@'" in mime.html()
    known = page.model.line(first_open_line(page))
    assert known is not None and known.id_number in mime.text()


def test_columns_are_chosen_moved_and_remembered(page: LedgerPage, filled: Desk) -> None:
    popup = page.choose_columns()
    assert popup is not None
    popup.list.setCurrentRow(1)
    QTest.keyClick(popup.list, Key.Key_Space)
    popup.list.setCurrentRow(2)
    QTest.keyClick(popup, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    popup.close()
    assert page.table.chosen[:2] == ("received_on", "name")
    assert filled.office.screen("ledger.columns").split(",") == list(page.table.chosen)


def test_a_narrow_table_drops_columns_from_a_fixed_order(page: LedgerPage) -> None:
    assert page.model.keys == USUAL
    page.resize(862, 440)
    assert "id_number" not in page.model.keys
    assert {"received_on", "name", "demands"} <= set(page.model.keys)
    page.resize(1298, 656)
    assert page.model.keys == USUAL


def test_the_space_bar_previews_without_leaving_the_list(page: LedgerPage) -> None:
    page.table.go(first_open_line(page))
    QTest.keyClick(page.table, Key.Key_Space)
    assert page.preview.isVisible()
    QTest.keyClick(page, Key.Key_Escape)
    assert not page.preview.isVisible()


def test_a_sealed_line_shows_nothing_and_opens_only_with_a_reason(page: LedgerPage, filled: Desk) -> None:
    place = sealed_line(page)
    shown = [page.model.text(place, key) for key in ("name", "id_number", "phone", "category")]
    assert shown == ["", "", "", ""]
    page.table.go(place)
    QTest.keyClick(page.table, Key.Key_Return)
    record = page.opened.record
    assert record is not None and record.view is not None and record.view.facts == ""
    assert record.sealed is not None
    QTest.keyClick(record.sealed.reason, Key.Key_Return)
    assert "原因" in record.sealed.refusal.text()
    record.sealed.reason.setText("纪委来函调阅")
    QTest.keyClick(record.sealed.reason, Key.Key_Return)
    assert record.view.visits
    assert "打开检举控告" in history(filled)[-1]


def test_the_record_reveals_only_when_asked_and_goes_when_the_page_is_left(
    page: LedgerPage, filled: Desk
) -> None:
    page.table.go(first_open_line(page))
    QTest.keyClick(page.table, Key.Key_Return)
    view = page.opened.view
    assert view is not None and view.visitor is not None and "*" in view.visitor.id_number
    QTest.keyClick(page, Key.Key_R, Ctrl)
    view = page.opened.view
    assert view is not None and view.visitor is not None and "*" not in view.visitor.id_number
    assert history(filled)[-1] == "显示全号"
    page.may_leave()
    assert page.opened.view is None


def test_the_record_sends_the_last_visit_to_be_corrected(page: LedgerPage) -> None:
    page.table.go(first_open_line(page))
    QTest.keyClick(page.table, Key.Key_Return)
    wanted: list[tuple[str, object]] = []
    page.wanted.connect(lambda key, what: wanted.append((key, what)))
    record = page.opened.record
    assert record is not None and record.view is not None
    record.acts.others["correct"].click()
    assert wanted == [("today", record.view.visits[-1])]


def test_the_two_numbers_of_the_window_filter_the_list(page: LedgerPage) -> None:
    page.show_what(LedgerQuery(without_owner=True))
    assert page.row.chips["counts"].set_to == "无着落"
    assert all(line.without_owner for line in lines(page))


def test_a_saved_visit_shows_at_once(page: LedgerPage, filled: Desk, qtbot: QtBot) -> None:
    before = page.model.rowCount()
    day = filled.reception.current_day()
    assert day is not None
    saved = filled.reception.save(builders.visit(filled, day.uid))
    qtbot.waitUntil(lambda: page.model.rowCount() == before + 1)
    assert lines(page)[0].number == saved.number
    filled.reception.undo_last()
    qtbot.waitUntil(lambda: page.model.rowCount() == before)


@pytest.mark.parametrize("width", [862, 1298, 1852])
def test_every_control_has_a_name(page: LedgerPage, width: int) -> None:
    page.resize(width, 656)
    page.open_export()
    controls = [
        *page.findChildren(QAbstractButton),
        *page.findChildren(QLineEdit),
        *page.findChildren(QTableView),
    ]
    nameless = [
        type(one).__name__
        for one in controls
        if one.isVisible() and not (one.accessibleName() or getattr(one, "text", str)())
    ]
    assert not nameless
