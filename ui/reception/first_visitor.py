"""The queue while nobody has come: what will stand here, which keys help, and the drafts that other days have left."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import actions
from ui.theme import Theme
from ui.widgets import QuietButton, SectionTitle, Words, keep_bar_room, paint_word
from xfdesk.records.day import LeftOver
from xfdesk.rules import dates

KEYS = (
    ("next", "登记来访人", "刷证件、扫码或打字都行"),
    ("continue", "续访", "认出来过的人，接着原来那件办"),
    ("judge_later", "待核实", "当场没把握，先这样记"),
    ("print", "打印登记表", "一页 A4，来访人当场签字"),
)


class FirstVisitor(QScrollArea):
    """`wanted(visit)`: that draft goes on; `unwanted(visit)`: it may go."""

    wanted = Signal(str)
    unwanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.left: tuple[LeftOver, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        keep_bar_room(self)
        inside = QWidget()
        self.box = QVBoxLayout(inside)
        self.box.setContentsMargins(theme.px(20), 0, theme.px(8), 0)
        self.box.setSpacing(theme.px(6))
        note = "来访人按到访先后排在这里，带着号、事由和判断。写到一半断电，最多丢最后一秒。"
        self.box.addWidget(Words(theme, note, tone="ink2", wrap=True))
        self.box.addSpacing(theme.px(10))
        self.box.addWidget(SectionTitle(theme, "今天也许用得上"))
        for name, words, why in KEYS:
            self.box.addWidget(_KeyLine(theme, actions.keys(name), words, why))
        self.drafts = QVBoxLayout()
        self.drafts.setSpacing(theme.px(2))
        self.box.addSpacing(theme.px(10))
        self.box.addLayout(self.drafts)
        self.box.addStretch(1)
        self.setWidget(inside)

    def show_left(self, left: tuple[LeftOver, ...]) -> None:
        if left == self.left:
            return
        self.left = left
        while (item := self.drafts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if left:
            self.drafts.addWidget(SectionTitle(self.theme, "别的接访日留下的"))
        for one in left:
            line = _Draft(self.theme, one)
            line.wanted.connect(self.wanted)
            line.unwanted.connect(self.unwanted)
            self.drafts.addWidget(line)


class _KeyCap(QWidget):
    """A key as it looks under the finger."""

    def __init__(self, theme: Theme, key: str) -> None:
        super().__init__()
        self.theme, self.key = theme, key
        wide = QFontMetrics(theme.font("small_medium")).horizontalAdvance(key) + theme.px(16)
        self.setFixedSize(QSize(max(wide, theme.px(56)), theme.px(24)))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -1.5)
        painter.setBrush(t.color("surface"))
        painter.setPen(QPen(t.color("edge"), 1))
        painter.drawRoundedRect(box.translated(0, 1), t.px(5), t.px(5))
        painter.setPen(QPen(t.color("line2"), 1))
        painter.drawRoundedRect(box, t.px(5), t.px(5))
        painter.setPen(t.color("ink"))
        paint_word(painter, box, self.key, t, "small_medium", centred=True)
        painter.end()


class _KeyLine(QWidget):
    def __init__(self, theme: Theme, key: str, words: str, why: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(3), 0, theme.px(3))
        row.setSpacing(theme.px(10))
        row.addWidget(_KeyCap(theme, key), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Words(theme, words, role="medium"))
        column.addWidget(Words(theme, why, role="small", tone="ink2", wrap=True))
        row.addLayout(column, 1)


class _Draft(QWidget):
    wanted = Signal(str)
    unwanted = Signal(str)

    def __init__(self, theme: Theme, left: LeftOver) -> None:
        super().__init__()
        self.left = left
        which = f"{dates.month_day(left.on)}  第 {left.row.queue_number} 号"
        on = QuietButton(theme, "接着写", name=f"接着写 {which}")
        off = QuietButton(theme, "不要了", name=f"不要 {which} 的草稿了", tone="ink2")
        on.clicked.connect(lambda: self.wanted.emit(left.row.visit))
        off.clicked.connect(lambda: self.unwanted.emit(left.row.visit))
        acts = QHBoxLayout()
        acts.setContentsMargins(0, 0, 0, 0)
        acts.addWidget(Words(theme, left.row.name or "还没有姓名", role="medium"), 1)
        acts.addWidget(on)
        acts.addWidget(off)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        column.setSpacing(0)
        column.addWidget(Words(theme, f"{which}  草稿没有存完", role="small", tone="ink2"))
        column.addLayout(acts)
