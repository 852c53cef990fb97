"""督办 while nothing is open: what will stand here, and how it comes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.actions import keys
from ui.theme import Theme
from ui.widgets import Button, Ground, SectionTitle, Words
from ui.widgets.picture import Picture

COMES = (
    ("书面告知", "收到以后要在期限以内告诉来访人的：受理没有，转给了谁"),
    ("书面答复", "受理以后要在期限以内出具处理意见书的"),
    ("兑现答应", "接访时答应过的事，到答应的那一天"),
    ("定承办", "还缺领导、承办人或者期限的"),
    ("回访、系统录入", "答复以后还要做的"),
)
HOW = (
    "来访人登记以后，没有办结的事项都按期限先后列在这里，一件也不会忘。"
    "来信、来电、网上和上级交办的，在这里登记。"
)
WIDE = 600


class Empty(Ground):
    receive_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "surface")
        px = theme.px
        self.receive = Button(theme, "登记事项", keys("receive"), primary=True)
        self.receive.clicked.connect(self.receive_wanted)
        inside = QWidget()
        inside.setMaximumWidth(px(WIDE))
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(24), px(16), px(20), px(16))
        column.setSpacing(px(8))
        self.picture = Picture(theme, "followup")
        column.addWidget(self.picture)
        column.addWidget(Words(theme, "没有要督办的事项", role="gate"))
        column.addWidget(Words(theme, HOW, tone="ink2", wrap=True))
        column.addSpacing(px(4))
        column.addWidget(self.receive, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(px(8))
        column.addWidget(SectionTitle(theme, "会出现在这里的"))
        column.addLayout(_comes(theme))
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inside)

    def fold(self, folded: bool) -> None:
        self.picture.setVisible(not folded)


def _comes(theme: Theme) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(16))
    grid.setVerticalSpacing(theme.px(8))
    grid.setColumnStretch(1, 1)
    for row, (what, when) in enumerate(COMES):
        grid.addWidget(Words(theme, what, role="medium"), row, 0)
        grid.addWidget(Words(theme, when, tone="ink2", wrap=True), row, 1)
    return grid
