"""The ledger cannot be used: what happened, what it means for the data, and the ways on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout

from ui.actions import keys
from ui.ask import LEDGERS, Ask
from ui.start.gate import Gate
from ui.theme import Theme
from ui.widgets import Button, QuietButton, Words


class FileTrouble(Gate):
    """`opened(Path)`: try this file (the same again, or another); `new_wanted`: begin a new ledger."""

    opened = Signal(object)
    new_wanted = Signal()

    def __init__(self, theme: Theme, ask: Ask, path: Path, sentence: str, backups: Path) -> None:
        super().__init__(theme, "台账没有打开", "文件没有被改动。下面说明原因和可以怎么做。")
        self.ask, self.path, self.backups = ask, path, backups
        self.sentence = Words(theme, sentence, role="medium", wrap=True)
        self.column.addSpacing(theme.px(16))
        self.column.addWidget(self.sentence)
        self.column.addWidget(Words(theme, f"文件：{path}", tone="ink2", wrap=True))
        if backups.is_dir():
            self.column.addWidget(Words(theme, f"备份在：{backups}", tone="ink2", wrap=True))
        self.column.addSpacing(theme.px(16))
        self.column.addLayout(self._acts())
        self.again.setFocus()

    def _acts(self) -> QHBoxLayout:
        t, row = self.theme, QHBoxLayout()
        self.new = QuietButton(t, "新建一份台账", icon="plus")
        self.folder = QuietButton(t, "看备份文件夹", icon="backup")
        self.other = Button(t, "选别的台账")
        self.again = Button(t, "再试一次", keys("done"), primary=True)
        self.new.clicked.connect(self.new_wanted)
        self.folder.clicked.connect(self._on_folder)
        self.other.clicked.connect(self._on_other)
        self.again.clicked.connect(self._on_again)
        self.again.setAutoDefault(True)
        row.addWidget(self.new)
        if self.backups.is_dir():
            row.addWidget(self.folder)
        row.addStretch(1)
        row.addWidget(self.other)
        row.addWidget(self.again)
        return row

    def _on_again(self) -> None:
        self.opened.emit(self.path)

    def _on_other(self) -> None:
        start = self.backups if self.backups.is_dir() else self.path.parent
        chosen = self.ask.open_path(self, "选别的台账", start, LEDGERS)
        if chosen is not None:
            self.opened.emit(chosen)

    def _on_folder(self) -> None:
        from PySide6.QtCore import QUrl

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.backups)))
