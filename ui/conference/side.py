"""The left column: the sessions, newest first, and below them what is marked for the conference and waits for one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import actions
from ui.conference.lists import RecordList
from ui.conference.side_rows import SessionRows, WaitingRows
from ui.theme import Theme
from ui.widgets import Ground, QuietButton, Words
from xfdesk.desk.clock import Clock
from xfdesk.records.conference import Session, Waiting

WIDE = 284
MOST_WAITING = 4
"""Of what waits so many stand there without scrolling."""


class Side(Ground):
    """`chosen(uid)` another session came under the cursor, `entered` it is to be worked on; `bring_wanted(matter)` one that
    waits, `bring_all_wanted` all of them; `remove_wanted(uid)` a session without matters.
    """

    chosen = Signal(str)
    entered = Signal()
    bring_wanted = Signal(str)
    bring_all_wanted = Signal()
    remove_wanted = Signal(str)

    def __init__(self, theme: Theme, clock: Clock) -> None:
        super().__init__(theme, "sunk")
        self.sessions = RecordList(
            theme, "各次会议", SessionRows(theme, clock.today), lambda one: str(one.uid), "sunk"
        )
        self.waiting = RecordList(
            theme, "等着上会的事项", WaitingRows(theme), lambda one: str(one.matter), "sunk"
        )
        self.waiting.quiet = True
        self.count = Words(theme, "", role="bold")
        self.waits = Words(theme, "", role="bold")
        self.bring_all = QuietButton(
            theme, "全部提上会", actions.keys("bring_waiting"), name="等着上会的全部提上这次会"
        )
        self.below = QWidget()
        self._lay_out()
        self.sessions.moved.connect(self._on_moved)
        self.sessions.opened.connect(self.entered)
        self.waiting.opened.connect(self._on_bring)
        self.bring_all.clicked.connect(self.bring_all_wanted)
        actions.bind(self.sessions, "decide_item", self.entered.emit)
        actions.bind(self.sessions, "take_off", self._on_remove)
        actions.bind(self.waiting, "decide_item", self._on_bring)

    def _lay_out(self) -> None:
        px = self.theme.px
        below = QVBoxLayout(self.below)
        below.setContentsMargins(px(8), px(6), 0, px(8))
        below.setSpacing(px(4))
        head = QHBoxLayout()
        head.setContentsMargins(px(14), 0, px(10), 0)
        head.addWidget(self.waits)
        head.addStretch(1)
        head.addWidget(self.bring_all)
        below.addLayout(head)
        below.addWidget(self.waiting)
        upper = QVBoxLayout()
        upper.setContentsMargins(px(8), px(10), 0, 0)
        upper.setSpacing(px(4))
        self.count.setContentsMargins(px(14), 0, 0, px(2))
        upper.addWidget(self.count)
        upper.addWidget(self.sessions, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addLayout(upper, 1)
        column.addWidget(self.below)

    def show_all(self, sessions: tuple[Session, ...], waiting: tuple[Waiting, ...]) -> None:
        self.count.say(f"会议 {len(sessions)} 次" if sessions else "还没有会议")
        self.sessions.show_items(sessions)
        self.waits.say(f"等着上会 {len(waiting)} 件")
        self.waiting.show_items(waiting)
        self.below.setVisible(bool(waiting))
        rows = min(len(waiting), MOST_WAITING)
        self.waiting.setFixedHeight(rows * self.theme.px(WaitingRows.high) + 4)

    def take_focus(self) -> None:
        (self.sessions if self.sessions.lines.items else self.waiting).setFocus()

    def set_narrow(self, narrow: bool) -> None:
        """On a small screen it takes the whole page when it is wanted."""
        if narrow:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
        else:
            self.setFixedWidth(self.theme.px(WIDE))
        self.bring_all.show_shortcut(not narrow)

    def _on_moved(self) -> None:
        if self.sessions.current_key():
            self.chosen.emit(self.sessions.current_key())

    def _on_bring(self) -> None:
        if self.waiting.current_key():
            self.bring_wanted.emit(self.waiting.current_key())

    def _on_remove(self) -> None:
        if self.sessions.current_key():
            self.remove_wanted.emit(self.sessions.current_key())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.theme.color("line"))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        if self.below.isVisible():
            painter.drawLine(
                self.theme.px(20), self.below.y(), self.width() - self.theme.px(16), self.below.y()
            )
        painter.end()
