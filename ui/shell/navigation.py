"""Navigation: a 20-px icon above two characters; the open page is a white tile with an accent edge; counts where something waits."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout

from ui.icons import paint_icon
from ui.theme import Theme
from ui.widgets import Ground, paint_ring

WIDE, FOLDED = 68, 48


class NavigationKey(QAbstractButton):
    def __init__(self, theme: Theme, key: str, word: str, icon: str, shortcut: str) -> None:
        super().__init__()
        self.theme, self.key, self.word, self.icon_name = theme, key, word, icon
        self.folded, self.count = False, ""
        self.setCheckable(True)
        self.setText(word)
        self.setAccessibleName(word)
        self.setToolTip(f"{word}   {shortcut}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.fold(False)

    def fold(self, folded: bool) -> None:
        self.folded = folded
        t = self.theme
        self.setFixedSize(t.px(36 if folded else 56), t.px(42 if folded else 50))
        self.update()

    def set_count(self, count: str) -> None:
        self.count = count
        self.setAccessibleName(f"{self.word} {count}" if count else self.word)
        self.update()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if on or self.underMouse():
            painter.setPen(QPen(t.color("line2"), 1) if on else Qt.PenStyle.NoPen)
            painter.setBrush(t.color("surface" if on else "hover"))
            painter.drawRoundedRect(box, t.px(7), t.px(7))
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("accent"))
            painter.drawRoundedRect(QRectF(0, self.height() * 0.26, t.px(3), self.height() * 0.48), 1.5, 1.5)
        size = t.px(20)
        top = (self.height() - size) / 2 if self.folded else t.px(7)
        # A long count would cover it.
        aside = t.px(3.5) * max(0, len(self.count) - 1) if not self.folded else 0
        place = QRectF((self.width() - size) / 2 - aside, top, size, size)
        paint_icon(painter, t, self.icon_name, place, "accent" if on else "ink2")
        if not self.folded:
            painter.setFont(t.font("bold" if on else "body"))
            painter.setPen(t.color("accent" if on else "ink2"))
            words = self.rect().adjusted(0, t.px(27), 0, -t.px(3))
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.word)
        if self.count:
            self._paint_count(painter)
        if self.hasFocus():
            paint_ring(painter, self.rect(), t, t.px(7))
        painter.end()

    def _paint_count(self, painter: QPainter) -> None:
        t = self.theme
        size = t.px(16)
        width = max(size, size + t.px(6) * (len(self.count) - 1))
        badge = QRectF(self.width() - width - t.px(2), t.px(2), width, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.color("amber"))
        painter.drawRoundedRect(badge, size / 2, size / 2)
        painter.setFont(t.font("badge"))
        painter.setPen(t.color("surface"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self.count)


class Navigation(Ground):
    """`asked(page_key)` when a page was chosen. The last page stands at the foot."""

    asked = Signal(str)

    def __init__(self, theme: Theme, pages: tuple[tuple[str, str, str, str], ...]) -> None:
        super().__init__(theme, "chrome")
        self.keys: dict[str, NavigationKey] = {}
        self._group = QButtonGroup(self)
        self.column = QVBoxLayout(self)
        for key, word, icon, shortcut in pages:
            button = NavigationKey(theme, key, word, icon, shortcut)
            self.keys[key] = button
            self._group.addButton(button)
            if key == pages[-1][0]:
                self.column.addStretch(1)
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._group.buttonClicked.connect(self._on_clicked)
        self.fold(False)

    def fold(self, folded: bool) -> None:
        t = self.theme
        self.setFixedWidth(t.px(FOLDED if folded else WIDE))
        self.column.setContentsMargins(0, t.px(6), 0, t.px(6))
        self.column.setSpacing(t.px(2 if folded else 4))
        for button in self.keys.values():
            button.fold(folded)

    def show_page(self, key: str) -> None:
        self.keys[key].setChecked(True)

    def set_count(self, key: str, count: str) -> None:
        self.keys[key].set_count(count)

    def _on_clicked(self, button: NavigationKey) -> None:
        self.asked.emit(button.key)
