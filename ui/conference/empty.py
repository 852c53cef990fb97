"""会议 before the first session: what it is for, and how it begins."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import keys
from ui.theme import Theme
from ui.widgets import Button, GivingWay, Ground, SectionTitle, Words
from ui.widgets.picture import Picture

HOW = "几个单位一起才能定的事，提到联席会议上：会前印议程和摘要，会上当场记交办，会后收反馈、销号，办结几件自己算好。"
STEPS = (
    ("act_bring", "提请", "在打开的事项里提请联席会议，或者在这里按编号、姓名查出来"),
    ("decide_item", "交办", "会上逐件记下决定、承办单位和期限，期限进督办"),
    ("report_item", "反馈", "承办单位办到什么程度，到期没有反馈的在督办里变红"),
    ("strike_item", "销号", "反馈以后销号，算作办结"),
)
WIDE = 640


class _KeyCap(QWidget):
    """A key as it stands on the keyboard."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self.theme, self.text = theme, text
        self.setFixedSize(theme.px(72), theme.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(self.theme.color("line2"))
        painter.setBrush(self.theme.color("surface"))
        painter.drawRoundedRect(box, self.theme.px(5), self.theme.px(5))
        painter.setPen(self.theme.color("edge"))
        painter.drawLine(int(box.left()) + 4, int(box.bottom()), int(box.right()) - 4, int(box.bottom()))
        painter.setFont(self.theme.font("small"))
        painter.setPen(self.theme.color("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text)
        painter.end()


class Empty(Ground):
    new_wanted = Signal()
    bring_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "surface")
        px = theme.px
        self.new = Button(theme, "新的一次会议", keys("new_session"), primary=True)
        self.bring = Button(theme, "", keys("bring_waiting"))
        self.new.clicked.connect(self.new_wanted)
        self.bring.clicked.connect(self.bring_wanted)
        self.picture = Picture(theme, "conference")
        inside = QWidget()
        inside.setMaximumWidth(px(WIDE))
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(32), px(28), px(20), px(16))
        column.setSpacing(px(8))
        column.addWidget(self.picture)
        column.addWidget(Words(theme, "开第一次联席会议", role="gate"))
        column.addWidget(Words(theme, HOW, tone="ink2", wrap=True))
        column.addSpacing(px(4))
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.new)
        buttons.addWidget(self.bring)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addSpacing(px(12))
        column.addWidget(SectionTitle(theme, "一件事怎样过会"))
        column.addLayout(_steps(theme))
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(GivingWay(inside))
        whole.addStretch(1)

    def show_waiting(self, many: int) -> None:
        """With matters marked already, the first session begins with them."""
        self.bring.set_word(f"等着上会的 {many} 件提上第一次会")
        self.bring.setVisible(many > 0)

    def fold(self, folded: bool) -> None:
        self.picture.setVisible(not folded)
        for button in (self.new, self.bring):
            button.show_shortcut(not folded)


def _steps(theme: Theme) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(14))
    grid.setVerticalSpacing(theme.px(10))
    grid.setColumnStretch(2, 1)
    for row, (action, what, how) in enumerate(STEPS):
        grid.addWidget(_KeyCap(theme, keys(action)), row, 0)
        grid.addWidget(Words(theme, what, role="medium"), row, 1)
        grid.addWidget(Words(theme, how, tone="ink2", wrap=True), row, 2)
    return grid
