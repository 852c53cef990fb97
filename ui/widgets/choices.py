"""Choosing one of a few (Choice) and one of many by typing characters or pinyin initials (PickField)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QStyledItemDelegate

from ui.actions import pressed
from ui.theme import Theme
from ui.widgets.fields import LineField
from ui.widgets.marks import paint_chevron, paint_field
from xfdesk.rules import initials
from xfdesk.rules.text import fold

Option = str | tuple[str, str]  # a word, or (value, label)
MOST_SHOWN = 9
VALUE = Qt.ItemDataRole.UserRole


class Choice(QComboBox):
    """One of a few. `options` are words or (value, label); `placeholder` stands while nothing is chosen."""

    typed = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        options: Sequence[Option] = (),
        *,
        placeholder: str = "",
        width: int = 0,
    ) -> None:
        super().__init__()
        self.theme, self._mark = theme, ""
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFixedHeight(theme.px(32))
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        if width:
            self.setFixedWidth(theme.px(width))
        self.set_options(options)
        self.activated.connect(self._on_activated)

    def set_options(self, options: Sequence[Option]) -> None:
        """New options; what was chosen stays chosen when it is still among them."""
        kept = self.value()
        self.blockSignals(True)
        self.clear()
        for option in options:
            value, label = (option, option) if isinstance(option, str) else option
            self.addItem(label, value)
        self.setCurrentIndex(-1)
        self.blockSignals(False)
        if kept:
            self.set_value(kept)

    def value(self) -> str:
        found = self.currentData()
        return "" if found is None else str(found)

    def set_value(self, value: str) -> None:
        """An unknown value (from an older record) is added, so that nothing that was recorded is lost."""
        index = self.findData(value) if value else -1
        if value and index < 0:
            self.addItem(value, value)
            index = self.count() - 1
        self.blockSignals(True)
        self.setCurrentIndex(index)
        self.blockSignals(False)
        self.update()

    def mark(self, level: str) -> None:
        if level != self._mark:
            self._mark = level
            self.update()

    def _on_activated(self, _index: int) -> None:
        self.typed.emit()

    def sizeHint(self) -> QSize:
        widest = max(
            (self.fontMetrics().horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=0
        )
        placeholder = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return QSize(max(widest, placeholder) + self.theme.px(46), self.theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(56), self.theme.px(32))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the form must not change a choice under the mouse."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if pressed(event, "open_list") or (event.key() == Qt.Key.Key_Space and not event.modifiers()):
            self.showPopup()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        before = self.currentIndex()
        super().keyPressEvent(event)
        if self.currentIndex() != before and not event.isAccepted():
            self.typed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_field(
            painter,
            self.rect(),
            self.theme,
            focus=self.hasFocus(),
            mark=self._mark,
            enabled=self.isEnabled() and not self.property("rests"),
        )
        text = self.currentText() or self.placeholderText()
        painter.setPen(self.theme.color("ink" if self.currentText() and self.isEnabled() else "ink3"))
        room = self.rect().adjusted(self.theme.px(11) + 1, 0, -self.theme.px(28), 0)
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        paint_chevron(painter, QPointF(self.width() - self.theme.px(17), self.height() / 2), self.theme)
        painter.end()


def ranked(typed: str, options: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Options for typed characters or initials: those that begin with it, then those that hold it, then by initials."""
    wanted = fold(typed).strip()
    if not wanted:
        return list(options)
    groups: tuple[list[tuple[str, str]], ...] = ([], [], [], [])
    for value, label in options:
        folded = fold(label)
        pieces = label.split("/")
        if folded.startswith(wanted) or any(fold(piece).strip().startswith(wanted) for piece in pieces):
            groups[0].append((value, label))
        elif wanted in folded:
            groups[1].append((value, label))
        elif wanted.isascii() and any(initials.matches(piece.strip(), wanted) for piece in (label, *pieces)):
            groups[2].append((value, label))
        elif wanted.isascii() and initials.found_in(label, wanted):
            groups[3].append((value, label))
    return [option for group in groups for option in group]


