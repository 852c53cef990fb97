"""收班: the day in figures at the left, what is not complete at the right with its way to mend it. Closing is never barred."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui import actions
from ui.surroundings import Surroundings
from ui.theme import Theme
from ui.widgets import (
    Button,
    CheckBox,
    Ground,
    QuietButton,
    SectionTitle,
    Sentence,
    TextField,
    VerdictChip,
    Words,
    verdict_token,
)
from xfdesk.records.day import DaySummary, Incomplete
from xfdesk.rules.words import Verdict


class ClosePage(QWidget):
    back = Signal()
    closed = Signal(str)
    mend = Signal(object)

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.theme = around.theme
        t = self.theme
        self.left = Ground(t, "sunk")
        self.left.setFixedWidth(t.px(336))
        self.left_box = QVBoxLayout(self.left)
        self.left_box.setContentsMargins(t.px(24), t.px(16), t.px(24), t.px(16))
        self.left_box.setSpacing(t.px(8))
        self.right = Ground(t, "surface")
        self.right_box = QVBoxLayout(self.right)
        self.right_box.setContentsMargins(t.px(24), t.px(16), t.px(20), t.px(12))
        self.right_box.setSpacing(t.px(2))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self.right)
        self.words = TextField(t, "收班小结", lines=2, most=4, placeholder="今天接访的小结，可以不写")
        self.backup = CheckBox(t, "同时备份一份")
        self.backup.set_value(True)
        self.sentence = Sentence(t)
        self.close_button = Button(t, "收班", actions.keys("save_next"), primary=True)
        self.back_button = Button(t, "回到登记", actions.keys("back"))
        foot = Ground(t, "surface")
        foot.setFixedHeight(t.px(52))
        foot_row = QHBoxLayout(foot)
        foot_row.setContentsMargins(t.px(24), 0, t.px(20), 0)
        foot_row.addWidget(self.backup)
        foot_row.addWidget(self.sentence, 1)
        foot_row.addStretch(1)
        foot_row.addWidget(self.back_button)
        foot_row.addWidget(self.close_button)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.left)
        middle.addWidget(scroll, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(middle, 1)
        box.addWidget(foot)
        self.close_button.clicked.connect(self._on_close)
        self.back_button.clicked.connect(self.back)
        for name, act in (("save_next", self._on_close), ("back", self.back.emit)):
            actions.bind(self, name, act, context=Qt.ShortcutContext.WindowShortcut)

    def show_summary(self, summary: DaySummary) -> None:
        _empty(self.left_box)
        _empty(self.right_box, keep=self.words)
        self._figures(summary)
        self._incomplete(summary.incomplete)
        self.sentence.clear()
        self.close_button.setFocus()

    def _figures(self, summary: DaySummary) -> None:
        t = self.theme
        big = QHBoxLayout()
        for figure, unit in ((summary.visits, "批"), (summary.people, "人")):
            big.addWidget(Words(t, str(figure), role="figure"))
            big.addWidget(Words(t, unit, tone="ink2"))
            big.addSpacing(t.px(24))
        big.addStretch(1)
        self.left_box.addLayout(big)
        times = f"初访 {summary.first} 批，重访 {summary.repeat} 批，集体访 {summary.groups} 批"
        self.left_box.addWidget(Words(t, times, role="small", tone="ink2"))
        matters = sum(count for _, count in summary.verdicts) + summary.sealed
        note = f"{matters} 件" + (f"，另有续访 {summary.continued} 次" if summary.continued else "")
        self.left_box.addWidget(SectionTitle(t, "判断", note))
        shares = [(verdict, count) for verdict, count in summary.verdicts]
        self.left_box.addWidget(_Shares(t, shares, summary.sealed))
        for verdict, count in summary.verdicts:
            self._count(VerdictChip(t, verdict), count, "件")
        if summary.sealed:
            self._count(VerdictChip(t, None, sealed=True), summary.sealed, "件")
        self.left_box.addWidget(SectionTitle(t, "处理"))
        for handling, count in summary.handlings:
            self._count(Words(t, handling), count, "件")
        if summary.continued:
            self._count(Words(t, "续访"), summary.continued, "次")
        self.left_box.addStretch(1)

    def _count(self, what: QWidget, count: int, unit: str) -> None:
        row = QHBoxLayout()
        row.addWidget(what)
        row.addStretch(1)
        row.addWidget(Words(self.theme, str(count), role="medium"))
        row.addWidget(Words(self.theme, unit, tone="ink2"))
        self.left_box.addLayout(row)

    def _incomplete(self, rows: tuple[Incomplete, ...]) -> None:
        t = self.theme
        head = QHBoxLayout()
        title = f"还有 {len(rows)} 处没记全" if rows else "都记全了"
        note = "补上只要点一下；不补也能收班，会留在台账里" if rows else "件件有着落"
        head.addWidget(Words(t, title, role="title"))
        head.addSpacing(t.px(10))
        head.addWidget(Words(t, note, role="small", tone="ink2"))
        head.addStretch(1)
        self.right_box.insertLayout(0, head)
        place = 1
        for group, members in groupby(rows, key=lambda row: row.group):
            self.right_box.insertWidget(place, SectionTitle(t, group))
            place += 1
            for row in sorted(members, key=lambda one: one.queue_number):
                self.right_box.insertWidget(place, _IncompleteRow(t, row, self.mend.emit))
                place += 1
        self.right_box.insertWidget(place, SectionTitle(t, "收班小结"))
        self.right_box.insertWidget(place + 1, self.words)
        self.right_box.addStretch(1)

    def _on_close(self) -> None:
        self.closed.emit(self.words.value())

    def refuse(self, sentence: str) -> None:
        self.sentence.say("problem", sentence)


class _IncompleteRow(QWidget):
    def __init__(self, theme: Theme, row: Incomplete, mend) -> None:  # type: ignore[no-untyped-def]
        super().__init__()
        self.theme = theme
        self.setFixedHeight(theme.px(40))
        box = QHBoxLayout(self)
        box.setContentsMargins(theme.px(18), 0, 0, 0)
        box.setSpacing(theme.px(12))
        number = Words(theme, f"第 {row.queue_number} 号", tone="ink2")
        number.setFixedWidth(theme.px(52))
        name = Words(theme, row.name, role="medium")
        name.setFixedWidth(theme.px(150))
        what = Words(theme, row.what)
        what.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        act = QuietButton(theme, row.act, "", name=f"第 {row.queue_number} 号 {row.act}")
        act.clicked.connect(lambda: mend(row))
        for widget, stretch in ((number, 0), (name, 0), (what, 1), (act, 0)):
            box.addWidget(widget, stretch)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("amber"))
        size = self.theme.px(8)
        painter.drawEllipse(QRectF(self.theme.px(5), (self.height() - size) / 2, size, size))
        painter.setPen(self.theme.color("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


class _Shares(QWidget):
    """The verdicts of the day as one bar; the words and figures stand below it."""

    def __init__(self, theme: Theme, shares: list[tuple[Verdict, int]], sealed: int) -> None:
        super().__init__()
        self.theme = theme
        self.shares = [
            ("pend" if verdict is Verdict.NONE else verdict_token(verdict), count)
            for verdict, count in shares
            if count
        ]
        if sealed:
            self.shares.append(("pend", sealed))
        self.setFixedHeight(theme.px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        total = sum(count for _, count in self.shares)
        if not total:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap, x = self.theme.px(2), 0.5
        room = self.width() - 1 - gap * (len(self.shares) - 1)
        for token, count in self.shares:
            width = room * count / total
            rect = QRectF(x, 1.5, width, self.height() - 3)
            solid = token != "pend"
            painter.setPen(Qt.PenStyle.NoPen if solid else QPen(self.theme.color("pend"), 1))
            painter.setBrush(self.theme.color(token) if solid else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, 3, 3)
            x += width + gap


def _empty(box: QVBoxLayout, keep: QWidget | None = None) -> None:
    while box.count():
        item = box.takeAt(0)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            if widget is not keep:
                widget.hide()
                widget.deleteLater()
        elif (layout := item.layout()) is not None:
            _empty(layout)  # type: ignore[arg-type]
