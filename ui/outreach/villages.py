"""The villages in a strip: what each reported in the month. One that is chosen narrows the sheet to it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.actions import pressed
from ui.outreach.wording import report_spoken, report_words
from ui.theme import Theme
from ui.widgets import paint_ring, paint_word
from xfdesk.records.outreach import VillageReport

HIGH, CHIP = 40, 28
REPORT = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class VillageStrip(QListWidget):
    """`chosen(village)`, "" when the chosen one is pressed again; `left_downwards` when the sheet is wanted."""

    chosen = Signal(str)
    left_downwards = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self.only = theme, ""
        self.painted = _Chips(theme, self)
        self.setItemDelegate(self.painted)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setAccessibleName("各村本月报了没有")
        self.setProperty("popup", "side")
        self.viewport().setAutoFillBackground(False)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setFixedHeight(theme.px(HIGH))
        self.itemClicked.connect(self._on_item)
        theme.changed.connect(self.viewport().update)

    def show_reports(self, reports: tuple[VillageReport, ...], only: str) -> None:
        """The cursor stays on its village."""
        self.only = only
        if [item.data(REPORT) for item in self._items()] == list(reports):
            self.viewport().update()
            return
        here = self.village()
        self.clear()
        for one in reports:
            item = QListWidgetItem(one.village, self)
            item.setData(REPORT, one)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, report_spoken(one))
            item.setToolTip(report_spoken(one))
            item.setSizeHint(QSize(self.painted.wide(one), self.theme.px(HIGH)))
            if one.village == here:
                self.setCurrentItem(item)
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(n) for n in range(self.count())]

    def village(self) -> str:
        item = self.currentItem()
        return item.text() if item is not None else ""

    def _on_item(self, item: QListWidgetItem) -> None:
        self.chosen.emit("" if item.text() == self.only else item.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if pressed(event, "done", "tick") and item is not None:
            self._on_item(item)
        elif event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (event.angleDelta().y() or event.angleDelta().x()))


class _Chips(QStyledItemDelegate):
    def __init__(self, theme: Theme, strip: VillageStrip) -> None:
        super().__init__(strip)
        self.theme, self.strip = theme, strip

    def wide(self, one: VillageReport) -> int:
        words = QFontMetricsF(self.theme.font()).horizontalAdvance(one.village)
        said = QFontMetricsF(self.theme.font("small_medium")).horizontalAdvance(report_words(one))
        return round(words + said) + self.theme.px(44)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Name, mark and word: ● reported, – none, ○ not yet."""
        t, px, one = self.theme, self.theme.px, index.data(REPORT)
        on = one.village == self.strip.only
        place = QRectF(option.rect).adjusted(0, 0, -px(8), 0)
        box = QRectF(place.left(), place.center().y() - px(CHIP) / 2, place.width(), px(CHIP))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(t.color("accent_line" if on else "line2"), 1))
        painter.setBrush(t.color("accent_soft" if on else "surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(CHIP) / 2, px(CHIP) / 2)
        tone = "amber" if not one.reported else "ink2"
        mark = QPointF(box.left() + px(14), box.center().y())
        self._mark(painter, mark, one, tone)
        painter.setPen(t.color("accent" if on else "ink"))
        words = box.adjusted(px(22), 0, 0, 0)
        paint_word(painter, words, one.village, t)
        wide = QFontMetricsF(t.font()).horizontalAdvance(one.village) + px(6)
        painter.setPen(t.color(tone))
        paint_word(painter, words.adjusted(wide, 0, 0, 0), report_words(one), t, "small_medium")
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, box, t, px(CHIP) / 2)
        painter.restore()

    def _mark(self, painter: QPainter, center: QPointF, one: VillageReport, tone: str) -> None:
        r = self.theme.px(4)
        color = self.theme.color(tone)
        painter.setPen(QPen(color, 1.5))
        painter.setBrush(color if one.disputes else Qt.BrushStyle.NoBrush)
        if one.nothing and not one.disputes:
            painter.drawLine(QPointF(center.x() - r, center.y()), QPointF(center.x() + r, center.y()))
        else:
            painter.drawEllipse(center, r, r)
