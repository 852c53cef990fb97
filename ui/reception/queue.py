"""The queue of the day: number, time, name, what about, the verdict as a chip; sealed ones only their words and a lock."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from ui import actions
from ui.icons import paint_icon
from ui.theme import Theme
from ui.widgets import (
    Button,
    Ground,
    Words,
    chip_width,
    paint_verdict_chip,
    paint_verdict_mark,
    verdict_token,
)
from xfdesk.records.day import QueueRow

Index = QModelIndex | QPersistentModelIndex


class QueueModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[QueueRow, ...] = ()

    def show(self, rows: tuple[QueueRow, ...]) -> None:
        if rows == self.rows:
            return
        same = len(rows) == len(self.rows)
        if same:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            words = "未记完" if row.unfinished else str(row.verdict or "")
            return f"第 {row.queue_number} 号 {who(row)} {row.summary} {words}".strip()
        return row if role == Qt.ItemDataRole.UserRole else None


def who(row: QueueRow) -> str:
    return f"{row.name} 等{row.people}人" if row.people > 1 and not row.sealed else row.name


class QueueDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self.narrow = theme, False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.theme.px(36 if self.narrow else 50))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        t, px = self.theme, self.theme.px
        rect = QRectF(option.rect).adjusted(px(4), 1, -px(4), -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            self._ground(painter, rect)
        painter.setPen(t.color("ink2"))
        painter.setFont(t.font("body"))
        number = QRectF(
            rect.left() + px(2 if self.narrow else 6),
            rect.top(),
            px(20),
            rect.height() if self.narrow else px(26),
        )
        painter.drawText(
            number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(row.queue_number)
        )
        if self.narrow:
            if row.verdict:
                center = QPointF(rect.right() - px(11), rect.center().y())
                paint_verdict_mark(painter, center, row.verdict, t.color(verdict_token(row.verdict)), px(5))
        else:
            self._words(painter, rect, row, selected)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRectF) -> None:
        t = self.theme
        painter.setPen(t.color("line2"))
        painter.setBrush(t.color("surface"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), t.px(6), t.px(6))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.color("accent"))
        painter.drawRect(QRectF(rect.left(), rect.top() + t.px(12), t.px(3), rect.height() - t.px(24)))

    def _words(self, painter: QPainter, rect: QRectF, row: QueueRow, selected: bool) -> None:
        t, px = self.theme, self.theme.px
        left, right = rect.left() + px(38), rect.right() - px(10)
        room = (
            right
            - left
            - (chip_width(t) + px(8) if row.verdict or row.unfinished else px(24) if row.sealed else 0)
        )
        painter.setFont(t.font("medium"))
        painter.setPen(t.color("ink"))
        first = painter.fontMetrics().elidedText(
            who(row) or "（还没有姓名）", Qt.TextElideMode.ElideRight, int(room)
        )
        painter.drawText(QRectF(left, rect.top() + px(4), room, px(21)), Qt.AlignmentFlag.AlignVCenter, first)
        painter.setFont(t.font("small"))
        painter.setPen(t.color("ink2"))
        words = f"{row.people} 人" if row.sealed else f"{row.arrived}  {row.summary}"
        second = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(
            QRectF(left, rect.top() + px(25), room, px(19)), Qt.AlignmentFlag.AlignVCenter, second
        )
        middle = rect.center().y()
        if row.sealed:
            paint_icon(painter, t, "lock", QRectF(right - px(18), middle - px(9), px(18), px(18)))
        elif row.unfinished:
            painter.setPen(t.color("accent" if selected else "amber"))
            chip = QRectF(right - chip_width(t), rect.top(), chip_width(t), rect.height())
            painter.drawText(
                chip,
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                "在谈" if selected else "未记完",
            )
        elif row.verdict:
            chip = QRectF(right - chip_width(t), middle - px(11), chip_width(t), px(22))
            paint_verdict_chip(painter, chip, row.verdict, t, selected=selected)


class Queue(Ground):
    chosen = Signal(str)
    next_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "sunk")
        self.theme = theme
        self.setFixedWidth(theme.px(292))
        self.total = Words(theme, "今天还没有人来", role="medium")
        self.talking = Words(theme, "", role="small", tone="ink2")
        self.model = QueueModel()
        self.delegate = QueueDelegate(theme)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.setAccessibleName("今天的队列")
        self.list.setProperty("ground", "sunk")
        self.list.setStyleSheet("QListView { background: transparent; }")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = Words(theme, actions.line("next", next="登记第一位来访人"), tone="ink2")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.next = Button(theme, "登记下一位", actions.keys("next"), icon="plus")
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
        head.addWidget(self.total, 1)
        head.addWidget(self.talking)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(14))
        box.setSpacing(theme.px(8))
        self.head_box = head
        box.addLayout(head)
        box.addWidget(self.empty)
        box.addWidget(self.list, 1)
        box.addWidget(self.next)
        self.list.clicked.connect(self._on_chosen)
        self.list.activated.connect(self._on_chosen)
        self.next.clicked.connect(self.next_wanted)

    def show_rows(self, rows: tuple[QueueRow, ...], in_hand: str) -> None:
        self.model.show(rows)
        saved = [row for row in rows if not row.unfinished]
        people = sum(row.people for row in saved)
        self.total.say(f"今天 {len(saved)} 批 {people} 人" if saved else "今天还没有人来")
        unfinished = sum(row.unfinished and row.visit != in_hand for row in rows)
        self.talking.say(f"未记完 {unfinished}" if unfinished else "", "amber")
        self.empty.setVisible(not rows and not self.delegate.narrow)
        self.list.setVisible(bool(rows))
        self.select(in_hand)

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
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if narrow else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.list.setVerticalScrollBarPolicy(bar)
        self.setFixedWidth(self.theme.px(60 if narrow else 292))
        for widget in (self.total, self.talking):
            widget.setVisible(not narrow)
        self.empty.setVisible(not narrow and not self.model.rows)
        self.next.set_word("" if narrow else "登记下一位")
        self.next.show_shortcut(not narrow)
        self.next.setAccessibleName("登记下一位")
        box = self.layout()
        assert box is not None
        side = self.theme.px(4 if narrow else 12)
        box.setContentsMargins(side, self.theme.px(10), side, self.theme.px(14))
        self.list.doItemsLayout()

    def _on_chosen(self, index: QModelIndex) -> None:
        self.chosen.emit(self.model.rows[index.row()].visit)
