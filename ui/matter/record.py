"""A matter's record: who and what, the acts lawful now and the form of one, the story so far, what comes, the demands."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.matter.acts_row import ActsRow, Other
from ui.matter.forms.form import ActForm
from ui.matter.head import Head
from ui.matter.parts import section
from ui.matter.sealed import Sealed
from ui.matter.side import ClosingNeeds, Side, row_of, selectable
from ui.matter.timeline import MomentLine, Timeline
from ui.theme import Theme
from ui.widgets import Ground
from xfdesk.records.conference import MatterSession
from xfdesk.records.followup import Done, Offered
from xfdesk.records.ledger import MatterView
from xfdesk.rules.words import Channel

SIDE = 320
NARROW, LEAST_STORY, LEAST_SIDE = 700, 110, 200
"""Below this width the form takes the whole room, and the story and the demands wait until it is put away."""


class Record(Ground):
    """`reveal_wanted` 显示全号 · `open_sealed_wanted(reason)` · `act_wanted(ActKind)` · `asked(name of another act)` ·
    `correct_wanted(done act)` · `due_wanted(moment that comes)` · `closing_wanted(word)` ·
    `outreach_wanted(number of the record it was made of)` · `session_wanted(key of a session)`.
    """

    reveal_wanted = Signal()
    open_sealed_wanted = Signal(str)
    act_wanted = Signal(object)
    asked = Signal(str)
    correct_wanted = Signal(str)
    due_wanted = Signal(object)
    closing_wanted = Signal(str)
    outreach_wanted = Signal(str)
    session_wanted = Signal(str)

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__(theme, "surface")
        self.today = today
        self.view: MatterView | None = None
        self.revealed = False
        self.sealed: Sealed | None = None
        self.timeline: Timeline | None = None
        self.side: Side | None = None
        self.closing = ClosingNeeds(theme)
        self.closing.wanted.connect(self.closing_wanted)
        self.form: ActForm | None = None
        self._narrow = False
        self._head: Head | None = None
        self.acts = ActsRow(theme)
        self.acts.chosen.connect(self.act_wanted)
        self.acts.asked.connect(self.asked)
        self.story_area, self.side_area = _Scroll("经过"), _Scroll("要点")
        self._lay()

    def _lay(self) -> None:
        px = self.theme.px
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(24), px(12), px(20), px(8))
        self._column.setSpacing(px(8))
        self.left = QVBoxLayout()
        self.left.setSpacing(px(8))
        self.left.addWidget(self.story_area, 1)
        self.left.addStretch(0)
        self.beside = QWidget()
        self.beside.setFixedWidth(px(SIDE + 12))
        beside = self._foot_of_side = QVBoxLayout(self.beside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(px(6))
        beside.addWidget(self.side_area, 1)
        beside.addWidget(self.closing)
        self._row = QHBoxLayout()
        self._row.setSpacing(px(22))
        self._row.addLayout(self.left, 1)
        self._row.addWidget(self.beside)
        self._column.addWidget(self.acts)
        self._column.addLayout(self._row, 1)

    # What it shows

    def show_matter(
        self,
        view: MatterView,
        offered: Offered,
        done: tuple[Done, ...] = (),
        sessions: tuple[MatterSession, ...] = (),
        *,
        revealed: bool = False,
    ) -> None:
        """As it stands now. A form that is open stays as it is, with the cursor in it."""
        self.view, self.revealed = view, revealed
        self._replace_head(None)
        if view.withheld:
            self._seal(view)
            return
        if self.sealed is not None:
            self.sealed.hide()
            self.sealed.deleteLater()
            self.sealed = None
        self._replace_head(Head(self.theme, view, revealed=revealed))
        self.acts.show_acts(offered, _others(view))
        self.acts.show()
        self.story_area.hold(self._story(view))
        self._foot_of_side.addWidget(self.closing)
        self.side = Side(self.theme, view, done, self.today, sessions)
        self.side.session_wanted.connect(self.session_wanted)
        self.side_area.hold(self.side)
        self.closing.show_needs(view.closing_needs)
        self._share()

    def _replace_head(self, head: Head | None) -> None:
        if self._head is not None:
            self._head.hide()
            self._head.deleteLater()
        self._head = head
        if head is not None:
            head.reveal_wanted.connect(self.reveal_wanted)
            head.outreach_wanted.connect(self.outreach_wanted)
            self._column.insertWidget(0, head)

    def _seal(self, view: MatterView) -> None:
        """Nothing of what stood here before waits behind it."""
        self.close_form()
        self.acts.show_acts(Offered(), ())
        self.closing.show_needs(())
        self._foot_of_side.addWidget(self.closing)
        self.side = None
        for area in (self.story_area, self.side_area):
            area.hold(QWidget())
        for part in (self.acts, self.story_area, self.beside):
            part.hide()
        if self.sealed is not None:
            self.sealed.deleteLater()
        self.sealed = Sealed(self.theme, view)
        self.sealed.open_wanted.connect(self.open_sealed_wanted)
        self._column.insertWidget(0, self.sealed, 1)

    def refuse(self, sentence: str) -> None:
        if self.sealed is not None:
            self.sealed.refuse(sentence)

    def _story(self, view: MatterView) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, self.theme.px(8), 0)
        column.setSpacing(self.theme.px(6))
        column.addWidget(section(self.theme, "经过"))
        self.timeline = Timeline(self.theme, view.timeline, self.today)
        self.timeline.correct_wanted.connect(self.correct_wanted)
        self.timeline.due_wanted.connect(self.due_wanted)
        column.addWidget(self.timeline)
        if view.facts:
            column.addWidget(section(self.theme, "事实"))
            column.addWidget(selectable(view.facts))
        if view.history:
            column.addWidget(section(self.theme, "操作历史", "谁、何时、改了什么"))
            for entry in view.history:
                words = _entry(entry.what, entry.who, entry.before, entry.after)
                column.addWidget(row_of(self.theme, f"{entry.at:%m-%d %H:%M}", words))
        column.addStretch(1)
        return made

    # The form of an act

    def open_form(self, form: ActForm) -> None:
        self.close_form()
        form.set_narrow(self._narrow)
        self.form = form
        self.left.insertWidget(0, form)
        form.show()
        self._share()
        QTimer.singleShot(0, self, self._settle)

    def close_form(self) -> None:
        if self.form is not None:
            self.left.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
            self._share()

    def take_focus(self) -> None:
        if self.sealed is not None:
            self.sealed.reason.setFocus()
        else:
            self.acts.take_focus()

    # Its room

    def set_narrow(self, narrow: bool) -> None:
        """Keys leave the buttons, edges draw in."""
        self._narrow = narrow
        self.acts.set_narrow(narrow)
        px = self.theme.px
        self._column.setContentsMargins(px(12 if narrow else 24), px(12), px(12 if narrow else 20), px(8))
        if self.form is not None:
            self.form.set_narrow(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """A form in a small window has the room to itself; beside it the story goes on showing what comes next."""
        if self.sealed is not None:
            return
        px, form = self.theme.px, self.form
        self.beside.setVisible(form is None or self.width() >= px(NARROW + SIDE))
        self._seat_closing()
        room = self.height() - self.story_area.y() if form is None else self.height() - form.y()
        self.story_area.setVisible(form is None or form.sizeHint().height() + px(LEAST_STORY) <= room)

    def _seat_closing(self) -> None:
        """What closing wants stands below the demands, always in sight; in a low window above them, where it scrolls."""
        if self.side is None:
            return
        low = self.height() - self.beside.y() < self.theme.px(LEAST_SIDE)
        holder = self.side if low else self.beside
        if self.closing.parentWidget() is not holder:
            if low:
                self.side.column.insertWidget(0, self.closing)
            else:
                self._foot_of_side.addWidget(self.closing)
            self.closing.setVisible(bool(self.closing.links))

    def _settle(self) -> None:
        """Once more when the form knows its height."""
        self._share()
        self.story_area.show_next()


def _others(view: MatterView) -> tuple[Other, ...]:
    """What else can be done with a record; printing and correcting belong to a visit, or to what came without one."""
    found = []
    if not view.sealed:
        found = [Other("papers", "文书", "file", "papers"), Other("card", "录入卡", "", "entry_card")]
    brought = view.channel != Channel.RECEPTION
    if view.received and brought:
        found.append(Other("correct_first", "更正登记", "edit"))
    if view.received[brought:]:
        found.append(Other("correct_again", "更正再次收到的", "edit"))
    if view.visits:
        found.append(Other("correct", "更正来访", "edit"))
    if view.visits or view.received:
        found.append(Other("register", "打印登记表", "print", "print_matter"))
    if view.visits:
        found.append(Other("slip", "打印回执", "print"))
    if view.sealed:
        found.append(Other("letter", "打印移送函", "print"))
    return tuple(found)


def _entry(what: str, who: str, before: str, after: str) -> str:
    changed = "".join(f"\n{word}：{text}" for word, text in (("原", before), ("改为", after)) if text)
    return f"{what}   {who}{changed if before else ''}"


class _Scroll(QScrollArea):
    """Gives way to the form above it; what it holds is taken anew each time the record changes."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def hold(self, inside: QWidget) -> None:
        inside.setProperty("ground", "surface")
        inside.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWidget(inside)
        self.show()
        # Once it is laid out: what comes next is what the record is opened for.
        QTimer.singleShot(0, self, self.show_next)

    def show_next(self) -> None:
        lines = self.findChildren(MomentLine)
        nearest = next((line for line in lines if line.nearest), lines[-1] if lines else None)
        if nearest is not None:
            self.ensureWidgetVisible(nearest, 0, self.viewport().height() // 3)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 40)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 40)
