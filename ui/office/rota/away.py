"""外出、请假: who cannot sit, from when to when and why. Written in place, a line at a time."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.actions import keys, pressed
from ui.theme import Theme
from ui.widgets import Button, DateField, LabelCell, PickField, QuietButton, Sentence, Words, side_by_side
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError, Refused
from xfdesk.records.rota_day import Away
from xfdesk.rules import dates

LABEL = 48
REASONS = ("外出", "请假", "开会", "培训", "出差")
KEY = Qt.ItemDataRole.UserRole
FIELDS = {"leader": "leader", "since": "since", "until": "until", "reason": "reason"}


class AwayPanel(QWidget):
    """The list, and below it the line that is being written or changed."""

    kept = Signal()

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self.theme, self.desk = theme, desk
        today = desk.clock.today()
        self._uid = ""
        self._listed: dict[str, Away] = {}
        self.list = QListWidget()
        self.list.setAccessibleName("外出、请假")
        self.list.setProperty("popup", "side")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = Words(theme, "没有人外出、请假。记在这里的日子，排班时不排他。", tone="ink2", wrap=True)
        self.leader = PickField(theme, "谁", placeholder="姓名或首字母")
        self.since = DateField(theme, "从哪天", today, width=96, left=False)
        self.until = DateField(theme, "到哪天", today, width=96, left=False)
        self.reason = PickField(theme, "原因", REASONS, placeholder="可以不填")
        self.sentence = Sentence(theme)
        self.keep = Button(theme, "记下", name="记下外出、请假")
        self.other = QuietButton(theme, "另写一条")
        self.remove = QuietButton(theme, "去掉这一条", keys("rota_remove"), tone="ink2")
        self._lay()
        self.list.currentItemChanged.connect(self._on_chosen)
        self.keep.clicked.connect(self.save)
        self.other.clicked.connect(self.begin)
        self.remove.clicked.connect(self.take_away)

    def _lay(self) -> None:
        px = self.theme.px
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(1, 1)
        for n, (label, field) in enumerate(
            (("谁", self.leader), ("从", self.since), ("到", self.until), ("原因", self.reason))
        ):
            grid.addWidget(LabelCell(self.theme, label, field, width=LABEL), n, 0)
            grid.addWidget(field, n, 1)
        grid.addWidget(self.sentence, 4, 1)
        grid.addWidget(side_by_side(self.theme, self.keep, self.other), 5, 1, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(grid)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Those that are over stay out of the way at the end."""
        today = self.desk.clock.today()
        rows = sorted(self.desk.rota.away(), key=lambda one: (one.until < today, one.since))
        self._listed = {one.uid: one for one in rows}
        self.list.blockSignals(True)
        self.list.clear()
        for one in rows:
            item = QListWidgetItem(said(one, today), self.list)
            item.setData(KEY, one.uid)
            item.setSizeHint(QSize(0, self.theme.px(34)))
            if one.until < today:
                item.setForeground(self.theme.color("ink3"))
        at = list(self._listed).index(self._uid) if self._uid in self._listed else -1
        self.list.setCurrentRow(at)
        self.list.blockSignals(False)
        self.empty.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self._able()

    def take_focus(self) -> None:
        self.refresh()
        self.begin()

    def begin(self) -> None:
        """A line of its own."""
        self._uid = ""
        self.list.blockSignals(True)
        self.list.setCurrentRow(-1)
        self.list.blockSignals(False)
        known = self.desk.beginning.known_leaders(self.desk.clock.today())
        self.leader.set_options([(one.name, f"{one.name} {one.post}".strip()) for one in known])
        for field in (self.leader, self.since, self.until, self.reason):
            field.set_value("")
        self._clear()
        self._able()
        self.leader.setFocus()

    def _on_chosen(self, *_: object) -> None:
        item = self.list.currentItem()
        one = self._listed.get(str(item.data(KEY))) if item is not None else None
        if one is None:
            return
        self._uid = one.uid
        self.leader.set_value(one.leader)
        self.since.set_day(one.since)
        self.until.set_day(one.until)
        self.reason.set_value(one.reason)
        self._clear()
        self._able()

    def _able(self) -> None:
        self.remove.setVisible(bool(self._uid))
        self.other.setVisible(bool(self._uid))
        self.keep.set_word("保存改动" if self._uid else "记下")

    def _clear(self) -> None:
        for name in FIELDS:
            getattr(self, name).mark("")
        self.sentence.clear()

    def save(self) -> None:
        """One day where no last one is written."""
        self._clear()
        try:
            since = self._day(self.since, "从哪天起，请写日期")
            until = self._day(self.until, "") if self.until.value().strip() else since
            self.desk.rota.put_away(
                self.leader.value().split(" ")[0], since, until, self.reason.value().strip(), self._uid
            )
        except dates.BadDate as error:
            self._refuse("since", error.sentence)
        except DeskError as error:
            self._refuse(error.field if isinstance(error, Refused) else "", error.sentence)
        else:
            self.refresh()
            self.begin()
            self.kept.emit()

    def _day(self, field: DateField, lacking: str) -> date:
        today = self.desk.clock.today()
        if not field.value().strip():
            raise Refused("away_since", lacking, "没有记下", "请写上日期", field="since")
        return dates.parse(field.value(), today, future=True)

    def _refuse(self, name: str, sentence: str) -> None:
        field = getattr(self, FIELDS.get(name, "leader"))
        field.mark("problem")
        field.setFocus()
        self.sentence.say("problem", sentence)

    def take_away(self) -> None:
        if self._uid:
            self.desk.rota.remove_away(self._uid)
            self._uid = ""
            self.refresh()
            self.begin()
            self.kept.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on from field to field and keeps the line at its end; on the list it opens the line."""
        fields = (self.leader, self.since.line, self.until.line, self.reason)
        if pressed(event, "rota_remove") and self.list.hasFocus():
            self.take_away()
        elif pressed(event, "next_field"):
            here = next((n for n, field in enumerate(fields) if field.hasFocus()), -1)
            if self.list.hasFocus():
                self.leader.setFocus()
            elif here + 1 < len(fields) and here >= 0:
                fields[here + 1].setFocus()
            else:
                self.save()
        else:
            super().keyPressEvent(event)


def said(one: Away, today: date) -> str:
    """`韩雪梅  11-25 至 11-27  开会`; another year is said once."""
    first = f"{one.since:%m-%d}" if one.since.year == today.year else one.since.isoformat()
    last = f"{one.until:%m-%d}" if one.until.year == one.since.year else one.until.isoformat()
    span = first if one.since == one.until else f"{first} 至 {last}"
    return "　".join(filter(None, (one.leader, span, one.reason)))
