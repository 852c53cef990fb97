"""Beginning a reception day: a card with date, kind, place, leaders and clerk of last time filled in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import actions
from ui.surroundings import Surroundings
from ui.widgets import Button, Card, CheckBox, Choice, DateField, LineField, PickField, Sentence, Words
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError
from xfdesk.records.reception_day import DayLeader, ReceptionDay
from xfdesk.rules import dates


class DayCard(QWidget):
    opened = Signal(object)

    def __init__(self, desk: Desk, around: Surroundings) -> None:
        super().__init__()
        self.desk, self.theme = desk, around.theme
        t = self.theme
        self._uid = ""
        today = desk.clock.today()
        self.date = DateField(t, "接访日期", today, future=False, width=140)
        self.kind = Choice(t, "接访类型", width=180)
        self.place = PickField(t, "接访地点", placeholder="在哪里接访")
        self.leaders = LineField(t, "其他接访领导", placeholder="不在名单里的：姓名 职务，用顿号分开")
        self.attendants = LineField(t, "陪同人员及单位", placeholder="可以不填")
        self.clerk = PickField(t, "登记员")
        self.boxes: list[CheckBox] = []
        self.sentence = Sentence(t)
        self.begin = Button(t, "开始接访", actions.keys("done"), primary=True)
        card = Card(t)
        card.setMaximumWidth(t.px(760))
        self.title = Words(t, "开始今天的接访", role="gate")
        self.note = Words(t, "照上一次填好了，对不对看一眼，回车就开始。", tone="ink2")
        box = QVBoxLayout(card)
        box.setContentsMargins(t.px(40), t.px(32), t.px(40), t.px(28))
        box.setSpacing(t.px(10))
        box.addWidget(self.title)
        box.addWidget(self.note)
        box.addSpacing(t.px(8))
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(t.px(12))
        self.grid.setVerticalSpacing(t.px(10))
        self.leader_box = QHBoxLayout()
        self.leader_box.setSpacing(t.px(16))
        leaders = QWidget()
        leaders.setLayout(self.leader_box)
        self.leader_box.setContentsMargins(0, 0, 0, 0)
        for n, (label, field) in enumerate(
            (
                ("日期", self.date),
                ("类型", self.kind),
                ("地点", self.place),
                ("接访领导", leaders),
                ("", self.leaders),
                ("陪同", self.attendants),
                ("登记员", self.clerk),
            )
        ):
            self.grid.addWidget(Words(t, label, tone="ink2"), n, 0)
            self.grid.addWidget(field, n, 1)
        self.grid.setColumnStretch(1, 1)
        box.addLayout(self.grid)
        box.addWidget(self.sentence)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.begin)
        box.addLayout(foot)
        inside = QWidget()
        middle = QVBoxLayout(inside)
        middle.addStretch(1)
        middle.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(2)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        card.setMinimumWidth(t.px(640))
        self.begin.clicked.connect(self._on_begin)
        for field in (self.date.line, self.place, self.leaders, self.attendants, self.clerk):
            field.entered.connect(self._on_begin)

    def offer(self) -> None:
        """Last time's day with today's date."""
        day, office = self.desk.beginning.suggest_day(), self.desk.office.office()
        self.show_day(day)
        self.title.say("开始今天的接访")
        known = {leader.name for leader in office.leaders}
        if not day.leaders and not known:
            self.note.say("第一次接访：写上地点和接访领导，就可以开始。")

    def show_day(self, day: ReceptionDay) -> None:
        office = self.desk.office.office()
        self._uid = day.uid
        self.kind.set_options(list(dict.fromkeys([*office.kinds, day.kind])))
        self.place.set_options(list(office.places))
        self.clerk.set_options([clerk.name for clerk in office.clerks if clerk.active])
        self.date.set_today(self.desk.clock.today())
        self.date.set_day(day.on)
        self.kind.set_value(day.kind)
        self.place.set_value(day.place)
        self.attendants.set_value(day.attendants)
        self.clerk.set_value(day.clerk)
        self._boxes(day)
        self.sentence.clear()
        target = self.place if not day.place else self.begin
        target.setFocus()

    def _boxes(self, day: ReceptionDay) -> None:
        for box in self.boxes:
            self.leader_box.removeWidget(box)
            box.deleteLater()
        self.boxes = []
        office = self.desk.office.office()
        chosen = {leader.name: leader.post for leader in day.leaders}
        known = [leader for leader in office.leaders if leader.active]
        for leader in known[:8]:
            post = leader.post_on(day.on) or chosen.get(leader.name, "")
            box = CheckBox(self.theme, leader.name, f"接访领导 {leader.name} {post}")
            box.setToolTip(post)
            box.set_value(leader.name in chosen)
            box.setProperty("post", post)
            self.boxes.append(box)
            self.leader_box.addWidget(box)
        self.leader_box.addStretch(1)
        names = {leader.name for leader in known[:8]}
        others = [f"{name} {post}".strip() for name, post in chosen.items() if name not in names]
        self.leaders.set_value("、".join(others))

    def day(self) -> ReceptionDay:
        """What is chosen; an unreadable date is today's, with its sentence shown."""
        chosen = [DayLeader(box.text(), str(box.property("post") or "")) for box in self.boxes if box.value()]
        for part in self.leaders.value().replace("，", "、").replace(",", "、").split("、"):
            name, _, post = part.strip().partition(" ")
            if name:
                chosen.append(DayLeader(name, post.strip()))
        on = dates.parse(self.date.value(), self.desk.clock.today())
        return ReceptionDay(
            self._uid,
            on,
            self.kind.value(),
            self.place.value(),
            tuple(chosen),
            self.attendants.value(),
            self.clerk.value(),
        )

    def _on_begin(self) -> None:
        try:
            day = self.desk.reception.open_day(self.day())
        except dates.BadDate as error:
            self.sentence.say("problem", error.sentence)
            return
        except DeskError as error:
            self.sentence.say("problem", error.sentence)
            return
        self.opened.emit(day)
