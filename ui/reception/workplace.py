"""The day's workplace: the queue at the left, the form of the visit in hand, the earlier matter where there is room."""

from __future__ import annotations

from ui.reception.acts import VisitActs
from ui.reception.form import VisitForm
from ui.reception.form_place import FormPlace
from ui.reception.in_hand import InHand
from ui.reception.queue import TODAY, Queue
from ui.surroundings import Surroundings
from xfdesk.rules import dates

WITH_QUEUE = 1180  # least width


class Workplace(FormPlace):
    """Lays them side by side on the one visit in hand, and ties what each asks for to the acts."""

    def __init__(self, in_hand: InHand, around: Surroundings) -> None:
        self.acts = acts = VisitActs(in_hand)
        self.queue = Queue(around.theme)
        super().__init__(in_hand, around, acts, VisitForm(in_hand, around.theme))
        self.row.insertWidget(0, self.queue)
        self.queue.chosen.connect(acts.open)
        self.queue.next_wanted.connect(acts.next_visitor)
        self.queue.draft_wanted.connect(acts.open)
        self.queue.draft_unwanted.connect(self._on_unwanted)
        self.form.foot.saved_and_next.connect(acts.save_and_next)
        self.form.who.id_number.card.connect(acts.card_read)
        in_hand.day_shown.connect(self._on_day)
        in_hand.queue_changed.connect(self._on_queue)
        in_hand.checked.connect(self._show_queue)

    def taken(self) -> int:
        return self.queue.width()

    def fit(self) -> None:
        """The queue folds before the form does."""
        self.queue.set_narrow(self.folded or self.width() < self.theme.px(WITH_QUEUE))
        super().fit()

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
