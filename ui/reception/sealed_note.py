"""What sealing means, said while an accusation is taken down."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.icons import paint_icon
from ui.theme import Theme
from ui.widgets import Strip, Words

SAID = "保存就密封。列表、查找、台账、统计和打印只有“检举控告（已密封）”、号、日期和人数；再打开要写明原因，并记入历史。"


class SealedNote(Strip):
    """Plain, not tinted: it is neither a doubt nor an alarm."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "plain")
        self.row.addWidget(_Lock(theme))
        self.row.addWidget(Words(theme, SAID, tone="ink2", wrap=True), 1)
        self.hide()


class _Lock(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setFixedSize(theme.px(18), theme.px(18))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self.theme, "lock", QRectF(self.rect()))
        painter.end()
