"""来访人: number, phone, people, name, address, representatives, and the rows seldom needed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.reception.card import NumberField
from ui.theme import Theme
from ui.widgets import CheckBox, Choice, LineField, NameChips, PickField, QuietButton, Words
from ui.widgets.grid import Grid, Half, side_by_side
from xfdesk.records.office import Heard, Office
from xfdesk.records.visit import Check, Representative, VisitEntry, VisitorEntry
from xfdesk.rules.words import IdKind, MatterClass, Need, Sex

MOST = 5


class WhoSection(QWidget):
    typed = Signal()

    def __init__(self, theme: Theme, *, in_person: bool = True) -> None:
        """`in_person`: more than five who come name their representatives (art. 20)."""
        super().__init__()
        self.theme, self.in_person = theme, in_person
        self._uid, self._opened = "", set[str]()
        self._details: dict[str, Representative] = {}
        self._first = ""
        self._make_fields()
        self.grid = Grid(theme)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.grid)
        self.sealed = False
        self._last: tuple[object, ...] = ()
        self.grid.adopt(self)
        self.lay()
        for field in self.fields():
            field.typed.connect(self.typed)

    def _make_fields(self) -> None:
        t = self.theme
        self.id_number = NumberField(t, "证件号", width=196)
        self.says = Words(t, "", tone="ink2")
        self.phone = LineField(t, "电话")
        self.people = LineField(t, "人数", width=52)
        self.name = LineField(t, "姓名", width=196)
        self.id_kind = Choice(t, "证件类型", [kind.value for kind in IdKind], width=130)
        self.village = PickField(t, "住址的村或社区", width=118, placeholder="村/社区")
        self.address = LineField(t, "详址", placeholder="组、门牌")
        self.anonymous = CheckBox(t, "匿名")
        self.anonymous_reason = LineField(t, "匿名的原因", placeholder="为什么不留姓名")
        self.chips = NameChips(t)
        self.add_name = LineField(t, "添加代表", width=110, placeholder="姓名，回车")
        self.chips_note = Words(t, "", role="small", tone="ink2")
        self.chips_note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.phone2 = LineField(t, "电话二")
        self.employer = LineField(t, "工作单位或职业")
        self.needs = Choice(
            t, "需要的便利", ["", *(need.value for need in Need)], placeholder="没有", width=130
        )
        self.agent = LineField(t, "委托代理人")
        self.confidential = CheckBox(t, "要求保密")
        self.sex = Choice(t, "性别", ["", *(sex.value for sex in Sex)], placeholder="性别", width=80)
        self.affected = LineField(t, "涉及人数", placeholder="这件事共涉及多少人")
        self.household = LineField(t, "户籍地")
        self.more = QuietButton(t, "匿名、保密、代理人等", "")
        self.more.clicked.connect(self._on_more)
        self.chips.removed.connect(self._on_names)
        self.people.textChanged.connect(self._on_people)
        self.anonymous.typed.connect(self._on_anonymous)
        self._people_label = Words(t, "人数", tone="ink2")
        self._people_note = Words(t, "不录证件、电话，也可以办", role="small", tone="ink2")
        self._id_cell = side_by_side(t, self.id_number, self.says, stretch=(0, 1))
        self._phone_cell = side_by_side(
            t, self.phone, self._people_label, self.people, self._people_note, stretch=(1, 0, 0, 1), gap=10
        )
        self._name_cell = side_by_side(t, self.name, self.id_kind, self.sex, QWidget(), stretch=(0, 0, 0, 1))
        self._home_cell = side_by_side(t, self.village, self.address, stretch=(0, 1))
        self._anonymous_cell = side_by_side(t, self.anonymous, self.anonymous_reason, stretch=(0, 1))
        self._chips_cell = side_by_side(t, self.chips, self.add_name, self.chips_note, stretch=(0, 0, 1))
        self._needs_cell = side_by_side(t, self.needs, self.confidential, QWidget(), stretch=(0, 0, 1))

    def fields(self) -> list[Any]:
        """In the order in which it is said."""
        return [
            self.id_number, self.name, self.id_kind, self.sex, self.phone, self.people, self.village, self.address,
            self.anonymous, self.anonymous_reason, self.chips, self.add_name, self.phone2, self.employer, self.needs, self.confidential,
            self.agent, self.household, self.affected,
        ]  # fmt: skip

    def set_office(self, office: Office, heard: Heard) -> None:
        known = [village.name for village in office.villages if village.active]
        self.village.set_options(list(dict.fromkeys([*known, *heard.villages])))

    def lay(self) -> None:
        """The rows that this visitor needs."""
        rows: list[tuple[Half, ...] | QWidget] = []
        anonymous = self.anonymous.value()
        has_reps = (self._number() > MOST and self.in_person) or bool(self.chips.names())
        more = "more" in self._opened
        state = (anonymous, has_reps, more, self.sealed, bool(self.needs_row()))
        if state == self._last:
            return
        self._last = state
        for widget in (self.phone, self._people_label):
            widget.setVisible(not anonymous)
        self._people_note.setVisible(anonymous)
        if not anonymous:
            rows.append(
                (
                    Half("证件号", self._id_cell, "visitor.id_number"),
                    Half("电话", self._phone_cell, "visitor.phone"),
                )
            )
            name = Half("姓名", self._name_cell, "visitor.name")
            rows.append((name, Half("住址", self._home_cell, "visitor.village")))
        if anonymous or more or self.sealed:
            people = (
                Half("人数", self._phone_cell, "people")
                if anonymous
                else Half("涉及人数", self.affected, "affected")
            )
            rows.append(
                (
                    Half("姓名" if anonymous else "匿名", self._anonymous_cell, "visitor.anonymous_reason"),
                    people,
                )
            )
        if has_reps:
            rows.append((Half("代表", self._chips_cell, "representatives"),))
        if more:
            rows.append(
                (
                    Half("电话二", self.phone2, "visitor.phone2"),
                    Half("单位", self.employer, "visitor.employer"),
                )
            )
            rows.append(
                (Half("便利", self._needs_cell, "visitor.needs"), Half("代理人", self.agent, "visitor.agent"))
            )
            rows.append((Half("户籍地", self.household, "visitor.household"),))
        self.grid.lay(rows)

    def needs_row(self) -> bool:
        return bool(self.needs.value() or self.agent.value() or self.phone2.value() or self.employer.value())

    def _on_anonymous(self) -> None:
        """One row is all that an anonymous visitor needs; what was opened with it and holds nothing closes again."""
        if not self.needs_row():
            self._opened.discard("more")
        self.lay()
        (self.anonymous_reason if self.anonymous.value() else self.anonymous).setFocus()

    def _follow_name(self) -> None:
        """The visitor is the first of the representatives (art. 20)."""
        name, names = self.name.value().strip(), self.chips.names()
        if self._number() <= MOST or self.anonymous.value() or not self.in_person:
            return
        if not names and name:
            self.chips.set_names((name,))
        elif names and self._first == names[0] and name and name != names[0]:
            self.chips.set_names((name, *(one for one in names[1:] if one != name)))
        self._first = name if name in self.chips.names()[:1] else ""

    def open_more(self) -> None:
        self._opened.add("more")
        self.lay()
        (self.anonymous if not self.anonymous.value() else self.anonymous_reason).setFocus()

    def show_entry(self, entry: VisitEntry) -> None:
        visitor = entry.visitor
        self._uid = visitor.uid
        self._details = {person.name: person for person in entry.representatives}
        for name in (
            "id_number", "phone", "name", "id_kind", "village", "address", "anonymous_reason", "phone2", "employer",
            "needs", "agent", "household", "sex",
        ):  # fmt: skip
            getattr(self, name).set_value(getattr(visitor, name))
        self.anonymous.set_value(visitor.anonymous)
        self.confidential.set_value(visitor.confidential)
        self.people.set_value(entry.people)
        self.affected.set_value(entry.affected)
        self.chips.set_names(tuple(person.name for person in entry.representatives))
        self._first = visitor.name if visitor.name in self.chips.names()[:1] else ""
        self.add_name.clear()
        self._opened = {"more"} if self.needs_row() or visitor.confidential or visitor.household else set()
        self.lay()

    def fill(self, entry: VisitEntry) -> VisitEntry:
        visitor = VisitorEntry(
            uid=self._uid,
            anonymous=self.anonymous.value(),
            anonymous_reason=self.anonymous_reason.value(),
            confidential=self.confidential.value(),
            birth_date=entry.visitor.birth_date,
            **{
                name: getattr(self, name).value()
                for name in (
                    "name", "id_kind", "id_number", "phone", "phone2", "village", "address", "employer", "needs", "agent",
                    "household", "sex",
                )
            },
        )  # fmt: skip
        people = tuple(self._details.get(name, Representative(name)) for name in self.chips.names())
        return replace(
            entry,
            visitor=visitor,
            people=self.people.value() or "1",
            affected=self.affected.value(),
            representatives=people,
        )

    def heed(self, check: Check) -> None:
        """What the words say by themselves; sex is asked only when no number tells it."""
        derived = check.derived
        said = [derived.sex or "", f"{derived.age} 岁" if derived.age is not None else "", derived.region]
        self.says.say("   ".join(part for part in said if part) if derived.id_number else "")
        self.sex.setVisible(not derived.id_number and not self.anonymous.value())
        self.sealed = derived.matter_class is MatterClass.ACCUSATION
        self.more.setVisible("more" not in self._opened and not self.sealed)
        self._follow_name()
        self.chips.setVisible(bool(self.chips.names()))
        if self.chips.full:
            rest = max(0, self._number() - MOST)
            self.chips_note.say(f"{MOST} 名已满" + (f"，其余 {rest} 人只记人数" if rest else ""))
        else:
            self.chips_note.say("最多 5 名   第20条")
        # The field in hand stays: the next name must not be typed somewhere else.
        self.add_name.setVisible(not self.chips.full or self.add_name.hasFocus())
        self.lay()

    def summary_line(self) -> str:
        """The folded line at 150 %."""
        parts = [
            "匿名" if self.anonymous.value() else self.name.value(), self.says.text(),
            self.village.value() + self.address.value(), self.phone.value(),
        ]  # fmt: skip
        return "   ".join(part for part in parts if part)

    def _number(self) -> int:
        text = self.people.text().strip()
        return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 1

    def _on_more(self) -> None:
        self.open_more()

    def _on_people(self) -> None:
        self.lay()

    def take_name(self) -> bool:
        """The name typed becomes a representative; False when none was typed, so that Enter moves on."""
        name = self.add_name.text().strip()
        if name and self.chips.full:
            self.chips_note.say(f"代表最多 {MOST} 名（第20条），这一位没有加进去；其余的人只记人数", "amber")
            self.add_name.selectAll()
        elif name:
            self.chips.set_names((*self.chips.names(), name))
            self.add_name.clear()
            self.typed.emit()
        return bool(name)

    def _on_names(self) -> None:
        self.typed.emit()