class PickField(LineField):
    """A field with a list that opens while one types; Enter takes the marked line, Esc closes the list.

    `options` are words or (value, label). `free`: other words may stand (a unit not yet in the register).
    `rank(typed, options)` may order otherwise (categories). `picked(value)` fires when a line was taken.
    """

    picked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        options: Sequence[Option] = (),
        *,
        free: bool = True,
        placeholder: str = "",
        width: int = 0,
        rank: Callable[[str, Iterable[tuple[str, str]]], list[tuple[str, str]]] = ranked,
    ) -> None:
        super().__init__(theme, name, width=width, placeholder=placeholder)
        self.free, self.rank = free, rank
        self._options: tuple[tuple[str, str], ...] = ()
        self._popup: QListWidget | None = None
        self.setProperty("chevron", "true")
        self.set_options(options)
        self.textEdited.connect(self._on_narrowed)

    def set_options(self, options: Sequence[Option]) -> None:
        self._options = tuple((o, o) if isinstance(o, str) else o for o in options)

    def value(self) -> str:
        """The value behind the label that stands here; the words themselves when they are none of the options."""
        text = self.text().strip()
        return next((value for value, label in self._options if label == text), text)

    def set_value(self, value: str) -> None:
        super().set_value(next((label for known, label in self._options if known == value), value))

    # The list

    @property
    def is_open(self) -> bool:
        return self._popup is not None and self._popup.isVisible()

    def open_list(self, typed: str = "") -> None:
        found = self.rank(typed, self._options)
        if not found:
            self.close_list()
            return
        popup = self._list()
        popup.clear()
        for value, label in found[:200]:
            item = QListWidgetItem(label, popup)
            item.setData(VALUE, value)
            item.setSizeHint(QSize(0, self.theme.px(30)))
        current = next((i for i, (_value, label) in enumerate(found) if label == self.text()), -1)
        popup.setCurrentRow(current if current >= 0 else 0 if typed or not self.text() else -1)
        self._place(popup, len(found))
        popup.show()
        popup.raise_()

    def close_list(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def _list(self) -> QListWidget:
        if self._popup is None or self._popup.parent() is not self.window():
            popup = QListWidget(self.window())
            popup.setProperty("popup", "true")
            popup.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            popup.setAccessibleName(f"{self.accessibleName()} 可选项")
            popup.itemClicked.connect(self._on_clicked)
            self._popup = popup
        return self._popup

    def _place(self, popup: QListWidget, count: int) -> None:
        window = self.window()
        corner = self.mapTo(window, QPoint(0, self.height() + 2))
        height = min(count, MOST_SHOWN) * self.theme.px(30) + self.theme.px(8) + 2
        below = window.height() - corner.y() - 4
        if height > below:
            above = corner.y() - self.height() - 6
            if above > below:
                height = min(height, above)
                corner.setY(corner.y() - self.height() - 4 - height)
            else:
                height = max(below, self.theme.px(38))
        widest = max(self.fontMetrics().horizontalAdvance(popup.item(i).text()) for i in range(popup.count()))
        width = min(max(self.width(), widest + self.theme.px(40)), window.width() - 8)
        corner.setX(max(4, min(corner.x(), window.width() - width - 4)))
        popup.setGeometry(QRect(corner, QSize(width, height)))

    def _on_narrowed(self, typed: str) -> None:
        self.open_list(typed)

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        self.close_list()
        self.setText(item.text())
        self.typed.emit()
        self.picked.emit(str(item.data(VALUE)))

    def take_marked(self) -> None:
        """The marked line of the open list, for whoever ends the typing by a key of its own."""
        if self._popup is not None and self.is_open and self._popup.currentItem() is not None:
            self._take(self._popup.currentItem())
        self.close_list()

    # Keys

    def event(self, event: QEvent) -> bool:
        # Esc and Enter belong to the list while it is open, not to the page's shortcuts.
        keys = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        overrides = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if overrides and self.is_open and event.key() in keys and not event.modifiers():  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        popup = self._popup
        moves = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: MOST_SHOWN,
            Qt.Key.Key_PageUp: -MOST_SHOWN,
        }
        if pressed(event, "open_list") and not self.isReadOnly():
            self.open_list()
            return
        if plain and key in moves and not self.isReadOnly():
            if self.is_open and popup is not None:
                popup.setCurrentRow(max(0, min(popup.count() - 1, popup.currentRow() + moves[Qt.Key(key)])))
            else:
                self.open_list()
            return
        if self.is_open and popup is not None and plain:
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                item = popup.currentItem()
                self.close_list()
                if item is not None:
                    self._take(item)
                event.ignore()  # as a plain line does: who holds the field may move on
                return
            if key == Qt.Key.Key_Escape:
                self.close_list()
                return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        if self.composing:
            self.close_list()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.position().x() > self.width() - self.theme.px(28) and not self.isReadOnly():
            if self.is_open:
                self.close_list()
            else:
                self.open_list()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving with the list open takes the one line that is left of it, never a guess among several."""
        if (
            self.is_open
            and self._popup is not None
            and event.reason() != Qt.FocusReason.ActiveWindowFocusReason
        ):
            if self._popup.count() == 1 and self.text().strip() and self.text() != self._popup.item(0).text():
                self._take(self._popup.item(0))
            self.close_list()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.close_list()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        paint_chevron(painter, QPointF(self.width() - self.theme.px(17), self.height() / 2), self.theme)
        painter.end()
