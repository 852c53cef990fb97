"""Beside the calendar: the day in hand, or in its place a proposal, 外出请假, 出勤."""

from __future__ import annotations

import enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui import actions
from ui.office.rota.attendance import AttendancePanel
from ui.office.rota.away import AwayPanel
from ui.office.rota.day_form import DayForm
from ui.office.rota.proposal import ProposalPanel
from ui.theme import Theme
from ui.widgets import Button, Ground, QuietButton, Words
from xfdesk.desk.desk import Desk

WIDE, NARROW, FOOT = 340, 312, 52


class Shows(enum.Enum):
    DAY = "这一天"
    PROPOSAL = "提议"
    AWAY = "外出、请假"
    ATTENDANCE = "出勤"


class Side(Ground):
    """`turned` when another part stands there."""

    turned = Signal()

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__(theme, "surface")
        self.shows = Shows.DAY
        self.title = Words(theme, "", role="title")
        self.form, self.away = DayForm(theme, desk), AwayPanel(theme, desk)
        self.attendance, self.proposal = AttendancePanel(theme, desk), ProposalPanel(theme)
        self.state = Words(theme, "", tone="ink2", wrap=True)
        self.gone = Words(theme, "", tone="ink2", wrap=True)
        self.posting = Words(theme, "", tone="ink2", wrap=True)
        self.to_away = QuietButton(theme, actions.words("rota_away"), actions.keys("rota_away"))
        self.to_attendance = QuietButton(
            theme, actions.words("rota_attendance"), actions.keys("rota_attendance")
        )
        self.dismiss = QuietButton(theme, actions.words("rota_remove"))
        self.save = Button(theme, "保存", actions.keys("rota_save"), primary=True)
        self.refuse = Button(theme, "不采用", actions.keys("back"))
        self.accept = Button(theme, actions.words("rota_accept"), actions.keys("rota_accept"), primary=True)
        self.back = Button(theme, "回到这一天", actions.keys("back"))
        self.stack = QStackedWidget()
        self._parts: dict[Shows, QWidget] = {
            Shows.DAY: self._day(),
            Shows.PROPOSAL: self.proposal,
            Shows.AWAY: self.away,
            Shows.ATTENDANCE: self.attendance,
        }
        self._lay()
        self.to_away.clicked.connect(lambda: self.turn(Shows.AWAY))
        self.to_attendance.clicked.connect(lambda: self.turn(Shows.ATTENDANCE))
        self.fold(False)
        self._show_foot()

    def _day(self) -> QWidget:
        """What has no room scrolls; the foot stays."""
        px, inside = self.theme.px, QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(2), 0)
        column.setSpacing(px(8))
        for widget in (self.state, self.form, self.gone, self.posting):
            column.addWidget(widget)
        column.addStretch(1)
        quiet = QHBoxLayout()
        quiet.setSpacing(px(4))
        quiet.addWidget(self.to_away)
        quiet.addWidget(self.to_attendance)
        quiet.addStretch(1)
        column.addLayout(quiet)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        self.area = area
        return area

    def _lay(self) -> None:
        px = self.theme.px
        for part in self._parts.values():
            self.stack.addWidget(part)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.dismiss)
        foot.addStretch(1)
        for button in (self.refuse, self.back, self.accept, self.save):
            foot.addWidget(button)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(px(10))
        self.column.addWidget(self.title)
        self.column.addWidget(self.stack, 1)
        self.column.addLayout(foot)

    def fold(self, folded: bool) -> None:
        px = self.theme.px
        self.setFixedWidth(px(NARROW if folded else WIDE))
        side = px(14 if folded else 20)
        self.column.setContentsMargins(side + px(2), px(8 if folded else 16), side, px(8 if folded else 9))
        for button in (self.save, self.accept, self.refuse, self.back, self.to_away, self.to_attendance):
            button.show_shortcut(not folded)

    def turn(self, to: Shows) -> None:
        if to is not self.shows:
            self.shows = to
            self.stack.setCurrentWidget(self._parts[to])
            self._show_foot()
            self.turned.emit()

    def _show_foot(self) -> None:
        day, proposal = self.shows is Shows.DAY, self.shows is Shows.PROPOSAL
        self.save.setVisible(day)
        self.dismiss.setVisible(day)
        self.accept.setVisible(proposal)
        self.refuse.setVisible(proposal)
        self.back.setVisible(not day and not proposal)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.theme.color("line"))
        painter.drawLine(0, 0, 0, self.height())
        painter.end()
