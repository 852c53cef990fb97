"""显示和文件: size and scheme; the ledger's file, its folder and a copy; the demonstration, which goes with one click."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import keys
from ui.ask import Ask
from ui.tasks import Tasks
from ui.theme import SIZES, Theme
from ui.widgets import Button, LabelCell, RadioRow, SectionTitle, Sentence, Words
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError

SIZE_WORDS = ("标准", "大", "特大")
SCHEME_WORDS = (("system", "跟随系统"), ("light", "浅色"), ("dark", "深色"))


class Look(QWidget):
    """`wanted`: "look" asks for the window to be built anew, "wipe" for a fresh ledger, "other" for another one."""

    wanted = Signal(str)

    def __init__(self, theme: Theme, desk: Desk, ask: Ask, tasks: Tasks) -> None:
        super().__init__()
        self.theme, self.desk, self.ask, self.tasks = theme, desk, ask, tasks
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
        self.setFocusProxy(self.size_row)
        self.size_row.typed.connect(self._on_size)
        self.scheme.typed.connect(self._on_scheme)

    def _lay_file(self, column: QVBoxLayout) -> None:
        t = self.theme
        column.addWidget(SectionTitle(t, "台账文件"))
        column.addWidget(Words(t, str(self.desk.path), wrap=True))
        column.addWidget(
            Words(t, "所有数据都在这一个文件里，备份在它旁边的文件夹。", role="small", tone="ink2")
        )
        self.folder = Button(t, "打开所在文件夹", icon="file")
        self.other = Button(t, "打开别的台账", keys("open_other"))
        self.copy = Button(t, "复制到 U 盘", icon="backup")
        self.folder.clicked.connect(self._on_folder)
        self.other.clicked.connect(self._on_other)
        self.copy.clicked.connect(self._on_copy)
        row = QHBoxLayout()
        for button in (self.folder, self.other, self.copy):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.answer = Sentence(t)
        column.addWidget(self.answer)
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

    def _on_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.desk.path.resolve().parent)))

    def _on_other(self) -> None:
        self.wanted.emit("other")

    def _on_copy(self) -> None:
        """A verified copy into a folder of the clerk's choice, beside the work."""
        folder = self.ask.folder(self, "复制到哪里（U 盘或文件夹）", Path.home())
        if folder is not None:
            self.copy.setEnabled(False)
            self.answer.say("note", "正在复制，可以接着做别的。")
            self.tasks.run(partial(self.desk.copy_out, folder), self._on_copied, self._on_not_copied)

    def _on_copied(self, path: Path) -> None:
        self.copy.setEnabled(True)
        self.answer.say("note", f"已复制并核对过：{path}。台账里有个人信息，U 盘请收好。")

    def _on_not_copied(self, fault: BaseException) -> None:
        self.copy.setEnabled(True)
        if not isinstance(fault, DeskError):
            raise fault
        self.answer.say("problem", fault.sentence)

    def _on_size(self) -> None:
        self.desk.office.set_screen("points", self.size_row.value())
        self.wanted.emit("look")

    def _on_scheme(self) -> None:
        self.desk.office.set_screen("scheme", self.scheme.value())
        self.theme.set_scheme(self.scheme.value())

    def _on_wipe(self) -> None:
        self.wanted.emit("wipe")
