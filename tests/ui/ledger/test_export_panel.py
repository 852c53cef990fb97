"""导出 beside the table: written in a child, said in a sentence, the old file kept whole."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.ledger.export_panel import ANOTHER, FULL, ExportPanel
from ui.ledger.page import LedgerPage
from xfdesk.desk.desk import Desk


def panel_of(page: LedgerPage, folder: Path) -> ExportPanel:
    QTest.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    panel = page.panel
    assert panel is not None
    panel.folder = folder
    panel._choose_span()
    return panel


def test_ctrl_e_writes_the_months_workbook(page: LedgerPage, tmp_path: Path) -> None:
    panel = panel_of(page, tmp_path)
    QTest.keyClick(panel.path_field, Qt.Key.Key_Return)
    written = Path(panel.path_field.text())
    assert "已写好" in panel.answer.text() and "已核对" in page.sentences[-1]
    assert "台账" in openpyxl.load_workbook(written).sheetnames
    assert not panel.busy


def test_a_file_that_is_there_is_asked_about_before_it_is_replaced(page: LedgerPage, tmp_path: Path) -> None:
    panel = panel_of(page, tmp_path)
    panel.start()
    panel.start()
    assert page.around.ask.asked == ["换掉这个文件？"]


def test_the_full_version_wants_a_reason(page: LedgerPage, tmp_path: Path, filled: Desk) -> None:
    panel = panel_of(page, tmp_path)
    panel.kind.button(FULL).click()
    panel.start()
    assert "用途" in panel.answer.text()
    assert not list(tmp_path.glob("*.xlsx"))
    panel.reason.setText("报区信访局核对")
    panel.recipient.setText("区信访局")
    panel.start()
    assert "已写好" in panel.answer.text()


def test_any_span_can_be_typed_and_a_bad_one_is_answered(page: LedgerPage, tmp_path: Path) -> None:
    panel = panel_of(page, tmp_path)
    panel.which.button(ANOTHER).click()
    panel.span_field.setText("去年的")
    panel.start()
    assert "期间看不明白" in panel.answer.text()
    panel.span_field.setText("2026-10-01 到 2026-10-15")
    panel.start()
    assert "已写好" in panel.answer.text()
    assert "2026-10-01_2026-10-15" in panel.path_field.text()


def test_a_folder_that_is_gone_is_answered_in_a_sentence(page: LedgerPage, tmp_path: Path) -> None:
    panel = panel_of(page, tmp_path)
    panel.path_field.setText(str(tmp_path / "没有" / "a.xlsx"))
    panel.start()
    assert "不在了" in panel.answer.text()


def test_the_panel_begins_with_the_span_of_the_table(page: LedgerPage) -> None:
    page.row.search.setText("")
    span = page.row.open_filter("span")
    assert span is not None
    span.field.setText("2026-09")
    QTest.keyClick(span, Qt.Key.Key_Return)
    page.open_export()
    assert page.panel is not None
    assert page.panel.span().key == "2026-09"


def test_after_an_export_the_cursor_is_where_it_was(page: LedgerPage, tmp_path: Path) -> None:
    panel = panel_of(page, tmp_path)
    assert panel.go.hasFocus()
    QTest.keyClick(panel.go, Qt.Key.Key_Return)
    assert "已写好" in panel.answer.text()
    assert panel.go.hasFocus()
