"""Copied lines: as cells, as masked as they are shown."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from ui.actions import keys
from ui.clipboard import as_mime
from ui.ledger.model import LedgerModel
from ui.ledger.table import LedgerTable
from xfdesk.desk.ledger import Ledger
from xfdesk.rules.columns import COLUMNS

MOST = 5_000


def copy(table: LedgerTable, model: LedgerModel, ledger: Ledger) -> str:
    """Lines as cells, as masked as they are shown; many thousands are an export, not a copy. What to say of it."""
    places, count = table.selected_lines(MOST)
    if not count:
        return "先选要复制的行"
    if count > MOST:
        return f"选了 {count:,} 行，一次最多复制 {MOST:,} 行；要整月的请用导出 {keys('export')}"
    lines = tuple(line for line in map(model.line, places) if line is not None)
    head = [COLUMNS[key].title for key in table.chosen]
    QGuiApplication.clipboard().setMimeData(as_mime([head, *ledger.cells(lines, table.chosen)]))
    return f"已复制 {len(lines):,} 行，可以粘贴到 Excel 或 WPS"
