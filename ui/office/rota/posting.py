"""接访公示 out of the window: previewed and printed, or as a workbook. What went out is remembered as posted."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.surroundings import Surroundings
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError

BOOK = "工作簿 (*.xlsx)"


def span(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def print_posting(desk: Desk, around: Surroundings, year: int, month: int, parent: QWidget) -> str:
    """The preview of the month's posting; what was done, or why there is none."""
    since, until = span(year, month)
    try:
        document = desk.rota.posting_document(desk.rota.posting(since, until))
        if not around.printer.preview_document(document, "接访公示", parent):
            return "公示只看了看，没有打印"
        desk.rota.mark_posted(since, until)
    except DeskError as error:
        return error.sentence
    return ""


def export_posting(desk: Desk, around: Surroundings, year: int, month: int, parent: QWidget) -> str:
    since, until = span(year, month)
    try:
        posting = desk.rota.posting(since, until)
        suggested = Path.home() / f"{posting.title}_{year}年{month}月.xlsx"
        path = around.ask.save_path(parent, "导出接访公示", suggested, BOOK)
        if path is None:
            return ""
        path = path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")
        desk.rota.write_posting(posting, path)
    except DeskError as error:
        return error.sentence
    return f"接访公示已导出：{path.name}"
