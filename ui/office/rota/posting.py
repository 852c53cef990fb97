"""接访公示 out of the window: previewed and printed, or as a workbook. What went out is remembered as posted."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.surroundings import Surroundings
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError
from xfdesk.records.rota import Posting

BOOK = "工作簿 (*.xlsx)"


def span(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def print_posting(desk: Desk, around: Surroundings, year: int, month: int, parent: QWidget) -> str:
    """The preview of the month's posting; what was done, or why there is none."""
    since, until = span(year, month)
    try:
        made = desk.rota.posting(since, until)
        document = desk.rota.posting_document(made)
        if not around.printer.preview_document(document, "接访公示", parent, note=lacking(made)):
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


def lacking(made: Posting) -> str:
    """What stays a line to write on, because the office has not entered it."""
    wanted = (
        (made.phone, "联系电话（单位）"),
        (made.supervision_phone, "监督电话（单位）"),
        (all(row.duties for row in made.rows), "分管工作（接访领导）"),
    )
    missing = "、".join(label for value, label in wanted if not value)
    return f"设置里还没有填：{missing}，公示上空着" if missing else ""
