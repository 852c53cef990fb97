"""The session in hand: its name and sentence, its particulars, the matters on it, and below them the one in hand."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import keys
from ui.conference import wording
from ui.conference.finder import Finder
from ui.conference.item_pane import ItemPane
from ui.conference.item_rows import ItemRows, ItemsHead
from ui.conference.lists import RecordList
from ui.conference.particulars import Particulars
from ui.theme import Theme
from ui.widgets import Ground, Words
from xfdesk.desk.desk import Desk
from xfdesk.records.conference import SessionItem, SessionView

LEAST = 600
"""Below this width the particulars stand in one column."""
NONE = "这次会上还没有事项。在上面按编号、姓名或事由查一件，提上会；打开的事项也可以用 {} 提请。"


class SessionPlace(Ground):
    """`moved` when another matter came under the cursor."""

    moved = Signal()

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__(theme, "surface")
        self.desk = desk
        self.view: SessionView | None = None
        self.narrow = False
        self.name = Words(theme, "", role="title")
        self.said = Words(theme, "", tone="ink2", elide=True)
        self.particulars = Particulars(theme, desk)
        self.finder = Finder(theme, desk.ledger)
        self.count = Words(theme, "", tone="ink2")
        rows = ItemRows(theme, desk.clock.today, self.sat)
        self.items = RecordList(theme, "会上的事项", rows, lambda one: str(one.uid))
        self.items.empty = NONE.format(keys("act_bring"))
        self.columns = ItemsHead(theme, lambda: self.items.viewport().width())
        self.pane = ItemPane(theme, desk)
        self._lay_out()
        self.items.moved.connect(self._on_moved)
        self.particulars.turned.connect(self._share)
        self.particulars.left.connect(self.items.setFocus)
        self.pane.left.connect(self.items.setFocus)

    def _lay_out(self) -> None:
        px = self.theme.px
        self.head = QVBoxLayout()
        self.head.setSpacing(px(4))
        line = QHBoxLayout()
        line.setSpacing(px(16))
        line.addWidget(self.name)
        line.addWidget(self.said, 1)
        line.addWidget(self.particulars.fold)
        self.head.addLayout(line)
        self.head.addWidget(self.particulars)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(px(16))
        self.finder.setMaximumWidth(px(440))
        self.tools.addWidget(self.finder, 3)
        self.tools.addStretch(1)
        self.tools.addWidget(self.count)
        self.list_room = QWidget()
        room = QVBoxLayout(self.list_room)
        room.setSpacing(0)
        room.addWidget(self.columns)
        room.addWidget(self.items, 1)
        self.room = room
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(10), 0, 0)
        column.setSpacing(px(8))
        column.addLayout(self.head)
        column.addLayout(self.tools)
        column.addWidget(self.list_room, 1)
        column.addWidget(self.pane)
        self.set_narrow(False)

    # What it shows

    def show_session(self, view: SessionView) -> None:
        other = self.view is None or self.view.session.uid != view.session.uid
        self.view = view
        session, today = view.session, self.desk.clock.today()
        self.name.say(wording.session_name(session, today))
        late = session.tally.overdue > 0
        self.said.say(wording.sentence(session), "red" if late else "ink2")
        self.particulars.show_session(session)
        if other:
            self._fold_by_itself()
            self.items.go(0)
        self.finder.taken = frozenset(one.matter for one in view.items)
        self.items.show_items(view.items)
        if other:
            self.items.go(0)
        undecided = sum(not one.decided_on and not one.sealed for one in view.items)
        waits = f"，{undecided} 件待定" if undecided else ""
        self.count.say(f"共 {len(view.items)} 件{waits}" if view.items else "")
        self._on_moved()
        self._share()

    def _fold_by_itself(self) -> None:
        """A meeting that is still to be prepared shows its particulars; one that sits or has sat gives the room away."""
        if self.sat() or self.narrow:
            self.particulars.close_up()
        else:
            self.particulars.open()

    def sat(self) -> bool:
        """Whether the meeting is today or has been."""
        on = self.view.session.on if self.view is not None else None
        return on is not None and on <= self.desk.clock.today()

    def held(self) -> bool:
        """Whether its day is over."""
        on = self.view.session.on if self.view is not None else None
        return on is not None and on < self.desk.clock.today()

    def _sits_on(self) -> date | None:
        """The day of a meeting that is still to come."""
        on = self.view.session.on if self.view is not None else None
        return None if on is None or self.sat() else on

    def current(self) -> SessionItem | None:
        one = self.items.current()
        return one if isinstance(one, SessionItem) else None

    def go_to_undecided(self) -> bool:
        """The next matter without a decision, after the one in hand and round again."""
        listed = self.items.lines.items
        here = self.items.currentIndex().row()
        order = [*range(here + 1, len(listed)), *range(here + 1)]
        place = next((n for n in order if not listed[n].decided_on and not listed[n].sealed), -1)
        if place >= 0:
            self.items.go(place)
        return place >= 0

    def take_focus(self) -> None:
        """Where work goes on: the matters, or what brings one."""
        (self.items if self.items.lines.items else self.finder).setFocus()

    def _on_moved(self) -> None:
        self.pane.show_item(self.current(), self._sits_on())
        self.moved.emit()

    # Its room

    def set_narrow(self, narrow: bool) -> None:
        self.narrow = narrow
        px = self.theme.px
        left, right = px(12 if narrow else 24), px(12 if narrow else 20)
        self.head.setContentsMargins(left, 0, right, 0)
        self.tools.setContentsMargins(left, 0, right, 0)
        self.room.setContentsMargins(px(0 if narrow else 10), 0, 0, 0)
        self.particulars.set_narrow(narrow)
        self.pane.set_narrow(narrow)
        if narrow:
            self.particulars.close_up()
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.particulars.grid.set_single(self.width() < self.theme.px(LEAST))
        self._share()

    def _share(self) -> None:
        """On a small screen the particulars, and the form of an act, take the room of what is not needed beside them.

        At the larger display sizes there the heads of columns and the line of particulars go too.
        """
        large = self.narrow and self.theme.factor > 1
        form, open_ = self.pane.form is not None, self.particulars.is_open
        self.particulars.setVisible(not (self.narrow and form) and (open_ or not large))
        self.pane.setVisible(self.current() is not None and not (self.narrow and open_))
        for part in (self.finder, self.count):
            part.setVisible(not (self.narrow and (form or (open_ and self.items.lines.items))))
        self.columns.setVisible(not (self.narrow and (form or open_ or large)))
        self.columns.update()

    def turned(self) -> None:
        """A form was opened or put away."""
        if self.pane.form is not None:
            self.particulars.close_up()
        self._share()
        self.items.scrollTo(self.items.currentIndex())
