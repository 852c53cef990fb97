"""放假通知: the State Council's notice pasted or opened; what was read stands here before it counts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.ask import Ask
from ui.theme import Theme
from ui.widgets import Button, QuietButton, SectionTitle, Sentence, TextField, Words
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError
from xfdesk.rules import dates, holiday_notice, workdays
from xfdesk.rules.holiday_notice import Holiday, Notice

NAME = 64


class NoticeField(TextField):
    """`pasted` when something was put in whole."""

    pasted = Signal()

    def insertFromMimeData(self, source: QMimeData) -> None:
        super().insertFromMimeData(source)
        self.pasted.emit()


class NoticePanel(QWidget):
    """`was_read(Notice)` after each reading that came through."""

    was_read = Signal(object)

    def __init__(self, theme: Theme, desk: Desk, ask: Ask) -> None:
        super().__init__()
        self.theme, self.desk, self.ask = theme, desk, ask
        self.field = NoticeField(
            theme, "放假通知的文字", lines=2, most=4, placeholder="把国务院办公厅的放假通知整篇贴在这里"
        )
        self.read_button = Button(theme, "读通知")
        self.file_button = QuietButton(theme, "从文件读入", icon="file")
        self.trouble = Sentence(theme)
        self.said = ReadLines(theme, None)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(6))
        self.column.addWidget(SectionTitle(theme, "放假通知", "读出来先给您看，存了才算"))
        self.column.addWidget(self.field)
        row = QHBoxLayout()
        row.addWidget(self.read_button)
        row.addWidget(self.file_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self.trouble)
        self.column.addWidget(self.said)
        self.read_button.clicked.connect(self.read)
        self.file_button.clicked.connect(self._on_file)
        self.field.pasted.connect(self.read)

    def read(self) -> None:
        """What cannot be read is said under the field; nothing else changes."""
        try:
            notice = holiday_notice.read(self.field.value())
        except DeskError as fault:
            self.field.mark("problem")
            self.trouble.say("problem", fault.sentence)
            self._put(None)
            return
        self.field.mark("")
        self.trouble.say("note", f"读到 {notice.year} 年的 {len(notice.holidays)} 段假期，请核对。")
        self._put(notice)
        self.was_read.emit(notice)

    def read_file(self, path: Path) -> None:
        try:
            text = self.desk.reckoning.text_of(path)
        except DeskError as fault:
            self.trouble.say("problem", fault.sentence)
            return
        self.field.set_value(text)
        self.read()

    def clear(self) -> None:
        self.field.set_value("")
        self.field.mark("")
        self.trouble.clear()
        self._put(None)

    def _put(self, notice: Notice | None) -> None:
        old, self.said = self.said, ReadLines(self.theme, notice)
        self.column.replaceWidget(old, self.said)
        self.said.setVisible(notice is not None)
        old.hide()
        old.deleteLater()

    def _on_file(self) -> None:
        path = self.ask.open_path(self, "打开放假通知", Path.home(), "文本文件 (*.txt)")
        if path is not None:
            self.read_file(path)


class ReadLines(QWidget):
    """Each holiday with its days, the weekend days worked for it, and its doubts in amber."""

    def __init__(self, theme: Theme, notice: Notice | None) -> None:
        super().__init__()
        self.theme = theme
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(theme.px(8))
        self.grid.setVerticalSpacing(theme.px(2))
        self.grid.setColumnStretch(1, 1)
        if notice is None:
            self.hide()
        else:
            for holiday in notice.holidays:
                self._add(holiday, notice.year)
            for doubt in notice.doubts:
                self._doubt(doubt)

    def _add(self, holiday: Holiday, year: int) -> None:
        row = self.grid.rowCount()
        name = Words(self.theme, holiday.name or "假期", role="medium", wrap=True)
        name.setFixedWidth(self.theme.px(NAME))
        days = f"{spans(holiday.off, year)}   {len(holiday.off)} 天" if holiday.off else ""
        words = Words(self.theme, days, wrap=True)
        words.setToolTip(holiday.text)
        self.grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self.grid.addWidget(words, row, 1)
        if holiday.worked:
            worked = Words(
                self.theme, f"上班 {spans(holiday.worked, year)}", role="small", tone="ink2", wrap=True
            )
            self.grid.addWidget(worked, self.grid.rowCount(), 1)
        for doubt in holiday.doubts:
            self._doubt(doubt)

    def _doubt(self, doubt: str) -> None:
        sentence = Sentence(self.theme)
        self.grid.addWidget(sentence, self.grid.rowCount(), 1)
        sentence.say("doubt", doubt)


def spans(days: tuple[date, ...], year: int) -> str:
    """`02-15 周日 至 02-23 周一`, several with a comma between; the year where it is another."""
    first = date(year, 1, 1)
    return "、".join(
        dates.short(begin, first) + (f" 至 {dates.short(end, first)}" if end != begin else "")
        for begin, end in workdays.runs(days)
    )
