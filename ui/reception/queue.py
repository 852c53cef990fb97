"""The queue of the day at the left of the form; while nobody has come, what helps with the first visitor."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from ui import actions
from ui.reception.first_visitor import FirstVisitor
from ui.reception.queue_rows import QueueDelegate, QueueModel
from ui.theme import Theme
from ui.widgets import Button, Ground, Words, keep_bar_room
from xfdesk.records.day import LeftOver, QueueRow

WIDE, NARROW = 292, 60
TODAY = "今天"


class Queue(Ground):
    """`draft_wanted` and `draft_unwanted` name a draft that another day has left."""

    chosen = Signal(str)
    next_wanted = Signal()
    draft_wanted = Signal(str)
    draft_unwanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "sunk")
        self.theme = theme
        self.rows: tuple[QueueRow, ...] = ()
        self.on = TODAY
        self.setFixedWidth(theme.px(WIDE))
        self.total = Words(theme, "今天还没有人来", role="medium")
        self.talking = Words(theme, "", role="small", tone="ink2")
        self.model = QueueModel()
        self.delegate = QueueDelegate(theme, self.model)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.setAccessibleName("今天的队列")
        self.list.setProperty("ground", "sunk")
        self.list.setStyleSheet("QListView { background: transparent; }")
        keep_bar_room(self.list)
        self.empty = FirstVisitor(theme)
        self.next = Button(theme, "登记下一位", actions.keys("next"), icon="plus")
        self._assemble()
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        self.next.clicked.connect(self.next_wanted)
        self.empty.wanted.connect(self.draft_wanted)
        self.empty.unwanted.connect(self.draft_unwanted)

    def _assemble(self) -> None:
        px = self.theme.px
        self.head = QWidget()
        head = QHBoxLayout(self.head)
        head.setContentsMargins(px(20), 0, px(18), 0)
        head.addWidget(self.total, 1)
        head.addWidget(self.talking)
        # The list's bar stands in the column's right edge, so that rows are as wide with it as without.
        self.list_room = QWidget()
        self.list_row = QHBoxLayout(self.list_room)
        self.list_row.setContentsMargins(px(8), 0, 0, 0)
        self.list_row.addWidget(self.list)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(px(16), 0, px(16), 0)
        self.foot.addWidget(self.next)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, px(12), 0, px(14))
        box.setSpacing(px(8))
        box.addWidget(self.head)
        box.addWidget(self.empty, 1)
        box.addWidget(self.list_room, 1)
        box.addLayout(self.foot)

    def show_rows(
        self,
        rows: tuple[QueueRow, ...],
        in_hand: str,
        *,
        sealing: bool = False,
        changed: frozenset[str] = frozenset(),
    ) -> None:
        """`sealing`: the visit in hand is an accusation by what has been typed so far; `changed`: saved visits with
        changes that are not.
        """
        self.rows = rows
        self.model.show(rows, in_hand, sealing, changed)
        self._say_total(rows, in_hand)
        self._arrange()
        self.select(in_hand)

    def set_day(self, on: str) -> None:
        """Which day's queue it is, as its head names it."""
        self.on = on
        self.list.setAccessibleName(f"{on}的队列")

    def show_left(self, left: tuple[LeftOver, ...]) -> None:
        self.empty.show_left(left)

    def _say_total(self, rows: tuple[QueueRow, ...], in_hand: str) -> None:
        saved = [row for row in rows if not row.unfinished]
        people = sum(row.people for row in saved)
        talking = any(row.unfinished and row.visit == in_hand for row in rows)
        left = sum(row.unfinished and row.visit != in_hand for row in rows)
        on = self.on
        nobody = f"{on}的第一位" if talking else f"{on}还没有记完的" if left else f"{on}还没有人来"
        gap = " " if on == TODAY else "   "
        self.total.say(f"{on}{gap}{len(saved)} 批 {people} 人" if saved else nobody)
        words = (f"未记完 {left}" if left else "", "在谈 1" if talking else "")
        self.talking.say("  ".join(word for word in words if word), "amber" if left else "ink2")

    def select(self, visit: str) -> None:
        place = next((n for n, row in enumerate(self.model.rows) if row.visit == visit), -1)
        if place < 0:
            self.list.clearSelection()
            self.list.setCurrentIndex(QModelIndex())
        else:
            self.list.setCurrentIndex(self.model.index(place))
            self.list.scrollTo(self.model.index(place))

    def set_narrow(self, narrow: bool) -> None:
        """At 150 % the queue folds to number and mark."""
        self.delegate.narrow = narrow
        px = self.theme.px
        if narrow:
            self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        else:
            self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFixedWidth(px(NARROW if narrow else WIDE))
        self.head.setVisible(not narrow)
        self.list_row.setContentsMargins(px(4 if narrow else 8), 0, px(4 if narrow else 0), 0)
        self.foot.setContentsMargins(px(4 if narrow else 16), 0, px(4 if narrow else 16), 0)
        self.next.set_word("" if narrow else "登记下一位")
        self.next.show_shortcut(not narrow)
        self.next.setAccessibleName("登记下一位")
        self._arrange()
        self.list.doItemsLayout()

    def _arrange(self) -> None:
        """The list takes the place of what helps with the first visitor; folded, it stands there empty."""
        first = not self.rows and not self.delegate.narrow
        self.empty.setVisible(first)
        self.list_room.setVisible(not first)

    def _on_chosen(self, index: QModelIndex) -> None:
        self.chosen.emit(self.model.rows[index.row()].visit)
