"""Grounds: the returning visitor's strip, cards of gate pages, name chips."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QWidget

from ui.actions import keys
from ui.icons import paint_icon
from ui.theme import Theme
from ui.widgets.marks import paint_ring, paint_word


class Ground(QWidget):
    """A plain widget with a ground of the theme: chrome, bg, sunk, surface."""

    def __init__(self, theme: Theme, token: str) -> None:
        super().__init__()
        self.theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", token)


class Strip(QWidget):
    """One line on a soft ground, 36 high: `tone` accent (a returning visitor), plain, amber or red. Fill with `row`."""

    def __init__(self, theme: Theme, tone: str = "accent") -> None:
        super().__init__()
        self.theme, self.tone = theme, tone
        self.setMinimumHeight(theme.px(36))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(theme.px(12), 0, theme.px(6), 0)
        self.row.setSpacing(theme.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plain = {"accent": ("accent_soft", "accent_line"), "plain": ("sunk", "line")}
        ground, border = plain.get(self.tone, (f"{self.tone}_bg", f"{self.tone}_line"))
        painter.setPen(QPen(t.color(border), 1))
        painter.setBrush(t.color(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), t.px(8), t.px(8))
        painter.end()


class Card(QFrame):
    """A card of a gate page (first start, opening a day)."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setProperty("card", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


class NameChip(QAbstractButton):
    """A representative's name with its ×; Delete or a click on × removes it."""

    removed = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme = theme
        self.setText(name)
        self.setToolTip(name)
        self.setAccessibleName(f"代表 {name}，按 {keys('drop')} 移去")
        self.setFixedHeight(theme.px(28))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return self._holding(self.text())

    def minimumSizeHint(self) -> QSize:
        """Two characters of the name at least, where five of them must stand in a narrow row."""
        return self._holding(min(self.text(), "国国…", key=self.fontMetrics().horizontalAdvance))

    def _holding(self, text: str) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(text) + self.theme.px(42), self.theme.px(28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.text())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.position().x() > self.width() - self.theme.px(26):
            self.removed.emit(self.text())
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(t.color("line2"), 1))
        painter.setBrush(t.color("sunk"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), t.px(5), t.px(5))
        painter.setPen(t.color("ink"))
        words = QRectF(self.rect()).adjusted(t.px(11) + 1, 0, -t.px(28), 0)
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(words.width()) + 1
        )
        paint_word(painter, words, shown, t)
        size = t.px(15)
        paint_icon(
            painter, t, "close", QRectF(self.width() - t.px(8) - size, (self.height() - size) / 2, size, size)
        )
        if self.hasFocus():
            paint_ring(painter, self.rect(), t, t.px(5))
        painter.end()


class NameChips(QWidget):
    """Names in a row, at most `most`; `removed(name)` when one was taken away, `typed` after any change by a person."""

    removed = Signal(str)
    typed = Signal()

    def __init__(self, theme: Theme, name: str = "代表", *, most: int = 5) -> None:
        super().__init__()
        self.theme, self.most = theme, most
        self.setAccessibleName(name)
        self._chips: list[NameChip] = []
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(theme.px(8))
        self.hide()

    def names(self) -> tuple[str, ...]:
        return tuple(chip.text() for chip in self._chips)

    def set_names(self, names: tuple[str, ...]) -> None:
        if names == self.names():
            return
        for chip in self._chips:
            self.row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [NameChip(self.theme, name) for name in names[: self.most]]
        for at, chip in enumerate(self._chips):
            chip.removed.connect(self._on_removed)
            self.row.insertWidget(at, chip)
        # Without names it takes no room and no gap, so that the field after it begins at the form's edge.
        if self.parentWidget() is not None:
            self.setVisible(bool(self._chips))

    @property
    def full(self) -> bool:
        return len(self._chips) >= self.most

    def _on_removed(self, name: str) -> None:
        names = list(self.names())
        names.remove(name)
        self.set_names(tuple(names))
        self.removed.emit(name)
        self.typed.emit()
