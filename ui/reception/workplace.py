"""The day's workplace: the queue at the left, the form of the visit in hand, the earlier matter where there is room."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.reception.acts import VisitActs
from ui.reception.earlier import EarlierMatter
from ui.reception.form import VisitForm
from ui.reception.in_hand import InHand
from ui.reception.paper import VisitPaper
from ui.reception.queue import TODAY, Queue
from ui.reception.wizard import RouteQuestions
from ui.surroundings import Surroundings
from xfdesk.rules import dates
from xfdesk.rules.routes import Proposal

COMPACT_BELOW = 726
WIDE_FROM = 1600
WITH_QUEUE, TWO_COLUMNS, ONE_COLUMN = 1180, 880, 740  # least widths; the fields need some 860


class Workplace(QWidget):
    """Lays them side by side on the one visit in hand, and ties what each asks for to the acts."""

    def __init__(self, in_hand: InHand, around: Surroundings) -> None:
        super().__init__()
        self.in_hand, self.around, self.theme = in_hand, around, around.theme
        self._folded = False
        self.acts = VisitActs(in_hand)
        self.queue = Queue(self.theme)
        self.form = VisitForm(in_hand, self.theme)
        self.questions = RouteQuestions(self.theme)
        self.earlier = EarlierMatter(self.theme)
        self.paper = VisitPaper(in_hand, self.acts, around, self)
        self.form.body.insertWidget(self.form.body.indexOf(self.form.matter) + 1, self.questions)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.queue)
        row.addWidget(self.form, 1)
        row.addWidget(self.earlier)
        self._connect()

    def _connect(self) -> None:
        acts, form = self.acts, self.form
        self.queue.chosen.connect(acts.open)
        self.queue.next_wanted.connect(acts.next_visitor)
        self.queue.draft_wanted.connect(acts.open)
        self.queue.draft_unwanted.connect(self._on_unwanted)
        form.foot.saved.connect(acts.save)
        form.foot.saved_and_next.connect(acts.save_and_next)
        form.who.id_number.card.connect(acts.card_read)
        form.print_wanted.connect(self.paper.print_form)
        form.strip.taken_over.connect(acts.take_over)
        form.strip.continued.connect(acts.continue_matter)
        form.strip.made_new.connect(acts.as_new_matter)
        self.questions.proposed.connect(self._on_proposed)
        self.in_hand.day_shown.connect(self._on_day)
        self.in_hand.queue_changed.connect(self._on_queue)
        self.in_hand.checked.connect(self._on_checked)

    def narrow(self, folded: bool) -> None:
        self._folded = folded
        self.form.set_folded(folded)
        self.fit()

    def fit(self) -> None:
        """What the size allows: the queue folds first, then the form's rows, at last its second column; rows close
        up when it is low; the earlier matter's story stands beside when it is wide."""
        window, px = self.window(), self.theme.px
        folds = self._folded or self.width() < px(WITH_QUEUE)
        self.queue.set_narrow(folds)
        form = self.width() - self.queue.width()
        self.form.set_room(narrow=form < px(TWO_COLUMNS), single=form < px(ONE_COLUMN))
        self.form.set_compact(window.height() < self.theme.px(COMPACT_BELOW))
        self.earlier.allow(window.width() >= self.theme.px(WIDE_FROM))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _on_day(self) -> None:
        on = self.in_hand.day.on
        today = on == self.in_hand.desk.clock.today()
        self.queue.set_day(TODAY if today else dates.month_day(on))

    def _on_queue(self) -> None:
        hand = self.in_hand
        self._show_queue()
        if not hand.rows:
            self.queue.show_left(hand.desk.reception.left_over())

    def _show_queue(self) -> None:
        hand = self.in_hand
        sealing = hand.check.derived.sealed
        self.queue.show_rows(hand.rows, hand.entry.uid, sealing=sealing, changed=hand.changed)

    def _on_unwanted(self, visit: str) -> None:
        """A draft of another day: gone for good, so it is asked first."""
        title, sentence = "不要这份草稿了？", "它还没有存成来访，丢弃以后找不回来。"
        if self.around.ask.choose(self, title, sentence, ("丢弃草稿", "留着"), grave=True) == 0:
            self.acts.attempt(lambda: self.in_hand.desk.reception.drop_draft(visit))
            self._on_queue()

    def _on_checked(self) -> None:
        self._show_queue()
        found = self.in_hand.recognised
        self.earlier.show_matter(self.in_hand.desk, found.matter if found else "")

    def _on_proposed(self, proposal: Proposal) -> None:
        self.form.matter.choose(proposal)
        self.form.matter.summary.setFocus()
