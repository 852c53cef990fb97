"""办理: how it goes on, to whom, what was answered at the table, the marks, and the papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.reception.unit_question import UnitQuestion
from ui.theme import Theme
from ui.widgets import (
    CheckBox,
    Choice,
    DateField,
    LineField,
    PickField,
    QuietButton,
    RadioRow,
    SectionTitle,
    Words,
)
from ui.widgets.grid import Grid, Half, side_by_side
from xfdesk.records.office import Heard, Office
from xfdesk.records.visit import Check, PaperEntry, VisitEntry
from xfdesk.rules import routes
from xfdesk.rules.words import DeliveryMethod, Handling, Receipt

CHOICES = (Handling.SETTLED, Handling.ACCEPTED, Handling.ASSIGNED, Handling.TRANSFERRED, Handling.LAWFUL_WAY)


class HandlingSection(QWidget):
    typed = Signal()

    def __init__(self, theme: Theme, today: date, *, in_person: bool = True) -> None:
        """`in_person`: somebody came. Else the day of acceptance is asked, and an anonymous one why no notice is owed."""
        super().__init__()
        self.theme, self.in_person = theme, in_person
        t = theme
        self.more = QuietButton(t, "领导意见、书面告知、回避", "")
        self.title = SectionTitle(t, "办理", "", self.more)
        self.few = QuietButton(t, "领导意见等", "", name="领导意见、书面告知、回避")
        self.ways = RadioRow(t, "方式", [way.value for way in CHOICES])
        self.urgent = CheckBox(t, "重大紧急")
        self.hardship = CheckBox(t, "生活困难")
        self.conference = CheckBox(t, "提请联席会议")
        self.unit = PickField(t, "转往或交给哪个单位", placeholder="单位")
        self.question = UnitQuestion(t)
        self.answer = LineField(t, "当场答复", placeholder="当场答复了什么")
        self.opinion = LineField(t, "领导意见")
        self.recusal = LineField(t, "回避", placeholder="谁回避、换谁接访")
        self.notice_on = DateField(
            t, "书面告知送达", today, future=False, width=96, hint=False, placeholder="几时送到"
        )
        self.notice_method = Choice(t, "告知方式", [m.value for m in DeliveryMethod], width=86)
        self.notice_receipt = Choice(t, "签收情况", [r.value for r in Receipt], width=100)
        self.excused = LineField(t, "不书面告知的原因", placeholder="不告知的原因（姓名或地址不清）")
        self.letter_number = LineField(t, "函号", placeholder="函号")
        self.letter_method = Choice(t, "怎样送", [m.value for m in DeliveryMethod], width=118)
        self.letter_to = LineField(t, "谁收的", placeholder="谁收的")
        self.letter_on = DateField(
            t, "函的送达日期", today, future=False, width=112, hint=False, placeholder="几时送到"
        )
        self.told = CheckBox(t, "已当面告知来访人：收到了、转给谁、怎样问结果")
        self.accepted_on = DateField(t, "受理日期", today, future=False, width=112, placeholder="收到那天")
        self._marks = side_by_side(
            t, self.urgent, self.hardship, self.conference, QWidget(), stretch=(0, 0, 0, 1), gap=16
        )
        self._ways_cell = side_by_side(t, self.ways, self.few, self._marks, stretch=(1, 0))
        self.few.hide()
        self._notice_cell = side_by_side(
            t, self.notice_on, self.notice_method, self.notice_receipt, QWidget(), stretch=(0, 0, 0, 1)
        )
        self._sent_cell = side_by_side(t, self.letter_on, QWidget(), stretch=(0, 1))
        self._letter_cell = side_by_side(t, self.letter_method, self.letter_to, stretch=(0, 1))
        self.duty_note = Words(t, "", role="small", tone="amber", wrap=True)
        self.grid = Grid(t)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(t.px(6))
        for widget in (self.title, self.grid, self.duty_note):
            box.addWidget(widget)
        self.duty_note.hide()
        self.sealed = self.continues = self._more = False
        self._state: tuple[object, ...] = ()
        self.grid.adopt(self)
        self.lay()
        self.more.clicked.connect(self.open_more)
        self.few.clicked.connect(self.open_more)
        for field in self.fields():
            field.typed.connect(self._on_typed)

    def fields(self) -> list[Any]:
        return [
            self.ways, self.urgent, self.hardship, self.conference, self.unit, self.letter_number, self.letter_method,
            self.letter_to, self.letter_on, self.told, self.answer, self.accepted_on, self.opinion, self.recusal, self.notice_on,
            self.notice_method, self.notice_receipt, self.excused,
        ]  # fmt: skip

    def stops(self) -> list[QWidget]:
        """Where the cursor goes, in the order in which the rows are shown."""
        fields: list[QWidget] = self.fields()
        after = fields.index(self.unit) + 1
        return [*fields[:after], *self.question.stops(), *fields[after:]]

    def set_office(self, office: Office, heard: Heard, today: date) -> None:
        known = [unit.name for unit in office.units if unit.active]
        self.unit.set_options(list(dict.fromkeys([*known, *heard.units])))
        for field in (self.notice_on, self.letter_on, self.accepted_on):
            field.set_today(today)

    def lay(self) -> None:
        way = self.ways.value()
        state = (self.sealed, self.continues, self._more, way, self.narrow, self._asks, self._nobody)
        if state == self._state:
            return
        self._state = state
        rows: list[tuple[Half, ...] | QWidget] = []
        if self.sealed:
            self.title.set_title("移送")
            self.title.set_note("专人送，不经被反映单位和本人")
            rows.append((Half("送给", self.unit, "unit"), Half("函号", self.letter_number)))
            rows.append(
                (Half("怎样送", self._letter_cell), Half("送达", self._sent_cell, "paper.delivered_on"))
            )
            rows.append((Half("", self.told),) if self.in_person else self._notice_row())
            self.grid.lay(rows)
            return
        self.title.set_title("办理")
        self.title.set_note("")
        self._seat_marks(apart=self.continues or self.narrow)
        if not self.continues:
            rows.append((Half("方式", self._ways_cell, "handling"),))
        if self.continues or self.narrow:
            rows.append((Half("标记", self._marks),))
        if not self.continues:
            if way == Handling.TRANSFERRED:
                rows.append((Half("转往", self.unit, "unit"),))
            if way == Handling.SETTLED:
                rows.append((Half("答复", self.answer, "answer"),))
            if way == Handling.ASSIGNED and self._unit_needed:
                rows.append((Half("交给", self.unit, "unit"),))
            if way == Handling.ACCEPTED and not self.in_person:
                rows.append((Half("受理日期", self.accepted_on, "matter.accepted_on"),))
            if self._asks:
                rows.append((Half("", self.question),))
        if self._more:
            rows.append(
                (
                    Half("领导意见", self.opinion, "leader_opinion"),
                    Half("回避", self.recusal, "matter.recusal"),
                )
            )
        if self._more or self._nobody:
            rows.append(self._notice_row())
        self.grid.lay(rows)

    _unit_needed = narrow = _asks = _nobody = False

    def _notice_row(self) -> tuple[Half, Half]:
        notice = Half("书面告知", self._notice_cell, "notice.delivered_on")
        return notice, Half("不告知", self.excused, "notice.excused")

    def _seat_marks(self, *, apart: bool) -> None:
        """The marks stand at the end of 方式, or in a row of their own."""
        row = self._ways_cell.layout()
        assert isinstance(row, QHBoxLayout)
        inside = row.indexOf(self._marks) >= 0
        if apart and inside:
            row.removeWidget(self._marks)
        elif not apart and not inside:
            row.addWidget(self._marks)
            self._marks.show()

    def settle(self, explained: str) -> None:
        """What was just explained to the visitor is the answer given at the table, until another is typed."""
        if self.ways.value() == Handling.SETTLED and not self.answer.value():
            self.answer.set_value(explained)

    def open_more(self) -> None:
        self._more = True
        self.lay()
        self.opinion.setFocus()

    def show_entry(self, entry: VisitEntry) -> None:
        self.continues = bool(entry.continues)
        way = entry.handling if entry.handling in CHOICES else None
        self.ways.set_value(way or "")
        for mark in ("urgent", "hardship", "conference"):
            getattr(self, mark).set_value(getattr(entry.matter, mark))
        self.unit.set_value(entry.unit)
        self.answer.set_value(entry.answer)
        self.opinion.set_value(entry.leader_opinion)
        self.recusal.set_value(entry.matter.recusal)
        notice, letter = entry.notice, entry.paper
        self.notice_on.set_value(notice.delivered_on)
        self.notice_method.set_value(notice.method)
        self.notice_receipt.set_value(notice.receipt)
        self.excused.set_value(notice.excused)
        self.accepted_on.set_value("" if self.in_person else entry.matter.accepted_on)
        self.letter_number.set_value(letter.number)
        self.letter_method.set_value(letter.method)
        self.letter_to.set_value(letter.recipient)
        self.letter_on.set_value(letter.delivered_on)
        self.told.set_value(bool(notice.delivered_on))
        self._more = bool(
            entry.leader_opinion or entry.matter.recusal or notice.delivered_on or notice.excused
        )
        self._state = ()
        self.lay()

    def fill(self, entry: VisitEntry) -> VisitEntry:
        way = self.ways.value()
        handling = Handling.TRANSFERRED if self.sealed else Handling(way) if way else None
        matter = replace(
            entry.matter,
            urgent=self.urgent.value(),
            hardship=self.hardship.value(),
            conference=self.conference.value(),
            recusal=self.recusal.value(),
        )
        if not self.in_person:
            matter = replace(matter, accepted_on=self.accepted_on.value() if way == Handling.ACCEPTED else "")
        letter = replace(
            entry.paper,
            number=self.letter_number.value(),
            method=self.letter_method.value(),
            recipient=self.letter_to.value(),
            delivered_on=self.letter_on.value(),
        )
        return replace(
            entry,
            matter=matter,
            handling=None if self.continues else handling,
            unit=self.unit.value(),
            answer=self.answer.value(),
            leader_opinion=self.opinion.value(),
            notice=self._notice(entry.notice),
            paper=letter,
        )

    def _notice(self, notice: PaperEntry) -> PaperEntry:
        """Of a sealed visit only its tick is shown, so nothing else says whether the visitor was told."""
        notice = replace(
            notice,
            delivered_on=self.notice_on.value(),
            method=self.notice_method.value(),
            receipt=self.notice_receipt.value(),
            excused=self.excused.value(),
        )
        if not self.sealed or not self.in_person:
            return notice
        if not self.told.value():
            return replace(notice, delivered_on="", method="", receipt="")
        told_in_person = replace(notice, delivered_on="今天", method=DeliveryMethod.IN_PERSON.value)
        return notice if notice.delivered_on else told_in_person

    def set_short(self, short: bool) -> None:
        """Where there is no room the title goes; its link stands in the row."""
        short = short and not self.narrow and not self.sealed and not self.continues
        self.title.setVisible(not short)
        self.few.setVisible(short and not self._more)

    def heed(self, check: Check, *, nobody: bool = False) -> None:
        """`nobody`: whoever it is gave no name."""
        derived = check.derived
        self.sealed, self._nobody = derived.sealed, nobody and not self.in_person
        lawful = routes.allowed_handlings(derived.matter_class, derived.route)
        self.ways.show_only([way.value for way in lawful])
        self.more.setVisible(not derived.sealed and not self._more)
        unit_needed = any(missing.field == "unit" for missing in check.missing) or bool(self.unit.value())
        if unit_needed != self._unit_needed:
            self._unit_needed, self._state = unit_needed, ()
        self._asks = self.question.heed(check.findings, "unit", self.unit.value())
        recusal = next((f.message for f in check.findings if f.rule == "recusal"), "")
        note = recusal or ("生活困难：请告知可申请社会救助（第27、37条）" if self.hardship.value() else "")
        self.duty_note.say(note)
        self.duty_note.setVisible(bool(note))
        self.lay()

    def set_narrow(self, narrow: bool) -> None:
        """At 150 % the marks take a row of their own."""
        if narrow == self.narrow:
            return
        self.narrow = narrow
        self.lay()

    def set_compact(self, compact: bool) -> None:
        self.grid.set_gap(4 if compact else 6)

    def _on_typed(self) -> None:
        self.lay()
        self.typed.emit()
