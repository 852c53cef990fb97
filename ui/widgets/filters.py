"""The filters above a list: a chip that opens a list of choices; a set one says what is set and carries a ×."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui import actions
from ui.actions import pressed
from ui.icons import paint_icon
from ui.theme import Theme
from ui.widgets.labels import Words
from ui.widgets.ticks import TickDelegate
from xfdesk.rules import initials

TYPE_TO_FIND = 9


class FilterChip(QAbstractButton):
    """`cleared` when its × was pressed, or Delete while it has the focus."""

    cleared = Signal()

    def __init__(self, theme: Theme, word: str) -> None:
        super().__init__()
        self.theme, self.word, self.set_to = theme, word, ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)
        self.show_set("")

    def show_set(self, value: str) -> None:
        self.set_to = value
        self.setAccessibleName(f"筛选 {self.word} {value or '不限'}")
        self.setToolTip(f"{self.word} {value}" if value else "")
        self.updateGeometry()
        self.update()

    def _shown(self) -> str:
        wide = QFontMetricsF(self.theme.font("medium"))
        return wide.elidedText(self.set_to, Qt.TextElideMode.ElideRight, self.theme.px(150))

    def sizeHint(self) -> QSize:
        px = self.theme.px
        wide = QFontMetricsF(self.theme.font()).horizontalAdvance(self.word)
        if self.set_to:
            wide += QFontMetricsF(self.theme.font("medium")).horizontalAdvance(self._shown()) + px(6)
        return QSize(round(wide) + px(42), px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px, isset = self.theme, self.theme.px, bool(self.set_to)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = 2.0 if self.hasFocus() else 1.0
        edge = "accent" if self.hasFocus() else "accent_line" if isset else "line2"
        ground = "accent_soft" if isset else "hover" if self.underMouse() else "surface"
        painter.setPen(QPen(theme.color(edge), thick))
        painter.setBrush(theme.color(ground))
        box = QRectF(self.rect()).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(theme.color("ink2" if isset else "ink"))
        painter.setFont(theme.font())
        left = px(13)
        text = QRectF(left, 0, self.width(), self.height())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self.word)
        if isset:
            left += round(painter.fontMetrics().horizontalAdvance(self.word)) + px(6)
            painter.setFont(theme.font("medium"))
            painter.setPen(theme.color("accent"))
            text = QRectF(left, 0, self.width(), self.height())
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self._shown())
        paint_icon(painter, theme, "close" if isset else "down", self._sign(), "accent" if isset else "ink2")
        painter.end()

    def _sign(self) -> QRectF:
        size = self.theme.px(14)
        return QRectF(self.width() - self.theme.px(24), (self.height() - size) / 2, size, size)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.set_to and event.position().x() > self._sign().left() - self.theme.px(4):
            self.setDown(False)
            self.cleared.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if pressed(event, "drop") and self.set_to:
            self.cleared.emit()
        elif pressed(event, "done", "open_list") or event.key() == Qt.Key.Key_Down:
            self.click()
        else:
            super().keyPressEvent(event)


class ListPopup(QFrame):
    """A list of choices with check marks, several at once, or `one` alone, which closes it; long ones are narrowed by
    typing characters or initials.
    """

    changed = Signal(tuple)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        word: str,
        choices: tuple[str, ...],
        chosen: tuple[str, ...],
        *,
        one: bool = False,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", True)
        self.theme, self.one = theme, one
        self.list = QListWidget()
        self.list.setItemDelegate(TickDelegate(theme, self.list))
        self.list.setAccessibleName(word)
        for choice in dict.fromkeys((*choices, *chosen)):
            self._add(choice, choice in chosen)
        self.finder = QLineEdit()
        self.finder.setPlaceholderText("输入汉字或首字母")
        self.finder.setAccessibleName(f"在{word}里查找")
        self.finder.setFixedHeight(theme.px(32))
        self.finder.textChanged.connect(self._on_typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(6),) * 4)
        column.addWidget(self.finder)
        self.finder.setVisible(len(choices) > TYPE_TO_FIND)  # shown outside, it would be a window of its own
        column.addWidget(self.list)
        column.addWidget(Words(theme, actions.line("tick", "done"), role="small", tone="ink2"))
        self.list.itemChanged.connect(self._on_changed)
        self.list.itemClicked.connect(self._on_clicked)
        self.list.setCurrentRow(0)
        self._was: Qt.CheckState | None = None
        rows = min(12, max(3, self.list.count()))
        self.list.setFixedHeight(rows * theme.px(28) + theme.px(8))
        self.setFixedWidth(theme.px(230))

    def _add(self, choice: str, checked: bool) -> None:
        item = QListWidgetItem(choice)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        )
        item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
        item.setSizeHint(QSize(0, self.theme.px(28)))
        self.list.addItem(item)

    def open_below(self, widget: QWidget) -> None:
        self.adjustSize()
        self.move(widget.mapToGlobal(QPoint(0, widget.height() + self.theme.px(4))))
        self.show()
        (self.list if self.finder.isHidden() else self.finder).setFocus()

    def chosen(self) -> tuple[str, ...]:
        items = (self.list.item(n) for n in range(self.list.count()))
        return tuple(item.text() for item in items if item.checkState() == Qt.CheckState.Checked)

    def _on_changed(self, item: QListWidgetItem) -> None:
        self._toggled = True
        if self.one:
            self._leave_alone(item)
        self.changed.emit(self.chosen())
        if self.one:
            self.close()

    def _leave_alone(self, item: QListWidgetItem) -> None:
        self.list.blockSignals(True)
        for n in range(self.list.count()):
            if self.list.item(n) is not item:
                self.list.item(n).setCheckState(Qt.CheckState.Unchecked)
        self.list.blockSignals(False)

    def _on_clicked(self, item: QListWidgetItem) -> None:
        """A click on the words counts like one on the box (the box itself has already turned)."""
        if not getattr(self, "_toggled", False):
            self._turn(item)
        self._toggled = False

    def _turn(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            on = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
        self._toggled = False

    def _on_typed(self, typed: str) -> None:
        first = None
        for n in range(self.list.count()):
            item = self.list.item(n)
            word = typed.strip()
            hidden = (
                bool(word) and word not in item.text() and not initials.found_in(item.text(), word.lower())
            )
            item.setHidden(hidden)
            if first is None and not hidden:
                first = item
        if first is not None:
            self.list.setCurrentItem(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if pressed(event, "done"):
            if self.one or not self.chosen() or self.finder.hasFocus():
                self._turn(self.list.currentItem())
            self.close()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.finder.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)
