"""收班: the day in figures at the left, what is not complete at the right with its way to mend it. Closing is never barred."""

from __future__ import annotations

from itertools import groupby, pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import actions
from ui.printing.pack_row import PackRow
from ui.reception.closing_parts import IncompleteRow, Ruled, Shares, scrolled
from ui.surroundings import Surroundings
from ui.widgets import (
    Button,
    CheckBox,
    Ground,
    SectionTitle,
    Sentence,
    TextField,
    VerdictChip,
    Words,
)
from xfdesk.records.day import DaySummary, Incomplete

SIDE, FOOT = 336, 52
CHIP_ROW, WORD_ROW = 30, 26


class ClosePage(QWidget):
    back = Signal()
    closed = Signal(str)
    mend = Signal(object)

    def __init__(self, around: Surroundings, pack: PackRow) -> None:
        super().__init__()
        self.theme, self.pack = around.theme, pack
        t = self.theme
        self.left, self.right = Ground(t, "sunk"), Ground(t, "surface")
        self.left_box, self.right_box = QVBoxLayout(self.left), QVBoxLayout(self.right)
        self.left_box.setContentsMargins(t.px(24), t.px(14), t.px(14), t.px(12))
        self.left_box.setSpacing(0)
        self.right_box.setContentsMargins(t.px(24), t.px(16), t.px(10), t.px(12))
        self.right_box.setSpacing(0)
        self.words = TextField(t, "收班小结", lines=2, most=4, placeholder="这一天接访的小结，可以不写")
        self.backup = CheckBox(t, "同时备份一份")
        self.backup.set_value(True)
        self.sentence = Sentence(t)
        self.close_button = Button(t, "收班", actions.keys("save_next"), primary=True)
        self.back_button = Button(t, "回到登记", actions.keys("back"))
        self._lay()
        self.close_button.clicked.connect(self._on_close)
        self.back_button.clicked.connect(self.back)
        pack.said.connect(self.refuse)
        for name, act in (
            ("save_next", self._on_close),
            ("back", self.back.emit),
            ("day_pack", pack.show_pack),
        ):
            actions.bind(self, name, act, context=Qt.ShortcutContext.WindowShortcut)

    def _lay(self) -> None:
        t, px = self.theme, self.theme.px
        side = Ruled(t, "sunk", "right")
        side.setFixedWidth(px(SIDE))
        side_box = QVBoxLayout(side)
        side_box.setContentsMargins(0, 0, 1, 0)
        side_box.addWidget(scrolled(self.left))
        foot = Ruled(t, "surface", "top")
        foot.setFixedHeight(px(FOOT))
        row = QHBoxLayout(foot)
        row.setContentsMargins(px(24), 1, px(20), 0)
        row.addWidget(self.backup)
        row.addWidget(self.sentence, 1)
        row.addStretch(1)
        row.addWidget(self.back_button)
        row.addWidget(self.close_button)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(side)
        middle.addWidget(scrolled(self.right), 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(middle, 1)
        box.addWidget(foot)

    def show_summary(self, summary: DaySummary) -> None:
        _empty(self.left_box)
        _empty(self.right_box, keep=(self.words, self.pack))
        self._figures(summary)
        self._incomplete(summary.incomplete)
        self.sentence.clear()
        self.close_button.setFocus()

    # The day in figures

    def _figures(self, summary: DaySummary) -> None:
        t, px, box = self.theme, self.theme.px, self.left_box
        big = QHBoxLayout()
        big.setSpacing(px(8))
        for figure, unit in ((summary.visits, "批"), (summary.people, "人")):
            big.addWidget(Words(t, str(figure), role="figure"))
            big.addWidget(Words(t, unit, tone="ink2"))
            big.addSpacing(px(20))
        big.addStretch(1)
        box.addLayout(big)
        box.addSpacing(px(6))
        times = f"初访 {summary.first} 批，重访 {summary.repeat} 批，集体访 {summary.groups} 批"
        spans = (f"{summary.began} 至 {summary.ended}",) if summary.began else ()
        for line in (*spans, times):
            box.addWidget(Words(t, line, role="small", tone="ink2", elide=True))
        self._verdicts(summary)
        self._title(box, "处理")
        for handling, count in summary.handlings:
            self._count(Words(t, handling), count, "件", WORD_ROW)
        if summary.continued:
            self._count(Words(t, "续访"), summary.continued, "次", WORD_ROW)
        box.addStretch(1)

    def _verdicts(self, summary: DaySummary) -> None:
        t, box = self.theme, self.left_box
        matters = sum(count for _, count in summary.verdicts) + summary.sealed
        note = f"{matters} 件" + (f"，另有续访 {summary.continued} 次" if summary.continued else "")
        self._title(box, "判断", note)
        box.addWidget(Shares(t, list(summary.verdicts), summary.sealed))
        box.addSpacing(t.px(4))
        for verdict, count in summary.verdicts:
            self._count(VerdictChip(t, verdict), count, "件", CHIP_ROW)
        if summary.sealed:
            self._count(VerdictChip(t, None, sealed=True), summary.sealed, "件", CHIP_ROW)

    def _count(self, what: QWidget, count: int, unit: str, height: int) -> None:
        line = QWidget()
        line.setFixedHeight(self.theme.px(height))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.px(5))
        row.addWidget(what)
        row.addStretch(1)
        row.addWidget(Words(self.theme, str(count), role="bold"))
        row.addWidget(Words(self.theme, unit, tone="ink2"))
        self.left_box.addWidget(line)

    def _title(self, box: QVBoxLayout, title: str, note: str = "") -> None:
        """With room before it: what belongs together stands together."""
        box.addSpacing(self.theme.px(12))
        box.addWidget(SectionTitle(self.theme, title, note))
        box.addSpacing(self.theme.px(2))

    # What is not complete

    def _incomplete(self, rows: tuple[Incomplete, ...]) -> None:
        t, box = self.theme, self.right_box
        head = QHBoxLayout()
        title = f"还有 {len(rows)} 处没记全" if rows else "都记全了"
        note = "补上只要点一下；不补也能收班，会留在台账里" if rows else "件件有着落"
        head.addWidget(Words(t, title, role="title"))
        head.addSpacing(t.px(10))
        head.addWidget(Words(t, note, role="small", tone="ink2"))
        head.addStretch(1)
        box.addLayout(head)
        for group, members in groupby(rows, key=lambda row: row.group):
            self._title(box, group)
            for row in sorted(members, key=lambda one: one.queue_number):
                box.addWidget(IncompleteRow(t, row, self.mend.emit))
        self._title(box, "收班小结")
        box.addSpacing(t.px(4))
        box.addWidget(self.words)
        self._title(box, "明日接访包", "给接访领导：到期的和约好来的，一件一页")
        box.addSpacing(t.px(4))
        box.addWidget(self.pack)
        box.addStretch(1)
        self._in_order()

    def _in_order(self) -> None:
        """Tab goes down the page: what is to be mended, the words, the pack, the foot."""
        mending = [row.act for row in self.right.findChildren(IncompleteRow) if not row.isHidden()]
        last = (self.words, self.pack.date.line, self.pack.button)
        foot = (self.backup, self.back_button, self.close_button)
        for before, after in pairwise([*mending, *last, *foot]):
            QWidget.setTabOrder(before, after)

    def _on_close(self) -> None:
        self.closed.emit(self.words.value())

    def refuse(self, sentence: str) -> None:
        self.sentence.say("problem", sentence)


def _empty(box: QVBoxLayout, keep: tuple[QWidget, ...] = ()) -> None:
    while box.count():
        item = box.takeAt(0)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            if widget not in keep:
                widget.hide()
                widget.deleteLater()
        elif (layout := item.layout()) is not None:
            _empty(layout)  # type: ignore[arg-type]
