"""One demand point: the text, the leader's keys, and just the fields that the verdict obliges to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.reception.unit_question import UnitQuestion
from ui.theme import Theme
from ui.widgets import (
    Button,
    CheckBox,
    DateField,
    LineField,
    PickField,
    QuietButton,
    VerdictKeys,
    Words,
)
from ui.widgets.grid import Grid, Half, side_by_side
from xfdesk.records.day import ReceptionDay
from xfdesk.records.office import Heard, Office
from xfdesk.records.visit import Finding, PointEntry
from xfdesk.rules.words import ReasonCode, Verdict

TEXTS = (
    "text", "reason", "basis", "reasonable_part", "unreasonable_part", "measure", "leader", "unit", "person",
    "explanation", "explained_by", "remedy",
)  # fmt: skip
DAYS = ("due", "explained_on", "next_look_on")
SOLVABLE = (Verdict.FULLY_REASONABLE, Verdict.PARTLY_REASONABLE)


class PointEditor(QWidget):
    """`promise` and what belongs to it stand with the first point; the form owns their meaning."""

    typed = Signal()
    remedy_wanted = Signal(object)

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self.theme = theme
        self._point = PointEntry()
        self.index, self.needs_verdict, self.with_promise, self.narrow = 0, True, False, False
        self.several, self.nth, self._sole = False, 0, ""
        self._persons: list[tuple[str, str]] = []
        self._posts: dict[str, str] = {}
        self._asks = False
        self._make_fields(today)
        self.grid = Grid(theme)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.grid)
        self._state: tuple[object, ...] = ()
        for field in self.fields():
            field.typed.connect(self._on_typed)
        self.keys.judged.connect(self._on_judged)
        self.grid.adopt(self)
        self.lay()

    def _make_fields(self, today: date) -> None:
        t = self.theme
        self.text = LineField(t, "诉求", placeholder="要求什么，一条一句")
        self.keys = VerdictKeys(t)
        self.judged_by = Words(t, "", role="small", tone="ink2")
        self.reasonable_part = LineField(t, "合理的部分")
        self.unreasonable_part = LineField(t, "不合理的部分")
        self.reason = LineField(t, "理由")
        self.basis = LineField(t, "依据", placeholder="法律、政策的名称和条")
        self.measure = LineField(t, "措施", placeholder="怎么解决")
        self.explanation = LineField(t, "已解释", placeholder="向来访人说明了什么")
        self.explained_by = PickField(t, "谁解释", placeholder="谁解释的")
        self.explained_on = DateField(t, "哪天解释的", today, future=False, width=96, hint=False)
        self.remedy = LineField(t, "救济途径", placeholder="告诉来访人可以怎样请求复查")
        self.usual = Button(t, "套用", name="套用常用的救济途径")
        self.unit = PickField(t, "责任单位", placeholder="谁办")
        self.question = UnitQuestion(t)
        self.person = PickField(t, "责任人", placeholder="责任人")
        self.leader = PickField(t, "包案领导", placeholder="领导")
        self.due = DateField(t, "何时", today, future=True, width=100)
        self.not_yet_solvable = CheckBox(t, "暂难解决")
        self.next_look_on = DateField(t, "再议日期", today, future=True, width=96)
        self.promise = LineField(t, "答应", placeholder="答应了什么，几时办到")
        self.promise_due = DateField(
            t, "几时办到", today, future=True, width=100, hint=False, placeholder="几时"
        )
        self.offer = QuietButton(t, "改记合理但缺乏法律依据", "", name="改记为合理但缺乏法律依据，归部分合理")
        self.offer.setToolTip("没有依据，不能判为不合理。按这里改记，归部分合理（第32条）")
        # Beside the keys, where its coming and going moves nothing.
        self._keys_cell = side_by_side(t, self.keys, self.offer, QWidget(), self.judged_by, stretch=(0, 0, 1))
        self._who_cell = side_by_side(t, self.unit, self.person, stretch=(3, 2))
        self._due_label = due_label = Words(t, "何时", tone="ink2")
        self._leader_cell = side_by_side(t, self.leader, due_label, self.due, stretch=(1, 0, 0), gap=8)
        self._explained_cell = side_by_side(t, self.explained_by, self.explained_on, stretch=(1, 0))
        self._remedy_cell = side_by_side(t, self.remedy, self.usual, stretch=(1, 0))
        self._promise_cell = side_by_side(t, self.promise, self.promise_due, stretch=(1, 0))
        self._seat(self._keys_cell, 1)
        self.usual.clicked.connect(self._on_usual)
        self.offer.clicked.connect(self._on_offer)

    def fields(self) -> list[Any]:
        return [
            self.text, self.keys, self.reasonable_part, self.unreasonable_part, self.reason, self.basis, self.measure,
            self.explanation, self.explained_by, self.explained_on, self.remedy, self.unit, self.person, self.leader,
            self.due, self.not_yet_solvable, self.next_look_on, self.promise, self.promise_due,
        ]  # fmt: skip

    def stops(self) -> list[QWidget]:
        """Where the cursor goes, in the order in which the rows are shown."""
        fields: list[QWidget] = self.fields()
        fields.insert(fields.index(self.remedy) + 1, self.usual)
        after = fields.index(self.due) + 1
        fields[after:after] = self.question.stops()
        if self.not_yet_solvable.parent() is not self._promise_cell:
            fields.remove(self.not_yet_solvable)
            fields.insert(fields.index(self.keys) + 1, self.not_yet_solvable)
        else:
            fields.remove(self.next_look_on)
            fields.insert(fields.index(self.explanation) + 1, self.next_look_on)
            fields.remove(self.not_yet_solvable)
            fields.append(self.not_yet_solvable)
        return fields

    def _seat(self, cell: QWidget, at: int) -> None:
        """暂难解决 stands below, at the end of 答应, or beside the keys where there is no 答应."""
        row = cell.layout()
        assert isinstance(row, QHBoxLayout)
        if row.indexOf(self.not_yet_solvable) < 0:
            row.insertWidget(at, self.not_yet_solvable)

    def set_office(self, office: Office, heard: Heard, day: ReceptionDay) -> None:
        self._persons = [(unit.name, person) for unit in office.units for person in unit.persons]
        self._persons += [pair for pair in heard.persons if pair not in self._persons]
        self._posts = {leader.name: leader.post for leader in day.leaders}
        self._sole = day.leaders[0].name if len(day.leaders) == 1 else ""
        names = dict.fromkeys(
            [
                *(leader.name for leader in day.leaders),
                *(one.name for one in office.leaders if one.active),
                *heard.leaders,
            ]
        )
        self.leader.set_options(list(names))
        self.explained_by.set_options([*names, *(clerk.name for clerk in office.clerks)])
        known = [unit.name for unit in office.units if unit.active]
        self.unit.set_options(list(dict.fromkeys([*known, *heard.units])))
        self._on_unit()
        for field in (self.due, self.next_look_on, self.explained_on, self.promise_due):
            field.set_today(day.on)

    def lay(self) -> None:
        verdict = self.keys.value() if self.needs_verdict else None
        later = self.not_yet_solvable.value()
        code = self._point.reason_code
        state = (
            self.narrow,
            verdict,
            later,
            self.index,
            self.nth,
            self.needs_verdict,
            self.with_promise,
            self.several,
            code,
            self._asks,
        )
        self.offer.setVisible(self.offer_shown)
        if state == self._state:
            return
        self._state = state
        p = f"points.{self.index}."
        label = f"诉求 {self.nth + 1}" if self.several else "诉求"
        rows: list[tuple[Half, ...] | QWidget] = [(Half(label, self.text, p + "text", self.several),)]
        if self.needs_verdict:
            rows.append((Half("判断", self._keys_cell, p + "verdict"),))
        promised = verdict is Verdict.FULLY_REASONABLE and (self.with_promise or self._promised)
        solvable = verdict in SOLVABLE and not code
        if promised or not self.narrow:
            self._seat(self._promise_cell if promised else self._keys_cell, 2 if promised else 1)
        elif solvable:
            rows.append((Half("", self.not_yet_solvable),))
        rows += self._verdict_rows(verdict, later, p)
        self.grid.lay(rows)
        self.not_yet_solvable.setVisible(solvable)

    @property
    def _promised(self) -> bool:
        return bool(self.promise.value() or self.promise_due.value())

    @property
    def offer_shown(self) -> bool:
        return self.keys.value() is Verdict.UNREASONABLE and not self.basis.value().strip()

    def _verdict_rows(self, verdict: Verdict | None, later: bool, p: str) -> list[tuple[Half, ...] | QWidget]:
        reason, basis = Half("理由", self.reason, p + "reason"), Half("依据", self.basis, p + "basis")
        explained = Half("已解释", self.explanation, p + "explanation")
        owner = (Half("谁办", self._who_cell, p + "unit"), Half("领导", self._leader_cell, p + "due"))
        when: list[tuple[Half, ...] | QWidget] = [(Half("", self.question),)] if self._asks else []
        if self.narrow:
            when.append((Half("何时", self.due),))
        promise = (
            [(Half("答应", self._promise_cell, "promise.by_when"),)]
            if self.with_promise or self._promised
            else []
        )
        postponed = (explained, Half("再议", self.next_look_on, p + "next_look_on"))
        if verdict is Verdict.FULLY_REASONABLE:
            if later:
                return [postponed, *promise]
            return [(Half("措施", self.measure, p + "measure"),), owner, *when, *promise]
        if verdict is Verdict.PARTLY_REASONABLE:
            parts = (
                Half("合理的", self.reasonable_part, p + "reasonable_part"),
                Half("不合理的", self.unreasonable_part, p + "unreasonable_part"),
            )
            if self._point.reason_code:
                return [parts, (reason, explained), owner, *when]
            solution = (
                [postponed]
                if later
                else [(Half("措施", self.measure, p + "measure"), explained), owner, *when]
            )
            return [parts, (reason, basis), *solution]
        if verdict is Verdict.UNREASONABLE:
            told = (explained, Half("谁解释", self._explained_cell, p + "explained_by"))
            return [(reason, basis), told, (Half("救济途径", self._remedy_cell, p + "remedy"),)]
        if not self.needs_verdict:
            return [owner, *when]
        return [(reason,)] if self.reason.value() else []

    def show_point(self, point: PointEntry, index: int, needs_verdict: bool) -> None:
        self._point, self.index, self.needs_verdict = point, index, needs_verdict
        for name in (*TEXTS, *DAYS):
            getattr(self, name).set_value(getattr(point, name))
        self.keys.set_value(point.verdict)
        self.not_yet_solvable.set_value(point.not_yet_solvable)
        self._say_judge(point.judged_by)
        self._on_unit()
        self._state = ()
        self.lay()

    def set_index(self, index: int) -> None:
        """The demand's place in the entry, by which the check names its fields."""
        self.index = index

    def point(self) -> PointEntry:
        values = {name: getattr(self, name).value() for name in (*TEXTS, *DAYS)}
        return replace(
            self._point, **values, verdict=self.keys.value(), not_yet_solvable=self.not_yet_solvable.value()
        )

    def heed(self, findings: tuple[Finding, ...]) -> None:
        self._asks = self.question.heed(findings, f"points.{self.index}.unit", self.unit.value())
        self.lay()

    def judge(self, verdict: Verdict) -> None:
        self.keys.judge(verdict)

    def set_judge(self, name: str) -> None:
        if self.keys.value() is not None and not self._point.judged_by:
            self._say_judge(name)

    def _say_judge(self, name: str) -> None:
        """With the post, before the save and after it."""
        words = f"{name} {self._posts.get(name, '')}".strip()
        self.judged_by.say(f"{words} 研判" if name else "")

    def set_narrow(self, narrow: bool) -> None:
        """At 150 % the date takes a row of its own and who judged is left out."""
        if narrow == self.narrow:
            return
        self.narrow = narrow
        row = self._leader_cell.layout()
        assert isinstance(row, QHBoxLayout)
        if narrow:
            row.removeWidget(self.due)
        self._due_label.setVisible(not narrow)
        self.judged_by.setVisible(not narrow)
        self.lay()
        if not narrow:
            row.addWidget(self.due)
            self.due.show()

    def set_compact(self, compact: bool) -> None:
        self.grid.set_gap(4 if compact else 6)

    def _on_typed(self) -> None:
        if self.sender() is self.unit:
            self._on_unit()
        self.lay()
        self.typed.emit()

    def _on_unit(self) -> None:
        mine = [person for unit, person in self._persons if unit == self.unit.value()]
        everyone = [person for _, person in self._persons]
        self.person.set_options(list(dict.fromkeys(mine or everyone)))

    def _on_judged(self, verdict: object) -> None:
        if verdict is not Verdict.PARTLY_REASONABLE and self._point.reason_code:
            self._point = replace(self._point, reason_code="")
        if verdict is Verdict.UNREASONABLE and not self.explained_on.value():
            self.explained_on.set_day(self.explained_on.today)
        if verdict in SOLVABLE and not self.leader.value():
            self.leader.set_value(self._sole)
        if verdict is Verdict.UNREASONABLE and not self.explained_by.value():
            self.explained_by.set_value(self._sole)
        self.lay()
        self.typed.emit()

    def _on_usual(self) -> None:
        self.remedy_wanted.emit(self)

    def _on_offer(self) -> None:
        """art. 32(2): reasonable, but no law supports it; filed under 部分合理."""
        self._point = replace(self._point, reason_code=ReasonCode.NO_LEGAL_BASIS.value)
        self.keys.set_value(Verdict.PARTLY_REASONABLE)
        self.lay()
        self.reasonable_part.setFocus()
        self.typed.emit()
