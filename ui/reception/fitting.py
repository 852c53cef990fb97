"""Rows that would not fit close up, what lies below the cursor first; what still does not fit scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.reception.parts import Parts


class Fitting(QObject):
    """Nothing opens up again under the hand: only another visit or another size of the window begins anew."""

    def __init__(self, parts: Parts, scroller: QScrollArea, body: QWidget) -> None:
        super().__init__(scroller)
        self.parts, self.scroller, self.body = parts, scroller, body
        self.level = 0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.fit)
        body.installEventFilter(self)
        self._steps = (parts.handling.set_short, parts.matter.set_short)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A row has come, gone or grown."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._soon.start()
        return False

    def begin(self) -> None:
        self.level = 0
        self.fit()

    def fit(self) -> None:
        self._apply()
        while self.level < len(self._steps) and self._needed() > self.scroller.viewport().height():
            self.level += 1
            self._apply()

    def _apply(self) -> None:
        for n, step in enumerate(self._steps):
            step(n < self.level)

    def _needed(self) -> int:
        """The height of all rows now; Qt would reckon it only after the next events."""
        p = self.parts
        for grid in p.grids:
            grid.layout_.activate()
        for widget in (p.points.editor, *p.sections, self.body):
            if (layout := widget.layout()) is not None:
                layout.activate()
        return self.body.sizeHint().height()
