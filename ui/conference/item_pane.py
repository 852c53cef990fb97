"""Below the list: the matter in hand with what the session is asked, what it decided, and the acts on it; or the form of one."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import actions
from ui.conference import wording
from ui.matter.forms.form import ActForm
from ui.theme import Theme
from ui.widgets import Button, Grid, Half, LineField, PickField, QuietButton, TextField, Words
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError
from xfdesk.records.conference import SessionItem
from xfdesk.rules import dates

ACTS = (
    ("decide_item", "记交办"),
    ("report_item", "记反馈"),
    ("strike_item", "销号"),
)
SINGLE = 600


class ItemPane(QWidget):
    """`asked(name of an action)` when a button was pressed; `said` a refusal; `left` Enter in the last field."""

    asked = Signal(str)
    said = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self.theme, self.desk = theme, desk
        self.item: SessionItem | None = None
        self.form: ActForm | None = None
        self._narrow = self._saving = False
        self.title = Words(theme, "", role="bold", elide=True)
        self.where = Words(theme, "", tone="ink2")
        self.ask = LineField(theme, "请会议定什么", placeholder="请会议定：经费、牵头单位、期限")
        self.reports = PickField(theme, "汇报单位", placeholder="哪个单位汇报")
        self.decision = TextField(theme, "会议的决定", lines=1, most=3, read_only=True)
        self.report = TextField(theme, "向会议的反馈", lines=1, most=3, read_only=True)
        self.grid = Grid(theme)
        self.acts = QWidget()
        self.row = QHBoxLayout(self.acts)
        self.buttons: dict[str, Button] = {}
        self._lay_out()
        self.ask.editingFinished.connect(self.save)
        self.reports.editingFinished.connect(self.save)
        self.reports.picked.connect(self._on_picked)

    def _lay_out(self) -> None:
        px = self.theme.px
        for field in (self.ask, self.reports, self.decision, self.report):
            field.setParent(self.grid)
            field.hide()
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(px(8))
        self.row.addStretch(1)
        self.why = Words(self.theme, "", role="small", tone="ink2")
        self.row.addWidget(self.why)
        self.about = QWidget()
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(self.title, 1)
        head.addWidget(self.where)
        inside = QVBoxLayout(self.about)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(8))
        inside.addLayout(head)
        inside.addWidget(self.grid)
        inside.addWidget(self.acts)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(24), px(10), px(20), px(12))
        self.column.addWidget(self.about)

    # What it shows

    def show_item(self, item: SessionItem | None, sits_on: date | None = None) -> None:
        """What is being typed into the fields stays; `sits_on` is the day of a meeting that is still to come."""
        other = self.item is None or item is None or self.item.uid != item.uid
        typed = "" if other or self.item is None else self._typed(self.item)
        self.item = item
        self.setVisible(item is not None)
        if item is None:
            return
        self.title.say(f"{item.position}   {item.summary}")
        state, time = (
            wording.item_state(item, sat=False)[0],
            wording.item_time(item, self.desk.clock.today())[0],
        )
        self.where.say("   ".join(filter(None, (item.number, state, time))))
        self.reports.set_options([unit.name for unit in self.desk.office.office().units if unit.active])
        if not typed:
            self.ask.set_value(item.ask)
            self.reports.set_value(item.reports)
        self.decision.set_value(
            "　　".join(filter(None, (item.decision, wording.who_and_when(item, self.desk.clock.today()))))
        )
        self.report.set_value(item.report)
        self._lay_rows(item)
        self._show_acts(item, sits_on)

    def _lay_rows(self, item: SessionItem) -> None:
        rows: list[tuple[Half, ...]] = []
        if item.sealed:
            pass
        elif item.decided_on:
            rows.append((Half("决定", self.decision),))
            if item.reported_on:
                rows.append((Half("反馈", self.report),))
        else:
            rows.append((Half("请定", self.ask), Half("汇报", self.reports)))
        self.grid.lay(rows)
        self.grid.setVisible(bool(rows))

    def _show_acts(self, item: SessionItem, sits_on: date | None) -> None:
        """What is due next stands first; what is done already is corrected by the same key."""
        had = self.acts.isAncestorOf(self.window().focusWidget() or self.window())
        for button in self.buttons.values():
            self.row.removeWidget(button)
            button.hide()
            button.deleteLater()
        done = {
            "decide_item": item.decided_on,
            "report_item": item.reported_on,
            "strike_item": item.struck_off_on,
        }
        following = next((name for name, _word in ACTS if not done[name]), "")
        self.buttons = {}
        for name, word in () if item.sealed else ACTS:
            if done[name]:
                self._button(name, f"更正{word.removeprefix('记')}")
            elif name == following and sits_on is None:
                self._button(name, word, primary=True)
        self.why.say(f"记交办要等 {dates.month_day(sits_on)}开会" if sits_on and not item.sealed else "")
        self._quiet("open_item", "打开事项")
        if not item.decided_on:
            self._quiet("take_off", "拿下")
        self._quiet("item_up", "往前排")
        self._quiet("item_down", "往后排")
        if had:
            next(iter(self.buttons.values())).setFocus()

    def _button(self, name: str, word: str, *, primary: bool = False) -> None:
        self._put(name, Button(self.theme, word, actions.keys(name), primary=primary))

    def _quiet(self, name: str, word: str) -> None:
        self._put(name, QuietButton(self.theme, word, actions.keys(name)))

    def _put(self, name: str, made: Button) -> None:
        made.clicked.connect(partial(self.asked.emit, name))
        made.show_shortcut(not self._narrow)
        self.buttons[name] = made
        self.row.insertWidget(len(self.buttons) - 1, made)

    # The two fields

    def _typed(self, item: SessionItem) -> str:
        """Whether something stands in the fields that is not in the file yet."""
        same = (self.ask.value().strip(), self.reports.value().strip()) == (item.ask, item.reports)
        return "" if same else "typed"

    def save(self) -> None:
        item = self.item
        if item is None or item.sealed or item.decided_on or self._saving or not self._typed(item):
            return
        self._saving = True
        try:
            self.desk.conference.change_item(
                item.uid, ask=self.ask.value().strip(), reports=self.reports.value().strip()
            )
        except DeskError as refused:
            self.said.emit(str(refused))
        finally:
            self._saving = False

    def _on_picked(self, _value: str) -> None:
        self.save()

    def word(self) -> None:
        """To what the session is asked, while it is not decided."""
        if self.ask.isVisible():
            self.ask.setFocus()
            self.ask.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self.window().focusWidget()
        if actions.pressed(event, "next_field") and here is self.ask:
            self.reports.setFocus()
        elif actions.pressed(event, "next_field") and here is self.reports:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # The form of an act

    def open_form(self, form: ActForm) -> None:
        self.close_form()
        self.form = form
        form.set_narrow(self._narrow)
        self.about.hide()
        self.column.addWidget(form)
        form.show()

    def close_form(self) -> None:
        if self.form is not None:
            self.column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self.about.show()

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        px = self.theme.px
        self.title.setVisible(not narrow)
        self.where.setVisible(not narrow)
        self.column.setContentsMargins(px(12 if narrow else 24), px(8), px(12 if narrow else 20), px(8))
        for button in self.buttons.values():
            button.show_shortcut(not narrow)
        if self.form is not None:
            self.form.set_narrow(narrow)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.theme.color("line2"))
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()
