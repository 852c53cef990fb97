"""Copied lines as cells: tabs for a sheet, and an HTML table whose cells are text, so that figures stay as they are."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from ui.actions import keys
from ui.ledger.model import LedgerModel
from ui.ledger.table import LedgerTable
from xfdesk.desk.ledger import Ledger
from xfdesk.rules.columns import COLUMNS

MOST = 5_000
_DANGEROUS = ("=", "+", "-", "@")


def copy(table: LedgerTable, model: LedgerModel, ledger: Ledger) -> str:
    """Lines as cells, as masked as they are shown; many thousands are an export, not a copy. What to say of it."""
    places, count = table.selected_lines(MOST)
    if not count:
        return "先选要复制的行"
    if count > MOST:
        return f"选了 {count:,} 行，一次最多复制 {MOST:,} 行；要整月的请用导出 {keys('export')}"
    lines = tuple(line for line in map(model.line, places) if line is not None)
    head = [COLUMNS[key].title for key in table.chosen]
    QGuiApplication.clipboard().setMimeData(as_mime(head, ledger.cells(lines, table.chosen)))
    return f"已复制 {len(lines):,} 行，可以粘贴到 Excel 或 WPS"


def as_mime(head: list[str], cells: list[list[str]]) -> QMimeData:
    mime = QMimeData()
    mime.setText(as_tabs(head, cells))
    mime.setHtml(as_table(head, cells))
    return mime


def as_tabs(head: list[str], cells: list[list[str]]) -> str:
    return "\n".join("\t".join(_plain(cell) for cell in row) for row in (head, *cells)) + "\n"


def as_table(head: list[str], cells: list[list[str]]) -> str:
    rows = "".join(f"<tr>{''.join(_cell(cell) for cell in row)}</tr>" for row in (head, *cells))
    return f'<meta charset="utf-8"><table style="mso-number-format:\'\\@\'">{rows}</table>'


def _cell(text: str) -> str:
    return f"<td style=\"mso-number-format:'\\@'\">{escape(text)}</td>"


def _plain(text: str) -> str:
    """One cell of the tabbed text: no tab or break inside, and nothing that a sheet would calculate."""
    flat = " ".join(text.split())
    return f"'{flat}" if flat.startswith(_DANGEROUS) else flat
