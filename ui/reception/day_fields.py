"""The fields of a reception day, for beginning one and for changing it: Enter goes from one to the next."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from ui.reception.stands_in import StandsIn
from ui.theme import Theme
from ui.widgets import Choice, HeldOn, LabelCell, LineField, PickField, Sentence
from ui.widgets.leaders import DayLeaders
from xfdesk.desk.desk import Desk
from xfdesk.records.reception_day import ReceptionDay
from xfdesk.records.rota_day import first_planned
from xfdesk.rules import dates


class DayFields(QWidget):
    """`dated`: the date means another day now. `passed`: Enter went on from the last field."""

    dated = Signal()
    passed = Signal()

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self.theme, self.desk = theme, desk
        self.on = HeldOn(theme, "接访日期", desk.clock.today(), future=False, width=130)
        self.kind = Choice(theme, "接访类型")
        self.place = PickField(theme, "接访地点", placeholder="在哪里接访")
        self.leaders = DayLeaders(theme)
        self.stands_in = StandsIn(theme)
        self.attendants = LineField(theme, "陪同人员及单位", placeholder="可以不填")
        self.clerk = PickField(theme, "登记员")
        self.by_name: dict[str, Any] = {
            "on": self.on, "kind": self.kind, "place": self.place, "leaders": self.leaders,
            "stands_in": self.stands_in, "attendants": self.attendants, "clerk": self.clerk,
        }  # fmt: skip
        self.sentences = {name: Sentence(theme) for name in self.by_name}
        self._meant: date | None = None
        self._planned: tuple[str, ...] = ()
        self._lay()
        for name, field in self.by_name.items():
            field.typed.connect(lambda name=name: self._on_typed(name))
        self.on.line.editingFinished.connect(self._on_date_left)

    def _lay(self) -> None:
        px = self.theme.px
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(6))
        places = (
            (0, 0, 1, "日期", "on"), (0, 2, 1, "类型", "kind"), (2, 0, 3, "地点", "place"),
            (4, 0, 3, "接访领导", "leaders"), (6, 0, 3, "代替", "stands_in"), (8, 0, 1, "陪同", "attendants"),
            (8, 2, 1, "登记员", "clerk"),
        )  # fmt: skip
        for row, column, wide, label, name in places:
            field = self.by_name[name]
            cell = LabelCell(self.theme, label, field)
            if column:
                cell.setContentsMargins(px(12), 0, 0, 0)
            grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, column + 1, 1, wide)
            grid.addWidget(self.sentences[name], row + 1, column + 1, 1, 3 if name == "on" else wide)
            if name == "stands_in":
                self.stands_in_label = cell
        for column, stretch in ((1, 5), (3, 4)):
            grid.setColumnStretch(column, stretch)
        self._compare()

    # What they hold

    def show_day(self, day: ReceptionDay) -> None:
        office = self.desk.office.office()
        self._meant = day.on
        self.on.set_today(self.desk.clock.today())
        self.on.set_day(day.on)
        self.kind.set_options(list(dict.fromkeys([*office.kinds, *filter(None, [day.kind])])))
        self.place.set_options(self.desk.beginning.known_places())
        self.clerk.set_options([clerk.name for clerk in office.clerks if clerk.active])
        self.show_particulars(day)
        for name in self.by_name:
            self.clear(name)

    def show_particulars(self, day: ReceptionDay) -> None:
        """All but the date, which is being typed."""
        self.kind.set_value(day.kind)
        self.place.set_value(day.place)
        self.leaders.set_known(self.desk.beginning.known_leaders(day.on))
        self.leaders.set_value(day.leaders)
        planned = self.desk.beginning.planned(day.on)
        self._planned = first_planned(planned) if planned is not None else ()
        self._compare()
        self.stands_in.set_absence(day.absence)
        self.attendants.set_value(day.attendants)
        self.clerk.set_value(day.clerk)

    def day(self, uid: str) -> ReceptionDay:
        """What is chosen; raises `BadDate` when the date is none."""
        on = dates.held(self.on.value(), self.desk.clock.today())
        return ReceptionDay(
            uid,
            on,
            self.kind.value(),
            self.place.value(),
            self.leaders.value(),
            self.attendants.value().strip(),
            self.clerk.value(),
            absence=self.stands_in.value(),
        )

    def _compare(self) -> None:
        """The row stands only where others receive than the rota has."""
        shown = self.stands_in.compare(self._planned, [leader.name for leader in self.leaders.value()])
        self.stands_in.setVisible(shown)
        self.stands_in_label.setVisible(shown)

    def rest(self, resting: bool) -> None:
        """All but the date only shows: the day is there already."""
        for name, field in self.by_name.items():
            field.setEnabled(name == "on" or not resting)

    # Enter, and what is refused

    def step(self) -> None:
        """On to the next field; a leader in the field is chosen first, so that another can follow."""
        here = self._here()
        if here == "leaders" and self.leaders.pending:
            if not self.leaders.take():
                self.refuse("leaders", nobody(self.leaders.pending))
            return
        if here == "on" and not self._on_date_left():
            return
        names = list(self.by_name)
        for name in names[names.index(here) + 1 :] if here else []:
            if self.by_name[name].isEnabled() and not self.by_name[name].isHidden():
                self.go_to(name)
                return
        self.passed.emit()

    def _here(self) -> str:
        here = QApplication.focusWidget()
        holds = (name for name, field in self.by_name.items() if here is field or field.isAncestorOf(here))
        return next(holds, "") if here is not None else ""

    def go_to(self, name: str) -> None:
        field = self.by_name[name]
        field.setFocus(Qt.FocusReason.TabFocusReason)

    def first_empty(self) -> str:
        for name in ("place", "leaders", "clerk"):
            if not self.by_name[name].value():
                return name
        return ""

    def refuse(self, name: str, sentence: str) -> None:
        """Marks the field and takes the cursor there; it goes when the field is filled."""
        self.by_name[name].mark("problem")
        self.sentences[name].say("problem", sentence)
        self.go_to(name)

    def clear(self, name: str) -> None:
        self.by_name[name].mark("")
        self.sentences[name].clear()

    def _on_typed(self, name: str) -> None:
        if name == "leaders":
            self._compare()
        if name == "on" or self.by_name[name].value() or (name == "leaders" and self.leaders.pending):
            self.clear(name)
        if name == "on":
            meant = self.on.day()
            if meant is not None and meant != self._meant:
                self._meant = meant
                self.dated.emit()

    def _on_date_left(self) -> bool:
        """What cannot be meant is said where it stands, once the field is left."""
        try:
            dates.held(self.on.value(), self.desk.clock.today())
        except dates.BadDate as error:
            self.on.mark("problem")
            self.sentences["on"].say("problem", error.sentence)
            return False
        return True


def nobody(typed: str) -> str:
    return f"名单里没有“{typed}”，请从列表里选，或打出汉字姓名"
