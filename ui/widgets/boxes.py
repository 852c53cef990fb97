"""Check boxes and radio buttons, painted over Qt's own so that keyboard and screen readers keep working."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QCheckBox,
    QRadioButton,
    QSizePolicy,
)

from ui.actions import pressed
from ui.theme import Theme
from ui.widgets.flow import Flow
from ui.widgets.marks import paint_ring

LEAST_GAP = 4


class CheckBox(QCheckBox):
    """`value()` is a bool; `typed` when a person changed it."""

    typed = Signal()

    def __init__(self, theme: Theme, text: str, name: str = "") -> None:
        super().__init__(text)
        self.theme = theme
        self.setAccessibleName(name or text.replace("&", ""))
        self.clicked.connect(self._on_clicked)

    def value(self) -> bool:
        return self.isChecked()

    def set_value(self, value: bool) -> None:
        self.blockSignals(True)
        self.setChecked(value)
        self.blockSignals(False)
        self.update()

    def mark(self, level: str) -> None:
        """A box is never wrong by itself; part of the fields' manner."""

    def _on_clicked(self) -> None:
        self.typed.emit()

    def sizeHint(self) -> QSize:
        return QSize(_width(self, self.theme), self.theme.px(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos) -> bool:  # type: ignore[no-untyped-def]
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = t.px(17)
        box = QRectF(3.5, (self.height() - size) / 2 + 0.5, size - 1, size - 1)
        paint_check(painter, box, t, on=self.isChecked(), enabled=self.isEnabled())
        _paint_words(self, painter, t, size)
        painter.end()


def paint_check(painter: QPainter, box: QRectF, theme: Theme, *, on: bool, enabled: bool = True) -> None:
    """The box alone, for check boxes and for cells of tables."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("accent" if on else "edge" if enabled else "line2"), 1))
    painter.setBrush(theme.color("accent" if on else "surface"))
    painter.drawRoundedRect(box, theme.px(4), theme.px(4))
    if on:
        pen = QPen(theme.color("on_accent"), theme.px(2))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        size, left, middle = box.width() + 1, box.left(), box.center().y()
        tick = ((0.22, 0.02), (0.42, 0.22), (0.74, -0.2))
        painter.drawPolyline([QPointF(left + size * x, middle + size * y) for x, y in tick])
    painter.restore()


class Radio(QRadioButton):
    """`slack`: how much wider than its words it is where there is room, so that a row of them can draw together."""

    def __init__(self, theme: Theme, text: str, slack: int = 0) -> None:
        super().__init__(text)
        self.theme, self.slack = theme, slack
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text.replace("&", ""))

    def sizeHint(self) -> QSize:
        return QSize(_width(self, self.theme) + self.theme.px(self.slack), self.theme.px(26))

    def minimumSizeHint(self) -> QSize:
        return QSize(_width(self, self.theme), self.theme.px(26))

    def hitButton(self, pos) -> bool:  # type: ignore[no-untyped-def]
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose; Qt by itself only moves the focus as long as none of the group is chosen."""
        group = self.group()
        none = group is not None and group.checkedButton() is None
        super().keyPressEvent(event)
        there = QApplication.focusWidget()
        if none and group is not None and there is not self and there in group.buttons():
            cast(Radio, there).click()

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = t.px(17)
        box = QRectF(3.5, (self.height() - size) / 2 + 0.5, size - 1, size - 1)
        on = self.isChecked()
        painter.setPen(QPen(t.color("accent" if on else "edge"), 1.4 if on else 1))
        painter.setBrush(t.color("surface"))
        painter.drawEllipse(box)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.color("accent"))
            inner = size * 0.23
            painter.drawEllipse(box.adjusted(inner, inner, -inner, -inner))
        _paint_words(self, painter, t, size)
        painter.end()


class RadioRow(Flow):
    """One of a few side by side; arrows move, a digit chooses the one of its place, one place in the tab order.
    `value()` "" when none is chosen.

    Where there is little room they draw together, then go on in a second line.
    """

    typed = Signal()

    def __init__(
        self, theme: Theme, name: str, options: Sequence[str | tuple[str, str]], *, gap: int = 18
    ) -> None:
        super().__init__(theme.px(min(gap, LEAST_GAP)), middle=True)
        self.setAccessibleName(name)
        self._buttons: dict[str, Radio] = {}
        self._group = QButtonGroup(self)
        for option in options:
            value, label = (option, option) if isinstance(option, str) else option
            button = Radio(theme, label, max(0, gap - LEAST_GAP))
            button.setAccessibleName(f"{name} {label}")
            self.put(button)
            self._buttons[value] = button
            self._group.addButton(button)
        self._group.buttonClicked.connect(self._on_clicked)
        if self._buttons:
            self.setFocusProxy(next(iter(self._buttons.values())))

    def button(self, value: str) -> Radio:
        return self._buttons[value]

    def value(self) -> str:
        return next((value for value, button in self._buttons.items() if button.isChecked()), "")

    def set_value(self, value: str) -> None:
        self._group.setExclusive(False)
        for known, button in self._buttons.items():
            button.setChecked(known == value)
        self._group.setExclusive(True)
        self.setFocusProxy(self._buttons.get(value) or next(iter(self._buttons.values())))

    def show_only(self, values: Sequence[str]) -> None:
        """Unlawful choices are absent, not disabled."""
        for known, button in self._buttons.items():
            button.setVisible(known in values)
        self.changed()

    def mark(self, level: str) -> None:
        """Part of the fields' manner."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        there = [button for button in self._buttons.values() if not button.isHidden()]
        if pressed(event, "choose_nth") and int(event.text()) <= len(there):
            chosen = there[int(event.text()) - 1]
            chosen.setFocus()
            chosen.click()
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, button: Radio) -> None:
        self.setFocusProxy(button)
        self.typed.emit()

    def sizes(self, width: int) -> list[QSize]:
        wanted = super().sizes(width)
        return wanted if self.length(wanted) <= width else [one.minimumSizeHint() for one in self.shown()]


def _width(box: QCheckBox | QRadioButton, theme: Theme) -> int:
    text = box.text().replace("&", "")
    return theme.px(17) + 4 + (theme.px(7) + box.fontMetrics().horizontalAdvance(text) + 4 if text else 3)


def _paint_words(box: QCheckBox | QRadioButton, painter: QPainter, theme: Theme, size: int) -> None:
    if box.hasFocus():
        around = QRectF(0, 0, min(box.width(), _width(box, theme)), box.height())
        paint_ring(painter, around, theme, theme.px(5))
    painter.setPen(theme.color("ink" if box.isEnabled() else "ink3"))
    room = box.rect().adjusted(size + 4 + theme.px(6), 0, 0, 0)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
    painter.drawText(room, int(flags), box.text())
