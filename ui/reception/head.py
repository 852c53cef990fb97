"""The line above the form: the number, when they came, what kind of visit it is, and what was kept or printed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import actions
from ui.theme import Theme
from ui.widgets import LineField, QuietButton, Tag, Words
from xfdesk.desk.writing import Writing
from xfdesk.records.visit import Check, VisitEntry

REGISTER, LETTER = "打印登记表", "打印移送函"


class Head(QWidget):
    print_wanted = Signal()
    typed = Signal()

    def __init__(self, theme: Theme, more: QWidget) -> None:
        """`more` is the link to the visitor's seldom rows; it stands here, where there is room."""
        super().__init__()
        t = theme
        self._narrow = False
        self.number = Words(t, "", role="title")
        self.arrived = Words(t, "", tone="ink2")
        self.arrival = LineField(t, "到访时间", width=76, placeholder="几时到")
        self.arrival.hide()
        self.arrival.typed.connect(self.typed)
        self.order_tag, self.group_tag = Tag(t, "初访"), Tag(t, "集体访")
        self.changed = Words(t, "", role="small", tone="amber")
        self.kept_at = Words(t, "", role="small", tone="ink2")
        self.print = QuietButton(t, REGISTER, actions.keys("print"), icon="print")
        self.print.clicked.connect(self.print_wanted)
        self.theme = theme
        self.line = line = QHBoxLayout(self)
        line.setContentsMargins(t.px(24), 0, t.px(12), 0)
        line.setSpacing(t.px(12))
        for word in (self.number, self.arrived, self.arrival, self.order_tag, self.group_tag, more):
            line.addWidget(word)
        line.addStretch(1)
        line.addWidget(self.changed)
        line.addWidget(self.kept_at)
        line.addWidget(self.print)

    def set_room(self, *, narrow: bool, single: bool) -> None:
        self._narrow = narrow
        self.print.show_shortcut(not narrow)
        self.line.setContentsMargins(self.theme.px(12 if single else 24), 0, self.theme.px(12), 0)
        for words in (self.arrived, self.kept_at):
            words.setVisible(not single)

    def show_entry(self, entry: VisitEntry) -> None:
        self.number.say(f"第 {entry.no} 号" if entry.no else "")
        self.arrived.say(f"{entry.arrived} 到" if entry.arrived else "")
        self.kept_at.say("")

    def ask_arrival(self, asked: bool, value: str) -> None:
        """The clock does not know when somebody came on a day that is over."""
        self.arrival.setVisible(asked)
        self.arrival.set_value(value if asked else "")
        if asked:
            self.arrived.say("")

    def fill(self, entry: VisitEntry) -> VisitEntry:
        return replace(entry, arrived=self.arrival.value()) if not self.arrival.isHidden() else entry

    def heed(self, check: Check, continues: bool, just_sealed: bool) -> None:
        derived = check.derived
        self._name_print(LETTER if derived.sealed or just_sealed else REGISTER)
        self.order_tag.setText("检举控告" if derived.sealed else "续访" if continues else "初访")
        self.group_tag.setVisible(derived.group)

    def _name_print(self, word: str) -> None:
        if word != self.print.word:
            self.print.set_word(word)
            self.print.show_shortcut(not self._narrow)

    def say_changed(self, what: str) -> None:
        self.changed.say(f"改了{what}，还没有保存" if what else "")

    def say_kept(self, at: str) -> None:
        self.kept_at.say(f"草稿已存 {at}", "ink2")

    def say_not_kept(self, what: str) -> None:
        self.kept_at.say(what, "red")


class CameHead(Head):
    """Of what came without a visit: the matter's number once it has one, and no arrival."""

    def __init__(self, theme: Theme, more: QWidget, writing: Writing) -> None:
        super().__init__(theme, more)
        self.writing = writing

    def show_entry(self, entry: VisitEntry) -> None:
        self.number.say(self.writing.number_of(entry.uid) or "登记事项")
        self.arrived.say("")
        self.kept_at.say("")

    def heed(self, check: Check, continues: bool, just_sealed: bool) -> None:
        super().heed(check, continues, just_sealed)
        sealed = check.derived.sealed
        self.order_tag.setText("检举控告" if sealed else "接着原来的事项" if continues else "新事项")
