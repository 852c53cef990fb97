"""The day in hand as a form: what it is, who sits, where, when; for whom and why where somebody stands in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from ui.actions import pressed
from ui.office.rota import wording
from ui.office.rota.several import SeveralField
from ui.theme import Theme
from ui.widgets import Choice, LabelCell, LineField, PickField, Sentence, holds
from ui.widgets.leaders import DayLeaders
from xfdesk.desk.desk import Desk
from xfdesk.records.reception_day import DayLeader
from xfdesk.records.rota import RotaEntry
from xfdesk.records.rota_day import RotaDay
from xfdesk.rules.words import DayKind

LABEL = 48
NOBODY = "-"
REASONS = ("开会", "外出", "请假", "培训", "下乡")
ROWS = (
    ("类型", "kind"), ("领导", "leaders"), ("代谁", "stands_in_for"), ("为什么", "why"), ("地点", "place"),
    ("时间", "hours"), ("陪同", "attendants"), ("带案", "matters"),
)  # fmt: skip


class DayForm(QWidget):
    """`typed`: a person changed something. `passed`: Enter went on from the last field."""

    typed = Signal()
    passed = Signal()

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self.theme, self.desk = theme, desk
        self.on = desk.clock.today()
        self.planned: RotaDay | None = None
        self._blank = RotaEntry()
        self.kind = Choice(theme, "接访类型")
        self.leaders = DayLeaders(theme)
        self.leaders.pick.setPlaceholderText("姓名或首字母")
        self.stands_in_for = Choice(theme, "代谁", placeholder="不算代，只是改排")
        self.why = PickField(theme, "为什么", REASONS, placeholder="开会、外出、请假")
        self.place = PickField(theme, "接访地点", placeholder="在哪里接访")
        self.hours = LineField(theme, "接访时间", placeholder="8:30—11:30")
        self.attendants = SeveralField(theme, "陪同单位和人员", placeholder="可以不填")
        self.matters = SeveralField(theme, "带案", placeholder="编号或概况")
        self.fields = {name: getattr(self, name) for _label, name in ROWS}
        self.labels = {name: LabelCell(theme, label, self.fields[name], width=LABEL) for label, name in ROWS}
        self.sentences = {name: Sentence(theme) for name in self.fields}
        self.conflicts = Sentence(theme)
        self._lay()
        self._loaded = False
        self.matters.came.connect(self._load_matters)
        for name, field in self.fields.items():
            field.typed.connect(lambda name=name: self._on_typed(name))

    def _lay(self) -> None:
        px = self.theme.px
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(1, 1)
        for n, name in enumerate(self.fields):
            grid.addWidget(self.labels[name], 2 * n, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self.fields[name], 2 * n, 1)
            grid.addWidget(self.sentences[name], 2 * n + 1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addLayout(grid)
        column.addWidget(self.conflicts)

    # What it holds

    def show_day(self, on: date, planned: RotaDay | None, blank: RotaEntry) -> None:
        """`blank` fills a day on which nothing is planned: the office's usual kind, place and hours."""
        office = self.desk.office.office()
        self.on, self.planned, self._blank = on, planned, replace(blank, on=on.isoformat())
        self.kind.set_options(list(office.kinds) or [kind.value for kind in DayKind])
        self.place.set_options(self.desk.beginning.known_places())
        self.attendants.set_options([unit.name for unit in office.units if unit.active])
        self.leaders.set_known(self.desk.beginning.known_leaders(on))
        self.set_entry(self.stored())
        for name in self.fields:
            self.clear(name)

    def stored(self) -> RotaEntry:
        """What the form holds while nobody has changed anything."""
        day = self.planned
        if day is None:
            return self._blank
        stands = next((one for one in day.leaders if one.stands_in_for), None)
        return RotaEntry(
            on=day.on.isoformat(),
            kind=day.kind,
            place=day.place,
            hours=day.hours,
            leaders=tuple(leader.name for leader in day.leaders),
            attendants=day.attendants,
            matters=day.matters,
            note=day.note,
            stands_in_for=stands.stands_in_for if stands else "",
            why=stands.why if stands else "",
        )

    def set_entry(self, entry: RotaEntry) -> None:
        self.kind.set_value(entry.kind)
        self.place.set_value(entry.place)
        self.hours.set_value(wording.hours_line(entry.hours))
        self.leaders.set_value(tuple(self._leader(name) for name in entry.leaders))
        self.attendants.set_value(entry.attendants)
        self.matters.set_value("、".join(entry.matters))
        self._offer_gone(entry.stands_in_for)
        self.why.set_value(entry.why)
        self._show_rows()

    def entry(self) -> RotaEntry:
        changed = bool(self._gone())
        return replace(
            self.stored(),
            kind=self.kind.value(),
            place=self.place.value().strip(),
            hours=wording.hours_kept(self.hours.value()),
            leaders=tuple(leader.name for leader in self.leaders.value()),
            attendants=self.attendants.value(),
            matters=wording.several(self.matters.value()) if self._goes_out() else (),
            stands_in_for=self.stands_in_for.value().removeprefix(NOBODY) if changed else "",
            why=self.why.value().strip() if changed else "",
        )

    @property
    def is_changed(self) -> bool:
        return self.entry() != self.stored()

    def _leader(self, name: str) -> DayLeader:
        known = {one.name: one for one in self.desk.beginning.known_leaders(self.on)}
        if name in known:
            return known[name]
        planned = self.planned.leaders if self.planned else ()
        return next((DayLeader(one.name, one.post) for one in planned if one.name == name), DayLeader(name))

    # Rows that come and go

    def _gone(self) -> list[str]:
        """Who was planned first and does not sit any more, while somebody else does."""
        if self.planned is None:
            return []
        now = [leader.name for leader in self.leaders.value()]
        first = [one.name for one in self.planned.leaders]
        if not set(now) - set(first):
            listed = [
                one.stands_in_for for one in self.planned.leaders if one.stands_in_for and one.name in now
            ]
            return list(dict.fromkeys(listed))
        stood = [one.stands_in_for or one.name for one in self.planned.leaders if one.name not in now]
        return list(dict.fromkeys(stood))

    def _offer_gone(self, meant: str) -> None:
        """Before the posting hangs, another leader is only another plan; once it does, somebody stands in."""
        self.stands_in_for.set_options([*self._gone(), (NOBODY, "不算代，只是改排")])
        self.stands_in_for.set_value(meant)

    def _goes_out(self) -> bool:
        return self.kind.value() == DayKind.VISITING_DOWN or bool(self.planned and self.planned.matters)

    def _show_rows(self) -> None:
        stands = bool(self._gone())
        for name, shown in (("stands_in_for", stands), ("why", stands), ("matters", self._goes_out())):
            self.fields[name].setVisible(shown)
            self.labels[name].setVisible(shown)

    def _load_matters(self) -> None:
        """Open matters are read when the field is first come to, not with every day."""
        if not self._loaded:
            self._loaded = True
            items = self.desk.followup.board().items
            self.matters.set_options(
                [(one.matter, f"{one.matter} {one.summary}") for one in items if not one.sealed]
            )

    def forget_matters(self) -> None:
        self._loaded = False

    # What is said

    def say_conflicts(self, conflicts: tuple[str, ...]) -> None:
        self.conflicts.say("doubt", "\n".join(conflicts))

    def refuse(self, name: str, sentence: str) -> None:
        if name not in self.fields or self.fields[name].isHidden():
            name = "kind"
        self.fields[name].mark("problem")
        self.sentences[name].say("problem", sentence)
        self.go_to(name)

    def clear(self, name: str) -> None:
        self.fields[name].mark("")
        self.sentences[name].clear()

    def rest(self, resting: bool) -> None:
        for field in self.fields.values():
            field.setEnabled(not resting)

    # Keys

    def go_to(self, name: str) -> None:
        self.fields[name].setFocus(Qt.FocusReason.TabFocusReason)

    def begin(self) -> None:
        """Where work begins: the leaders of an empty day, else its kind."""
        self.go_to("leaders" if not self.leaders.value() else "kind")

    def here(self) -> str:
        here = QApplication.focusWidget()
        return next((name for name, field in self.fields.items() if holds(field, here)), "")

    def step(self) -> None:
        """On to the next field; a leader in the field is chosen first, so that another can follow."""
        here = self.here()
        if here == "leaders" and self.leaders.pending:
            self.take_leader()
            return
        names = [name for name, field in self.fields.items() if field.isVisible() and field.isEnabled()]
        following = names[names.index(here) + 1 :] if here in names else []
        if following:
            self.go_to(following[0])
        else:
            self.passed.emit()

    def take_leader(self) -> bool:
        """Who stands in the field is chosen; nobody's name is said under it."""
        if not self.leaders.pending or self.leaders.take():
            return True
        self.refuse("leaders", f"名单里没有“{self.leaders.pending}”，请从列表里选，或打出汉字姓名")
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if pressed(event, "next_field"):
            self.step()
        else:
            super().keyPressEvent(event)

    def _on_typed(self, name: str) -> None:
        self.clear(name)
        if name == "leaders":
            gone = self._gone()
            meant = self.stands_in_for.value()
            posted = self.planned is not None and self.planned.posted_on is not None
            self._offer_gone(meant if meant in gone else gone[0] if gone and posted else "")
        self._show_rows()
        self.typed.emit()
