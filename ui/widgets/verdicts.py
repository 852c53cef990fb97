"""The leader judges: four large keys in a row, and the chip that says the verdict elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.marks import (
    chip_width,
    paint_ring,
    paint_verdict_chip,
    paint_verdict_mark,
    paint_word,
    verdict_token,
)
from xfdesk.rules.words import Verdict

KEYS = (
    (Verdict.FULLY_REASONABLE, "1"),
    (Verdict.PARTLY_REASONABLE, "2"),
    (Verdict.UNREASONABLE, "3"),
    (Verdict.PENDING, "0"),
)


WORDS, NUMBER = 36, 31
"""Where its word begins, and the room of its number's frame."""


class VerdictKey(QAbstractButton):
    def __init__(self, theme: Theme, verdict: Verdict, number: str) -> None:
        super().__init__()
        self.theme, self.verdict, self.number = theme, verdict, number
        self.setCheckable(True)
        self.setText(str(verdict))
        self.setAccessibleName(f"判断 {verdict}")
        self.setFixedHeight(theme.px(38))
        self.setMinimumWidth(self._words_end() + theme.px(8))
        self.setMaximumWidth(max(theme.px(132), self._words_end() + theme.px(NUMBER)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), self.theme.px(38))

    def _words_end(self) -> int:
        return self.theme.px(WORDS) + word_width(self.theme, self.text(), "key_bold")

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        token = verdict_token(self.verdict)
        on, radius = self.isChecked(), t.px(6)
        inset = 4.5 if on and self.hasFocus() else 1
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        if on:
            painter.setPen(QPen(t.color(token), 1.6))
            painter.setBrush(t.color(f"{token}_bg"))
        else:
            painter.setPen(QPen(t.color("line2"), 1))
            painter.setBrush(t.color("hover" if self.underMouse() else "surface"))
        painter.drawRoundedRect(box, radius - inset + 1, radius - inset + 1)
        if not on:
            painter.setPen(QPen(t.color("edge"), 1))
            painter.drawLine(
                QPointF(box.left() + radius, box.bottom()), QPointF(box.right() - radius, box.bottom())
            )
        paint_verdict_mark(
            painter, QPointF(t.px(22), self.height() / 2), self.verdict, t.color(token), t.px(6)
        )
        self._paint_words(painter, token, on)
        if self.hasFocus():
            paint_ring(painter, self.rect(), t, radius, strong=on)
        painter.end()

    def _paint_words(self, painter: QPainter, token: str, on: bool) -> None:
        t = self.theme
        painter.setPen(t.color(token if on else "ink"))
        words = QRectF(self.rect()).adjusted(t.px(WORDS), 0, 0, 0)
        paint_word(painter, words, self.text(), t, "key_bold" if on else "key")
        if self.width() < self._words_end() + t.px(NUMBER):
            return  # no room for both; a screen reader says the number all the same
        frame = QRectF(self.width() - t.px(27), (self.height() - t.px(17)) / 2, t.px(17), t.px(17))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(t.color(token if on else "line2"), 1))
        painter.drawRoundedRect(frame, t.px(3), t.px(3))
        painter.setPen(t.color(token if on else "ink2"))
        paint_word(painter, frame, self.number, t, "small", centred=True)


class VerdictKeys(QWidget):
    """`judged(Verdict)` when a key was pressed; 1 2 3 0 and arrows while the row has the focus. `value()` may be None."""

    judged = Signal(object)
    typed = Signal()

    def __init__(self, theme: Theme, name: str = "判断", *, pending: bool = True) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._keys = [VerdictKey(theme, verdict, number) for verdict, number in KEYS]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for key in self._keys:
            key.clicked.connect(self._on_clicked)
            row.addWidget(key)
        row.addStretch(1)
        if not pending:
            self._keys[-1].hide()
        self._rove(self._keys[0])

    def key(self, verdict: Verdict) -> VerdictKey:
        return next(key for key in self._keys if key.verdict is verdict)

    def value(self) -> Verdict | None:
        return next((key.verdict for key in self._keys if key.isChecked()), None)

    def set_value(self, verdict: Verdict | None) -> None:
        """Silent."""
        for key in self._keys:
            key.setChecked(key.verdict is verdict)
        self._rove(next((key for key in self._keys if key.isChecked()), self._keys[0]))

    def judge(self, verdict: Verdict) -> None:
        """As if its key had been pressed (Alt+1 from anywhere in a point)."""
        self.set_value(verdict)
        self.judged.emit(verdict)
        self.typed.emit()

    def mark(self, level: str) -> None:
        """Part of the fields' manner."""

    def _on_clicked(self) -> None:
        key = self.sender()
        if isinstance(key, VerdictKey):
            self.judge(key.verdict)

    def _rove(self, stop: VerdictKey) -> None:
        for key in self._keys:
            key.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key is stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(stop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = next((key for key in self._keys if key.number == event.text() and key.isVisible()), None)
        shown = [key for key in self._keys if key.isVisible()]
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        if pressed is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            pressed.setFocus()
            self.judge(pressed.verdict)
        elif step and shown:
            at = next((i for i, key in enumerate(shown) if key.hasFocus()), 0)
            shown[(at + step) % len(shown)].setFocus()
        else:
            super().keyPressEvent(event)


class VerdictChip(QWidget):
    """Mark and word; says itself to a screen reader."""

    def __init__(self, theme: Theme, verdict: Verdict | None = None, *, sealed: bool = False) -> None:
        super().__init__()
        self.theme, self.sealed, self.verdict = theme, sealed, verdict
        self.setFixedSize(chip_width(theme), theme.px(22))
        self.set_verdict(verdict, sealed=sealed)

    def set_verdict(self, verdict: Verdict | None, *, sealed: bool = False) -> None:
        self.verdict, self.sealed = verdict, sealed
        self.setAccessibleName("已密封" if sealed else str(verdict or Verdict.NONE))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_verdict_chip(painter, self.rect(), self.verdict, self.theme, sealed=self.sealed)
        painter.end()


def word_width(theme: Theme, text: str, role: str = "body") -> int:
    return QFontMetrics(theme.font(role)).horizontalAdvance(text)
