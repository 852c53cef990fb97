"""A session's particulars, edited where they stand: each is saved when it is left. Folded they are one line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui import actions
from ui.conference import wording
from ui.theme import Theme
from ui.widgets import (
    DateField,
    GivingWay,
    Grid,
    Half,
    LineField,
    PickField,
    QuietButton,
    TextField,
    Words,
    side_by_side,
)
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError, Refused
from xfdesk.records.conference import Session, SessionEntry

SINGLE = 600
UNDER = {"session": "on", "time": "on", "host": "place"}
"""Fields that share a row's sentence with another."""


class _Agenda(TextField):
    """Other items of the agenda, one a line; saved when the field is left."""

    def __init__(self, theme: Theme, leave: Callable[[], object]) -> None:
        super().__init__(
            theme, "其他议程", lines=1, most=5, placeholder="一行一项：通报上次会议交办的办理结果"
        )
        self.leave = leave

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.leave()


class Particulars(QWidget):
    """`turned` when it was folded or opened; `left` when the last field was passed with Enter. `fold` is the button that does
    it, which stands beside the session's name.
    """

    turned = Signal()
    left = Signal()

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self.theme, self.desk = theme, desk
        self.shown: Session | None = None
        self.is_open = self._saving = self._narrow = False
        today = desk.clock.today()
        self.number = LineField(theme, "第几次会议", width=52)
        self.on = DateField(theme, "会议日期", today, future=True, width=104)
        self.time = LineField(theme, "会议时间", width=84, placeholder="9:00")
        self.place = LineField(theme, "会议地点", placeholder="在哪里开")
        self.host = PickField(theme, "主持人", placeholder="谁主持")
        self.attendants = LineField(theme, "参加的人和单位", placeholder="谁参加、谁列席")
        self.agenda = _Agenda(theme, self.save)
        self.by_name: dict[str, Any] = {
            "session": self.number, "on": self.on, "time": self.time, "place": self.place, "host": self.host,
            "attendants": self.attendants, "agenda": self.agenda,
        }  # fmt: skip
        self.grid = Grid(theme)
        self.line = Words(theme, "", tone="ink2", elide=True)
        self.fold = QuietButton(theme, "", actions.keys("arrange_session"))
        self._lay_out()
        for name, field in self.by_name.items():
            field.typed.connect(lambda name=name: self._clear(name))
        for line in (self.number, self.on.line, self.time, self.place, self.host, self.attendants):
            line.editingFinished.connect(self.save)
        self.host.picked.connect(self._on_picked)
        self.fold.clicked.connect(self.turn)

    def _lay_out(self) -> None:
        theme, px = self.theme, self.theme.px
        count = side_by_side(
            theme, Words(theme, "第"), self.number, Words(theme, "次"), Words(theme, "时间", tone="ink2"), self.time, QWidget(),
            stretch=(0, 0, 0, 0, 0, 1),
        )  # fmt: skip
        self.rows: tuple[tuple[Half, ...], ...] = (
            (Half("日期", self.on, "on"), Half("届次", count)),
            (Half("地点", self.place, "place"), Half("主持", self.host)),
            (Half("参加", self.attendants, "attendants"),),
            (Half("其他议程", self.agenda, "agenda"),),
        )
        self.grid.lay(self.rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self.line)
        self.area = GivingWay(self.grid)
        self.area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column.addWidget(self.area)
        self._show_fold()

    # What they hold

    def show_session(self, one: Session) -> None:
        """What is being typed stays; everything else as it stands in the file."""
        other = self.shown is None or self.shown.uid != one.uid
        before = entry_of(self.shown) if self.shown is not None and not other else None
        self.shown = one
        if other:
            for name in self.by_name:
                self._clear(name)
        today = self.desk.clock.today()
        self.host.set_options(self._hosts(today))
        self.on.set_today(today)
        entry = entry_of(one)
        for name, field in self.by_name.items():
            typed = before is not None and field.value() != getattr(before, name)
            if not typed:
                field.set_value(getattr(entry, name))
        about = (
            wording.day(one, today),
            one.time,
            one.place,
            f"{one.host} 主持" if one.host else "",
            one.attendants,
        )
        self.line.say("    ".join(filter(None, about)))

    def _hosts(self, today: date) -> list[str]:
        """Leaders with their posts, as the agenda names them."""
        found = []
        for leader in self.desk.office.office().leaders:
            post = leader.post_on(today)
            if leader.active:
                found.append(f"{leader.name}（{post}）" if post else leader.name)
        return found

    def entry(self) -> SessionEntry:
        assert self.shown is not None
        typed = {name: str(field.value()).strip() for name, field in self.by_name.items()}
        return replace(entry_of(self.shown), **typed)

    def save(self) -> bool:
        """Only a change is an act; what is refused stays in its field with the sentence."""
        if self.shown is None or self._saving or self.entry() == entry_of(self.shown):
            return True
        self._saving = True
        try:
            self.desk.conference.plan(self.entry())
        except DeskError as refused:
            self._refuse(refused)
            return False
        finally:
            self._saving = False
        for name in self.by_name:
            self._clear(name)
        return True

    def _refuse(self, refused: DeskError) -> None:
        self.open()
        where = refused.field if isinstance(refused, Refused) and refused.field in self.by_name else "on"
        self.by_name[where].mark("problem")
        self.grid.say(UNDER.get(where, where), "problem", refused.sentence)

    def _clear(self, name: str) -> None:
        self.by_name[name].mark("")
        self.grid.say(UNDER.get(name, name), "", "")

    def _on_picked(self, _value: str) -> None:
        self.save()

    # Folding

    def open(self) -> None:
        self._turn(True)

    def close_up(self) -> None:
        self._turn(False)

    def turn(self) -> None:
        self._turn(not self.is_open)
        if self.is_open:
            self.take_focus()

    def _turn(self, opened: bool) -> None:
        if opened != self.is_open:
            self.is_open = opened
            self._show_fold()
            self.turned.emit()

    def _show_fold(self) -> None:
        self.area.setVisible(self.is_open)
        self.line.setVisible(not self.is_open)
        self.fold.set_word("收起会议安排" if self.is_open else "改会议安排")
        self.fold.show_shortcut(not self._narrow)

    def take_focus(self) -> None:
        """The first field that is empty, else the date."""
        names = ("on", "time", "place", "host", "attendants")
        name = next((name for name in names if not self.by_name[name].value()), "on")
        self.by_name[name].setFocus(Qt.FocusReason.TabFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.fold.show_shortcut(not narrow)

    def stops(self) -> list[QWidget]:
        order = ("on", "session", "time", "place", "host", "attendants", "agenda")
        return [self.by_name[name] for name in order]

    def holds_focus(self) -> bool:
        here = self.window().focusWidget()
        return here is not None and self.grid.isAncestorOf(here)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter moves on from every field of one line; from the last one to the matters."""
        if not actions.pressed(event, "next_field"):
            super().keyPressEvent(event)
            return
        here = self.window().focusWidget()
        stops = self.stops()
        at = next((n for n, stop in enumerate(stops) if here in (stop, stop.focusProxy())), -1)
        if 0 <= at < len(stops) - 1:
            stops[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.left.emit()


def entry_of(one: Session) -> SessionEntry:
    return SessionEntry(
        one.uid, str(one.session), one.on.isoformat() if one.on else "", one.time, one.place, one.host,
        one.attendants, one.agenda, one.summary,
    )  # fmt: skip
