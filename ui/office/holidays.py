"""节假日: one year's days off and weekend days worked, from the notice, from its calendar, or line by line.

Whatever is changed stands as a draft, with what it would move; it counts once it is saved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.ask import Ask
from ui.office.moves import MovesPanel
from ui.office.notice import NoticePanel
from ui.office.year_calendar import NORMAL, OFF, WORKED, YearCalendar
from ui.slices import Slices
from ui.theme import Theme
from ui.widgets import Choice, LabelCell, LineField, QuietButton, SectionTitle, TextField, Words
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError, Refused
from xfdesk.records.office import YearArrangement
from xfdesk.records.reckoning import Proposed
from xfdesk.rules import dates, workdays
from xfdesk.rules.holiday_notice import Notice

SPAN = re.compile(r"(\S+?)\s*(?:至|到|~|—|–|\.\.)\s*(\S+)")
LONGEST = 31
OWN = "本单位录入"
BOTH = 1000
TURNS = {True: {NORMAL: WORKED, WORKED: OFF, OFF: NORMAL}, False: {NORMAL: OFF, OFF: NORMAL, WORKED: OFF}}
"""What a day becomes when it is turned, on a weekend and else."""
LEGEND = "有底色放假   方框周末上班   圆点还没有存"
RECKONED = "虚框推算的放假   圆点还没有存"


class LeavingLines(TextField):
    """Lines that are read when the field is left."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class Holidays(QWidget):
    def __init__(self, theme: Theme, desk: Desk, ask: Ask, rewriting: Slices) -> None:
        super().__init__()
        self.theme, self.desk, self.today = theme, desk, desk.clock.today()
        self._drafts: dict[int, YearArrangement] = {}
        years = [str(year) for year in range(self.today.year - 1, self.today.year + 3)]
        self.year = Choice(theme, "年份", years, width=96)
        self.known = Words(theme, "", tone="ink2", wrap=True)
        self.notice = NoticePanel(theme, desk, ask)
        self.lines_button = QuietButton(theme, "按行改", icon="edit")
        self.reset_button = QuietButton(theme, "用程序自带的")
        self.source = LineField(theme, "来源", placeholder="例如：国务院办公厅关于2027年部分节假日安排的通知")
        self.off = LeavingLines(
            theme, "放假", lines=5, most=9, placeholder="一行一天或一段：2027-10-01 至 2027-10-07"
        )
        self.worked = LeavingLines(theme, "周末上班", lines=2, most=4, placeholder="一行一天：2027-10-09")
        self.moves = MovesPanel(theme, desk, rewriting)
        self.calendar = YearCalendar(theme, self.today)
        self.day_words = Words(theme, "", role="small", tone="ink2")
        self.legend = Words(theme, LEGEND, role="small", tone="ink2")
        self._lay()
        self._connect()
        self.year.set_value(str(self.today.year))
        self.show_year()

    def _lay(self) -> None:
        t, self.side = self.theme, QWidget()
        column = QVBoxLayout(self.side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(t.px(8))
        head = QHBoxLayout()
        head.addWidget(LabelCell(t, "年份", self.year))
        head.addWidget(self.year)
        head.addStretch(1)
        head.addWidget(self.reset_button)
        head.addWidget(self.lines_button)
        column.addWidget(SectionTitle(t, "节假日", "遇休假顺延和提醒都按这里算"))
        column.addLayout(head)
        column.addWidget(self.known)
        self.lines = self._lay_lines()
        column.addWidget(self.lines)
        column.addWidget(self.notice)
        column.addWidget(self.moves)
        column.addStretch(1)
        picture = QWidget()
        right = QVBoxLayout(picture)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(t.px(6))
        right.addWidget(self.calendar)
        below = QHBoxLayout()
        below.addWidget(self.day_words)
        below.addStretch(1)
        below.addWidget(self.legend)
        right.addLayout(below)
        right.addStretch(1)
        self.both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.both.setContentsMargins(0, 0, 0, 0)
        self.both.setSpacing(t.px(28))
        self.both.addWidget(self.side, 1)
        self.both.addWidget(picture)

    def _lay_lines(self) -> QWidget:
        t, lines = self.theme, QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(t.px(6))
        for label, field in (("来源", self.source), ("放假", self.off), ("周末上班", self.worked)):
            row = QHBoxLayout()
            row.setSpacing(t.px(8))
            row.addWidget(LabelCell(t, label, field), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(field, 1)
            column.addLayout(row)
        lines.hide()
        return lines

    def _connect(self) -> None:
        self.year.typed.connect(self.show_year)
        self.notice.was_read.connect(self._on_notice)
        self.calendar.turned.connect(self._on_turned)
        self.calendar.moved.connect(self._on_moved)
        self.off.left.connect(self.take_lines)
        self.worked.left.connect(self.take_lines)
        self.source.editingFinished.connect(self.take_lines)
        self.lines_button.clicked.connect(self._on_lines)
        self.reset_button.clicked.connect(self._on_reset)
        self.moves.agreed.connect(self._on_agreed)
        self.moves.left.connect(self._on_left)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The calendar beside the rest where there is room, else below it."""
        super().resizeEvent(event)
        wide = self.width() >= self.theme.px(BOTH)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.both.setDirection(beside if wide else below)

    # What stands and what is drafted

    @property
    def of_year(self) -> int:
        return int(self.year.value())

    def stored(self) -> YearArrangement:
        """The year as it counts now."""
        year = self.of_year
        own = next((each for each in self.desk.office.office().years if each.year == year), None)
        if own is not None:
            return own
        found = workdays.shipped(year) or workdays.fallback(year)
        return YearArrangement(
            year, found.off, found.worked, found.source if found.known else "", found.known
        )

    def show_year(self) -> None:
        """The year as drafted, else as stored."""
        stored = self.stored()
        draft = self._drafts.get(self.of_year, stored)
        own = any(each.year == self.of_year for each in self.desk.office.office().years)
        self.source.set_value(draft.source)
        self.off.set_value(written(draft.off))
        self.worked.set_value(written(draft.worked))
        self.calendar.show_year(
            self.of_year, draft.off, draft.worked, known=draft.known, changed=_differing(draft, stored)
        )
        self._on_moved(self.calendar.day)
        self.legend.say(LEGEND if draft.known else RECKONED)
        if not stored.known:
            words = f"{self.of_year} 年的调休还没有公布，先按周末和法定节日推算，算出的期限会注明。"
            self.known.say(words, "amber")
        else:
            self.known.say(f"{'单位自己存的' if own else '程序自带'}：{stored.source}", "ink2")
        self.reset_button.setVisible(own)
        self._propose(draft, stored)

    def refresh(self) -> None:
        """Somebody changed the office's settings."""
        self.show_year()

    def _propose(self, draft: YearArrangement, stored: YearArrangement) -> None:
        if draft == stored:
            self.moves.clear()
        elif self.moves.proposed is None or self.moves.proposed.year != draft:
            self.moves.propose(Proposed(year=draft), f"保存 {draft.year} 年的安排")

    def draft(self, off: frozenset[date], worked: frozenset[date], source: str) -> None:
        """What the year would be; it counts once it is saved."""
        stored = self.stored()
        draft = YearArrangement(self.of_year, off, worked, source or OWN)
        if (off, worked) == (stored.off, stored.worked) and stored.known and source in ("", stored.source):
            self._drafts.pop(self.of_year, None)
        else:
            self._drafts[self.of_year] = draft
        self.show_year()

    # Events

    def _on_notice(self, notice: Notice) -> None:
        self.year.set_value(str(notice.year))
        self.draft(notice.off, notice.worked, notice.source)

    def _on_turned(self, day: date) -> None:
        now = self._drafts.get(self.of_year, self.stored())
        wanted = TURNS[day.weekday() >= 5][self.calendar.state(day)]
        off = now.off - {day} | ({day} if wanted == OFF else set())
        worked = now.worked - {day} | ({day} if wanted == WORKED else set())
        self.draft(frozenset(off), frozenset(worked), now.source)

    def _on_moved(self, day: date) -> None:
        self.day_words.say(self.calendar.words(day))

    def take_lines(self) -> None:
        """The lines as they stand become the draft; one that cannot be read is named."""
        try:
            off, worked = (
                read_days(self.off.value(), self.of_year),
                read_days(self.worked.value(), self.of_year),
            )
        except DeskError as fault:
            self.moves.refuse(fault.sentence)
            return
        now, source = self._drafts.get(self.of_year, self.stored()), self.source.value().strip()
        if (off, worked, source) != (now.off, now.worked, now.source):
            self.draft(off, worked, source)

    def _on_lines(self) -> None:
        self.lines.setVisible(self.lines.isHidden())
        if not self.lines.isHidden():
            self.off.setFocus()

    def _on_reset(self) -> None:
        self._drafts.pop(self.of_year, None)
        self.show_year()
        self.moves.propose(Proposed(as_shipped=self.of_year), "改用程序自带的")

    def _on_agreed(self) -> None:
        self._drafts.pop(self.of_year, None)
        self.notice.clear()
        self.show_year()

    def _on_left(self) -> None:
        self._drafts.pop(self.of_year, None)
        self.notice.clear()
        self.show_year()
        self.year.setFocus()


def read_days(text: str, year: int) -> frozenset[date]:
    """Days and spans, one a line; the December before may be among them. Raises `Refused` with the line that cannot be read."""
    found: set[date] = set()
    for line in filter(None, (line.strip() for line in text.splitlines())):
        span = SPAN.fullmatch(line)
        first, last = (span[1], span[2]) if span else (line, line)
        try:
            start = dates.parse(first, date(year, 12, 31))
            end = dates.parse(last, date(year, 12, 31))
        except dates.BadDate as fault:
            raise Refused("date", f"“{line}”读不成日期：{fault}", "没有改动", "请写成 2027-10-01") from fault
        if not (start >= date(year - 1, 12, 1) and end.year <= year and 0 <= (end - start).days < LONGEST):
            raise Refused("year", f"“{line}”不在 {year} 年里，或起止颠倒", "没有改动", "请核对")
        found.update(start + timedelta(days=n) for n in range((end - start).days + 1))
    return frozenset(found)


def written(days: Iterable[date]) -> str:
    """Days as lines, runs joined: `2026-10-01 至 2026-10-07`."""
    return "\n".join(
        first.isoformat() if first == last else f"{first.isoformat()} 至 {last.isoformat()}"
        for first, last in workdays.runs(days)
    )


def _differing(one: YearArrangement, other: YearArrangement) -> frozenset[date]:
    return (one.off ^ other.off) | (one.worked ^ other.worked)
