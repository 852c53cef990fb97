"""Status line, 24 high: left what was just done and its undo, right the page's keys, the last backup, the file."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from ui import actions
from ui.theme import Theme
from ui.widgets import Ground, QuietButton, Words
from xfdesk.rules import dates


class StatusLine(Ground):
    undone = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "chrome")
        self.setFixedHeight(theme.px(24))
        self.said = Words(theme, "", role="small", tone="ink2")
        self.undo = QuietButton(theme, actions.words("take_back"), actions.keys("take_back"))
        self.undo.setFixedHeight(theme.px(22))
        self.undo.setVisible(False)
        self.keys = Words(theme, "", role="small", tone="ink2")
        self.backup = Words(theme, "", role="small", tone="ink2")
        self.file = Words(theme, "", role="small", tone="ink2")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        row.setSpacing(theme.px(20))
        row.addWidget(self.said)
        row.addWidget(self.undo)
        row.addStretch(1)
        for words in (self.keys, self.backup, self.file):
            row.addWidget(words)
        self.undo.clicked.connect(self.undone)

    def say(self, sentence: str, can_undo: bool) -> None:
        self.said.setText(sentence)
        self.said.setToolTip(sentence)
        self.undo.setVisible(can_undo)

    def show_backup(self, at: datetime | None, today: date) -> None:
        self.backup.setText(backup_words(at, today))

    def show_keys(self, keys: str) -> None:
        help_ = actions.line("help")
        self.keys.setText(keys if help_ in keys else "   ".join(filter(None, (help_, keys))))

    def show_file(self, name: str, path: str) -> None:
        self.file.setText(name)
        self.file.setToolTip(path)


def backup_words(at: datetime | None, today: date) -> str:
    """`自动备份 08:21`, with the day when it was not today."""
    if at is None:
        return "还没有备份"
    if at.date() == today:
        return f"自动备份 {at:%H:%M}"
    return f"自动备份 {dates.short(at.date(), today)}"
