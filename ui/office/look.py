"""显示: size and scheme; and the demonstration, which goes with one click."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.ask import Ask
from ui.theme import SIZES, Theme
from ui.widgets import Button, LabelCell, RadioRow, SectionTitle, Words
from xfdesk.desk.desk import Desk

SIZE_WORDS = ("标准", "大", "特大")
SCHEME_WORDS = (("system", "跟随系统"), ("light", "浅色"), ("dark", "深色"))


class Look(QWidget):
    """`size_changed` asks for the window to be built anew; `wipe_wanted` for a fresh ledger."""

    size_changed = Signal()
    wipe_wanted = Signal()

    def __init__(self, theme: Theme, desk: Desk, ask: Ask) -> None:
        super().__init__()
        self.theme, self.desk, self.ask = theme, desk, ask
        sizes = [(str(points), word) for points, word in zip(SIZES, SIZE_WORDS, strict=True)]
        self.size_row = RadioRow(theme, "字号", sizes)
        self.scheme = RadioRow(theme, "配色", SCHEME_WORDS)
        self.size_row.set_value(str(theme.points))
        self.scheme.set_value(theme.scheme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(SectionTitle(theme, "显示", "改了就生效，只管这一台电脑上的样子"))
        for label, row in (("字号", self.size_row), ("配色", self.scheme)):
            line = QHBoxLayout()
            line.addWidget(LabelCell(theme, label))
            line.addWidget(row, 1)
            column.addLayout(line)
        column.addSpacing(theme.px(16))
        self._lay_file(column)
        self._lay_demo(column)
        column.addStretch(1)
        self.size_row.typed.connect(self._on_size)
        self.scheme.typed.connect(self._on_scheme)

    def _lay_file(self, column: QVBoxLayout) -> None:
        t = self.theme
        column.addWidget(SectionTitle(t, "台账文件"))
        column.addWidget(Words(t, str(self.desk.path), wrap=True))
        column.addWidget(
            Words(t, "所有数据都在这一个文件里，备份在它旁边的文件夹。", role="small", tone="ink2")
        )
        column.addSpacing(t.px(16))

    def _lay_demo(self, column: QVBoxLayout) -> None:
        t = self.theme
        self.wipe = Button(t, "清空演示数据", icon="delete")
        self.wipe.clicked.connect(self._on_wipe)
        if not self.desk.is_demonstration:
            self.wipe.setVisible(False)
            self.wipe.setParent(self)
            return
        column.addWidget(SectionTitle(t, "演示数据", "这份台账里的人和事全是编的"))
        row = QHBoxLayout()
        row.addWidget(self.wipe)
        words = "换成一份空台账，单位和登记员留着；演示的文件改名留在旁边。"
        row.addWidget(Words(t, words, tone="ink2", wrap=True), 1)
        column.addLayout(row)

    def _on_size(self) -> None:
        self.desk.office.set_screen("points", self.size_row.value())
        self.size_changed.emit()

    def _on_scheme(self) -> None:
        self.desk.office.set_screen("scheme", self.scheme.value())
        self.theme.set_scheme(self.scheme.value())

    def _on_wipe(self) -> None:
        self.wipe_wanted.emit()
