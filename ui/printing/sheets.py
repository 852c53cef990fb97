"""The pages of a document on the screen: each whole in its view to be turned, or as wide as it is read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from ui.printing.layout import Pages
from ui.printing.paper import picture_of
from ui.theme import Theme

TURNS = {
    "page_down": QScrollBar.SliderAction.SliderPageStepAdd,
    "page_up": QScrollBar.SliderAction.SliderPageStepSub,
    "first_page": QScrollBar.SliderAction.SliderToMinimum,
    "last_page": QScrollBar.SliderAction.SliderToMaximum,
}
EDGE = 12
READING = {True: 940, False: 720}
"""Width of a page that is read, by whether it lies on its side."""


class Sheets(QScrollArea):
    """`whole`: a page a view, so that turning by a view is turning a page. A click on a page enlarges it and back."""

    def __init__(self, theme: Theme, pages: Pages) -> None:
        super().__init__()
        self.theme, self.pages, self.whole = theme, pages, True
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.ground = QWidget()
        self.ground.setProperty("ground", "bg")
        self.column = QVBoxLayout(self.ground)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.labels = [_Sheet(n + 1, self) for n in range(len(pages.pages))]
        for label in self.labels:
            self.column.addWidget(label)
        self.setWidget(self.ground)
        self._shown: tuple[int, int, bool] | None = None

    def show_whole(self, whole: bool) -> None:
        """The page in view stays in view."""
        bar = self.verticalScrollBar()
        page = bar.value() // max(1, self.labels[0].height())
        self.whole = whole
        self._draw()
        bar.setValue(page * self.labels[0].height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def _draw(self) -> None:
        several = len(self.labels) > 1 or not self.whole
        on, off = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(on if several else off)
        room = self.viewport().size()
        now = (room.width(), room.height(), self.whole)
        if now == self._shown or not room.height():
            return
        self._shown = now
        width, height = self._page_size()
        ratio = self.devicePixelRatioF()
        slot = room.height() if self.whole else height + 2 * self.theme.px(EDGE)
        for n, label in enumerate(self.labels):
            picture = QPixmap.fromImage(picture_of(self.pages, n, round(width * ratio)))
            picture.setDevicePixelRatio(ratio)
            label.setPixmap(picture)
            label.setFixedHeight(slot)
        self.column.activate()
        self.ground.setFixedHeight(slot * len(self.labels))

    def _page_size(self) -> tuple[int, int]:
        wide, high = self.pages.size
        edge = 2 * self.theme.px(EDGE)
        room = self.viewport().size()
        width = max(120, room.width() - edge)
        if self.whole:
            width = min(width, round((room.height() - edge) * wide / high))
        else:
            width = min(width, self.theme.px(READING[wide > high]))
        return width, round(width * high / wide)


class _Sheet(QLabel):
    def __init__(self, number: int, sheets: Sheets) -> None:
        super().__init__()
        self.sheets = sheets
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(f"第 {number} 页")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.sheets.show_whole(not self.sheets.whole)
