"""节假日: one year's days off and weekend days worked, with their source; a year not yet published says so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.ask import Ask
from ui.theme import Theme
from ui.widgets import Button, Choice, LabelCell, LineField, SectionTitle, Sentence, TextField, Words
from xfdesk.desk.office import OfficeDesk
from xfdesk.errors import DeskError, Refused
from xfdesk.records.office import YearArrangement
from xfdesk.rules import dates, workdays

SPAN = re.compile(r"(\S+?)\s*(?:至|到|~|—|–|\.\.)\s*(\S+)")
LONGEST = 31


class Holidays(QWidget):
    def __init__(self, theme: Theme, desk: OfficeDesk, ask: Ask, today: date) -> None:
        super().__init__()
        self.theme, self.desk, self.ask, self.today = theme, desk, ask, today
        years = [str(year) for year in range(today.year - 1, today.year + 3)]
        self.year = Choice(theme, "年份", years, width=96)
        self.source = LineField(theme, "来源", placeholder="例如：国务院办公厅关于2027年部分节假日安排的通知")
        self.off = TextField(
            theme, "放假", lines=5, most=9, placeholder="一行一天或一段：2027-10-01 至 2027-10-07"
        )
        self.worked = TextField(theme, "周末上班", lines=2, most=4, placeholder="一行一天：2027-10-09")
        self.known, self.trouble = Words(theme, "", tone="ink2", wrap=True), Sentence(theme)
        self.save_button = Button(theme, "保存安排", primary=True)
        self.file_button = Button(theme, "从文件读入", icon="file")
        self.reset_button = Button(theme, "用程序自带的")
        self._lay()
        self.year.typed.connect(self.show_year)
        self.save_button.clicked.connect(self.save)
        self.file_button.clicked.connect(self._on_file)
        self.reset_button.clicked.connect(self._on_reset)
        self.year.set_value(str(today.year))
        self.show_year()

    def _lay(self) -> None:
        t, column = self.theme, QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(t.px(8))
        column.addWidget(SectionTitle(t, "节假日", "遇休假顺延和提前量都按这里算"))
        head = QHBoxLayout()
        head.addWidget(LabelCell(t, "年份", self.year))
        head.addWidget(self.year)
        head.addWidget(self.known, 1)
        column.addLayout(head)
        for label, field in (("来源", self.source), ("放假", self.off), ("周末上班", self.worked)):
            row = QHBoxLayout()
            row.setSpacing(t.px(8))
            row.addWidget(LabelCell(t, label, field), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(field, 1)
            column.addLayout(row)
        column.addWidget(self.trouble)
        acts = QHBoxLayout()
        acts.addWidget(self.file_button)
        acts.addWidget(self.reset_button)
        acts.addStretch(1)
        acts.addWidget(self.save_button)
        column.addLayout(acts)
        column.addStretch(1)

    def show_year(self) -> None:
        year = int(self.year.value())
        own = next((each for each in self.desk.office().years if each.year == year), None)
        found = own or workdays.shipped(year) or workdays.fallback(year)
        self.source.set_value(found.source if found.known else "")
        self.off.set_value(_written(found.off))
        self.worked.set_value(_written(found.worked))
        if not found.known:
            self.known.say(f"{year} 年的调休还没有公布，先按周末和法定节日推算，算出的期限会注明。", "amber")
        else:
            self.known.say("单位自己改过" if own else "程序自带", "ink2")
        self.reset_button.setVisible(own is not None)
        self.trouble.clear()

    def save(self) -> None:
        year = int(self.year.value())
        try:
            off, worked = read_days(self.off.value(), year), read_days(self.worked.value(), year)
            if both := off & worked:
                raise Refused("both", f"{min(both).isoformat()} 既放假又上班", "没有改动", "请只留一处")
            if not off:
                raise Refused("empty", "放假的日子一天也没有", "没有改动", "请先填写放假安排")
            self.desk.put_year(
                YearArrangement(year, off, worked, self.source.value().strip() or "本单位录入")
            )
        except DeskError as fault:
            self.trouble.say("problem", fault.sentence)
            return
        self.show_year()
        self.trouble.say("note", f"{year} 年的安排已存，没有办完的事项的期限已重新算过。")

    def _on_file(self) -> None:
        path = self.ask.open_path(self, "读入节假日安排", Path.home(), "文本文件 (*.txt *.csv)")
        if path is not None:
            self.read_file(path)

    def read_file(self, path: Path) -> None:
        """Lines `2027-10-01 至 2027-10-07 放假` and `2027-10-09 上班`; the fields are filled, saving is the clerk's."""
        try:
            lines = path.read_text("utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError):
            self.trouble.say("problem", "这个文件读不了，安排没有改动。请用 UTF-8 编码的文本文件。")
            return
        worked = [line for line in lines if "班" in line]
        off = [line for line in lines if line.strip() and line not in worked]
        self.off.set_value("\n".join(_without_words(line) for line in off))
        self.worked.set_value("\n".join(_without_words(line) for line in worked))
        self.trouble.say("note", "已读入，请核对后保存安排。")

    def _on_reset(self) -> None:
        try:
            self.desk.remove("holidayyear", self.year.value())
        except DeskError as fault:
            self.trouble.say("problem", fault.sentence)
            return
        self.show_year()


def read_days(text: str, year: int) -> frozenset[date]:
    """Days and spans, one a line. Raises `Refused` with the line that cannot be read."""
    found: set[date] = set()
    for line in filter(None, (line.strip() for line in text.splitlines())):
        span = SPAN.fullmatch(line)
        first, last = (span[1], span[2]) if span else (line, line)
        try:
            start = dates.parse(first, date(year, 12, 31))
            end = dates.parse(last, date(year, 12, 31))
        except dates.BadDate as fault:
            raise Refused("date", f"“{line}”读不成日期：{fault}", "没有改动", "请写成 2027-10-01") from fault
        if start.year != year or end.year != year or not 0 <= (end - start).days < LONGEST:
            raise Refused("year", f"“{line}”不在 {year} 年里，或起止颠倒", "没有改动", "请核对")
        found.update(start + timedelta(days=n) for n in range((end - start).days + 1))
    return frozenset(found)


def _written(days: Iterable[date]) -> str:
    """Days as lines, runs joined: `2026-10-01 至 2026-10-07`."""
    runs: list[list[date]] = []
    for day in sorted(days):
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    return "\n".join(
        run[0].isoformat() if len(run) == 1 else f"{run[0].isoformat()} 至 {run[-1].isoformat()}"
        for run in runs
    )


def _without_words(line: str) -> str:
    return re.sub(r"(放假|上班|调休|[，,；;])", " ", line).strip()
