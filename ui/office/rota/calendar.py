"""The month at the keyboard and under the mouse: days are walked through, and what is planned is carried to another day.

A QTableView, so that a screen reader finds rows, columns and cells by itself.
"""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView

from ui.actions import pressed
from ui.office.rota.cells import GAP, LINE, CellDelegate
from ui.office.rota.model import DAYS, RotaModel
from ui.theme import Theme

HEAD = 30
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -DAYS, Qt.Key.Key_Down: DAYS}
LEAST = "国国国国"


class RotaCalendar(QTableView):
    """`walked(day)` the clerk stands on another day · `turned(months)` another month is wanted · `opened` into the form ·
    `carried(day, to)` what is planned on a day is moved · `lifted(day)` cut, `dropped` pasted here · `dismissed` 这天不接访.
    """

    walked = Signal(object)
    turned = Signal(int)
    sent_home = Signal()
    opened = Signal()
    carried = Signal(object, object)
    lifted = Signal(object)
    dropped = Signal(object)
    dismissed = Signal(object)

    def __init__(self, theme: Theme, model: RotaModel, today: date) -> None:
        super().__init__()
        self.theme, self.days, self.day = theme, model, today
        self.setModel(model)
        self.delegate = CellDelegate(theme, model, self)
        self.setItemDelegate(self.delegate)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setFixedHeight(theme.px(HEAD))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        for header in (head, self.verticalHeader()):
            header.setMinimumSectionSize(theme.px(20))
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._pressed: tuple[date, QPoint] | None = None
        self._carries: date | None = None
        self._at = QPoint()
        theme.changed.connect(self.viewport().update)
        self._name()

    # Where the clerk stands

    def go(self, day: date) -> None:
        """The cursor on a day; whoever listens shows its month where it is not in this one."""
        if day != self.day:
            self.day = day
            self.show_cursor()
            self.walked.emit(day)

    def show_cursor(self) -> None:
        """The model's month may have changed around the day."""
        index = self.days.index_of(self.day)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        else:
            self.clearSelection()
        self._name()

    def _name(self) -> None:
        """A screen reader hears the day as the clerk comes to it."""
        self.setAccessibleName(f"接访安排 {self.days.spoken(self.day)}")

    def day_at(self, point: QPoint) -> date | None:
        cell = self.days.cell(self.indexAt(point))
        return cell.on if cell is not None else None

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()), 0)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if pressed(event, "rota_shift") and step:
            self._shift(step)
        elif step and plain:
            self._step(step)
        elif pressed(event, "rota_before", "rota_after"):
            self.turned.emit(-1 if pressed(event, "rota_before") else 1)
        elif pressed(event, "rota_today"):
            self.sent_home.emit()
        elif pressed(event, "rota_day"):
            self.opened.emit()
        elif pressed(event, "rota_cut"):
            self.lifted.emit(self.day)
        elif pressed(event, "rota_paste"):
            self.dropped.emit(self.day)
        elif pressed(event, "rota_remove"):
            self.dismissed.emit(self.day)
        else:
            event.ignore()

    def _step(self, days: int) -> None:
        try:
            self.go(self.day + timedelta(days=days))
        except OverflowError:
            return

    def _shift(self, days: int) -> None:
        try:
            self.carried.emit(self.day, self.day + timedelta(days=days))
        except OverflowError:
            return

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if day is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = (day, event.position().toPoint())
        self.go(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._carries is None and self._pressed is not None:
            day, where = self._pressed
            far = (point - where).manhattanLength() >= QApplication.startDragDistance()
            if far and self._may_be_carried(day):
                self._carries = self.delegate.carried = day
                self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._carries is not None:
            self._aim(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day, to = self._carries, self.day_at(event.position().toPoint())
        self.let_go()
        if day is not None and to is not None and to != day:
            self.carried.emit(day, to)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.day_at(event.position().toPoint()):
            self.opened.emit()

    @property
    def carries(self) -> bool:
        return self._carries is not None

    def let_go(self) -> None:
        """Whatever is carried goes back to its day."""
        self._pressed = self._carries = self.delegate.over = self.delegate.carried = None
        self.viewport().unsetCursor()
        self.viewport().update()

    def _may_be_carried(self, day: date) -> bool:
        cell = self.days.on(day)
        return cell is not None and cell.planned is not None and not cell.held and day >= self.days.today

    def _aim(self, point: QPoint) -> None:
        over = self.indexAt(point)
        self.delegate.over = over if over.isValid() and self.day_at(point) != self._carries else None
        self._at = point
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.let_go()

    # Sizes and paint

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        cell = self.days.on(self._carries) if self._carries is not None else None
        if cell is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.9)
        wide = self.columnWidth(0) - self.theme.px(2 * GAP)
        high = min(self.theme.px(2 * LINE + 8), self.rowHeight(0) - self.theme.px(LINE + 8))
        corner = QPointF(self._at) - QPointF(wide / 3, high / 2)
        self.delegate.paint_card(painter, cell, QRectF(corner.x(), corner.y(), wide, high))
        painter.end()

    def minimumSizeHint(self) -> QSize:
        metrics, px = QFontMetrics(self.theme.font("medium")), self.theme.px
        wide = metrics.horizontalAdvance(LEAST) + px(2 * GAP + 12)
        return QSize(DAYS * wide, px(HEAD) + 6 * px(2 * LINE + 2))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()
