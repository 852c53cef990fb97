"""录入卡: the fields of the official system in its order, each copied by one key, and what is not entered yet (art. 21)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import actions
from ui.actions import pressed
from ui.matter.card_line import CardLine
from ui.matter.forms.form import ActForm, Asks
from ui.matter.forms.making import Offered
from ui.matter.forms.manners import teach
from ui.matter.forms.values import values_of
from ui.surroundings import Surroundings
from ui.widgets import Ground, SectionTitle, Words
from xfdesk.desk.desk import Desk
from xfdesk.errors import DeskError
from xfdesk.records.acts import EnterOfficial
from xfdesk.records.followup import NotEntered
from xfdesk.rules import dates
from xfdesk.rules.words import ActKind, OfficialState

LIST = 300
UID = Qt.ItemDataRole.UserRole
NOTHING = "都录入了。新登记的事项会出现在这里。"
CHOOSE = "在左边选一件，回车打开它的录入卡。"


class EntryCard(Ground):
    """`said(sentence, can undo)`, `left`: Esc or 收起. Looking at a card shows full numbers and is written down."""

    said = Signal(str, bool)
    left = Signal()

    def __init__(self, desk: Desk, around: Surroundings) -> None:
        super().__init__(around.theme, "surface")
        self.desk, self.around = desk, around
        self.matter, self._narrow = "", False
        self.lines: list[CardLine] = []
        self.form: ActForm | None = None
        self.setAccessibleName("录入卡")
        self.waiting: tuple[NotEntered, ...] = ()
        self.count = Words(self.theme, "", role="medium")
        self.list = _List()
        self.list.itemActivated.connect(self._on_chosen)
        self.head = SectionTitle(self.theme, "录入卡", "")
        self.hint = Words(self.theme, CHOOSE, tone="ink2", wrap=True)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay()
        actions.bind(self, "record_act", self.write_down)
        self.refresh()

    def _lay(self) -> None:
        px = self.theme.px
        self.side = Ground(self.theme, "sunk")
        self.side.setFixedWidth(px(LIST))
        beside = QVBoxLayout(self.side)
        beside.setContentsMargins(px(12), px(12), px(12), px(8))
        beside.addWidget(self.count)
        beside.addWidget(self.list, 1)
        self.right = QVBoxLayout()
        self.right.setContentsMargins(px(24), px(12), px(20), px(8))
        self.right.setSpacing(px(8))
        self.right.addWidget(self.head)
        self.right.addWidget(self.hint)
        self.right.addWidget(self.area, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addLayout(self.right, 1)

    # The list

    def refresh(self) -> None:
        """What is not entered, as it stands now; the line that was chosen stays chosen where it still waits."""
        followup = self.desk.followup
        self.waiting = followup.not_entered()
        total = followup.not_entered_count()
        shown = f"，先列最早的 {len(self.waiting)} 件" if total > len(self.waiting) else ""
        self.count.say(f"还没录入 {total} 件{shown}")
        at = self.list.currentRow()
        self.list.clear()
        today = self.desk.clock.today()
        for one in self.waiting:
            name = "" if one.sealed else f"{one.name}   "
            item = QListWidgetItem(f"{dates.short(one.received_on, today)}   {name}{one.summary}")
            item.setData(UID, one.uid)
            item.setSizeHint(QSize(0, self.theme.px(30)))
            item.setToolTip(one.matter)
            self.list.addItem(item)
        here = next((n for n, one in enumerate(self.waiting) if one.uid == self.matter), at)
        self.list.setCurrentRow(max(0, min(here, len(self.waiting) - 1)))

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.show_card(str(item.data(UID)))

    def take_focus(self) -> None:
        """In the card's first field, else in the list."""
        first = next((line for line in self.lines if line.value), None)
        (first or self.list).setFocus()

    # A card

    def show_card(self, matter: str) -> None:
        try:
            fields = self.desk.followup.copy_card(matter)
        except DeskError as refused:
            self._clear()
            self.hint.say(str(refused), "amber")
            self.hint.show()
            return
        self._clear()
        self.matter = matter
        self._share()
        view = self.desk.ledger.matter(matter)
        self.head.set_note(f"{view.number}   {view.summary}")
        self.hint.hide()
        self._lines(fields)
        self._form(view.official_state, view.official_number)
        self.said.emit("已显示全号，已记入操作历史", False)
        self.take_focus()

    def _lines(self, fields: tuple[tuple[str, str], ...]) -> None:
        inside = _Lines()
        inside.stepped.connect(self._step)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, self.theme.px(8), 0)
        column.setSpacing(0)
        for label, value in fields:
            line = CardLine(self.theme, label, value)
            line.clicked.connect(partial(self._copy, line))
            self.lines.append(line)
            column.addWidget(line)
        column.addStretch(1)
        inside.setProperty("ground", "surface")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.area.setWidget(inside)

    def _form(self, state: str, number: str) -> None:
        """Below the fields: the number that the system gave, entered here."""
        if state in (OfficialState.ENTERED, OfficialState.NOT_NEEDED):
            self.hint.say(f"{state}   {number}".strip(), "ink2")
            self.hint.show()
            return
        kind = ActKind.ENTER_OFFICIAL
        form = self.form = ActForm(self.theme, Asks(kind, kind.label, Offered()), self.desk.clock.today())
        teach(form, {})
        form.fill(values_of(EnterOfficial(OfficialState.ENTERED)))
        form.recorded.connect(self.write_down)
        form.left.connect(self.left)
        form.set_narrow(self._narrow)
        self.right.addWidget(form)

    def _clear(self) -> None:
        self.matter, self.lines = "", []
        self._share()
        self.area.takeWidget()
        self.head.set_note("")
        if self.form is not None:
            self.right.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def _copy(self, line: CardLine) -> None:
        QGuiApplication.clipboard().setText(line.value)
        line.mark()
        self.said.emit(f"已复制 {line.label}", False)
        self._step(1)

    def _step(self, by: int) -> None:
        """To the next field that holds something; after the last into the number."""
        filled = [line for line in self.lines if line.value]
        at = next((n for n, line in enumerate(filled) if line.hasFocus()), -1)
        if 0 <= at + by < len(filled):
            filled[at + by].setFocus()
            self.area.ensureWidgetVisible(filled[at + by])
        elif by > 0 and self.form is not None:
            self.form.begin("number")

    def write_down(self) -> None:
        """Recorded, the next one that waits has the cursor; Enter opens its card."""
        form = self.form
        if form is None:
            return
        form.clear()
        try:
            self.desk.followup.record(self.matter, form.on(), form.act())
        except DeskError as refused:
            form.refuse(refused)
            return
        self._clear()
        self.hint.say(CHOOSE if self.desk.followup.not_entered_count() else NOTHING, "ink2")
        self.hint.show()
        self.refresh()
        self.list.setFocus()

    def set_narrow(self, narrow: bool) -> None:
        """Where there is little room the list waits while a card is open."""
        self._narrow = narrow
        self._share()
        if self.form is not None:
            self.form.set_narrow(narrow)

    def _share(self) -> None:
        self.side.setVisible(not (self._narrow and self.matter))


class _Lines(QWidget):
    """The fields one below the other; the arrows go from one to the next."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if pressed(event, "line_down", "line_up"):
            self.stepped.emit(1 if pressed(event, "line_down") else -1)
        else:
            super().keyPressEvent(event)


class _List(QListWidget):
    """What waits; Enter opens the card."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("popup", "side")
        self.setAccessibleName("还没录入的事项")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if pressed(event, "done") and item is not None:
            self.itemActivated.emit(item)
        else:
            super().keyPressEvent(event)
