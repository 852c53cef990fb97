"""The card of a reception day: begins one, goes on with one that is there already, or changes the one that runs."""

from __future__ import annotations

import enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import actions
from ui.reception.day_fields import DayFields, nobody
from ui.reception.days_behind import DaysBehind, state_of, waiting
from ui.surroundings import Surroundings
from ui.widgets import Button, Card, QuietButton, Sentence, Words
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError, Refused
from xfdesk.records.reception_day import DayBehind, ReceptionDay
from xfdesk.rules import dates


class Use(enum.Enum):
    """What the card's button does, as it reads."""

    BEGIN = "开始接访"
    GO_ON = "接着记"
    CHANGE = "保存改动"


class DayCard(QWidget):
    """`opened(day)`: a day was begun or opened again. `changed` and `left`: back to the day that runs. `rota_wanted` and
    `leaflet_wanted`: the days to come, and what people who come are to know.
    """

    opened = Signal(object)
    changed = Signal()
    left = Signal()
    rota_wanted = Signal()
    leaflet_wanted = Signal()

    def __init__(self, desk: Desk, around: Surroundings) -> None:
        super().__init__()
        self.desk, self.theme = desk, around.theme
        t = self.theme
        self.use = Use.BEGIN
        self._uid = ""
        self._typed: ReceptionDay | None = None
        self._offered: ReceptionDay | None = None
        self._is_new = False  # the rota has changed since the card was seen
        self.title = Words(t, "", role="gate")
        self.note = Words(t, "", tone="ink2", wrap=True)
        self.fields = DayFields(t, desk)
        self.sentence = Sentence(t)
        self.back = Button(t, "不改了", actions.keys("back"))
        self.begin = Button(t, Use.BEGIN.value, actions.keys("done"), primary=True)
        self.rota = QuietButton(t, actions.words("open_rota"), actions.keys("open_rota"))
        self.leaflet = QuietButton(t, actions.words("leaflet"), actions.keys("leaflet"))
        self.behind = DaysBehind(t)
        self._lay()
        self.fields.dated.connect(self._on_dated)
        self.fields.passed.connect(self.begin.setFocus)
        self.begin.clicked.connect(self._on_begin)
        self.back.clicked.connect(self.left)
        self.rota.clicked.connect(self.rota_wanted)
        self.leaflet.clicked.connect(self.leaflet_wanted)
        self.behind.wanted.connect(self._go_on_with)
        self._esc = actions.bind(self, "back", self.left.emit, context=Qt.ShortcutContext.WindowShortcut)

    def _lay(self) -> None:
        t, px = self.theme, self.theme.px
        card = Card(t)
        box = QVBoxLayout(card)
        box.setContentsMargins(px(40), px(28), px(40), px(24))
        box.setSpacing(px(8))
        box.addWidget(self.title)
        box.addWidget(self.note)
        box.addSpacing(px(8))
        box.addWidget(self.fields)
        box.addWidget(self.sentence)
        box.addSpacing(px(6))
        foot = QHBoxLayout()
        foot.addWidget(self.rota)
        foot.addWidget(self.leaflet)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.begin)
        box.addLayout(foot)
        inside, holder = QWidget(), QWidget()
        holder.setMaximumWidth(px(760))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(card)
        column.addWidget(self.behind)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(holder, 100)
        middle.addStretch(1)
        upright = QVBoxLayout(inside)
        upright.addStretch(1)
        upright.addLayout(middle)
        upright.addStretch(2)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    # What it shows

    def offer(self) -> None:
        """Last time's day with today's date; where today has its day already, going on with it."""
        self._fill()
        self._take_cursor()

    def _fill(self) -> None:
        self._uid, self._typed = "", None
        day = self.desk.beginning.suggest_day()
        self.fields.show_day(day)
        today = self.desk.clock.today()
        behind = self.desk.beginning.days_behind()
        self.behind.show_days(tuple(one for one in behind if one.day.on != today), today)
        self._on_dated()
        self._offered = self.fields.day("")

    def _take_cursor(self) -> None:
        if self.use is Use.GO_ON:
            self.fields.on.line.selectAll()
            self.fields.go_to("on")
        elif empty := self.fields.first_empty():
            self.fields.go_to(empty)
        else:
            self.begin.setFocus()

    def offer_again(self) -> None:
        """The rota has changed: the card takes it, unless somebody has written on it. The cursor stays where the rota is
        written.
        """
        if self.use is Use.BEGIN and self._untouched():
            self._fill()
            self._is_new = True
            if self.isVisible():
                self.seen_again()

    def seen_again(self) -> None:
        """Enter begins the day, wherever the cursor was left."""
        if self._is_new:
            self._is_new = False
            self._take_cursor()

    def _untouched(self) -> bool:
        try:
            return self.fields.day("") == self._offered
        except dates.BadDate:
            return False

    def change(self, day: ReceptionDay) -> None:
        """The day that runs, for another leader or place."""
        self._uid, self._typed = day.uid, None
        self.fields.show_day(day)
        self.fields.rest(False)
        self.behind.hide()
        self._show_use(Use.CHANGE, "改接访日", "这一天还开着。改好就回到登记，手上填的都在。")
        self.fields.go_to("leaders")

    def _on_dated(self) -> None:
        """The date means another day: one that is there already shows itself and rests, a past one says that it is."""
        if self.use is Use.CHANGE and self._uid:
            return
        on = self.fields.on.day()
        if on is None:
            return
        found = self.desk.beginning.day_on(on)
        if found is not None:
            self._typed = self._typed or self.fields.day("")
            self.fields.show_particulars(found)
            self._show_found(self.desk.beginning.behind(found.uid))
        else:
            if self._typed is not None:
                self.fields.show_particulars(self._typed)
                self._typed = None
            self.fields.leaders.set_known(self.desk.beginning.known_leaders(on))
            self._show_new(on == self.desk.clock.today())
        self.fields.rest(found is not None)

    def _show_found(self, behind: DayBehind) -> None:
        today = behind.day.on == self.desk.clock.today()
        drafts = f"，{waiting(behind)}" if behind.drafts else ""
        title = "今天已经收班" if today else f"{dates.month_day(behind.day.on)}有接访日了"
        note = f"这一天{state_of(behind)}{drafts}。接着记就重新打开它，原来的都在。"
        self._show_use(Use.GO_ON, title, note)

    def _show_new(self, today: bool) -> None:
        filled = "照接访安排" if self.desk.beginning.planned(self.desk.clock.today()) else "照上一次"
        title, note = "开始今天的接访", f"{filled}填好了，对不对看一眼，回车就开始。"
        if not today:
            title, note = "补记过去的一天", "这一天已经过去：来访的到访时间空着，不照现在的钟点记。"
        elif self.fields.first_empty():
            note = "写上地点和接访领导，就可以开始。"
        self._show_use(Use.BEGIN, title, note)

    def _show_use(self, use: Use, title: str, note: str) -> None:
        self.use = use
        self.title.say(title)
        self.note.say(note)
        self.begin.set_word(use.value)
        self.back.setVisible(use is Use.CHANGE)
        self._esc.setEnabled(use is Use.CHANGE)
        self.sentence.clear()

    # What it does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter moves on from every field, as in the form; on the button it begins."""
        if actions.pressed(event, "next_field"):
            self.fields.step()
        else:
            super().keyPressEvent(event)

    def _on_begin(self) -> None:
        if self.use is not Use.GO_ON and self.fields.leaders.pending and not self.fields.leaders.take():
            self.fields.refuse("leaders", nobody(self.fields.leaders.pending))
            return
        try:
            self._do()
        except dates.BadDate as error:
            self.fields.refuse("on", error.sentence)
        except DeskError as error:
            self._refuse(error)

    def _do(self) -> None:
        day, reception = self.fields.day(self._uid), self.desk.reception
        if self.use is Use.CHANGE:
            reception.change_day(day)
            self.changed.emit()
            return
        found = reception.day_on(day.on) if self.use is Use.GO_ON else None
        self.opened.emit(reception.reopen_day(found.uid) if found is not None else reception.open_day(day))

    def _go_on_with(self, uid: str) -> None:
        try:
            self.opened.emit(self.desk.reception.reopen_day(uid))
        except DeskError as error:
            self._refuse(error)

    def _refuse(self, error: DeskError) -> None:
        if isinstance(error, Refused) and error.field in self.fields.by_name:
            self.fields.refuse(error.field, error.sentence)
        else:
            self.sentence.say("problem", error.sentence)
