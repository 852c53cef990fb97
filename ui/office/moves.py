"""会动哪些期限: before days are counted otherwise it is shown what would move; then the stored dates follow, in sight.

Nothing modal: the clerk may go on with anything else, leave it, or stop the rewriting, which goes on at the next start.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.slices import Slices, Work
from ui.theme import Theme
from ui.widgets import Button, QuietButton, SectionTitle, Sentence, Words, paint_ring, paint_word
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError
from xfdesk.records.reckoning import Move, Moves, Proposed
from xfdesk.rules import dates

ROW, MOST_SHOWN = 30, 6
MOVE = Qt.ItemDataRole.UserRole
WHICH = {"plain": "", "rolled": "顺延到", "safe": "提醒日"}
Index = QModelIndex | QPersistentModelIndex


class MovesPanel(QWidget):
    """`propose` looks; `agreed` when the change was taken, `left` when it was not. Hidden while there is nothing to say."""

    agreed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, desk: Desk, rewriting: Slices) -> None:
        super().__init__()
        self.theme, self.desk, self.rewriting = theme, desk, rewriting
        self.looking = Slices()
        self.proposed: Proposed | None = None
        self.moves: Moves | None = None
        self._build()
        self.looking.advanced.connect(self._on_looked)
        self.looking.ended.connect(self._on_seen)
        self.looking.failed.connect(self._on_failed)
        rewriting.advanced.connect(self._on_rewritten)
        rewriting.ended.connect(self._on_ended)
        rewriting.failed.connect(self._on_failed)
        self._show()

    def _build(self) -> None:
        t, column = self.theme, QVBoxLayout(self)
        column.setContentsMargins(0, t.px(4), 0, 0)
        column.setSpacing(t.px(6))
        self.words, self.kept = Words(t, wrap=True), Words(t, role="small", tone="ink2", wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName("会改日期的事项")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.delegate = MoveDelegate(t, self.desk.clock.today(), self.list)
        self.list.setItemDelegate(self.delegate)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(t.px(6))
        self.bar.setAccessibleName("进度")
        self.trouble = Sentence(t)
        self.stop_button = QuietButton(t, "停下")
        self.go_on_button = Button(t, "接着重算")
        self.leave_button = Button(t, "不改")
        self.agree_button = Button(t, "照这样改", primary=True)
        for widget in (
            SectionTitle(t, "会动哪些期限"),
            self.words,
            self.kept,
            self.list,
            self.bar,
            self.trouble,
        ):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(t.px(8))
        row.addStretch(1)
        acts = (
            (self.stop_button, self.stop), (self.go_on_button, self.go_on),
            (self.leave_button, self.leave), (self.agree_button, self.agree),
        )  # fmt: skip
        for button, act in acts:
            row.addWidget(button)
            button.clicked.connect(act)
        column.addLayout(row)

    # Before

    def propose(self, proposed: Proposed, verb: str) -> None:
        """Look what the change would move. `verb` stands on the button that takes it."""
        self.clear()
        self.trouble.clear()
        self.agree_button.set_word(verb)
        try:
            look = self.desk.reckoning.look(proposed)
        except DeskError as fault:
            self.trouble.say("problem", fault.sentence)
        else:
            self.proposed = proposed
            self.bar.setRange(0, max(1, look.of))
            self.bar.setValue(0)
            self.looking.start(self.desk, look)
        self._show()

    def refuse(self, sentence: str) -> None:
        """What was written cannot be proposed at all."""
        self.clear()
        self.trouble.say("problem", sentence)
        self._show()

    def clear(self) -> None:
        """Nothing is proposed any more."""
        self.looking.stop()
        self.proposed = self.moves = None
        self._show()

    def leave(self) -> None:
        self.trouble.clear()
        self.clear()
        self.left.emit()

    def _on_looked(self, done: int, of: int) -> None:
        self.bar.setRange(0, max(1, of))
        self.bar.setValue(done)
        self.words.say(f"正在看会动哪些期限 {done:,} / {of:,}", "ink2")

    def _on_seen(self, look: object) -> None:
        self.moves = look.moves  # type: ignore[attr-defined]
        self._show()

    # After

    def agree(self) -> None:
        proposed = self.proposed
        if proposed is None or self.moves is None:
            return
        try:
            rewriting = self.desk.reckoning.begin(proposed)
        except DeskError as fault:
            self._on_failed(fault.sentence)
            return
        self.clear()
        self._rewrite(rewriting)
        self.agreed.emit()

    def stop(self) -> None:
        """What is not done yet goes on at the next start, or with one press."""
        self.rewriting.stop()
        self._show()
        self.go_on_button.setFocus()

    def go_on(self) -> None:
        self.trouble.clear()
        self._rewrite(self.desk.reckoning.rewriting())
        self.stop_button.setFocus()

    def _rewrite(self, rewriting: Work) -> None:
        self.rewriting.start(self.desk, rewriting)
        self._on_rewritten(rewriting.done, rewriting.of)

    def _on_rewritten(self, done: int, of: int) -> None:
        if self.proposed is None:
            self.bar.setRange(0, max(1, of))
            self.bar.setValue(done)
            self.words.say(f"正在重新算期限 {done:,} / {of:,}，可以接着做别的事", "ink2")
            self._show()

    def _on_ended(self, work: object) -> None:
        if self.proposed is None:
            self.trouble.say("note", f"{work.sentence}。")  # type: ignore[attr-defined]
        self._show()

    def _on_failed(self, sentence: str) -> None:
        self.trouble.say("problem", sentence)
        self._show()

    # What is seen

    def _show(self) -> None:
        proposed, seen = self.proposed is not None, self.moves is not None
        under_way = not proposed and self.rewriting.running
        waiting = not proposed and not under_way and not self.desk.file.closed and self.desk.has_old_dates
        if waiting:
            self.words.say("有的期限还是按原来的算法存着，重算停在半路；下次打开会接着算。", "amber")
        if self.moves is not None:
            self._tell(self.moves)
        self.words.setVisible(proposed or under_way or waiting)
        self.kept.setVisible(seen and bool(self.kept.text()))
        self.list.setVisible(seen and self.list.count() > 0)
        self.bar.setVisible((proposed and not seen) or under_way)
        self.stop_button.setVisible(under_way)
        self.go_on_button.setVisible(waiting)
        self.leave_button.setVisible(proposed)
        self.agree_button.setVisible(seen)
        shown = proposed or under_way or waiting or bool(self.trouble.text())
        # Never shown before it has a parent: it would be a window for a moment, and take the focus away.
        if not shown or self.parentWidget() is not None:
            self.setVisible(shown)

    def _tell(self, moves: Moves) -> None:
        if moves.matters:
            more = f"，先列最急的 {len(moves.first)} 处" if moves.duties > len(moves.first) else ""
            self.words.say(
                f"没有办完的 {moves.seen:,} 件里，{moves.matters:,} 件共 {moves.duties:,} 处日期要改{more}。",
                "amber",
            )
        else:
            self.words.say(f"没有办完的 {moves.seen:,} 件，日期都不用改。", "ink2")
        self.kept.say(_kept(self.proposed, moves))
        self.list.clear()
        for move in moves.first:
            item = QListWidgetItem(self.delegate.sentence(move), self.list)
            item.setData(MOVE, move)
        rows = min(len(moves.first), MOST_SHOWN)
        self.list.setFixedHeight(rows * self.theme.px(ROW) + 2)
        if moves.first:
            self.list.setCurrentRow(0)


def _kept(proposed: Proposed | None, moves: Moves) -> str:
    """What stays as it is."""
    if proposed is not None and proposed.profile:
        if moves.kept:
            return f"其中 {moves.kept:,} 件已经书面告知，告知的日期照旧不动。"
        return "已经书面告知的日期，换了规定也不动。"
    if not moves.first or any(move.which == "plain" for move in moves.first):
        return ""
    return "法定的最后一天不变，变的是遇休假顺延到的日子和提醒的日子。"


class MoveDelegate(QStyledItemDelegate):
    """Number, duty, from which day to which, in one line."""

    def __init__(self, theme: Theme, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme, self.today = theme, today

    def days(self, move: Move) -> tuple[str, str]:
        first, then = (dates.short(day, self.today) for day in move.days)
        return first, then

    def sentence(self, move: Move) -> str:
        """As a screen reader says it."""
        first, then = self.days(move)
        return f"{move.number} {move.duty} {WHICH[move.which]} 从 {first} 改到 {then}"

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, rect, move = self.theme, QRectF(option.rect), index.data(MOVE)
        painter.save()
        painter.fillRect(option.rect, t.color("surface"))
        first, then = self.days(move)
        tail = f"{first.partition(' ')[0]} → {then}"
        metrics = QFontMetrics(t.font("body"))
        width = metrics.horizontalAdvance(tail) + t.px(8)
        left = rect.adjusted(t.px(8), 0, -width, 0)
        painter.setPen(t.color("ink"))
        paint_word(painter, left, move.number, t, "medium")
        left.adjust(QFontMetrics(t.font("medium")).horizontalAdvance(move.number) + t.px(10), 0, 0, 0)
        duty, room = f"{move.duty} {WHICH[move.which]}".strip(), max(0, int(left.width()))
        if metrics.horizontalAdvance(duty) > room:
            duty = metrics.elidedText(move.duty, Qt.TextElideMode.ElideRight, room)
        painter.setPen(t.color("ink2"))
        paint_word(painter, left, duty, t)
        painter.setPen(t.color("ink"))
        paint_word(painter, rect.adjusted(rect.width() - width, 0, 0, 0), tail, t)
        painter.setPen(QPen(t.color("line"), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, option.rect.adjusted(0, 0, 0, -1), t, t.px(4))
        painter.restore()
