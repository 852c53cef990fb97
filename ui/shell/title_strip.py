"""Title strip, 36 high: mark, office, and at the right the two numbers and who types."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QWidget

from ui.actions import keys
from ui.icons import paint_icon
from ui.shell.numbers import Numbers
from ui.theme import Theme
from ui.widgets import Ground, Words, paint_ring

PRODUCT = "接访台"


class Mark(QWidget):
    """件 on accent: the program's sign."""

    def __init__(self, theme: Theme, size: int = 22) -> None:
        super().__init__()
        self.theme, self.size_ = theme, size
        self.setFixedSize(theme.px(size), theme.px(size))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.color("accent"))
        radius = self.width() * 0.22
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        font = t.font("bold")
        font.setPixelSize(round(self.width() * 0.58))
        painter.setFont(font)
        painter.setPen(t.color("on_accent"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "件")
        painter.end()


class UserButton(QAbstractButton):
    """Who types; the menu changes to another clerk of the register, to another ledger, or ends the work."""

    chosen = Signal(str)
    other_wanted = Signal()
    new_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self.folded = theme, False
        self.clerks: tuple[str, ...] = ()
        self.setFixedHeight(theme.px(26))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._on_clicked)

    def show_who(self, who: str, clerks: tuple[str, ...]) -> None:
        self.clerks = clerks
        self.setText(who)
        self.setAccessibleName(f"登记员 {who}，换人、换台账、退出")
        self.setToolTip(f"登记员 {who}" if self.folded else "换人登记、换台账、退出")
        self.updateGeometry()
        self.update()

    def fold(self, folded: bool) -> None:
        self.folded = folded
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        t = self.theme
        words = 0 if self.folded else QFontMetrics(t.font()).horizontalAdvance(self.text()) + t.px(6)
        return QSize(words + t.px(48), t.px(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def menu(self) -> QMenu:
        menu = QMenu(self)
        for name in self.clerks:
            action = QAction(name, menu)
            action.setCheckable(True)
            action.setChecked(name == self.text())
            action.triggered.connect(partial(self.chosen.emit, name))
            menu.addAction(action)
        menu.addSeparator()
        for text, wish in (
            (f"打开别的台账…\t{keys('open_other')}", self.other_wanted),
            ("新建一份台账…", self.new_wanted),
            (f"退出\t{keys('leave')}", self.leave_wanted),
        ):
            action = QAction(text, menu)
            action.triggered.connect(partial(wish.emit))
            menu.addAction(action)
        return menu

    def _on_clicked(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = self.theme, QPainter(self)
        size = t.px(18)
        paint_icon(painter, t, "user", QRectF(t.px(6), (self.height() - size) / 2, size, size))
        if not self.folded:
            painter.setPen(t.color("ink"))
            painter.drawText(
                self.rect().adjusted(t.px(29), 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), self.text()
            )
        chevron = t.px(16)
        paint_icon(
            painter,
            t,
            "down",
            QRectF(self.width() - chevron - t.px(3), (self.height() - chevron) / 2, chevron, chevron),
        )
        if self.hasFocus():
            paint_ring(painter, self.rect(), t, t.px(5))
        painter.end()


class TitleStrip(Ground):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "chrome")
        self.setFixedHeight(theme.px(36))
        self.office = Words(theme, "", role="medium")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(theme.px(14), 0, theme.px(14), 0)
        self.row.setSpacing(theme.px(8))
        self.row.addWidget(Mark(theme))
        self.row.addWidget(self.office)
        self.row.addWidget(Words(theme, PRODUCT, tone="ink2"))
        self.row.addStretch(1)

    def take(self, demo: QWidget, numbers: Numbers, user: UserButton) -> None:
        """Tag, numbers and user stand here when the window is wide, in the day bar when it is narrow."""
        self.row.insertWidget(3, demo)
        self.row.addWidget(numbers)
        self.row.addSpacing(self.theme.px(4))
        self.row.addWidget(user)
