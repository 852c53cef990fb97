"""The room of the page: the month and its filters, the villages, the sheet or what teaches, and the foot."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import keys
from ui.outreach.cells import HEAD, ROW
from ui.outreach.delegate import Choices
from ui.outreach.foot import Foot
from ui.outreach.model import SheetModel
from ui.outreach.table import SheetTable
from ui.outreach.teaching import Teaching
from ui.outreach.top_row import TopRow
from ui.outreach.villages import VillageStrip
from ui.outreach.wording import month_words
from ui.theme import Theme
from ui.widgets import Ground, QuietButton
from xfdesk.records.outreach import OutreachQuery, OutreachSheet

MOST_HIGH = 16_777_215


class _Above(Ground):
    """Filters and villages on one ground, a line under them."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.theme.color("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()


class Workplace(QWidget):
    def __init__(self, theme: Theme, model: SheetModel, choices: Choices, month: str) -> None:
        super().__init__()
        self.theme, self.model, self._folded = theme, model, False
        self.top, self.villages = TopRow(theme, month), VillageStrip(theme)
        self.report = QuietButton(theme, "记零报告", keys("nothing_found"), name="给选中的村记零报告")
        self.all_columns = QuietButton(theme, "全部列", keys("all_columns"), tone="ink2")
        self.all_columns.hide()
        self.table = SheetTable(theme, model, choices)
        self.teaching, self.foot = Teaching(theme), Foot(theme)
        self.strip = QWidget()
        row = QHBoxLayout(self.strip)
        row.setContentsMargins(theme.px(16), 0, theme.px(20), theme.px(4))
        row.setSpacing(theme.px(8))
        row.addWidget(self.villages, 1)
        row.addWidget(self.all_columns)
        row.addWidget(self.report)
        above = _Above(theme, "bg")
        inside = QVBoxLayout(above)
        inside.setContentsMargins(0, 0, 0, 1)
        inside.setSpacing(0)
        inside.addWidget(self.top)
        inside.addWidget(self.strip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(above)
        column.addWidget(self.table, 1)
        column.addWidget(self.teaching, 1)
        column.addWidget(self.foot)
        self.top.left_downwards.connect(self.table.setFocus)
        self.villages.left_downwards.connect(self.table.setFocus)
        self.table.fitted.connect(self._on_fitted)
        self.villages.chosen.connect(lambda village: self.top.change(village=village))

    def show_counts(self, sheet: OutreachSheet, query: OutreachQuery) -> None:
        """All that stands around the rows."""
        shown = sum(line.row is not None and not line.nothing for line in self.model.lines)
        self.top.show_sheet(sheet, shown)
        self.villages.show_reports(sheet.villages if query.month else (), query.village)
        self.strip.setVisible(bool(query.month and sheet.villages))
        self.foot.show_doubts(self.model.doubtful())
        nothing_yet = self.model.last == 0 and not sheet.disputes and not self.top.is_set()
        self.teaching.show_month(month_words(query.month))
        self.teaching.setVisible(nothing_yet)
        self.foot.setVisible(not nothing_yet)
        high = self.theme.px(HEAD) + self.theme.px(ROW) * (self.model.last + 1)
        self.table.setMaximumHeight(high if nothing_yet else MOST_HIGH)

    def turn_columns(self) -> None:
        """All columns in a narrow window, or as many as fit; nothing where all fit."""
        if not self.all_columns.isHidden():
            self.table.show_whole(not self.table.whole)

    def _on_fitted(self, all_seen: bool) -> None:
        self.all_columns.setVisible(not all_seen)
        self.all_columns.set_word("收起几列" if self.table.whole else "全部列")
        self.all_columns.show_shortcut(not self._folded)

    def fold(self, folded: bool) -> None:
        self._folded = folded
        self.foot.fold(folded)
        self.teaching.fold(folded)
        self.report.show_shortcut(not folded)
        self.all_columns.show_shortcut(not folded)
