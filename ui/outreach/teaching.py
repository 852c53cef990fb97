"""排查 in a month of which nothing is written yet: how a sheet is filled, below its first empty row."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import keys, line
from ui.theme import Theme
from ui.widgets import Button, Ground, SectionTitle, Words
from ui.widgets.picture import Picture

HOW = (
    f"像表格一样写：{line('cell_right', 'cell_down')}，直接打字就是写，写完就存，断电最多丢最后一秒。"
    "各村交来的表也可以整块贴进来，看不明白的格子会标出来，原样留着。"
)
USEFUL = (
    ("paste_cells", "贴进", "从 Excel、WPS 复制的一块，带表头的认得出哪一列是哪一列"),
    ("fill_down", "照上面填", "日期、牵头领导和上一行一样的，不用再打"),
    ("nothing_found", "零报告", "这个村这个月没有纠纷，一键记下"),
    ("make_matter", "转为事项", "村里化解不了的，转成事项接着办，两边互相找得到"),
)
WIDE = 720
WITH_USEFUL, WITH_PICTURE, WITH_HOW = 390, 236, 166
"""How high it must be for them."""


class Teaching(Ground):
    """`begin_wanted`: the first row; `blank_wanted`: the sheets that are taken along."""

    begin_wanted = Signal()
    blank_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "surface")
        px = theme.px
        self.title = Words(theme, "", role="gate")
        self.begin = Button(theme, "写第一件", primary=True)
        self.blank = Button(theme, "打印空表带到村里", keys("print_blank"), icon="print")
        self.begin.clicked.connect(self.begin_wanted)
        self.blank.clicked.connect(self.blank_wanted)
        inside = QWidget()
        inside.setMaximumWidth(px(WIDE))
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(24), px(14), px(20), px(10))
        column.setSpacing(px(8))
        self.picture = Picture(theme, "outreach")
        column.addWidget(self.picture)
        column.addWidget(self.title)
        self.how = Words(theme, HOW, tone="ink2", wrap=True)
        column.addWidget(self.how)
        column.addLayout(self._acts())
        self.useful = QWidget()
        below = QVBoxLayout(self.useful)
        below.setContentsMargins(0, px(6), 0, 0)
        below.setSpacing(px(8))
        below.addWidget(SectionTitle(theme, "也许用得上"))
        below.addLayout(self._useful())
        column.addWidget(self.useful)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inside)

    def _acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(8))
        row.addWidget(self.begin)
        row.addWidget(self.blank)
        row.addStretch(1)
        return row

    def _useful(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.theme.px(14))
        grid.setVerticalSpacing(self.theme.px(8))
        grid.setColumnStretch(2, 1)
        for at, (name, what, how) in enumerate(USEFUL):
            grid.addWidget(Words(self.theme, keys(name), role="medium", tone="accent"), at, 0)
            grid.addWidget(Words(self.theme, what, role="medium"), at, 1)
            grid.addWidget(Words(self.theme, how, tone="ink2", wrap=True), at, 2, Qt.AlignmentFlag.AlignTop)
        return grid

    def show_month(self, words: str) -> None:
        self.title.setText(f"{words}还没有排查记录")

    def fold(self, folded: bool) -> None:
        self.blank.show_shortcut(not folded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """In a low window what may be of use goes first, then the picture, at last how it is done."""
        self.useful.setVisible(self.height() >= self.theme.px(WITH_USEFUL))
        self.picture.setVisible(self.height() >= self.theme.px(WITH_PICTURE))
        self.how.setVisible(self.height() >= self.theme.px(WITH_HOW))
